"""Filling one sheet: its rows in their new order as XML, heights that show all text, totals where known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import NamedTuple

from openpyxl.utils import column_index_from_string

from docgen.render.blank import Blank
from docgen.render.excel_cells import Cell, CellValue, check_length, number_style, spelled_number
from docgen.render.excel_measure import HIGHEST_ROW, height_of, lines_of, text_points
from docgen.render.excel_rows import Block, RowMap, Viewpoint, moved_formula
from docgen.render.excel_sheet import Row, Sheet, moved_frame, record_list
from docgen.render.excel_strings import StringsInUse
from docgen.render.excel_styles import Change, StyleVariants
from docgen.render.phrases import phrase

_ROWS_MARK = "<sheetData/>"
_AREA = r"[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?"
_SUM = re.compile(rf"SUM\(({_AREA}(?:,{_AREA})*)\)")
_CORNERS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


class _Planned(NamedTuple):
    """A template row to be written: where its formulas stand, its new number, the values for it."""

    row: Row
    seen: Viewpoint
    number: int
    values: Mapping[str, object]


class _Formula(NamedTuple):
    """A formula cell that waits until all numbers are known."""

    head: str
    formula: str


class Additions(NamedTuple):
    """What filling adds to the parts that all sheets share."""

    styles: StyleVariants
    strings: StringsInUse


def fill_sheet(sheet: Sheet, values: Mapping[str, object], maps: dict[str, RowMap], out: Additions) -> bytes:
    """The sheet's XML for these values. Raises TemplateError and InputError with the cell's place."""
    filler = _Filler(sheet, maps, out)
    records = record_list(sheet, values) if sheet.blocks else ()
    rows = [filler.row(planned) for planned in filler.planned(records, values)]
    data = "".join(filler.finished(row) for row in rows)
    return moved_frame(sheet, values, maps).replace(_ROWS_MARK, f"<sheetData>{data}</sheetData>", 1).encode()


class _Filler:
    """State of one rendering of one sheet: the numbers by their new row and column, for totals."""

    def __init__(self, sheet: Sheet, maps: dict[str, RowMap], out: Additions) -> None:
        self._sheet = sheet
        self._maps = maps
        self._out = out
        self._numbers: dict[tuple[int, int], Decimal | None] = {}

    def planned(self, records: Sequence[object], values: Mapping[str, object]) -> Iterator[_Planned]:
        """The template rows in their new order; without records a block is written once, with Blanks."""
        rows = self._maps[self._sheet.name]
        done: set[Block] = set()
        for row in self._sheet.rows:
            block = rows.block_of(row.number)
            if block is None:
                yield _Planned(row, Viewpoint(self._sheet.name), rows.first(row.number), values)
            elif block not in done:
                done.add(block)
                yield from self._repeated(block, rows, records, values)

    def _repeated(
        self, block: Block, rows: RowMap, records: Sequence[object], values: Mapping[str, object]
    ) -> Iterator[_Planned]:
        body = [row for row in self._sheet.rows if block.holds(row.number)]
        for record, item in enumerate(records or [Blank()]):
            for row in body:
                seen = Viewpoint(self._sheet.name, block, record)
                yield _Planned(row, seen, rows.within(row.number, block, record), {**values, "row": item})

    def row(self, planned: _Planned) -> list[str | _Formula]:
        """The row's start tag and its cells."""
        needed = 0.0
        cells: list[str | _Formula] = []
        for cell in planned.row.cells:
            head = f'<c r="{cell.column}{planned.number}"'
            place = planned.number, column_index_from_string(cell.column)
            if cell.formula:
                self._numbers[place] = None
                moved = moved_formula(cell.formula, self._maps, planned.seen)
                cells.append(_Formula(f'{head} s="{cell.style}"', moved))
            elif cell.program is None:
                cells.append(f'{head} s="{cell.style}"{cell.kind}{cell.content}')
                if cell.number is not None:
                    self._numbers[place] = cell.number
            else:
                empty = cell.of_record and isinstance(planned.values["row"], Blank)
                value = Blank() if empty else cell.value(planned.values)
                xml, height = self._value(planned.row, cell, value, place)
                cells.append(head + xml)
                needed = max(needed, height)
        return [self._start(planned, needed), *cells]

    def _start(self, planned: _Planned, needed: float) -> str:
        attributes = dict(planned.row.attributes)
        if needed > self._sheet.height(planned.row.number):
            attributes |= {"ht": f"{needed:g}", "customHeight": "1"}
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        return f'<row r="{planned.number}"{written}>'

    def _value(self, row: Row, cell: Cell, value: CellValue, place: tuple[int, int]) -> tuple[str, float]:
        """A filled cell from its style on, and the height that its row needs for it."""
        if isinstance(value, Blank) or value == "":
            return f' s="{cell.style}"/>', 0.0
        room = self._sheet.room(row.number, place[1])
        if not isinstance(value, str):
            text = spelled_number(value)
            if text is not None:
                self._numbers[place] = Decimal(text)
                return f' s="{number_style(cell, text, room, self._out.styles)}"><v>{text}</v></c>', 0.0
            value = phrase(value)
        style = self._text_style(row, cell, value, room)
        check_length(value, cell)
        height = self._text_height(row, cell, value, room) if self._wraps(style, cell) else 0.0
        return f' s="{style}" t="s"><v>{self._out.strings.index(value)}</v></c>', height

    def _wraps(self, style: int, cell: Cell) -> bool:
        return style != cell.style or self._out.styles.format(style).wrap

    def _text_style(self, row: Row, cell: Cell, text: str, room: float) -> int:
        """Wrapped where the text would run into an occupied neighbour or be cut at the edge of a merge."""
        form = self._out.styles.format(cell.style)
        if form.wrap:
            return cell.style
        too_wide = text_points(text, form.size) > room and not self._may_overflow(row, cell)
        if not (too_wide or "\n" in text):
            return cell.style
        return self._out.styles.changed(cell.style, Change(wrap=True))

    def _may_overflow(self, row: Row, cell: Cell) -> bool:
        """Whether the cells beside are empty: a heading that runs over them is meant to."""
        column = column_index_from_string(cell.column)
        if self._sheet.merge_at(row.number, column) is not None:
            return False
        beside = (other for other in row.cells if abs(column_index_from_string(other.column) - column) == 1)
        return not any(other.program or other.formula or other.content != "/>" for other in beside)

    def _text_height(self, row: Row, cell: Cell, text: str, room: float) -> float:
        size = self._out.styles.format(cell.style).size
        lines = lines_of(text, size, room)
        needed = height_of(lines, size)
        merge = self._sheet.merge_at(row.number, column_index_from_string(cell.column))
        if merge is not None:
            needed -= sum(self._sheet.height(number) for number in range(merge.top + 1, merge.bottom + 1))
        if needed > HIGHEST_ROW:
            what = f"文字太长，要 {lines} 行，超过 Excel 一行的最大高度"
            raise cell.data_error(what, "请缩短文字，或加宽模板的列")
        return needed

    def finished(self, row: list[str | _Formula]) -> str:
        """The row's XML; a formula carries its result where that is a plain sum of known numbers."""
        return "".join([*(self._cell(cell) for cell in row), "</row>"])

    def _cell(self, cell: str | _Formula) -> str:
        if isinstance(cell, str):
            return cell
        total = self._total(cell.formula)
        stored = f"<v>{total}</v>" if total is not None else ""
        return f"{cell.head}><f>{escape(cell.formula, quote=False)}</f>{stored}</c>"

    def _total(self, formula: str) -> str | None:
        match = _SUM.fullmatch(formula.replace("$", ""))
        if match is None:
            return None
        total = Decimal(0)
        for area in _CORNERS.finditer(match.group(1)):
            left, top = column_index_from_string(area.group(1)), int(area.group(2))
            right = column_index_from_string(area.group(3) or area.group(1))
            bottom = int(area.group(4) or area.group(2))
            for place in (
                (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
            ):
                number = self._numbers.get(place, Decimal(0))
                if number is None:
                    return None
                total += number
        return spelled_number(total)
