"""PDFs read as the eye reads them; what cannot be read is refused or told, never guessed."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

import pypdfium2
import pytest

import extractors
from docgen.errors import EnvironmentFault, InputError
from docgen.model.document import SourceDocument, TableBlock, TextBlock
from extractors.readers.pdf import glyphs, layout, quick, scans
from tests.guideline_pdf import as_scan, compiled

PAGE = '#set page(width: 300pt, height: 200pt, margin: 40pt)\n#set text(font: "FandolFang R", size: 12pt, lang: "zh")\n'
LONG = "正文的话在这里写得很长，长到一行写不下而要另起一行，好让人看出一行到哪里为止。"
needs_ocr = pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None, reason="the OCR extra is not installed"
)


def read(tmp_path: Path, pdf: bytes) -> SourceDocument:
    path = tmp_path / "文件.pdf"
    path.write_bytes(pdf)
    return extractors.read(path)


def made(markup: str) -> bytes:
    return compiled(PAGE + markup)


def texts(document: SourceDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def told(document: SourceDocument) -> list[str]:
    return [each.reason for each in document.skipped]


def test_wrapped_lines_are_one_paragraph_without_stray_blanks(tmp_path: Path) -> None:
    long = "项目总投资不低于3000万元，其中软件投入不低于300万元，须在2022年6月30日前完工并通过5G联网验收。"
    document = read(
        tmp_path, made(f"#set par(first-line-indent: (amount: 2em, all: true))\n{long}\n\n第二段话。")
    )
    assert texts(document) == [long, "第二段话。"]
    assert [block.place.page_no for block in document.blocks] == [1, 1]


def test_a_hyphen_that_ends_a_line_stays(tmp_path: Path) -> None:
    words = "支持基础电信企业在中心城区部署网络并开通入网的5G-A基站"
    markup = f"#set text(hyphenate: false)\n#block(width: {{width}}pt)[{words}]"
    broken = [read(tmp_path, made(markup.replace("{width}", str(width)))) for width in range(150, 240, 5)]
    assert {"".join(texts(document)) for document in broken} == {words}


def test_heads_feet_and_page_numbers_are_no_text_and_are_told_once(tmp_path: Path) -> None:
    markup = (
        '#set page(header: align(center, "某市工业和信息化局"), footer: context align(center,'
        ' "— " + str(counter(page).get().first()) + " —"))\n'
        "第一页的话。\n#pagebreak()\n第二页的话。\n#pagebreak()\n第三页的话。\n#pagebreak()\n第四页的话。"
    )
    document = read(tmp_path, made(markup))
    assert texts(document) == ["第一页的话。", "第二页的话。", "第三页的话。", "第四页的话。"]
    assert sorted(told(document)) == ["页眉或页脚", "页码"]


def test_text_that_nobody_sees_is_left_out_and_told(tmp_path: Path) -> None:
    markup = "看得见的话。\n\n#text(fill: white)[白色的话补助九百万元]\n\n#place(dx: 900pt)[纸外的话]"
    document = read(tmp_path, made(markup))
    assert texts(document) == ["看得见的话。"]
    assert "看不见的文字" in told(document)


def test_white_text_on_a_dark_cell_is_seen(tmp_path: Path) -> None:
    markup = (
        "#block(fill: rgb(0, 60, 120), width: 100%, inset: 6pt)[#text(fill: white)[白字标题栏]]\n\n{LONG}"
    )
    assert texts(read(tmp_path, made(markup.replace("{LONG}", LONG)))) == ["白字标题栏", LONG]


def test_a_line_drawn_again_for_boldness_is_read_once_and_real_doubles_stay(tmp_path: Path) -> None:
    markup = (
        "#place(top + left)[补助标准最高2000万元，一一对应]\n"
        "#place(top + left, dx: 0.4pt)[补助标准最高2000万元，一一对应]\n#v(30pt)\n"
    )
    assert texts(read(tmp_path, made(markup + LONG))) == ["补助标准最高2000万元，一一对应", LONG]


def test_text_that_a_turned_page_shows_askew_is_left_out(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(made("甲行在上。\n\n乙行在下。"))
    document[0].set_rotation(90)
    path = tmp_path / "转.pdf"
    document.save(path)
    turned = pypdfium2.PdfDocument(path)
    page = turned[0]
    seen = glyphs.glyphs_of(page)
    assert seen.lines is None
    assert seen.left_out["斜放或竖放的文字"] == len("甲行在上。乙行在下。")
    assert not seen.glyphs


def test_text_set_askew_is_left_out_and_told(tmp_path: Path) -> None:
    document = read(tmp_path, made("正文的话。\n\n#place(dx: 60pt, dy: 20pt, rotate(35deg)[仅供参考水印])"))
    assert texts(document) == ["正文的话。"]
    assert "斜放或竖放的文字" in told(document)


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = "左栏的文字在左边依次往下排列" * 9
    right = "右栏的文字在右边依次往下排列" * 9
    markup = (
        f"#set page(width: 420pt, height: 400pt)\n#columns(2, gutter: 40pt)[{left}\n#colbreak()\n{right}]"
    )
    joined = "".join(texts(read(tmp_path, made(markup))))
    assert joined.index("左栏") < joined.index("右栏")
    assert left in joined
    assert right in joined


def test_a_ruled_table_keeps_its_cells_and_goes_on_over_the_page(tmp_path: Path) -> None:
    rows = ", ".join(f"[{number}], [项目{number}], [最高{number}00万元]" for number in range(1, 13))
    head = "table.header([序号], [项目名称], [支持标准])"
    markup = f"前言。\n\n#table(columns: (40pt, 80pt, 100pt), {head}, {rows})\n\n后记。"
    document = read(tmp_path, made(markup))
    (table,) = (block for block in document.blocks if isinstance(block, TableBlock))
    assert table.rows[0] == ("序号", "项目名称", "支持标准")
    assert [row[0] for row in table.rows[1:]] == [str(number) for number in range(1, 13)]
    assert table.rows[12] == ("12", "项目12", "最高1200万元")
    assert texts(document)[0] == "前言。"
    assert texts(document)[-1] == "后记。"


def test_the_quick_way_and_the_careful_way_give_the_same_lines() -> None:
    pdf = pypdfium2.PdfDocument(
        made(
            "项目总投资，不低于3000万元（含）；按10%补助。\n\nA级 5G 平台，第（1）项：二〇二二年。"
            "\n\n2.1 5G 工厂培育\n\n方向6 元宇宙与 GB/T 9704 标准"
        )
    )
    page = pdf[0]
    textpage = page.get_textpage()
    fast = quick.quick_lines(textpage, page.get_cropbox())
    shapes = glyphs._shapes(page, *page.get_size())
    result = glyphs.PageGlyphs(*page.get_size())
    seen, _ = glyphs._split(textpage, page, glyphs._Shapes(0, (), 0, 0, plain=False), result)
    slow, _ = layout.lines_of(seen, page.get_width())
    assert shapes.plain
    assert fast is not None
    assert [line.text for line in fast] == [line.text for line in slow]


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "文件是空的"), (b"not a pdf", "不是 PDF 或已损坏"), (b"%PDF-1.7\n%%EOF", "不是 PDF 或已损坏")],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path, data)


def test_an_empty_page_alone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有文字"):
        read(tmp_path, made(""))


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    path = tmp_path / "三页.pdf"
    path.write_bytes(made("甲。\n#pagebreak()\n乙。\n#pagebreak()\n丙。"))
    steps: list[tuple[int, int]] = []
    extractors.read(path, lambda done, whole: steps.append((done, whole)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


def scan_of(markup: str) -> bytes:
    pytest.importorskip("numpy")
    return as_scan(made(markup), dpi=200)


def test_a_scan_without_the_extra_names_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "_ENGINE", "no_such_engine")
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    with pytest.raises(EnvironmentFault, match=r"扫描件.*ocr") as caught:
        read(tmp_path, scan_of("补助标准：最高200万元。"))
    assert caught.value.exit_code == 5


def test_a_page_that_is_a_picture_among_others_makes_the_document_partial(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "_ENGINE", "no_such_engine")
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    whole = pypdfium2.PdfDocument(made("有文字的一页。"))
    whole.import_pages(pypdfium2.PdfDocument(scan_of("图片的一页，补助标准最高200万元。")))
    path = tmp_path / "混.pdf"
    whole.save(path)
    document = extractors.read(path)
    assert texts(document) == ["有文字的一页。"]
    assert document.unread_pages == (2,)
    assert [(each.what, each.reason) for each in document.skipped] == [("第 2 页", scans.MISSING)]


@needs_ocr
def test_a_scan_is_recognised_and_goes_on_where_it_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    pdf = scan_of("补助标准：按不超过项目总投资的10%予以补助，最高不超过2000万元。")
    document = read(tmp_path, pdf)
    joined = "".join(texts(document))
    assert "10%" in joined
    assert "2000万元" in joined
    assert all(block.by_ocr for block in document.blocks if isinstance(block, TextBlock))

    def never(*_: object) -> None:
        raise AssertionError("recognised again")

    monkeypatch.setattr(scans.Scans, "_recognised", never)
    assert texts(read(tmp_path, pdf)) == texts(document)


def test_a_cell_over_several_columns_is_told_from_one_that_goes_on_from_above(tmp_path: Path) -> None:
    cells = "[甲], [乙], [丙], table.cell(rowspan: 2)[丁], table.cell(colspan: 2)[奖励15万元], [辛], [壬]"
    document = read(tmp_path, made(f"#table(columns: (60pt, 60pt, 60pt), {cells})"))
    (table,) = (block for block in document.blocks if isinstance(block, TableBlock))
    assert table.rows == (("甲", "乙", "丙"), ("丁", "奖励15万元", None), (None, "辛", "壬"))
    assert table.across == ((1, 2),)


def test_a_line_of_a_cell_that_ends_early_keeps_its_break(tmp_path: Path) -> None:
    cells = (
        "[2. 标杆工厂 \\ 3. 融合应用], [025-69652603 \\ 025-69652833], [最高不超过2000万元的专项资金补助支持]"
    )
    document = read(tmp_path, made(f"#table(columns: (90pt, 90pt, 60pt), {cells}, [甲], [乙], [丙])"))
    (table,) = (block for block in document.blocks if isinstance(block, TableBlock))
    assert table.rows[0] == (
        "2.标杆工厂\n3.融合应用",
        "025-69652603\n025-69652833",
        "最高不超过2000万元的专项资金补助支持",
    )


def test_words_that_nobody_sees_are_in_no_cell_either(tmp_path: Path) -> None:
    hidden = "[最高300万元#text(fill: white)[最高9999万元]]"
    markup = f"#table(columns: (60pt, 200pt), [名称], [标准], [甲], {hidden}, [乙], [不限])"
    (table,) = (block for block in read(tmp_path, made(markup)).blocks if isinstance(block, TableBlock))
    assert table.rows == (("名称", "标准"), ("甲", "最高300万元"), ("乙", "不限"))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_table_on_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, turn: int) -> None:
    plain = made("#table(columns: (60pt, 120pt), [名称], [标准], [甲], [最高300万元], [乙], [不限])")
    pdf = pypdfium2.PdfDocument(plain)
    stream = io.BytesIO()
    whole = pypdfium2.PdfDocument.new()
    whole.import_pages(pdf)
    sheet = whole[0]
    width, height = sheet.get_size()
    # The content is turned and the page turned back, as office software stores landscape tables.
    matrix, size = {
        90: (pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0), (height, width)),
        180: (pypdfium2.PdfMatrix(-1, 0, 0, -1, width, height), (width, height)),
        270: (pypdfium2.PdfMatrix(0, -1, 1, 0, 0, width), (height, width)),
    }[turn]
    for shape in sheet.get_objects(max_depth=1):
        shape.transform(matrix)
    sheet.set_mediabox(0, 0, *size)
    sheet.set_cropbox(0, 0, *size)
    sheet.gen_content()
    sheet.set_rotation(turn)
    whole.save(stream)
    (table,) = (block for block in read(tmp_path, stream.getvalue()).blocks if isinstance(block, TableBlock))
    assert table.rows == (("名称", "标准"), ("甲", "最高300万元"), ("乙", "不限"))
