"""The whole check of one application."""

from __future__ import annotations

from docgen.check.award import check_award
from docgen.check.case import Case
from docgen.check.conditions import check_conditions
from docgen.check.duties import check_acceptance_duty
from docgen.check.figures import check_figures
from docgen.check.subsidy import allowed_subsidy
from docgen.errors import DeferredProgrammeError, InputError
from docgen.model.application import Application
from docgen.model.award import Award
from docgen.model.edition import Edition
from docgen.model.findings import CheckReport
from docgen.model.guideline import Programme


def check_application(
    application: Application, programme: Programme, edition: Edition, award: Award | None = None
) -> CheckReport:
    """Findings in clause order, then figures, award and acceptance duty; and the ceiling with its sum.

    A condition of another track is left out. Raises DeferredProgrammeError where the guideline defers
    the programme, InputError where the application names none of its tracks, since rules would then
    be left out in silence.
    """
    if programme.state == "deferred":
        raise DeferredProgrammeError(
            f"“{programme.label}”的入库方案另行通知，指南中没有条件和表格",
            place="programme",
            advice="请等待通知",
        )
    _require_track(application, programme)
    case = Case(application, programme, edition)
    allowed = allowed_subsidy(case)
    findings = (*check_conditions(case), *check_figures(case, allowed))
    if award is not None:
        findings = (*findings, check_award(award, case, allowed))
    findings = (*findings, *check_acceptance_duty(case, award))
    return CheckReport(
        programme=programme.label,
        track=application.track,
        applicant=application.applicant.name,
        project=application.project.name,
        findings=findings,
        ceiling=allowed.ceiling,
    )


def _require_track(application: Application, programme: Programme) -> None:
    names = [track.name for track in programme.tracks]
    if names and application.track not in names:
        what = f"子类“{application.track}”不属于“{programme.label}”" if application.track else "没有写明子类"
        raise InputError(what, place="track", advice=f"请从以下子类中选一个：{'、'.join(names)}")
