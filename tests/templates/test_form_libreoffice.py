"""The forms as LibreOffice lays them out: what a clerk sees who opens the Word or Excel file itself."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from docgen.editions.wording import folded, wording_differences
from tests.libreoffice import convert_to_pdf
from tests.templates.forms import (
    BASIS,
    COMMITMENT,
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

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
KINDS = {"short": SHORT, "long": long_values(), "blank": blank_values()}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of each page by "kind/form", all converted in one run with the fonts that come along."""
    folder = tmp_path_factory.mktemp("libreoffice")
    files = {f"{kind}-{form}": fill(form, values) for kind, values in KINDS.items() for form in WORD_FORMS}
    files[f"short-{SUMMARY}"] = fill(SUMMARY, summary_values("2-1", 1))
    files[f"blank-{SUMMARY}"] = fill(SUMMARY, blank_summary_values("2-1"))
    for name, data in files.items():
        (folder / name).write_bytes(data)
    convert_to_pdf([folder / name for name in files], folder)
    return {name: pages(folder / name) for name in files}


def pages(made: Path) -> list[str]:
    document = pypdfium2.PdfDocument(made.with_suffix(".pdf"))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", [COMMITMENT, VERIFICATION, SIGNING])
def test_these_forms_are_exactly_one_page(form: str, kind: str, printed: dict[str, list[str]]) -> None:
    assert len(printed[f"{kind}-{form}"]) == 1


@pytest.mark.parametrize("kind", ["short", "blank"])
def test_a_small_summary_is_one_page(kind: str, printed: dict[str, list[str]]) -> None:
    assert len(printed[f"{kind}-{SUMMARY}"]) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_cover_is_one_page_and_the_body_counts_from_one(kind: str, printed: dict[str, list[str]]) -> None:
    cover, *body = printed[f"{kind}-{TASKBOOK}"]
    assert "2022" in cover
    assert "—" not in cover
    assert [f"— {number} —" in page for number, page in enumerate(body, start=1)] == [True] * len(body)


@pytest.mark.parametrize("form", [COMMITMENT, VERIFICATION, TASKBOOK])
def test_the_words_and_values_are_all_there(form: str, printed: dict[str, list[str]]) -> None:
    filled = unpointed("\n".join(printed[f"short-{form}"]))
    values = [unpointed(value) for value in FILLED[form]]
    assert wording_differences([unpointed(p) for p in wording_of(form, SHORT)], filled, values) == ()
    blank = unpointed("\n".join(printed[f"blank-{form}"]))
    values = [unpointed(BASIS)] if form == COMMITMENT else []
    assert wording_differences([unpointed(p) for p in wording_of(form, KINDS["blank"])], blank, values) == ()


def unpointed(text: str) -> str:
    """Without commas and stops: LibreOffice 7.4 loses one that hangs over the right margin."""
    return re.sub("[，、。]", "", text)


def test_the_blank_summary_has_every_word_of_the_annex(printed: dict[str, list[str]]) -> None:
    text = folded("\n".join(printed[f"blank-{SUMMARY}"]))
    assert [piece for piece in wording("2-1") if piece not in text] == []
