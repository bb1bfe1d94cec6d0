"""A figure with the words around it, and how a table of tests gives it a role."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extractors.parsers.guideline.facets import Facet
from extractors.parsers.guideline.prose.tokens import Group

Role = Literal[
    "rate", "points", "payment", "payment_of_budget", "spent", "share_other", "share_condition", "share_cap",
    "award", "cap", "cap_holder", "cap_yearly", "unit_rate", "budget", "minimum", "minimum_software", "bound",
    "threshold", "foreign", "quota", "count", "window", "complete_by", "by_day", "day", "duration", "time", "unknown",
]  # fmt: skip
CAPS: tuple[Role, ...] = ("cap", "cap_holder", "cap_yearly")
GIVE = "补助|奖励|奖补|补贴|资助|支持|贴息|配套|补偿|补差|返还|扶持|奖金|奖扶|资金支持|拨付|兑现|奖"
GRANT = re.compile(rf"(?:{GIVE})")
BOUND_AFTER = re.compile(
    r"^(?:（[^（）]*）)?(?:及|及其)?(?:以上|以下|以内|之间)(?!的?(?:奖励|补助|资助|补贴))"
)


@dataclass(frozen=True)
class Surroundings:
    """A group of figures with its sentence: what stands before it (from the last full stop on) and behind it.

    near: the words before it from the last comma or figure on.
    """

    group: Group
    before: str
    after: str
    near: str
    facet: Facet | None

    @property
    def sentence(self) -> str:
        """The whole sentence with the figures in their place."""
        return self.before + "".join(token.text for token in self.group.tokens) + self.after

    @property
    def grants(self) -> bool:
        """Whether the sentence gives money at all."""
        return self.facet == "subsidy" or GRANT.search(self.sentence) is not None


Test = Callable[[Surroundings], object]
Choice = Callable[[Surroundings], Role]


def first_of(table: tuple[tuple[Test, Role | Choice], ...]) -> Choice:
    """A choice: the role of the first row whose test holds; a row may choose between roles itself."""

    def choose(place: Surroundings) -> Role:
        for test, role in table:
            if test(place):
                return role(place) if callable(role) else role
        return "unknown"

    return choose
