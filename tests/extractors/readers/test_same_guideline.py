"""The sample guideline as text, PDF, scan, Word file and web page: the same programmes and rules."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

import extractors
from tests.extractors.guideline_text import TEXT, document_of
from tests.guideline_files import as_docx, as_html
from tests.guideline_pdf import as_scan, typeset

GUIDELINES = Path(__file__).parents[2] / "guidelines"
LINES = TEXT.splitlines()
TITLE = "2023年度江苏省工业和信息产业转型升级专项资金入库项目征集指南"
PLACES = ("line_no", "page_no", "paragraph_no", "standing")


def without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key not in PLACES}
    return [without_places(each) for each in value] if isinstance(value, list | tuple) else value


def rules(reading: Any) -> Any:
    left_out = {"source", "sha256", "contacts", "local_contacts"}
    return without_places(reading.guideline.model_dump(exclude=left_out))


def read(path: Path) -> Any:
    return extractors.parse("guideline", extractors.read(path))


WHOLE = rules(extractors.parse("guideline", document_of(TEXT)))


def test_as_a_pdf_with_a_text_layer_every_rule_has_its_page(tmp_path: Path) -> None:
    path = tmp_path / "指南.pdf"
    path.write_bytes(typeset(LINES))
    reading = read(path)
    assert rules(reading) == WHOLE
    first, last = reading.guideline.programmes[0], reading.guideline.programmes[-1]
    assert (first.citation.page_no, first.citation.line_no) == (1, None)
    assert last.citation.page_no > 15


@pytest.mark.parametrize(
    "name",
    [
        "beijiang-annexes",
        "hetian-paragraph",
        "honghu-policies",
        "lanhu-chips",
        "lanjiang-internet",
        "qijiang-benefits",
        "qingchuan-logistics",
        "wangjiang-lowaltitude",
        "yuquan-questions",
    ],
)
def test_marks_without_a_stop_are_seen_in_a_pdf_too(tmp_path: Path, name: str) -> None:
    source = GUIDELINES / name / "guideline.txt"
    path = tmp_path / "指南.pdf"
    path.write_bytes(typeset(source.read_text("utf-8").splitlines()))
    left_out = {"citation"}
    assert [each.model_dump(exclude=left_out) for each in read(path).programmes] == [
        each.model_dump(exclude=left_out) for each in read(source).programmes
    ]


def test_as_a_word_file_with_automatic_numbers(tmp_path: Path) -> None:
    data, automatic = as_docx(LINES)
    path = tmp_path / "指南.docx"
    path.write_bytes(data)
    assert automatic > 200
    assert rules(read(path)) == WHOLE


def test_as_a_web_page_with_navigation(tmp_path: Path) -> None:
    path = tmp_path / "指南.html"
    path.write_bytes(as_html(LINES[2:], TITLE))
    assert rules(read(path)) == WHOLE


@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="the OCR extra is not installed")
def test_as_a_scan_two_pages_say_what_the_text_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "扫描.pdf"
    path.write_bytes(as_scan(typeset(LINES), pages=2))
    (first, *_) = rules(read(path))["programmes"]
    assert first == WHOLE["programmes"][0]
