"""A PDF → paragraphs and tables with their pages: text by pypdfium2, ruled tables by pdfplumber's finder, scans by OCR.

Page by page: what a page needed is closed before the next one is opened.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2

from docgen.errors import OCR_REMEDY, EnvironmentFault, InputError, LimitError
from docgen.files import read_bytes, sha256_of
from docgen.model.document import (
    PAGE_NUMBER,
    RUNNING_HEAD,
    Block,
    Place,
    Skipped,
    SourceDocument,
    TableBlock,
    TextBlock,
)
from extractors.readers.kinds import refuse_other_kind
from extractors.readers.pdf import edges, layout, scans, tables
from extractors.readers.pdf.glyphs import PageGlyphs, glyphs_of

Progress = Callable[[int, int], None]
"""Called with the pages done and all pages."""

SIZE_LIMIT_BYTES = 500 * 1024 * 1024
PAGE_LIMIT = 2000
_MANY = 0.3
_TOLD_BY_PAGE = ("看不见的文字", "页面之外的文字", "斜放或竖放的文字", "字体没有文字对照的字")


@dataclass
class _Page:
    """A page while it is read. fault: why it could not be."""

    no: int
    height: float = 0.0
    right: float = 0.0
    columns: bool = False
    lines: list[layout.TextLine] = field(default_factory=list)
    tables: list[tables.RuledTable] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    fault: str = ""


def read_pdf_file(path: Path, progress: Progress | None = None) -> SourceDocument:
    """Read a PDF. Raises InputError for a damaged, encrypted or empty one, EnvironmentFault where a scan
    needs the OCR extra, LimitError beyond 500 MiB or 2,000 pages.
    """
    data = read_bytes(path, SIZE_LIMIT_BYTES)
    refuse_other_kind(data, path, (".pdf",))
    pdf = _opened(data, path)
    try:
        pages = list(_pages(pdf, sha256_of(data), progress))
    finally:
        pdf.close()
    if not any(page.lines or page.tables for page in pages):
        raise _nothing_read(path, pages)
    return _document(path, sha256_of(data), pages)


def _opened(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    if not data.strip():
        raise InputError("文件是空的", file=path, advice="请重新下载或导出")
    try:
        pdf = pypdfium2.PdfDocument(data)
        count = len(pdf)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(
                "PDF 有打开密码", file=path, advice="请用阅读器输入密码后另存为不加密的 PDF"
            ) from None
        raise InputError(
            "不是 PDF 或已损坏", file=path, advice="请重新下载，或用阅读器打开后另存为 PDF"
        ) from None
    if count == 0:
        raise InputError("PDF 没有页面", file=path, advice="请重新下载或导出")
    if count > PAGE_LIMIT:
        raise LimitError(f"PDF 有 {count} 页，超过 {PAGE_LIMIT} 页", file=path, advice="请拆分后再试")
    return pdf


def _nothing_read(path: Path, pages: list[_Page]) -> Exception:
    faults = [page.fault for page in pages if page.fault]
    if any(fault == scans.MISSING for fault in faults):
        return EnvironmentFault(
            "PDF 是扫描件，没有文字",
            file=path,
            advice=f"请安装文字识别：{OCR_REMEDY}，或改用有文字的 PDF、Word 文件",
        )
    return InputError(
        "PDF 里没有文字", file=path, advice="请检查是否选错了文件，或改用有文字的 PDF、Word 文件"
    )


def _pages(pdf: pypdfium2.PdfDocument, digest: str, progress: Progress | None) -> Iterator[_Page]:
    reader = scans.Scans(digest)
    for index in range(len(pdf)):
        page = _Page(index + 1)
        try:
            _read_page(pdf, index, page, reader)
        except (pypdfium2.PdfiumError, ValueError, OSError, MemoryError) as error:
            page.fault = f"读不出（{error}）"
        yield page
        if progress is not None:
            progress(index + 1, len(pdf))


def _read_page(pdf: pypdfium2.PdfDocument, index: int, page: _Page, reader: scans.Scans) -> None:
    """Take the tables of a page and the lines outside them."""
    sheet = pdf[index]
    try:
        found = glyphs_of(sheet)
        page.height = found.height
        page.left_out = found.left_out
        if _is_scan(found):
            page.lines, page.fault = reader.lines(sheet, index)
            return
        if found.lines is not None:
            page.lines = found.lines
            return
        page.tables = tables.tables_of(found.rules, found.glyphs, page.no) if found.rules else []
        outside = [
            glyph
            for glyph in found.glyphs
            if not any(tables.is_inside(glyph, table.box) for table in page.tables)
        ]
        page.lines, page.columns = layout.lines_of(outside, found.width)
    finally:
        sheet.close()


def _is_scan(found: PageGlyphs) -> bool:
    """No text of its own, or mostly glyphs without a character, and a picture over most of the page."""
    lost = found.left_out["字体没有文字对照的字"]
    seen = len(found.glyphs) + sum(len(line.text) for line in found.lines or ())
    undecodable = lost > _MANY * (lost + seen) and lost > 20
    return undecodable or (seen < 8 and found.picture_share > 0.4)


def _document(path: Path, digest: str, pages: list[_Page]) -> SourceDocument:
    skipped: list[Skipped] = []
    running = edges.running_keys([(page.lines, page.height) for page in pages])
    told: set[str] = set()
    right = max((layout.right_edge(page.lines) for page in pages), default=0.0)
    for page in pages:
        page.right = 0.0 if page.columns else right
        page.lines = list(_without_edges(page, running, skipped, told))
        if page.fault:
            skipped.append(Skipped(what=f"第 {page.no} 页", reason=page.fault, place=Place(page_no=page.no)))
        for reason in _TOLD_BY_PAGE:
            if page.left_out[reason]:
                what = f"{page.left_out[reason]} 个字"
                skipped.append(Skipped(what=what, reason=reason, place=Place(page_no=page.no)))
    return SourceDocument(
        file=path.name,
        sha256=digest,
        blocks=tuple(_blocks(pages)),
        skipped=tuple(skipped),
        unread_pages=tuple(page.no for page in pages if page.fault),
    )


def _without_edges(
    page: _Page, running: set[edges.Key], skipped: list[Skipped], told: set[str]
) -> Iterator[layout.TextLine]:
    """The lines without running heads and page numbers, each of which is told once."""
    for line in page.lines:
        number = edges.is_page_number(line, page.height)
        if not number and edges.edge_key(line, page.height) not in running:
            yield line
            continue
        what = PAGE_NUMBER if number else line.text.strip()
        if what and what not in told:
            told.add(what)
            reason = PAGE_NUMBER if number else RUNNING_HEAD
            skipped.append(Skipped(what=what, reason=reason, place=Place(page_no=page.no)))


def _blocks(pages: list[_Page]) -> Iterator[Block]:
    """Paragraphs and tables in the order of the page; a table over a page break in one piece."""
    waiting: tables.RuledTable | None = None
    for page in pages:
        for item in _items(page):
            if isinstance(item, tables.RuledTable):
                if (
                    waiting is not None
                    and waiting.page_nos[-1] == page.no - 1
                    and tables.continues(waiting, item)
                ):
                    waiting = tables.joined(waiting, item)
                    continue
                yield from _table_block(waiting)
                waiting = item
                continue
            yield from _table_block(waiting)
            waiting = None
            number, paragraph = item
            yield TextBlock(
                text=paragraph.text,
                place=Place(page_no=page.no, paragraph_no=number),
                heading=paragraph.heading,
                by_ocr=any(line.by_ocr for line in paragraph.lines),
                unsure=any(scans.is_unsure(line) for line in paragraph.lines),
            )
    yield from _table_block(waiting)


def _table_block(table: tables.RuledTable | None) -> Iterator[Block]:
    if table is not None:
        yield TableBlock(rows=table.rows, across=table.across, place=Place(page_no=table.page_nos[0]))


def _items(page: _Page) -> Iterator[tuple[int, layout.Paragraph] | tables.RuledTable]:
    """Paragraphs between the tables, top to bottom."""
    number = 0
    rest = list(page.lines)
    for table in sorted(page.tables, key=lambda each: each.box[1]):
        above = [line for line in rest if line.y0 < table.box[1]]
        rest = (
            rest[len(above) :]
            if rest[: len(above)] == above
            else [line for line in rest if line not in above]
        )
        for paragraph in layout.paragraphs_of(above, page.right):
            number += 1
            yield number, paragraph
        yield table
    for paragraph in layout.paragraphs_of(rest, page.right):
        number += 1
        yield number, paragraph
