"""Words that name items by their numbers: 第一部分第（一）至（四）项, 第一条第（一）项、第（二）项."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.figures import number_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage

_ZH = "[一二三四五六七八九十]{1,3}"
_REFERENCE = re.compile(
    rf"(?=第)(?:第(?P<chapter>{_ZH})(?:部分|条|章|项|款)的?)?第?（{_ZH}）(?:项|款|类)?"
    rf"(?:(?:以及|[、和及至到与—-])*第?（{_ZH}）(?:项|款|类)?)*(?<=[项款类])"
)
_ROWS = re.compile(r"序号(?P<all>\d{1,2}(?:[、和及至—~～-]+\d{1,2})*)(?=项目|类|的)")
"""序号2、6、7项目: rows of a table by their numbers."""
_N = rf"(?:\d{{1,2}}|{_ZH})"
DIRECTIONS = re.compile(
    rf"(?:(?P<chapter>[\u4e00-\u9fff“”]{{2,14}}?类)(?:项目)?的?)?(?P<all>方向{_N}(?:[、和及至到与—-]+(?:方向)?{_N})*)(?![\d项个家名批])"
)
"""方向2和方向3, 数字化转型类方向2: items of the chapter by their numbers below 支持方向."""
_NUMBERS = re.compile(rf"(?P<to>[至到—-])?第?（(?P<n>{_ZH})）")
LEAST_NAME = 4
_SEGMENT = re.compile("(?<=[。；])|(?=，其中第|，方向[一二三四五六七八九十\\d])")


@dataclass(frozen=True)
class Named:
    """What a node says of one item that it names by number: its head, and the stretches of its words."""

    item: Node
    head: Passage
    words: tuple[Passage, ...]


def items_named(words: str, items: Collection[Node], near: Collection[Node] = ()) -> list[Node]:
    """The items that words name by number, in the order of the text; none where a number may be several's.

    near: the programmes of the chapter that the words stand in, which 方向1, 方向2 count.
    """
    directions = directions_named(words, items, near)
    if directions:
        return directions
    rows = {number for match in _ROWS.finditer(words) for number in numbers_in(match["all"])}
    if rows:
        return [item for item in items if item.in_table and item.number in rows]
    numbers = {
        (match["chapter"], number) for match in _REFERENCE.finditer(words) for number in _numbers(match[0])
    }
    found = [
        item
        for item in items
        if item.kind.name == "（一）"
        and any(number == item.number and chapter in (None, _chapter(item)) for chapter, number in numbers)
    ]
    return found if len({_chapter(item) for item in found}) == 1 else []


def directions_named(words: str, items: Collection[Node], near: Collection[Node]) -> list[Node]:
    """The items that words call 方向1, 方向2 …, of the chapter named with them or of the one they stand in."""
    if any(item.kind.name == "方向" for item in items):
        return []
    found: list[Node] = []
    chapter = near
    for match in DIRECTIONS.finditer(words):
        if match["chapter"]:
            roots = [each for each in items if each.name.startswith(match["chapter"])]
            inside = {id(node) for root in roots[:1] for node in root.walk()}
            chapter = programmes_in(item for item in items if id(item) in inside)
        numbers = set(numbers_in(re.sub(_ZH, lambda each: str(number_of(each[0])), match["all"])))
        found += [item for item in chapter if item.number in numbers and item not in found]
    return found


def programmes_in(items: Iterable[Node]) -> list[Node]:
    """Of items that are programmes or hold some, the programmes."""
    every = list(items)
    ids = {id(item) for item in every}
    return [item for item in every if not any(id(each) in ids for each in item.walk() if each is not item)]


def _numbers(words: str) -> Iterator[int]:
    """（一）至（四） → 1, 2, 3, 4."""
    last = 0
    for match in _NUMBERS.finditer(words):
        number = int(number_of(match["n"]) or 0)
        yield from range(last + 1 if match["to"] and last else number, number + 1)
        last = number


def numbers_in(words: str) -> Iterator[int]:
    """1—7 → 1 to 7; 2、6、7 → those."""
    last = 0
    for match in re.finditer(r"(?P<to>[至—~～-])?(?P<n>\d+)", words):
        number = int(match["n"])
        yield from range(last + 1 if match["to"] and last else number, number + 1)
        last = number


def _chapter(item: Node) -> str:
    """The number of the chapter that an item's path begins with: 一 of 一（二）, of 第一条（二）."""
    return re.sub("第|条|章|部分|、", "", item.path[: item.path.rindex("（")])


def said_of_each(node: Node, items: Collection[Node], near: Collection[Node] = ()) -> list[Named]:
    """A node's own words cut up by the items that they name; empty where they name none.

    What names none goes on about those of the words before, at the start about all that are named.
    """
    named = len(node.own.text) - len(node.body.text) if facet_of(node.name) else 0
    length = node.head_length or named
    segments = _segments(node.own.part(length))
    told = [items_named(words.text, items, near) for words in segments]
    if any(told):
        told = [found or _begun_with(words.text, items) for found, words in zip(told, segments, strict=True)]
    every = [item for item in items if any(item in found for found in told)]
    scopes: list[list[Node]] = []
    sentence: list[Node] = []
    for at, found in enumerate(told):
        if at and segments[at - 1].text.endswith("。"):
            carried, sentence = sentence, []
        else:
            carried = scopes[-1] if scopes else []
        scopes.append(found or carried or every)
        sentence = sentence + [item for item in scopes[-1] if item not in sentence]
    return [
        Named(
            item,
            node.own.part(0, length),
            tuple(_runs((words, item in scope) for words, scope in zip(segments, scopes, strict=True))),
        )
        for item in every
    ]


def _begun_with(words: str, items: Collection[Node]) -> list[Node]:
    """The item whose name words begin with, beside words that name others by number."""
    return [item for item in items if len(item.name) > LEAST_NAME and words.startswith(item.name)][-1:]


def _segments(words: Passage) -> list[Passage]:
    ends = [match.start() for match in _SEGMENT.finditer(words.text)]
    starts = [0, *ends]
    cut = [words.part(start, end) for start, end in zip(starts, [*ends, None], strict=True)]
    return [each for each in cut if each.text]


def _runs(parts: Iterable[tuple[Passage, bool]]) -> Iterator[Passage]:
    """The parts that are kept, those side by side as one: each stands so in the text."""
    run = Passage()
    for part, kept in parts:
        if kept:
            run += part
        elif run.text:
            yield run
            run = Passage()
    if run.text:
        yield run
