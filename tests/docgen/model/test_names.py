"""What a person meant by a name that is none."""

from __future__ import annotations

import pytest

from docgen.model.names import nearest_name, unknown_name

PATHS = ["一（一）", "一（三）1", "四（一）", "四（二）2", "十一（十二）"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1(1)", "一（一）"),
        ("１（３）1", "一（三）1"),
        ("4 (2) 2", "四（二）2"),
        ("四(一)", "四（一）"),
        ("11(12)", "十一（十二）"),
        ("盐城", None),
        ("九（九）", None),
    ],
)
def test_numbers_and_brackets_are_alike_in_both_scripts(typed: str, meant: str | None) -> None:
    assert nearest_name(typed, PATHS) == meant


def test_the_advice_names_the_nearest_or_all_of_few_or_says_something_else() -> None:
    assert unknown_name("盐城", ["南京市", "盐城市"]) == "是不是“盐城市”？"
    assert unknown_name("火星", ["南京市", "盐城市"]) == "可用的有：南京市、盐城市"
    assert unknown_name("火星", [f"第{number}项" for number in range(13)], "请看指南") == "请看指南"
