"""Blank forms become templates where a label names one field; what names none or two is listed."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from openpyxl.styles import Border, Side

from docgen.editions.form_excel import excel_template, for_every_direction
from docgen.editions.form_labels import match_label
from docgen.editions.form_made import MadeTemplate
from docgen.editions.form_word import word_template
from docgen.errors import InputError


def word(document: docx.document.Document) -> MadeTemplate:
    stream = io.BytesIO()
    document.save(stream)
    return word_template(stream.getvalue(), "表.docx")


def cells(made: MadeTemplate, table: int = 0) -> list[list[str]]:
    document = docx.Document(io.BytesIO(made.data))
    return [[cell.text for cell in row.cells] for row in document.tables[table].rows]


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("单位名称", "applicant.name"),
        ("申报单位：", "applicant.name"),
        (" 统一社会 信用代码", "applicant.uscc"),
        ("项目总投资（万元）", "totals.total_investment_wan"),
        ("申请补助资金(万元)", "project.applied_wan"),
        ("所属类别", "programme.label"),
        ("项目所在地", "project.site"),
    ],
)
def test_labels_as_forms_print_them(label: str, path: str) -> None:
    found = match_label(label)
    assert found is not None
    assert found.path == path


def test_sentences_are_no_labels_and_unknown_labels_match_nothing() -> None:
    assert match_label("申报单位承诺，所报材料真实") is None
    unknown = match_label("开户银行")
    assert unknown is not None
    assert unknown.paths == ()


def test_a_value_goes_beside_its_label_below_it_or_on_its_line() -> None:
    document = docx.Document()
    document.add_paragraph("申报单位：__________  统一社会信用代码：__________")
    table = document.add_table(rows=3, cols=4)
    for column, text in ((0, "企业名称"), (2, "法定代表人")):
        table.cell(0, column).text = text
    for column, text in enumerate(("项目负责人", "联系电话", "开户银行", "项目代码")):
        table.cell(1, column).text = text
    made = word(document)
    text = docx.Document(io.BytesIO(made.data)).paragraphs[0].text
    assert text.replace(" ", "") == (
        "申报单位：{{applicant.name|blank(10,'_')}}统一社会信用代码：{{applicant.uscc|blank(10,'_')}}"
    )
    assert cells(made) == [
        ["企业名称", "{{ applicant.name }}", "法定代表人", "{{ applicant.legal_rep }}"],
        ["项目负责人", "联系电话", "开户银行", "项目代码"],
        ["{{ project.leader }}", "{{ project.phone }}", "", "{{ project.code }}"],
    ]
    assert [(label, why) for _, label, why in made.unmatched] == [("开户银行", "没有同名的字段")]


def test_a_filled_cell_is_never_overwritten() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目名称", "（由申报单位填写）"
    assert cells(word(document)) == [["项目名称", "（由申报单位填写）"]]


def test_a_schedule_becomes_a_loop_that_leaves_the_empty_rows_to_the_blank_form() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    for column, text in enumerate(("起止时间", "项目建设内容", "投入总额（万元）")):
        table.cell(0, column).text = text
    assert cells(word(document)) == [
        ["起止时间", "项目建设内容", "投入总额（万元）"],
        ["{%tr for step in schedule %}", "", ""],
        ["{{ step.period }}", "{{ step.work }}", "{{ step.amount_wan }}"],
        ["{%tr endfor %}", "", ""],
        ["{%tr if not schedule %}", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["", "", ""],
        ["{%tr endif %}", "", ""],
    ]


def test_a_sheet_of_applications_has_a_row_of_tags_and_is_made_for_a_region() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"] = "汇总表"
    for column, text in enumerate(
        ("序号", "单位名称", "申报项目名称", "主营业务收入\n（万元）", "银行账号"), start=1
    ):
        sheet.cell(2, column).value = text
    stream = io.BytesIO()
    book.save(stream)
    made = excel_template(stream.getvalue(), "汇总表.xlsx")
    rows = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(io.BytesIO(made.data)).active.iter_rows()
    ]
    assert rows[2] == [
        "{{ row.no }}", "{{ row.applicant.name }}", "{{ row.project.name }}", "{{ row.figures.revenue_wan }}", None,
    ]  # fmt: skip
    assert made.scope == "region"
    assert [label for _, label, _ in made.unmatched] == ["银行账号"]


def test_files_that_are_no_forms_are_refused() -> None:
    with pytest.raises(InputError, match="不是 docx"):
        word_template(b"x", "a.docx")
    with pytest.raises(InputError, match="不是 xlsx"):
        excel_template(b"x", "a.xlsx")


def paragraphs(made: MadeTemplate) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(made.data)).paragraphs]


def test_the_value_of_a_label_with_a_colon_goes_into_the_cell_beside_it_and_printed_values_stay() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=2)
    table.cell(0, 0).text = "项目名称："
    table.cell(1, 0).text, table.cell(1, 1).text = "项目管理单位（甲方）：", "某省工业和信息化厅"
    table.cell(2, 0).text, table.cell(2, 1).text = "申请财政资金：", "　　　　 万元"
    made = word(document)
    assert cells(made) == [
        ["项目名称：", "{{ project.name }}"],
        ["项目管理单位（甲方）：", "某省工业和信息化厅"],
        ["申请财政资金：", "{{ project.applied_wan|blank(4) }}万元"],
    ]
    assert made.unmatched == []


def test_every_blank_cell_is_filled_or_listed_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "核查内容", "核查情况"
    table.cell(1, 0).text = "1.申报主体是否在省域内注册，且正常经营。"
    table.cell(2, 0).text = "申报单位"
    made = word(document)
    assert [path for path, _ in made.matched] == ["applicant.name"]
    assert [(place, label) for place, label, _ in made.unmatched] == [
        ("表 1第 2 行第 2 格", "1.申报主体是否在省域内注册，且正常经营。"),
        ("表 1第 4 行第 1 格", "核查内容"),
        ("表 1第 4 行第 2 格", "核查情况"),
    ]


def test_a_heading_names_the_cells_right_below_it_and_those_further_down_are_listed() -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目负责人", "联系电话"
    table.cell(2, 0).text = "备注事项"
    made = word(document)
    assert cells(made)[1] == ["{{ project.leader }}", "{{ project.phone }}"]
    assert cells(made)[3] == ["", ""]
    assert [place for place, _, _ in made.unmatched] == [
        "表 1第 3 行第 2 格",
        "表 1第 4 行第 1 格",
        "表 1第 4 行第 2 格",
    ]


def ruled(document: docx.document.Document, words: str = "") -> None:
    paragraph = document.add_paragraph(words)
    paragraph.add_run("　" * 20).font.underline = True


def test_ruled_lines_give_way_to_the_value_and_come_back_where_there_is_none() -> None:
    document = docx.Document()
    document.add_paragraph("（一）任务目标：")
    ruled(document)
    ruled(document)
    ruled(document, "（二）实施期限：")
    document.add_paragraph("（三）开户情况：")
    ruled(document)
    made = word(document)
    rule = "　" * 20
    assert paragraphs(made) == [
        "（一）任务目标：",
        "{%p if project.targets %}",
        "{{ project.targets }}",
        "{%p else %}",
        rule,
        rule,
        "{%p endif %}",
        "（二）实施期限：{{ project.period|blank(20) }}",
        "（三）开户情况：",
        rule,
    ]
    assert made.unmatched == [("第 5 段", "开户情况", "没有同名的字段")]


def test_a_colon_that_leads_into_a_list_a_table_or_items_is_no_place() -> None:
    document = docx.Document()
    document.add_paragraph("项目申报单位承诺：")
    document.add_paragraph("1.本单位近三年无严重失信行为。")
    document.add_paragraph("存在下述情形的，3年内不得申报各类资金：")
    document.add_paragraph("违法违规的；")
    document.add_paragraph("（二）进度计划：")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "见附表"
    document.add_paragraph("开户银行：")
    made = word(document)
    assert [label for _, label, _ in made.unmatched] == ["开户银行"]


def sheet_of(made: MadeTemplate) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(made.data)).active


def excel(book: openpyxl.Workbook) -> MadeTemplate:
    stream = io.BytesIO()
    book.save(stream)
    return excel_template(stream.getvalue(), "汇总表.xlsx")


def test_the_head_of_a_summary_and_a_heading_merged_over_two_rows_are_filled() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["C1"], sheet["A2"], sheet["B2"] = "地区：", "汇总时间：", "序号", "基本情况"
    for column, text in enumerate(("单位名称", "项目名称", "所属行业"), start=2):
        sheet.cell(3, column).value = text
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:D1")
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:D2")
    filled = sheet_of(excel(book))
    assert (filled["A1"].value, filled["C1"].value) == (
        "地区：{{ summary.region }}",
        "汇总时间：{{ summary.made_on }}",
    )
    assert [cell.value for cell in filled[4]] == [
        "{{ row.no }}", "{{ row.applicant.name }}", "{{ row.project.name }}", "{{ row.applicant.industry }}",
    ]  # fmt: skip


def test_a_value_behind_a_colon_goes_beside_it_only_into_a_framed_cell() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["C1"], sheet["A2"] = "项目名称：", "联系电话：", "项目负责人："
    sheet["B2"].border = Border(bottom=Side("thin"))
    sheet["E2"] = "备注"
    filled = sheet_of(excel(book))
    assert (filled["A1"].value, filled["B1"].value) == ("项目名称：{{ project.name }}", None)
    assert (filled["C1"].value, filled["D1"].value) == ("联系电话：{{ project.phone }}", None)
    assert (filled["A2"].value, filled["B2"].value) == ("项目负责人：", "{{ project.leader }}")


def test_the_row_for_sums_of_a_summary_is_listed() -> None:
    book = openpyxl.Workbook()
    summary_sheet(book.active)
    book.active["A4"] = "合　计"
    assert excel(book).unmatched == [("Sheet!A4", "合　计", "不自动计算，请在模板中写公式或手工填写")]


def test_headings_merged_with_the_row_below_them_head_no_row_of_applications() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for column, text in enumerate(("单位名称", "项目名称", "所属行业"), start=1):
        sheet.cell(1, column).value = text
        sheet.merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    filled = sheet_of(excel(book))
    assert [cell.value for cell in filled[3]] == [
        "{{ row.applicant.name }}", "{{ row.project.name }}", "{{ row.applicant.industry }}",
    ]  # fmt: skip


def test_labels_with_room_beside_them_are_filled_there_and_not_below() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for column, text in ((1, "项目负责人"), (3, "联系电话"), (5, "项目所在地")):
        sheet.cell(1, column).value = text
    made = excel(book)
    assert made.scope == "application"
    assert [cell.value for cell in sheet_of(made)[1]][1::2] == [
        "{{ project.leader }}", "{{ project.phone }}", "{{ project.site }}",
    ]  # fmt: skip


def test_an_amount_in_yuan_and_a_framed_cell_that_nothing_fits_are_listed() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"], sheet["A3"], sheet["A4"] = (
        "项目总投资（元）",
        "开户银行",
        "申请资金",
        "填写说明",
    )
    for name in ("B1", "B2"):
        sheet[name].border = Border(bottom=Side("thin"))
    made = excel(book)
    assert sheet_of(made)["B3"].value == "{{ project.applied_wan }} 万元"
    assert [(label, why) for _, label, why in made.unmatched] == [
        ("项目总投资（元）", "表上的单位是元，字段的单位是万元"),
        ("开户银行", "没有同名的字段"),
    ]


def summary_sheet(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    for column, text in enumerate(("单位名称", "项目名称", "所属行业"), start=1):
        sheet.cell(1, column).value = text


def test_what_stands_on_another_sheet_of_a_summary_s_file_is_listed() -> None:
    book = openpyxl.Workbook()
    book.active.title = "申请表"
    book.active["A1"], book.active["A2"], book.active["A3"] = "项目负责人", "开户银行", "申报单位：____"
    book.active["B2"].border = Border(bottom=Side("thin"))
    summary_sheet(book.create_sheet("汇总表"))
    summary_sheet(book.create_sheet("汇总表二"))
    made = excel(book)
    assert made.scope == "region"
    assert [path for path, _ in made.matched] == ["applicant.name", "project.name", "applicant.industry"]
    own_file = "与汇总表在同一个文件里，填不进单个项目的值，请另存为单独的文件"
    assert made.unmatched == [
        ("申请表!A1", "项目负责人", own_file),
        ("申请表!A2", "开户银行", "没有同名的字段"),
        ("申请表!A3", "申报单位", own_file),
        ("汇总表二", "汇总表", "一个文件里只填第一张汇总表，请把这一张另存为单独的文件"),
    ]


def test_the_only_summary_is_made_to_print_any_direction() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A2"] = "附件 2-1", "专项资金（改造）汇总表"
    stream = io.BytesIO()
    book.save(stream)
    general = openpyxl.load_workbook(
        io.BytesIO(for_every_direction(stream.getvalue(), "表.xlsx", "改造"))
    ).active
    assert general["A1"].value == "{{ summary.annex }}"
    assert general["A2"].value == "专项资金（{{ summary.direction }}）汇总表"
