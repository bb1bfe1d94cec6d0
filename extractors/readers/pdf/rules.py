"""The rules drawn on a page: straight strokes and the sides of filled areas, across or down."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.pdf.turning import upright

_DEEPEST = 4
_SLANT_POINTS = 0.5
Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """One side or stroke. Its ends, x0 ≤ x1 and y0 ≤ y1, from the page's left and top, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_across(self) -> bool:
        """Whether it runs from left to right."""
        return self.y1 - self.y0 <= self.x1 - self.x0


def rules_of(page: pypdfium2.PdfPage) -> list[Rule]:
    """All rules of a page, each side of a box for itself."""
    crop, turn = page.get_cropbox(), page.get_rotation()
    return [
        Rule(*upright((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), crop, turn))
        for (x0, y0), (x1, y1) in _strokes(page)
        if min(abs(x0 - x1), abs(y0 - y1)) <= _SLANT_POINTS
    ]


def _strokes(page: pypdfium2.PdfPage) -> Iterator[tuple[Point, Point]]:
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        yield from _of_shape(pdfium.FPDFPage_GetObject(page.raw, index), _AS_IT_IS, 0)


def _of_shape(shape: Any, outer: Matrix, depth: int) -> Iterator[tuple[Point, Point]]:
    kind = pdfium.FPDFPageObj_GetType(shape)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield from _of_path(shape, _times(_matrix(shape), outer))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _times(_matrix(shape), outer)
        for index in range(pdfium.FPDFFormObj_CountObjects(shape)):
            yield from _of_shape(pdfium.FPDFFormObj_GetObject(shape, index), inner, depth + 1)


def _of_path(path: Any, matrix: Matrix) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a path, the one that closes it too."""
    x, y = ctypes.c_float(), ctypes.c_float()
    refs = ctypes.byref(x), ctypes.byref(y)
    first = last = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, *refs):
            continue
        here = _put((x.value, y.value), matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first


def _matrix(shape: Any) -> Matrix:
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, ctypes.byref(own))
    return own.a, own.b, own.c, own.d, own.e, own.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e * oa + f * oc + oe, e * ob + f * od + of
    )  # fmt: skip


def _put(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
