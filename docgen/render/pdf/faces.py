"""The fonts that come along: which one stands for which name, what it can draw, how wide and how high.

Names: 仿宋 and its kin are drawn with Fandol, the title font 方正小标宋 with Noto Serif CJK SC Bold, Latin text
with Liberation Serif (metric-compatible with Times New Roman). A character that the asked-for font lacks is
taken from Noto Serif CJK SC, then DejaVu Sans. Glyph tables: OpenType 1.9, `cmap` (formats 4 and 12), `hmtx`.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_IDEOGRAPH = 0x2E80
_LATIN_RANGES = ((0x00, 0xB6), (0xB8, 0x24F), (0x370, 0x52F), (0x1E00, 0x1EFF))
_ZERO_WIDTH = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}


@dataclass(frozen=True)
class Face:
    """One font file. ascent, descent: line model in em, as measured, never from the file (some are wrong)."""

    family: str
    weight: str
    file: str
    ascent: float
    descent: float

    @property
    def label(self) -> str:
        """The name to tell people."""
        return f"{self.family} Bold" if self.weight == "bold" else self.family


FANG = Face("FandolFang R", "regular", "fandol/FandolFang-Regular.otf", 1.08, 0.12)
KAI = Face("FandolKai", "regular", "fandol/FandolKai-Regular.otf", 1.08, 0.12)
HEI = Face("FandolHei", "regular", "fandol/FandolHei-Regular.otf", 1.08, 0.12)
SONG = Face("FandolSong", "regular", "fandol/FandolSong-Regular.otf", 1.08, 0.12)
NOTO = Face("Noto Serif CJK SC", "regular", "noto-serif-sc/NotoSerifCJKsc-Regular.otf", 1.151, 0.286)
NOTO_BOLD = Face("Noto Serif CJK SC", "bold", "noto-serif-sc/NotoSerifCJKsc-Bold.otf", 1.151, 0.286)
LATIN = Face("Liberation Serif", "regular", "liberation/LiberationSerif-Regular.ttf", 0.933, 0.216)
LATIN_BOLD = Face("Liberation Serif", "bold", "liberation/LiberationSerif-Bold.ttf", 0.933, 0.216)
SIGNS = Face("DejaVu Sans", "regular", "dejavu/DejaVuSans.ttf", 0.928, 0.236)
FACES = (FANG, KAI, HEI, SONG, NOTO, NOTO_BOLD, LATIN, LATIN_BOLD, SIGNS)
_BOLD = {LATIN: LATIN_BOLD, NOTO: NOTO_BOLD}

_NAMES = {
    FANG: "仿宋 仿宋_GB2312 FangSong FangSong_GB2312 华文仿宋 方正仿宋_GBK 方正仿宋简体 STFangsong",
    KAI: "楷体 楷体_GB2312 KaiTi KaiTi_GB2312 华文楷体 方正楷体_GBK 方正楷体简体 STKaiti",
    HEI: "黑体 SimHei 华文黑体 方正黑体_GBK 方正黑体简体 微软雅黑 STHeiti",
    SONG: "宋体 SimSun NSimSun 新宋体 等线 DengXian 华文宋体 方正书宋_GBK 方正书宋简体 STSong",
    NOTO_BOLD: "方正小标宋简体 方正小标宋_GBK 方正小标宋 FZXiaoBiaoSong-B05S FZXiaoBiaoSong-B05",
    LATIN: "Times",
}
_BY_NAME = {name.casefold(): face for face, names in _NAMES.items() for name in names.split()}
_BY_NAME |= {"times new roman": LATIN, "microsoft yahei": HEI, "等线 light": SONG, "dengxian light": SONG}
_BY_NAME |= {face.family.casefold(): face for face in FACES if face.weight == "regular"}


def face_for(name: str, *, latin: bool) -> Face:
    """The face for a font name; a name not in the table gives Liberation Serif or, for Chinese, FandolSong."""
    return _BY_NAME.get(name.strip().casefold(), LATIN if latin else SONG)


def is_zero_width(character: str) -> bool:
    """Joiners, variation selectors and the like: they need no glyph of their own."""
    return ord(character) in _ZERO_WIDTH


def is_wide(character: str) -> bool:
    """Chinese characters and full-width signs: a line may break beside them."""
    return ord(character) >= _IDEOGRAPH


@dataclass(frozen=True)
class Drawn:
    """A face, and whether its strokes are thickened since it has no bold of its own."""

    face: Face
    thickened: bool


class FontSet:
    """The faces of one run by its Latin and its East Asian slot."""

    def __init__(self, latin: Face, east_asian: Face, bold: bool) -> None:
        self._latin, self._east_asian, self._bold = latin, east_asian, bold
        self._known: dict[str, Drawn | None] = {}

    def draw(self, character: str) -> Drawn | None:
        """What draws the character; None when no font has it."""
        if character not in self._known:
            self._known[character] = self._search(ord(character))
        return self._known[character]

    def slot(self, character: str) -> Drawn:
        """The face that the run asks for at this character, whether or not it has the glyph."""
        return self._candidate(self._latin if _is_latin(ord(character)) else self._east_asian)

    def _candidate(self, face: Face) -> Drawn:
        if not self._bold or face.weight == "bold":
            return Drawn(face, False)
        bold = _BOLD.get(face)
        return Drawn(bold, False) if bold else Drawn(face, True)

    def _search(self, code: int) -> Drawn | None:
        first = (self._latin, self._east_asian) if _is_latin(code) else (self._east_asian,)
        for face in (*first, NOTO, SIGNS, LATIN):
            for drawn in (self._candidate(face), Drawn(face, self._bold and face.weight != "bold")):
                if code in glyphs(drawn.face):
                    return drawn
        return None


def _is_latin(code: int) -> bool:
    return any(first <= code <= last for first, last in _LATIN_RANGES)


@lru_cache(maxsize=64)
def font_set(latin: Face, east_asian: Face, bold: bool) -> FontSet:
    """The shared set of these three, with its memory of characters."""
    return FontSet(latin, east_asian, bold)


def advance(drawn: Drawn, character: str) -> float:
    """The width in em; 0 for zero-width characters and those without a glyph."""
    glyph = 0 if is_zero_width(character) else glyphs(drawn.face).get(ord(character), 0)
    if not glyph:
        return 0.0
    widths = _widths(drawn.face)
    return widths[min(glyph, len(widths) - 1)]


@cache
def _tables(face: Face) -> dict[bytes, bytes]:
    """The tables of the font file that are needed here, by tag."""
    data = files("docgen").joinpath("fonts", face.file).read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * index)
        if tag in (b"cmap", b"head", b"hhea", b"hmtx"):
            found[tag] = data[offset : offset + length]
    return found


@cache
def glyphs(face: Face) -> dict[int, int]:
    """Glyph number by code point, from the font's Unicode character maps."""
    table = _tables(face)[b"cmap"]
    (count,) = struct.unpack_from(">H", table, 2)
    found: dict[int, int] = {}
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHI", table, 4 + 8 * index)
        (kind,) = struct.unpack_from(">H", table, offset)
        if platform in (0, 3) and kind == 4:
            found |= _format_4(table[offset:])
        elif platform in (0, 3) and kind == 12:
            found |= _format_12(table[offset:])
    return found


def _format_4(table: bytes) -> dict[int, int]:
    (double,) = struct.unpack_from(">H", table, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, 16 + 2 * double)
    places = struct.unpack_from(f">{count}H", table, 16 + 3 * double)
    found: dict[int, int] = {}
    for index, (first, last, delta, place) in enumerate(zip(starts, ends, deltas, places, strict=True)):
        base = 16 + 3 * double + 2 * index + place
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", table, base + 2 * (code - first))[0] if place else code
            if glyph and (glyph + delta) & 0xFFFF:
                found[code] = (glyph + delta) & 0xFFFF
    return found


def _format_12(table: bytes) -> dict[int, int]:
    (count,) = struct.unpack_from(">I", table, 12)
    found: dict[int, int] = {}
    for index in range(count):
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * index)
        found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return found


@cache
def _widths(face: Face) -> tuple[float, ...]:
    (units,) = struct.unpack_from(">H", _tables(face)[b"head"], 18)
    (count,) = struct.unpack_from(">H", _tables(face)[b"hhea"], 34)
    numbers = struct.unpack_from(">" + "Hh" * count, _tables(face)[b"hmtx"])
    return tuple(number / units for number in numbers[::2])
