"""Clauses → conditions: the table of recognisers, and what is left for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.guideline import (
    Condition,
    JudgementCondition,
)
from extractors.parsers.guideline import amounts, counts, papers, people, qualified_counts, timing
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.figures import holds_figures
from extractors.parsers.guideline.found import Found, Recogniser, Scene

RECOGNISERS: tuple[Recogniser, ...] = (
    papers.find_approvals,
    papers.find_preferences,
    timing.find_acceptance,
    timing.find_windows,
    timing.find_periods,
    timing.find_complete_by,
    timing.find_durations,
    timing.find_states,
    people.find_locations,
    people.find_research_excluded,
    people.find_prior_funding,
    people.find_runs_of_funding,
    people.find_titles,
    papers.find_intellectual_property,
    papers.find_missing_attachments,
    amounts.find_shares_spent,
    amounts.find_minimums_alike,
    amounts.find_minimums,
    qualified_counts.find_qualified_counts,
    counts.find_counts,
    papers.find_issued_proofs,
    papers.find_provided_proofs,
)
"""In the order in which they may take words: the more particular first."""

_BARS = re.compile(
    r"(?:下列|以下|上述|如下)(?:情形|情况|行为|问题)[^。]*?不(?:予|得|再|能)|不(?:予|得)[^，。；]{0,8}的?(?:情形|情况)[^。；]*："
)
"""有下列情形之一的，不予支持：（一）… : no item of the list may be read as asked for."""
_EXEMPTION = re.compile(r"(?P<who>[^，。；]+?)不受(?P<from>[^，。；]+?)(?:的)?限制[^，。；]*")


def conditions_of(clause: Clause, scene: Scene) -> tuple[Condition, ...]:
    """All conditions of a clause in the order of its words; what nobody understood becomes one judgement."""
    if _BARS.search(clause.text):
        return tuple(left_to_a_person(clause))
    amounts.take_definitions(clause, scene)
    exemptions = tuple(_exemptions(clause))
    found = [each for recogniser in RECOGNISERS for each in recogniser(clause, scene)]
    found += [Found(clause.rest()[0][0], condition) for condition in left_to_a_person(clause)]
    ordered = [each.condition for each in sorted(found, key=lambda each: each.start)]
    if not exemptions:
        return tuple(ordered)
    return tuple(condition.model_copy(update={"exemptions": exemptions}) for condition in ordered)


def _exemptions(clause: Clause) -> Iterator[str]:
    """事业单位和非营利性机构不受注册资金和收入总额限制: who is let off, as printed."""
    for match in _EXEMPTION.finditer(clause.text):
        clause.take(*match.span())
        yield match[0]


def left_to_a_person(clause: Clause) -> list[Condition]:
    """One judgement for all the words that no recogniser took; none where nothing is left."""
    rest = clause.rest()
    if not rest:
        return []
    words = "，".join(clause.text[start:end] for start, end in rest)
    about = clause.about(*rest[0])
    about["citation"] = clause.cite(*rest)
    tracks = {clause.tracks_at(*span) for span in rest}
    about["tracks"] = tracks.pop() if len(tracks) == 1 else clause.scope
    return [JudgementCondition(understood=not holds_figures(words), **about)]
