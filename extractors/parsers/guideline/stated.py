"""Whether an item states its rules under heads: 支持条件, 补助标准 …."""

from __future__ import annotations

from extractors.parsers.guideline.facets import facet_of, states_rules_under
from extractors.parsers.guideline.nodes import Node


def has_facets(node: Node) -> bool:
    """Whether the node states its rules under the usual heads."""
    heads = [
        child
        for child in node.children
        if states_rules_under(child.name) and facet_of(child.name) != "remarks"
    ]
    articles = [child for child in node.children if child.kind.name == "条"]
    return bool(heads) and (heads[0].kind.name != "条" or 2 * len(heads) >= len(articles))


def states_money(node: Node) -> bool:
    """Whether an item has a head for its own money rule."""
    return any(facet_of(child.name) == "subsidy" for child in node.children)
