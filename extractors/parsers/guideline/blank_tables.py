"""Rows of plain text whose cells only blanks set apart: 国家级　　100万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.model.document import Block, TableBlock, TextBlock
from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.tables import GIVEN_HEAD

BLANK = r"(?:\u3000+| {2,}|\t+)"
_ROW = re.compile(rf"[^。；：]{{1,30}}(?:{BLANK}[^。；：]{{1,30}})+")
_SPACED_WORD = re.compile(
    rf"(?:(?<=\s)|^)(?P<first>[\u4e00-\u9fffA-Z])[ \u3000]{{1,4}}(?P<second>[\u4e00-\u9fff])(?={BLANK}|$)"
)
"""档  次: two characters set wide are one word."""
_SUM = re.compile(r"[\d.,]+\s*(?:[万亿]?元|[%‰])")
_BARE_SUM = re.compile(rf"{_SUM.pattern}|[\d.,]+")


def is_row(text: str) -> bool:
    """Whether a line can be a row of such a table; 第二条　绩效奖励 is a head."""
    return _ROW.fullmatch(text.strip()) is not None and mark_of(text.strip()) is None


def tabled(rows: Sequence[TextBlock]) -> Iterator[Block]:
    """The rows as a table where a heading row names what is given; names with sums side by side as words.

    Lines that are neither (signatures, telephone numbers, titles) stay as they are.
    """
    cells = [_cells(row.text) for row in rows]
    wide = len(cells[0])
    if len(rows) < 2 or any(len(row) != wide for row in cells):
        yield from rows
        return
    given = [
        at
        for at in range(wide)
        if GIVEN_HEAD.search(cells[0][at]) and all(_BARE_SUM.fullmatch(row[at]) for row in cells[1:])
    ]
    if given and not any(re.search(r"\d", cell) for cell in cells[0]):
        yield TableBlock(rows=tuple(cells), place=rows[0].place)
    elif wide == 2 and all(_SUM.fullmatch(row[1]) and not _BARE_SUM.fullmatch(row[0]) for row in cells):
        for row, (name, amount) in zip(rows, cells, strict=True):
            stop = "。" if row is rows[-1] else "、"
            yield row.model_copy(update={"text": f"{name}{amount}{stop}"})
    else:
        yield from rows


def _cells(text: str) -> tuple[str, ...]:
    return tuple(re.split(BLANK, _SPACED_WORD.sub(r"\g<first>\g<second>", text.strip())))
