from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from docgen.check.case import Case
from docgen.check.subsidy import Allowed, allowed_subsidy
from tests.docgen.check.builders import CITE, WHOLE, application, edition, line, paid, programme

HALF = {"share": "0.5", "of": "subsidy", "when": "首次"}
REST = {"remainder": True, "when": "通过验收审核后"}
TEN_PERCENT: dict[str, Any] = {
    "mode": "rate",
    "terms": [{"base": "项目总投资", "rate": "0.1"}],
    "cap_wan": 4000,
    "instalments": [HALF, REST],
}
SILENT = {**WHOLE, "ex_tax": False}
BUDGET = {"key": "投资预算", "label": "投资预算", "source": "budget", "citation": CITE}


def allowed(
    *rules: dict[str, Any],
    bases: list[dict[str, Any]] | None = None,
    parameters: dict[str, Any] | None = None,
    track: str = "",
    **parts: Any,
) -> Allowed:
    case = Case(
        application(track=track, **parts),
        programme(bases=bases, subsidies=list(rules)),
        edition(**(parameters or {})),
    )
    return allowed_subsidy(case)


def payments(result: Allowed) -> list[Decimal | None]:
    return [payment.amount_wan for payment in result.ceiling.instalments]


def test_without_a_rule_it_is_not_said_that_the_text_gives_none() -> None:
    result = allowed(investment=[line(10300)])
    assert result.ceiling.amount_wan is None
    assert result.ceiling.sum == ("没有从指南读出本类项目可以计算的补助标准，无法计算最高可申请额",)


class TestRate:
    def test_ten_percent_with_its_sum(self) -> None:
        result = allowed(TEN_PERCENT, investment=[line(10300, tax=1339), line(2600, "building")])
        assert result.ceiling.amount_wan == Decimal(1030)
        assert result.ceiling.sum == (
            "项目总投资（不含税，不含土建、铺底流动资金）10,300 万元 × 10% = 1,030 万元",
            "其中 10,300 = 投资明细不含税合计 12,900 － 土建 2,600",
            "不超过 4,000 万元",
            "最高可申请 1,030 万元",
        )
        assert payments(result) == [Decimal(515), Decimal(515)]
        assert [payment.when for payment in result.ceiling.instalments] == ["首次", "通过验收审核后"]

    def test_amounts_are_written_without_superfluous_zeros(self) -> None:
        result = allowed(TEN_PERCENT, investment=[line("10300.00")])
        assert str(result.ceiling.amount_wan) == "1030"
        assert [str(amount) for amount in payments(result)] == ["515", "515"]

    def test_the_cap_holds(self) -> None:
        result = allowed(TEN_PERCENT, investment=[line(50000)])
        assert result.ceiling.amount_wan == Decimal(4000)
        assert result.ceiling.sum[-1] == "最高可申请 4,000 万元"

    def test_an_amount_is_cut_to_the_fen_and_that_is_said(self) -> None:
        result = allowed(TEN_PERCENT, investment=[line("1234.567899")])
        assert result.ceiling.amount_wan == Decimal("123.456789")
        assert "123.4567899 万元向下取整到分（0.000001 万元），为 123.456789 万元" in result.ceiling.sum

    def test_the_rest_is_exact_where_the_half_is_cut(self) -> None:
        result = allowed(TEN_PERCENT, investment=[line("0.000010")])
        assert result.ceiling.amount_wan == Decimal("0.000001")
        assert payments(result) == [Decimal(0), Decimal("0.000001")]
        assert "向下取整到分" in result.ceiling.instalments[0].sum

    def test_two_terms_share_one_cap(self) -> None:
        software = {**WHOLE, "key": "软硬件投入", "label": "软硬件投入"}
        interest = {"key": "贷款利息", "label": "贷款利息", "source": "loan_interest", "citation": CITE}
        rule = {
            "mode": "rate",
            "terms": [{"base": "软硬件投入", "rate": "0.2"}, {"base": "贷款利息", "rate": "0.4"}],
            "cap_wan": 500,
        }
        slips = [{"contract_no": "D1", "slip": "1", "paid_on": "2022-01-05", "interest_wan": 50}]
        below = allowed(rule, bases=[software, interest], investment=[line(900)], loan_interest=slips)
        assert below.ceiling.amount_wan == Decimal(200)
        assert "合计 180 + 20 = 200 万元" in below.ceiling.sum
        above = allowed(rule, bases=[software, interest], investment=[line(2450)], loan_interest=slips)
        assert above.ceiling.amount_wan == Decimal(500)
        assert above.ceiling.instalments == ()

    def test_a_term_has_a_cap_of_its_own(self) -> None:
        rule = {
            "mode": "rate",
            "terms": [{"base": "项目总投资", "rate": "0.5", "cap_wan": 300}],
            "cap_wan": 500,
        }
        result = allowed(rule, investment=[line(1000)])
        assert result.ceiling.amount_wan == Decimal(300)
        assert "此项不超过 300 万元" in result.ceiling.sum

    def test_spending_outside_the_window_adds_nothing(self) -> None:
        base = {**WHOLE, "spent_from": "2021-01-01", "spent_until": "2022-06-30"}
        spent = [paid("2022-06-30", 600), paid("2022-07-01", 400), paid("2020-12-31", 100)]
        result = allowed(TEN_PERCENT, bases=[base], investment=[line(1100, spent=spent)])
        assert result.ceiling.amount_wan == Decimal(60)
        assert result.at_most_wan == Decimal(60)

    def test_a_payment_that_cannot_be_placed_lowers_the_ceiling_and_is_named(self) -> None:
        base = {**WHOLE, "spent_from": "2021-01-01", "spent_until": "2022-06-30"}
        spent = [paid("2022-05", 600), paid("2022", 400)]
        result = allowed(TEN_PERCENT, bases=[base], investment=[line(1000, item="机器人", spent=spent)])
        assert result.ceiling.amount_wan == Decimal(60)
        assert result.at_most_wan == Decimal(100)
        assert any("“机器人”的付款" in text for text in result.ceiling.sum)

    def test_nothing_stated_leaves_the_ceiling_open(self) -> None:
        base = {**WHOLE, "spent_from": "2021-01-01", "spent_until": "2022-06-30"}
        result = allowed(TEN_PERCENT, bases=[base], investment=[line(1000)])
        assert result.ceiling.amount_wan is None
        assert result.ceiling.instalments == ()
        assert result.at_most_wan == Decimal(100)


class TestSilenceOnTax:
    def test_the_lower_amount_is_the_ceiling_and_that_is_said(self) -> None:
        result = allowed(TEN_PERCENT, bases=[SILENT], investment=[line(1000, tax=130)])
        assert result.ceiling.amount_wan == Decimal(100)
        assert result.at_most_wan == Decimal(113)
        assert "取较低的一种口径；另一种口径为 113 万元" in "".join(result.ceiling.sum)

    def test_the_edition_settles_it(self) -> None:
        settled = {"silent_base_tax": "with_tax"}
        result = allowed(TEN_PERCENT, bases=[SILENT], parameters=settled, investment=[line(1000, tax=130)])
        assert result.ceiling.amount_wan == result.at_most_wan == Decimal(113)
        assert result.ceiling.sum[0].startswith("项目总投资（含税，")


class TestOtherRules:
    def test_a_fixed_sum_with_a_fixed_first_payment(self) -> None:
        rule = {
            "mode": "fixed",
            "fixed_wan": 400,
            "instalments": [{"fixed_wan": 100, "when": "首次"}, REST],
        }
        result = allowed(rule)
        assert result.ceiling.amount_wan == Decimal(400)
        assert payments(result) == [Decimal(100), Decimal(300)]
        assert result.ceiling.sum == ("定额补助 400 万元", "最高可申请 400 万元")

    def test_the_rule_of_the_track_is_taken(self) -> None:
        fixed = {"mode": "fixed", "fixed_wan": 400, "tracks": ["二级节点"]}
        rate = {**TEN_PERCENT, "tracks": ["公共服务平台"]}
        assert allowed(fixed, rate, track="二级节点").ceiling.amount_wan == Decimal(400)
        assert allowed(fixed, rate, track="公共服务平台").ceiling.amount_wan == Decimal(1000)

    def test_no_rule_and_two_rules_leave_it_open(self) -> None:
        assert allowed().ceiling.amount_wan is None
        assert allowed(TEN_PERCENT, {"mode": "fixed", "fixed_wan": 400}).ceiling.amount_wan is None

    def test_actual_cost_is_open_below_its_cap(self) -> None:
        result = allowed({"mode": "actual_cost", "cap_wan": 300})
        assert result.ceiling.amount_wan is None
        assert result.at_most_wan == Decimal(300)

    def test_what_stands_elsewhere_is_open(self) -> None:
        for mode in ("by_contract", "elsewhere"):
            result = allowed({"mode": mode})
            assert result.ceiling.amount_wan is None
            assert result.at_most_wan is None

    def test_a_share_of_the_budget_with_a_cap_of_its_own(self) -> None:
        rule = {
            "mode": "rate",
            "terms": [{"base": "投资预算", "rate": "0.3"}],
            "cap_wan": 3000,
            "instalments": [{"share": "0.3", "of": "budget", "cap_wan": 2000, "when": "首期"}, REST],
        }
        result = allowed(rule, bases=[BUDGET], budget={"total_wan": 12000})
        assert result.ceiling.amount_wan == Decimal(3000)
        assert payments(result) == [Decimal(2000), Decimal(1000)]
        assert "本期不超过 2,000 万元" in result.ceiling.instalments[0].sum

    def test_a_share_of_a_budget_that_is_not_given_stays_open(self) -> None:
        rule = {
            "mode": "fixed",
            "fixed_wan": 300,
            "instalments": [{"share": "0.5", "of": "approved_budget", "when": "首次"}, REST],
        }
        assert payments(allowed(rule)) == [None, None]
        assert payments(allowed(rule, budget={"total_wan": 400})) == [None, None]
        approved = {"total_wan": 400, "approved_wan": 380}
        assert payments(allowed(rule, budget=approved)) == [Decimal(190), Decimal(110)]

    def test_no_payment_exceeds_what_is_left(self) -> None:
        rule = {**TEN_PERCENT, "instalments": [{"fixed_wan": 100, "when": "首次"}, REST]}
        assert payments(allowed(rule, investment=[line(500)])) == [Decimal(50), Decimal(0)]


AMOUNTS = st.decimals("0", "100000", places=6)


@given(
    lines=st.lists(AMOUNTS, min_size=1, max_size=5),
    rate=st.decimals("0.01", "1", places=3),
    cap=st.decimals("1", "5000", places=2),
    share=st.decimals("0", "1", places=3),
)
def test_the_ceiling_keeps_its_cap_and_its_payments_sum_to_it(
    lines: list[Decimal], rate: Decimal, cap: Decimal, share: Decimal
) -> None:
    rule = {
        "mode": "rate",
        "terms": [{"base": "项目总投资", "rate": rate}],
        "cap_wan": cap,
        "instalments": [{**HALF, "share": share}, REST],
    }
    result = allowed(rule, investment=[line(str(amount)) for amount in lines])
    amount = result.ceiling.amount_wan
    assert amount is not None
    assert 0 <= amount <= cap
    assert amount <= sum(lines) * rate
    paid_out = [part for part in payments(result) if part is not None]
    assert len(paid_out) == 2
    assert sum(paid_out) == amount
    assert all(part == part.quantize(Decimal("0.000001")) and part >= 0 for part in paid_out)


@given(lines=st.lists(AMOUNTS, min_size=1, max_size=4), more=AMOUNTS, tax=AMOUNTS)
def test_more_investment_never_lowers_the_ceiling(lines: list[Decimal], more: Decimal, tax: Decimal) -> None:
    before = allowed(TEN_PERCENT, bases=[SILENT], investment=[line(str(amount)) for amount in lines])
    grown = [line(str(amount)) for amount in lines] + [line(str(more), tax=str(tax))]
    after = allowed(TEN_PERCENT, bases=[SILENT], investment=grown)
    assert before.ceiling.amount_wan is not None
    assert after.ceiling.amount_wan is not None
    assert after.ceiling.amount_wan >= before.ceiling.amount_wan
