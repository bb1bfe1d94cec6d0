from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.check import check_application
from docgen.errors import DeferredProgrammeError, InputError
from docgen.model.findings import Outcome
from tests.docgen.check.builders import application, edition, programme

STATE = {"kind": "state", "started": True, "completed": False}
RESEARCH = {"kind": "research_excluded"}
TRACKS = [{"name": "重大技术改造项目"}, {"name": "产业基础再造项目"}]
ASKING: list[dict[str, Any]] = [
    {"kind": "count", "fact": {"key": "场次", "label": "场次", "unit": "场"}, "relation": "ge", "value": 0},
    {"kind": "share_spent", "base": "项目总投资", "share": 0, "by": "2022-06-30"},
    {"kind": "approvals", "names": ["filing"]},
    RESEARCH,
    {"kind": "title", "any_of": ["小巨人"]},
    {"kind": "prior_funding"},
    {"kind": "acceptance", "proof": "验收意见"},
    {"kind": "proof", "proof": "发票"},
    {"kind": "ip"},
    {"kind": "applicant", "words": "企业", "above_scale": True},
    {"kind": "missing_attachment", "attachment": "附件1-26"},
    {"kind": "judgement"},
]


def test_findings_stand_in_the_order_of_the_conditions_then_the_figures() -> None:
    report = check_application(application(), programme(STATE, RESEARCH), edition())
    assert [finding.id.partition(":")[2] or finding.id for finding in report.findings] == [
        "state",
        "research_excluded",
        "figures.applied",
        "figures.schedule_sum",
        "figures.schedule_dates",
        "figures.dates",
        "figures.fixed_assets",
        "figures.base_year",
        "figures.uscc_region",
        "figures.industry",
        "figures.cluster",
    ]
    assert report.programme == "一（一）高端化改造升级项目"
    assert report.applicant == "示例机械有限公司"


def test_conditions_of_another_track_are_left_out() -> None:
    conditions = [{**STATE, "tracks": [TRACKS[0]["name"]]}, {**RESEARCH, "tracks": [TRACKS[1]["name"]]}]
    whole = programme(*conditions, tracks=TRACKS)
    report = check_application(application(track=TRACKS[1]["name"]), whole, edition())
    assert [finding.id for finding in report.findings][:2] == [
        "一（一）1（2）:research_excluded",
        "figures.applied",
    ]


@pytest.mark.parametrize("track", ["", "没有的子类"])
def test_a_track_that_the_programme_does_not_have_is_refused(track: str) -> None:
    with pytest.raises(InputError, match="产业基础再造项目"):
        check_application(application(track=track), programme(STATE, tracks=TRACKS), edition())


def test_a_deferred_programme_is_refused() -> None:
    with pytest.raises(DeferredProgrammeError, match="另行通知"):
        check_application(application(), programme(state="deferred"), edition())


def test_data_that_name_an_unknown_base_are_refused() -> None:
    condition = {"kind": "minimum", "bases": ["没有的基数"], "relation": "ge", "value_wan": 1}
    with pytest.raises(InputError, match="没有的基数"):
        check_application(application(), programme(condition), edition())


def test_an_executed_amount_is_asked_for_where_the_form_prints_it() -> None:
    report = check_application(application(), programme(), edition(executed=("一（一）",)))
    assert [f.outcome for f in report.findings if f.id == "figures.executed"] == [Outcome.UNDETERMINED]


@given(chosen=st.lists(st.sampled_from(ASKING), min_size=1, unique_by=lambda each: each["kind"]))
def test_what_is_not_filled_in_never_passes(chosen: list[dict[str, Any]]) -> None:
    empty = application(applicant={"prior_funding": None, "figures": {}}, project={"is_rd": None})
    report = check_application(empty, programme(*chosen), edition())
    for finding in report.findings[: len(chosen)]:
        assert finding.outcome is Outcome.UNDETERMINED, finding
        assert finding.citation is not None
