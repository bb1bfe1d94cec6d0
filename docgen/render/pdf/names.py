"""Namespaces and attribute access of WordprocessingML, SpreadsheetML and DrawingML.

Lengths come back in points: 1 pt = 20 twips (ECMA-376 part 1, 17.18.105).
"""

from __future__ import annotations

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TWIPS = 20.0
_OFF = {"0", "false", "off"}


def local(element: Element) -> str:
    """The name without its namespace."""
    return etree.QName(element).localname


def val(element: Element | None, name: str = "val") -> str | None:
    """A `w:` attribute, or None."""
    return None if element is None else element.get(W + name)


def child_val(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """A `w:` attribute of a `w:` child, or None when either is missing."""
    return None if parent is None else val(parent.find(W + name), attribute)


def is_on(element: Element) -> bool:
    """An on/off element: present without `val` means on (17.17.4)."""
    return (val(element) or "1") not in _OFF


def flag(parent: Element | None, name: str, default: bool = False) -> bool:
    """An on/off child of `parent`."""
    found = None if parent is None else parent.find(W + name)
    return default if found is None else is_on(found)


def points(twips: str | None) -> float | None:
    """A measure in twips, or with a unit of its own ("2.5cm", 22.9.2.15), as points."""
    if twips is None:
        return None
    units = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
    if twips[-2:] in units:
        return float(twips[:-2]) * units[twips[-2:]]
    return float(twips) / TWIPS


def text_of(element: Element) -> str:
    """All `w:t` text in it, in order."""
    return "".join(node.text or "" for node in element.iter(W + "t"))
