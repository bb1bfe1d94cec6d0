"""What a recogniser is given beside the clause, and what it gives back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.model.guideline import Condition
from extractors.parsers.guideline.bases import BaseBook
from extractors.parsers.guideline.clauses import Clause

_OR_BEHIND = re.compile("[，；]?或者?(?!许)")
_OR_BEFORE = ("或", "或者")


@dataclass(frozen=True)
class Scene:
    """The programme around a clause. annexes: the attachments that are in the text."""

    bases: BaseBook
    annexes: frozenset[str]


@dataclass(frozen=True)
class Found:
    """A condition and where in its clause it stands."""

    start: int
    condition: Condition


Recogniser = Callable[[Clause, Scene], Iterator[Found]]


def free_matches(pattern: re.Pattern[str], clause: Clause) -> Iterator[re.Match[str]]:
    """The matches that touch nothing that an earlier recogniser took and that are no alternative of another.

    Of two requirements joined by 或 either is enough; no single condition says that, so both are left.
    """
    for match in pattern.finditer(clause.text):
        start, end = match.span()
        joined = _OR_BEHIND.match(clause.text, end) or clause.text[:start].endswith(_OR_BEFORE)
        if not joined and not match[0].startswith("或") and clause.is_free(start, end):
            yield match
