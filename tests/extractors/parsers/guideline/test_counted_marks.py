"""Marks that no list knows: found where lines count with them, and nowhere else."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.counted_marks import kinds_in
from tests.extractors.guideline_text import read_lines


def guideline_in(marks: tuple[str, str, str]) -> str:
    first, second, third = marks
    return (
        "某市制造业扶持办法\n"
        f"{first}设备更新补助。对设备投资不低于300万元的项目，按设备投资的10%给予补助，最高120万元。\n"
        f"{second}平台建设补助。按平台建设投入的30%给予补助，最高200万元，支持不超过4个。\n"
        f"{third}品牌奖励。对新认定的省级名牌企业，给予30万元奖励。\n"
    )


@pytest.mark.parametrize(
    ("marks", "paths"),
    [
        (("领域一：", "领域二：", "领域三："), ["领域一", "领域二", "领域三"]),
        (("赛道1　", "赛道2　", "赛道3　"), ["赛道1", "赛道2", "赛道3"]),
        (("【工程一】", "【工程二】", "【工程三】"), ["工程一", "工程二", "工程三"]),
        (("揭榜任务1.1 ", "揭榜任务1.2 ", "揭榜任务2.1 "), ["揭榜任务1.1", "揭榜任务1.2", "揭榜任务2.1"]),
        (("第一单元：", "第二单元：", "第三单元："), ["第一单元", "第二单元", "第三单元"]),
        (("第一项 ", "第二项 ", "第三项 "), ["第一项", "第二项", "第三项"]),
        (("第一、", "第二、", "第三、"), ["第一", "第二", "第三"]),
        (("壹、", "贰、", "叁、"), ["壹", "贰", "叁"]),
        (("（壹）", "（贰）", "（叁）"), ["（壹）", "（贰）", "（叁）"]),
        (("甲、", "乙、", "丙、"), ["甲", "乙", "丙"]),
        (("Ⅰ．", "Ⅱ．", "Ⅲ．"), ["Ⅰ", "Ⅱ", "Ⅲ"]),
        (("I. ", "II. ", "III. "), ["I", "II", "III"]),
        (("（Ⅰ）", "（Ⅱ）", "（Ⅲ）"), ["（Ⅰ）", "（Ⅱ）", "（Ⅲ）"]),
        (("A、", "B、", "C、"), ["A", "B", "C"]),
        (("（A）", "（B）", "（C）"), ["（A）", "（B）", "（C）"]),
        (("A1 ", "A2 ", "B1 "), ["A1", "A2", "B1"]),
        (("1-1 ", "1-2 ", "2-1 "), ["1-1", "1-2", "2-1"]),
        (("No.1 ", "No.2 ", "No.3 "), ["No.1", "No.2", "No.3"]),
        (("【一】", "【二】", "【三】"), ["【一】", "【二】", "【三】"]),
        (("［1］", "［2］", "［3］"), ["［1］", "［2］", "［3］"]),
        (("一）", "二）", "三）"), ["一）", "二）", "三）"]),
        (("一：", "二：", "三："), ["一", "二", "三"]),
        (("1：", "2：", "3："), ["1", "2", "3"]),
        (("㈠", "㈡", "㈢"), ["㈠", "㈡", "㈢"]),
        (("⒈", "⒉", "⒊"), ["⒈", "⒉", "⒊"]),
        (("⑴", "⑵", "⑶"), ["⑴", "⑵", "⑶"]),
        (("❶", "❷", "❸"), ["❶", "❷", "❸"]),
    ],
)
def test_what_counts_through_the_lines_is_a_mark(marks: tuple[str, str, str], paths: list[str]) -> None:
    first, second, third = read_lines(guideline_in(marks))
    assert [first.path, second.path, third.path] == paths
    assert [first.name, second.name, third.name] == ["设备更新补助", "平台建设补助", "品牌奖励"]
    assert (first.rate_max_percent, first.cap_wan, first.min_investment_wan) == (10, 120, 300)
    assert (second.rate_max_percent, second.cap_wan, second.quota) == (30, 200, 4)
    assert third.award_wan == 30


@pytest.mark.parametrize(
    "lines",
    [
        ["第一年：拨付40%。", "第二年：拨付30%。", "第三年：拨付30%。"],
        ["第一档：奖励30万元。", "第二档：奖励20万元。"],
        ["附表1：申请表", "附表2：汇总表"],
        ["情形一：新建项目。", "情形二：扩建项目。"],
        ["申报材料1：营业执照", "申报材料2：审计报告"],
        ["领域1：智能制造。"],
        ["领域3：智能制造。", "领域4：绿色制造。"],
        ["甲、乙双方签订合同。", "甲、丙双方签订合同。"],
        ["投资100 万元", "投资200 万元"],
    ],
)
def test_what_counts_other_things_or_does_not_count_is_none(lines: list[str]) -> None:
    assert kinds_in(lines) == ()


def test_a_list_of_attachments_does_not_break_the_count() -> None:
    kinds = kinds_in(["1：设备", "2：软件", "3：平台", "4：品牌", "5：人才", "6：金融", "2：附件二"])
    assert [each.name for each in kinds] == ["1："]


def test_other_chapters_call_such_items_by_word_and_number() -> None:
    first, second = read_lines(
        "某市产业扶持指南\n"
        "一、支持内容\n"
        "赛道1：机器人。按设备投资的10%给予补助，最高100万元。\n"
        "赛道2：新材料。按设备投资的20%给予补助，最高200万元。\n"
        "二、有关要求\n"
        "赛道2项目实施期不超过2年，立项后拨付60%，验收后拨付40%。\n"
    )
    assert (first.path, first.max_duration_years, first.first_payment_percent) == ("赛道1", None, None)
    assert (second.path, second.max_duration_years, second.first_payment_percent) == ("赛道2", 2, 60)


IN_AN_ITEM = (
    "某市专项资金申报指南\n一、支持方向\n"
    "（一）设备补助\n支持条件：项目已备案。\n补助标准：按设备投资的10%给予补助，最高100万元。\n"
    "（二）认定奖励\n支持条件：企业在本市注册。\n奖励标准：按级别给予奖励。\n"
    "{0}国家级的，奖励50万元。\n{1}省级的，奖励20万元。\n"
    "二、申报程序\n登录系统填报。\n"
)


@pytest.mark.parametrize(
    "marks",
    [
        ("甲：", "乙："),
        ("第一，", "第二，"),
        ("一：", "二："),
        ("Ⅰ ", "Ⅱ "),
        ("I. ", "II. "),
        ("【1】", "【2】"),
    ],
)
def test_counted_lines_inside_an_item_are_its_levels(marks: tuple[str, str]) -> None:
    devices, award = read_lines(IN_AN_ITEM.format(*marks))
    assert (devices.path, devices.cap_wan) == ("一（一）", 100)
    assert (award.path, award.award_wan) == ("一（二）", 50)
    assert [(each.name, each.award_wan) for each in award.tracks] == [("国家级", 50), ("省级", 20)]


def test_conditions_counted_by_words_stay_conditions() -> None:
    (only,) = read_lines(
        "某市专项资金申报指南\n一、设备补助\n支持条件：\n第一，总投资不低于500万元；\n第二，建设期不超过2年。\n"
        "补助标准：按设备投资的10%给予补助，最高100万元。\n"
    )
    assert (only.path, only.min_investment_wan, only.max_duration_years) == ("一", 500, 2)
    assert (only.rate_max_percent, only.cap_wan) == (10, 100)


def test_signs_inside_an_item_are_no_chapters() -> None:
    first, second = read_lines(
        "某市专项资金申报指南\n一、支持方向\n（一）数字化改造补助\n1.支持条件\n项目属于下列领域之一：\n◆工业互联网\n◆智能制造\n"
        "2.补助标准\n按设备投资的10%给予补助，最高100万元。\n"
        "（二）认定奖励\n1.支持条件\n在本市注册。\n2.奖励标准\n每家奖励50万元。\n二、申报程序\n登录系统填报。"
    )
    assert (first.path, first.rate_max_percent, first.cap_wan) == ("一（一）", 10, 100)
    assert (second.path, second.award_wan) == ("一（二）", 50)


def test_what_is_mostly_a_facets_head_counts_where_it_stands_over_names() -> None:
    found = read_lines(
        "某市文化产业专项资金申报须知",
        "■ 支持方式一：项目补助",
        "补助比例：不超过项目总投资的20%",
        "■ 支持方式二：贷款贴息",
        "补助比例：不超过实际利息的50%",
        "■ 申报要求",
        "每家企业限报一个项目，项目实施期不超过2年。",
    )
    assert [(each.path, each.name, each.rate_max_percent, each.max_duration_years) for each in found] == [
        ("支持方式一", "项目补助", 20, 2),
        ("支持方式二", "贷款贴息", 50, None),
    ]


def test_letters_count_behind_a_word_that_is_numbered() -> None:
    found = read_lines(
        "某市外经贸专项资金申报指南",
        "方向A 开拓市场",
        "按展位费的70%支持，单家企业不超过40万元。",
        "方向B 出口信保",
        "按保费的50%支持，单家企业不超过100万元。",
    )
    assert [(each.path, each.name, each.cap_wan) for each in found] == [
        ("方向A", "开拓市场", 40),
        ("方向B", "出口信保", 100),
    ]


def test_lettered_classes_over_names_are_items_and_over_sums_are_levels() -> None:
    found = read_lines(
        "某省融合发展项目申报指南",
        "一、项目类型",
        "A类：现代农业产业园创建",
        "（一）申报条件：主导产业产值20亿元以上。",
        "（二）补助标准：每个补助2000万元。",
        "B类：农业产业强镇",
        "（一）申报条件：镇域产值1亿元以上。",
        "（二）补助标准：每个补助300万元。",
    )
    assert [(each.path, each.name, each.award_wan) for each in found] == [
        ("A类", "现代农业产业园创建", 2000),
        ("B类", "农业产业强镇", 300),
    ]
    levels = read_lines(
        "某区人才政策",
        "一、创业资助",
        "A类：一次性资助500万元。",
        "B类：一次性资助300万元。",
        "二、租房补贴",
        "按租金的50%给予补贴，最高2万元。",
    )
    assert [(each.path, each.award_wan) for each in levels] == [("一", 500), ("二", None)]
