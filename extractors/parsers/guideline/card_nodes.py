"""The programmes of a table or a card as nodes of the tree."""

from __future__ import annotations

from extractors.parsers.guideline.marks import FACET, UNNUMBERED, mark_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.normalise import tidy
from extractors.parsers.guideline.tables import Card


def card_node(card: Card, above: list[Node]) -> Node:
    """A programme of a table. above: the nodes that are open there."""
    mark = mark_of(f"{card.path}．" if card.path.isdecimal() else card.path) if card.path else None
    own = tidy(list(card.name))
    if mark is None:
        mark = mark_of("".join(char for char, _, _ in card.name))
        own = tidy(list(card.name[mark.length :])) if mark else own
    kind = mark.kind if mark else UNNUMBERED
    piece = mark.path if mark else (card.path or own.text)
    case = mark_of(own.text) if card.path and mark else None
    if case is not None:
        own, piece = own.part(case.length), piece + case.path
    path = piece if kind.alone or not above else above[-1].path + piece
    node = Node(
        kind,
        mark.printed.strip("、.：:") if mark else "",
        own,
        path,
        heading=True,
        number=mark.number if mark else 0,
        in_table=True,
    )
    node.children += facet_nodes(card, path)
    return node


def is_of(card: Card, node: Node) -> bool:
    """Whether a card below a numbered head is that head's: it bears no number and the same name."""
    name = tidy(list(card.name)).text
    if not name:
        return True
    return not card.path and mark_of(name) is None and node.kind is not UNNUMBERED and node.name == name


def facet_nodes(card: Card, path: str) -> list[Node]:
    """What stands under the heads of a card."""
    return [Node(FACET, "", head + tidy(list(words)), path) for head, words in card.facets if head]
