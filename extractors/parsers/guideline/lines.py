"""A document's blocks → the lines that a guideline consists of.

Left out, each told: page numbers, running heads and feet, the contents page. Tables stand between the
lines as they are; Markdown's own tables become such tables.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from docgen.model.document import (
    CONTENTS,
    PAGE_NUMBER,
    RUNNING_HEAD,
    Block,
    Skipped,
    SourceDocument,
    TableBlock,
    TextBlock,
)
from extractors.parsers.guideline.blank_tables import BLANK, is_row, tabled
from extractors.parsers.guideline.counted_marks import kinds_in
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.marks import SERIES_WORD, SIGNS, Kind, Mark, mark_of
from extractors.parsers.guideline.normalise import Triple, characters_of, without_markdown
from extractors.parsers.guideline.tables import cards_of, rows_in_words

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–·]*\s*\d{1,3}\s*[-—–·]+|第\s*\d{1,3}\s*页(?:[，,/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
    r"|[Pp]age\s*\d{1,3}(?:\s*of\s*\d{1,3})?)\s*"
)
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_CONTENTS = re.compile(r"目\s*[录錄次]")
_LEADER = re.compile(r"[.．·…。\s_]{3,}\d{1,3}\s*$|(?<=\S)\t+\s*\d{1,3}\s*$")
_DOTS = re.compile(r"[.．·…。_]\s*[.．·…。_]\s*\d{1,3}\s*$")
_LONGEST_LEADER = 80
_LONGEST_ENTRY = 40
_FEW_WORDS = 6
_MOST_NEW = 1 / 3
"""What part of a contents page may not come again in the text."""
_SENTENCE_END = re.compile("[。！？]|[；;]$")
TITLE_LINES = 4
_ENDINGS = "。；！？.;!?"
_RUN_ON = re.compile("(?<![一二三四五六七八九十])[一二三四五六七八九十]{1,3}、")
_NUMBERED = re.compile(r"(?<![\d.])\d{1,2}[.、．](?!\d)")
_ARTICLE = re.compile(r"第([一二三四五六七八九十]{1,3}|\d{1,2})([章条])")
_FEWEST_RUN_ON = 3
_CHAPTER_HEAD = 20
_DRAWN = re.compile(r"\s*(?P<line>[=═_—─━~*·.-])(?:\s*(?P=line)){2,}\s*")
"""══════ between two cards."""
_PIPES = re.compile(r"\s*\|(.+)\|\s*")
_PIPE_RULE = re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*")


@dataclass(frozen=True)
class Line:
    """A line with what its characters came from. heading: typeset as one, which proves nothing.

    kinds: marks that its text counts with beside the usual ones; own: the one that it is known to have.
    level: how deep a heading it says to be, from 1;
    bold: all its words are.
    """

    triples: tuple[Triple, ...]
    heading: bool
    kinds: tuple[Kind, ...] = ()
    own: Mark | None = None
    level: int = 0
    bold: bool = False

    @cached_property
    def text(self) -> str:
        """The characters as print has them, blanks and all."""
        return "".join([char for char, _, _ in self.triples])

    @property
    def mark(self) -> Mark | None:
        """The mark that it begins with."""
        return self.own or mark_of(self.text, self.kinds)


Piece = Line | TableBlock


def pieces_of(document: SourceDocument) -> tuple[list[Piece], tuple[Skipped, ...]]:
    """The lines and tables of a document in order, and the lines that are none of its text."""
    pieces = list(_pieces(_with_tables(document.blocks)))
    left_out: list[Skipped] = []
    kept = _without(pieces, _page_numbers(pieces), PAGE_NUMBER, left_out)
    kept = _without(kept, _running_heads(kept), RUNNING_HEAD, left_out)
    kept = _without(kept, _contents(kept), CONTENTS, left_out)
    kinds = kinds_in([line.text for _, line in lines_of(kept)])
    marked = (
        [replace(each, kinds=kinds) if isinstance(each, Line) else each for each in kept] if kinds else kept
    )
    return marked, tuple(left_out)


def _without(pieces: list[Piece], out: set[int], reason: str, left_out: list[Skipped]) -> list[Piece]:
    for at in sorted(out):
        line = pieces[at]
        if isinstance(line, Line):
            left_out.append(Skipped(what=line.text, reason=reason, place=line.triples[0][1]))
    return [piece for at, piece in enumerate(pieces) if at not in out]


def _pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield block
            continue
        bare, level = without_markdown(block.text)
        bare = _SIGN_OF_A_MARK.sub("", bare.strip())
        triples = characters_of(bare, block.place)
        if any(char.strip() for char, _, _ in triples) and not _DRAWN.fullmatch(bare):
            heading = level > 0 or block.heading
            yield from _run_on(Line(tuple(triples), heading, level=level or block.level, bold=block.bold))


_SIGN_OF_A_MARK = re.compile(
    rf"^[{SIGNS}]\s*(?=(?:{SERIES_WORD}|支持(?:方式|类别|类型))\s*(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})(?:[\s：:、.]|$))"
)
"""■ 专题一　航运: a sign before a mark."""


def _run_on(line: Line) -> Iterator[Line]:
    """一、申请对象：… 。二、申请条件：1. … ；2. … 。三、… in one paragraph, as pages of the web print it: cut up."""
    starts = _counted_on(line.text, _RUN_ON, "。") or _articles(line.text)
    if len(starts) < _FEWEST_RUN_ON:
        yield line
        return
    for part in _cut(line, sorted({0, *starts})):
        found = re.search(r"[：:]\s*(?=1[.、．]\s*\D)", part.text)
        inside = _counted_on(part.text[found.end() :], _NUMBERED, "；;。") if found else []
        yield from _cut(part, [0, *(found.end() + at for at in inside)] if found and inside else [0])


def _articles(text: str) -> list[int]:
    """第一章 … 第一条 …: chapters and articles, each counted on; an article may begin behind its chapter's name."""
    if not re.match("第[一1]章|第[一1]条", text):
        return []
    counts = {"章": 0, "条": 0}
    starts: list[int] = []
    for match in _ARTICLE.finditer(text):
        mark = mark_of(match[0] + " ")
        between = text[starts[-1] : match.start()] if starts else ""
        behind = not between or between[-1] in "。；" or (match[2] == "条" and len(between) <= _CHAPTER_HEAD)
        if mark and behind and mark.number == counts[match[2]] + 1:
            counts[match[2]] += 1
            starts.append(match.start())
    return starts


def _counted_on(text: str, mark: re.Pattern[str], stops: str) -> list[int]:
    """Where the marks of one kind stand that count on from 1 at the start, each next one behind a stop."""
    starts: list[int] = []
    for match in mark.finditer(text):
        found = mark_of(match[0] + " ")
        behind = (not starts and match.start() == 0) or text[: match.start()].rstrip()[-1:] in tuple(stops)
        if found and behind and found.number == len(starts) + 1:
            starts.append(match.start())
    return starts


def _cut(line: Line, starts: list[int]) -> Iterator[Line]:
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        first = start == 0
        yield Line(line.triples[start:end], line.heading and first, level=line.level if first else 0)


def _with_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """Rows of | a | b | as one table, its rule left out; rows cut by tabs or wide blanks where they list programmes."""
    for kind, run in itertools.groupby(blocks, _kind_of_row):
        same = list(run)
        rows = [block for block in same if isinstance(block, TextBlock)]
        yield from same if not kind else _TABLED[kind](rows)


def _kind_of_row(block: Block) -> str:
    if not isinstance(block, TextBlock):
        return ""
    if _PIPES.fullmatch(block.text):
        return "|"
    if block.text.count(" | ") >= 2:
        return " | "
    if block.text.strip().count("\t") >= 2:
        return "\t"
    if _ROW_OF_BLANKS.match(block.text):
        return _WIDE_BLANK
    return BLANK if is_row(block.text) else ""


_WIDE_BLANK = r"\u3000+| {2,}"
_ROW_OF_BLANKS = re.compile(rf"\s*(?:序号|\d{{1,2}})(?:{_WIDE_BLANK})\S[^\u3000]*?(?:{_WIDE_BLANK})\S")
"""序号　事项　　标准: cells set apart by blanks, in rows that are numbered."""


def _cut_by(rows: list[TextBlock], blank: str) -> Iterator[Block]:
    cells = [tuple(cell.strip() for cell in re.split(blank, row.text.strip())) for row in rows]
    wide = max(map(len, cells))
    table = TableBlock(rows=tuple(row + ("",) * (wide - len(row)) for row in cells), place=rows[0].place)
    gives = blank == "\t" or any(facet_of(cell) == "subsidy" for cell in cells[0])
    told = cards_of(table) or (blank == "\t" and len(rows) > 1 and rows_in_words(table))
    yield from [table] if gives and told else rows


def _table(rows: list[TextBlock]) -> Iterator[Block]:
    cells = [
        tuple(
            _without_breaks(cell.strip()) for cell in re.split(r"(?<!\\)\|", match[1] if match else row.text)
        )
        for row in rows
        if not _PIPE_RULE.fullmatch(row.text) and ((match := _PIPES.fullmatch(row.text)) or " | " in row.text)
    ]
    if len(rows) < 2 or len({len(row) for row in cells}) != 1 or len(cells[0]) < 2:
        yield from rows
        return
    yield TableBlock(rows=tuple(cells), place=rows[0].place)


def _without_breaks(cell: str) -> str:
    """国家级100万元<br>省级50万元 in a cell of Markdown: a stop where none stands before the break."""
    pieces = [piece for piece in _BREAK.split(cell) if piece]
    return "".join(
        piece if piece[-1] in "，。；：、" or at + 1 == len(pieces) else f"{piece}；"
        for at, piece in enumerate(pieces)
    )


_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_TABLED: dict[str, Callable[[list[TextBlock]], Iterator[Block]]] = {
    "|": _table,
    " | ": _table,
    "\t": partial(_cut_by, blank="\t"),
    _WIDE_BLANK: partial(_cut_by, blank=_WIDE_BLANK),
    BLANK: tabled,
}
"""What sets the cells of a row apart → how a run of such rows is read."""


def is_unfinished(text: str) -> bool:
    """Whether a sentence has begun and not ended; a head without any stop is no sentence."""
    return bool(re.search("[，。；,;]", text)) and text.rstrip()[-1:] not in "。；：！？.;:!?）)"


def _page_numbers(pieces: list[Piece]) -> set[int]:
    """- 3 -, 第3页; a bare number only where several of them count on through the text."""
    sure = {at for at, piece in lines_of(pieces) if _PAGE_NUMBER.fullmatch(piece.text)}
    bare = [(at, int(piece.text)) for at, piece in lines_of(pieces) if _BARE_NUMBER.fullmatch(piece.text)]
    steps = [later[1] - earlier[1] for earlier, later in itertools.pairwise(bare)]
    if len(bare) >= 2 and all(0 < step <= 2 for step in steps):
        sure |= {at for at, _ in bare}
    return sure


def lines_of(pieces: list[Piece]) -> Iterator[tuple[int, Line]]:
    """The lines among the pieces, each with its place in them."""
    return ((at, piece) for at, piece in enumerate(pieces) if isinstance(piece, Line))


def _running_heads(pieces: list[Piece]) -> set[int]:
    """Short lines that come again and cut a sentence at least once; the first of each stays where it can be the title.

    Neighbours of such lines that come as often belong to them.
    """
    plain = {at: _plain(line.text) for at, line in lines_of(pieces) if mark_of(line.text) is None}
    counts = Counter(text for text in plain.values() if _can_run(text))
    repeated = [at for at, text in plain.items() if counts[text] >= 2]
    again = frozenset(repeated)
    cutting = {plain[at] for at, before in _befores(pieces, again) if at in again and _cuts(before)}
    grown = True
    while grown:
        beside = {
            plain[at]
            for at in repeated
            for near in (at - 1, at + 1)
            if plain.get(near) in cutting and counts[plain[at]] == counts[plain[near]]
        }
        grown = not beside <= cutting
        cutting |= beside
    firsts: dict[str, int] = {}
    for at in repeated:
        firsts.setdefault(plain[at], at)
    titles = {firsts[text] for text in cutting if firsts[text] < TITLE_LINES}
    return {at for at in repeated if plain[at] in cutting and at not in titles}


def _plain(text: str) -> str:
    return (
        re.sub(r"\d+", "#", "".join(text.split()))
        if re.search(r"\d+\s*$|页", text)
        else "".join(text.split())
    )


def _can_run(text: str) -> bool:
    return (
        2 <= len(text) <= 40
        and not re.search("[，。；、：？！]", text)
        and facet_of(text) is None
        and mark_of(text) is None
        and not text.startswith("附件")
    )


def _befores(pieces: list[Piece], again: frozenset[int]) -> Iterator[tuple[int, Piece | None]]:
    """Each place with what stands before it, lines that come again passed over."""
    before: Piece | None = None
    for at, piece in enumerate(pieces):
        yield at, before
        before = before if at in again else piece


def _cuts(before: Piece | None) -> bool:
    """Whether the sentence before a line goes on behind it."""
    if not isinstance(before, Line):
        return False
    return is_unfinished(before.text) or (len(before.text) >= 18 and before.text[-1] not in _ENDINGS + "：）")


def _contents(pieces: list[Piece]) -> set[int]:
    """The contents page: 目录 and the lines behind it that come again in the text, and lines with dots to a page."""
    out = {at for at, line in lines_of(pieces) if _has_leader(line.text) and _DOTS.search(line.text)}
    start = next((at for at, line in lines_of(pieces) if _CONTENTS.fullmatch(line.text.strip())), None)
    if start is None:
        return out if len(out) >= 2 else set()
    behind = range(start + 1, len(pieces))
    leading = itertools.takewhile(lambda at: _has_leader(text_of(pieces[at])), behind)
    return out.union((start,), leading, behind[: _listed(pieces[start + 1 :])])


def _listed(pieces: list[Piece]) -> int:
    """How many lines are entries of a contents page: short ones, up to the last that comes again behind them.

    A table, a sentence or the first entry itself ends them; where many never come again, the lines are no such page.
    """
    entries: list[str] = []
    for piece in pieces:
        entry = _entry(text_of(piece))
        is_text = not entry or len(entry) > _LONGEST_ENTRY or _SENTENCE_END.search(entry)
        if is_text or (entries and _comes_in(entries[0], entry)):
            break
        entries.append(entry)
    later = sorted({_entry(line.text) for _, line in lines_of(pieces[len(entries) :])})
    found = [bisect_left(later, entry) for entry in entries]
    again = [_comes_in(entry, *later[at : at + 1]) for entry, at in zip(entries, found, strict=True)]
    while again and not again[-1]:
        again.pop()
    listed = len(again) > 1 and again[0] and again.count(False) <= _MOST_NEW * len(again)
    return len(again) if listed else 0


def _comes_in(entry: str, line: str = "") -> bool:
    """Whether a line is that entry or begins with it, where it is more than a few words."""
    return line == entry or (len(entry) > _FEW_WORDS and line.startswith(entry))


def text_of(piece: Piece) -> str:
    """The words of a line; a table has none here."""
    return piece.text if isinstance(piece, Line) else ""


def marks_of(pieces: list[Piece]) -> list[Mark | None]:
    """The mark that each piece begins with."""
    return [piece.mark if isinstance(piece, Line) else None for piece in pieces]


def _has_leader(text: str) -> bool:
    return len(text) < _LONGEST_LEADER and _LEADER.search(text) is not None


def _entry(text: str) -> str:
    """What a line of a contents page names, without its page."""
    return re.sub(r"\d+$", "", "".join((_LEADER.sub("", text) if _has_leader(text) else text).split()))
