"""The money rules of an item in free prose, from the readings of its figures that leave no doubt.

A sentence becomes rules only where each of its money figures has its place in one; else it stays with the
judgement that a person makes of the whole item. Nothing is computed from a doubtful figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.guideline import Citation, Subsidy, Term
from extractors.parsers.guideline.bases import BaseBook
from extractors.parsers.guideline.clauses import Clause, sentence_spans
from extractors.parsers.guideline.prose.readings import Reading, readings_of

_BASE = re.compile(
    r"(?:按照?(?:其|项目|企业|照)?|给予(?:其)?|对(?:其)?|不超过(?:其)?)(?P<base>[^，。；\d%]{2,40}?)的?(?:（[^（）]*）)?$"
)
_NO_AMOUNT = re.compile(r"部分|增量|差额|新增额|利率|费率|LPR|标准$")
"""对超过部分按8%, 按年利率2%: what is no amount that the sentence gives as such."""
_HARMLESS = frozenset(
    ("threshold", "minimum", "minimum_software", "bound", "count", "time", "day", "share_condition", "window", "date",
     "complete_by", "by_day", "duration", "quota", "spent")
)  # fmt: skip


def rules_of(clause: Clause, book: BaseBook) -> tuple[Subsidy, ...]:
    """The rules of all sentences of the item that can be told without a doubt."""
    return tuple(
        rule
        for begin, stop in clause.sentences
        for start, end in sentence_spans(clause.text[begin:stop], "。；")
        for rule in _of_sentence(clause, begin + start, begin + end, book)
    )


def _of_sentence(clause: Clause, start: int, end: int, book: BaseBook) -> Iterator[Subsidy]:
    text = clause.text[start:end]
    readings = readings_of(text)
    given = [each for each in readings if each.role in ("rate", "award")]
    caps = [each for each in readings if each.role == "cap"]
    others = [
        each for each in readings if each.role not in _HARMLESS and each not in given and each not in caps
    ]
    if not given or others or any(each.doubt or each.low is not None for each in (*given, *caps)):
        return
    cap = _joint_cap(given, caps)
    if caps and cap is None:
        return
    rules = [_rule(each, cap, clause, clause.cite((start, end)), text, book) for each in given]
    if all(rule is not None for rule in rules):
        yield from (rule for rule in rules if rule is not None)


def _joint_cap(given: list[Reading], caps: list[Reading]) -> Decimal | None:
    """One cap behind rates alone is the cap of each of them."""
    one = len(caps) == 1 and all(each.role == "rate" and each.end <= caps[0].start for each in given)
    return caps[0].value if one else None


def _rule(
    reading: Reading, cap: Decimal | None, clause: Clause, citation: Citation, text: str, book: BaseBook
) -> Subsidy | None:
    if reading.value is None:
        return None
    tracks = (reading.label,) if reading.label else ()
    if reading.role == "award":
        return Subsidy(
            clause=clause.path, tracks=tracks, mode="fixed", fixed_wan=reading.value, citation=citation
        )
    first = text[: reading.start]
    match = _BASE.search(re.sub(r"(?:[\d.]+%、)+$", "", first))
    if match is None or _NO_AMOUNT.search(match["base"]):
        return None
    book.learn(match["base"], rested_on=True)
    keys = book.use(match["base"], citation, rested_on=True)
    if len(keys) != 1:
        return None
    term = Term(base=keys[0], rate=reading.value / 100)
    return Subsidy(
        clause=clause.path, tracks=tracks, mode="rate", terms=(term,), cap_wan=cap, citation=citation
    )
