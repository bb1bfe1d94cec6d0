"""Word files read as Word shows them: automatic numbers in, deleted and hidden text out and told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import extractors
from docgen.errors import InputError, LimitError
from docgen.model.document import SourceDocument, TableBlock, TextBlock
from extractors.readers.docx_numbering import _FORMATS

W = nsdecls("w")


def saved(document: docx.document.Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(tmp_path: Path, data: bytes) -> SourceDocument:
    path = tmp_path / "指南.docx"
    path.write_bytes(data)
    return extractors.read(path)


def texts(document: SourceDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock) and block.text]


def with_body(*paragraphs: str) -> bytes:
    """A document whose paragraphs are given as XML inside w:p."""
    document = docx.Document()
    for inner in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {W}>{inner}</w:p>"))
    return saved(document)


def numbered(levels: list[tuple[str, str]], items: list[tuple[int, str]]) -> bytes:
    """Paragraphs of one list: (level, text), the levels as (format, text of the number)."""
    document = docx.Document()
    root = document.part.numbering_part.element
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in items:
        place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        xml = f"<w:p {W}><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        document.element.body.insert(-1, parse_xml(xml))
    return saved(document)


def test_levels_count_and_begin_anew_under_the_next_one_above(tmp_path: Path) -> None:
    data = numbered(
        [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%1.%3")],
        [(0, "甲"), (1, "乙"), (1, "丙"), (2, "丁"), (0, "戊"), (1, "己")],
    )
    assert texts(read(tmp_path, data)) == ["一、甲", "（一）乙", "（二）丙", "一.1丁", "二、戊", "（一）己"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("chineseCounting", 11, "十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("ideographDigital", 20, "二〇"),
        ("decimalEnclosedCircleChinese", 12, "⑫"),
        ("decimalFullWidth", 10, "１０"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
    ],
)
def test_numbers_in_each_way_of_writing(form: str, number: int, shown: str) -> None:
    assert _FORMATS[form](number) == shown


def test_a_format_that_is_not_known_is_told(tmp_path: Path) -> None:
    document = read(tmp_path, numbered([("hebrew1", "%1.")], [(0, "甲")]))
    assert texts(document) == ["1.甲"]
    assert [each.reason for each in document.skipped if each.what == "自动编号"] == [
        "编号格式 hebrew1 按阿拉伯数字显示"
    ]


def test_deleted_text_is_out_inserted_text_in_and_hidden_text_told(tmp_path: Path) -> None:
    data = with_body(
        "<w:r><w:t>最高</w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>200</w:t></w:r></w:ins><w:r><w:t>万元</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部掌握</w:t></w:r>"
    )
    document = read(tmp_path, data)
    assert texts(document) == ["最高200万元"]
    told = {each.reason: each.what for each in document.skipped}
    assert told["修订中删除的文字"] == "3 字"
    assert told["隐藏的文字"] == "4 字"


def test_line_breaks_controls_links_and_fields(tmp_path: Path) -> None:
    data = with_body(
        "<w:r><w:t>一、甲</w:t><w:br/><w:t>二、乙</w:t></w:r>",
        "<w:sdt><w:sdtContent><w:r><w:t>控件里的话</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink><w:r><w:t>链接里的话</w:t></w:r></w:hyperlink>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2022年</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert texts(read(tmp_path, data)) == ["一、甲", "二、乙", "控件里的话", "链接里的话", "2022年"]


def test_merged_cells_are_none_and_a_table_in_a_table_stands_behind(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for column, text in enumerate(("大类", "项目", "标准")):
        table.cell(0, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "技改"
    table.cell(1, 1).merge(table.cell(1, 2)).text = "两列合一"
    table.cell(2, 1).text = "设备"
    table.cell(2, 2).add_table(rows=1, cols=1).cell(0, 0).text = "内表"
    blocks = [block for block in read(tmp_path, saved(document)).blocks if isinstance(block, TableBlock)]
    assert blocks[0].rows == (("大类", "项目", "标准"), ("技改", "两列合一", None), (None, "设备", ""))
    assert blocks[1].rows == (("内表",),)


def test_headings_are_marked(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("支持方向", 1)
    document.add_paragraph("正文。")
    blocks = read(tmp_path, saved(document)).blocks
    assert [(block.text, block.heading) for block in blocks if isinstance(block, TextBlock)] == [
        ("支持方向", True),
        ("正文。", False),
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (b"plain", "不是 docx 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"旧的 \.doc"),
    ],
)
def test_what_is_no_docx_says_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path, data)


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stream.getvalue()


def test_a_package_without_a_document_with_entities_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有正文"):
        read(tmp_path, zipped(word__styles_xml=b"<x/>"))
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'
    with pytest.raises(InputError, match="外部引用"):
        read(tmp_path, zipped(word__document_xml=entity))
    with pytest.raises(LimitError, match="压缩过度"):
        read(tmp_path, zipped(word__document_xml=b" " * 3_000_000))


def test_a_cell_over_several_columns_is_told_from_one_that_goes_on_from_above(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for row, words in zip(table.rows, ("甲乙丙", "丁戊己", "庚辛壬"), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(1, 2)).text = "一次性奖励15万元"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "丁"
    (found,) = (block for block in read(tmp_path, saved(document)).blocks if isinstance(block, TableBlock))
    assert found.rows == (("甲", "乙", "丙"), ("丁", "一次性奖励15万元", None), (None, "辛", "壬"))
    assert found.across == ((1, 2),)


BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def with_table(*rows: str) -> bytes:
    """A document with a table whose rows are given as XML inside w:tr."""
    document = docx.Document()
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    document.element.body.insert(-1, parse_xml(f"<w:tbl {W}>{inner}</w:tbl>"))
    return saved(document)


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(f'<w:p>{each}</w:p>' for each in paragraphs)}</w:tc>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def rows_of(document: SourceDocument) -> list[tuple[str | None, ...]]:
    return [row for block in document.blocks if isinstance(block, TableBlock) for row in block.rows]


def test_a_text_box_in_a_cell_is_text_of_the_cell_and_one_inside_another_is_read_once(tmp_path: Path) -> None:
    inside = BOX.format(f"<w:p>{run('每年一次')}</w:p>")
    nested = BOX.format(f"<w:p>{run('最高60万元')}{inside}</w:p>")
    data = with_table(cell(run("小巨人")) + cell(run("奖励") + nested))
    assert rows_of(read(tmp_path, data)) == [("小巨人", "奖励\n最高60万元\n每年一次")]
    outside = with_body(run("奖励") + nested)
    assert texts(read(tmp_path, outside)) == ["奖励", "最高60万元", "每年一次"]


MATH = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"


def written(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (written("投资额×10%"), "投资额×10%"),
        (f"<m:f><m:num>{written('甲+乙')}</m:num><m:den>{written('2')}</m:den></m:f>", "(甲+乙)/2"),
        (f"<m:sSup><m:e>{written('10')}</m:e><m:sup>{written('2')}</m:sup></m:sSup>", "10^2"),
        (f"<m:d><m:e>{written('甲+乙')}</m:e></m:d>{written('×10%')}", "(甲+乙)×10%"),
        (f"<m:rad><m:deg/><m:e>{written('甲')}</m:e></m:rad>", "√甲"),
        (
            f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{written('i')}</m:sub>"
            f"<m:e>{written('投资额')}</m:e></m:nary>",
            "∑_i投资额",
        ),
        (f"{written('甲')}<w:del><m:r><m:t>乙</m:t></m:r></w:del>", "甲"),
    ],
)
def test_a_formula_is_text(tmp_path: Path, formula: str, shown: str) -> None:
    data = with_body(f"{run('补助金额=')}<m:oMathPara {MATH}><m:oMath>{formula}</m:oMath></m:oMathPara>")
    assert texts(read(tmp_path, data)) == [f"补助金额={shown}"]


def test_characters_with_a_reading_aid_are_read_and_the_aid_is_told(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('buzhu')}</w:rt><w:rubyBase>{run('补助')}</w:rubyBase></w:ruby></w:r>"
    document = read(tmp_path, with_body(f"{ruby}{run('50万元')}"))
    assert texts(document) == ["补助50万元"]
    assert ("注音", "5 字") in [(each.reason, each.what) for each in document.skipped]


def test_a_character_that_is_drawn_is_read_by_what_stands_beside_it(tmp_path: Path) -> None:
    drawn = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:Choice Requires='w16se'/><mc:Fallback><w:t>①</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(tmp_path, with_body(drawn + run("首次认定奖励20万元")))
    assert texts(document) == ["①首次认定奖励20万元"]
    assert "图片" not in [each.reason for each in document.skipped]


def test_a_row_that_was_deleted_is_told(tmp_path: Path) -> None:
    gone = f"<w:trPr><w:del w:id='1' w:author='x'/></w:trPr>{cell(run('旧标准'))}{cell(run('30万元'))}"
    document = read(tmp_path, with_table(cell(run("新标准")) + cell(run("50万元")), gone))
    assert rows_of(document) == [("新标准", "50万元")]
    assert ("修订中删除的文字", "7 字") in [(each.reason, each.what) for each in document.skipped]


def test_a_footnote_is_told_with_its_words(tmp_path: Path) -> None:
    stream = io.BytesIO(with_body(f"{run('最高50万元')}<w:r><w:footnoteReference w:id='2'/></w:r>"))
    notes = f"<w:footnotes {W}><w:footnote w:id='2'><w:p>{run('含税')}</w:p></w:footnote></w:footnotes>"
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/footnotes.xml", notes)
    document = read(tmp_path, stream.getvalue())
    assert ("脚注", "含税", 1) in [
        (each.reason, each.what, each.place.paragraph_no) for each in document.skipped
    ]


@pytest.mark.parametrize("code", ["ZZ", "110000", "D800", "F0B7", "", "-1", "1"])
def test_a_symbol_that_is_no_character_is_told(tmp_path: Path, code: str) -> None:
    document = read(tmp_path, with_body(f"{run('甲')}<w:r><w:sym w:char='{code}'/></w:r>{run('乙')}"))
    assert texts(document) == ["甲乙"]
    assert ("符号字体的字符", "1 处") in [(each.reason, each.what) for each in document.skipped]


def test_a_span_that_is_no_number_is_one_column(tmp_path: Path) -> None:
    spans = "<w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr><w:p/></w:tc>"
    before = "<w:trPr><w:gridBefore w:val='一'/></w:trPr>"
    assert rows_of(read(tmp_path, with_table(before + spans + cell(run("乙"))))) == [("", "乙")]


def test_a_list_whose_numbers_are_none_counts_from_one(tmp_path: Path) -> None:
    document = docx.Document()
    root = document.part.numbering_part.element
    level = (
        "<w:lvl w:ilvl='0'><w:start w:val='一'/><w:numFmt w:val='lowerRoman'/><w:lvlText w:val='%1.'/>"
        "<w:lvlRestart w:val='x'/></w:lvl>"
    )
    root.insert(0, parse_xml(f"<w:abstractNum {W} w:abstractNumId='90'>{level}</w:abstractNum>"))
    root.append(parse_xml(f"<w:num {W} w:numId='90'><w:abstractNumId w:val='90'/></w:num>"))
    place = "<w:pPr><w:numPr><w:ilvl w:val='null'/><w:numId w:val='90'/></w:numPr></w:pPr>"
    document.element.body.insert(-1, parse_xml(f"<w:p {W}>{place}{run('甲')}</w:p>"))
    assert texts(read(tmp_path, saved(document))) == ["i.甲"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("upperRoman", 10**9, "1000000000"),
        ("lowerLetter", 10**9, "1000000000"),
        ("ideographDigital", -20, "-二〇"),
        ("upperRoman", 0, "0"),
    ],
)
def test_numbers_that_no_list_prints_are_short_and_harm_nothing(form: str, number: int, shown: str) -> None:
    assert _FORMATS[form](number) == shown


def test_a_part_that_does_not_unpack_is_damaged(tmp_path: Path) -> None:
    data = bytearray(zipped(word__document_xml=b"<x>" + b"abcdefgh" * 40 + b"</x>"))
    start = data.index(b"word/document.xml") + len("word/document.xml")
    data[start : start + 12] = b"\xff" * 12
    with pytest.raises(InputError, match="已损坏"):
        read(tmp_path, bytes(data))


def test_a_package_of_a_later_version_of_the_format_is_damaged(tmp_path: Path) -> None:
    data = bytearray(zipped(word__document_xml=b"<x/>"))
    data[data.index(b"PK\x01\x02") + 6] = 150
    with pytest.raises(InputError, match="已损坏"):
        read(tmp_path, bytes(data))
