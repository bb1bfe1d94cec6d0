"""What of a guideline's reading needs a person: doubtful figures and sentences that were not understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from docgen.model.document import Place
from docgen.model.guideline import Citation
from docgen.model.money import grouped
from docgen.model.reading import Figures, GuidelineReading, ProgrammeReading
from docgen.report.check_text import place_of
from docgen.report.programmes import FIGURE_LABELS

_UNITS = {"wan": "万元", "percent": "%", "years": "年", "quota": "个"}
_NO_REASON = "这一子类的数值须核对"


def reading_points(reading: GuidelineReading) -> tuple[str, ...]:
    """One line each, in the order of the text: programme or clause, place, and the reason or the quoted words."""
    points = [
        (_order(programme.citation), line) for programme in reading.programmes for line in _doubts(programme)
    ]
    points += [
        (_order(each.place), f"{_joined(each.clause, place_of(each.place)) or '开头'}：没有读懂“{each.text}”")
        for each in reading.ledger.unaccounted()
    ]
    return tuple(line for _, line in sorted(points, key=lambda point: point[0]))


def _joined(*parts: str) -> str:
    return "，".join(part for part in parts if part)


def _order(place: Citation | Place) -> tuple[int, int, int]:
    return (place.page_no or 0, place.line_no or 0, place.paragraph_no or 0)


def _doubts(programme: ProgrammeReading) -> Iterator[str]:
    head = _joined(f"{programme.path} {programme.name}", place_of(programme.citation))
    for doubt in programme.doubts:
        key, _, why = doubt.partition("：")
        yield f"{head}：{_figure(programme, key)}，有疑问（{why}）"
    for track in programme.tracks:
        for key in track.doubtful:
            if key not in programme.doubtful:
                yield f"{head}，{track.name}：{_figure(track, key)}，有疑问（{_NO_REASON}）"


def _figure(figures: Figures, key: str) -> str:
    """最低投入 5,000 万元."""
    value = getattr(figures, key)
    if value is None:
        return f"{FIGURE_LABELS[key]}（没有读出数值）"
    words = value.isoformat() if isinstance(value, date) else grouped(Decimal(value))
    unit = next((unit for ending, unit in _UNITS.items() if key.endswith(ending)), "")
    return f"{FIGURE_LABELS[key]} {words}{'' if unit == '%' else ' ' if unit else ''}{unit}"
