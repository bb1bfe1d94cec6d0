"""A blank Word form → a template: a tag where a label's value goes; what matches no field is listed."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Sequence

import docx
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from docgen.editions.form_gaps import Gap, field_of, gap_tag, gaps_of, is_blank
from docgen.editions.form_labels import scope_of, tag, with_unit
from docgen.editions.form_made import MadeTemplate
from docgen.editions.form_page import plain_page
from docgen.editions.form_table import WordTable, own_text
from docgen.editions.form_unseen import Block, blocks_of, has_control, unseen_parts
from docgen.errors import InputError

_LISTED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])")
_SENTENCE = re.compile(r"[，。；]")
_SHOWN = 24


def word_template(form: bytes, source: str) -> MadeTemplate:
    """Put tags into a blank .docx. Raises InputError for a file that is none."""
    try:
        document = docx.Document(io.BytesIO(form))
    except Exception:
        raise InputError(
            "不是 docx 文件或已损坏", file=source, advice="请用 Word 或 WPS 另存为 docx"
        ) from None
    made = MadeTemplate(b"", "application")
    _fill_blocks(list(blocks_of(document)), made)
    made.unmatched += [*unseen_parts(document), *plain_page(document)]
    stream = io.BytesIO()
    document.save(stream)
    made.data = stream.getvalue()
    made.scope = scope_of({path for path, _ in made.matched}, repeats_applications=False)
    return made


def _fill_blocks(blocks: Sequence[Block], made: MadeTemplate) -> None:
    """The body: paragraphs counted from 1, tables from 1; rules in paragraphs of their own go to what they follow."""
    paragraphs = tables = at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Table):
            tables += 1
            _fill_table(block, f"表 {tables}", made)
            at += 1
            continue
        paragraphs += 1
        rules = _rules_after(blocks, at)
        following = blocks[at + 1 + len(rules)] if at + 1 + len(rules) < len(blocks) else None
        _fill_paragraph(block, f"第 {paragraphs} 段", made, rules, following)
        paragraphs += len(rules)
        at += 1 + len(rules)


def _rules_after(blocks: Sequence[Block], at: int) -> list[Paragraph]:
    """The paragraphs behind one that hold nothing but a rule."""
    rules: list[Paragraph] = []
    for block in blocks[at + 1 :]:
        if not isinstance(block, Paragraph) or not _is_rule(block):
            break
        rules.append(block)
    return rules


def _is_rule(paragraph: Paragraph) -> bool:
    text = own_text(paragraph)
    return is_blank(text) and bool(gaps_of(text, _underlined(paragraph)))


def _underlined(paragraph: Paragraph) -> list[bool]:
    return [bool(run.font.underline) for run in paragraph.runs for _ in run.text]


def _fill_paragraph(
    paragraph: Paragraph,
    place: str,
    made: MadeTemplate,
    rules: Sequence[Paragraph] = (),
    following: Block | None = None,
    beside: str = "",
) -> None:
    """标签：____ → 标签：{{ field }}; several in one paragraph, each by itself.

    rules: the ruled lines behind it, which take the value of a label that has no room on its own line.
    beside: the label of the cell to the left.
    """
    text = own_text(paragraph)
    gaps = gaps_of(text, _underlined(paragraph))
    if has_control(paragraph._p):
        made.unmatched += [(place, text.strip()[:_SHOWN], "这一行有内容控件或窗体域")] if gaps else []
        return
    on_rules = bool(rules) and not (gaps and not _is_open_end(gaps[-1], text))
    if on_rules:
        _fill_rules(gaps.pop() if gaps else None, text, rules, place, made)
    elif rules:
        made.unmatched.append((place, text[:_SHOWN], "其后的空行没有字段"))
    missed = []
    for gap in reversed(gaps):
        found = field_of(gap, beside)
        why = found.why()
        if not why:
            words = gap_tag(gap, text, found.paths[0])
            _replace(paragraph, gap.start, gap.end, _with_unit(words, gap, found.paths[0], beside))
            made.matched.append((found.paths[0], place))
        elif not _is_heading(gap, text, following):
            missed.append((place, found.label[:_SHOWN] or text.strip()[:_SHOWN], why))
    made.unmatched += reversed(missed)


def _with_unit(words: str, gap: Gap, path: str, beside: str) -> str:
    return words if gap.capitals else with_unit(words, path, f"{gap.label}{gap.unit}{beside}")


def _is_open_end(gap: Gap, text: str) -> bool:
    """Whether nothing is printed behind the colon."""
    return not text[gap.start :].strip(" \t\u3000")


def _is_heading(gap: Gap, text: str, following: Block | None) -> bool:
    """Whether a colon at the end leads into what follows (a list, a table, items) and asks for nothing."""
    if not _is_open_end(gap, text):
        return False
    leads = isinstance(following, Table) or (following is not None and _LISTED.match(following.text))
    return bool(leads or _SENTENCE.search(text))


def _fill_rules(
    gap: Gap | None, text: str, rules: Sequence[Paragraph], place: str, made: MadeTemplate
) -> None:
    """The value instead of the ruled lines; the lines where it is blank."""
    found = field_of(gap or Gap(0, 0, label=text.strip()))
    if found.why():
        made.unmatched.append((place, found.label[:_SHOWN] or text.strip()[:_SHOWN], found.why()))
        return
    path = found.paths[0]
    for words in (f"{{%p if {path} %}}", tag(path), "{%p else %}"):
        _plain_before(rules[0], words)
    after = copy.deepcopy(rules[0]._p)
    rules[-1]._p.addnext(after)
    _say(Paragraph(after, rules[0]._parent), "{%p endif %}")
    made.matched.append((path, place))


def _plain_before(rule: Paragraph, words: str) -> None:
    twin = copy.deepcopy(rule._p)
    rule._p.addprevious(twin)
    _say(Paragraph(twin, rule._parent), words)


def _say(paragraph: Paragraph, words: str) -> None:
    """Words instead of a rule, not underlined."""
    for run in paragraph.runs[1:]:
        paragraph._p.remove(run._r)
    for run in paragraph.runs or [paragraph.add_run()]:
        run.text = words
        run.font.underline = None


def _replace(paragraph: Paragraph, start: int, end: int, words: str) -> None:
    """Put words in place of the characters from start to end; the first run touched keeps its look.

    A run that holds a picture or a text box and no words is left alone.
    """
    at = 0
    done = False
    runs = [run for run in paragraph.runs if run.text or len(run._r) == (run._r.rPr is not None)]
    for run in runs:
        length = len(run.text)
        first, last = max(start - at, 0), min(end - at, length)
        if first < last or (start == end == at + length and not done and run is runs[-1]):
            run.text = run.text[:first] + ("" if done else words) + run.text[max(first, last) :]
            done = True
        at += length
    if not done:
        paragraph.add_run(words)


def _fill_table(table: Table, place: str, made: MadeTemplate) -> None:
    """Every blank cell and every gap in a cell, in the order of the table, once."""
    grid = WordTable(table)
    looped = grid.write_loop(place, made)
    for at, column, cell in grid.cells():
        if at in looped:
            continue
        where = f"{place}第 {at + 1} 行第 {column + 1} 格"
        for number, inner in enumerate(cell.tables, start=1):
            _fill_table(inner, f"{where}表 {number}", made)
        if is_blank(cell.text):
            if not cell.tables and not has_control(cell._tc):
                _fill_blank_cell(grid, at, column, where, made)
        elif not grid.is_label_of_next(at, column):
            _fill_cell(grid, at, column, where, made)


def _fill_blank_cell(grid: WordTable, at: int, column: int, place: str, made: MadeTemplate) -> None:
    if grid.is_further_row(at):
        return
    label, found = grid.label_of(at, column)
    why = found.why() if found else "没有同名的字段"
    if found is None or why:
        made.unmatched.append((place, label[:_SHOWN], why))
        return
    path = found.paths[0]
    paragraph = grid.cell(at, column).paragraphs[0]
    text = own_text(paragraph)
    words = gap_tag(Gap(0, len(text)), text, path) if text.strip() else tag(path)
    _replace(paragraph, 0, len(text), with_unit(words, path, label))
    made.matched.append((path, place))


def _fill_cell(grid: WordTable, at: int, column: int, place: str, made: MadeTemplate) -> None:
    """Gaps in a cell that has words of its own: a unit behind a blank, labels with room behind them."""
    cell: _Cell = grid.cell(at, column)
    beside = grid.label_of(at, column)[0]
    paragraphs = cell.paragraphs
    for number, paragraph in enumerate(paragraphs):
        remark = _remark_before_blank(paragraph, paragraphs[number + 1 :])
        if remark is not None:
            label, target = remark
            found = field_of(Gap(0, 0, label=label))
            if found.why():
                made.unmatched.append((place, label, found.why()))
            else:
                target.add_run(tag(found.paths[0]))
                made.matched.append((found.paths[0], place))
            continue
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        _fill_paragraph(paragraph, place, made, (), following, beside)


_REMARKED = re.compile(r"^\s*(?P<label>[^：:，。；]{2,20})[：:]\s*[（(][^（）()]*[）)]\s*$")


def _remark_before_blank(paragraph: Paragraph, rest: list[Paragraph]) -> tuple[str, Paragraph] | None:
    """核查结论：（不超过100字） over an empty paragraph: label and that paragraph."""
    match = _REMARKED.match(own_text(paragraph))
    if match is None or not rest or own_text(rest[0]).strip():
        return None
    return match["label"], rest[0]
