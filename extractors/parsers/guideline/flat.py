"""A programme's flat figures, read twice: from its rules, and from its words figure by figure.

Where both readings give a figure they must agree; where they don't, the rule's is shown and the key is
doubtful. A programme that states no rules under heads has the second reading alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from docgen.model.application import Category
from docgen.model.document import Place as SourcePlace
from docgen.model.guideline import (
    ApplicantCondition,
    CompleteByCondition,
    Condition,
    DurationCondition,
    MinimumCondition,
    PeriodCondition,
    Programme,
    ShareSpentCondition,
    Subsidy,
    WindowCondition,
)
from docgen.model.reading import FIGURE_KEYS, ProgrammeReading, TrackReading
from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.figures import plain_number
from extractors.parsers.guideline.given import Told, facet_words, head_words
from extractors.parsers.guideline.items import Place
from extractors.parsers.guideline.levels_elsewhere import with_levels
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.sentences import Reading
from extractors.parsers.guideline.prose.summary import WITH_POINTS, Summary, summary_of, tracks_of
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
    exempt_from,
    is_of_work,
    is_paid_at_once,
    supports_work,
)

_LAID_OUT = re.compile("投资|投入|预算|出资|支出|购置|费用")
_OF_A_YEAR = re.compile(r"(?:\d{4}年度?|上一?年度?|近[一二两三四五\d]+年|年度|年均|每年)[^，。；]*研发")
"""2023年度研发费用: what the applicant spends a year, not what the project costs."""
_SOFTWARE_WORD = "软件(?!和信息(?!技术服务(?:投入|费用|支出)))"
_SOFTWARE = re.compile(
    f"(?<![设备硬]){_SOFTWARE_WORD}(?:[^、和]{{0,6}}(?:投入|投资|购置)额?|(?:采购|购置)(?:及|和)?实施费用?|(?:采购|购置)费用?|支出)$"
)
_SOFTWARE_FIRST = re.compile(f"{_SOFTWARE_WORD}(?:(?!设备|硬件|投资)[^，。；])*(?:投入|投资|支出|费用)")
"""软件购置、系统开发及云服务投入: a list that begins with software and names no equipment."""
_READ_ONCE = "两种读法中只有一种读到"
_READ_TWICE = ("rate_max_percent", "cap_wan", "award_wan", "min_investment_wan")
"""What the second reading always finds where the first has it."""
_RECOGNISED = "这一段的文字识别把握不大，须对照原件"
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
_OF_WORK = frozenset(
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
_ABOVE = "写在各项目之前，对所有项目提出"
_DISAGREE = "两种读法得数不同"
_RAISED = "另有条款提高比例，看不出对哪些项目"


def programme_reading(
    place: Place, programme: Programme, unsure: frozenset[SourcePlace] = frozenset()
) -> ProgrammeReading:
    """The flat figures of a programme with those of its tracks, levels and tiers.

    unsure: the places of what was recognised with little confidence.
    """
    told = [(each.words, found) for each, found in with_levels(list(facet_words(place.node)))]
    readings = [reading for _, found in told for reading in found]
    prose = summary_of(readings)
    own = frozenset(prose.values)
    _from_above(() if programme.state == "deferred" else place.above, prose, place.node)
    for_all = () if programme.state == "deferred" else _from_shared(place, prose)
    ruled = Summary() if place.in_prose else _without_general(_ruled(programme, None), programme, place, own)
    merged = _merged(ruled, prose)
    for key in for_all:
        merged.doubts.setdefault(key, _ABOVE)
    _raise_elsewhere(place, merged)
    doubted = [reading for words, found in told if not unsure.isdisjoint(words.places) for reading in found]
    for key in summary_of(doubted).values:
        merged.doubts.setdefault(key, _RECOGNISED)
    return ProgrammeReading(
        path=programme.path,
        name=programme.name,
        state=programme.state,
        applicants=_applicants(programme, place),
        confidence=_confidence(merged, readings),
        citation=programme.citation,
        doubtful=tuple(key for key in FIGURE_KEYS if key in merged.doubts),
        doubts=tuple(f"{key}：{merged.doubts[key]}" for key in FIGURE_KEYS if key in merged.doubts),
        tracks=tuple(_tracks(programme, readings, in_prose=place.in_prose)),
        **merged.values,
    )


def _without_general(ruled: Summary, programme: Programme, place: Place, own: frozenset[str]) -> Summary:
    """What the programme's own words or words that call it say goes before a rule beside the programmes.

    That rule is marked.
    """
    shared = {each.path for node in place.shared for each in node.walk()}
    conditions = tuple(each for each in programme.conditions if each.clause not in shared)
    of_itself = _ruled(programme.model_copy(update={"conditions": conditions}), None)
    general = [key for key in ruled.values if key not in of_itself.values]
    left_out = set(own)
    if general:
        left_out |= _told_in(place, place.addressed).keys()
        left_out |= frozenset() if supports_work(place.node) else _OF_WORK
    for key in general:
        if key in left_out:
            del ruled.values[key]
        else:
            ruled.doubts.setdefault(key, _ABOVE)
    ruled.values |= of_itself.values
    return ruled


def _merged(ruled: Summary, prose: Summary) -> Summary:
    merged = Summary(doubts=dict(ruled.doubts))
    for key in FIGURE_KEYS:
        rule, words = ruled.values.get(key), prose.values.get(key)
        why = prose.doubts.get(key)
        apter = why == WITH_POINTS or (key == "cap_wan" and words is not None and why != _ABOVE)
        merged.set(key, words if rule is None or apter else rule)
        if rule is None and key in prose.doubts:
            merged.doubts.setdefault(key, prose.doubts[key])
        if rule is not None and words is not None and rule != words and key not in ruled.doubts:
            merged.doubts[key] = _DISAGREE
        if rule is not None and words is None and key in _READ_TWICE:
            merged.doubts.setdefault(key, _READ_ONCE)
    return merged


def _from_shared(place: Place, prose: Summary) -> tuple[str, ...]:
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
    called = _told_in(place, place.addressed)
    left_out = frozenset() if works else _OF_WORK - called.keys() - _paid_to_all(place)
    left_out |= _PAID_IN_PARTS if is_paid_at_once(place.node) else frozenset()
    left_out |= exempt_from(place.node)
    told = _with_what_is_called(summary_of(readings).values, called)
    for among in sorted(set(place.addressed.values()), reverse=True):
        ids = [each for each, number in place.addressed.items() if number == among]
        narrower = _told_in(place, ids)
        kept = {key: value for key, value in narrower.items() if among == 1 or key not in _SUMS}
        told = _with_what_is_called(told, kept)
    given = {key: value for key, value in told.items() if key not in prose.values and key not in left_out}
    for key, value in given.items():
        prose.set(key, value, _ABOVE)
    return tuple(given)


def _told_under(heads: Iterable[Node]) -> Iterator[Told]:
    return (told for node in heads for told in head_words(node))


def _times_of_others(place: Place, *, works: bool) -> Iterator[Reading]:
    """Of times told to all, some for projects and some for awards: those of the kind that the programme isn't."""
    told = [
        (reading, is_of_work(_sentence_at(each.words.text, reading.start)))
        for each in _told_under(node for node in place.shared if id(node) not in place.addressed)
        for reading in each.readings()
        if reading.role == "window"
    ]
    if {True, False} <= {of_work for _, of_work in told}:
        yield from (reading for reading, of_work in told if of_work is not None and of_work is not works)


def _sentence_at(text: str, at: int) -> str:
    return next((text[start:end] for start, end in sentence_spans(text) if start <= at < end), "")


def _paid_to_all(place: Place) -> frozenset[str]:
    """奖补资金分两次拨付，审定当年拨付60%: of awards too, where nothing is said of a project."""
    told = _told_under(place.shared)
    paid = (each.words.text for each in told if any(one.role == "payment" for one in each.readings()))
    return frozenset(
        ("first_payment_percent",) if any(not _OF_A_PROJECT.search(words) for words in paid) else ()
    )


def _told_in(place: Place, ids: Collection[int]) -> dict[str, Any]:
    """The figures of some of the parts beside the programmes."""
    told = _told_under(node for node in place.shared if id(node) in ids)
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
    told = _told_under(shared)
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
    for told in _told_under(node for node in place.shared if id(node) not in place.addressed):
        for reading in told.readings():
            limit = _AT_MOST.search(_sentence_at(told.words.text, reading.start))
            if reading.role == "rate" and limit:
                yield reading


_AT_MOST = re.compile("(?:奖补|奖励|补助|补贴|扶持)(?:资金)?(?:总额|额度?|金额)?不(?:得)?(?:超过|高于)")


def _raise_elsewhere(place: Place, merged: Summary) -> None:
    """The points that a clause beside the programmes puts on their rates: the most that a project may get has them."""
    steps = {
        reading.value
        for told in _told_under(place.shared)
        for reading in told.readings()
        if reading.role == "points" and raises(_sentence_at(told.words.text, reading.start))
    }
    rate = merged.values.get("rate_max_percent")
    if rate is None or not steps:
        return
    merged.doubts["rate_max_percent"] = _RAISED
    if len(steps) == 1 and None not in steps:
        merged.values.setdefault("rate_min_percent", rate)
        merged.doubts.setdefault("rate_min_percent", _RAISED)
        merged.values["rate_max_percent"] = rate + sum(step for step in steps if step is not None)


def _is_year_alone(reading: Reading) -> bool:
    """2023年 in a chapter on applicants says what they are like; only a span of days sets a time for all."""
    return reading.role == "window" and re.fullmatch(r"\D*\d{4}年度?", reading.text) is not None


def _is_for_all(reading: Reading, words: str) -> bool:
    """Whether a figure of a sentence beside the programmes is one of each of them."""
    paid = reading.role in ("payment", "rate") and (pays_of_articles(words) or pays_generally(words))
    spent = reading.role in ("spent", "by_day") and (sets_times(words) or pays_generally(words))
    return bool(is_default(words) or (reading.role in _TIMES and sets_times(words)) or paid or spent)


def _from_above(above: Iterable[Passage], prose: Summary, programme: Node) -> None:
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
                    prose.set(key, found[key], _ABOVE)


_OF_A_TOPIC = re.compile(r"\s*本(?:专题|专项)(?!共|所称)")
"""本专题面向农产品加工企业，…，按核定投入的20%给予补助: all that it says is said of each of its directions."""


def _confidence(summary: Summary, readings: list[Reading]) -> Decimal:
    """The part of the figures met that was read without a doubt; each key that two readings differ on counts as one."""
    differ = sum(words == _DISAGREE for words in summary.doubts.values())
    met = len(readings) + differ
    doubtful = sum(bool(reading.doubt) or reading.role == "unknown" for reading in readings) + differ
    return Decimal(1) if met == 0 else (Decimal(met - doubtful) / met).quantize(Decimal("0.01"))


def _applicants(programme: Programme, place: Place) -> str | None:
    told = list(facet_words(place.node))
    if all(each.facet != "applicant" for each in told):
        told = list(_told_under(place.shared))
    words = [each.words.text.strip("。；： ") for each in told if each.facet == "applicant"]
    stated = [each.words for each in programme.conditions if isinstance(each, ApplicantCondition)]
    return "；".join(each for each in words if each) or "；".join(stated) or None


def _tracks(programme: Programme, readings: list[Reading], *, in_prose: bool) -> Iterator[TrackReading]:
    """The programme's own tracks, else the labels of its figures; these first where it states no rules under heads."""
    labelled = tracks_of(readings)
    if programme.tracks and not (in_prose and labelled):
        for track in programme.tracks:
            own = _ruled(programme, track.name)
            for label, words in labelled.items():
                if label.startswith(track.name):
                    own = _merged(own, words)
            yield TrackReading(name=track.name, doubtful=tuple(own.doubts), **own.values)
        return
    for label, summary in labelled.items():
        keys = tuple(key for key in FIGURE_KEYS if key in summary.doubts)
        yield TrackReading(name=label, doubtful=keys, **summary.values)


def _ruled(programme: Programme, track: str | None) -> Summary:
    """The figures of the rules; of one track: what holds for it, what holds for all included."""
    summary = Summary()
    subsidies = [each for each in programme.subsidies if _holds(each.tracks, track)]
    _from_subsidies(subsidies, summary)
    if programme.quota is not None:
        if track is None:
            summary.set("quota", programme.quota.max)
        else:
            parts = [
                part.count for part in programme.quota.parts if part.label == track and part.relation == "le"
            ]
            summary.set("quota", parts[0] if parts else None)
    _from_conditions(
        [each for each in programme.conditions if _holds(each.tracks, track)], programme, summary
    )
    return summary


def _holds(tracks: tuple[str, ...], track: str | None) -> bool:
    return track is None or not tracks or track in tracks


def _from_subsidies(subsidies: list[Subsidy], summary: Summary) -> None:
    rates = sorted({term.rate * 100 for each in subsidies for term in each.terms})
    if rates:
        summary.set("rate_max_percent", plain_number(rates[-1]))
        if len(rates) > 1:
            summary.set("rate_min_percent", plain_number(rates[0]), "几个比例中最低的一个")
    caps = _caps(subsidies)
    if caps:
        summary.set("cap_wan", max(caps), "几个上限中最高的一个" if len(caps) > 1 else "")
    fixed = {each.fixed_wan for each in subsidies if each.fixed_wan is not None}
    if fixed:
        summary.set("award_wan", max(fixed), "几个奖励额中最高的一个" if len(fixed) > 1 else "")
    first = [each.instalments[0] for each in subsidies if each.instalments]
    shares = {part.share * 100 for part in first if part.share is not None and part.of in ("subsidy", None)}
    if shares:
        summary.set(
            "first_payment_percent", plain_number(max(shares)), "几个首次比例" if len(shares) > 1 else ""
        )
    sums = {part.fixed_wan for part in first if part.fixed_wan is not None}
    if sums:
        summary.set("first_payment_wan", max(sums), "几个首次金额" if len(sums) > 1 else "")


def _caps(subsidies: Iterable[Subsidy]) -> set[Decimal]:
    caps = {each.cap_wan for each in subsidies if each.cap_wan is not None}
    return caps or {term.cap_wan for each in subsidies for term in each.terms if term.cap_wan is not None}


def _from_conditions(conditions: list[Condition], programme: Programme, summary: Summary) -> None:
    musts = [each for each in conditions if each.strength != "preferred"]
    _from_minimums([each for each in musts if _asks_for_investment(each, programme)], summary)
    for each in musts:
        if isinstance(each, WindowCondition | PeriodCondition):
            _once(summary, "window_start", each.start)
            _once(summary, "window_end", each.end)
        elif isinstance(each, CompleteByCondition):
            _once(summary, "complete_by", each.by)
        elif isinstance(each, DurationCondition) and each.relation in ("le", "lt"):
            _once(summary, "max_duration_years", each.years)
        elif isinstance(each, ShareSpentCondition):
            _once(summary, "invested_min_percent", plain_number(each.share * 100))
            _once(summary, "invested_by", each.by)


def _once(summary: Summary, key: str, value: Any) -> None:
    """The first value; a second, different one makes the key doubtful."""
    if key in summary.values and summary.values[key] != value:
        summary.doubts.setdefault(key, "文中有几个")
    summary.set(key, value)


def _asks_for_investment(condition: Condition, programme: Programme) -> bool:
    """Whether a threshold is one of money laid out, not of income or of a loan."""
    return (
        isinstance(condition, MinimumCondition)
        and not condition.only_for
        and any(
            programme.base(key).source != "loan_interest"
            and _LAID_OUT.search(key)
            and not _OF_A_YEAR.search(key)
            for key in condition.bases
        )
    )


def _from_minimums(conditions: list[Condition], summary: Summary) -> None:
    """The least investment of all; a part of it that must be software."""
    minimums = [each for each in conditions if isinstance(each, MinimumCondition)]
    at_least = [each for each in minimums if each.relation in ("ge", "gt")]
    plain = [each for each in at_least if not _is_software(each) and not each.categories]
    totals = [each for each in plain if any("总投" in key for key in each.bases)]
    whole = {each.value_wan for each in totals or plain}
    joined = any(len(each.bases) > 1 for each in at_least)
    if whole:
        doubt = "几个门槛中最低的一个" if len(whole) > 1 else "几种投入合计的门槛" if joined else ""
        summary.set("min_investment_wan", min(whole), doubt)
    software = {each.value_wan for each in at_least if _is_software(each)}
    if software:
        summary.set("min_software_wan", min(software), "几个门槛中最低的一个" if len(software) > 1 else "")


def _is_software(condition: MinimumCondition) -> bool:
    """Whether it asks for software alone, or for a part of the total that holds software."""
    named = any(_SOFTWARE.search(key) or _SOFTWARE_FIRST.fullmatch(key) for key in condition.bases)
    with_equipment = Category.EQUIPMENT in condition.categories or any(
        re.search("设备|硬件", key) for key in condition.bases
    )
    of_category = Category.SOFTWARE in condition.categories
    return not with_equipment and (of_category or (named and not condition.categories))
