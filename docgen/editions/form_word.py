"""A blank Word form → a template: a tag where a label's value goes; what matches no field is listed."""

from __future__ import annotations

import copy
import io
import re
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from docgen.editions.form_labels import Scope, loop_lists, match_label, scope_of, tag
from docgen.errors import InputError

_BLANK = re.compile(r"^[\s　_＿—]*$")
_FILL_IN = re.compile(
    r"(?P<label>[^：:\s　_，。；（）()]{2,20}(?:（[^（）]{1,12}）)?)\s*[：:]"
    r"(?P<blank>[\s　]*[_＿]+(?:[\s　]*[_＿]+)*|[\s　]{2,}|[\s　]*$)"
)


@dataclass
class MadeTemplate:
    """A template made of a blank form. unmatched: place and label of each value that no field fits, and why."""

    data: bytes
    scope: Scope
    matched: list[tuple[str, str]] = field(default_factory=list)
    unmatched: list[tuple[str, str, str]] = field(default_factory=list)


def word_template(form: bytes, source: str) -> MadeTemplate:
    """Put tags into a blank .docx. Raises InputError for a file that is none."""
    try:
        document = docx.Document(io.BytesIO(form))
    except Exception:
        raise InputError(
            "不是 docx 文件或已损坏", file=source, advice="请用 Word 或 WPS 另存为 docx"
        ) from None
    made = MadeTemplate(b"", "application")
    for number, paragraph in enumerate(document.paragraphs, start=1):
        _fill_paragraph(paragraph, f"第 {number} 段", made)
    for number, table in enumerate(document.tables, start=1):
        _fill_table(table, f"表 {number}", made)
    stream = io.BytesIO()
    document.save(stream)
    made.data = stream.getvalue()
    made.scope = scope_of({path for path, _ in made.matched}, repeats_applications=False)
    return made


def _fill_paragraph(paragraph: Paragraph, place: str, made: MadeTemplate) -> None:
    """标签：____ → 标签：{{ field }}; several in one paragraph, each by itself."""
    text = paragraph.text
    for match in reversed(list(_FILL_IN.finditer(text))):
        found = match_label(match["label"])
        if found is None or (not found.paths and not match["blank"] and match.end() != len(text.rstrip())):
            continue
        if found.path is None:
            made.unmatched.append((place, found.label, _why(found.paths)))
            continue
        start, end = match.span("blank")
        joint = "  " if end < len(text) and not text[start:end].strip("　 ") else ""
        _replace(paragraph, start, end, tag(found.path) + joint)
        made.matched.append((found.path, place))


def _why(paths: tuple[str, ...]) -> str:
    return f"有几个字段叫这个名字：{'、'.join(paths)}" if paths else "没有同名的字段"


def _replace(paragraph: Paragraph, start: int, end: int, words: str) -> None:
    """Put words in place of the characters from start to end; the first run touched keeps its look."""
    at = 0
    done = False
    for run in paragraph.runs:
        length = len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last or (start == end == at + length and not done and run is paragraph.runs[-1]):
            run.text = run.text[:first] + ("" if done else words) + run.text[max(first, last) :]
            done = True
        at += length
    if not done:
        paragraph.add_run(words)


def _fill_table(table: Table, place: str, made: MadeTemplate) -> None:
    rows = [_cells(row) for row in table.rows]
    looped = _loop(table, rows, place, made)
    for at, cells in enumerate(rows):
        if at in looped:
            continue
        for column, cell in enumerate(cells):
            if _BLANK.match(cell.text) or "{{" in cell.text:
                continue
            _fill_beside(rows, at, column, f"{place}第 {at + 1} 行第 {column + 1} 格", made)


def _cells(row: Any) -> list[_Cell]:
    """The cells of a row, a merged one once."""
    cells: list[_Cell] = []
    for cell in row.cells:
        if not cells or cell._tc is not cells[-1]._tc:
            cells.append(cell)
    return cells


def _fill_beside(rows: list[list[_Cell]], at: int, column: int, place: str, made: MadeTemplate) -> None:
    """The empty cell to the right, else the one below, takes the value of a label."""
    cell = rows[at][column]
    if len(cell.paragraphs) and _FILL_IN.search(cell.text):
        for paragraph in cell.paragraphs:
            _fill_paragraph(paragraph, place, made)
        return
    found = match_label(cell.text)
    target = _empty_neighbour(rows, at, column)
    if found is None or target is None:
        return
    if found.path is None:
        made.unmatched.append((place, found.label, _why(found.paths)))
        return
    target.paragraphs[0].add_run(tag(found.path))
    made.matched.append((found.path, place))


def _empty_neighbour(rows: list[list[_Cell]], at: int, column: int) -> _Cell | None:
    cells = rows[at]
    if column + 1 < len(cells) and _BLANK.match(cells[column + 1].text):
        return cells[column + 1]
    if (
        all(match_label(cell.text) for cell in cells)
        and at + 1 < len(rows)
        and column < len(rows[at + 1])
        and len(rows[at + 1]) == len(cells)
    ):
        below = rows[at + 1][column]
        return below if _BLANK.match(below.text) else None
    return None


def _loop(table: Table, rows: list[list[_Cell]], place: str, made: MadeTemplate) -> set[int]:
    """A heading of a list's labels over empty rows becomes a loop; the rows that it stands on."""
    for at, cells in enumerate(rows[:-1]):
        for name, member in loop_lists().items():
            found = [match_label(cell.text, in_list=name) for cell in cells]
            known = [each.path if each else None for each in found]
            empty = _empty_rows(rows, at + 1, len(cells))
            if sum(path is not None for path in known) < 2 or not empty:
                continue
            _write_loop(table, empty, known, name.removesuffix("[]"), member)
            for cell, each in zip(cells, found, strict=True):
                if each and each.path:
                    made.matched.append((each.path, place))
                elif not _BLANK.match(cell.text):
                    made.unmatched.append((place, cell.text.strip(), "这一列没有同名的字段"))
            return {at, *empty}
    return set()


def _empty_rows(rows: list[list[_Cell]], start: int, width: int) -> list[int]:
    found = []
    for at in range(start, len(rows)):
        cells = rows[at]
        if len(cells) != width or not all(
            _BLANK.match(cell.text) or cell.text.strip().isdigit() for cell in cells
        ):
            break
        found.append(at)
    return found


def _write_loop(table: Table, empty: list[int], paths: list[str | None], name: str, member: str) -> None:
    """Three rows: the loop's begin, the values, its end; further empty rows go."""
    rows = [table.rows[at] for at in empty]
    for row in rows[1:]:
        table._tbl.remove(row._tr)
    first = rows[0]
    begin, end = copy.deepcopy(first._tr), copy.deepcopy(first._tr)
    first._tr.addprevious(begin)
    first._tr.addnext(end)
    for cell, path in zip(_cells(first), paths, strict=True):
        cell.paragraphs[0].add_run(tag(path) if path else "")
    _first_cell_text(table, begin, f"{{%tr for {member} in {name} %}}")
    _first_cell_text(table, end, "{%tr endfor %}")


def _first_cell_text(table: Table, row: Any, words: str) -> None:
    cell = next(iter(row.tc_lst))
    _Cell(cell, table).paragraphs[0].add_run(words)
