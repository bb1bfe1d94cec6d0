"""Recogniser of counts: a figure that the applicant states, compared with a figure of the text.

The key is the label as printed before the relation, so that the applicant finds the words again. A label
that holds further figures, or two quantities at once, or something to be met by each of many, is left to a
person: one number could not answer it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.guideline import CountCondition, FactSpec
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.amounts import period_before, words_of
from extractors.parsers.guideline.bases import period_of
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.figures import AMOUNT, ARABIC, BACK, FRONT, INCLUDED, PERCENT
from extractors.parsers.guideline.found import Found, Scene, free_matches

_UNITS = (
    "人次|人|家|个|项|款|件|场|次|名|台|套|年|天|户|门|课时|学时|小时|种|份|篇|条|亩|吨|平方米"
    "|期|批|辆|座|栋|支|位|倍"
)
_LABEL = r"(?=[^。；]*[\d元%‰分成])(?P<label>(?:[^，。；：（）]|（[^（）]*）){1,80}?)"
"""Words up to a figure; looking ahead for one first keeps long sentences without figures cheap."""
_FIGURE = (
    rf"(?:(?P<amount>{AMOUNT})|(?P<share>{PERCENT})"
    rf"|(?P<number>{ARABIC})(?P<myriad>[万亿])?(?P<unit>{_UNITS})?(?:（次）)?)"
)
_PLAIN = re.compile(
    rf"(?=[^。；]*(?:{FRONT})){_LABEL}(?P<front>{FRONT})(?P<whole>[^，。；（）\d]{{1,12}}?的(?=[\d百千]))?"
    rf"{_FIGURE}(?P<back>{BACK})?(?P<remark>（[^（）]*）)?(?=[，。；）]|$)"
)
_BACKED = re.compile(
    rf"(?=[^。；]*以[上下内]){_LABEL}{_FIGURE}(?P<back>{BACK})(?P<remark>（[^（）]*）)?(?=[，。；）]|$)"
)
_TEAM = re.compile(
    rf"(?:拥有|具有|配备|配有|有)(?P<number>{ARABIC})(?P<unit>{_UNITS})(?P<back>{BACK})的(?P<label>[^，。；（）]+)"
)
_AT_LEAST = re.compile(
    rf"(?P<before>[^，。；（）]*?)(?P<front>至少有?)(?P<number>{ARABIC})(?P<unit>{_UNITS})(?:{INCLUDED})?(?P<label>[^，。；（）\d以]+)"
)
_SUBJECT = re.compile(
    r"^.*?申报(?:主体|单位|企业)(?:须|应|必须)?(?:提供|具有|具备|拥有)?|^其中|^(?:[并且须]|应(?!用))+|^提供(?!的)|^有(?=\w{4})"
)
_JOINED = re.compile(r"^.*[^兼合归一]并(?!购|网|轨|发|行|联)(?=[^（）]*$)")
_EACH = re.compile(r"每[个场班次名家]?|分别|各")
_TWO = re.compile(r"及|分别")
_NO_LABEL = re.compile("(?:原则上|一般|合计|累计|总计|均|应|须)+")
"""…，原则上不超过2年: what is counted stands in an earlier part of the sentence."""
_OF_SUPPORT = re.compile(
    "^(?:以上[两二三四]项，?)?(?:同一|单[个家]|每[家个户])(?:企业|单位|主体|项目)?.*(?:合计|累计|总额|补助|补贴|奖励|资助|贴息)"
)
"""同一企业年度合计不超过40万元: what is given at most, and nothing that an applicant states."""
_OWN_FIGURES = re.compile(r"\d{4}(?:-\d{4})?年(?:度)?|\d+(?=[A-Za-z])|[A-Za-z]\d+")
_AMOUNT_UNIT = "万元"


def find_counts(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """接入企业不少于1000家; 软件（模块）20款以上; 至少有3项（含）指标提升; 拥有10人以上的服务团队."""
    for pattern in (_TEAM, _AT_LEAST, _PLAIN, _BACKED):
        for match in free_matches(pattern, clause):
            found = _count(match, clause)
            if found:
                yield found


def _count(match: re.Match[str], clause: Clause) -> Found | None:
    groups = match.groupdict()
    read = _figure(groups)
    relation = figures.relation_of(groups.get("front"), groups.get("back"))
    label_start, label = _label(match)
    if read is None or relation is None or not _is_single(label):
        return None
    if relation in ("le", "lt") and groups.get("amount") and _OF_SUPPORT.search(label):
        return None
    value, unit = read
    spec = FactSpec(key=label, label=_shown_label(label, match, clause), unit=unit)
    period = period_before(clause, match)
    days = period_of(period) if period else None
    condition = CountCondition(
        fact=spec,
        relation=relation,
        value=value,
        counted_from=days[0] if days else None,
        counted_until=days[1] if days else None,
        **clause.about(match.start(), match.end()),
    )
    clause.take(label_start, match.end())
    if period:
        clause.take(*period.span())
    return Found(match.start(), condition)


def _figure(groups: dict[str, str | None]) -> tuple[Decimal, str] | None:
    """The value and its unit; a share counts in percent, an amount in 万元."""
    if amount := groups.get("amount"):
        value = figures.amount_wan(amount)
        return None if value is None else (value, _AMOUNT_UNIT)
    if share := groups.get("share"):
        fraction = figures.share_of(share)
        return None if fraction is None else (figures.plain_number(fraction * 100), "%")
    value = figures.counted(groups["number"] or "", groups.get("myriad"))
    return None if value is None else (value, groups.get("unit") or "")


def _label(match: re.Match[str]) -> tuple[int, str]:
    """Where the label begins, and the label without subject, time and what 并 joins it to."""
    raw = match["label"]
    if match.re in (_AT_LEAST, _TEAM):
        return match.start(), ((match.groupdict().get("before") or "") + raw).strip("的")
    offset = 0
    for pattern in (_LEADING_TIME, _JOINED, _SUBJECT, _SUBJECT):
        lead = pattern.match(raw[offset:])
        if lead and lead.end() < len(raw) - offset:
            offset += lead.end()
    return match.start("label") + offset, raw[offset:]


_LEADING_TIME = re.compile(
    rf"^.*?{figures.DATE}(?:{INCLUDED})?(?:至|-|—|～|~){figures.DATE}(?:{INCLUDED})?(?:期间)?"
)


def _is_single(label: str) -> bool:
    without = _OWN_FIGURES.sub("", re.sub(r"（[^（）]*）", "", label))
    left_over = re.search(r"\d", without) or re.search(r"\d(?![\d.]*[A-Za-z])", _OWN_FIGURES.sub("", label))
    return bool(label) and not (
        _NO_LABEL.fullmatch(label) or left_over or _EACH.match(label) or _TWO.search(without)
    )


def _shown_label(label: str, match: re.Match[str], clause: Clause) -> str:
    """The label with the time, the whole of a share and the remark that belong to it."""
    groups = match.groupdict()
    shown = label
    if whole := groups.get("whole"):
        shown += f"占{whole.removesuffix('的')}的比例"
    remark = groups.get("remark") or ""
    period = period_before(clause, match)
    if period:
        shown = words_of(period) + shown
    return shown + (remark if remark != INCLUDED else "")
