"""Where a printed line leaves room for a value: rules, underlined blanks, blanks before a unit, nothing behind a colon.

Works on plain text, so that Word and Excel forms are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.editions.form_labels import (
    MONEY,
    LabelMatch,
    ending_label,
    is_written_out,
    match_label,
    tag,
    tag_or,
    unit_of,
)

_RULE = "_＿"
_STRETCH = re.compile(r"[ \t\u00a0\u3000_＿]+")
_UNIT = re.compile(r"[ \u3000]*(?P<unit>亿元|万元|元|%|％|(?:人|家|项|个|年|月|日)(?![\u4e00-\u9fff]))")
_UNIT_ALONE = re.compile(rf"{_UNIT.pattern}[。；，]?\s*$")
_ONE_DAY = r"(?:20\d{0,2})?[ \u3000_＿]*年[ \u3000_＿]+月(?:[ \u3000_＿]+日)?"
_DAY = re.compile(rf"{_ONE_DAY}(?:[ \u3000]*[至到—~－-]+[ \u3000]*{_ONE_DAY})?")
_CAPITALS = re.compile(r"[（(](?:人民币)?(?P<how>大写|小写)[）)]\s*[：:]?\s*$")
_NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])\s*")
_SIGNED = re.compile(r"签[名字章]|手写")
_SEALED = re.compile(r"盖章|公章")
_CUT = re.compile(r"[，。；！？\n]|(?<!其中)[：:]")
_OF_THE_PROJECT = re.compile(r"^项目(?=[，。；、的（(]|$)")
_PREAMBLE = "project.title_for_preamble"
_WIDE_ENOUGH = 2
"""Ideographic spaces that are room for a value and not a space between two words."""
_WIDEST = 200


@dataclass(frozen=True)
class Gap:
    """Room for a value: characters start to end of the line (none where nothing stands behind a colon).

    label: the words that it belongs to. capitals: asked for 大写. amount: asked for 大写 or 小写.
    """

    start: int
    end: int
    label: str = ""
    after: str = ""
    capitals: bool = False
    amount: bool = False
    day: bool = False

    @property
    def unit(self) -> str:
        """The unit that stands behind it."""
        match = _UNIT.match(self.after)
        return match["unit"] if match else ""


def gaps_of(text: str, underlined: Sequence[bool] = ()) -> list[Gap]:
    """The gaps of a line in order, each with its label. Places for a signature or a seal are none."""
    found = _joined_days(text, _stretches(text, underlined))
    stripped = text.rstrip(" \t\u3000")
    if stripped.endswith(("：", ":")) and not (found and found[-1].end >= len(stripped)):
        found.append(Gap(len(stripped), len(text)))
    named: list[Gap] = []
    for gap in found:
        each = _named(text, gap, named[-1] if named else None)
        if not _is_for_the_pen(each):
            named.append(each)
    return named


def is_blank(text: str) -> bool:
    """Whether nothing but room for a value stands there."""
    return not text.strip(" \t\r\n\u00a0\u3000" + _RULE + "—")


def field_of(gap: Gap, beside: str = "") -> LabelMatch:
    """The field that a gap asks for. beside: the label of the cell to the left, for a gap without words of its own."""
    words = gap.label or beside
    found = match_label(words)
    if found is None or not found.paths:
        found = ending_label(words) or found
    if (found is None or not found.paths) and _OF_THE_PROJECT.match(gap.after):
        return LabelMatch(words, (_PREAMBLE,))
    if found is None or (gap.amount and not all(unit_of(path) == MONEY for path in found.paths)):
        return LabelMatch(words, ())
    return replace(found, unit="" if gap.capitals else gap.unit or found.unit)


def gap_tag(gap: Gap, text: str, path: str) -> str:
    """The tag that goes into a gap; what is printed there stays where the value is blank."""
    printed = text[gap.start : gap.end]
    if gap.capitals:
        return tag(path, f"|rmb_words|blank({_width(printed)}{_sign(printed)})")
    if not printed.strip() and gap.end == len(text) and "\u3000" not in printed:
        return tag(path)
    if gap.day or is_written_out(path):
        return tag_or(path, printed)
    return tag(path, f"|blank({_width(printed)}{_sign(printed)})") + _joint(gap, text)


def _is_for_the_pen(gap: Gap) -> bool:
    """A place for a signature, or for a seal alone: 申报单位（盖章）： asks for the name too."""
    words = gap.label + gap.after[:5]
    return bool(_SIGNED.search(words) or (_SEALED.search(words) and not field_of(gap).paths))


def _joint(gap: Gap, text: str) -> str:
    """Blanks before the next label: those behind a rule, two where blanks alone kept it away."""
    printed = text[gap.start : gap.end]
    if gap.unit or gap.end == len(text):
        return ""
    return printed[len(printed.rstrip()) :] if printed.strip() else "  "


def _width(printed: str) -> int:
    rules = sum(sign in _RULE for sign in printed)
    wide = printed.count("\u3000")
    return min(max(rules or wide or len(printed) // 2, 1), _WIDEST)


def _sign(printed: str) -> str:
    return ", '_'" if any(sign in _RULE for sign in printed) else ""


def _stretches(text: str, underlined: Sequence[bool]) -> list[Gap]:
    return [
        Gap(match.start(), match.end())
        for match in _STRETCH.finditer(text)
        if sum(sign in _RULE for sign in match[0]) >= _WIDE_ENOUGH
        or sum(underlined[match.start() : match.end()]) >= _WIDE_ENOUGH
        or _is_roomy(match[0], text[: match.start()].rstrip(), text[match.end() :])
    ]


def _is_roomy(blanks: str, before: str, after: str) -> bool:
    """Whether mere blanks are room for a value: behind a colon, or before a unit."""
    width = sum(2 if sign == "\u3000" else 1 for sign in blanks)
    if width < _WIDE_ENOUGH or not after.strip():
        return False
    if before.endswith(("：", ":")):
        return True
    unit = _UNIT.match(after) if before else _UNIT_ALONE.match(after)
    return unit is not None and width >= 2 * _WIDE_ENOUGH


def _joined_days(text: str, found: list[Gap]) -> list[Gap]:
    """＿年＿月＿日 is one place."""
    days = [
        Gap(match.start(), match.end(), day=True)
        for match in _DAY.finditer(text)
        if match.start() == 0 or match[0][0] != "年"
    ]
    rest = [gap for gap in found if not any(day.start <= gap.start < day.end for day in days)]
    return sorted([*days, *rest], key=lambda gap: gap.start)


def _named(text: str, gap: Gap, previous: Gap | None) -> Gap:
    """A gap with the words before it, back to the gap or the stop before."""
    words = text[previous.end if previous else 0 : gap.start]
    capitals = _CAPITALS.search(words)
    words = words[: capitals.start()] if capitals else words
    words = words.strip(" \t\u3000：:")
    label = _NUMBERING.sub("", _CUT.split(words)[-1].strip())
    if capitals and not label and previous is not None:
        label = previous.label
    return replace(
        gap,
        label=label,
        after=text[gap.end :],
        capitals=bool(capitals and capitals["how"] == "大写"),
        amount=capitals is not None,
    )
