"""Who organises the acceptance (验收) of the project; it varies no wording of the task book."""

from __future__ import annotations

from decimal import Decimal

from docgen.check.case import Case
from docgen.check.totals import form_sums
from docgen.model.award import Award
from docgen.model.edition import AcceptanceDuty
from docgen.model.fields import label_of
from docgen.model.findings import Finding, Outcome
from docgen.model.money import grouped

_BELOW_LEAST = {
    "recommending_unit": f"{label_of('recommended_by.unit')}（丙方）",
    "managing_unit": label_of("parties.managing_unit"),
    "none": "不组织验收",
}


def check_acceptance_duty(case: Case, award: Award | None) -> tuple[Finding, ...]:
    """The party whose range holds the project; none where the edition has no such duties.

    The task book gives two figures without a base and is silent below the lesser one: both are
    parameters of the edition, and the duty is open until a person sets them.
    """
    duties = case.edition.acceptance_duties
    if not duties:
        return ()
    base = case.edition.parameters.acceptance_base
    ranges = "；".join(_range_words(duty) for duty in duties)
    if base is None:
        why = "任务书没有写明这些数字是专项资金还是项目总投资，请在 edition.toml 中填写 acceptance_base"
        return (_finding(duties[0], "parameters.acceptance_base", "", f"{ranges}；{why}。"),)
    words, amount = _measured(base, case, award)
    duty = next((duty for duty in duties if _holds(duty, amount)), None)
    if duty is not None:
        return (_finding(duty, "", duty.party, f"{words}，由{duty.party}组织验收。"),)
    return (_outside(duties, words, amount, case),)


def _outside(duties: tuple[AcceptanceDuty, ...], words: str, amount: Decimal, case: Case) -> Finding:
    """Below the least figure the task book is silent."""
    least = min(duties, key=lambda duty: duty.from_wan)
    settled = case.edition.parameters.acceptance_below_least
    if amount >= least.from_wan:
        return _finding(least, "", "", f"{words}，任务书没有写明由谁组织验收。")
    silence = f"{words}，低于 {grouped(least.from_wan)} 万元的项目任务书没有写明由谁组织验收"
    if settled is None:
        why = "请在 edition.toml 中填写 acceptance_below_least"
        return _finding(least, "parameters.acceptance_below_least", "", f"{silence}，{why}。")
    party = _BELOW_LEAST[settled]
    return _finding(least, "", party, f"{silence}；按 edition.toml 的 acceptance_below_least：{party}。")


def _measured(base: str, case: Case, award: Award | None) -> tuple[str, Decimal]:
    if base == "investment":
        total, _ = form_sums(case.application, case.edition)
        return f"项目总投资 {grouped(total)} 万元", total
    if award is not None:
        return f"批复专项资金 {grouped(award.granted_wan)} 万元", award.granted_wan
    applied = case.application.project.applied_wan
    return f"尚未批复，暂按申请补助资金 {grouped(applied)} 万元", applied


def _holds(duty: AcceptanceDuty, amount: Decimal) -> bool:
    return amount >= duty.from_wan and (duty.below_wan is None or amount < duty.below_wan)


def _range_words(duty: AcceptanceDuty) -> str:
    until = "以上" if duty.below_wan is None else f"至 {grouped(duty.below_wan)} 万元"
    return f"{grouped(duty.from_wan)} 万元（含）{until}由{duty.party}组织验收"


def _finding(duty: AcceptanceDuty, field: str, actual: str, message: str) -> Finding:
    """PASS where a party is known; a duty is no fault of the applicant, so it is information."""
    return Finding(
        id="duty.acceptance",
        outcome=Outcome.PASS if actual else Outcome.UNDETERMINED,
        severity="info",
        field=field,
        actual=actual,
        message=message,
        citation=duty.citation,
    )
