"""Cards whose table was lost in the text: what becomes a table again, and what is left as it is."""

from __future__ import annotations

from docgen.model.document import Place, SourceDocument, TableBlock, TextBlock
from extractors.parsers.guideline.lines import Line, Piece, pieces_of
from extractors.parsers.guideline.text_cards import with_cards
from tests.extractors.guideline_text import read_lines


def pieces(*lines: str) -> list[Piece]:
    blocks = tuple(TextBlock(text=line, place=Place(line_no=at)) for at, line in enumerate(lines, start=1))
    return pieces_of(SourceDocument(file="a.txt", sha256="0" * 64, blocks=blocks))[0]


def card(name: str, *between: str) -> list[str]:
    return ["项目名称", name, "申报条件", *between, "补助标准", "最高不超过50万元。"]


def tables(found: list[Piece]) -> list[TableBlock]:
    return [piece for piece in found if isinstance(piece, TableBlock)]


def test_full_lines_before_a_label_begin_its_cell() -> None:
    before = "申报单位应当在本区登记注册并具有独立法人资格，且近三年内没有发生重大安全事故"
    first = ["项目名称", "技术改造", before, "申报条件", "和失信行为。", "补助标准", "最高不超过50万元。"]
    found = tables(with_cards(pieces(*first, *card("数字化", "本区企业。"))))
    assert [row for row in found[0].rows if row[0] == "申报条件"] == [("申报条件", f"{before}和失信行为。")]
    assert [row[1] for row in found[1].rows] == ["数字化", "本区企业。", "最高不超过50万元。"]


def test_a_line_without_visible_characters_in_a_card_does_no_harm() -> None:
    found = with_cards(
        pieces(*card("技术改造", "\u200b \u200b", "本区企业。"), *card("数字化", "本区企业。"))
    )
    assert [row[1] for row in tables(found)[0].rows] == ["技术改造", "本区企业。", "最高不超过50万元。"]


def test_a_thousand_lines_between_two_labels_are_left_alone() -> None:
    text = [f"在本区登记注册的第{at}类企业" for at in range(1000)]
    cards = [*card("技术改造", "本区企业。"), *card("数字化", "本区企业。")]
    found = with_cards(pieces(*cards, *card("长篇", *text)))
    assert len(tables(found)) == 2
    assert [piece.text for piece in found if isinstance(piece, Line)] == card("长篇", *text)


def test_a_mark_alone_before_a_card_is_the_cards() -> None:
    lines = "某区政策兑现指南\n事项清单\n一、上市类：事项01\n二、租金类：事项02\n"
    for mark, name, given in (
        ("事项01", "上市奖励", "奖励300万元"),
        ("事项02", "租金补助", "按租金的50%补助"),
    ):
        lines += f"══════\n{mark}\n事项名称：{name}\n支持对象：本区企业\n支持标准：{given}\n"
    first, second = read_lines(lines)
    assert (first.path, first.name, first.award_wan) == ("事项01", "上市奖励", 300)
    assert (second.path, second.name, second.rate_max_percent) == ("事项02", "租金补助", 50)
