"""Heads without a number that stand over items which each time count from one on."""

from __future__ import annotations

import re
from collections import Counter

from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.lines import Line, Piece, lines_of, marks_of, text_of
from extractors.parsers.guideline.marks import BRACKETED, CHAPTER, SERIES_WORD, SIGNS, Mark
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.normalise import Triple

TAIL = re.compile(r"附\s*(?:[则录]\s*[：:]?|[：:]\s*[^，。；：\d《]{2,14})")
LONGEST_HEAD = 26
GOES_ON = tuple("，,、：:（(的按以下合和及与或其该本各照为对等")
"""What a line ends with that the next one goes on."""
OF_SEVERAL = re.compile(
    rf"\s*(?:除[^，。；]{{2,16}}外，)?(?:(?:{SERIES_WORD})[一二三四五六七八九十\d]{{1,3}})?"
    rf"(?P<word>{SERIES_WORD})\d{{1,2}}(?:[、至到和及—-](?P=word)?\d{{1,2}})+(?:项目|的|均|为|属)"
)
"""方向2、方向3项目实施周期不超过3年: a line behind the last of them, about several."""

OF_A_HEAD = re.compile("(?:类|方向|板块|专题|领域|部分)(?:各?项目)?(?=[须应待均暂本各的，])")
"""健康养老方向本次暂不受理: behind a head's name, in a line about all that it holds."""
OF_THE_LIST = re.compile(r"\s*以上[^，。；]{1,12}均[^。]*\d{4}年")
"""以上证书取得时间均为2023年度: a line behind a list about all that it holds."""
OF_SERIES = re.compile(
    rf"\s*(?:(?P<word>{SERIES_WORD})(?P<n>[一二三四五六七八九十\d]{{1,3}})|本(?P<own>{SERIES_WORD}))(?P<head>[^：:。，；【】]{{2,14}}?)\s*[：:]"
)
OF_THE_ARTICLE = re.compile(
    r"\s*本(?:条|(?P<part>部分|章))(?:第[（\d]|（[一二三四五六七八九十]|所列|各项|规定的|资金|政策|项目)"
)
"""本条第（一）项资金分两次拨付, 本部分（一）、（二）项所涉时间为…: a line behind the cases, about what holds them."""
OF_THE_ABOVE = re.compile(
    r"\s*(?:(?:前款|前述|上述)第?（[一二三四五六七八九十]"
    r"|(?:上述|以上)[\u4e00-\u9fff]{2,8}项目(?:，(?:建设|实施|投入|资金|补助)|均|应当?|须)"
    r"|(?:上述|以上)(?:各|[两三四五])?[类项条]?项目(?:均?应当?|均?须|均|的?(?:补助|奖补)?资金|实行|采取))"
)
HEAD_OF_SEVERAL = re.compile(
    rf"\s*(?P<head>[\u4e00-\u9fff]{{2,8}})\s*[：:](?=[^：:]*?(?:除(?P<but>{SERIES_WORD})\d{{1,2}}外"
    rf"|(?P<word>{SERIES_WORD})\d{{1,2}}[、和及](?:{SERIES_WORD})?\d))"
)
"""支持强度：方向1、方向2各拟支持2项; 申报要求：除方向3外，…: a head behind the last direction, about several."""


_LISTING_HEAD = re.compile("[^，。；：？！,;:对按]+(?:补助|奖励|补贴|资助|扶持|贴息)")
"""MPW、全掩膜产品流片补助: a head that lists what it is about."""


_LIST_OF_NAMES = re.compile("[^，。；：、？！,;:]{2,10}(?:、[^，。；：、？！,;:]{2,10})+")
_BEGINS_A_RULE = re.compile("对|支持|按|鼓励|围绕|企业")
"""绿色工厂、绿色园区 over 对2022年获评 …: a head that names two things."""


def is_head_line(text: str, behind: str) -> bool:
    """Whether words on a line of their own are a head: short, without stops, or names before a rule."""
    listed = _LIST_OF_NAMES.fullmatch(text) and _BEGINS_A_RULE.match(behind.strip())
    named = listed or not re.search("[，。；：、？！,;:]", text) or _LISTING_HEAD.fullmatch(text)
    return 2 <= len(text) <= LONGEST_HEAD and bool(named)


def bare_chapters(pieces: list[Piece]) -> frozenset[int]:
    """The lines that are heads without a number over a count that begins anew: 面向个人的政策, 一、….

    The first count has such a head only where a title stands before it.
    """
    signed = _signed_chapters(pieces)
    if signed:
        return signed
    marks = marks_of(pieces)
    outer = next((mark.kind for mark in marks if mark), None)
    if outer is None or outer.alone:
        return frozenset()
    counts = [at for at, mark in enumerate(marks) if mark and mark.kind is outer and mark.number == 1]
    later = frozenset(at - 1 for at in counts[1:] if _is_bare_head(pieces, marks, at - 1))
    first = counts[0] - 1 if counts else 0
    if later and first > 0 and _is_bare_head(pieces, marks, first) and _is_title(pieces[first - 1]):
        return later | {first}
    return later


_SIGN = re.compile(f"\\s*[{SIGNS}]\\s*(?P<head>[^，。；：、\\d]{{2,20}})\\s*")


def _signed_chapters(pieces: list[Piece]) -> frozenset[int]:
    """★ 总体说明 … ★ 申报要求: the lines of a sign that begins nothing but short lines, each another one.

    The first of them stands before the first mark: ◆ in a list of fields begins no chapter.
    """
    signs: dict[str, list[int]] = {}
    for at, line in lines_of(pieces):
        sign = line.text.strip()[:1]
        if sign and sign in SIGNS:
            signs.setdefault(sign, []).append(at)
    first = next((at for at, mark in enumerate(marks_of(pieces)) if mark), len(pieces))
    for lines in signs.values():
        if lines[0] > first:
            continue
        heads = [_SIGN.fullmatch(text_of(pieces[at])) for at in lines]
        names = {match["head"].strip() for match in heads if match}
        if len(lines) > 1 and len(names) == len(lines) and any(facet_of(name) is None for name in names):
            return frozenset(lines)
    return frozenset()


def sign_length(text: str) -> int:
    """How many characters of ★ 总体说明 are its sign."""
    match = _SIGN.fullmatch(text)
    return match.start("head") if match else 0


_PROCEDURE = re.compile(
    "(?:通用|共性|共同)?申报(?:总体|共性|通用|共同|统一|基本)?(?:方式|程序|流程|要求|材料|办法)(?:[和及与](?:有关)?(?:要求|时间|程序|流程|方式|材料))?"
    "|(?:通用|共性|共同|总体)(?:申报)?(?:要求|条件)|(?:有关|其他|工作)(?:要求|事项)|(?:项目)?组织(?:实施|管理)|(?:项目|监督)管理(?:要求)?|(?:联系|咨询)(?:方式|电话)"
)


def tail_heads(pieces: list[Piece]) -> frozenset[int]:
    """申报方式及要求 on a line of its own, once in the text, behind the last topic: no part of that topic."""
    marks = marks_of(pieces)
    counted = (
        at for at, mark in enumerate(marks) if mark and (mark.kind.is_series or mark.kind.name == "1.1")
    )
    last = max(counted, default=len(pieces))
    names = {
        at: name
        for at, line in lines_of(pieces)
        if _PROCEDURE.fullmatch(name := line.text.strip(f" {SIGNS}"))
    }
    times = Counter(names.values())
    found = frozenset(at for at, name in names.items() if at > last and times[name] == 1)
    return found | _tail_of_a_level(pieces, marks)


def _tail_of_a_level(pieces: list[Piece], marks: list[Mark | None]) -> frozenset[int]:
    """## 申报说明 behind ## 四、优化环境: a heading without a number, of the level of the numbered chapters."""
    levels = {at: line.level for at, line in lines_of(pieces) if line.level}
    numbered = [at for at in levels if marks[at]]
    top = min((levels[at] for at in numbered), default=0)
    last = max((at for at in numbered if levels[at] == top), default=0)
    return frozenset(
        at
        for at, level in levels.items()
        if level == top and at > last and facet_of(text_of(pieces[at]).strip())
    )


def is_preliminary(node: Node) -> bool:
    """总体要求, 【申报说明】 before the topics: a chapter of its own, that holds none of them."""
    return (
        node.kind in (CHAPTER, BRACKETED)
        and re.search("(?:要求|说明|须知|事项|条件)$", node.name) is not None
    )


def _is_bare_head(pieces: list[Piece], marks: list[Mark | None], at: int) -> bool:
    """A short line without a mark or a stop that is no facet's head and no attachment's."""
    piece = pieces[at]
    if not isinstance(piece, Line) or marks[at] is not None:
        return False
    text = piece.text.strip()
    named = 4 <= len(text) <= LONGEST_HEAD and not re.search(r"[，。；：、？！,;:\d]", text)
    return named and facet_of(text) is None and not TAIL.fullmatch(text)


def _is_title(piece: Piece) -> bool:
    """Whether a line before a head is whole: a title's two lines are no title and head."""
    return isinstance(piece, Line) and not piece.text.rstrip().endswith(GOES_ON)


def begins_a_facet(text: str, before: str) -> bool:
    """支持标准： at the start of a line is a head although the line before ends without a stop, but for 按以下 … ."""
    named = re.match(r"\s*([^：:。，；【】]{2,14}?)\s*[：:]", text)
    return bool(named and facet_of(named[1])) and before.rstrip()[-1:] not in GOES_ON


_SPACED_HEAD = re.compile(r"\s*(?P<name>[\u4e00-\u9fff]{4,8})\s+(?=\S)")


def spaced_head(text: str) -> int:
    """How long a facet's head is that only a blank parts from its words: 申报条件 项目已备案; 0 for none."""
    match = _SPACED_HEAD.match(text)
    return match.end("name") if match and facet_of(match["name"]) else 0


_WIDE_HEAD = re.compile(r"\s*(?P<name>[^，。；：、\s\d（）]{4,20})(?:\u3000|\s{2,})(?=[对支按给鼓企新])")
"""（一）设备更新补助　对…: a wide blank parts a name from its words."""


def wide_head(triples: list[Triple]) -> int:
    """How many characters the name takes that only a wide blank parts from the words behind it; 0 for none."""
    match = _WIDE_HEAD.match("".join([char for char, _, _ in triples[:LONGEST_HEAD]]))
    return match.end("name") if match else 0
