"""The differences between two guidelines as text: by programme, figures first, each with both clauses."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.changes import CHANGE_LABELS, ApplicationEffect, Change, GuidelineChanges
from docgen.model.guideline import Citation
from docgen.model.money import grouped
from docgen.report.check_text import place_of

_ORDER = ("programme", "figure", "rule_added", "rule_dropped", "wording", "renumbered")
_LONG = 60


def changes_lines(changes: GuidelineChanges) -> list[str]:
    """All differences, grouped by programme; a change of a clause that several share is told once; counts last."""
    if not changes.changes:
        return ["两份指南的规则没有差别。", *_punctuation(changes)]
    groups: dict[tuple[str, ...], list[Change]] = {}
    for programmes, change in _each_once(changes.changes):
        groups.setdefault(programmes, []).append(change)
    lines: list[str] = []
    for programmes, own in groups.items():
        lines += ["", f"【{_called(programmes)}】"]
        for change in sorted(own, key=lambda each: _ORDER.index(each.kind)):
            lines += _change(change)
    told = [change for own in groups.values() for change in own]
    counts = "，".join(
        f"{label} {sum(each.kind == kind for each in told)} 处"
        for kind, label in CHANGE_LABELS.items()
        if any(each.kind == kind for each in told)
    )
    return [*lines, "", f"共 {len(told)} 处变化：{counts}。", *_punctuation(changes)]


def _each_once(changes: tuple[Change, ...]) -> Iterator[tuple[tuple[str, ...], Change]]:
    """Each change with the programmes that it is told of, in the order of the text."""
    same: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        told = (change.kind, change.field, change.old, change.new, change.citation_old, change.citation_new)
        same.setdefault(told, []).append(change)
    for each in same.values():
        yield tuple(dict.fromkeys(change.programme for change in each)), each[0]


def _called(programmes: tuple[str, ...]) -> str:
    """The programme, or how many share the clause and which."""
    if len(programmes) == 1:
        return programmes[0]
    return f"{len(programmes)} 个项目类别共用的条款：{'、'.join(programmes)}"


def _punctuation(changes: GuidelineChanges) -> list[str]:
    count = changes.punctuation_only
    return [f"另有 {count} 条只是空格、标点或全半角不同。"] if count else []


def _change(change: Change) -> Iterator[str]:
    label = CHANGE_LABELS[change.kind]
    if change.kind == "wording" and len(change.old) + len(change.new) > _LONG:
        old, new = _marked(change.old, change.new)
        yield f"  {label}  {change.field}{_where(change)}"
        yield f"        原：{old}"
        yield f"        新：{new}"
        return
    if change.kind in ("rule_added", "rule_dropped"):
        yield f"  {label}  {change.field}{_where(change)}：{change.new or change.old}"
        return
    if not change.old or not change.new:
        yield f"  {label}  {change.field}：{change.new or change.old}{_where(change)}"
        return
    yield f"  {label}  {change.field}：{change.old} → {change.new}{_where(change)}"
    if change.kind == "figure" and change.citation_new is not None:
        yield f"        “{change.citation_new.quote}”"


def _where(change: Change) -> str:
    """（原 一（一）1（2），第 17 行；新 …）."""
    parts = [
        f"{word} {_place(citation)}"
        for word, citation in (("原", change.citation_old), ("新", change.citation_new))
        if citation is not None
    ]
    return f"（{'；'.join(parts)}）" if parts else ""


def _place(citation: Citation) -> str:
    place = place_of(citation)
    return f"{citation.clause}，{place}" if place else citation.clause


def _marked(old: str, new: str) -> tuple[str, str]:
    """Both wordings with the parts that differ in 〔〕."""
    before, after = "", ""
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            before += old[a:b]
            after += new[c:d]
            continue
        before += f"〔{old[a:b]}〕" if b > a else ""
        after += f"〔{new[c:d]}〕" if d > c else ""
    return before, after


def effects_lines(effects: tuple[ApplicationEffect, ...]) -> list[str]:
    """The applications whose result changes; the others are counted."""
    changed = [effect for effect in effects if effect.changed]
    lost = [effect for effect in effects if effect.unreadable]
    same = len(effects) - len(changed) - len(lost)
    unread = f"，{len(lost)} 个不能检查" if lost else ""
    lines = ["", f"对照申报项目：共 {len(effects)} 个，{len(changed)} 个有变化，{same} 个没有变化{unread}。"]
    lines += [f"  不能检查：{effect.folder}  {effect.note}" for effect in lost]
    for effect in changed:
        lines += ["", f"{effect.folder}  {effect.project}"]
        if effect.note:
            lines.append(f"  {effect.note}")
        if effect.programme_old != effect.programme_new and effect.programme_new:
            lines.append(f"  项目类别：{effect.programme_old} → {effect.programme_new}")
        lines += (
            [f"  结论：{effect.verdict_old} → {effect.verdict_new}"]
            if effect.verdict_old != effect.verdict_new
            else []
        )
        if effect.ceiling_old_wan != effect.ceiling_new_wan:
            lines.append(
                f"  最高可申请：{_amount(effect.ceiling_old_wan)} → {_amount(effect.ceiling_new_wan)}"
            )
        if effect.instalments_old != effect.instalments_new:
            lines.append(f"  分期：{_joined(effect.instalments_old)} → {_joined(effect.instalments_new)}")
        lines += [
            f"  {clause}：{before} → {after}  {message}" for clause, message, before, after in effect.findings
        ]
    return lines


def _amount(amount: Decimal | None) -> str:
    return f"{grouped(amount)} 万元" if amount is not None else "尚未确定"


def _joined(parts: tuple[str, ...]) -> str:
    return "，".join(parts) or "无"
