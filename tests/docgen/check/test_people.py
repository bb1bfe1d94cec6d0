from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.model.findings import Outcome
from tests.docgen.check.builders import FUND, judge

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
INSTITUTE = "12320000MB12345672"
LITTLE_GIANT = {
    "kind": "title",
    "any_of": ["专精特新小巨人"],
    "level_at_least": "provincial",
    "must_be_valid": True,
}


def title(**more: Any) -> dict[str, Any]:
    return {"name": "江苏省专精特新“小巨人”企业", "level": "provincial", "until": "2024-12", **more}


class TestLocation:
    @pytest.mark.parametrize(
        ("site", "outcome"),
        [
            ("江苏省盐城市样本区样本路1号", PASS),
            ("江苏省昆山市样本路1号", PASS),
            ("盐城市样本区样本路1号", PASS),
            ("江苏盐城市样本区", PASS),
            ("昆山市样本路1号", OPEN),
            ("江苏路1号", OPEN),
            ("安徽省滁州市样本路1号", FAIL),
            ("上海市浦东新区江苏路1号", FAIL),
            ("盐城市样本区；安徽省滁州市", OPEN),
        ],
    )
    def test_it_begins_with_the_province_or_a_city(self, site: str, outcome: Outcome) -> None:
        condition = {"kind": "location", "province": "江苏省"}
        assert judge(condition, project={"site": site}).outcome is outcome


class TestResearch:
    @pytest.mark.parametrize(("is_rd", "outcome"), [(False, PASS), (True, FAIL), (None, OPEN)])
    def test_research_projects_are_out(self, is_rd: bool | None, outcome: Outcome) -> None:
        assert judge({"kind": "research_excluded"}, project={"is_rd": is_rd}).outcome is outcome


class TestTitle:
    @pytest.mark.parametrize(
        ("held", "outcome"),
        [
            ([title()], PASS),
            ([title(level="national")], PASS),
            ([title(level="municipal")], FAIL),
            ([title(level=None)], OPEN),
            ([title(name="专精特新 小巨人")], PASS),
            ([title(name="高新技术企业")], FAIL),
            ([title(level="municipal"), title()], PASS),
            ([], OPEN),
            ([title(until=None)], OPEN),
        ],
    )
    def test_one_of_the_titles_with_its_level(self, held: list[dict[str, Any]], outcome: Outcome) -> None:
        assert judge(LITTLE_GIANT, applicant={"titles": held}).outcome is outcome

    @pytest.mark.parametrize(
        ("until", "closing", "outcome"),
        [
            ("2022-10-31", date(2022, 10, 31), PASS),
            ("2022-10-30", date(2022, 10, 31), FAIL),
            ("2022-10", date(2022, 10, 31), OPEN),
            ("2022-10", date(2022, 10, 1), PASS),
            ("2023-12-31", None, PASS),
            ("2023-12", None, PASS),
            ("2023-12-30", None, OPEN),
            ("2021-06-30", None, OPEN),
        ],
    )
    def test_its_validity_rests_on_the_closing_date(
        self, until: str, closing: date | None, outcome: Outcome
    ) -> None:
        finding = judge(LITTLE_GIANT, closing_date=closing, applicant={"titles": [title(until=until)]})
        assert finding.outcome is outcome

    def test_it_names_the_closing_date_that_is_not_set(self) -> None:
        finding = judge(LITTLE_GIANT, applicant={"titles": [title(until="2022-12-31")]})
        assert finding.field == "parameters.closing_date"
        assert "closing_date" in finding.message

    @pytest.mark.parametrize(("year", "outcome"), [(2018, PASS), (2017, FAIL), (None, OPEN)])
    def test_it_was_given_since_a_year(self, year: int | None, outcome: Outcome) -> None:
        condition = {"kind": "title", "any_of": ["工业互联网标杆工厂"], "since_year": 2018}
        held = [{"name": "省工业互联网标杆工厂", "year": year}]
        assert judge(condition, applicant={"titles": held}).outcome is outcome


class TestPriorFunding:
    @pytest.mark.parametrize(
        ("earlier", "outcome"),
        [
            (None, OPEN),
            ([], PASS),
            ([{"fund": FUND, "year": 2021}], FAIL),
            ([{"fund": f"2021年度{FUND}", "year": 2021}], FAIL),
            ([{"fund": FUND, "year": 2020}], PASS),
            ([{"fund": "江苏省商务发展专项资金", "year": 2021}], PASS),
            ([{"fund": "工业和信息产业转型升级专项资金", "year": 2022}], OPEN),
        ],
    )
    def test_this_fund_in_the_years_named(
        self, earlier: list[dict[str, Any]] | None, outcome: Outcome
    ) -> None:
        condition = {"kind": "prior_funding", "years": [2021, 2022]}
        assert judge(condition, applicant={"prior_funding": earlier}).outcome is outcome

    @pytest.mark.parametrize(("whose", "outcome"), [("盐城市", OPEN), ("江苏省", FAIL), ("", FAIL)])
    def test_a_citys_fund_of_the_same_words_is_doubtful(self, whose: str, outcome: Outcome) -> None:
        fund = "工业和信息产业转型升级专项资金"
        earlier = [{"fund": f"{whose}{fund}", "year": 2021}]
        finding = judge(
            {"kind": "prior_funding"}, parameters={"fund": fund}, applicant={"prior_funding": earlier}
        )
        assert finding.outcome is outcome

    def test_without_years_it_means_never(self) -> None:
        earlier = [{"fund": FUND, "year": 2009}]
        assert judge({"kind": "prior_funding"}, applicant={"prior_funding": earlier}).outcome is FAIL


class TestApplicant:
    @pytest.mark.parametrize(
        ("words", "applicant", "outcome"),
        [
            ("单位", {"uscc": INSTITUTE}, PASS),
            ("符合上述条件的单位", {}, PASS),
            ("单位或由申报单位牵头的创新联合体", {}, PASS),
            ("企业", {}, PASS),
            ("企业", {"uscc": INSTITUTE}, OPEN),
            ("工业企业", {"industry": "C34"}, PASS),
            ("工业企业", {"industry": "B06"}, PASS),
            ("工业企业", {"industry": "D46"}, PASS),
            ("工业企业", {"industry": "I65"}, FAIL),
            ("工业企业", {"industry": "通用设备制造业"}, OPEN),
            ("工业和信息化领域企业", {"industry": "I65"}, PASS),
            ("工业和信息化领域企业", {"industry": "E47"}, FAIL),
            ("规模以上工业企业", {"above_scale": True}, PASS),
            ("规模以上工业企业", {"above_scale": False}, FAIL),
            ("规模以上工业企业", {"above_scale": None}, OPEN),
            ("省内骨干信创企业", {}, OPEN),
        ],
    )
    def test_code_industry_and_size(self, words: str, applicant: dict[str, Any], outcome: Outcome) -> None:
        assert judge({"kind": "applicant", "words": words}, applicant=applicant).outcome is outcome

    def test_size_is_asked_where_the_condition_says_so(self) -> None:
        condition = {"kind": "applicant", "words": "企业", "above_scale": True}
        assert judge(condition, applicant={"above_scale": False}).outcome is FAIL
