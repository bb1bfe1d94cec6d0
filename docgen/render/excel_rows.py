"""Where rows of a sheet go when record rows are repeated, and references that follow them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)", re.DOTALL)
_CELLS = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?")
_WHOLE_ROWS = re.compile(r"(\$?)(\d+):(\$?)(\d+)")


class Block(NamedTuple):
    """Rows first…last of a template (from 1, both included) that stand for one record of `rows`."""

    first: int
    last: int

    @property
    def height(self) -> int:
        return self.last - self.first + 1

    def holds(self, row: int) -> bool:
        """Whether a template row belongs to the block."""
        return self.first <= row <= self.last


@dataclass(frozen=True)
class RowMap:
    """The new number of each template row when every block is printed `count` times (at least once)."""

    blocks: tuple[Block, ...] = ()
    count: int = 1

    def shift(self, row: int) -> int:
        """By how much rows above `row` push it down."""
        return sum(block.height * (self.count - 1) for block in self.blocks if block.last < row)

    def block_of(self, row: int) -> Block | None:
        """The block that a template row belongs to."""
        return next((block for block in self.blocks if block.holds(row)), None)

    def first(self, row: int) -> int:
        """The new row, in the first record for a row of a block."""
        return row + self.shift(row)

    def last(self, row: int) -> int:
        """The new row, in the last record for a row of a block."""
        block = self.block_of(row)
        return self.first(row) + (block.height * (self.count - 1) if block else 0)

    def within(self, row: int, block: Block | None, record: int) -> int:
        """The new row as seen from record number `record` (from 0) of a block: its own rows are nearest."""
        own = block is not None and block.holds(row)
        return self.first(row) + (block.height * record if own and block else 0)

    def area(self, reference: str) -> str:
        """A reference such as A1 or A1:B9 grown over all records that it touches."""
        return _CELLS.sub(self._grown, reference)

    def areas(self, references: str) -> str:
        """Several references with blanks between them (sqref)."""
        return " ".join(self.area(reference) for reference in references.split())

    def copies(self, reference: str) -> list[str]:
        """A merge: once a record where it lies within a block, else grown."""
        match = _CELLS.fullmatch(reference)
        block = self.block_of(int(match.group(2))) if match else None
        if match is None or block is None or not block.holds(int(match.group(4) or match.group(2))):
            return [self.area(reference)]
        rows = int(match.group(2)), int(match.group(4) or match.group(2))
        return [
            _at(match, *(self.within(row, block, record) for row in rows)) for record in range(self.count)
        ]

    def _grown(self, match: re.Match[str]) -> str:
        first, last = int(match.group(2)), int(match.group(4) or match.group(2))
        return _at(match, self.first(first), self.last(last))


def _at(match: re.Match[str], first: int, last: int) -> str:
    """A reference at other rows; a single cell stays one unless it has grown."""
    start, end = f"{match.group(1)}{first}", f"{match.group(3) or match.group(1)}{last}"
    return start if match.group(4) is None and first == last else f"{start}:{end}"


class Viewpoint(NamedTuple):
    """Where a formula stands: its sheet, and its record when it stands in a block."""

    sheet: str
    block: Block | None = None
    record: int = 0


def moved_formula(formula: str, maps: dict[str, RowMap], viewpoint: Viewpoint) -> str:
    """A formula (without =) whose references follow their cells.

    A range grows over the records that it touches; a single cell stays single: the same record's for a
    formula in a record row, else the first record's.
    """
    tokens = Tokenizer(f"={formula}").items
    return "".join(_moved_operand(token, maps, viewpoint) for token in tokens)


def _moved_operand(token: Token, maps: dict[str, RowMap], viewpoint: Viewpoint) -> str:
    value = str(token.value)
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return value
    qualified = _SHEET.fullmatch(value)
    sheet, reference = viewpoint.sheet, value
    if qualified is not None:
        sheet = (qualified.group(1) or qualified.group(2)).replace("''", "'")
        reference = qualified.group(3)
    rows = maps.get(sheet)
    if rows is None:
        return value
    moved = _moved_reference(reference, rows, viewpoint if sheet == viewpoint.sheet else Viewpoint(sheet))
    return value.removesuffix(reference) + moved


def _moved_reference(reference: str, rows: RowMap, viewpoint: Viewpoint) -> str:
    whole = _WHOLE_ROWS.fullmatch(reference)
    if whole is not None:
        first, last = rows.first(int(whole.group(2))), rows.last(int(whole.group(4)))
        return f"{whole.group(1)}{first}:{whole.group(3)}{last}"
    match = _CELLS.fullmatch(reference)
    if match is None:
        return reference
    first, last = int(match.group(2)), int(match.group(4) or match.group(2))
    own = viewpoint.block is not None and viewpoint.block.holds(first) and viewpoint.block.holds(last)
    if own or match.group(4) is None:
        ends = (rows.within(row, viewpoint.block, viewpoint.record) for row in (first, last))
        return _at(match, *ends)
    return rows.area(reference)


def blocks_of(record_rows: Sequence[int]) -> tuple[Block, ...]:
    """Record rows joined to blocks: rows that follow one another belong to one record."""
    blocks: list[Block] = []
    for row in sorted(record_rows):
        if blocks and blocks[-1].last == row - 1:
            blocks[-1] = Block(blocks[-1].first, row)
        else:
            blocks.append(Block(row, row))
    return tuple(blocks)
