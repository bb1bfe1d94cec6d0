"""What Word puts into every Chinese file and no PDF is made with leaves the template, and is told."""

from __future__ import annotations

import io

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from docgen.editions.form_made import MadeTemplate
from docgen.editions.form_word import word_template

_GRID = ("页面设置", "文档网格", "不能转成 PDF，已从模板中去掉，请核对行距和页数")


def form(*, grid: str, header: str) -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph("项目名称：")
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    set_up = section._sectPr.find(qn("w:docGrid"))
    if set_up is None:
        set_up = section._sectPr.makeelement(qn("w:docGrid"))
        section._sectPr.append(set_up)
    set_up.set(qn("w:type"), grid)
    return document


def made(document: docx.document.Document) -> tuple[MadeTemplate, str]:
    stream = io.BytesIO()
    document.save(stream)
    template = word_template(stream.getvalue(), "表.docx")
    return template, docx.Document(io.BytesIO(template.data)).element.xml


def test_the_grid_that_lines_snap_to_and_an_empty_header_are_taken_out() -> None:
    template, xml = made(form(grid="lines", header=" "))
    assert template.unmatched == [_GRID]
    assert "headerReference" not in xml
    assert "w:docGrid" in xml
    assert 'w:type="lines"' not in xml


def test_headers_with_words_or_a_picture_stay_and_a_plain_grid_is_not_told() -> None:
    template, xml = made(form(grid="default", header="某市工信局"))
    assert [place for place, _, _ in template.unmatched] == ["页眉"]
    assert "headerReference" in xml
    document = form(grid="default", header="")
    run = document.sections[0].header.paragraphs[0].add_run()
    run._r.append(OxmlElement("w:drawing"))
    assert "headerReference" in made(document)[1]
