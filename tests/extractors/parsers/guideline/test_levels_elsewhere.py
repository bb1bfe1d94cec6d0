"""Levels under another head than their sums."""

from __future__ import annotations

from tests.extractors.guideline_text import read_lines


def test_sums_under_one_head_go_with_the_levels_listed_under_another_and_stay_marked() -> None:
    (found,) = read_lines(
        "某市专项资金申报指南",
        "一、企业上规模",
        "（一）申报条件",
        "2031年营业收入首次突破10亿元、50亿元、100亿元的制造业企业。",
        "（二）支持标准",
        "分别给予50万元、100万元、200万元奖励。",
    )
    assert [(each.name, each.award_wan) for each in found.tracks] == [
        ("10亿元", 50),
        ("50亿元", 100),
        ("100亿元", 200),
    ]
    assert all("award_wan" in each.doubtful for each in found.tracks)


def test_lists_of_another_length_are_no_levels() -> None:
    (found,) = read_lines(
        "某市专项资金申报指南",
        "一、企业上规模",
        "（一）申报条件",
        "2031年营业收入首次突破10亿元、50亿元的制造业企业。",
        "（二）支持标准",
        "分别给予50万元、100万元、200万元奖励。",
    )
    assert found.tracks == ()
    assert (found.award_wan, "award_wan" in found.doubtful) == (200, True)
