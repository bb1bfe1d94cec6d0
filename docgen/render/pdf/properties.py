"""Run and paragraph properties as flat dictionaries, so that levels of formatting merge by update.

Keys are the names of the elements and attributes (17.3.1, 17.3.2). Lengths in points, sizes in points,
Chars in characters, colours as RRGGBB. A key that is absent is inherited.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.render.pdf.names import Element, W, is_on, local, points, val
from docgen.render.pdf.support import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, check_properties, unsupported

Properties = dict[str, Any]

TOGGLES = ("b", "i", "caps", "strike", "dstrike", "vanish")
_RUN_FLAGS = (*TOGGLES, "snapToGrid")
_PARAGRAPH_FLAGS = [
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "wordWrap",
    "autoSpaceDE",
    "autoSpaceDN",
    "snapToGrid",
    "contextualSpacing",
    "overflowPunct",
]
_UNDERLINES = frozenset(["single", "thick", "double", "dotted", "dash", "none", "words"])
_JUSTIFY = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "both", "distribute": "distribute",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia")
_THEME_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme"}
_LINE_UNIT = 12.0


def run_properties(element: Element | None, theme: Mapping[str, str], source: str) -> Properties:
    """`w:rPr` as a dictionary. theme: font name by theme slot, such as "minorEastAsia"."""
    if element is None:
        return {}
    check_properties(element, RUN_PROPERTIES, source)
    found: Properties = {}
    for node in element:
        name = local(node)
        if not node.tag.startswith(W):
            continue
        if name in _RUN_FLAGS:
            found[name] = is_on(node)
        elif name == "rFonts":
            found |= _fonts(node, theme)
        elif name == "sz":
            found["sz"] = float(val(node) or 20) / 2
        elif name == "position":
            found["position"] = float(val(node) or 0) / 2
        elif name == "spacing":
            found["spacing"] = points(val(node)) or 0.0
        elif name in ("rStyle", "vertAlign"):
            found[name] = val(node)
        elif name in ("color", "u", "highlight", "shd"):
            found |= _colours(node, name, source)
    return found


def _fonts(node: Element, theme: Mapping[str, str]) -> Properties:
    """The slots of `w:rFonts`; a theme reference wins over a name (17.3.2.26)."""
    found: Properties = {}
    for slot in _FONT_SLOTS:
        themed = val(node, _THEME_SLOTS[slot])
        name = theme.get(themed, "") if themed else ""
        if name or val(node, slot):
            found[slot] = name or val(node, slot)
    return found


def _colours(node: Element, name: str, source: str) -> Properties:
    given = val(node) or ""
    if name == "color":
        return {"color": "000000" if given in ("auto", "") else given.upper()}
    if name == "highlight":
        return {"fill": None if given == "none" else _HIGHLIGHTS[given]}
    if name == "shd":
        return {"fill": shade(node, source)}
    if given and given not in _UNDERLINES:
        raise unsupported(node, source, detail=f"下划线线型 {given}")
    colour = val(node, "color")
    return {"u": given or "none", "ucolor": None if colour in (None, "auto") else str(colour).upper()}


def shade(node: Element | None, source: str) -> str | None:
    """The fill colour of `w:shd`, None for no fill; patterns raise."""
    if node is None:
        return None
    kind, fill = val(node) or "clear", val(node, "fill")
    if kind == "solid":
        fill = val(node, "color") or "000000"
    elif kind not in ("clear", "nil"):
        raise unsupported(node, source, detail=f"底纹图案 {kind}")
    return None if kind == "nil" or fill in (None, "auto") else str(fill).upper()


def paragraph_properties(element: Element | None, source: str) -> Properties:
    """`w:pPr` as a dictionary."""
    if element is None:
        return {}
    check_properties(element, PARAGRAPH_PROPERTIES, source)
    found: Properties = {}
    for node in element:
        name = local(node)
        if name in _PARAGRAPH_FLAGS:
            found[name] = is_on(node)
        elif name == "pStyle":
            found["pStyle"] = val(node)
        elif name == "jc":
            if (val(node) or "") not in _JUSTIFY:
                raise unsupported(node, source, detail=val(node) or "")
            found["jc"] = _JUSTIFY[val(node) or ""]
        elif name == "spacing":
            found |= _spacing(node)
        elif name == "ind":
            found |= _indents(node)
        elif name == "shd":
            found["pfill"] = shade(node, source)
    return found


def _spacing(node: Element) -> Properties:
    """Space before and after in points; hundredths of a line are taken of 12 pt where there is no grid."""
    found: Properties = {}
    for side in ("before", "after"):
        lines, twips = val(node, f"{side}Lines"), points(val(node, side))
        if lines and float(lines):
            found[f"{side}Lines"] = float(lines) / 100
        elif lines is not None:
            found[f"{side}Lines"] = 0.0
        if twips is not None:
            found[side] = twips
        auto = val(node, f"{side}Autospacing")
        if auto is not None:
            found[f"{side}Auto"] = auto in ("1", "true", "on")
    line = val(node, "line")
    if line is not None:
        found["line"] = points(line)
        found["lineRule"] = val(node, "lineRule") or "auto"
    return found


def _indents(node: Element) -> Properties:
    found: Properties = {}
    names = {"left": "left", "start": "left", "right": "right", "end": "right"}
    names |= {"firstLine": "firstLine", "hanging": "hanging"}
    for attribute, name in names.items():
        if (twips := points(val(node, attribute))) is not None:
            found[name] = twips
        if (chars := val(node, f"{attribute}Chars")) is not None:
            found[f"{name}Chars"] = float(chars) / 100
    return found


def merge(*levels: Properties) -> Properties:
    """Later levels win. A first-line indent takes an inherited hanging one away and the other way round."""
    result: Properties = {}
    for level in levels:
        if level.get("hanging") or level.get("hangingChars"):
            result = {key: kept for key, kept in result.items() if not key.startswith("firstLine")}
        elif "firstLine" in level or "firstLineChars" in level:
            result = {key: kept for key, kept in result.items() if not key.startswith("hanging")}
        result = {**result, **level}
    return result


def lines_to_points(properties: Properties, pitch: float | None) -> Properties:
    """`beforeLines` and `afterLines` in points: of the grid's pitch, or of 12 pt without a grid."""
    result = dict(properties)
    for side in ("before", "after"):
        if properties.get(f"{side}Lines"):
            result[side] = properties[f"{side}Lines"] * (pitch or _LINE_UNIT)
        if properties.get(f"{side}Auto"):
            result[side] = 14.0
    return result
