"""Guidelines of other places and manners against their truth: figures right, and none wrong without a mark.

Each folder of tests/guidelines holds a guideline and truth.json, its flat figures written by hand from the
text. `open` names figures about which careful readers differ: there the reading may give another or none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import extractors
from docgen.model.document import Place, SourceDocument, TextBlock
from docgen.model.guideline import MinimumCondition
from docgen.model.reading import FIGURE_KEYS, ProgrammeReading
from docgen.report.programmes import reading_data

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[3] / "guidelines").glob("*/truth.json"))
LEAST_RIGHT = 0.95


def read(folder: Path) -> Any:
    (file,) = folder.glob("guideline.*")
    return extractors.parse("guideline", extractors.read(file))


def truth_of(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))["programmes"]
    return found


def matched(wanted: dict[str, Any], found: list[ProgrammeReading]) -> ProgrammeReading:
    if wanted["path"] == "*":
        (only,) = found
        return only
    by_path = [each for each in found if each.path == wanted["path"]]
    assert len(by_path) == 1, (wanted["path"], [each.path for each in found])
    return by_path[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_figures_are_right_and_none_is_wrong_without_a_mark(folder: Path) -> None:
    reading = read(folder)
    shown = {each["path"]: each for each in reading_data(reading)["programmes"]}
    given = right = 0
    unmarked = []
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        for key in FIGURE_KEYS:
            if key in wanted.get("open", []):
                continue
            value, expected = shown[programme.path][key], wanted.get(key)
            given += expected is not None
            right += expected is not None and value == expected
            if value is not None and value != expected and key not in programme.doubtful:
                unmarked.append((programme.path, key, value, expected))
    assert unmarked == []
    assert given > 0
    assert right >= LEAST_RIGHT * given, f"{right} of {given}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_programme_is_found_with_its_name_and_state(folder: Path) -> None:
    reading = read(folder)
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        assert programme.state == wanted["state"], programme.path
        assert "".join(programme.name.split()).startswith("".join(wanted["name"].split())[:8]), programme.path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_levels_and_tiers_carry_their_own_sums(folder: Path) -> None:
    reading = read(folder)
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        for level in wanted.get("tracks", []):
            figures = {key: value for key, value in level.items() if key != "name"}
            assert any(
                all(
                    value is not None and float(getattr(track, key) or 0) == value
                    for key, value in figures.items()
                )
                for track in programme.tracks
            ), (programme.path, level, [track.name for track in programme.tracks])


def test_the_kinds_of_guideline_are_all_here() -> None:
    assert len(FOLDERS) >= 15
    assert {file.suffix for folder in FOLDERS for file in folder.glob("guideline.*")} == {
        ".txt",
        ".md",
        ".html",
    }


def test_figures_of_a_paragraph_recognised_with_little_confidence_are_doubtful() -> None:
    words = (
        "申报指南",
        "一、上云补助项目。",
        "支持条件：项目总投资不低于200万元。",
        "支持标准：按项目总投资的20%补助，最高50万元。",
    )
    blocks = tuple(
        TextBlock(text=text, place=Place(page_no=3, paragraph_no=at), by_ocr=True, unsure=at == 2)
        for at, text in enumerate(words)
    )
    document = SourceDocument(file="扫描.pdf", sha256="0" * 64, blocks=blocks)
    reading = extractors.parse("guideline", document)
    (programme,) = reading.programmes
    assert (programme.min_investment_wan, programme.rate_max_percent, programme.cap_wan) == (200, 20, 50)
    assert programme.doubtful == ("min_investment_wan",)
    assert reading.guideline.recognised_pages == (3,)


def test_a_list_inside_a_paragraph_is_read_item_by_item() -> None:
    reading = read(Path(__file__).parents[3] / "guidelines" / "qiwu-cards")
    programme = reading.guideline.programmes[0]
    stated = [each for each in programme.conditions if isinstance(each, MinimumCondition)]
    assert [(each.citation.clause, each.bases, each.value_wan) for each in stated] == [
        ("一1（1）", ("项目总投资",), 800),
        ("一1（1）", ("项目总投资",), 100),
    ]
    assert stated[0].citation.quote == "项目总投资不低于800万元，其中软件投入不低于100万元"
