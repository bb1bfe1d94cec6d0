"""One sheet of an Excel template as data, and its XML around the rows with every reference moved."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from openpyxl.utils import column_index_from_string

from docgen.render.excel_cells import Cell
from docgen.render.excel_measure import column_points
from docgen.render.excel_rows import Block, RowMap, Viewpoint, moved_formula
from docgen.render.excel_styles import S
from docgen.render.package import parse_part, xml_bytes
from docgen.render.phrases import UnprintableError, listed
from docgen.render.places import Place
from docgen.render.program import Program

_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_REF_ATTRIBUTES = {
    "dimension": "ref",
    "autoFilter": "ref",
    "ignoredError": "sqref",
    "protectedRange": "sqref",
}
_AREA = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")


@dataclass(frozen=True)
class Row:
    """A template row. number: from 1; attributes: as written, without r; height: points or None."""

    number: int
    attributes: Mapping[str, str]
    cells: tuple[Cell, ...]
    height: float | None


@dataclass(frozen=True)
class Merge:
    """A merged area by columns (from 1) and template rows, both ends included."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class Sheet:
    """A compiled sheet.

    frame: its XML with an empty sheetData; widths: room for text by column, default_room elsewhere, and
    default_height of a row, in points; headers: programs of page headers and footers by element name.
    """

    name: str
    part: str
    frame: bytes
    rows: tuple[Row, ...]
    blocks: tuple[Block, ...]
    merges: tuple[Merge, ...]
    widths: Mapping[int, float]
    default_room: float
    default_height: float
    headers: Mapping[str, Program]
    place: Place

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merged area that begins at a cell."""
        return next((merge for merge in self.merges if (merge.top, merge.left) == (row, column)), None)

    def room(self, row: int, column: int) -> float:
        """Room for text in a cell and what is merged with it, in points."""
        merge = self.merge_at(row, column)
        columns = range(column, (merge.right if merge else column) + 1)
        return sum(self.widths.get(number, self.default_room) for number in columns)

    def height(self, row: int) -> float:
        """The height of a template row, in points."""
        found = next((known.height for known in self.rows if known.number == row), None)
        return found or self.default_height


def record_list(sheet: Sheet, values: Mapping[str, object]) -> Sequence[object]:
    """The records of `rows`. Raises TemplateError where there is no such list."""
    if "rows" not in values:
        raise sheet.place.error("缺少数据“rows”", advice="有 row 标签的行要由名为 rows 的列表填写")
    try:
        return listed(values["rows"])
    except UnprintableError as error:
        raise sheet.place.error(f"（rows）{error.what}", advice=error.advice) from None


def moved_frame(sheet: Sheet, values: Mapping[str, object], maps: dict[str, RowMap]) -> str:
    """The sheet's XML around its rows, with every reference moved and the page's headers filled."""
    root = parse_part(sheet.frame, source=sheet.place.source, name=sheet.part)
    rows, seen = maps[sheet.name], Viewpoint(sheet.name)
    for element in root.iter():
        local = etree.QName(element).localname
        if local in ("conditionalFormatting", "dataValidation") and element.get("sqref"):
            element.set("sqref", rows.areas(element.get("sqref", "")))
        elif local in _REF_ATTRIBUTES and element.get(_REF_ATTRIBUTES[local]):
            element.set(_REF_ATTRIBUTES[local], rows.areas(element.get(_REF_ATTRIBUTES[local], "")))
        elif element.tag == f"{_XM}sqref" and element.text:
            element.text = rows.areas(element.text)
        elif local in ("formula", "formula1", "formula2") or element.tag == f"{_XM}f":
            if element.text:
                element.text = moved_formula(element.text, maps, seen)
        elif local in sheet.headers:
            element.text = sheet.headers[local].text(values)
    _move_copies(root, rows)
    _move_breaks(root, rows)
    return xml_bytes(root).decode()


def _move_copies(root: etree._Element, rows: RowMap) -> None:
    for parent in root.iter(f"{S}mergeCells", f"{S}hyperlinks"):
        for element in list(parent):
            first, *more = rows.copies(element.get("ref", ""))
            element.set("ref", first)
            for reference in reversed(more):
                copy = etree.Element(element.tag, {str(k): str(v) for k, v in element.attrib.items()})
                copy.set("ref", reference)
                element.addnext(copy)
        if parent.tag == f"{S}mergeCells":
            parent.set("count", str(len(parent)))


def _move_breaks(root: etree._Element, rows: RowMap) -> None:
    for element in root.iterfind(f"{S}rowBreaks/{S}brk"):
        element.set("id", str(rows.last(int(element.get("id", "1")))))


def column_rooms(root: etree._Element) -> tuple[dict[int, float], float]:
    """Room for text by column number, and in columns that no width is given for, in points."""
    properties = root.find(f"{S}sheetFormatPr")
    base = properties.get("defaultColWidth") if properties is not None else None
    rooms: dict[int, float] = {}
    for column in root.iterfind(f"{S}cols/{S}col"):
        width = 0.0 if column.get("hidden") in ("1", "true") else float(column.get("width", "8.43"))
        first, last = int(column.get("min", "1")), int(column.get("max", "1"))
        rooms.update(dict.fromkeys(range(first, min(last, first + 16_384) + 1), column_points(width)))
    return rooms, column_points(float(base) if base else 9.14)


def merges_of(root: etree._Element) -> tuple[Merge, ...]:
    """All merged areas of a sheet."""
    found: list[Merge] = []
    for element in root.iterfind(f"{S}mergeCells/{S}mergeCell"):
        area = _AREA.fullmatch(element.get("ref", ""))
        if area is not None and area.group(3):
            left, right = (column_index_from_string(area.group(number)) for number in (1, 3))
            found.append(Merge(left, int(area.group(2)), right, int(area.group(4))))
    return tuple(found)
