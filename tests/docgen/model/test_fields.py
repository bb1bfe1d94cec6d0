"""Every field stands once in the table, with label, unit and owner, and every path finds its row."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import BaseModel

from docgen.model import fields
from docgen.model.application import Application
from docgen.model.award import Award
from docgen.model.base import Label, Record
from docgen.model.fields import field_table, generic_path, label_of, row_of
from docgen.model.totals import Totals
from docgen.model.verification import Verification


def test_every_field_of_the_owners_records_is_labelled_and_in_the_table() -> None:
    table = field_table()
    for prefix, record in (
        ("", Application),
        ("verification.", Verification),
        ("award.", Award),
        ("totals.", Totals),
    ):
        for name, field in record.model_fields.items():
            paths = {f"{prefix}{field.alias or name}{suffix}" for suffix in ("", "[]", ".{year}")}
            rows = [row for path, row in table.items() if path in paths]
            assert len(rows) == 1, name
            assert rows[0].zh
            assert rows[0].required == field.is_required()


def test_a_field_without_a_label_is_refused() -> None:
    class Bare(Record):
        name: Annotated[str, Label("名")]
        bare: str

    with pytest.raises(TypeError, match=r"Bare\.bare has no Label"):
        list(fields._rows("", Bare, "applicant"))


def test_labels_are_chinese_and_money_is_in_wan() -> None:
    for path, row in field_table().items():
        assert any("\u4e00" <= char <= "\u9fff" for char in row.zh), path
        if path.endswith("_wan"):
            assert row.unit == "万元", path


def test_rows_say_owner_unit_variants_cells_and_whether_they_are_needed() -> None:
    table = field_table()
    revenue = table["applicant.figures.{year}.revenue_wan"]
    assert (revenue.heading, revenue.owner, revenue.cells) == (
        "主营业务收入（万元）",
        "applicant",
        ("附件2#5",),
    )
    assert (revenue.required, revenue.leaf, revenue.many) == (False, True, False)
    name = table["applicant.name"]
    assert (name.heading, name.required, name.proof) == ("单位名称", True, "营业执照")
    assert "企业名称" in name.variants
    assert table["award.granted_wan"].owner == "province"
    assert table["verification.registered"].owner == "recommending_unit"
    assert table["totals.total_investment_wan"].owner == "derived"
    assert table["parameters.closing_date"].owner == "edition"


def test_lists_years_and_aliases_are_written_as_such() -> None:
    table = field_table()
    assert table["schedule[]"].many
    assert not table["schedule[]"].leaf
    assert table["schedule[].from"].zh == "开始"
    assert "schedule[].from_" not in table
    assert table["applicant.titles[].level"].zh == "级别"
    assert table["applicant.lists[]"].leaf
    assert table["investment[].spent[].ex_tax_wan"].unit == "万元"
    assert table["applicant.prior_funding[].year"].zh == "年度"


@pytest.mark.parametrize(
    ("path", "generic"),
    [
        ("applicant.name", "applicant.name"),
        ("applicant.figures.2021.revenue_wan", "applicant.figures.{year}.revenue_wan"),
        ("schedule[2].work", "schedule[].work"),
        ("schedule.2.work", "schedule[].work"),
        ("investment[0].spent[11].on", "investment[].spent[].on"),
        ("investment.0.spent.11.on", "investment[].spent[].on"),
        ("applicant.titles[3]", "applicant.titles[]"),
        ("", ""),
    ],
)
def test_a_concrete_path_becomes_a_generic_one(path: str, generic: str) -> None:
    assert generic_path(path) == generic


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("applicant.figures.2021.profit_wan", "利润总额"),
        ("schedule[2].work", "项目建设内容"),
        ("investment", "投资明细"),
        ("investment[3]", "投资明细"),
        ("applicant.figures", "年度数据"),
        ("award.granted_wan", "批复专项资金"),
        ("no.such.field", "no.such.field"),
    ],
)
def test_a_concrete_path_has_the_label_of_its_row_or_stays_as_it_is(path: str, label: str) -> None:
    assert label_of(path) == label
    assert (row_of(path) is None) == (label == path)


def test_the_table_is_made_of_records_that_refuse_unknown_keys() -> None:
    seen: set[type[BaseModel]] = {Application, Award, Verification, Totals}
    for record in seen:
        assert record.model_config["extra"] == "forbid"
        assert record.model_config["frozen"] is True
