"""Recognised text → printed text: marks, blanks, punctuation, characters; every character keeps its place.

Nothing is reworded. What changes the printed words (a traditional character, 万 for 万元) is marked as
put right, so that citations say so.
"""

from __future__ import annotations

import re
from functools import cache

from docgen.model.document import Place
from extractors.parsers.guideline.characters import is_han, printed
from extractors.parsers.guideline.passage import Passage

Triple = tuple[str, Place, bool]

_HEADING = re.compile(r"\s*#{1,6}\s*")
_BULLET = re.compile(r"^\s*(?:>+(?!\s*[\d.,]+\s*(?:[万亿元%家人个项名]|$)|=)\s*|[-*+]\s+(?=\S))")
"""A quotation or a list's item; >3000万元 is a figure."""
_EMPHASIS = re.compile(r"(?<!\d)\*{1,3}|\*{1,3}(?!\d)|__|`|\\(?=[\\_*#~.()+!>|-])")
"""Marks of emphasis; 2*30万元 is a product."""
_HALF_TO_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_BRACKETS = {"(": "（", ")": "）", "﹙": "（", "﹚": "）"}
_FULL_MARKS = "（）“”‘’《》〈〉【】、，。；：？！"
_MONEY_WORDS = re.compile(
    r"投入|投资|预算|资金|金额|额度|补助|奖励|收入|出资|支出|补贴|贴息|(?:最高|上限|封顶)[^，。；：]{0,6}$"
)
_BARE_UNIT = re.compile(r"(?<=\d)(?:[百千]?万|亿)(?=[，。；、）]|人民币|$)")


def without_markdown(line: str) -> tuple[str, int]:
    """The line without markdown marks, and its level as a heading; 0 for none."""
    heading = _HEADING.match(line)
    bare = line[heading.end() :] if heading else _BULLET.sub("", line, count=1)
    return _EMPHASIS.sub("", bare), heading[0].count("#") if heading else 0


def without_blanks(text: str) -> str:
    """附 件 1： → 附件1."""
    return "".join(text.split()).strip("：:")


def characters_of(text: str, place: Place) -> list[Triple]:
    """The characters of one line as print has them; blanks and punctuation are settled by `tidy`."""
    return [(one, place, put_right) for char in text for one, put_right in _as_printed(char)]


@cache
def _as_printed(char: str) -> tuple[tuple[str, bool], ...]:
    """The characters that print has for one, each with whether it was put right."""
    found, put_right = printed(char)
    return tuple((one, put_right) for one in _BRACKETS.get(found, found))


def tidy(triples: list[Triple]) -> Passage:
    """Joined lines as one passage: no stray blanks, full-width punctuation, 万元 for 万 of money."""
    return _with_units(Passage.of(_with_full_punctuation(_without_blanks(triples))))


def _without_blanks(triples: list[Triple]) -> list[Triple]:
    """Blanks stay only between two Latin letters (one of them)."""
    kept: list[Triple] = []
    pending: Triple | None = None
    for triple in triples:
        if triple[0].isspace():
            pending = pending or (" ", triple[1], False)
            continue
        if pending and kept and _is_letter(kept[-1][0]) and _is_letter(triple[0]):
            kept.append(pending)
        pending = None
        kept.append(triple)
    return kept


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _with_full_punctuation(triples: list[Triple]) -> list[Triple]:
    """Half-width stops beside Chinese characters or full-width stops, or at the end, as full-width ones."""
    result = list(triples)
    for at, (char, place, put_right) in enumerate(triples):
        full = _HALF_TO_FULL.get(char)
        if full is None:
            continue
        beside = [triples[near][0] for near in (at - 1, at + 1) if 0 <= near < len(triples)]
        at_the_end = at == len(triples) - 1 and char != ":"
        if at_the_end or any(is_han(near) or near in _FULL_MARKS for near in beside):
            result[at] = (full, place, put_right)
    return result


def _with_units(passage: Passage) -> Passage:
    """2000万 → 2000万元, marked as put right, where its clause speaks of money."""
    done, at = Passage(), 0
    for match in _BARE_UNIT.finditer(passage.text):
        before = re.split(r"[，。；：]", passage.text[: match.start()])[-1]
        of_money = _MONEY_WORDS.search(before) or passage.text.startswith("人民币", match.end())
        if not of_money:
            continue
        done += passage.part(at, match.end()) + Passage("元", (passage.places[match.end() - 1],), (True,))
        at = match.end()
    return done + passage.part(at)
