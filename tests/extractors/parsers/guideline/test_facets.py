"""The heads under which rules stand, as offices print them."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.marks import SIGNS
from tests.extractors.guideline_text import read_lines


@pytest.mark.parametrize("sign", [*SIGNS, "•", "·", "➢"])
def test_a_sign_before_a_head_is_no_part_of_it(sign: str) -> None:
    assert facet_of(f"{sign}支持数量：") == "quota"


def test_labels_behind_signs_say_what_stands_under_them() -> None:
    (first, second) = read_lines(
        "某省中小企业发展专项资金申报说明",
        "（一）小巨人企业奖励",
        "◇支持对象：新认定企业",
        "◇支持标准：每户一次性奖励60万元",
        "◇支持数量：不超过80户",
        "（二）服务平台奖励",
        "◇支持对象：示范平台",
        "◇支持标准：国家级100万元、省级50万元",
    )
    assert (first.award_wan, first.quota) == (60, 80)
    assert [(each.name, each.award_wan) for each in second.tracks] == [("国家级", 100), ("省级", 50)]


def test_a_limit_under_a_head_of_its_own_is_a_cap() -> None:
    (only, _) = read_lines(
        "某市文化产业专项资金申报须知",
        "一、项目补助",
        "补助比例：不超过项目总投资的20%",
        "补助限额：100万元",
        "二、贷款贴息",
        "补助比例：不超过利息的50%",
        "补助限额：30万元",
    )
    assert (only.rate_max_percent, only.cap_wan, only.award_wan) == (20, 100, None)
