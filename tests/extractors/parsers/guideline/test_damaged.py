"""Lines lost, doubled, cut, joined or moved: a damaged text is read or refused, never a failure of the program."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import extractors
from docgen.errors import InputError
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


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
