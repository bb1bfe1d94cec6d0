"""Cards whose table was lost in the text: label lines (项目名称, 支持对象, 申报条件 …) among the lines of their cells.

A label stands beside the middle of its cell, so that it can fall inside a sentence: full lines right before a
label begin its cell, and short lines end the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from docgen.model.document import Place, TableBlock
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.lines import Line, Piece
from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.normalise import without_blanks
from extractors.parsers.guideline.tables import cards_of

NAME = re.compile(r"(?:项目|政策|专项|事项|扶持项目)(?:名称|类别|事项)")
"""The label that a card's name stands behind."""
_LABELLED = re.compile(r"(?P<label>\S{2,8})[\s：:]+(?P<words>\S.*)")
_FULL = 0.8
_BEFORE = 0.2
"""What a line before its label costs: where all else is alike, words stand behind labels."""


_INSIDE = 3.0
_ENDED = 0.5
"""What a cell costs that is empty or ends inside a sentence, and one whose last line is full and ends one."""
_MOST_BETWEEN = 60


@dataclass(frozen=True)
class _Row:
    """A label and what stands on its own line (none or one)."""

    label: str
    words: list[str]


def with_cards(pieces: list[Piece]) -> list[Piece]:
    """The pieces with each card of the text as a table; unchanged where there are no two cards."""
    starts = [at for at, piece in enumerate(pieces) if isinstance(piece, Line) and _begins_card(piece.text)]
    if len(starts) < 2 or not any(_label(piece) for piece in pieces[starts[0] :]):
        return pieces
    result = pieces[: starts[0]]
    longest = max(_width(piece.text.strip()) for piece in pieces[starts[0] :] if isinstance(piece, Line))
    cards = 0
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        region = pieces[start:end]
        heads = _heads_behind(region)
        body = region[: len(region) - heads]
        table = _card([piece for piece in body if isinstance(piece, Line)], longest)
        if table is not None and cards_of(table):
            cards += 1
            result += [table, *(piece for piece in body if not isinstance(piece, Line))]
        else:
            result += body
        result += region[len(region) - heads :]
    return result if cards > 1 else pieces


def _heads_behind(region: list[Piece]) -> int:
    """How many lines at the end are headings that belong to what follows: numbered, and no sentence."""
    count = 0
    for piece in reversed(region[1:]):
        if not isinstance(piece, Line) or piece.mark is None or piece.text.rstrip()[-1:] in "。；":
            break
        count += 1
    return count


def _begins_card(text: str) -> bool:
    plain = without_blanks(text)
    match = _LABELLED.fullmatch(text.strip())
    return NAME.fullmatch(plain) is not None or (
        match is not None and NAME.fullmatch(match["label"]) is not None
    )


def _label(piece: Piece) -> str:
    """The label that a line is, alone; empty for other lines."""
    if not isinstance(piece, Line):
        return ""
    plain = "".join(piece.text.split()).strip("：:")
    return (
        plain if NAME.fullmatch(plain) or facet_of(plain) or plain in ("申报材料", "备注", "责任科室") else ""
    )


def _card(lines: list[Line], longest: int) -> TableBlock | None:
    """The rows of a card, None where too much stands between two labels for cells.

    longest: the columns of the longest line of all cards, which tells full lines.
    """
    rows: list[_Row] = []
    between: list[list[str]] = []
    for label, words in _entries(lines):
        if label is not None:
            rows.append(_Row(label, [words] if words else []))
            between.append([])
        elif rows:
            between[-1].append(words)
    if any(len(inside) > _MOST_BETWEEN for inside in between[:-1]):
        return None
    cuts = _cuts(rows, between, longest)
    place = lines[0].triples[0][1] if lines else Place()
    before: list[str] = []
    cells = []
    for row, lines_between, cut in zip(rows, between, cuts, strict=True):
        cells.append((row.label, "".join([*before, *row.words, *lines_between[:cut]])))
        before = lines_between[cut:]
    return TableBlock(rows=tuple(cells), place=place)


def _width(text: str) -> int:
    """Columns that a line takes: two a Chinese character, one a digit or letter."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _entries(lines: list[Line]) -> Iterator[tuple[str | None, str]]:
    """Label and what stands on its line; None for lines without one."""
    for line in lines:
        alone = _label(line)
        match = _LABELLED.fullmatch(line.text.strip())
        if alone:
            yield alone, ""
        elif (
            match
            and (NAME.fullmatch(match["label"]) or facet_of(match["label"]))
            and mark_of(line.text) is None
        ):
            yield match["label"], match["words"]
        else:
            yield None, line.text.strip()


@dataclass(frozen=True)
class _Measured:
    """Lines in a row, measured once. ends: what each costs as the last of a cell; short: of the first n, how many."""

    ends: tuple[float, ...]
    short: tuple[int, ...]


def _measured(lines: list[str], longest: int) -> _Measured:
    full = [_width(line) >= _FULL * longest for line in lines]
    ends = (
        _INSIDE if each and not line.endswith(("。", "；")) else _ENDED if each else 0.0
        for line, each in zip(lines, full, strict=True)
    )
    return _Measured(tuple(ends), (0, *accumulate(not each for each in full)))


def _cuts(rows: list[_Row], between: list[list[str]], longest: int) -> list[int]:
    """Where the lines between two labels pass from the cell of the first to that of the second.

    Of all ways the one in which labels stand nearest to the middle of their cells and cells end where sentences
    or short lines do. The best way to each number of lines before a label is kept, label by label.
    """
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    above = _measured([], longest)
    for at, (row, lines) in enumerate(zip(rows, between, strict=True)):
        own, beside = _measured(row.words + lines, longest), len(row.words)
        ways: dict[int, tuple[float, list[int]]] = {}
        for before, (cost, cuts) in best.items():
            for cut in [len(lines)] if at + 1 == len(rows) else range(len(lines) + 1):
                torn = _torn(above, before, own, beside + cut)
                whole = cost + abs(before - cut) + _BEFORE * before + torn
                rest = len(lines) - cut
                if rest not in ways or whole < ways[rest][0]:
                    ways[rest] = (whole, [*cuts, cut])
        best, above = ways, own
    return min(best.values())[1]


def _torn(above: _Measured, before: int, own: _Measured, count: int) -> float:
    """How unlike a cell the last lines above a label and the first of its own are: one that ends inside a sentence,
    short lines inside, none at all.
    """
    if not before and not count:
        return _INSIDE
    last = own.ends[count - 1] if count else above.ends[-1]
    short = own.short[count] + above.short[-1] - above.short[len(above.ends) - before]
    return last + 2.0 * (short - (last == 0.0))
