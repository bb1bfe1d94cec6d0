from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from docgen.check import check_application
from docgen.model.findings import Finding, Outcome
from tests.docgen.check.builders import WHOLE, application, edition, line, programme

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
TEN_PERCENT: dict[str, Any] = {
    "mode": "rate",
    "terms": [{"base": "项目总投资", "rate": "0.1"}],
    "cap_wan": 4000,
}


def figure(
    name: str,
    *,
    rules: tuple[dict[str, Any], ...] = (TEN_PERCENT,),
    bases: list[dict[str, Any]] | None = None,
    parameters: dict[str, Any] | None = None,
    **parts: Any,
) -> Finding:
    report = check_application(
        application(**parts), programme(bases=bases, subsidies=list(rules)), edition(**(parameters or {}))
    )
    return next(finding for finding in report.findings if finding.id == f"figures.{name}")


def row(start: str, end: str, amount: str | int = 5000) -> dict[str, Any]:
    return {"from": start, "to": end, "work": "建设", "amount_wan": amount}


class TestApplied:
    @pytest.mark.parametrize(("applied", "outcome"), [("1000", PASS), ("1000.000001", FAIL), ("0", FAIL)])
    def test_it_does_not_exceed_the_ceiling(self, applied: str, outcome: Outcome) -> None:
        finding = figure("applied", project={"applied_wan": applied})
        assert finding.outcome is outcome
        assert "10,000 万元 × 10% = 1,000 万元" in finding.message
        assert finding.citation is not None

    def test_it_says_by_how_much(self) -> None:
        finding = figure("applied", project={"applied_wan": 1180}, investment=[line(10300)])
        assert finding.outcome is FAIL
        assert "超过最高可申请额 1,030 万元，多 150 万元" in finding.message

    def test_it_is_open_without_a_ceiling(self) -> None:
        assert figure("applied", rules=()).outcome is OPEN

    @pytest.mark.parametrize(("applied", "outcome"), [(100, PASS), (113, OPEN), (114, FAIL)])
    def test_it_is_open_between_the_readings_of_tax(self, applied: int, outcome: Outcome) -> None:
        silent = {**WHOLE, "ex_tax": False}
        lines = [line(1000, tax=130)]
        finding = figure("applied", bases=[silent], investment=lines, project={"applied_wan": applied})
        assert finding.outcome is outcome

    @pytest.mark.parametrize(("applied", "outcome"), [(300, OPEN), (301, FAIL)])
    def test_a_cap_alone_can_only_refuse(self, applied: int, outcome: Outcome) -> None:
        rule = {"mode": "actual_cost", "cap_wan": 300}
        assert figure("applied", rules=(rule,), project={"applied_wan": applied}).outcome is outcome


class TestSchedule:
    @pytest.mark.parametrize(("amount", "outcome"), [("11300", PASS), ("11300.01", FAIL), ("10000", FAIL)])
    def test_its_sum_is_the_forms_total(self, amount: str, outcome: Outcome) -> None:
        schedule = [row("2022-03", "2023-12", amount)]
        finding = figure("schedule_sum", investment=[line(10000, tax=1300)], schedule=schedule)
        assert finding.outcome is outcome

    def test_the_edition_may_print_the_total_without_tax(self) -> None:
        schedule = [row("2022-03", "2023-12", 10000)]
        finding = figure(
            "schedule_sum",
            investment=[line(10000, tax=1300)],
            schedule=schedule,
            parameters={"form_total": "ex_tax"},
        )
        assert finding.outcome is PASS
        assert "不含税" in finding.message

    @pytest.mark.parametrize(
        ("rows", "outcome"),
        [
            ([row("2022-03", "2022-12"), row("2023-01", "2023-12")], PASS),
            ([row("2022-03", "2022-12"), row("2022-12", "2023-12")], PASS),
            ([row("2022-03", "2022-12-31"), row("2022-12-31", "2023-12")], FAIL),
            ([row("2022-03", "2023-02"), row("2023-01", "2023-12")], FAIL),
            ([row("2023-01", "2023-12"), row("2022-03", "2022-12")], FAIL),
            ([row("2022-02", "2022-12"), row("2023-01", "2023-12")], FAIL),
            ([row("2022-03", "2022-12"), row("2023-01", "2024-01")], FAIL),
            ([row("2022-03-15", "2022-12"), row("2023-01", "2023-12-31")], PASS),
            ([row("2022-12", "2022-03")], FAIL),
        ],
    )
    def test_rows_lie_inside_the_period_in_order(self, rows: list[dict[str, Any]], outcome: Outcome) -> None:
        assert figure("schedule_dates", schedule=rows).outcome is outcome

    def test_it_names_the_row(self) -> None:
        finding = figure("schedule_dates", schedule=[row("2022-03", "2022-12"), row("2023-01", "2024-01")])
        assert "第 2 行（2023年1月至2024年1月）不在项目起止时间内" in finding.message


class TestDates:
    @pytest.mark.parametrize(
        ("begins", "ends", "outcome"),
        [("2022-03", "2022-03", PASS), ("2022-03-15", "2022-03", PASS), ("2022-04", "2022-03", FAIL)],
    )
    def test_the_begin_is_not_after_the_end(self, begins: str, ends: str, outcome: Outcome) -> None:
        assert figure("dates", project={"begins": begins, "ends": ends}).outcome is outcome


class TestFixedAssets:
    def test_they_are_part_of_the_total(self) -> None:
        assert figure("fixed_assets", investment=[line(100), line(5, fixed_asset=False)]).outcome is PASS

    def test_they_do_not_exceed_it(self) -> None:
        whole = application(investment=[line(100), line(5, fixed_asset=False)])
        fixed, other = whole.investment
        refund = other.model_copy(update={"ex_tax_wan": Decimal(-1)})
        report = check_application(
            whole.model_copy(update={"investment": (fixed, refund)}), programme(), edition()
        )
        found = next(finding for finding in report.findings if finding.id == "figures.fixed_assets")
        assert found.outcome is FAIL


class TestBaseYear:
    GIVEN = ("revenue_wan", "tax_paid_wan", "profit_wan")

    def test_all_three_given(self) -> None:
        assert figure("base_year").outcome is PASS

    @pytest.mark.parametrize("missing", GIVEN)
    def test_each_missing_one_is_open_and_named(self, missing: str) -> None:
        year = {name: "0" for name in self.GIVEN if name != missing}
        finding = figure("base_year", applicant={"figures": {"2021": year}})
        assert finding.outcome is OPEN
        assert finding.field == f"applicant.figures.2021.{missing}"

    def test_another_years_figures_do_not_help(self) -> None:
        year = dict.fromkeys(self.GIVEN, "1")
        assert figure("base_year", applicant={"figures": {"2020": year}}).outcome is OPEN

    def test_a_unit_founded_later_lists_them_as_not_applicable(self) -> None:
        later = {
            "established": "2022-02-01",
            "figures": {},
            "not_applicable": [f"figures.2021.{name}" for name in self.GIVEN],
        }
        assert figure("base_year", applicant=later).outcome is PASS

    def test_a_unit_founded_later_has_no_figures_not_even_zero(self) -> None:
        later = {"established": "2022-02-01", "figures": {"2021": dict.fromkeys(self.GIVEN, "0")}}
        finding = figure("base_year", applicant=later)
        assert (finding.outcome, finding.severity) == (FAIL, "warning")

    def test_a_figure_that_is_also_not_applicable_contradicts_itself(self) -> None:
        finding = figure("base_year", applicant={"not_applicable": ["figures.2021.profit_wan"]})
        assert (finding.outcome, finding.field) == (FAIL, "applicant.figures.2021.profit_wan")


class TestCodes:
    @pytest.mark.parametrize(
        ("code", "outcome"), [("91320903MA1WABCD20", PASS), ("91350100M000100Y43", FAIL)]
    )
    def test_the_unit_is_registered_in_the_province(self, code: str, outcome: Outcome) -> None:
        finding = figure("uscc_region", applicant={"uscc": code})
        assert (finding.outcome, finding.severity) == (outcome, "warning")

    @pytest.mark.parametrize(
        ("industry", "outcome"),
        [
            ("C34", PASS),
            ("C3421", PASS),
            ("C34 通用设备制造业", PASS),
            ("T97", PASS),
            ("C13", PASS),
            ("C12", FAIL),
            ("C44", FAIL),
            ("U01", FAIL),
            ("34", FAIL),
            ("C342111", FAIL),
            ("通用设备制造业", FAIL),
        ],
    )
    def test_the_industry_is_a_code(self, industry: str, outcome: Outcome) -> None:
        finding = figure("industry", applicant={"industry": industry})
        assert (finding.outcome, finding.severity) == (outcome, "warning")

    @pytest.mark.parametrize(
        ("in_cluster", "cluster", "outcome"),
        [(False, "", PASS), (True, "", FAIL), (True, "高端装备", PASS)],
    )
    def test_a_cluster_is_named(self, in_cluster: bool, cluster: str, outcome: Outcome) -> None:
        finding = figure("cluster", project={"in_cluster": in_cluster, "cluster": cluster})
        assert (finding.outcome, finding.severity) == (outcome, "warning")


CITIES = ["南京市", "盐城市", "连云港市"]


def regions_told(region: str, cities: list[str], *, provincial: bool = False) -> list[Finding]:
    by = {"kind": "provincial", "unit": "省属样本集团", "authority": "省国资委"} if provincial else {}
    parts: dict[str, Any] = {"recommended_by": by} if by else {}
    given = application(applicant={"region": region}, **parts)
    known = edition().model_copy(update={"cities": tuple(cities)})
    report = check_application(given, programme(subsidies=[TEN_PERCENT]), known)
    return [finding for finding in report.findings if finding.id == "figures.region"]


class TestRegion:
    @pytest.mark.parametrize(
        ("region", "words"),
        [
            ("盐城", "没有地区“盐城”，汇总表（附件2）不会列入本项目；是不是“盐城市”？"),
            ("火星市区", "请从以下地区中选一个：南京市、盐城市、连云港市。"),
            ("省属", "没有地区“省属”"),
        ],
    )
    def test_a_region_of_no_name_fails_and_names_the_nearest(self, region: str, words: str) -> None:
        (finding,) = regions_told(region, CITIES)
        assert (finding.outcome, finding.severity, finding.field) == (FAIL, "error", "applicant.region")
        assert words in finding.message

    def test_a_city_is_not_told(self) -> None:
        assert regions_told("连云港市", CITIES) == []

    def test_a_provincial_unit_may_say_so(self) -> None:
        assert regions_told("省属", CITIES, provincial=True) == []

    def test_any_name_will_do_where_no_cities_are_listed(self) -> None:
        assert regions_told("火星市", []) == []
