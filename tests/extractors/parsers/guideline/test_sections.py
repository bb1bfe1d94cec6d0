"""A file's parts: attachments that are guidelines, the notice before them, the forms behind them."""

from __future__ import annotations

from typing import Any

import extractors
from tests.extractors.guideline_text import document_of

NOTICE = """关于组织申报专项资金项目的通知
一、申报要求
（一）申报单位须在我省注册。
（二）已获省级资金支持的项目不得申报。
附件：1.设备更新项目申报指南
2.品牌奖励项目申报指南
3.项目申报表
"""
GUIDES = """附件1
设备更新项目申报指南
一、申报条件
（一）设备投资不低于300万元。
二、补助标准
按设备投资的9%给予补助，最高不超过120万元。
附件2
品牌奖励项目申报指南
一、申报条件
首次获得省级品牌。
二、奖励标准
每家奖励15万元。
附件3
项目申报表
企业名称
补助标准：按9万元申请
"""


def reading(text: str) -> Any:
    return extractors.parse("guideline", document_of(text))


def test_each_attachment_that_is_a_guideline_gives_its_programmes() -> None:
    found = reading(NOTICE + GUIDES)
    assert found.guideline.title == "关于组织申报专项资金项目的通知"
    assert [(each.path, each.name, each.cap_wan, each.award_wan) for each in found.programmes] == [
        ("附件1", "设备更新项目", 120, None),
        ("附件2", "品牌奖励项目", None, 15),
    ]
    assert found.guideline.directions == (
        ("附件1", "设备更新项目申报指南"),
        ("附件2", "品牌奖励项目申报指南"),
    )


def test_conditions_of_the_notice_hold_for_all_those_of_an_attachment_for_its_own() -> None:
    clauses = {
        each.path: [condition.citation.clause for condition in each.conditions]
        for each in reading(NOTICE + GUIDES).guideline.programmes
    }
    assert clauses == {
        "附件1": ["附件1一（一）", "一（一）", "一（二）"],
        "附件2": ["附件2一", "一（一）", "一（二）"],
    }


def test_a_form_is_no_guideline_whatever_it_names() -> None:
    kinds = {each.text: each.kind for each in reading(NOTICE + GUIDES).ledger.sentences}
    assert kinds["补助标准：按9万元申请"] == "form"
    assert kinds["按设备投资的9%给予补助，最高不超过120万元。"] == "money"


def test_one_guideline_with_forms_keeps_its_paths() -> None:
    text = NOTICE + GUIDES[: GUIDES.index("附件2")] + GUIDES[GUIDES.index("附件3") :]
    found = reading(text)
    assert [each.path for each in found.programmes] == ["设备更新项目申报指南"]
    assert [each.citation.clause for each in found.guideline.programmes[0].conditions] == [
        "一（一）",
        "一（一）",
        "一（二）",
    ]


def test_titles_may_stand_behind_the_number_a_list_of_attachments_begins_none() -> None:
    joined = GUIDES.replace("附件1\n", "附件1：").replace("附件2\n", "附件2 ")
    listed = "附件1：设备更新项目申报指南\n附件2：品牌奖励项目申报指南\n"
    found = reading(NOTICE + listed + joined)
    assert [(each.path, each.name) for each in found.programmes] == [
        ("附件1", "设备更新项目"),
        ("附件2", "品牌奖励项目"),
    ]
