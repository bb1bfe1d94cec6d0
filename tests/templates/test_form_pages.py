"""The forms on paper: how many pages, what stands where, and the wording once more, read off the PDF."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from docgen.editions.wording import folded, wording_differences
from docgen.render.pdf import render_docx_pdf, render_xlsx_pdf
from tests.templates.forms import (
    BASIS,
    COMMITMENT,
    DIRECTIONS,
    FILLED,
    SHORT,
    SIGNING,
    SUMMARY,
    TASKBOOK,
    VERIFICATION,
    WORD_FORMS,
    blank_summary_values,
    blank_values,
    fill,
    long_values,
    summary_values,
    wording,
    wording_of,
)

KINDS = {"short": SHORT, "long": long_values(), "blank": blank_values()}
ONE_PAGE = (COMMITMENT, VERIFICATION, SIGNING)
LEAST_GAP_PT = 3
SEAL_PT = 4.2 / 2.54 * 72


@cache
def printed(form: str, kind: str) -> bytes:
    """The PDF of a Word form."""
    return render_docx_pdf(fill(form, KINDS[kind]), source=form).data


def printed_table(values: dict[str, Any]) -> bytes:
    return render_xlsx_pdf(fill(SUMMARY, values), source=SUMMARY).data


def pages(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it was drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def places(pdf: bytes, page_no: int, words: str) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top in points of each place of the words on a page (from 1)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page_no - 1].get_textpage()
        found = []
        finder = text.search(words)
        while (at := finder.get_next()) is not None:
            boxes = [text.get_charbox(index) for index in range(at[0], at[0] + at[1])]
            found.append(
                (
                    min(box[0] for box in boxes),
                    min(box[1] for box in boxes),
                    max(box[2] for box in boxes),
                    max(box[3] for box in boxes),
                )
            )
        return found
    finally:
        document.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ONE_PAGE)
def test_these_forms_are_exactly_one_page(form: str, kind: str) -> None:
    assert len(pages(printed(form, kind))) == 1


@pytest.mark.parametrize("form", [COMMITMENT, VERIFICATION, TASKBOOK])
def test_the_printed_form_is_the_annex_and_its_values(form: str) -> None:
    text = "\n".join(pages(printed(form, "short")))
    assert wording_differences(wording_of(form, SHORT), text, FILLED[form]) == ()
    assert [value for value in FILLED[form] if folded(value) not in folded(text)] == []


@pytest.mark.parametrize("form", [COMMITMENT, VERIFICATION, TASKBOOK])
def test_the_printed_blank_form_is_the_annex_alone(form: str) -> None:
    text = "\n".join(pages(printed(form, "blank")))
    filled = (BASIS,) if form == COMMITMENT else ()
    assert wording_differences(wording_of(form, KINDS["blank"]), text, filled) == ()


@pytest.mark.parametrize("annex", DIRECTIONS)
def test_the_printed_blank_table_is_the_annex_alone(annex: str) -> None:
    found = pages(printed_table(blank_summary_values(annex)))
    assert len(found) == 1
    assert wording_differences(wording(annex), found[0]) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_cover_has_no_number_and_the_pages_after_it_count_from_one(kind: str) -> None:
    found = pages(printed(TASKBOOK, kind))
    assert "2022年制" in folded(found[0])
    assert "—" not in found[0]
    numbers = [page.replace("\u00a0", " ") for page in found[1:]]
    assert [f"— {number} —" in page for number, page in enumerate(numbers, start=1)] == [True] * len(numbers)
    assert len(numbers) >= 6


def test_page_numbers_stand_outside_right_on_odd_and_left_on_even_pages() -> None:
    middle = 210 / 25.4 * 72 / 2
    pdf = printed(TASKBOOK, "short")
    for number in (1, 2, 3, 4):
        left, bottom, right, _top = places(pdf, number + 1, f"— {number} —")[-1]
        assert left > middle if number % 2 else right < middle
        assert bottom < 35 / 25.4 * 72


def test_the_schedules_head_is_printed_again_where_the_table_goes_on() -> None:
    found = [folded(page) for page in pages(printed(TASKBOOK, "long"))]
    with_head = [page for page in found if "起止时间项目建设内容投入总额" in page]
    assert len(with_head) >= 2


def test_the_summarys_head_is_printed_on_every_page() -> None:
    found = [folded(page) for page in pages(printed_table(summary_values("2-1", 30)))]
    assert len(found) > 1
    assert all("项目申报单位2021年基本情况" in page for page in found)
    assert [number for number in range(1, 31) if not any(f"{number}样本公司" in page for page in found)] == []


def test_the_seals_of_the_summary_have_room_and_do_not_touch() -> None:
    pdf = printed_table(summary_values("2-1", 3))
    ((left1, bottom1, right1, top1),) = places(pdf, 1, "工业和信息化主管部门（盖章）")
    ((left2, bottom2, right2, top2),) = places(pdf, 1, "财政局（盖章）")
    assert (left2 + right2) / 2 - (left1 + right1) / 2 > SEAL_PT
    ((_l, _b, _r, note_top),) = places(pdf, 1, "此表系统内自动生成")
    (table_bottom, *_rest) = sorted(box[1] for box in places(pdf, 1, "样机改造项目"))
    for bottom, top in ((bottom1, top1), (bottom2, top2)):
        assert (bottom + top) / 2 - note_top > SEAL_PT / 2 - 10
        assert table_bottom - (bottom + top) / 2 > SEAL_PT / 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_signing_page_leaves_room_for_a_seal_at_each_party(kind: str) -> None:
    pdf = printed(SIGNING, kind)
    marks = [(bottom + top) / 2 for _left, bottom, _right, top in places(pdf, 1, "（盖章）")]
    assert len(marks) == 3
    assert all(upper - lower > SEAL_PT for upper, lower in pairwise(marks))


@pytest.mark.parametrize("kind", KINDS)
def test_the_verification_has_room_for_three_signatures(kind: str) -> None:
    pdf = printed(VERIFICATION, kind)
    ((_l, bottom, _r, _t),) = places(pdf, 1, "核查人员：（签字）")
    ((_l, _b, _r, top),) = places(pdf, 1, "核查负责人单位及职务")
    assert bottom - top >= 36


def rules(pdf: bytes, page_no: int) -> list[float]:
    """The heights of the horizontal lines on a page (from 1)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        boxes = [item.get_bounds() for item in document[page_no - 1].get_objects([FPDF_PAGEOBJ_PATH])]
        return [bottom for left, bottom, right, top in boxes if top - bottom < 2 < right - left]
    finally:
        document.close()


@pytest.mark.parametrize(
    ("form", "page_no", "last_words"),
    [
        (COMMITMENT, 1, "号）"),
        (VERIFICATION, 1, "续的项目是否有说明材料"),
        (TASKBOOK, 3, "建设内容甲的第二行"),
        (TASKBOOK, 3, "（二）项目实施进度计划"),
    ],
)
def test_words_keep_off_the_line_below_them(form: str, page_no: int, last_words: str) -> None:
    work = "厂房改造与主要设备采购合同签订并支付预付款，建设内容甲的第二行"
    row = {**SHORT["schedule"][0], "work": work}
    basis = f"《{'关于组织项目申报入库的通知' * 4}》（苏样〔2022〕1号）"
    values = {**SHORT, "schedule": [row], "edition": {"basis": basis}}
    pdf = render_docx_pdf(fill(form, values), source=form).data
    ((_left, bottom, _right, _top),) = places(pdf, page_no, last_words)
    nearest = max(height for height in rules(pdf, page_no) if height < bottom + 1)
    assert bottom - nearest >= LEAST_GAP_PT


@pytest.mark.parametrize("form", WORD_FORMS)
def test_no_line_of_a_form_runs_over_the_edge_of_the_paper(form: str) -> None:
    document = pypdfium2.PdfDocument(printed(form, "long"))
    try:
        for page in document:
            width, height = page.get_size()
            for item in page.get_objects():
                left, bottom, right, top = item.get_bounds()
                assert left >= 0
                assert bottom >= 0
                assert right <= width
                assert top <= height
    finally:
        document.close()
