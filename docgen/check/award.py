"""The province's award against what was applied for and what the rule allows."""

from __future__ import annotations

from decimal import Decimal

from docgen.check.case import Case, worst
from docgen.check.instalments import pay_out
from docgen.check.subsidy import Allowed
from docgen.model.award import Award
from docgen.model.findings import Finding, Outcome
from docgen.model.money import grouped

_Judged = tuple[Outcome, str]


def check_award(award: Award, case: Case, allowed: Allowed) -> Finding:
    """granted ≤ applied, granted ≤ ceiling, first payment ≤ the rule's first instalment of the grant."""
    judged = [_against_applied(award, case), _against_ceiling(award, allowed), _first(award, case, allowed)]
    outcome = worst([each for each, _ in judged])
    first_is_at_fault = outcome is not Outcome.PASS and judged[2][0] is outcome
    return Finding(
        id="award.granted",
        outcome=outcome,
        field="award.first_wan" if first_is_at_fault and judged[0][0] is not outcome else "award.granted_wan",
        actual=f"{grouped(award.granted_wan)} 万元",
        message="；".join(text for _, text in judged) + "。",
        citation=allowed.ceiling.citation,
    )


def _against_applied(award: Award, case: Case) -> _Judged:
    applied = case.application.project.applied_wan
    text = f"批复 {grouped(award.granted_wan)} 万元，申请 {grouped(applied)} 万元"
    if award.granted_wan > applied:
        return Outcome.FAIL, f"{text}，批复大于申请"
    return Outcome.PASS, text


def _against_ceiling(award: Award, allowed: Allowed) -> _Judged:
    ceiling, most = allowed.ceiling.amount_wan, allowed.at_most_wan
    if ceiling is not None and award.granted_wan <= ceiling:
        return Outcome.PASS, f"不超过最高可申请额 {grouped(ceiling)} 万元"
    if most is not None and award.granted_wan > most:
        return Outcome.FAIL, f"批复大于最高可申请额 {grouped(most)} 万元"
    return Outcome.UNDETERMINED, "最高可申请额尚未确定，无法核对批复金额"


def _first(award: Award, case: Case, allowed: Allowed) -> _Judged:
    if allowed.rule is None:
        return Outcome.UNDETERMINED, "没有确定的补助标准，无法核对第一笔"
    payments = pay_out(allowed.rule.instalments, award.granted_wan, case.application.budget)
    if not payments:
        return _at_once(award)
    if award.first_wan is None:
        return Outcome.UNDETERMINED, f"条款分期拨付（{payments[0].when}：{payments[0].sum}），第一笔没有填写"
    return _compared(award.first_wan, payments[0].amount_wan, payments[0].sum)


def _compared(first: Decimal, allowed: Decimal | None, words: str) -> _Judged:
    text = f"第一笔 {grouped(first)} 万元，条款为{words}"
    if allowed is None:
        return Outcome.UNDETERMINED, text
    return (Outcome.PASS, text) if first <= allowed else (Outcome.FAIL, f"{text}，第一笔超过")


def _at_once(award: Award) -> _Judged:
    if award.first_wan in (None, award.granted_wan):
        return Outcome.PASS, "条款没有分期，一次拨付"
    return Outcome.UNDETERMINED, "条款没有分期，但填写了小于批复的第一笔，请核对批复文件"
