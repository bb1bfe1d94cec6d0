"""Whether the figures, dates and codes of an application agree with one another and with the rules."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from docgen.check.case import Case
from docgen.check.nomenclature import PROVINCE_CODES, industry_section
from docgen.check.subsidy import Allowed
from docgen.check.totals import form_sums, prints_executed
from docgen.model.application import AnnualFigures, ScheduleRow
from docgen.model.dates import PartialDate
from docgen.model.edition import PROVINCIAL
from docgen.model.fields import label_of
from docgen.model.findings import Finding, Outcome, Severity
from docgen.model.money import grouped
from docgen.model.names import nearest_name

_YEARLY = ("revenue_wan", "tax_paid_wan", "profit_wan")
"""附件2, columns 5 to 7."""
REGION_FINDING = "figures.region"
"""The id of the finding that the applicant's region is none of the edition's."""


def check_figures(case: Case, allowed: Allowed) -> tuple[Finding, ...]:
    """The findings `figures.*`, always in the same order; the region is told only where it is none."""
    findings = [
        _applied(case, allowed),
        _schedule_sum(case),
        _schedule_dates(case),
        _dates(case),
        _fixed_assets(case),
        _base_year(case),
        _uscc_region(case),
        _industry(case),
        _cluster(case),
    ]
    if not _has_known_region(case):
        findings.append(_region(case))
    if prints_executed(case.application, case.edition):
        findings.append(_executed(case))
    return tuple(findings)


def _finding(
    name: str, outcome: Outcome, field: str, message: str, severity: Severity = "error", **words: str
) -> Finding:
    return Finding(
        id=f"figures.{name}", outcome=outcome, severity=severity, field=field, message=message, **words
    )


def _applied(case: Case, allowed: Allowed) -> Finding:
    """附件2 column 14 against the ceiling; between the sure and the possible ceiling nothing is decided."""
    applied, ceiling = case.application.project.applied_wan, allowed.ceiling.amount_wan
    words = {"expected": "大于 0，且" + allowed.ceiling.sum[-1], "actual": f"{grouped(applied)} 万元"}
    most = allowed.at_most_wan
    if applied <= 0:
        outcome, why = Outcome.FAIL, "申请补助资金须大于 0"
    elif ceiling is not None and applied <= ceiling:
        outcome, why = Outcome.PASS, f"不超过最高可申请额 {grouped(ceiling)} 万元"
    elif most is not None and applied > most:
        outcome, why = (
            Outcome.FAIL,
            f"超过最高可申请额 {grouped(most)} 万元，多 {grouped(applied - most)} 万元",
        )
    elif ceiling is None:
        outcome, why = Outcome.UNDETERMINED, "最高可申请额无法计算，不能判断"
    else:
        known = f"不超过 {grouped(ceiling)} 万元时确定符合"
        outcome, why = Outcome.UNDETERMINED, f"最高可申请额尚未确定，{known}"
    message = f"申请补助资金 {grouped(applied)} 万元；{why}。计算：{'；'.join(allowed.ceiling.sum)}。"
    return Finding(
        id="figures.applied",
        outcome=outcome,
        field="project.applied_wan",
        message=message,
        citation=allowed.ceiling.citation,
        **words,
    )


def _schedule_sum(case: Case) -> Finding:
    total, _ = form_sums(case.application, case.edition)
    amounts = [row.amount_wan for row in case.application.schedule]
    planned = sum(amounts, Decimal(0))
    shown = " + ".join(grouped(amount) for amount in amounts)
    tax = "含税" if case.edition.parameters.form_total == "with_tax" else "不含税"
    message = f"进度计划投入合计 {shown} = {grouped(planned)} 万元；项目总投资（{tax}）{grouped(total)} 万元"
    difference = (
        "，两者相等。" if planned == total else f"，相差 {grouped(abs(total - planned))} 万元，须相等。"
    )
    outcome = Outcome.PASS if planned == total else Outcome.FAIL
    return _finding("schedule_sum", outcome, "schedule", message + difference)


def _schedule_dates(case: Case) -> Finding:
    """Rows inside the period, in order, without overlap; dates are compared as far as both are written."""
    project, rows = case.application.project, case.application.schedule
    faults = []
    for number, row in enumerate(rows, start=1):
        if _later(row.from_, row.to):
            faults.append(f"第 {number} 行的开始时间晚于结束时间")
        if _later(project.begins, row.from_) or _later(row.to, project.ends):
            faults.append(f"第 {number} 行（{_span(row)}）不在项目起止时间内")
    for number, (row, following) in enumerate(pairwise(rows), start=1):
        if _later(row.to, following.from_) or _same_day(row.to, following.from_):
            faults.append(
                f"第 {number} 行（{_span(row)}）与第 {number + 1} 行（{_span(following)}）重叠或次序颠倒"
            )
    outcome = Outcome.FAIL if faults else Outcome.PASS
    period = f"项目起止时间 {project.begins.zh()}至{project.ends.zh()}"
    message = f"{period}；{'；'.join(faults) or '进度计划各行在其内，依次衔接，没有重叠'}。"
    return _finding("schedule_dates", outcome, "schedule", message)


def _dates(case: Case) -> Finding:
    project = case.application.project
    wrong = _later(project.begins, project.ends)
    message = f"开始时间 {project.begins.zh()}，结束时间 {project.ends.zh()}"
    message += "，开始晚于结束，请改正。" if wrong else "，先后无误。"
    return _finding("dates", Outcome.FAIL if wrong else Outcome.PASS, "project.ends", message)


def _fixed_assets(case: Case) -> Finding:
    total, fixed = form_sums(case.application, case.edition)
    outcome = Outcome.PASS if fixed <= total else Outcome.FAIL
    message = f"固定资产投资 {grouped(fixed)} 万元，项目总投资 {grouped(total)} 万元；前者不得大于后者。"
    return _finding("fixed_assets", outcome, "investment", message)


def _base_year(case: Case) -> Finding:
    """附件2 columns 5 to 7: each given or not applicable; none from before the founding."""
    applicant, year = case.application.applicant, case.edition.base_year
    figures = applicant.figures.get(str(year), AnnualFigures())
    given = [name for name in _YEARLY if getattr(figures, name) is not None]
    excused = [name for name in _YEARLY if _is_excused(f"figures.{year}.{name}", case)]
    founded_later = applicant.established.first_day().year > year
    impossible = given if founded_later else [name for name in given if name in excused]
    missing = [name for name in _YEARLY if name not in given and name not in excused]
    if impossible:
        why = f"单位成立于{applicant.established.zh()}" if founded_later else "同时列为不适用"
        message = (
            f"{year} 年{_labels(impossible)}已填数，但{why}；请删去数字并列入 applicant.not_applicable。"
        )
        return _finding("base_year", Outcome.FAIL, _yearly_path(year, impossible[0]), message, "warning")
    if missing:
        message = f"{year} 年{_labels(missing)}没有填写；不适用的请列入 applicant.not_applicable。"
        return _finding("base_year", Outcome.UNDETERMINED, _yearly_path(year, missing[0]), message)
    message = f"{year} 年{_labels(list(_YEARLY))}已填写"
    message += f"（其中不适用：{_labels(excused)}）。" if excused else "。"
    return _finding("base_year", Outcome.PASS, f"applicant.figures.{year}", message)


def _uscc_region(case: Case) -> Finding:
    """GB 32100-2015: characters 3 to 8 are the registration's division code, GB/T 2260."""
    code = case.application.applicant.uscc
    wanted = PROVINCE_CODES.get(case.edition.province)
    field = "applicant.uscc"
    if wanted is None:
        message = f"不知道“{case.edition.province}”的行政区划代码，无法核对统一社会信用代码的登记地。"
        return _finding("uscc_region", Outcome.UNDETERMINED, field, message, "warning")
    held = code[2:4] == wanted
    message = f"统一社会信用代码 {code} 的登记地代码为 {code[2:4]}，{case.edition.province}为 {wanted}"
    message += "。" if held else "；请核对营业执照，确认是否在省内登记。"
    return _finding("uscc_region", Outcome.PASS if held else Outcome.FAIL, field, message, "warning")


def _has_known_region(case: Case) -> bool:
    """Whether 附件2 of some region takes the application in; any name will do where no regions are listed."""
    known, region = case.edition.region_names(), case.application.applicant.region
    provincial = case.application.recommended_by.kind == "provincial"
    return not known or region in known or (provincial and region == PROVINCIAL)


def _region(case: Case) -> Finding:
    region, known = case.application.applicant.region, case.edition.region_names()
    near = nearest_name(region, known)
    meant = f"是不是“{near}”？" if near else f"请从以下地区中选一个：{'、'.join(known)}。"
    message = f"{case.edition.province}没有地区“{region}”，汇总表（附件2）不会列入本项目；{meant}"
    return Finding(
        id=REGION_FINDING, outcome=Outcome.FAIL, field="applicant.region", message=message, actual=region
    )


def _industry(case: Case) -> Finding:
    industry = case.application.applicant.industry
    known = industry_section(industry) is not None
    message = f"所属行业“{industry}”" + (
        "是 GB/T 4754 代码。" if known else "不是 GB/T 4754 代码，请写如 C34。"
    )
    outcome = Outcome.PASS if known else Outcome.FAIL
    return _finding("industry", outcome, "applicant.industry", message, "warning")


def _cluster(case: Case) -> Finding:
    project = case.application.project
    unnamed = project.in_cluster and not project.cluster.strip()
    message = "是省先进制造业集群中的项目" if project.in_cluster else "不是省先进制造业集群中的项目"
    if unnamed:
        message += "，但没有写明是哪个集群，请填写 project.cluster"
    elif project.in_cluster:
        message += f"（{project.cluster}）"
    outcome = Outcome.FAIL if unnamed else Outcome.PASS
    return _finding("cluster", outcome, "project.cluster", f"{message}。", "warning")


def _executed(case: Case) -> Finding:
    """附件3 prints 执行额 for this programme."""
    executed = case.application.project.executed_wan
    if executed is None:
        message = "本类项目的附件3 须填执行额，请填写 project.executed_wan。"
        return _finding("executed", Outcome.UNDETERMINED, "project.executed_wan", message)
    message = f"执行额 {grouped(executed)} 万元。"
    return _finding("executed", Outcome.PASS, "project.executed_wan", message)


def _is_excused(path: str, case: Case) -> bool:
    listed = case.application.applicant.not_applicable
    return path in listed or f"applicant.{path}" in listed


def _yearly_path(year: int, name: str) -> str:
    return f"applicant.figures.{year}.{name}"


def _labels(names: list[str]) -> str:
    return "、".join(label_of(f"applicant.figures.2021.{name}") for name in names)


def _span(row: ScheduleRow) -> str:
    return f"{row.from_.zh()}至{row.to.zh()}"


def _later(first: PartialDate, second: PartialDate) -> bool:
    """Whether first is later than second for every day that both can mean."""
    return first.first_day() > second.last_day()


def _same_day(first: PartialDate, second: PartialDate) -> bool:
    return first.day is not None and first == second
