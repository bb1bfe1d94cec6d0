"""Recognisers of counts with more to them than label, relation and figure.

Every single one (每个班次学员不少于50人), only such ones (时长3.5天（含）以上的班次), each of several
(苏南、苏中、苏北地区分别至少一个班次), two at once (…时间及…时间), shares held, years not yet full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.model.guideline import CountCondition, FactSpec, Qualifier, Relation
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.amounts import period_before, words_of
from extractors.parsers.guideline.bases import period_of
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.figures import BACK, DATE, FRONT, NUMBER, PERCENT
from extractors.parsers.guideline.found import Found, Scene, free_matches

_UNIT = "人次|人|家|个|项|件|场|次|名|年|天|户|课时|小时"
_HAN = r"[\u4e00-\u9fff]"
_WORDS = r"[^，。；（）\d]"
_HOLDING = re.compile(
    rf"(?:[^，。；（）]{{0,10}}后，)?[^，。；（）]{{0,12}}?须(?P<label>(?:绝对|相对)?控股)（[^。；]*?控股(?P<share>{PERCENT})(?P<back>{BACK})的[^（）。；]*）"
)
_YOUNGER = re.compile(rf"(?P<label>经[^，。；]{{4,40}})，未满(?P<number>{NUMBER})(?P<unit>年)")
_PLACES = re.compile(
    rf"(?P<label>{_WORDS}{{2,16}}?来自)(?P<front>{FRONT})(?P<where>省内|市内|全省|全国)?(?P<number>{NUMBER})(?P<unit>个)"
    rf"(?P<place>设区市|市|县|省)"
)
_MEMBERS = re.compile(
    rf"(?P<members>{_HAN}{{1,4}}(?:、{_HAN}{{1,4}}?)+)(?P<noun>地区|片区|类)?分别(?P<front>至少|{FRONT})"
    rf"(?P<number>{NUMBER})(?P<unit>个|家|项|名)(?P<label>{_HAN}{{1,6}})"
)
_EACH = re.compile(
    rf"(?:^|(?<=[，。；（]))(?P<label>每[个场次家名期](?:(?![及和与、]){_WORDS}){{2,14}}?)(?P<front>{FRONT})(?P<number>{NUMBER})(?P<unit>{_UNIT})"
)
_THOSE = re.compile(
    rf"(?P<what>{_HAN}{{2,6}}?)(?P<least>{NUMBER})(?P<measure>{_UNIT})(?P<limit>{BACK})(?:（[^（）]*）)?的(?P<label>{_HAN}{{1,8}}?)"
    rf"(?P<front>{FRONT})(?P<number>{NUMBER})(?P<unit>{_UNIT})"
)
_BOTH = re.compile(
    rf"(?P<label>{_WORDS}{{2,16}}?时间(?:及|和|与){_WORDS}{{2,20}}?时间)(?P<front>{FRONT})(?P<number>{NUMBER})(?P<unit>年)"
    rf"(?:（截至(?P<day>{DATE})）)?"
)
_WORST: dict[Relation, str] = {"ge": "最少的一个", "gt": "最少的一个", "le": "最多的一个", "lt": "最多的一个"}


def find_qualified_counts(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """All of the kinds above; what an earlier one took is left alone by the later ones."""
    for pattern, reader in _READERS:
        for match in free_matches(pattern, clause):
            condition = reader(match, clause)
            if condition is not None:
                yield Found(match.start(), condition)
                clause.take(*match.span())


def _count(
    match: re.Match[str], clause: Clause, key: str, label: str, relation: Relation | None, **more: Any
) -> CountCondition | None:
    value = figures.number_of(match["number"])
    if value is None or relation is None:
        return None
    period = period_before(clause, match)
    days = period_of(period) if period else None
    if period and days:
        label = words_of(period) + label
        more |= {"counted_from": days[0], "counted_until": days[1]}
    spec = FactSpec(key=key, label=label, unit=more.pop("unit", match["unit"]))
    return CountCondition(fact=spec, relation=relation, value=value, **more, **clause.about(*match.span()))


def _front(match: re.Match[str]) -> Relation | None:
    return figures.relation_of(match["front"], None)


def _holding(match: re.Match[str], clause: Clause) -> CountCondition | None:
    share = figures.share_of(match["share"])
    relation = figures.relation_of(None, match["back"])
    if share is None or relation is None:
        return None
    spec = FactSpec(key=f"{match['label']}比例", label=f"{match['label']}比例", unit="%")
    value = figures.plain_number(share * 100)
    return CountCondition(fact=spec, relation=relation, value=value, **clause.about(*match.span()))


def _younger(match: re.Match[str], clause: Clause) -> CountCondition | None:
    key = f"{match['label']}至今年数"
    return _count(match, clause, key, key, "lt")


def _places(match: re.Match[str], clause: Clause) -> CountCondition | None:
    key = f"{match['label']}的{match['where'] or ''}{match['place']}"
    return _count(match, clause, key, key, _front(match))


def _members(match: re.Match[str], clause: Clause) -> CountCondition | None:
    members = tuple(f"{name}{match['noun'] or ''}" for name in match["members"].split("、"))
    return _count(match, clause, match["label"], match["label"], _front(match), members=members)


def _each(match: re.Match[str], clause: Clause) -> CountCondition | None:
    relation = _front(match)
    label = f"{match['label']}（{_WORST[relation]}）" if relation else match["label"]
    return _count(match, clause, match["label"], label, relation, of_each=True)


def _those(match: re.Match[str], clause: Clause) -> CountCondition | None:
    least, limit = figures.number_of(match["least"]), figures.relation_of(None, match["limit"])
    if least is None or limit is None:
        return None
    those = Qualifier(label=match["what"], relation=limit, value=least, unit=match["measure"])
    key = f"{match['what']}{match['least']}{match['measure']}{match['limit']}的{match['label']}"
    return _count(match, clause, key, key, _front(match), of_those=those)


def _both(match: re.Match[str], clause: Clause) -> CountCondition | None:
    day = figures.day_of(match["day"]) if match["day"] else None
    label = f"{match['label']}（较短的一项）"
    return _count(match, clause, match["label"], label, _front(match), as_of=day.last() if day else None)


_READERS = (
    (_HOLDING, _holding),
    (_YOUNGER, _younger),
    (_BOTH, _both),
    (_THOSE, _those),
    (_MEMBERS, _members),
    (_PLACES, _places),
    (_EACH, _each),
)
