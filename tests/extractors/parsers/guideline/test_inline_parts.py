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
