"""The fixed wording of the forms: the guideline's annexes after corrections, and a document held against it.

A guideline's text is recognised from printed pages, with recognition errors. What the printed page really
says stands in an edition's corrections.toml, one entry for each place, and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from pydantic import Field

from docgen.errors import InputError
from docgen.model.base import Record, Text
from docgen.toml import read_toml, validated

_ANNEX = re.compile(r"^#*[ \t]*附件[ \t]*(\d(?:-\d)?)[ \t]*\r?$", re.MULTILINE)
"""The line that an annex begins with."""
_SEPARATOR = re.compile(r"_{2,}|[\t\n]")
"""Where a value may stand: a place to fill written ____, the end of a cell or line."""
_PAGE_NUMBER = re.compile(r"—[ \u00a0\u3000]*\d+[ \u00a0\u3000]*—")
_FOLDED = re.compile(r"[\s\u200b\u2060\ufeff]+")
_NEARBY = 12
_READ_AHEAD = 40
"""Folded characters beyond a piece within which its words are still looked for."""
_UNMISTAKABLE = 6
"""A piece of so many characters that stands further on is that piece, not a chance repetition."""


class Correction(Record):
    """One place of the recognised text. line: counted from 1; recognised may run on over the line's end."""

    form: Text
    line: int = Field(ge=1)
    recognised: str = Field(min_length=1)
    printed: str
    reason: Text


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The corrections of an edition. Raises InputError with file and entry."""
    document = read_toml(path)
    entries = document.data.get("correction", [])
    if not isinstance(entries, list):
        raise InputError("correction 不是一组更正", file=path, advice="每条更正请以 [[correction]] 开头")
    return tuple(
        validated(Correction, entry, document, ("correction", number)) for number, entry in enumerate(entries)
    )


def annexes(guideline_text: str) -> tuple[str, ...]:
    """The numbers of the annexes that have a heading line of their own, in order: 1, 2-1, 3 …"""
    return tuple(match.group(1) for match in _ANNEX.finditer(guideline_text))


def corrected_annex(guideline_text: str, corrections: Iterable[Correction], form: str) -> str:
    """The text of one annex as printed, from its heading line to the next annex.

    form: "2-1" to "5". Raises InputError where the annex is missing, where a correction's words don't
    stand exactly once on its line or outside the annex, and where two corrections overlap.
    """
    text = guideline_text.replace("\r\n", "\n")
    begin, end = _annex_span(text, form)
    lines = [0, *(match.end() for match in re.finditer("\n", text))]
    pieces: list[str] = []
    position = begin
    own = [correction for correction in corrections if correction.form == form]
    starts = [_found(text, lines, correction) for correction in own]
    for start, correction in sorted(zip(starts, own, strict=True), key=lambda pair: pair[0]):
        stop = start + len(correction.recognised)
        if start < begin or stop > end:
            raise _unusable(correction, f"不在附件{form}之内")
        if start < position:
            raise _unusable(correction, "与前一条更正重叠")
        pieces += (text[position:start], correction.printed)
        position = stop
    return "".join([*pieces, text[position:end]])


def _annex_span(text: str, form: str) -> tuple[int, int]:
    headings = list(_ANNEX.finditer(text))
    for index, heading in enumerate(headings):
        if heading.group(1) == form:
            following = headings[index + 1].start() if index + 1 < len(headings) else len(text)
            return heading.start(), following
    raise InputError(f"指南正文里没有附件{form}", advice="请核对指南文件和更正所写的附件号")


def _found(text: str, lines: Sequence[int], correction: Correction) -> int:
    """Where the recognised words begin, as an offset of the text."""
    if correction.line > len(lines):
        raise _unusable(correction, f"指南正文只有 {len(lines)} 行")
    begin = lines[correction.line - 1]
    places = []
    at = text.find(correction.recognised, begin)
    while at >= 0 and bisect_right(lines, at) == correction.line:
        places.append(at)
        at = text.find(correction.recognised, at + 1)
    if len(places) != 1:
        raise _unusable(correction, f"该行有 {len(places)} 处这样的文字，应当恰有一处")
    return places[0]


def _unusable(correction: Correction, what: str) -> InputError:
    return InputError(
        f"更正“{correction.recognised}”用不上：{what}",
        place=f"附件{correction.form}，指南第 {correction.line} 行",
        advice="指南文本可能已有改动，请对照印刷页修改 corrections.toml",
    )


def fixed_wording(guideline_text: str, corrections: Iterable[Correction], form: str) -> tuple[str, ...]:
    """The printed words of an annex in order, folded, cut where a value may stand: ____, tab or line end.

    form: "2-1" to "5". Raises as `corrected_annex` does.
    """
    annex = corrected_annex(guideline_text, corrections, form)
    return tuple(piece for part in _SEPARATOR.split(annex) if (piece := folded(part)))


def folded(text: str) -> str:
    """Text without white space of any width, zero-width signs, and page numbers (— 3 —)."""
    return _FOLDED.sub("", _PAGE_NUMBER.sub("", text))


def wording_differences(expected: Sequence[str], text: str, filled: Collection[str] = ()) -> tuple[str, ...]:
    """What a document's text has other than its fixed wording and its filled values; empty: nothing.

    expected: folded pieces as `fixed_wording` gives them; all of them must stand in `text` in this
    order. Between two pieces, before the first and after the last, only values of `filled` may stand
    (any of them, any number of times). The differences are told in Chinese, in order.
    """
    whole = folded(text)
    values = sorted({folded(value) for value in filled} - {""})
    found: list[str] = []
    ends = _past_values(whole, {0}, values)
    for piece, following in zip(expected, [*expected[1:], ""], strict=True):
        starts = [start for start in ends if whole.startswith(piece, start)]
        if starts:
            ends = _past_values(whole, {start + len(piece) for start in starts}, values)
            continue
        told, end = _compared(piece, whole, max(ends), following)
        found += told
        ends = _past_values(whole, {end}, values)
    if len(whole) not in ends:
        found.append(f"文末多出“{whole[max(ends) :]}”")
    return tuple(found)


def _past_values(text: str, starts: set[int], values: Sequence[str]) -> set[int]:
    """All places that can be reached from `starts` over filled values."""
    reached = set(starts)
    pending = list(starts)
    while pending:
        start = pending.pop()
        for value in values:
            end = start + len(value)
            if end not in reached and text.startswith(value, start):
                reached.add(end)
                pending.append(end)
    return reached


def _compared(piece: str, text: str, start: int, following: str) -> tuple[list[str], int]:
    """The differences of a piece from what stands at its place, and where the text goes on after it.

    following: the next piece, before which the place ends.
    """
    later = _standing(piece, text, start)
    if later >= 0:
        return [f"“{piece[:_NEARBY]}”之前多出“{text[start:later]}”"], later + len(piece)
    stop = _standing(following, text, start)
    window = text[start : start + len(piece) + _READ_AHEAD][: stop - start if stop >= 0 else None]
    blocks = SequenceMatcher(None, piece, window, autojunk=False).get_matching_blocks()[:-1]
    if 2 * sum(block.size for block in blocks) < len(piece):
        return [f"缺少“{piece}”（应在“{text[max(0, start - _NEARBY) : start]}”之后）"], start
    told = []
    in_piece = in_window = 0
    for block in blocks:
        told.append(_told(piece, in_piece, block.a, window[in_window : block.b]))
        in_piece, in_window = block.a + block.size, block.b + block.size
    told.append(_told(piece, in_piece, len(piece), ""))
    return [line for line in told if line], start + in_window


def _standing(piece: str, text: str, start: int) -> int:
    """Where a piece stands from `start` on; -1 where nowhere, or where it is too short to tell."""
    return text.find(piece, start) if len(piece) >= _UNMISTAKABLE else -1


def _told(piece: str, start: int, stop: int, added: str) -> str:
    """One difference in words; empty where there is none."""
    missing = piece[start:stop]
    what = "，".join([*([f"缺少“{missing}”"] if missing else []), *([f"多出“{added}”"] if added else [])])
    place = f"“{piece[max(0, start - _NEARBY) : start]}”之后" if start else f"“{piece[:_NEARBY]}”之前"
    return f"{place}{what}" if what else ""
