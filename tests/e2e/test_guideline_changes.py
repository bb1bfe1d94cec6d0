"""A figure changed in the guideline's text changes the verdict or ceiling, and the citation shows the new words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.program import GUIDELINE, docgen, docgen_json, sample


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = tmp_path / "edition"
    assert docgen("edition", "export", "jiangsu-2023", folder).returncode == 0
    return folder


def reread(edition: Path, old: str, new: str) -> None:
    """The edition with its guideline read anew from the text in which `old` (there once) is `new`."""
    text = GUIDELINE.read_text(encoding="utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    changed = edition.parent / "changed.txt"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    run = docgen("guideline", changed, "-o", edition / "guideline.json")
    assert run.returncode == 0, run.stderr.decode()


def check(folder: Path, edition: Path) -> dict[str, Any]:
    report: dict[str, Any] = docgen_json("check", folder, "--edition", edition)[0]["report"]
    return report


def finding(report: dict[str, Any], name: str) -> dict[str, Any]:
    return next(f for f in report["findings"] if f["id"] == name)


def with_large_investment(tmp_path: Path) -> Path:
    """Sample 13 with 50,000 instead of 10,300: 10 % is above the cap of 4000."""
    folder = tmp_path / "large"
    shutil.copytree(sample("13"), folder)
    project = folder / "project.toml"
    text = project.read_text(encoding="utf-8")
    first = re.search(r"ex_tax_wan = [\d.]+", text)
    assert first is not None
    project.write_text(text.replace(first[0], "ex_tax_wan = 50000", 1), encoding="utf-8")
    return folder


def test_a_higher_minimum_turns_a_pass_into_a_fail_with_the_new_words(edition: Path) -> None:
    before = finding(check(sample("13"), edition), "一（一）1（2）:minimum")
    assert before["outcome"] == "PASS"
    assert "不低于1亿元" in before["citation"]["quote"]
    reread(edition, "重大技术改造项目总投入不低于1亿元", "重大技术改造项目总投入不低于1.2亿元")
    after = finding(check(sample("13"), edition), "一（一）1（2）:minimum")
    assert after["outcome"] == "FAIL"
    assert "不低于1.2亿元" in after["citation"]["quote"]


def test_a_lower_cap_lowers_the_ceiling(edition: Path, tmp_path: Path) -> None:
    folder = with_large_investment(tmp_path)
    assert check(folder, edition)["ceiling"]["amount_wan"] == "4000"
    reread(edition, "单个项目支持额度最高不超过4000万元", "单个项目支持额度最高不超过3700万元")
    ceiling = check(folder, edition)["ceiling"]
    assert ceiling["amount_wan"] == "3700"
    assert "3700万元" in ceiling["citation"]["quote"]


def test_an_earlier_end_of_the_window_leaves_money_out(edition: Path) -> None:
    assert check(sample("07"), edition)["ceiling"]["amount_wan"] == "500"
    reread(
        edition,
        "项目在2021年1月1日(含)至2022年6月30日(含)期间，新增软硬件投入",
        "项目在2021年1月1日(含)至2021年6月30日(含)期间，新增软硬件投入",
    )
    report = check(sample("07"), edition)
    assert report["ceiling"]["amount_wan"] is None or float(report["ceiling"]["amount_wan"]) < 500
    assert "2021年6月30日" in finding(report, "三（二）1（2）:minimum")["citation"]["quote"]


def test_the_checked_in_guideline_is_what_the_parser_makes_of_the_text(edition: Path, tmp_path: Path) -> None:
    target = tmp_path / "guideline.json"
    assert docgen("guideline", GUIDELINE, "-o", target).returncode == 0
    assert target.read_bytes() == (edition / "guideline.json").read_bytes()


def test_a_set_parameter_turns_an_open_verdict_into_one(edition: Path) -> None:
    before = finding(check(sample("01"), edition), "duty.acceptance")
    assert before["outcome"] == "UNDETERMINED"
    settings = edition / "edition.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('acceptance_base = ""', 'acceptance_base = "subsidy"'), encoding="utf-8")
    after = finding(check(sample("01"), edition), "duty.acceptance")
    assert after["outcome"] == "PASS"
    assert "甲方" in after["message"]


def test_the_application_keeps_its_edition_name_when_a_copy_is_used(edition: Path) -> None:
    assert docgen("check", sample("01"), "--edition", edition).returncode == 0
