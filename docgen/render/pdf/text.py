"""Text with its fonts: each character is given to a face that has it, and each line its height.

Line model: an exact line of L has 0.8 L above the baseline and 0.2 L below, whatever the font; an automatic
line is the highest ascent plus the deepest descent times the factor, the surplus below; "at least" puts its
surplus on top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from docgen.errors import MissingGlyphError
from docgen.render.pdf.engine import literal, pt
from docgen.render.pdf.faces import Drawn, Face, FontSet, advance, face_for, font_set, is_wide, is_zero_width
from docgen.render.pdf.properties import Properties

BREAK = "\u200b"
_KEPT_SPACE = "\u3000"
_ABOVE, _BELOW = 0.8, 0.2
_THICKENING = 0.022
_RULE_DEPTH = 0.14
_THINNEST = 0.5


class FontLog:
    """Which fonts were asked for and which were drawn instead, in the order of their first use."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[str, str], None] = {}

    def face(self, name: str, *, latin: bool) -> Face:
        """The face for a name; noted when it is another font."""
        face = face_for(name, latin=latin)
        if name.casefold() not in face.family.casefold():
            self._pairs[name, face.label] = None
        return face

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """(asked for, drawn with)."""
        return tuple(self._pairs)


@dataclass(frozen=True)
class Edges:
    """How far a line reaches above and below its baseline, in points."""

    above: float
    below: float


@dataclass(frozen=True)
class Run:
    """Text of one formatting. size in points; fill RRGGBB; tracking in points."""

    text: str
    fonts: FontSet
    size: float
    colour: str = "000000"
    underline: bool = False
    strike: bool = False
    shade: str | None = None
    tracking: float = 0.0

    def faces(self) -> Iterator[Face]:
        """The faces that its characters are drawn with; that of a blank for a run that draws none."""
        seen = [character for character in self.text if not is_zero_width(character)]
        for character in seen or _KEPT_SPACE:
            drawn = self.fonts.draw(character)
            if drawn is not None:
                yield drawn.face


def run_fonts(properties: Properties, log: FontLog) -> FontSet:
    """The font set of a run from its slots."""
    latin = log.face(str(properties["ascii"]), latin=True)
    return font_set(latin, log.face(str(properties["eastAsia"]), latin=False), bool(properties.get("b")))


def line_edges(runs: list[Run], *, line: float, rule: str) -> Edges:
    """The edges of the lines of a paragraph. line: points, or 12 a line for the rule "auto"."""
    if rule == "exact":
        return Edges(_ABOVE * line, _BELOW * line)
    above = max(face.ascent * run.size for run in runs for face in run.faces())
    below = max(face.descent * run.size for run in runs for face in run.faces())
    if rule == "atLeast":
        return Edges(above + max(0.0, line - above - below), below)
    return Edges(above, (above + below) * line / 12 - above)


def run_markup(run: Run, edges: Edges, *, room: float, place: str, source: str) -> str:
    """Typst code for a run: one `text` a face, wrapped in its underline and the like.

    room: the width of a line in points; a token that is wider may break inside.
    """
    parts = []
    for is_blank, characters in groupby(
        run.text, key=lambda character: run.underline and character == _KEPT_SPACE
    ):
        part = replace(run, text="".join(characters))
        parts.append(_rule(part, edges) if is_blank else _decorated(part, edges, room, place, source))
    body = "{" + "; ".join(parts) + "}"
    if run.strike:
        body = f"strike({body})"
    if run.shade:
        body = f'highlight(fill: rgb("{run.shade}"), {body})'
    return body


def _decorated(run: Run, edges: Edges, room: float, place: str, source: str) -> str:
    pieces = []
    for drawn, characters in groupby(_drawn(run, room, place, source), key=lambda pair: pair[0]):
        pieces.append(_text(run, drawn, "".join(part for _, part in characters), edges))
    body = "{" + "; ".join(pieces) + "}"
    if not run.underline:
        return body
    return f"underline(offset: {pt(_rule_depth(run))}, stroke: {pt(_rule_weight(run))}, evade: false, {body})"


def _rule(run: Run, edges: Edges) -> str:
    """A blank to be filled by hand: its rule is drawn for each wide space, so that it is there at a line's end too."""
    mark = _text(run, run.fonts.slot(_KEPT_SPACE), BREAK, edges)
    blank = f"blank({pt(run.size)}, {pt(_rule_depth(run))}, {pt(_rule_weight(run))}, {mark})"
    return "{" + "; ".join([blank] * len(run.text)) + "}"


def _rule_depth(run: Run) -> float:
    return _RULE_DEPTH * run.size


def _rule_weight(run: Run) -> float:
    return max(_THINNEST, run.size / 24)


def _text(run: Run, drawn: Drawn, text: str, edges: Edges) -> str:
    options = [
        f"font: {literal(drawn.face.family)}",
        f'weight: "{drawn.face.weight}"',
        f"size: {pt(run.size)}",
        f"top-edge: {pt(edges.above)}",
        f"bottom-edge: {pt(-edges.below)}",
    ]
    if run.colour != "000000":
        options.append(f'fill: rgb("{run.colour}")')
    if drawn.thickened:
        options.append(f'stroke: {_THICKENING}em + rgb("{run.colour}")')
    if run.tracking:
        options.append(f"tracking: {pt(run.tracking)}")
    return f"text({', '.join(options)}, {literal(text)})"


def _drawn(run: Run, room: float, place: str, source: str) -> Iterator[tuple[Drawn, str]]:
    """Each character with what draws it; joiners go with the character before."""
    last = run.fonts.slot(_KEPT_SPACE)
    for character in _breakable(run, room):
        if is_zero_width(character):
            yield last, character
            continue
        found = run.fonts.draw(character)
        if found is None:
            raise MissingGlyphError(
                f"字体里没有“{character}”（U+{ord(character):04X}）",
                file=source,
                place=place,
                advice="请核对这个字，或换一个写法",
            )
        last = found
        yield found, character


def _breakable(run: Run, room: float) -> str:
    """Spaces that are kept: wide ones at a line's end, several in a row; too long tokens may break inside."""
    kept = run.text.replace(_KEPT_SPACE, _KEPT_SPACE + BREAK).replace("  ", f"\u00a0{BREAK}\u00a0{BREAK}")
    return " ".join(_token(word, run, room) for word in kept.split(" "))


def _token(word: str, run: Run, room: float) -> str:
    parts = []
    for wide, characters in groupby(word, key=is_wide):
        part = "".join(characters)
        too_long = not wide and width_of(replace(run, text=part)) > room
        parts.append(BREAK.join(part) if too_long else part)
    return "".join(parts)


def width_of(run: Run) -> float:
    """The width of a run on one line, in points."""
    widths = (advance(run.fonts.draw(c) or run.fonts.slot(c), c) for c in run.text)
    return sum(widths) * run.size + run.tracking * len(run.text)
