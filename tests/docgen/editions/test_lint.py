"""A template that asks for a value that there is not is refused, with the nearest field."""

from __future__ import annotations

import pytest

from docgen.editions import lint_variables
from docgen.editions.lint import known_variables
from docgen.errors import TemplateError


@pytest.mark.parametrize(
    "variable",
    [
        "applicant.name",
        "project.applied_wan",
        "project.performance",
        "project.performance[].name",
        "recommended_by.unit",
        "approvals.filing",
        "schedule",
        "schedule[].work",
        "schedule[].period",
        "totals.total_investment_wan",
        "award.granted_wan",
        "verification.registered",
        "figures.revenue_wan",
        "rows",
        "row.no",
        "row.applicant.name",
        "row.figures.profit_wan",
        "row.totals.fixed_assets_wan",
        "form.blank",
        "summary.direction",
        "edition.basis",
    ],
)
def test_every_field_and_what_forms_add_may_be_used(variable: str) -> None:
    lint_variables([variable], "t.docx")


@pytest.mark.parametrize(
    ("variable", "nearest"),
    [
        ("applicant.nmae", "applicant.name"),
        ("project.applied", "project.applied_wan"),
        ("totals.total_investment", "totals.total_investment_wan"),
        ("row.applicant.nam", "row.applicant.name"),
        ("award.grantedwan", "award.granted_wan"),
    ],
)
def test_a_misspelt_field_is_refused_with_the_nearest(variable: str, nearest: str) -> None:
    with pytest.raises(TemplateError) as raised:
        lint_variables(["applicant.name", variable], "3-commitment.docx")
    assert raised.value.line() == (
        f"3-commitment.docx，标签 {{{{ {variable} }}}}：没有字段“{variable}”。是不是“{nearest}”？"
    )


def test_what_resembles_nothing_points_to_the_table() -> None:
    with pytest.raises(TemplateError, match="请对照字段表"):
        lint_variables(["zzzzzzzzzzzzzzzzzzz"], "t.docx")


@pytest.mark.parametrize(
    "variable",
    ["facts[].value", "investment[].ex_tax_wan", "proofs[].kind", "__class__", "parameters.form_total"],
)
def test_what_no_form_prints_may_not_be_used(variable: str) -> None:
    with pytest.raises(TemplateError):
        lint_variables([variable], "t.docx")


def test_a_template_without_variables_is_fine() -> None:
    lint_variables([], "t.docx")
    assert "" not in known_variables()
