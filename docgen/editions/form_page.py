"""What of a Word form's page set-up can't be drawn as PDF and is no place to fill: taken out of the template."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.oxml.ns import qn
from lxml import etree

_GRID = ("页面设置", "文档网格", "不能转成 PDF，已从模板中去掉，请核对行距和页数")


def plain_page(document: Document) -> list[tuple[str, str, str]]:
    """Take out the grid that lines snap to, and the headers where all are empty.

    Returns place, name and what to look at of what changes the look.
    """
    if all(_is_empty(each.target_part.blob) for each in _headers(document)):
        for reference in list(document.element.iter(qn("w:headerReference"))):
            reference.getparent().remove(reference)
    grids = [grid for grid in document.element.iter(qn("w:docGrid")) if _snaps(grid)]
    for grid in grids:
        del grid.attrib[qn("w:type")]
    return [_GRID] if grids else []


def _headers(document: Document) -> list[Any]:
    return [each for each in document.part.rels.values() if each.reltype == RELATED.HEADER]


def _is_empty(header: bytes) -> bool:
    """Whether a header shows nothing: no words, no picture."""
    root = etree.fromstring(header)
    words = "".join(text.text or "" for text in root.iter(qn("w:t")))
    return not words.strip() and next(root.iter(qn("w:drawing"), qn("w:pict")), None) is None


def _snaps(grid: etree._Element) -> bool:
    return grid.get(qn("w:type"), "default") != "default"
