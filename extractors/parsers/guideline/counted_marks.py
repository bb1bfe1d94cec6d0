"""Marks that no list knows, found by their count: 领域一：, 第一单元, A1, 【一】, 壹、.

What begins lines and counts on from one through a text is a mark; what stands there once, or counts
otherwise (甲、 in a sentence, 第二批, a figure), is a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.figures import number_of
from extractors.parsers.guideline.marks import Kind, mark_of, marked, series_kind

_ZH = "[一二三四五六七八九十]{1,3}"
_NUMBER = rf"(?:{_ZH}|\d{{1,2}}(?:\.\d{{1,2}})?)"
_CAPITALS = tuple("壹贰叁肆伍陆柒捌玖拾")
_STEMS = tuple("甲乙丙丁戊己庚辛壬癸")
_ROMAN = tuple("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ")
_LATIN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_UPPER = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOWER = tuple("abcdefghijklmnopqrstuvwxyz")
_NO_ITEM = re.compile(
    r"[年月日期批档等名级步次位个家倍轮例表图注问答季]$|^元$|附|阶段|方案|梯队|层次|步骤|联系|条件|标准|情形|情况|材料|要求|指标|方式|证明|样本|版本|序号"
)
"""What is numbered without being an item: 第一年, 第二批, 一档, 附表1, 情形一, 材料3."""


def _enclosed(first: str) -> tuple[str, ...]:
    """The ten characters from one on: ㈠ to ㈩."""
    return tuple(chr(ord(first) + step) for step in range(10))


def _one_of(signs: Sequence[str]) -> str:
    return "(?P<n>" + "|".join(sorted(signs, key=len, reverse=True)) + ")"


def _kind(
    name: str, rank: int, pattern: str, path: str = "{n}", *, alone: bool = False, signs: Sequence[str] = ()
) -> Kind:
    return Kind(name, rank, re.compile(pattern), path, alone, signs=tuple(signs))


_BEHIND = r"(?:\s*[、.．：:]|\s+)"
_STYLES = (
    _kind("Ⅰ", 3, _one_of(_ROMAN) + _BEHIND, signs=_ROMAN),
    _kind("I", 3, _one_of(_LATIN) + r"\s*[、.．：:]", signs=_LATIN),
    _kind("（Ⅰ）", 7, rf"（\s*{_one_of(_ROMAN)}\s*）", "（{n}）", signs=_ROMAN),
    _kind("（I）", 7, rf"（\s*{_one_of(_LATIN)}\s*）", "（{n}）", signs=_LATIN),
    _kind("壹", 3, _one_of(_CAPITALS) + _BEHIND, signs=_CAPITALS),
    _kind("（壹）", 3, rf"（\s*{_one_of(_CAPITALS)}\s*）", "（{n}）", signs=_CAPITALS),
    _kind("甲", 3, _one_of(_STEMS) + _BEHIND, signs=_STEMS),
    _kind("第一、", 3, rf"第(?P<n>{_ZH})\s*[、：:]", "第{n}"),
    _kind("第一，", 11, rf"第(?P<n>{_ZH})\s*，", "第{n}"),
    _kind("一：", 3, rf"(?P<n>{_ZH})\s*[：:]"),
    _kind("一 ", 3, rf"(?P<n>{_ZH})\s+(?=\S)"),
    _kind("【一】", 7, rf"[【〔\[［]\s*(?P<n>{_ZH})\s*[】〕\]］]", ""),
    _kind("一）", 7, rf"(?P<n>{_ZH})\s*）", "{n}）"),
    _kind("㈠", 7, _one_of(_enclosed("㈠")), signs=_enclosed("㈠")),
    _kind("【1】", 8, r"[【〔\[［]\s*(?P<n>\d{1,2})\s*[】〕\]］]", ""),
    _kind("⒈", 8, _one_of(_enclosed("⒈")), signs=_enclosed("⒈")),
    _kind("1：", 8, r"(?P<n>\d{1,2})\s*[：:](?!\s*\d)"),
    _kind("1 ", 8, r"(?P<n>\d{1,2})\s+(?=[\u4e00-\u9fff“《【])"),
    _kind("1-1", 9, rf"(?P<above>\d{{1,2}}\s*[-—－]\s*)(?P<n>\d{{1,2}}){_BEHIND}", "{above}{n}", alone=True),
    _kind("A1", 9, rf"(?P<above>[A-Z]-?)(?P<n>\d{{1,2}}){_BEHIND}", "{above}{n}", alone=True),
    _kind("No.1", 5, rf"(?P<above>(?:N[oO]\.?|№)\s*)(?P<n>\d{{1,2}}){_BEHIND}", "{above}{n}", alone=True),
    _kind(
        "A类",
        5,
        rf"{_one_of(_UPPER)}\s*类\s*[：:、]\s*(?=[^，。；：\d]{{3,30}}$)",
        "{n}类",
        alone=True,
        signs=_UPPER,
    ),
    _kind("A", 6, rf"{_one_of(_UPPER)}\s*(?:[、.．：:）]|\s)", signs=_UPPER),
    _kind("（A）", 7, rf"（\s*{_one_of(_UPPER)}\s*）", "（{n}）", signs=_UPPER),
    _kind("a", 11, rf"{_one_of(_LOWER)}\s*[、.．：:）]", signs=_LOWER),
    _kind("（a）", 11, rf"（\s*{_one_of(_LOWER)}\s*）", "（{n}）", signs=_LOWER),
    _kind("⑴", 11, _one_of(_enclosed("⑴")), signs=_enclosed("⑴")),
    _kind("❶", 12, _one_of(_enclosed("❶")), signs=_enclosed("❶")),
)
"""In the order in which a line is tried."""
_WORD = re.compile(
    rf"[【〔]?(?P<word>(?!第)[\u4e00-\u9fff]{{2,6}}?)\s*(?P<n>{_NUMBER})(?:\s*[：:.．】〕、]|\s+|(?=[【（《“])|$)"
)
_CALLED = re.compile(
    rf"[【〔]?第\s*(?P<n>{_NUMBER})\s*(?P<word>[\u4e00-\u9fff]{{1,3}})(?:\s*[：:、.．】〕]|\s+|$)"
)
_SERIES_RANK = 5
_CHAPTERS = 3
_INSIDE = 11
_MOST_BROKEN = 0.2


def kinds_in(lines: Sequence[str]) -> tuple[Kind, ...]:
    """The kinds of marks that the lines count with, beside those that every text may have."""
    unmarked = [(at, text) for at, text in enumerate(lines) if _is_open(text)]
    words = _counted(_WORD, unmarked)
    called = _counted(_CALLED, unmarked)
    kinds = (
        *(
            series_kind(word, _SERIES_RANK)
            for word in words
            if _names_items(word) or _heads_names(word, unmarked)
        ),
        *(_called(word) for word in called if _names_items(word)),
        *_STYLES,
    )
    first = next((at for at, text in enumerate(lines) if mark_of(text) is not None), len(lines))
    return tuple(_in_place(kind, unmarked, first) for kind in kinds if _count(kind, unmarked))


def _counted(pattern: re.Pattern[str], lines: Sequence[tuple[int, str]]) -> list[str]:
    """The words that stand with a one and with a two, in their order."""
    numbers: dict[str, set[int]] = {}
    for _, text in lines:
        match = pattern.match(text)
        value = number_of(match["n"].rsplit(".", maxsplit=1)[-1]) if match else None
        if match and value is not None:
            numbers.setdefault(match["word"], set()).add(int(value))
    return [word for word, found in numbers.items() if {1, 2} <= found]


def _in_place(kind: Kind, lines: Sequence[tuple[int, str]], first: int) -> Kind:
    """A chapter's mark that comes behind usual ones counts inside their items: 甲：国家级…, 乙：省级…."""
    begins = next(at for at, text in lines if kind.pattern.match(text))
    return _inside(kind) if kind.rank == _CHAPTERS and begins > first else kind


@lru_cache(maxsize=64)
def _inside(kind: Kind) -> Kind:
    """One and the same for every text, as kinds are told apart by identity."""
    return replace(kind, rank=_INSIDE)


def _is_open(text: str) -> bool:
    """Whether no usual mark begins a line; a bare number before a short name is one of both."""
    mark = mark_of(text)
    return mark is None or mark.kind.name == "1"


def _names_items(word: str) -> bool:
    return _NO_ITEM.search(word) is None and facet_of(word) in (None, "direction")


def _heads_names(word: str, lines: Sequence[tuple[int, str]]) -> bool:
    """支持方式一：项目补助, 支持方式二：贷款贴息: what is mostly a facet's head, each time over another name."""
    head = re.compile(rf"{word}\s*{_NUMBER}\s*[：:\s]\s*(?P<name>[^，。；：\d]{{2,20}})$")
    names = [match["name"] for _, text in lines if (match := head.match(text))]
    return facet_of(word) == "subsidy" and len(names) > 1 and len(set(names)) == len(names)


@lru_cache(maxsize=256)
def _called(word: str) -> Kind:
    """第一单元, 第一项: a number and the word for what it counts."""
    pattern = rf"[【〔]?第\s*(?P<n>{_NUMBER})\s*{word}(?:\s*[：:、.．】〕]|\s+|$)"
    return _kind(f"第{word}", _CALLED_RANK, pattern, f"第{{n}}{word}", alone=True)


_CALLED_RANK = 4


def _count(kind: Kind, lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the marks of a kind count: each by one, or from one again; a list of attachments may break it."""
    marks = [marked(kind, match) for _, text in lines if (match := kind.pattern.match(text))]
    steps = list(pairwise(mark.number for mark in marks if mark is not None))
    broken = sum(later not in (earlier + 1, 1) for earlier, later in steps)
    return (1, 2) in steps and broken <= _MOST_BROKEN * len(steps)
