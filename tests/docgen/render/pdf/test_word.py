"""Word files as PDF: text, places, pages, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from docgen.errors import InputError, MissingGlyphError, UnsupportedConstructError
from docgen.render.pdf import render_docx_pdf
from tests.docgen.render.pdf.conftest import PAGE, STYLES, glyphs, paragraph, strokes, text_of, word_file

Printed = Callable[[str], bytes]
A4_HEIGHT, MARGIN, LINE = 841.9, 72.0, 28.0


@pytest.mark.parametrize(
    "text", ['A&B<Co>"x"\\#let', "𬭎䶮㙓", "{{x}}$1*2*#y", "“引号”——…（）《》〔2022〕3号", "①☐☑㎡—"]
)
def test_text_comes_out_as_it_is(printed: Printed, text: str) -> None:
    assert text_of(printed(paragraph(text))) == text


def test_a_character_without_a_font_is_named_with_code_point_and_place() -> None:
    with pytest.raises(MissingGlyphError) as error:
        render_docx_pdf(word_file(paragraph("单位\U00012000名称")), source="t.docx")
    assert "U+12000" in error.value.line()
    assert "t.docx" in error.value.line()
    assert "单位" in error.value.line()


def test_exact_lines_stand_at_their_pitch(printed: Printed) -> None:
    found = glyphs(printed("".join(paragraph(text) for text in "甲乙丙")))
    assert [g.text for g in found] == ["甲", "乙", "丙"]
    assert found[0].baseline - found[1].baseline == pytest.approx(LINE, abs=0.05)
    assert found[1].baseline - found[2].baseline == pytest.approx(LINE, abs=0.05)


def test_the_first_line_is_indented_by_characters(printed: Printed) -> None:
    indent = '<w:ind w:firstLineChars="200" w:firstLine="1"/>'
    found = glyphs(printed(paragraph("甲" * 40, indent)))
    lines = sorted({round(g.baseline) for g in found}, reverse=True)
    starts = [min(g.left for g in found if round(g.baseline) == line) for line in lines]
    assert starts[0] == pytest.approx(MARGIN + 32, abs=1.5)
    assert starts[1] == pytest.approx(MARGIN, abs=1.5)


def test_space_before_and_after_add_up(printed: Printed) -> None:
    space = '<w:spacing w:before="200" w:after="300" w:line="560" w:lineRule="exact"/>'
    found = glyphs(printed(paragraph("甲", space) + paragraph("乙", space)))
    assert found[0].baseline - found[1].baseline == pytest.approx(LINE + 10 + 15, abs=0.1)


@pytest.mark.parametrize(("side", "left"), [("left", 72.0), ("center", 289.65), ("right", 507.3)])
def test_alignment(printed: Printed, side: str, left: float) -> None:
    (found,) = glyphs(printed(paragraph("中", f'<w:jc w:val="{side}"/>')))
    assert found.left == pytest.approx(left, abs=1.5)


def test_justified_lines_end_at_the_margin(printed: Printed) -> None:
    found = glyphs(printed(paragraph("数字2022年和文字" * 12, '<w:jc w:val="both"/>')))
    lines = sorted({round(g.baseline) for g in found}, reverse=True)[:-1]
    ends = [max(g.right for g in found if round(g.baseline) == line) for line in lines]
    assert lines
    assert all(end == pytest.approx(595.3 - MARGIN, abs=3) for end in ends)


def test_no_closing_sign_begins_a_line_and_no_opening_one_ends_it(printed: Printed) -> None:
    found = glyphs(printed(paragraph("甲乙，（丙丁）。《戊》己、" * 30)))
    lines: dict[tuple[int, int], list[str]] = {}
    for glyph in found:
        lines.setdefault((glyph.page, round(glyph.baseline)), []).append(glyph.text)
    for line in lines.values():
        assert line[0] not in "，。、）》"
        assert line[-1] not in "（《"


def test_a_blank_of_wide_spaces_keeps_its_width_also_at_a_lines_end(printed: Printed) -> None:
    blank = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>' + "\u3000" * 6 + "</w:t></w:r>"
    body = f"<w:p><w:r><w:t>完成</w:t></w:r>{blank}<w:r><w:t>项目</w:t></w:r></w:p>"
    found = [g for g in glyphs(printed(body)) if g.text.strip("\u200b\u3000")]
    assert found[2].text == "项"
    assert found[2].left - found[1].right == pytest.approx(6 * 16, abs=2)


def test_a_blank_goes_on_over_a_lines_end_with_its_rule(printed: Printed) -> None:
    """28 characters a line: 24 of text and 4 of the blank, then 6 of the blank and the next character."""
    blank = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>' + "\u3000" * 10 + "</w:t></w:r>"
    body = f"<w:p><w:r><w:t>{'甲' * 24}</w:t></w:r>{blank}<w:r><w:t>项</w:t></w:r></w:p>"
    pdf = printed(body)
    last = glyphs(pdf)[-1]
    assert last.left == pytest.approx(MARGIN + 6 * 16, abs=0.5)
    rules = [box for box in strokes(pdf) if box[2] - box[0] == pytest.approx(16, abs=1.5)]
    assert len(rules) == 10
    assert len({round(box[1]) for box in rules}) == 2


def test_a_line_of_a_blank_alone_has_its_height(printed: Printed) -> None:
    blank = '<w:p><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>' + "\u3000" * 10 + "</w:t></w:r></w:p>"
    first, last = glyphs(printed(paragraph("甲") + blank * 2 + paragraph("乙")))
    assert first.baseline - last.baseline == pytest.approx(3 * LINE, abs=0.05)


def test_pages_break_and_footers_count(printed: Printed) -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    field = f"{marks[0]}<w:r><w:instrText> PAGE </w:instrText></w:r>{marks[1]}{marks[2]}"
    dashes = (
        '<w:r><w:t xml:space="preserve">— </w:t></w:r>',
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r>',
    )
    footer = f"<w:p>{dashes[0]}{field}{dashes[1]}</w:p>"
    page = PAGE.replace("<w:sectPr>", '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>')
    page = page.replace("</w:sectPr>", '<w:pgNumType w:start="5"/></w:sectPr>')
    body = paragraph("甲") + paragraph("乙", "<w:pageBreakBefore/>")
    result = render_docx_pdf(word_file(body, page=page, footer=footer), source="t.docx")
    assert result.pages == 2
    assert text_of(result.data) == "甲—5—乙—6—"


def test_sections_have_pages_of_their_own(printed: Printed) -> None:
    landscape = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    body = f"<w:p><w:pPr>{landscape}</w:pPr><w:r><w:t>横</w:t></w:r></w:p>" + paragraph("竖")
    found = glyphs(printed(body))
    assert [(g.text, g.page) for g in found] == [("横", 1), ("竖", 2)]
    assert found[0].baseline < 595 < found[1].baseline


TABLE = (
    '<w:tbl><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/>'
    '<w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/>'
    '<w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/>'
    '<w:gridCol w:w="3000"/></w:tblGrid>{rows}</w:tbl>'
)


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def test_cells_stand_in_their_columns_and_rows_have_their_height(printed: Printed) -> None:
    rows = row(cell("甲"), cell("乙"), properties='<w:trHeight w:val="2000" w:hRule="atLeast"/>')
    found = glyphs(printed(TABLE.format(rows=rows + row(cell("丙"), cell("丁")))))
    by_text = {g.text: g for g in found}
    assert by_text["乙"].left - by_text["甲"].left == pytest.approx(100, abs=0.1)
    assert by_text["甲"].baseline - by_text["丙"].baseline == pytest.approx(100, abs=0.6)


def test_merged_cells_print_once_over_their_span(printed: Printed) -> None:
    rows = row(cell("合", '<w:gridSpan w:val="2"/>')) + row(
        cell("竖", '<w:vMerge w:val="restart"/>'), cell("一")
    )
    rows += row(cell("", "<w:vMerge/>"), cell("二"))
    assert sorted(text_of(printed(TABLE.format(rows=rows)))) == sorted("合竖一二")


def test_heading_rows_are_repeated_on_every_page(printed: Printed) -> None:
    rows = row(cell("头"), cell("头"), properties="<w:tblHeader/>")
    rows += "".join(row(cell(str(n)), cell("值"), properties="<w:cantSplit/>") for n in range(60))
    found = glyphs(printed(TABLE.format(rows=rows)))
    pages = {g.page for g in found}
    assert len(pages) == 3
    for page in pages:
        assert [g.text for g in found if g.page == page][:2] == ["头", "头"]
    assert sum(g.text == "值" for g in found) == 60


def test_a_long_code_stays_inside_its_cell(printed: Printed) -> None:
    rows = row(cell("91320900MAXXX00151" * 3), cell("右"))
    found = glyphs(printed(TABLE.format(rows=rows)))
    right = next(g for g in found if g.text == "右")
    assert all(g.right < right.left for g in found if g.text != "右")


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<w:p><w:r><w:pict/></w:r></w:p>", "VML"),
        ("<w:p><w:r><w:drawing/></w:r></w:p>", "图形"),
        ("<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>", "修订"),
        ("<w:p><w:r><w:footnoteReference/></w:r></w:p>", "脚注"),
        ("<w:p><w:r><w:t>一</w:t><w:tab/></w:r></w:p>", "制表符"),
        (
            '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>一</w:t></w:r></w:p>',
            "自动编号",
        ),
        ("<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>斜</w:t></w:r></w:p>", "斜体"),
        ('<w:p><w:r><w:rPr><w:newThing w:val="1"/></w:rPr><w:t>新</w:t></w:r></w:p>', "newThing"),
        ("<w:altChunk/>", "外部文件"),
        (
            TABLE.format(
                rows=f"<w:tr><w:tc>{TABLE.format(rows=row(cell('内'), cell('内')))}<w:p/></w:tc></w:tr>"
            ),
            "表格里的表格",
        ),
    ],
)
def test_what_is_not_drawn_is_refused_by_name(body: str, word: str) -> None:
    with pytest.raises(UnsupportedConstructError) as error:
        render_docx_pdf(word_file(paragraph("前文") + body), source="t.docx")
    assert word in error.value.line()
    assert "t.docx" in error.value.line()


@pytest.mark.parametrize(
    ("extra", "word"),
    [
        ('<w:cols w:num="2"/>', "分栏"),
        ("<w:titlePg/>", "首页不同"),
        ('<w:headerReference w:type="default"/>', "不支持页眉"),
        ('<w:docGrid w:type="lines" w:linePitch="312"/>', "文档网格"),
    ],
)
def test_page_set_up_that_is_not_drawn_is_refused(extra: str, word: str) -> None:
    page = PAGE.replace("</w:sectPr>", f"{extra}</w:sectPr>")
    with pytest.raises(UnsupportedConstructError, match=word):
        render_docx_pdf(word_file(paragraph("文"), page=page), source="t.docx")


def test_an_exact_row_height_is_refused_since_it_could_hide_text() -> None:
    rows = row(cell("甲"), cell("乙"), properties='<w:trHeight w:val="200" w:hRule="exact"/>')
    with pytest.raises(UnsupportedConstructError, match="行高"):
        render_docx_pdf(word_file(TABLE.format(rows=rows)), source="t.docx")


def test_a_table_style_with_conditional_formats_is_refused() -> None:
    style = '<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"/></w:style></w:styles>'
    table = TABLE.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="T"/>').format(
        rows=row(cell("甲"), cell("乙"))
    )
    with pytest.raises(UnsupportedConstructError, match="条件格式"):
        render_docx_pdf(word_file(table, styles=STYLES.replace("</w:styles>", style)), source="t.docx")


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(InputError, match="不是完好的"):
        render_docx_pdf(b"not a zip", source="t.docx")


def test_the_same_input_gives_the_same_bytes_and_the_day_is_the_callers() -> None:
    data = word_file(paragraph("同"))
    first, second = (render_docx_pdf(data, made_on=datetime(2022, 10, 1, tzinfo=UTC)).data for _ in range(2))
    assert first == second
    assert render_docx_pdf(data, made_on=datetime(2022, 10, 2, tzinfo=UTC)).data != first


def test_fonts_drawn_instead_are_reported() -> None:
    result = render_docx_pdf(word_file(paragraph("文")), source="t.docx")
    assert ("仿宋", "FandolFang R") in result.substituted_fonts
