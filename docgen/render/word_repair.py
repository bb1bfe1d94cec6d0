"""What a filled Word part needs before a word processor opens it without repair: columns of tables that match
their rows, a paragraph in every cell and box, ids of drawings that are unique over the whole file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.render.word_tags import W

_NO_ROWS = re.compile(r"<w:tbl>(?:(?!</?w:tbl>|<w:tr[ >/]).)*</w:tbl>", re.DOTALL)
_NO_CELLS = re.compile(r"<w:tr(?: [^>]*)?>(?:(?!</w:tr>|<w:tc[ >/]).)*</w:tr>", re.DOTALL)
_EMPTY_CELL = re.compile(
    r"(<w:tc(?: [^>]*)?>(?:<w:tcPr/>|<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)?)(?=</w:tc>)", re.DOTALL
)
_EMPTY_STORY = re.compile(r"(<w:(hdr|ftr|txbxContent|footnote|endnote|comment)(?: [^>]*)?>)(?=</w:\2>)")
_PARAGRAPH = "<w:p/>"
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")\d+(?=")')
_VML_ID = re.compile(r'(<v:(?!shapetype\b|f\b|formulas\b|path\b)\w+\b[^>]*?\bid=")([^"]*)(?=")')


def fill_emptied(xml: str) -> str:
    """Drop rows without cells and tables without rows; give emptied cells and boxes their paragraph.

    ECMA-376 part 1, 17.4.65 (a cell ends with a paragraph) and 17.4.38 (a table has rows).
    """
    xml = _NO_CELLS.sub("", xml)
    previous = ""
    while previous != xml:
        previous, xml = xml, _NO_ROWS.sub("", xml)
    xml = _EMPTY_CELL.sub(rf"\1{_PARAGRAPH}", xml)
    xml = _EMPTY_STORY.sub(rf"\1{_PARAGRAPH}", xml)
    return xml.replace("</w:tbl></w:tc>", f"</w:tbl>{_PARAGRAPH}</w:tc>")


def renumber_drawings(xml: str, numbers: Iterator[int]) -> str:
    """Give each drawing of a part the next number as its id, and each VML shape a new name."""
    xml = _DRAWING_ID.sub(lambda match: f"{match.group(1)}{next(numbers)}", xml)
    return _VML_ID.sub(lambda match: f"{match.group(1)}_x0000_s{next(numbers)}", xml)


def fit_grids(xml: str) -> str:
    """Make each table's grid have the columns that its rows have, keeping the table's width.

    Widths in twips are shared out in whole numbers; cells in a changed table get the width of their columns.
    """
    root = etree.fromstring(xml.encode())
    changed = False
    for table in root.iter(f"{W}tbl"):
        changed = _fit_grid(table) or changed
    return etree.tostring(root, encoding="unicode") if changed else xml


def _fit_grid(table: etree._Element) -> bool:
    grid = table.find(f"{W}tblGrid")
    rows = list(_rows(table))
    wanted = max((sum(_span(node) for node in row) for row in rows), default=0)
    if grid is None or not wanted or wanted == len(grid.findall(f"{W}gridCol")):
        return False
    widths = _shared_out(sum(_twips(column) for column in grid), [_twips(column) for column in grid], wanted)
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, f"{W}gridCol", {f"{W}w": str(width)})
    for row in rows:
        _fit_cells(row, widths)
    return True


def _shared_out(total: int, old: list[int], wanted: int) -> list[int]:
    """`wanted` widths that add up to `total`, in the proportions of the old ones as far as these go."""
    mean = total / len(old) if old else 1
    shares = [float(old[index]) if index < len(old) else mean for index in range(wanted)]
    scale = total / (sum(shares) or 1)
    edges = [round(sum(shares[: index + 1]) * scale) for index in range(wanted)]
    return [edge - before for before, edge in zip([0, *edges], edges, strict=False)]


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is table:
            before_after = row.findall(f"{W}trPr/{W}gridBefore") + row.findall(f"{W}trPr/{W}gridAfter")
            cells = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
            yield before_after[:1] + cells + before_after[1:]


def _span(node: etree._Element) -> int:
    if node.tag != f"{W}tc":
        return int(node.get(f"{W}val", "1"))
    span = node.find(f"{W}tcPr/{W}gridSpan")
    return int(span.get(f"{W}val", "1")) if span is not None else 1


def _fit_cells(row: list[etree._Element], widths: list[int]) -> None:
    position = 0
    for node in row:
        span = _span(node)
        width = node.find(f"{W}tcPr/{W}tcW")
        if width is not None and width.get(f"{W}type") == "dxa":
            width.set(f"{W}w", str(sum(widths[position : position + span])))
        position += span


def _twips(column: etree._Element) -> int:
    return int(float(column.get(f"{W}w", "0")))
