"""A paragraph that runs through its marks is cut at them, a contents page goes, and nothing of the text is lost."""

from __future__ import annotations

import pytest

from docgen.model.document import Block, Place, SourceDocument, TableBlock, TextBlock
from extractors.parsers.guideline.lines import Line, pieces_of


def lines_of(text: str) -> list[str]:
    blocks = (TextBlock(text=text, place=Place(line_no=1)),)
    pieces, _ = pieces_of(SourceDocument(file="a.txt", sha256="0" * 64, blocks=blocks))
    return [piece.text for piece in pieces if isinstance(piece, Line)]


@pytest.mark.parametrize("front", ["", "为促进创业，制定本办法。"])
@pytest.mark.parametrize(
    "parts",
    [
        [
            "一、申请对象：小微企业。",
            "二、申请条件：",
            "1.入驻基地；",
            "2.无违法记录。",
            "三、标准：补贴40%。",
        ],
        ["一、对象：小微企业。", "二、条件：合法经营。", "三、标准：补贴40%。"],
    ],
)
def test_every_part_is_a_line_and_so_is_what_stands_before_the_first(front: str, parts: list[str]) -> None:
    assert lines_of(front + "".join(parts)) == [*([front] if front else []), *parts]


@pytest.mark.parametrize(
    "text",
    [
        "一、对象：小微企业。二、条件：合法经营。",
        "产品列入目录一、二、三类的优先。",
        "一、对象。三、条件。四、标准。",
    ],
)
def test_few_marks_or_such_as_do_not_count_on_cut_nothing(text: str) -> None:
    assert lines_of(text) == [text]


def read(*rows: str | list[list[str]]) -> tuple[list[str], list[tuple[str, str]]]:
    """The lines and tables that are kept, a table as its first cell, and what was left out, with its reason."""
    blocks: list[Block] = [
        TextBlock(text=row, place=Place(line_no=at))
        if isinstance(row, str)
        else TableBlock(rows=tuple(map(tuple, row)), place=Place(line_no=at))
        for at, row in enumerate(rows, start=1)
    ]
    pieces, left_out = pieces_of(SourceDocument(file="a.txt", sha256="0" * 64, blocks=tuple(blocks)))
    kept = [piece.text if isinstance(piece, Line) else str(piece.rows[0][0]) for piece in pieces]
    return kept, [(each.what, each.reason) for each in left_out]


CHAPTER = ["二、奖励项目", [["小巨人", "60万元"], ["单项冠军", "100万元"], ["专精特新", "30万元"]]]


@pytest.mark.parametrize("end", ["；", ""])
def test_a_list_of_papers_under_that_word_is_no_contents_page(end: str) -> None:
    papers = [f"1. 营业执照{end}", f"2. 审计报告{end}"]
    kept, left_out = read("目录", *papers, *CHAPTER, "三、申报材料", *papers)
    assert "小巨人" in kept
    assert "二、奖励项目" in kept
    assert kept[-3:] == ["三、申报材料", *papers]
    assert ("目录", "目录") in left_out


def test_lines_that_never_come_again_are_no_contents_page() -> None:
    rows = ["二、奖励项目", "小巨人 60", "单项冠军 100", "专精特新 30"]
    kept, left_out = read("目录", "1. 营业执照", *rows, "三、申报材料", "1. 营业执照")
    assert kept == ["1. 营业执照", *rows, "三、申报材料", "1. 营业执照"]
    assert left_out == [("目录", "目录")]


def test_a_contents_page_goes_and_a_sentence_behind_it_stays() -> None:
    heads = ["一、支持方向", "二、支持标准和申报条件"]
    text = ["本指南适用于本区企业。", heads[0], "智能化改造。", f"{heads[1]}（2024年）", "最高50万元。"]
    kept, left_out = read("目　录", f"{heads[0]}\t1", heads[1], *text)
    assert kept == text
    assert left_out == [("目　录", "目录"), (f"{heads[0]}\t1", "目录"), (heads[1], "目录")]


@pytest.mark.parametrize("blank", ["    ", "\t", "\u3000\u3000\u3000"])
def test_names_with_an_amount_behind_a_blank_lead_to_no_page(blank: str) -> None:
    rows = [f"小巨人{blank}60", f"单项冠军{blank}100"]
    assert read("奖励标准（万元）", *rows) == (["奖励标准（万元）", *rows], [])


def test_lines_with_dots_to_a_page_are_left_out_without_the_word() -> None:
    kept, left_out = read("一、总则 ……… 1", "二、标准 . . . . 12", "一、总则", "本区企业。")
    assert kept == ["一、总则", "本区企业。"]
    assert len(left_out) == 2


def test_a_line_of_blanks_and_characters_without_width_is_none() -> None:
    assert read("甲", "\u200b \u200b", "乙") == (["甲", "乙"], [])


def test_a_mark_alone_on_its_line_is_no_running_head_however_often() -> None:
    lines = [line for at in range(1, 5) for line in (f"事项0{at}", f"名称：第{at}类补助，办理方式为网上")]
    assert read(*lines) == (lines, [])


def test_a_line_without_any_letter_is_a_rule_and_no_text() -> None:
    assert read("甲", "════════", "———", "乙") == (["甲", "乙"], [])
