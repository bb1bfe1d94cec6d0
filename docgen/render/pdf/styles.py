"""Styles, theme fonts and settings: what formats a paragraph or run before its own properties do.

Order of levels (17.7.2): document defaults, table style, paragraph style chain, numbering, character style
chain, direct. Toggle properties set by both styles cancel each other (17.7.3).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.errors import InputError
from docgen.render.pdf.names import A, Element, W, child_val, flag, val
from docgen.render.pdf.opc import Package
from docgen.render.pdf.properties import TOGGLES, Properties, merge, paragraph_properties, run_properties

_DEFAULTS: Properties = {
    "ascii": "Times New Roman",
    "hAnsi": "Times New Roman",
    "eastAsia": "宋体",
    "sz": 10.0,
}


@dataclass(frozen=True)
class Settings:
    """compat_mode: 11 to 15. stretch_broken_lines: justify before a manual line break."""

    compat_mode: int
    odd_even: bool
    stretch_broken_lines: bool

    @classmethod
    def read(cls, package: Package, main: str) -> Settings:
        """From the settings part, or the defaults without one."""
        name = package.related(main, "settings")
        root = package.xml(name) if name else None
        compat = None if root is None else root.find(W + "compat")
        mode = 12
        for node in () if compat is None else compat.findall(W + "compatSetting"):
            if val(node, "name") == "compatibilityMode":
                mode = int(val(node) or 12)
        return cls(
            compat_mode=mode,
            odd_even=flag(root, "evenAndOddHeaders"),
            stretch_broken_lines=not flag(compat, "doNotExpandShiftReturn"),
        )


def theme_fonts(package: Package, main: str) -> dict[str, str]:
    """Font name by theme slot (minorHAnsi, majorEastAsia …); an empty East Asian slot falls to 宋体."""
    name = package.related(main, "theme")
    if not name:
        return {}
    found = {}
    for group in ("major", "minor"):
        node = package.xml(name).find(f".//{A}{group}Font")
        latin = None if node is None else node.find(A + "latin")
        east = None if node is None else node.find(A + "ea")
        hans = None if node is None else node.find(f"{A}font[@script='Hans']")
        found[f"{group}HAnsi"] = found[f"{group}Ascii"] = _typeface(latin) or "Times New Roman"
        found[f"{group}EastAsia"] = _typeface(east) or _typeface(hans) or "宋体"
    return found


def _typeface(node: Element | None) -> str:
    return "" if node is None else node.get("typeface", "")


class Styles:
    """The styles part, resolved on demand."""

    def __init__(self, root: Element | None, theme: Mapping[str, str], source: str) -> None:
        self._source, self._theme = source, theme
        nodes = [] if root is None else root.findall(W + "style")
        self._nodes = {val(node, "styleId") or "": node for node in nodes}
        self._default = {
            val(node, "type"): val(node, "styleId")
            for node in nodes
            if val(node, "default") in ("1", "true", "on")
        }
        defaults = None if root is None else root.find(W + "docDefaults")
        run = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        paragraph = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        self._run_defaults = merge(_DEFAULTS, run_properties(run, theme, source))
        self._paragraph_defaults = paragraph_properties(paragraph, source)
        self._cache: dict[tuple[str, str], Properties] = {}

    def chain(self, style: str | None) -> list[Element]:
        """The style elements from the base to the style itself. Raises InputError for a circle."""
        found: list[Element] = []
        while style and style in self._nodes:
            node = self._nodes[style]
            if node in found:
                raise InputError(
                    "样式互相引用成环", file=self._source, place=f"样式 {style}", advice="请修正样式后再试"
                )
            found.insert(0, node)
            style = child_val(node, "basedOn")
        return found

    def _of(self, style: str | None, kind: str) -> Properties:
        key = (style or "", kind)
        if key not in self._cache:
            levels = []
            for node in self.chain(style):
                part = node.find(W + kind)
                if kind == "rPr":
                    levels.append(run_properties(part, self._theme, self._source))
                else:
                    levels.append(paragraph_properties(part, self._source))
            self._cache[key] = merge(*levels)
        return self._cache[key]

    def paragraph_style(self, direct: Properties) -> str | None:
        """The id of the style that the paragraph has, by its own word or by default."""
        named: str | None = direct.get("pStyle")
        return named if named in self._nodes else self._default.get("paragraph")

    def paragraph(self, direct: Properties, *, table_style: str | None) -> Properties:
        """All paragraph properties in force."""
        style = self._of(self.paragraph_style(direct), "pPr")
        return merge(self._paragraph_defaults, self._of(table_style, "pPr"), style, direct)

    def run(self, direct: Properties, *, paragraph_style: str | None, table_style: str | None) -> Properties:
        """All run properties in force."""
        paragraph = self._of(paragraph_style, "rPr")
        character = self._of(direct.get("rStyle"), "rPr")
        result = merge(self._run_defaults, self._of(table_style, "rPr"), paragraph, character)
        for name in TOGGLES:
            if name in paragraph and name in character:
                result[name] = paragraph[name] != character[name]
        return merge(result, direct)

    def run_element(self, element: Element | None) -> Properties:
        """Direct run properties of a `w:rPr`."""
        return run_properties(element, self._theme, self._source)
