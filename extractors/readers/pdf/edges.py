"""Running heads, feet and page numbers: lines that stand at the same height on page after page."""

from __future__ import annotations

import re
import statistics
from collections import Counter

from extractors.readers.pdf.layout import TextLine

_EDGE = 0.12
_SMALL = 0.75
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–·•一]*\s*\d{1,4}\s*[-—–·•一]*|第\s*\d{1,4}\s*页(?:[，,/]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[ivxIVX]{1,5})\s*"
)

Key = tuple[str, int]


def edge_key(line: TextLine, height: float) -> Key | None:
    """What two lines must share to be the same head or foot: words without digits, and height; None in the middle."""
    if _EDGE * height < line.y0 and line.y1 < (1 - _EDGE) * height:
        return None
    return re.sub(r"\d+", "#", "".join(line.text.split())), round(line.y0 / 6)


def is_page_number(line: TextLine, height: float) -> bool:
    """A number alone at the head or foot of the page."""
    return edge_key(line, height) is not None and _PAGE_NUMBER.fullmatch(line.text) is not None


_OF_A_ROW = 0.75


def running_keys(pages: list[tuple[list[TextLine], float]]) -> set[Key]:
    """The keys that come on at least three pages, or on most pages of a short document.

    Where most pages have other words at that height each time, it is the text's own first or last line, that
    a list of items may begin alike on several pages. On a single page a head or foot is known by its small type.
    """
    if len(pages) == 1:
        return _in_small_type(*pages[0])
    counts: Counter[Key] = Counter()
    for lines, height in pages:
        counts.update({key for line in lines if (key := edge_key(line, height)) is not None})
    rows: Counter[int] = Counter()
    again: Counter[int] = Counter()
    for (_, row), count in counts.items():
        rows[row] += count
        again[row] += count if count > 1 else 0
    enough = 3 if len(pages) > 3 else 2
    found = {
        key
        for key, count in counts.items()
        if count >= enough and count >= 0.15 * len(pages) and again[key[1]] >= _OF_A_ROW * rows[key[1]]
    }
    return {(text, row + off) for text, row in found for off in (-1, 0, 1)}


def _in_small_type(lines: list[TextLine], height: float) -> set[Key]:
    """The keys of lines at the edge whose type is smaller than that of the page's text by a quarter or more."""
    usual = statistics.median(line.size for line in lines) if lines else 0.0
    keys = (edge_key(line, height) for line in lines if line.size <= _SMALL * usual)
    return {key for key in keys if key is not None}
