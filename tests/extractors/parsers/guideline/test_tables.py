"""Tables of programmes and cards: which rows are items, and what their cells say."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.model.document import Place, TableBlock
from extractors.parsers.guideline.tables import cards_of


def table(*rows: Sequence[str | None]) -> TableBlock:
    return TableBlock(rows=tuple(tuple(row) for row in rows), place=Place(paragraph_no=1))


def names(block: TableBlock) -> list[tuple[str, str]]:
    return [(card.path, "".join(char for char, _, _ in card.name)) for card in cards_of(block)]


HEAD = ("序号", "支持项目", "申报条件", "支持标准")


def test_a_row_of_one_cell_across_the_table_heads_a_group_and_is_no_item() -> None:
    block = table(
        HEAD,
        ("一、对外贸易", None, None, None),
        ("1", "境外参展", "独立布展", "展位费按70%补助"),
        ("二、跨境电商", None, None, None),
        ("2", "海外仓", "面积2000平方米以上", "按投资的20%补助"),
    )
    assert names(block) == [("1", "境外参展"), ("2", "海外仓")]


def test_a_heading_of_two_rows_is_no_item() -> None:
    block = table(
        ("序号", "兑现事项", "申报条件", "支持标准", None),
        (None, None, None, "比例", "限额"),
        ("1", "投资补助", "投资5000万元以上", "6%", "最高2000万元"),
    )
    assert names(block) == [("1", "投资补助")]


def test_what_an_item_is_called_in_its_column() -> None:
    block = table(
        ("序号", "兑现事项", "兑现标准", "申报条件"),
        ("1", "租金补贴", "按租金的50%补贴", "租用标准厂房"),
        ("2", "上规奖励", "奖励10万元", "首次上规"),
    )
    assert names(block) == [("1", "租金补贴"), ("2", "上规奖励")]
