"""The words of a made form, to be held against the guideline's annex."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def printed_words(form: bytes, *, is_sheet: bool) -> str:
    """The text of a .docx (paragraphs) or .xlsx (cells, row by row), one a line."""
    return "\n".join(_cells(form) if is_sheet else _paragraphs(form))


def _paragraphs(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(package.read("word/document.xml"), parser)
    return ["".join(_run_text(paragraph)) for paragraph in root.iter(f"{_W}p")]


def _run_text(paragraph: etree._Element) -> list[str]:
    return [
        (node.text or "") if node.tag == f"{_W}t" else "\n"
        for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab")
    ]


def _cells(xlsx: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets[0]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]
