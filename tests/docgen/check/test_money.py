from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.findings import Outcome
from tests.docgen.check.builders import CITE, WHOLE, judge, line, paid

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
SILENT = {**WHOLE, "ex_tax": False}
SOFTWARE_AND_HARDWARE = {
    **WHOLE,
    "key": "软硬件投入",
    "label": "软硬件投入",
    "spent_from": "2021-01-01",
    "spent_until": "2022-06-30",
}
INTEREST = {
    "key": "贷款利息",
    "label": "贷款利息",
    "source": "loan_interest",
    "spent_from": "2021-01-01",
    "spent_until": "2022-06-30",
    "commercial_rmb_loans_only": True,
    "citation": CITE,
}
NEW_RESEARCH = {
    "key": "新增研发投入",
    "label": "新增研发投入",
    "source": "investment",
    "own_funds_only": True,
    "incurred_from": "2022-07-01",
    "citation": CITE,
}
BUDGET = {"key": "投资预算", "label": "投资预算", "source": "budget", "citation": CITE}
INCOME = {"key": "服务收入", "label": "服务收入", "source": "fact", "fact_key": "服务收入", "citation": CITE}
COMPANIES = {
    "kind": "count",
    "fact": {"key": "接入企业", "label": "接入企业", "unit": "家"},
    "relation": "ge",
    "value": 1000,
}
A_FIFTH_SPENT = {"kind": "share_spent", "base": "项目总投资", "share": "0.2", "by": "2022-06-30"}
LOAN = {"contract_no": "D1", "bank": "示例银行", "bank_kind": "commercial", "currency": "CNY"}


def minimum(value: str | int, relation: str = "ge", *bases: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "minimum",
        "bases": bases or ("项目总投资",),
        "relation": relation,
        "value_wan": value,
        **more,
    }


def slip(on: str, amount: str | int, contract: str = "D1") -> dict[str, Any]:
    return {"contract_no": contract, "slip": f"单{on}", "paid_on": on, "interest_wan": amount}


class TestMinimum:
    @pytest.mark.parametrize(
        ("relation", "amount", "outcome"),
        [
            ("ge", "10000", PASS),
            ("ge", "9999.999999", FAIL),
            ("gt", "10000", FAIL),
            ("gt", "10000.000001", PASS),
            ("le", "10000", PASS),
            ("lt", "10000", FAIL),
        ],
    )
    def test_it_decides_exactly_on_the_figure(self, relation: str, amount: str, outcome: Outcome) -> None:
        assert judge(minimum(10000, relation), investment=[line(amount)]).outcome is outcome

    def test_it_takes_off_what_the_clause_excludes_and_shows_the_sum(self) -> None:
        finding = judge(minimum(10000), investment=[line(9400, tax=1222), line(2600, "building", tax=234)])
        assert finding.outcome is FAIL
        assert "9,400 万元（投资明细不含税合计 12,000 － 土建 2,600）" in finding.message
        assert "相差 600 万元" in finding.message
        assert finding.citation is not None
        assert finding.citation.clause == "一（一）1（2）"
        assert finding.field == "investment"

    def test_it_counts_only_the_categories_of_a_part(self) -> None:
        lines = [line(5000), line(200, "software"), line(100, "cloud")]
        part = minimum(300, categories=["software", "cloud"])
        assert judge(part, investment=lines).outcome is PASS
        assert judge(part, investment=lines[:2]).outcome is FAIL

    def test_it_counts_only_the_applicants_own_money_since_a_day(self) -> None:
        lines = [
            line(1000, spent_wan=100, spent_by="2022-06-30"),
            line(500, spent=[paid("2022-06", 40), paid("2022-07", 60)]),
            line(9000, source="partner"),
        ]
        finding = judge(
            minimum(1360, "ge", "新增研发投入"),
            bases=[NEW_RESEARCH],
            investment=lines,
            parameters={"silent_base_tax": "ex_tax"},
        )
        assert finding.outcome is PASS
        assert "1,360 万元" in finding.actual
        assert "合作单位投入 9,000" in finding.actual
        finding = judge(
            minimum("1360.01", "ge", "新增研发投入"),
            bases=[NEW_RESEARCH],
            investment=lines,
            parameters={"silent_base_tax": "ex_tax"},
        )
        assert finding.outcome is FAIL

    def test_it_cannot_place_money_stated_for_a_later_day_only(self) -> None:
        finding = judge(
            minimum(950, "ge", "新增研发投入"),
            bases=[NEW_RESEARCH],
            investment=[line(1000, spent_wan=100, spent_by="2022-09-30", item="试验台")],
            parameters={"silent_base_tax": "ex_tax"},
        )
        assert finding.outcome is OPEN
        assert "试验台" in finding.message

    def test_it_says_when_exclusions_cannot_be_seen_in_the_lines(self) -> None:
        base = {**WHOLE, "excluded_words": ["房屋改造"]}
        finding = judge(minimum(400), bases=[base], investment=[line(500)])
        assert finding.outcome is OPEN
        assert "房屋改造" in finding.message
        assert judge(minimum(600), bases=[base], investment=[line(500)]).outcome is FAIL


class TestSilenceOnTax:
    def test_it_passes_where_both_readings_do(self) -> None:
        assert judge(minimum(1000), bases=[SILENT], investment=[line(1000, tax=130)]).outcome is PASS

    def test_it_fails_where_both_readings_do(self) -> None:
        finding = judge(minimum("1130.01"), bases=[SILENT], investment=[line(1000, tax=130)])
        assert finding.outcome is FAIL
        assert "按不含税口径 1,000 万元" in finding.message
        assert "按含税口径 1,130 万元" in finding.message

    def test_it_names_the_parameter_where_they_differ(self) -> None:
        finding = judge(minimum(1100), bases=[SILENT], investment=[line(1000, tax=130)])
        assert finding.outcome is OPEN
        assert "silent_base_tax" in finding.message
        assert finding.field == "parameters.silent_base_tax"

    @pytest.mark.parametrize(("settled", "outcome"), [("with_tax", PASS), ("ex_tax", FAIL)])
    def test_it_follows_the_edition(self, settled: str, outcome: Outcome) -> None:
        finding = judge(
            minimum(1100),
            bases=[SILENT],
            investment=[line(1000, tax=130)],
            parameters={"silent_base_tax": settled},
        )
        assert finding.outcome is outcome

    def test_it_never_adds_tax_to_a_base_without_it(self) -> None:
        finding = judge(
            minimum(1100), investment=[line(1000, tax=130)], parameters={"silent_base_tax": "with_tax"}
        )
        assert finding.outcome is FAIL

    @pytest.mark.parametrize(
        ("before", "counted"), [("100", "1,030"), ("0", "1,130"), ("1000", "0"), ("999.5", "130.5")]
    )
    def test_money_paid_before_is_taken_off_as_stated(self, before: str, counted: str) -> None:
        finding = judge(
            minimum(5000, "ge", "新增研发投入"),
            bases=[NEW_RESEARCH],
            investment=[line(1000, tax=130, spent=[paid("2022-06-01", before)])],
            parameters={"silent_base_tax": "with_tax"},
        )
        assert finding.actual.startswith(f"{counted} 万元")

    def test_it_gives_a_part_paid_inside_a_window_its_share_of_the_tax(self) -> None:
        base = {**SOFTWARE_AND_HARDWARE, "ex_tax": False}
        spent = [paid("2022-06-01", 900), paid("2022-08-01", 100)]
        finding = judge(
            minimum(5000, "ge", "软硬件投入"),
            bases=[base],
            investment=[line(1000, tax=130, spent=spent)],
            parameters={"silent_base_tax": "with_tax"},
        )
        assert finding.actual.startswith("1,017 万元")


class TestSpendingWindow:
    def minimum_of_both(self, value: str | int, **parts: Any) -> Any:
        return judge(
            minimum(value, "ge", "软硬件投入", "贷款利息"),
            bases=[SOFTWARE_AND_HARDWARE, INTEREST],
            loans=[LOAN],
            **parts,
        )

    @pytest.mark.parametrize(
        ("on", "outcome"),
        [
            ("2020-12-31", FAIL),
            ("2021-01-01", PASS),
            ("2022-06-30", PASS),
            ("2022-06", PASS),
            ("2022-07-01", FAIL),
            ("2022", OPEN),
        ],
    )
    def test_it_includes_both_ends(self, on: str, outcome: Outcome) -> None:
        finding = self.minimum_of_both(
            800, investment=[line(800, spent=[paid(on, 790)])], loan_interest=[slip("2022-01-01", 10)]
        )
        assert finding.outcome is outcome

    def test_it_names_the_payment_that_straddles_the_bound(self) -> None:
        finding = self.minimum_of_both(
            800,
            investment=[line(800, item="机器人", spent=[paid("2022", 790)])],
            loan_interest=[slip("2022-01-01", 10)],
        )
        assert "“机器人”的付款（2022年 790 万元）" in finding.message
        assert "合计 800 － 期间外付款和未付款 10 － 无法确定的 790" in finding.message

    def test_it_passes_without_the_doubtful_payment_where_the_rest_is_enough(self) -> None:
        spent = [paid("2021-05", 790), paid("2022", 5)]
        finding = self.minimum_of_both(
            800, investment=[line(800, spent=spent)], loan_interest=[slip("2022-01-01", 10)]
        )
        assert finding.outcome is PASS

    @pytest.mark.parametrize(
        ("loan", "outcome"),
        [
            (LOAN, PASS),
            ({**LOAN, "bank_kind": "other"}, FAIL),
            ({**LOAN, "currency": "USD"}, FAIL),
            ({**LOAN, "currency": "人民币"}, PASS),
            ({**LOAN, "contract_no": "D2"}, OPEN),
        ],
    )
    def test_it_counts_interest_of_commercial_renminbi_loans(
        self, loan: dict[str, Any], outcome: Outcome
    ) -> None:
        finding = judge(
            minimum(800, "ge", "软硬件投入", "贷款利息"),
            bases=[SOFTWARE_AND_HARDWARE, INTEREST],
            investment=[line(790, spent=[paid("2022-01-05", 790)])],
            loans=[loan],
            loan_interest=[slip("2022-06-30", 10)],
        )
        assert finding.outcome is outcome

    def test_it_leaves_out_interest_after_the_window(self) -> None:
        finding = self.minimum_of_both(
            800,
            investment=[line(790, spent=[paid("2022-01-05", 790)])],
            loan_interest=[slip("2022-07-01", 10)],
        )
        assert finding.outcome is FAIL

    @pytest.mark.parametrize(("kind", "outcome"), [("commercial", OPEN), ("other", FAIL)])
    def test_interest_of_a_straddling_year_is_open_only_where_it_could_count(
        self, kind: str, outcome: Outcome
    ) -> None:
        finding = judge(
            minimum(800, "ge", "软硬件投入", "贷款利息"),
            bases=[SOFTWARE_AND_HARDWARE, INTEREST],
            investment=[line(790, spent=[paid("2022-01-05", 790)])],
            loans=[{**LOAN, "bank_kind": kind}],
            loan_interest=[slip("2022", 10)],
        )
        assert finding.outcome is outcome

    def test_it_is_open_without_any_payment(self) -> None:
        assert (
            self.minimum_of_both(800, investment=[line(900)], loan_interest=[slip("2022-01", 10)]).outcome
            is OPEN
        )

    def test_it_is_open_for_loans_without_slips(self) -> None:
        spent = [line(790, spent=[paid("2022-01-05", 790)])]
        assert self.minimum_of_both(800, investment=spent).outcome is OPEN

    def test_it_is_open_for_a_cumulated_amount(self) -> None:
        lines = [line(900, spent_wan=900, spent_by="2022-06-30", item="产线")]
        finding = self.minimum_of_both(800, investment=lines, loan_interest=[slip("2022-01", 10)])
        assert finding.outcome is OPEN
        assert "产线" in finding.message


class TestOtherBases:
    def test_it_takes_the_budget(self) -> None:
        condition = minimum(10000, "ge", "投资预算")
        assert judge(condition, bases=[BUDGET], budget={"total_wan": 10000}).outcome is PASS
        assert judge(condition, bases=[BUDGET], budget={"total_wan": 9999}).outcome is FAIL
        assert judge(condition, bases=[BUDGET]).outcome is OPEN

    def test_it_takes_a_stated_amount_in_its_unit(self) -> None:
        condition = minimum(200, "ge", "服务收入")
        for value, unit, outcome in [(200, "万元", PASS), (199, "万元", FAIL), (2000000, "元", OPEN)]:
            facts = [{"key": "服务收入", "value": value, "unit": unit}]
            assert judge(condition, bases=[INCOME], facts=facts).outcome is outcome
        assert judge(condition, bases=[INCOME]).outcome is OPEN

    @pytest.mark.parametrize(
        ("ends", "outcome"),
        [
            ("2024-02", PASS),  # two years: 5,000 is enough
            ("2024-06", Outcome.NOT_APPLICABLE),  # longer: another minimum holds
        ],
    )
    def test_it_holds_only_for_projects_of_its_duration(self, ends: str, outcome: Outcome) -> None:
        finding = judge(minimum(5000, years_at_most=2), investment=[line(5000)], project={"ends": ends})
        assert finding.outcome is outcome

    def test_it_is_open_where_the_duration_is_and_the_amount_would_fail(self) -> None:
        short = judge(minimum(8000, years_more_than=2), investment=[line(5000)], project={"ends": "2024-03"})
        assert short.outcome is OPEN


class TestCount:
    @pytest.mark.parametrize(("value", "outcome"), [("999", FAIL), ("1000", PASS), ("1001", PASS)])
    def test_it_compares_the_fact(self, value: str, outcome: Outcome) -> None:
        facts = [{"key": "接入企业", "value": value, "unit": "家"}]
        assert judge(COMPANIES, facts=facts).outcome is outcome

    def test_it_is_strict_where_the_text_is(self) -> None:
        facts = [{"key": "接入企业", "value": 1000, "unit": "家"}]
        assert judge({**COMPANIES, "relation": "gt"}, facts=facts).outcome is FAIL

    def test_it_is_open_where_nothing_is_stated(self) -> None:
        finding = judge(COMPANIES)
        assert finding.outcome is OPEN
        assert "未填写" in finding.message

    def test_it_names_both_units_where_they_differ(self) -> None:
        finding = judge(COMPANIES, facts=[{"key": "接入企业", "value": 5000, "unit": "户"}])
        assert finding.outcome is OPEN
        assert "“家”" in finding.message
        assert "“户”" in finding.message

    def test_it_does_not_choose_between_two_statements(self) -> None:
        facts = [{"key": "接入企业", "value": value, "unit": "家"} for value in (2000, 900)]
        assert judge(COMPANIES, facts=facts).outcome is OPEN


class TestShareSpent:
    @pytest.mark.parametrize(
        ("spending", "outcome"),
        [
            ({"spent_wan": 200, "spent_by": "2022-06-30"}, PASS),
            ({"spent_wan": 200, "spent_by": "2022-06"}, PASS),
            ({"spent_wan": "199.99", "spent_by": "2022-06-30"}, FAIL),
            ({"spent_wan": 300, "spent_by": "2022-08-31"}, OPEN),
            ({"spent_wan": 199, "spent_by": "2022-08-31"}, FAIL),
            ({"spent_wan": 199, "spent_by": "2022-03-31"}, OPEN),
            ({"spent": [{"on": "2022-06-30", "ex_tax_wan": 200}]}, PASS),
            ({"spent": [{"on": "2022-07-01", "ex_tax_wan": 200}]}, FAIL),
            ({"spent": [{"on": "2022", "ex_tax_wan": 200}]}, OPEN),
            ({}, OPEN),
        ],
    )
    def test_it_counts_what_was_surely_spent_by_the_day(
        self, spending: dict[str, Any], outcome: Outcome
    ) -> None:
        assert judge(A_FIFTH_SPENT, investment=[line(1000, **spending)]).outcome is outcome

    def test_it_counts_neither_spending_nor_amount_of_excluded_lines(self) -> None:
        building = line(9000, "building", spent_wan=9000, spent_by="2022-06-30")
        enough = line(1000, spent_wan=200, spent_by="2022-06-30")
        assert judge(A_FIFTH_SPENT, investment=[enough, building]).outcome is PASS
        little = line(1000, spent_wan=100, spent_by="2022-06-30")
        assert judge(A_FIFTH_SPENT, investment=[little, building]).outcome is FAIL

    def test_it_shows_the_share_and_says_that_it_is_cut(self) -> None:
        finding = judge(A_FIFTH_SPENT, investment=[line(900, spent_wan=200, spent_by="2022-06-30")])
        assert "约占 22.22%（舍尾）" in finding.message
        finding = judge(A_FIFTH_SPENT, investment=[line(1000, spent_wan=200, spent_by="2022-06-30")])
        assert "占 20%" in finding.message
        assert "约" not in finding.message

    def test_it_is_open_where_nothing_counts(self) -> None:
        building = line(9000, "building", spent_wan=9000, spent_by="2022-06-30")
        assert judge(A_FIFTH_SPENT, investment=[building]).outcome is OPEN
        nothing = line(0, spent_wan=0, spent_by="2022-06-30")
        assert judge(A_FIFTH_SPENT, investment=[nothing]).outcome is OPEN


@given(
    parts=st.lists(st.decimals("0", "5000", places=2), min_size=1, max_size=5),
    limit=st.decimals("0.01", "20000", places=2),
)
def test_spending_that_is_not_stated_never_passes(parts: list[Decimal], limit: Decimal) -> None:
    finding = judge(
        minimum(str(limit), "ge", "软硬件投入"),
        bases=[SOFTWARE_AND_HARDWARE],
        investment=[line(str(part)) for part in parts],
    )
    assert finding.outcome is not PASS
