"""Recognisers of amounts: base definitions, minimum, share already spent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.application import Category
from docgen.model.guideline import MinimumCondition, ShareSpentCondition
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.bases import (
    PERIOD,
    TOTAL,
    BaseBook,
    categories_in,
    definitions_in,
    figures_beside_time,
    period_of,
)
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.figures import AMOUNT, BACK, DATE, FRONT, INCLUDED, NUMBER, PERCENT
from extractors.parsers.guideline.found import Found, Scene, free_matches
from extractors.parsers.guideline.timing import is_of_completion

_MINIMUM = re.compile(
    rf"(?=[^。；]*元)(?P<label>(?:[^，。；：（）]|（[^（）]*）)+?)(?P<front>{FRONT})?(?P<amount>{AMOUNT})(?P<back>{BACK})?(?P<remark>（资金来源[^（）]*）)?"
)
_SHARE = re.compile(
    rf"截至(?P<day>{DATE})(?:{INCLUDED})?(?:前|止|底)?，?(?:累计)?已(?:完成)?(?:投入|投资|支出)(?:资金|金额|额)?(?P<front>{FRONT})"
    rf"(?P<base>[^，。；（）]*?)的?(?P<share>{PERCENT})(?P<back>{BACK})?(?:（[^（）]*为准）)?"
)
_SCOPE = re.compile(
    rf"(?:项目)?(?:建设|实施)?(?:周期|期限|期)(?:为)?(?P<front>{FRONT})?(?P<number>{NUMBER})个?(?P<unit>年|月)(?P<back>{BACK})?的，?$"
)
_PERIOD = re.compile(rf"(?:项目|须)?在?{PERIOD}")
_OTHER_TIME = re.compile(rf"[^，]*?(?P<years>{NUMBER})年[^，]*?期内(?P<use>[^，]*的)?")
"""2年建设期内: the years in which what is laid out counts; a use that is named is left to a person."""
_ALIKE = re.compile(
    rf"(?P<who>各地[\u4e00-\u9fff]{{4,14}}?(?:中心|平台|基地|机构))(?P<label>[^，。；（）]*?(?:投入|支出)[^，。；（）]*?)（要求同上）(?:总额)?"
    rf"(?P<front>{FRONT})?(?P<amount>{AMOUNT})(?P<back>{BACK})?"
)
_WITHIN = "其中"


def learn_bases(clause: Clause, book: BaseBook) -> None:
    """First reading: the names that thresholds use."""
    for match in _MINIMUM.finditer(clause.text):
        if figures.relation_of(match["front"], match["back"]) and _categories(clause, match) is None:
            book.learn(_name(match["label"]))


def take_definitions(clause: Clause, scene: Scene) -> None:
    """The sentences that say what a base holds. They make no condition; other figures are left to be read."""
    for definition in definitions_in(clause):
        known = scene.bases.define(definition, clause)
        if known and not figures_beside_time(clause.text[slice(*definition.span)]):
            clause.take(*definition.span)


def find_minimums(clause: Clause, scene: Scene) -> Iterator[Found]:
    """总投入不低于1000万元; amounts that are no outlay (收入, 注册资金) are left to the counts."""
    found = [each for match in free_matches(_MINIMUM, clause) if (each := _minimum(match, clause, scene))]
    yield from _without_overlap(found)


def find_minimums_alike(clause: Clause, scene: Scene) -> Iterator[Found]:
    """各地某中心的投入和支出（要求同上）总额达200万元以上: the same base as before, for another kind of applicant."""
    for match in free_matches(_ALIKE, clause):
        relation = figures.relation_of(match["front"], match["back"])
        value = figures.amount_wan(match["amount"])
        base = scene.bases.only_investment()
        if relation is None or value is None or base is None:
            continue
        keys = scene.bases.use(base, clause.cite(match.span()))
        period = period_before(clause, match)
        scene.bases.limit(keys, base, (clause, match.span()), period_of(period) if period else None)
        yield Found(
            match.start(),
            MinimumCondition(
                bases=keys,
                relation=relation,
                value_wan=value,
                only_for=match["who"],
                **clause.about(*match.span()),
            ),
        )
        clause.take(*match.span())
        if period:
            clause.take(*period.span())


def _minimum(match: re.Match[str], clause: Clause, scene: Scene) -> tuple[int, MinimumCondition] | None:
    relation = figures.relation_of(match["front"], match["back"])
    value = figures.amount_wan(match["amount"])
    if relation is None or value is None:
        return None
    categories = _categories(clause, match)
    label = TOTAL if categories is not None else _name(match["label"])
    if "同上" in label or not scene.bases.is_base(label):
        return None
    scope = _SCOPE.search(clause.text, clause.sentence(*match.span())[0], match.start())
    start = scope.start() if scope else match.start()
    keys = scene.bases.use(label, clause.cite(match.span()))
    period = period_before(clause, match)
    if categories is None:
        label = (words_of(period) if period else "") + label
        scene.bases.limit(keys, label, (clause, match.span()), period_of(period) if period else None)
    at_most = figures.years_of(scope["number"], scope["unit"]) if scope else None
    lead = None if scope else _OTHER_TIME.match(match["label"])
    within = figures.number_of(lead["years"]) if lead else None
    condition = MinimumCondition(
        bases=keys,
        categories=categories or (),
        relation=relation,
        value_wan=value,
        years_at_most=at_most,
        within_years=within,
        **clause.about(start, match.end()),
    )
    if lead and lead["use"]:
        clause.take(start, start + lead.start("use"))
        clause.take(start + lead.end(), match.end())
    else:
        clause.take(start, match.end())
    if period:
        clause.take(*period.span())
    return start, condition


def _name(label: str) -> str:
    """The label without what stands before it in the sentence."""
    return re.sub(rf"^.*{PERIOD}，?", "", label)


def _categories(clause: Clause, match: re.Match[str]) -> tuple[Category, ...] | None:
    """The categories where the label names a part of the total: 其中，软件、系统集成…投入."""
    before = clause.text[: match.start()].rstrip("，：")
    if not before.endswith(_WITHIN) and not match["label"].startswith(_WITHIN):
        return None
    return categories_in(match["label"].removeprefix(_WITHIN))


def period_before(clause: Clause, match: re.Match[str]) -> re.Match[str] | None:
    """The time that limits a figure of the same sentence; a time of completion is a rule of its own."""
    first, _ = clause.sentence(*match.span())
    found = [each for each in _PERIOD.finditer(clause.text, first, match.end()) if period_of(each)]
    return found[-1] if found and not is_of_completion(clause.text, found[-1].start()) else None


def words_of(period: re.Match[str]) -> str:
    """The time as printed: 2021年1月1日（含）至2022年6月30日（含）期间."""
    return re.sub("^(?:项目|须|在)+", "", period[0])


def _without_overlap(found: list[tuple[int, MinimumCondition]]) -> list[Found]:
    """Of amounts for projects of at most 3 and at most 2 years, the first holds only above 2 years."""
    result = []
    for start, condition in found:
        longest = condition.years_at_most
        shorter = [
            other.years_at_most
            for _, other in found
            if other.bases == condition.bases and other.years_at_most is not None and longest is not None
            if other.years_at_most < longest
        ]
        narrowed = condition.model_copy(update={"years_more_than": max(shorter)}) if shorter else condition
        result.append(Found(start, narrowed))
    return result


def find_shares_spent(clause: Clause, scene: Scene) -> Iterator[Found]:
    """截至2022年6月30日已投入不少于总投入的20%; 已完成投资不低于40% is a share of the whole."""
    for match in free_matches(_SHARE, clause):
        day, share = figures.day_of(match["day"]), figures.share_of(match["share"])
        relation = figures.relation_of(match["front"], match["back"])
        if day is None or share is None or relation != "ge":
            continue
        keys = scene.bases.use(match["base"] or TOTAL, clause.cite(match.span()))
        if len(keys) != 1:
            continue
        about = clause.about(*match.span())
        yield Found(match.start(), ShareSpentCondition(base=keys[0], share=share, by=day.last(), **about))
        clause.take(*match.span())
