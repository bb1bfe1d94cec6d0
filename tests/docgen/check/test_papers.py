from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from docgen.model.findings import Outcome
from tests.docgen.check.builders import judge

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
UNIT = "样本区工业和信息化局"
APPROVALS = {"kind": "approvals", "names": ["filing", "environment", "energy"]}
ACCEPTANCE = {"kind": "acceptance", "proof": "验收意见", "issuer": "项目推荐单位"}


def proof(kind: str, issuer: str = "", on: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "issuer": issuer, "date": on}


def proof_condition(kind: str, issuer: str = "") -> dict[str, Any]:
    return {"kind": "proof", "proof": kind, "issuer": issuer}


class TestApprovals:
    def test_all_held(self) -> None:
        held = dict.fromkeys(APPROVALS["names"], "held")
        assert judge(APPROVALS, approvals=held).outcome is PASS

    def test_one_missing_fails_even_beside_an_open_one(self) -> None:
        finding = judge(APPROVALS, approvals={"filing": "held", "environment": "missing"})
        assert finding.outcome is FAIL
        assert finding.field == "approvals.environment"
        assert "环评手续未办" in finding.message

    def test_one_not_stated_is_open_and_named(self) -> None:
        finding = judge(APPROVALS, approvals={"filing": "held", "environment": "held"})
        assert finding.outcome is OPEN
        assert finding.field == "approvals.energy"

    @pytest.mark.parametrize(
        ("proofs", "outcome"),
        [
            ([], OPEN),
            ([proof("无需手续说明", UNIT)], PASS),
            ([proof("无需能评说明", UNIT)], PASS),
            ([proof("无需环评说明", UNIT)], OPEN),
            ([proof("无需手续说明")], OPEN),
            ([proof("无需手续说明", "示例机械有限公司")], OPEN),
        ],
    )
    def test_not_needed_rests_on_a_statement_of_the_recommending_unit(
        self, proofs: list[dict[str, Any]], outcome: Outcome
    ) -> None:
        states = {"filing": "held", "environment": "held", "energy": "not_needed"}
        assert judge(APPROVALS, approvals=states, proofs=proofs).outcome is outcome

    def test_a_printed_exemption_does_not_excuse_a_missing_approval(self) -> None:
        condition = {**APPROVALS, "exemptions": ["无需相关手续的须由项目推荐单位作出说明"]}
        states = {"filing": "missing", "environment": "held", "energy": "held"}
        assert judge(condition, approvals=states).outcome is FAIL


class TestProof:
    def test_it_passes_where_the_paper_is_there(self) -> None:
        condition = proof_condition("开工证明", "项目所在地工信部门")
        finding = judge(condition, proofs=[proof("项目开工证明", "样本区工信局", "2022-03-01")])
        assert finding.outcome is PASS
        assert "请核对出具单位（样本区工信局）" in finding.message

    def test_it_is_open_where_it_is_not(self) -> None:
        finding = judge(proof_condition("开工证明"), proofs=[proof("发票")])
        assert finding.outcome is OPEN
        assert "没有提供" in finding.message

    @pytest.mark.parametrize(("issuer", "outcome"), [(UNIT, PASS), ("别的单位", OPEN), ("", OPEN)])
    def test_the_recommending_unit_is_compared(self, issuer: str, outcome: Outcome) -> None:
        condition = proof_condition("验收意见", "项目推荐单位")
        assert judge(condition, proofs=[proof("验收意见", issuer)]).outcome is outcome

    def test_a_loan_contract_is_not_the_purchase_contract(self) -> None:
        loan = proof_condition("贷款合同")
        purchase = proof_condition("合同")
        papers = [proof("贷款合同复印件")]
        assert judge(purchase, others=(loan,), proofs=papers).outcome is OPEN
        assert judge(loan, others=(purchase,), proofs=papers).outcome is PASS
        assert judge(purchase, others=(loan,), proofs=[proof("贷款合同、设备采购合同")]).outcome is PASS


class TestAcceptance:
    @pytest.mark.parametrize(
        ("on", "closing", "outcome"),
        [
            ("2022-10-30", date(2022, 10, 31), PASS),
            ("2022-10-31", date(2022, 10, 31), OPEN),
            ("2022-11-01", date(2022, 10, 31), FAIL),
            ("2022-09", date(2022, 10, 31), PASS),
            ("2022-10", date(2022, 10, 31), OPEN),
            ("2022-09-01", None, OPEN),
            (None, date(2022, 10, 31), OPEN),
        ],
    )
    def test_it_is_dated_before_the_closing_date(
        self, on: str | None, closing: date | None, outcome: Outcome
    ) -> None:
        papers = [proof("验收意见", UNIT, on)]
        assert judge(ACCEPTANCE, closing_date=closing, proofs=papers).outcome is outcome

    def test_it_names_the_parameter_that_is_not_set(self) -> None:
        finding = judge(ACCEPTANCE, proofs=[proof("验收意见", UNIT, "2022-09-01")])
        assert finding.field == "parameters.closing_date"
        assert "closing_date" in finding.message

    def test_it_is_open_without_the_paper_or_its_issuer(self) -> None:
        closing = date(2022, 10, 31)
        assert judge(ACCEPTANCE, closing_date=closing).outcome is OPEN
        papers = [proof("验收意见", "别的单位", "2022-09-01")]
        assert judge(ACCEPTANCE, closing_date=closing, proofs=papers).outcome is OPEN


class TestIntellectualProperty:
    @pytest.mark.parametrize(
        ("rights", "outcome"),
        [
            ([], OPEN),
            ([{"kind": "发明专利", "number": "ZL1", "obtained": "own"}], PASS),
            ([{"kind": "发明专利", "number": "ZL1", "obtained": "transfer"}], PASS),
            ([{"kind": "发明专利", "number": "ZL1"}], OPEN),
        ],
    )
    def test_one_right_with_its_origin(self, rights: list[dict[str, Any]], outcome: Outcome) -> None:
        assert judge({"kind": "ip"}, ip=rights).outcome is outcome


class TestWhatDecidesNothing:
    def test_a_preference_is_told_only_where_a_list_matches(self) -> None:
        condition = {"kind": "preference", "lists": ["省重大工业项目清单"]}
        without = judge(condition)
        assert (without.outcome, without.severity) == (Outcome.NOT_APPLICABLE, "info")
        listed = judge(condition, applicant={"lists": ["2022年省重大工业项目清单"]})
        assert (listed.outcome, listed.severity) == (PASS, "info")

    def test_a_missing_attachment_is_open_and_named(self) -> None:
        finding = judge({"kind": "missing_attachment", "attachment": "附件1-26"})
        assert finding.outcome is OPEN
        assert "附件1-26" in finding.message

    def test_a_judgement_is_for_a_person(self) -> None:
        finding = judge({"kind": "judgement"})
        assert (finding.outcome, finding.severity) == (OPEN, "info")
        assert "须由人判断" in finding.message

    def test_figures_that_were_not_understood_are_louder(self) -> None:
        finding = judge({"kind": "judgement", "understood": False})
        assert (finding.outcome, finding.severity) == (OPEN, "warning")
        assert "没有读懂" in finding.message
