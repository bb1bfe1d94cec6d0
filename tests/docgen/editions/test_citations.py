"""A cited sentence is found where the guideline has it, also across a page break, and missed where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractors
from docgen.editions.citations import lost_citations
from docgen.model.document import Place, SourceDocument, TextBlock
from docgen.model.guideline import Guideline

HEAD = "河阳县扶持办法"
LINES = (
    HEAD,
    "一、设备补助。按设备购置额的8%给予补助，单个项目最高不超",
    "12",
    HEAD,
    "过50万元。",
    "二、新产品奖励。对新产品给予20万元奖励。",
    "13",
    HEAD,
    "三、贴息。按贷款利息的30%给予贴息，最高30万元。",
)


def document(lines: tuple[str, ...]) -> SourceDocument:
    blocks = tuple(TextBlock(text=text, place=Place(line_no=at)) for at, text in enumerate(lines, start=1))
    return SourceDocument(file="办法.txt", sha256="0" * 64, blocks=blocks)


def guideline() -> Guideline:
    return extractors.parse("guideline", document(LINES)).guideline


def test_a_sentence_that_a_page_number_and_a_running_head_cut_is_found() -> None:
    found = guideline()
    assert "单个项目最高不超过50万元" in found.programmes[0].conditions[0].citation.quote
    assert lost_citations(found, document(LINES)) == ()


def test_a_sentence_with_another_figure_is_lost() -> None:
    lines = tuple(line.replace("过50万元", "过60万元") for line in LINES)
    assert {lost.rule.rule for lost in lost_citations(guideline(), document(lines))} >= {"一（judgement）"}


def test_a_sentence_that_other_words_cut_is_lost() -> None:
    lines = (*LINES[:3], "另有规定的除外", *LINES[4:])
    assert lost_citations(guideline(), document(lines)) != ()


FOLDERS = sorted((Path(__file__).parents[2] / "guidelines").glob("*/guideline.*"))


@pytest.mark.parametrize("file", FOLDERS, ids=lambda file: file.parent.name)
def test_every_citation_of_other_guidelines_is_found_in_their_texts(file: Path) -> None:
    source = extractors.read(file)
    assert lost_citations(extractors.parse("guideline", source).guideline, source) == ()
