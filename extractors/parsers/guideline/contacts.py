"""Whom to ask about each programme: the table of offices and telephone numbers behind a guideline.

Rows name a programme by its numbers (一、 （一） 1.) or its name; a cell left empty says what the row above says.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.model.guideline import Contact, Programme

_PHONE = re.compile(r"\d{3,4}-\d{7,8}|(?<!\d)\d{7,8}(?!\d)")
_FULL_PHONE = re.compile(r"\d{3,4}-\d{7,8}")
_DIRECTION = re.compile(r"([一二三四五六七八九十]+)、")
_AREA = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")
_OFFICES = re.compile(r"[^、，；\d\s]+?(?:处|局|科|中心|办公室)(?!室|员)")
_ITEM = re.compile(r"(\d{1,2})[.．、]")


@dataclass
class _Reader:
    """Where the table is, and what its last full row said."""

    direction: str = ""
    area: str = ""
    item: str = ""
    name: str = ""
    offices: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def take(self, cells: list[str]) -> bool:
        """Note the numbers and offices of a row; whether it is a row and no torn piece of one."""
        named = False
        for cell in cells:
            named = self._number(cell) or named
        phones = [at for at, cell in enumerate(cells) if _FULL_PHONE.search(cell)]
        if phones:
            offices = [(_office(cells, at), tuple(_PHONE.findall(cells[at]))) for at in phones]
            self.offices = offices if named or len(cells) > 3 else []
        return named or len(cells) > 3

    def _number(self, cell: str) -> bool:
        for pattern, part in ((_DIRECTION, "direction"), (_AREA, "area"), (_ITEM, "item")):
            match = pattern.match(cell)
            if match is None:
                continue
            setattr(self, part, match[1])
            if part == "direction":
                self.area = self.item = ""
            if part == "area":
                self.item = ""
            self.name = cell[match.end() :].strip()
            return True
        return False


def _office(cells: list[str], at: int) -> str:
    return next((cell for cell in reversed(cells[:at]) if cell and not _PHONE.search(cell)), "")


def contacts_of(
    rows: Iterable[tuple[str, ...]], programmes: tuple[Programme, ...]
) -> tuple[tuple[Contact, ...], tuple[Contact, ...]]:
    """The offices of the province, and those of the city in the second pair of columns, in the order of the rows."""
    found = list(dict.fromkeys(_contacts(rows, programmes)))
    return (
        tuple(contact for which, contact in found if which == 0),
        tuple(contact for which, contact in found if which == 1),
    )


def _contacts(
    rows: Iterable[tuple[str, ...]], programmes: tuple[Programme, ...]
) -> Iterator[tuple[int, Contact]]:
    reader = _Reader()
    for row in itertools.chain.from_iterable(map(_apart, rows)):
        cells = ["".join(cell.split()) if not _PHONE.search(cell) else cell.strip() for cell in row]
        if not reader.take(cells) or not reader.offices:
            continue
        path = _path(reader, cells, programmes)
        for which, (office, phones) in enumerate(reader.offices[:2]):
            if path and office:
                yield which, Contact(programme=path, office=office, phones=phones)


def _apart(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A row in which one cell lists several items, and others as many lines, as a row for each item."""
    items = [_items(cell) for cell in row]
    count = max(map(len, items), default=0)
    if count < 2:
        yield row
        return
    parts = [_parts(cell, own, count) for cell, own in zip(row, items, strict=True)]
    yield from zip(*parts, strict=True)


def _parts(cell: str, items: list[str], count: int) -> list[str]:
    """What of a cell belongs to each of the items of its row; all of it to each where it isn't told apart."""
    offices: list[str] = _OFFICES.findall("".join(cell.splitlines()))
    phones: list[str] = _FULL_PHONE.findall("".join(cell.split()))
    ways = (items, cell.splitlines(), phones, offices)
    return next((way for way in ways if len(way) == count), ["".join(cell.splitlines())] * count)


def _items(cell: str) -> list[str]:
    """The items of a cell, each from its number on; empty where it doesn't begin with one."""
    words = "".join(cell.splitlines())
    return re.split(r"(?<=\D)(?=\d{1,2}[.．、]\D)", words) if _ITEM.match(words) else []


def _path(reader: _Reader, cells: list[str], programmes: tuple[Programme, ...]) -> str | None:
    """The programme that a row is about; None for a row about none (a heading, a whole area)."""
    paths = {programme.path for programme in programmes}
    area = f"{reader.direction}（{reader.area}）" if reader.area else reader.direction
    for path in (f"{area}{reader.item}" if reader.item else area, area):
        if path in paths:
            return path
    within = [programme for programme in programmes if programme.path.startswith(area)]
    return next(
        (each.path for each in within for cell in cells if len(cell) >= 4 and each.name.startswith(cell)),
        None,
    )
