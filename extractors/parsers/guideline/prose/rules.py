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
from extractors.parsers.guideline.clauses import Clause, Span, sentence_spans
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.sentences import Reading

_BASE = re.compile(
    r"(?:按照?(?:其|项目|企业|照)?|给予(?:其)?|对(?:其)?|不超过(?:其)?)(?P<base>[^，。；\d%]{2,40}?)的?(?:（[^（）]*）)?$"
)
_NO_AMOUNT = re.compile(r"部分|增量|差额|新增额|利率|费率|LPR|标准$")
"""对超过部分按8%, 按年利率2%: what is no amount that the sentence gives as such."""
_MONEY = ("wan", "share", "points")
_HARMLESS = frozenset(
    ("threshold", "minimum", "minimum_software", "bound", "count", "time", "day", "share_condition", "window", "date",
     "complete_by", "by_day", "duration", "quota", "spent")
)  # fmt: skip


def rules_of(clause: Clause, book: BaseBook) -> tuple[Subsidy, ...]:
    """The rules of an item; none where one of its sentences tells of money and is no rule (a higher rate for some)."""
    found: list[Subsidy] = []
    for span in _telling(clause):
        rules = list(_of_sentence(clause, *span, book))
        if not rules:
            return ()
        found += rules
    return tuple(found)


def plain_rules_of(clause: Clause, book: BaseBook) -> tuple[Subsidy, ...]:
    """The one rule of a clause under 补助标准, its words taken; none where a second sentence tells of money."""
    telling = _telling(clause)
    rules = list(_of_sentence(clause, *telling[0], book)) if len(telling) == 1 else []
    if len(rules) != 1:
        return ()
    clause.take(*telling[0])
    return (rules[0].model_copy(update={"tracks": clause.scope}),)


def tells_of_money(words: str) -> bool:
    """Whether words hold a sum or a share that is part of what is given."""
    return any(each.role not in _HARMLESS and each.unit in _MONEY for each in readings_of(words))


def _telling(clause: Clause) -> list[Span]:
    spans = [
        (begin + start, begin + end)
        for begin, stop in clause.sentences
        for start, end in sentence_spans(clause.text[begin:stop], "。；")
    ]
    return [span for span in spans if tells_of_money(clause.text[slice(*span)])]


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
