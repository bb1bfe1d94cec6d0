"""A programme's node of the tree → Programme."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.model.guideline import (
    ApplicantCondition,
    Condition,
    Programme,
    Quota,
    Subsidy,
    Track,
)
from extractors.parsers.guideline.amounts import learn_bases
from extractors.parsers.guideline.bases import BaseBook
from extractors.parsers.guideline.clauses import (
    Clause,
    Span,
    barring_clause,
    clauses_of,
    is_deferred,
    is_put_off,
    is_told_elsewhere,
    item_clauses,
    sentence_spans,
)
from extractors.parsers.guideline.conditions import conditions_of, left_to_a_person
from extractors.parsers.guideline.facets import NO_RULES, Facet, facet_of
from extractors.parsers.guideline.found import Scene
from extractors.parsers.guideline.given import names_money, own_sums
from extractors.parsers.guideline.items import Place
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.papers import find_missing_attachments
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.rules import plain_rules_of, rules_of, tells_of_money
from extractors.parsers.guideline.quotas import quota_of, splits_whole
from extractors.parsers.guideline.shared import OBLIGES, is_default
from extractors.parsers.guideline.stated import has_facets
from extractors.parsers.guideline.subsidies import learn_rates, subsidies_of
from extractors.parsers.guideline.tracks import mark_subjects, track_names

_ENCOURAGES = re.compile("(?:鼓励|支持|欢迎|优先)[^。；]*[。；]?")
_APPLICANT = re.compile(r"(?:符合(?:上述|以上|本指南|下列)?(?:支持|申报)?条件的?)?(?P<words>[^。；]+)")


_LONGEST_NAME = 24
_NOT_ENCODED: tuple[Facet, ...] = ("subsidy", "barred", "remarks")
"""The facets of which nothing becomes a condition but a judgement."""
_READ = ("direction", "conditions", "applicant", "quota", *_NOT_ENCODED)
"""The facets that have a reading of their own; what stands under any other is read as conditions."""


@dataclass
class _Parts:
    """A programme's clauses by facet, each with the sub-head that it stands under.

    shared: the paths of those that stand beside the programmes.
    """

    clauses: dict[Facet, list[tuple[Clause, str]]] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)

    def of(self, facet: Facet) -> list[Clause]:
        """The clauses of a facet, in the order of the text."""
        return [clause for clause, _ in self.clauses.get(facet, [])]

    def is_shared(self, clause: Clause) -> bool:
        """Whether a clause holds for other programmes too."""
        return clause.path in self.shared

    def heads(self) -> list[str]:
        """The sub-heads of the conditions."""
        return list(dict.fromkeys(head for _, head in self.clauses.get("conditions", []) if head))


def programme_of(place: Place, annexes: frozenset[str]) -> Programme:
    """Read a programme: first the names of its tracks and bases, then its rules."""
    node = place.node
    if place.in_prose and not has_facets(node):
        return _in_prose(place, annexes)
    deferred = place.put_off or _is_deferred(node)
    parts = _Parts() if deferred else _parts(node, place.shared)
    quota, quota_clauses = _quota(parts)
    tracks = _settle_tracks(parts, quota)
    scene = Scene(_learnt(parts, tracks), annexes)
    subsidies = _subsidies(parts, scene.bases)
    conditions = () if deferred else (*_from_introductions(place), *_conditions(parts, scene))
    more_subsidies, more_conditions = _beside_the_quota(quota_clauses, node, scene)
    return Programme(
        path=node.path,
        name=node.name,
        direction_no=place.direction.path,
        direction=place.direction.name,
        state="deferred" if deferred else "open",
        tracks=tuple(Track(name=name) for name in tracks),
        bases=scene.bases.bases(),
        conditions=conditions + more_conditions,
        subsidies=subsidies + more_subsidies,
        quota=quota,
        citation=node.own.cite(node.path),
    )


_SOME_LATER = re.compile("（具体[^（）]{0,16}另行[^（）]*）")
"""（具体办法另行制定） behind a sum: how it is applied for, and no rule put off."""


def _is_deferred(node: Node) -> bool:
    """Whether an item says that its rules are told elsewhere, and states none itself."""
    told = [child for child in node.children if has_facets(node) or facet_of(child.name)]
    words = [
        _SOME_LATER.sub("", each.own.text) if own_sums(each) else each.own.text for each in (node, *told)
    ]
    rules = any(
        facet_of(child.name) in ("conditions", "subsidy")
        and re.search("[^—－/无 -]", child.body.text)
        and (facet_of(child.name) == "conditions" or names_money(child))
        and not is_deferred(child.own.text)
        for child in node.children
    )
    untold = any(facet_of(child.name) == "subsidy" and is_deferred(child.own.text) for child in node.children)
    if any(map(is_put_off, words)) or (untold and not any(map(names_money, node.walk()))):
        return True
    stating = rules or (has_facets(node) and any(map(own_sums, node.walk())))
    if any(map(is_deferred, words)):
        return not stating
    return any(map(is_told_elsewhere, words)) and not any(map(names_money, node.walk()))


def _in_prose(place: Place, annexes: frozenset[str]) -> Programme:
    """An item without heads: its money rules where they leave no doubt; all its words are for a person to judge.

    What other chapters ask of all programmes is read as under the heads of one.
    """
    node = place.node
    words = Passage()
    spans: list[Span] = []
    is_head = bool(node.children) and not re.search("[，。；：]", node.own.text)
    for part in (each for each in node.walk() if facet_of(each.name) not in NO_RULES):
        if part is node and is_head:
            continue
        spans += [(len(words.text) + start, len(words.text) + end) for start, end in _spans(part)]
        words += part.own
    clause = Clause(node.path, words, sentences=tuple(spans))
    elsewhere = is_deferred(words.text) or is_told_elsewhere(words.text)
    deferred = place.put_off or is_put_off(words.text) or (elsewhere and not names_money(node))
    parts = _Parts()
    _take_heads(parts, () if deferred else place.shared)
    book = _learnt(parts, ())
    subsidies = rules_of(clause, book)
    shared = _conditions(parts, Scene(book, annexes))
    tracks = tuple(dict.fromkeys(track for rule in subsidies for track in rule.tracks))
    single = len(tracks) == 1
    return Programme(
        path=node.path,
        name=_short(node.name),
        direction_no=place.direction.path,
        direction=place.direction.name,
        state="deferred" if deferred else "open",
        tracks=() if single else tuple(Track(name=name) for name in tracks),
        bases=book.bases(),
        conditions=(*left_to_a_person(clause), *shared),
        subsidies=tuple(rule.model_copy(update={"tracks": ()}) if single else rule for rule in subsidies),
        citation=node.own.cite(node.path),
    )


def _short(name: str) -> str:
    """An item that begins with its sentence is called by its first words."""
    match = re.match(r"(?:[^，；（]|（[^（）]*）){4,}?(?=，|；|$)", name)
    return match[0] if match and len(name) > _LONGEST_NAME else name


def _spans(node: Node) -> Iterator[Span]:
    """The sentences of a node's own words; a head on a line of its own is one."""
    head = node.head_length
    if head:
        yield 0, head
    yield from ((head + start, head + end) for start, end in sentence_spans(node.own.text[head:]))


def _from_introductions(place: Place) -> Iterator[Condition]:
    """Sentences of the introductions that oblige (须, 不得, 限报 …); the rest of them only describes."""
    for words in (*place.above, *([place.node.body] if has_facets(place.node) else [])):
        for start, end in sentence_spans(words.text):
            if OBLIGES.search(words.text, start, end):
                sentence = words.part(start, end)
                yield from left_to_a_person(
                    Clause(place.node.path, sentence, sentences=((0, len(sentence.text)),))
                )


def _parts(node: Node, shared: tuple[Node, ...]) -> _Parts:
    parts = _Parts()
    if has_facets(node):
        _take_heads(parts, node.children)
    else:
        own = Clause(node.path, node.body, sentences=tuple(sentence_spans(node.body.text)))
        parts.clauses["conditions"] = [(own, ""), *item_clauses(node.children)]
    _take_heads(parts, shared)
    parts.shared = {each.path for node in shared for each in node.walk()}
    return parts


def _take_heads(parts: _Parts, nodes: Iterable[Node]) -> None:
    for node in nodes:
        facet = facet_of(node.name)
        if facet in NO_RULES:
            continue
        if facet == "barred":
            parts.clauses.setdefault("barred", []).append((barring_clause(node), ""))
            continue
        entries = clauses_of(node) if facet else item_clauses([node])
        parts.clauses.setdefault(facet if facet in _READ else "conditions", []).extend(entries)


def _quota(parts: _Parts) -> tuple[Quota | None, list[Clause]]:
    """The quota, and the clauses with what else stands under its head."""
    clauses = parts.of("quota")
    quotas = [quota for clause in clauses if (quota := quota_of(clause)) is not None]
    return (quotas[0] if len(quotas) == 1 else None), clauses


def _settle_tracks(parts: _Parts, quota: Quota | None) -> tuple[str, ...]:
    """Find the tracks and note them in every clause: under sub-heads, and where one is the subject."""
    shares = [part.label for part in quota.parts] if quota and splits_whole(quota) else []
    ruled = [*parts.of("conditions"), *parts.of("subsidy")]
    tracks = track_names(ruled, parts.heads(), shares)
    for clause in ruled:
        mark_subjects(clause, tracks)
    told_later = {
        head for clause, head in parts.clauses.get("conditions", []) if head and is_deferred(clause.text)
    }
    for facet, entries in parts.clauses.items():
        for clause, head in entries:
            clause.scope = (head,) if head in tracks else ()
            if facet in ("subsidy", "applicant") and told_later:
                clause.scope = tuple(track for track in tracks if track not in told_later)
    return tracks


def _learnt(parts: _Parts, tracks: tuple[str, ...]) -> BaseBook:
    book = BaseBook(tracks)
    for clause in parts.of("conditions"):
        learn_bases(clause, book)
    for clause in parts.of("subsidy"):
        learn_rates(clause, book)
    return book


def _subsidies(parts: _Parts, book: BaseBook) -> tuple[Subsidy, ...]:
    """From the facet; a programme without facets states its rule in its own words.

    Where a part of the facet tells of money and is no rule (a higher rate for some), what the other parts give
    may not be computed with.
    """
    clauses = parts.of("subsidy") or parts.of("conditions")[:1]
    others = [] if parts.of("subsidy") else parts.of("conditions")[1:]
    found = [(clause, subsidies_of(clause, book) or plain_rules_of(clause, book)) for clause in clauses]
    left = [
        clause.tracks_at(*span)
        for clause in (*parts.of("subsidy"), *others)
        if not parts.is_shared(clause)
        for span in clause.rest()
        if tells_of_money(clause.text[slice(*span)])
    ]
    kept: list[Subsidy] = []
    for clause, subsidies in found:
        if any(_meet(each.tracks, tracks) for each in subsidies for tracks in left):
            clause.give_back()
        else:
            kept += subsidies
    return tuple(kept)


def _meet(tracks: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not tracks or not others or not set(tracks).isdisjoint(others)


def _conditions(parts: _Parts, scene: Scene) -> tuple[Condition, ...]:
    found: list[Condition] = []
    for clause in parts.of("direction"):
        found += _on_direction(clause, scene)
    for clause in parts.of("conditions"):
        found += left_to_a_person(clause) if is_default(clause.text) else conditions_of(clause, scene)
    for facet in _NOT_ENCODED:
        for clause in parts.of(facet):
            found += left_to_a_person(clause)
    for clause in parts.of("applicant"):
        found += _on_applicant(clause, scene)
    return tuple(found)


def _on_direction(clause: Clause, scene: Scene) -> list[Condition]:
    """A direction set out in an attachment rests on that; else a person compares it with the project."""
    found = [each.condition for each in find_missing_attachments(clause, scene)]
    whole = clause.cite((0, len(clause.text)))
    return [each.model_copy(update={"citation": whole}) for each in found] or left_to_a_person(clause)


def _on_applicant(clause: Clause, scene: Scene) -> list[Condition]:
    """Who may apply. What only encourages belongs to the quote; further demands are conditions too."""
    match = _APPLICANT.match(clause.text)
    if match is None:
        return left_to_a_person(clause)
    end = match.end() + clause.text.startswith(("。", "；"), match.end())
    while more := _ENCOURAGES.match(clause.text, end):
        end = more.end()
    clause.take(0, end)
    words = match["words"]
    about = clause.about(0, end)
    applicant = ApplicantCondition(words=words, above_scale="规模以上" in words, **about)
    return [applicant, *conditions_of(clause, scene)]


def _beside_the_quota(
    clauses: list[Clause], node: Node, scene: Scene
) -> tuple[tuple[Subsidy, ...], tuple[Condition, ...]]:
    """Rules without a number behind the last facet belong to the programme as a whole."""
    subsidies: list[Subsidy] = []
    conditions: list[Condition] = []
    for clause in clauses:
        for start, end in clause.rest():
            first, last = clause.sentence(start, end)
            words = clause.passage.part(first, last)
            own = Clause(node.path, words, sentences=tuple(sentence_spans(words.text)))
            subsidies += subsidies_of(own, scene.bases)
            conditions += left_to_a_person(own)
    return tuple(subsidies), tuple(conditions)
