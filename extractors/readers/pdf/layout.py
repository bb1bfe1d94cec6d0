"""Characters → lines → paragraphs, by the page's geometry alone."""

from __future__ import annotations

import bisect
import itertools
import re
import statistics
from dataclasses import dataclass, replace
from typing import NamedTuple

_LATIN_GAP = 0.18
_NUMBER_GAP = 0.3
"""Beside a point: 2.1 has a narrow 1, around which a font leaves room."""
_COLUMN_GAP_EMS = 2.5
_TALL = 0.4
_SAME_PLACE = 0.2
_LONGEST_MARK = 10
"""Characters that a mark takes, with the one behind it and a few that say what it counts."""


class Glyph(NamedTuple):
    """One character. x0…x1, y0…y1: its box, from the page's left and top, in points; size of its font."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    weight: int = 0

    @property
    def middle(self) -> float:
        """The height of its middle, from the top."""
        return (self.y0 + self.y1) / 2


_NUMBER = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2}){0,2})"
_BEGINS_A_NAME = r"工\s?智\s?能|宇\s?宙|性\s?化|[电具居兆优特脑增才发目形机因联]|然\s?气"
_COUNTED = rf"[个项家年月日万亿元名批次期类级等倍人天](?!\s?(?:{_BEGINS_A_NAME}))"
"""Counts what the number before it tells; 人工智能, 元宇宙, 个性化 begin a name."""
_BEHIND_A_MARK = re.compile(
    rf"^(?P<mark>第\s*{_NUMBER}\s*(?:部分|[章节条款])|(?:[\u4e00-\u9fff]\s?[\u4e00-\u9fff]\s*)?{_NUMBER})\s+"
    r"(?=[\u4e00-\u9fffA-Z“《【（]|(?:(?<=[一二三四五六七八九十]\s)|(?<=\.\d\s)|(?<=\.\d\d\s))\d[A-Z])"
    rf"(?!{_COUNTED}|[的和与及至或须均])"
)
"""措施1 产业空间, 2.1 流片支持: the blank tells that the number is a mark."""
_MARKED = re.compile(
    rf"[一二三四五六七八九十]{{1,3}}、|（[一二三四五六七八九十\d]{{1,3}}）|第{_NUMBER}[章节条](?![、和及与之的规所款])|附件\d"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,2}} (?=[\u4e00-\u9fff])(?!{_COUNTED})"
    r"|\d{1,2}[.、．](?!\d)|[\u4e00-\u9fff]{2}(?:[一二三四五六七八九十]{1,3}|\d{1,2}) (?=[\u4e00-\u9fff])"
)
"""Begins a paragraph behind a full line too, where no indent tells; the parser joins what it finds cut."""
_BESIDE_HAN = re.compile(r"(?<=[^\x21-\x7e])[ \t]+|[ \t]+(?=[^\x21-\x7e])")


def words_of(text: str) -> str:
    """A line without blanks beside Chinese characters; the one behind a mark that it begins with stays."""
    marked = _BEHIND_A_MARK.match(text)
    if marked is None:
        return _BESIDE_HAN.sub("", text)
    return _BESIDE_HAN.sub("", marked["mark"]) + " " + _BESIDE_HAN.sub("", text[marked.end() :])


@dataclass(frozen=True)
class TextLine:
    """A line of a page. Boxes in points from the top left; size: of most of its characters."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    weight: int = 0
    by_ocr: bool = False
    confidence: float = 1.0


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together. heading: centred or larger or bolder than the body, and short."""

    lines: tuple[TextLine, ...]
    heading: bool = False

    @property
    def text(self) -> str:
        """The words, lines joined; a blank only between two Latin letters."""
        joined = ""
        for line in self.lines:
            between = (
                joined[-1:].isascii()
                and joined[-1:].isalnum()
                and line.text[:1].isascii()
                and line.text[:1].isalpha()
            )
            words = _BEHIND_A_MARK.sub(r"\g<mark>", line.text) if joined else line.text
            joined += (" " if between and joined[-1:].isalpha() else "") + words
        return joined

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.lines[0].y0


def lines_of(glyphs: list[Glyph], width: float) -> tuple[list[TextLine], bool]:
    """The lines from top to bottom, and whether the page has two columns, of which the left one then comes first."""
    rows = _rows(glyphs)
    gutter = _gutter(rows, width)
    if gutter is None:
        return [_line(row) for row in rows], False
    left = [[glyph for glyph in row if glyph.x1 <= gutter] for row in rows]
    right = [[glyph for glyph in row if glyph.x1 > gutter] for row in rows]
    return [_line(row) for row in (*left, *right) if row], True


def lines_in(glyphs: list[Glyph]) -> list[str]:
    """The words of a cell, a line each."""
    return [_line(row).text for row in _rows(glyphs)]


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Characters whose middles stand at one height, each row from left to right.

    Points and commas are low: a row's height is that of its tall characters.
    """
    tall = [glyph for glyph in glyphs if glyph.y1 - glyph.y0 > _TALL * glyph.size]
    small = [glyph for glyph in glyphs if glyph.y1 - glyph.y0 <= _TALL * glyph.size]
    rows: list[list[Glyph]] = []
    heights: list[float] = []
    for glyph in sorted(tall, key=lambda each: each.y0 + each.y1):
        middle = (glyph.y0 + glyph.y1) / 2
        if heights and abs(heights[-1] - middle) < glyph.size * 0.45:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            heights.append(middle)
    for glyph in small:
        _put(glyph, rows, heights)
    return [_once(sorted(row, key=lambda each: each.x0)) for row in rows]


def _put(glyph: Glyph, rows: list[list[Glyph]], heights: list[float]) -> None:
    """A comma or a dash belongs to the nearest row; without one it is a row of its own."""
    middle = (glyph.y0 + glyph.y1) / 2
    at = bisect.bisect_left(heights, middle)
    near = [
        each
        for each in (at - 1, at)
        if 0 <= each < len(rows) and abs(heights[each] - middle) < 0.75 * glyph.size
    ]
    if near:
        rows[min(near, key=lambda each: abs(heights[each] - middle))].append(glyph)
        return
    rows.insert(at, [glyph])
    heights.insert(at, middle)


def _once(row: list[Glyph]) -> list[Glyph]:
    """Without glyphs that are drawn again at (nearly) the same place for boldness."""
    kept: list[Glyph] = []
    for glyph in row:
        reach = _SAME_PLACE * glyph.size
        if any(other.char == glyph.char and glyph.x0 - other.x0 < reach for other in kept[-2:]):
            continue
        kept.append(glyph)
    return kept


def _gutter(rows: list[list[Glyph]], width: float) -> float | None:
    """The middle of a blank strip that most full rows have at one place, if there is one."""
    gaps: list[float] = []
    full = 0
    for row in rows:
        if len(row) < 16:
            continue
        full += 1
        for before, after in itertools.pairwise(row):
            middle = (before.x1 + after.x0) / 2
            if after.x0 - before.x1 > _COLUMN_GAP_EMS * before.size / 1.6 and 0.35 < middle / width < 0.65:
                gaps.append(middle)
                break
    if full < 8 or len(gaps) < 0.8 * full:
        return None
    centre = statistics.median(gaps)
    return centre if sum(abs(gap - centre) < 20 for gap in gaps) > 0.8 * len(gaps) else None


def _line(row: list[Glyph]) -> TextLine:
    marked = _BEHIND_A_MARK.match(_spaced(row[:_LONGEST_MARK]))
    mark = len("".join(marked["mark"].split())) if marked else 0
    parts = [row[0].char]
    for at, (before, after) in enumerate(itertools.pairwise(row), start=1):
        gap = after.x0 - before.x1
        if gap > _LATIN_GAP * after.size:
            parts.append(
                " " if _apart(before.char, after.char) or at == mark or gap > 1.2 * after.size else ""
            )
        parts.append(after.char)
    middle = row[len(row) // 2]
    return TextLine(
        text="".join(parts),
        x0=row[0].x0,
        y0=min(each.y0 for each in row),
        x1=row[-1].x1,
        y1=max(each.y1 for each in row),
        size=middle.size,
        weight=middle.weight,
    )


def _apart(before: str, after: str) -> bool:
    """Whether a gap between two characters is a blank of the text: beside a Latin letter, not inside a number."""
    both = before + after
    return both.isascii() and both.isalnum() and not both.isdigit()


def _spaced(row: list[Glyph]) -> str:
    """The characters with a blank wherever there is a gap."""
    gaps = (
        after.x0 - before.x1 > (_NUMBER_GAP if "." in before.char + after.char else _LATIN_GAP) * after.size
        for before, after in itertools.pairwise(row)
    )
    return row[0].char + "".join(
        (" " if gap else "") + glyph.char for gap, glyph in zip(gaps, row[1:], strict=True)
    )


@dataclass(frozen=True)
class _Body:
    """The text area of a page: margins, size and weight of most of its lines, usual step from line to line.

    flush: most paragraphs begin at the margin, so that no indent tells where one begins.
    """

    left: float
    right: float
    size: float
    weight: int
    step: float
    flush: bool = False


def paragraphs_of(lines: list[TextLine], right: float = 0.0) -> list[Paragraph]:
    """The paragraphs of a page: a line that ends short ends one; an indent, another size or a gap begins one.

    right: where full lines end on the other pages; a page of short lines alone does not show it.
    """
    if not lines:
        return []
    body = _body(lines, right)
    groups: list[list[TextLine]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _begins(before, line, body):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Paragraph(tuple(group), _is_heading(group, body)) for group in groups]


def right_edge(lines: list[TextLine]) -> float:
    """Where the longest lines end; 0 without any of a sentence's length."""
    return max((line.x1 for line in lines if len(line.text) >= 12), default=0.0)


def _body(lines: list[TextLine], right: float) -> _Body:
    long = [line for line in lines if len(line.text) >= 12] or lines
    steps = [after.y0 - before.y0 for before, after in itertools.pairwise(lines) if after.y0 > before.y0]
    body = _Body(
        left=min(line.x0 for line in long),
        right=max(right, *(line.x1 for line in long)),
        size=statistics.median(line.size for line in long),
        weight=int(statistics.median(line.weight for line in long)),
        step=statistics.median(steps) if steps else 0.0,
    )
    return replace(body, flush=_is_flush(lines, body))


def _is_flush(lines: list[TextLine], body: _Body) -> bool:
    """Whether the lines behind short ones mostly begin at the margin."""
    first = [after for before, after in itertools.pairwise(lines) if not _is_full(before, body)]
    return 2 * sum(line.x0 <= body.left + 1.2 * body.size for line in first) > len(first)


def _begins(before: TextLine, line: TextLine, body: _Body) -> bool:
    size = body.size
    if abs(before.size - line.size) > 0.15 * size and not _is_full(before, body):
        return True
    if line.y0 < before.y0 - size:
        return not _is_full(before, body) or (line.x0 > body.left + 1.2 * size and line.x0 - before.x0 < 100)
    if body.step and line.y0 - before.y0 > 1.8 * body.step and line.y0 - before.y1 > 1.5 * size:
        return True
    if not _is_full(before, body) or (body.flush and _MARKED.match(line.text)):
        return True
    return body.left + 1.2 * size < line.x0 < body.left + 6 * size


def _is_full(line: TextLine, body: _Body) -> bool:
    return line.x1 > body.right - 1.9 * max(line.size, body.size)


def _is_heading(group: list[TextLine], body: _Body) -> bool:
    text = "".join(line.text for line in group)
    if len(text) > 40 or len(group) > 3:
        return False
    line = group[0]
    centred = (
        line.x0 > body.left + 4 * body.size
        and abs((line.x0 - body.left) - (body.right - line.x1)) < 2 * body.size
    )
    larger = line.size > 1.12 * body.size
    bolder = line.weight >= body.weight + 200
    return centred or larger or bolder
