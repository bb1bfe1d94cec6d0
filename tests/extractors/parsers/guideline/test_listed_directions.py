"""Programmes that a chapter only names, and to which another chapter gives money."""

from __future__ import annotations

from tests.extractors.guideline_text import read_lines

BY_NUMBER = (
    "某省专项资金申报指南",
    "一、支持方向",
    "（一）产业化项目",
    "方向1：电子信息。重点支持显示器件产业化。本方向拟支持项目不超过7个。",
    "方向2：装备制造。重点支持机床产业化。",
    "（二）平台项目",
    "方向3：中试平台。支持龙头企业建设中试基地。",
    "二、申报条件",
    "（一）产业化项目（方向1、方向2）。总投资不低于4000万元，其中方向2项目总投资不低于1500万元；2031年1月1日以后开工"
    "建设，建设期不超过24个月。",
    "（二）平台项目（方向3）。建设期不超过3年。",
    "三、补助标准",
    "（一）投资补助。对方向1、方向2项目，按设备投资的12%给予补助，单个项目最高900万元，其中方向2最高600万元。",
    "（二）平台补助。方向3按设备投资的25%给予补助，最高300万元。",
    "四、资金拨付",
    "（一）投资补助项目资金分两次拨付，计划下达后拨付60%，竣工验收后拨付40%。",
    "（二）平台补助资金分三次拨付，立项后拨付50%，中期评估合格后拨付30%，验收后拨付20%。",
)


def test_directions_are_told_their_money_by_number() -> None:
    assert [
        (
            each.path,
            each.rate_max_percent,
            each.cap_wan,
            each.min_investment_wan,
            each.max_duration_years,
            each.first_payment_percent,
            each.quota,
        )
        for each in read_lines(*BY_NUMBER)
    ] == [
        ("方向1", 12, 900, 4000, 2, 60, 7),
        ("方向2", 12, 600, 1500, 2, 60, None),
        ("方向3", 25, 300, None, 3, 50, None),
    ]


def test_what_follows_an_aside_goes_on_about_all() -> None:
    assert [str(each.window_start) for each in read_lines(*BY_NUMBER)] == ["2031-01-01", "2031-01-01", "None"]


def test_directions_are_told_their_money_by_name() -> None:
    found = read_lines(
        "某省安全专项资金项目指南",
        "一、支持方向",
        "（一）本质安全改造",
        "1.老旧装置改造。支持化工企业更新装置。",
        "2.矿山灾害治理。支持地下矿山治理采空区。",
        "（二）救援能力提升",
        "1.救援队伍建设。支持企业救援队伍更新装备。",
        "2.体验基地建设。支持企业建设体验场馆。",
        "二、支持方式",
        "（一）投资补助类。适用于本质安全改造、救援能力提升两个方向。其中，本质安全改造项目按设备投资的25%给予补助，单个"
        "项目最高500万元；救援能力提升项目按装备购置费的40%给予补助，单个项目最高100万元。",
        "三、资金拨付",
        "投资补助类项目，资金计划下达后拨付核定补助额的60%，竣工验收后拨付40%。",
    )
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.first_payment_percent) for each in found
    ] == [
        ("一（一）1", 25, 500, 60),
        ("一（一）2", 25, 500, 60),
        ("一（二）1", 40, 100, 60),
        ("一（二）2", 40, 100, 60),
    ]
