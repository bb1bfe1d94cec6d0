"""What a Word form holds outside its own lines and cells: filled where it is simple, else told with its count."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from docgen.editions.form_made import MadeTemplate
from docgen.editions.form_word import word_template

_WHY = "其中的内容没有检查，要填写的请在模板中自己加入标签"


def word(document: docx.document.Document) -> MadeTemplate:
    stream = io.BytesIO()
    document.save(stream)
    return word_template(stream.getvalue(), "表.docx")


def control(content: str) -> Any:
    return parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{content}</w:sdtContent></w:sdt>")


def text_box() -> Any:
    box = "<w:txbxContent><w:p><w:r><w:t>联系人：____</w:t></w:r></w:p></w:txbxContent>"
    both = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    names = nsdecls("w") + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    return parse_xml(f"<w:r {names}><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")


def test_what_is_not_looked_at_is_listed_with_its_count() -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "申报单位：____"
    section.footer.paragraphs[0].text = "— 第 1 页 共 3 页 —"
    document.add_paragraph("项目名称：")._p.append(text_box())
    line = document.add_paragraph("联系电话：____  是否上市：")
    line._p.append(control("<w:r><w:t>单击此处输入</w:t></w:r>"))
    made = word(document)
    assert made.matched == [("project.name", "第 1 段")]
    assert made.unmatched == [
        ("第 2 段", "联系电话：____  是否上市：", "这一行有内容控件或窗体域"),
        ("页眉", "1 处", _WHY),
        ("文本框", "1 处", _WHY),
        ("内容控件", "1 处", _WHY),
    ]


def test_a_text_box_behind_a_label_stays() -> None:
    document = docx.Document()
    document.add_paragraph("项目名称：")._p.append(text_box())
    paragraph = docx.Document(io.BytesIO(word(document).data)).paragraphs[0]
    assert paragraph.text == "项目名称：{{ project.name }}"
    assert len(list(paragraph._p.iter(qn("w:txbxContent")))) == 2


def test_a_content_control_around_whole_lines_is_filled_and_one_in_a_cell_is_left_alone() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "项目名称"
    cell = table.cell(0, 1)._tc
    cell.remove(cell.p_lst[0])
    cell.append(control("<w:p/>"))
    document.element.body.insert(0, control("<w:p><w:r><w:t>项目名称：</w:t></w:r></w:p>"))
    made = word(document)
    assert made.matched == [("project.name", "第 1 段")]
    assert made.unmatched == [("内容控件", "1 处", _WHY)]


def test_tags_go_where_the_blanks_are_behind_a_link_and_into_tables_within_cells() -> None:
    document = docx.Document()
    link = parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>见省厅网站 </w:t></w:r></w:hyperlink>")
    document.add_paragraph()._p.append(link)
    document.paragraphs[0].add_run("项目名称：____ 联系电话：____")
    inner = document.add_table(rows=1, cols=1).cell(0, 0).add_table(rows=1, cols=2)
    inner.cell(0, 0).text = "项目负责人"
    opened = docx.Document(io.BytesIO(word(document).data))
    assert opened.paragraphs[0].text == (
        "见省厅网站 项目名称：{{ project.name|blank(4, '_') }} 联系电话：{{ project.phone|blank(4, '_') }}"
    )
    (nested,) = opened.tables[0].cell(0, 0).tables
    assert [cell.text for cell in nested.rows[0].cells] == ["项目负责人", "{{ project.leader }}"]


def test_rows_of_a_schedule_that_hold_content_controls_stay_as_they_are() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "起止时间", "项目建设内容"
    table.cell(1, 0).paragraphs[0]._p.append(control("<w:r><w:t>选择日期</w:t></w:r>"))
    made = word(document)
    assert "step" not in docx.Document(io.BytesIO(made.data)).element.xml
    assert made.unmatched[-1] == ("内容控件", "1 处", _WHY)
