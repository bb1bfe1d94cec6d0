"""How items are called: by their own number where it counts on, by the chapter as well where it doesn't."""

from __future__ import annotations

from tests.extractors.guideline_text import paths_of

SUPPORTS = (
    "某市节能专项资金申报指南",
    "一、改造类",
    "1.设备更新。按投资的15%给予补助，最高80万元。",
    "2.余热利用。按投资的20%给予补助，最高90万元。",
    "二、示范类",
    "3.绿色工厂。新获评的奖励30万元。",
)


def test_numbers_that_run_on_are_known_alone_although_a_list_of_papers_counts_anew() -> None:
    assert paths_of(*SUPPORTS, "三、申报材料", "1.申请表；", "2.备案文件。") == ["1", "2", "3"]


def test_numbers_that_count_anew_where_money_is_given_keep_their_chapter() -> None:
    assert paths_of(*SUPPORTS, "三、人才类", "1.引才奖励。每家奖励10万元。") == ["一1", "一2", "二3", "三1"]


def test_numbers_in_brackets_keep_their_chapter_where_another_one_counts_anew() -> None:
    lines = (
        "某市若干措施",
        "一、工业",
        "（一）升规奖励。首次升规的奖励10万元。",
        "二、商贸",
        "（二）入统奖励。首次入统的奖励5万元。",
        "三、附则",
        "（一）本措施自印发之日起施行。",
        "（二）本措施由市工信局负责解释。",
    )
    assert paths_of(*lines) == ["一（一）", "二（二）"]
