"""A check report as lines of text: outcome, clause, message, the guideline's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.model.document import Place
from docgen.model.findings import OUTCOME_LABELS, CheckReport, Finding, Outcome
from docgen.model.guideline import Citation
from docgen.model.money import grouped

_QUOTED = (Outcome.FAIL, Outcome.UNDETERMINED)
_OUTCOME_COLUMNS = 8
_REMINDER = "提醒"
_INDENT = " " * _OUTCOME_COLUMNS


def check_lines(report: CheckReport) -> list[str]:
    """The whole report; the clause is quoted under every finding that isn't met or is open."""
    category = f"{report.programme}（{report.track}）" if report.track else report.programme
    lines = [f"{report.applicant} · {report.project}", f"申报项目类别：{category}", ""]
    for finding in report.findings:
        lines.extend(_finding_lines(finding))
    lines += ["", "补助上限", *(f"  {step}" for step in report.ceiling.sum)]
    for part in report.ceiling.instalments:
        amount = "待定" if part.amount_wan is None else f"{grouped(part.amount_wan)} 万元"
        lines.append(f"  {part.when}：{amount}（{part.sum}）")
    if report.ceiling.citation:
        lines.append(f"  {cited(report.ceiling.citation)}")
    return [*lines, "", count_line(report)]


def _finding_lines(finding: Finding) -> Iterator[str]:
    clause = f"{finding.citation.clause}  " if finding.citation else ""
    label = _label(finding)
    yield f"{label}{' ' * (_OUTCOME_COLUMNS - 2 * len(label))}{clause}{finding.message}"
    if finding.citation and finding.outcome in _QUOTED:
        yield f"{_INDENT}{cited(finding.citation)}"


def _label(finding: Finding) -> str:
    """符合, 不符合 …; a failure that doesn't make the application fail is a 提醒."""
    reminds = finding.outcome is Outcome.FAIL and finding.severity != "error"
    return _REMINDER if reminds else OUTCOME_LABELS[finding.outcome]


def cited(citation: Citation) -> str:
    """指南第 21 行：“…”, with page or paragraph instead of line where the guideline has those."""
    return f"指南{place_of(citation) or citation.clause}：“{citation.quote}”"


def place_of(place: Citation | Place) -> str:
    """第 21 行; a PDF has pages, a web page or Word file paragraphs; empty where none is known."""
    places = ((place.page_no, "页"), (place.line_no, "行"), (place.paragraph_no, "段"))
    return next((f"第 {number} {unit}" for number, unit in places if number), "")


def count_line(report: CheckReport) -> str:
    """符合 12 项，不符合 1 项，提醒 1 项，待定 2 项: each finding under the word that stands before it."""
    counts = Counter(_label(finding) for finding in report.findings)
    order = [
        label for o in Outcome for label in (OUTCOME_LABELS[o], *([_REMINDER] if o is Outcome.FAIL else []))
    ]
    return "，".join(f"{label} {counts[label]} 项" for label in order if counts[label])
