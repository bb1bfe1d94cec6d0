"""What needs a person: doubtful figures with their reason, sentences that were not understood, in the text's order."""

from __future__ import annotations

from decimal import Decimal

from docgen.model.document import Place
from docgen.model.guideline import Citation, Guideline
from docgen.model.ledger import Ledger, SentenceEntry
from docgen.model.reading import GuidelineReading, ProgrammeReading, TrackReading
from docgen.report import reading_points
from tests.builders import small_guideline


def sentence(line: int, text: str, kind: str = "unaccounted") -> SentenceEntry:
    return SentenceEntry(clause=f"一（{line}）", text=text, kind=kind, place=Place(line_no=line))  # type: ignore[arg-type]


def programme(line: int, **fields: object) -> ProgrammeReading:
    citation = Citation(clause="一", quote="甲", line_no=line)
    plain = {"path": f"第{line}条", "name": "改造项目", "state": "open", "confidence": Decimal(1)}
    return ProgrammeReading.model_validate({**plain, "citation": citation, **fields})


def test_doubts_and_sentences_stand_in_the_order_of_the_text() -> None:
    reading = GuidelineReading(
        guideline=Guideline.model_validate(small_guideline()),
        programmes=(
            programme(
                4,
                cap_wan=Decimal(4000),
                doubtful=("cap_wan", "quota"),
                doubts=("cap_wan：写的是下限", "quota：两种读法得数不同"),
            ),
            programme(
                20,
                tracks=(
                    TrackReading(name="示范类", rate_max_percent=Decimal(20), doubtful=("rate_max_percent",)),
                ),
            ),
            programme(30, cap_wan=Decimal(1)),
        ),
        ledger=Ledger(
            sentences=(sentence(2, "前言。"), sentence(9, "难懂。"), sentence(10, "懂。", "prose")),
            numbers=(),
        ),
    )
    assert reading_points(reading) == (
        "一（2），第 2 行：没有读懂“前言。”",
        "第4条 改造项目，第 4 行：上限 4,000 万元，有疑问（写的是下限）",
        "第4条 改造项目，第 4 行：数量（没有读出数值），有疑问（两种读法得数不同）",
        "一（9），第 9 行：没有读懂“难懂。”",
        "第20条 改造项目，第 20 行，示范类：补助比例 20%，有疑问（这一子类的数值须核对）",
    )
