"""What the forms print, from the records of their owners."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from docgen.intake import load_application
from docgen.model.dates import PartialDate
from docgen.model.totals import Totals
from docgen.render.blank import Blank
from docgen.render.values import (
    NOT_APPLICABLE_MARK,
    blank_summary_values,
    blank_values,
    form_values,
    period_zh,
    programme_label,
    summary_values,
)
from tests.builders import small_edition, write_project

TOTALS = Totals(
    total_investment_wan=Decimal(1130), fixed_assets_wan=Decimal(1130), total_or_executed_wan=Decimal(1130)
)


@pytest.fixture
def values(tmp_path: Any) -> Any:
    """The values of the small project."""
    return values_of(tmp_path)


def values_of(tmp_path: Any, **updates: Any) -> Any:
    edition = small_edition()
    application, programme = load_application(write_project(tmp_path / "p"), edition)
    applicant = application.applicant.model_copy(update=updates.get("applicant", {}))
    project = application.project.model_copy(update=updates.get("project", {}))
    application = application.model_copy(update={"applicant": applicant, "project": project})
    return form_values(application, programme, TOTALS, edition, None, None)


def test_a_period_keeps_the_precision_of_each_end() -> None:
    month, day = PartialDate.parse("2022-03"), PartialDate.parse("2023-12-31")
    assert period_zh(month, day) == "2022年3月至2023年12月31日"
    assert period_zh(month, month) == "2022年3月"


def test_the_preamble_never_prints_the_word_project_twice(values: Any, tmp_path: Any) -> None:
    assert values["project"]["name"] == "样本项目"
    assert values["project"]["title_for_preamble"] == "样本"
    other = values_of(tmp_path, project={"name": "样本生产线"})
    assert other["project"]["title_for_preamble"] == "样本生产线"


def test_what_nobody_has_stated_is_blank(values: Any) -> None:
    assert values["award"] == Blank()
    assert values["verification"] == Blank()
    assert values["figures"]["tax_paid_wan"] == Blank()


def test_a_figure_that_cannot_exist_is_a_dash_and_never_zero(tmp_path: Any) -> None:
    values = values_of(tmp_path, applicant={"figures": {}, "not_applicable": ("figures.2021.revenue_wan",)})
    assert values["figures"]["revenue_wan"] == NOT_APPLICABLE_MARK == "—"
    assert values["figures"]["profit_wan"] == Blank()


def test_the_category_names_path_programme_and_track() -> None:
    programme = small_edition().guideline.programmes[0]
    assert programme_label(programme, "重大改造") == "一（一）高端化改造升级项目（重大改造）"
    assert programme_label(programme, "") == "一（一）高端化改造升级项目"


def test_the_summary_counts_its_rows_and_names_its_annex(tmp_path: Any) -> None:
    edition = small_edition()
    application, programme = load_application(write_project(tmp_path / "p"), edition)
    row = (application, programme, TOTALS)
    made: Any = summary_values(
        [row, row], edition, direction_no="一", region="盐城市", made_on=date(2022, 10, 1), provincial=False
    )
    assert [entry["no"] for entry in made["rows"]] == [1, 2]
    assert made["summary"]["annex"] == "附件 2-1"
    assert made["summary"]["direction"] == "改造"


def test_blank_forms_keep_what_the_edition_prints() -> None:
    edition = small_edition()
    values: Any = blank_values(edition)
    assert values["edition"]["basis"] == "通知"
    assert values["form"]["blank"] is True
    assert values["applicant"].name == Blank()
    summary: Any = blank_summary_values(edition, "五")
    assert summary["summary"]["annex"] == "附件 2-3"
    assert summary["rows"] == []
