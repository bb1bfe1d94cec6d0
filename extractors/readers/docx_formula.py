"""Formulas of Word (Office Math) as a line of text: what they say, with the signs that a line needs for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from extractors.readers.docx_numbering import W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def formula_text(node: Any) -> str:
    """A formula on one line: fractions with /, powers with ^, indices with _, brackets and roots with their signs."""
    if node.tag in (f"{M}t", f"{W}t"):
        return node.text or ""
    written = _WRITTEN.get(node.tag.removeprefix(M))
    return written(node) if written else "".join(formula_text(child) for child in node)


def _fraction(node: Any) -> str:
    return f"{_grouped(node, 'num')}/{_grouped(node, 'den')}"


def _raised(node: Any) -> str:
    return _of(node, "e") + _limits(node)


def _root(node: Any) -> str:
    return f"{_of(node, 'deg')}√{_grouped(node, 'e')}"


def _bracketed(node: Any) -> str:
    inside = _sign(node, "sepChr", "|").join(formula_text(each) for each in node.findall(f"{M}e"))
    return _sign(node, "begChr", "(") + inside + _sign(node, "endChr", ")")


def _summed(node: Any) -> str:
    return _sign(node, "chr", "∫") + _limits(node) + _of(node, "e")


_WRITTEN: dict[str, Callable[[Any], str]] = {
    "f": _fraction,
    "sSup": _raised,
    "sSub": _raised,
    "sSubSup": _raised,
    "rad": _root,
    "d": _bracketed,
    "nary": _summed,
}
"""Element → how it is written on a line; others are what is in them."""


def _limits(node: Any) -> str:
    below, above = _grouped(node, "sub"), _grouped(node, "sup")
    return (f"_{below}" if below else "") + (f"^{above}" if above else "")


def _of(node: Any, part: str) -> str:
    found = node.find(f"{M}{part}")
    return "" if found is None else formula_text(found)


def _grouped(node: Any, part: str) -> str:
    """A part of a formula, in brackets where it is more than a word or a number."""
    text = _of(node, part)
    return f"({text})" if any(not (char.isalnum() or char in ".%") for char in text) else text


def _sign(node: Any, name: str, default: str) -> str:
    """A sign that the properties of an element give."""
    found = node.find(f"{node.tag}Pr/{M}{name}")
    return default if found is None else str(found.get(f"{M}val", default))
