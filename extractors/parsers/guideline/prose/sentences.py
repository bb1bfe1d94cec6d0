"""A sentence of an item, and a figure read in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from extractors.parsers.guideline.facets import Facet
from extractors.parsers.guideline.prose.surroundings import Role
from extractors.parsers.guideline.prose.tokens import Unit


@dataclass(frozen=True)
class Reading:
    """One figure read: its role, value (dates as days), label (level, tier, kind of project) and why it is doubtful.

    noun: what the label is a level of, as far as it stands behind the levels; lead: what stands before them.
    """

    role: Role
    unit: Unit
    text: str
    start: int
    end: int
    value: Decimal | None = None
    low: Decimal | None = None
    day: date | None = None
    last_day: date | None = None
    label: str = ""
    noun: str = ""
    lead: str = ""
    doubt: str = ""


@dataclass
class Sentence:
    """A sentence of the item, its groups, and the windows in it. head: where a head on its own line ends."""

    text: str
    offset: int
    facet: Facet | None
    head: int = 0
    taken: list[tuple[int, int]] = field(default_factory=list)

    def is_taken(self, start: int, end: int) -> bool:
        """Whether any of these characters belongs to a figure that was read before."""
        return any(first < end and start < last for first, last in self.taken)
