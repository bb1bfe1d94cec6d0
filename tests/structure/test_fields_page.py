"""docs/fields.md is the field table; DOCGEN_WRITE_DOCS=1 and this file under pytest write it anew."""

from __future__ import annotations

import os
from pathlib import Path

from docgen.model.fields import FieldRow, field_table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "fields.md"
OWNERS = {
    "applicant": "申报单位",
    "recommending_unit": "推荐单位",
    "province": "管理单位",
    "edition": "指南版本",
    "derived": "计算得出",
}
HEAD = """# 字段表

由 `docgen.model` 的标注生成，不手工修改。“表格”一栏是印出该字段的地方（附件2#5 是附件2 的第 5 栏）。

| 字段 | 名称 | 归谁 | 必填 | 来源 | 表格 | 说明 |
|---|---|---|---|---|---|---|
"""
WRITE = os.environ.get("DOCGEN_WRITE_DOCS") == "1"


def line(row: FieldRow) -> str:
    needed = "是" if row.required else ""
    parts = (
        f"`{row.path}`",
        row.heading,
        OWNERS[row.owner],
        needed,
        row.proof,
        "、".join(row.cells),
        row.hint,
    )
    return f"| {' | '.join(part.replace('|', '/') for part in parts)} |"


def test_the_page_is_the_table() -> None:
    text = HEAD + "\n".join(line(row) for row in field_table().values()) + "\n"
    if WRITE:
        PAGE.write_text(text, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == text


def test_the_switch_is_off() -> None:
    assert not WRITE or "CI" not in os.environ
