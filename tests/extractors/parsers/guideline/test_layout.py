"""The same guideline, typed, wrapped or recognised otherwise, says the same."""

from __future__ import annotations

import re
from typing import Any

import pytest

from docgen.model.guideline import Guideline
from tests.extractors.guideline_text import TEXT, parsed, small


def rules(guideline: Guideline) -> Any:
    """Everything but lines, file, standing, and the table of contacts, whose rows a wrap tears."""
    found = guideline.model_dump(exclude={"source", "sha256", "contacts", "local_contacts"})

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: without(each) for key, each in value.items() if key not in ("line_no", "standing")}
        return [without(each) for each in value] if isinstance(value, list | tuple) else value

    return without(found)


def half_width(text: str) -> str:
    return text.translate(str.maketrans("（），；：", "(),;:"))


def full_width(text: str) -> str:
    return text.translate(str.maketrans("(),;:", "（），；："))


def full_width_figures(text: str) -> str:
    return re.sub(r"\d", lambda match: chr(ord(match[0]) + 0xFEE0), text).replace("%", "％")


def without_markdown(text: str) -> str:
    return re.sub(r"(?m)^#+ |\*\*", "", text)


def other_markdown(text: str) -> str:
    return re.sub(r"(?m)^(（[一二三四五六七]）)", r"##### **\1**", re.sub(r"(?m)^#+ ", "- ", text))


def blanks_in_figures(text: str) -> str:
    return re.sub(r"(?<=\d)(?=\d{2}(?:万|家|个))", " ", re.sub(r"(?<=[0-9])(?=[万亿年月日%])", " ", text))


def zero_width(text: str) -> str:
    return text.replace("不低于", "不\u200b低于").replace("万元", "万\ufeff元")


def windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def page_numbers(text: str) -> str:
    return text.replace("包括设备、\n\n工具", "包括设备、\n\n— 2 —\n\n工具").replace(
        "再给\n", "再给\n- 3 -\n"
    )


def wrapped(text: str) -> str:
    """Every paragraph broken into lines of 30 characters without blank lines, as out of a PDF.

    No line begins inside a Latin word or with what looks like a mark.
    """
    lines = []
    for paragraph in without_markdown(text).split("\n"):
        lines += re.findall(r".{1,30}[A-Za-z]*(?:(?=[（(\d①-⑳一二三四五六七附])..)?", paragraph)
    return "\n".join(lines)


CHANGES = [
    half_width,
    full_width,
    full_width_figures,
    without_markdown,
    other_markdown,
    blanks_in_figures,
    zero_width,
    windows_line_ends,
    page_numbers,
    wrapped,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_text_in_another_layout_gives_the_same_rules(change: Any) -> None:
    text = change(TEXT)
    assert text != TEXT
    assert rules(parsed(text)) == rules(parsed())


def test_a_sentence_split_by_a_page_break_inside_a_figure_is_joined() -> None:
    text = TEXT.replace("最高不超过4000万元", "最高不超过40\n\n00万元")
    assert text != TEXT
    assert rules(parsed(text)) == rules(parsed())


def test_radicals_that_look_like_characters_are_those_characters() -> None:
    text = TEXT.replace("不少于", "不少⼲".replace("⼲", "于")).replace("工业", "⼯业").replace("页", "⻚")
    assert text != TEXT
    assert rules(parsed(text)) == rules(parsed())


HEADS = [
    ("申报条件", "支持标准", "申报对象", "名额"),
    ("申报要求", "资助标准", "支持对象", "支持名额"),
    ("扶持条件", "奖励标准", "申报主体", "支持数量"),
    ("支持条件", "支持方式", "申报主体", "支持数量"),
]


@pytest.mark.parametrize("heads", HEADS)
def test_the_usual_names_of_the_heads_are_known(heads: tuple[str, str, str, str]) -> None:
    text = TEXT
    for old, new in zip(("支持条件", "补助标准", "申报主体", "支持数量"), heads, strict=True):
        text = re.sub(
            rf"(?m)^([#*]*\s*(?:\d\.|[（(][\d二三四五][）)])\s*\**){old}(?=[。*])", rf"\1{new}", text
        )
    assert rules(parsed(text)) == rules(parsed())


def test_a_covering_notice_and_contents_before_the_guideline_are_not_taken_for_it() -> None:
    notice = "关于组织申报的通知\n各有关单位：\n一、申报时间。即日起。\n二、其他事项。\n（一）认真组织。\n"
    assert rules(parsed(notice + TEXT)) == rules(parsed())


def test_amounts_as_written_in_words() -> None:
    for words, value in [
        ("三千万元", 3000),
        ("1亿2000万元", 12000),
        ("5百万元", 500),
        ("20,000,000元", 2000),
    ]:
        (minimum,) = [
            each for each in small(f"项目总投入不低于{words}。").conditions if each.kind == "minimum"
        ]
        assert minimum.value_wan == value
