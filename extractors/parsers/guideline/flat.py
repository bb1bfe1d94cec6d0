"""A programme's flat figures, read twice: from its rules, and from its words figure by figure.

Where both readings give a figure they must agree; where they don't, the rule's is shown and the key is
doubtful. A programme that states no rules under heads has the second reading alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.document import Place as SourcePlace
from docgen.model.guideline import ApplicantCondition, Programme
from docgen.model.reading import FIGURE_KEYS, ProgrammeReading, TrackReading
from extractors.parsers.guideline.beside import (
    ABOVE,
    OF_WORK,
    figures_above,
    figures_beside,
    raise_by_points,
    told_in,
    told_under,
    with_sums_beside,
)
from extractors.parsers.guideline.given import facet_words
from extractors.parsers.guideline.items import Place
from extractors.parsers.guideline.levels_elsewhere import with_levels
from extractors.parsers.guideline.prose.sentences import Reading
from extractors.parsers.guideline.prose.summary import WITH_POINTS, Summary, summary_of, tracks_of
from extractors.parsers.guideline.ruled import ruled_figures
from extractors.parsers.guideline.work import supports_work

_READ_ONCE = "两种读法中只有一种读到"
_READ_TWICE = ("rate_max_percent", "cap_wan", "award_wan", "min_investment_wan")
"""What the second reading always finds where the first has it."""
_RECOGNISED = "这一段的文字识别把握不大，须对照原件"
_DISAGREE = "两种读法得数不同"


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
    figures_above(() if programme.state == "deferred" else place.above, prose, place.node)
    for_all = () if programme.state == "deferred" else figures_beside(place, prose)
    ruled = (
        Summary()
        if place.in_prose
        else _without_general(ruled_figures(programme, None), programme, place, own)
    )
    merged = _merged(ruled, prose)
    for key in for_all:
        merged.doubts.setdefault(key, ABOVE)
    if programme.state == "open":
        raise_by_points(place, merged)
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
        tracks=tuple(
            _tracks(programme, with_sums_beside(place, programme, readings), in_prose=place.in_prose)
        ),
        **merged.values,
    )


def _without_general(ruled: Summary, programme: Programme, place: Place, own: frozenset[str]) -> Summary:
    """What the programme's own words or words that call it say goes before a rule beside the programmes.

    That rule is marked.
    """
    shared = {each.path for node in place.shared for each in node.walk()}
    conditions = tuple(each for each in programme.conditions if each.clause not in shared)
    of_itself = ruled_figures(programme.model_copy(update={"conditions": conditions}), None)
    general = [key for key in ruled.values if key not in of_itself.values]
    left_out = set(own)
    if general:
        left_out |= told_in(place, place.addressed).keys()
        left_out |= frozenset() if supports_work(place.node) else OF_WORK
    for key in general:
        if key in left_out:
            del ruled.values[key]
        else:
            ruled.doubts.setdefault(key, ABOVE)
    ruled.values |= of_itself.values
    return ruled


def _merged(ruled: Summary, prose: Summary) -> Summary:
    merged = Summary(doubts=dict(ruled.doubts))
    for key in FIGURE_KEYS:
        rule, words = ruled.values.get(key), prose.values.get(key)
        why = prose.doubts.get(key)
        apter = why == WITH_POINTS or (key == "cap_wan" and words is not None and why != ABOVE)
        merged.set(key, words if rule is None or apter else rule)
        if rule is None and key in prose.doubts:
            merged.doubts.setdefault(key, prose.doubts[key])
        if rule is not None and words is not None and rule != words and key not in ruled.doubts:
            merged.doubts[key] = _DISAGREE
        if rule is not None and words is None and key in _READ_TWICE:
            merged.doubts.setdefault(key, _READ_ONCE)
    return merged


def _confidence(summary: Summary, readings: list[Reading]) -> Decimal:
    """The part of the figures met that was read without a doubt; each key that two readings differ on counts as one."""
    differ = sum(words == _DISAGREE for words in summary.doubts.values())
    met = len(readings) + differ
    doubtful = sum(bool(reading.doubt) or reading.role == "unknown" for reading in readings) + differ
    return Decimal(1) if met == 0 else (Decimal(met - doubtful) / met).quantize(Decimal("0.01"))


def _applicants(programme: Programme, place: Place) -> str | None:
    told = list(facet_words(place.node))
    if all(each.facet != "applicant" for each in told):
        told = list(told_under(place.shared))
    words = [each.words.text.strip("。；： ") for each in told if each.facet == "applicant"]
    stated = [each.words for each in programme.conditions if isinstance(each, ApplicantCondition)]
    return "；".join(each for each in words if each) or "；".join(stated) or None


def _tracks(programme: Programme, readings: list[Reading], *, in_prose: bool) -> Iterator[TrackReading]:
    """The programme's own tracks, else the labels of its figures; these first where it states no rules under heads."""
    labelled = tracks_of(readings)
    if programme.tracks and not (in_prose and labelled):
        for track in programme.tracks:
            own = ruled_figures(programme, track.name)
            for label, words in labelled.items():
                if label.startswith(track.name):
                    own = _merged(own, words)
            yield TrackReading(name=track.name, doubtful=tuple(own.doubts), **own.values)
        return
    for label, summary in labelled.items():
        keys = tuple(key for key in FIGURE_KEYS if key in summary.doubts)
        yield TrackReading(name=label, doubtful=keys, **summary.values)
