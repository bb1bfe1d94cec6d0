"""Items named by their numbers in sentences beside them."""

from __future__ import annotations

import pytest

import extractors
from docgen.model.document import Place
from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.references import Naming, items_named, said_of_each
from tests.extractors.guideline_text import document_of, read_lines


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


def test_a_head_inside_another_says_what_a_bare_number_is() -> None:
    found = read_lines(
        "某省重点研发项目指南",
        "一、支持方向",
        "方向1：主轴技术",
        "支持强度：每项资助不超过300万元。",
        "方向2：育种技术",
        "支持强度：每项资助不超过90万元。",
        "二、申报要求",
        "（一）申报单位在本省注册。",
        "（二）项目执行期：方向1不超过3年，方向2不超过2年。",
    )
    assert [(each.path, each.max_duration_years) for each in found] == [("方向1", 3), ("方向2", 2)]


def test_several_lists_of_one_sentence_have_in_common_what_follows_them() -> None:
    found = read_lines(
        "某县若干政策措施",
        "一、支持内容",
        "1.支持改造。按投资的20%给予补助，最高90万元。",
        "2.支持认定。对获评的企业，奖励20万元。",
        "3.支持获奖。对获奖的企业，奖励10万元。",
        "4.支持赛事。对举办赛事的，奖励30万元。",
        "5.支持团队。对组织团队的，奖励5万元。",
        "二、有关规定",
        "6.时间界定。第2条、第3条以认定文件落款日期为准，第4条、第5条以举办日期为准，均须在2031年1月1日至2031年12月31日内。",
    )
    assert [(each.path, str(each.window_start)) for each in found] == [
        ("1", "None"),
        ("2", "2031-01-01"),
        ("3", "2031-01-01"),
        ("4", "2031-01-01"),
        ("5", "2031-01-01"),
    ]
