"""What an evaluator is given (a case) and what it gives back (a verdict)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.errors import InputError
from docgen.model.application import Application
from docgen.model.dates import PartialDate
from docgen.model.edition import Edition
from docgen.model.findings import Outcome, Severity
from docgen.model.guideline import Base, Programme, Relation

RELATION_WORDS: dict[Relation, str] = {"ge": "不低于", "gt": "大于", "le": "不超过", "lt": "低于"}


@dataclass(frozen=True)
class Case:
    """One application against one programme of an edition."""

    application: Application
    programme: Programme
    edition: Edition

    def base(self, key: str) -> Base:
        """The programme's base of that key. Raises InputError where the guideline's data names none."""
        try:
            return self.programme.base(key)
        except KeyError:
            raise InputError(
                f"指南数据中的计算基数“{key}”没有定义",
                place=self.programme.label,
                advice="请重新生成 guideline.json",
            ) from None


@dataclass(frozen=True)
class Verdict:
    """A judgement without its clause. message: required, found, and the sum or the reason."""

    outcome: Outcome
    expected: str
    actual: str
    why: str = ""
    field: str = ""
    severity: Severity = "error"

    @property
    def message(self) -> str:
        """One or more Chinese sentences: what was required, what was found, why."""
        parts = []
        if self.expected:
            parts.append(f"要求：{self.expected}")
        if self.actual:
            parts.append(f"申报数据：{self.actual}")
        if self.why:
            parts.append(self.why)
        return "；".join(part.rstrip("。；") for part in parts) + "。"


def certain(at_one_bound: bool, at_other_bound: bool) -> Outcome:
    """PASS or FAIL where both bounds of a range agree, UNDETERMINED where they don't."""
    if at_one_bound and at_other_bound:
        return Outcome.PASS
    return Outcome.UNDETERMINED if at_one_bound or at_other_bound else Outcome.FAIL


def worst(outcomes: list[Outcome]) -> Outcome:
    """FAIL before UNDETERMINED before PASS; for conditions of which every part must hold."""
    for outcome in (Outcome.FAIL, Outcome.UNDETERMINED):
        if outcome in outcomes:
            return outcome
    return Outcome.PASS


def best(outcomes: list[Outcome]) -> Outcome:
    """PASS before UNDETERMINED before FAIL; for conditions of which one part is enough."""
    for outcome in (Outcome.PASS, Outcome.UNDETERMINED):
        if outcome in outcomes:
            return outcome
    return Outcome.FAIL


def holds(value: Decimal, relation: Relation, limit: Decimal) -> bool:
    """Whether value stands in that relation to limit."""
    match relation:
        case "ge":
            return value >= limit
        case "gt":
            return value > limit
        case "le":
            return value <= limit
        case "lt":
            return value < limit


def day_zh(day: date) -> str:
    """2022年6月30日."""
    return PartialDate.parse(day).zh()


def plain_words(text: str) -> str:
    """A name for comparison: no blanks, no quotation marks, brackets full width."""
    kept = "".join(text.split()).translate(str.maketrans("()", "（）"))
    return "".join(char for char in kept if char not in "“”\"‘’'「」『』《》〈〉")
