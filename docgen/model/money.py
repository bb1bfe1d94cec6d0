"""Money as exact decimals. The unit stands in every name: `_wan` is 万元, `_yuan` is 元."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator

YUAN_PER_WAN = Decimal(10_000)
SMALLEST_WAN = Decimal("0.000001")
"""One 分 in 万元: no amount on a form is finer."""
LARGEST_WAN = Decimal(10) ** 12
"""Amounts from 10^16 元 upwards have no agreed capitals."""


def exact_decimal(value: object) -> Decimal:
    """Take an int, Decimal or plain decimal text as an exact number.

    Raises ValueError for floats, booleans, exponents (1e3), inf, nan, Chinese digits and empty text.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise ValueError(f"“{value}”不是金额或数量，请写阿拉伯数字，例如 1180 或 1180.50")
    if isinstance(value, str):
        return _decimal_from_text(value)
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(f"“{value}”不是有限的数，请写阿拉伯数字，例如 1180.50")
    return number


def _decimal_from_text(text: str) -> Decimal:
    stripped = text.strip()
    digits = stripped.removeprefix("-").replace(".", "", 1)
    if not digits.isascii() or not digits.isdigit() or stripped.endswith(".") or "-." in stripped:
        raise ValueError(f"“{text}”不是金额或数量，请只用阿拉伯数字和小数点，例如 1180.50，不用科学计数法")
    return Decimal(stripped)


def is_to_the_fen(amount_wan: Decimal) -> bool:
    """Whether an amount is exact to 分 and below the limit (asked first: quantize fails above it)."""
    return abs(amount_wan) < LARGEST_WAN and amount_wan == amount_wan.quantize(SMALLEST_WAN)


def _to_the_fen(value: object) -> Decimal:
    amount = exact_decimal(value)
    if not is_to_the_fen(amount):
        raise ValueError(f"“{value}”万元不能精确到分：万元金额最多六位小数，且小于一万亿万元")
    return amount


Number = Annotated[Decimal, BeforeValidator(exact_decimal)]
"""An exact count, rate or other number."""
Wan = Annotated[Decimal, BeforeValidator(_to_the_fen)]
"""An amount in 万元, exact to 分 (six decimals); may be negative."""


def plain(number: Decimal) -> str:
    """Digits without exponent and without superfluous zeros behind the point: 1180, 1830.22."""
    text = f"{number or abs(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(number: Decimal) -> str:
    """As plain, with thousands separators, for reports and the console: 12,345.67."""
    text = f"{number or abs(number):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
