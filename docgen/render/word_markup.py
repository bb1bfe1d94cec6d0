"""The markup between the tags of a Word part: what kind of place each value stands in, and that every block
opens and closes the same elements, so that whatever is chosen or repeated the XML stays well formed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from jinja2 import nodes
from markupsafe import Markup

from docgen.render import phrases
from docgen.render.language import printing, through
from docgen.render.program import Source, restored

_PRESERVED = '<w:t xml:space="preserve">'
_OPTIONAL_IDS = re.compile(r' (?:w14:paraId|w14:textId|wp14:anchorId|wp14:editId|o:spid)="[^"]*"')
_CONTROL_ID = re.compile(r'<w:id w:val="[^"]*"/>')
_SINGLE = re.compile(r"<w:(footnoteReference|endnoteReference|commentReference)\b")
_SINGLE_NAMES = {"footnoteReference": "脚注", "endnoteReference": "尾注", "commentReference": "批注"}
_NUMBERED = "<w:numPr>"


def _run_text(value: object) -> Markup:
    """Into w:t: a line feed becomes w:br, a tab w:tab, in the same run."""
    text = escape(phrases.phrase(value), quote=False)
    if "\n" in text:
        text = text.replace("\n", f"</w:t><w:br/>{_PRESERVED}")
    if "\t" in text:
        text = text.replace("\t", f"</w:t><w:tab/>{_PRESERVED}")
    return Markup(text)  # noqa: S704 – escaped above


def _attribute(value: object) -> Markup:
    text = escape(phrases.phrase(value))
    return Markup(text.replace("\n", "&#10;").replace("\t", "&#9;"))  # noqa: S704 – escaped above


def _plain_text(value: object) -> Markup:
    return Markup(escape(phrases.phrase(value), quote=False))  # noqa: S704 – escaped above


printing(_run_text, "_run")
printing(_attribute, "_attribute")
printing(_plain_text, "_plain")


class _Scanner:
    """Follows serialised XML: the elements open, and whether we are within a tag."""

    def __init__(self, stack: tuple[str, ...] = (), inside: str = "") -> None:
        self.stack = stack
        self.inside = inside

    def feed(self, markup: str) -> None:
        text = self.inside + markup
        position = 0
        while (start := text.find("<", position)) >= 0:
            end = text.find(">", start)
            if end < 0:
                self.inside = text[start:]
                return
            self._tag(text[start + 1 : end])
            position = end + 1
        self.inside = ""

    def _tag(self, tag: str) -> None:
        if tag.startswith("/"):
            if not self.stack or self.stack[-1] != tag[1:]:
                raise _UnbalancedError
            self.stack = self.stack[:-1]
        elif not tag.endswith("/"):
            self.stack = (*self.stack, tag.split(None, 1)[0])

    def printer(self) -> str:
        """The printer for a value at this point; empty where a value would be lost."""
        if self.inside:
            return "_attribute"
        top = self.stack[-1] if self.stack else ""
        if top == "w:t":
            return "_run"
        return "" if top.startswith("w:") else "_plain"

    def state(self) -> tuple[tuple[str, ...], bool]:
        return self.stack, bool(self.inside)


class _UnbalancedError(Exception):
    """A block closes an element that isn't open."""


class MarkupCheck:
    """Walks a source once, choosing printers and checking blocks.

    ids_in_loops: drawings stand in loops, so ids must be given anew; notes: advice in Chinese, no errors.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.ids_in_loops = False
        self.notes: list[str] = []

    def run(self) -> None:
        """Check and rewrite the tree of the source. Raises TemplateError with the block's place."""
        self._body(self._source.tree.body, _Scanner(), None)

    def _body(self, body: Sequence[nodes.Node], scanner: _Scanner, loop: nodes.For | None) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    node.nodes = [self._part(part, scanner, loop) for part in node.nodes]
                case nodes.For():
                    self._note_numbering(node)
                    self._block(node, node.body, scanner, node)
                    self._block(node, node.else_, scanner, loop)
                case nodes.If():
                    for part in (node.body, node.else_):
                        self._block(node, part, scanner, loop)
                    for branch in node.elif_:
                        self._block(branch, branch.body, scanner, loop)

    def _block(
        self, owner: nodes.Node, body: Sequence[nodes.Node], scanner: _Scanner, loop: nodes.For | None
    ) -> None:
        inner = _Scanner(scanner.stack, scanner.inside)
        try:
            self._body(body, inner, loop)
        except _UnbalancedError:
            raise self._crossing(owner) from None
        if inner.state() != scanner.state():
            raise self._crossing(owner)

    def _crossing(self, owner: nodes.Node) -> Exception:
        return self._source.tag_at(owner.lineno).error(
            "与它的结束标签不在同一层（一个在段落或表格里面，一个在外面）",
            advice="请让两者同在一段内，或各独占一段（{%p … %}）、一行（{%tr … %}）",
        )

    def _part(self, part: nodes.Expr, scanner: _Scanner, loop: nodes.For | None) -> nodes.Expr:
        if isinstance(part, nodes.TemplateData):
            data = restored(part.data)
            if loop is not None:
                data = self._repeatable(data, loop)
            scanner.feed(data)
            return nodes.TemplateData(data, lineno=part.lineno)
        printer = scanner.printer()
        if not printer:
            raise self._source.tag_at(part.lineno).error("的值没有地方可写", advice="请把标签移到普通文字里")
        return through(part, printer)

    def _repeatable(self, data: str, loop: nodes.For) -> str:
        """Markup of a loop without what may stand only once in a file."""
        single = _SINGLE.search(data)
        if single is not None:
            name = _SINGLE_NAMES[single.group(1)]
            tag = self._source.tag_at(loop.lineno)
            raise tag.error(f"的循环里有{name}，重复后文件会损坏", advice=f"请移走{name}")
        self.ids_in_loops = self.ids_in_loops or "<wp:docPr" in data or "<v:" in data
        return _CONTROL_ID.sub("", _OPTIONAL_IDS.sub("", data))

    def _note_numbering(self, loop: nodes.For) -> None:
        data = "".join(part.data for part in loop.find_all(nodes.TemplateData))
        if data.count(_NUMBERED) > 1:
            tag = self._source.tag_at(loop.lineno)
            self.notes.append(f"{tag.place.text()}：循环里有自动编号，各项会接着编号，不会重新从 1 开始")
