"""Tables in a guideline: a table of programmes, one row each, or a card, one table a programme.

Both are told by facets (支持条件, 补助标准 …) in the heading row or in the first column. A cell merged into
the one above or before it carries that one's words on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.document import TableBlock
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.normalise import Triple, characters_of, without_markdown
from extractors.parsers.guideline.passage import Passage

_NAME = re.compile(
    r"(?:项目|政策|专项|支持|扶持|奖补|资金|条款|事项|方向|奖励)?(?:名称|类别|类型|事项|项目|条款|方向|子类)(?:名称)?|项目"
)
_NUMBER = re.compile(r"序号|编号|项目编号|条款号")
_GROUP = re.compile(r".*(?:大类|一级|板块|领域|类别)")


@dataclass(frozen=True)
class Card:
    """A programme in a table: the cell with its number, its name, and what stands under each facet."""

    path: str
    name: tuple[Triple, ...]
    facets: tuple[tuple[Passage, tuple[Triple, ...]], ...]


def cards_of(table: TableBlock) -> tuple[Card, ...]:
    """The programmes of a table; empty where it is no table of programmes."""
    rows = _filled(table)
    if not rows:
        return ()
    heads = [_plain(cell) for cell in rows[0]]
    if sum(facet_of(head) is not None for head in heads) >= 1 and any(
        _NAME.fullmatch(head) for head in heads
    ):
        return tuple(_row_cards(table, rows, heads))
    return _card(table, rows)


def _filled(table: TableBlock) -> list[list[str]]:
    """The rows with merged cells filled: from the left, else from above."""
    rows: list[list[str]] = []
    for row in table.rows:
        filled: list[str] = []
        for at, cell in enumerate(row):
            above = rows[-1][at] if rows and at < len(rows[-1]) else ""
            filled.append(cell if cell is not None else above)
        rows.append(filled)
    return rows


def _plain(cell: str) -> str:
    return "".join(without_markdown(cell)[0].split()).strip("：:")


def _row_cards(table: TableBlock, rows: list[list[str]], heads: list[str]) -> Iterator[Card]:
    names = [at for at, head in enumerate(heads) if _NAME.fullmatch(head) and facet_of(head) is None]
    number = next((at for at, head in enumerate(heads) if _NUMBER.fullmatch(head)), None)
    name = names[-1]
    for row in rows[1:]:
        if not row[name].strip() or row == rows[0]:
            continue
        facets = tuple(
            (_words(table, f"{head}："), tuple(_triples(table, row[at])))
            for at, head in enumerate(heads)
            if at not in names and at != number and row[at].strip()
        )
        path = row[number].strip() if number is not None else ""
        yield Card(path, tuple(_triples(table, row[name])), facets)


def _card(table: TableBlock, rows: list[list[str]]) -> tuple[Card, ...]:
    """Label | words, a row each; several cards may stand in one table, each begun by a name."""
    cards: list[Card] = []
    name: tuple[Triple, ...] = ()
    facets: list[tuple[Passage, tuple[Triple, ...]]] = []
    known = 0
    for row in rows:
        for label, words in _pairs(row):
            if _NAME.fullmatch(label) and facet_of(label) is None:
                if name and facets:
                    cards.append(Card("", name, tuple(facets)))
                    facets = []
                name = tuple(_triples(table, words))
            elif label:
                known += facet_of(label) is not None
                facets.append((_words(table, f"{label}："), tuple(_triples(table, words))))
    if name and facets:
        cards.append(Card("", name, tuple(facets)))
    return tuple(cards) if known >= 2 else ()


def _pairs(row: list[str]) -> Iterator[tuple[str, str]]:
    cells = [cell for at, cell in enumerate(row) if at == 0 or cell != row[at - 1]]
    if len(cells) % 2:
        cells = [cells[0], "".join(cells[1:])] if len(cells) > 1 else [*cells, ""]
    for at in range(0, len(cells), 2):
        yield _plain(cells[at]), cells[at + 1]


def _triples(table: TableBlock, cell: str) -> Iterator[Triple]:
    for line in cell.splitlines() or [cell]:
        yield from characters_of(without_markdown(line)[0], table.place)


def _words(table: TableBlock, text: str) -> Passage:
    return Passage.of(characters_of(text, table.place))


def table_text(table: TableBlock) -> list[Triple]:
    """A table that is none of programmes, as text: its cells in order, rows ended by a stop."""
    triples: list[Triple] = []
    for row in table.rows:
        words = "，".join(cell.strip() for cell in row if cell and cell.strip())
        if words:
            triples += characters_of(f"{words}；", table.place)
    return triples
