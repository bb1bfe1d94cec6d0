"""Why a figure is doubtful although its role is known."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.summary import summary_of


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("对申请发明专利的企业，每项给予3万元的资助。", "award_wan", 3),
        ("支持额度为50万元左右。", "award_wan", 50),
        ("给予企业30万元奖励（第一年奖励15万元，第二年奖励15万元）。", "first_payment_wan", 15),
        (
            "年支付国际物流费用达到200万元以上的，按物流费用的10%给予补助，最高不超过100万元。",
            "min_investment_wan",
            200,
        ),
        (
            "对建立平台的企业给予一次性补助50万元（一个企业最高补助50万元）。",
            "cap_wan",
            50,
        ),
    ],
)
def test_what_can_be_read_otherwise_is_given_with_a_mark(words: str, key: str, value: int) -> None:
    found = summary_of(readings_of(words))
    assert found.values[key] == value
    assert found.doubts.get(key)


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("对新认定的企业，每家给予3万元的奖励。", "award_wan", 3),
        ("设备购置费和软件投入不低于200万元的项目，按投入的10%给予补助。", "min_investment_wan", 200),
        ("按投入的10%给予补助，单个企业最高补助50万元。", "cap_wan", 50),
    ],
)
def test_what_can_be_read_in_one_way_bears_no_mark(words: str, key: str, value: int) -> None:
    found = summary_of(readings_of(words))
    assert found.values[key] == value
    assert key not in found.doubts


def test_a_share_that_limits_all_awards_together_is_no_rate() -> None:
    found = summary_of(
        readings_of("按个人所得税的10%予以奖励。单个企业累计奖励金额不得超过该企业贡献的30%。")
    )
    assert found.values["rate_max_percent"] == 10
    assert "rate_min_percent" not in found.values
