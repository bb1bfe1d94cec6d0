"""Lines → the tree of a guideline: 一、 / （一） / 1. / （1） / ①, whatever the Markdown levels say.

The printed marks decide, never the number of # signs or the bold; lines that a page break or a wrap has
split are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from docgen.model.document import SourceDocument, TextBlock
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.figures import number_of
from extractors.parsers.guideline.normalise import Triple, characters_of, tidy, without_markdown
from extractors.parsers.guideline.passage import Passage

_ZH = "[一二三四五六七八九十]{1,3}"
_MARKS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"({_ZH})\s*[、.]")),
    (2, re.compile(rf"（\s*({_ZH})\s*）\s*、?")),
    (3, re.compile(r"(\d{1,2})\s*(?:[.、](?!\s*\d)|[.、]\s+(?=\d))")),
    (4, re.compile(r"（\s*(\d{1,2})\s*）\s*、?|(\d{1,2})\s*）")),
    (5, re.compile(r"([①-⑳])\s*、?")),
)
"""Level → its mark at the start of a line; the number stands in the first group that took part."""
_PAGE_NUMBER = re.compile(r"\s*(?:[-—–·]\s*\d{1,3}\s*[-—–·]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?)\s*")
_ANNEX_LINE = re.compile(r"附\s*件\s*\d+(?:\s*-\s*\d+)?\s*[：:]?")
_ANNEX_LIST = re.compile(r"附\s*件\s*[：:]")
_ENDINGS = "。；：！？.;:!?）)"
_TITLE_END = re.compile(r"(?:指南|指引|通知|办法|细则|意见|公告|方案|要求|须知|政策|规定|措施)$")


@dataclass
class Node:
    """A marked piece of the guideline: its number as printed, its own words without the mark, its parts."""

    level: int
    mark: str
    own: Passage
    path: str
    children: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The head: the first sentence without its stop and without a remark that all is told later."""
        head = re.split(r"[。：]", self.own.text, maxsplit=1)[0]
        return re.sub(r"（[^（）]*另行[^（）]*）", "", head)

    @property
    def body(self) -> Passage:
        """What follows the head."""
        match = re.search(r"[。：]", self.own.text)
        return self.own.part(match.end()) if match else Passage()

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Outline:
    """A guideline's text cut up.

    head: the lines before the first mark; annex_list: what the text names at its end; annexes: the
    attachments that are in the same file, as 附件2-1.
    """

    head: tuple[Passage, ...]
    directions: tuple[Node, ...]
    annex_list: Passage
    annexes: frozenset[str]


@dataclass(frozen=True)
class _Line:
    triples: tuple[Triple, ...]
    heading: bool

    @property
    def text(self) -> str:
        return "".join(char for char, _, _ in self.triples)


def outline_of(document: SourceDocument) -> Outline:
    """The tree of the text in a document that states rules under the usual heads.

    A file may hold a covering notice before it and forms behind it; each begins with 附件 and its number.
    """
    lines = list(_lines(document))
    starts = [at for at, line in enumerate(lines) if _ANNEX_LINE.fullmatch(line.text)]
    annexes = frozenset(_plain(lines[at].text) for at in starts)
    sections = [lines[start:end] for start, end in pairwise([0, *starts, len(lines)])]
    outlines = [_outline(section, annexes) for section in sections]
    return next((outline for outline in outlines if has_heads(outline)), outlines[0])


def has_heads(outline: Outline) -> bool:
    """Whether anything in it stands under 支持条件, 补助标准 …"""
    return any(facet_of(node.name) for direction in outline.directions for node in direction.walk())


def _outline(lines: list[_Line], annexes: frozenset[str]) -> Outline:
    first = next((at for at, line in enumerate(lines) if _mark(line.text)), len(lines))
    end = next((at for at in range(first, len(lines)) if _ANNEX_LIST.match(lines[at].text)), len(lines))
    head = tuple(tidy(list(line.triples)) for line in lines[:first] if not _ANNEX_LINE.fullmatch(line.text))
    listed = [triple for line in lines[end:] for triple in (*line.triples, (" ", line.triples[-1][1], False))]
    return Outline(head, tuple(_tree(lines[first:end])), tidy(listed), annexes)


def title_of(outline: Outline) -> tuple[str, tuple[Passage, ...]]:
    """The title, and the lines of the head behind it.

    The title is what stands up to the first line that ends as titles do, else the first line.
    """
    joined = ""
    for at, line in enumerate(outline.head):
        joined += line.text
        if _TITLE_END.search(joined):
            return joined, outline.head[at + 1 :]
        if re.search("[。；，]$", line.text):
            break
    first = outline.head[0].text if outline.head else ""
    return ("", outline.head) if re.search("[。；，]", first) else (first, outline.head[1:])


def _lines(document: SourceDocument) -> Iterator[_Line]:
    for block in document.blocks:
        if not isinstance(block, TextBlock):
            continue
        bare, heading = without_markdown(block.text)
        triples = characters_of(bare.strip(), block.place.line_no or 0)
        if triples and not _PAGE_NUMBER.fullmatch(bare):
            yield _Line(tuple(triples), heading)


def _plain(text: str) -> str:
    return "".join(text.split()).strip("：:")


def _mark(text: str) -> tuple[int, str, int] | None:
    """Level, number and length of the mark that a line starts with."""
    for level, pattern in _MARKS:
        match = pattern.match(text)
        if match:
            return level, next(group for group in match.groups() if group), match.end()
    return None


def _goes_on(mark: tuple[int, str, int], text: str, before: str, reached: dict[int, str]) -> bool:
    """Whether what looks like a mark belongs to the sentence that the line before left unfinished.

    Only 一、 and 1. can be words or figures; they are marks there if they count on from the last one or
    head a facet.
    """
    level, number, length = mark
    if level not in (1, 3) or not _is_unfinished(before):
        return False
    counts_on = number_of(number) == (number_of(reached.get(level, "")) or 0) + 1
    return not counts_on and facet_of(re.split("[。：]", text[length:])[0].strip()) is None


def _is_unfinished(text: str) -> bool:
    """Whether a sentence has begun and not ended; a head without any stop is no sentence."""
    return bool(re.search("[，。；,;]", text)) and text.rstrip()[-1:] not in _ENDINGS


def _tree(lines: list[_Line]) -> list[Node]:
    roots: list[Node] = []
    stack: list[Node] = []
    for mark, triples in _items(lines):
        level, number = mark
        while stack and stack[-1].level >= level:
            stack.pop()
        path = (stack[-1].path if stack else "") + _printed_mark(level, number)
        node = Node(level, number, tidy(triples), path)
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


def _items(lines: list[_Line]) -> Iterator[tuple[tuple[int, str], list[Triple]]]:
    """Each mark with all characters up to the next one; joined lines have a blank between them."""
    current: tuple[int, str] | None = None
    triples: list[Triple] = []
    reached: dict[int, str] = {}
    for line in lines:
        before = "" if line.heading else "".join(char for char, _, _ in triples)
        mark = _mark(line.text)
        if mark is None or _goes_on(mark, line.text, before, reached):
            triples += [(" ", line.triples[0][1], False), *line.triples]
            continue
        if current is not None:
            yield current, triples
        current, triples = mark[:2], list(line.triples[mark[2] :])
        reached = {level: number for level, number in reached.items() if level < mark[0]}
        reached[mark[0]] = mark[1]
    if current is not None:
        yield current, triples


def _printed_mark(level: int, number: str) -> str:
    return f"（{number}）" if level in (2, 4) else number
