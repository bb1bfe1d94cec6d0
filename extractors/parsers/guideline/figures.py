"""Figures in prose: numbers, amounts, shares, relations and days, exact or not at all.

The patterns are for the recognisers' expressions (no named groups); the functions turn what a pattern
matched into a value and return None where it can't be told exactly. Amounts in 万元, shares as fractions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.model.dates import PartialDate
from docgen.model.guideline import Relation
from docgen.model.money import YUAN_PER_WAN, is_to_the_fen

_DIGITS = {char: at for at, char in enumerate("零一二三四五六七八九")} | {
    char: at for at, char in enumerate("〇壹贰叁肆伍陆柒捌玖")
}
_DIGITS |= {"○": 0, "两": 2, "俩": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_ZH = f"[{''.join(_DIGITS)}{''.join(_PLACES)}]"

ARABIC = r"(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?(?![\d])"
ZH_NUMBER = rf"{_ZH}+(?:万{_ZH}+)?"
NUMBER = rf"(?:{ARABIC}|{ZH_NUMBER})"
AMOUNT = rf"(?:(?:{NUMBER}亿)?{NUMBER}[百千]?万元|{NUMBER}[百千]?亿元|{NUMBER}元)"
PERCENT = rf"(?:{ARABIC}[%‰]|[百千]分之{NUMBER}|[一二两三四五六七八九]成半?)"
INCLUDED = "（含）"

_YEAR = r"(?:\d{4}|[〇○零一二三四五六七八九]{4})"
_TWO = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_PRINTED_DATE = rf"{_YEAR}年(?:{_TWO}月(?:{_TWO}[日号])?)?(?:底|末)?"
_NUMERIC_DATE = r"(?:19|2\d)\d{2}(?:-\d{1,2}-|\.\d{1,2}\.|/\d{1,2}/)\d{1,2}(?!\d)"
DATE = rf"(?<!\d)(?:{_PRINTED_DATE}|{_NUMERIC_DATE})"

_FRONT: dict[str, Relation] = {
    **dict.fromkeys(
        ("不低于", "不少于", "不小于", "不得低于", "不得少于", "至少有", "至少", "达到", "达", "≥"), "ge"
    ),
    **dict.fromkeys(("大于", "超过", "高于", "多于", ">"), "gt"),
    **dict.fromkeys(("不超过", "不得超过", "不高于", "不多于", "不大于", "至多", "最多", "≤"), "le"),
    **dict.fromkeys(("低于", "少于", "小于", "不足", "不满", "未满", "<"), "lt"),
}
_BACK: dict[str, Relation] = {"及以上": "ge", "以上": "ge", "及以下": "le", "以下": "le", "以内": "le"}
_FRONTS = "|".join(sorted(map(re.escape, _FRONT), key=len, reverse=True))
FRONT = f"(?<!下(?=达))(?:{_FRONTS})"
"""评审公示后下达70% compares nothing."""
BACK = rf"(?:{INCLUDED})?(?:{'|'.join(_BACK)})(?:{INCLUDED})?"


def relation_of(front: str | None, back: str | None) -> Relation | None:
    """The relation of 不低于 … or … 以上; None where neither is there or both say different things.

    Silent 以上, 以下, 以内 include the figure itself (民法典第一千二百五十九条).
    """
    before = _FRONT.get((front or "").strip())
    after = _BACK.get((back or "").replace(INCLUDED, ""))
    if before and after and before != after:
        return None
    return before or after


_OF_BANKS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
"""贰拾 as on cheques, written so that nobody can change it."""


def number_of(text: str) -> Decimal | None:
    """1,200, 3.5, 三, 十五, 一千二百, 二万五千, 二〇二二, 贰拾; None for anything else."""
    plain = text.replace(",", "").translate(_OF_BANKS)
    if re.fullmatch(r"\d+(?:\.\d+)?", plain, re.ASCII):
        return Decimal(plain)
    if "万" in plain:
        return _with_myriads(plain)
    if not plain or any(char not in _DIGITS and char not in _PLACES for char in plain):
        return None
    return _positional(plain) if not any(char in _PLACES for char in plain) else _by_places(plain)


def _with_myriads(text: str) -> Decimal | None:
    """二万五千; 二万五 alone may be 20,005 or 25,000."""
    head, _, tail = text.partition("万")
    high, low = number_of(head), number_of(tail)
    if high is None or low is None or not any(char in _PLACES for char in tail):
        return None
    return high * 10_000 + low


def _positional(text: str) -> Decimal | None:
    """二〇二二 read digit by digit; 一二 alone would be 'one or two'."""
    if len(text) in (2, 3):
        return None
    return Decimal("".join(str(_DIGITS[char]) for char in text))


def _by_places(text: str) -> Decimal | None:
    total, digit, smallest = 0, None, 10_000
    for char in text:
        if char in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[char]
            continue
        place = _PLACES[char]
        if place >= smallest:
            return None
        total, digit, smallest = total + (1 if digit is None else digit) * place, None, place
    return Decimal(total + (digit or 0))


def amount_wan(text: str) -> Decimal | None:
    """1亿元, 1亿2000万元, 4000万元, 三千万元, 5000元 in 万元; None where it isn't exact to 分."""
    match = re.fullmatch(rf"(?:({NUMBER})([百千]?)亿)?(?:({NUMBER})([百千]?)万)?(?:({NUMBER}))?元", text)
    if match is None or not any(match.groups()):
        return None
    yuan = Decimal(0)
    for number, thousand, unit in (
        (*match.group(1, 2), "亿"),
        (*match.group(3, 4), "万"),
        (match[5], "", ""),
    ):
        if number is None:
            continue
        value = number_of(number)
        if value is None:
            return None
        yuan += value * _PLACES.get(thousand, 1) * _MYRIADS.get(unit, Decimal(1))
    amount = yuan / YUAN_PER_WAN
    return plain_number(amount) if is_to_the_fen(amount) else None


def counted(number: str, myriad: str | None) -> Decimal | None:
    """A count with 万 or 亿 behind it: 2亿 → 200000000."""
    value = number_of(number)
    return None if value is None else plain_number(value * _MYRIADS.get(myriad or "", Decimal(1)))


def share_of(text: str) -> Decimal | None:
    """50%, 5‰, 百分之三十, 三成半 as a fraction."""
    if match := re.fullmatch(r"([\d,.]+)([%‰])", text):
        value, whole = number_of(match[1]), {"%": 100, "‰": 1000}[match[2]]
    elif match := re.fullmatch(r"([百千])分之(.+)", text):
        value, whole = number_of(match[2]), {"百": 100, "千": 1000}[match[1]]
    elif match := re.fullmatch(r"(.)成(半?)", text):
        digit = number_of(match[1])
        value, whole = (None if digit is None else digit + (Decimal("0.5") if match[2] else 0)), 10
    else:
        return None
    return None if value is None else plain_number(value / whole)


def plain_number(number: Decimal) -> Decimal:
    """Without exponent and without zeros behind the point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def years_of(number: str, unit: str) -> Decimal | None:
    """A duration in years; None for months that are no exact decimal of a year."""
    value = number_of(number)
    if value is None or unit == "年":
        return value
    return None if value % 3 else plain_number(value / 12)


@dataclass(frozen=True)
class Day:
    """A date as printed, with 底 or 末 (its last day is meant)."""

    when: PartialDate
    at_end: bool

    def first(self) -> date:
        """The day a time from here begins."""
        return self.when.last_day() if self.at_end else self.when.first_day()

    def last(self) -> date:
        """The day a time up to here ends."""
        return self.when.last_day()


def day_of(text: str, year: int | None = None) -> Day | None:
    """2022年6月30日, 2024年底, 二〇二二年六月, 2022-06-30; None for days that don't exist.

    year: for dates that leave it to the one before (6月30日).
    """
    if re.fullmatch(_NUMERIC_DATE, text):
        return _checked([int(part) for part in re.split("[-./]", text)], at_end=False)
    match = re.fullmatch(rf"(?:({_YEAR})年)?(?:({_TWO})月(?:({_TWO})[日号])?)?(底|末)?", text)
    if match is None or not any(match.group(1, 2)):
        return None
    read = [number_of(part) for part in match.group(1, 2, 3) if part]
    if any(part is None for part in read) or (not match[1] and year is None):
        return None
    figures = [int(part) for part in read if part is not None]
    return _checked(figures if match[1] else [year or 0, *figures], at_end=bool(match[4]))


def _checked(figures: list[int], at_end: bool) -> Day | None:
    try:
        return Day(PartialDate(**dict(zip(("year", "month", "day"), figures, strict=False))), at_end)
    except ValueError:
        return None


def holds_figures(text: str) -> bool:
    """Whether words hold a figure that a rule could rest on: digits (not 5G), shares, 一个, （含）以上."""
    return bool(
        re.search(r"\d(?![\d.]*[A-Za-z])(?<![A-Za-z]\d)", text)
        or re.search(r"[百千]分之", text)
        or re.search(rf"{_ZH}(?:个|项|家|年|次|场|人|款|件|名|倍)(?!别|性)", text)
        or re.search(rf"{INCLUDED}以[上下内]", text)
    )
