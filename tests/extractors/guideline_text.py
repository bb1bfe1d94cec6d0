"""The sample guideline for the tests: its text, and how to parse a changed copy of it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import extractors
from docgen.model.document import Place, SourceDocument, TextBlock
from docgen.model.guideline import Guideline, Programme
from docgen.model.reading import ProgrammeReading

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "guidelines" / "jiangsu-2023.txt"
TEXT = SAMPLE.read_text(encoding="utf-8")


def document_of(text: str) -> SourceDocument:
    lines = text.splitlines()
    return SourceDocument(
        file="指南.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=tuple(
            TextBlock(text=line, place=Place(line_no=number)) for number, line in enumerate(lines, start=1)
        ),
    )


def guideline_of(*lines: str) -> Guideline:
    """What a text of these lines says."""
    return extractors.parse("guideline", document_of("\n".join(lines))).guideline


def read_lines(*lines: str) -> tuple[ProgrammeReading, ...]:
    """The flat figures of each programme in a text of these lines."""
    return extractors.parse("guideline", document_of("\n".join(lines))).programmes


def paths_of(*lines: str) -> list[str]:
    return [each.path for each in guideline_of(*lines).programmes]


@cache
def parsed(text: str = TEXT) -> Guideline:
    return extractors.parse("guideline", document_of(text)).guideline


def programme(path: str, text: str = TEXT) -> Programme:
    found = parsed(text).programme(path)
    assert found is not None, path
    return found


def changed(*changes: tuple[str, str]) -> str:
    """The sample with each of the words replaced, which must stand there exactly once."""
    text = TEXT
    for old, new in changes:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def small(*items: str, subsidy: str = "按不超过项目总投资的10%予以补助，最高不超过100万元。") -> Programme:
    """One programme of an invented guideline with these conditions （1）, （2） …"""
    numbered = "\n".join(f"（{number}）{item}" for number, item in enumerate(items, start=1))
    text = (
        "2031年度某省专项资金项目申报指南\n一、某方向\n（一）某类项目。支持某事。\n1. 支持条件。\n"
        f"{numbered}\n2. 补助标准。{subsidy}\n3. 申报主体。符合上述条件的单位。\n4. 支持数量。不超过3个。\n"
    )
    return programme("一（一）", text)
