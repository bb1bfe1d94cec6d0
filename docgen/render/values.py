"""What the forms print: records → the plain values that templates name. Nothing is computed here that a check owns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from docgen.model.application import AnnualFigures, Application
from docgen.model.award import Award
from docgen.model.base import Record
from docgen.model.dates import PartialDate
from docgen.model.edition import Edition
from docgen.model.guideline import Programme
from docgen.model.totals import Totals
from docgen.model.verification import Verification
from docgen.render.blank import Blank

Values = Mapping[str, object]
NOT_APPLICABLE_MARK = "—"
"""What a figure prints that cannot exist, as the revenue of a year before the firm was founded; never 0."""


def form_values(
    application: Application,
    programme: Programme,
    totals: Totals,
    edition: Edition,
    award: Award | None,
    verification: Verification | None,
) -> Values:
    """The values of one application's forms. What nobody has stated yet is a Blank."""
    return {
        **_common(application, programme, totals, edition),
        "schedule": [
            {"period": period_zh(row.from_, row.to), "work": row.work, "amount_wan": row.amount_wan}
            for row in application.schedule
        ],
        "recommended_by": _plain(application.recommended_by),
        "award": _plain(award) if award else Blank(),
        "verification": _plain(verification) if verification else Blank(),
        "edition": _printed_of(edition),
        "form": {"blank": False},
    }


def blank_values(edition: Edition) -> Values:
    """The values of an empty form for the pen: everything blank but what the edition itself prints."""
    empty = ("applicant", "project", "programme", "totals", "recommended_by", "award", "verification")
    return {
        **{name: Blank() for name in empty},
        "schedule": [],
        "edition": _printed_of(edition),
        "form": {"blank": True},
    }


def _printed_of(edition: Edition) -> dict[str, object]:
    """What the edition itself prints on forms."""
    return {"basis": edition.parties.basis, "managing_unit": edition.parties.managing_unit}


def summary_values(
    rows: Sequence[tuple[Application, Programme, Totals]],
    edition: Edition,
    *,
    direction_no: str,
    region: str,
    made_on: date,
    provincial: bool,
) -> Values:
    """The values of one summary table (附件2): one direction, one region, rows numbered in the order given."""
    head = {"region": region, "made_on": made_on, "provincial": provincial}
    return {
        "summary": {**_annex(edition, direction_no), **head},
        "rows": [
            {"no": number, **_common(application, programme, totals, edition)}
            for number, (application, programme, totals) in enumerate(rows, 1)
        ],
        "form": {"blank": False},
    }


def blank_summary_values(edition: Edition, direction_no: str) -> Values:
    """The values of an empty summary table of one direction."""
    head = {"region": Blank(), "made_on": Blank(), "provincial": False}
    return {"summary": {**_annex(edition, direction_no), **head}, "rows": [], "form": {"blank": True}}


def _annex(edition: Edition, direction_no: str) -> dict[str, object]:
    numbers = [no for no, _name in edition.guideline.programme_directions]
    return {
        "annex": f"附件 2-{numbers.index(direction_no) + 1}",
        "direction": dict(edition.guideline.programme_directions)[direction_no],
    }


def programme_label(programme: Programme, track: str) -> str:
    """The category as forms print it: 一（一）高端化改造升级项目（重大技术改造项目）."""
    return f"{programme.label}（{track}）" if track else programme.label


def period_zh(begins: PartialDate, ends: PartialDate) -> str:
    """2022年3月至2023年12月, each end in its own precision; one date where both are the same."""
    return begins.zh() if begins == ends else f"{begins.zh()}至{ends.zh()}"


def _common(
    application: Application, programme: Programme, totals: Totals, edition: Edition
) -> dict[str, object]:
    return {
        "applicant": _plain(application.applicant),
        "figures": _figures(application, edition.base_year),
        "project": {
            **_plain(application.project),
            "title_for_preamble": application.project.name.removesuffix("项目"),
            "period": period_zh(application.project.begins, application.project.ends),
        },
        "programme": {"label": programme_label(programme, application.track)},
        "totals": _plain(totals),
    }


def _figures(application: Application, year: int) -> dict[str, object]:
    figures = application.applicant.figures.get(str(year))
    not_applicable = set(application.applicant.not_applicable)
    values: dict[str, object] = _plain(figures) if figures else {}
    for name in AnnualFigures.model_fields:
        values.setdefault(name, Blank())
        if f"figures.{year}.{name}" in not_applicable:
            values[name] = NOT_APPLICABLE_MARK
    return values


def _plain(value: Any) -> Any:
    """A record as nested dicts and lists of printable values; None becomes a Blank."""
    if value is None or value == "":
        return Blank()
    if isinstance(value, Record):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
