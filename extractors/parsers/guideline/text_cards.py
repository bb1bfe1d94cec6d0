"""Cards whose table was lost in the text: label lines (项目名称, 支持对象, 申报条件 …) among the lines of their cells.

A label stands beside the middle of its cell, so that it can fall inside a sentence: full lines right before a
label begin its cell, and short lines end the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.document import Place, TableBlock
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.lines import Line, Piece
from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.tables import cards_of

_NAME = re.compile(r"(?:项目|政策|专项|事项|扶持项目)(?:名称|类别|事项)")
_LABELLED = re.compile(r"(?P<label>\S{2,8})[\s：:]+(?P<words>\S.*)")
_FULL = 0.8


def with_cards(pieces: list[Piece]) -> list[Piece]:
    """The pieces with each card of the text as a table; unchanged where there are no two cards."""
    starts = [at for at, piece in enumerate(pieces) if isinstance(piece, Line) and _begins_card(piece.text)]
    if len(starts) < 2 or not any(_label(piece) for piece in pieces[starts[0] :]):
        return pieces
    result = pieces[: starts[0]]
    cards = 0
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        region = pieces[start:end]
        table = _card([piece for piece in region if isinstance(piece, Line)])
        is_card = bool(cards_of(table))
        cards += is_card
        result += [table, *(piece for piece in region if not isinstance(piece, Line))] if is_card else region
    return result if cards > 1 else pieces


def _begins_card(text: str) -> bool:
    plain = "".join(text.split()).strip("：:")
    match = _LABELLED.fullmatch(text.strip())
    return _NAME.fullmatch(plain) is not None or (
        match is not None and _NAME.fullmatch(match["label"]) is not None
    )


def _label(piece: Piece) -> str:
    """The label that a line is, alone; empty for other lines."""
    if not isinstance(piece, Line):
        return ""
    plain = "".join(piece.text.split()).strip("：:")
    return (
        plain
        if _NAME.fullmatch(plain) or facet_of(plain) or plain in ("申报材料", "备注", "责任科室")
        else ""
    )


def _card(lines: list[Line]) -> TableBlock:
    longest = max(_width(line.text.strip()) for line in lines)
    rows: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    for label, words in _entries(lines):
        if label is None:
            waiting.append(words)
            continue
        begun = _begun(waiting, longest) if rows else 0
        if rows:
            rows[-1][1].extend(waiting[: len(waiting) - begun])
        rows.append((label, waiting[len(waiting) - begun :] + ([words] if words else [])))
        waiting = []
    if rows:
        rows[-1][1].extend(waiting)
    place = lines[0].triples[0][1] if lines else Place()
    return TableBlock(rows=tuple((label, "".join(words)) for label, words in rows), place=place)


def _width(text: str) -> int:
    """Columns that a line takes: two a Chinese character, one a digit or letter."""
    return sum(1 if char.isascii() else 2 for char in text)


def _entries(lines: list[Line]) -> Iterator[tuple[str | None, str]]:
    """Label and what stands on its line; None for lines without one."""
    for line in lines:
        alone = _label(line)
        match = _LABELLED.fullmatch(line.text.strip())
        if alone:
            yield alone, ""
        elif (
            match
            and (_NAME.fullmatch(match["label"]) or facet_of(match["label"]))
            and mark_of(line.text) is None
        ):
            yield match["label"], match["words"]
        else:
            yield None, line.text.strip()


def _begun(waiting: list[str], longest: int) -> int:
    """How many of the lines before a label begin its cell: the full ones that nothing short ends."""
    count = 0
    while (
        count < len(waiting)
        and _width(waiting[-1 - count]) >= _FULL * longest
        and waiting[-1 - count][-1] not in "。；"
    ):
        count += 1
    return count if count < len(waiting) else max(0, count - 1)
