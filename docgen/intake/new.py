"""A new project.toml: every field that a programme needs, with Chinese label, unit and source as comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.model.edition import Edition
from docgen.model.fields import FieldRow, field_table
from docgen.model.guideline import (
    AcceptanceCondition,
    Condition,
    CountCondition,
    Programme,
    ProofCondition,
    applies,
)

_PLAIN_SECTIONS = ("applicant", "project", "recommended_by")
_ALWAYS_LISTED = ("investment", "schedule")
_SPENDING_FIELDS = {"spent_wan", "spent_by"}
_BY_CONDITION = {"title": "applicant.titles", "prior_funding": "applicant.prior_funding", "ip": "ip"}


def new_project_toml(edition: Edition, programme: Programme, track: str) -> str:
    """The text of a project.toml for this programme (and track, or "" while not chosen), nothing filled in.

    Fields that are lists of papers or people come as commented blocks, so that an unfilled block
    never counts as a paper that is there.
    """
    conditions = [c for c in programme.conditions if applies(c.tracks, track)]
    parts = [
        _head(edition, programme, track),
        _section("applicant", conditions, edition, programme),
        _figures(edition),
        _section("project", conditions, edition, programme),
        _section("recommended_by", conditions, edition, programme),
        _block("investment", with_spending=_needs_spending(programme, conditions)),
        _block("schedule"),
        _section("approvals", conditions, edition, programme),
        *_optional_parts(programme, conditions),
        *_facts(programme, conditions, track),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(edition: Edition, programme: Programme, track: str) -> str:
    tracks = "、".join(t.name for t in programme.tracks)
    lines = [
        f"# {edition.title}",
        f"# {programme.label}（{programme.direction}）",
        "# 填写办法：文字写在英文双引号里；数字不加引号（去掉原来的引号）；金额单位为万元；不清楚的留空。",
        f"edition   = {_quoted(edition.key)}",
        f"programme = {_quoted(programme.path)}",
    ]
    if tracks:
        lines.append(f"track     = {_quoted(track)}  # 子类，可选：{tracks}")
    return "\n".join(lines)


def _children(parent: str) -> Iterator[tuple[str, FieldRow]]:
    """The direct fields of a part of the record, with their own names."""
    for path, row in field_table().items():
        head, _, name = path.rpartition(".")
        if head == parent:
            yield name, row


def _section(parent: str, conditions: list[Condition], edition: Edition, programme: Programme) -> str:
    lines = [f"[{parent}]  # {field_table()[parent].zh}"]
    for name, row in _children(parent):
        if row.leaf and not row.many and _is_wanted(row, edition, programme):
            lines.append(_assignment(name, row))
        elif row.path == "project.performance[]":
            lines.append(f"{name.removesuffix('[]')} = [ {_inline(row.path)} ]  # {row.zh}，可写多项")
        elif row.leaf and row.many:
            lines.append(f"{name.removesuffix('[]')} = []  # {_comment(row)}")
    if parent == "applicant" and _has(conditions, "prior_funding"):
        row = field_table()["applicant.prior_funding[]"]
        lines.append(f"# prior_funding = []  # {row.zh}：{row.hint}；有则写 [ {_inline(row.path)} ]")
    if parent == "applicant" and _has(conditions, "title"):
        row = field_table()["applicant.titles[]"]
        lines.append(f"# titles = [ {_inline(row.path)} ]  # {row.zh}，可写多项")
    return "\n".join(lines)


def _is_wanted(row: FieldRow, edition: Edition, programme: Programme) -> bool:
    return row.path != "project.executed_wan" or programme.path in edition.executed_programmes


def _has(conditions: Iterable[Condition], kind: str) -> bool:
    return any(condition.kind == kind for condition in conditions)


def _figures(edition: Edition) -> str:
    lines = [f"[applicant.figures.{edition.base_year}]  # {edition.base_year} 年基本情况（附件2）"]
    for name, row in _children("applicant.figures.{year}"):
        if row.cells:
            lines.append(_assignment(name, row))
    return "\n".join(lines)


def _needs_spending(programme: Programme, conditions: list[Condition]) -> bool:
    bases = programme.bases
    return _has(conditions, "share_spent") or any(
        b.spent_from or b.spent_until or b.incurred_from for b in bases
    )


def _block(parent: str, *, with_spending: bool = True, commented: bool = False) -> str:
    row = field_table()[f"{parent}[]"]
    lines = [f"[[{parent}]]  # {row.zh}，每项一段"]
    for name, field in _children(f"{parent}[]"):
        if not field.leaf or (name in _SPENDING_FIELDS and not with_spending):
            continue
        lines.append(_assignment(name, field))
    if parent == "investment" and with_spending:
        lines.append(
            f"# spent = [ {_inline('investment[].spent[]')} ]  # 逐笔付款，与 spent_wan、spent_by 只写一种"
        )
    return "\n".join(f"# {line}" for line in lines) if commented else "\n".join(lines)


def _optional_parts(programme: Programme, conditions: list[Condition]) -> Iterator[str]:
    sources = {base.source for base in programme.bases}
    if "budget" in sources:
        rows = [_assignment(name, row) for name, row in _children("budget")]
        yield "\n".join([f"[budget]  # {field_table()['budget'].zh}", *rows])
    if "loan_interest" in sources:
        yield _block("loans", commented=True)
        yield _block("loan_interest", commented=True)
    if _has(conditions, "ip"):
        yield _block("ip", commented=True)
    if any("联合体" in c.citation.quote for c in conditions):
        yield _block("partners", commented=True)
    for kind, issuer, clause in _wanted_proofs(conditions):
        yield _proof_block(kind, issuer, clause)


def _wanted_proofs(conditions: Iterable[Condition]) -> Iterator[tuple[str, str, str]]:
    for condition in conditions:
        if isinstance(condition, ProofCondition | AcceptanceCondition):
            yield condition.proof, condition.issuer, condition.clause
        elif condition.kind == "approvals":
            yield "无需手续说明", field_table()["recommended_by.unit"].zh, condition.clause


def _proof_block(kind: str, issuer: str, clause: str) -> str:
    lines = [f"[[proofs]]  # {kind}（{clause}{'，由' + issuer + '出具' if issuer else ''}），有了再填写"]
    for name, row in _children("proofs[]"):
        lines.append(f"kind = {_quoted(kind)}" if name == "kind" else _assignment(name, row))
    return "\n".join(f"# {line}" for line in lines)


def _facts(programme: Programme, conditions: list[Condition], track: str) -> Iterator[str]:
    clauses = {spec.key: c.clause for c in conditions if isinstance(c, CountCondition) for spec in c.facts()}
    for spec in programme.facts(track):
        unit = f"（{spec.unit}）" if spec.unit else ""
        where = f"  # {clauses[spec.key]}" if spec.key in clauses else ""
        yield "\n".join(
            [
                f"[[facts]]{where}",
                f"key   = {_quoted(spec.key)}",
                f'value = ""  # {spec.label}{unit}',
                f"unit  = {_quoted(spec.unit)}",
            ]
        )


def _assignment(name: str, row: FieldRow) -> str:
    return f'{name} = ""  # {_comment(row)}'


def _comment(row: FieldRow) -> str:
    notes = [row.heading, *([row.hint] if row.hint else []), *([f"来源：{row.proof}"] if row.proof else [])]
    return "；".join(notes)


def _inline(path: str) -> str:
    names = [f'{name} = ""' for name, _row in _children(path)]
    return "{ " + ", ".join(names) + " }"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
