"""PDF in process from a rendered .docx or .xlsx: the document's own XML through Typst.

Same input, same bytes. What the converter does not know is a named error, never a silently wrong page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pypdfium2

from docgen.errors import InternalFault
from docgen.render.pdf.document import WordDocument
from docgen.render.pdf.engine import compile_pdf
from docgen.render.pdf.opc import Package
from docgen.render.pdf.workbook import Workbook


@dataclass(frozen=True)
class RenderedPdf:
    """data: the file. pages: how many. substituted_fonts: (asked for, drawn with), in order of first use."""

    data: bytes
    pages: int
    substituted_fonts: tuple[tuple[str, str], ...]


def render_docx_pdf(
    docx: bytes, *, title: str = "", made_on: datetime | None = None, source: str = ""
) -> RenderedPdf:
    """The PDF/A-2b of a Word file. made_on goes into the PDF's own dates; source is the name for messages.

    Raises UnsupportedConstructError naming construct and place, MissingGlyphError naming character and
    place, InputError for a damaged file.
    """
    document = WordDocument(Package(docx, source=source))
    return _rendered(document.markup(), document.fonts.pairs(), title, made_on, source)


def render_xlsx_pdf(
    xlsx: bytes, *, title: str = "", made_on: datetime | None = None, source: str = ""
) -> RenderedPdf:
    """The PDF/A-2b of a workbook's visible sheets, as their print set-up says. Raises as `render_docx_pdf`."""
    workbook = Workbook(Package(xlsx, source=source))
    return _rendered(workbook.markup(), workbook.fonts.pairs(), title, made_on, source)


def _rendered(
    markup: str, fonts: tuple[tuple[str, str], ...], title: str, made_on: datetime | None, source: str
) -> RenderedPdf:
    data = compile_pdf(markup, title=title, made_on=made_on, source=source)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise InternalFault("生成的 PDF 不能重新打开", file=source, advice="请把文件报告给我们") from None
    try:
        return RenderedPdf(data, len(document), fonts)
    finally:
        document.close()
