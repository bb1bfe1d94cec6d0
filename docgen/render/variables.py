"""Which data a template uses, as dotted paths: `applicant.name`, `schedule[].work`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jinja2 import nodes

_Scope = Mapping[str, str]
"""What a template's own name stands for; "" for one that stands for no data (loop, a computed value)."""


class Use(NamedTuple):
    """A path and the line of the tag that reads it."""

    line: int
    path: str


def used_paths(body: Iterable[nodes.Node], scope: _Scope) -> frozenset[Use]:
    """All paths that the nodes read. A loop variable stands for an item (`[]`) of its list.

    scope: names with a meaning of their own, e.g. `row` for `rows[]`.
    """
    return frozenset(_of_body(body, {"range": "", **scope}))


def _of_body(body: Iterable[nodes.Node], names: dict[str, str]) -> set[Use]:
    found: set[Use] = set()
    for node in body:
        found |= _of_statement(node, names)
    return found


def _of_statement(node: nodes.Node, names: dict[str, str]) -> set[Use]:
    if isinstance(node, nodes.For):
        return _of_loop(node, names)
    if isinstance(node, nodes.If):
        branches = [_of_body(part, names) for part in (node.body, node.elif_, node.else_)]
        return _of_expression(node.test, names).union(*branches)
    if isinstance(node, nodes.Assign):
        found = _of_expression(node.node, names)
        if isinstance(node.target, nodes.Name):
            names[node.target.name] = path_of(node.node, names) or ""
        return found
    return _of_expression(node, names)


def _of_loop(node: nodes.For, names: _Scope) -> set[Use]:
    listed = path_of(node.iter, names)
    item = f"{listed}[]" if listed else ""
    inner = {**names, "loop": ""}
    if isinstance(node.target, nodes.Name):
        inner[node.target.name] = item
    found = _of_body(node.body, inner) | _of_body(node.else_, dict(names))
    if node.test is not None:
        found |= _of_expression(node.test, inner)
    return found | _of_expression(node.iter, names)


def _of_expression(node: nodes.Node, names: _Scope) -> set[Use]:
    path = path_of(node, names)
    if path is not None:
        inner = _of_expression(node.arg, names) if isinstance(node, nodes.Getitem) else set()
        return inner | ({Use(node.lineno, path)} if path else set())
    found: set[Use] = set()
    for child in node.iter_child_nodes():
        found |= _of_expression(child, names)
    return found


def path_of(node: nodes.Node, names: _Scope) -> str | None:
    """The path of a name with its attributes and indices; None for anything else, "" for no data."""
    if isinstance(node, nodes.Name):
        return names.get(node.name, node.name)
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None
    base = path_of(node.node, names)
    if not base:
        return base
    if isinstance(node, nodes.Getattr):
        return f"{base}.{node.attr}"
    if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        return f"{base}.{node.arg.value}"
    return f"{base}[]"
