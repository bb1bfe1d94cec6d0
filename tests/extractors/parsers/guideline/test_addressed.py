"""What stands beside the programmes and calls single ones of them."""

from __future__ import annotations

from datetime import date

from tests.extractors.guideline_text import read_lines


def test_a_number_or_a_time_is_about_those_whose_marks_are_called() -> None:
    found = read_lines(
        "某区体育产业专项资金申报公告",
        "第一条 品牌赛事",
        "按办赛成本的20%给予补助，最高50万元。",
        "第二条 营地建设",
        "按投资额的15%给予补助，最高60万元。",
        "第三条 场馆改造",
        "按投资额的10%给予补助，最高40万元。",
        "第四条 本政策第二条、第三条所述投资，须发生于2031年1月1日至2031年12月31日期间。",
    )
    assert [each.window_start is not None for each in found] == [False, True, True]


def test_a_topic_called_by_its_mark_has_the_number_said_of_it() -> None:
    found = read_lines(
        "某区体育产业专项资金申报公告",
        "一、支持内容",
        "专项一 品牌赛事",
        "按办赛成本的20%给予补助，最高50万元。",
        "专项二 营地建设",
        "按投资额的15%给予补助，最高60万元。",
        "二、申报数量",
        "各镇推荐的专项一项目不超过3个。",
    )
    assert [(each.path, each.quota) for each in found] == [("专项一", 3), ("专项二", None)]


def test_what_is_taken_no_more_is_put_off() -> None:
    found = read_lines(
        "某区电商扶持措施",
        "（一）电商平台。按建设费用的30%给予补助，最高60万元。",
        "（二）农村快递。每家企业补贴3万元的政策执行至2031年底，现已到期，不再受理新的申请。",
    )
    assert [each.state for each in found] == ["open", "deferred"]


def test_a_day_by_which_all_is_done_holds_although_acceptance_is_asked_for_then() -> None:
    found = read_lines(
        "某省水利科技专项申报指南",
        "一、总体要求",
        "所有项目须在2031年12月31日前完成并提交验收申请。",
        "二、支持方向",
        "1.1 水旱灾害防御",
        "支持标准：每项不超过100万元，拟支持2项。",
        "1.2 水资源利用",
        "支持标准：每项不超过80万元，拟支持1项。",
    )
    assert [each.complete_by for each in found] == [date(2031, 12, 31), date(2031, 12, 31)]
