"""Classes of programmes: those that a sentence defines, chapters named as one, those that one way of support serves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from extractors.parsers.guideline.given import own_readings
from extractors.parsers.guideline.item_lists import (
    ITEM_LIST,
    items_in,
    numbers_in,
    plain_name,
    programmes_in,
    with_numbers,
    without_quotes,
)
from extractors.parsers.guideline.nodes import Node, each_once
from extractors.parsers.guideline.prose.sentences import Reading

_CLASS = "(?:[\\u4e00-\\u9fff]{2,12}?类|事?[前后](?:资助|补助|奖补)(?=项目|事项))"
_DEFINED = re.compile(
    rf"(?P<all>{ITEM_LIST})(?:所列|规定|项目|的|事项|[两二三四五六七八九十]个?(?:方向|类|项目?))*(?:均?为|均?属于?|统称为?|以下简?称)[“‘]?(?P<class>{_CLASS})(?:项目|事项|政策)?"
    rf"|(?P<so>{_CLASS})(?:项目|事项)，即(?:本(?:通知|指南|办法|细则))?(?P<which>{ITEM_LIST})"
    rf"|(?P<these>{ITEM_LIST})(?:所列|规定的?)的?(?P<those>{_CLASS})(?:项目|事项)"
    rf"|(?P<named>{_CLASS})(?:项目|事项|政策)?（(?:指|即|含)?(?:本?(?:办法|细则|指南)的?)?(?P<listed>{ITEM_LIST})(?:所列)?(?:项目|事项)?(?:，下同)?）"
)
"""第六条、第十条第（二）项为投资建设类项目; 建设类项目（第三条、第五条）."""
_ROW_NUMBERS = r"\d{1,2}(?:(?:[、和及]|[至到—～-])\d{1,2})*"
_ROWS = re.compile(
    rf"(?P<class>{_CLASS})(?:项目|事项)?（[^（）\d]{{0,4}}序号(?P<all>{_ROW_NUMBERS})）"
    rf"|序号(?P<these>{_ROW_NUMBERS})(?:的?项目)?均?(?:为|属于?)(?P<those>{_CLASS})(?:项目|事项)?(?=[，。；])"
)
"""建设类（一览表序号1至4、7）, 序号5、9、10为建设类项目: rows of a table by their numbers."""
_NAMED = re.compile(
    rf"(?P<names>[^，。；：]{{6,}}?)(?:均?为|均?属于?)(?P<class>{_CLASS})(?:项目|事项|政策)?(?=[，。；])"
)
"""培育中心建设、产业专利导航为项目资助类: a class by the names of its items."""
_HOLDS = re.compile(
    rf"(?P<class>{_CLASS})(?:项目|事项|政策)(?:，即|[，。：]?(?:包括|是指|指))(?P<names>[^，。；]{{6,}})"
)
"""投资补助类项目包括数字化改造项目、平台建设项目."""
_CALLED_TOGETHER = re.compile(
    "(?P<names>[^，。；：]{6,}?)（以下(?:统称|简称)[“‘]?(?P<class>[\u4e00-\u9fff]{2,8}?)(?:类)?项目[”’]?）"
)
"""口岸查验设施建设项目、智慧口岸建设项目（以下统称口岸建设项目）."""
_SERVES = re.compile(
    rf"(?:^|(?<=[，。；]))(?P<way>[\u4e00-\u9fff]{{2,6}}?)(?:方式)?[。：]?适用于[^，。；]{{0,10}}?(?P<all>{ITEM_LIST})类?"
)
"""（一）投资补助。适用于支持范围第（一）至（五）类项目."""
_SERVES_NAMED = re.compile(
    "^(?P<way>[\u4e00-\u9fff]{2,8}?类)(?:项目)?[。：]?适用于(?P<names>[^。；，]{4,})(?=[。，])"
)
"""（一）投资补助类。适用于本质安全改造、安全风险智能化管控两个方向."""
_WAY = "[\\u4e00-\\u9fff]{2,6}?"
_IN_THIS_WAY = re.compile(
    rf"(?:采取|采用|实行|按照?|以)[“‘]?(?P<ways>{_WAY}(?:[”’]?[、或和与及][“‘]?{_WAY})*)[”’]?(?:相结合)?的?方式"
    "|(?:给予|予以)(?P<way>事[前后](?:补助|资助|奖补|奖励))"
    rf"|^(?:支持|资助|补助|扶持|奖励)(?:方式|强度|标准)[：:。]\s*(?P<headed>{_WAY}(?:[、或和]{_WAY})*)[。，；]"
)
"""采取事前资助方式，按不超过40%给予资助; 支持方式：投资补助。按…: how a programme says that it supports."""
_GOES_THIS_WAY = re.compile(
    rf"(?<!除)(?P<all>{ITEM_LIST})(?![^，。；]{{0,12}}外)(?:所列|规定)?[^，。；]{{0,12}}?，?(?:均?采取|均?采用|实行)(?P<way>{_WAY})方式"
)
"""第六条、第七条规定的奖励，采取事后奖补方式."""
_LISTED = re.compile(rf"(?P<class>{_CLASS})(?:项目|事项|奖励|补助|补贴)（(?P<names>[^（）；。]{{4,}})）")
"""投资建设类项目（公共服务平台、公共海外仓）: a class by parts of the names of its items."""
OTHERS = "其余"
"""The class of what is in no class that is defined: 其余奖励和补助类项目."""
_ALL_HERE = re.compile(
    f"本(?:专题|章|类|部分)(?:各|所有|全部)?(?:方向|项目)均?(?:为|属于?)(?P<class>{_CLASS})(?:项目)?(?=[，。；])"
    f"|本(?:指南|类|部分)(?:所列|各)?项目均采[取用](?P<way>{_WAY})(?:（[^（）]*）)?方式"
)
_RATED = re.compile(
    f"按[^，。；]{{0,14}}比例[^，。；]{{0,8}}的?(?:项目|事项)为(?P<rated>{_CLASS})(?:[，；][^。]*?(?:项目|事项)为(?P<others>{_CLASS}))?"
)
_WAY_HEAD = re.compile("[\u4e00-\u9fff]{0,6}(?:补助|奖励|奖补|资助|补贴|贴息|配套|支持|股权投资)")
_OF_A_HEAD = re.compile(
    "类?(?:项目|事项)?(?:应当?|须|需)?(?:具备|符合|满足)?的?(?:申报|支持)?(?:条件|要求|标准)?$"
)
_APPLIES_TO = re.compile("（[仅均]?适用于?(?P<class>[^（）]{2,12})）$")
_SUPPORTS = re.compile("[资补]助|奖|经费|贴息|补贴|后补|前补|股权|投资")
_CALLED_BY_WAY = "(?:类|方式|的?(?:项目|资金|工程|课题|事项)|的，|(?=[在经按于]))"
_JOINED = re.compile("分为?|[、和及与]")
"""本年度分建设类: what stands before a class and is none of its name."""
_LABELLED = re.compile("（(?:(?P<class>[\u4e00-\u9fff]{2,8}类)|(?P<kind>[\u4e00-\u9fff]{2,8}))）$")
"""文化企业贷款（贴息）, 电池（揭榜挂帅）: the class behind a programme's name; 贴息类 are all that have it."""
_PUT_IN = re.compile(
    "(?:^|[。；（])(?:申报|项目|所属|支持|资金)?(?:类别|类型)：(?P<named>[\u4e00-\u9fff]{2,8})(?=[。；，）]|$)|属(?:于)?(?P<is>[\u4e00-\u9fff]{2,8}类)(?=[。；，）]|项目)"
)
"""申报类别：事前立项类。 本专题属建设补助类: the class that an item's own words put it in."""
_THE_OTHERS = re.compile(
    rf"(?:除(?P<names>[^，。；]{{4,40}}?)(?:以外|之外|外)，其[余他]|除?(?P<but>{_CLASS})(?:项目|事项|政策)?(?:以外|之外|外)的?(?:其[他余])?|其[余他])(?:各[类项])?(?:支持|奖补|扶持)?(?:项目|事项|政策|条款)?均?为(?P<class>{_CLASS})"
)
"""研发建设类项目以外的其他事项为奖励补贴类事项; 其余为奖补类项目."""
_CHAPTER = re.compile(rf"(?P<class>{_CLASS})(?:项目|事项|政策)?")


def classes_of(items: Iterable[Node], beside: Collection[Node]) -> dict[str, tuple[Node, ...]]:
    """The classes by name; a way of support is named without 类.

    items: what is a programme or holds some; beside: what stands outside them.
    """
    every = list(items)
    chapters = ((item, _CHAPTER.fullmatch(item.name)) for item in every)
    found: dict[str, tuple[Node, ...]] = {match["class"]: (item,) for item, match in chapters if match}
    found |= _by_first_words(every, beside)
    found |= _by_labels(every)
    found |= _by_ways(programmes_in(every))
    found |= {name: own for node in beside if (own := _headed(node, every)) for name in [node.name]}
    found |= dict(each for node in beside for each in _by_rate(node.told.text, programmes_in(every)))
    defined = [
        each
        for node in beside
        for each in (*_defined(with_numbers(node.told.text, every), every), *_all_here(node, every))
    ]
    found |= {name: _together(defined, name) for name, _ in defined}
    for node in beside:
        for match in _THE_OTHERS.finditer(node.own.text):
            found[match["class"]] = _but_for(
                _apart(match["names"] or match["but"] or "", found, every), every
            )
    for name, own in _by_kind(programmes_in(every)):
        found.setdefault(name, own)
    if defined:
        found[OTHERS] = _but_for([each for _, members in defined for each in members], every)
    return found


def _by_first_words(items: list[Node], beside: Iterable[Node]) -> dict[str, tuple[Node, ...]]:
    """外贸类事项…；会展类事项… with chapters 外贸发展支持事项 and 会展业支持事项: each class is one chapter's."""
    programmes = {id(item) for item in programmes_in(items)}
    chapters = [item for item in items if id(item) not in programmes]
    names = {match["name"] for node in beside for match in _FIRST_WORDS.finditer(node.told.text)}
    found = {name: [each for each in chapters if each.name.startswith(name)] for name in sorted(names)}
    several = len(found) > 1 and all(len(own) == 1 for own in found.values())
    return {f"{name}类": tuple(own) for name, own in found.items()} if several else {}


_FIRST_WORDS = re.compile("(?:^|[，。；：])(?P<name>[\u4e00-\u9fff]{2,4})类(?:支持|奖补)?(?:事项|项目|政策)")


def _apart(words: str, found: Mapping[str, tuple[Node, ...]], items: list[Node]) -> list[Node]:
    """What 其余项目均为建设类 leaves out: a class, items by their names; all classes so far where nothing is named."""
    name = re.sub("(?:项目|事项|政策)$", "", words)
    if not name:
        return [each for kind, own in found.items() if kind.endswith("类") for each in own]
    return list(found[name]) if name in found else by_parts_of_names(words, items)


def _by_kind(programmes: list[Node]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """贷款贴息, 以项目补助方式 where nothing says which programmes are so: those that speak of it."""
    for kind, names in _KINDS:
        own = tuple(item for item in programmes if any(kind in node.own.text for node in item.walk()))
        if 0 < len(own) < len(programmes):
            yield from ((name, own) for name in names)


_KINDS = (("贷款贴息", ("贷款贴息", "贷款贴息类")), ("项目补助", ("以项目补助",)))
"""What programmes speak of, and the names of the class that it makes."""


def _but_for(left_out: Iterable[Node], items: list[Node]) -> tuple[Node, ...]:
    """The programmes that are in none of these."""
    ids = {id(node) for item in left_out for node in item.walk()}
    return tuple(item for item in programmes_in(items) if id(item) not in ids)


def members_headed(head: str, classes: Mapping[str, tuple[Node, ...]]) -> list[Node]:
    """The members of the class that a head names: 贷款贴息, 建设类项目条件, 项目要求（适用于建设类）."""
    applies = _APPLIES_TO.search(head)
    name = _OF_A_HEAD.sub("", applies["class"] if applies else head)
    return list(classes.get(f"{name}类", ()) or (classes.get(name, ()) if name != OTHERS else ()))


def members_named(clause: str, classes: Mapping[str, tuple[Node, ...]]) -> list[Node]:
    """The members of the classes that a clause names: 建设类项目, 以奖代补、定额补助方式支持的项目."""
    clause = without_quotes(clause)
    ways = "|".join(re.escape(name) for name in classes if not name.endswith("类") and name != OTHERS)
    called = [
        name for name in classes if name.endswith("类") and re.search(f"(?<!非){re.escape(name)}", clause)
    ]
    if ways:
        listed = rf"(?:{ways})(?:(?:[、和与或及]|以及)(?:{ways}))*(?={_CALLED_BY_WAY})"
        called += [name for each in re.finditer(listed, clause) for name in re.findall(ways, each[0])]
    return each_once(item for name in called for item in classes[name])


def _by_labels(items: list[Node]) -> dict[str, tuple[Node, ...]]:
    """The classes that stand behind the names of items, or that its own words put it in."""
    found: dict[str, tuple[Node, ...]] = {}
    for item in items:
        label = _LABELLED.search(item.name)
        if label:
            name = label["class"] or f"{label['kind']}类"
            found[name] = (*found.get(name, ()), item)
    programmes = {id(item) for item in programmes_in(items)}
    for item in items:
        told = item.walk() if id(item) in programmes else (item,)
        put = next((put for node in told if (put := _PUT_IN.search(node.body.text))), None)
        if put:
            name = f"{(put['named'] or put['is']).removesuffix('类')}类"
            found[name] = (*found.get(name, ()), item)
    return found


def _together(defined: Iterable[tuple[str, tuple[Node, ...]]], name: str) -> tuple[Node, ...]:
    """The members of a class that several sentences define: each topic says which of its directions are in it."""
    return tuple(each_once(item for each, own in defined if each == name for item in own))


def _all_here(node: Node, items: list[Node]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """本专题各方向均为事后奖补类项目: the programmes of the topic that says so."""
    match = _ALL_HERE.search(node.own.text)
    if match:
        inside = {id(each) for each in node.walk()}
        programmes = programmes_in(items)
        own = [item for item in programmes if id(item) in inside or match["way"]]
        yield match["class"] or match["way"], tuple(own)


def _by_rate(words: str, programmes: list[Node]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """按投资一定比例支持的项目为投资补助类，按定额支持的项目为奖励补贴类: those that state a rate, and the others."""
    match = _RATED.search(words)
    if match is None:
        return
    rated = [item for item in programmes if any(each.role == "rate" for each in _readings_in(item))]
    yield match["rated"], tuple(rated)
    if match["others"]:
        yield match["others"], _but_for(rated, programmes)


def _readings_in(item: Node) -> Iterator[Reading]:
    return (reading for node in item.walk() for reading in own_readings(node))


def _headed(node: Node, items: list[Node]) -> tuple[Node, ...]:
    """The items that a way of support names below its head: （一）投资补助。对方向1至方向4项目，按12%给予补助."""
    if not (node.is_named and _WAY_HEAD.fullmatch(node.name)):
        return ()
    listed = (items_in(match[0], items) for match in re.finditer(ITEM_LIST, node.body.text))
    return tuple(each_once(item for found in listed for item in found))


def _by_ways(programmes: list[Node]) -> dict[str, tuple[Node, ...]]:
    """The programmes by how they support. Where most say so, one that doesn't may support in any of the ways."""
    ways = [set(_ways_of(item)) for item in programmes]
    if 2 * sum(map(bool, ways)) < len(ways):
        return {}
    return {
        way: tuple(
            item
            for item, own in zip(programmes, ways, strict=True)
            if way in own or not (own or _supports_otherwise(item, way))
        )
        for way in sorted(set().union(*ways))
    }


def _supports_otherwise(item: Node, way: str) -> bool:
    """Whether an item that names no way shows that it isn't this one: fixed awards and 贷款贴息 are no 投资补助."""
    if "贷款贴息" in item.name and "贴息" not in way:
        return True
    given = {each.role for each in _readings_in(item)} & {"rate", "award"}
    return bool(given) and (given == {"award"}) != ("奖" in way) and "后" not in way


def _ways_of(item: Node) -> Iterator[str]:
    for node in item.walk():
        for match in _IN_THIS_WAY.finditer(node.own.text):
            ways = re.split("[”’]?[、或和与及][“‘]?", match["ways"] or match["way"] or match["headed"])
            yield from (way for way in ways if way.endswith("类") or _SUPPORTS.search(way))


def _defined(words: str, items: list[Node]) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """The classes that words define by lists of items, by rows of a table, by the items' names."""
    for match in _DEFINED.finditer(words):
        members = items_in(match["all"] or match["which"] or match["these"] or match["listed"], items)
        if members:
            yield match["class"] or match["so"] or match["those"] or match["named"], tuple(members)
    for match in _ROWS.finditer(words):
        numbers = set(numbers_in(match["all"] or match["these"]))
        name = _JOINED.split(match["class"] or match["those"])[-1]
        yield name, tuple(item for item in items if item.in_table and item.number in numbers)
    for match in _GOES_THIS_WAY.finditer(words):
        members = items_in(match["all"], items)
        if members:
            yield match["way"], tuple(members)
    for match in _LISTED.finditer(words):
        members = by_parts_of_names(re.sub("^(?:指|即|包括|含)", "", match["names"]), items)
        if members:
            yield match["class"], tuple(members)
    for match in (
        *_NAMED.finditer(words),
        *_HOLDS.finditer(words),
        *_CALLED_TOGETHER.finditer(words),
    ):
        members = _by_names(match["names"], items)
        if members:
            yield match["class"], tuple(members)
    serving = _SERVES_NAMED.match(words)
    if serving and (members := _by_names(serving["names"], items)):
        yield serving["way"], tuple(members)
    for served in _SERVES.finditer(words):
        if members := items_in(served["all"], items):
            yield served["way"], tuple(members)


def by_parts_of_names(words: str, items: Iterable[Node]) -> list[Node]:
    """The items whose names hold the words of a list; none where one of the list is in no name, or in several.

    冷藏车购置 is in 冷藏运输车辆购置: its characters in their order, where they are many.
    """
    names = [plain_name(each) for each in re.split("、|[和及与](?=[^、]*$)", words)]
    programmes = programmes_in(items)
    found = [_holding(name, programmes) for name in names]
    return [item for named in found for item in named] if all(len(named) == 1 for named in found) else []


_FEWEST_IN_ORDER = 5


def _holding(name: str, programmes: list[Node]) -> list[Node]:
    held = [item for item in programmes if name in item.name]
    if held or len(name) < _FEWEST_IN_ORDER:
        return held
    in_order = re.compile(".*".join(map(re.escape, name)))
    return [item for item in programmes if in_order.search(item.name)]


def _by_names(words: str, items: list[Node]) -> list[Node]:
    """The items that a list calls by their names; none where one of the list is no item's name."""
    named = {plain_name(item.name): item for item in items}
    said = re.sub(
        "[两二三四五六七八九](?:类项目|个(?:方向|专题|项目))$",
        "",
        words[max(words.rfind("，"), words.rfind("：")) + 1 :],
    )
    said = re.sub("(?:各类|所有)(?=项目)|各项(?=[、及和]|$)", "", said)
    but = {plain_name(each) for each in re.findall("（([^（）]+?)除外）", said)}
    said = re.sub("（[^（）]+除外）", "", said)
    for joints in ("、|以及", "、|以及|和(?=[^、]*$)", "、|及(?=[^、]*$)"):
        found = [named.get(plain_name(each)) for each in re.split(joints, said)]
        if all(found):
            called = [item for item in found if item]
            inside = programmes_in(
                item for item in items if any(item is node for each in called for node in each.walk())
            )
            return [item for item in inside if plain_name(item.name) not in but] if but else called
    return []
