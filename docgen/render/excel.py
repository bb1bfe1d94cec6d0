"""Excel templates: compiled once, then filled once a table.

A cell with tags is filled; one that is a single {{ value }} gets the value in its own type. A row with
{{ row.… }} tags is the row of the list `rows` and is repeated for each record with its height, formats and
merges; everything below moves down. The sheets' XML is edited directly, so that whatever a workbook holds
beside its cells (validations in extension lists, pictures, page set-up) stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from docgen.render.excel_compile import SheetContext, compile_sheet
from docgen.render.excel_fill import Additions, fill_sheet
from docgen.render.excel_rows import RowMap, Viewpoint, moved_formula
from docgen.render.excel_sheet import Sheet, record_list
from docgen.render.excel_strings import StringsInUse, StringTable
from docgen.render.excel_styles import S, StyleSheet, StyleVariants
from docgen.render.excel_workbook import OpenedWorkbook
from docgen.render.package import Packer, parse_part, xml_bytes
from docgen.render.word_part import FilledPart

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


@dataclass(frozen=True)
class _Workbook:
    """Parts of a workbook that filling changes."""

    source: str
    part: str
    data: bytes
    styles_part: str
    styles: StyleSheet
    strings_part: str
    strings: StringTable
    sheets: tuple[Sheet, ...]
    drawings: Mapping[str, tuple[str, bytes]]
    properties: tuple[FilledPart, ...]

    def changed(self) -> set[str]:
        """Names of the parts that every rendering writes anew."""
        named = {part.name for part in self.properties} | {part for part, _data in self.drawings.values()}
        return (
            named | {sheet.part for sheet in self.sheets} | {self.part, self.styles_part, self.strings_part}
        )


class ExcelTemplate:
    """A compiled template; immutable, may be used by several threads at once.

    notes: advice for the template's author, in Chinese, that stops nothing.
    """

    def __init__(
        self, workbook: _Workbook, packer: Packer, variables: frozenset[str], notes: Sequence[str]
    ) -> None:
        self._workbook = workbook
        self._packer = packer
        self._variables = variables
        self.notes = tuple(notes)

    @classmethod
    def compile(cls, xlsx: bytes, *, source: str) -> ExcelTemplate:
        """Read and check an .xlsx; `source` is its name for messages.

        Raises TemplateError (file, sheet, cell, tag, what to do) for a bad tag or for something that can't
        move with inserted rows; InputError for no sound .xlsx; LimitError for an oversized one.
        """
        opened = OpenedWorkbook(xlsx, source)
        related = opened.related(opened.book)
        styles_part, strings_part = opened.styles_part(related), opened.strings_part(related)
        styles = StyleSheet.read(opened.data(styles_part), source=source, name=styles_part)
        strings = StringTable.read(opened.data(strings_part), source=source, name=strings_part)
        compiled = [
            compile_sheet(opened.data(part), SheetContext(source, name, part, strings, styles))
            for name, part in opened.sheet_parts(related)
        ]
        sheets = tuple(sheet for sheet, _variables, _notes in compiled)
        opened.drop_calculation_chain()
        book = _Workbook(
            source=source,
            part=opened.book,
            data=opened.workbook_data(sheets),
            styles_part=styles_part,
            styles=styles,
            strings_part=strings_part,
            strings=strings,
            sheets=sheets,
            drawings=opened.drawings(sheets),
            properties=tuple(opened.properties()),
        )
        opened.refuse_other_tags(book.changed())
        packer = Packer(part for name, part in opened.parts.items() if name not in book.changed())
        used = [found for _sheet, found, _notes in compiled] + [part.variables for part in book.properties]
        notes = [note for _sheet, _variables, found in compiled for note in found]
        return cls(book, packer, frozenset().union(*used), notes)

    def variables(self) -> frozenset[str]:
        """Dotted paths of the data used; an item of a list is `[]`: rows[].applicant.name."""
        return self._variables

    def render(self, values: Mapping[str, object]) -> bytes:
        """The filled .xlsx; the same values give the same bytes.

        values: nested dicts and lists of str, int, Decimal, PartialDate, date, bool and Blank; `rows` is the
        list of records. Raises TemplateError for a missing name or a value of a wrong kind; InputError for
        text that a cell can't hold or show and numbers that the cell's format would round.
        """
        book = self._workbook
        maps = {sheet.name: _row_map(sheet, values) for sheet in book.sheets}
        out = Additions(StyleVariants(book.styles), StringsInUse(book.strings))
        filled = [(sheet.part, fill_sheet(sheet, values, maps, out)) for sheet in book.sheets]
        filled.append((book.part, _moved_workbook(book, maps)))
        filled += [(book.styles_part, out.styles.data()), (book.strings_part, out.strings.data())]
        numbers = count(1)
        filled += [(part.name, part.fill(values, numbers)) for part in book.properties]
        filled += [
            (part, _moved_drawing(data, maps[name], book.source))
            for name, (part, data) in book.drawings.items()
        ]
        return self._packer.pack(filled)


def _row_map(sheet: Sheet, values: Mapping[str, object]) -> RowMap:
    return RowMap(sheet.blocks, max(len(record_list(sheet, values)), 1)) if sheet.blocks else RowMap()


def _moved_workbook(book: _Workbook, maps: dict[str, RowMap]) -> bytes:
    """Print areas, print titles and other names follow their cells."""
    root = parse_part(book.data, source=book.source, name=book.part)
    for name in root.iterfind(f"{S}definedNames/{S}definedName"):
        if name.text:
            name.text = moved_formula(name.text, maps, Viewpoint(""))
    return xml_bytes(root)


def _moved_drawing(data: bytes, rows: RowMap, source: str) -> bytes:
    root = parse_part(data, source=source, name="")
    for row in root.iter(f"{_XDR}row"):
        parent = row.getparent()
        at_end = parent is not None and parent.tag == f"{_XDR}to"
        number = int(row.text or "0") + 1
        row.text = str((rows.last(number) if at_end else rows.first(number)) - 1)
    return xml_bytes(root)
