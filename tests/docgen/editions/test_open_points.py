"""待确定事项.txt: written to be ticked off, and read again for what is not ticked."""

from __future__ import annotations

from docgen.editions.form_made import MadeTemplate
from docgen.editions.open_points import open_findings, open_text

FORM = MadeTemplate(
    b"", "application", [("applicant.name", "第 1 段")], [("第 3 段", "日期", "没有同名的字段")]
)
SETTINGS = ("province 省份或地区：取自“江苏省”，请核对", "parameters.closing_date：没有找到")
READING = ("一（一） 项目，第 7 行：上限 400 万元，有疑问（写的是下限）", "一（二），第 9 行：没有读懂“甲。”")


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(each.level, each.file, each.place, each.what) for each in open_findings(text)]


def test_all_points_stand_in_the_file_each_with_a_box() -> None:
    text = open_text(SETTINGS, READING, [("表.docx", FORM)])
    boxes = [line for line in text.splitlines() if line.startswith("[ ] ")]
    assert [box[4:] for box in boxes] == [*SETTINGS, *READING, "表.docx  第 3 段  日期：没有同名的字段"]
    assert "表.docx：1 处填入字段，1 处没有匹配" in text


def test_what_is_not_ticked_is_told_and_the_sentences_together() -> None:
    assert told(open_text(SETTINGS, READING, [("表.docx", FORM)])) == [
        ("warning", "edition.toml", "province", "取自“江苏省”，请核对"),
        ("warning", "edition.toml", "parameters.closing_date", "没有找到"),
        ("warning", "表.docx", "第 3 段", "日期：没有同名的字段"),
        ("warning", "待确定事项.txt", "第二部分", "有疑问的数值和没有读懂的话还有 2 处没有勾选"),
    ]


def test_what_is_ticked_is_not_told() -> None:
    text = open_text(SETTINGS, READING, [("表.docx", FORM)])
    half = text.replace("[ ] province", "[x] province").replace("[ ] 一（一）", "[√] 一（一）")
    assert [(place, what) for _, _, place, what in told(half)] == [
        ("parameters.closing_date", "没有找到"),
        ("第 3 段", "日期：没有同名的字段"),
        ("第二部分", "有疑问的数值和没有读懂的话还有 1 处没有勾选"),
    ]
    assert told(text.replace("[ ] ", "[x] ")) == []


def test_a_file_without_points_says_so() -> None:
    assert open_text((), (), ()).count("（没有）") == 3
