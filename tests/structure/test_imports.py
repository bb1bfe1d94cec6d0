"""Help and usage errors come at once: they load no heavy library."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.structure.imports import ROOT

HEAVY = (
    "cn2an",
    "docx",
    "docxtpl",
    "extractors",
    "jinja2",
    "lxml",
    "openpyxl",
    "pdfplumber",
    "pydantic",
    "pypdfium2",
    "rich",
    "stdnum",
    "typst",
)
PROBE = """
import sys
from docgen.cli.program import run
code = run(sys.argv[1:])
print("loaded", *sys.modules, file=sys.stderr)
sys.exit(code)
"""


def heavy_after(*arguments: str) -> tuple[int, set[str]]:
    """Exit code of a command in a fresh process, and the heavy libraries that it has loaded."""
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    loaded = run.stderr.splitlines()[-1].split()
    assert loaded[0] == "loaded", run.stderr
    return run.returncode, {name.split(".")[0] for name in loaded} & set(HEAVY)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        ([], 2),
        (["chekc"], 2),
        (["check"], 2),
        (["build", "x"], 2),
        (["check", "--no-such-option", "x"], 2),
        (["build", "--help"], 0),
        (["summary", "--help"], 0),
        (["edition", "--help"], 0),
    ],
)
def test_help_and_usage_errors_load_no_heavy_library(arguments: list[str], code: int) -> None:
    assert heavy_after(*arguments) == (code, set())


def test_the_probe_sees_a_heavy_library() -> None:
    assert "pydantic" in heavy_after("check", "no-such-folder")[1]
