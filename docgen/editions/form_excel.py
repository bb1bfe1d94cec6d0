"""A blank Excel form → a template: a row of tags under a heading of labels, or a tag beside each label."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import openpyxl
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from docgen.editions.form_gaps import Gap, field_of, gap_tag, gaps_of
from docgen.editions.form_labels import LabelMatch, match_label, scope_of, tag, with_unit
from docgen.editions.form_made import MadeTemplate
from docgen.errors import InputError
from docgen.model.fields import field_table

_FEWEST_COLUMNS = 3
_FIGURES = "applicant.figures.{year}."
_ANNEX = re.compile(r"附件\s*2-\d+")
_SUM = re.compile(r"\s*[合总小]\s*计\s*[：:]?\s*")
_SHOWN = 24
_ASIDE = "与汇总表在同一个文件里，填不进单个项目的值，请另存为单独的文件"
_SECOND = "一个文件里只填第一张汇总表，请把这一张另存为单独的文件"
Role = Literal["form", "head", "aside"]
"""What a sheet's cells are: an application's form, around a summary's rows, or a sheet beside a summary."""
_Column = tuple[Any, str, str | None]
"""The cell of a heading, its words, and the path of its values where one is known."""


def excel_template(form: bytes, source: str) -> MadeTemplate:
    """Put tags into a blank .xlsx. Raises InputError for a file that is none.

    A sheet with a row of applications makes the file a summary; what its other sheets ask for is listed.
    """
    book = _opened(form, source)
    made = MadeTemplate(b"", "application")
    columns = [_columns(sheet) for sheet in book.worksheets]
    summary = next((at for at, found in enumerate(columns) if found), None)
    for at, sheet in enumerate(book.worksheets):
        if at == summary:
            _fill_row(sheet, columns[at], made)
            _fill_cells(sheet, made, "head")
            made.unmatched += _sums(sheet)
        elif columns[at]:
            made.unmatched.append((sheet.title, "汇总表", _SECOND))
        else:
            _fill_cells(sheet, made, "form" if summary is None else "aside")
    made.data = _saved(book)
    made.scope = scope_of({path for path, _ in made.matched}, repeats_applications=summary is not None)
    return made


def for_every_direction(template: bytes, source: str, direction: str) -> bytes:
    """A summary that prints one direction's name, and its annex, made to print those of any direction."""
    book = _opened(template, source)
    for cell in _texts(book.worksheets[0]):
        named = cell.value.replace(direction, "{{ summary.direction }}")
        cell.value = _ANNEX.sub("{{ summary.annex }}", named)
    return _saved(book)


def _opened(data: bytes, source: str) -> Any:
    try:
        return openpyxl.load_workbook(io.BytesIO(data))
    except Exception:
        raise InputError(
            "不是 xlsx 文件或已损坏", file=source, advice="请用 Excel 或 WPS 另存为 xlsx"
        ) from None


def _saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _texts(sheet: Worksheet) -> Iterator[Any]:
    """The cells that hold words."""
    for row in sheet.iter_rows():
        yield from (cell for cell in row if isinstance(cell.value, str))


def _columns(sheet: Worksheet) -> list[_Column]:
    """A heading row of at least three labels over an empty row: one row an application; none where there is none."""
    for row in sheet.iter_rows():
        found: list[tuple[Any, str]] = [(cell, heading) for cell in row if (heading := _heading(sheet, cell))]
        columns = [(cell, heading, _row_path(heading)) for cell, heading in found]
        below = int(row[0].row or 0) + 1
        enough = sum(path is not None for _, _, path in columns) >= _FEWEST_COLUMNS
        if not enough or _has_values_beside(row, [cell for cell, _ in found]):
            continue
        if not any(_is_taken(sheet.cell(below, cell.column)) for cell, _ in found):
            return columns
    return []


def _fill_row(sheet: Worksheet, columns: Sequence[_Column], made: MadeTemplate) -> None:
    for cell, heading, path in columns:
        place = f"{sheet.title}!{cell.coordinate}"
        if path is None:
            match = match_label(heading, where="row")
            made.unmatched.append((place, heading[:_SHOWN], match.why() if match else "没有同名的字段"))
            continue
        _take(sheet.cell(cell.row + 1, cell.column), tag(path))
        made.matched.append((path.removeprefix("row."), place))


def _sums(sheet: Worksheet) -> list[tuple[str, str, str]]:
    """The rows for sums over the applications, which no field fills."""
    return [
        (f"{sheet.title}!{cell.coordinate}", cell.value.strip(), "不自动计算，请在模板中写公式或手工填写")
        for cell in _texts(sheet)
        if _SUM.fullmatch(cell.value)
    ]


def _has_values_beside(row: Sequence[Any], headings: Sequence[Any]) -> bool:
    """Whether empty cells stand between the labels, which then are no heads of columns."""
    between = row[row.index(headings[0]) : row.index(headings[-1])]
    return any(cell not in headings and not isinstance(cell, MergedCell) for cell in between)


def _is_taken(cell: Any) -> bool:
    return isinstance(cell, MergedCell) or bool(cell.value)


def _heading(sheet: Worksheet, cell: Any) -> str:
    """What heads a column: the cell's own words, or those of the merged cell that ends there."""
    if isinstance(cell.value, str):
        return cell.value.strip()
    for area in sheet.merged_cells.ranges:
        if cell.coordinate in area and (area.max_row, area.min_col) == (cell.row, cell.column):
            return str(sheet.cell(area.min_row, area.min_col).value or "").strip()
    return ""


def _take(cell: Any, words: str) -> None:
    """Put a tag into a cell, which then breaks long values into lines."""
    cell.value = words
    cell.alignment = Alignment(
        horizontal=cell.alignment.horizontal, vertical=cell.alignment.vertical, wrap_text=True
    )


def _row_path(heading: str) -> str | None:
    """The path of a column: a field of the application in that row, or a figure of the base year."""
    plain = re.sub(r"\s|（万元）|\(万元\)", "", heading)
    figures = {
        row.zh: path.removeprefix(_FIGURES)
        for path, row in field_table().items()
        if path.startswith(_FIGURES)
    }
    if plain in figures:
        return f"row.figures.{figures[plain]}"
    found = match_label(heading, where="row")
    if found is None or found.path is None:
        return None
    return found.path if found.path.startswith("row.") else f"row.{found.path}"


def _fill_cells(sheet: Worksheet, made: MadeTemplate, role: Role) -> None:
    """Outside the row of applications: a label's empty cell, and gaps in the words of a cell."""
    width = sheet.max_column
    for cell in list(_texts(sheet)):
        if "{{" in cell.value:
            continue
        place = f"{sheet.title}!{cell.coordinate}"
        gaps = gaps_of(cell.value)
        target = _next_cell(sheet, cell)
        if gaps and not _belongs_beside(target, gaps, cell.value, width):
            target = None
        if target is not None and _has_room(target, cell.value, role) and (role != "head" or gaps):
            _fill_beside(cell, target, place, made, role)
        elif gaps:
            _fill_gaps(cell, gaps, place, made, role)


def _belongs_beside(target: Any, gaps: Sequence[Gap], text: str, width: int) -> bool:
    """Whether the value of words with a place of their own goes into the cell beside them all the same.

    So it does where nothing but a colon ends them and the cell beside has a frame; without one it would cut off
    words that reach over their own cell.
    """
    if target is None or target.column > width:
        return False
    has_own_room = any(text[gap.start : gap.end].strip() or gap.end < len(text) for gap in gaps)
    return not has_own_room and (bool(target.value) or _is_framed(target))


def _is_framed(cell: Any) -> bool:
    sides = (cell.border.top, cell.border.bottom, cell.border.right)
    return any(side is not None and side.style for side in sides)


def _has_room(target: Any, label: str, role: Role) -> bool:
    """Whether the cell beside a label is for its value: empty, or with nothing but a unit or rules.

    Beside words that no field fits only a cell with a frame is taken for one.
    """
    if isinstance(target.value, str) and target.value:
        return [gap.label for gap in gaps_of(target.value)] == [""]
    known = match_label(label, where="head" if role == "head" else "form")
    return target.value in (None, "") and bool(_is_framed(target) or (known and known.paths))


def _fill_beside(cell: Any, target: Any, place: str, made: MadeTemplate, role: Role) -> None:
    text = str(target.value or "")
    gap = (gaps_of(text) or [Gap(0, len(text))])[0]
    found = _field(gap, cell.value, role)
    if why := _why(found, role):
        made.unmatched.append((place, found.label[:_SHOWN], why))
        return
    path = found.paths[0]
    words = gap_tag(gap, text, path) if text else tag(path)
    _take(target, text[: gap.start] + with_unit(words, path, cell.value + text) + text[gap.end :])
    made.matched.append((path, place))


def _field(gap: Gap, label: str, role: Role) -> LabelMatch:
    if role == "head":
        return match_label(gap.label or label, where="head") or LabelMatch(label, ())
    return field_of(gap, label)


def _why(found: LabelMatch, role: Role) -> str:
    return found.why() or (_ASIDE if role == "aside" else "")


def _fill_gaps(cell: Any, gaps: Sequence[Gap], place: str, made: MadeTemplate, role: Role) -> None:
    text = cell.value
    for gap in reversed(gaps):
        found = _field(gap, "", role)
        if why := _why(found, role):
            made.unmatched.append((place, found.label[:_SHOWN], why))
            continue
        path = found.paths[0]
        words = with_unit(gap_tag(gap, cell.value, path), path, gap.label + gap.unit)
        text = text[: gap.start] + words + text[gap.end :]
        made.matched.append((path, place))
    cell.value = text


def _next_cell(sheet: Worksheet, cell: Any) -> Any | None:
    """The cell to the right of a label, past the columns that the label is merged over."""
    column = cell.column + 1
    while column <= sheet.max_column + 1:
        beside = sheet.cell(cell.row, column)
        if not isinstance(beside, MergedCell):
            return beside
        column += 1
    return None
