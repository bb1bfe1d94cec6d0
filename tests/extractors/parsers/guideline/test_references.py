"""Items named by their numbers in sentences beside them."""

from __future__ import annotations

import pytest

import extractors
from docgen.model.document import Place
from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.references import Naming, items_named, said_of_each
from tests.extractors.guideline_text import document_of


def item(chapter: str, number: str) -> Node:
    mark = mark_of(f"（{number}）某事")
    assert mark is not None
    return Node(mark.kind, mark.printed, Passage(), f"{chapter}（{number}）", mark.number)


ITEMS = [item("一", number) for number in "一二三四五"]
OTHERS = [item("二", number) for number in "一二"]


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("申报第一部分第（一）至（四）项的", ["一（一）", "一（二）", "一（三）", "一（四）"]),
        ("对第（四）（五）项", ["一（四）", "一（五）"]),
        ("申报本通知第一条第（一）项、第（二）项以及第（三）项第2目的", ["一（一）", "一（二）", "一（三）"]),
        ("申报第二部分第（二）项的", ["二（二）"]),
        ("符合条件（一）的企业", []),
        ("申报第（六）项的", []),
        ("申报第（一）项的", []),
    ],
)
def test_the_items_that_words_name(words: str, paths: list[str]) -> None:
    items = [*ITEMS, *OTHERS] if "（四）（五）" not in words else ITEMS
    assert [each.path for each in items_named(words, Naming(tuple(items)))] == paths


def test_words_are_cut_up_by_the_items_that_they_name() -> None:
    text = (
        "对第（一）（二）项，按10%补助；对第（三）项，按20%补助。单个项目最高300万元，其中第（一）项最高500万元。"
        "不得重复申报。"
    )
    words = Passage(text, tuple(Place(line_no=1) for _ in text), (False,) * len(text))
    said = {
        each.item.path: [words.text for words in each.words]
        for each in said_of_each(Node(ITEMS[0].kind, "", words, "三"), Naming(tuple(ITEMS)))
    }
    assert said == {
        "一（一）": [
            "对第（一）（二）项，按10%补助；",
            "单个项目最高300万元，其中第（一）项最高500万元。不得重复申报。",
        ],
        "一（二）": ["对第（一）（二）项，按10%补助；", "单个项目最高300万元", "不得重复申报。"],
        "一（三）": ["对第（三）项，按20%补助。单个项目最高300万元", "不得重复申报。"],
    }


GUIDELINE = """某省服务业资金申报指南
一、支持方向
（一）物流提升。支持物流项目。项目总投资不低于3000万元。
（二）科技服务。支持科技服务机构。项目总投资不低于1000万元。
（三）领军人才。支持人才研修。
二、申报条件
（一）申报单位须在本省注册。
（二）申报第一部分第（一）至（二）项的，项目须于2031年6月30日前建成。
三、支持标准
对第一部分第（一）项，按不超过投资额的10%给予补助；对第（二）项，按不超过投资额的20%给予补助。对第（三）项，给予一次性奖励15万元。
"""


def test_directions_of_which_another_chapter_tells_by_number_are_programmes() -> None:
    found = extractors.parse("guideline", document_of(GUIDELINE)).programmes
    assert [
        (each.path, each.rate_max_percent, each.award_wan, each.min_investment_wan) for each in found
    ] == [
        ("一（一）", 10, None, 3000),
        ("一（二）", 20, None, 1000),
        ("一（三）", None, 15, None),
    ]
    assert [str(each.complete_by) for each in found] == ["2031-06-30", "2031-06-30", "None"]
    assert all("rate_max_percent" in each.doubtful for each in found[:2])
