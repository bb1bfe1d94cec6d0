"""Parts that share a paragraph with the item they belong to: facets, lists that count inside it."""

from __future__ import annotations

import re

from extractors.parsers.guideline.facets import facet_of, inline_heads
from extractors.parsers.guideline.marks import FACET, mark_of
from extractors.parsers.guideline.nodes import Node

_LISTED = re.compile(r"(?:^|(?<=[：；。，]))（(\d{1,2})）")
_NAMED = re.compile(
    r"(?:(?<=[：；。])(?=\d{1,2}[.．、]|（[一二三四五六七八九十]{1,2}）)|(?<=。)(?=（\d）))(?=(?:\d{1,2}[.．、]|（[一二三四五六七八九十\d]{1,2}）)\s*[^，。；：\d]{2,16}(?:补[贴助]|奖[励补]|资助|贴息|扶持|支持)[。：])"
)
"""四、推进港口转型。1.岸电设施建设补贴。对… 2.新能源机械购置补贴。对…: supports under names of their own."""


def split_parts(roots: list[Node]) -> None:
    """Make what shares a paragraph parts of the item, in place."""
    _split_inline(roots)
    _split_listed(roots)
    _split_first(roots)


def _split_inline(roots: list[Node]) -> None:
    """Facets that stand in one paragraph become parts of it."""
    for node in [node for root in roots for node in root.walk()]:
        if facet_of(node.name) is None and node.kind is not FACET:
            node.children[:0] = _cut_at_heads(
                node, [head for head in inline_heads(node.own.text) if head[0] > 0]
            )
    for siblings in [roots, *(node.children for root in roots for node in root.walk())]:
        for node in [node for node in siblings if node.kind is FACET]:
            parts = _cut_at_heads(node, inline_heads(node.own.text)[1:])
            at = siblings.index(node) + 1
            siblings[at:at] = parts


def _split_listed(roots: list[Node]) -> None:
    """（1）…；（2）… behind a facet's head, supports with names behind another: parts, as on lines of their own."""
    for node in [node for root in roots for node in root.walk()]:
        starts = _listed(node.own.text) if facet_of(node.name) else _named(node.own.text)
        if node.children or not starts:
            continue
        parts = []
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            mark = mark_of(node.own.text[start:])
            if mark is None:
                break
            own = node.own.part(start + mark.length, end)
            parts.append(Node(mark.kind, mark.printed, own, node.path + mark.path, mark.number))
        if len(parts) == len(starts):
            node.own = node.own.part(0, starts[0])
            node.children = parts


def _split_first(roots: list[Node]) -> None:
    """第八条 【研发投入】（一）…, with （二） on the next line: the first of a list that begins behind its head."""
    for node in [node for root in roots for node in root.walk()]:
        second = node.children[0] if node.children and node.children[0].number == 2 else None
        for match in re.finditer("(?<=[】：。])\\s*(?=[（(①1一])", node.own.text) if second else ():
            mark = mark_of(node.own.text[match.end() :])
            if second and mark is not None and mark.kind is second.kind and mark.number == 1:
                own = node.own.part(match.end() + mark.length)
                node.own = node.own.part(0, match.start())
                node.children.insert(0, Node(mark.kind, "", own, node.path + mark.path, mark.number))
                break


def _listed(text: str) -> list[int]:
    """Where the items of a list begin that counts （1）（2）… from a colon or the start on; empty for none."""
    found = [(match.start(), int(match[1])) for match in _LISTED.finditer(text)]
    numbers = [number for _, number in found]
    counts = len(found) >= 2 and numbers == list(range(1, len(found) + 1))
    return [start for start, _ in found] if counts and re.search("(?:^|：)$", text[: found[0][0]]) else []


def _named(text: str) -> list[int]:
    """Where supports with names begin in a paragraph; empty where they don't count from 1 on."""
    starts = [match.start() for match in _NAMED.finditer(text)]
    marks = [mark_of(text[start:]) for start in starts]
    numbers = [mark.number for mark in marks if mark is not None]
    one_kind = len({mark.kind.name for mark in marks if mark is not None}) == 1
    return starts if len(starts) > 1 and one_kind and numbers == list(range(1, len(starts) + 1)) else []


def _cut_at_heads(node: Node, heads: list[tuple[int, int, str]]) -> list[Node]:
    """The parts of a node's own words from each head on; the node keeps what stands before."""
    ends = [*(head[0] for head in heads[1:]), None][: len(heads)]
    parts = [
        Node(FACET, "", node.own.part(start, end), node.path)
        for (start, _, _), end in zip(heads, ends, strict=True)
    ]
    if heads:
        node.own = node.own.part(0, heads[0][0])
    return parts
