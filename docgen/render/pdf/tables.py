"""A Word table → a Typst table: grid, spans, borders, heights (17.4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.render.pdf.engine import pt
from docgen.render.pdf.names import Element, W, child_val, flag, local, points, val
from docgen.render.pdf.paragraphs import Block, Context, joined, paragraph_block, table_style_of
from docgen.render.pdf.properties import shade
from docgen.render.pdf.support import (
    CELL_PROPERTIES,
    ROW_PROPERTIES,
    TABLE_PROPERTIES,
    check_content,
    check_properties,
    is_marker,
    unsupported,
)

_EDGES = ("top", "bottom", "left", "right")
_INSIDE = {"top": "insideH", "bottom": "insideH", "left": "insideV", "right": "insideV"}
_NAMES = {"start": "left", "end": "right"}
_LINES = frozenset(["single", "thick"])
_EIGHTHS = 8.0
_EDGE_AT_MARGIN = 15
"""From this compatibility mode on, a table begins at the margin with its edge, before with its text."""
_VERTICAL = {"top": "top", "center": "horizon", "bottom": "bottom"}
Stroke = tuple[float, str]


@dataclass
class _Cell:
    element: Element
    row: int
    column: int
    columns: int
    rows: int = 1
    properties: Element | None = None
    edges: dict[str, Stroke | None] = field(default_factory=dict)


@dataclass(frozen=True)
class _Row:
    height: float
    header: bool


def table_block(table: Element, context: Context, *, width: float) -> Block:
    """Convert one `w:tbl`. Raises UnsupportedConstructError for what is not drawn."""
    return _Table(table, context, width).block()


class _Table:
    def __init__(self, table: Element, context: Context, width: float) -> None:
        self._table, self._context, self._width = table, context, width
        self._properties = table.find(W + "tblPr")
        check_properties(self._properties, TABLE_PROPERTIES, context.source)
        self._style = table_style_of(table)
        for style in context.styles.chain(self._style):
            if (conditional := style.find(W + "tblStylePr")) is not None:
                raise unsupported(table, context.source, name=local(conditional))
        self._widths = [
            points(val(column, "w")) or 0.0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")
        ]
        self._rows: list[_Row] = []
        self._cells: list[_Cell] = []
        for element in _children(table, "tr", context):
            self._add_row(element)
        self._borders = self._table_borders()
        self._resolve_edges()

    def _add_row(self, element: Element) -> None:
        properties = element.find(W + "trPr")
        check_properties(properties, ROW_PROPERTIES, self._context.source)
        if element.find(W + "tblPrEx") is not None:
            raise unsupported(element, self._context.source, name="tblPrExChange", detail="行的例外格式")
        height = None if properties is None else properties.find(W + "trHeight")
        if val(height, "hRule") == "exact":
            raise unsupported(
                element, self._context.source, name="trHeight", detail="固定值，文字可能显示不全"
            )
        self._rows.append(_Row(points(val(height)) or 0.0, flag(properties, "tblHeader")))
        row, column = len(self._rows) - 1, int(child_val(properties, "gridBefore") or 0)
        for node in _children(element, "tc", self._context):
            cell = self._cell(node, row, column)
            column += cell.columns
        if column + int(child_val(properties, "gridAfter") or 0) > len(self._widths):
            raise unsupported(element, self._context.source, name="gridSpan", detail="行的列数超过表格的列数")

    def _cell(self, node: Element, row: int, column: int) -> _Cell:
        properties = node.find(W + "tcPr")
        check_properties(properties, CELL_PROPERTIES, self._context.source)
        columns = int(child_val(properties, "gridSpan") or 1)
        cell = _Cell(node, row, column, columns, properties=properties)
        merge = None if properties is None else properties.find(W + "vMerge")
        if merge is not None and val(merge) != "restart":
            above = next(
                (c for c in reversed(self._cells) if c.column == column and c.row + c.rows == row), None
            )
            if above is not None:
                above.rows += 1
                return cell
        self._cells.append(cell)
        return cell

    def _table_borders(self) -> dict[str, Stroke | None]:
        found: dict[str, Stroke | None] = {}
        for style in self._context.styles.chain(self._style):
            found |= self._edges_of(style.find(f"{W}tblPr/{W}tblBorders"))
        own = None if self._properties is None else self._properties.find(W + "tblBorders")
        return found | self._edges_of(own)

    def _edges_of(self, borders: Element | None) -> dict[str, Stroke | None]:
        found: dict[str, Stroke | None] = {}
        for node in () if borders is None else borders:
            name, kind = _NAMES.get(local(node), local(node)), val(node) or "none"
            if kind in ("none", "nil"):
                found[name] = None
            elif kind not in _LINES or name in ("tl2br", "tr2bl"):
                raise unsupported(node, self._context.source, detail=f"线型 {kind}")
            else:
                colour = val(node, "color") or "auto"
                colour = "000000" if colour == "auto" else colour
                found[name] = (float(val(node, "sz") or 4) / _EIGHTHS, colour)
        return found

    def _resolve_edges(self) -> None:
        """A cell's own borders over the table's; on a shared edge the thicker line stands for both."""
        owner: dict[tuple[int, int], _Cell] = {}
        for cell in self._cells:
            own = self._edges_of(None if cell.properties is None else cell.properties.find(W + "tcBorders"))
            for edge in _EDGES:
                name = edge if self._is_outer(cell, edge) else _INSIDE[edge]
                cell.edges[edge] = own.get(edge, self._borders.get(name))
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    owner[row, column] = cell
        for (row, column), cell in owner.items():
            for edge, other, place in (
                ("right", "left", (row, column + 1)),
                ("bottom", "top", (row + 1, column)),
            ):
                neighbour = owner.get(place)
                if neighbour is not None and neighbour is not cell:
                    line = max((cell.edges[edge], neighbour.edges[other]), key=lambda s: s[0] if s else 0.0)
                    cell.edges[edge] = neighbour.edges[other] = line

    def _is_outer(self, cell: _Cell, edge: str) -> bool:
        return {
            "top": cell.row == 0,
            "bottom": cell.row + cell.rows == len(self._rows),
            "left": cell.column == 0,
            "right": cell.column + cell.columns == len(self._widths),
        }[edge]

    def block(self) -> Block:
        """The table, placed in its column."""
        strut_column = len(self._widths)
        headers = 0
        while headers < len(self._rows) and self._rows[headers].header:
            headers += 1
        code = {True: [], False: []}  # type: dict[bool, list[str]]
        for cell in self._cells:
            code[cell.row < headers].append(self._cell_code(cell))
        for index, row in enumerate(self._rows):
            if row.height:
                strut = (
                    f"table.cell(x: {strut_column}, y: {index}, breakable: false, strut({pt(row.height)}))"
                )
                code[index < headers].append(strut)
        parts = [f"table.header({', '.join(code[True])})"] if code[True] else []
        columns = ", ".join(pt(width) for width in [*self._widths, 0.0])
        table = f"table(columns: ({columns}), {', '.join(parts + code[False])})"
        return Block(f"block(width: 100%, {self._placed(table)})", 0.0, 0.0, page_break=False)

    def _placed(self, table: str) -> str:
        kind = child_val(self._properties, "jc") or "left"
        kind = {"start": "left", "end": "right"}.get(kind, kind)
        if kind not in ("left", "center", "right"):
            raise unsupported(self._table, self._context.source, name="jc", detail=kind)
        surplus = sum(self._widths) - self._width
        if kind == "center" and surplus > 0:
            return f"pad(x: {pt(-surplus / 2)}, {table})"
        indent = points(child_val(self._properties, "tblInd", "w")) or 0.0
        if self._context.settings.compat_mode < _EDGE_AT_MARGIN:
            indent -= self._margins(self._cells[0])["left"]
        if kind == "left" and indent:
            return f"pad(left: {pt(indent)}, {table})"
        return f"align({kind}, {table})"

    def _margins(self, cell: _Cell) -> dict[str, float]:
        margins = {"top": 0.0, "bottom": 0.0, "left": 5.4, "right": 5.4}
        levels = [style.find(f"{W}tblPr/{W}tblCellMar") for style in self._context.styles.chain(self._style)]
        levels.append(None if self._properties is None else self._properties.find(W + "tblCellMar"))
        levels.append(None if cell.properties is None else cell.properties.find(W + "tcMar"))
        for level in levels:
            for node in () if level is None else level:
                margins[_NAMES.get(local(node), local(node))] = points(val(node, "w")) or 0.0
        return margins

    def _cell_code(self, cell: _Cell) -> str:
        margins = self._margins(cell)
        width = (
            sum(self._widths[cell.column : cell.column + cell.columns]) - margins["left"] - margins["right"]
        )
        blocks = [
            paragraph_block(node, self._context, width=width, table_style=self._style)
            for node in _children(cell.element, "p", self._context)
        ]
        vertical = child_val(cell.properties, "vAlign") or "top"
        if vertical not in _VERTICAL:
            raise unsupported(cell.element, self._context.source, name="vAlign", detail=vertical)
        fill = shade(
            None if cell.properties is None else cell.properties.find(W + "shd"), self._context.source
        )
        options = [
            f"x: {cell.column}",
            f"y: {cell.row}",
            f"colspan: {cell.columns}",
            f"rowspan: {cell.rows}",
            f"align: left + {_VERTICAL[vertical]}",
            "breakable: false",
            f"inset: ({', '.join(f'{edge}: {pt(margins[edge])}' for edge in _EDGES)})",
            f"stroke: ({', '.join(f'{edge}: {_stroke(cell.edges[edge])}' for edge in _EDGES)})",
        ]
        if fill:
            options.append(f'fill: rgb("{fill}")')
        return f"table.cell({', '.join(options)}, {{\n{joined(blocks, at_top=True)}\n}})"


def _stroke(line: Stroke | None) -> str:
    return f'{pt(line[0])} + rgb("{line[1]}")' if line else "none"


def _children(parent: Element, name: str, context: Context) -> list[Element]:
    """The children of one kind; content controls are opened, other content raises."""
    found = []
    for node in parent:
        if node.tag == W + name:
            found.append(node)
        elif node.tag == W + "sdt":
            content = node.find(W + "sdtContent")
            found += [] if content is None else _children(content, name, context)
        elif local(node).endswith(("Pr", "PrEx")) or local(node) == "tblGrid" or is_marker(node):
            continue
        elif node.tag == W + "tbl":
            raise unsupported(node, context.source, name="tbl", detail="表格里的表格")
        else:
            check_content(node, context.source)
    return found
