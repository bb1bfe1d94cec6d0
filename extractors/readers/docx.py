"""A Word file (.docx) → paragraphs and tables in order, as Word shows them.

Automatic numbers are part of the text; deleted and hidden text is not. What is left out is told.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from docgen.errors import InputError, LimitError
from docgen.files import read_bytes, sha256_of
from docgen.model.document import (
    RUNNING_HEAD,
    Block,
    Place,
    Skipped,
    SourceDocument,
    TableBlock,
    TextBlock,
)
from extractors.readers.docx_formula import M, formula_text
from extractors.readers.docx_numbering import Numbering, W, numbering_of
from extractors.readers.kinds import DAMAGED_ZIP, refuse_other_kind
from extractors.readers.numbers import whole

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_NO_TEXT = {"object": "嵌入的对象", "endnoteReference": "尾注", "commentReference": "批注"}
"""What stands in a run and is no text of it → its name among what is left out."""
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 docx"
_DELETED = "修订中删除的文字"
_HIDDEN = "隐藏的文字"
_AID = "注音"
_UNITS = dict.fromkeys((_DELETED, _HIDDEN, _AID), "字")
"""What is counted by its characters."""


@dataclass
class _Reading:
    """The document while it is read. left_out: reason → characters or parts; told: what is left out, with its words."""

    numbering: Numbering
    heading_styles: dict[str, int]
    notes: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    told: list[Skipped] = field(default_factory=list)
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
            reading.left_out[RUNNING_HEAD] += 1
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
    except DAMAGED_ZIP:
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
    except DAMAGED_ZIP:
        raise InputError("docx 已损坏或加了密码", file=path, advice=_SAVE_AS) from None
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise InputError("docx 里有不允许的外部引用", file=path, advice=_SAVE_AS)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        raise InputError("docx 的内容已损坏", file=path, advice=_SAVE_AS) from None


def _heading_styles(styles: Any | None) -> dict[str, int]:
    """The styles of headings with their levels from 1; 0 for a title's."""
    found: dict[str, int] = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        words = (name.get(f"{W}val", "") if name is not None else "").lower()
        outline = _outline_level(style.find(f"{W}pPr/{W}outlineLvl"))
        named = re.fullmatch(r"(?:heading|标题)\s*(\d)", words)
        if words.startswith(("heading", "标题", "title")) or outline is not None:
            found[style.get(f"{W}styleId")] = int(named[1]) if named else outline or 0
    return found


def _outline_level(outline: Any | None) -> int | None:
    """A paragraph's level in the outline, from 1; None for body text (9 in the file)."""
    value = outline.get(f"{W}val", "") if outline is not None else ""
    return int(value) + 1 if value.isdecimal() and int(value) < 9 else None


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
            reading.left_out[_DELETED] += _length(child)
        elif child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            _read_body(chosen if chosen is not None else child, reading, depth + 1)
        elif len(child) and child.tag not in (f"{W}sectPr",):
            _read_body(child, reading, depth + 1)


def _read_paragraph(paragraph: Any, reading: _Reading) -> None:
    reading.count += 1
    words, boxes = _words(paragraph, reading)
    label = _label(paragraph, reading) if words.strip() else ""
    level, bold = _heading_level(paragraph, reading), _is_bold(paragraph)
    for line in (label + words).split("\n"):
        heading = level is not None and bool(line.strip())
        reading.blocks.append(
            TextBlock(
                text=line,
                place=reading.place(),
                heading=heading,
                level=level or 0 if heading else 0,
                bold=bold and bool(line.strip()),
            )
        )
    for box in boxes:
        _read_body(box, reading, 1)


def _heading_level(paragraph: Any, reading: _Reading) -> int | None:
    """The level of a heading, 0 where it tells none; None for other paragraphs."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    own = _outline_level(paragraph.find(f"{W}pPr/{W}outlineLvl"))
    named = reading.heading_styles.get(style.get(f"{W}val")) if style is not None else None
    return own if own is not None else named


def _is_bold(paragraph: Any) -> bool:
    """Whether all its words are set bold."""
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(_is_on(run.find(f"{W}rPr/{W}b")) for run in runs)


def _is_on(switch: Any | None) -> bool:
    return switch is not None and switch.get(f"{W}val", "true") not in ("0", "false", "off")


def _label(paragraph: Any, reading: _Reading) -> str:
    """The automatic number in front of a paragraph; its own list before that of its style."""
    own = paragraph.find(f"{W}pPr/{W}numPr")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    from_style = reading.numbering.styles.get(style.get(f"{W}val")) if style is not None else None
    if own is None:
        return reading.numbering.label(*from_style) if from_style else ""
    num, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
    num_id = num.get(f"{W}val") if num is not None else (from_style or ("", 0))[0]
    return reading.numbering.label(num_id, whole(level.get(f"{W}val"), 0) if level is not None else 0)


def _words(parent: Any, reading: _Reading) -> tuple[str, list[Any]]:
    """The text of a paragraph, line breaks as such, and the text boxes that hang on it."""
    text: list[str] = []
    boxes: list[Any] = []
    for child in parent:
        if child.tag == f"{W}r":
            text.append(_run(child, reading, boxes))
        elif child.tag in _SKIPPED_RUNS:
            reading.left_out[_DELETED] += _length(child)
        elif child.tag in _WRAPPERS:
            words, more = _words(child, reading)
            text.append(words)
            boxes += more
        elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
            text.append(_formula(child, reading))
        elif child.tag == f"{_MC}AlternateContent":
            ways = [way for way in child if way.find(f"{W}r") is not None]
            words, more = _words(ways[0], reading) if ways else ("", _boxes(child))
            text.append(words)
            boxes += more
    return "".join(text), boxes


def _formula(node: Any, reading: _Reading) -> str:
    """A formula without what was deleted in it."""
    for gone in list(node.iter(*_SKIPPED_RUNS)):
        reading.left_out[_DELETED] += _length(gone)
        gone.getparent().remove(gone)
    return formula_text(node)


def _length(node: Any) -> int:
    return sum(len(text.text or "") for text in node.iter(f"{W}t", f"{W}delText", f"{M}t"))


def _chosen(node: Any) -> Any:
    """Of two ways to draw one thing, the first."""
    choice = node.find(f"{_MC}Choice") if node.tag == f"{_MC}AlternateContent" else None
    return node if choice is None else choice


def _boxes(node: Any) -> list[Any]:
    """The contents of text boxes, each once; a box inside another comes with it."""
    found: list[Any] = []
    for child in _chosen(node):
        found += [child] if child.tag == f"{W}txbxContent" else _boxes(child)
    return found


def _run(run: Any, reading: _Reading, boxes: list[Any]) -> str:
    hidden = run.find(f"{W}rPr/{W}vanish")
    if hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false"):
        reading.left_out[_HIDDEN] += _length(run)
        return ""
    return "".join(_in_run(child, reading, boxes) for child in run)


def _in_run(child: Any, reading: _Reading, boxes: list[Any]) -> str:
    """The text of one thing in a run; what is none is counted, text boxes are handed on."""
    name = child.tag.removeprefix(W)
    if name in ("drawing", "pict") or child.tag == f"{_MC}AlternateContent":
        return _drawn(child, reading, boxes)
    if name == "ruby":
        return _ruby(child, reading, boxes)
    if name == "sym":
        return _symbol(child, reading)
    if name == "footnoteReference":
        note = reading.notes.get(child.get(f"{W}id"), "").strip()
        reading.told += [Skipped(what=note, reason="脚注", place=reading.place())] if note else []
    elif name in _NO_TEXT:
        reading.left_out[_NO_TEXT[name]] += 1
    return _plain_text(child, name)


def _plain_text(child: Any, name: str) -> str:
    if name == "t":
        return child.text or ""
    if name in ("br", "cr") and child.get(f"{W}type") not in ("page", "column"):
        return "\n"
    return _SIGNS.get(name, "")


def _ruby(node: Any, reading: _Reading, boxes: list[Any]) -> str:
    """The characters under a reading aid; the aid itself is counted."""
    aid, base = node.find(f"{W}rt"), node.find(f"{W}rubyBase")
    if aid is not None:
        reading.left_out[_AID] += _length(aid)
    words, more = _words(base, reading) if base is not None else ("", [])
    boxes += more
    return words


def _drawn(node: Any, reading: _Reading, boxes: list[Any]) -> str:
    """The text boxes of a drawing; a character that is drawn is given as text beside it; else it is a picture."""
    found = _boxes(node)
    boxes += found
    beside = node.findall(f"{_MC}Fallback/{W}t")
    if not found and not beside:
        reading.left_out["图片"] += 1
    return "" if found else "".join(text.text or "" for text in beside)


def _symbol(node: Any, reading: _Reading) -> str:
    """A character of a symbol font; those of the private area mean nothing without that font."""
    code = whole(node.get(f"{W}char"), 0, base=16)
    if not _is_character(code):
        reading.left_out["符号字体的字符"] += 1
        return ""
    return chr(code)


def _is_character(code: int) -> bool:
    """Whether a code means something without a font of its own: no control, surrogate or private one."""
    return 0x20 <= code < 0xD800 or 0xF900 <= code <= 0x10FFFF


def _read_table(table: Any, reading: _Reading, depth: int) -> None:
    """A table as rows of cells, then the tables inside it."""
    reading.count += 1
    place = reading.place()
    inner: list[Any] = []
    rows = [row for row in (list(_cells(row, reading, inner, depth)) for row in _rows(table, reading)) if row]
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


def _rows(table: Any, reading: _Reading) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
            else:
                reading.left_out[_DELETED] += _length(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _rows(child, reading)


def _cells(row: Any, reading: _Reading, inner: list[Any], depth: int) -> Iterator[tuple[str | None, bool]]:
    """The cells of a row, and whether each goes on from the one to its left."""
    if depth > _DEEPEST:
        raise LimitError("docx 的表格嵌套过深", advice=_SAVE_AS)
    before = row.find(f"{W}trPr/{W}gridBefore")
    yield from [(None, False)] * min(whole(before.get(f"{W}val"), 0) if before is not None else 0, 64)
    for child in row:
        if child.tag == f"{W}tc":
            yield from _cell(child, reading, inner)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(child, reading, inner, depth + 1)


def _cell(cell: Any, reading: _Reading, inner: list[Any]) -> Iterator[tuple[str | None, bool]]:
    """The text of a cell, and None for each further column that it spans; None for one merged upwards."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = whole(span.get(f"{W}val"), 1) if span is not None else 1
    if wide > 1000:
        raise LimitError("表格的合并单元格跨列过多", advice=_SAVE_AS)
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
    text = "\n".join(_cell_lines(cell, reading, inner)).strip()
    yield None if goes_on and not text else text, False
    yield from [(None, True)] * (wide - 1)


def _cell_lines(parent: Any, reading: _Reading, inner: list[Any]) -> Iterator[str]:
    """The paragraphs of a cell or of a text box in it, each before its boxes; tables go to inner."""
    for child in _in_cell(parent):
        if child.tag == f"{W}tbl":
            inner.append(child)
            continue
        words, boxes = _words(child, reading)
        yield (_label(child, reading) if words.strip() else "") + words
        for box in boxes:
            yield from _cell_lines(box, reading, inner)


def _in_cell(cell: Any) -> Iterator[Any]:
    for child in cell:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _in_cell(child)


def _skipped(reading: _Reading) -> Iterator[Skipped]:
    yield from reading.told
    for reason, count in reading.left_out.items():
        yield Skipped(what=f"{count} {_UNITS.get(reason, '处')}", reason=reason, place=Place())
    for form in sorted(reading.numbering.unknown_formats):
        yield Skipped(what="自动编号", reason=f"编号格式 {form} 按阿拉伯数字显示", place=Place())
