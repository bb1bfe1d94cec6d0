"""What the tags of a Word part do to its structure: {%p, {%tr, {%tc, {%r replace their element; {% vm %},
{% hm %}, {% colspan n %} and {% cellbg c %} change their cell.

Works on the tree with the tokens of word_tags in it and leaves the tokens where Jinja is to see them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.render.places import Tag
from docgen.render.tags import TOKEN, Directive, TagTable
from docgen.render.word_tags import XML_SPACE, W

_TC_ORDER = [W + name for name in ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")]
"""Children of w:tcPr in the order of ECMA-376 part 1, 17.4.69 (CT_TcPrInner), as far as we set them."""
_ELEMENT_NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格"}
_CONTENT = [
    W + name
    for name in ("drawing", "pict", "object", "fldChar", "sym", "footnoteReference", "br", "tab", "sectPr")
]


@dataclass
class Shape:
    """What has to be looked after once the part is filled.

    grid: columns of tables may have come or gone; may_empty: cells, boxes, tables may have lost all content.
    """

    grid: bool = False
    may_empty: bool = False


def apply_structure(root: etree._Element, table: TagTable) -> Shape:
    """Work out all directives. Raises TemplateError for a structural tag with other content beside it."""
    shape = Shape()
    for element in list(root.iter(f"{W}t")):
        for directive in table.of(element.text):
            if directive.merge:
                _apply_merge(element, directive, table, shape)
    for scope in ("tr", "tc", "p"):
        for element in list(root.iter(W + scope)):
            _replace_element(element, scope, table, shape)
    for element in list(root.iter(f"{W}t")):
        _place_run_tags(element, table)
    return shape


def _replace_element(element: etree._Element, scope: str, table: TagTable, shape: Shape) -> None:
    """Put the tokens of this scope in the place of the paragraph, row or cell that holds them alone."""
    texts = list(element.iter(f"{W}t"))
    own = "".join(node.text or "" for node in texts if next(node.iterancestors(W + scope)) is element)
    tags = [directive for directive in table.of(own) if directive.scope == scope]
    parent = element.getparent()
    if not tags or parent is None:
        return
    whole = "".join(node.text or "" for node in texts)
    if TOKEN.sub("", whole).strip() or len(tags) < len(table.of(whole)) or _has_content(element):
        name = _ELEMENT_NAMES[scope]
        raise tags[0].written.error(
            f"所在的{name}里还有别的内容，会随{name}一起丢失", advice=f"请让这个标签独占一个{name}"
        )
    kept = list(element.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))
    tokens = "".join(match.group() for match in TOKEN.finditer(own) if table.of(match.group())[0].tag)
    tail, index = element.tail or "", parent.index(element)
    parent.remove(element)
    _insert_text(parent, index, tokens + tail)
    for offset, node in enumerate(kept):
        node.tail = None
        parent.insert(index + offset, node)
    shape.grid = shape.grid or scope == "tc"
    shape.may_empty = shape.may_empty or scope != "p" or parent.tag != f"{W}body"


def _has_content(element: etree._Element) -> bool:
    return any(not _in_properties(node) for node in element.iter(*_CONTENT))


def _in_properties(node: etree._Element) -> bool:
    """A tab stop definition (w:tabs/w:tab) is no content; a section break is."""
    parent = node.getparent()
    return parent is not None and parent.tag == f"{W}tabs"


def _insert_text(parent: etree._Element, index: int, text: str) -> None:
    if index == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[index - 1]
        before.tail = (before.tail or "") + text


def _place_run_tags(element: etree._Element, table: TagTable) -> None:
    """Take each {%r tag out of its run, which is cut in two there, both with the run's properties."""
    run: etree._Element | None = element.getparent()
    while (match := _run_tag(element, table)) is not None and run is not None:
        holder = run.getparent()
        if holder is None:
            return
        element = _cut_run(holder, run, element, match.span(), match.group())
        run = element.getparent()


def _run_tag(element: etree._Element, table: TagTable) -> re.Match[str] | None:
    tokens = TOKEN.finditer(element.text or "")
    return next((match for match in tokens if table.of(match.group())[0].scope == "r"), None)


def _cut_run(
    holder: etree._Element, run: etree._Element, element: etree._Element, span: tuple[int, int], token: str
) -> etree._Element:
    """Cut a run at a token, which then stands between the halves. Gives the text of the second half."""
    text, at = element.text or "", run.index(element)
    second = etree.SubElement(holder, f"{W}r", {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(f"{W}rPr")
    if properties is not None:
        second.append(deepcopy(properties))
    rest = etree.SubElement(second, f"{W}t")
    rest.text = text[span[1] :]
    rest.set(XML_SPACE, "preserve")
    for node in list(run)[at + 1 :]:
        second.append(node)
    element.text = text[: span[0]]
    index = holder.index(run)
    second.tail, run.tail = run.tail, token
    holder.insert(index + 1, second)
    return rest


def _apply_merge(element: etree._Element, directive: Directive, table: TagTable, shape: Shape) -> None:
    cell = next((node for node in element.iterancestors(f"{W}tc")), None)
    tag = directive.tag
    if cell is None or tag is None:
        raise directive.written.error("只能用在表格的单元格里", advice="请移到表格里，或删去")
    token = next(m.group() for m in TOKEN.finditer(element.text or "") if table.of(m.group())[0] is directive)
    element.text = (element.text or "").replace(token, "")
    _MERGES[directive.merge](cell, tag, table)
    shape.grid = shape.grid or directive.merge in ("hm", "colspan")


def _merge_rows(cell: etree._Element, tag: Tag, table: TagTable) -> None:
    value = "restart", "continue"
    begin, other, end = (table.statement("{%", body, tag) for body in ("if loop.first", "else", "endif"))
    _set_property(cell, "vMerge", {"val": f"{begin}{value[0]}{other}{value[1]}{end}"})
    for paragraph in cell.findall(f"{W}p"):
        start = 1 if paragraph.find(f"{W}pPr") is not None else 0
        opened, closed = (table.statement("{%", body, tag) for body in ("if loop.first", "endif"))
        _insert_text(paragraph, start, opened)
        _insert_text(paragraph, len(paragraph), closed)


def _merge_columns(cell: etree._Element, tag: Tag, table: TagTable) -> None:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = span.get(f"{W}val", "1") if span is not None else "1"
    _set_property(cell, "gridSpan", {"val": table.statement("{{", f"{width} * loop.length", tag)})
    row = cell.getparent()
    if row is not None:
        opened, closed = (table.statement("{%", body, tag) for body in ("if loop.first", "endif"))
        _insert_text(row, row.index(cell), opened)
        cell.tail = closed + (cell.tail or "")


def _span_columns(cell: etree._Element, tag: Tag, table: TagTable) -> None:
    _set_property(cell, "gridSpan", {"val": table.statement("{{", tag.body, tag)})


def _shade(cell: etree._Element, tag: Tag, table: TagTable) -> None:
    fill = table.statement("{{", tag.body, tag)
    _set_property(cell, "shd", {"val": "clear", "color": "auto", "fill": fill})


_MERGES: dict[str, Callable[[etree._Element, Tag, TagTable], None]] = {
    "vm": _merge_rows,
    "hm": _merge_columns,
    "colspan": _span_columns,
    "cellbg": _shade,
}


def _set_property(cell: etree._Element, name: str, values: dict[str, str]) -> None:
    """Set a child of w:tcPr at its place in the schema's order."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    old = properties.find(W + name)
    if old is not None:
        properties.remove(old)
    before = _TC_ORDER[: _TC_ORDER.index(W + name)]
    index = sum(1 for child in properties if child.tag in before)
    properties.insert(index, etree.Element(W + name, {W + key: value for key, value in values.items()}))
