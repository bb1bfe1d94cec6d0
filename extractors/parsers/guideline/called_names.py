"""Words that begin with the names of items: 智能工厂项目、绿色制造项目和优质企业奖励的资金分两次拨付."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.parsers.guideline.item_lists import LEAST_NAME, plain_name, without_quotes
from extractors.parsers.guideline.nodes import Node

ONE_OF_THEM = re.compile("^，?(?:其中)?，?(?:支持|鼓励)?")
"""What may stand before the first name."""
_NEXT_NAME = re.compile("(?:项目|补助|奖励|资助)*(?:[、和及与]|以及)(?:支持|鼓励)?")


def begun_with(words: str, items: Collection[Node]) -> list[Node]:
    """The items whose names words begin with."""
    return begun(words, items)[0]


def begun(words: str, items: Collection[Node]) -> tuple[list[Node], str]:
    """The items whose names words begin with, and what follows the last name."""
    rest, found, behind = ONE_OF_THEM.sub("", without_quotes(words)), [], ""
    while rest:
        called = [item for item in items if _is_called_first(rest, item)][-1:]
        if not called:
            break
        found += called
        behind = rest[len(without_quotes(plain_name(called[0].name))) :]
        joined = _NEXT_NAME.match(behind)
        rest = behind[joined.end() :] if joined else ""
    return found, behind


def _is_called_first(words: str, item: Node) -> bool:
    name, printed = without_quotes(plain_name(item.name)), without_quotes(item.name)
    called = words[len(name) :].startswith(("项目", "类项目", "方向", "板块", "的支持期", "的时间"))
    whole = len(printed) > LEAST_NAME and words.startswith(printed)
    return whole or (words.startswith(name) and len(name) > (LEAST_NAME - 1 if called else LEAST_NAME))
