"""The programmes of a guideline as rows of a table."""

from __future__ import annotations

from docgen.model.guideline import (
    Guideline,
    MinimumCondition,
    Subsidy,
    WindowCondition,
)
from docgen.model.money import grouped

programme_columns = ("类别", "名称", "最低投入", "补助（万元）", "期间", "数量", "状态")
_STATES = {"open": "可申报", "deferred": "另行通知"}


def programme_rows(guideline: Guideline) -> list[tuple[str, ...]]:
    """One row a programme, in the guideline's order; an empty cell where the text gives nothing."""
    return [
        (
            programme.path,
            programme.name,
            "、".join(_minimum(c) for c in programme.conditions if isinstance(c, MinimumCondition)),
            "；".join(_subsidy(s) for s in programme.subsidies),
            "、".join(_window(c) for c in programme.conditions if isinstance(c, WindowCondition)),
            str(programme.quota.max) if programme.quota else "",
            _STATES[programme.state],
        )
        for programme in guideline.programmes
    ]


def _minimum(condition: MinimumCondition) -> str:
    return grouped(condition.value_wan)


def _window(condition: WindowCondition) -> str:
    return f"{condition.start:%Y.%m.%d}-{condition.end:%Y.%m.%d}"


def _subsidy(subsidy: Subsidy) -> str:
    if subsidy.fixed_wan is not None:
        return grouped(subsidy.fixed_wan)
    rates = " + ".join(f"{grouped(term.rate * 100)}%" for term in subsidy.terms)
    cap = f"≤{grouped(subsidy.cap_wan)}" if subsidy.cap_wan is not None else ""
    return " ".join(part for part in (rates, cap) if part) or "见指南"
