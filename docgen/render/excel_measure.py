"""How much room a text takes in a cell. Excel measures with its own fonts; these are careful estimates, on
the wide side, so that nothing is cut off in print.

Lengths in points; font sizes in points; column widths in Excel's characters of the default font.
"""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

HIGHEST_ROW = 409.5
"""Excel's limit for a row, in points."""
_DIGIT_PIXELS = 7
_PADDING_PIXELS = 5
_POINTS_PER_PIXEL = 0.75
_LINE_FACTOR = 1.3
_ROW_MARGIN = 2.0
_SAFETY = 0.97
_SIGNS_KEPT = 8192
_NARROW, _CAPITAL, _BROAD = 0.56, 0.72, 0.92
_NEVER_FIRST = frozenset("，。、；：？！）》〉】』」’”…—％,.;:?!)%]}")
_DIGIT, _POINT = 0.53, 0.3


def column_points(width: float) -> float:
    """Room for text in a column (ECMA-376 part 1, 18.3.1.13: width in characters of 7 pixels, 5 padding)."""
    pixels = math.trunc((256 * width + math.trunc(128 / _DIGIT_PIXELS)) / 256 * _DIGIT_PIXELS)
    return max(pixels - _PADDING_PIXELS, 1) * _POINTS_PER_PIXEL


def text_points(text: str, size: float) -> float:
    """Width of a text on one line."""
    return sum(_ems(sign) for sign in text) * size


def digits_points(text: str, size: float) -> float:
    """Width of a number; a column narrower than this may print ####."""
    return sum(_DIGIT if sign.isdigit() else _POINT for sign in text) * size


def lines_of(text: str, size: float, room: float) -> int:
    """Lines that a wrapped text takes in `room` points; each line feed begins a new one."""
    return sum(_wrapped(paragraph, size, room * _SAFETY) for paragraph in text.split("\n"))


def height_of(lines: int, size: float) -> float:
    """Height of a row with so many lines, in Excel's steps of a quarter point."""
    return math.ceil((lines * size * _LINE_FACTOR + _ROW_MARGIN) * 4) / 4


def _wrapped(paragraph: str, size: float, room: float) -> int:
    if len(paragraph) * size <= room:  # no sign is wider than the font's size
        return 1
    lines, used = 1, 0.0
    for unit in _units(paragraph):
        width = text_points(unit, size)
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        if width > room:
            more = math.ceil(width / max(room - size, size))
            lines, used = lines + more - 1, room
        else:
            used += width
    return lines


def _units(paragraph: str) -> list[str]:
    """Pieces that are not broken: Latin words and numbers, a sign with the punctuation after it."""
    units: list[str] = []
    for sign in paragraph:
        joins = units and (sign in _NEVER_FIRST or (_is_latin(sign) and _is_latin(units[-1][-1])))
        if joins:
            units[-1] += sign
        else:
            units.append(sign)
    return units


@lru_cache(maxsize=_SIGNS_KEPT)
def _is_latin(sign: str) -> bool:
    return sign.isalnum() and not _is_wide(sign)


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WFA"


@lru_cache(maxsize=_SIGNS_KEPT)
def _ems(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if _is_wide(sign):
        return 1.0
    if sign in "mwMW@%&":
        return _BROAD
    return _CAPITAL if sign.isupper() else _NARROW
