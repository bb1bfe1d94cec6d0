"""Every condition of a programme judged, in the order of its clauses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from docgen.check import money, papers, people, timing
from docgen.check.case import Case, Verdict, plain_words
from docgen.model.findings import Finding, Outcome
from docgen.model.guideline import Condition, applies

EVALUATORS: dict[str, Callable[[Any, Case], Verdict]] = {
    "minimum": money.judge_minimum,
    "count": money.judge_count,
    "share_spent": money.judge_share_spent,
    "window": timing.judge_window,
    "period": timing.judge_period,
    "complete_by": timing.judge_complete_by,
    "duration": timing.judge_duration,
    "state": timing.judge_state,
    "approvals": papers.judge_approvals,
    "location": people.judge_location,
    "research_excluded": people.judge_research_excluded,
    "title": people.judge_title,
    "prior_funding": people.judge_prior_funding,
    "acceptance": papers.judge_acceptance,
    "proof": papers.judge_proof,
    "ip": papers.judge_ip,
    "applicant": people.judge_applicant,
    "preference": papers.judge_preference,
    "missing_attachment": papers.judge_missing_attachment,
    "judgement": papers.judge_by_person,
}
"""Condition kind → its evaluator."""
_OWN_EXEMPTION = ("approvals",)
"""Kinds whose evaluator judges the printed exemption itself."""


def check_conditions(case: Case) -> tuple[Finding, ...]:
    """A finding for each condition that holds for the application's track."""
    track = case.application.track
    return tuple(
        _finding(condition, case)
        for condition in case.programme.conditions
        if applies(condition.tracks, track)
    )


def _finding(condition: Condition, case: Case) -> Finding:
    verdict = _weighed(EVALUATORS[condition.kind](condition, case), condition)
    if condition.only_for and not _is_of_kind(condition.only_for, case):
        why = f"本条只适用于{condition.only_for}"
        verdict = replace(verdict, outcome=Outcome.NOT_APPLICABLE, severity="info", why=why)
    return Finding(
        id=f"{condition.clause}:{condition.kind}",
        outcome=verdict.outcome,
        severity=verdict.severity,
        field=verdict.field,
        expected=verdict.expected,
        actual=verdict.actual,
        message=verdict.message,
        citation=condition.citation,
    )


def _is_of_kind(kind: str, case: Case) -> bool:
    """Whether the applicant's name or one of its titles says that it is of this kind."""
    applicant = case.application.applicant
    wanted = plain_words(kind).removeprefix("各地")
    return any(
        wanted in plain_words(name) for name in (applicant.name, *(title.name for title in applicant.titles))
    )


def _weighed(verdict: Verdict, condition: Condition) -> Verdict:
    """Soften by strength, by exemption and by a citation that is only restated."""
    if condition.strength == "in_principle" and verdict.severity == "error":
        verdict = replace(verdict, severity="warning")
    if verdict.outcome is not Outcome.FAIL:
        return verdict
    if condition.strength == "preferred":
        why = _joined(verdict.why, "优先条件不影响申报资格")
        return replace(verdict, outcome=Outcome.NOT_APPLICABLE, severity="info", why=why)
    if condition.exemptions and condition.kind not in _OWN_EXEMPTION:
        why = _joined(verdict.why, f"条款有例外（{'；'.join(condition.exemptions)}），须由人判断是否适用")
        return replace(verdict, outcome=Outcome.UNDETERMINED, why=why)
    if condition.citation.standing == "restated":
        why = _joined(verdict.why, "本条转引自其他通知，须由人对照原文判断")
        return replace(verdict, outcome=Outcome.UNDETERMINED, why=why)
    return verdict


def _joined(first: str, second: str) -> str:
    return f"{first}；{second}" if first else second
