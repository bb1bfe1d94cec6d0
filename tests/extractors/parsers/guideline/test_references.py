"""Items named by their numbers in sentences beside them."""

from __future__ import annotations

from datetime import date

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


def test_rows_of_chapters_and_what_a_paper_of_a_year_says_of_some_articles() -> None:
    lines = (
        "某市节能和服务业资金项目申报通知",
        "一、支持范围和标准",
        "（一）节能类",
        "1.节能改造。按固定资产投资的15%给予补助，最高500万元。",
        "2.资源循环。按固定资产投资的10%给予补助，最高300万元。",
        "3.能源管理。按固定资产投资的8%给予补助，最高100万元。",
        "（二）服务业类",
        "1.物流设施。按固定资产投资的10%给予补助，最高300万元。",
        "2.养老托育。按固定资产投资的20%给予补助，最高200万元。",
        "二、申报条件",
        "申报第一部分（一）1、2和（二）1的项目，2032年12月31日前建成投产。",
    )
    assert {each.path: each.complete_by for each in read_lines(*lines)} == {
        "一（一）1": date(2032, 12, 31),
        "一（一）2": date(2032, 12, 31),
        "一（一）3": None,
        "一（二）1": date(2032, 12, 31),
        "一（二）2": None,
    }


def test_articles_of_a_year_s_applications() -> None:
    found = read_lines(
        "某市质量资金管理办法",
        "第一条 标准制定。对主导制定国家标准的，给予30万元奖励。",
        "第二条 质量奖。对获得市长质量奖的，给予100万元奖励。",
        "第三条 专利奖。对获得专利金奖的，给予80万元奖励。",
        "第四条 2032年度申报的，第一条至第二条所列事项的取得时间为2031年1月1日至2031年12月31日。",
    )
    assert {each.path: each.window_end for each in found} == {
        "第一条": date(2031, 12, 31),
        "第二条": date(2031, 12, 31),
        "第三条": None,
    }


def test_heads_behind_the_last_direction_are_about_those_that_they_name_in_their_topic() -> None:
    found = read_lines(
        "某市科技计划项目申报指南",
        "专题一 智能装备",
        "方向1：显示材料",
        "研究内容：开展材料攻关。",
        "方向2：机器人部件",
        "研究内容：开展部件设计。",
        "方向3：注塑装备",
        "特别要求：项目总投入不低于2000万元。本方向拟支持1项，资助额度不超过500万元。",
        "申报要求：须由企业牵头申报。除方向3外，项目总投入不低于600万元。",
        "支持强度：方向1、方向2各拟支持不超过2项，每项资助额度不超过200万元。",
        "专题二 生物医药",
        "方向1：创新药物",
        "支持强度：拟支持3项左右，每项资助额度不超过150万元。",
    )
    assert [(each.path, each.cap_wan, each.quota, each.min_investment_wan) for each in found] == [
        ("专题一方向1", 200, 2, 600),
        ("专题一方向2", 200, 2, 600),
        ("专题一方向3", 500, 1, 2000),
        ("专题二方向1", 150, 3, None),
    ]


def test_what_a_topic_says_of_itself_is_said_of_its_directions() -> None:
    found = read_lines(
        "某省重点研发项目申报指南",
        "一、总体要求",
        "专题一采取事前资助方式，专题二采取事后补助方式。",
        "二、支持专题",
        "专题一 种业攻关",
        "方向1．育种",
        "支持强度：每项资助不超过300万元。",
        "方向2．扩繁",
        "支持强度：每项资助不超过200万元。",
        "专题二 精深加工",
        "本专题面向加工企业。项目通过验收后，按核定研发投入的20%—40%给予补助，单个项目补助不超过150万元。",
        "方向1．粮油加工",
        "考核指标：拟支持不超过4项。",
        "方向2．预制菜",
        "考核指标：拟支持不超过3项。",
        "三、经费管理",
        "事前资助项目经费分两次拨付，立项后拨付资助经费的60%，其余40%于中期检查后拨付。",
    )
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.first_payment_percent) for each in found
    ] == [
        ("专题一方向1", None, 300, 60),
        ("专题一方向2", None, 200, 60),
        ("专题二方向1", 40, 150, None),
        ("专题二方向2", 40, 150, None),
    ]
