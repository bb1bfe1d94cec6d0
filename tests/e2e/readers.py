"""Independent readers of made forms: nothing of docgen is used, so that a fault there cannot hide itself."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
from python_calamine import CalamineWorkbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(path: Path) -> str:
    """All text of the document's body in order, by zip and XML alone; paragraphs and cells on lines."""
    with zipfile.ZipFile(path) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    lines = []
    for paragraph in root.iter(f"{W}p"):
        parts = []
        for node in paragraph.iter():
            if node.tag == f"{W}t":
                parts.append(node.text or "")
            elif node.tag in (f"{W}br", f"{W}tab"):
                parts.append("\n" if node.tag == f"{W}br" else "\t")
        lines.append("".join(parts))
    return "\n".join(lines)


def xlsx_cells(path: Path) -> list[list[object]]:
    """The cells of the first sheet, as calamine reads them."""
    with path.open("rb") as stream:
        return CalamineWorkbook.from_filelike(io.BytesIO(stream.read())).get_sheet_by_index(0).to_python()


def shown(cell: object) -> str:
    """A cell as a person reads it: whole floats without .0, decimals exact."""
    if isinstance(cell, float):
        return f"{Decimal(repr(cell)):f}".rstrip("0").rstrip(".") if "." in repr(cell) else f"{cell}"
    return str(cell)


def pdf_pages(path: Path) -> list[str]:
    """The text of each page, by pypdfium2."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for page in document:
            text_page = page.get_textpage()
            pages.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return pages
    finally:
        document.close()


def folded(text: str) -> str:
    """Text without any white space or zero-width sign, so that line breaks don't matter."""
    return re.sub(r"[\s\u200b\u00a0\u3000\ufeff]+", "", text)
