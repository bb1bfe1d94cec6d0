"""Figures that stand beside a programme: above it, and in clauses about several."""

from __future__ import annotations

from tests.extractors.guideline_text import read_lines


def test_a_limit_of_all_support_is_no_rate_of_an_award() -> None:
    award, renovation = read_lines(
        "某县若干政策",
        "一、升规奖励。对首次升规的企业，给予30万元奖励。",
        "二、技术改造。对技术改造项目，按设备投资额的8%给予补助。",
        "三、附则。单个项目享受本政策奖补资金总额不得超过其固定资产投资总额的20%。",
    )
    assert (award.award_wan, award.rate_max_percent) == (30, None)
    assert renovation.rate_max_percent == 8


def test_points_that_another_article_adds_raise_the_rates_that_it_names() -> None:
    first, second, third = read_lines(
        "某市服务业引导资金管理办法\n"
        "第一条　平台建设。按照核定投资额的30%给予补助，最高500万元。\n"
        "第二条　服务业项目。按照设备购置费的20%给予补助，最高400万元。\n"
        "第三条　贷款贴息。按照实际支付利息的50%给予贴息，最高180万元。\n"
        "第四条　对位于山区县的项目，第一条、第二条规定的补助比例提高5个百分点，最高限额不变。\n"
    )
    assert [each.path for each in (first, second, third)] == ["第一条", "第二条", "第三条"]
    assert (first.rate_max_percent, first.rate_min_percent) == (35, 30)
    assert (second.rate_max_percent, second.rate_min_percent) == (25, 20)
    assert (third.rate_max_percent, third.rate_min_percent) == (50, None)
    assert "rate_max_percent" in first.doubtful
    assert "rate_max_percent" not in third.doubtful


def test_a_least_investment_of_named_parts() -> None:
    found = read_lines(
        "某县招商政策\n一、适用范围\n（一）享受本政策第二部分支持的项目，固定资产投资须不低于1000万元。\n"
        "二、投资支持\n（一）设备补助。按设备投资的10%给予补助，最高300万元。\n"
        "三、经营扶持\n（一）物流补贴。按物流费用的20%给予补贴，最高40万元。\n"
    )
    assert [(each.path, each.min_investment_wan) for each in found] == [
        ("二（一）", 1000),
        ("三（一）", None),
    ]


def test_a_time_in_the_words_that_introduce_the_cases_is_theirs() -> None:
    found = read_lines(
        "某市建筑业细则\n第一条 支持企业做大，对2030年1月1日至2031年12月31日期间取得下列成果的企业给予奖励：\n"
        "（一）资质升级。升为特级的，奖励200万元。\n（二）争先创优。获省级奖项的，奖励20万元。\n"
        "第二条 绿色建筑。按面积奖励，最高100万元。\n"
    )
    assert [(each.path, str(each.window_end)) for each in found] == [
        ("第一条（一）", "2031-12-31"),
        ("第一条（二）", "2031-12-31"),
        ("第二条", "None"),
    ]
