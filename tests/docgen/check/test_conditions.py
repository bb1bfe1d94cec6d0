from __future__ import annotations

from typing import get_args

import pytest

from docgen.check.conditions import EVALUATORS
from docgen.model.findings import Outcome
from docgen.model.guideline import Condition
from tests.docgen.check.builders import CITE, judge

FAILING = {"kind": "state", "started": True, "completed": True}


def test_every_kind_of_condition_has_an_evaluator_and_there_are_no_others() -> None:
    union, *_ = get_args(Condition)
    kinds = {cls.model_fields["kind"].default for cls in get_args(union)}
    assert len(kinds) == 20
    assert set(EVALUATORS) == kinds


def test_a_finding_carries_clause_and_citation() -> None:
    finding = judge(FAILING)
    assert finding.id == "一（一）1（2）:state"
    assert finding.citation is not None
    assert finding.citation.quote == "原文。"
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, "error")
    assert finding.message == "要求：项目已完工；申报数据：已开工、尚未竣工。"


def test_a_preferred_condition_decides_nothing() -> None:
    finding = judge({**FAILING, "strength": "preferred"})
    assert (finding.outcome, finding.severity) == (Outcome.NOT_APPLICABLE, "info")


def test_an_exemption_leaves_a_failure_to_a_person() -> None:
    finding = judge({**FAILING, "exemptions": ["事业单位不受限制"]})
    assert finding.outcome is Outcome.UNDETERMINED
    assert "事业单位不受限制" in finding.message


def test_a_restated_rule_never_fails() -> None:
    finding = judge({**FAILING, "citation": {**CITE, "standing": "restated"}})
    assert finding.outcome is Outcome.UNDETERMINED
    assert "转引" in finding.message


@pytest.mark.parametrize("softened", [{"exemptions": ["某类单位除外"]}, {"strength": "preferred"}])
def test_softening_never_touches_a_pass(softened: dict[str, object]) -> None:
    condition = {"kind": "state", "started": True, "completed": False, **softened}
    assert judge(condition).outcome is Outcome.PASS
