"""A value that doesn't fit is told in Chinese, with its line, its key and what to write instead."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from docgen.toml import located_errors, read_toml


class Inner(BaseModel):
    number: int = 1


class Sheet(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=False)
    copies: int = Field(1, ge=1)
    name: str = Field("a", max_length=3)
    day: dt.date | None = None
    share: Decimal = Decimal(1)
    tax: Literal["with", "ex"] = "with"
    paper: bool = True
    cities: tuple[str, ...] = ()
    inner: Inner = Inner()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("copies = 0", "第 1 行，copies：0 应不小于 1"),
        ('\ncopies = "二"', "第 2 行，copies：“二”应为整数。请写阿拉伯数字，不加引号"),
        ("copies = 1.5", "第 1 行，copies：“1.5”应为整数"),
        ('name = "南京苏州"', "第 1 行，name：共 4 字，超过 3 字的上限"),
        ("name = 3", "第 1 行，name：“3”应为文字。请加英文双引号"),
        ('day = "明天"', "第 1 行，day：“明天”应为日期。请写成 2031-10-31，不加引号"),
        ('share = "一半"', "第 1 行，share：“一半”应为数字"),
        ('tax = "no"', "第 1 行，tax：“no”不在可选值中。可选：with、ex"),
        ('paper = "好"', "第 1 行，paper：“好”应为是或否"),
        ('cities = "南京"', "第 1 行，cities：应为一组（列表）"),
        ("inner = 3", "第 1 行，inner：应为一段（表）"),
        ('[inner]\nnumber = "x"', "第 2 行，inner.number：“x”应为整数"),
        ("novel = 1", "第 1 行，novel：没有这个字段。请核对拼写，或删去这一项"),
    ],
)
def test_each_kind_of_fault(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    document = read_toml(path)
    with pytest.raises(ValidationError) as raised:
        Sheet.model_validate(document.data)
    assert said in located_errors(raised.value, document).line()


def test_all_faults_of_a_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('copies = 0\nday = "明天"\n', encoding="utf-8")
    document = read_toml(path)
    with pytest.raises(ValidationError) as raised:
        Sheet.model_validate(document.data)
    lines = [part.line() for part in located_errors(raised.value, document).parts()]
    assert len(lines) == 2
    assert ("第 1 行" in lines[0], "第 2 行" in lines[1]) == (True, True)
