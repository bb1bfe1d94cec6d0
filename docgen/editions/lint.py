"""Whether a template asks only for values that there are: its variables against the field table."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from functools import cache

from docgen.errors import TemplateError
from docgen.model.fields import field_table

_FORM_ONLY = (
    "form.blank",
    "programme.label",
    "edition.basis",
    "edition.managing_unit",
    "project.period",
    "project.title_for_preamble",
    "schedule[].period",
    "summary.annex",
    "summary.direction",
    "summary.region",
    "summary.made_on",
    "summary.provincial",
    "row.no",
    "row.programme.label",
)
"""What forms print that no record holds: counters, headings and what the edition says."""
_TABLE_ROOTS = ("applicant", "project", "recommended_by", "approvals", "verification", "award", "totals")


@cache
def known_variables() -> frozenset[str]:
    """Every dotted path that a template may use; a list and its items are both there."""
    paths = set(_FORM_ONLY)
    for path in field_table():
        if path.split(".")[0] in (*_TABLE_ROOTS, "schedule[]"):
            paths |= {path, path.removesuffix("[]")}
    figures = "applicant.figures.{year}."
    paths |= {f"figures.{p.removeprefix(figures)}" for p in field_table() if p.startswith(figures)}
    paths |= {"schedule", "project.performance", "form", "rows", "row"} | {p.split(".")[0] for p in paths}
    in_rows = ("applicant.", "project.", "totals.", "figures.")
    paths |= {f"row.{p}" for p in paths if p.startswith(in_rows)}
    return frozenset(paths)


def lint_variables(variables: Iterable[str], template: str) -> None:
    """Raise TemplateError naming the first variable of a template that is no field, and the nearest one.

    The records of a table, rows[], are told as templates write them: row.
    """
    for variable in sorted(name.replace("rows[]", "row", 1) for name in variables):
        if variable in known_variables():
            continue
        near = difflib.get_close_matches(variable, known_variables(), n=1, cutoff=0.4)
        raise TemplateError(
            f"没有字段“{variable}”",
            file=template,
            place=f"标签 {{{{ {variable} }}}}",
            advice=f"是不是“{near[0]}”？" if near else "请对照字段表",
        )
