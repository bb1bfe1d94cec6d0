"""A marked piece of a guideline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.model.document import TableBlock
from extractors.parsers.guideline.marks import FACET, Kind
from extractors.parsers.guideline.passage import Passage

_NAME_END = re.compile("[。：；]|？(?=答)|——(?=[对支按给鼓企新])")
_CALLED = re.compile("^(?:项目|政策|专项|事项|条款|课题|榜单)?名称：")
_NAMED = re.compile("[。：]|——(?=[对支按给鼓企新])")
_LATER = re.compile(r"（[^（）]*另行[^（）]*）")
_KEPT = 4096
_HEADED = re.compile(r"\s*[【（〔《](?P<name>[^【】（）〔〕《》。；，]{2,30})[】）〕》][：:、.\s]*")
_LONG_NAME = re.compile(r"（(?!(?:不|仅|限|如|含|若|即|除))[^（）。；，、\d]{4,20}）(?=[^，。；：、）])")
"""6.（节能技术改造）对年节能量…: a name, and no remark on what stands before it."""
NAMED_SERIES = re.compile(
    r"(?:方向|专题|课题|类别|任务|板块)[一二三四五六七八九十\d]{1,3}：(?P<name>[^，。；：]{2,30})(?:。|$)"
)
"""一、方向一：设备上云: a number of its own between the mark and the name."""


@lru_cache(maxsize=_KEPT)
def _head(text: str, length: int, *, bracketed: bool) -> str:
    """The head of a node's words; kept, as it is asked for at every step."""
    headed = _HEADED.match(text) if bracketed else None
    if headed:
        return headed["name"]
    named = NAMED_SERIES.match(text[: length or None])
    if named:
        return named["name"]
    if length:
        return text[:length]
    head = _NAME_END.split(_CALLED.sub("", text), maxsplit=1)[0]
    if head.count("（") > head.count("）"):
        head = head[: head.rindex("（")]
    return _LATER.sub("", head)


@dataclass
class Node:
    """A marked piece of the guideline: its mark, its own words without the mark, its parts.

    path: the marks that lead to it, as printed; label: the mark as printed in its line; head_length: of a
    head that fills a line of its own, without a stop; tables: those whose cells are among its words;
    in_table: a row of a table of programmes.
    """

    kind: Kind
    mark: str
    own: Passage
    path: str
    number: int = 0
    heading: bool = False
    head_length: int = 0
    in_table: bool = False
    tables: list[TableBlock] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The mark as a clause prints it in front of its words."""
        return f"{self.mark}." if self.kind.name == "1." else self.mark

    @property
    def name(self) -> str:
        """The head: a name in brackets, or the first sentence without its stop and without a remark on later papers.

        The mark where there are no such words.
        """
        return (
            _head(self.own.text, self.head_length, bracketed=self._may_be_bracketed) or self.mark or self.path
        )

    @property
    def _may_be_bracketed(self) -> bool:
        """Whether brackets behind the mark hold the name: short round ones only behind 第三条 and the like."""
        own = self.own.text
        return self.kind.alone or self.kind is FACET or own[:1] in "【〔" or _LONG_NAME.match(own) is not None

    @property
    def is_named(self) -> bool:
        """Whether words follow a head that is a name, and no part of a sentence."""
        return bool(self.body.text) and re.search("[，；]", self.name) is None

    def _in_brackets(self) -> re.Match[str] | None:
        """第三条【设备补助】 or 【支持内容】 with the words behind it."""
        return _HEADED.match(self.own.text) if self._may_be_bracketed else None

    @property
    def body(self) -> Passage:
        """What follows the head."""
        headed = self._in_brackets()
        if headed:
            return self.own.part(headed.end())
        if self.head_length:
            return self.own.part(self.head_length)
        match = NAMED_SERIES.match(self.own.text) or _NAMED.search(self.own.text)
        return self.own.part(match.end()) if match else Passage()

    @property
    def told(self) -> Passage:
        """The node's own words but for a head in brackets or on a line of its own."""
        headed = self._in_brackets()
        return self.own.part(headed.end() if headed else self.head_length)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()


def each_once(nodes: Iterable[Node]) -> list[Node]:
    """The nodes in their order, each the first time that it comes."""
    return list({id(node): node for node in nodes}.values())


def without_empty(nodes: list[Node]) -> None:
    """A mark with nothing behind it says nothing; with parts below it is called by its mark."""
    for node in nodes:
        without_empty(node.children)
        if not node.own.text and node.children:
            place = node.children[0].own.places[0]
            words = node.mark or node.path
            node.own = Passage(words, (place,) * len(words), (False,) * len(words))
    nodes[:] = [node for node in nodes if node.own.text]
