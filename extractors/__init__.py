"""Documents → records: `read` a file into a SourceDocument, `parse` that into what it holds.

Lies beside docgen because the layout asks for it, but is a part of it: imports only docgen.model,
docgen.errors and docgen.files. A new file format is one reader and a row of READERS; a new kind of
document is one parser and a row of PARSERS.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from docgen.errors import InputError, UsageError
from docgen.files import check_is_file
from docgen.model.document import SourceDocument
from docgen.model.reading import GuidelineReading
from extractors.parsers.guideline import parse_guideline
from extractors.readers.docx import read_docx_file
from extractors.readers.html import read_html_file
from extractors.readers.pdf import read_pdf_file
from extractors.readers.text import read_text_file

Progress = Callable[[int, int], None]
"""Called with the pages done and all pages of a long document."""


def _at_once(reader: Callable[[Path], SourceDocument]) -> Callable[[Path, Progress | None], SourceDocument]:
    """A reader that needs no progress."""
    return lambda path, _progress: reader(path)


READERS: dict[str, Callable[[Path, Progress | None], SourceDocument]] = {
    ".txt": _at_once(read_text_file),
    ".md": _at_once(read_text_file),
    ".pdf": read_pdf_file,
    ".docx": _at_once(read_docx_file),
    ".html": _at_once(read_html_file),
    ".htm": _at_once(read_html_file),
}
"""File suffix, lower case → its reader."""

PARSERS: dict[str, Callable[[SourceDocument], GuidelineReading]] = {
    "guideline": parse_guideline,
}
"""Kind of document → its parser."""


def read(path: Path, progress: Progress | None = None) -> SourceDocument:
    """Read a file by its suffix. Raises InputError for a format without a reader or an unreadable file."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        check_is_file(path)
        raise InputError(
            f"不能读取{f'“{path.suffix}”格式' if path.suffix else '没有扩展名的文件'}",
            file=path,
            advice=f"请先另存为 docx、PDF 或 UTF-8 文本（可读取{'、'.join(READERS)}）",
        )
    return reader(path, progress)


def parse(kind: str, document: SourceDocument) -> GuidelineReading:
    """Parse a document as one of that kind.

    Raises UsageError for an unknown kind, InputError where the document is none of that kind.
    """
    parser = PARSERS.get(kind)
    if parser is None:
        raise UsageError(f"没有“{kind}”这种文档的解析方法", advice=f"可用的有：{'、'.join(PARSERS)}")
    return parser(document)
