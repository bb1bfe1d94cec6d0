"""Two guidelines side by side: which programmes and rules are the same, and every difference between them.

Programmes are matched by path and name, either of which may move; rules by what they are about, so that a
changed figure is one change and not a rule dropped and another one added.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from docgen.check.revision_labels import field_label, rule_label
from docgen.model.base import Record
from docgen.model.changes import Change, GuidelineChanges
from docgen.model.guideline import Base, Citation, Contact, Guideline, Programme, Subsidy, normal_path
from docgen.model.money import grouped

_OWN = ("citation", "clause", "kind")
_ALIKE = 0.55
_CONTACTS = ("contacts", "local_contacts")
_LISTS = ("conditions", "subsidies", "bases")
_PLAIN_FIELDS = ("path", "name", "direction_no", "direction", "state")


def compare_guidelines(old: Guideline, new: Guideline) -> GuidelineChanges:
    """Every difference, programme by programme in the order of the new text, dropped ones last."""
    pairs, added, dropped = _matched(old.programmes, new.programmes)
    changes: list[Change] = []
    punctuation = 0
    for programme in new.programmes:
        if programme in added:
            changes.append(_whole(programme, "新增项目类别", new=programme))
            continue
        before = next(first for first, second in pairs if second is programme)
        found, same = _programme(before, programme)
        changes += found
        punctuation += same
    changes += [_whole(programme, "删除项目类别", old=programme) for programme in dropped]
    changes += _of_guideline(old, new)
    return GuidelineChanges(
        old_title=old.title,
        new_title=new.title,
        changes=tuple(changes),
        punctuation_only=punctuation,
        moved=tuple((first.path, second.path, second.name) for first, second in pairs),
    )


def _of_guideline(old: Guideline, new: Guideline) -> Iterator[Change]:
    for name in type(old).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if name in ("programmes", "source", "sha256") or before == after:
            continue
        if name in _CONTACTS:
            yield from _contacts(before, after, name, new.title)
            continue
        yield Change(
            kind="programme",
            programme=new.title,
            field=field_label(name),
            path=name,
            old=_shown(before),
            new=_shown(after),
        )


def _contacts(old: tuple[Contact, ...], new: tuple[Contact, ...], name: str, title: str) -> Iterator[Change]:
    """Whom to ask, programme by programme."""
    for path in dict.fromkeys(contact.programme for contact in (*new, *old)):
        before, after = (
            "；".join(f"{each.office} {'、'.join(each.phones)}" for each in side if each.programme == path)
            for side in (old, new)
        )
        if before != after:
            field = f"{field_label(name)} {path}"
            yield Change(
                kind="programme",
                programme=title,
                field=field,
                path=name,
                old=before or "无",
                new=after or "无",
            )


def _whole(
    programme: Programme, field: str, *, old: Programme | None = None, new: Programme | None = None
) -> Change:
    return Change(
        kind="programme",
        programme=programme.label,
        field=field,
        old=old.label if old else "",
        new=new.label if new else "",
        citation_old=old.citation if old else None,
        citation_new=new.citation if new else None,
    )


def _matched(
    old: tuple[Programme, ...], new: tuple[Programme, ...]
) -> tuple[list[tuple[Programme, Programme]], list[Programme], list[Programme]]:
    """Same path and name; same name alone; same path alone with an alike name; else added or dropped."""
    pairs: list[tuple[Programme, Programme]] = []
    rest_old, rest_new = list(old), list(new)
    for same in (_same_place_and_name, _same_name, _same_place):
        for after in list(rest_new):
            found = [before for before in rest_old if same(before, after)]
            others = [each for each in rest_new if same(found[0], each)] if found else []
            if len(found) == 1 and (same is _same_place_and_name or len(others) == 1):
                pairs.append((found[0], after))
                rest_old.remove(found[0])
                rest_new.remove(after)
    return pairs, rest_new, rest_old


def _same_place_and_name(before: Programme, after: Programme) -> bool:
    return normal_path(before.path) == normal_path(after.path) and before.name == after.name


def _same_name(before: Programme, after: Programme) -> bool:
    return before.name == after.name


def _same_place(before: Programme, after: Programme) -> bool:
    alike = difflib.SequenceMatcher(None, before.name, after.name).ratio() > _ALIKE
    return alike and normal_path(before.path) == normal_path(after.path)


def _programme(old: Programme, new: Programme) -> tuple[list[Change], int]:
    """The differences of one programme, and how many rules differ in punctuation alone."""
    changes: list[Change] = []
    for name in (*_PLAIN_FIELDS, "tracks"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            changes.append(_changed("programme", new, name, before, after, old.citation, new.citation))
    introduction, punctuation = _words(old.citation, new.citation, "项目说明", new, old.path, new.path)
    changes += introduction
    for name in _LISTS:
        found, same = _rules(getattr(old, name), getattr(new, name), new)
        changes += found
        punctuation += same
    found, same = _rules((old.quota,) if old.quota else (), (new.quota,) if new.quota else (), new)
    return _told_once([*changes, *found], old.path, new.path), punctuation + same


def _told_once(changes: list[Change], path_old: str, path_new: str) -> list[Change]:
    """Without new words that a changed figure quotes already; the numbers that follow the programme's own as one."""
    quoted = {
        (change.citation_old.quote, change.citation_new.quote)
        for change in changes
        if change.kind == "figure" and change.citation_old and change.citation_new
    }
    kept = [
        change for change in changes if not (change.kind == "wording" and (change.old, change.new) in quoted)
    ]
    following = [change for change in kept if _follows(change, path_old, path_new)]
    if not following:
        return kept
    first = following[0].model_copy(
        update={"field": f"其下 {len(following)} 处条款编号", "old": f"{path_old}…", "new": f"{path_new}…"}
    )
    return [*(change for change in kept if change not in following), first]


def _follows(change: Change, path_old: str, path_new: str) -> bool:
    """Whether a clause has another number only because its programme has."""
    moved = change.old.startswith(path_old) and change.new == path_new + change.old[len(path_old) :]
    return change.kind == "renumbered" and path_old != path_new and moved


def _changed(
    kind: Any, programme: Programme, name: str, before: object, after: object, old: Citation, new: Citation
) -> Change:
    return Change(
        kind=kind,
        programme=programme.label,
        field=field_label(name),
        path=name,
        old=_shown(before),
        new=_shown(after),
        citation_old=old,
        citation_new=new,
    )


def _rules(old: tuple[Any, ...], new: tuple[Any, ...], programme: Programme) -> tuple[list[Change], int]:
    pairs, added, dropped = _paired(list(old), list(new))
    changes: list[Change] = []
    punctuation = 0
    for after in new:
        if any(after is each for each in added):
            changes.append(_rule_change("rule_added", after, programme))
            continue
        before = next(first for first, second in pairs if second is after)
        found, same = _rule(before, after, programme)
        changes += found
        punctuation += same
    return [*changes, *(_rule_change("rule_dropped", each, programme) for each in dropped)], punctuation


def _rule_change(kind: Any, rule: Record, programme: Programme) -> Change:
    citation: Citation = getattr(rule, "citation")  # noqa: B009 (every rule has one; Record does not say so)
    added = kind == "rule_added"
    return Change(
        kind=kind,
        programme=programme.label,
        field=rule_label(rule),
        old="" if added else citation.quote,
        new=citation.quote if added else "",
        citation_old=None if added else citation,
        citation_new=citation if added else None,
    )


def _paired(old: list[Any], new: list[Any]) -> tuple[list[tuple[Any, Any]], list[Any], list[Any]]:
    """Pairs from the surest to the least sure sameness; each rule in one pair at most."""
    pairs: list[tuple[Any, Any]] = []
    for same in _SAMENESS:
        for after in list(new):
            before = next((each for each in old if same(each, after)), None)
            if before is not None:
                pairs.append((before, after))
                old.remove(before)
                new[:] = [each for each in new if each is not after]
    while old and new:
        ratio, before, after = max(
            ((_likeness(first, second), first, second) for first in old for second in new),
            key=lambda each: each[0],
        )
        if ratio < _ALIKE:
            break
        pairs.append((before, after))
        old.remove(before)
        new[:] = [each for each in new if each is not after]
    return pairs, new, old


def _identical(before: Any, after: Any) -> bool:
    return bool(before == after)


def _same_but_place(before: Any, after: Any) -> bool:
    return _content(before) == _content(after) and _bare(before.citation.quote) == _bare(after.citation.quote)


def _same_subject(before: Any, after: Any) -> bool:
    return _subject(before) == _subject(after) and _subject(before) is not None


_SAMENESS: tuple[Callable[[Any, Any], bool], ...] = (_identical, _same_but_place, _same_subject)


def _content(rule: Any) -> dict[str, Any]:
    return {key: value for key, value in rule.model_dump().items() if key not in ("citation", "clause")}


def _subject(rule: Any) -> tuple[Any, ...] | None:
    """What a rule is about: its kind, track, and the base, fact or paper that it names."""
    if isinstance(rule, Base):
        return ("base", rule.key)
    if isinstance(rule, Subsidy):
        return ("subsidy", rule.tracks, rule.mode)
    kind = getattr(rule, "kind", "quota")
    if kind == "judgement":
        return None
    named = [
        getattr(rule, name)
        for name in ("bases", "base", "categories", "proof", "attachment", "names", "any_of", "years_at_most")
        if hasattr(rule, name)
    ]
    fact = getattr(rule, "fact", None)
    return (kind, getattr(rule, "tracks", ()), *map(str, named), fact.key if fact else "")


def _likeness(before: Any, after: Any) -> float:
    """How alike two rules of one kind are in their words; rules of other kinds are not the same rule."""
    if type(before) is not type(after):
        return 0.0
    return difflib.SequenceMatcher(None, before.citation.quote, after.citation.quote, autojunk=False).ratio()


def _rule(old: Any, new: Any, programme: Programme) -> tuple[list[Change], int]:
    changes = [
        Change(
            kind="figure" if _is_figure(before) or _is_figure(after) else "wording",
            programme=programme.label,
            field=f"{rule_label(new)}：{field_label(path)}",
            path=path,
            old=_shown(before),
            new=_shown(after),
            citation_old=old.citation,
            citation_new=new.citation,
        )
        for path, before, after in _leaves(_content(old), _content(new), "")
    ]
    words, punctuation = _words(
        old.citation,
        new.citation,
        rule_label(new),
        programme,
        getattr(old, "clause", ""),
        getattr(new, "clause", ""),
    )
    told = bool(changes)
    return [*changes, *(change for change in words if not (told and change.kind == "wording"))], punctuation


def _words(
    old: Citation, new: Citation, label: str, programme: Programme, clause_old: str, clause_new: str
) -> tuple[list[Change], int]:
    """Reworded, renumbered, or other punctuation alone (which is counted)."""
    changes: list[Change] = []
    if _bare(old.quote) != _bare(new.quote):
        changes.append(
            Change(
                kind="wording",
                programme=programme.label,
                field=label,
                path="citation.quote",
                old=old.quote,
                new=new.quote,
                citation_old=old,
                citation_new=new,
            )
        )
    if clause_old != clause_new or old.clause != new.clause:
        changes.append(
            Change(
                kind="renumbered",
                programme=programme.label,
                field=label,
                path="clause",
                old=clause_old or old.clause,
                new=clause_new or new.clause,
                citation_old=old,
                citation_new=new,
            )
        )
    same = _bare(old.quote) == _bare(new.quote) and old.quote != new.quote
    return changes, int(same)


def _bare(text: str) -> str:
    """Words without blanks and stops, width folded."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text))


def _leaves(old: Any, new: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    """Path, old and new of every value that differs; lists of another length as a whole."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if key not in ("citation",):
                yield from _leaves(old.get(key), new.get(key), f"{path}.{key}" if path else str(key))
    elif _is_list(old) and _is_list(new) and len(old) == len(new):
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _leaves(before, after, f"{path}[{at}]")
    elif old != new:
        yield path, old, new


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_figure(value: Any) -> bool:
    if _is_list(value):
        return any(_is_figure(each) for each in value)
    if isinstance(value, dict):
        return any(_is_figure(each) for each in value.values())
    return isinstance(value, int | Decimal | date)


def _shown(value: Any) -> str:
    """A value for people: numbers grouped, days ISO, lists joined."""
    if value is None or value == "":
        return "无"
    shown = next((show(value) for kinds, show in _SHOW if isinstance(value, kinds)), None)
    return str(value) if shown is None else shown


def _shown_fields(fields: dict[str, Any]) -> str:
    return "，".join(
        f"{field_label(key)} {_shown(each)}" for key, each in fields.items() if each not in (None, "", (), [])
    )


_SHOW: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda value: "是" if value else "否"),
    ((Decimal, int), lambda value: grouped(Decimal(value))),
    (date, lambda value: str(value.isoformat())),
    (Record, lambda value: _shown_fields(value.model_dump())),
    (dict, _shown_fields),
    ((list, tuple), lambda value: "、".join(_shown(each) for each in value) or "无"),
)
"""Kind of value → how it is shown; the first that fits."""
