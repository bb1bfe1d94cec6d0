"""Many applications together: what none of them shows alone."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.check.case import plain_words
from docgen.model.application import Application
from docgen.model.findings import Finding, Outcome
from docgen.model.guideline import normal_path


def repeated_applications(applications: Sequence[tuple[str, Application]]) -> tuple[Finding, ...]:
    """A finding for each project that one applicant applies for more than once under one programme.

    applications: each with its place, as the user gave it.
    """
    groups: dict[tuple[str, str, str], list[tuple[str, Application]]] = {}
    for place, application in applications:
        groups.setdefault(_identity(application), []).append((place, application))
    return tuple(_repeated(group) for group in groups.values() if len(group) > 1)


def _identity(application: Application) -> tuple[str, str, str]:
    return (
        application.applicant.uscc,
        normal_path(application.programme),
        plain_words(application.project.name),
    )


def _repeated(group: list[tuple[str, Application]]) -> Finding:
    first = group[0][1]
    places = "、".join(place for place, _ in group)
    return Finding(
        id="cohort.repeated",
        outcome=Outcome.FAIL,
        field="project.name",
        expected="同一项目只申报一次",
        actual=places,
        message=(
            f"同一项目重复申报：{first.applicant.name}（{first.applicant.uscc}）的“{first.project.name}”"
            f"（{first.programme}）出现 {len(group)} 次：{places}；请只留一份。"
        ),
    )
