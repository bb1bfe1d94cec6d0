"""Money is exact, or refused with the reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from docgen.model.money import Wan, exact_decimal, grouped, plain

amounts = st.decimals(min_value=-(10**11), max_value=10**11, places=6, allow_nan=False)


def wan(value: object) -> Decimal:
    return TypeAdapter[Decimal](Wan).validate_python(value)


@pytest.mark.parametrize(
    ("written", "number"),
    [("1180", "1180"), (" 1180.50 ", "1180.50"), ("-123", "-123"), (".78", "0.78"), (1180, "1180")],
)
def test_plain_digits_are_taken_exactly(written: object, number: str) -> None:
    assert exact_decimal(written) == Decimal(number)


@pytest.mark.parametrize(
    "written",
    ["", "-", "5.", "1e3", "inf", "nan", "１１８０", "一千", "1_000", "1,180", "+5", "--5", "-.5", "1.2.3",
     1.5, True, None, Decimal("NaN"), Decimal("Infinity")],
)  # fmt: skip
def test_anything_else_is_refused_in_chinese(written: object) -> None:
    with pytest.raises(ValueError, match=r"请写阿拉伯数字|请只用阿拉伯数字"):
        exact_decimal(written)


def test_an_amount_finer_than_fen_is_refused() -> None:
    assert wan("12345.678901") == Decimal("12345.678901")
    with pytest.raises(ValidationError, match="不能精确到分"):
        wan("12345.6789011")


@pytest.mark.parametrize("written", ["1000000000000", "-1000000000000", "1" + "0" * 40])
def test_an_amount_above_the_limit_is_refused_and_not_an_arithmetic_error(written: str) -> None:
    with pytest.raises(ValidationError, match="小于一万亿万元"):
        wan(written)


@pytest.mark.parametrize(
    ("number", "text"),
    [("1180", "1180"), ("1830.220", "1830.22"), ("1E+3", "1000"), ("100", "100"), ("0.000001", "0.000001"),
     ("-123.0", "-123"), ("0.00", "0"), ("-0.00", "0"), ("0E-10", "0")],
)  # fmt: skip
def test_plain_has_no_exponent_no_idle_zeros_and_no_negative_zero(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"), [("12345.670", "12,345.67"), ("-1234567", "-1,234,567"), ("-0", "0")]
)
def test_grouped_has_thousands_separators(number: str, text: str) -> None:
    assert grouped(Decimal(number)) == text


@given(amounts)
def test_what_plain_and_grouped_write_reads_back_as_the_same_number(amount: Decimal) -> None:
    assert exact_decimal(plain(amount)) == amount
    assert exact_decimal(grouped(amount).replace(",", "")) == amount
