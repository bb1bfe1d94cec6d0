"""Cells of an Excel template: what they hold and what they become.

Text is text whatever it begins with; a number is a number as long as Excel keeps and shows all its digits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from docgen.errors import DocgenError, InputError
from docgen.render.blank import Blank
from docgen.render.excel_measure import digits_points, text_points
from docgen.render.excel_styles import GENERAL, CellFormat, Change, StyleVariants
from docgen.render.language import printing
from docgen.render.phrases import phrase
from docgen.render.places import Place
from docgen.render.program import Program

LONGEST_TEXT = 32_767
"""Characters of a cell, in UTF-16 units (Excel specifications and limits)."""
_MOST_DIGITS = 15
_MOST_GENERAL = 10
_SMALLEST_FONT = 5.0

CellValue = str | int | Decimal | Blank


def _cell_value(value: object) -> CellValue:
    """Numbers and Blanks as they are, everything else as the form spells it."""
    if isinstance(value, Blank) or type(value) is int or (isinstance(value, Decimal) and value.is_finite()):
        return value
    return phrase(value)


printing(_cell_value, "_value")
printing(lambda value: Markup(phrase(value)), "_cell")  # noqa: S704 – escaped when the cell is written
printing(lambda value: Markup(phrase(value).replace("&", "&&")), "_header")  # noqa: S704 – as above


@dataclass(frozen=True)
class Cell:
    """A cell of a template: a program, a formula (without =), or content that stays as it is.

    column: letters; style: index of cellXfs; typed: the program is one value tag alone, whose type the cell
    takes; of_record: it reads `row`; kind, content: type attribute and ending of a cell that stays, number:
    its value where it is a number.
    """

    column: str
    style: int
    place: Place
    program: Program | None = None
    typed: bool = False
    of_record: bool = False
    formula: str = ""
    kind: str = ""
    content: str = ""
    number: Decimal | None = None

    def value(self, values: Mapping[str, object]) -> CellValue:
        """What the program gives for these values."""
        if self.program is None:
            return Blank()
        return _cell_value(self.program.value(values)) if self.typed else self.program.text(values)

    def data_error(self, what: str, advice: str) -> DocgenError:
        """An error in the data that this cell was to hold, naming their paths."""
        paths = "、".join(sorted(self.program.variables)) if self.program else ""
        return self.place.error(f"“{paths}”的{what}", advice=advice, kind=InputError)


def check_length(text: str, cell: Cell) -> None:
    """Raises InputError for a text that is too long for a cell."""
    length = len(text.encode("utf-16-le")) // 2
    if length > LONGEST_TEXT:
        raise cell.data_error(f"文字有 {length} 个字符，超过单元格上限 {LONGEST_TEXT}", "请缩短后重试")


def spelled_number(number: int | Decimal) -> str | None:
    """A number's digits, or None where Excel, which keeps 15 digits, would change it."""
    text = phrase(number)
    digits = text.lstrip("-").replace(".", "").strip("0")
    return text if len(digits) <= _MOST_DIGITS else None


def number_style(cell: Cell, text: str, room: float, styles: StyleVariants) -> int:
    """The style in which a number shows all its digits: General gets decimals, a long number a smaller font.

    Raises InputError where the cell's own number format would round it, or no font would be small enough.
    """
    form = styles.format(cell.style)
    decimals = len(text.partition(".")[2])
    limit = form.decimals()
    if limit is not None and decimals > limit:
        what = f"数 {text} 有 {decimals} 位小数，单元格格式“{form.number}”会把它舍入"
        raise cell.data_error(what, "请改模板的数字格式，或核对数据")
    general = form.number == GENERAL and (len(text) > _MOST_GENERAL or "." in text)
    number = f"0.{'0' * decimals}".rstrip(".") if general and _is_tight(text, room, form) else ""
    needed = digits_points(form.shown(Decimal(text)), form.size)
    size = 0.0 if needed <= room else math.floor(form.size * room / needed * 2) / 2
    if needed > room and size < _SMALLEST_FONT:
        raise cell.data_error(f"数 {text} 放不进这一列，打印出来会是 ####", "请加宽模板的列")
    change = Change(number=number, size=size)
    return styles.changed(cell.style, change) if change != Change() else cell.style


def _is_tight(text: str, room: float, form: CellFormat) -> bool:
    """General shows some ten digits, and fewer in a narrow column."""
    return len(text) > _MOST_GENERAL or text_points(text, form.size) > room
