"""What checking says: findings with citation, the ceiling of the subsidy with its sum, and the report."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from docgen.model.base import Record, Text
from docgen.model.guideline import Citation
from docgen.model.money import Wan


class Outcome(StrEnum):
    """A missing input is UNDETERMINED, never PASS."""

    PASS = "PASS"  # noqa: S105
    FAIL = "FAIL"
    UNDETERMINED = "UNDETERMINED"
    NOT_APPLICABLE = "NOT_APPLICABLE"


OUTCOME_LABELS: dict[Outcome, str] = {
    Outcome.PASS: "符合",
    Outcome.FAIL: "不符合",
    Outcome.UNDETERMINED: "待定",
    Outcome.NOT_APPLICABLE: "不适用",
}

Severity = Literal["error", "warning", "info"]


class Finding(Record):
    """One verdict. id: "<clause>:<kind>" for conditions, "figures.<name>" or "subsidy.<name>" for the rest.

    A FAIL of severity "error" makes the check end with exit code 1; a FAIL of severity "warning"
    (a soft condition) does not. field: the field path that a person would change.
    """

    id: Text
    outcome: Outcome
    severity: Severity = "error"
    field: str = ""
    expected: str = ""
    actual: str = ""
    message: Text
    citation: Citation | None = None


class InstalmentAmount(Record):
    """One payment of the ceiling. amount_wan is None where it cannot be computed yet."""

    when: Text
    amount_wan: Wan | None
    sum: Text


class Ceiling(Record):
    """The most that the rules allow. amount_wan is None where the rules or data leave it open; sum shows how."""

    amount_wan: Wan | None
    sum: tuple[Text, ...]
    instalments: tuple[InstalmentAmount, ...] = ()
    citation: Citation | None = None


class CheckReport(Record):
    """All findings of one application, in clause order, and its ceiling."""

    programme: Text
    track: str
    applicant: Text
    project: Text
    findings: tuple[Finding, ...]
    ceiling: Ceiling

    def of(self, outcome: Outcome) -> tuple[Finding, ...]:
        """The findings with this outcome."""
        return tuple(finding for finding in self.findings if finding.outcome is outcome)

    @property
    def verdict(self) -> Outcome:
        """FAIL where the application fails, UNDETERMINED where something is open, otherwise PASS."""
        if self.errors:
            return Outcome.FAIL
        return Outcome.UNDETERMINED if self.of(Outcome.UNDETERMINED) else Outcome.PASS

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the application fail."""
        return tuple(f for f in self.of(Outcome.FAIL) if f.severity == "error")
