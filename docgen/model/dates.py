"""Dates that keep the precision they were written with: a year, a month or a day.

Forms say 2021年3月; a day is never invented. Bounds are explicit: `first_day()` and `last_day()`.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_serializer

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
        return cls._checked(text, *(int(part) if part else None for part in match.groups()))

    @classmethod
    def _checked(cls, text: str, year: int | None, month: int | None, day: int | None) -> PartialDate:
        if year is None or not 1900 <= year <= 2200:
            raise ValueError(f"“{text}”的年份不合理")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"“{text}”没有这个月份")
        if month is not None and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"“{text}”没有这一天：{year}年{month}月只有{calendar.monthrange(year, month)[1]}天")
        return cls(year=year, month=month, day=day)

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


def _as_fields(value: Any) -> Any:
    return value if isinstance(value, PartialDate) else PartialDate.parse(value)


When = Annotated[PartialDate, BeforeValidator(_as_fields)]
"""A field that holds a date in its own precision."""
