"""Figures in prose: exact values, or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from extractors.parsers.guideline import figures


@pytest.mark.parametrize(
    ("text", "wan"),
    [
        ("1亿元", "10000"),
        ("1.2亿元", "12000"),
        ("1亿2000万元", "12000"),
        ("4000万元", "4000"),
        ("4,000万元", "4000"),
        ("三千万元", "3000"),
        ("两千五百万元", "2500"),
        ("5百万元", "500"),
        ("5000元", "0.5"),
        ("伍佰万元", "500"),
    ],
)
def test_an_amount_in_wan(text: str, wan: str) -> None:
    assert figures.amount_wan(text) == Decimal(wan)


@pytest.mark.parametrize(
    "text", ["4000", "万元", "4千", "一二万元", "1.2.3万元", "0.00000001万元", "五百三千万元"]
)
def test_what_is_no_exact_amount_is_none(text: str) -> None:
    assert figures.amount_wan(text) is None


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_amounts_in_wan_and_yi_agree(value: Decimal) -> None:
    assert figures.amount_wan(f"{value}万元") == value
    assert figures.amount_wan(f"{value * Decimal('0.0001'):f}亿元") == value
    assert figures.amount_wan(f"{value:,}万元") == value


@given(st.integers(min_value=1, max_value=9999))
def test_numbers_in_chinese_characters(value: int) -> None:
    assert figures.number_of(an2cn(value)) == value


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["五千", "三百", "一千二百", "六十"]))
def test_chinese_numbers_beyond_ten_thousand(high: int, low: str) -> None:
    written = f"{an2cn(high)}万{low}"
    assert figures.number_of(written) == high * 10_000 + int(figures.number_of(low) or 0)
    assert figures.amount_wan(f"{written}元") == high + Decimal(int(figures.number_of(low) or 0)) / 10_000


def test_a_chinese_number_that_can_be_two_is_not_read() -> None:
    assert figures.number_of("二万五") is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("50%", "0.5"),
        ("5‰", "0.005"),
        ("百分之三十", "0.3"),
        ("三成", "0.3"),
        ("三成半", "0.35"),
        ("12.5%", "0.125"),
    ],
)
def test_a_share_as_a_fraction(text: str, share: str) -> None:
    assert figures.share_of(text) == Decimal(share)


@given(st.integers(min_value=0, max_value=1000))
def test_a_percentage_is_a_hundredth(value: int) -> None:
    assert figures.share_of(f"{value}%") == Decimal(value) / 100


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    read = figures.day_of(f"{day.year}年{day.month}月{day.day}日")
    assert read is not None
    assert read.first() == read.last() == day
    assert figures.day_of(f"{day:%Y-%m-%d}") == read


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年底", date(2024, 12, 31), date(2024, 12, 31)),
        ("2024年6月底", date(2024, 6, 30), date(2024, 6, 30)),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024年", date(2024, 1, 1), date(2024, 12, 31)),
        ("二〇二二年六月三十日", date(2022, 6, 30), date(2022, 6, 30)),
        ("二○二二年十二月", date(2022, 12, 1), date(2022, 12, 31)),
        ("2022年6月30号", date(2022, 6, 30), date(2022, 6, 30)),
        ("2022.6.30", date(2022, 6, 30), date(2022, 6, 30)),
        ("2022/06/30", date(2022, 6, 30), date(2022, 6, 30)),
    ],
)
def test_a_date_keeps_its_precision(text: str, first: date, last: date) -> None:
    read = figures.day_of(text)
    assert read is not None
    assert (read.first(), read.last()) == (first, last)


@pytest.mark.parametrize(
    "text", ["2023年2月30日", "2023年13月", "6月30日", "22年6月", "2022年6月31日", "近日", "2022.6-30"]
)
def test_an_impossible_or_incomplete_date_is_none(text: str) -> None:
    assert figures.day_of(text) is None


@pytest.mark.parametrize(
    ("front", "back", "relation"),
    [
        ("不低于", None, "ge"),
        ("不少于", None, "ge"),
        (None, "以上", "ge"),
        (None, "（含）以上", "ge"),
        ("至少", "以上", "ge"),
        ("大于", None, "gt"),
        ("超过", None, "gt"),
        ("不超过", None, "le"),
        (None, "以内（含）", "le"),
        ("低于", None, "lt"),
        ("未满", None, "lt"),
        (None, None, None),
        ("不超过", "以上", None),
    ],
)
def test_a_relation_with_its_inclusion(front: str | None, back: str | None, relation: str | None) -> None:
    assert figures.relation_of(front, back) == relation


@pytest.mark.parametrize(
    ("number", "unit", "years"), [("3", "年", "3"), ("两", "年", "2"), ("18", "月", "1.5")]
)
def test_a_duration_in_years(number: str, unit: str, years: str) -> None:
    assert figures.years_of(number, unit) == Decimal(years)


def test_months_that_are_no_exact_part_of_a_year_are_none() -> None:
    assert figures.years_of("20", "月") is None


@pytest.mark.parametrize("text", ["不少于5年", "百分之五", "一个方向", "A级（含）以上", "2020年以来"])
def test_words_that_hold_a_figure(text: str) -> None:
    assert figures.holds_figures(text)


@pytest.mark.parametrize("text", ["5G+智慧工厂", "给予一次性奖励", "某一特定集群", "具有较好的研发基础"])
def test_words_that_hold_none(text: str) -> None:
    assert not figures.holds_figures(text)
