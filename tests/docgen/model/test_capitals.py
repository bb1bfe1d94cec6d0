"""Capitals say the same amount as the figures beside them, or are refused."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.capitals import rmb_words

DIGITS = "零壹贰叁肆伍陆柒捌玖"
WEIGHTS = {"拾": 10, "佰": 100, "仟": 1000}


def read_integer(words: str) -> int:
    """Capitals of whole 元, read the way a person does: split at the largest unit that is there."""
    words = words.strip("零")
    for unit, value in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = words.rpartition(unit)
        if found:
            return read_integer(head) * value + read_integer(tail)
    total, digit = 0, 0
    for sign in words:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            total, digit = total + digit * WEIGHTS[sign], 0
    return total + digit


def read_capitals(words: str) -> Decimal:
    match = re.fullmatch(r"(?:(.+)元)?(?:整|零?(?:(.)角)?零?(?:(.)分)?)", words)
    assert match is not None, words
    yuan, jiao, fen = match.groups()
    small = DIGITS.index(jiao or "零") * 10 + DIGITS.index(fen or "零")
    return Decimal(read_integer(yuan or "")) + Decimal(small) / 100


@pytest.mark.parametrize(
    ("amount_wan", "words"),
    [
        ("0", "零元整"),
        ("0.000001", "壹分"),
        ("0.00001", "壹角"),
        ("0.000078", "柒角捌分"),
        ("0.01", "壹佰元整"),
        ("0.032504", "叁佰贰拾伍元零肆分"),
        ("1.640902", "壹万陆仟肆佰零玖元零贰分"),
        ("10", "壹拾万元整"),
        ("1180", "壹仟壹佰捌拾万元整"),
        ("1180.00", "壹仟壹佰捌拾万元整"),
        ("4000", "肆仟万元整"),
        ("10001", "壹亿零壹万元整"),
        ("100000", "壹拾亿元整"),
        ("12345.678901", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分"),
    ],
)
def test_amounts_in_wan_are_written_as_capitals_of_yuan(amount_wan: str, words: str) -> None:
    assert rmb_words(Decimal(amount_wan)) == words


@pytest.mark.parametrize(
    ("amount_wan", "reason"),
    [
        ("12345.6789011", "不能精确到分"),
        ("-1", "负数"),
        ("1000000000000", "上限"),
        ("1" + "0" * 40, "上限"),
        ("NaN", "不是有限的数"),
        ("Infinity", "不是有限的数"),
    ],
)
def test_an_amount_that_capitals_cannot_equal_is_refused(amount_wan: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        rmb_words(Decimal(amount_wan))


@settings(max_examples=500)
@given(st.integers(0, 10**18 - 1) | st.integers(0, 10**10) | st.integers(0, 10**6).map(lambda n: n * 10**8))
def test_capitals_read_back_to_the_same_amount(fen: int) -> None:
    words = rmb_words(Decimal(fen) / 10**6)
    assert read_capitals(words) == Decimal(fen) / 100
    assert "零零" not in words
    assert words.endswith(("整", "角", "分"))
    assert not words.startswith(("拾", "零元零"))
