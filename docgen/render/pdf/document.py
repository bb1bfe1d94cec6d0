"""A rendered .docx → Typst markup: sections, footers, and the body in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.render.pdf.engine import pt
from docgen.render.pdf.names import Element, R, W, child_val, points, val
from docgen.render.pdf.opc import Package
from docgen.render.pdf.paragraphs import Block, Context, joined, paragraph_block
from docgen.render.pdf.styles import Settings, Styles, theme_fonts
from docgen.render.pdf.support import (
    SECTION_PROPERTIES,
    check_content,
    check_properties,
    is_marker,
    unsupported,
)
from docgen.render.pdf.tables import table_block
from docgen.render.pdf.text import FontLog

_NO_GRID = ("default",)


@dataclass(frozen=True)
class _Page:
    """Lengths in points."""

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    footer: float

    @property
    def column(self) -> float:
        return self.width - self.left - self.right


@dataclass
class _Section:
    properties: Element | None
    content: list[Element] = field(default_factory=list)


class WordDocument:
    """One .docx, read part by part."""

    def __init__(self, package: Package) -> None:
        self._package, self._source = package, package.source
        self._main = package.main_part()
        theme = theme_fonts(package, self._main)
        styles = package.related(self._main, "styles")
        root = package.xml(styles) if styles else None
        self.fonts = FontLog()
        self._settings = Settings.read(package, self._main)
        self._context = Context(Styles(root, theme, self._source), self._settings, self.fonts, self._source)

    def markup(self) -> str:
        """The whole document as Typst markup."""
        body = self._package.xml(self._main).find(W + "body")
        if body is None:
            return ""
        return "\n".join(self._section(section, index) for index, section in enumerate(self._sections(body)))

    def _sections(self, body: Element) -> list[_Section]:
        sections, current = [], _Section(None)
        for node in _flow(body, self._source):
            if node.tag == W + "sectPr":
                current.properties = node
                continue
            current.content.append(node)
            end = node.find(f"{W}pPr/{W}sectPr")
            if end is not None:
                current.properties = end
                sections.append(current)
                current = _Section(None)
        return [*sections, current]

    def _section(self, section: _Section, index: int) -> str:
        page = self._page(section.properties)
        blocks = [self._block(node, page) for node in section.content]
        footer = self._footer(section.properties, page)
        start = val(None if section.properties is None else section.properties.find(W + "pgNumType"), "start")
        restart = f"#counter(page).update({int(start)})\n" if start else ""
        return (
            f"#set page(width: {pt(page.width)}, height: {pt(page.height)}, "
            f"margin: (top: {pt(page.top)}, right: {pt(page.right)}, bottom: {pt(page.bottom)}, "
            f"left: {pt(page.left)}), footer-descent: 0pt, footer: {footer})\n"
            f"{restart}#{{\n{joined(blocks, at_top=index == 0 or True)}\n}}\n"
        )

    def _block(self, node: Element, page: _Page) -> Block:
        if node.tag == W + "tbl":
            return table_block(node, self._context, width=page.column)
        return paragraph_block(node, self._context, width=page.column)

    def _page(self, properties: Element | None) -> _Page:
        check_properties(properties, SECTION_PROPERTIES, self._source)
        size = None if properties is None else properties.find(W + "pgSz")
        margin = None if properties is None else properties.find(W + "pgMar")
        if size is None or margin is None or properties is None:
            raise unsupported(
                self._package.xml(self._main), self._source, name="pgSz", detail="没有页面大小或页边距"
            )
        self._refuse(properties)
        values = {
            name: points(val(margin, name)) or 0.0 for name in ("top", "right", "bottom", "left", "footer")
        }
        if min(values["top"], values["bottom"]) < 0 or (points(val(margin, "gutter")) or 0.0):
            raise unsupported(margin, self._source, name="pgMar", detail="负的页边距或装订线")
        width, height = points(val(size, "w")) or 0.0, points(val(size, "h")) or 0.0
        return _Page(width, height, **values)

    def _refuse(self, properties: Element) -> None:
        kind = child_val(properties, "type") or "nextPage"
        if kind != "nextPage":
            raise unsupported(properties, self._source, name="type", detail=f"分节符 {kind}")
        if int(child_val(properties, "cols", "num") or 1) > 1:
            raise unsupported(properties, self._source, name="cols")
        if (child_val(properties, "docGrid", "type") or "default") not in _NO_GRID:
            raise unsupported(properties, self._source, name="docGrid", detail="文档网格")
        if (child_val(properties, "vAlign") or "top") != "top":
            raise unsupported(properties, self._source, name="vAlign", detail="页面垂直对齐")
        if properties.find(W + "headerReference") is not None:
            raise unsupported(properties, self._source, name="headerReference")

    def _footer(self, properties: Element | None, page: _Page) -> str:
        """The footer of odd and even pages; without a reference a section has none here."""
        parts = {}
        for reference in () if properties is None else properties.findall(W + "footerReference"):
            kind = val(reference, "type") or "default"
            relation = self._package.relations(self._main).get(reference.get(R + "id", ""))
            if kind == "first" or relation is None:
                continue
            parts[kind] = self._footer_part(relation.target, page)
        if not parts:
            return "none"
        odd = parts.get("default", "none")
        even = parts.get("even", "none") if self._settings.odd_even else odd
        return f"context if calc.odd(counter(page).get().first()) {{ {odd} }} else {{ {even} }}"

    def _footer_part(self, part: str, page: _Page) -> str:
        blocks = [self._block(node, page) for node in _flow(self._package.xml(part), self._source)]
        return f"foot({pt(page.bottom - page.footer)}, {{\n{joined(blocks, at_top=True)}\n}})"


def _flow(parent: Element, source: str) -> list[Element]:
    """Paragraphs, tables and the last section's properties in order; content controls are opened."""
    found: list[Element] = []
    for node in parent:
        if node.tag in (W + "p", W + "tbl", W + "sectPr"):
            found.append(node)
        elif node.tag == W + "sdt":
            content = node.find(W + "sdtContent")
            found += [] if content is None else _flow(content, source)
        elif is_marker(node):
            continue
        else:
            check_content(node, source)
    return found
