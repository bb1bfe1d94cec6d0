"""Heads without a number: which lines they are, and what they hold."""

from __future__ import annotations

from tests.extractors.guideline_text import read_lines

TOPICS = """某省科技项目申报指南
总体要求
1.申报单位须在本省注册。
2.同一单位申报不超过3项。
专题一　装备
【支持方式】按投入的20%给予补助，最高90万元。
专题二　材料
【支持方式】按投入的30%给予补助，最高70万元。
申报方式及要求
1.实行限额推荐，各市推荐不超过5项，高新区推荐不超过4项。
2.申报单位按不低于总投入的60%自筹资金。
"""


def test_requirements_before_the_topics_hold_none_of_them() -> None:
    assert [each.path for each in read_lines(TOPICS)] == ["专题一", "专题二"]


def test_a_head_of_procedure_behind_the_last_topic_is_no_part_of_it() -> None:
    first, last = read_lines(TOPICS)
    assert (first.rate_max_percent, first.cap_wan, first.quota) == (20, 90, None)
    assert (last.rate_max_percent, last.cap_wan, last.quota) == (30, 70, None)


def test_such_a_head_under_each_item_stays_there() -> None:
    text = (
        "某市项目申报指南\n方向1　设备\n申报条件：投资不低于100万元。\n申报程序\n经区县推荐。\n支持方式：补助20万元。\n"
        "方向2　软件\n申报条件：投资不低于50万元。\n申报程序\n经区县推荐。\n支持方式：补助10万元。\n"
    )
    assert [(each.path, each.award_wan) for each in read_lines(text)] == [("方向1", 20), ("方向2", 10)]


def test_facets_numbered_as_chapters_are_belong_to_the_direction_above() -> None:
    text = (
        "某省项目申报指南\n专题一　更新\n一、支持内容\n支持设备更新。\n二、支持方式\n按投入的15%给予补助。\n"
        "专题二　首台套\n方向1　装备\n一、支持内容\n支持首台套。\n二、支持方式\n按售价的30%给予奖励，最高700万元。\n"
        "方向2　材料\n一、支持内容\n支持首批次。\n二、支持方式\n按销售额的10%给予补助，最高200万元。\n"
    )
    assert [(each.path, each.rate_max_percent) for each in read_lines(text)] == [
        ("专题一", 15),
        ("方向1", 30),
        ("方向2", 10),
    ]


SIGNED = """某省科技计划项目申报指南
★ 总体说明
● 实施周期
“揭榜挂帅”类项目实施周期不超过3年。“竞争择优”类项目实施周期不超过2年。
方向1　合金制备技术（揭榜挂帅）
需求目标：宽度达到2500毫米以上。
支持数量及强度：拟支持1项，资助不超过1500万元。
方向2　智能控制（竞争择优）
研究内容：研究炉况预测。
支持数量及强度：拟支持2项，每项资助不超过400万元。
★ 申报流程
● 网上填报：申报单位于2025年6月13日前填报。
"""


def test_signs_that_begin_nothing_but_heads_begin_chapters() -> None:
    first, second = read_lines(SIGNED)
    assert [first.path, second.path] == ["方向1", "方向2"]
    assert (first.quota, first.cap_wan, first.max_duration_years) == (1, 1500, 3)
    assert (second.quota, second.cap_wan, second.max_duration_years) == (2, 400, 2)


def test_signs_before_heads_that_come_again_begin_none() -> None:
    text = (
        "某市项目申报指南\n方向1　设备\n■ 支持条件\n投资不低于100万元。\n■ 支持标准\n补助20万元。\n"
        "方向2　软件\n■ 支持条件\n投资不低于50万元。\n■ 支持标准\n补助10万元。\n"
    )
    assert [(each.path, each.award_wan) for each in read_lines(text)] == [("方向1", 20), ("方向2", 10)]


def test_several_chapters_of_procedure_behind_the_last_topic_are_no_part_of_it() -> None:
    found = read_lines(
        "某省项目申报指南\n专题一 装备\n方向1 减速器\n支持强度：每项不超过300万元。\n"
        "方向2 轴承\n支持强度：每项不超过200万元。\n"
        "申报总体要求\n1.项目实施期限不超过3年。\n申报方式与时间\n通过系统申报，截止时间为2031年6月20日。\n咨询电话\n高新处：0200000\n"
    )
    assert [(each.path, each.cap_wan, each.max_duration_years) for each in found] == [
        ("方向1", 300, 3),
        ("方向2", 200, 3),
    ]


def test_a_line_behind_a_chapters_items_about_all_of_them() -> None:
    found = read_lines(
        "某区园区资金申报指南\n一、载体建设\n（一）厂房建设\n按投资的15%给予补助，最高500万元。\n（二）园区更新\n"
        "按投资的20%给予补助，最高400万元。\n以上载体建设项目，建设周期不超过24个月，须在2032年9月30日前竣工。\n"
        "二、品牌创建\n（一）称号奖励\n新获评省级园区的奖励50万元。\n（二）评价奖励\n前3名每家奖励60万元。\n"
    )
    assert [(each.path, each.max_duration_years, str(each.complete_by)) for each in found] == [
        ("一（一）", 2, "2032-09-30"),
        ("一（二）", 2, "2032-09-30"),
        ("二（一）", None, "None"),
        ("二（二）", None, "None"),
    ]


def test_a_line_behind_the_last_item_about_items_of_its_part_is_no_words_of_that_item() -> None:
    found = read_lines(
        "某省外贸资金申报通知\n一、促进类\n（一）平台建设\n按投资的30%补助，最高300万元。\n（二）基地考核\n按支出的20%补助，最高80万元。\n"
        "（三）人员培训\n按培训费的50%补助，最高20万元。\n"
        "本部分（一）、（二）项所涉投资、支出时间为2031年7月1日至2032年12月31日。\n"
        "二、奖励类\n（一）品牌奖励\n每个奖励10万元。\n"
    )
    assert [(each.path, str(each.window_start), str(each.window_end)) for each in found] == [
        ("一（一）", "2031-07-01", "2032-12-31"),
        ("一（二）", "2031-07-01", "2032-12-31"),
        ("一（三）", "None", "None"),
        ("二（一）", "None", "None"),
    ]


def test_a_heading_of_the_chapters_level_behind_the_last_one_is_a_chapter() -> None:
    found = read_lines(
        "# 某区数字经济措施\n## 一、做强产业\n**1. 设备补助。** 按投资的20%补助，最高200万元。\n"
        "**2. 认定奖励。** 奖励30万元。\n## 二、优化生态\n**3. 场景补助。** 按投入的30%补助，最高80万元。\n"
        "**4. 贷款贴息。** 按利息的40%贴息，最高40万元。\n"
        "## 申报说明\n- **时间口径：** 本次兑现第1条、第3条至第4条所涉投入时间为2031年1月1日至2031年12月31日。\n"
        "- **兑付方式：** 第1条的补助资金分两次兑付，评审通过后兑付50%，评价合格后兑付50%。\n"
    )
    assert [(each.path, str(each.window_start), each.first_payment_percent) for each in found] == [
        ("1", "2031-01-01", 50),
        ("2", "None", None),
        ("3", "2031-01-01", None),
        ("4", "2031-01-01", None),
    ]
