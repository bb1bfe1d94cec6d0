"""Words that name items by their numbers: 第一部分第（一）至（四）项, 第一条第（一）项、第（二）项."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property

from extractors.parsers.guideline.called_names import ONE_OF_THEM, begun, begun_with
from extractors.parsers.guideline.classes import OTHERS, by_parts_of_names, members_named
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.figures import number_of
from extractors.parsers.guideline.given import AT_ONCE
from extractors.parsers.guideline.item_lists import (
    GIVEN_FOR,
    ITEM_LIST,
    LEAST_NAME,
    NUMBER,
    ZH,
    chapter_of,
    items_in,
    numbers_in,
    plain_name,
    programmes_in,
    raised_in,
    with_numbers,
    without_names,
)
from extractors.parsers.guideline.marks import SERIES_WORD
from extractors.parsers.guideline.nodes import Node, each_once
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.surroundings import Role

_REFERENCE = re.compile(
    rf"(?=第)(?:第(?P<chapter>{ZH})(?:部分|条|章|项|款)的?)?第?（{ZH}）(?:项|款|类)?"
    rf"(?:(?:以及|[、和及至到与—-])*第?（{ZH}）(?:项|款|类)?)*(?<=[项款类])"
)
_ROWS = re.compile(r"序号(?P<all>\d{1,2}(?:[、和及至—~～-]+\d{1,2})*)(?=项目|类|的|试点|示范|须|应|为)")
"""序号2、6、7项目: rows of a table by their numbers."""
DIRECTIONS = re.compile(
    rf"(?:(?P<chapter>[\u4e00-\u9fff“”]{{2,14}}?类)(?:项目)?的?)?(?P<all>方向{NUMBER}(?:[、和及至到与—-]+(?:方向)?{NUMBER})*)(?![\d项个家名批])"
)
"""方向2和方向3, 数字化转型类方向2: items of the chapter by their numbers below 支持方向."""
_NUMBERS = re.compile(rf"(?P<to>[至到—-])?第?（(?P<n>{ZH})）")
_BARE = re.compile(
    rf"，?(?:申请|申报|其中|对于?)?(?P<all>(?:（{ZH}）[、和及]?)+)(?:[两二三四五六七八九十]?(?:项|款|类)|等?项目)"
)
"""（二）（六）（八）三项奖补资金分两年兑付."""
_OF_THIS_PAPER = "本(?:实施)?(?:政策|办法|措施|细则|意见|指南|通知)"
_BEFORE_A_LIST = (
    rf"，?(?:[^，。；：（）]{{2,16}}：)?(?:除[^，。；]{{0,8}}另有[^，。；]{{2,4}}外，)?(?:\d{{4}}年度?(?:申报的，|申报中，|(?=申[报请])))?(?:《[^《》]*》)?(?:(?:享受|依照|按照)?{_OF_THIS_PAPER}"
    "|本次(?:兑现|申报|受理)?|享受|纳入|依照|按照|条款(?=\\d)|其中，?|但|申请|申报|对于?|凡|[\u4e00-\u9fff]{2,6}适用于)*"
)
_WHAT_IT_GIVES = (
    "的?(?![^，。；]{0,10}(?:条件|要求|情形|标准))[^，。；]{0,16}(?:奖|补|项目|事项|政策|资金|扶持)"
)
_NOT_WHAT_IT_RULES = (
    f"(?!的?(?:规定(?!{_WHAT_IT_GIVES})|要求|条件|情形|标准|所述(?!的?(?:投资|投入|费用|支出|项目))|执行))"
)
"""符合第五条规定的企业 is about no programme, 第五条规定的奖励 is."""
_LISTED = re.compile(f"{_BEFORE_A_LIST}(?P<all>(?>{ITEM_LIST})){_NOT_WHAT_IT_RULES}")
"""第3、7、11条为建设类项目, 第八条、第九条项目实行后补助: the items that a segment begins with."""
_NAMES_BESIDE = re.compile(rf"(?:项目)?(?:[、和及与]|以及)(?:(?:{SERIES_WORD}){NUMBER}[中下]?的)?")
"""专题一、专题二项目及专题四中的青年科学家项目: a name beside numbers."""
_OF_ITS_OWN = re.compile(
    rf"，?(?:(?:申[请报])?[上前]表中?|本(?:条|类|项|章|部分|专题)(?:的|中)?|前款|前述|上述)(?P<all>{ITEM_LIST})"
)
"""本条第（一）项、第（二）项, 本类第1项: items of the list that the words stand over or behind."""
_HEADED = re.compile(rf"[^，。；：（）]{{2,24}}（[即含指]?(?P<all>{ITEM_LIST})）")
"""产业化项目（方向1至方向5）。…: a head with the items that it stands for."""
_SEVERAL_NAMED = re.compile(
    "(?P<names>[^，。；：]{5,40}?)(?:[两三四五六](?:类|个|项)|等[\u4e00-\u9fff]{0,6}?)项目"
)
"""公共海外仓、便民生活圈两类项目的投资可追溯至2031年: items by parts of their names."""
_SUPPORT = f"[^，。；：、和及与]{{2,14}}{GIVEN_FOR}"
_SUPPORTS_NAMED = re.compile(
    rf"(?P<names>{_SUPPORT}(?:[、和及与]{_SUPPORT})+)(?:项目|资金)?(?=分|均|实行|采取|采用|，(?:以|应|须|其)|应|须)"
)
"""安家补贴、购房补贴和出站补贴分三年发放: supports by parts of their names."""
_OBLIGED_BY_NAME = re.compile("(?P<names>[^，。；：]{3,20}(?:[、和及与][^，。；：、]{3,20})+)(?:须|应)[在于]")
"""中药材种植、低产茶园改造须在2031年11月30日前完成."""
_THOSE_ABOVE = re.compile("(?:上述|以上)(?:[两三四五]类|各类|各条|各项|项目)")
_ALL_OF_THEM = re.compile("均(?:须|应)")
_SUBJECT = re.compile("[，。；：]|实行|采取|采用|应|须|资金")
_REST = re.compile(
    "(?:除[^，。；]{2,30}外，)?(?:其余|其他|其它)(?:各|的|类)?(?:条|项|款|类|项目|事项|政策|条款|奖励|补助|支持|方向|专题)"
)
EXEMPTS = re.compile("不受此限|不受[^，。；]{2,14}时间限制|不作(?:此项|该项)?要求|不作限制|不适用|除外")
_BUT_THOSE = re.compile("[^，。；：]*类(?:项目|事项|政策)?(?:以外|之外)的")
_EXCEPTED = re.compile(
    rf"(?P<all>{ITEM_LIST})(?:除外|不受此限)|除(?:{_OF_THIS_PAPER})?(?P<but>{ITEM_LIST})[^，。；]{{0,24}}外"
)
_BUT_FOR_NAMES = re.compile("除(?P<name>[^，。；]{3,40}?)(?:项目|方向)?(?:以外|之外|外)，")
"""除关键核心技术攻关外，项目须于2031年6月30日前建成: all of those but for one called by its name."""
_LEFT_OUT = re.compile(
    rf"除(?:{_OF_THIS_PAPER})?{ITEM_LIST}[^，。；]{{0,24}}外，?|（[^（）]{{0,8}}{ITEM_LIST}[^（）]{{0,14}}(?:除外|执行|从其规定)）|{ITEM_LIST}(?:除外|不受此限)"
)
"""除第二章第（一）项外，…: these are not called but left out."""
_PAYS = re.compile("拨付|兑付|兑现|拨款")
_GIVEN_HERE = re.compile("，|给予|分别|按|最高")
_GIVES = re.compile(r"(?:给予|奖励|补助|补贴|资助|贴息)[^，。；]*\d(?:[%‰]|[百千]?[万亿]?元)")
_LEAST_REPEATED = 5
_SEGMENT = re.compile(
    "(?<=[。；])|(?<=拨付：)(?=第)|(?=，第\\d{1,2}条、第\\d{1,2}条|，其中|，第（[^（）]{1,3}）[^，。；]{0,12}类"
    rf"|，方向{NUMBER}|，(?P<word>{SERIES_WORD}){NUMBER}(?:[、和及](?P=word){NUMBER})*(?:项目|(?=的?[^，。；]{{0,14}}\d))"
    rf"|(?:(?<=\d[%年])|(?<=万元)|(?<=亿元)|(?<=个月))、(?:{SERIES_WORD}|第){NUMBER})"
)


@dataclass(frozen=True)
class Named:
    """What a node says of one item that it names by number: its head, and the stretches of its words.

    apart: what it says of this one alone behind 其中.
    """

    item: Node
    head: Passage
    words: tuple[Passage, ...]
    apart: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Naming:
    """What words can name: items (a programme or what holds some), by their numbers or by the class they are in.

    near: the programmes of the chapter that the words stand in, which 方向1, 方向2 count; classes: by name.
    """

    items: tuple[Node, ...]
    near: tuple[Node, ...] = ()
    classes: Mapping[str, tuple[Node, ...]] = field(default_factory=dict)

    @cached_property
    def programmes(self) -> list[Node]:
        """The items that hold no other."""
        return programmes_in(self.items)


def items_named(words: str, naming: Naming) -> list[Node]:
    """The items that words name by number or class, in the order of the text; none where a number may be several's."""
    words = without_names(with_numbers(_LEFT_OUT.sub("", words), naming.items), naming.items)
    own, raised = _OF_ITS_OWN.match(words), raised_in(words, naming.items)
    if own or raised:
        return items_in(own["all"], naming.near) if own else raised
    directions = directions_named(words, naming)
    if directions:
        return directions
    rows = {number for match in _ROWS.finditer(words) for number in numbers_in(match["all"])}
    if rows:
        return [item for item in naming.items if item.in_table and item.number in rows]
    articles = _LISTED.match(words) or _HEADED.match(words)
    if articles is None:
        said = words.lstrip("，")
        parts = _SEVERAL_NAMED.match(said) or _SUPPORTS_NAMED.match(said) or _OBLIGED_BY_NAME.match(said)
        by_parts = by_parts_of_names(parts["names"], naming.items) if parts else []
        return by_parts or _of_classes_and_names(words, naming) or _in_brackets(words, naming.items)
    listed = items_in(articles["all"], naming.items)
    beside = re.match("(?:[、和及与]|以及)(?=[^，。；]*类)", words[articles.end("all") :])
    classed = _of_classes(words[articles.end("all") + 1 :], naming) if beside else []
    named = _NAMES_BESIDE.match(words[articles.end("all") :])
    by_name = begun_with(words[articles.end("all") + named.end() :], naming.items) if named else []
    return each_once([*listed, *classed, *by_name]) or _in_brackets(words, naming.items)


def calls_its_own(words: str) -> bool:
    """Whether words begin with items of the list that they stand over or behind: 本条第（一）项."""
    return _OF_ITS_OWN.match(words) is not None


def begins_with_items(words: str, naming: Naming) -> bool:
    """Whether a paragraph is about the items that its first words call: 第五条、第六条所列项目实施期不超过3年."""
    if articles := _LISTED.match(words):
        return bool(items_in(articles["all"], naming.items))
    others = _REST.match(words) and naming.classes.get(OTHERS)
    begun = begun_with(words, naming.items)
    return bool(others or _of_classes(words, naming)) or len(programmes_among(begun, naming)) > 1


def _of_classes_and_names(words: str, naming: Naming) -> list[Node]:
    """工程类项目和先进适用技术示范工程实行…: a class, and an item beside it by its name."""
    found = _of_classes(words, naming)
    match = re.search(
        "[、和及与](?P<name>[^，。；：、]{5,30})$", _SUBJECT.split(words.lstrip("，"), maxsplit=1)[0]
    )
    beside = begun_with(match["name"], naming.items) if found and match else []
    return each_once([*found, *beside])


def _of_classes(words: str, naming: Naming) -> list[Node]:
    """投资建设类项目先拨付60%: the class that the first clause begins with or speaks of."""
    said = _BUT_THOSE.sub("", re.sub("（[^（）]*）|除[^，。；]{2,24}外(?:，|的)|^，?其中，?", "", words))
    clause = re.split("[，。；：]", said.lstrip("，"), maxsplit=1)[0]
    return members_named(clause, naming.classes)


def _in_brackets(words: str, items: Collection[Node]) -> list[Node]:
    """第（一）至（四）项, （二）（六）两项."""
    numbers = {
        (match["chapter"], number) for match in _REFERENCE.finditer(words) for number in _numbers(match[0])
    }
    bare = _BARE.match(words)
    if bare:
        numbers |= {(None, number) for number in _numbers(bare["all"])}
    found = [
        item
        for item in items
        if item.kind.name == "（一）"
        and any(number == item.number and chapter in (None, chapter_of(item)) for chapter, number in numbers)
    ]
    return found if len({chapter_of(item) for item in found}) == 1 else []


def directions_named(words: str, naming: Naming) -> list[Node]:
    """The items that words call 方向1, 方向2 …, of the chapter named with them or of the one they stand in."""
    if any(item.kind.name.endswith("方向") for item in naming.items):
        return []
    found: list[Node] = []
    chapter: Collection[Node] = naming.near
    for match in DIRECTIONS.finditer(words):
        if match["chapter"]:
            roots = [each for each in naming.items if each.name.startswith(match["chapter"])]
            inside = {id(node) for root in roots[:1] for node in root.walk()}
            chapter = programmes_in(item for item in naming.items if id(item) in inside)
        numbers = set(numbers_in(re.sub(ZH, lambda each: str(number_of(each[0])), match["all"])))
        found += [item for item in chapter if item.number in numbers and item not in found]
    return found


def _numbers(words: str) -> Iterator[int]:
    """（一）至（四） → 1, 2, 3, 4."""
    last = 0
    for match in _NUMBERS.finditer(words):
        number = int(number_of(match["n"]) or 0)
        yield from range(last + 1 if match["to"] and last else number, number + 1)
        last = number


def said_of_each(node: Node, naming: Naming) -> list[Named]:
    """A node's own words cut up by the items that they name; empty where they name none.

    What names none goes on about those of the words before, at the start about all that are named. 其余各条 are
    the programmes that the node names nowhere.
    """
    length = _head_length(node)
    segments = _segments(node.own.part(length), naming)
    told = _told([each.text for each in segments], naming)
    every = [item for item in naming.items if any(item in found for found in told)]
    scopes = _scopes(told, [each.text for each in segments], every)
    return [
        Named(
            item,
            node.own.part(0, length),
            tuple(_runs((words, item in scope) for words, scope in zip(segments, scopes, strict=True))),
            tuple(
                words
                for words, found in zip(segments, told, strict=True)
                if found == [item] and words.text.startswith("，其中")
            ),
        )
        for item in every
    ]


def _head_length(node: Node) -> int:
    """How many of a node's characters are a head: one on a line of its own, in brackets, or a facet's."""
    facet = len(node.own.text) - len(node.body.text) if facet_of(node.name) else 0
    return len(node.own.text) - len(node.told.text) or facet


def said_before(node: Node, naming: Naming) -> tuple[Passage, ...]:
    """What a node says before it names any item: about those that it doesn't name as well."""
    segments = _segments(node.own.part(_head_length(node)), naming)
    told = _told([each.text for each in segments], naming)
    first = next((at for at, found in enumerate(told) if found), 0)
    return tuple(_runs((words, at < first) for at, words in enumerate(segments)))


def said_of_one(node: Node, item: Node, naming: Naming) -> tuple[Passage, ...]:
    """What a part below words that call several items says of one of them.

    What names others is not about it; 第二项不受此限 takes what was said before from the second.
    """
    kept: list[bool] = []
    segments = _segments(node.own, naming)
    begun, about = "", True
    for words in segments:
        named = items_named(words.text, naming) or begun_with(words.text, naming.items)
        if EXEMPTS.search(words.text) and _exempts(words.text, item, naming):
            kept = [False] * len(kept)
            about = False
        elif named:
            about = any(item is each for one in named for each in one.walk())
        elif not begun or begun.endswith("。"):
            about = True
        kept.append(about)
        begun = words.text
    return tuple(_runs(zip(segments, kept, strict=True)))


def _exempts(words: str, item: Node, naming: Naming) -> bool:
    called = _spared(words, naming.items)
    return id(item) in called or (len(item.name) >= LEAST_NAME and item.name in words)


def _told(segments: list[str], naming: Naming) -> list[list[Node]]:
    """The items that each segment names."""
    told = [items_named(words, naming) for words in segments]
    begun = [begun_with(words, naming.items) for words in segments]
    aside = any(found and words.startswith("，其中") for found, words in zip(begun, segments, strict=True))
    if any(told) or any(len(found) > 1 for found in begun) or sum(map(bool, begun)) > 1 or aside:
        told = [found or first for found, first in zip(told, begun, strict=True)]
        told = _with_subjects(told, segments, naming)
    apart = [each for each, words in zip(told, segments, strict=True) if not words.startswith("，其中")]
    named = {id(node) for found in apart for item in found for node in item.walk()}
    return [_without_spared(found, words, named, naming) for found, words in zip(told, segments, strict=True)]


def _with_subjects(told: list[list[Node]], segments: list[str], naming: Naming) -> list[list[Node]]:
    """Behind a list of items, what gives sums to one of them is about the one whose own words it repeats.

    适用于第（七）至（九）类。其中，评价优秀的省级物流集聚区，每家给予100万元: about the one that says 省级物流集聚区.
    """
    listed: list[Node] = []
    filled: list[list[Node]] = []
    for found, words in zip(told, segments, strict=True):
        listed = found if len(found) > 1 else listed
        one = listed and not found and _GIVES.search(words)
        repeated = _repeated(words, programmes_among(listed, naming)) if one else None
        filled.append([repeated] if repeated else found)
    return filled


def _repeated(words: str, items: list[Node]) -> Node | None:
    """The item of which the start of a sentence repeats the most words; none where another has nearly as many."""
    subject = _GIVEN_HERE.split(ONE_OF_THEM.sub("", words), maxsplit=1)[0]
    lengths = [
        (max(_common(subject, node.own.text) for node in item.walk()), at) for at, item in enumerate(items)
    ]
    best, second = [*sorted(lengths, reverse=True)[:2], (0, 0), (0, 0)][:2]
    return items[best[1]] if best[0] >= _LEAST_REPEATED and best[0] >= second[0] + 2 else None


def _common(words: str, others: str) -> int:
    return SequenceMatcher(None, words, others, autojunk=False).find_longest_match().size


def programmes_among(items: list[Node], naming: Naming) -> list[Node]:
    """The programmes that items are or hold."""
    inside = {id(node) for item in items for node in item.walk()}
    return [each for each in naming.programmes if id(each) in inside]


def _without_spared(found: list[Node], words: str, named: set[int], naming: Naming) -> list[Node]:
    """What a segment is about: the items that it names but for those it leaves out, or the others (其余各条)."""
    spared = _spared(words, naming.items)
    if found:
        programmes = programmes_among(found, naming)
        kept = [each for each in programmes if id(each) not in spared]
        return kept if len(kept) < len(programmes) else found
    if spared and _THOSE_ABOVE.search(words):
        return [each for each in naming.programmes if id(each) in named - spared]
    rest = _REST.match(words)
    if rest and not (named or spared):
        return list(naming.classes.get(OTHERS, ()))
    return [each for each in naming.programmes if id(each) not in named | spared] if rest or spared else []


def _spared(words: str, items: Collection[Node]) -> set[int]:
    """The ids of the items, and what is in them, that 其余各条（第12条除外） leaves out."""
    called = [
        each for match in _EXCEPTED.finditer(words) for each in items_in(match["all"] or match["but"], items)
    ]
    return {id(node) for item in called for node in item.walk()}


def _scopes(told: list[list[Node]], segments: list[str], every: list[Node]) -> list[list[Node]]:
    """The items that each segment is about. What is paid at once takes no part in payments told before for all."""
    scopes: list[list[Node]] = []
    begun: list[list[Node]] = []
    openings: list[int] = []
    sentence: list[Node] = []
    at_once = [
        item for found, words in zip(told, segments, strict=True) if AT_ONCE.search(words) for item in found
    ]
    for at, named in enumerate(told):
        said = segments[at].removeprefix("，")
        above = at and not named and (_THOSE_ABOVE.match(said) or _ALL_OF_THEM.match(said))
        found = every if above else named
        if at and segments[at - 1].endswith("。"):
            carried, sentence = sentence, []
        else:
            carried = _carried(begun, segments[:at])
        paid = _PAYS.search(segments[at]) is not None
        leading = [item for item in every if not (paid and item in at_once)]
        openings += [] if any(told[: at + 1]) else [at]
        others = not found and at and _OTHER_CLASS.match(said)
        scopes.append([] if others else found or _but_for_names(carried, segments[at]) or leading)
        begun.append(scopes[-1])
        sentence = sentence + [item for item in scopes[-1] if item not in sentence]
        if named and EXEMPTS.search(said) and not re.search(r"\d", said):
            scopes[:at] = [[item for item in scope if item not in named] for scope in scopes[:at]]
        aside = segments[at].removeprefix("，").startswith("其中")
        for before in (range(at) if aside else openings) if named else ():
            if before < at and _is_told_anew(segments[before], _roles(segments[at])):
                scopes[before] = [item for item in scopes[before] if item not in named]
    return scopes


def _but_for_names(items: list[Node], words: str) -> list[Node]:
    """The items that words go on about, but for those that they leave out by their names."""
    but = {plain_name(match["name"]) for match in _BUT_FOR_NAMES.finditer(words)}
    return [item for item in items if not but or plain_name(item.name) not in but]


_OTHER_CLASS = re.compile(
    "采[取用][\u4e00-\u9fff]{2,6}?(?:（[^（）]*）)?(?:方式)?的(?:项目|，)|[\u4e00-\u9fff]{2,8}类(?:项目|事项|资金)"
)
"""采用事后补助的项目 behind what was said of a class: about another one, although none here is in it."""


def _carried(scopes: list[list[Node]], said: list[str]) -> list[Node]:
    """What a segment that names nothing goes on about: behind …，其中方向3…； about what was said before 其中."""
    at = len(said) - 1
    while at > 0 and said[at].endswith("；") and said[at].startswith("，其中"):
        at -= 1
    return scopes[at] if scopes else []


def _is_told_anew(words: str, roles: frozenset[Role]) -> bool:
    """拨付50%；其中某项目首期拨付40%: the first is not how that one is paid; so are times."""
    told = _roles(words)
    return bool(told) and told <= roles


def _roles(words: str) -> frozenset[Role]:
    return frozenset(each.role for each in readings_of(words)) & _OF_ONE_SENSE


_OF_ONE_SENSE: frozenset[Role] = frozenset(
    ("payment", "window", "complete_by", "duration", "spent", "minimum")
)


def _segments(words: Passage, naming: Naming) -> list[Passage]:
    """Cut at full stops and semicolons, and at commas before another item that the words go on about."""
    text = words.text
    commas = [match.start() for match in re.finditer("，", text)]
    called = [at for at in commas if _goes_on_about_another(text[at:], naming)]
    called += [at for at in commas if _speaks_of_class(text[at + 1 :], naming)]
    ends = sorted({*(match.start() for match in _SEGMENT.finditer(text)), *called})
    ends = sorted({*ends, *_said_of_all_before(text, ends)})
    starts = [0, *ends]
    cut = [words.part(start, end) for start, end in zip(starts, [*ends, None], strict=True)]
    return [each for each in cut if each.text]


def _said_of_all_before(text: str, ends: Collection[int]) -> Iterator[int]:
    """Where …，均应在2031年 begins, behind several lists of one sentence."""
    for match in re.finditer("，均(?:须|应)", text):
        begin = text.rfind("。", 0, match.start()) + 1
        several = any(begin < end < match.start() for end in ends)
        if several and "除" not in text[begin : match.start()]:
            yield match.start()


def _speaks_of_class(words: str, naming: Naming) -> bool:
    """，工程示范类项目实施期不超过2年: behind what was said of another class."""
    names = "|".join(re.escape(name) for name in naming.classes if name.endswith("类"))
    return bool(names) and re.match(f"(?:{names})(?:项目|事项|资金|[、以])", words) is not None


def _goes_on_about_another(words: str, naming: Naming) -> bool:
    """，合同能源管理项目的总投资不低于100万元: behind what was said of another item."""
    found, behind = begun(words, naming.items)
    goes_on = "项目(?:的|应|须|最高|按|单个|不超过|(?:实施|建设|研究|执行)(?:周期|期限|期)|签订|立项)"
    return bool(found) and re.match(goes_on, behind) is not None


def _runs(parts: Iterable[tuple[Passage, bool]]) -> Iterator[Passage]:
    """The parts that are kept, those side by side as one: each stands so in the text."""
    run = Passage()
    for part, kept in parts:
        if kept:
            run += part
        elif run.text:
            yield run
            run = Passage()
    if run.text:
        yield run
