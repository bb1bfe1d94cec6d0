"""Heads that no number marks: names in brackets, headings by their level, bold or bare lines over sentences.

They become marks of a kind of their own, so that the tree is built of them as of numbered ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import pairwise

from docgen.model.document import TableBlock
from extractors.parsers.guideline.asides import NO_FUNDING
from extractors.parsers.guideline.chapter_heads import sign_length
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.lines import TITLE_LINES, Line, Piece, lines_of, text_of
from extractors.parsers.guideline.marks import BRACKETED, Mark, heading_kind
from extractors.parsers.guideline.tables import cards_of
from extractors.parsers.guideline.text_cards import NAME

_BRACKETED = re.compile(r"\s*【(?P<name>[^【】\d：；。]{2,30})】\s*")
_HEAD = re.compile("[^。；，]{2,40}")
_ANNEX = re.compile(r"附\s*件\s*\d*\s*[：:]?")
"""The title of an attachment stands behind it."""
_FEWEST_HEADS = 3
_BARE_HEAD = re.compile("[^。；，：、？！,;:\\d]{4,24}")
_PIECE = re.compile("^(?:对|按|或者?|其中|的|在|由|经|且|并|和|及)|(?:的|并且|即|按|对|和|或|与|及|并)$")
"""A line that a sentence of hard-wrapped text fell into: 或者具有独立法人资格的院所."""
_WHOLE = "。；：！？"
_FEWEST_BARE = 4
_CHAPTER_RANK = 3
_SUM = re.compile(r"\d\s*(?:万元|元|%)")


def with_heads(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such heads marked."""
    headed = _with_levelled_heads(_with_bracketed_heads(_with_named_cards(pieces)))
    return _with_run_in_heads(_with_heads_in_chapters(_with_bare_heads(headed)))


_RUN_IN = re.compile(r"\s*(?P<name>[^，。；：\d]{4,26})。(?=\S{12})")
_LAST_PARAGRAPH = re.compile(r"\s*(?:本(?:规定|政策|办法|措施|细则|意见)|附则)")


def _with_run_in_heads(pieces: list[Piece]) -> list[Piece]:
    """支持首台突破。对…: paragraphs that each begin with a name, most of which give sums, where nothing is numbered."""
    lines = list(lines_of(pieces))
    named = {at: match["name"].strip() for at, line in lines if (match := _RUN_IN.match(line.text))}
    giving = [at for at, line in lines if _SUM.search(line.text)]
    numbered = any(line.mark is not None for _, line in lines) or any(
        isinstance(each, TableBlock) for each in pieces
    )
    whole = len(set(named.values())) == len(named) and 2 * sum(at in named for at in giving) > len(giving)
    if numbered or len(named) < _FEWEST_BARE or len(giving) < _FEWEST_BARE or not whole:
        return pieces
    result = list(pieces)
    last = max(named)
    behind = [at for at, line in lines if at > last and _LAST_PARAGRAPH.match(line.text)]
    heads = named | dict.fromkeys(behind[:1], "附则")
    for number, (at, name) in enumerate(heads.items(), start=1):
        line = pieces[at]
        if isinstance(line, Line):
            result[at] = _known_by(line, name, 2, number)
    return result


_NAMED = re.compile(
    rf"\s*(?:{NAME.pattern}|(?:奖补|支持)项目(?:名称|类别|事项))\s*[：:]\s*(?P<name>[^，。；：]{{2,40}}?)\s*"
)
_BEHIND_CARDS = re.compile(
    "(?:常见|有关)?问题(?:解答|答疑|说明)?|政策问答|答疑|附则|咨询(?:方式|电话)|联系方式|(?:有关|其他|申报)说明"
)


def _with_named_cards(pieces: list[Piece]) -> list[Piece]:
    """政策名称：设备补助 over lines with labels, several and each another one: the names are heads."""
    named = {
        at: (line, match.span("name"))
        for at, line in lines_of(pieces)
        if (match := _NAMED.fullmatch(line.text)) and at + 1 < len(pieces) and _labels(pieces[at + 1])
    }
    names = {line.text[slice(*span)] for line, span in named.values()}
    if len(named) < _FEWEST_HEADS or len(names) < len(named):
        return pieces
    result = list(pieces)
    for number, (at, (line, span)) in enumerate(named.items(), start=1):
        result[at] = _headed(Line(line.triples[slice(*span)], heading=True), 2, number)
    behind = [(at, line) for at, line in lines_of(pieces) if at > max(named)]
    for at, line in [each for each in behind if _BEHIND_CARDS.fullmatch(each[1].text.strip())][:1]:
        result[at] = _headed(line, 2, len(named) + 1)
    return result


def _labels(piece: Piece) -> bool:
    """Whether a line begins with a facet's head and a colon."""
    label = re.match(r"\s*([^：:，。；]{2,10})[：:]", text_of(piece))
    return label is not None and facet_of(label[1]) is not None


def _with_bracketed_heads(pieces: list[Piece]) -> list[Piece]:
    """【专利导航】, 【知识产权保险】 alone on their lines, several and each another one: heads without brackets."""
    bracketed = {
        at: match
        for at, line in lines_of(pieces)
        if (match := _BRACKETED.fullmatch(line.text)) and facet_of(match["name"]) is None
    }
    names = {match["name"] for match in bracketed.values()}
    if len(names) < 2 or len(names) < len(bracketed):
        return pieces
    numbers = {at: number for number, at in enumerate(bracketed, start=1)}
    return [
        Line(
            piece.triples[slice(*bracketed[at].span("name"))],
            heading=True,
            own=Mark(BRACKETED, numbers[at], "", bracketed[at]["name"], 0),
        )
        if isinstance(piece, Line) and at in bracketed
        else piece
        for at, piece in enumerate(pieces)
    ]


def _with_levelled_heads(pieces: list[Piece]) -> list[Piece]:
    """Headings without a number as marks of their level, where most of the headings have none."""
    told = {at: line for at, line in lines_of(pieces) if line.level and not line.text.startswith("附件")}
    bare = {at: line for at, line in told.items() if line.mark is None}
    begins = {at for at in bare if at < TITLE_LINES or _ANNEX.fullmatch(text_of(pieces[at - 1]))}
    titles = {at for at, line in bare.items() if at in begins and _is_alone(line, told.values())}
    heads = {at: line for at, line in bare.items() if at not in titles and _HEAD.fullmatch(line.text.strip())}
    named = [line for line in heads.values() if facet_of(line.text) is None]
    if len(named) < _FEWEST_HEADS or 2 * len(heads) < len(told):
        return pieces
    counts: Counter[int] = Counter()
    result = list(pieces)
    for at, line in heads.items():
        counts[line.level] += 1
        result[at] = _headed(line, line.level, counts[line.level])
    return result


def _with_bare_heads(pieces: list[Piece]) -> list[Piece]:
    """Short lines without a mark or a stop over sentences as marks, where nothing is numbered or all are bold.

    What another such line follows, and what is called as a chapter on all is, stands above the others.
    """
    marked = sum(line.mark is not None for _, line in lines_of(pieces))
    bold = [
        at
        for at, line in lines_of(pieces)
        if (line.bold or (line.heading and not line.level)) and _is_bare(line)
    ]
    plain = [at for at, line in lines_of(pieces) if _is_bare(line)] if marked < _FEWEST_HEADS else []
    listed = any(isinstance(piece, TableBlock) and cards_of(piece) for piece in pieces)
    heads = bold if len(bold) >= _FEWEST_BARE else [] if listed else plain
    candidates = frozenset(heads)
    texts = [at for at, _ in lines_of(pieces) if at not in candidates]
    names = Counter(_name_of(line) for _, line in lines_of(pieces))
    inner = [at for at in heads if texts and texts[0] < at < texts[-1]]
    heads = [at for at in inner if names[_name_of(pieces[at])] == 1]
    known = frozenset(heads)
    if len(bold) < _FEWEST_BARE and not all(_is_behind_a_whole(pieces, at, known) for at in heads):
        return pieces
    if len(heads) < _FEWEST_BARE or 2 * len(heads) < marked:
        return pieces
    counts: Counter[int] = Counter()
    result = list(pieces)
    for at in heads:
        line = pieces[at]
        if isinstance(line, Line):
            level = 1 if at + 1 in known or _is_on_all(_name_of(line)) else 2
            counts[level] += 1
            result[at] = _headed(line, level, counts[level])
    return result


def _with_heads_in_chapters(pieces: list[Piece]) -> list[Piece]:
    """二、奖励项目和标准 over bare names, each over a sentence, most of which give sums: the names are items."""
    starts = [at for at, line in lines_of(pieces) if line.mark and line.mark.kind.rank <= _CHAPTER_RANK]
    result = list(pieces)
    number = 0
    for start, end in pairwise([*starts, len(pieces)]):
        for at in _names_below(pieces, start, end):
            number += 1
            line = pieces[at]
            if isinstance(line, Line):
                result[at] = _headed(line, _CHAPTER_RANK + 1, number)
    return result


def _names_below(pieces: list[Piece], start: int, end: int) -> list[int]:
    """The bare lines of a chapter that each stand over a sentence; none where a few do, or few give sums."""
    named = [
        at
        for at in range(start + 1, end - 1)
        if isinstance(line := pieces[at], Line) and _is_bare(line) and facet_of(line.text) is None
    ]
    below = [text_of(pieces[at + 1]).strip() for at in named]
    over_sentences = all(words.endswith(("。", "；", "：")) for words in below)
    giving = sum(
        any(_SUM.search(text_of(pieces[each])) for each in range(at + 1, behind))
        for at, behind in pairwise([*named, end])
    )
    alone = len({text_of(pieces[at]).strip() for at in named}) == len(named)
    several = len(named) >= _FEWEST_HEADS and named[0] <= start + 2
    known = frozenset(named)
    whole = all(_is_behind_a_whole(pieces, at, known) for at in named)
    return named if several and over_sentences and whole and alone and 2 * giving >= len(named) else []


def _name_of(piece: Piece) -> str:
    return "".join(text_of(piece).split())


def _headed(line: Line, level: int, number: int) -> Line:
    """The line as a heading of a level, known by its name without a sign before it."""
    line = replace(line, triples=line.triples[sign_length(line.text.strip()) :])
    return _known_by(line, line.text, level, number)


def _known_by(line: Line, name: str, level: int, number: int) -> Line:
    return replace(line, own=Mark(heading_kind(level), number, "", "".join(name.split()), 0))


def _is_bare(line: Line) -> bool:
    """Whether a line can be a name: short, without a stop, and no piece of a sentence."""
    text = line.text.strip()
    named = _BARE_HEAD.fullmatch(text) is not None and _PIECE.search(text) is None
    return line.mark is None and named and not text.startswith("附件")


def _is_behind_a_whole(pieces: list[Piece], at: int, heads: Collection[int]) -> bool:
    """Whether what stands before a line has ended: a sentence, a head, a table."""
    line = pieces[at - 1] if at else None
    if not isinstance(line, Line):
        return True
    before = line.text.strip()
    marked = line.mark is not None and not re.search("[，；]", before)
    return before[-1:] in _WHOLE or at - 1 in heads or marked


def _is_on_all(name: str) -> bool:
    """申报条件, 申报程序: a chapter on all that is supported."""
    return facet_of(name) is not None or NO_FUNDING.search(name) is not None


def _is_alone(line: Line, told: Iterable[Line]) -> bool:
    """Whether a heading is the only one of its level and none is above it: the title."""
    levels = [each.level for each in told]
    return line.level == min(levels) and levels.count(line.level) == 1
