"""The whole way on every sample, judged by its expected.toml, which was written by hand before the code."""

from __future__ import annotations

import json
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import DAY, SAMPLES, docgen
from tests.e2e.readers import docx_text, folded, pdf_pages, shown, xlsx_cells

FOLDERS = sorted(path.parent for path in SAMPLES.glob("*/expected.toml"))
NAMES = {
    "commitment": "附件3-信用承诺书",
    "verification": "附件4-真实性核查表",
    "taskbook": "附件5-任务书",
    "summary": "附件2-入库项目汇总表",
}


def expected_of(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def made_name(key: str, expected: dict[str, Any]) -> str:
    """How a made form is called: drafts say so."""
    return NAMES[key] + ("（草稿）" if expected["exit_build"] == 1 else "")


@pytest.fixture(scope="session")
def checked() -> dict[str, Any]:
    run = docgen("check", "--json", *map(str, FOLDERS))
    return {Path(entry["folder"]).name: entry for entry in json.loads(run.stdout)}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    output = tmp_path_factory.mktemp("made")
    run = docgen("build", "--json", "--date", DAY, "-o", str(output), *map(str, FOLDERS))
    return {Path(entry["folder"]).name: entry for entry in json.loads(run.stdout)}


def test_there_are_samples_of_all_five_directions() -> None:
    paths = {tomllib.loads((f / "project.toml").read_text(encoding="utf-8"))["programme"][0] for f in FOLDERS}
    assert len(FOLDERS) >= 10
    assert paths == set("一二三四五")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_check_and_build_end_with_the_expected_code(folder: Path, tmp_path: Path) -> None:
    expected = expected_of(folder)
    assert docgen("check", str(folder)).returncode == expected["exit_check"]
    run = docgen("build", str(folder), "-o", str(tmp_path / "out"), "--date", DAY)
    assert run.returncode == expected["exit_build"], run.stderr.decode()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_finding_is_the_expected_one(folder: Path, checked: dict[str, Any]) -> None:
    expected = expected_of(folder)
    entry = checked[folder.name]
    if expected["exit_check"] == 3:
        assert "另行通知" in json.dumps(entry["errors"], ensure_ascii=False)
        return
    found = [(f["id"], f["outcome"]) for f in entry["report"]["findings"]]
    wanted = [(f["id"], f["outcome"]) for f in expected["finding"]]
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_citations_quote_the_expected_words(folder: Path, checked: dict[str, Any]) -> None:
    entry = checked[folder.name]
    for wanted in expected_of(folder).get("finding", []):
        if "quote" not in wanted:
            continue
        quotes = [
            f["citation"]["quote"]
            for f in entry["report"]["findings"]
            if f["id"] == wanted["id"] and f["outcome"] == wanted["outcome"] and f["citation"]
        ]
        assert any(wanted["quote"] in quote for quote in quotes), (wanted["id"], quotes)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_ceiling_and_its_instalments(folder: Path, checked: dict[str, Any]) -> None:
    expected = expected_of(folder)
    if "report" not in checked[folder.name]:
        assert "ceiling_wan" not in expected
        return
    ceiling = checked[folder.name]["report"]["ceiling"]
    wanted = expected.get("ceiling_wan")
    assert (ceiling["amount_wan"] is None) == (wanted is None)
    if wanted is not None:
        assert Decimal(ceiling["amount_wan"]) == Decimal(wanted)
    parts = [Decimal(part["amount_wan"]) for part in ceiling["instalments"]]
    assert parts == [Decimal(text) for text in expected["instalments_wan"]]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_independent_reader_finds_the_values_in_every_form(folder: Path, built: dict[str, Any]) -> None:
    expected = expected_of(folder)
    entry = built[folder.name]
    if expected["exit_build"] == 3:
        assert "files" not in entry
        return
    output = Path(entry["output"])
    for key in ("commitment", "verification", "taskbook"):
        word = folded(docx_text(output / f"{made_name(key, expected)}.docx"))
        printed = folded("".join(pdf_pages(output / f"{made_name(key, expected)}.pdf")))
        for value in expected["words"][key]:
            assert folded(value) in word, (key, value)
            assert folded(value) in printed, (key, value)
    cells = [
        shown(cell) for row in xlsx_cells(output / f"{made_name('summary', expected)}.xlsx") for cell in row
    ]
    printed = folded("".join(pdf_pages(output / f"{made_name('summary', expected)}.pdf")))
    for value in expected["words"]["summary"]:
        assert value in cells or any(cell.endswith(f"、{value}") for cell in cells), value
        assert folded(value) in printed, value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_amounts_in_capitals(folder: Path, built: dict[str, Any]) -> None:
    expected = expected_of(folder)
    if expected["exit_build"] == 3:
        return
    output = Path(built[folder.name]["output"])
    taskbook = folded(docx_text(output / f"{made_name('taskbook', expected)}.docx"))
    assert f"（大写）{expected['total_words']}" in taskbook
    if "granted_words" in expected:
        assert f"（大写）{expected['granted_words']}" in taskbook
    else:
        assert "批复专项资金：（大写），（小写）万元" in taskbook


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_commitment_and_verification_take_one_page_each(folder: Path, built: dict[str, Any]) -> None:
    expected = expected_of(folder)
    if expected["exit_build"] == 3:
        return
    output = Path(built[folder.name]["output"])
    for key in ("commitment", "verification"):
        assert len(pdf_pages(output / f"{made_name(key, expected)}.pdf")) == 1
