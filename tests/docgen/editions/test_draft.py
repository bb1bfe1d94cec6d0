"""edition.toml of a new edition: what the text and the forms say, and what is asked."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from docgen.editions.draft import DraftForm, edition_toml
from docgen.model.guideline import Guideline
from tests.builders import small_guideline


def drafted(text: str, *forms: DraftForm) -> tuple[dict[str, object], str]:
    guideline = Guideline.model_validate(
        small_guideline() | {"title": "某省2024年度试验指南", "unread_pages": [9]}
    )
    toml, points = edition_toml("新版", guideline, text, forms)
    return tomllib.loads(toml), "\n".join(points)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目管理单位（甲方）：某省工业和信息化厅\n项目承担单位（乙方）：\n", "某省工业和信息化厅"),
        ("项目管理单位（甲方）：\n项目承担单位（乙方）：\n", "未写明"),
        ("本指南由某市科学技术局负责解释。", "某市科学技术局"),
        ("项目管理单位：某市发展和改革委员会\n本指南由某市财政局负责解释。", "某市发展和改革委员会"),
    ],
)
def test_the_managing_unit_stands_on_a_form_or_in_the_last_clause(text: str, unit: str) -> None:
    data, points = drafted(text)
    assert data["parties"]["managing_unit"] == unit  # type: ignore[index]
    assert ("parties.managing_unit 项目管理单位：指南中没有找到，请填写" in points) == (unit == "未写明")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("序号\t项目申报单位 2021 年基本情况\t项目基本情况", 2021),
        ("申报单位2022年主营业务收入不低于1000万元。", 2023),
        ("2022年度主要经济指标", 2022),
    ],
)
def test_the_base_year_stands_over_the_columns_of_a_form(text: str, year: int) -> None:
    assert drafted(text)[0]["base_year"] == year


def test_the_basis_is_the_notice_that_is_named_with_its_number_where_a_form_has_it() -> None:
    text = "根据《关于组织2024年度试验项目申报的通知》要求，"
    form = DraftForm(
        "a.docx", "附件3-承诺书", "application", "《关于组织2024年度试验项目申报的通知》（某工信〔2024〕5号）"
    )
    data, points = drafted(text, form)
    assert data["parties"]["basis"] == "《关于组织2024年度试验项目申报的通知》（某工信〔2024〕5号）"  # type: ignore[index]
    assert "parties.basis" in points
    two = text + "《关于做好2023年项目申报工作的通知》"
    assert drafted(two)[0]["parties"]["basis"] == "《某省2024年度试验指南》"  # type: ignore[index]


def test_pages_that_were_not_read_are_a_point() -> None:
    assert "unread_pages 指南第 9 页没有读出" in drafted("")[1]


@pytest.mark.parametrize(
    ("text", "day", "point"),
    [
        ("申报截止时间：2031年10月31日。", date(2031, 10, 31), "取自“申报截止时间：2031年10月31日”，请核对"),
        ("申报截止时间：2031年2月30日。", "", "指南写的“2031年2月30日”不是日期，请填写"),
        ("截止日期2031年5月6日。截止日期为2031年05月06日。", date(2031, 5, 6), "取自“截止日期2031年5月6日”，请核对"),
        (
            "一类截止日期为2031年5月6日。二类截止日期为2031年6月6日。",
            "",
            "指南中有几个（2031年5月6日、2031年6月6日），请填写",
        ),
        ("", "", "指南中没有找到；不填时与它有关的结论为待定"),
    ],
)  # fmt: skip
def test_the_closing_date_is_a_day_of_the_text_to_be_checked_or_stays_open(
    text: str, day: object, point: str
) -> None:
    data, points = drafted(text)
    assert data["parameters"]["closing_date"] == day  # type: ignore[index]
    assert f"parameters.closing_date 项目申报截止日期：{point}" in points


def test_of_several_summaries_each_has_its_direction_and_the_rest_is_asked() -> None:
    one = DraftForm("1.xlsx", "附件2-1-汇总表（改造）（空白）", "region", "", ("一", "改造"))
    untold = DraftForm("2.xlsx", "附件2-3-汇总表", "region", "")
    data, points = drafted("", one, untold)
    assert [(form["annex"], form["title"], form["direction"]) for form in data["forms"]] == [  # type: ignore[attr-defined]
        ("附件2-1", "汇总表", "一"),
        ("附件2", "汇总表", ""),
    ]
    assert (
        "forms.form2.direction 2.xlsx：看不出用于哪个重点方向，请填写编号（一 改造、三 服务、五 支撑）"
        in points
    )
    assert "没有重点方向“服务”的汇总表" in points
    assert "没有重点方向“改造”的汇总表" not in points


def test_the_only_summary_is_for_all_and_that_is_asked() -> None:
    form = DraftForm("1.xlsx", "附件2-1-汇总表（改造）（空白）", "region", "", ("", "改造"))
    data, points = drafted("", form)
    (written,) = data["forms"]  # type: ignore[misc]
    assert (written["annex"], written["title"]) == ("附件2", "汇总表")
    assert "direction" not in written
    assert "1.xlsx 写的是“改造”，只给出这一张，已改为用于各重点方向" in points
