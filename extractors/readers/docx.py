"""A Word file (.docx) → paragraphs and tables in order, as Word shows them.

Automatic numbers are part of the text; deleted and hidden text is not. What is left out is told.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.errors import InputError, LimitError
from docgen.files import read_bytes, sha256_of
from docgen.model.document import Block, Place, Skipped, SourceDocument, TableBlock, TextBlock
from extractors.readers.docx_numbering import Numbering, W, numbering_of
from extractors.readers.kinds import refuse_other_kind

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SIZE_LIMIT = 50 * 1024 * 1024
_UNZIPPED_LIMIT = 200 * 1024 * 1024
_MOST_ENTRIES = 10_000
_MOST_RATIO = 200
_RATIO_FROM = 1024 * 1024
_DEEPEST = 64
_SKIPPED_RUNS = frozenset((f"{W}del", f"{W}moveFrom"))
_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
)
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 docx"


@dataclass
class _Reading:
    """The document while it is read. left_out: reason → characters or parts."""

    numbering: Numbering
    heading_styles: frozenset[str]
    notes: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    count: int = 0

    def place(self) -> Place:
        """The place of the paragraph or table that is read."""
        return Place(paragraph_no=self.count)


def read_docx_file(path: Path) -> SourceDocument:
    """Read a .docx. Raises InputError for what is none (.doc renamed, encrypted, damaged), LimitError beyond
    50 MiB, 200 MiB unzipped or 10,000 parts.
    """
    data = read_bytes(path, _SIZE_LIMIT)
    refuse_other_kind(data, path, (".docx",))
    package = _package(data, path)
    document = _part(package, _main_part(package, path), path)
    if document is None:
        raise InputError("docx 里没有正文", file=path, advice=_SAVE_AS)
    styles = _part(package, "word/styles.xml", path)
    reading = _Reading(
        numbering=numbering_of(_part(package, "word/numbering.xml", path), styles),
        heading_styles=_heading_styles(styles),
        notes=_notes(_part(package, "word/footnotes.xml", path)),
    )
    body = document.find(f"{W}body")
    if body is not None:
        _read_body(body, reading, 0)
    for name in package.namelist():
        if name.startswith(("word/header", "word/footer")):
            reading.left_out["页眉或页脚"] += 1
    if not any(_says_something(block) for block in reading.blocks):
        raise InputError("文件里没有文字", file=path, advice="请检查是否选错了文件；扫描的图片请改用 PDF")
    return SourceDocument(
        file=path.name,
        sha256=sha256_of(data),
        blocks=tuple(reading.blocks),
        skipped=tuple(_skipped(reading)),
    )


def _says_something(block: Block) -> bool:
    return bool(block.text.strip()) if isinstance(block, TextBlock) else any(any(row) for row in block.rows)


def _package(data: bytes, path: Path) -> zipfile.ZipFile:
    if not data.strip():
        raise InputError("文件是空的", file=path, advice="请检查是否选错了文件")
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise InputError("不是 docx 文件或已损坏", file=path, advice=_SAVE_AS) from None
    if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _UNZIPPED_LIMIT:
        raise LimitError("docx 解开后过大", file=path, advice="请检查文件来源")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise InputError("docx 里有重名的部件，不能确定以哪个为准", file=path, advice=_SAVE_AS)
    for entry in entries:
        if entry.file_size > _RATIO_FROM and entry.file_size > _MOST_RATIO * max(1, entry.compress_size):
            raise LimitError("docx 里有压缩过度的部件", file=path, advice="请检查文件来源")
    return package


def _main_part(package: zipfile.ZipFile, path: Path) -> str:
    """The document's own part, by the package's relationships."""
    relations = _part(package, "_rels/.rels", path)
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _part(package: zipfile.ZipFile, name: str, path: Path) -> Any | None:
    try:
        data = package.read(name)
    except KeyError:
        return None
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError):
        raise InputError("docx 已损坏或加了密码", file=path, advice=_SAVE_AS) from None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputError("docx 里有不允许的外部引用", file=path, advice=_SAVE_AS)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise InputError("docx 的内容已损坏", file=path, advice=_SAVE_AS) from None


def _heading_styles(styles: Any | None) -> frozenset[str]:
    if styles is None:
        return frozenset()
    found = []
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        words = (name.get(f"{W}val", "") if name is not None else "").lower()
        level = style.find(f"{W}pPr/{W}outlineLvl")
        if words.startswith(("heading", "标题", "title")) or level is not None:
            found.append(style.get(f"{W}styleId"))
    return frozenset(found)


def _notes(root: Any | None) -> dict[str, str]:
    if root is None:
        return {}
    return {
        note.get(f"{W}id"): "".join(text.text or "" for text in note.iter(f"{W}t"))
        for note in root.iter(f"{W}footnote")
        if note.get(f"{W}type") is None
    }


def _read_body(parent: Any, reading: _Reading, depth: int) -> None:
    """Paragraphs, tables and what wraps them."""
    if depth > _DEEPEST:
        raise LimitError("docx 嵌套过深", advice=_SAVE_AS)
    for child in parent:
        if child.tag == f"{W}p":
            _read_paragraph(child, reading)
        elif child.tag == f"{W}tbl":
            _read_table(child, reading, depth)
        elif child.tag in (f"{W}del", f"{W}moveFrom"):
            reading.left_out["修订中删除的文字"] += _length(child)
        elif child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            _read_body(chosen if chosen is not None else child, reading, depth + 1)
        elif len(child) and child.tag not in (f"{W}sectPr",):
            _read_body(child, reading, depth + 1)


def _read_paragraph(paragraph: Any, reading: _Reading) -> None:
    reading.count += 1
    words, boxes = _words(paragraph, reading)
    label = _label(paragraph, reading) if words.strip() else ""
    heading = _is_heading(paragraph, reading)
    for line in (label + words).split("\n"):
        reading.blocks.append(
            TextBlock(text=line, place=reading.place(), heading=heading and bool(line.strip()))
        )
    for box in boxes:
        _read_body(box, reading, 1)


def _is_heading(paragraph: Any, reading: _Reading) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    named = style is not None and style.get(f"{W}val") in reading.heading_styles
    return named or (level is not None and level.get(f"{W}val") != "9")


def _label(paragraph: Any, reading: _Reading) -> str:
    """The automatic number in front of a paragraph; its own list before that of its style."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    from_style = reading.numbering.styles.get(style.get(f"{W}val")) if style is not None else None
    if own is None:
        return reading.numbering.label(*from_style) if from_style else ""
    num, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
    num_id = num.get(f"{W}val") if num is not None else (from_style or ("", 0))[0]
    return reading.numbering.label(num_id, int(level.get(f"{W}val", "0")) if level is not None else 0)


def _words(parent: Any, reading: _Reading) -> tuple[str, list[Any]]:
    """The text of a paragraph, line breaks as such, and the text boxes that hang on it."""
    text: list[str] = []
    boxes: list[Any] = []
    for child in parent:
        if child.tag == f"{W}r":
            text.append(_run(child, reading, boxes))
        elif child.tag in _SKIPPED_RUNS:
            reading.left_out["修订中删除的文字"] += _length(child)
        elif child.tag in _WRAPPERS:
            words, more = _words(child, reading)
            text.append(words)
            boxes += more
        elif child.tag == f"{_MC}AlternateContent":
            boxes += _boxes(child)
    return "".join(text), boxes


def _length(node: Any) -> int:
    return sum(len(text.text or "") for text in node.iter(f"{W}t", f"{W}delText"))


def _boxes(node: Any) -> list[Any]:
    """The contents of text boxes, each once: of two ways to draw one, the first."""
    chosen = node.find(f"{_MC}Choice") if node.tag == f"{_MC}AlternateContent" else node
    return list((chosen if chosen is not None else node).iter(f"{W}txbxContent"))


def _run(run: Any, reading: _Reading, boxes: list[Any]) -> str:
    hidden = run.find(f"{W}rPr/{W}vanish")
    if hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false"):
        reading.left_out["隐藏的文字"] += _length(run)
        return ""
    text: list[str] = []
    for child in run:
        name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
        if name == "t":
            text.append(child.text or "")
        elif name in ("tab", "ptab"):
            text.append("\t")
        elif name == "noBreakHyphen":
            text.append("-")
        elif name in ("br", "cr"):
            text.append("" if child.get(f"{W}type") in ("page", "column") else "\n")
        elif name == "sym":
            text.append(_symbol(child, reading))
        elif name == "footnoteReference":
            note = reading.notes.get(child.get(f"{W}id"), "")
            if note.strip():
                reading.left_out["脚注"] += 1
        elif name in ("drawing", "pict") or child.tag == f"{_MC}AlternateContent":
            found = _boxes(child)
            boxes += found
            if not found:
                reading.left_out["图片"] += 1
        elif name == "object":
            reading.left_out["嵌入的对象"] += 1
    return "".join(text)


def _symbol(node: Any, reading: _Reading) -> str:
    """A character of a symbol font; those of the private area mean nothing without that font."""
    code = int(node.get(f"{W}char", "0"), 16)
    if 0xE000 <= code <= 0xF8FF or code == 0:
        reading.left_out["符号字体的字符"] += 1
        return ""
    return chr(code)


def _read_table(table: Any, reading: _Reading, depth: int) -> None:
    """A table as rows of cells, then the tables inside it."""
    reading.count += 1
    place = reading.place()
    inner: list[Any] = []
    rows = [row for row in (list(_cells(row, reading, inner, depth)) for row in _rows(table)) if row]
    wide = max((len(row) for row in rows), default=0)
    if rows:
        texts = [tuple(text for text, _ in row) for row in rows]
        reading.blocks.append(
            TableBlock(
                rows=tuple(row + (None,) * (wide - len(row)) for row in texts),
                across=tuple(
                    (y, x) for y, row in enumerate(rows) for x, (_, goes_on) in enumerate(row) if goes_on
                ),
                place=place,
            )
        )
    for nested in inner:
        _read_table(nested, reading, depth + 1)


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _rows(child)


def _cells(row: Any, reading: _Reading, inner: list[Any], depth: int) -> Iterator[tuple[str | None, bool]]:
    """The cells of a row, and whether each goes on from the one to its left."""
    if depth > _DEEPEST:
        raise LimitError("docx 的表格嵌套过深", advice=_SAVE_AS)
    before = row.find(f"{W}trPr/{W}gridBefore")
    yield from [(None, False)] * min(int(before.get(f"{W}val", "0")) if before is not None else 0, 64)
    for child in row:
        if child.tag == f"{W}tc":
            yield from _cell(child, reading, inner)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(child, reading, inner, depth + 1)


def _cell(cell: Any, reading: _Reading, inner: list[Any]) -> Iterator[tuple[str | None, bool]]:
    """The text of a cell, and None for each further column that it spans; None for one merged upwards."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = int(span.get(f"{W}val", "1")) if span is not None else 1
    if wide > 1000:
        raise LimitError("表格的合并单元格跨列过多", advice=_SAVE_AS)
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
    lines: list[str] = []
    for child in _in_cell(cell):
        if child.tag == f"{W}tbl":
            inner.append(child)
            continue
        words, _ = _words(child, reading)
        lines.append((_label(child, reading) if words.strip() else "") + words)
    text = "\n".join(lines).strip()
    yield None if goes_on and not text else text, False
    yield from [(None, True)] * (wide - 1)


def _in_cell(cell: Any) -> Iterator[Any]:
    for child in cell:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _in_cell(child)


def _skipped(reading: _Reading) -> Iterator[Skipped]:
    for reason, count in reading.left_out.items():
        yield Skipped(what=f"{count} 处或字", reason=reason, place=Place())
    for form in sorted(reading.numbering.unknown_formats):
        yield Skipped(what="自动编号", reason=f"编号格式 {form} 按阿拉伯数字显示", place=Place())
