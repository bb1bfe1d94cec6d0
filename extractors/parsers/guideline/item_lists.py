"""Lists of items by their printed numbers: 第六条、第十条第（二）项, 第1、2项, 第二章第（一）项, 方向一至方向四.

A list is read from left to right: a case in brackets belongs to the article, chapter or direction before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.parsers.guideline.figures import number_of
from extractors.parsers.guideline.marks import SERIES, SERIES_WORD
from extractors.parsers.guideline.nodes import Node

ZH = "[一二三四五六七八九十]{1,3}"
NUMBER = rf"(?:{ZH}|\d{{1,2}})"
_SERIES = rf"(?:{SERIES_WORD})"
_TO = "[至到—～-]"
_BELOW = r"\d{1,2}(?![\d.、]|个|年|万|项)"
_ENDS_ROWS = r"(?:(?<=项|条)|(?<=\d)(?=的|项目|所列|类|[和及与、]第?（))"
_ROWS = rf"第?（{ZH}）第?\d{{1,2}}项?(?:(?:{_TO}|[、和及])第?\d{{1,2}}项?)*{_ENDS_ROWS}"
"""第（一）1至2项, （一）1、2和（二）1的: the first two below （一）."""
_KINDS = r"各类[\u4e00-\u9fff]{2,4}"
_CASE = (
    rf"(?:第(?:{ZH}|\d{{1,2}}(?:[、和及]\d{{1,2}})*)[项款目]|{_ROWS}"
    rf"|第?（{ZH}）(?:[项款条目](?!标)|类(?!型)|中?各项|{_KINDS})?(?:{_BELOW})?)"
)
_JOIN = "(?:[、，和及与]|以及)*"
_CALLED_SO = rf"第{NUMBER}(?:条|章|部分|类(?!型)|项(?=第（))"
_HOLDER = (
    rf"(?:{_CALLED_SO}|(?:{_SERIES}|项目){NUMBER}(?![\d个家名批年期类人万亿元倍次天]|方(?!向)|项(?!目)))"
)
_CHAPTER_LIST = rf"第{ZH}(?:[、和及]第?{ZH})+(?=章|部分|类(?!型))"
_ALL_OF_IT = "(?:的?(?:全部|所有|各)项目)?"
"""第二、第三部分全部项目和第四部分第（一）项."""
_NUMBERED = rf"(?:第(?:\d{{1,2}}(?:(?:[、和及]|{_TO})\d{{1,2}})*|{ZH}(?:(?:[、和及]|{_TO}){ZH})+)[条项])"
_POINTED = (
    r"(?:(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,2}"
    r"|(?<![一二三四五六七八九十第（])[一二三四五六七八九十]{1,3}\d{1,2}(?![\d.%]))"
)
_DECIMAL = (
    rf"{_POINTED}(?:(?:项目|类(?:项目)?)(?=[、和及与])"
    r"|(?=[、，和及与为至到]|的(?!标准|比例)|所列|项|各项|类(?!型)|政策|奖励|补[助贴]))"
)
"""2.1, 3.1为, 2.1项目和, 1.3、1.4类项目, 一1所列: no sum and no share."""
GIVEN_FOR = "(?:补[贴助]|奖[励补]|资助|贴息)"
_CASES = rf"第（{ZH}）(?=(?:(?:{_JOIN}|{_TO})第?（{ZH}）)*(?:[项款条]|类(?!型)|方向))(?:[项款条]|类|方向)?"
"""第（一）至（四）类: what closes the list stands behind its last case."""
_BARE_CASES = rf"(?:（{ZH}）(?=(?:(?:{_JOIN}|{_TO})第?（{ZH}）)+)|方向（{ZH}）)"
"""（一）至（七）以及（十）: two or more, without a word that closes the list."""
_HELD = rf"(?:{_CHAPTER_LIST}(?:章|部分|类){_ALL_OF_IT}|{_HOLDER}(?:的?{_CASE}|{_ALL_OF_IT}))"
_ALL_KINDS = rf"（{ZH}）{_KINDS}(?=[、和及])"
_ONE = rf"(?:{_ALL_KINDS}|{_DECIMAL}|{_NUMBERED}|第{ZH}项(?!第（)|{_HELD}|{_ROWS}|{_CASES}|{_BARE_CASES})"
_NEXT = (
    rf"(?:{_DECIMAL}|{_NUMBERED}|{_HELD}|{_CASE}|各项"
    rf"|{NUMBER}(?=[、和及为属]|的?各?(?:方向|项目)))"
)
ITEM_LIST = rf"(?>{_ONE})(?:(?:[\u4e00-\u9fff]{{2,8}}{GIVEN_FOR})?(?:{_JOIN}|{_TO})(?>{_NEXT}))*"
"""第四条第（一）项，第五条第（一）项、第（二）项以及第十三条."""
_ONLY_CALLS = re.compile(rf"(?>{ITEM_LIST})")
_TOKEN = re.compile(
    rf"(?P<decimal>{_POINTED})|(?P<chapters>{_CHAPTER_LIST})(?P<these>章|部分|类)|(?P<numbers>{_NUMBERED})|第(?P<n>{NUMBER})(?P<kind>条|章|部分|类|项(?=第（))|(?P<word>{_SERIES}|项目)(?P<of>{NUMBER})"
    rf"|第(?P<plain>{ZH})[项款目]|第?（(?P<above>{ZH})）第?(?P<rows>\d{{1,2}}项?(?:(?:{_TO}|[、和及])第?\d{{1,2}}项?)*){_ENDS_ROWS}|第?（(?P<case>{ZH})）[项款类条目]?(?P<below>{_BELOW})?|(?P<to>{_TO})"
    rf"|(?<=[、和及与至到—～-])(?P<more>{NUMBER})(?=[、和及与至到为属的]|$)"
)
_KEPT = 2048
"""Names kept plain: the items' are compared with every clause that may begin with one."""
_CHAPTERS = ("章", "一、", "部分", "类")


@dataclass
class _Called:
    """What is named by one number (none where a case stands alone), with the cases named below it.

    holders: several where each row of a table has the article's number. chapter: the number of one that holds no
    programme itself, by which paths begin.
    """

    holders: tuple[Node, ...] = ()
    cases: list[tuple[int, int | None]] = field(default_factory=list)
    chapter: str = ""


def only_calls(name: str) -> bool:
    """Whether a head is nothing but the numbers of other items: 第4项：基地于2031年度获得认定."""
    return _ONLY_CALLS.fullmatch(name) is not None


def items_in(words: str, items: Collection[Node]) -> list[Node]:
    """The items that a list names, in its order. items: what is a programme or holds some."""
    found: list[Node] = []
    for called in _called(words, items):
        members = _cases(called, items) if called.cases else called.holders
        found += [item for item in members if not any(item is each for each in found)]
    return found


def raised_in(words: str, items: Collection[Node]) -> list[Node]:
    """The items whose rates words raise: 山区县的项目，第九条至第十一条规定的补助比例提高5个百分点."""
    match = _RAISED.search(words)
    return items_in(match["all"], items) if match else []


_RAISED = re.compile(
    rf"(?P<all>{ITEM_LIST})[^，。；]{{0,12}}(?:比例|标准)[^，。；]{{0,8}}(?:提高|上浮|增加)\d"
)


def with_numbers(words: str, items: Iterable[Node]) -> str:
    """Chapters that a list calls by their names called by their numbers: 现代物流方向第（一）项, 试点示范方向各项.

    So are items called by their paths: 一（二）, with their names behind or without.
    """
    items = list(items)
    if _PATH.search(words):
        words = _by_paths(words, items)
    for item in items:
        if item.kind.name == "一、" and item.children and len(item.name) >= LEAST_NAME and item.name in words:
            number = f"第{item.path}部分"
            words = words.replace(f"{item.name}第（", f"{number}第（").replace(f"{item.name}各项", number)
            words = re.sub(rf"{re.escape(item.name)}(?=第\d{{1,2}}(?:[、和及]\d{{1,2}})*项)", number, words)
    return words


_PATH = re.compile(rf"(?<![一二三四五六七八九十第（]){ZH}（{ZH}）")
_PATH_OF_A_CASE = re.compile(rf"(?P<chapter>{ZH})（(?P<case>{ZH})）")


def _by_paths(words: str, items: Iterable[Node]) -> str:
    """二（一）智能工厂 and 二（二） as 第二部分第（一）项, 第二部分第（二）项."""
    for item in items:
        path = _PATH_OF_A_CASE.fullmatch(item.path)
        if path:
            number = f"第{path['chapter']}部分第（{path['case']}）项"
            words = re.sub(
                rf"(?<![一二三四五六七八九十第（]){re.escape(item.path)}(?:{re.escape(item.name)}|(?=[、，和及与至到]|项目|方向|所列|的))",
                number,
                words,
            )
    return words


LEAST_NAME = 4
_NAME_BEHIND = re.compile("(?<=[类项条章分款）])（(?P<name>[^（）]{3,30})）")


def without_names(words: str, items: Iterable[Node]) -> str:
    """Numbers without the names that repeat them: 第五类（数字化转型）和第六类第（一）项（节能技术改造）."""
    if not _NAME_BEHIND.search(words):
        return words
    names = {plain_name(item.name) for item in items}
    return _NAME_BEHIND.sub(lambda match: "" if plain_name(match["name"]) in names else match[0], words)


@lru_cache(maxsize=_KEPT)
def plain_name(name: str) -> str:
    """What an item is called by: 支持产业化, 产业化项目补助, 产业化项目（补助） and 产业化项目 are one."""
    plain = re.sub("（[^（）]*）$", "", "".join(name.split()))
    return (
        re.sub("^(?:支持|鼓励)|(?:项目|类)?(?:资助|补助|奖励|补贴|奖补|贴息)$|(?:项目|类|专题)$", "", plain)
        or plain
    )


_QUOTES = str.maketrans("", "", "“”‘’")


def without_quotes(words: str) -> str:
    """“典型场景示范”“绿色工厂”项目 calls items as 典型场景示范、绿色工厂项目 does."""
    return words.replace("”“", "、").translate(_QUOTES)


def programmes_in(items: Iterable[Node]) -> list[Node]:
    """Of items that are programmes or hold some, the programmes."""
    every = list(items)
    ids = {id(item) for item in every}
    return [item for item in every if not any(id(each) in ids for each in item.walk() if each is not item)]


def numbers_in(words: str) -> Iterator[int]:
    """1—7 → 1 to 7; 2、6、7 and 四、七、九 → those."""
    last = 0
    for match in re.finditer(rf"(?P<to>[至到—～~-])?(?P<n>\d+|{ZH})", words):
        number = _value(match["n"])
        yield from range(last + 1 if match["to"] and last else number, number + 1)
        last = number


def _called(words: str, items: Collection[Node]) -> list[_Called]:
    found: list[_Called] = []
    name, number, to, end, by_number = "", 0, False, -1, False
    inside: Collection[Node] = items
    within: list[Node] = []
    for match in _TOKEN.finditer(words):
        if match["to"]:
            to = True
            continue
        if match["decimal"]:
            found += _decimals(match["decimal"], found if to else [], items)
        elif match["chapters"]:
            numbers = list(numbers_in(match["chapters"]))
            found += [_Called(tuple(_holders(match["these"], n, items))) for n in numbers]
            name, number, inside = match["these"], numbers[-1], items
        elif match["numbers"]:
            numbers = list(numbers_in(match["numbers"]))
            numbers[:0] = range(number + 1, numbers[0]) if to and number else ()
            number = numbers[-1]
            if found and found[-1].holders and match.start() == end:
                within = [node for holder in found.pop().holders for node in holder.walk()]
            found += [_Called(tuple(_numbered(n, within or items))) for n in numbers]
        elif (
            match["plain"] and (not found or by_number) and (own := _numbered(_value(match["plain"]), items))
        ):
            found.append(_Called(tuple(own)))
            by_number = True
        elif match["case"] or match["plain"] or match["above"]:
            _add_case(found, match, to=to)
        else:
            last, number = number, _value(match["n"] or match["of"] or match["more"])
            kind = match["kind"] or match["word"] or name
            if not kind:
                continue
            within = []
            first = last + 1 if to and kind == name else number
            if kind != name:
                below = kind in SERIES and found and match.start() == end
                inside = [node for each in found.pop().holders for node in each.walk()] if below else items
            name, end = kind, match.end()
            counted = items if kind == "类" and str(number) == match["n"] else ()
            found += [
                _Called(tuple(_numbered(n, counted) or _holders(kind, n, inside)))
                for n in range(first, number + 1)
            ]
            if not found[-1].holders:
                found[-1].chapter = match["n"] or match["of"] or match["more"]
        to = False
    return found


def _decimals(number: str, before: list[_Called], items: Collection[Node]) -> Iterator[_Called]:
    """2.3, or all behind the one before up to it: 4.1至4.3."""
    paths = [item.path for item in items]
    last = next((node.path for called in before[-1:] for node in called.holders), number)
    first = paths.index(last) + 1 if last in paths and last != number else None
    end = paths.index(number) + 1 if number in paths else 0
    for item in list(items)[end - 1 if first is None else first : end] if end else ():
        yield _Called((item,))


def _add_case(found: list[_Called], match: re.Match[str], *, to: bool) -> None:
    number = _value(match["case"] or match["plain"] or match["above"])
    below = int(match["below"]) if match["below"] else None
    if not found:
        found.append(_Called())
    cases = found[-1].cases
    if match["rows"]:
        cases += [(number, row) for row in numbers_in(match["rows"])]
        return
    first = cases[-1][0] + 1 if to and cases else number
    cases += [(n, below) for n in range(first, number + 1)]


def _value(number: str) -> int:
    return int(number_of(number) or 0)


def _holders(kind: str, number: int, items: Collection[Node]) -> Iterator[Node]:
    """第五条 by its path; 第二章 and 第二部分 by the chapter's number; 方向3 by its word; 第3条 may be item 3."""
    if kind in ("章", "部分", "类"):
        top = [item for item in items if item.kind.name in _CHAPTERS and item.number == number]
        top = top or [item for item in items if item.path == str(number)]
        yield from [item for item in top if item.kind.name == kind] or top
    elif kind in SERIES:
        yield from (item for item in items if item.kind.name == kind and item.number == number)
    else:
        same = [item for item in items if item.kind.name == "条" and item.number == number]
        yield from same or _numbered(number, items)


def _numbered(number: int, items: Collection[Node]) -> list[Node]:
    """第6项, 第6条 of a text that numbers its items through; none where several have that number."""
    found = [item for item in items if item.kind.name in ("1.", "条") and item.number == number]
    if not found:
        chapters = [item for item in items if item.kind.name == "一、" and item.number == number]
        ids = {id(item) for item in chapters}
        found = [item for item in programmes_in(items) if id(item) in ids] or chapters
    return found if len(found) == 1 else []


def _cases(called: _Called, items: Collection[Node]) -> list[Node]:
    """The items in brackets below a holder; without one, those of the only chapter that has such."""
    inside = {id(node) for holder in called.holders for node in holder.walk()}
    found: list[Node] = []
    for number, below in called.cases:
        members = [
            item
            for item in items
            if item.kind.name == "（一）"
            and item.number == number
            and (id(item) in inside if inside else called.chapter in ("", chapter_of(item)))
        ] or [each for each in called.holders if _last_case(each) == number]
        if len({item.path for item in members}) > 1:
            return []
        found += _below(members[0], below, items) if below and members else members
    return found


def _last_case(item: Node) -> int:
    """3 of a table's row 第八条（三）; 0 of one without such a number."""
    match = re.search(f"（({ZH})）$", item.path)
    return _value(match[1]) if match else 0


def chapter_of(item: Node) -> str:
    """The number of the chapter that an item's path begins with: 一 of 一（二）, of 第一条（二）."""
    return re.sub("第|条|章|部分|、", "", item.path[: item.path.rindex("（")])


def _below(holder: Node, number: int, items: Collection[Node]) -> list[Node]:
    """（三）1: the first item below （三）."""
    inside = {id(node) for node in holder.walk()}
    return [item for item in items if id(item) in inside and item is not holder and item.number == number]
