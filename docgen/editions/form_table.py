"""A table of a Word form: which label a blank cell belongs to, and lists that become loops."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from docgen.editions.form_gaps import gaps_of, is_blank
from docgen.editions.form_labels import LabelMatch, loop_lists, match_label, tag, with_unit
from docgen.editions.form_made import MadeTemplate
from docgen.editions.form_unseen import has_control

_COUNTER = ("序号", "编号")


def own_text(paragraph: Paragraph) -> str:
    """The words of a paragraph's own runs, which can be replaced."""
    return "".join(run.text for run in paragraph.runs)


class WordTable:
    """The cells of a table by row; a merged cell stands once, in its first row."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.rows = [_cells(row) for row in table.rows]
        self._texts = [[cell.text for cell in cells] for cells in self.rows]
        seen: set[Any] = set()
        self._first = [[_is_new(cell, seen) for cell in cells] for cells in self.rows]

    def cell(self, at: int, column: int) -> _Cell:
        """The cell of a row."""
        return self.rows[at][column]

    def cells(self) -> Iterator[tuple[int, int, _Cell]]:
        """Row, column and cell of each cell, once."""
        for at, cells in enumerate(self.rows):
            for column, cell in enumerate(cells):
                if self._first[at][column]:
                    yield at, column, cell

    def is_label_of_next(self, at: int, column: int) -> bool:
        """Whether a label with a colon has its value, or room for it, in the cell beside it."""
        text, texts = self._texts[at][column], self._texts[at]
        if column + 1 >= len(texts) or not text.rstrip().endswith(("：", ":")) or len(gaps_of(text)) > 1:
            return False
        beside = texts[column + 1].rstrip()
        known = match_label(beside)
        return not beside.endswith(("：", ":")) and not (known and known.paths)

    def is_further_row(self, at: int) -> bool:
        """A blank row under a blank row of the same shape: told with the first one."""
        return at > 0 and self._is_empty(at) and self._is_empty(at - 1) and self._same_shape(at, at - 1)

    def label_of(self, at: int, column: int) -> tuple[str, LabelMatch | None]:
        """The words that a cell belongs to, to its left or above it, and the field that they name."""
        beside = self._texts[at][column - 1].strip() if column else ""
        above, heading = self._heading(at, column)
        if beside and not is_blank(beside) and not beside.isdigit():
            return beside, match_label(beside)
        if above == at - 1 and self._is_empty(at):
            return heading, match_label(heading)
        first = next((text.strip() for text in self._texts[at] if not is_blank(text)), "")
        return "／".join(part for part in (first, heading) if part) or "（空格）", None

    def _heading(self, at: int, column: int) -> tuple[int, str]:
        """The row above whose cells are all words, and its words over a column; -1 where there is none."""
        for above in range(at - 1, -1, -1):
            if not self._same_shape(at, above):
                break
            if not any(is_blank(text) for text in self._texts[above]):
                return above, self._texts[above][column].strip()
        return -1, ""

    def _same_shape(self, at: int, other: int) -> bool:
        return len(self.rows[at]) == len(self.rows[other])

    def _is_empty(self, at: int) -> bool:
        if any(has_control(cell._tc) for cell in self.rows[at]):
            return False
        return all(is_blank(text) or text.strip().isdigit() for text in self._texts[at])

    def write_loop(self, place: str, made: MadeTemplate) -> set[int]:
        """A heading of a list's labels over empty rows becomes a loop; the rows that it stands on."""
        for at, cells in enumerate(self.rows[:-1]):
            for name, member in loop_lists().items():
                found = [match_label(cell.text, in_list=name) for cell in cells]
                paths = [each.path if each else None for each in found]
                empty = self._empty_rows(at + 1, len(cells))
                if sum(path is not None for path in paths) < 2 or not empty:
                    continue
                words = [_column(cell.text, path) for cell, path in zip(cells, paths, strict=True)]
                self._write(empty, words, name.removesuffix("[]"), member)
                for column, (cell, path) in enumerate(zip(cells, paths, strict=True), start=1):
                    where = f"{place}第 {at + 1} 行第 {column} 格"
                    if path:
                        made.matched.append((path, where))
                    elif not words[column - 1] and not is_blank(cell.text):
                        made.unmatched.append((where, cell.text.strip(), "这一列没有同名的字段"))
                return {at, *empty}
        return set()

    def _empty_rows(self, start: int, width: int) -> list[int]:
        found = []
        for at in range(start, len(self.rows)):
            if len(self.rows[at]) != width or not self._is_empty(at):
                break
            found.append(at)
        return found

    def _write(self, empty: list[int], words: list[str], name: str, member: str) -> None:
        """The loop before the empty rows, which stay for a form without the list."""
        first = self._table.rows[empty[0]]._tr
        values = copy.deepcopy(first)
        for cell, word in zip(_row_cells(values, self._table), words, strict=True):
            _set_text(cell, word)
        rows = [
            _row_saying(first, self._table, f"{{%tr for {member} in {name} %}}"),
            values,
            _row_saying(first, self._table, "{%tr endfor %}"),
            _row_saying(first, self._table, f"{{%tr if not {name} %}}"),
        ]
        last = self._table.rows[empty[-1]]._tr
        last.addnext(_row_saying(first, self._table, "{%tr endif %}"))
        for row in rows:
            first.addprevious(row)


def _column(heading: str, path: str | None) -> str:
    if path is not None:
        return with_unit(tag(path), path, heading)
    return "{{ loop.index }}" if heading.strip() in _COUNTER else ""


def _cells(row: Any) -> list[_Cell]:
    """The cells of a row, a merged one once."""
    cells: list[_Cell] = []
    for cell in row.cells:
        if not cells or cell._tc is not cells[-1]._tc:
            cells.append(cell)
    return cells


def _is_new(cell: _Cell, seen: set[Any]) -> bool:
    new = cell._tc not in seen
    seen.add(cell._tc)
    return new


def _row_cells(row: Any, table: Table) -> list[_Cell]:
    return [_Cell(cell, table) for cell in row.tc_lst]


def _row_saying(like: Any, table: Table, words: str) -> Any:
    row = copy.deepcopy(like)
    for number, cell in enumerate(_row_cells(row, table)):
        _set_text(cell, "" if number else words)
    return row


def _set_text(cell: _Cell, words: str) -> None:
    for paragraph in cell.paragraphs[1:]:
        paragraph._p.getparent().remove(paragraph._p)
    paragraph = cell.paragraphs[0]
    for run in paragraph.runs[1:]:
        paragraph._p.remove(run._r)
    if words or paragraph.runs:
        (paragraph.runs or [paragraph.add_run()])[0].text = words
