"""Ruled tables of a page: pdfplumber finds the cells between the rules, the characters in them are ours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from pdfplumber.table import Table, TableFinder

from extractors.readers.pdf.layout import Glyph, lines_in
from extractors.readers.pdf.rules import Rule

_SPREAD = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \u3000]+(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
"""Blanks between Chinese characters that only spread a line over its cell."""
_ITEM = re.compile(r"\d{1,2}[.．、](?!\d)")
_NUMBER = re.compile(r"[\d-]{7,}")
_NUMBER_BEHIND = re.compile(r"[\d-]{7,}$")
_SEAM = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])")
_FIRST = re.compile(r"[!-~]+|.[，。；：、）”》]*")
"""What stays together at the start of a line."""
Row = tuple[str | None, ...]


@dataclass(frozen=True)
class RuledTable:
    """A table with its box (x0, top, x1, bottom, in points from the top left). None: merged into another cell."""

    box: tuple[float, float, float, float]
    rows: tuple[Row, ...]
    page_nos: tuple[int, ...]
    across: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Drawn:
    """What the finder asks a page for."""

    edges: list[dict[str, Any]]


def tables_of(rules: list[Rule], glyphs: list[Glyph], page_no: int) -> list[RuledTable]:
    """The tables of a page with at least two rows and two columns that say something."""
    found = []
    for table in TableFinder(cast(Any, _Drawn([_edge(rule) for rule in rules]))).tables:
        cells = _words(table, glyphs)
        longest = _longest_lines(cells)
        rows = tuple(tuple(_cell(cell, longest[x]) for x, cell in enumerate(row)) for row in cells)
        wide = max((len(row) for row in rows), default=0)
        if len(rows) >= 2 and wide >= 2 and any(cell for row in rows for cell in row):
            found.append(RuledTable(table.bbox, rows, (page_no,), tuple(_across(table))))
    return found


def _edge(rule: Rule) -> dict[str, Any]:
    """A rule as the finder takes it: straight, with its length."""
    across = rule.is_across
    middle = (rule.y0 + rule.y1) / 2 if across else (rule.x0 + rule.x1) / 2
    x0, x1 = (rule.x0, rule.x1) if across else (middle, middle)
    top, bottom = (middle, middle) if across else (rule.y0, rule.y1)
    return {
        "orientation": "h" if across else "v",
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _words(table: Table, glyphs: list[Glyph]) -> list[list[list[str] | None]]:
    """The lines of each cell; None for what belongs to another one."""
    inside = _inside(glyphs, table.bbox)
    rows = []
    for row in table.rows:
        own = _inside(inside, row.bbox)
        rows.append([None if box is None else lines_in(_inside(own, box)) for box in row.cells])
    return rows


def _inside(glyphs: list[Glyph], box: tuple[float, float, float, float]) -> list[Glyph]:
    return [glyph for glyph in glyphs if is_inside(glyph, box)]


def is_inside(glyph: Glyph, box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a character lies in a box."""
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _across(table: Any) -> Iterator[tuple[int, int]]:
    """The (row, column) of cells that go on from the one to their left, told by its right edge."""
    boxes = [row.cells for row in table.rows]
    columns = max(len(row) for row in boxes)
    lefts = [
        max((row[x][0] for row in boxes if x < len(row) and row[x]), default=0.0) for x in range(columns)
    ]
    for y, row in enumerate(boxes):
        right = 0.0
        for x, box in enumerate(row):
            if box is None and right > lefts[x] > 0:
                yield y, x
            right = box[2] if box is not None else right


def _longest_lines(cells: list[list[list[str] | None]]) -> list[int]:
    """The columns that the longest line takes, for each column of the table."""
    return [
        max((_width(line) for cell in column for line in cell or ()), default=0)
        for column in itertools.zip_longest(*cells)
    ]


def _width(text: str) -> int:
    """Columns that a text takes: two a Chinese character, one a digit or letter; spreading blanks none."""
    return sum(1 if char.isascii() else 2 for char in _SPREAD.sub("", text.strip()))


def _set(text: str) -> int:
    """The columns that a text may take in print: a gap between a Chinese character and a digit counts as one."""
    return _width(text) + len(_SEAM.findall(text))


def _cell(cell: list[str] | None, longest: int) -> str | None:
    """Lines of a cell joined, no blank between Chinese characters; a line that ends early keeps its break."""
    if cell is None:
        return None
    parts = [_SPREAD.sub("", part.strip()) for part in cell]
    joined = ""
    for before, part in itertools.pairwise(["", *parts]):
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and part[:1].isascii() and part[:1].isalpha()
        first = _FIRST.match(part)
        early = bool(before) and first is not None and _set(before + first[0]) <= longest
        apart = _ITEM.match(part) or (_NUMBER_BEHIND.search(before) and _NUMBER.match(part))
        joined += ("\n" if early or (joined and apart) else " " if latin else "") + part
    return joined


def continues(before: RuledTable, after: RuledTable) -> bool:
    """Whether a table at the head of a page goes on from the one at the foot of the page before."""
    same_width = len(before.rows[0]) == len(after.rows[0])
    same_place = abs(before.box[0] - after.box[0]) < 8 and abs(before.box[2] - after.box[2]) < 8
    return same_width and same_place


def joined(before: RuledTable, after: RuledTable) -> RuledTable:
    """One table: the heading once, a row that the page cut in one piece."""
    rows = list(after.rows)
    if rows and rows[0] == before.rows[0]:
        rows = rows[1:]
    whole = list(before.rows)
    if rows and whole and _is_cut(rows[0]):
        whole[-1] = tuple(_glued(above, below) for above, below in zip(whole[-1], rows[0], strict=True))
        rows = rows[1:]
    filled = [tuple(None if cell == "" and at == 0 else cell for at, cell in enumerate(row)) for row in rows]
    shift = len(whole) - (len(after.rows) - len(rows))
    across = (*before.across, *((y + shift, x) for y, x in after.across if y + shift >= len(whole)))
    return RuledTable(before.box, (*whole, *filled), (*before.page_nos, *after.page_nos), across)


def _is_cut(row: Row) -> bool:
    """A row whose first cell is empty goes on from the page before."""
    return not row[0] and any(row[1:])


def _glued(above: str | None, below: str | None) -> str | None:
    if not below:
        return above
    return below if not above else above + below
