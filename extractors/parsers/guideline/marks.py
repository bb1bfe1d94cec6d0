"""The marks that items begin with: 第一章, 第三条, 方向7, 一、, （一）, 1., 1.1, （1）, ①.

A mark has a kind (two marks of one kind count on from each other), a number and a rank: how high up that
kind usually stands. The rank only settles what the order of the text leaves open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.parsers.guideline.figures import number_of

_ZH = "[〇零一二三四五六七八九十百]"
_NUMBER = rf"(?:{_ZH}\s*){{1,5}}|(?:\d\s*){{1,3}}"
_SERIES = {
    4: "专题 专项 项目类别 类别 主题 板块",
    5: "方向 榜单 项目 政策 措施 条款 事项 类型 指南",
    6: "子方向 课题 任务 子项",
}
"""Words that are numbered, by rank: 专项一 holds 方向1, that holds 课题1; each word counts by itself."""
_BY_COUNT = (
    "领域 赛道 工程 场景 行动 专项行动 计划 专项计划 需求 标的 产品 重点 榜题 选题 单元 模块"
    " 试点 举措 条目 专区 子项目 子课题 子任务 支持方向 重点方向 攻关方向 申报方向 研究方向 建设任务"
    " 揭榜任务 重点任务 攻关任务 支持类型 项目类型 应用场景 重点领域 支持事项"
)
"""Words that mark an item only where they count: what a text says of 赛道1和赛道2 is about such items."""
SERIES = frozenset(word for words in (*_SERIES.values(), _BY_COUNT) for word in words.split())
SERIES_WORD = "|".join(sorted(SERIES, key=lambda word: (-len(word), word)))
"""Any of them, in a pattern."""
_WITHOUT_BLANK = frozenset(["专题", "专项", "方向", "课题", "榜单"])
"""Where a page or a scan has lost the blank behind the number: 方向一高速客车关键技术; behind digits, all of them."""
_COUNTED = "个项家年月日万亿元名批次期类级等和及与或至到的所各均共样致般些定起步侧旨"
_REFERS = "规定|所|的|款|之|至|到|和|及|与|、第|第[（\\d一二三四五六七八九十]+[项款条）]|-"
_STOP = r"[.、．]"
SIGNS = "★☆●○◎◉■□▪◆◇▲△►▶❖※§"
"""What may stand before a head or its mark."""
_KEPT = 8192


@dataclass(frozen=True)
class Kind:
    """A kind of mark. alone: its number is known through the whole text, so that a path begins with it.

    path: how it is called, the whole mark where empty. is_series: a word that is numbered; signs: what counts
    where these are no numbers: 甲, 乙, 丙.
    """

    name: str
    rank: int
    pattern: re.Pattern[str]
    path: str
    alone: bool = False
    is_series: bool = False
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A mark at the start of a line. length: characters of the line that belong to it; path: its part of a path."""

    kind: Kind
    number: int
    printed: str
    path: str
    length: int


@lru_cache(maxsize=_KEPT)
def series_kind(word: str, rank: int) -> Kind:
    """专题1, 【方向7】: a word and its number, known through the whole text."""
    number = rf"{word}\s*(?P<n>\d{{1,2}}\.\d{{1,2}}|{_NUMBER}|[A-H](?=[\s：:、.】〕]))"
    head = rf"(?![{_COUNTED}])(?:[\u4e00-\u9fff]|\d[A-Z])[^，。；：]"
    behind = rf"(?:\s*[：:.．】〕]|\s*、(?!\s*{word})|\s+|(?=[【（《“])|(?<=\d)(?={head}{{1,30}}$)|$)"
    if word in _WITHOUT_BLANK:
        behind = rf"(?:{behind}|(?={head}{{3,30}}$))"
    pattern = re.compile(rf"(?:[【〔](?=[^】〕]*[】〕]))?{number}{behind}")
    return Kind(word, rank, pattern, f"{word}{{n}}", alone=True, is_series=True)


KINDS: tuple[Kind, ...] = (
    Kind(
        "部分", 0, re.compile(rf"第\s*(?P<n>{_NUMBER})\s*部分(?!{_REFERS})[：、.]?"), "第{n}部分", alone=True
    ),
    Kind("章", 1, re.compile(rf"第\s*(?P<n>{_NUMBER})\s*章(?!{_REFERS})[：、.]?"), "第{n}章", alone=True),
    Kind("节", 2, re.compile(rf"第\s*(?P<n>{_NUMBER})\s*节(?!{_REFERS})[：、.]?"), "第{n}节"),
    Kind("条", 4, re.compile(rf"第\s*(?P<n>{_NUMBER})\s*条(?!{_REFERS})[：、.]?"), "第{n}条", alone=True),
    Kind(
        "款",
        4,
        re.compile(rf"第\s*(?P<n>{_NUMBER})\s*款(?!{_REFERS}|项)[：、.]?(?=\s)"),
        "第{n}款",
        alone=True,
    ),
    Kind("类", 4, re.compile(rf"第\s*(?P<n>{_NUMBER})\s*类(?:[：、.]|(?=[\s【]))"), "第{n}类", alone=True),
    *(series_kind(word, rank) for rank, words in _SERIES.items() for word in words.split()),
    Kind("一、", 3, re.compile(rf"(?P<n>(?:{_ZH}\s*){{1,5}})\s*{_STOP}"), "{n}"),
    Kind(
        "（一）",
        7,
        re.compile(rf"（\s*(?P<n>(?:{_ZH}\s*){{1,3}})\s*）(?!\s*[、和及至]?\s*（{_ZH}{{1,3}}）)\s*[、.]?"),
        "（{n}）",
    ),
    Kind(
        "1.1.1",
        10,
        re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{2}})(?:{_STOP}|\s+|(?=[^\d.\s%％万亿元]))"),
        "{n}",
        alone=True,
    ),
    Kind(
        "1.1",
        9,
        re.compile(
            rf"(?P<n>\d{{1,2}}\.\d{{1,2}})(?:{_STOP}(?!\d)|\s+(?=\D|\d[A-Z]|\d\.\d{{1,2}}(?![\d.\s%％‰万亿元个倍年平米公吨千])|\d[\u4e00-\u9fff][^，。；：]{{3,30}}$)|(?=[^\d.\s%％‰万亿元个倍年A-Z])(?!、\d|类(?:项目|事项|的)))"
        ),
        "{n}",
        alone=True,
    ),
    Kind(
        "1.",
        8,
        re.compile(rf"(?P<n>\d{{1,2}})\s*(?:{_STOP}(?!\s*\d)|{_STOP}\s+(?=\d)|{_STOP}(?=\d{{4}}年|\d[A-Z]))"),
        "{n}",
    ),
    Kind("1", 3, re.compile(r"(?P<n>\d{1,2})\s+(?=[\u4e00-\u9fff][^，。；：\d]{1,18}$)"), "{n}"),
    Kind("（1）", 11, re.compile(r"（\s*(?P<n>\d{1,2})\s*）\s*、?|(?P<m>\d{1,2})\s*）"), "（{n}）"),
    Kind("①", 12, re.compile(r"(?P<n>[①-⑳])\s*、?"), "{n}"),
)
"""In the order in which a line is tried."""

ANNEX = Kind("附件", 0, re.compile(r"(?!)"), "{n}", alone=True)
"""附件1 that is a guideline of its own."""
CHAPTER = Kind("篇", 0, re.compile(r"(?!)"), "{n}")
"""A head without a number over items that each time count from 一、 on: 面向单位的政策, 面向个人的政策."""
UNNUMBERED = Kind("小标题", 3, re.compile(r"(?!)"), "{n}")
"""A head without a number of its own: 附则, a heading of a web page, a row of a table."""
BRACKETED = Kind("【】", 5, re.compile(r"(?!)"), "{n}", alone=True, is_series=True)
"""【专利导航】 on a line of its own: what is known by its name."""
FACET = Kind("要素", 20, re.compile(r"(?!)"), "{n}")
"""A facet's head without a number: 支持条件：."""


HEADING = "标题"


@lru_cache(maxsize=16)
def heading_kind(level: int) -> Kind:
    """The kind of a heading without a number, by its level from 1."""
    return Kind(f"{HEADING}{level}", min(level, 6), re.compile(r"(?!)"), "{n}", alone=True)


@lru_cache(maxsize=_KEPT)
def mark_of(text: str, kinds: tuple[Kind, ...] = ()) -> Mark | None:
    """The mark that a line begins with; None for a line without one. kinds: those of its text beside the usual.

    Kept, as lines are asked about for running heads, contents, cards and the tree.
    """
    for kind in (*kinds, *KINDS):
        match = kind.pattern.match(text)
        mark = marked(kind, match) if match else None
        if mark is not None:
            return mark
    return None


def marked(kind: Kind, match: re.Match[str]) -> Mark | None:
    """The mark that a kind's pattern found; None where what stands there counts nothing."""
    groups = match.groupdict()
    number = "".join((groups["n"] or groups.get("m") or "").split())
    value = kind.signs.index(number) + 1 if number in kind.signs else None if kind.signs else _value(number)
    if value is None:
        return None
    printed = "".join(match[0].split())
    path = kind.path.format(n=number, above="".join((groups.get("above") or "").split()))
    return Mark(kind, value, printed, path or printed, match.end())


def _value(number: str) -> int | None:
    if "①" <= number[0] <= "⑳":
        return ord(number[0]) - ord("①") + 1
    if "A" <= number <= "H":
        return ord(number) - ord("A") + 1
    value = number_of(number.rsplit(".", maxsplit=1)[-1])
    if value is None and len(number) in (2, 3) and "十" not in number and "百" not in number:
        digits = [number_of(char) for char in number]
        return None if None in digits else int("".join(str(digit) for digit in digits))
    return None if value is None else int(value)


def head_mark(name: str, kind: Kind) -> Mark:
    """The mark of a head that has no number: its own words are its place in a path."""
    return Mark(kind, 0, "", name, 0)
