"""Parts of what stands beside the programmes that call single items, by name or number: about those alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from extractors.parsers.guideline.called_names import begun_with
from extractors.parsers.guideline.classes import members_headed
from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.item_lists import LEAST_NAME, items_in, plain_name, programmes_in
from extractors.parsers.guideline.nodes import Node, each_once
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.references import (
    EXEMPTS,
    Named,
    Naming,
    directions_named,
    items_named,
    programmes_among,
    said_before,
    said_of_each,
    said_of_one,
)
from extractors.parsers.guideline.shared import Shared, is_in

_APPLIES = re.compile("申[请报](?P<what>(?!本)[^，。；]{4,24})的，")
_BUT_FOR = re.compile("除(?P<what>[^，。；]{2,40}?)外")
_UNLESS_TOLD = re.compile("除[^，。；]{0,16}(?:另有|已有|另行|已作)[^，。；]{0,8}外")
"""除支持方向中另有规定外: no item is left out."""
_PIECE = re.compile("[^，。；]+[，。；]?")


def addressed(
    shared: Shared, items: Collection[Node], classes: Mapping[str, tuple[Node, ...]]
) -> Iterator[Shared]:
    """A shared head cut up by the items that its parts call. items: what is a programme or holds some."""
    if facet_of(shared.node.name) == "quota":
        yield from _numbers_by_name(shared, items)
        return
    naming = Naming(tuple(items), tuple(_near(shared, items)), classes)
    for part in _called_by_name(shared, naming):
        of_direction = part.addressed and part.node.kind.name == "方向"
        yield from (part,) if of_direction else _called_by_number(part, naming)


def about(programme: Node, above: Iterable[Passage], naming: Naming) -> Iterator[Passage]:
    """What stands above a programme without the sentences that call others: 攻关类项目（方向1至方向5）立项后拨付50%.

    本专题除方向1外，实施期不超过1年 is nothing for 方向1.
    """
    naming = replace(naming, near=tuple(_beside(programme, naming)))
    for words in above:
        spans = list(sentence_spans(words.text))
        kept = [span for span in spans if not _calls_others(words.text[slice(*span)], programme, naming)]
        yield words if len(kept) == len(spans) else sum((words.part(*span) for span in kept), Passage())


def _beside(programme: Node, naming: Naming) -> list[Node]:
    """The programmes of the chapter that one stands in, itself included."""
    holders = [item for item in naming.items if item is not programme and is_in(programme, item)]
    return programmes_among(holders[-1:], naming)


def _calls_others(sentence: str, programme: Node, naming: Naming) -> bool:
    called = items_named(sentence, naming)
    left_out = [
        each for match in _BUT_FOR.finditer(sentence) for each in items_in(match["what"], naming.near)
    ]
    others = bool(called) and not any(is_in(programme, item) for item in called)
    return others or any(is_in(programme, item) for item in left_out)


def _near(shared: Shared, items: Collection[Node]) -> list[Node]:
    """The programmes of the chapter that a shared head stands in."""
    inside = {id(node) for node in shared.home.walk()} if shared.home is not None else set()
    return programmes_in(item for item in items if id(item) in inside)


def _called_by_name(shared: Shared, naming: Naming) -> Iterator[Shared]:
    """具体条件 with a part for each item, called by its name; 除专题四外均采用事前资助方式, for all others."""
    own = _called(shared.node, naming) if facet_of(shared.node.name) is None else []
    if own:
        among = len(programmes_among(own, naming))
        yield from (replace(shared, home=home, addressed=True, among=among) for home in own)
        return
    calls = [each for child in shared.node.children for each in _calls(child, naming)]
    below = [node for child in shared.node.children for node in child.walk()]
    limited = {id(node): others for node in below if (others := _left_out(node, naming))}
    cut = {id(node) for node, _ in calls} | limited.keys()
    if not shared.node.children:
        shared = replace(shared, others=(*shared.others, *_left_out(shared.node, naming)))
    yield replace(shared, node=_without(shared.node, cut)) if cut else shared
    for node, homes in calls:
        part = _under_head(shared.node, [node])
        among = len(programmes_among(homes, naming))
        yield from (Shared(part, home, addressed=True, among=among) for home in homes)
    for node in below:
        if id(node) in limited:
            yield Shared(_under_head(shared.node, [node]), shared.home, limited[id(node)])


def _calls(node: Node, naming: Naming) -> Iterator[tuple[Node, list[Node]]]:
    """The outermost parts that call items, each with those."""
    homes = _called(node, naming)
    if homes:
        yield node, homes
        return
    for child in node.children:
        yield from _calls(child, naming)


def _called(node: Node, naming: Naming) -> list[Node]:
    """The items that a part calls: by its head, its first words, 申请 … 的，, or their articles.

    方向2：… below 申报条件 is about the second of the chapter's programmes.
    """
    items = naming.items
    counted = [item for item in items if item.kind is node.kind and item.number == node.number]
    if node.kind.is_series and len(counted) == 1:
        return counted
    if node.kind.name == "方向":
        return directions_named(node.mark, naming)
    name, text = plain_name(node.name), "".join(node.own.text.split())
    same = [item for item in items if plain_name(item.name) == name]
    if same:
        return same[-1:]
    one = _APPLIES.match(text) or _APPLIES.match("".join(node.body.text.split()))
    if one:
        each = [_named_so(name, naming) for name in re.split("[、和及或]|以及", one["what"])]
        listed = each if all(each) else [_named_so(one["what"], naming)]
        return each_once(item for found in listed for item in found)
    headed = members_headed(node.name, naming.classes)
    if headed:
        return headed
    begun = begun_with(text, items)
    later = [each.item for each in said_of_each(node, naming)] if begun else []
    return [] if any(not any(is_in(item, home) for home in begun) for item in later) else begun


def _named_so(name: str, naming: Naming) -> list[Node]:
    """The programmes whose names hold a name (贷款贴息, 奖励), else the item whose name it holds."""
    same = [item for item in naming.programmes if name in item.name]
    return same or [item for item in naming.items if item.name in name][-1:]


def _called_by_number(shared: Shared, naming: Naming) -> Iterator[Shared]:
    """申报第一部分第（一）至（四）项的，应符合以下条件：, 对第（四）项，按20%给予补助: for those items."""
    named = {id(node): said for node in shared.node.walk() if (said := said_of_each(node, naming))}
    if not named:
        yield shared
        return
    if id(shared.node) not in named:
        yield replace(shared, node=_without(shared.node, named.keys()))
    for node in _outermost(shared.node, named.keys()):
        general = (words for words in said_before(node, naming) if readings_of(words.text))
        before = [Node(node.kind, node.mark, words, node.path) for words in general]
        if before:
            called = tuple(each.item for each in named[id(node)])
            yield Shared(
                _under_head(shared.node, before), shared.home, (*shared.others, *called), shared.addressed
            )
        yield from _told_to_each(shared, node, named[id(node)], naming)
        yield from _told_below(shared, node, named, naming)


def _told_to_each(shared: Shared, node: Node, named: list[Named], naming: Naming) -> Iterator[Shared]:
    """What a node says of each programme that it names, with what stands below it about that one."""
    among = len(_ids_named(named, naming))
    for each in named:
        for item in _programmes_of(each.item, naming):
            if _is_of_another_home(shared, item):
                continue
            below = [part for child in node.children if (part := _about_one(child, item, naming))]
            parts = [Node(node.kind, node.mark, words, node.path) for words in each.words]
            told = replace(node, own=each.head, children=[*parts, *below])
            kept = [told] if each.head.text else told.children
            part = told if node is shared.node else _under_head(shared.node, kept)
            yield Shared(part, item, addressed=True, among=among)
            for words in each.apart:
                own = _under_head(shared.node, [Node(node.kind, node.mark, words, node.path)])
                yield Shared(own, item, addressed=True, among=1)


def _is_of_another_home(shared: Shared, item: Node) -> bool:
    """Whether an item stands outside the home of what is told to single items: so do those of other topics."""
    home = shared.home
    return home is not None and (shared.addressed or home.kind.is_series) and not is_in(item, home)


def _told_below(
    shared: Shared, node: Node, named: Mapping[int, list[Named]], naming: Naming
) -> Iterator[Shared]:
    """What the parts below a node say of programmes that the node itself doesn't name."""
    own = _ids_named(named[id(node)], naming)
    for below in node.walk():
        if below is node or id(below) not in named or EXEMPTS.search(below.own.text):
            continue
        among = len(_ids_named(named[id(below)], naming))
        for each in named[id(below)]:
            parts = [Node(below.kind, below.mark, words, below.path) for words in each.words]
            for item in _programmes_of(each.item, naming):
                if id(item) not in own:
                    yield Shared(_under_head(shared.node, parts), item, addressed=True, among=among)


def _ids_named(named: Iterable[Named], naming: Naming) -> set[int]:
    """The ids of the programmes that a node names, those of an item that holds some included."""
    return {id(item) for each in named for item in _programmes_of(each.item, naming)}


def _outermost(node: Node, ids: Collection[int]) -> Iterator[Node]:
    """The outermost of these nodes below a node, itself included."""
    if id(node) in ids:
        yield node
        return
    for child in node.children:
        yield from _outermost(child, ids)


def _programmes_of(item: Node, naming: Naming) -> list[Node]:
    """The programmes that an item holds; itself where it is one."""
    return programmes_among([item], naming) or [item]


def _about_one(node: Node, item: Node, naming: Naming) -> Node | None:
    """A part below words that call several items, as far as it is about one of them."""
    words = said_of_one(node, item, naming)
    below = [part for child in node.children if (part := _about_one(child, item, naming))]
    if not (words or below):
        return None
    if words == (node.own,) and len(below) == len(node.children):
        return node
    parts = [Node(node.kind, node.mark, each, node.path) for each in words]
    return replace(node, own=Passage(), head_length=0, children=[*parts, *below])


def _numbers_by_name(shared: Shared, items: Collection[Node]) -> Iterator[Shared]:
    """其中，某项目不超过20个，另一项目不超过10个, under 审批数量."""
    for node in shared.node.walk():
        for match in _PIECE.finditer(node.own.text):
            called = [item for item in items if _called_in(match[0], item)]
            if len(called) == 1 and re.search(r"\d", match[0]):
                words = node.own.part(*match.span())
                part = _under_head(shared.node, [Node(node.kind, node.mark, words, node.path)])
                yield Shared(part, called[0], addressed=True, among=1)


def _called_in(words: str, item: Node) -> bool:
    """工业互联网应用标杆项目 calls 工业互联网应用标杆项目资助, 投资补助类 calls 投资补助, 专项一 the first."""
    called = item.kind.is_series and re.search(rf"{re.escape(item.mark)}(?![一二三四五六七八九十\d])", words)
    return bool(
        called
        or (len(item.name) > LEAST_NAME and plain_name(item.name) in words)
        or f"{item.name}类" in words
    )


def _under_head(head: Node, parts: list[Node]) -> Node:
    """The head of a node without its own words, over these parts."""
    words = head.own.part(0, len(head.own.text) - len(head.body.text)) if head.body.text else head.own
    return replace(head, own=words if words.text else Passage(), children=parts)


def _left_out(node: Node, naming: Naming) -> tuple[Node, ...]:
    """The items that a sentence names as left out."""
    if _UNLESS_TOLD.search(node.own.text):
        return ()
    numbered = [
        each
        for match in _BUT_FOR.finditer(node.own.text)
        for each in (*directions_named(match["what"], naming), *items_in(match["what"], naming.items))
    ]
    named = [match["what"] for match in _BUT_FOR.finditer(node.own.text)]
    return tuple(
        item
        for item in naming.items
        if item in numbered
        or any(name in words for words in named for name in (item.path, item.name) if len(name) > 2)
    )


def _without(node: Node, ids: Collection[int]) -> Node:
    """The node without some of the parts below it, and without heads that hold nothing else."""
    kept = [child for child in node.children if id(child) not in ids]
    cut = [(child, _without(child, ids)) for child in kept]
    return replace(
        node, children=[new for old, new in cut if new.children or new.body.text or not old.children]
    )
