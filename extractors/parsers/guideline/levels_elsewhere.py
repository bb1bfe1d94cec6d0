"""Levels that stand under another head than their sums: 申报条件：国家级、省级…; 支持标准：分别给予50万元、20万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.given import Told
from extractors.parsers.guideline.prose.levels import labels_in
from extractors.parsers.guideline.prose.readings import UNLABELLED
from extractors.parsers.guideline.prose.sentences import Reading


def with_levels(told: Sequence[Told]) -> list[tuple[Told, list[Reading]]]:
    """The readings of an item's words, those side by side without a level with one that another head lists.

    Their doubt stays: a person sees whether the two lists belong together.
    """
    return [(each, list(_labelled(each, told))) for each in told]


def _labelled(one: Told, told: Sequence[Told]) -> Iterator[Reading]:
    for (role, doubt), group in groupby(one.readings(), key=lambda each: (each.role, each.doubt)):
        found = list(group)
        alike = doubt == UNLABELLED and role in ("award", "rate", "cap") and len(found) > 1
        labels = _listed(len(found), [each for each in told if each is not one]) if alike else ()
        if labels:
            found = [replace(each, label=label) for each, label in zip(found, labels, strict=True)]
        yield from found


def _listed(count: int, told: Sequence[Told]) -> tuple[str, ...]:
    sentences = (
        each.words.text[start:end] for each in told for start, end in sentence_spans(each.words.text)
    )
    return next((labels for words in sentences if (labels := labels_in(words, count))), ())
