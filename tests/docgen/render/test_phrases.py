"""Values are spelled the way the forms want them, or refused; never as Python prints them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from docgen.model.dates import PartialDate
from docgen.render import phrases
from docgen.render.blank import Blank
from docgen.render.phrases import UnprintableError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("文字", "文字"),
        ("a\r\nb\rc", "a\nb\nc"),
        (0, "0"),
        (Decimal("0.00"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-123.50"), "-123.5"),
        (True, "是"),
        (False, "否"),
        (PartialDate(year=2021, month=3), "2021年3月"),
        (date(2021, 3, 5), "2021年3月5日"),
        (Blank(), ""),
    ],
)
def test_each_kind_of_value_has_one_spelling(value: object, text: str) -> None:
    assert phrases.phrase(value) == text


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "缺少值"),
        (1.5, "浮点数"),
        (Decimal("NaN"), "不是有限的数"),
        (["a"], "列表"),
        (("a",), "列表"),
        ({"a": 1}, "一组数据"),
        (datetime(2021, 3, 5, 9, 0), "钟点"),
        (b"bytes", "不能填入"),
        (object(), "不能填入"),
    ],
)
def test_a_value_without_an_agreed_spelling_is_refused(value: object, reason: str) -> None:
    with pytest.raises(UnprintableError, match=reason) as caught:
        phrases.phrase(value)
    assert "object" not in caught.value.what


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_hold_are_named_with_their_position(sign: str) -> None:
    with pytest.raises(UnprintableError, match=f"第 3 个字符 U\\+{ord(sign):04X}") as caught:
        phrases.phrase("甲乙" + sign)
    assert caught.value.of_data


def test_a_blank_stays_a_blank_through_every_filter() -> None:
    for filtered in (phrases.rmb_words(Blank()), phrases.grouped(Blank()), phrases.rounded(Blank(), 2)):
        assert filtered == Blank()
    assert phrases.blank(Blank(), 3) == "\u3000\u3000\u3000"
    assert phrases.blank(Blank(), 3, "_") == "___"
    assert phrases.blank("壹佰元整", 3) == "壹佰元整"


def test_a_blank_answers_every_question_with_a_blank() -> None:
    nothing = Blank()
    assert not nothing
    assert nothing.unit.name == nothing["x"] == nothing
    assert list(nothing) == []
    assert f"{nothing}" == ""


def test_filters_count_in_decimals_and_write_capitals_of_wan() -> None:
    rows = [{"amount_wan": Decimal("0.1")}, {"amount_wan": Decimal("0.2")}]
    assert phrases.total(rows, "amount_wan") == Decimal("0.3")
    assert phrases.total([Decimal(1), Blank()]) == Blank()
    assert phrases.rounded(Decimal("2.345"), 2) == Decimal("2.35")
    assert phrases.grouped(Decimal("1234567.50")) == "1,234,567.5"
    assert phrases.rmb_words(Decimal("1180")) == "壹仟壹佰捌拾万元整"
    assert phrases.join([Decimal("1.50"), True], "、") == "1.5、是"


@pytest.mark.parametrize("amount", [Decimal(-1), "一百", 1.5, None, Decimal("0.0000001")])
def test_an_amount_that_has_no_capitals_is_the_data_s_fault(amount: object) -> None:
    with pytest.raises(UnprintableError) as caught:
        phrases.rmb_words(amount)
    assert caught.value.of_data
