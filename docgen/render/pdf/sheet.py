"""The grid of a worksheet: column widths, row heights, cells with their merged extent."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.utils.cell import column_index_from_string as column_number
from openpyxl.utils.cell import coordinate_from_string

from docgen.errors import LimitError
from docgen.render.pdf.names import Element, S

_PX = 0.75
_DEFAULT_WIDTH = 8.43
_DEFAULT_HEIGHT = 15.0
_MOST_CELLS = 1_000_000


@dataclass(frozen=True)
class SheetCell:
    """row, column: from 0 among the visible ones. kind: "n" number, "s" text, "b", "e" error.

    style: index of cellXfs; edge_styles: of the cells at the top, bottom, left and right of a merged area.
    """

    name: str
    row: int
    column: int
    rows: int
    columns: int
    kind: str
    text: str
    style: int
    edge_styles: tuple[int, int, int, int]


@dataclass(frozen=True)
class Grid:
    """Visible columns and rows with their sizes in points, and the cells by row."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: dict[int, list[SheetCell]]

    def cells_of(self, row: int) -> list[SheetCell]:
        """The cells that begin in a row."""
        return self.rows.get(row, [])


def read_grid(root: Element, strings: list[str], digit_px: int) -> Grid:
    """The printed grid of a worksheet; hidden rows and columns are left out. digit_px: width of a digit."""
    return _Reader(root, strings, digit_px).grid()


class _Reader:
    def __init__(self, root: Element, strings: list[str], digit_px: int) -> None:
        self._strings = strings
        rows = root.findall(f"{S}sheetData/{S}row")
        self._nodes = {_place(cell): cell for row in rows for cell in row.iterfind(S + "c")}
        last_row = max([int(row.get("r", "1")) for row in rows] or [1])
        last_column = max([column for _row, column in self._nodes] or [1])
        if last_row * last_column > _MOST_CELLS:
            raise LimitError(
                f"工作表有 {last_row} 行 × {last_column} 列，超过上限", advice="请删去多余的行列"
            )
        self._widths = _widths(root, last_column, digit_px)
        self._heights = _heights(root, last_row)
        self._columns = [n for n in range(1, last_column + 1) if self._widths[n - 1] > 0]
        self._rows = [n for n in range(1, last_row + 1) if self._heights[n - 1] > 0]
        self._merges = _merges(root)

    def grid(self) -> Grid:
        covered = {
            place
            for first, last in self._merges.items()
            for place in _area(first, (min(last[0], self._rows[-1]), min(last[1], self._columns[-1])))
        } - set(self._merges)
        cells: dict[int, list[SheetCell]] = {}
        for place, node in self._nodes.items():
            if place not in covered and self._is_shown(place):
                cell = self._cell(place, node)
                cells.setdefault(cell.row, []).append(cell)
        return Grid(
            tuple(self._widths[n - 1] for n in self._columns),
            tuple(self._heights[n - 1] for n in self._rows),
            cells,
        )

    def _is_shown(self, place: tuple[int, int]) -> bool:
        return self._heights[place[0] - 1] > 0 and self._widths[place[1] - 1] > 0

    def _cell(self, place: tuple[int, int], node: Element) -> SheetCell:
        (row, column), (bottom, right) = place, self._merges.get(place, place)
        kind, text = _content(node, self._strings)
        own = self._style(place, 0)
        return SheetCell(
            name=node.get("r", ""),
            row=bisect_left(self._rows, row),
            column=bisect_left(self._columns, column),
            rows=bisect_right(self._rows, bottom) - bisect_left(self._rows, row),
            columns=bisect_right(self._columns, right) - bisect_left(self._columns, column),
            kind=kind,
            text=text,
            style=own,
            edge_styles=(own, self._style((bottom, column), own), own, self._style((row, right), own)),
        )

    def _style(self, place: tuple[int, int], default: int) -> int:
        node = self._nodes.get(place)
        return default if node is None else int(node.get("s", "0"))


def _merges(root: Element) -> dict[tuple[int, int], tuple[int, int]]:
    """First and last place (row, column) of each merged area."""
    found = {}
    for node in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        first, _, last = node.get("ref", "A1").partition(":")
        found[_coordinate(first)] = _coordinate(last or first)
    return found


def _area(first: tuple[int, int], last: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            yield row, column


def _coordinate(name: str) -> tuple[int, int]:
    letters, row = coordinate_from_string(name)
    return row, column_number(letters)


def _place(cell: Element) -> tuple[int, int]:
    return _coordinate(cell.get("r", "A1"))


def _widths(root: Element, last: int, digit_px: int) -> list[float]:
    widths = [_points_of(_DEFAULT_WIDTH, digit_px)] * last
    for node in root.iterfind(f"{S}cols/{S}col"):
        hidden = node.get("hidden") in ("1", "true")
        width = 0.0 if hidden else _points_of(float(node.get("width", _DEFAULT_WIDTH)), digit_px)
        for number in range(int(node.get("min", "1")), min(int(node.get("max", "1")), last) + 1):
            widths[number - 1] = width
    return widths


def _points_of(width: float, digit_px: int) -> float:
    """A column width in characters as points (18.3.1.13)."""
    return math.trunc((256 * width + math.trunc(128 / digit_px)) / 256 * digit_px) * _PX


def _heights(root: Element, last: int) -> list[float]:
    form = root.find(S + "sheetFormatPr")
    default = float(_DEFAULT_HEIGHT if form is None else form.get("defaultRowHeight", _DEFAULT_HEIGHT))
    heights = [default] * last
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        hidden = row.get("hidden") in ("1", "true")
        heights[int(row.get("r", "1")) - 1] = 0.0 if hidden else float(row.get("ht", default))
    return heights


def _content(cell: Element, strings: list[str]) -> tuple[str, str]:
    kind, value = cell.get("t", "n"), cell.findtext(S + "v")
    if kind == "s":
        return "s", strings[int(value or 0)]
    if kind == "inlineStr":
        return "s", "".join(node.text or "" for node in cell.iter(S + "t"))
    if kind == "str":
        return "s", value or ""
    return (kind, value or "") if value else ("s", "")
