"""What a changed guideline does to one application: two reports, or the faults that kept one from being made."""

from __future__ import annotations

from docgen.errors import DocgenError
from docgen.model.changes import UNREADABLE, ApplicationEffect
from docgen.model.findings import OUTCOME_LABELS, CheckReport, Outcome
from docgen.model.guideline import normal_path
from docgen.model.money import grouped


def unread(folder: str, fault: DocgenError) -> ApplicationEffect:
    """An application that can't be read: the first fault with its place, and how many more there are."""
    return untold(folder, "", fault.line(), fault)


def untold(
    folder: str, project: str, note: str, first: CheckReport | DocgenError | None = None
) -> ApplicationEffect:
    """An application that the new guideline cannot be asked about, and why."""
    report = first if isinstance(first, CheckReport) else None
    return ApplicationEffect(
        folder=folder,
        project=project,
        programme_old=report.programme if report else "",
        programme_new="",
        verdict_old=_verdict(report),
        verdict_new=UNREADABLE,
        note=note,
        exit_code=int(first.exit_code) if isinstance(first, DocgenError) else 0,
    )


def compared(
    folder: str, project: str, old: CheckReport | DocgenError, new: CheckReport | DocgenError
) -> ApplicationEffect:
    """The same application by both guidelines."""
    first = old if isinstance(old, CheckReport) else None
    second = new if isinstance(new, CheckReport) else None
    faults = [(word, error) for word, error in (("旧", old), ("新", new)) if isinstance(error, DocgenError)]
    lines = list(dict.fromkeys(error.line() for _, error in faults))
    notes = [f"按{word}指南不能检查：{error.line()}" for word, error in faults]
    return ApplicationEffect(
        folder=folder,
        project=project,
        programme_old=first.programme if first else "",
        programme_new=second.programme if second else "",
        verdict_old=_verdict(first),
        verdict_new=_verdict(second),
        ceiling_old_wan=first.ceiling.amount_wan if first else None,
        ceiling_new_wan=second.ceiling.amount_wan if second else None,
        instalments_old=_payments(first),
        instalments_new=_payments(second),
        findings=_changed_findings(first, second) if first and second else (),
        note=lines[0] if len(faults) == 2 and len(lines) == 1 else "；".join(notes),
        exit_code=int(faults[0][1].exit_code) if len(faults) == 2 else 0,
    )


def _verdict(report: CheckReport | None) -> str:
    """不通过 with a FAIL, else 待定 with anything open, else 通过."""
    if report is None:
        return UNREADABLE
    if report.errors:
        return f"不通过（{len(report.errors)} 项不符合）"
    open_count = sum(finding.outcome is Outcome.UNDETERMINED for finding in report.findings)
    return f"待定（{open_count} 项）" if open_count else "通过"


def _payments(report: CheckReport | None) -> tuple[str, ...]:
    parts = report.ceiling.instalments if report else ()
    return tuple(
        f"{part.when} {'待定' if part.amount_wan is None else grouped(part.amount_wan)}" for part in parts
    )


def _changed_findings(old: CheckReport, new: CheckReport) -> tuple[tuple[str, str, str, str], ...]:
    """The rules whose outcome differs; a rule that is in one report alone is told with 无."""
    before = {normal_path(finding.id): finding for finding in old.findings}
    after = {normal_path(finding.id): finding for finding in new.findings}
    changed = []
    for key in dict.fromkeys((*after, *before)):
        first, second = before.get(key), after.get(key)
        was = OUTCOME_LABELS[first.outcome] if first else "无此条"
        now = OUTCOME_LABELS[second.outcome] if second else "无此条"
        shown = second or first
        if was != now and shown is not None:
            clause = shown.citation.clause if shown.citation else shown.id
            changed.append((clause, shown.message, was, now))
    return tuple(changed)
