"""Web pages: the main text with its tables, without navigation, scripts and what nobody sees."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractors
from docgen.errors import InputError
from docgen.model.document import SourceDocument, TableBlock, TextBlock

BODY = "<p>一、支持技术改造。对总投资500万元以上的项目，按设备投资额的10%给予补助，最高不超过200万元。</p>"


def read(tmp_path: Path, page: str | bytes, name: str = "指南.html") -> SourceDocument:
    path = tmp_path / name
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return extractors.read(path)


def texts(document: SourceDocument) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def test_navigation_scripts_footers_and_hidden_parts_are_left_out_and_told(tmp_path: Path) -> None:
    page = (
        "<html><head><title>某市若干政策_某局</title><script>var x='奖励999万元'</script></head><body>"
        "<nav><a href=1>首页</a><a href=2>政务公开</a></nav>"
        "<div><a href=1>首页</a> &gt; <a href=2>政策文件</a></div>"
        f"<div class=a><h1>某市若干政策</h1><div>{BODY}{BODY}</div></div>"
        "<div style='display:none'>二、看不见的奖励300万元。</div>"
        "<footer>主办单位：某局</footer></body></html>"
    )
    document = read(tmp_path, page)
    joined = "".join(texts(document))
    assert texts(document)[0] == "某市若干政策"
    assert joined.count("最高不超过200万元") == 2
    for words in ("999", "300", "首页", "主办单位"):
        assert words not in joined
    assert {each.reason for each in document.skipped} >= {"看不见的内容", "导航、页脚和边栏"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_encoding_is_what_the_page_says_or_what_fits(tmp_path: Path, encoding: str) -> None:
    named = "gbk" if encoding == "gb18030" else "utf-8"
    page = f'<html><head><meta charset="{named}"></head><body>{BODY}</body></html>'
    assert "按设备投资额的10%" in "".join(texts(read(tmp_path, page.encode(encoding))))


def test_spans_of_rows_and_columns_cover_the_cells_that_they_reach(tmp_path: Path) -> None:
    page = (
        f"<html><body>{BODY}<table><tr><th>序号</th><th>大类</th><th>项目</th></tr>"
        "<tr><td>1</td><td rowspan=2>物流</td><td>冷库</td></tr><tr><td>2</td><td>车辆</td></tr>"
        "<tr><td colspan=2>合计</td><td>两项</td></tr></table></body></html>"
    )
    (table,) = (block for block in read(tmp_path, page).blocks if isinstance(block, TableBlock))
    assert table.rows == (
        ("序号", "大类", "项目"),
        ("1", "物流", "冷库"),
        ("2", None, "车辆"),
        ("合计", None, "两项"),
    )


def test_a_table_that_only_arranges_the_page_is_text(tmp_path: Path) -> None:
    page = f"<html><body><table><tr><td>{BODY}<p>二、支持数字化。</p></td></tr></table></body></html>"
    document = read(tmp_path, page)
    assert not [block for block in document.blocks if isinstance(block, TableBlock)]
    assert texts(document)[-1] == "二、支持数字化。"


def test_lists_carry_the_numbers_that_the_browser_shows(tmp_path: Path) -> None:
    items = "<li>甲项。</li><li value=7>乙项。</li><li>（一）丙项。</li>"
    page = f"<html><body>{BODY}<ol start=3>{items}</ol></body></html>"
    assert texts(read(tmp_path, page))[1:] == ["3. 甲项。", "7. 乙项。", "（一）丙项。"]


def test_breaks_end_lines_and_blanks_are_one(tmp_path: Path) -> None:
    page = f"<html><body>{BODY}<div>（一）甲&nbsp;&nbsp;方<br/>（二）乙\u200b方</div></body></html>"
    assert texts(read(tmp_path, page))[1:] == ["（一）甲 方", "（二）乙 方"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("", "文件是空的"),
        ("<html><body><script>load()</script></body></html>", "没有文字"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html></html>", "网页存档"),
    ],
)
def test_pages_without_a_text_say_what_to_do(tmp_path: Path, page: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(tmp_path, page)


def tables(document: SourceDocument) -> list[TableBlock]:
    return [block for block in document.blocks if isinstance(block, TableBlock)]


def test_cells_are_never_taken_for_words_about_the_page(tmp_path: Path) -> None:
    names = ("大中小企业融通创新", "编辑出版精品", "首页", "来源：省级认定", "<a href=1>小巨人</a>")
    rows = "".join(f"<tr><td><p>{name}</p></td><td><p>50</p></td></tr>" for name in names)
    (table,) = tables(read(tmp_path, f"<html><body>{BODY}<table>{rows}</table></body></html>"))
    assert [row[0] for row in table.rows] == [
        "大中小企业融通创新",
        "编辑出版精品",
        "首页",
        "来源：省级认定",
        "小巨人",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "大中小企业融通创新",
        "大中小 企业融通创新",
        "编辑出版精品奖励",
        "来源于本市的发明专利",
        "分享制造平台建设",
        "首页推荐的展会",
        "收藏级非遗作品",
        "打印设备首台套",
        "主办单位为本区企业的展会",
        "发布时间不限",
    ],
)
def test_a_paragraph_that_only_begins_like_words_about_the_page_is_read(tmp_path: Path, words: str) -> None:
    assert texts(read(tmp_path, f"<html><body>{BODY}<p>{words}</p></body></html>"))[-1] == words


@pytest.mark.parametrize(
    "words",
    [
        "【打印】【关闭】",
        "<span>打印</span><span>关闭窗口</span>",
        "字体：大 中 小",
        "大　中　小",
        "[ 大 | 中 | 小 ]",
        "来源：市工信局",
        "来 源：市工信局",
        "发布时间：2023-05-01",
        "浏览次数 123",
        "点击数:12",
        "责任编辑 张某",
        "首页 &gt; 政策文件",
        "上一篇：关于某事的通知",
        "版权所有 某局",
        "扫一扫在手机打开当前页",
        "分享到：",
        "打印 | 收藏 | 关闭",
    ],
)
def test_words_about_the_page_are_left_out_and_told(tmp_path: Path, words: str) -> None:
    document = read(tmp_path, f"<html><body>{BODY}{BODY}<p>{words}</p></body></html>")
    assert len(texts(document)) == 2
    assert [(each.reason, each.what[:4]) for each in document.skipped] == [
        ("分享、打印、来源等页面信息", "1 处，")
    ]


@pytest.mark.parametrize("charset", ["undefined", "idna", "no-such", "hex"])
def test_an_encoding_that_is_none_is_passed_over(tmp_path: Path, charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body>{BODY}</body></html>'
    assert "按设备投资额的10%" in texts(read(tmp_path, page))[0]


def test_numbers_that_are_none_count_as_if_not_given(tmp_path: Path) -> None:
    table = "<table><tr><td colspan='²'>甲</td><td rowspan='９'>乙</td></tr></table>"
    items = "<ol start='--1'><li>甲项。</li><li value='²'>乙项。</li></ol>"
    roman = "<ol type=i start=4><li>丙项。</li></ol><ol type=I start=1000000000><li>丁项。</li></ol>"
    document = read(tmp_path, f"<html><body>{BODY}{table}{items}{roman}</body></html>")
    assert tables(document)[0].rows == (("甲", "乙"),)
    assert texts(document)[1:] == ["1. 甲项。", "2. 乙项。", "iv. 丙项。", "1000000000. 丁项。"]


@pytest.mark.parametrize(("first", "read_"), [("索 引 号", False), ("发布时间", True), ("主办单位", True)])
def test_of_tables_only_that_of_the_page_itself_is_left_out(tmp_path: Path, first: str, read_: bool) -> None:
    table = f"<table><tr><td>{first}</td>\n<td>LT0087</td></tr><tr><td>文号</td><td>15号</td></tr></table>"
    assert bool(tables(read(tmp_path, f"<html><body>{BODY}{table}</body></html>"))) is read_
