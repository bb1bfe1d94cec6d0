"""How items are called (9, not 三9, where the count goes on; 专题一方向1 where not), and rows that sum them up."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from extractors.parsers.guideline.given import own_sums
from extractors.parsers.guideline.marks import FACET, HEADING, UNNUMBERED
from extractors.parsers.guideline.nodes import Node

_PLAIN_NUMBERS = ("1.", "1")


def shorten_paths(roots: list[Node]) -> None:
    """Numbers that count on through all chapters are known by themselves: 9, not 三9.

    Beside plain numbers, a chapter that gives nothing may count by itself: 五、申报材料 with 1, 2, 3 behind 一 to
    三 with 1 to 14.
    """
    chapters = [root for root in roots if root.kind is not UNNUMBERED]
    for kind in {node.kind.name for root in chapters for node in root.children}:
        counted = [[node for node in root.children if node.kind.name == kind] for root in chapters]
        filled = [nodes for nodes in counted if nodes]
        plain = kind in _PLAIN_NUMBERS and not _counts_on(filled)
        counted_on = list(filter(_grant, filled)) if plain else filled
        if len(counted_on) < 2 or not _counts_on(counted_on):
            continue
        for root, nodes in zip(chapters, counted, strict=True):
            for node in nodes if any(nodes is each for each in counted_on) else ():
                for below in node.walk():
                    below.path = below.path.removeprefix(root.path)


def _counts_on(chapters: list[list[Node]]) -> bool:
    numbers = [node.number for nodes in chapters for node in nodes]
    return all(later > earlier for earlier, later in pairwise(numbers))


def _grant(nodes: list[Node]) -> bool:
    return any(own_sums(each) for node in nodes for each in node.walk())


def lengthen_paths(roots: list[Node]) -> None:
    """Directions and articles that count anew in each topic or chapter are known by both: 二方向1, 第四章第一条."""
    nodes = [node for root in roots for node in root.walk()]
    known = Counter(
        (node.kind.name, node.path) for node in nodes if node.kind.is_series or node.kind.name == "条"
    )
    anew = {word for (word, _), times in known.items() if times > 1}
    for root in roots:
        _lengthen_below(root, root.path, anew)
    _lengthen_names(roots)


def _lengthen_names(roots: list[Node]) -> None:
    """Headings without a number that come twice under one name: 甲区设备补助, 乙区设备补助."""
    nodes = [node for root in roots for node in root.walk()]
    known = Counter(node.path for node in nodes if node.kind.name.startswith(HEADING))
    held = ((above, node) for above in nodes for node in above.children)
    for above, node in held:
        if node.kind.name.startswith(HEADING) and known[node.path] > 1:
            name, path = node.path, above.path + node.path
            for below in node.walk():
                below.path = path + below.path.removeprefix(name)


def _lengthen_below(above: Node, holder: str, anew: set[str]) -> None:
    """holder: the path of what holds the node that is no facet's head."""
    for node in above.children:
        if node.kind.name in anew:
            mark = node.path
            for below in node.walk():
                if below.path.startswith(mark):
                    below.path = holder + below.path
        _lengthen_below(node, holder if node.kind is FACET else node.path, anew)


def drop_heads(roots: list[Node]) -> None:
    """资金支持 over 1, 2, 3, the only head of that kind whose items give sums: they are called by their numbers."""
    heads = [root for root in roots if root.kind in (FACET, UNNUMBERED) and _holds_grants(root)]
    if len(heads) != 1:
        return
    (head,) = heads
    taken = {node.path for root in roots if root is not head for node in root.walk()}
    below = [node for child in head.children for node in child.walk()]
    if not taken.intersection(node.path.removeprefix(head.path) for node in below):
        for node in below:
            node.path = node.path.removeprefix(head.path)


def _holds_grants(head: Node) -> bool:
    numbered = [child for child in head.children if child.number]
    granting = [child for child in numbered if any(map(own_sums, child.walk()))]
    return len(numbered) > 1 and 2 * len(granting) >= len(numbered)


def merge_rows(roots: list[Node]) -> None:
    """The rows of a table that sums up the items told elsewhere under the same names: what they say goes there."""
    nodes = [node for root in roots for node in root.walk()]
    rows = [node for node in nodes if node.in_table]
    told = {
        _plain(node.name): node for node in nodes if not node.in_table and (node.children or node.body.text)
    }
    same = [(row, told[_plain(row.name)]) for row in rows if _plain(row.name) in told]
    if 2 * len(same) <= len(rows):
        return
    for row, item in same:
        for facet in row.children:
            facet.path = item.path
        item.children += row.children
    merged = {id(row) for row, _ in same}
    for siblings in [roots, *(node.children for node in nodes)]:
        siblings[:] = [node for node in siblings if id(node) not in merged]


def _plain(name: str) -> str:
    return "".join(name.split())
