"""What is different between two guidelines, and what that does to applications."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Record, Text
from docgen.model.guideline import Citation
from docgen.model.money import Wan

ChangeKind = Literal["programme", "figure", "rule_added", "rule_dropped", "wording", "renumbered"]
"""programme: added, dropped, renamed, renumbered, state, tracks; figure: a value of a rule; wording: the same
rule in other words; renumbered: the same words under another clause number."""

CHANGE_LABELS: dict[ChangeKind, str] = {
    "programme": "类别",
    "figure": "数值",
    "rule_added": "新增",
    "rule_dropped": "删除",
    "wording": "文字",
    "renumbered": "编号",
}


UNREADABLE = "不能检查"
"""The verdict where no report could be made."""


class Change(Record):
    """One difference. programme: its label now, or before where it is gone. field: what changed, in Chinese;
    path: the same as a path of the record. old and new: as shown; citations where they stand.
    """

    kind: ChangeKind
    programme: Text
    field: Text
    path: str = ""
    old: str = ""
    new: str = ""
    citation_old: Citation | None = None
    citation_new: Citation | None = None


class GuidelineChanges(Record):
    """All differences in the order of the new text; punctuation_only: rules whose words differ in nothing else."""

    old_title: Text
    new_title: Text
    changes: tuple[Change, ...]
    punctuation_only: int = 0
    moved: tuple[tuple[str, str, str], ...] = ()
    """Old path, new path and new name of each programme that is in both."""


class ApplicationEffect(Record):
    """What the new guideline does to one application. findings: id, before → after of each that differs."""

    folder: Text
    project: str
    programme_old: str
    programme_new: str
    verdict_old: str
    verdict_new: str
    ceiling_old_wan: Wan | None = None
    ceiling_new_wan: Wan | None = None
    instalments_old: tuple[str, ...] = ()
    instalments_new: tuple[str, ...] = ()
    findings: tuple[tuple[str, str, str, str], ...] = ()
    """(clause and words of the rule, message, before, after)."""
    note: str = ""
    exit_code: int = 0
    """What a check of it alone ends with where neither guideline can be asked; 0 elsewhere."""

    @property
    def unreadable(self) -> bool:
        """Whether neither guideline can be asked about it."""
        return self.verdict_old == self.verdict_new == UNREADABLE

    @property
    def changed(self) -> bool:
        """Whether verdict, ceiling, payments or any finding is another one."""
        if self.unreadable:
            return False
        return bool(
            self.note
            or self.findings
            or self.verdict_old != self.verdict_new
            or self.ceiling_old_wan != self.ceiling_new_wan
            or self.instalments_old != self.instalments_new
        )
