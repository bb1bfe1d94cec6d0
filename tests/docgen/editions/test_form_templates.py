"""Blank forms become templates where a label names one field; what names none or two is listed."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from docgen.editions.form_excel import excel_template
from docgen.editions.form_labels import match_label
from docgen.editions.form_word import MadeTemplate, word_template
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
