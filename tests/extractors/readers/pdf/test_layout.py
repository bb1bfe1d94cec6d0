"""Lines and paragraphs by the geometry of a page."""

from __future__ import annotations

import pytest

from extractors.readers.pdf.layout import Paragraph, TextLine, paragraphs_of, words_of

LEFT, RIGHT, SIZE = 80.0, 500.0, 12.0


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("措施 1 关键技术攻关", "措施1 关键技术攻关"),
        ("2.1 流片支持", "2.1 流片支持"),
        ("政策三 CRO 采购补贴", "政策三 CRO采购补贴"),
        ("专题二 5G 应用", "专题二 5G应用"),
        ("第六条 支持上市", "第六条 支持上市"),
        ("2.3 5G 工厂", "2.3 5G工厂"),
        ("方向 6 元宇宙场景", "方向6 元宇宙场景"),
        ("方向 1 人工智能", "方向1 人工智能"),
        ("方向 2 的项目", "方向2的项目"),
        ("15 个工作日内", "15个工作日内"),
        ("3 月 1 日起", "3月1日起"),
        ("2025 年度项目", "2025年度项目"),
        ("首 台 套 of Siemens AG", "首台套of Siemens AG"),
    ],
)
def test_only_the_blank_behind_a_mark_stays_beside_chinese_characters(printed: str, words: str) -> None:
    assert words_of(printed) == words


def test_a_mark_that_a_sentence_is_broken_at_has_no_blank_in_it() -> None:
    whole = Paragraph((line("资助的项目须在", 0, LEFT), line("专题 2 以内选择", 1, LEFT)))
    kept = Paragraph((line("专题2 新材料", 0, LEFT), line("方向", 1, LEFT)))
    assert (whole.text, kept.text) == ("资助的项目须在专题2以内选择", "专题2 新材料方向")


def line(text: str, row: int, x0: float, x1: float = RIGHT) -> TextLine:
    y0 = 100.0 + 20 * row
    return TextLine(text=words_of(text), x0=x0, y0=y0, x1=x1, y1=y0 + SIZE, size=SIZE)


def texts(lines: list[TextLine]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines, RIGHT)]


def test_where_nothing_is_indented_a_mark_begins_a_paragraph_behind_a_full_line() -> None:
    full = "对首次认定的企业给予一次性奖励二十万元。"
    lines = [
        line("一、支持认定和奖励的各类措施说明", 0, LEFT, 300),
        line(full, 1, LEFT),
        line("（二）支持上市和挂牌融资的各类企业。", 2, LEFT, 300),
        line("二、申报程序及材料报送的有关要求", 3, LEFT, 300),
    ]
    assert len(texts(lines)) == 4


def test_where_paragraphs_are_indented_a_mark_at_the_margin_is_inside_one() -> None:
    lines = [
        line("一、支持认定和奖励的各类措施。", 0, LEFT + 24, 300),
        line("（二）对认定的企业给予奖励；申报的企业应", 1, LEFT + 24),
        line("2.吸纳本地就业不少于六人的其他条件。", 2, LEFT, 300),
        line("二、申报程序及材料报送的有关要求", 3, LEFT + 24, 300),
    ]
    assert texts(lines)[1].endswith("应2.吸纳本地就业不少于六人的其他条件。")
