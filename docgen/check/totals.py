"""Sums that the forms print. The eligible amount of a programme is not among them."""

from __future__ import annotations

from decimal import Decimal

from docgen.errors import InputError
from docgen.model.application import Application, InvestmentLine
from docgen.model.edition import Edition
from docgen.model.guideline import normal_path
from docgen.model.totals import Totals


def application_totals(application: Application, edition: Edition) -> Totals:
    """总投资, 固定资产投资 and 总投资额或执行额 in 万元.

    With tax unless the edition's `form_total` says otherwise (the guideline doesn't). Raises
    InputError where the programme prints 执行额 and the applicant has given none.
    """
    total, fixed = form_sums(application, edition)
    printed = total
    if prints_executed(application, edition):
        if application.project.executed_wan is None:
            raise InputError(
                f"“{application.programme}”类项目的附件3 须填执行额",
                place="project.executed_wan",
                advice="请填写执行额（万元）",
            )
        printed = application.project.executed_wan
    return Totals(total_investment_wan=total, fixed_assets_wan=fixed, total_or_executed_wan=printed)


def form_sums(application: Application, edition: Edition) -> tuple[Decimal, Decimal]:
    """Total investment and fixed assets of the forms, in 万元."""
    with_tax = edition.parameters.form_total == "with_tax"

    def printed(line: InvestmentLine) -> Decimal:
        return line.ex_tax_wan + line.tax_wan if with_tax else line.ex_tax_wan

    total = sum((printed(line) for line in application.investment), Decimal(0))
    fixed = sum((printed(line) for line in application.investment if line.fixed_asset), Decimal(0))
    return total, fixed


def prints_executed(application: Application, edition: Edition) -> bool:
    """Whether 附件3 prints 执行额 for this programme, as the edition lists it."""
    path = normal_path(application.programme)
    return any(path.startswith(normal_path(listed)) for listed in edition.executed_programmes)
