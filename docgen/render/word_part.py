"""One part of a package that Word's tag syntax is used in: document, header, notes, properties."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.errors import InputError
from docgen.render.package import CONTENT_TYPES, parse_part
from docgen.render.places import Place
from docgen.render.program import Piece, Program, Source
from docgen.render.tags import TOKEN, TagTable, unread_tag
from docgen.render.word_markup import MarkupCheck
from docgen.render.word_repair import fill_emptied, fit_grids, renumber_drawings
from docgen.render.word_structure import Shape, apply_structure
from docgen.render.word_tags import W, mark_tags

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PART_KINDS = {
    f"{WML}document.main+xml": "正文",
    f"{WML}header+xml": "页眉",
    f"{WML}footer+xml": "页脚",
    f"{WML}footnotes+xml": "脚注",
    f"{WML}endnotes+xml": "尾注",
    f"{WML}comments+xml": "批注",
    "application/vnd.openxmlformats-package.core-properties+xml": "文档属性",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": "文档属性",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": "文档属性",
}
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End) [^>]*?w:id="([^"]*)"[^>]*/>')
_TAG_LIKE = re.compile(rb"\{\{|\{%|\{#")
_SIGNS = tuple(sign.encode() for sign in "{}｛｝")


@dataclass(frozen=True)
class FilledPart:
    """A part to be filled. shape, ids: what to mend in it afterwards; notes: advice for the author."""

    name: str
    program: Program
    shape: Shape
    ids: bool
    variables: frozenset[str]
    notes: tuple[str, ...]

    def fill(self, values: Mapping[str, object], numbers: Iterator[int]) -> bytes:
        """The part's XML for these values; `numbers` gives ids that are unique over the file."""
        xml = self.program.text(values)
        if self.shape.may_empty:
            xml = fill_emptied(xml)
        if self.shape.grid:
            xml = fit_grids(xml)
        if self.ids:
            xml = renumber_drawings(xml, numbers)
        return (_DECLARATION + xml).encode()


def compile_part(name: str, data: bytes, content_type: str, source: str) -> FilledPart | None:
    """The part ready to be filled, or None where it has no tags."""
    label = _PART_KINDS.get(content_type)
    if label is None:
        if name.endswith(".xml") and name != CONTENT_TYPES and _TAG_LIKE.search(data):
            raise Place(source, name).error("这里的标签不支持填写", advice="请把标签移到正文、页眉或页脚")
        return None
    if not any(sign in data for sign in _SIGNS):
        return None
    root = parse_part(data, source=source, name=name)
    _check_prefix(root, source, name)
    table = TagTable(source, label)
    mark_tags(root, table)
    if not table.directives:
        return None
    shape = apply_structure(root, table)
    xml = etree.tostring(root, encoding="unicode")
    unread = unread_tag(xml, table)
    if unread is not None:
        raise unread
    tree = Source(_without_repeated_bookmarks(_pieces(xml, table), _references(root), table))
    check = MarkupCheck(tree)
    check.run()
    return FilledPart(name, Program(tree), shape, check.ids_in_loops, tree.variables, tuple(check.notes))


def _check_prefix(root: etree._Element, source: str, name: str) -> None:
    unusual = etree.QName(root).namespace == W[1:-1] and root.nsmap.get("w") != W[1:-1]
    if unusual or "purl.oclc.org" in str(root.tag):
        advice = "请用 Word 另存为普通的 .docx"
        raise InputError("文档的 XML 写法少见，不能用作模板", file=source, place=name, advice=advice)


def _pieces(xml: str, table: TagTable) -> list[Piece]:
    """Markup and tags in turn; tokens of comments vanish."""
    pieces: list[Piece] = []
    for index, piece in enumerate(TOKEN.split(xml)):
        tag = table.directives[int(piece)].tag if index % 2 else piece
        if tag is not None:
            pieces.append(tag)
    return pieces


def _references(root: etree._Element) -> str:
    """All words by which the part refers to bookmarks: link anchors and field codes."""
    anchors = [node.get(f"{W}anchor", "") for node in root.iter(f"{W}hyperlink")]
    return " ".join(anchors + [node.text or "" for node in root.iter(f"{W}instrText")])


def _without_repeated_bookmarks(pieces: list[Piece], references: str, table: TagTable) -> list[Piece]:
    """Take bookmarks that a loop would repeat out of the part, both ends; one referred to is an error."""
    repeated: Counter[str] = Counter()
    depth = 0
    for piece in pieces:
        if not isinstance(piece, str):
            depth += {"for": 1, "endfor": -1}.get(piece.keyword, 0)
        elif depth > 0:
            repeated.update(match.group(1) for match in _BOOKMARK.finditer(piece))
    if not repeated:
        return pieces
    for match in (match for piece in pieces if isinstance(piece, str) for match in _BOOKMARK.finditer(piece)):
        name = re.search(r'w:name="([^"]*)"', match.group())
        if match.group(1) in repeated and name is not None and name.group(1) in references.split():
            raise Place(table.source, table.part).error(
                f"循环里的书签“{name.group(1)}”被引用，重复后引用会错", advice="请移走书签或改掉引用"
            )
    return [
        _BOOKMARK.sub(lambda match: "" if match.group(1) in repeated else match.group(), piece)
        if isinstance(piece, str)
        else piece
        for piece in pieces
    ]
