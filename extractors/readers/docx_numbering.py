"""Automatic numbering of Word: the numbers that exist only as a definition, as Word shows them.

Levels, restarts, overrides and style-linked lists after ISO/IEC 29500-1, 17.9.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from extractors.readers.numbers import whole

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LETTERS = 30
_ZH_DIGITS = "零一二三四五六七八九"
_ZH_BY_DIGIT = str.maketrans(string.digits, "〇一二三四五六七八九")
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def _counting(number: int, digits: str = _ZH_DIGITS, places: str = "千百十") -> str:
    """十二, 一百零五, up to 9,999; 十 without 一 in front as lists print it."""
    if not 0 < number < 10_000:
        return str(number)
    text, gap = "", False
    for place, value in ((places[0], 1000), (places[1], 100), (places[2], 10), ("", 1)):
        digit = number // value % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + place
        gap = digit == 0
    return text.removeprefix(digits[1]) if 10 <= number < 20 and digits is _ZH_DIGITS else text


def _letters(number: int, first: str) -> str:
    """a … z, aa, bb …; a decimal where a letter would stand more than thirty times."""
    times = (number - 1) // 26 + 1
    return chr(ord(first) + (number - 1) % 26) * times if 0 < times <= _MOST_LETTERS else str(number)


def roman(number: int) -> str:
    """XIV for 14; a decimal outside 1 … 3,999."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _digit_by_digit(number: int) -> str:
    return str(number).translate(_ZH_BY_DIGIT)


def _circled(number: int) -> str:
    if 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return chr(ord("㉑") + number - 21) if 21 <= number <= 35 else f"({number})"


def _bracketed(number: int) -> str:
    return chr(ord("⑴") + number - 1) if 1 <= number <= 20 else f"({number})"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02}",
    "decimalFullWidth": lambda n: "".join(chr(ord(digit) + 0xFEE0) for digit in str(n)),
    "decimalFullWidth2": lambda n: "".join(chr(ord(digit) + 0xFEE0) for digit in str(n)),
    "decimalHalfWidth": str,
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "koreanCounting": _counting,
    "ideographDigital": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "chineseLegalSimplified": lambda n: _counting(n, _CAPITALS, "仟佰拾"),
    "ideographLegalTraditional": lambda n: _counting(n, _CAPITALS, "仟佰拾"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _bracketed,
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "ideographEnclosedCircle": lambda n: chr(ord("㊀") + n - 1) if 1 <= n <= 10 else _counting(n),
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: _letters(n, "A"),
    "lowerLetter": lambda n: _letters(n, "a"),
    "ideographTraditional": lambda n: "甲乙丙丁戊己庚辛壬癸"[(n - 1) % 10],
    "ideographZodiac": lambda n: "子丑寅卯辰巳午未申酉戌亥"[(n - 1) % 12],
    "none": lambda _: "",
}
"""numFmt → the number as printed. Others are told and shown as decimals."""


@dataclass
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    suffix: str = "tab"
    legal: bool = False


@dataclass
class Numbering:
    """The lists of a document while it is read in order."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract_of: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    unknown_formats: set[str] = field(default_factory=set)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, num_id: str, level: int) -> str:
        """The number of the next paragraph of that list and level, with what stands behind it."""
        abstract = self.abstract_of.get(num_id)
        levels = self.levels.get(f"{num_id}") or self.levels.get(f"#{abstract}", {})
        own = levels.get(level)
        if abstract is None or own is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        self._count(num_id, level, own, counts, levels)
        if own.form == "bullet":
            return "• " if own.text.strip() else ""
        text = own.text
        for at in range(9):
            if f"%{at + 1}" in text:
                part = levels.get(at, _Level())
                number = counts.get(at, part.start)
                text = text.replace(f"%{at + 1}", self._shown(number, "decimal" if own.legal else part.form))
        return text + (" " if own.suffix == "space" else "")

    def _count(
        self, num_id: str, level: int, own: _Level, counts: dict[int, int], levels: dict[int, _Level]
    ) -> None:
        start = self.overrides.get(num_id, {}).get(level)
        if start is not None and (num_id, level) not in self._begun:
            self._begun.add((num_id, level))
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = own.start
        for deeper in [at for at in counts if at > level]:
            restart = levels.get(deeper, _Level()).restart
            if restart is None or (restart != 0 and level < restart):
                del counts[deeper]

    def _shown(self, number: int, form: str) -> str:
        shown = _FORMATS.get(form)
        if shown is None:
            self.unknown_formats.add(form)
            return str(number)
        return shown(number)


def numbering_of(root: Any | None, styles: Any | None) -> Numbering:
    """The lists defined in numbering.xml, and the styles that stand in one."""
    numbering = Numbering()
    if root is not None:
        for abstract in root.iter(f"{W}abstractNum"):
            key = abstract.get(f"{W}abstractNumId")
            numbering.levels[f"#{key}"] = {_level_no(lvl): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}
        for num in root.iter(f"{W}num"):
            _take_num(num, numbering)
    if styles is not None:
        _take_styles(styles, numbering)
    return numbering


def _take_num(num: Any, numbering: Numbering) -> None:
    key = num.get(f"{W}numId")
    link = num.find(f"{W}abstractNumId")
    if link is None:
        return
    abstract = link.get(f"{W}val")
    numbering.abstract_of[key] = abstract
    changed: dict[int, _Level] = {}
    for override in num.iter(f"{W}lvlOverride"):
        level = whole(override.get(f"{W}ilvl"), 0)
        start = override.find(f"{W}startOverride")
        if start is not None:
            numbering.overrides.setdefault(key, {})[level] = whole(start.get(f"{W}val"), 1)
        own = override.find(f"{W}lvl")
        if own is not None:
            changed[level] = _level(own)
    if changed:
        numbering.levels[key] = {**numbering.levels.get(f"#{abstract}", {}), **changed}


def _level_no(lvl: Any) -> int:
    return whole(lvl.get(f"{W}ilvl"), 0)


def _level(lvl: Any) -> _Level:
    def value(name: str, default: str) -> str:
        found = lvl.find(f"{W}{name}")
        return default if found is None else str(found.get(f"{W}val", default))

    restart = lvl.find(f"{W}lvlRestart")
    return _Level(
        form=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        start=whole(value("start", "1"), 1),
        restart=None if restart is None else whole(restart.get(f"{W}val"), 0),
        suffix=value("suff", "tab"),
        legal=lvl.find(f"{W}isLgl") is not None,
    )


def _take_styles(styles: Any, numbering: Numbering) -> None:
    """Style → list and level, a style's own or that of the one it is based on."""
    based: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        key = style.get(f"{W}styleId")
        parent = style.find(f"{W}basedOn")
        if parent is not None:
            based[key] = parent.get(f"{W}val")
        found = style.find(f"{W}pPr/{W}numPr")
        if found is not None:
            num, level = found.find(f"{W}numId"), found.find(f"{W}ilvl")
            if num is not None:
                numbering.styles[key] = (
                    num.get(f"{W}val", ""),
                    0 if level is None else whole(level.get(f"{W}val"), 0),
                )
    for key in list(based):
        at, seen = key, {key}
        while at not in numbering.styles and at in based and based[at] not in seen:
            at = based[at]
            seen.add(at)
        if at in numbering.styles:
            numbering.styles.setdefault(key, numbering.styles[at])
