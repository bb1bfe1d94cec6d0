"""Rows of plain text whose cells only blanks set apart."""

from __future__ import annotations

from docgen.model.document import Place, TableBlock, TextBlock
from extractors.parsers.guideline.blank_tables import is_row, tabled
from tests.extractors.guideline_text import read_lines


def _tabled(*lines: str) -> list[object]:
    rows = [TextBlock(text=line, place=Place(line_no=number)) for number, line in enumerate(lines, start=7)]
    assert all(is_row(line) for line in lines)
    return list(tabled(rows))


def test_a_heading_that_names_what_is_given_makes_a_table() -> None:
    (table,) = _tabled(
        "档  次        得  分        奖励金额",
        "A  档         90分及以上    30万元",
        "B  档         80—89分       20万元",
    )
    assert isinstance(table, TableBlock)
    assert table.rows == (
        ("档次", "得分", "奖励金额"),
        ("A档", "90分及以上", "30万元"),
        ("B档", "80—89分", "20万元"),
    )
    assert table.place.line_no == 7


def test_names_with_sums_are_words_each_in_its_place() -> None:
    lines = _tabled("    载人航空器    1500万元", "    无人航空器     500万元")
    assert [(each.text, each.place.line_no) for each in lines if isinstance(each, TextBlock)] == [
        ("载人航空器1500万元、", 7),
        ("无人航空器500万元。", 8),
    ]


def test_signatures_and_telephone_numbers_stay_lines() -> None:
    for lines in (
        ("某市工信局    某市财政局", "2031年4月3日    2031年4月3日"),
        ("市发展改革委高技术处  0871-63130000", "市财政局经建处        0871-63620000"),
    ):
        assert [each.text for each in _tabled(*lines) if isinstance(each, TextBlock)] == list(lines)


def test_a_numbered_head_is_no_row() -> None:
    assert not is_row("第二条  绩效奖励")
    assert not is_row("一、  总则")


def test_the_sums_are_levels_of_the_item_above() -> None:
    first, second = read_lines(
        "某市低空经济措施",
        "第一条  适航取证奖励",
        "对取得型号合格证的企业，按机型一次性奖励：",
        "    载人航空器    1500万元",
        "    无人航空器     500万元",
        "第二条  街区绩效奖励",
        "按得分划分档次给予运营单位奖励：",
        "    档  次        得  分        奖励金额",
        "    A  档         90分及以上    30万元",
        "    B  档         80—89分       20万元",
    )
    assert (first.award_wan, [(each.name, each.award_wan) for each in first.tracks]) == (
        1500,
        [("载人航空器", 1500), ("无人航空器", 500)],
    )
    assert (second.award_wan, [each.award_wan for each in second.tracks]) == (30, [30, 20])
    assert "award_wan" in first.doubtful
