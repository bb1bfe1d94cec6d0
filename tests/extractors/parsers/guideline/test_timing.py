"""Rules on time as they stand in the conditions of a programme."""

from __future__ import annotations

from datetime import date

import pytest

import extractors
from docgen.model.guideline import Condition
from tests.extractors.guideline_text import document_of


def conditions(words: str) -> tuple[Condition, ...]:
    text = (
        "2024年度某省数字产业专项资金项目申报指南\n\n一、数字化改造项目\n（一）申报条件\n"
        f"{words}\n（二）支持标准\n按照不超过总投资的15%给予补助，最高500万元。\n"
    )
    (programme,) = extractors.parse("guideline", document_of(text)).guideline.programmes
    return programme.conditions


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("项目实施期为2023年1月至2024年12月。", date(2023, 1, 1), date(2024, 12, 31)),
        ("项目建设期为2022年7月1日至2024年6月30日，环评手续齐全。", date(2022, 7, 1), date(2024, 6, 30)),
        ("项目实施期限自2023年3月1日起至2025年2月28日止。", date(2023, 3, 1), date(2025, 2, 28)),
        ("项目执行期限：2024年1月—2025年12月。", date(2024, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_time_of_a_project_from_one_day_to_another_is_a_period(
    words: str, start: date, end: date
) -> None:
    (found,) = [each for each in conditions(words) if each.kind == "period"]
    assert (found.start, found.end) == (start, end)
    assert found.citation.quote == words


def test_a_time_of_completion_is_a_window_and_no_period() -> None:
    (found,) = conditions("项目在2023年1月1日至2024年6月30日期间完工。")
    assert found.kind == "window"


def test_a_time_that_only_bounds_an_expense_is_no_period() -> None:
    kinds = [each.kind for each in conditions("项目建设期2023年1月至2024年6月的设备投入不低于500万元。")]
    assert "period" not in kinds


def test_when_what_is_altered_was_built_is_no_end_of_the_project() -> None:
    found = conditions("（1）2005年底前建成，列入年度改造计划。\n（2）项目须在2031年6月30日前完工。")
    assert [each.by.year for each in found if each.kind == "complete_by"] == [2031]
