"""The grid of a worksheet: column widths, row heights, cells with their merged extent."""

from __future__ import annotations

import math
from dataclasses import dataclass

from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_from_string
from openpyxl.utils.cell import column_index_from_string as column_number

from docgen.errors import LimitError
from docgen.render.pdf.names import S, Element

_PX = 0.75
_DEFAULT_WIDTH = 8.43
_DEFAULT_HEIGHT = 15.0
_MOST_CELLS = 1_000_000


@dataclass(frozen=True)
class SheetCell:
    """row, column from 0 among the visible ones. kind: "n" number, "s" text, "b", "e" error. style: index of cellXfs."""

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
    merges = {
        (bounds[1], bounds[0]): bounds
        for node in root.iterfind(f"{S}mergeCells/{S}mergeCell")
        if (bounds := range_boundaries(node.get("ref", "")))
    }
    found = [(row, cell) for row in root.iterfind(f"{S}sheetData/{S}row") for cell in row.iterfind(S + "c")]
    last_row = max([int(row.get("r", "1")) for row in root.iterfind(f"{S}sheetData/{S}row")] or [1])
    last_column = max([_place(cell)[1] for _row, cell in found] or [1])
    if last_row * last_column > _MOST_CELLS:
        raise LimitError(f"工作表有 {last_row} 行 × {last_column} 列，超过上限", advice="请删去多余的行列")
    widths = _widths(root, last_column, digit_px)
    heights = _heights(root, last_row)
    columns = [number for number in range(1, last_column + 1) if widths[number - 1] > 0]
    rows = [number for number in range(1, last_row + 1) if heights[number - 1] > 0]
    styles = {_place(cell): int(cell.get("s", "0")) for _row, cell in found}
    at_row = {number: index for index, number in enumerate(rows)}
    at_column = {number: index for index, number in enumerate(columns)}
    covered = {
        (row, column)
        for (top, left), (_l, _t, right, bottom) in merges.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    } - set(merges)
    cells: dict[int, list[SheetCell]] = {}
    for _row, cell in found:
        row, column = _place(cell)
        if (row, column) in covered or row not in at_row or column not in at_column:
            continue
        _l, _t, right, bottom = merges.get((row, column), (column, row, column, row))
        kind, text = _content(cell, strings)
        cells.setdefault(at_row[row], []).append(
            SheetCell(
                name=cell.get("r", ""),
                row=at_row[row],
                column=at_column[column],
                rows=sum(number in at_row for number in range(row, bottom + 1)),
                columns=sum(number in at_column for number in range(column, right + 1)),
                kind=kind,
                text=text,
                style=styles[row, column],
                edge_styles=(
                    styles[row, column],
                    styles.get((bottom, column), styles[row, column]),
                    styles[row, column],
                    styles.get((row, right), styles[row, column]),
                ),
            )
        )
    return Grid(
        tuple(widths[number - 1] for number in columns), tuple(heights[number - 1] for number in rows), cells
    )


def _place(cell: Element) -> tuple[int, int]:
    letters, row = coordinate_from_string(cell.get("r", "A1"))
    return row, column_number(letters)


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
