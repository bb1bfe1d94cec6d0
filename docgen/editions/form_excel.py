"""A blank Excel form → a template: a row of tags under a heading of labels, or a tag beside each label."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from docgen.editions.form_labels import match_label, scope_of, tag
from docgen.editions.form_word import MadeTemplate
from docgen.errors import InputError
from docgen.model.fields import field_table

_FEWEST_COLUMNS = 3
_FIGURES = "applicant.figures.{year}."


def excel_template(form: bytes, source: str) -> MadeTemplate:
    """Put tags into a blank .xlsx. Raises InputError for a file that is none."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(form))
    except Exception:
        raise InputError(
            "不是 xlsx 文件或已损坏", file=source, advice="请用 Excel 或 WPS 另存为 xlsx"
        ) from None
    made = MadeTemplate(b"", "application")
    repeats = False
    for sheet in book.worksheets:
        repeats = _fill_rows(sheet, made) or repeats
        if not repeats:
            _fill_beside(sheet, made)
    stream = io.BytesIO()
    book.save(stream)
    made.data = stream.getvalue()
    made.scope = scope_of({path for path, _ in made.matched}, repeats_applications=repeats)
    return made


def _fill_rows(sheet: Worksheet, made: MadeTemplate) -> bool:
    """A heading row of at least three labels over an empty row: one row an application."""
    for row in sheet.iter_rows():
        found = [(cell, _row_path(cell)) for cell in row if isinstance(cell.value, str)]
        known = [(cell, path) for cell, path in found if path]
        if len(known) < _FEWEST_COLUMNS:
            continue
        below = int(row[0].row or 0) + 1
        if any(sheet.cell(below, cell.column).value for cell, _ in found):
            continue
        for cell, path in found:
            place = f"{sheet.title}!{cell.coordinate}"
            if path is None:
                made.unmatched.append((place, str(cell.value).strip(), "没有同名的字段"))
                continue
            _take(sheet.cell(below, cell.column), path)
            made.matched.append((path.strip("{} ").removeprefix("row."), place))
        return True
    return False


def _take(cell: Any, words: str) -> None:
    """Put a tag into a cell, which then breaks long values into lines."""
    cell.value = words
    cell.alignment = Alignment(
        horizontal=cell.alignment.horizontal, vertical=cell.alignment.vertical, wrap_text=True
    )


def _row_path(cell: Any) -> str | None:
    """The tag of a column: a field of the application in that row, or a figure of the base year."""
    plain = re.sub(r"\s|（万元）|\(万元\)", "", str(cell.value))
    figures = {
        row.zh: path.removeprefix(_FIGURES)
        for path, row in field_table().items()
        if path.startswith(_FIGURES)
    }
    if plain in figures:
        return f"{{{{ row.figures.{figures[plain]} }}}}"
    found = match_label(str(cell.value))
    if found is None or found.path is None:
        return None
    path = found.path if found.path.startswith("row.") else f"row.{found.path}"
    return f"{{{{ {path} }}}}"


def _fill_beside(sheet: Worksheet, made: MadeTemplate) -> None:
    """Label, empty cell: the cell takes the value."""
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell.value, str) or cell.value.lstrip().startswith("{"):
                continue
            target = _next_cell(sheet, cell)
            found = match_label(cell.value)
            if target is None or target.value not in (None, "") or found is None:
                continue
            place = f"{sheet.title}!{cell.coordinate}"
            if found.path is None:
                why = f"有几个字段叫这个名字：{'、'.join(found.paths)}" if found.paths else "没有同名的字段"
                made.unmatched.append((place, found.label, why))
                continue
            _take(target, tag(found.path))
            made.matched.append((found.path, place))


def _next_cell(sheet: Worksheet, cell: Any) -> Any | None:
    """The cell to the right of a label, past the columns that the label is merged over."""
    column = cell.column + 1
    while column <= sheet.max_column + 1:
        beside = sheet.cell(cell.row, column)
        if not isinstance(beside, MergedCell):
            return beside
        column += 1
    return None
