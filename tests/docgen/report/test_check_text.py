"""The text of a report: what a line is called is what the last line counts it as."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from docgen.editions import load_edition, samples_folder
from docgen.pipeline.check import check_in_edition
from docgen.report import check_lines, count_line


@pytest.mark.parametrize(("code", "reminders"), [("C3421", 0), ("X9999", 1)])
def test_the_last_line_counts_each_line_under_its_own_word(tmp_path: Path, code: str, reminders: int) -> None:
    folder = tmp_path / "p"
    shutil.copytree(next(samples_folder().glob("01-*")), folder)
    project = folder / "project.toml"
    project.write_text(project.read_text("utf-8").replace('"C3421"', f'"{code}"'), "utf-8")
    report = check_in_edition(folder, load_edition("jiangsu-2023")).report
    labels = Counter(
        line.split()[0] for line in check_lines(report)[:-1] if re.match("符合 |不符合 |提醒 |待定 ", line)
    )
    assert labels["提醒"] == reminders
    assert count_line(report) == "，".join(
        f"{label} {labels[label]} 项"
        for label in ("符合", "不符合", "提醒", "待定", "不适用")
        if labels[label]
    )
