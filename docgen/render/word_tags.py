"""Finding the tags of a WordprocessingML part, whole again where Word cut them over several runs.

Every tag becomes one token (two noncharacters with a number between them) inside one `w:t`; the structure
that a tag stands for ({%p, {%tr …) is worked out afterwards, in word_structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from docgen.render.tags import (
    BARRIER,
    CLOSE,
    OPEN,
    STRAY,
    TAG,
    TagTable,
    check_strays,
    directive,
    place_of,
    tokens,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TRANSPARENT = frozenset(
    W + name
    for name in (
        "t", "r", "rPr", "pPr", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak",
        "sdt", "sdtPr", "sdtEndPr", "sdtContent", "hyperlink", "ins", "moveTo", "smartTag",
        "permStart", "permEnd", "commentRangeStart", "commentRangeEnd", "fldSimple",
    )
)  # fmt: skip
_UNREAD = frozenset(W + name for name in ("rPr", "pPr", "sdtPr", "sdtEndPr"))


def mark_tags(root: etree._Element, table: TagTable) -> None:
    """Replace each tag of a part by a token. Raises TemplateError with the place for a tag that is cut
    by something that can't be moved, isn't closed, or is written with full-width signs."""
    for paragraph in root.iter(f"{W}p"):
        _mark_paragraph(paragraph, table)
    for element in root.iter():
        if element.text and "{" in element.text and element.tag != f"{W}t" and not len(element):
            _refuse_unread(element, table)
            element.text = tokens(str(element.text), table)
        for name, value in element.attrib.items():
            if "{{" in str(value) or "{%" in str(value):
                element.set(name, tokens(str(value), table))


def _refuse_unread(element: etree._Element, table: TagTable) -> None:
    local = etree.QName(element).localname
    if local in ("instrText", "delText", "delInstrText") and STRAY.search(element.text or ""):
        what = "域代码里有标签" if local == "instrText" else "已删除但未接受的修订里有标签"
        advice = "请把标签移到正文" if local == "instrText" else "请先接受全部修订"
        raise place_of(table, element.text or "", 0, 0).error(what, advice=advice)


class _Stretch(NamedTuple):
    """Text of one w:t (element given) or a barrier, at an offset of the paragraph's text."""

    element: etree._Element | None
    text: str


def _mark_paragraph(paragraph: etree._Element, table: TagTable) -> None:
    stretches = list(_stretches(paragraph))
    text = "".join(stretch.text for stretch in stretches)
    if not any(sign in text for sign in "{}｛｝"):
        return
    if OPEN in text or CLOSE in text:
        raise place_of(table, text, 0, 0).error("含有非字符 U+FDD0 或 U+FDD1", advice="请删去")
    check_strays(text, table)
    owners = [stretch.element for stretch in stretches for _ in stretch.text]
    for match in TAG.finditer(text):
        _check_joinable(match, text, owners, table)
    _write_back(text, owners, table)


def _stretches(paragraph: etree._Element) -> Iterator[_Stretch]:
    """The paragraph's own text in order; what a tag can't be moved across is a barrier."""
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == f"{W}t":
            yield _Stretch(element, element.text or "")
        elif element.tag not in _TRANSPARENT:
            yield _Stretch(None, BARRIER)
        elif element.tag not in _UNREAD:
            pending.extend(reversed(element))


def _check_joinable(
    match: re.Match[str], text: str, owners: list[etree._Element | None], table: TagTable
) -> None:
    inside = owners[match.start() : match.end()]
    if None in inside:
        place = place_of(table, text, *match.span())
        written = match.group().replace(BARRIER, "")
        raise place.error(f"标签 {written} 中间夹着换行、制表位、域或图片", advice="请把这个标签重新一次打完")
    holders = {_holder(element) for element in inside if element is not None}
    if len(holders) > 1:
        place = place_of(table, text, *match.span())
        what = f"标签 {match.group()} 跨越了超链接、修订或内容控件的边界"
        raise place.error(what, advice="请把这个标签重新一次打完")


def _holder(text: etree._Element) -> etree._Element | None:
    run = text.getparent()
    return run.getparent() if run is not None else None


def _write_back(text: str, owners: list[etree._Element | None], table: TagTable) -> None:
    """Each w:t gets its own characters back, and the tokens of the tags that begin in it."""
    written: dict[etree._Element, list[str]] = {element: [] for element in owners if element is not None}
    position = 0
    for match in TAG.finditer(text):
        _keep(text, position, match.start(), owners, written)
        first = owners[match.start()]
        if first is not None:
            written[first].append(table.token(directive(match, text, table)))
        position = match.end()
    _keep(text, position, len(text), owners, written)
    for element, pieces in written.items():
        content = "".join(pieces)
        if content != element.text:
            element.text = content
            element.set(XML_SPACE, "preserve")
        if not content:
            _drop_empty(element)


def _keep(
    text: str,
    start: int,
    end: int,
    owners: list[etree._Element | None],
    written: dict[etree._Element, list[str]],
) -> None:
    for index in range(start, end):
        owner = owners[index]
        if owner is not None:
            written[owner].append(text[index])


def _drop_empty(element: etree._Element) -> None:
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    if all(child.tag == f"{W}rPr" for child in run):
        holder = run.getparent()
        if holder is not None:
            holder.remove(run)
