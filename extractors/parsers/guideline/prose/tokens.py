"""The figures of a passage: amounts, shares, points, dates, durations and counts, with their units.

Figures that stand side by side (8万元、5万元; 5%—20%) make one group: they share the words around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extractors.parsers.guideline import figures
from extractors.parsers.guideline.figures import number_of, plain_number

Unit = Literal["wan", "share", "points", "foreign", "date", "years", "count"]
Joint = Literal["list", "range"]

_N = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ZH = r"[零一二三四五六七八九十百千两]+(?:万[零一二三四五六七八九十百千两]+)?|[零壹贰叁肆伍陆柒捌玖拾佰仟]+"
_MULTIPLE = "百万|千万|百亿|千亿|万|亿|千|百"
_MONEY_ENDS = r"(?=以[上下内]|之间|[、，。；）（／/至到—～~-]|的|奖|补|资助|给|按|封顶|$)"
_FOREIGN = "美元|美金|欧元|日元|英镑|港元|港币|加元"
_PATTERNS: tuple[tuple[Unit, re.Pattern[str]], ...] = (
    ("date", re.compile(rf"{figures.DATE}(?!度)")),
    ("foreign", re.compile(rf"(?P<n>{_N}|{_ZH})(?P<m>{_MULTIPLE})?(?:（[^（）]*）)?(?:{_FOREIGN})")),
    ("points", re.compile(rf"(?P<n>{_N}|{_ZH})个?百分点|(?P<k>{_N})%点")),
    (
        "share",
        re.compile(
            rf"(?P<n>{_N})(?P<m>[%‰])|百分之(?P<z>{_ZH}|{_N})|千分之(?P<q>{_ZH}|{_N})|(?<=[的按])(?P<t>[一二三四五六七八九])成(?=[补资奖给予，。；])"
        ),
    ),
    (
        "wan",
        re.compile(
            rf"(?<![五舍]入[到至])(?<!取整[到至])(?<!精确[到至])(?<![\d.,])(?:人民币)?(?:(?P<y>{_N}|{_ZH})亿(?P<w>{_N}|{_ZH})万元|(?P<n>{_N}|{_ZH})(?P<m>{_MULTIPLE})?(?P<u>元)(?!/?人次)"
            rf"|(?P<n2>{_N})(?P<m2>{_MULTIPLE})(?![-—–～~至到、]+{_N}(?:{_MULTIPLE})?(?:（[^（）]*）)?(?:{_FOREIGN})){_MONEY_ENDS})"
        ),
    ),
    (
        "years",
        re.compile(rf"(?<!第)(?P<n>{_N}|{_ZH})(?P<u>周年|个年度|年|个月)(?!度|\d|底|内?生)(?P<half>半)?"),
    ),
    (
        "count",
        re.compile(
            rf"(?P<n>{_N}|{_ZH})(?P<m>万|亿)?(?P<u>个|项|家|名|人次|人(?!民币)|件|亩|户|次|场|台|套|款|期|批|天|倍|类|条|篇|门"
            r"|平方米|㎡|吨|千瓦|公里|课时|学时|小时|日|周|吨标准煤|头|只|株|栋|幢|座|处(?![理置])|支(?![持付出撑])|部(?![门委分级省署位件])|所(?=[，。；、]|$))"
        ),
    ),
)
_VALUE_SEPARATOR = re.compile(r"[、/]?(?:和|或者?|及|以及|与)?")
_RANGE_SEPARATOR = re.compile(r"(?:（含[^（）]*）)?(?:以上)?(?:-|—|–|～|~|至|到|－)+")
_MULTIPLES = {
    "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "百亿": 10**10, "千亿": 10**11
}  # fmt: skip
_KEPT = 1024
_PER_WAN = Decimal(10**4)


@dataclass(frozen=True)
class Token:
    """One figure: amounts in 万元, shares in percent, durations in years, else the number itself.

    value is None where it can't be told exactly; date tokens have their text alone.
    """

    unit: Unit
    value: Decimal | None
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Group:
    """Figures of one unit side by side, and how they are joined (range: the first and the last)."""

    tokens: tuple[Token, ...]
    joint: Joint = "list"

    @property
    def unit(self) -> Unit:
        """The unit that all of them have."""
        return self.tokens[0].unit

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last ends."""
        return self.tokens[-1].end


@lru_cache(maxsize=_KEPT)
def tokens_in(text: str) -> tuple[Token, ...]:
    """All figures, in order; none overlaps another one. Kept, as labels are looked for in the same words."""
    taken = [False] * len(text)
    found: list[Token] = []
    for unit, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            if unit == "count" and _is_word(text, match):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            found.append(Token(unit, _value(unit, match), match[0], match.start(), match.end()))
    return tuple(_with_shared_units(sorted(found, key=lambda token: token.start), text))


def _is_word(text: str, match: re.Match[str]) -> bool:
    """一次性, 一批, 三名…: Chinese numbers that count nothing."""
    return re.match(r"[一二三]", match[0]) is not None and bool(
        re.match(r"性|别|以|步|些|定|方|般|起|致|旦|流|律", text[match.end() :])
        or match["u"] in ("批", "次", "期", "类", "条")
    )


def _value(unit: Unit, match: re.Match[str]) -> Decimal | None:
    return _READ[unit](match.groupdict()) if unit in _READ else None


def _wan(groups: dict[str, str | None]) -> Decimal | None:
    if groups["y"]:
        whole, rest = _decimal(groups["y"]), _decimal(groups["w"]) if groups["w"] else Decimal(0)
        return None if whole is None or rest is None else whole * 10**4 + rest
    number = _decimal(groups["n"] or groups["n2"])
    multiple = groups["m"] or groups["m2"]
    return None if number is None else plain_number(number * _MULTIPLES.get(multiple or "", 1) / _PER_WAN)


def _share(groups: dict[str, str | None]) -> Decimal | None:
    tenths = _decimal(groups["t"]) if groups["t"] else None
    if tenths is not None:
        return tenths * 10
    number = _decimal(groups["n"] or groups["z"] or groups["q"])
    thousandth = groups["m"] == "‰" or groups["q"] is not None
    return None if number is None else plain_number(number / 10 if thousandth else number)


def _years(groups: dict[str, str | None]) -> Decimal | None:
    number = _decimal(groups["n"])
    if number is None:
        return None
    number += Decimal("0.5") if groups["half"] else 0
    return figures.years_of(str(number), "月") if groups["u"] == "个月" else number


def _number(groups: dict[str, str | None]) -> Decimal | None:
    number = _decimal(groups["n"])
    return None if number is None else number * _MULTIPLES.get(groups["m"] or "", 1)


_READ: dict[Unit, Callable[[dict[str, str | None]], Decimal | None]] = {
    "wan": _wan,
    "share": _share,
    "points": lambda groups: _decimal(groups["n"] or groups["k"]),
    "years": _years,
    "count": _number,
}
"""Unit → how the value is read; dates and foreign money have none here."""


def _decimal(text: str | None) -> Decimal | None:
    return number_of(text) if text else None


_SHARES_UNIT = re.compile(rf"(?<![\d.年月])(?P<n>{_N})(?P<m>万|亿)?(?=(?:、|-|—|–|～|~|至|到|和|或|/)+$)")


def _with_shared_units(tokens: list[Token], text: str) -> list[Token]:
    """50—100万元, 5-20%, 3、2、1个百分点: numbers that take the unit of the next figure."""
    result: list[Token] = []
    for token in tokens:
        shared: list[Token] = []
        at = token.start
        floor = result[-1].end if result else 0
        while token.unit in ("wan", "share", "points", "count", "years", "foreign"):
            match = _SHARES_UNIT.search(text[floor:at])
            if match is None:
                break
            start = floor + match.start()
            shared.insert(
                0, Token(token.unit, _shared_value(match, token), match[0], start, floor + match.end())
            )
            at = start
        result += [*shared, token]
    return result


def _shared_value(match: re.Match[str], token: Token) -> Decimal | None:
    """The number in the unit of the figure behind it; a multiple of its own counts."""
    number = _decimal(match["n"])
    if number is None:
        return None
    if token.unit == "wan":
        own = _MULTIPLES.get(match["m"], 1) if match["m"] else _multiple_of(token.text)
        return plain_number(number * own / _PER_WAN)
    if token.unit == "share" and "‰" in token.text:
        return plain_number(number / 10)
    if token.unit == "years" and "月" in token.text:
        return figures.years_of(str(number), "月")
    return number


def _multiple_of(text: str) -> int:
    match = re.search(rf"({_MULTIPLE})元?$", text)
    return _MULTIPLES[match[1]] if match else 1


def groups_in(text: str) -> list[Group]:
    """The figures, those side by side in one group."""
    return list(_grouped(tokens_in(text), text))


def _grouped(tokens: tuple[Token, ...], text: str) -> Iterator[Group]:
    at = 0
    while at < len(tokens):
        members = [tokens[at]]
        joint: Joint = "list"
        while at + 1 < len(tokens) and tokens[at + 1].unit == members[0].unit:
            between = text[members[-1].end : tokens[at + 1].start]
            if (
                members[0].unit in ("wan", "share", "years", "count")
                and len(members) == 1
                and _RANGE_SEPARATOR.fullmatch(between)
            ):
                joint = "range"
            elif joint == "range" or not between or not _VALUE_SEPARATOR.fullmatch(between):
                break
            at += 1
            members.append(tokens[at])
        yield Group(tuple(members), joint)
        at += 1
