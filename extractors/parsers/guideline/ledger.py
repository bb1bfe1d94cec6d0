"""The ledger of a guideline: every sentence and every number with the rule that carries it.

A number counts as encoded where a record that cites its sentence has a field of the same value; nothing
is taken over from how the parser came to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from docgen.model.base import Record
from docgen.model.document import Place as SourcePlace
from docgen.model.guideline import Citation, JudgementCondition, Programme
from docgen.model.ledger import Ledger, NumberEntry, SentenceEntry, SentenceKind
from docgen.model.money import YUAN_PER_WAN
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.given import own_readings
from extractors.parsers.guideline.items import Place
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.outline import Outline
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.sentences import Reading
from extractors.parsers.guideline.prose.tokens import Token, tokens_in

Value = Decimal | date

_OBLIGES = re.compile("(?<!急)须|不得|不予|不可|限报|只能|仅限|必须|应当|不受理")
_FLAT_ROLES = frozenset(
    ("rate", "award", "cap", "cap_holder", "cap_yearly", "quota", "minimum", "minimum_software", "window",
     "complete_by", "by_day", "duration", "spent", "payment")
)  # fmt: skip
_KIND_NAMES: dict[SentenceKind, str] = {
    "money": "补助",
    "quota": "数量",
    "definition": "口径",
    "condition": "条件",
}
_INTRODUCES = "说明目的、背景或支持内容，没有要求"
_FORM = "附件中的表格、名单或说明，不在条款之内"
_TITLE = "标题和前言"


@dataclass
class _Rule:
    """A record with what it cites and the values that its fields carry."""

    kind: SentenceKind
    clause: str
    quote: str
    values: list[tuple[str, Value]] = field(default_factory=list)
    understood: bool = True


def ledger_of(outline: Outline, places: list[Place], programmes: tuple[Programme, ...]) -> Ledger:
    """Account for the whole text: title, items, and what else is in the file."""
    sentences: list[SentenceEntry] = []
    numbers: list[NumberEntry] = []
    by_node = {
        id(node): (place, own)
        for place, own in zip(places, programmes, strict=True)
        for each in (*place.shared, place.node)
        for node in each.walk()
    }
    rules = {id(own): list(_rules(own)) for own in programmes}
    elsewhere: dict[str, list[_Rule]] = {}
    for rule in (rule for own in rules.values() for rule in own):
        elsewhere.setdefault(rule.clause, []).append(rule)
    for line in outline.head:
        _enter("", line, "prose", _TITLE, [], None, sentences, numbers)
    for node in outline.nodes():
        found = by_node.get(id(node))
        known = rules[id(found[1])] if found else elsewhere.get(node.path, [])
        readings = own_readings(node) if found and found[0].in_prose else None
        _enter_node(node, known, readings, sentences, numbers, own=found is not None)
    for words in outline.elsewhere:
        _enter("", words, "form", _FORM, [], None, sentences, numbers, with_numbers=False)
    return Ledger(sentences=tuple(sentences), numbers=tuple(numbers))


def _enter_node(
    node: Node,
    rules: list[_Rule],
    readings: list[Reading] | None,
    sentences: list[SentenceEntry],
    numbers: list[NumberEntry],
    *,
    own: bool,
) -> None:
    """Enter a node's head and body. readings: its figures where it is read figure by figure, else None."""
    head = len(node.own.text) - len(node.body.text)
    name = node.own.part(0, head)
    if name.text:
        fits = [rule for rule in _fitting(name.text, rules) if not node.children or rule.clause == node.path]
        kind: SentenceKind = fits[0].kind if fits and not own else "heading"
        if fits and not (readings is not None and node.body.text and not tokens_in(name.text)):
            kind = _kind(fits)
        _enter(node.path, name, kind, "", rules, readings, sentences, numbers)
    shown = (
        None
        if readings is None
        else [replace(each, start=each.start - head, end=each.end - head) for each in readings]
    )
    _enter(node.path, node.body, None, "", rules, shown, sentences, numbers)


def _enter(
    clause: str,
    words: Passage,
    kind: SentenceKind | None,
    reason: str,
    rules: list[_Rule],
    readings: list[Reading] | None,
    sentences: list[SentenceEntry],
    numbers: list[NumberEntry],
    *,
    with_numbers: bool = True,
) -> None:
    """Enter each sentence of a passage, and each number in it. kind None: told by the rules that cite it."""
    for start, end in sentence_spans(words.text):
        text = words.text[start:end].strip()
        if not text.strip("。；，：、 "):
            continue
        place = words.places[start]
        fits = _fitting(text, rules)
        inside = [each for each in readings or () if start <= each.start < end]
        own_kind = kind or _kind(fits) if fits or kind else _without_rule(text)
        if (
            own_kind == "unaccounted"
            and fits
            and readings is not None
            and _all_read(words.text[start:end], start, inside)
        ):
            own_kind = "judgement"
        own_reason = reason or (_INTRODUCES if own_kind == "prose" else "")
        sentences.append(
            SentenceEntry(clause=clause, text=text, kind=own_kind, reason=own_reason, place=place)
        )
        if with_numbers:
            numbers += _numbers(clause, words.text[start:end], start, place, fits, inside, own_kind)


def _all_read(text: str, offset: int, readings: list[Reading]) -> bool:
    """Whether the reading figure by figure has a use for each number, without a doubt."""
    return all(
        any(
            each.start <= offset + token.start < each.end and each.role != "unknown" and not each.doubt
            for each in readings
        )
        for token in tokens_in(text)
    )


def _fitting(text: str, rules: Iterable[_Rule]) -> list[_Rule]:
    bare = text.strip("。；：，")
    return [rule for rule in rules if bare and (bare in rule.quote or rule.quote.strip("。；") in text)]


def _kind(fits: list[_Rule]) -> SentenceKind:
    for kind in ("money", "quota", "condition", "definition"):
        if any(rule.kind == kind for rule in fits):
            return kind
    return "judgement" if all(rule.understood for rule in fits) else "unaccounted"


def _without_rule(text: str) -> SentenceKind:
    return "unaccounted" if _OBLIGES.search(text) or tokens_in(text) else "prose"


def _numbers(
    clause: str,
    text: str,
    offset: int,
    place: SourcePlace,
    fits: list[_Rule],
    readings: list[Reading],
    kind: SentenceKind,
) -> Iterator[NumberEntry]:
    used: set[tuple[int, str]] = set()
    for token in tokens_in(text):
        carried = _carried(token, fits, used)
        if not carried:
            carried = tuple(
                f"figures.{each.role}"
                for each in readings
                if each.start <= offset + token.start < each.end
                and each.role in _FLAT_ROLES
                and not each.doubt
            )
        yield NumberEntry(
            clause=clause,
            text=token.text,
            sentence=text.strip(),
            encoded_in=carried,
            because="" if carried else _because(kind),
            place=place,
        )


def _because(kind: SentenceKind) -> str:
    return {
        "prose": "在标题、前言或说明中，没有要求",
        "heading": "在名称中",
        "judgement": "所在条件须由人判断",
        "unaccounted": "所在的话没有读懂，须由人判断",
    }.get(kind, "规则中没有对应的项")


def _carried(token: Token, fits: list[_Rule], used: set[tuple[int, str]]) -> tuple[str, ...]:
    """The first field of that value that no other number of the sentence has taken."""
    wanted = _values(token)
    for at, rule in enumerate(fits):
        for name, value in rule.values:
            if value in wanted and (at, name) not in used:
                used.add((at, name))
                return (name,)
    return ()


def _values(token: Token) -> set[Value]:
    if token.unit == "date":
        day = figures.day_of(token.text)
        if day is None:
            return set()
        return {day.first(), day.last(), Decimal(day.when.year)}
    if token.value is None:
        return set()
    if token.unit == "share":
        return {token.value / 100, token.value}
    if token.unit == "wan" and "元" not in token.text:
        return {token.value, token.value * YUAN_PER_WAN}
    return {token.value}


def _rules(programme: Programme) -> Iterator[_Rule]:
    for subsidy in programme.subsidies:
        yield _rule("money", subsidy)
    if programme.quota is not None:
        yield _rule("quota", programme.quota)
    for base in programme.bases:
        yield _rule("definition", base)
    for condition in programme.conditions:
        if isinstance(condition, JudgementCondition):
            cited = condition.citation
            yield _Rule("judgement", cited.clause, cited.quote, understood=condition.understood)
        else:
            yield _rule("condition", condition)


def _rule(kind: SentenceKind, record: Record) -> _Rule:
    citation = getattr(record, "citation", None)
    clause, quote = (citation.clause, citation.quote) if isinstance(citation, Citation) else ("", "")
    name = f"{_KIND_NAMES[kind]} {getattr(record, 'kind', '')}".strip()
    return _Rule(kind, clause, quote, list(_carries(record, name)))


def _carries(value: object, name: str) -> Iterator[tuple[str, Value]]:
    """Every number and day in a record, with the path of its field."""
    if isinstance(value, Citation | bool):
        return
    if isinstance(value, Record):
        for key in type(value).model_fields:
            yield from _carries(getattr(value, key), f"{name}.{key}")
    elif isinstance(value, tuple):
        for at, each in enumerate(value):
            yield from _carries(each, f"{name}[{at}]")
    elif isinstance(value, int | Decimal):
        yield name, Decimal(value)
    elif isinstance(value, date):
        yield name, value
