"""Tables on the console, in which no figure, date, clause or path is ever cut; blocks where a table is too wide."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import click
from rich import box
from rich.cells import cell_len
from rich.table import Table

from docgen.cli.console import console

_LEAST_PROSE = 16
"""Columns below which folded prose can't be read any more."""
_INDENT = "    "
_GAP = "  "
_ATOM = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?"
    r"|第 ?\d+ ?[页行段条]"
    r"|[一二三四五六七八九十]+（[一二三四五六七八九十]+）\d*(?:（\d+）)*[①-⑳]?"
    r"|(?<![^\s（“：，；、])(?:~|\.{1,2}|[A-Za-z]:)?[/\\][^\s（）“”：，。；、]+"
    r"|[!-~≤≥]+(?: ?(?:万元|亿元|元|年|个月|月|日|个|项|家|页|条|款))?"
    r"|.",
    re.DOTALL,
)
"""What stays in one piece: a date, a place, a clause, a path, a run of figures or Latin letters with its unit."""


@dataclass(frozen=True)
class _Layout:
    """What is shown. whole: columns never folded; head: columns of the first line of a block."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    whole: Sequence[str]
    head: Sequence[str]


def show_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    title: str = "",
    whole: Sequence[str] = (),
    head: Sequence[str] = (),
) -> None:
    """Print a table with signs that a Chinese code page has too, or blocks on a terminal too narrow for it.

    whole: columns that are never folded; the others are folded, between figures and words only. head: the
    columns that a block has on its first line; the first column alone where none is named. Into a pipe it is
    always a table, as wide as it needs.
    """
    layout = _Layout(columns, [tuple(row) for row in rows], whole, head or columns[:1])
    out = console()
    room = out.width - _frame(len(columns))
    widths = _widths(layout, room, may_grow=not sys.stdout.isatty())
    if widths is not None:
        out.width = max(out.width, sum(widths) + _frame(len(columns)))
        out.print(_table(layout, widths, title))
        return
    lines = [title] if title else []
    for row in layout.rows:
        lines += _block(layout, row, out.width)
    click.echo("\n".join([*lines, ""]))


def _frame(columns: int) -> int:
    """The columns of the screen that edges, gaps and dividers take."""
    return 2 * columns


def _widths(layout: _Layout, room: int, *, may_grow: bool) -> list[int] | None:
    """The width of each column; None where they can't be had. The widest prose gives way first."""
    widths, least = [], []
    for at, heading in enumerate(layout.columns):
        lines = [line for row in layout.rows for line in row[at].split("\n")]
        natural = max(map(cell_len, (heading, *lines)))
        widest = max((cell_len(atom) for line in lines for atom in _atoms(line)), default=0)
        folded = max(cell_len(heading), widest, min(natural, _LEAST_PROSE))
        widths.append(natural)
        least.append(natural if heading in layout.whole else folded)
    if sum(least) > room:
        return least if may_grow else None
    while sum(widths) > room:
        widest_at = max((at for at in range(len(widths)) if widths[at] > least[at]), key=widths.__getitem__)
        widths[widest_at] -= 1
    return widths


def _table(layout: _Layout, widths: Sequence[int], title: str) -> Table:
    table = Table(
        box=box.SIMPLE_HEAD,
        title="\n".join(_folded(title, sum(widths) + _frame(len(widths)))) or None,
        title_justify="left",
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    for column, width in zip(layout.columns, widths, strict=True):
        table.add_column(column, no_wrap=True, min_width=width)
    for row in layout.rows:
        cells = zip(row, widths, strict=True)
        table.add_row(*("\n".join(_folded(cell, width)) for cell, width in cells))
    return table


def _block(layout: _Layout, row: Sequence[str], width: int) -> list[str]:
    """A row as a few lines: the head, then below it what each further column says, empty cells left out."""
    room = width - len(_INDENT)
    head: list[str] = []
    short: list[str] = []
    body: list[str] = []
    for column, cell in zip(layout.columns, row, strict=True):
        pieces = _pieces(cell, whole=column in layout.whole)
        item = "".join([column, " ", *pieces])
        if column in layout.head:
            head += [_GAP, *pieces]
        elif cell and cell_len(item) <= room:
            short += [_GAP, item]
        elif cell:
            body += [*_filled(short, room), *_filled([column, " ", *pieces], room)]
            short = []
    first, *rest = _filled(head, width) or [""]
    below = [*_filled(_atoms("".join(rest)), room), *body, *_filled(short, room)]
    return [first, *(_INDENT + line for line in below)]


def _pieces(cell: str, *, whole: bool) -> list[str]:
    """A cell in pieces that are not cut, its lines behind each other."""
    *others, last = cell.split("\n")
    lines = [*(f"{line}、" for line in others), last]
    return lines if whole else [atom for line in lines for atom in _atoms(line)]


def _atoms(text: str) -> Iterator[str]:
    return (found[0] for found in _ATOM.finditer(text))


def _folded(text: str, width: int) -> list[str]:
    """The lines of a cell, folded between atoms."""
    return [line for part in text.split("\n") for line in _filled(_atoms(part), width) or [""]]


def _filled(pieces: Iterable[str], width: int) -> list[str]:
    """Pieces on lines of that width, none cut: one that is wider has a line for itself. No blanks at the ends."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and cell_len(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        if line or not piece.isspace():
            line += piece
    return [*lines, line.rstrip()] if line else lines
