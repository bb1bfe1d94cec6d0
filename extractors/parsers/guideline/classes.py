"""Classes of programmes: those that a sentence defines by articles, and chapters that are named as one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from extractors.parsers.guideline.item_lists import ITEM_LIST, items_in, numbers_in, programmes_in
from extractors.parsers.guideline.nodes import Node

_CLASS = "[\\u4e00-\\u9fff]{2,8}?类"
_DEFINED = re.compile(
    rf"(?P<all>{ITEM_LIST})(?:所列|项目|的|事项)*(?:均?为|均?属于?|统称为?|以下简?称)[“‘]?(?P<class>{_CLASS})(?:项目|事项|政策)?"
    rf"|(?P<named>{_CLASS})(?:项目|事项|政策)（(?:指|即|含)?(?P<listed>{ITEM_LIST})(?:所列)?(?:项目|事项)?）"
)
"""第六条、第十条第（二）项为投资建设类项目; 建设类项目（第三条、第五条）."""
_ROWS = re.compile(
    rf"(?P<class>{_CLASS})(?:项目|事项)?（[^（）\d]{{0,4}}序号(?P<all>\d{{1,2}}(?:(?:[、和及]|[至到—～-])\d{{1,2}})*)）"
)
"""建设类（一览表序号1至4、7）: rows of a table by their numbers."""
_JOINED = re.compile("分为?|[、和及与]")
"""本年度分建设类: what stands before a class and is none of its name."""
_KINDS = ("补助", "奖励", "奖补", "补贴", "贴息", "资助")
"""文化企业贷款（贴息）: the kind of support behind a programme's name; 贴息类 are all that have it."""
_THE_OTHERS = re.compile(
    rf"(?:(?P<but>{_CLASS})(?:项目|事项|政策)?(?:以外|之外)的(?:其[他余])?|其[余他])(?:各[类项])?(?:项目|事项|政策)?均?为(?P<class>{_CLASS})"
)
"""研发建设类项目以外的其他事项为奖励补贴类事项; 其余为奖补类项目."""
_CHAPTER = re.compile(rf"(?P<class>{_CLASS})(?:项目|事项|政策)?")


def classes_of(items: Iterable[Node], beside: Collection[Node]) -> dict[str, tuple[Node, ...]]:
    """The classes by name. items: what is a programme or holds some; beside: what stands outside them."""
    every = list(items)
    found: dict[str, tuple[Node, ...]] = {
        match["class"]: (item,)
        for item in every
        if (match := _CHAPTER.fullmatch(item.name)) and any(node in every for node in item.children)
    }
    for kind in _KINDS:
        members = [item for item in programmes_in(every) if item.name.endswith(f"（{kind}）")]
        if members:
            found[f"{kind}类"] = tuple(members)
    for node in beside:
        for match in _DEFINED.finditer(node.own.text):
            members = items_in(match["all"] or match["listed"], every)
            if members:
                found[match["class"] or match["named"]] = tuple(members)
        for match in _ROWS.finditer(node.own.text):
            numbers = set(numbers_in(match["all"]))
            name = _JOINED.split(match["class"])[-1]
            found[name] = tuple(item for item in every if item.in_table and item.number in numbers)
    for node in beside:
        for match in _THE_OTHERS.finditer(node.own.text):
            others = (
                found.get(match["but"], ())
                if match["but"]
                else [each for own in found.values() for each in own]
            )
            but = {id(node) for item in others for node in item.walk()}
            found[match["class"]] = tuple(item for item in programmes_in(every) if id(item) not in but)
    return found
