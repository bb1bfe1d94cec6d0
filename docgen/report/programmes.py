"""The programmes of a guideline: as rows of a table, and as flat figures for other programs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.model.guideline import Instalment, Programme
from docgen.model.money import grouped
from docgen.model.reading import Figures, GuidelineReading, ProgrammeReading

programme_columns = ("编号", "项目类别", "最低投入", "比例", "上限/定额", "时间", "数量", "拨付", "状态")
FIGURE_LABELS: dict[str, str] = {
    "rate_max_percent": "补助比例",
    "rate_min_percent": "最低比例",
    "cap_wan": "上限",
    "award_wan": "定额",
    "quota": "数量",
    "min_investment_wan": "最低投入",
    "min_software_wan": "其中软件等",
    "window_start": "起始日期",
    "window_end": "截止日期",
    "complete_by": "完成期限",
    "max_duration_years": "最长期限",
    "invested_min_percent": "已投入比例",
    "invested_by": "已投入时点",
    "first_payment_percent": "首次拨付比例",
    "first_payment_wan": "首次拨付金额",
}
"""Key of a flat figure → its name on screen."""
_STATES = {"open": "可申报", "deferred": "另行通知"}
_DOUBT = "?"


def programme_rows(reading: GuidelineReading) -> list[tuple[str, ...]]:
    """One row a programme, in the guideline's order; an empty cell where the text gives nothing, ? where in doubt.

    A cell with two figures has a line for each.
    """
    return [
        _row(flat, programme)
        for flat, programme in zip(reading.programmes, reading.guideline.programmes, strict=True)
    ]


def _row(flat: ProgrammeReading, programme: Programme) -> tuple[str, ...]:
    return (
        flat.path,
        flat.name,
        _marked(flat, _amount(flat.min_investment_wan), "min_investment_wan"),
        _marked(flat, _rate(flat), "rate_max_percent", "rate_min_percent"),
        _marked(flat, _sum(flat), "cap_wan", "award_wan"),
        _marked(flat, _time(flat), "window_start", "window_end", "complete_by"),
        _marked(flat, "" if flat.quota is None else str(flat.quota), "quota"),
        _payments(programme)
        or _marked(flat, _first_payment(flat), "first_payment_percent", "first_payment_wan"),
        _STATES[flat.state],
    )


def _marked(flat: ProgrammeReading, words: str, *keys: str) -> str:
    return words + _DOUBT if any(key in flat.doubtful for key in keys) else words


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else grouped(amount)


def _percent(share: Decimal | None) -> str:
    return "" if share is None else f"{grouped(share)}%"


def _rate(flat: Figures) -> str:
    if flat.rate_min_percent is None or flat.rate_min_percent == flat.rate_max_percent:
        return _percent(flat.rate_max_percent)
    return f"{_percent(flat.rate_min_percent)}-{_percent(flat.rate_max_percent)}"


def _sum(flat: Figures) -> str:
    parts = [f"≤{_amount(flat.cap_wan)}"] if flat.cap_wan is not None else []
    return "\n".join(parts + ([f"定额{_amount(flat.award_wan)}"] if flat.award_wan is not None else []))


def _time(flat: Figures) -> str:
    parts = []
    if flat.window_start or flat.window_end:
        parts.append(
            "-".join(f"{day:%Y.%m.%d}" if day else "" for day in (flat.window_start, flat.window_end))
        )
    if flat.complete_by:
        parts.append(f"{flat.complete_by:%Y.%m.%d}前")
    return "\n".join(parts)


def _first_payment(flat: Figures) -> str:
    return _percent(flat.first_payment_percent) or _amount(flat.first_payment_wan)


def _payments(programme: Programme) -> str:
    """50%+余款 of the first rule that pays in parts."""
    parts = next((rule.instalments for rule in programme.subsidies if rule.instalments), ())
    return "+".join(_payment(part) for part in parts)


def _payment(part: Instalment) -> str:
    if part.share is not None:
        return f"{'' if part.of in ('subsidy', None) else '预算'}{grouped(part.share * 100)}%"
    if part.fixed_wan is not None:
        return grouped(part.fixed_wan)
    return "余款" if part.remainder else "另定"


def reading_data(reading: GuidelineReading) -> dict[str, Any]:
    """The flat figures as plain JSON values: numbers as numbers, dates ISO, null where the text gives none.

    With the ledger, and what of the file was left out.
    """
    guideline = reading.guideline
    return {
        "title": guideline.title,
        "source": guideline.source,
        "sha256": guideline.sha256,
        "programmes": [_plain(programme.model_dump(mode="python")) for programme in reading.programmes],
        "missing_attachments": list(guideline.missing_attachments),
        "unread_pages": list(guideline.unread_pages),
        "recognised_pages": list(guideline.recognised_pages),
        "accounted_percent": float(round(reading.ledger.accounted_share() * 100, 1)),
        "encoded_percent": float(round(reading.ledger.encoded_share() * 100, 1)),
        "ledger": _plain(reading.ledger.model_dump(mode="python")),
        "left_out": [each.model_dump(mode="json") for each in reading.left_out],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
