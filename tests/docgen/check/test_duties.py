from __future__ import annotations

from typing import Any

import pytest

from docgen.check import check_application
from docgen.model.award import Award
from docgen.model.findings import Finding, Outcome
from tests.docgen.check.builders import application, edition, line, programme

PASS, OPEN = Outcome.PASS, Outcome.UNDETERMINED
DUTIES: tuple[dict[str, Any], ...] = (
    {
        "party": "项目推荐单位（丙方）",
        "from_wan": 300,
        "below_wan": 1000,
        "citation": {"clause": "附件5四（三）1", "quote": "组织300万元（含）-1000万元项目的验收工作。"},
    },
    {
        "party": "项目管理单位（甲方）",
        "from_wan": 1000,
        "citation": {"clause": "附件5四（一）2", "quote": "组织1000万元（含）以上项目的验收工作。"},
    },
)


def duty(
    applied: str = "500", award: Award | None = None, invested: str = "5000", **parameters: Any
) -> Finding:
    whole = application(project={"applied_wan": applied}, investment=[line(invested)])
    report = check_application(whole, programme(), edition(duties=DUTIES, **parameters), award)
    assert report.findings[-1].id == "duty.acceptance"
    return report.findings[-1]


def test_it_is_open_until_a_person_sets_the_base() -> None:
    finding = duty()
    assert (finding.outcome, finding.severity) == (OPEN, "info")
    assert finding.field == "parameters.acceptance_base"


@pytest.mark.parametrize(
    ("applied", "party"),
    [("300", "丙方"), ("999.999999", "丙方"), ("1000", "甲方"), ("4000", "甲方")],
)
def test_the_ranges_include_their_lower_figure(applied: str, party: str) -> None:
    finding = duty(applied, acceptance_base="subsidy")
    assert finding.outcome is PASS
    assert party in finding.message
    assert "尚未批复" in finding.message
    assert finding.citation is not None
    assert finding.citation.clause.startswith("附件5")


def test_the_granted_amount_comes_before_the_applied_one() -> None:
    finding = duty("1200", Award.model_validate({"granted_wan": 800}), acceptance_base="subsidy")
    assert "丙方" in finding.message
    assert "批复专项资金 800 万元" in finding.message


def test_the_investment_may_be_the_base() -> None:
    assert "甲方" in duty("300", acceptance_base="investment").message
    assert "丙方" in duty("300", invested="900", acceptance_base="investment").message


def test_below_the_least_figure_it_is_open_until_a_person_says() -> None:
    finding = duty("299.99", acceptance_base="subsidy")
    assert finding.outcome is OPEN
    assert finding.field == "parameters.acceptance_below_least"
    settled = duty("299.99", acceptance_base="subsidy", acceptance_below_least="recommending_unit")
    assert settled.outcome is PASS
    assert "丙方" in settled.message


def test_an_edition_without_duties_says_nothing() -> None:
    report = check_application(application(), programme(), edition(acceptance_base="subsidy"))
    assert all(finding.id != "duty.acceptance" for finding in report.findings)
