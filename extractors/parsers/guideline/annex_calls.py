"""What a covering notice asks of the projects of some attachments only: 附件1、附件2项目，立项后先拨付70%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import add, is_

from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.item_lists import numbers_in
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage

_ITEMS = "第[一二三四五六七八九十]{1,3}项"
_OF_IT = f"(?:{_ITEMS}(?:[、和及至]{_ITEMS})*)?"
"""附件5第一项和第二项: some items of an attachment."""
_CALLED = re.compile(
    rf"附件\d{{1,2}}{_OF_IT}(?:(?:[、和及至到—-]|以及)+(?:附件)?\d{{1,2}}{_OF_IT})*(?=(?:所列|的|各|涉及)*(?:[\u4e00-\u9fff]{{2,8}}类)?(?:项目|事项|方向|企业|补助|奖励))"
)


_CLASS = re.compile(
    "(?:^|[。；，])(?:(?P<class>(?:(?!方向)[\u4e00-\u9fff]){2,8}类)(?=项目|事项|资金|经费|所|的|[前后]?补助|奖励)"
    "|(?P<way>[\u4e00-\u9fff]{2,8}?)方向(?=[\u4e00-\u9fff]{0,6}(?:项目|事项|资金)))"
)
"""认定奖励类项目, 外贸方向项目: what the title of an attachment holds."""
_ASKS = re.compile("(?:项目|计划)?的?(?:支持|申报|组织|资助|补助)(?:方式|标准|条件|要求)$")
"""“揭榜挂帅”项目支持方式: what a chapter of the notice is about is called before this."""
_LEAST_SHARED = 4


def chapters_about(annex: str, notice: Iterable[Node], titles: Mapping[str, str]) -> list[Node]:
    """The chapters of a notice that are about an attachment, or about all of them.

    titles: of the attachments by their numbers; a chapter named as one of them is about that one.
    """
    return [node for node in notice if _titled(node, titles) in ("", annex)]


def asked_of(annex: str, notice: Iterable[Node], titles: Mapping[str, str]) -> list[Node]:
    """The heads and sentences of a notice without those that call other attachments than this one.

    titles: as of chapters_about; 建设补助类项目 calls the attachment that is titled 建设补助类项目指南.
    """
    return [kept for node in notice if (kept := _kept(node, annex, titles)) is not None]


def _titled(node: Node, titles: Mapping[str, str]) -> str:
    """The attachment whose title a chapter's name repeats; empty where none or several do."""
    subject, asks = _ASKS.subn("", node.name)
    named = [path for path, title in titles.items() if len(subject) >= _LEAST_SHARED and subject in title]
    return named[0] if asks and len(named) == 1 else ""


def _kept(node: Node, annex: str, titles: Mapping[str, str]) -> Node | None:
    head = len(node.own.text) - len(node.body.text) if node.body.text and node.is_named else 0
    words = node.own.part(head)
    spans = list(sentence_spans(words.text, "。；"))
    told = list(_about(words, spans, annex, titles))
    children = asked_of(annex, node.children, titles)
    whole = len(children) == len(node.children) and all(map(is_, children, node.children))
    if whole and sum(len(each.text) for each in told) == len(words.text):
        return node
    if not (told or children):
        return None
    return replace(node, own=reduce(add, told, node.own.part(0, head)), children=children)


def _about(
    words: Passage, spans: Iterable[tuple[int, int]], annex: str, titles: Mapping[str, str]
) -> Iterator[Passage]:
    """The sentences that concern an attachment; one that calls none goes on about those called before it."""
    concerns = True
    for start, end in spans:
        said = words.text[start:end]
        called = _called(said, titles)
        concerns = annex in called if called else concerns
        if concerns:
            some = re.search(rf"(?<={annex}){_ITEMS}", said)
            yield words.part(start + some.start() if some else start, end)


def _called(sentence: str, titles: Mapping[str, str]) -> list[str]:
    """The attachments that a sentence calls by their numbers, or by the class in the title of some of them."""
    lists = (re.sub(f"附件|{_OF_IT}", "", match[0]) for match in _CALLED.finditer(sentence))
    numbered = [f"附件{number}" for listed in lists for number in numbers_in(listed)]
    classed = [
        path
        for match in _CLASS.finditer(sentence)
        for path, title in titles.items()
        if (match["class"] or match["way"]).removesuffix("类") in title
    ]
    return numbered or (classed if len(set(classed)) < len(titles) else [])
