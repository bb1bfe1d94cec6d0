"""A rendered .xlsx → Typst markup: each visible sheet as its print set-up says (18.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from docgen.render.pdf.engine import pt
from docgen.render.pdf.names import Element, R, S, local
from docgen.render.pdf.opc import Package
from docgen.render.pdf.sheet import Grid, read_grid
from docgen.render.pdf.sheet_cells import CellStyles, cell_codes, sheet_error
from docgen.render.pdf.sheet_spill import spilled, tall_cells
from docgen.render.pdf.text import FontLog, Run, line_edges, run_fonts, run_markup

_INCH = 72.0
_PAPER = {"9": (595.28, 841.89), "8": (841.89, 1190.55), "11": (419.53, 595.28)}
_WHOLE_PERCENT = 100
_FOOTER_CODE = re.compile(r'&"([^"]*)"|&(\d+)|&(.)|([^&]+)', re.DOTALL)
_SIDES = {"L": "left", "C": "center", "R": "right"}


@dataclass(frozen=True)
class _Page:
    """Lengths in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    footer: float


class Workbook:
    """One .xlsx, read part by part."""

    def __init__(self, package: Package) -> None:
        self._package, self._source = package, package.source
        self._main = package.main_part()
        self.fonts = FontLog()
        self._root = package.xml(self._main)
        self._strings = self._shared_strings()
        styles = package.related(self._main, "styles")
        self._styles = CellStyles(package.xml(styles) if styles else None, self.fonts, self._source)

    def _shared_strings(self) -> list[str]:
        name = self._package.related(self._main, "sharedStrings")
        if not name:
            return []
        items = self._package.xml(name).findall(S + "si")
        for item in items:
            if len(item.findall(S + "r")) > 1:
                text = "".join(node.text or "" for node in item.iter(S + "t"))
                raise sheet_error(f"一格里的多种字体“{text[:20]}”", "", "", self._source)
        return ["".join(t.text or "" for t in item.iter(S + "t") if not _is_reading_aid(t)) for item in items]

    def markup(self) -> str:
        """All visible sheets, one after another. Raises UnsupportedConstructError for what is not drawn."""
        parts = []
        for index, node in enumerate(self._root.iterfind(f"{S}sheets/{S}sheet")):
            if node.get("state", "visible") == "visible":
                relation = self._package.relations(self._main)[node.get(R + "id", "")]
                parts.append(self._sheet(relation.target, node.get("name", ""), index))
        return "\n".join(parts)

    def _sheet(self, part: str, name: str, index: int) -> str:
        root = self._package.xml(part)
        _refuse(root, name, self._source)
        grid = read_grid(root, self._strings, self._styles.default_digit_px)
        page = _page(root, name, self._source)
        scale = _scale(root, grid, page, name, self._source)
        footer = self._footer(root, page, name)
        first, last = self._title_rows(index, len(grid.heights))
        options = root.find(S + "printOptions")
        centred = options is not None and options.get("horizontalCentered") in ("1", "true")
        tables = [
            self._table(grid, rows, scale, name, header=header)
            for rows, header in (
                (range(first), 0),
                (range(first, len(grid.heights)), last - first),
            )
            if len(rows)
        ]
        side = "center" if centred else "left"
        body = "\n".join(f"align({side}, {table})" for table in tables)
        return (
            f"#set page(width: {pt(page.width)}, height: {pt(page.height)}, margin: (left: {pt(page.left)}, "
            f"right: {pt(page.right)}, top: {pt(page.top)}, bottom: {pt(page.bottom)}), "
            f"footer-descent: 0pt, footer: {footer})\n#{{\n{body}\n}}\n"
        )

    def _table(self, grid: Grid, rows: range, scale: float, name: str, *, header: int) -> str:
        """Some rows of a sheet as a table; the first `header` of them are repeated on each page."""
        columns = ", ".join(pt(width * scale) for width in [*grid.widths, 0.0])
        head: list[str] = []
        body: list[str] = []
        tall = tall_cells(grid)
        for place, row in enumerate(rows):
            target = head if place < header else body
            height = pt(grid.heights[row] * scale)
            target.append(f"table.cell(x: {len(grid.widths)}, y: {place}, breakable: false, strut({height}))")
            for cell in spilled(grid, row, tall, self._styles, scale=scale, sheet=name):
                target.extend(
                    cell_codes(cell, place, grid, self._styles, scale=scale, sheet=name, source=self._source)
                )
        parts = [f"table.header({', '.join(head)})"] if head else []
        return f"table(columns: ({columns}), {', '.join(parts + body)})"

    def _title_rows(self, index: int, rows: int) -> tuple[int, int]:
        """First and last (excluded) row, from 0, that the sheet repeats on each page; (0, 0) for none."""
        for node in self._root.iterfind(f"{S}definedNames/{S}definedName"):
            if node.get("localSheetId") != str(index):
                continue
            if node.get("name") == "_xlnm.Print_Area":
                raise sheet_error("打印区域", node.text or "", "", self._source)
            if node.get("name") == "_xlnm.Print_Titles":
                match = re.search(r"\$(\d+):\$(\d+)", node.text or "")
                if match:
                    return min(int(match[1]) - 1, rows), min(int(match[2]), rows)
        return 0, 0

    def _footer(self, root: Element, page: _Page, name: str) -> str:
        node = root.find(S + "headerFooter")
        if node is None:
            return "none"
        for part in node:
            if local(part) != "oddFooter" and (part.text or "").strip():
                raise sheet_error("页眉或不同的页脚", name, local(part), self._source)
        text = node.findtext(S + "oddFooter") or ""
        code = self._footer_code(text, name)
        return f"context foot({pt(page.bottom - page.footer)}, {code})" if code else "none"

    def _footer_code(self, text: str, name: str) -> str:
        """One centred, left or right part of a footer; fonts, sizes, &P and &N (18.3.1.46)."""
        side, font, size = "center", "宋体", 10.0
        pieces: list[str] = []
        for match in _FOOTER_CODE.finditer(text):
            fontname, number, code, plain = match.groups()
            if fontname is not None:
                font = fontname.split(",")[0] if fontname[:1] != "-" else font
            elif number:
                size = float(number)
            elif code in _SIDES and not pieces:
                side = _SIDES[code]
            elif code in ("P", "N"):
                pieces.append(self._footer_run("0", font, size).replace('"0"', _counter(code)))
            elif code:
                raise sheet_error(f"页脚代码 &{code}", name, "", self._source)
            else:
                pieces.append(self._footer_run(plain, font, size))
        return f"paragraph(side: {side}, {{{'; '.join(pieces)}}})" if pieces else ""

    def _footer_run(self, text: str, font: str, size: float) -> str:
        fonts = run_fonts({"ascii": font, "eastAsia": font}, self.fonts)
        run = Run(text, fonts, size)
        edges = line_edges([run], line=12.0, rule="auto")
        return run_markup(run, edges, room=10_000, place="页脚", source=self._source)


def _counter(code: str) -> str:
    """The page number, or how many pages there are."""
    return "counter(page).display()" if code == "P" else "str(counter(page).final().first())"


def _is_reading_aid(node: Element) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == S + "rPh"


def _refuse(root: Element, name: str, source: str) -> None:
    known = {
        "drawing": "图片或图表",
        "legacyDrawing": "批注或控件",
        "oleObjects": "嵌入的对象",
        "controls": "控件",
        "picture": "背景图片",
        "conditionalFormatting": "条件格式",
        "colBreaks": "手动列分页",
        "rowBreaks": "手动分页",
    }
    for node in root:
        if local(node) in known:
            raise sheet_error(known[local(node)], name, "", source)


def _page(root: Element, name: str, source: str) -> _Page:
    setup, margins = root.find(S + "pageSetup"), root.find(S + "pageMargins")
    paper = "9" if setup is None else setup.get("paperSize", "9")
    if paper not in _PAPER:
        raise sheet_error(f"纸张代号 {paper}", name, "", source)
    width, height = _PAPER[paper]
    if setup is not None and setup.get("orientation") == "landscape":
        width, height = height, width

    def inches(key: str, default: float) -> float:
        return float(default if margins is None else margins.get(key, default)) * _INCH

    return _Page(
        width, height, inches("left", 0.7), inches("right", 0.7), inches("top", 0.75), inches("bottom", 0.75),
        inches("footer", 0.3),
    )  # fmt: skip


def _scale(root: Element, grid: Grid, page: _Page, name: str, source: str) -> float:
    """Fit to width in whole percent, never above 1; or the scale that the sheet names."""
    setup = root.find(S + "pageSetup")
    fit = root.find(f"{S}sheetPr/{S}pageSetUpPr")
    if fit is not None and fit.get("fitToPage") in ("1", "true"):
        room = page.width - page.left - page.right
        percent = Decimal(str(room / sum(grid.widths) * _WHOLE_PERCENT)).to_integral_value("ROUND_FLOOR")
        scale = min(1.0, float(percent) / _WHOLE_PERCENT)
        tall = "1" if setup is None else setup.get("fitToHeight", "1")
        if tall != "0" and sum(grid.heights) * scale > int(tall) * (page.height - page.top - page.bottom):
            raise sheet_error(f"缩到 {tall} 页高", name, "", source)
        return scale
    return float("100" if setup is None else setup.get("scale", "100")) / _WHOLE_PERCENT
