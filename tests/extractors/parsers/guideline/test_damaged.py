"""Lines lost, doubled, cut, joined or moved: a damaged text is read or refused, never a failure of the program."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractors
from docgen.errors import InputError
from docgen.model.document import Place, SourceDocument, TableBlock, TextBlock
from tests.extractors.guideline_text import document_of

TEXTS = [
    path.read_text("utf-8")
    for path in sorted((Path(__file__).parents[3] / "guidelines").glob("*/guideline.txt"))
]
KINDS = st.sampled_from(["drop", "double", "cut", "join", "swap", "insert", "end"])
SPLINTERS = "（）。，：；、1一①第条附件章%万元 ."
Edit = tuple[str, int, int, str]


def damaged(lines: list[str], edit: Edit) -> list[str]:
    kind, first, second, splinter = edit
    at, other = first % len(lines), second % len(lines)
    line = lines[at]
    where = second % (len(line) + 1)
    changed = {
        "drop": [],
        "double": [line, line],
        "cut": [line[:where]],
        "join": [line + lines[other]],
        "swap": [lines[other]],
        "insert": [line[:where] + splinter + line[where:]],
        "end": [line],
    }[kind]
    rest = [] if kind == "end" else lines[at + 1 :]
    return [*lines[:at], *changed, *rest] or ["目录"]


EDITS = st.tuples(KINDS, st.integers(0, 999), st.integers(0, 999), st.sampled_from(SPLINTERS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS), st.lists(EDITS, min_size=1, max_size=8))
def test_a_damaged_text_is_read_or_refused(text: str, edits: list[Edit]) -> None:
    lines = text.splitlines()
    for edit in edits:
        lines = damaged(lines, edit)
    try:
        found = extractors.parse("guideline", document_of("\n".join(lines)))
    except InputError as refused:
        assert "不像申报指南" in refused.line()
        return
    assert found.programmes
    assert all(each.name and each.citation.quote for each in found.programmes)


HEADS = st.one_of(
    st.sampled_from(
        [
            "序号",
            "项目名称",
            "项目",
            "类别",
            "支持方向",
            "支持内容",
            "支持对象",
            "申报条件",
            "支持标准",
            "补助比例",
        ]
    ),
    st.sampled_from(["奖励标准（万元）", "最高补助额", "等级", "支持数量", "联系电话", "责任处室", "备注"]),
)
CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["—", "1", "一", "冷库建设", "国家级", "500", "30%", "120万元", "投资不低于300万元", "支持方向"]
    ),
    st.sampled_from(["", "按投资额的15%给予补助，最高200万元"]),
)


@st.composite
def tables(draw: st.DrawFn) -> TableBlock:
    heads = draw(st.lists(HEADS, min_size=1, max_size=5))
    row = st.lists(CELLS, min_size=1, max_size=6)
    rows = draw(st.lists(row, max_size=5))
    return TableBlock(rows=(tuple(heads), *map(tuple, rows)), place=Place(line_no=9))


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.booleans())
def test_a_table_of_any_heads_is_read_or_refused(table: TableBlock, beside_text: bool) -> None:
    lines = ["某市产业资金申报指南", "一、技改补助", "按投资额的12%给予补助，最高300万元。", "二、其他支持"]
    texts = [
        TextBlock(text=text, place=Place(line_no=at))
        for at, text in enumerate(lines if beside_text else lines[:1], 1)
    ]
    document = SourceDocument(file="指南.md", sha256="0" * 64, blocks=(*texts, table))
    try:
        found = extractors.parse("guideline", document)
    except InputError:
        return
    assert found.programmes
    if beside_text:
        assert found.programmes[0].rate_max_percent == 12
