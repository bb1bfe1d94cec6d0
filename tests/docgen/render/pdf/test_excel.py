"""Workbooks as PDF: the print set-up is followed, numbers show as their format says."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Color, Font, GradientFill, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.errors import InputError, UnsupportedConstructError
from docgen.render.pdf import RenderedPdf, render_xlsx_pdf
from tests.docgen.render.pdf.conftest import glyphs, text_of


def sheet() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    active = book.active
    assert isinstance(active, Worksheet)
    book._fonts[0] = Font(name="宋体", size=11)  # type: ignore[attr-defined]
    active.page_setup.paperSize = 9
    active.page_setup.orientation = "landscape"
    return book, active


def printed(book: openpyxl.Workbook) -> RenderedPdf:
    target = io.BytesIO()
    book.save(target)
    return render_xlsx_pdf(target.getvalue(), source="t.xlsx")


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (31995.4, "0.00####", "31995.40"),
        (0.000001, "0.00####", "0.000001"),
        (-236.48, "0.00####", "-236.48"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (7, "0", "7"),
        (12.5, "General", "12.5"),
        ("=SUM(1)", "@", "=SUM(1)"),
    ],
)
def test_numbers_show_as_their_format_says(value: object, code: str, shown: str) -> None:
    book, active = sheet()
    active["A1"] = value  # type: ignore[assignment]
    active["A1"].number_format = code
    if isinstance(value, str):
        active["A1"].data_type = "s"
    active.column_dimensions["A"].width = 30
    assert text_of(printed(book).data) == shown


def test_title_rows_are_repeated_and_the_footer_counts() -> None:
    book, active = sheet()
    active.append(["题目"])
    active.append(["栏目"])
    for number in range(60):
        active.append([f"行{number}"])
    active.print_title_rows = "2:2"
    active.oddFooter.center.text = "— &P/&N —"
    result = printed(book)
    found = glyphs(result.data)
    assert result.pages == 3
    for page in (1, 2, 3):
        words = "".join(g.text for g in found if g.page == page)
        assert words.count("栏目") == 1
        assert f"—{page}/3—" in words
    assert sum(g.text == "行" for g in found) == 60


def test_a_wide_sheet_is_fitted_to_the_page() -> None:
    book, active = sheet()
    active.append([f"列{number}" for number in range(20)])
    active.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    found = glyphs(printed(book).data)
    assert {g.page for g in found} == {1}
    assert max(g.right for g in found) < 841.9


def test_merged_cells_come_in_the_order_of_the_sheet_and_hidden_ones_not_at_all() -> None:
    book, active = sheet()
    active["A1"], active["B1"], active["B2"], active["C1"] = "竖", "一", "二", "藏"
    active.merge_cells("A1:A2")
    active.column_dimensions["C"].hidden = True
    active.append(["藏"])
    active.row_dimensions[3].hidden = True
    book.create_sheet("藏").append(["藏"])
    book["藏"].sheet_state = "hidden"
    assert text_of(printed(book).data) == "竖一二"


def test_wrapped_text_is_whole_and_inside_its_column() -> None:
    book, active = sheet()
    active["A1"], active["B1"] = "很长的单位名称" * 5, "右"
    active["A1"].alignment = Alignment(wrap_text=True)
    active["A1"].border = Border(bottom=Side(style="thin"))
    found = glyphs(printed(book).data)
    right = next(g for g in found if g.text == "右")
    assert sum(g.text == "长" for g in found) == 5
    assert all(g.right <= right.left for g in found if g.text != "右")


def test_a_number_wider_than_its_column_is_refused_not_hashed() -> None:
    book, active = sheet()
    active["A1"] = 123456789012
    active["A1"].number_format = "0.00"
    with pytest.raises(InputError, match="###"):
        printed(book)


@pytest.mark.parametrize(("code", "word"), [("yyyy-mm-dd", "数字格式"), ("0%", "数字格式")])
def test_a_number_format_that_is_not_known_is_refused(code: str, word: str) -> None:
    book, active = sheet()
    active["A1"] = 1
    active["A1"].number_format = code
    with pytest.raises(UnsupportedConstructError, match=word):
        printed(book)


def test_conditional_formats_and_charts_are_refused() -> None:
    book, active = sheet()
    active["A1"] = 1
    active.add_chart(openpyxl.chart.BarChart(), "B2")
    with pytest.raises(UnsupportedConstructError, match="图片或图表"):
        printed(book)


def test_text_that_runs_out_of_its_cell_is_refused() -> None:
    book, active = sheet()
    active["A1"] = "不换行而又比单元格长得多的文字"
    with pytest.raises(UnsupportedConstructError, match="不换行"):
        printed(book)


@pytest.mark.parametrize(
    ("alignment", "word"),
    [
        (Alignment(text_rotation=90), "转向"),
        (Alignment(indent=2, horizontal="left"), "缩进"),
        (Alignment(shrink_to_fit=True), "缩小字体"),
    ],
)
def test_alignment_that_is_not_drawn_is_refused(alignment: Alignment, word: str) -> None:
    book, active = sheet()
    active["A1"] = "文"
    active["A1"].alignment = alignment
    with pytest.raises(UnsupportedConstructError, match=word):
        printed(book)


def test_theme_colours_and_patterns_are_refused() -> None:
    for change in (
        {"font": Font(color=Color(theme=4))},
        {"fill": PatternFill("darkGrid")},
        {"fill": GradientFill(stop=("FF0000", "00FF00"))},
    ):
        book, active = sheet()
        active["A1"] = "文"
        for name, value in change.items():
            setattr(active["A1"], name, value)
        with pytest.raises(UnsupportedConstructError):
            printed(book)


def test_a_print_area_and_a_fit_to_height_that_is_not_met_are_refused() -> None:
    book, active = sheet()
    active["A1"] = "文"
    active.print_area = "A1:A1"
    with pytest.raises(UnsupportedConstructError, match="打印区域"):
        printed(book)
    book, active = sheet()
    for _ in range(90):
        active.append(["行"])
    active.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    with pytest.raises(UnsupportedConstructError, match="页高"):
        printed(book)


def test_a_long_title_goes_on_over_the_empty_cells_beside_it() -> None:
    book, active = sheet()
    active["A1"] = "本年度产业扶持项目申报情况汇总表"
    active["A2"], active["B2"], active["C2"] = "甲", "乙", "丙"
    active["D2"] = "丁"
    data = printed(book).data
    drawn = glyphs(data)
    assert len({round(glyph.baseline) for glyph in drawn if glyph.text in "本年度汇总表"}) == 1
    assert "本年度产业扶持项目申报情况汇总表" in text_of(data)
    places = {glyph.text: glyph.left for glyph in drawn if glyph.text in "甲乙丙丁"}
    assert places["甲"] < places["乙"] < places["丙"] < places["丁"]


@pytest.mark.parametrize("beside", ["乙", None])
def test_a_long_text_that_a_neighbour_or_its_border_would_cut_is_refused(beside: str | None) -> None:
    book, active = sheet()
    active["A1"] = "本年度产业扶持项目申报情况汇总表"
    active["B1"] = beside
    active["B1"].border = Border(left=Side(style="thin"))
    active["D2"] = "丁"
    with pytest.raises(UnsupportedConstructError, match="印出来会被截断"):
        printed(book)


def test_a_centred_text_spreads_to_both_sides() -> None:
    book, active = sheet()
    active["C1"] = "产业扶持项目汇总表"
    active["C1"].alignment = Alignment(horizontal="center")
    active["A2"], active["E2"] = "甲", "戊"
    data = printed(book).data
    assert "产业扶持项目汇总表" in text_of(data)
    drawn = {glyph.text: glyph.left for glyph in reversed(glyphs(data))}
    first, left, right = drawn["产"], drawn["甲"], drawn["戊"]
    assert left < first < (left + right) / 2
