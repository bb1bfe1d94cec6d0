"""Cells of a worksheet as Typst code: format of numbers, fonts, alignment, borders."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from openpyxl.styles.numbers import BUILTIN_FORMATS

from docgen.errors import InputError, UnsupportedConstructError
from docgen.render.pdf.engine import pt
from docgen.render.pdf.names import Element, S
from docgen.render.pdf.sheet import Grid, SheetCell
from docgen.render.pdf.text import FontLog, Run, line_edges, run_fonts, run_markup, width_of

_PADDING = 2.0
_WEIGHTS = {"thin": 0.5, "hair": 0.25, "medium": 1.0, "thick": 1.5}
_EDGES = ("top", "bottom", "left", "right")
_HORIZONTAL = {"left": "left", "center": "center", "right": "right", "general": "", "justify": "left"}
_VERTICAL = {"top": "top", "center": "horizon", "bottom": "bottom"}
_NUMBER_FORMAT = re.compile(r"(#,##)?0(?:\.(0*)(#*))?")
_NOT_DRAWN = {"textRotation": "转向的文字", "indent": "单元格缩进", "shrinkToFit": "缩小字体填充"}
_BLACK_THEME = ("1", None)
_NARROW_DEFAULT = frozenset(["calibri", "arial", "times new roman"])


def sheet_error(what: str, sheet: str, cell: str, source: str) -> UnsupportedConstructError:
    """The error for something on a sheet that is not drawn."""
    place = (f"工作表“{sheet}”" if sheet else "单元格样式") + (f" {cell}" if cell else "")
    return UnsupportedConstructError(
        f"PDF 转换还不支持{what}", file=source, place=place, advice="请去掉它，或者用 LibreOffice 转换"
    )


@dataclass(frozen=True)
class _Format:
    """One row of cellXfs."""

    number: str
    font: Element | None
    fill: str | None
    border: Element | None
    horizontal: str
    vertical: str
    wrap: bool


class CellStyles:
    """The styles part of a workbook."""

    def __init__(self, root: Element | None, log: FontLog, source: str) -> None:
        self.log, self._source = log, source
        self._fonts = [] if root is None else root.findall(f"{S}fonts/{S}font")
        self._fills = [] if root is None else root.findall(f"{S}fills/{S}fill")
        self._borders = [] if root is None else root.findall(f"{S}borders/{S}border")
        self._formats = {
            int(node.get("numFmtId", "0")): node.get("formatCode", "")
            for node in ([] if root is None else root.iterfind(f"{S}numFmts/{S}numFmt"))
        }
        self._xfs = [] if root is None else root.findall(f"{S}cellXfs/{S}xf")

    @property
    def default_digit_px(self) -> int:
        """The width of a digit in the default font at 11 pt: 7 for Latin fonts, 8 for 宋体 and its like."""
        name = self._name(self._fonts[0]) if self._fonts else ""
        return 7 if name.casefold() in _NARROW_DEFAULT else 8

    def format_of(self, style: int) -> _Format:
        """The format of a cell. Raises for one whose effect is not drawn."""
        xf = self._xfs[style] if style < len(self._xfs) else None
        if xf is None:
            return _Format("General", None, None, None, "general", "bottom", wrap=False)
        alignment = xf.find(S + "alignment")
        given = {} if alignment is None else {str(k): str(v) for k, v in alignment.attrib.items()}
        for name, words in _NOT_DRAWN.items():
            if given.get(name, "0") not in ("0", "false"):
                raise sheet_error(words, "", "", self._source)
        numbers = int(xf.get("numFmtId", "0"))
        return _Format(
            number=self._formats.get(numbers) or BUILTIN_FORMATS.get(numbers, f"#{numbers}"),
            font=self._part(self._fonts, xf.get("fontId")),
            fill=self._fill(self._part(self._fills, xf.get("fillId"))),
            border=self._part(self._borders, xf.get("borderId")),
            horizontal=str(given.get("horizontal", "general")),
            vertical=str(given.get("vertical", "bottom")),
            wrap=given.get("wrapText", "0") in ("1", "true"),
        )

    def shows_something(self, style: int) -> bool:
        """Whether an empty cell of a style is seen: a border or a filling."""
        form = self.format_of(style)
        edges = [] if form.border is None else [form.border.find(S + edge) for edge in _EDGES]
        return bool(form.fill) or any(
            edge is not None and edge.get("style", "none") not in ("", "none") for edge in edges
        )

    def spills(self, style: int) -> tuple[bool, bool]:
        """Whether a long text goes on to the left, and to the right."""
        horizontal = self.format_of(style).horizontal
        return horizontal in ("center", "right"), horizontal in ("general", "left", "center")

    def overflow(self, cell: SheetCell, *, scale: float, sheet: str) -> float | None:
        """The width in points that a text cell of one line each needs; None for any that has no need of more."""
        form = self.format_of(cell.style)
        if cell.kind != "s" or not cell.text or form.wrap or cell.rows > 1 or cell.columns > 1:
            return None
        lines = cell.text.replace("\r\n", "\n").split("\n")
        return (
            max(width_of(self.run(line, form.font, scale, (sheet, cell.name))) for line in lines)
            + 2 * _PADDING * scale
        )

    def _part(self, parts: list[Element], index: str | None) -> Element | None:
        number = int(index or 0)
        return parts[number] if number < len(parts) else None

    def _fill(self, fill: Element | None) -> str | None:
        pattern = None if fill is None else fill.find(S + "patternFill")
        kind = "none" if pattern is None else pattern.get("patternType", "none")
        if fill is not None and fill.find(S + "gradientFill") is not None:
            kind = "gradient"
        if kind == "none":
            return None
        colour = None if pattern is None else pattern.find(S + "fgColor")
        if kind != "solid" or colour is None or colour.get("rgb") is None:
            raise sheet_error(f"填充 {kind}（图案或主题颜色）", "", "", self._source)
        return str(colour.get("rgb"))[-6:]

    def _name(self, font: Element) -> str:
        node = font.find(S + "name")
        return "宋体" if node is None else node.get("val", "宋体")

    def run(self, text: str, font: Element | None, scale: float, where: tuple[str, str]) -> Run:
        """Text in the font of a cell. where: sheet and cell, for messages."""
        if font is None:
            return Run(text, run_fonts({"ascii": "宋体", "eastAsia": "宋体"}, self.log), 11.0 * scale)
        for name, words in (("i", "斜体"), ("vertAlign", "上标或下标")):
            if font.find(S + name) is not None:
                raise sheet_error(words, *where, self._source)
        size = font.find(S + "sz")
        name = self._name(font)
        slots = {"ascii": name, "eastAsia": name, "b": font.find(S + "b") is not None}
        colour = font.find(S + "color")
        if colour is not None and colour.get("theme") not in _BLACK_THEME:
            raise sheet_error("主题颜色的文字", *where, self._source)
        rgb = "000000" if colour is None else str(colour.get("rgb", "FF000000"))[-6:]
        return Run(
            text,
            run_fonts(slots, self.log),
            float("11" if size is None else size.get("val", "11")) * scale,
            colour=rgb,
            underline=font.find(S + "u") is not None,
            strike=font.find(S + "strike") is not None,
        )


def cell_codes(
    cell: SheetCell, place: int, grid: Grid, styles: CellStyles, *, scale: float, sheet: str, source: str
) -> list[str]:
    """One cell as `table.cell`s, the first at row `place` of its table; one for each row that it covers.

    A cell over several rows is drawn in its first row, reaching down: so its text comes in the order of
    the sheet. Raises for a number that its column cannot show.
    """
    form = styles.format_of(cell.style)
    text = cell.text if cell.kind == "s" else shown_number(cell, form.number, sheet, source)
    padding = _PADDING * scale
    width = sum(grid.widths[cell.column : cell.column + cell.columns]) * scale
    body = _body(cell, text, form, styles, room=width - 2 * padding, scale=scale, sheet=sheet, source=source)
    horizontal = _HORIZONTAL.get(form.horizontal)
    if horizontal is None or form.vertical not in _VERTICAL:
        raise sheet_error(f"对齐方式 {form.horizontal}/{form.vertical}", sheet, cell.name, source)
    side = f"{horizontal or ('left' if cell.kind == 's' else 'right')} + {_VERTICAL[form.vertical]}"
    if cell.rows > 1:
        height = sum(grid.heights[cell.row : cell.row + cell.rows]) * scale
        body = f"reaching({pt(width - 2 * padding)}, {pt(height)}, {side}, {body})"
    strokes = {
        edge: _stroke(styles.format_of(style).border, edge, sheet, cell, source)
        for edge, style in zip(_EDGES, cell.edge_styles, strict=True)
    }
    fill = f', fill: rgb("{form.fill}")' if form.fill else ""
    codes = []
    for offset in range(cell.rows):
        own = dict(strokes)
        if offset:
            own["top"] = "none"
        if offset < cell.rows - 1:
            own["bottom"] = "none"
        lines = ", ".join(f"{edge}: {stroke}" for edge, stroke in own.items())
        codes.append(
            f"table.cell(x: {cell.column}, y: {place + offset}, colspan: {cell.columns}, breakable: false, "
            f"align: {side}, inset: (x: {pt(padding)}, y: 0pt), stroke: ({lines}){fill}, "
            f"{'none' if offset else body})"
        )
    return codes


def _body(
    cell: SheetCell,
    text: str,
    form: _Format,
    styles: CellStyles,
    *,
    room: float,
    scale: float,
    sheet: str,
    source: str,
) -> str:
    where = (sheet, cell.name)
    lines = text.replace("\r\n", "\n").split("\n")
    runs = [styles.run(line, form.font, scale, where) for line in lines]
    if not form.wrap and text and max(width_of(run) for run in runs) > room:
        if cell.kind != "s":
            raise InputError(
                f"数字 {text} 比列宽，Excel 会印成 ###", file=source, place=f"工作表“{sheet}” {cell.name}",
                advice="请在模板中加宽这一列",
            )  # fmt: skip
        raise UnsupportedConstructError(
            f"“{text[:20]}”比单元格宽，又不自动换行，印出来会被截断",
            file=source, place=f"工作表“{sheet}” {cell.name}", advice="请加宽这一列，或者把单元格设为自动换行",
        )  # fmt: skip
    if not text:
        return "none"
    edges = line_edges(runs, line=12.0, rule="auto")
    place = f"工作表“{sheet}” {cell.name}"
    codes = [run_markup(run, edges, room=room, place=place, source=source) for run in runs]
    side = _HORIZONTAL.get(form.horizontal) or ("left" if cell.kind == "s" else "right")
    return f"paragraph(side: {side}, spaced: false, {{{'; linebreak(); '.join(codes)}}})"


def _stroke(border: Element | None, edge: str, sheet: str, cell: SheetCell, source: str) -> str:
    node = None if border is None else border.find(S + edge)
    kind = "" if node is None else node.get("style", "")
    if kind in ("", "none"):
        return "none"
    if kind not in _WEIGHTS:
        raise sheet_error(f"边框线型 {kind}", sheet, cell.name, source)
    return f"{pt(_WEIGHTS[kind])} + black"


def shown_number(cell: SheetCell, code: str, sheet: str, source: str) -> str:
    """A number as its format shows it (18.8.30): General, 0, 0.00, 0.00####, #,##0.00, @."""
    if cell.kind == "b":
        return "TRUE" if cell.text == "1" else "FALSE"
    if cell.kind != "n":
        raise InputError(f"单元格是错误值 {cell.text}", file=source, place=f"工作表“{sheet}” {cell.name}")
    number = Decimal(cell.text)
    if code in ("General", "@"):
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    match = _NUMBER_FORMAT.fullmatch(code.split("_", maxsplit=1)[0].strip())
    if match is None:
        raise sheet_error(f"数字格式 {code}", sheet, cell.name, source)
    grouping, needed, optional = match[1], len(match[2] or ""), len(match[3] or "")
    rounded = number.quantize(Decimal(1).scaleb(-needed - optional), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}" if grouping else f"{rounded:f}"
    if not optional:
        return text
    kept = text.rstrip("0")
    shortest = len(text) - optional
    return text[: max(len(kept), shortest)]
