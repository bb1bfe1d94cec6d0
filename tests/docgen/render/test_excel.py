"""Excel templates: typed cells, repeated record rows, and everything below them moved along."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from docgen.errors import InputError, TemplateError
from docgen.model.dates import PartialDate
from docgen.render.blank import Blank
from docgen.render.excel import ExcelTemplate

Cells = dict[str, object]
RECORDS = [
    {"no": n, "name": f"第{n}家", "wan": Decimal(n) + Decimal("0.5"), "note": Blank()} for n in range(1, 6)
]
TABLE: Cells = {
    "A1": "{{ head }}", "A2": "序号", "B2": "单位", "C2": "金额", "D2": "备注",
    "A3": "{{ row.no }}", "B3": "{{ row.name }}", "C3": "{{ row.wan }}", "D3": "{{ row.note }}",
    "B4": "合计", "C4": "=SUM(C3:C3)", "A5": "盖章", "A6": "签字",
}  # fmt: skip


def xlsx(cells: Cells, change: Callable[[Worksheet], object] = lambda sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "汇总"
    for name, value in cells.items():
        sheet[name] = value
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(template: bytes, **values: object) -> bytes:
    return ExcelTemplate.compile(template, source="汇总表.xlsx").render(values)


def opened(data: bytes) -> Worksheet:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(sheet, Worksheet)
    return sheet


def values_of(data: bytes) -> list[list[object]]:
    return [[cell.value for cell in row] for row in opened(data).iter_rows()]


def xml_of(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [
        (Decimal("1180.50"), "n", 1180.5),
        (0, "n", 0),
        ("001234", "s", "001234"),
        ("=1+1", "s", "=1+1"),
        ("====新行", "s", "====新行"),
        ("+86", "s", "+86"),
        ("-1", "s", "-1"),
        ("@SUM", "s", "@SUM"),
        ("http://a.b", "s", "http://a.b"),
        ("A&B <Co> {{ x }}", "s", "A&B <Co> {{ x }}"),
        (PartialDate(year=2021, month=3), "s", "2021年3月"),
        (date(2021, 3, 5), "s", "2021年3月5日"),
        (True, "s", "是"),
        (False, "s", "否"),
        (Decimal("123456789012345.6"), "s", "123456789012345.6"),
        (1234567890123456, "s", "1234567890123456"),
        (Decimal("1234567890123456000"), "s", "1234567890123456000"),
    ],
)
def test_a_single_tag_gives_the_cell_the_value_s_own_type(value: object, kind: str, read: object) -> None:
    cell = opened(filled(xlsx({"A1": "{{ x }}"}, lambda s: _width(s, "A", 40)), x=value))["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == (kind, read, None)


def _width(sheet: Worksheet, column: str, width: float) -> None:
    sheet.column_dimensions[column].width = width


def test_a_blank_leaves_the_styled_cell_empty() -> None:
    bold = Font(bold=True)
    cell = opened(filled(xlsx({"A1": "{{ x }}"}, lambda s: setattr(s["A1"], "font", bold)), x=Blank()))["A1"]
    assert cell.value is None
    assert cell.font.bold


def test_mixed_text_conditions_and_loops_give_text() -> None:
    cells: Cells = {"A1": "{{ a }}（{{ n }}）", "A2": "{% if yes %}有{% else %}无{% endif %}",
                    "A3": "{% for x in xs %}{{ x }}；{% endfor %}"}  # fmt: skip
    out = filled(xlsx(cells), a="附件&", n=Decimal("2.50"), yes=False, xs=["甲", "乙"])
    assert values_of(out) == [["附件&（2.5）"], ["无"], ["甲；乙；"]]


def test_a_record_row_is_repeated_and_the_rest_moves_down() -> None:
    out = filled(xlsx(TABLE), head="表", rows=RECORDS)
    rows = values_of(out)
    assert rows[2] == [1, "第1家", 1.5, None]
    assert rows[6] == [5, "第5家", 5.5, None]
    assert rows[7] == [None, "合计", "=SUM(C3:C7)", None]
    assert [row[0] for row in rows[8:]] == ["盖章", "签字"]


def test_a_total_carries_its_exact_result() -> None:
    out = filled(
        xlsx(TABLE),
        head="表",
        rows=[{**RECORDS[0], "wan": Decimal("0.1")}, {**RECORDS[0], "wan": Decimal("0.2")}],
    )
    assert "<f>SUM(C3:C4)</f><v>0.3</v>" in xml_of(out)
    assert CalamineWorkbook.from_filelike(io.BytesIO(out)).get_sheet_by_name("汇总").to_python()[4][2] == 0.3


def test_no_records_leave_one_empty_styled_row() -> None:
    border = Border(*[Side("thin")] * 4)
    template = xlsx(TABLE, lambda s: setattr(s["B3"], "border", border))
    for records in ([], Blank()):
        sheet = opened(filled(template, head="表", rows=records))
        assert [cell.value for cell in sheet[3]] == [None] * 4
        assert sheet["B3"].border.left.style == "thin"
        assert sheet["B4"].value == "合计"
    assert opened(filled(template, head="表", rows=[Blank()] * 3))["B6"].value == "合计"


def test_each_record_has_the_height_format_and_merges_of_the_template_row() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("B3:C3")
        sheet.row_dimensions[3].height = 40
        sheet["B3"].border = sheet["C3"].border = Border(*[Side("thin")] * 4)

    cells = {name: value for name, value in TABLE.items() if name not in ("C3", "C4")}
    sheet = opened(filled(xlsx(cells, change), head="表", rows=RECORDS))
    assert {str(area) for area in sheet.merged_cells.ranges} == {f"B{row}:C{row}" for row in range(3, 8)}
    assert {sheet.row_dimensions[row].height for row in range(3, 8)} == {40}
    assert all(
        sheet[f"{column}{row}"].border.bottom.style == "thin" for column in "BC" for row in range(3, 8)
    )


def test_a_record_may_take_several_rows() -> None:
    cells: Cells = {
        "A1": "头",
        "A2": "{{ row.no }}",
        "B2": "{{ row.name }}",
        "B3": "{{ row.wan }}",
        "A4": "尾",
    }
    out = filled(xlsx(cells, lambda s: s.merge_cells("A2:A3")), rows=RECORDS[:2])
    assert values_of(out) == [
        ["头", None],
        [1, "第1家"],
        [None, 1.5],
        [2, "第2家"],
        [None, 2.5],
        ["尾", None],
    ]
    assert {str(area) for area in opened(out).merged_cells.ranges} == {"A2:A3", "A4:A5"}


def test_what_refers_to_cells_follows_them() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A5:D5")
        sheet.merge_cells("D2:D4")
        sheet.row_dimensions[5].height = 50
        sheet.print_area = "A1:D6"
        sheet.print_title_rows = "1:2"
        sheet.row_breaks.append(Break(id=5))
        validation = DataValidation(type="list", formula1="$B$4:$B$4")
        validation.add("D3")
        sheet.add_data_validation(validation)
        sheet.conditional_formatting.add("C3:C3", CellIsRule(operator="lessThan", formula=["$C$4"]))
        sheet.parent.defined_names["合计格"] = DefinedName("合计格", attr_text="汇总!$C$4")
        sheet.parent.create_sheet("另表")["A1"] = "=汇总!C4+SUM(汇总!C3:C4)"

    cells = {name: value for name, value in TABLE.items() if name != "D3"}
    out = filled(xlsx(cells, change), head="表", rows=RECORDS)
    sheet = opened(out)
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A9:D9", "D2:D8"}
    assert sheet.row_dimensions[9].height == 50
    assert (sheet.print_area, sheet.print_title_rows) == ("'汇总'!$A$1:$D$10", "$1:$2")
    assert [mark.id for mark in sheet.row_breaks.brk] == [9]
    validation = sheet.data_validations.dataValidation[0]
    assert (str(validation.sqref), validation.formula1) == ("D3:D7", "$B$8:$B$8")
    formatting = next(iter(sheet.conditional_formatting))
    assert (str(formatting.sqref), formatting.rules[0].formula) == ("C3:C7", ["$C$8"])
    assert sheet.parent.defined_names["合计格"].attr_text == "汇总!$C$8"
    assert sheet.parent["另表"]["A1"].value == "=汇总!C8+SUM(汇总!C3:C8)"


def test_a_formula_in_a_record_row_refers_to_its_own_record() -> None:
    cells: Cells = {"A1": "{{ row.wan }}", "B1": "=A1*2+$A$2", "A2": "尾"}
    assert [row[1] for row in values_of(filled(xlsx(cells), rows=RECORDS[:2]))] == [
        "=A1*2+$A$3",
        "=A2*2+$A$3",
        None,
    ]


def test_a_range_within_a_record_row_stays_within_it_and_shared_formulas_are_told_apart() -> None:
    template = xlsx(
        {"A1": "{{ row.no }}", "B1": "{{ row.wan }}", "C1": "=SUM(A1:B1)", "A2": "=B9*2", "A3": 0}
    )
    sheet = "xl/worksheets/sheet1.xml"
    template = _rewritten(template, sheet, "<f>B9*2</f>", '<f t="shared" ref="A2:A3" si="0">B9*2</f>')
    template = _rewritten(template, sheet, '<c r="A3" t="n"><v>0</v>', '<c r="A3"><f t="shared" si="0"/>')
    rows = values_of(filled(template, rows=RECORDS[:2]))
    assert [row[2] for row in rows[:2]] == ["=SUM(A1:B1)", "=SUM(A2:B2)"]
    assert [row[0] for row in rows[2:]] == ["=B10*2", "=B11*2"]


def test_a_total_over_a_formula_of_unknown_result_is_left_to_excel() -> None:
    cells: Cells = {"A1": "{{ x }}", "B1": "=A1*2", "C1": "=SUM(A1:B1)"}
    template = ExcelTemplate.compile(xlsx(cells), source="")
    out = template.render({"x": 1})
    assert "<f>SUM(A1:B1)</f></c>" in xml_of(out)
    assert 'fullCalcOnLoad="1"' in xml_of(out, "xl/workbook.xml")
    assert [note for note in template.notes if "B1" in note]


def test_shared_strings_of_the_template_are_read_and_their_tags_leave_the_file() -> None:
    template = filled(xlsx({"A1": "{{ a }}", "B1": "{{ b }}"}), a="前{{ x }}", b="留")
    out = filled(template, x="值")
    assert values_of(out) == [["前值", "留"]]
    assert "{{" not in xml_of(out, "xl/sharedStrings.xml")


def test_a_tag_in_a_cell_of_several_fonts_is_refused() -> None:
    template = filled(xlsx({"A1": "{{ a }}"}), a="{{ x }}")
    text, rich = '<t xml:space="preserve">{{ x }}</t>', "<r><t>{{ x</t></r><r><rPr><b/></rPr><t> }}</t></r>"
    with pytest.raises(TemplateError, match="多种字体"):
        ExcelTemplate.compile(_rewritten(template, "xl/sharedStrings.xml", text, rich), source="")


def test_the_calculation_chain_is_left_out_with_all_that_names_it() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
    template = _rewritten(
        xlsx(TABLE), "[Content_Types].xml", "</Types>",
        f'<Override PartName="/xl/calcChain.xml" ContentType="{kind}"/></Types>',
    )  # fmt: skip
    relationship = f'<Relationship Id="rId9" Type="{link}" Target="calcChain.xml"/></Relationships>'
    template = _rewritten(template, "xl/_rels/workbook.xml.rels", "</Relationships>", relationship)
    out = filled(_with_part(template, "xl/calcChain.xml", "<calcChain/>"), head="表", rows=RECORDS)
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert not [name for name in archive.namelist() if b"calcChain" in archive.read(name) + name.encode()]


def test_a_drawing_below_the_records_moves_down_and_one_over_them_grows() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    anchor = (
        "<x:twoCellAnchor><x:from><x:row>{}</x:row></x:from><x:to><x:row>{}</x:row></x:to></x:twoCellAnchor>"
    )
    anchors = (anchor.format(4, 5) + anchor.format(2, 2)).replace("x:", "xdr:")
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{link}" Target="../drawings/drawing1.xml"/></Relationships>'
    )
    template = _with_part(xlsx(TABLE), "xl/worksheets/_rels/sheet1.xml.rels", relationships)
    part = "xl/drawings/drawing1.xml"
    template = _with_part(template, part, f'<xdr:wsDr xmlns:xdr="{drawing}">{anchors}</xdr:wsDr>')
    rows = re.findall(r"<xdr:row>(\d+)<", xml_of(filled(template, head="表", rows=RECORDS), part))
    assert rows == ["8", "9", "2", "6"]


def _with_part(package: bytes, name: str, text: str) -> bytes:
    out = io.BytesIO(package)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, text)
    return out.getvalue()


def test_validations_in_extension_lists_are_kept_and_moved() -> None:
    template = xlsx(TABLE)
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        '<x14:dataValidations count="1" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list">'
        "<x14:formula1><xm:f>另表!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D3 A5</xm:sqref>"
        "</x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>"
    )
    with_extension = _rewritten(template, "xl/worksheets/sheet1.xml", "</worksheet>", extension)
    xml = xml_of(filled(with_extension, head="表", rows=RECORDS))
    assert "<xm:sqref>D3:D7 A9</xm:sqref>" in xml
    assert "<xm:f>另表!$A$1:$A$3</xm:f>" in xml


def _rewritten(package: bytes, name: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            data = source.read(entry)
            target.writestr(entry, data.decode().replace(old, new) if entry == name else data)
    return out.getvalue()


def test_a_row_grows_until_its_wrapped_text_shows() -> None:
    def change(sheet: Worksheet) -> None:
        _width(sheet, "A", 20)
        sheet["A1"].alignment = Alignment(wrap_text=True)
        sheet["A1"].font = Font(name="宋体", size=10)
        sheet.row_dimensions[1].height = 30

    template = ExcelTemplate.compile(xlsx({"A1": "{{ x }}"}, change), source="")
    heights = [
        opened(template.render({"x": "江苏省" * times})).row_dimensions[1].height for times in (1, 2, 8, 40)
    ]
    # 20 characters are 145 pixels, 105 points of text: ten signs of 10 points a line, 13 points a line.
    assert heights[:2] == [30, 30]
    assert heights[2] >= 3 * 13
    assert heights[3] >= 12 * 13
    assert opened(template.render({"x": "一\n二\n三\n四"})).row_dimensions[1].height >= 4 * 13


def test_a_merge_over_several_rows_counts_the_height_of_all_of_them() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:A3")
        sheet["A1"].alignment = Alignment(wrap_text=True)
        for row in (2, 3):
            sheet.row_dimensions[row].height = 100

    out = opened(filled(xlsx({"A1": "{{ x }}"}, change), x="一\n" * 12))
    assert out.row_dimensions[1].height is None


def test_text_that_would_be_covered_by_its_neighbour_is_wrapped_and_a_free_heading_is_not() -> None:
    template = ExcelTemplate.compile(xlsx({"A1": "{{ x }}", "B1": "邻", "A2": "{{ x }}"}), source="")
    sheet = opened(template.render({"x": "江苏某某设备制造有限公司"}))
    assert sheet["A1"].alignment.wrap_text
    assert sheet.row_dimensions[1].height > 30
    assert not sheet["A2"].alignment.wrap_text


def test_general_numbers_show_all_their_decimals() -> None:
    sheet = opened(filled(xlsx({"A1": "{{ x }}"}, lambda s: _width(s, "A", 20)), x=Decimal("12345.678901")))
    assert sheet["A1"].number_format == "0.000000"
    assert sheet["A1"].value == 12345.678901


def test_a_number_that_its_format_would_round_is_refused() -> None:
    two_decimals = xlsx({"A1": "{{ row.wan }}"}, lambda s: setattr(s["A1"], "number_format", "#,##0.00_ "))
    assert values_of(filled(two_decimals, rows=[{"wan": Decimal("1.25")}])) == [[1.25]]
    with pytest.raises(InputError, match=r"rows\[\]\.wan.*3 位小数"):
        filled(two_decimals, rows=[{"wan": Decimal("1.255")}])


def test_a_number_too_wide_for_its_column_is_printed_smaller_and_never_as_hashes() -> None:
    narrow = xlsx({"A1": "{{ x }}"}, lambda s: _width(s, "A", 9))
    sheet = opened(filled(narrow, x=Decimal("12345.678901")))
    assert (sheet["A1"].value, sheet["A1"].number_format) == (12345.678901, "0.000000")
    assert 6 <= sheet["A1"].font.size <= 8
    assert opened(filled(narrow, x=1180))["A1"].font.size == 11
    with pytest.raises(InputError, match="####"):
        filled(xlsx({"A1": "{{ x }}"}, lambda s: _width(s, "A", 3)), x=123456789012345)


@pytest.mark.parametrize(
    ("value", "what"),
    [("长" * 32_768, "32767"), ("𬭎" * 16_384, "32767"), ("坏\x07", "U+0007"), ("坏\ud800", "U+D800")],
)
def test_text_that_a_cell_cannot_hold_names_the_field_and_the_cell(value: str, what: str) -> None:
    with pytest.raises(InputError) as caught:
        filled(xlsx({"B2": "{{ a.name }}"}), a={"name": value})
    assert not isinstance(caught.value, TemplateError)
    assert what in caught.value.what
    assert "a.name" in caught.value.what
    assert "B2" in caught.value.place


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("{{ x", "不完整"), ("{{ x|nope }}", "过滤器"), ("{% if x %}", "没有结束"), ("{%tr if x %}", "Word"),
        ("｛｛ x ｝｝", "全角"), ('="{{ x }}"', "公式里有标签"), ("{{ x.__class__ }}", "内部属性"),
    ],
)  # fmt: skip
def test_a_bad_tag_names_sheet_and_cell(cell: str, what: str) -> None:
    with pytest.raises(TemplateError) as caught:
        ExcelTemplate.compile(xlsx({"C7": cell}), source="汇总表.xlsx")
    assert what in caught.value.what
    assert "工作表“汇总”的 C7 单元格" in caught.value.place
    assert caught.value.file == "汇总表.xlsx"


@pytest.mark.parametrize(
    ("values", "what"),
    [
        ({"head": "表"}, "rows"),
        ({"head": "表", "rows": "甲"}, "不是列表"),
        ({"head": "表", "rows": [RECORDS[0], {"no": 2}]}, "rows[2].name"),
        ({"head": None, "rows": []}, "缺少值"),
        ({"head": 1.5, "rows": []}, "浮点数"),
        ({"head": ["a"], "rows": []}, "列表"),
    ],
)
def test_missing_and_wrong_values_are_named(values: dict[str, object], what: str) -> None:
    with pytest.raises(TemplateError) as caught:
        filled(xlsx(TABLE), **values)
    assert what in caught.value.line()


def test_comments_that_would_lie_beside_their_row_are_refused() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A5"].comment = Comment("说明", "甲")

    with pytest.raises(TemplateError, match="批注"):
        ExcelTemplate.compile(xlsx(TABLE, change), source="汇总表.xlsx")


def test_headers_and_properties_are_filled_and_no_tag_is_left() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.oddFooter.center.text = "{{ head }} 第&P页"
        sheet.parent.properties.title = "{{ head }}"

    out = filled(xlsx(TABLE, change), head="A&B", rows=[])
    assert "A&amp;&amp;B 第&amp;P页" in xml_of(out)
    assert "<dc:title>A&amp;B</dc:title>" in re.sub(' xmlns:dc="[^"]*"', "", xml_of(out, "docProps/core.xml"))
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert not [name for name in archive.namelist() if b"{{" in archive.read(name)]


def test_variables_are_dotted_paths_with_the_records_as_a_list() -> None:
    template = ExcelTemplate.compile(xlsx(TABLE), source="")
    assert template.variables() == {"head", "rows[].no", "rows[].name", "rows[].wan", "rows[].note"}


def test_renders_share_no_state_run_in_threads_and_repeat_byte_by_byte() -> None:
    template = ExcelTemplate.compile(xlsx(TABLE), source="")

    def render(number: int) -> bytes:
        return template.render({"head": f"表{number}", "rows": RECORDS[: number % 4]})

    alone = [render(number) for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, range(12))) == alone
    assert "第3家" not in str(values_of(alone[1]))


def test_a_filled_workbook_is_as_valid_as_its_template(audit: Callable[[bytes, str], list[str]]) -> None:
    template = xlsx(TABLE, lambda s: s.merge_cells("A5:D5"))
    long = {**RECORDS[0], "wan": Decimal("12345.678901")}
    out = filled(template, head="一\n二", rows=[*RECORDS, long])
    known = {_without_number(error) for error in audit(template, ".xlsx") if "inline-string" not in error}
    assert {_without_number(error) for error in audit(out, ".xlsx")} == known


def _without_number(error: str) -> str:
    return re.sub(r"font\[\d+\]", "font", error)


NAME_CELLS: Cells = {"A1": "{{ row.name }}", "B1": "{{ row.no }}"}
NAMES = ExcelTemplate.compile(xlsx(NAME_CELLS, lambda sheet: _width(sheet, "A", 200)), source="")
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"),
    min_size=1,
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        texts | st.text(alphabet="=+-@&<>\"'{}% 甲_x0041", min_size=1, max_size=20), min_size=5, max_size=5
    )
)
def test_any_names_are_read_back_by_another_reader(names: list[str]) -> None:
    out = NAMES.render({"rows": [{"name": name, "no": number} for number, name in enumerate(names)]})
    read = CalamineWorkbook.from_filelike(io.BytesIO(out)).get_sheet_by_index(0).to_python()
    assert read == [[name, number] for number, name in enumerate(names)]


def test_text_that_looks_like_an_escape_is_escaped(kit: SimpleNamespace) -> None:
    assert "_x005F_x0041_b" in kit.part(filled(xlsx({"A1": "{{ x }}"}), x="_x0041_b"), "xl/sharedStrings.xml")
