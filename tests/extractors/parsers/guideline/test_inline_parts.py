"""Parts that share a paragraph with their item."""

from __future__ import annotations

from tests.extractors.guideline_text import read_lines


def test_the_first_of_a_list_may_stand_on_the_line_of_the_head() -> None:
    text = (
        "某区若干措施\n第一条 【研发平台】（一）国家级平台。新获批的奖励300万元。\n"
        "（二）新型研发机构。按研发支出的20%给予补助，最高200万元。\n"
        "第二条 【上规】首次上规的奖励20万元。\n"
    )
    found = [(each.path, each.award_wan, each.rate_max_percent) for each in read_lines(text)]
    assert found == [("第一条（一）", 300, None), ("第一条（二）", None, 20), ("第二条", 20, None)]


def test_a_mark_that_no_list_follows_stays_in_its_sentence() -> None:
    text = "某区若干措施\n第一条 【平台】（一）新获批的奖励300万元。\n第二条 【上规】首次上规的奖励20万元。\n"
    assert [(each.path, each.award_wan) for each in read_lines(text)] == [("第一条", 300), ("第二条", 20)]


def test_a_line_behind_a_list_about_all_of_it_holds_for_each() -> None:
    text = (
        "某市若干政策\n一、提升资质\n（一）软件资质\n1.对首次通过CMMI认证的企业，奖励40万元。\n"
        "2.对首次获得ITSS证书的企业，按认证费用的50%给予补贴，最高10万元。\n以上证书取得时间均为2023年度。\n"
        "（二）上台阶\n首次突破1亿元的企业奖励20万元。\n"
    )
    first, second, third = read_lines(text)
    assert [str(each.window_end) for each in (first, second)] == ["2023-12-31"] * 2
    assert "window_end" in first.doubtful or any(each.startswith("window_end") for each in first.doubtful)
    assert third.window_end is None


def test_supports_with_names_in_one_paragraph_are_parts() -> None:
    found = read_lines(
        "某市若干措施",
        "一、推进绿色转型。1.岸电设施补贴。对港口企业，按设备费用的30%给予补贴，最高50万元。2.机械购置补贴。对新购置"
        "机械的，按购置价格的10%给予补贴，最高120万元。",
        "二、培育物流企业。对获评5A级的物流企业，给予一次性奖励50万元。",
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan) for each in found] == [
        ("一1", 30, 50),
        ("一2", 10, 120),
        ("二", None, None),
    ]


def test_conditions_in_one_paragraph_are_no_parts() -> None:
    found = read_lines(
        "某市若干措施",
        "一、支持改造。1.项目已备案。2.设备已购置。符合条件的，按设备投资的10%给予补助，最高50万元。",
        "二、培育物流企业。对获评5A级的物流企业，给予一次性奖励50万元。",
    )
    assert [(each.path, each.cap_wan) for each in found] == [("一", 50), ("二", None)]
