"""What an item's words give: its figures under the facets that they stand under, and whether they give money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.model.document import TableBlock
from extractors.parsers.guideline.facets import Facet, facet_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.sentences import Reading
from extractors.parsers.guideline.tables import rows_in_words

_GIVES = re.compile(
    r"(?:给予|予以|(?<!已)(?<!已经)享受|安排|兑现)[^。]{0,40}(?:补助|奖励|补贴|资助|支持|贴息|奖补|配套|补偿|名额)|(?:补助|奖励|补贴|资助|贴息)标准"
)
MONEY_ROLES = frozenset(
    (
        "rate",
        "award",
        "cap",
        "cap_holder",
        "cap_yearly",
        "unit_rate",
        "points",
        "payment",
        "foreign",
        "share_cap",
    )
)


AT_ONCE = re.compile("一次性(?:全额)?(?:拨付|兑付|兑现|下达|发放|支付)")
"""Paid in one sum, and not in parts."""
PAID = frozenset(("payment", "share_cap"))
"""How a sum is paid, or limited: no sum itself."""


@dataclass(frozen=True)
class Told:
    """Words with the facet that they stand under.

    head: how many of them are a head on a line of its own; tables: those whose cells are among the words.
    """

    facet: Facet | None
    words: Passage
    head: int = 0
    tables: tuple[TableBlock, ...] = ()

    def readings(self) -> list[Reading]:
        """Their figures; those of a table of sums row by row, each cell with its column's head."""
        rows = {table.place: said for table in self.tables if (said := rows_in_words(table))}
        own = [
            each
            for each in readings_of(self.words, self.facet, self.head)
            if self.words.places[each.start] not in rows
        ]
        return own + [
            replace(each, label=label or each.label, start=-1, end=-1)
            for said in rows.values()
            for label, words in said
            for each in readings_of(words, self.facet or "subsidy")
        ]


def own_sums(node: Node) -> bool:
    """Whether an item's own words give a sum or a rate."""
    return any(reading.role in ("rate", "award", "cap", "cap_holder") for reading in own_readings(node))


def own_readings(node: Node) -> list[Reading]:
    """The figures of an item's own words."""
    return _told(None, node).readings()


_SUMS_FOLLOW = re.compile(
    "(?:(?:补助|奖励|补贴|资助|奖补)(?:比例[和及与])?(?:额度?|标准|金额)?(?:如下|(?:分别)?为)?|标准(?:如下|为)|其中)：$"
)
_BY_STANDARD = re.compile(
    "(?:按照?(?:以下|下列|如下)标准[^，。；]{0,16}|(?:补助|奖励|支持|资助)比例和(?:额度|标准|金额))：$"
)


def counts_its_sums(node: Node) -> bool:
    """按以下标准补贴：（1）按利息的30%… （2）…; 每项资助额为：① 国际标准：50万元: the sums of one support."""
    by_standard = sets_its_standard(node)
    return (
        len(node.children) > 1
        and (by_standard or (_SUMS_FOLLOW.search(node.own.text) is not None and gives_money(node)))
        and all(not child.children and _is_small(node, child) for child in node.children)
    )


def sets_its_standard(node: Node) -> bool:
    """按以下标准给予一次性奖励：（一）全国首店，100万元；（二）…: a sum in each part of one support."""
    parts = node.children
    return (
        len(parts) > 1
        and _BY_STANDARD.search(node.own.text) is not None
        and all(re.search(r"\d[万亿]?元|\d%", child.own.text) for child in parts)
    )


def _is_small(node: Node, child: Node) -> bool:
    """（1）…, or an article's （一）全日制博士研究生每人每月3000元 without a name of its own."""
    return child.kind.rank > 7 or (
        node.kind.name == "条" and re.search(r"\d[万亿]?元|\d%", child.name) is not None
    )


def own_money(node: Node) -> bool:
    is_head = bool(node.children) and not re.search("[，。；：]", node.own.text)
    return any(reading.role in MONEY_ROLES for reading in own_readings(node)) or bool(
        not is_head and _GIVES.search(node.own.text)
    )


def names_money(node: Node) -> bool:
    """Whether an item names what is given: a sum, a rate, a cap, a budget."""
    return any(
        reading.role in MONEY_ROLES or reading.role == "budget"
        for each in node.walk()
        for reading in own_readings(each)
    )


def names_sums(node: Node) -> bool:
    """Whether an item's own words give a sum, a rate or so much a piece, and not only how it is paid."""
    return any(each.role in MONEY_ROLES - PAID for each in own_readings(node))


def only_pays(node: Node) -> bool:
    """兑付方式：分两年兑付，首年兑付60%: a head that tells how all is paid, and no sum."""
    paid = any(each.role == "payment" for each in own_readings(node))
    return paid and not names_sums(node) and re.search(r"\d[\d.]*\s*[万亿]?元", node.own.text) is None


def gives_money(node: Node) -> bool:
    """Whether the item or any of its parts gives money."""
    return any(own_money(each) for each in node.walk())


def facet_words(node: Node) -> Iterator[Told]:
    """The words of an item with the facet that they stand under; its own words stand under none."""
    yield _told(None, node)
    under: Facet | None = "subsidy" if counts_its_sums(node) else None
    for child in node.children:
        yield from head_words(child, under)


_LIMIT = re.compile("(?:限额|上限)$")
"""补助限额：100万元: the head says what the sum is."""


def head_words(node: Node, under: Facet | None = None) -> Iterator[Told]:
    """The words under a head, with its facet; under: the one that a node stands under which is no head itself."""
    facet = facet_of(node.name) or under
    if facet and facet is under:
        yield _told(under, node)
        return
    words = node.own if _LIMIT.search(node.name) else node.body
    yield Told(facet, words, 0, tuple(node.tables)) if facet else _told(None, node)
    yield from _words_below(node, facet)


_NARROWER: frozenset[Facet] = frozenset(("duration", "quota"))
"""Heads that say what a bare number below them is, whatever they stand under: 申报要求 （三）项目执行期：不超过3年."""


def _words_below(node: Node, facet: Facet | None) -> Iterator[Told]:
    for child in node.children:
        own = facet_of(child.name)
        under = own if own in _NARROWER else facet
        yield _told(under or own, child)
        yield from _words_below(child, under)


def _told(facet: Facet | None, node: Node) -> Told:
    return Told(facet, node.own, len(node.own.text) - len(node.told.text), tuple(node.tables))
