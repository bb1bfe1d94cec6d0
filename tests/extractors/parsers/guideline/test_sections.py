"""A file's parts: attachments that are guidelines, the notice before them, the forms behind them."""

from __future__ import annotations

from datetime import date
from typing import Any

import extractors
from tests.extractors.guideline_text import document_of, read_lines

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


def test_a_guide_that_asks_what_applies_to_the_articles_of_another_attachment_is_no_programme() -> None:
    found = read_lines(
        "某区关于组织申报2032年度大模型专项扶持的通知",
        "附件：1.某区大模型专项扶持措施",
        "2.某区大模型专项扶持申报指南",
        "附件1",
        "某区大模型专项扶持措施",
        "第一条（目的依据）为推动发展，制定本措施。",
        "第二条（支持算力供给）对总投资5000万元以上的项目，按投资的20%给予补助，最高1000万元。",
        "第三条（支持标准制定）对制定国家标准的，每项奖励50万元。",
        "第四条（降低算力成本）按租用费用的30%给予补贴，最高200万元。",
        "附件2",
        "某区大模型专项扶持申报指南",
        "一、申报条件",
        "申报单位应符合《扶持措施》第一条规定。",
        "二、时间要求",
        "（一）资助类项目。《扶持措施》第二条为资助类项目，应于2032年1月1日以后启动，实施期不超过2年。",
        "（二）奖励类项目。《扶持措施》第三条、第四条为奖励类项目，相关事项应发生在2031年1月1日至2031年12月31日期间。",
        "三、资金拨付",
        "资助类项目立项后拨付核定资助金额的40%，验收通过后拨付其余60%。奖励类项目一次性拨付。",
    )
    assert [
        (each.path, each.window_start, each.max_duration_years, each.first_payment_percent) for each in found
    ] == [
        ("第二条", date(2032, 1, 1), 2, 40),
        ("第三条", date(2031, 1, 1), None, None),
        ("第四条", date(2031, 1, 1), None, None),
    ]


def test_a_notice_that_only_names_its_budget_gives_nothing_itself() -> None:
    found = read_lines(
        "关于组织申报2032年制造业专项资金项目的通知",
        "一、支持范围和方式",
        "2032年专项资金安排3.2亿元，采取补助、奖励等方式予以支持。",
        "二、资金拨付",
        "项目公示无异议后先拨付核定补助金额的60%，验收后拨付剩余部分。同一企业获得本专项资金合计不超过1500万元。",
        "附件：1．数字化转型方向申报指南",
        "2．技术改造方向申报指南",
        "附件1",
        "数字化转型方向申报指南",
        "一、平台建设项目",
        "（一）支持标准。按投资的30%给予补助，最高500万元。",
        "附件2",
        "技术改造方向申报指南",
        "一、重点技术改造项目",
        "（一）支持标准。按设备投资的8%给予补助，最高800万元。",
    )
    assert [(each.path, each.cap_wan, each.award_wan, each.first_payment_percent) for each in found] == [
        ("附件1一", 500, None, 60),
        ("附件2一", 800, None, 60),
    ]
