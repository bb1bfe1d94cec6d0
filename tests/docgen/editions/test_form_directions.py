"""Which direction a summary is for, by its file name or its words."""

from __future__ import annotations

import pytest

from docgen.editions.form_directions import direction_of

DIRECTIONS = (("一", "智能化改造"), ("二", "核心技术（装备）攻关"), ("三", "智能化改造示范"))


@pytest.mark.parametrize(
    ("title", "words", "number"),
    [
        ("附件2-2-汇总表（核心技术(装备)攻关）", "", "二"),
        ("附件2-1", "某省资金（智能化改造）汇总表", "一"),
        ("附件2-1", "某省资金（智能化改造示范）汇总表", "三"),
        ("附件2-1（智能化改造）", "用于智能化改造、核心技术（装备）攻关", "一"),
        ("附件2-1", "用于智能化改造、核心技术（装备）攻关", ""),
        ("附件2-1", "某省资金汇总表", ""),
    ],
)
def test_the_direction_that_is_named_alone(title: str, words: str, number: str) -> None:
    assert direction_of(DIRECTIONS, title, words) == number
