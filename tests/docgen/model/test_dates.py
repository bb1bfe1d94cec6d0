"""Dates keep their precision; a day is never invented."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from docgen.model.dates import PartialDate, When


@pytest.mark.parametrize(
    ("written", "chinese", "first", "last"),
    [
        ("2022", "2022年", date(2022, 1, 1), date(2022, 12, 31)),
        (2022, "2022年", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02", "2022年2月", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", "2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-03-15", "2022年3月15日", date(2022, 3, 15), date(2022, 3, 15)),
        (date(2022, 3, 5), "2022年3月5日", date(2022, 3, 5), date(2022, 3, 5)),
    ],
)
def test_precision_is_kept_and_bounds_are_explicit(
    written: object, chinese: str, first: date, last: date
) -> None:
    when = PartialDate.parse(written)
    assert (when.zh(), when.first_day(), when.last_day()) == (chinese, first, last)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2022-13", "没有这个月份"),
        ("2022-02-29", "没有这一天：2022年2月只有28天"),
        ("2022-00", "没有这个月份"),
        ("0022-01", "年份不合理"),
        ("2022-3", "不是日期"),
        ("2022年3月", "不是日期"),
        ("２０２２", "不是日期"),
        ("20230630", "不是日期"),
        ("", "不是日期"),
        (None, "不是日期"),
        (datetime(2022, 3, 5, 9, 30), "不是日期"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(written: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        PartialDate.parse(written)


@pytest.mark.parametrize(
    "fields", [{"year": 2022, "month": 13}, {"year": 2022, "day": 3}, {"year": 2022, "month": 2, "day": 30}]
)
def test_an_impossible_date_cannot_be_built_either(fields: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match=r"没有这个月份|有日无月|没有这一天"):
        PartialDate(**fields)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_written_to_a_record_reads_back_in_the_same_precision(day: date, length: int) -> None:
    class Record(BaseModel):
        when: When

    written = day.isoformat()[:length]
    record = Record.model_validate({"when": written})
    assert record.model_dump(mode="json") == {"when": written}
    assert Record.model_validate_json(record.model_dump_json()) == record
    assert record.when.first_day() <= day <= record.when.last_day()
