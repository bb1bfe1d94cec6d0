"""Dates that keep the precision they were written with: a year, a month or a day.

Forms say 2021年3月; a day is never invented. Bounds are explicit: `first_day()` and `last_day()`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_serializer, model_validator

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(BaseModel):
    """A year, a month or a day. `str()` gives ISO (2022, 2022-03, 2022-03-15), `zh()` the Chinese form."""

    model_config = ConfigDict(frozen=True)

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, value: object) -> PartialDate:
        """Read 2022, "2022-03", "2022-03-15" or a date. Raises ValueError with the reason in Chinese."""
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls(year=value.year, month=value.month, day=value.day)
        text = str(value).strip()
        match = _WRITTEN.fullmatch(text) if text.isascii() else None
        if match is None:
            raise ValueError(f"“{value}”不是日期，请写成 2022-03（到月）或 2022-03-15（到日）")
        year, month, day = (int(part) if part else None for part in match.groups())
        why = _impossible(year, month, day)
        if why:
            raise ValueError(f"“{text}”{why}")
        return cls(year=year or 0, month=month, day=day)

    @model_validator(mode="after")
    def _is_possible(self) -> PartialDate:
        why = _impossible(self.year, self.month, self.day)
        if why:
            raise ValueError(f"“{self}”{why}")
        return self

    def first_day(self) -> date:
        """The earliest day that this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day that this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def zh(self) -> str:
        """2022年, 2022年3月 or 2022年3月15日."""
        text = f"{self.year}年"
        if self.month is not None:
            text += f"{self.month}月"
        if self.day is not None:
            text += f"{self.day}日"
        return text

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @model_serializer
    def _as_text(self) -> str:
        return str(self)


def _impossible(year: int | None, month: int | None, day: int | None) -> str:
    """Why there is no such date, in Chinese; empty when there is one."""
    if year is None or not 1900 <= year <= 2200:
        return "的年份不合理"
    if month is None:
        return "" if day is None else "有日无月"
    if not 1 <= month <= 12:
        return "没有这个月份"
    last = calendar.monthrange(year, month)[1]
    return "" if day is None or 1 <= day <= last else f"没有这一天：{year}年{month}月只有{last}天"


def _as_fields(value: Any) -> Any:
    return value if isinstance(value, PartialDate) else PartialDate.parse(value)


When = Annotated[PartialDate, BeforeValidator(_as_fields)]
"""A field that holds a date in its own precision."""
