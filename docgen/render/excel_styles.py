"""Cell formats of a workbook as far as filling needs them, and variants that it adds while rendering."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS

from docgen.render.package import parse_part, xml_bytes

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
GENERAL = "General"
_FIRST_OWN_FORMAT = 164
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


class CellFormat(NamedTuple):
    """size: font size in points; wrap: text is wrapped; number: the number format's code."""

    size: float
    wrap: bool
    number: str

    def decimals(self) -> int | None:
        """Decimals that the number format shows; None where it sets no limit (General, text)."""
        section = _LITERAL.sub("", self.number.split(";")[0])
        if section == GENERAL or "@" in section or not re.search("[0#?]", section):
            return None
        whole, _point, fraction = section.partition(".")
        shown = sum(sign in "0#?" for sign in fraction)
        return shown + 2 * section.count("%") - 3 * (len(whole) - len(whole.rstrip(",")))

    def shown(self, number: Decimal) -> str:
        """About what the number looks like in this format: separators, and decimals that are always shown."""
        section = _LITERAL.sub("", self.number.split(";")[0])
        whole, _point, fraction = section.partition(".")
        places = max(fraction.count("0"), -int(number.as_tuple().exponent))
        return f"{number:{',' if ',' in whole else ''}.{places}f}"


class Change(NamedTuple):
    """How a variant differs from its format: wrapped, a number format or a font size of its own."""

    wrap: bool = False
    number: str = ""
    size: float = 0.0


@dataclass(frozen=True)
class StyleSheet:
    """The styles part as read; `formats` by index of cellXfs."""

    data: bytes
    formats: tuple[CellFormat, ...]
    default_size: float

    @classmethod
    def read(cls, data: bytes, *, source: str, name: str) -> StyleSheet:
        """Raises InputError where the part is no sound XML."""
        root = parse_part(data, source=source, name=name)
        sizes = [_size(font) for font in root.iterfind(f"{S}fonts/{S}font")] or [11.0]
        codes = {
            int(node.get("numFmtId", "0")): node.get("formatCode", GENERAL)
            for node in root.iterfind(f"{S}numFmts/{S}numFmt")
        }
        formats = tuple(_format(xf, sizes, codes) for xf in root.iterfind(f"{S}cellXfs/{S}xf"))
        return cls(data, formats or (CellFormat(sizes[0], False, GENERAL),), sizes[0])


def _size(font: etree._Element) -> float:
    size = font.find(f"{S}sz")
    return float(size.get("val", "11")) if size is not None else 11.0


def _format(xf: etree._Element, sizes: list[float], codes: dict[int, str]) -> CellFormat:
    alignment = xf.find(f"{S}alignment")
    wrap = alignment is not None and alignment.get("wrapText") in ("1", "true")
    number = int(xf.get("numFmtId", "0"))
    font = int(xf.get("fontId", "0"))
    code = codes.get(number) or BUILTIN_FORMATS.get(number, GENERAL)
    return CellFormat(sizes[font] if font < len(sizes) else sizes[0], wrap, str(code))


class StyleVariants:
    """Variants asked for during one rendering. Not shared between renderings."""

    def __init__(self, sheet: StyleSheet) -> None:
        self._sheet = sheet
        self._variants: dict[tuple[int, Change], int] = {}

    def format(self, index: int) -> CellFormat:
        """The format at an index of cellXfs (that of the first where there is none)."""
        formats = self._sheet.formats
        return formats[index] if index < len(formats) else formats[0]

    def changed(self, index: int, change: Change) -> int:
        """Index of the format with a change."""
        return self._variants.setdefault((index, change), len(self._sheet.formats) + len(self._variants))

    def data(self) -> bytes:
        """The styles part with all variants."""
        if not self._variants:
            return self._sheet.data
        root = parse_part(self._sheet.data, source="", name="")
        formats = root.find(f"{S}cellXfs")
        if formats is None:
            raise AssertionError("cellXfs is required by CT_Stylesheet")
        originals = list(formats)
        for (index, change), _number in self._variants.items():
            formats.append(_varied(root, originals[min(index, len(originals) - 1)], change))
        formats.set("count", str(len(formats)))
        return xml_bytes(root)


def _varied(root: etree._Element, original: etree._Element, change: Change) -> etree._Element:
    xf = deepcopy(original)
    if change.wrap:
        alignment = xf.find(f"{S}alignment")
        if alignment is None:
            alignment = etree.Element(f"{S}alignment")
            xf.insert(0, alignment)
        alignment.set("wrapText", "1")
        xf.set("applyAlignment", "1")
    if change.size:
        xf.set("fontId", str(_smaller_font(root, int(xf.get("fontId", "0")), change.size)))
        xf.set("applyFont", "1")
    if change.number:
        xf.set("numFmtId", str(_number_format(root, change.number)))
        xf.set("applyNumberFormat", "1")
    return xf


def _smaller_font(root: etree._Element, index: int, size: float) -> int:
    fonts = root.find(f"{S}fonts")
    if fonts is None or not len(fonts):
        raise AssertionError("a size is only changed where there is a font")
    font = deepcopy(fonts[min(index, len(fonts) - 1)])
    given = font.find(f"{S}sz")
    given = etree.SubElement(font, f"{S}sz") if given is None else given
    given.set("val", f"{size:g}")
    fonts.append(font)
    fonts.set("count", str(len(fonts)))
    return len(fonts) - 1


def _number_format(root: etree._Element, code: str) -> int:
    formats = root.find(f"{S}numFmts")
    if formats is None:
        formats = etree.Element(f"{S}numFmts")
        root.insert(0, formats)
    for node in formats:
        if node.get("formatCode") == code:
            return int(node.get("numFmtId", "0"))
    number = max([_FIRST_OWN_FORMAT - 1, *(int(node.get("numFmtId", "0")) for node in formats)]) + 1
    etree.SubElement(formats, f"{S}numFmt", {"numFmtId": str(number), "formatCode": code})
    formats.set("count", str(len(formats)))
    return number
