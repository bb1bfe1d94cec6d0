"""What a guideline says of each programme in plain figures, and how sure the reading is.

The flat view of a guideline for other programs and for a person who looks it over; the rules that
applications are checked against are in docgen.model.guideline.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from docgen.model.base import Record, Text
from docgen.model.document import Skipped
from docgen.model.guideline import Citation, Guideline
from docgen.model.ledger import Ledger
from docgen.model.money import Number, Wan


class Figures(Record):
    """The figures of a programme or of one of its tracks; None where the text gives none.

    Money in 万元; shares in percent of the base (8‰ is 0.8); durations in years. rate: what part of the
    base is paid; award_wan: a fixed sum; cap_wan: the most that one project gets; quota: projects at
    most; window: the time that the project must fall into, both days included; invested: the share of
    the investment that must be spent by a day; first_payment: of the subsidy, or a sum.
    """

    rate_max_percent: Number | None = None
    rate_min_percent: Number | None = None
    cap_wan: Wan | None = None
    award_wan: Wan | None = None
    quota: int | None = None
    min_investment_wan: Wan | None = None
    min_software_wan: Wan | None = None
    window_start: date | None = None
    window_end: date | None = None
    complete_by: date | None = None
    max_duration_years: Number | None = None
    invested_min_percent: Number | None = None
    invested_by: date | None = None
    first_payment_percent: Number | None = None
    first_payment_wan: Wan | None = None


FIGURE_KEYS: tuple[str, ...] = tuple(Figures.model_fields)
"""The keys of the flat figures, in the order in which they are shown."""


class TrackReading(Figures):
    """A track, level or tier with figures of its own. name as printed."""

    name: Text
    doubtful: tuple[str, ...] = ()


class ProgrammeReading(Figures):
    """A programme's figures. doubtful: keys that a person should look at, with `doubts` saying why.

    confidence: the part of its figures (0 to 1) that was read without a doubt. applicants: as printed.
    """

    path: Text
    name: Text
    state: Literal["open", "deferred"]
    applicants: str | None = None
    confidence: Number
    citation: Citation
    doubtful: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    tracks: tuple[TrackReading, ...] = ()


class GuidelineReading(Record):
    """A guideline with its rules, its flat figures and the account of its sentences and numbers.

    left_out: what of the file was read as no text of the guideline, in the order in which it was found.
    """

    guideline: Guideline
    programmes: tuple[ProgrammeReading, ...]
    ledger: Ledger
    left_out: tuple[Skipped, ...] = ()
