"""Recognised text as print has it."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.normalise import without_markdown


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        ("## 一、支持条件", "一、支持条件"),
        ("> 引用的话", "引用的话"),
        ("> 1. 支持条件", "1. 支持条件"),
        (">3000万元", ">3000万元"),
        ("> 500万元以上", "> 500万元以上"),
        ("- 支持条件", "支持条件"),
        ("给予**50**万元奖励", "给予50万元奖励"),
        ("奖励2*30万元", "奖励2*30万元"),
    ],
)
def test_marks_of_markdown_go_and_figures_stay(line: str, bare: str) -> None:
    assert without_markdown(line)[0] == bare


def test_chapters_count_beyond_a_hundred() -> None:
    mark = mark_of("一百零一、甲")
    assert mark is not None
    assert (mark.number, mark.path) == (101, "一百零一")
