"""The characters of a PDF page with their places, as the eye sees them.

Left out and counted: text that is not seen (invisible, white on white, outside the page) and glyphs
without a character. Turned pages are turned upright.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.pdf.layout import Glyph, TextLine
from extractors.readers.pdf.quick import quick_lines
from extractors.readers.pdf.rules import Rule, rules_of
from extractors.readers.pdf.turning import upright

_WHITE = 245
_INVISIBLE_MODE = 3
_DEEPEST = 4
_BLANKS = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000))
_NO_CHARACTER = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))
_HYPHEN_AT_LINE_END = 0x02
"""What the engine gives for a hyphen that ends a line."""
_TURNED_RADIANS = 0.15


@dataclass
class PageGlyphs:
    """What a page shows. left_out: why characters are missing, and how many; unseen_layer: all text is invisible.

    lines: of a plain page without rules, which then has no glyphs. rules: empty where they make no table.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    picture_share: float = 0.0
    rules: list[Rule] = field(default_factory=list)
    unseen_layer: bool = False
    lines: list[TextLine] | None = None


@dataclass(frozen=True)
class _Shapes:
    """What is drawn on a page: how much of it pictures cover, filled areas, counts of rules.

    plain: every text is upright, visible and dark, so that no character needs a look of its own.
    """

    picture_share: float
    filled: tuple[tuple[float, float, float, float], ...]
    across: int
    down: int
    plain: bool


def glyphs_of(page: pypdfium2.PdfPage) -> PageGlyphs:
    """Read one page, as the reader sees it when it is shown upright."""
    width, height = page.get_size()
    shapes = _shapes(page, width, height)
    result = PageGlyphs(width, height, picture_share=shapes.picture_share)
    if shapes.across >= 3 and shapes.down >= 2:
        result.rules = rules_of(page)
    textpage = page.get_textpage()
    try:
        if shapes.plain and not result.rules:
            result.lines = quick_lines(textpage, page.get_cropbox())
            if result.lines is not None and not any(_line_outside(line, result) for line in result.lines):
                return result
            result.lines = None
        seen, unseen = _split(textpage, page, shapes, result)
    finally:
        textpage.close()
    if unseen and not seen and shapes.picture_share > 0.5:
        seen, unseen = unseen, []
        result.unseen_layer = True
    if unseen:
        result.left_out["看不见的文字"] += len(unseen)
    result.glyphs = seen
    return result


def _split(
    textpage: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage, shapes: _Shapes, result: PageGlyphs
) -> tuple[list[Glyph], list[Glyph]]:
    """The characters that are seen and those that are not."""
    if shapes.plain:
        found = [glyph for glyph, _ in _all(textpage, page, result)]
        inside = [glyph for glyph in found if not _is_outside(glyph, result)]
        if len(inside) < len(found):
            result.left_out["页面之外的文字"] += len(found) - len(inside)
        return inside, []
    seen: list[Glyph] = []
    unseen: list[Glyph] = []
    modes: dict[int, int] = {}
    turn = page.get_rotation()
    for glyph, index in _all(textpage, page, result):
        if _is_turned(pdfium.FPDFText_GetCharAngle(textpage.raw, index), turn):
            result.left_out["斜放或竖放的文字"] += 1
        elif _is_outside(glyph, result):
            result.left_out["页面之外的文字"] += 1
        elif _is_invisible(textpage, index, modes) or _is_white(textpage, index, glyph, shapes):
            unseen.append(glyph)
        else:
            seen.append(glyph)
    return seen, unseen


def _all(
    textpage: pypdfium2.PdfTextPage, page: pypdfium2.PdfPage, result: PageGlyphs
) -> Iterator[tuple[Glyph, int]]:
    """Each character that has one, with its number on the page."""
    raw = textpage.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    boxes = (ctypes.byref(left), ctypes.byref(right), ctypes.byref(bottom), ctypes.byref(top))
    crop, turn = page.get_cropbox(), page.get_rotation()
    unicode_of, box_of, size_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharBox,
        pdfium.FPDFText_GetFontSize,
    )
    unmapped, weight_of = pdfium.FPDFText_HasUnicodeMapError, pdfium.FPDFText_GetFontWeight
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = unicode_of(raw, index)
        if code in _BLANKS:
            continue
        if code in _NO_CHARACTER or unmapped(raw, index) == 1:
            result.left_out["字体没有文字对照的字"] += 1
            continue
        if not box_of(raw, index, *boxes):
            continue
        box = upright((left.value, bottom.value, right.value, top.value), crop, turn)
        char = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        yield Glyph(char, *box, max(size_of(raw, index), 1.0), weight_of(raw, index)), index


def _is_turned(angle: float, turn: int) -> bool:
    """Whether the character stands askew for a reader of the page as it is shown.

    angle counts against the clock, the page's turn with it.
    """
    off = (angle + math.radians(turn)) % math.tau
    return min(off, math.tau - off) > _TURNED_RADIANS


def _line_outside(line: TextLine, page: PageGlyphs) -> bool:
    return line.x0 < 0 or line.y0 < 0 or line.x1 > page.width or line.y1 > page.height


def _is_outside(glyph: Glyph, page: PageGlyphs) -> bool:
    return glyph.x1 < 0 or glyph.y1 < 0 or glyph.x0 > page.width or glyph.y0 > page.height


def _is_invisible(textpage: pypdfium2.PdfTextPage, index: int, modes: dict[int, int]) -> bool:
    shape = pdfium.FPDFText_GetTextObject(textpage.raw, index)
    key = ctypes.cast(shape, ctypes.c_void_p).value or 0
    if key not in modes:
        modes[key] = pdfium.FPDFTextObj_GetTextRenderMode(shape) if key else 0
    return modes[key] == _INVISIBLE_MODE


def _is_white(textpage: pypdfium2.PdfTextPage, index: int, glyph: Glyph, shapes: _Shapes) -> bool:
    """White or fully transparent, with nothing dark behind it."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    refs = [ctypes.byref(each) for each in (red, green, blue, alpha)]
    if not pdfium.FPDFText_GetFillColor(textpage.raw, index, *refs):
        return False
    if alpha.value == 0:
        return True
    if min(red.value, green.value, blue.value) < _WHITE:
        return False
    x, y = (glyph.x0 + glyph.x1) / 2, glyph.middle
    return not any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in shapes.filled)


def _shapes(page: pypdfium2.PdfPage, width: float, height: float) -> _Shapes:
    """One look at all objects of the page."""
    covered = 0.0
    filled: list[tuple[float, float, float, float]] = []
    across = down = 0
    plain = page.get_rotation() == 0
    box = [ctypes.c_float() for _ in range(4)]
    refs = [ctypes.byref(each) for each in box]
    for shape, kind in _objects(page.raw, 0):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            plain = plain and _is_plain(shape)
            continue
        pdfium.FPDFPageObj_GetBounds(shape, *refs)
        x0, y0, x1, y1 = (each.value for each in box)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, min(x1, width) - max(x0, 0)) * max(0.0, min(y1, height) - max(y0, 0))
            continue
        wide, high = x1 - x0, y1 - y0
        across += wide > 30 and high < 4
        down += high > 8 and wide < 4
        if wide > 30 and high > 8:
            across += 2
            down += 2
            if _is_dark(shape):
                filled.append((x0, height - y1, x1, height - y0))
    return _Shapes(min(1.0, covered / (width * height or 1)), tuple(filled), across, down, plain)


def _objects(page: Any, depth: int) -> Iterator[tuple[Any, int]]:
    """Texts, pictures and paths of a page, those inside forms too."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_parts(pdfium.FPDFPage_GetObject(page, index), depth)


def _with_parts(shape: Any, depth: int) -> Iterator[tuple[Any, int]]:
    kind = pdfium.FPDFPageObj_GetType(shape)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(shape)):
            yield from _with_parts(pdfium.FPDFFormObj_GetObject(shape, index), depth + 1)
    elif kind in (pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
        yield shape, kind


def _is_plain(shape: Any) -> bool:
    """Whether a text is upright, visible and dark."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, ctypes.byref(matrix))
    if abs(matrix.b) > 1e-3 or matrix.a < 0:
        return False
    return pdfium.FPDFTextObj_GetTextRenderMode(shape) != _INVISIBLE_MODE and _is_dark(shape)


def _is_dark(shape: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    refs = [ctypes.byref(each) for each in (red, green, blue, alpha)]
    known = pdfium.FPDFPageObj_GetFillColor(shape, *refs)
    return bool(known) and alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE
