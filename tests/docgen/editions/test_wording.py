"""The guideline's wording after corrections, and a document's text held against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.editions.wording import (
    Correction,
    annexes,
    corrected_annex,
    fixed_wording,
    folded,
    load_corrections,
    wording_differences,
)
from docgen.errors import InputError

TEXT = """## 附件 1

正文,不是表格。

附件 3

## 承诺 书

名称\t\t代码\t
甲方有权,在不影响的条件下,

组织检查。给予\\_\\_\\_万元,完。

## 附件 4

后面的附件,不管。
"""


def correction(line: int, recognised: str, printed: str, form: str = "3") -> Correction:
    return Correction(form=form, line=line, recognised=recognised, printed=printed, reason="识别有误")


CORRECTIONS = (
    correction(7, "## 承", "承"),
    correction(10, "权,在", "权，在"),
    correction(10, "下,\n\n组织", "下，组织"),
    correction(12, "\\_\\_\\_万元,完", "___万元，完"),
)
PIECES = ("附件3", "承诺书", "名称", "代码", "甲方有权，在不影响的条件下，组织检查。给予", "万元，完。")


def test_the_annexes_are_those_with_a_heading_line() -> None:
    assert annexes(TEXT) == ("1", "3", "4")


def test_an_annex_is_cut_where_a_value_may_stand() -> None:
    assert fixed_wording(TEXT, CORRECTIONS, "3") == PIECES


def test_corrections_may_come_in_any_order() -> None:
    assert fixed_wording(TEXT, CORRECTIONS[::-1], "3") == PIECES


def test_corrections_of_other_annexes_are_left_alone() -> None:
    others = (*CORRECTIONS, correction(3, "文,不", "文，不", form="1"))
    assert fixed_wording(TEXT, others, "3") == PIECES


def test_line_ends_of_windows_make_no_difference() -> None:
    assert fixed_wording(TEXT.replace("\n", "\r\n"), CORRECTIONS, "3") == PIECES


def test_the_corrected_annex_keeps_its_lines_and_blanks() -> None:
    assert corrected_annex(TEXT, CORRECTIONS, "3").split("\n")[:3] == ["附件 3", "", "承诺 书"]


def test_a_changed_text_is_noticed_with_the_correction_and_its_line() -> None:
    with pytest.raises(InputError) as caught:
        fixed_wording(TEXT.replace("有权,在", "可以,在"), CORRECTIONS, "3")
    assert "“权,在”" in caught.value.line()
    assert "附件3，指南第 10 行" in caught.value.line()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (correction(9, "权,在", "权，在"), "0 处"),
        (correction(12, "\\_", "_"), "3 处"),
        (correction(99, "权", "权"), "只有"),
        (correction(16, "附件,不", "附件，不"), "不在附件3之内"),
        (correction(10, "有权,", "有权，"), "重叠"),
    ],
)
def test_a_correction_that_fits_nowhere_or_twice_is_refused(wrong: Correction, why: str) -> None:
    with pytest.raises(InputError, match=why):
        fixed_wording(TEXT, (*CORRECTIONS, wrong), "3")


def test_an_annex_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="没有附件5"):
        fixed_wording(TEXT, (), "5")


def test_folding_drops_blanks_of_all_widths_and_page_numbers_alone() -> None:
    assert folded("前\u3000文\xa0\u200b接\n— 12 —\n下 页——说明-1-") == "前文接下页——说明-1-"


DOCUMENT = (
    "附件3\n承 诺 书\n名称 样本公司 代码 91\n甲方有权，在不影响的条件下，组织检查。给予２００万元，完。"
)
FILLED = ("样本公司", "91", "２００")


def test_a_document_with_its_values_has_no_differences() -> None:
    assert wording_differences(PIECES, DOCUMENT, FILLED) == ()


def test_values_may_be_absent_repeated_or_follow_each_other() -> None:
    text = DOCUMENT.replace("名称 样本公司", "名称 样本公司91样本公司").replace("代码 91", "代码")
    assert wording_differences(PIECES, text, FILLED) == ()


def test_a_value_that_repeats_the_wording_is_told_apart_from_it() -> None:
    text = DOCUMENT.replace("样本公司", "代码名称公司")
    assert wording_differences(PIECES, text, ("代码名称公司", "91", "２００")) == ()


def test_a_value_within_a_sentence_is_a_difference() -> None:
    text = DOCUMENT.replace("组织检查", "组织91检查")
    assert wording_differences(PIECES, text, FILLED) == ("“，在不影响的条件下，组织”之后多出“91”",)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("有权，", "有权,", "“甲方有权”之后缺少“，”，多出“,”"),
        ("有权", "", "“甲方”之后缺少“有权”"),
        ("组织检查。", "组织检查", "“不影响的条件下，组织检查”之后缺少“。”"),
        ("承 诺 书\n", "", "缺少“承诺书”（应在“附件3”之后）"),
        ("完。", "完", "“万元，完”之后缺少“。”"),
        ("完。", "完。另附", "文末多出“另附”"),
        ("附件3", "见附件3", "“附件3”之前多出“见”"),
    ],
)
def test_every_difference_is_told_where_it_stands(old: str, new: str, told: str) -> None:
    assert wording_differences(PIECES, DOCUMENT.replace(old, new), FILLED) == (told,)


def test_a_long_text_that_does_not_belong_there_is_told_whole() -> None:
    added = "不该有的话" * 20
    found = wording_differences(PIECES, DOCUMENT.replace("甲方", f"{added}甲方"), FILLED)
    assert found == (f"“甲方有权，在不影响的条件”之前多出“{added}”",)


def test_after_a_difference_the_rest_is_still_compared() -> None:
    text = DOCUMENT.replace("名称", "名字").replace("万元，", "元，")
    found = wording_differences(PIECES, text, FILLED)
    assert found[0] == "“名”之后缺少“称”"
    assert found[-1] == "“万元，完。”之前缺少“万”"


def test_wording_in_another_order_is_a_difference() -> None:
    assert wording_differences(("一", "二"), "二一") != ()


def test_corrections_are_read_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(
        '[[correction]]\nform = "5"\nline = 3\nrecognised = "条\\n\\n款"\nprinted = "条款"\nreason = "断行"',
        encoding="utf-8",
    )
    expected = Correction(form="5", line=3, recognised="条\n\n款", printed="条款", reason="断行")
    assert load_corrections(path) == (expected,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[correction]]\nform = 5", "第 2 行，correction[0].form：“5”应为文字"),
        ('[[correction]]\nform = "5"\nline = 0\nrecognised = "a"\nprinted = ""\nreason = "r"', "line"),
        ('[[correction]]\nform = "5"\nline = 1\nrecognised = "a"\nprinted = ""', "reason"),
        ("[correction]\n", "不是一组更正"),
        ("correction = [", "TOML 格式错误"),
    ],
)
def test_a_faulty_corrections_file_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_corrections(path)
    assert told in caught.value.line()
    assert str(path) in caught.value.line()
