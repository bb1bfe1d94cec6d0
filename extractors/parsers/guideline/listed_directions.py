"""Programmes that a chapter 支持方向 only names, and another chapter gives money to by their numbers or classes."""

from __future__ import annotations

import re

from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.given import own_sums
from extractors.parsers.guideline.item_lists import LEAST_NAME, plain_name
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.references import Naming, items_named

_CLASS_NAME = re.compile("[\u4e00-\u9fff]{2,6}类(?:项目)?")


def listed_directions(roots: tuple[Node, ...]) -> list[tuple[Node, Node]]:
    """一、支持方向 （一）… （二）…, of which another chapter says 对第（一）（二）项，按10%给予补助."""
    for root in roots:
        classed = _by_class(root, roots)
        if classed:
            return [(root, item) for item in classed]
        series = _by_number(root, roots)
        if series:
            return [(root, item) for item in series]
        told_by_name = _by_name(root, roots)
        if told_by_name:
            return [(root, item) for item in told_by_name]
        named = [child for child in root.children if child.is_named]
        told = [each for each in roots if each is not root and facet_of(each.name) == "subsidy"]
        referred = any(
            len(items_named(node.own.text, Naming(tuple(named)))) > 1 for each in told for node in each.walk()
        )
        if facet_of(root.name) == "direction" and len(named) == len(root.children) > 1 and referred:
            return [(root, child) for child in named]
    return []


def _by_number(root: Node, roots: tuple[Node, ...]) -> list[Node]:
    """一、支持方向 （一）产业化项目 方向1：… 方向2：…, of which 三、补助标准 says 对方向1至方向4项目，按12%给予补助."""
    series = [node for node in root.walk() if node.kind.is_series and node.is_named]
    told = [each for each in roots if each is not root and facet_of(each.name) == "subsidy"]
    words = "".join(node.own.text for each in told for node in each.walk())
    called = [item for item in series if re.search(rf"{item.kind.name}{_either(item)}", words)]
    names = facet_of(root.name) == "direction" or "支持方向" in root.name
    return series if names and len(called) > 1 else []


def _either(item: Node) -> str:
    """A pattern for the number of 方向一, which is called 方向1 as well."""
    printed = item.path.removeprefix(item.kind.name)
    return rf"(?:{re.escape(printed)}|{item.number})(?![\d.一二三四五六七八九十])"


def _by_name(root: Node, roots: tuple[Node, ...]) -> list[Node]:
    """一、支持方向 （一）本质安全改造 1.… 2.…, of which 三、支持方式 says 本质安全改造项目按25%给予补助."""
    if facet_of(root.name) != "direction" or sum(map(own_sums, root.walk())) > 1:
        return []
    told = [each for each in roots if each is not root and facet_of(each.name) == "subsidy"]
    words = "".join(node.own.text for each in told for node in each.walk())
    below = [(each, [child for child in each.children if child.is_named]) for each in root.children]
    called = [each for each, items in below if any(_is_in(item, words) for item in (each, *items))]
    if len(called) < 2 or 2 * len(called) < len(below):
        return []
    listed = [item for each, items in below for item in (items if len(items) > 1 else [each])]
    return listed if all(item.is_named for item in listed) else []


def _is_in(item: Node, words: str) -> bool:
    name = plain_name(item.name)
    return len(name) >= LEAST_NAME and name in words


def _by_class(root: Node, roots: tuple[Node, ...]) -> list[Node]:
    """二、支持方向 （一）项目补助类 1.… 2.…, of which 三、支持方式 says （一）项目补助。按30%给予补助."""
    classes = [child for child in root.children if _CLASS_NAME.fullmatch(child.name)]
    if facet_of(root.name) != "direction" or len(classes) < max(2, len(root.children)):
        return []
    told = {each.name for other in roots if facet_of(other.name) == "subsidy" for each in other.children}
    if not any(each.name.removesuffix("类") in told or each.name in told for each in classes):
        return []
    named = [(each, [child for child in each.children if child.is_named]) for each in classes]
    return [item for each, below in named for item in (below if len(below) > 1 else [each])]
