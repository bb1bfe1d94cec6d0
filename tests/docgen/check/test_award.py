from __future__ import annotations

from typing import Any

import pytest

from docgen.check import check_application
from docgen.model.award import Award
from docgen.model.findings import Finding, Outcome
from tests.docgen.check.builders import application, edition, programme

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
HALF_FIRST = [
    {"share": "0.5", "of": "subsidy", "when": "首次"},
    {"remainder": True, "when": "通过验收审核后"},
]
TEN_PERCENT: dict[str, Any] = {
    "mode": "rate",
    "terms": [{"base": "项目总投资", "rate": "0.1"}],
    "cap_wan": 4000,
    "instalments": HALF_FIRST,
}


def judged(award: dict[str, Any], rule: dict[str, Any] = TEN_PERCENT, applied: int = 900) -> Finding:
    report = check_application(
        application(project={"applied_wan": applied}),
        programme(subsidies=[rule]),
        edition(),
        Award.model_validate(award),
    )
    assert report.findings[-1].id == "award.granted"
    return report.findings[-1]


@pytest.mark.parametrize(
    ("granted", "first", "outcome"),
    [
        ("900", "450", PASS),
        ("800", "400", PASS),
        ("900.000001", "450", FAIL),
        ("800", "400.000001", FAIL),
        ("800", "100", PASS),
        ("800", None, OPEN),
    ],
)
def test_an_award_is_within_application_and_first_payment(
    granted: str, first: str | None, outcome: Outcome
) -> None:
    assert judged({"granted_wan": granted, "first_wan": first}).outcome is outcome


def test_an_award_above_the_ceiling_fails() -> None:
    finding = judged({"granted_wan": 1100, "first_wan": 550}, applied=1200)
    assert finding.outcome is FAIL
    assert "批复大于最高可申请额 1,000 万元" in finding.message


def test_a_first_payment_that_is_too_large_names_its_field() -> None:
    assert judged({"granted_wan": 800, "first_wan": 500}).field == "award.first_wan"


def test_a_fixed_first_payment() -> None:
    rule = {
        "mode": "fixed",
        "fixed_wan": 400,
        "instalments": [{"fixed_wan": 100, "when": "首次"}, {"remainder": True, "when": "验收后"}],
    }
    assert judged({"granted_wan": 400, "first_wan": 100}, rule).outcome is PASS
    assert judged({"granted_wan": 400, "first_wan": 101}, rule).outcome is FAIL


def test_a_rule_without_instalments_pays_at_once() -> None:
    rule = {**TEN_PERCENT, "instalments": []}
    assert judged({"granted_wan": 400}, rule).outcome is PASS
    assert judged({"granted_wan": 400, "first_wan": 400}, rule).outcome is PASS
    assert judged({"granted_wan": 400, "first_wan": 200}, rule).outcome is OPEN


def test_without_an_award_there_is_no_finding_about_it() -> None:
    report = check_application(application(), programme(subsidies=[TEN_PERCENT]), edition())
    assert all(not finding.id.startswith("award") for finding in report.findings)
