"""Topics whose parts are programmes: 专题一 with 方向1, 方向2 …, with 3.1, 3.2 …."""

from __future__ import annotations

from extractors.parsers.guideline.given import gives_money
from extractors.parsers.guideline.marks import FACET
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.stated import has_facets, states_money


def series_of(node: Node) -> list[Node]:
    """The parts of a topic with heads of its own that are programmes: 方向1, 方向2 …, or 3.1, 3.2 with their sums."""
    if _counts_with_points(node):
        return node.children
    if _holds_series(node):
        return [child for child in node.children if child.kind.is_series]
    stating = [child for child in node.children if child.kind is not FACET and states_money(child)]
    numbered = [child for child in node.children if child.kind is not FACET]
    topic = node.kind.is_series and has_facets(node) and not states_money(node)
    return numbered if topic and len(stating) > 1 and 2 * len(stating) > len(numbered) else []


def _holds_series(node: Node) -> bool:
    """专项一 with heads of its own (支持方式, 申报条件) that hold for the 方向1, 方向2 … below it."""
    return (
        node.kind.is_series
        and has_facets(node)
        and any(child.kind.is_series and (child.children or gives_money(child)) for child in node.children)
    )


def _counts_with_points(node: Node) -> bool:
    """专题三 with 3.1, 3.2 … on lines of their own below it."""
    parts = node.children
    return (
        node.kind.is_series
        and len(parts) > 1
        and all(child.kind.name == "1.1" and child.head_length for child in parts)
    )
