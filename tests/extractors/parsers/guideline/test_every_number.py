"""Read, not remembered: each encoded number of the sample guideline, changed in the text, moves its own field.

One test a programme; every number of it is changed in turn, and the rules of the changed text are held
against those of the printed one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

import extractors
from docgen.model.document import SourceDocument, TextBlock
from docgen.model.ledger import NumberEntry
from tests.extractors.guideline_text import TEXT, document_of

ZH = "一二三四五六七八九"


@cache
def whole() -> Any:
    return extractors.parse("guideline", document_of(TEXT))


def programmes() -> list[str]:
    """All but one that states no rule of its own (it refers to other papers) and so is no guideline by itself."""
    return [each.path for each in whole().guideline.programmes if each.bases or each.quota is not None]


@dataclass(frozen=True)
class Piece:
    """The title, the direction and the lines of one programme: all that its rules are read from."""

    lines: tuple[str, ...]
    first_line: int


def piece_of(path: str) -> Piece:
    """The lines from the programme's head up to the next programme or direction."""
    lines = TEXT.splitlines()
    found = whole().guideline
    heads = sorted({each.citation.line_no for each in found.programmes if each.citation.line_no})
    start = found.programme(path).citation.line_no
    later = [line for line in heads if line > start]
    directions = [at for at, line in enumerate(lines, start=1) if re.match(r"\W*[一二三四五]、", line)]
    groups = [
        at for at, line in enumerate(lines, start=1) if re.match(r"\W*[(（][一二三四五六七][)）]", line)
    ]
    annex = next(at for at, line in enumerate(lines, start=1) if re.match("附件 ?2-1|附件：", line))
    end = min([line for line in (*later, *directions, annex) if line > start])
    own = [at for at in groups if at <= start]
    direction = max(at for at in directions if at <= start)
    head = [lines[4], lines[direction - 1]] if direction != start else [lines[4]]
    if re.search(r"\d$", path):
        head.append(lines[max(own) - 1])
    return Piece((*head, *lines[start - 1 : end - 1]), start - len(head))


def parsed(lines: tuple[str, ...]) -> Any:
    return extractors.parse("guideline", document_of("\n".join(lines)))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every number and day of the rules; words and citations left out."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key != "citation":
                yield from leaves(each, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for at, each in enumerate(value):
            yield from leaves(each, f"{path}[{at}]")
    elif isinstance(value, int | Decimal | date) and not isinstance(value, bool):
        yield path, value


def rules(reading: Any, path: str) -> dict[str, Any]:
    (programme,) = (each for each in reading.guideline.programmes if each.path == path)
    return dict(leaves(programme.model_dump()))


def bumped(number: str) -> str:
    """The same number one more (a day one less), written the same way."""
    if match := re.fullmatch(r"(\d{4}年\d{1,2}月)(\d{1,2})(日)", number):
        day = int(match[2])
        return f"{match[1]}{day - 1 if day > 1 else 2}{match[3]}"
    if match := re.match(r"\d+", number):
        return f"{int(match[0]) + 1}{number[match.end() :]}"
    at = ZH.index(number[0])
    return ZH[at + 1] + number[1:]


def places(
    entries: list[NumberEntry], lines: tuple[str, ...], offset: int
) -> Iterator[tuple[NumberEntry, int, int]]:
    """Where each number stands in the joined lines; the n-th of equal ones in a sentence is the n-th there."""
    text = "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    at = 0
    for entry in entries:
        line = (entry.place.line_no or 0) - 1
        at = max(at, starts[line]) if 0 <= line < len(lines) else at
        pattern = re.compile(
            r"(?<![\d.])"
            + r"\s*".join(map(re.escape, entry.text)).replace(r"\(", "[(（]").replace(r"\)", "[)）]")
        )
        pattern = re.compile(re.sub("元$", "元?", pattern.pattern))  # 万 stands for 万元 in a few places
        match = pattern.search(text, at)
        assert match is not None, entry
        yield entry, match.start(), match.end()
        at = match.end()


@pytest.mark.parametrize("path", programmes())
def test_a_changed_number_moves_its_own_field_and_no_other(path: str) -> None:
    piece = piece_of(path)
    before = parsed(piece.lines)
    known = rules(before, path)
    whole_rules = dict(leaves(whole().guideline.programme(path).model_dump()))
    assert known == whole_rules, "the piece says what the whole text says"
    entries = [each for each in before.ledger.numbers if each.clause.startswith(path)]
    text = "\n".join(piece.lines)
    for entry, start, end in places(entries, piece.lines, piece.first_line):
        if not entry.encoded_in:
            continue
        changed = text[:start] + bumped("".join(text[start:end].split())) + text[end:]
        after = rules(parsed(tuple(changed.split("\n"))), path)
        moved = {key for key in known.keys() | after.keys() if known.get(key) != after.get(key)}
        names = {re.sub(r"\[\d+\]", "", key).rpartition(".")[2] for key in moved}
        field = re.sub(r"\[\d+\]", "", entry.encoded_in[0]).rpartition(".")[2]
        assert moved, (entry.text, entry.sentence, entry.encoded_in)
        assert names <= {field, *BESIDE.get(field, ())}, (
            entry.text,
            entry.sentence,
            sorted(moved),
            entry.encoded_in,
        )


BESIDE = {
    "years_more_than": ("years_at_most",),
    "years_at_most": (
        "years_more_than",
    ),  # of two overlapping limits the longer begins where the shorter ends
    "spent_from": ("counted_from",),
    "counted_from": ("spent_from",),
    "spent_until": ("counted_until",),
    "counted_until": ("spent_until",),
}
"""Fields that rest on the same printed number."""


def test_the_piece_reader_is_honest() -> None:
    document: SourceDocument = document_of("\n".join(piece_of("一（一）").lines))
    assert isinstance(document.blocks[0], TextBlock)
    assert "征集指南" in document.blocks[0].text
