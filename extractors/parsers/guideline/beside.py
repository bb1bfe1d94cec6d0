"""A programme's flat figures that stand beside it: above the items, under heads of other chapters, in other clauses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from docgen.model.guideline import Programme
from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.given import Told, head_words
from extractors.parsers.guideline.items import Place
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.sentences import Reading
from extractors.parsers.guideline.prose.summary import Summary, summary_of
from extractors.parsers.guideline.prose.surroundings import CAPS
from extractors.parsers.guideline.shared import (
    CAPS_BY_DEFAULT,
    CAPS_RATES_BY_DEFAULT,
    is_default,
    is_of_another_term,
    lists_conditions,
    pays_generally,
    pays_of_articles,
    raises,
    sets_times,
)
from extractors.parsers.guideline.work import (
    AWARDS_ALONE,
    exempt_from,
    is_of_work,
    is_paid_at_once,
    supports_work,
)

_FOR_ALL = re.compile(
    "(?:所有|全部|上述|以下|本类|本批|各类?|申报)(?:申报)?项目|(?:本专题|各)(?:各?方向|各?课题)(?:的)?项目"
    "|(?:下列|以下)[^。]*：$"
)
_TIMES = ("window", "duration", "complete_by")
_SET_ABOVE = (
    frozenset(("window_start", "window_end")),
    frozenset(("first_payment_percent",)),
    frozenset(("rate_max_percent", "rate_min_percent")),
    frozenset(("max_duration_years",)),
    frozenset(("complete_by",)),
    frozenset(("invested_min_percent", "invested_by")),
    frozenset(("min_investment_wan",)),
)
_LEAST_OF_ALL = re.compile(
    "(?:除[^，。；]{2,30}外，)?(?:申报)?项目(?:计划|研发|实际)?总?(?:投资|投入|经费)额?(?:应|须)?不[低少]于"
)
"""除关键技术攻关项目外，项目计划总投资不低于1000万元, said above the items of a chapter."""
_SET_BY_DEFAULT = (frozenset(("cap_wan",)), frozenset(("quota",)), frozenset(("award_wan",)))
_SUMS = frozenset().union(*_SET_BY_DEFAULT)
"""What two ways of support may each give; of several programmes, the narrower list doesn't go before the wider."""
OF_WORK = frozenset(
    (
        "complete_by",
        "max_duration_years",
        "first_payment_percent",
        "invested_min_percent",
        "invested_by",
        "min_investment_wan",
    )
)
"""What other chapters set for projects, and not for awards."""
_PAID_IN_PARTS = frozenset(("first_payment_percent", "first_payment_wan"))
_OF_A_PROJECT = re.compile("项目|验收|合同|竣工|开工|建设|实施")
ABOVE = "写在各项目之前，对所有项目提出"
_RAISED = "含另一条款提高的百分点"
_RAISED_FOR_SOME = "另有条款提高比例，看不出对哪些项目"


def figures_beside(place: Place, prose: Summary) -> tuple[str, ...]:
    """The keys that heads beside the programmes give; a person sees whether they hold for each programme."""
    if not place.shared:
        return ()
    works = supports_work(place.node)
    readings = [
        reading
        for node in place.shared
        for told in head_words(node)
        for reading in told.readings()
        if ((facet_of(node.name) is not None or lists_conditions(node)) and not _is_year_alone(reading))
        or id(node) in place.addressed
        or _is_for_all(reading, told.words.text)
    ]
    others = (
        *_times_of_others(place, works=works),
        *_caps_for_others(place.shared, prose),
        *_limits_for_others(place, prose),
    )
    readings = [each for each in readings if each not in others]
    called = told_in(place, place.addressed)
    left_out = frozenset() if works else OF_WORK - called.keys() - _paid_to_all(place)
    left_out |= _PAID_IN_PARTS if is_paid_at_once(place.node) else frozenset()
    left_out |= exempt_from(place.node)
    told = _with_what_is_called(summary_of(readings).values, called)
    for among in sorted(set(place.addressed.values()), reverse=True):
        ids = [each for each, number in place.addressed.items() if number == among]
        narrower = told_in(place, ids)
        kept = {key: value for key, value in narrower.items() if among == 1 or key not in _SUMS}
        told = _with_what_is_called(told, kept)
    given = {key: value for key, value in told.items() if key not in prose.values and key not in left_out}
    for key, value in given.items():
        prose.set(key, value, ABOVE)
    return tuple(given)


def told_under(heads: Iterable[Node]) -> Iterator[Told]:
    return (told for node in heads for told in head_words(node))


def _times_of_others(place: Place, *, works: bool) -> Iterator[Reading]:
    """Of times told to all, some for projects and some for awards: those of the kind that the programme isn't."""
    told = [
        (reading, _sentence_at(each.words.text, reading.start))
        for each in told_under(node for node in place.shared if id(node) not in place.addressed)
        for reading in each.readings()
        if reading.role == "window"
    ]
    both = {True, False} <= {is_of_work(words) for _, words in told}
    for reading, words in told:
        of_work = is_of_work(words) if both else None
        of_awards = works and AWARDS_ALONE.match(words) is not None
        if of_awards or (of_work is not None and of_work is not works):
            yield reading


def _sentence_at(text: str, at: int) -> str:
    return next((text[start:end] for start, end in sentence_spans(text) if start <= at < end), "")


def _paid_to_all(place: Place) -> frozenset[str]:
    """奖补资金分两次拨付，审定当年拨付60%: of awards too, where nothing is said of a project."""
    told = told_under(place.shared)
    paid = (each.words.text for each in told if any(one.role == "payment" for one in each.readings()))
    return frozenset(
        ("first_payment_percent",) if any(not _OF_A_PROJECT.search(words) for words in paid) else ()
    )


def told_in(place: Place, ids: Collection[int]) -> dict[str, Any]:
    """The figures of some of the parts beside the programmes."""
    told = told_under(node for node in place.shared if id(node) in ids)
    return summary_of(reading for each in told for reading in each.readings()).values


def _with_what_is_called(general: dict[str, Any], called: dict[str, Any]) -> dict[str, Any]:
    """What is said of few programmes goes before what is said of more: both days of a time, both rates."""
    told = dict(general)
    for keys in (*_SET_ABOVE, *_SET_BY_DEFAULT):
        if keys & called.keys():
            for key in keys:
                told.pop(key, None)
    return told | called


def _caps_for_others(shared: Iterable[Node], prose: Summary) -> list[Reading]:
    """Caps by default that are none of a programme's: those of rates where it has none, all where it gives a sum."""
    rated, given = "rate_max_percent" in prose.values, "award_wan" in prose.values
    told = told_under(shared)
    return [
        reading
        for each in told
        if (CAPS_RATES_BY_DEFAULT.search(each.words.text) and not rated)
        or (CAPS_BY_DEFAULT.search(each.words.text) and given and not rated)
        for reading in each.readings()
        if reading.role in CAPS
    ]


def _limits_for_others(place: Place, prose: Summary) -> Iterator[Reading]:
    """单个项目奖补总额不得超过其投资额的20%, told of all: it is no rate of what gives a fixed sum."""
    if "award_wan" not in prose.values or "rate_max_percent" in prose.values:
        return
    for told in told_under(node for node in place.shared if id(node) not in place.addressed):
        for reading in told.readings():
            limit = _AT_MOST.search(_sentence_at(told.words.text, reading.start))
            if reading.role == "rate" and limit:
                yield reading


_AT_MOST = re.compile("(?:奖补|奖励|补助|补贴|扶持)(?:资金)?(?:总额|额度?|金额)?不(?:得)?(?:超过|高于)")


def raise_by_points(place: Place, merged: Summary) -> None:
    """The points that a clause beside the programmes puts on their rates: the most that a project may get has them.

    They are added where the clause names the programme; elsewhere the rate is doubtful.
    """
    rate = merged.values.get("rate_max_percent")
    told = [
        (id(node) in place.addressed, reading.value)
        for node in place.shared
        for each in head_words(node)
        for reading in each.readings()
        if reading.role == "points" and raises(_sentence_at(each.words.text, reading.start))
    ]
    if rate is None or not told:
        return
    steps = {value for named, value in told if named and value is not None}
    if len(steps) == 1:
        merged.values.setdefault("rate_min_percent", rate)
        merged.doubts.setdefault("rate_min_percent", _RAISED)
        merged.values["rate_max_percent"] = rate + steps.pop()
    merged.doubts["rate_max_percent"] = _RAISED if any(named for named, _ in told) else _RAISED_FOR_SOME


def _is_year_alone(reading: Reading) -> bool:
    """2023年 in a chapter on applicants says what they are like; only a span of days sets a time for all."""
    return reading.role == "window" and re.fullmatch(r"\D*\d{4}年度?", reading.text) is not None


def _is_for_all(reading: Reading, words: str) -> bool:
    """Whether a figure of a sentence beside the programmes is one of each of them."""
    paid = reading.role in ("payment", "rate") and (pays_of_articles(words) or pays_generally(words))
    spent = reading.role in ("spent", "by_day") and (sets_times(words) or pays_generally(words))
    return bool(is_default(words) or (reading.role in _TIMES and sets_times(words)) or paid or spent)


def figures_above(above: Iterable[Passage], prose: Summary, programme: Node) -> None:
    """Times, payments and rates that the words above set for all; a person sees whether they hold for each."""
    told = ((part, words.text) for words in above for part in re.split("(?<=。)", words.text))
    for sentence, whole in told:
        of_topic = _OF_A_TOPIC.match(whole) is not None
        said = _FOR_ALL.search(sentence) or pays_generally(sentence) or _LEAST_OF_ALL.match(sentence)
        told_of_all = said or of_topic or sets_times(sentence) or is_default(sentence)
        if not told_of_all or is_of_another_term(sentence, programme):
            continue
        found = summary_of(readings_of(sentence)).values
        default = of_topic or is_default(sentence)
        for keys in (*_SET_ABOVE, *(_SET_BY_DEFAULT if default else ())):
            if not keys & prose.values.keys():
                for key in keys & found.keys():
                    prose.set(key, found[key], ABOVE)


_OF_A_TOPIC = re.compile(r"\s*本(?:专题|专项)(?!共|所称)")
"""本专题面向农产品加工企业，…，按核定投入的20%给予补助: all that it says is said of each of its directions."""


def with_sums_beside(place: Place, programme: Programme, readings: list[Reading]) -> list[Reading]:
    """With the figures of a part that tells this programme's sums alone, where its own words give none."""
    if programme.state == "deferred" or any(each.role in ("rate", "award") for each in readings):
        return readings
    called = (
        (place.addressed[id(node)], told)
        for node in place.shared
        if id(node) in place.addressed
        for told in head_words(node)
    )
    own = re.compile(rf"{re.escape(programme.path)}[，：]")
    alone = [told for among, told in called if among == 1 or own.match(told.words.text)]
    return [*readings, *(each for told in alone for each in told.readings())]
