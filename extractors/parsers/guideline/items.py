"""Which items of the tree are programmes: those that state rules under heads, or that give money in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.parsers.guideline.addressed import about, addressed
from extractors.parsers.guideline.annex_calls import asked_of, chapters_about
from extractors.parsers.guideline.asides import NO_FUNDING, is_aside, states_sums
from extractors.parsers.guideline.classes import classes_of
from extractors.parsers.guideline.clauses import is_deferred, is_put_off
from extractors.parsers.guideline.facets import NO_RULES, Facet, facet_of, states_rules_under
from extractors.parsers.guideline.given import (
    counts_its_sums,
    gives_money,
    names_money,
    names_sums,
    only_pays,
    own_money,
    own_readings,
    own_sums,
    sets_its_standard,
)
from extractors.parsers.guideline.item_lists import GIVEN_FOR
from extractors.parsers.guideline.listed_directions import listed_directions
from extractors.parsers.guideline.marks import FACET, UNNUMBERED
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.outline import Outline
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.references import DIRECTIONS, Naming
from extractors.parsers.guideline.series import series_of
from extractors.parsers.guideline.shared import (
    OBLIGES,
    Shared,
    lists_conditions,
    shared_in,
)
from extractors.parsers.guideline.stated import has_facets, states_money
from extractors.parsers.guideline.supports import (
    SUPPORT_NAME,
    are_sentences,
    awards_its_cases,
    gives_to_kinds,
    is_named_support,
    lists_grants,
    lists_supports,
    orders_its_list,
    rates_each,
    tells_its_cases,
)
from extractors.parsers.guideline.titles import paragraphs_of, title_of, title_words

_BARS_LIST = re.compile("(?:不得(?:申报|享受)|不予(?:支持|受理|补助|申报|认定|扶持|奖励|兑现)|不受理)：$")
"""有下列情形之一的，不得申报： with the cases below it."""


@dataclass(frozen=True)
class Place:
    """A programme's node, its direction, and what stands above it: heads of groups and of the direction.

    in_prose: the guideline states no rules under heads. shared: the heads (支持条件 …) and the sentences that
    stand beside the programmes and hold for all of them. put_off: one of them says that it isn't open.
    addressed: of those that call the item, by their ids, how many programmes each calls together.
    """

    node: Node
    direction: Node
    above: tuple[Passage, ...]
    in_prose: bool = False
    shared: tuple[Node, ...] = ()
    put_off: bool = False
    addressed: Mapping[int, int] = field(default_factory=dict)


def is_guideline(title: str, places: list[Place]) -> bool:
    """Whether a text is one: rules under heads, or several items that give sums, or one under a title that says so."""
    if any(has_facets(place.node) and states_rules(place) for place in places):
        return True
    if len(places) > 1 and any(
        facet_of(node.name) == "subsidy" and names_money(node) for place in places for node in place.shared
    ):
        return True
    giving = sum(own_sums(node) for place in places for node in place.node.walk())
    return giving > 1 or (giving == 1 and _TITLE.search(title) is not None)


_TITLE = re.compile("指南|指引|政策|措施|意见|办法|细则|通知|公告|方案|补助|奖励|补贴|资金|扶持|条款|条$")


def states_rules(place: Place) -> bool:
    """Whether a place has what makes a programme: conditions, a money rule, or money given in plain words."""
    heads = [child.name for child in place.node.children]
    return gives_money(place.node) or any(
        facet_of(head) == "subsidy" or (facet_of(head) == "conditions" and re.search("条件|要求", head))
        for head in heads
    )


def places_of(outline: Outline, introduction: tuple[Passage, ...], title: str) -> list[Place]:
    """The programmes of a guideline, in the order of the text, each with the heads that all of them share.

    What a covering notice asks holds for all; what an attachment asks that is a guideline, for its own.
    """
    introduction = (*introduction, *paragraphs_of(outline.before))
    if not outline.annexed:
        return _with_shared(_places_of(outline, introduction, title), outline, outline.notice)
    titles = {root.path: root.own.text for root, _ in outline.annexed}
    return [
        replace(place, direction=root)
        for root, own in outline.annexed
        for place in _with_shared(
            _of_annex(root, own),
            own,
            asked_of(root.path, chapters_about(root.path, outline.notice, titles), titles),
        )
    ]


def _of_annex(root: Node, own: Outline) -> list[Place]:
    title, introduction = title_of(own)
    if not own.directions:
        words = sum(introduction, title_words(own, title))
        return [Place(Node(UNNUMBERED, "", words, root.path, head_length=len(title)), root, ())]
    return _places_of(own, introduction, title, root.path)


def _with_shared(places: list[Place], outline: Outline, notice: Sequence[Node]) -> list[Place]:
    """notice: the chapters of the covering notice that are about these."""
    taken = frozenset(id(node) for place in places for node in place.node.walk())
    programmes = frozenset(id(place.node) for place in places)
    items = [node for root in outline.directions for node in root.walk() if _holds_any(node, programmes)]
    beside = [node for root in outline.directions for node in root.walk() if id(node) not in taken]
    beside += [node for chapter in notice for node in chapter.walk()]
    beside += [Node(UNNUMBERED, "", line, "") for line in outline.head]
    classes = classes_of(items, beside)
    naming = Naming(tuple(items), classes=classes)
    found = [each for root in outline.directions for each in shared_in(root, taken, naming)]
    found += [each for chapter in notice for each in shared_in(chapter, frozenset(), naming)]
    parts = [part for each in found for part in addressed(each, items, classes)]
    own = (replace(place, above=tuple(about(place.node, place.above, naming))) for place in places)
    return [_with_parts(place, [each for each in parts if each.concerns(place.node)]) for place in own]


def _with_parts(place: Place, parts: list[Shared]) -> Place:
    """第十条本年度不组织申报 in another chapter puts that item off."""
    put_off = any(
        each.addressed and any(is_put_off(node.own.text) for node in each.node.walk()) for each in parts
    )
    calling = {id(each.node): each.among for each in parts if each.addressed}
    shared = tuple(each.node for each in parts)
    return replace(place, shared=shared, put_off=put_off, addressed=calling)


def _holds_any(node: Node, taken: frozenset[int]) -> bool:
    return any(id(each) in taken for each in node.walk())


def _places_of(
    outline: Outline, introduction: tuple[Passage, ...], title: str, path: str = ""
) -> list[Place]:
    """path: what leads to the guideline where it is an attachment."""
    roots = outline.directions
    if _is_one_programme(roots):
        listed_apart = listed_directions(roots)
        if listed_apart:
            return [Place(each, root, introduction, in_prose=True) for root, each in listed_apart]
        whole = Node(UNNUMBERED, "", _named(outline, title), path or title, children=list(roots))
        inside = [place for root in roots for place in _inside_facet(root, introduction)]
        stated = any(
            facet_of(root.name) == "subsidy" and own_sums(root)
            for root in roots
            if not _OF_FUNDS.match(root.name)
        )
        stated = stated and sum(_has_its_number(place.node) for place in inside) < 2
        listed = (len(inside) > 1 and not stated) or any(
            _POLICIES.search(place.direction.name) for place in inside
        )
        return inside if listed else [Place(whole, whole, introduction)] if title else []
    strict = not any(_has_heads_below(root) for root in roots)
    if any(gives_money(root) for root in roots):
        roots = tuple(root for root in roots if not _is_for_all(root))
    if any(_is_table(root) for root in roots):
        roots = tuple(root for root in roots if _is_table(root) or any(map(is_named_support, root.walk())))
    return [place for root in roots for place in _of_root(root, roots, introduction, strict=strict)]


_FOR_ALL: tuple[Facet, ...] = ("conditions", "materials", "deadline", "applicant", *NO_RULES, "barred")
"""What a chapter on all programmes is about."""


def _has_heads_below(root: Node) -> bool:
    """Whether anything in a chapter stands under 支持条件, 补助标准 …; the chapter's own name doesn't count."""
    if facet_of(root.name) in _FOR_ALL:
        return False
    return any(states_rules_under(node.name) for child in root.children for node in child.walk())


def _is_for_all(root: Node) -> bool:
    """二、申报条件 of a guideline whose programmes stand in another chapter."""
    facet = facet_of(root.name)
    if facet == "remarks":
        return True
    if (facet is None and has_facets(root) and _only_asks(root)) or _only_tells_payments(root):
        return True
    giving = any(own_sums(node) and not is_aside(node) for node in root.walk())
    gives = giving if facet == "conditions" else gives_money(root)
    return facet in (*_FOR_ALL, "quota") and not (gives or any(map(states_sums, root.walk())))


def _only_tells_payments(root: Node) -> bool:
    """二、资金支持 立项后拨付50%、验收后拨付50%: how what another chapter gives is paid."""
    nodes = list(root.walk())
    pays = facet_of(root.name) == "subsidy" and any(map(only_pays, nodes))
    return pays and not any(map(names_sums, nodes))


_FEWEST_ROWS = 3


def _is_table(root: Node) -> bool:
    """二、支持项目一览表 with the programmes in its rows; what chapters beside it say is about those."""
    return sum(child.in_table for child in root.children) >= _FEWEST_ROWS


def _only_asks(root: Node) -> bool:
    """一、申报主体与支持期间 with those two below it: a chapter on all programmes."""
    facets = {facet_of(child.name) for child in root.children if not only_pays(child)}
    asks = facets <= {
        "applicant",
        "duration",
        "deadline",
        "conditions",
        "materials",
        "office",
        "remarks",
        "barred",
        None,
    }
    return asks and not any(names_sums(node) or _waits(node) for node in root.walk())


_AWARD_NAME = re.compile("[^，。；：]{2,14}(?:补[贴助]|奖[励补]?|资助|贴息|扶持)")


def _of_root(
    root: Node, roots: tuple[Node, ...], introduction: tuple[Passage, ...], *, strict: bool
) -> list[Place]:
    """The programmes of a root; one that gives no sum is one among many of its kind that do."""
    found = list(_places(root, root, introduction, strict=strict))
    counted = root.kind.name == "1." or (root.kind.name == "条" and _AWARD_NAME.fullmatch(root.name))
    if found or not strict or root.children or not counted or is_aside(root):
        return found
    alike = [each for each in roots if each.kind is root.kind]
    giving = sum(gives_money(each) for each in alike)
    ends = re.search("施行|有效期|负责解释|印发之日", root.own.text)
    return [Place(root, root, introduction, in_prose=True)] if 2 * giving > len(alike) and not ends else []


def _named(outline: Outline, title: str) -> Passage:
    """What the one programme of a notice is called: its title without 关于组织申报 … 的通知."""
    words = title_words(outline, title)
    match = re.search(
        r"^(?:附件[\d-]+[：:、.]?)?(?:关于)?(?:组织|开展|做好)?(?:申报|征集|推荐)?(?P<name>.+?)(?:申报|申请|征集|推荐)?(?:工作)?(?:的)?(?:通知|公告|指南|指引)?$",
        title,
    )
    return words.part(match.start("name"), match.end("name")) if match else words


def _is_one_programme(roots: tuple[Node, ...]) -> bool:
    """Whether the text as a whole states one set of rules: 一、支持范围 二、支持条件 三、补助标准."""
    facets = {facet_of(root.name) for root in roots}
    unheaded = (root for root in roots if facet_of(root.name) is None)
    others = [root for root in unheaded if not NO_FUNDING.search(root.name) or _is_table(root)]
    return bool(facets & {"subsidy", "conditions"}) and not any(
        has_facets(node) or gives_money(node) for other in others for node in other.walk()
    )


def _kinds_of_project(head: Node, root: Node, above: tuple[Passage, ...]) -> Iterator[Place]:
    """（二）资助标准 with a sum for each kind of project; 国家级, 省级 … are levels of one.

    （一）资金支持 of a chapter 支持措施 lists programmes of any name.
    """
    for child in head.children:
        kind = re.search("(?:项目|类|类别|平台|计划|专项|工程)$", child.name)
        listed = _POLICIES.search(root.name) and child.is_named
        if gives_money(child) and (kind or listed):
            yield Place(child, root, above, in_prose=True)


_OF_FUNDS = re.compile("(?:资金|经费)(?:安排|拨付)")
"""What the fund holds and how it is handed out: no sum of the one programme."""
_POLICIES = re.compile("政策|措施")
"""A chapter so named holds a list of programmes, even if only one of them names a sum."""
_NO_NAME = re.compile(r"[，；]|^(?:按|每[家个户]|单个|最高).*\d")
"""Of a chapter 补助标准: a sentence of the one programme, and no programme's name."""


def _inside_facet(root: Node, above: tuple[Passage, ...]) -> Iterator[Place]:
    """三、支持标准 with a programme in each item."""
    if facet_of(root.name) not in ("subsidy", "direction", "conditions"):
        return
    articles = any(child.kind.name == "条" for child in root.children)
    if articles and not any(own_sums(each) for each in root.walk()):
        return
    above = (*above, root.body)
    found: list[Place] = []
    unnamed: set[int] = set()
    for child in root.children:
        if facet_of(child.name) == "subsidy":
            found += _kinds_of_project(child, root, above)
            continue
        given = gives_money(child)
        divided = child.kind.name == "条" or _is_divided(child)
        if not has_facets(child) and (divided or any(map(has_facets, child.walk()))):
            found += _places(child, root, above, strict=divided)
            continue
        if facet_of(root.name) == "conditions":
            given = any(own_sums(each) and not is_aside(each) for each in child.walk())
        numbered = facet_of(root.name) == "direction" and _has_its_number(child)
        if (given or numbered or _waits(child) or has_facets(child)) and not is_aside(child):
            found.append(Place(child, root, above, in_prose=not has_facets(child)))
            if _NO_NAME.search(child.name) and not has_facets(child):
                unnamed.add(id(child))
    named = [place for place in found if id(place.node) not in unnamed]
    yield from found if len(named) > 1 or _POLICIES.search(root.name) else named


def _has_its_number(node: Node) -> bool:
    """（一）新能源装备。重点支持…。拟支持3项: a direction that is chosen from by itself."""
    return node.is_named and any(each.role == "quota" for each in own_readings(node))


def _is_divided(node: Node) -> bool:
    """（五）金融支持 that gives nothing itself, with several parts that do, each under a name of its own."""
    named = [child for child in node.children if child.is_named]
    giving = sum(gives_money(child) or _waits(child) for child in named)
    supports = len(named) > 1 and all(SUPPORT_NAME.fullmatch(child.name) for child in named)
    open_ = not own_money(node) or orders_its_list(node)
    return open_ and (giving > 1 or (giving == 1 and supports))


def _places(node: Node, direction: Node, above: tuple[Passage, ...], *, strict: bool) -> Iterator[Place]:
    """What has facets itself, else its parts where they are named as programmes are, else the node."""
    if is_aside(node) or _BARS_LIST.search(node.own.text):
        return
    if lists_conditions(node) and not has_facets(node):
        if gives_money(node):
            yield Place(node, direction, above, in_prose=True)
        return
    stating = _stating_inside(node)
    _known_without_heads(node, stating)
    for each in stating:
        yield Place(each, direction, (*above, node.body), in_prose=not has_facets(each))
    series = series_of(node)
    for child in series:
        yield from _places(child, direction, (*above, node.body), strict=strict)
    if stating or series:
        return
    if has_facets(node) or _states_itself(node, strict=strict):
        yield Place(node, direction, above, in_prose=_is_prose(node, strict=strict))
    else:
        yield from _places_below(node, direction, above, strict=strict)


def _places_below(
    node: Node, direction: Node, above: tuple[Passage, ...], *, strict: bool
) -> Iterator[Place]:
    """The parts of a node that states nothing itself; the node where none of them can be a programme."""
    sentences = len(node.children) > 1 and are_sentences(node) and not own_money(node)
    parts = [child for child in node.children if sentences or _may_be_programme(child)]
    if not parts or all(facet_of(child.name) for child in parts):
        deferred = any(map(_waits, (node, *node.children)))
        if gives_money(node) or deferred or node is not direction:
            yield Place(node, direction, above, in_prose=_is_prose(node, strict=strict))
        return
    giving = (child for child in node.children if not only_pays(child))
    given = sum(has_facets(child) or gives_money(child) or _waits(child) for child in giving)
    one = _tells_in_steps(node) if node is not direction else _is_one_support(node)
    told_above = not given and (own_sums(node) or _waits(node))
    if told_above or (given == 1 and one) or awards_its_cases(node, parts):
        yield Place(node, direction, above, in_prose=True)
        return
    for child in node.children:
        if facet_of(child.name) in (*NO_RULES, "remarks"):
            continue
        support = child.is_named and re.search(f"{GIVEN_FOR}$", child.name)
        bare = not (support or child.children or has_facets(child) or gives_money(child) or _waits(child))
        if not (bare and 2 * given < len(node.children)):
            said = node.own if node.own.text.endswith("：") else node.body
            yield from _places(child, direction, (*above, said), strict=strict)


def _waits(node: Node) -> bool:
    """Whether an item says that it isn't open this time, or is told elsewhere."""
    return is_deferred(node.own.text) or is_put_off(node.own.text)


_OWN_APPLICANTS = re.compile("(?:补助|支持|申报|奖励|扶持)对象为")


def _stating_inside(node: Node) -> list[Node]:
    """The items of 支持方向 that each state their money rule, where the node itself states none.

    Those of 补助标准 where each says whom it is for: they are programmes, and not kinds of one.
    """
    tasks = [child for child in node.children if child.kind.is_series]
    if not node.kind.is_series and _are_tasks(tasks):
        return tasks
    for head in node.children:
        listed = [each for each in head.children if is_named_support(each)]
        if _LISTS_ITEMS.search(head.name) and facet_of(head.name) and len(listed) > 1:
            return listed
        if facet_of(head.name) == "direction" and _are_told_by_number(node, head):
            return head.children
        own = [each for each in head.children if _OWN_APPLICANTS.search(each.own.text) and each.body.text]
        if facet_of(head.name) == "subsidy" and len(own) > 1:
            return [each for each in head.children if gives_money(each)]
    if states_money(node):
        return []
    heads = [child for child in node.children if facet_of(child.name) == "direction"]
    stating = [each for head in heads for each in head.children if states_money(each)]
    return stating if len(stating) > 1 else []


def _are_told_by_number(node: Node, head: Node) -> bool:
    """（一）支持方向 with a support in each part, or with names of which the heads beside it say 方向1 …."""
    named = [child for child in head.children if child.is_named and not child.kind.is_series]
    if "方向" not in head.name or len(named) < 2 or len(named) < len(head.children):
        return False
    beside = [below for each in node.children if each is not head for below in each.walk()]
    told = any(DIRECTIONS.search(each.own.text) or each.kind.name == "方向" for each in beside)
    return told or all(is_named_support(child) or _waits(child) for child in named)


def _are_tasks(items: Sequence[Node]) -> bool:
    """方向1 … 方向4, each with its own 研究内容 and 考核指标: each is applied for."""
    return len(items) > 1 and all(
        each.kind.is_series and any(re.search("考核指标", child.name) for child in each.children)
        for each in items
    )


def _known_without_heads(node: Node, items: list[Node]) -> None:
    """A programme's path is made of printed numbers: 第六条（一）, not 第六条政策内容（一）."""
    for head in node.children:
        for item in head.children if head.kind is FACET else ():
            if any(item is each for each in items):
                for below in item.walk():
                    below.path = node.path + below.path.removeprefix(head.path)


_LISTS_ITEMS = re.compile("(?:方向|重点|项目)[和及与、].*(?:标准|方式)|政策内容")


def _tells_in_steps(node: Node) -> bool:
    """（1）申报主体须为 … （2）项目总投资不低于 … （3）按 … 给予补助: sentences about one programme, not names."""
    sentences = [
        re.search("[，；]|^本[项条]", child.name) or (OBLIGES.search(child.own.text) and not child.body.text)
        for child in node.children
    ]
    small = all(child.kind.rank > 7 and not child.children for child in node.children)
    return small and len(sentences) > 1 and sum(map(bool, sentences)) * 2 > len(sentences)


def _is_one_support(node: Node) -> bool:
    """十二、博士后科研平台资助 with one support and how it is applied for."""
    others = [child for child in node.children if not gives_money(child)]
    if any(child.kind.name == "条" for child in node.children):
        return False
    return SUPPORT_NAME.fullmatch(node.name) is not None and bool(others) and all(map(is_aside, others))


def _is_prose(node: Node, *, strict: bool) -> bool:
    """Whether the item is read figure by figure: it has no heads and gives sums in its own words."""
    return not has_facets(node) and (strict or own_sums(node))


def _states_itself(node: Node, *, strict: bool) -> bool:
    """An item whose own words give money; its parts are details of it, unless each is a support with a name."""
    counted = counts_its_sums(node) and not rates_each(node)
    if counted and sets_its_standard(node):
        return True
    if lists_supports(node) or orders_its_list(node) or lists_grants(node):
        return False
    if counted or tells_its_cases(node):
        return True
    apart = gives_to_kinds(node) or any(map(has_facets, node.children))
    return strict and own_money(node) and not apart


def _may_be_programme(child: Node) -> bool:
    if has_facets(child) or child.children or child.kind.alone:
        return True
    return re.search("[，；]", child.name) is None or child.kind.name in ("一、", "（一）", "1.")
