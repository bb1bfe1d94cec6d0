"""The parts of a Word form in which no place is looked for: told with their count, so that a person looks at them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

_WHY = "其中的内容没有检查，要填写的请在模板中自己加入标签"
_PAGE_NUMBER = re.compile(r"[\W\d_]|第|共|页")
_STORIES = {
    "页眉": (RELATED.HEADER, "p"),
    "页脚": (RELATED.FOOTER, "p"),
    "脚注": (RELATED.FOOTNOTES, "footnote"),
    "尾注": (RELATED.ENDNOTES, "endnote"),
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
Block = Paragraph | Table


def blocks_of(document: Document) -> Iterator[Block]:
    """Paragraphs and tables of the body in their order, those in content controls around whole blocks too."""
    yield from _blocks(document.element.body, document._body)


def _blocks(parent: Any, body: Any) -> Iterator[Block]:
    for child in parent.iterchildren():
        if child.tag == qn("w:p"):
            yield Paragraph(child, body)
        elif child.tag == qn("w:tbl"):
            yield Table(child, body)
        elif child.tag == qn("w:sdt"):
            for content in child.iterchildren(qn("w:sdtContent")):
                yield from _blocks(content, body)


def has_control(element: Any) -> bool:
    """Whether a content control or a form field stands in a paragraph or cell: it holds the value there itself."""
    return next(element.iter(qn("w:sdt"), qn("w:ffData")), None) is not None


def unseen_parts(document: Document) -> list[tuple[str, str, str]]:
    """Place, count and reason of each kind of part that holds words and is not looked at."""
    counts = {name: len(list(_stories(document, *story))) for name, story in _STORIES.items()}
    counts["文本框"] = sum(_FALLBACK not in _above(box) for box in document.element.iter(qn("w:txbxContent")))
    counts["内容控件"] = sum(_is_unseen(control) for control in document.element.iter(qn("w:sdt")))
    counts["窗体域"] = len(list(document.element.iter(qn("w:ffData"))))
    return [(name, f"{count} 处", _WHY) for name, count in counts.items() if count]


def _stories(document: Document, kind: str, member: str) -> Iterator[Any]:
    """The paragraphs or notes of the parts of one kind that say more than a page's number."""
    for relation in document.part.rels.values():
        if relation.reltype == kind:
            root = etree.fromstring(relation.target_part.blob)
            for node in root.iter(qn(f"w:{member}")):
                if _PAGE_NUMBER.sub("", "".join(text.text or "" for text in node.iter(qn("w:t")))):
                    yield node


def _is_unseen(control: Any) -> bool:
    """A control within a line, a cell or a row; those around whole blocks of the body are looked into."""
    return any(tag not in (qn("w:sdt"), qn("w:sdtContent")) for tag in _above(control))


def _above(node: Any) -> list[str]:
    """The tags between an element and the body."""
    tags = [parent.tag for parent in node.iterancestors()]
    return tags[: tags.index(qn("w:body"))] if qn("w:body") in tags else tags
