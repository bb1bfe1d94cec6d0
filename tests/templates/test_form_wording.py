"""Each made form says what the guideline's annex says, word for word and in order, beside its values."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from docgen.editions.wording import folded, load_corrections, wording_differences
from docgen.render.word import WordTemplate
from tests.templates.forms import (
    ANNEX_OF,
    BASIS,
    COMMITMENT,
    DIRECTIONS,
    EDITION,
    FILLED,
    SHORT,
    SIGNING,
    SUMMARY,
    TASKBOOK,
    VERIFICATION,
    blank_summary_values,
    blank_values,
    docx_text,
    fill,
    long_values,
    summary_values,
    wording,
    wording_of,
    xlsx_text,
)

SPACE = "\u3000"
FORMS = (COMMITMENT, VERIFICATION, TASKBOOK)
PROVINCIAL_SEALS = {
    "市、县（市）工业和信息化主管部门（盖章）": "省属企业（单位）（盖章）",
    "市、县（市）财政局（盖章）": "主管部门（盖章）",
}
SUMMARY_FILLED = (
    "盐城市",
    "2022年10月18日",
    "1",
    "样本公司",
    "样本路1号",
    "C3421",
    "68452.36",
    "—",
    "-1e-06",
    "一（一）高端化改造升级项目（重大技术改造项目）",
    "样机改造项目",
    "31995.4",
    "27602.2",
    "2022年3月",
    "2023年12月31日",
    "2400",
    "是",
)


@pytest.mark.parametrize("form", FORMS)
def test_a_filled_form_is_the_annex_and_its_values(form: str) -> None:
    text = docx_text(fill(form, SHORT))
    assert wording_differences(wording_of(form, SHORT), text, FILLED[form]) == ()
    assert [value for value in FILLED[form] if folded(value) not in folded(text)] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_blank_form_is_the_annex_alone(form: str) -> None:
    values = blank_values()
    filled = (BASIS,) if form == COMMITMENT else ()
    assert wording_differences(wording_of(form, values), docx_text(fill(form, values)), filled) == ()


@pytest.mark.parametrize("form", FORMS)
def test_long_values_leave_the_wording_as_it_is(form: str) -> None:
    values = long_values()
    pieces = wording_of(form, values)
    text = folded(docx_text(fill(form, values)))
    position = 0
    for piece in pieces:
        position = text.find(piece, position)
        assert position >= 0, piece
        position += len(piece)


@pytest.mark.parametrize("annex", DIRECTIONS)
def test_one_table_serves_all_five_annexes(annex: str) -> None:
    text = xlsx_text(fill(SUMMARY, summary_values(annex, 1)))
    assert wording_differences(wording(annex), text, SUMMARY_FILLED) == ()
    assert [value for value in SUMMARY_FILLED if folded(value) not in folded(text)] == []


@pytest.mark.parametrize("annex", DIRECTIONS)
def test_the_blank_table_is_the_annex_alone(annex: str) -> None:
    assert wording_differences(wording(annex), xlsx_text(fill(SUMMARY, blank_summary_values(annex)))) == ()


def test_a_provincial_table_differs_in_the_two_seals_alone() -> None:
    expected = [PROVINCIAL_SEALS.get(piece, piece) for piece in wording("2-4")]
    assert set(PROVINCIAL_SEALS.values()) < set(expected)
    text = xlsx_text(fill(SUMMARY, summary_values("2-4", 1, provincial=True)))
    assert wording_differences(expected, text, SUMMARY_FILLED) == ()


@pytest.mark.parametrize(
    ("form", "word", "changed"),
    [
        (COMMITMENT, "据实提供", "如实提供"),
        (VERIFICATION, "现场实物是否一致", "现场实物基本一致"),
        (TASKBOOK, "任务书签署当年内", "任务书签署当年"),
        (TASKBOOK, "法律责任。", "法律责任"),
    ],
)
def test_a_changed_word_of_a_template_is_noticed(form: str, word: str, changed: str) -> None:
    with zipfile.ZipFile(EDITION / form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    before = parts["word/document.xml"]
    parts["word/document.xml"] = before.replace(word.encode(), changed.encode())
    assert parts["word/document.xml"] != before
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    filled = WordTemplate.compile(buffer.getvalue(), source=form).render(SHORT)
    found = wording_differences(wording_of(form, SHORT), docx_text(filled), FILLED[form])
    assert len(found) == 1


def test_the_filled_task_book_alone_drops_the_two_lines_of_the_reference() -> None:
    assert {"附件5", "（参考格式）"} < set(wording("5"))
    text = folded(docx_text(fill(TASKBOOK, SHORT)))
    assert "附件5" not in text
    assert "参考格式" not in text


def test_the_cross_reference_of_the_task_book_leads_to_the_duties_of_the_applicant() -> None:
    pieces = wording("5")
    fourth = pieces.index("四、三方在本项目中的义务")
    second = pieces.index("（二）乙方负责", fourth)
    assert pieces[second + 1].startswith("1.按任务书及有关规定")
    assert pieces[second + 2].startswith("2.按照规定使用专项资金")
    assert any("第四条第（二）项第1、2点" in piece for piece in pieces)


@pytest.mark.parametrize("values", [SHORT, blank_values()], ids=["filled", "blank"])
def test_what_is_signed_on_paper_stays_blank(values: dict[str, Any]) -> None:
    commitment = docx_text(fill(COMMITMENT, values))
    assert folded(commitment).endswith("项目申报责任人（签名）单位负责人（签名）（公章）日期：")
    verification = folded(docx_text(fill(VERIFICATION, values)))
    assert "核查人员：（签字）核查负责人单位及职务：" in verification


def test_a_year_and_month_of_verification_invent_no_day() -> None:
    verification = {**SHORT["verification"], "date": type(SHORT["verification"]["date"]).parse("2022-10")}
    text = folded(docx_text(fill(VERIFICATION, {**SHORT, "verification": verification})))
    assert "核查日期：2022年10月日" in text


def test_a_task_book_before_the_award_leaves_its_places_blank() -> None:
    text = docx_text(fill(TASKBOOK, {**SHORT, "award": blank_values()["award"]}))
    assert f"（大写）{SPACE * 12}，（小写）{SPACE * 6}万元" in text
    assert f"第一笔专项资金{SPACE * 5}万元" in text


def test_the_blank_task_book_has_an_empty_schedule_and_lines_to_write_on() -> None:
    data = fill(TASKBOOK, blank_values())
    text = docx_text(data)
    assert text.count(SPACE * 25) == 9
    assert text.split("投入总额")[1].split("三、项目总投资")[0].count("\n") == 1 + 4 * 3


def test_the_signing_page_names_the_parties_and_says_that_it_is_a_supplement() -> None:
    text = folded(docx_text(fill(SIGNING, SHORT)))
    for party in ("（甲方）：江苏省工业和信息化厅", "（乙方）：样本公司", "（丙方）：样本区工信局"):
        assert f"{party}（盖章）法定代表人或授权代表（签字）：日期：年月日" in text
    assert "本页为补充页，申报指南附件5的参考格式中没有签署页" in text


def test_the_corrections_touch_every_annex_with_a_form_and_no_other() -> None:
    corrections = load_corrections(EDITION / "corrections.toml")
    assert {correction.form for correction in corrections} == {*DIRECTIONS, *ANNEX_OF.values()}


def test_the_corrections_change_signs_and_never_a_word() -> None:
    for correction in load_corrections(EDITION / "corrections.toml"):
        assert words(correction.recognised) == words(correction.printed), correction


def words(text: str) -> str:
    """Letters, digits and Chinese characters alone."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("annex", [*DIRECTIONS, *ANNEX_OF.values()])
def test_no_sign_of_half_width_is_left_beside_a_chinese_character(annex: str) -> None:
    text = "".join(wording(annex)).replace("https://jsgxt.jszfw.gov.cn:8090/cjpt", "")
    assert [sign for sign in text if sign in ",:;()[]#*\\<>_?!"] == []
