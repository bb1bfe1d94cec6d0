"""Each unit imports only from the floors below it; the table stands in floors.py."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.structure.floors import FLOORS, MOST_LINES, MOST_LINES_OF
from tests.structure.imports import ROOT, floor_faults, imported_names, module_name, source_files, unit_of


def test_no_unit_breaks_the_table_and_every_module_is_in_it() -> None:
    assert floor_faults(ROOT, FLOORS) == []


def test_every_unit_of_the_table_is_there() -> None:
    modules = {module_name(path, ROOT) for path in source_files()}
    assert [unit for unit in FLOORS if unit not in modules] == []


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for path in source_files()}
    assert [
        folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()
    ] == []


def test_the_root_of_docgen_holds_the_version_alone() -> None:
    body = ast.parse((ROOT / "docgen/__init__.py").read_text("utf-8")).body
    docstring, version = body
    assert isinstance(docstring, ast.Expr)
    assert isinstance(version, ast.Assign)
    assert [ast.unparse(target) for target in version.targets] == ["__version__"]


def test_no_module_is_longer_than_its_limit() -> None:
    def most_lines(path: Path) -> int:
        return MOST_LINES_OF.get(unit_of(module_name(path, ROOT), FLOORS) or "", MOST_LINES)

    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in source_files()}
    too_long = {path.name: length for path, length in lengths.items() if length > most_lines(path)}
    assert too_long == {}


def planted(root: Path, module: str, text: str) -> list[str]:
    """The faults of a tree that holds just this module."""
    path = root / module
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return floor_faults(root, FLOORS)


@pytest.mark.parametrize(
    ("module", "text", "fault"),
    [
        ("docgen/model/new.py", "from docgen.check import x", "docgen.model imports docgen.check.x: floor 2"),
        ("docgen/check/new.py", "from docgen.render import x", "floor 2 is not below 2"),
        (
            "docgen/check/new.py",
            "def f():\n    import docgen.cli",
            "new.py:2: docgen.check imports docgen.cli",
        ),
        ("docgen/check/new.py", "from ..report import text", "docgen.check imports docgen.report.text"),
        ("docgen/check/new.py", "from .. import report", "docgen.check imports docgen.report"),
        ("docgen/check/new.py", "def f(p):\n    return open(p)", "calls open()"),
        ("docgen/check/new.py", "from pathlib import Path", "pathlib is banned"),
        ("docgen/check/new.py", "from docgen.files import read_text", "docgen.files is banned"),
        ("docgen/pipeline/new.py", "import click", "click is banned"),
        ("docgen/pipeline/new.py", "def f():\n    from docx.oxml import ns", "docx is banned"),
        ("docgen/batch/new.py", "import click.testing", "click is banned"),
        ("docgen/errors.py", "from docgen.files import read_text", "may import only nothing"),
        ("docgen/files.py", "from docgen.model.money import Wan", "may import only docgen.errors"),
        (
            "extractors/new.py",
            "from docgen.check import x",
            "extractors imports docgen.check.x: it may import only",
        ),
        ("extractors/parsers/new.py", "from extractors.readers import x", "extractors.parsers imports"),
        ("extractors/parsers/new.py", "import openpyxl", "openpyxl is banned"),
        (
            "docgen/pipeline/new.py",
            "import importlib\nimportlib.import_module('docgen.cli.check')",
            "docgen.cli.check",
        ),
        ("docgen/novel/new.py", "", "docgen.novel.new is in no unit"),
        ("docgen/cli/new.py", "import docgen.novel", "it is in no unit"),
        ("docgen/loose.py", "", "docgen.loose is in no unit"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, module: str, text: str, fault: str) -> None:
    faults = planted(tmp_path, module, text)
    assert len(faults) == 1
    assert fault in faults[0]


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("docgen/cli/new.py", "from docgen.pipeline.check import x\nfrom docgen import __version__"),
        ("docgen/check/new.py", "from docgen.model.money import Wan\nfrom .case import y\nimport re"),
        ("extractors/__init__.py", "from extractors.readers import x\nfrom docgen.errors import y"),
        ("docgen/files.py", "import os\nfrom docgen.errors import x"),
    ],
)
def test_what_the_table_allows_is_not_reported(tmp_path: Path, module: str, text: str) -> None:
    assert planted(tmp_path, module, text) == []


def test_imports_are_found_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "docgen/check/new.py"
    path.parent.mkdir(parents=True)
    path.write_text("if 1:\n  import a.b\nclass C:\n  def f(self):\n    from .x import y\n", encoding="utf-8")
    assert list(imported_names(path, tmp_path)) == [(2, "a.b"), (5, "docgen.check.x.y")]
