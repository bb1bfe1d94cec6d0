"""Reading a sheet of an Excel template: its cells with tags compiled, its record rows found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from docgen.errors import InputError
from docgen.render.excel_cells import Cell
from docgen.render.excel_rows import blocks_of
from docgen.render.excel_sheet import Row, Sheet, column_rooms, merges_of
from docgen.render.excel_strings import StringTable, string_of
from docgen.render.excel_styles import S, StyleSheet
from docgen.render.package import parse_part, xml_bytes
from docgen.render.places import Place, Tag
from docgen.render.program import Program, Source, as_value, printed
from docgen.render.tags import pieces_of

RECORD = "row"
RECORDS = "rows"
_SCOPE = {RECORD: f"{RECORDS}[]"}
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_DEFAULT_NAMESPACE = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_DEFAULT_HEIGHT = 15.0
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


@dataclass(frozen=True)
class SheetContext:
    """What cells are read with."""

    source: str
    name: str
    part: str
    strings: StringTable
    styles: StyleSheet

    def cell_place(self, reference: str) -> Place:
        """The place of a cell."""
        return Place(self.source, f"工作表“{self.name}”的 {reference} 单元格")


def compile_sheet(data: bytes, context: SheetContext) -> tuple[Sheet, frozenset[str], list[str]]:
    """The sheet, the paths of the data it uses, and notes for the author.

    Raises TemplateError with the cell for a bad tag; InputError for a sheet that can't be a template.
    """
    root = parse_part(data, source=context.source, name=context.part)
    if root.tag != f"{S}worksheet" or root.nsmap.get(None) != S[1:-1]:
        advice = "请用 Excel 另存为 .xlsx"
        raise InputError("工作表的 XML 写法少见", file=context.source, place=context.name, advice=advice)
    reader = _CellReader(context)
    sheet_data = root.find(f"{S}sheetData")
    rows: list[Row] = []
    for number, element in _numbered(sheet_data):
        rows.append(reader.row(number, element))
    if sheet_data is not None:
        for element in list(sheet_data):
            sheet_data.remove(element)
        sheet_data.text = None
    headers = dict(reader.headers(root))
    blocks = blocks_of([row.number for row in rows if any(cell.of_record for cell in row.cells)])
    rooms, default_room = column_rooms(root)
    properties = root.find(f"{S}sheetFormatPr")
    height = properties.get("defaultRowHeight") if properties is not None else None
    sheet = Sheet(
        name=context.name,
        part=context.part,
        frame=xml_bytes(root),
        rows=tuple(rows),
        blocks=blocks,
        merges=merges_of(root),
        widths=rooms,
        default_room=default_room,
        default_height=float(height or _DEFAULT_HEIGHT),
        headers=headers,
        place=Place(context.source, f"工作表“{context.name}”"),
    )
    return sheet, frozenset(reader.variables), reader.notes


def _numbered(sheet_data: etree._Element | None) -> list[tuple[int, etree._Element]]:
    """Rows with their numbers; a row without one follows the row before it (18.3.1.73)."""
    numbered: list[tuple[int, etree._Element]] = []
    for element in sheet_data if sheet_data is not None else ():
        previous = numbered[-1][0] if numbered else 0
        numbered.append((int(element.get("r") or previous + 1), element))
    return numbered


class _CellReader:
    """Reads the cells of one sheet; gathers the data used and notes."""

    def __init__(self, context: SheetContext) -> None:
        self._context = context
        self._shared: dict[str, tuple[str, str]] = {}
        self.variables: set[str] = set()
        self.notes: list[str] = []

    def row(self, number: int, element: etree._Element) -> Row:
        attributes = {str(name): str(value) for name, value in element.attrib.items() if name != "r"}
        attributes = {name: value for name, value in attributes.items() if not name.startswith("{")}
        cells: list[Cell] = []
        for position, cell in enumerate(element, start=1):
            match = _REFERENCE.fullmatch(cell.get("r") or f"{get_column_letter(position)}{number}")
            if match is not None:
                cells.append(self._cell(match.group(1), number, cell))
        height = attributes.get("ht")
        return Row(number, attributes, tuple(cells), float(height) if height else None)

    def headers(self, root: etree._Element) -> list[tuple[str, Program]]:
        found: list[tuple[str, Program]] = []
        for local in _HEADERS:
            element = root.find(f"{S}headerFooter/{S}{local}")
            if element is not None and element.text:
                part = f"工作表“{self._context.name}”的页眉页脚"
                pieces = pieces_of(element.text, self._context.source, part)
                if any(isinstance(piece, Tag) for piece in pieces):
                    source = Source(pieces)
                    self.variables |= source.variables
                    found.append((local, printed(source, "_header")))
        return found

    def _cell(self, column: str, number: int, element: etree._Element) -> Cell:
        reference = f"{column}{number}"
        place = self._context.cell_place(reference)
        style = int(element.get("s", "0"))
        formula = element.find(f"{S}f")
        if formula is not None:
            return self._formula(column, reference, style, formula, place)
        text, rich = self._text(element)
        if any(sign in text for sign in "{}｛｝"):
            pieces = pieces_of(text, self._context.source, place.part)
            if any(isinstance(piece, Tag) for piece in pieces):
                if rich:
                    raise place.error("带标签的单元格里有多种字体", advice="请把整个单元格设成同一种字体")
                return self._template(column, style, pieces, place)
        kind = element.get("t", "n")
        content = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in element)
        content = _DEFAULT_NAMESPACE.sub("", content)
        written = f' t="{kind}"' if kind != "n" else ""
        ending = f">{content}</c>" if content else "/>"
        return Cell(column, style, place, kind=written, content=ending, number=_number(element, kind))

    def _template(self, column: str, style: int, pieces: list[str | Tag], place: Place) -> Cell:
        source = Source(pieces, _SCOPE)
        self.variables |= source.variables
        of_record = source.reads(RECORD)
        typed = len(pieces) == 1 and isinstance(pieces[0], Tag) and not pieces[0].keyword
        program = as_value(source) if typed else printed(source, "_cell")
        return Cell(column, style, place, program=program, typed=typed, of_record=of_record)

    def _text(self, element: etree._Element) -> tuple[str, bool]:
        """A cell's text and whether it has several formats; "" for a number."""
        kind = element.get("t", "n")
        value = element.findtext(f"{S}v") or ""
        if kind == "s" and value.isdigit() and int(value) < len(self._context.strings.texts):
            return self._context.strings.texts[int(value)]
        inline = element.find(f"{S}is")
        if inline is not None:
            return string_of(inline)
        return (value, False) if kind == "str" else ("", False)

    def _formula(
        self, column: str, reference: str, style: int, element: etree._Element, place: Place
    ) -> Cell:
        kind, text = element.get("t", "normal"), element.text or ""
        if "{{" in text or "{%" in text:
            raise place.error("公式里有标签", advice="请把标签写在普通单元格里，公式引用该单元格")
        if kind == "shared":
            index = element.get("si", "")
            if text:
                self._shared[index] = (text, reference)
            origin, start = self._shared.get(index, (text, reference))
            text = str(Translator(f"={origin}", origin=start).translate_formula(reference)).removeprefix("=")
        elif kind != "normal":
            raise place.error("数组公式或模拟运算表不支持", advice="请改成普通公式")
        if not text.upper().startswith("SUM("):
            self.notes.append(f"{place.text()}：公式的结果要在 Excel 打开后才会算出")
        return Cell(column, style, place, formula=text)


def _number(element: etree._Element, kind: str) -> Decimal | None:
    value = element.findtext(f"{S}v")
    if kind != "n" or not value:
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None
