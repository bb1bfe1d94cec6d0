"""Text longer than its cell: a spreadsheet shows it over the empty cells beside it."""

from __future__ import annotations

from dataclasses import replace

from docgen.render.pdf.sheet import Grid, SheetCell
from docgen.render.pdf.sheet_cells import CellStyles


def tall_cells(grid: Grid) -> list[SheetCell]:
    """The cells that reach over more than one row."""
    return [cell for cells in grid.rows.values() for cell in cells if cell.rows > 1]


def spilled(
    grid: Grid, row: int, tall: list[SheetCell], styles: CellStyles, *, scale: float, sheet: str
) -> list[SheetCell]:
    """The cells that begin in a row, a long text without wrapping as wide as it needs.

    It takes empty cells without border, fill or merge: to its right, or on both sides where it is centred.
    Where these don't suffice it stays as it is, for the drawing to refuse. tall: as tall_cells gives them.
    """
    cells = sorted(grid.cells_of(row), key=lambda cell: cell.column)
    free = _free(grid, row, cells, tall, styles)
    result = []
    for cell in cells:
        wide = _widened(cell, grid, free, styles, scale=scale, sheet=sheet)
        free -= set(range(wide.column, wide.column + wide.columns))
        result.append(wide)
    taken = {
        column
        for cell in result
        if cell.text
        for column in range(cell.column, cell.column + cell.columns)
        if column != cell.column or cell.columns > 1
    }
    return [cell for cell in result if cell.text or cell.column not in taken]


def _free(
    grid: Grid, row: int, cells: list[SheetCell], tall: list[SheetCell], styles: CellStyles
) -> set[int]:
    """The columns whose cell in a row is empty and shows nothing of its own."""
    free = set(range(len(grid.widths)))
    for cell in tall:
        if cell.row <= row < cell.row + cell.rows:
            free -= set(range(cell.column, cell.column + cell.columns))
    for cell in cells:
        if cell.text or cell.rows > 1 or cell.columns > 1 or styles.shows_something(cell.style):
            free -= set(range(cell.column, cell.column + cell.columns))
    return free


def _widened(
    cell: SheetCell, grid: Grid, free: set[int], styles: CellStyles, *, scale: float, sheet: str
) -> SheetCell:
    needed = styles.overflow(cell, scale=scale, sheet=sheet)
    if needed is None:
        return cell
    first, last = cell.column, cell.column + cell.columns
    to_left, to_right = styles.spills(cell.style)
    while sum(grid.widths[first:last]) * scale < needed:
        before = (first, last)
        if to_right and last in free:
            last += 1
        if to_left and first - 1 in free:
            first -= 1
        if (first, last) == before:
            return cell
    return replace(cell, column=first, columns=last - first)
