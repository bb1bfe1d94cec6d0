"""待确定事项.txt: what a person has to settle in a new edition, to be ticked off, and what is not ticked yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.editions.form_made import MadeTemplate
from docgen.model.edition_findings import EditionFinding, finding

OPEN_FILE = "待确定事项.txt"
_OPEN = ("[ ]", "[]", "［ ］", "［　］")
_APART = "  "
_HEAD = "核对好一项，把它前面的 [ ] 改成 [x]；docgen edition check 列出还没有勾选的各项。"
_SETTINGS = "一、版本设置（edition.toml）和指南文件"
_READING = "二、指南中有疑问的数值和没有读懂的话（按原文顺序）"
_FORMS = "三、表格中没有填入字段的地方"
_NOTHING = "（没有）"


def open_text(
    settings: Sequence[str], reading: Sequence[str], forms: Sequence[tuple[str, MadeTemplate]]
) -> str:
    """The file's text: three parts, one line a point."""
    places = [
        _APART.join((file, place, f"{label}：{why}"))
        for file, form in forms
        for place, label, why in form.unmatched
    ]
    counts = [
        f"{file}：{len(form.matched)} 处填入字段，{len(form.unmatched)} 处没有匹配" for file, form in forms
    ]
    lines = [_HEAD]
    for title, points in ((_SETTINGS, settings), (_READING, reading), (_FORMS, places)):
        lines += ["", title, *(f"[ ] {point}" for point in points)]
        lines += [] if points else [_NOTHING]
    return "\r\n".join([*lines, "", *counts]) + "\r\n"


def open_findings(text: str) -> Iterator[EditionFinding]:
    """A finding for each point that is not ticked; those of the guideline's text together as one."""
    part, unread = "", 0
    for line in map(str.strip, text.splitlines()):
        if line in (_SETTINGS, _READING, _FORMS):
            part = line
        if not line.startswith(_OPEN):
            continue
        words = line[line.index("]" if "]" in line else "］") + 1 :].strip()
        if part == _READING:
            unread += 1
        elif part == _FORMS:
            file, place, what = (*words.split(_APART, 2), "", "")[:3]
            yield finding("warning", file, place, what or "没有填入字段")
        else:
            head, _, what = words.partition("：")
            yield finding("warning", "edition.toml", head.split(" ")[0], what or words)
    if unread:
        yield finding("warning", OPEN_FILE, "第二部分", f"有疑问的数值和没有读懂的话还有 {unread} 处没有勾选")
