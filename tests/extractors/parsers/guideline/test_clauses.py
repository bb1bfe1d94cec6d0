"""Whether an item is open this time, and whether its words put off all of it or a part."""

from __future__ import annotations

import pytest

from tests.extractors.guideline_text import read_lines


def state_of(words: str) -> str:
    text = f"某市扶持办法\n第一条 设备补助。{words}\n第二条 认定奖励。每家奖励50万元。\n"
    return read_lines(text)[0].state


@pytest.mark.parametrize(
    "words",
    [
        "标准将与市教育局联合制定，另行发文后执行。",
        "每个区县补助不超过60万元。该类项目的申报待平台升级完成后启动。",
        "每个区县补助不超过60万元，现阶段不受理企业直接申请。",
        "对获评园区奖励500万元。本年度暂不组织申报。",
    ],
)
def test_what_is_put_off_is_deferred(words: str) -> None:
    assert state_of(words) == "deferred"


@pytest.mark.parametrize(
    "words",
    [
        "对首次上规的设计企业奖励50万元。制造企业的奖励标准由管委会另行制定，本年度暂不受理。",
        "按设备投资的10%补助，最高100万元。次年增速奖励待数据核定后办理，本次不受理。",
        "按设备投资的10%补助，最高100万元，具体拨付时间以后续通知为准。",
        "按设备投资的10%补助，最高100万元。上一年度绩效不合格的暂缓申报。",
        "按设备投资的10%补助，最高100万元。获得过支持的不纳入本次申报。",
        "按设备投资的10%补助，最高100万元。申报截止时间以另行通知为准。",
    ],
)
def test_what_is_put_off_in_part_or_for_some_is_open(words: str) -> None:
    assert state_of(words) == "open"


def test_the_whole_item_is_put_off_whose_own_standard_is_to_be_told() -> None:
    assert state_of("最高50万元。具体奖励标准由市财政局另行制定，本年度暂不受理。") == "deferred"
