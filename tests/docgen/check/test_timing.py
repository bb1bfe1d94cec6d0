from __future__ import annotations

from typing import Any

import pytest

from docgen.model.findings import Outcome
from tests.docgen.check.builders import judge

PASS, FAIL, OPEN = Outcome.PASS, Outcome.FAIL, Outcome.UNDETERMINED
WINDOW = {
    "kind": "window",
    "start": "2021-01-01",
    "end": "2022-06-30",
    "start_included": True,
    "end_included": True,
}


def done(ends: str, begins: str = "2020-01") -> dict[str, Any]:
    return {"state": "completed", "begins": begins, "ends": ends}


class TestWindow:
    @pytest.mark.parametrize(
        ("ends", "outcome"),
        [
            ("2020-12-31", FAIL),
            ("2020-12", FAIL),
            ("2021-01-01", PASS),
            ("2021-01", PASS),
            ("2022-06", PASS),
            ("2022-06-30", PASS),
            ("2022-07-01", FAIL),
            ("2022", OPEN),
            ("2021", PASS),
        ],
    )
    def test_it_holds_for_ends_that_are_surely_inside(self, ends: str, outcome: Outcome) -> None:
        assert judge(WINDOW, project=done(ends)).outcome is outcome

    def test_it_asks_for_the_day_where_the_year_straddles_a_bound(self) -> None:
        assert "写明到日" in judge(WINDOW, project=done("2022")).message

    @pytest.mark.parametrize("state", ["planned", "started"])
    def test_it_fails_for_a_project_that_is_not_completed(self, state: str) -> None:
        finding = judge(WINDOW, project={**done("2022-05"), "state": state})
        assert finding.outcome is FAIL
        assert finding.field == "project.state"

    @pytest.mark.parametrize("day", ["2021-01-01", "2022-06-30"])
    def test_the_day_of_a_bound_that_is_not_included_is_doubtful(self, day: str) -> None:
        window = {**WINDOW, "start_included": False, "end_included": False}
        finding = judge(window, project=done(day))
        assert finding.outcome is OPEN
        assert "没有写明是否包括当日" in finding.message


class TestCompleteBy:
    @pytest.mark.parametrize(
        ("ends", "included", "outcome"),
        [
            ("2023-12-30", False, PASS),
            ("2023-11", False, PASS),
            ("2023-12-31", False, OPEN),
            ("2023-12", False, OPEN),
            ("2024-01", False, FAIL),
            ("2023-12-31", True, PASS),
            ("2023-12", True, PASS),
            ("2024-01-01", True, FAIL),
            ("2024", True, FAIL),
        ],
    )
    def test_it_takes_the_latest_day_that_the_end_can_mean(
        self, ends: str, included: bool, outcome: Outcome
    ) -> None:
        condition = {"kind": "complete_by", "by": "2023-12-31", "included": included}
        assert judge(condition, project={"ends": ends}).outcome is outcome


class TestPeriod:
    @pytest.mark.parametrize(
        ("begins", "ends", "outcome", "field"),
        [
            ("2023-01-01", "2024-12-31", PASS, "project.ends"),
            ("2023-01", "2024-12", PASS, "project.ends"),
            ("2022-12-31", "2024-12-31", FAIL, "project.begins"),
            ("2022-12", "2024-12", FAIL, "project.begins"),
            ("2023-01-01", "2025-01-01", FAIL, "project.ends"),
            ("2023-01-01", "2025-01", FAIL, "project.ends"),
        ],
    )
    def test_begin_and_end_stand_inside(self, begins: str, ends: str, outcome: Outcome, field: str) -> None:
        condition = {"kind": "period", "start": "2023-01-01", "end": "2024-12-31"}
        finding = judge(condition, project={"begins": begins, "ends": ends})
        assert (finding.outcome, finding.field) == (outcome, field)

    @pytest.mark.parametrize(
        ("begins", "ends", "field"),
        [("2023", "2024-01", "project.begins"), ("2023-08", "2024-06", "project.ends")],
    )
    def test_a_date_that_is_too_coarse_leaves_it_open(self, begins: str, ends: str, field: str) -> None:
        condition = {"kind": "period", "start": "2023-07-15", "end": "2024-06-20"}
        finding = judge(condition, project={"begins": begins, "ends": ends})
        assert (finding.outcome, finding.field) == (OPEN, field)
        assert f"请在 {field} 写明到日" in finding.message


class TestDuration:
    @pytest.mark.parametrize(
        ("begins", "ends", "relation", "outcome"),
        [
            ("2022-03", "2024-02", "le", PASS),
            ("2022-03-01", "2024-02-29", "le", PASS),
            ("2022-03-01", "2024-03-01", "le", PASS),
            ("2022-03-01", "2024-03-02", "le", FAIL),
            ("2022-03", "2024-03", "le", OPEN),
            ("2022-03", "2024-04", "le", FAIL),
            ("2022", "2023", "le", PASS),
            ("2022-03-01", "2024-02-28", "ge", FAIL),
            ("2022-03-01", "2024-02-29", "ge", PASS),
            ("2022-03-01", "2024-02-29", "lt", FAIL),
            ("2022-03-01", "2024-02-28", "lt", PASS),
            ("2022-03-01", "2024-03-01", "gt", FAIL),
            ("2022-03-01", "2024-03-02", "gt", PASS),
            ("2024-02-29", "2026-02-28", "le", PASS),
            ("2024-02-29", "2026-03-01", "le", FAIL),
        ],
    )
    def test_two_years_end_on_the_anniversary_or_the_day_before(
        self, begins: str, ends: str, relation: str, outcome: Outcome
    ) -> None:
        condition = {"kind": "duration", "relation": relation, "years": 2}
        assert judge(condition, project={"begins": begins, "ends": ends}).outcome is outcome

    def test_a_limit_in_principle_only_warns(self) -> None:
        condition = {"kind": "duration", "relation": "le", "years": 3, "strength": "in_principle"}
        finding = judge(condition, project={"begins": "2022-03", "ends": "2026-03"})
        assert (finding.outcome, finding.severity) == (FAIL, "warning")
        assert "原则上" in finding.message

    def test_a_firm_limit_is_an_error(self) -> None:
        condition = {"kind": "duration", "relation": "le", "years": 2}
        assert judge(condition, project={"begins": "2022-03", "ends": "2026-03"}).severity == "error"

    def test_an_end_before_the_begin_proves_nothing(self) -> None:
        condition = {"kind": "duration", "relation": "le", "years": 2}
        assert judge(condition, project={"begins": "2022-03", "ends": "2021-03"}).outcome is OPEN

    def test_a_year_and_a_half_is_eighteen_months(self) -> None:
        condition = {"kind": "duration", "relation": "le", "years": "1.5"}
        assert judge(condition, project={"begins": "2022-01", "ends": "2023-06"}).outcome is PASS
        assert judge(condition, project={"begins": "2022-01", "ends": "2023-08"}).outcome is FAIL


class TestState:
    @pytest.mark.parametrize(
        ("state", "outcome"), [("planned", FAIL), ("started", PASS), ("completed", FAIL)]
    )
    def test_started_and_not_completed(self, state: str, outcome: Outcome) -> None:
        condition = {"kind": "state", "started": True, "completed": False}
        assert judge(condition, project={"state": state}).outcome is outcome

    def test_completed(self) -> None:
        condition = {"kind": "state", "started": True, "completed": True}
        assert judge(condition, project={"state": "completed"}).outcome is PASS
        assert judge(condition, project={"state": "started"}).outcome is FAIL
