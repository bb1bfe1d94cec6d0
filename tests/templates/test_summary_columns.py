"""The summary's columns are those of the field table: tag and heading of each of 附件2's fifteen columns."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook

from docgen.model.fields import FieldRow, field_table
from tests.templates.forms import EDITION, SUMMARY

COLUMN = re.compile(r"附件2#(\d+)")
TRACKED = "row.programme.label"
"""The category column joins the programme's path, its name and the track."""


def rows_by_column() -> dict[int, FieldRow]:
    """The field of each numbered column of 附件2."""
    found = {}
    for row in field_table().values():
        for cell in row.cells:
            if match := COLUMN.fullmatch(cell):
                found.setdefault(int(match[1]), row)
    return found


def template_columns() -> list[tuple[str, str]]:
    """Heading and tag of each column, as the template has them."""
    sheet = load_workbook(io.BytesIO((EDITION / SUMMARY).read_bytes())).worksheets[0]
    loop = next(row for row in sheet.iter_rows() if any("row." in str(cell.value) for cell in row))
    headings = [
        sheet.cell(loop[0].row - 1, cell.column).value or sheet.cell(loop[0].row - 2, cell.column).value
        for cell in loop
    ]
    return [
        (re.sub(r"\s", "", str(head)), str(cell.value).strip("{} "))
        for head, cell in zip(headings, loop, strict=True)
    ]


def tag_of(row: FieldRow) -> str:
    if row.path == "programme":
        return TRACKED
    return "row." + row.path.replace("applicant.figures.{year}.", "figures.")


def test_there_are_fifteen_columns_and_the_first_counts() -> None:
    columns = template_columns()
    assert len(columns) == 15
    assert columns[0] == ("序号", "row.no")


@pytest.mark.parametrize("number", range(2, 16))
def test_a_column_prints_its_field_under_its_heading(number: int) -> None:
    row = rows_by_column()[number]
    heading, tag = template_columns()[number - 1]
    assert tag == tag_of(row)
    assert heading == re.sub(r"\s", "", row.heading)
