"""The lines of a plain page without looking at every character's box.

Plain: all text upright, visible and dark, each glyph with a character, nothing drawn twice. Every other page
is read character by character; both ways give the same lines.
"""

from __future__ import annotations

import ctypes
import re

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.pdf.layout import TextLine, words_of

_UNSURE = re.compile("[\x00\x02\ufffd-\uffff\ud800-\udfff]")
_DOUBLED = re.compile(r"([^\s\d.…·_—－-])\1")
_MOST_DOUBLED = 0.06
_SAME_ROW = 0.45


def quick_lines(
    textpage: pypdfium2.PdfTextPage, crop: tuple[float, float, float, float]
) -> list[TextLine] | None:
    """The lines from top to bottom; None where the page wants a closer look."""
    raw = textpage.raw
    count = pdfium.FPDFText_CountChars(raw)
    if count <= 0:
        return []
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(0, written - 1)].decode("utf-16-le", "replace")
    if len(text) != count or _UNSURE.search(text) or len(_DOUBLED.findall(text)) > _MOST_DOUBLED * count:
        return None
    unmapped = pdfium.FPDFText_HasUnicodeMapError
    if any(unmapped(raw, index) == 1 for index in range(count)):
        return None
    lines = [
        _line(raw, match.start(), match.end(), text, crop)
        for match in re.finditer(r"[^\r\n]+", text)
        if match[0].strip()
    ]
    return _in_rows([line for line in lines if line is not None])


def _line(
    raw: object, start: int, end: int, text: str, crop: tuple[float, float, float, float]
) -> TextLine | None:
    """One line by the boxes of its first and last characters and of the tallest of a few between."""
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    first, last = _box(raw, start), _box(raw, end - 1)
    middle = (start + end) // 2
    while text[middle].isspace():
        middle -= 1
    inside = [box for box in (first, last, _box(raw, middle)) if box is not None]
    if first is None or last is None:
        return None
    return TextLine(
        text=words_of(text[start:end]),
        x0=first[0] - crop[0],
        y0=crop[3] - max(box[3] for box in inside),
        x1=last[2] - crop[0],
        y1=crop[3] - min(box[1] for box in inside),
        size=max(pdfium.FPDFText_GetFontSize(raw, middle), 1.0),
        weight=pdfium.FPDFText_GetFontWeight(raw, middle),
    )


def _box(raw: object, index: int) -> tuple[float, float, float, float] | None:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    refs = [ctypes.byref(each) for each in (left, right, bottom, top)]
    if not pdfium.FPDFText_GetCharBox(raw, index, *refs):
        return None
    return left.value, bottom.value, right.value, top.value


def _in_rows(lines: list[TextLine]) -> list[TextLine] | None:
    """Lines at one height side by side as one; None where they lie over each other or stand in columns."""
    rows: list[TextLine] = []
    side_by_side = 0
    for line in sorted(lines, key=lambda each: (each.y0 + each.y1) / 2):
        before = rows[-1] if rows else None
        if before is None or abs((before.y0 + before.y1) - (line.y0 + line.y1)) / 2 >= _SAME_ROW * line.size:
            rows.append(line)
            continue
        first, second = sorted((before, line), key=lambda each: each.x0)
        if second.x0 < first.x1 - 0.3 * line.size:
            return None
        side_by_side += 1
        gap = " " if second.x0 - first.x1 > 1.2 * line.size else ""
        rows[-1] = TextLine(
            text=first.text + gap + second.text,
            x0=first.x0,
            y0=min(first.y0, second.y0),
            x1=second.x1,
            y1=max(first.y1, second.y1),
            size=first.size,
            weight=first.weight,
        )
    return None if side_by_side > 4 else rows
