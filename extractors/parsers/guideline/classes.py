"""Classes of programmes: those that a sentence defines by articles, and chapters that are named as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.references import ITEM_LIST, articles_named, programmes_in

_CLASS = "[\\u4e00-\\u9fff]{2,8}?类"
_DEFINED = re.compile(
    rf"(?P<all>{ITEM_LIST})(?:所列|项目|的|事项)*(?:均?为|均?属于?|统称为?|以下简?称)[“‘]?(?P<class>{_CLASS})(?:项目|事项|政策)?"
    rf"|(?P<named>{_CLASS})(?:项目|事项|政策)（(?:指|即|含)?(?P<listed>{ITEM_LIST})(?:所列)?(?:项目|事项)?）"
)
"""第六条、第十条第（二）项为投资建设类项目; 建设类项目（第三条、第五条）."""
_THE_OTHERS = re.compile(
    rf"(?P<but>{_CLASS})(?:项目|事项|政策)?(?:以外|之外)的(?:其[他余])?(?:各[类项])?(?:项目|事项|政策)?为(?P<class>{_CLASS})"
)
"""研发建设类项目以外的其他事项为奖励补贴类事项."""
_CHAPTER = re.compile(rf"(?P<class>{_CLASS})(?:项目|事项|政策)?")


def classes_of(items: Iterable[Node], beside: Collection[Node]) -> dict[str, tuple[Node, ...]]:
    """The classes by name. items: what is a programme or holds some; beside: what stands outside them."""
    every = list(items)
    found: dict[str, tuple[Node, ...]] = {
        match["class"]: (item,)
        for item in every
        if (match := _CHAPTER.fullmatch(item.name)) and any(node in every for node in item.children)
    }
    for node in beside:
        for match in _DEFINED.finditer(node.own.text):
            members = articles_named(match["all"] or match["listed"], every)
            if members:
                found[match["class"] or match["named"]] = tuple(members)
    for node in beside:
        for match in _THE_OTHERS.finditer(node.own.text):
            but = {id(node) for item in found.get(match["but"], ()) for node in item.walk()}
            found[match["class"]] = tuple(item for item in programmes_in(every) if id(item) not in but)
    return found
