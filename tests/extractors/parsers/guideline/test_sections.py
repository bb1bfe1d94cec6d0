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


def test_an_attachment_that_says_when_the_articles_hold_is_no_guideline() -> None:
    found = read_lines(
        "某开发区管委会关于印发若干政策的通知",
        "某开发区促进制造业发展若干政策",
        "第一条 支持技术改造。按设备投入的10%给予补助，最高500万元。",
        "第二条 租用厂房补贴。按租金的50%给予补贴，最高150万元。",
        "第三条 绿色工厂奖励。对获评的企业，给予50万元奖励。",
        "第四条 本政策由经济发展局负责解释。",
        "附件",
        "2031年度政策兑现说明",
        "一、受理范围。本次集中受理各条款。",
        "二、时间口径。",
        "（一）投资补助类（第一条）：项目须于2031年12月31日前完工投产。",
        "（二）认定奖励类（第三条）：以认定文件落款日期在2031年1月1日至2031年12月31日期间为准。",
        "三、资金拨付。投资补助类资金经审核后先拨付70%，次年复核后拨付30%。",
    )
    assert [
        (each.path, str(each.complete_by), str(each.window_start), each.first_payment_percent)
        for each in found
    ] == [
        ("第一条", "2031-12-31", "None", 70),
        ("第二条", "None", "None", None),
        ("第三条", "None", "2031-01-01", None),
    ]


def test_the_attachment_that_gives_the_sums_is_the_guideline_whatever_heads_the_notice_has() -> None:
    found = read_lines(
        "某省商务厅关于组织项目申报的通知",
        "一、申报主体",
        "在本省注册的企业。",
        "二、有关要求",
        "（一）各支持事项的费用支付均须在2031年10月1日至2032年9月30日期间。",
        "附件：1.申报指南",
        "2.申报表",
        "附件1",
        "2032年会展业资金申报指南",
        "一、会展业发展方向",
        "（一）展览项目",
        "1.新办展会补助。按场租的30%给予补助，最高50万元。",
        "2.国际认证奖励。对取得认证的，奖励30万元。",
    )
    assert [(each.path, str(each.window_start)) for each in found] == [
        ("一（一）1", "2031-10-01"),
        ("一（一）2", "2031-10-01"),
    ]


FORWARDED = """转发关于组织申报工业专项资金项目的通知
各县（市、区）工业和信息化局：
现将省厅通知转发给你们，请认真组织。
附件：关于组织申报工业专项资金项目的通知
某市工业和信息化局
2031年3月5日
附件
"""
FORWARDS = """关于组织申报工业专项资金项目的通知
一、申报要求
（一）项目应在2030年1月1日至2030年12月31日期间竣工。
（二）奖补资金分两期拨付，首期拨付60%。
附件1
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
"""


def test_what_a_forwarded_notice_asks_holds_as_without_the_notice_that_forwards_it() -> None:
    for text in (FORWARDS, FORWARDED + FORWARDS):
        assert [
            (each.path, each.first_payment_percent, each.window_start) for each in reading(text).programmes
        ] == [
            ("附件1", 60, date(2030, 1, 1)),
            ("附件2", 60, date(2030, 1, 1)),
        ], text[:20]
