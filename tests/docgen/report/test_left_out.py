"""What was left out of a guideline's file: a line a reason, the page's own edges together."""

from __future__ import annotations

from docgen.model.document import Place, Skipped
from docgen.report import left_out_lines


def skipped(what: str, reason: str, page: int | None = None) -> Skipped:
    return Skipped(what=what, reason=reason, place=Place(page_no=page))


def test_each_reason_is_a_line_with_the_first_few_and_edges_are_one_line() -> None:
    long = "依据本办法第三条的规定，申报单位应当在本区登记注册并具有独立法人资格"
    assert left_out_lines(
        (
            skipped("页码", "页码", 1),
            skipped("文件编码", "不是 UTF-8"),
            skipped("12 个字", "看不见的文字", 3),
            skipped("某市申报指南", "页眉或页脚", 2),
            *(skipped(f"{at}、支持 方向", "目录", 1) for at in "一二三四"),
            skipped(long, "脚注"),
            skipped("第 2 页", "读不出", 2),
        )
    ) == [
        "没有当作正文的内容（--json 的 left_out 有全部）：",
        "  不是 UTF-8：文件编码",
        "  看不见的文字：12 个字（第 3 页）",
        "  目录 4 条：一、支持 方向（第 1 页）；二、支持 方向（第 1 页）；三、支持 方向（第 1 页）；……",
        "  脚注：依据本办法第三条的规定，申报单位应当在本区登记注册并具有独立……",
        "  读不出：第 2 页",
        "  页码、页眉或页脚 2 条",
    ]


def test_nothing_is_said_where_nothing_was_left_out() -> None:
    assert left_out_lines(()) == []
