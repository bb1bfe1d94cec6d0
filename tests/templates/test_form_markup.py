"""The templates as Office files: valid, with the fonts, pages and tables of an official form."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openxml_audit import OpenXmlValidator

from docgen.editions import lint_variables
from docgen.render.excel import ExcelTemplate
from docgen.render.word import WordTemplate
from tests.templates.forms import (
    COMMITMENT,
    EDITION,
    SHORT,
    SUMMARY,
    TASKBOOK,
    VERIFICATION,
    WORD_FORMS,
    W,
    blank_summary_values,
    blank_values,
    fill,
    long_values,
    part,
    summary_values,
)

ALL = (SUMMARY, *WORD_FORMS)
FAMILIES = {"仿宋", "黑体", "楷体", "宋体", "方正小标宋简体"}
LATIN = {"Times New Roman", "宋体"}
CHINESE = re.compile(r"[\u3001-\u301f\u4e00-\u9fff\uff00-\uffef“”—]")
MM = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
A4 = (11906, 16838)


def document(form: str) -> ElementTree.Element:
    return part((EDITION / form).read_bytes(), "word/document.xml")


def styles(form: str) -> dict[str, ElementTree.Element]:
    root = part((EDITION / form).read_bytes(), "word/styles.xml")
    return {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}


def val(element: ElementTree.Element | None, path: str) -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/"))) if element is not None else None
    return found.get(f"{W}val") if found is not None else None


def fonts_of_runs(form: str) -> Iterator[tuple[str, str, str]]:
    """Text, East Asian font and Latin font of every run with text: the run's own or its style's."""
    known = styles(form)
    for paragraph in document(form).iter(f"{W}p"):
        style = known[val(paragraph, "pPr/pStyle") or ""]
        for run in paragraph.iter(f"{W}r"):
            text = "".join(node.text or "" for node in run.iter(f"{W}t"))
            chain = [run.find(f"{W}rPr/{W}rFonts"), style.find(f"{W}rPr/{W}rFonts")]
            named = {
                slot: next((f.get(f"{W}{slot}") for f in chain if f is not None and f.get(f"{W}{slot}")), "")
                for slot in ("eastAsia", "ascii")
            }
            yield text, str(named["eastAsia"]), str(named["ascii"])


@pytest.mark.parametrize("form", ALL)
def test_a_template_is_a_valid_office_file(form: str) -> None:
    result = OpenXmlValidator().validate(str(EDITION / form))
    assert [error.description for error in result.errors] == []


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("kind", ["short", "long", "blank"])
def test_a_made_form_is_a_valid_office_file(form: str, kind: str, tmp_path: Path) -> None:
    word = {"short": SHORT, "long": long_values(), "blank": blank_values()}
    table = {
        "short": summary_values("2-1", 1),
        "long": summary_values("2-3", 40, provincial=True),
        "blank": blank_summary_values("2-5"),
    }
    path = tmp_path / form
    path.write_bytes(fill(form, table[kind] if form == SUMMARY else word[kind]))
    assert [error.description for error in OpenXmlValidator().validate(str(path)).errors] == []


@pytest.mark.parametrize("form", ALL)
def test_a_template_asks_for_known_fields_alone(form: str) -> None:
    kind: Any = ExcelTemplate if form == SUMMARY else WordTemplate
    template = kind.compile((EDITION / form).read_bytes(), source=form)
    assert template.notes == ()
    lint_variables(template.variables(), form)


@pytest.mark.parametrize("form", WORD_FORMS)
def test_every_tag_stands_in_one_run(form: str) -> None:
    texts = [node.text or "" for node in document(form).iter(f"{W}t")]
    assert any("{{" in text for text in texts)
    for text in texts:
        rest = re.sub(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}", "", text)
        assert not set(rest) & set("{}"), text


@pytest.mark.parametrize("form", WORD_FORMS)
def test_every_chinese_text_has_its_font_named(form: str) -> None:
    runs = [fonts for fonts in fonts_of_runs(form) if CHINESE.search(fonts[0])]
    assert runs
    for text, east_asian, latin in runs:
        assert east_asian in FAMILIES, text
        assert latin == "Times New Roman", text


@pytest.mark.parametrize("form", WORD_FORMS)
def test_every_paragraph_style_names_its_fonts(form: str) -> None:
    for name, style in styles(form).items():
        if style.get(f"{W}type") == "paragraph":
            fonts = style.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None, name
            assert fonts.get(f"{W}eastAsia") in FAMILIES, name
            assert fonts.get(f"{W}ascii") in LATIN, name
            assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi"), name


@pytest.mark.parametrize("form", WORD_FORMS)
def test_signs_common_to_both_scripts_are_drawn_as_chinese(form: str) -> None:
    for run in document(form).iter(f"{W}r"):
        if CHINESE.search("".join(node.text or "" for node in run.iter(f"{W}t"))):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert fonts is not None
            assert fonts.get(f"{W}hint") == "eastAsia"


@pytest.mark.parametrize("form", WORD_FORMS)
def test_a_word_template_is_chinese_and_of_todays_word(form: str) -> None:
    data = (EDITION / form).read_bytes()
    settings = part(data, "word/settings.xml")
    modes = [
        setting.get(f"{W}val")
        for setting in settings.iter(f"{W}compatSetting")
        if setting.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
    language = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}eastAsia") == "zh-CN"
    declared = {font.get(f"{W}name") for font in part(data, "word/fontTable.xml")}
    used = {font for run in fonts_of_runs(form) for font in run[1:]}
    assert used <= declared


@pytest.mark.parametrize("form", WORD_FORMS)
def test_word_pages_are_a4(form: str) -> None:
    sizes = [(size.get(f"{W}w"), size.get(f"{W}h")) for size in document(form).iter(f"{W}pgSz")]
    assert set(sizes) == {tuple(map(str, A4))}


def test_the_task_books_page_is_that_of_gb_t_9704() -> None:
    for margins in document(TASKBOOK).iter(f"{W}pgMar"):
        top, left, right, bottom = (int(margins.get(f"{W}{side}", "0")) / MM for side in SIDES)
        assert top == pytest.approx(37, abs=0.1)
        assert left == pytest.approx(28, abs=0.1)
        assert 210 - left - right == pytest.approx(156, abs=0.2)
        assert 297 - top - bottom == pytest.approx(225, abs=0.2)


SIDES = ("top", "left", "right", "bottom")


@pytest.mark.parametrize(
    ("style", "font", "half_points", "line"),
    [
        ("Body", "仿宋", "32", "560"),
        ("Heading1", "黑体", "32", "560"),
        ("Heading2", "楷体", "32", "560"),
        ("Title", "方正小标宋简体", "44", None),
        ("FooterOdd", "宋体", "28", None),
        ("FooterEven", "宋体", "28", None),
    ],
)
def test_the_task_books_styles_are_those_of_an_official_paper(
    style: str, font: str, half_points: str, line: str | None
) -> None:
    element = styles(TASKBOOK)[style]
    fonts = element.find(f"{W}rPr/{W}rFonts")
    spacing = element.find(f"{W}pPr/{W}spacing")
    assert fonts is not None
    assert spacing is not None
    assert fonts.get(f"{W}eastAsia") == font
    assert val(element, "rPr/sz") == half_points
    assert spacing.get(f"{W}lineRule") == "exact"
    assert line is None or spacing.get(f"{W}line") == line


def test_the_task_books_page_numbers_begin_after_the_cover() -> None:
    cover, body = list(document(TASKBOOK).iter(f"{W}sectPr"))
    assert cover.findall(f"{W}footerReference") == []
    assert {reference.get(f"{W}type") for reference in body.iter(f"{W}footerReference")} == {
        "default",
        "even",
    }
    start = body.find(f"{W}pgNumType")
    assert start is not None
    assert start.get(f"{W}start") == "1"
    settings = part((EDITION / TASKBOOK).read_bytes(), "word/settings.xml")
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert val(styles(TASKBOOK)["FooterOdd"], "pPr/jc") == "right"
    assert val(styles(TASKBOOK)["FooterEven"], "pPr/jc") == "left"


def test_level_one_headings_of_the_task_book_are_its_nine_chapters() -> None:
    heads = [
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))[:2]
        for paragraph in document(TASKBOOK).iter(f"{W}p")
        if val(paragraph, "pPr/pStyle") == "Heading1"
    ]
    assert heads == [f"{number}、" for number in "一二三四五六七八九"]


@pytest.mark.parametrize("form", [COMMITMENT, VERIFICATION, TASKBOOK])
def test_a_tables_columns_fill_its_width_and_every_row(form: str) -> None:
    for table in document(form).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
        width = table.find(f"{W}tblPr/{W}tblW")
        assert width is not None
        assert int(width.get(f"{W}w", "0")) == sum(grid)
        for row in table.iter(f"{W}tr"):
            at = 0
            for cell in row.iter(f"{W}tc"):
                span = int(val(cell, "tcPr/gridSpan") or "1")
                own = cell.find(f"{W}tcPr/{W}tcW")
                assert own is not None
                assert int(own.get(f"{W}w", "0")) == sum(grid[at : at + span])
                at += span
            assert at == len(grid)


def test_the_schedules_head_is_repeated_on_each_page() -> None:
    schedule = list(document(TASKBOOK).iter(f"{W}tbl"))[-1]
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in schedule.iter(f"{W}tr")]
    assert heads[0]
    assert not any(heads[1:])


@pytest.mark.parametrize("form", ALL)
def test_a_template_holds_no_person_date_or_program_state(form: str) -> None:
    with zipfile.ZipFile(EDITION / form) as package:
        names = package.namelist()
        core = package.read("docProps/core.xml").decode()
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert "creator" not in core
    assert "lastModifiedBy" not in core


def test_the_summary_prints_on_a4_across_one_page_wide() -> None:
    sheet = load_workbook(EDITION / SUMMARY).worksheets[0]
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == (
        9,
        "landscape",
        1,
        0,
    )
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.oddFooter.center.text == "— &P —"
    assert sheet.print_options.horizontalCentered


def test_the_summarys_head_has_fifteen_columns_in_two_groups() -> None:
    sheet = load_workbook(EDITION / SUMMARY).worksheets[0]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A4:A5", "B4:G4", "H4:O4"} <= merged
    assert sheet["B4"].value == "项目申报单位2021年基本情况"
    assert sheet["H4"].value == "项目基本情况"
    assert all(sheet.cell(6, column).value.startswith("{{ row.") for column in range(1, 16))
    assert sheet.max_column == 15
    for cell in (*sheet[5][1:], *sheet[6]):
        assert [getattr(cell.border, side).style for side in SIDES] == ["thin"] * 4, cell.coordinate


def test_money_columns_of_the_summary_show_up_to_six_decimals() -> None:
    sheet = load_workbook(EDITION / SUMMARY).worksheets[0]
    money = [cell.column_letter for cell in sheet[6] if cell.value.endswith("_wan }}")]
    assert money == ["E", "F", "G", "J", "K", "N"]
    assert {sheet[f"{letter}6"].number_format for letter in money} == {"0.00####"}


def test_the_two_seals_of_the_summary_have_room_and_do_not_touch() -> None:
    sheet = load_workbook(EDITION / SUMMARY).worksheets[0]
    seals = [cell for row in sheet.iter_rows(min_row=7) for cell in row if "盖章）" in str(cell.value or "")]
    assert len(seals) == 2
    assert seals[0].row == seals[1].row
    printed = 0.86
    assert sheet.row_dimensions[seals[0].row].height * printed >= 4.2 / 2.54 * 72
    widths = [
        sum(
            sheet.column_dimensions[get_column_letter(column)].width
            for column in range(area.min_col, area.max_col + 1)
        )
        for area in sheet.merged_cells.ranges
        if area.min_row == seals[0].row
    ]
    character_cm = 7 / 96 * 2.54 * printed
    assert min(widths) * character_cm >= 2 * 4.2
