"""The wheel holds the program with its templates, samples and fonts, and nothing else."""

from __future__ import annotations

import configparser
import importlib.util
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.imports import ROOT

MOST_BYTES = 100 * 1000 * 1000
LICENCES = {"LICENSE.txt", "COPYING"}
FONT_SUFFIXES = (".ttf", ".otf", ".ttc")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once a session without network."""
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed, so no wheel can be built")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture
def archive(wheel: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(wheel) as opened:
        yield opened


def shipped(folder: str) -> set[str]:
    """Files of a folder of the checkout, by their path in it."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT / folder).as_posix() for path in files if "__pycache__" not in path.parts}


def test_its_top_level_is_the_two_packages_and_the_metadata(archive: zipfile.ZipFile) -> None:
    top = {name.split("/")[0] for name in archive.namelist()}
    (metadata,) = (name for name in top if name.endswith(".dist-info"))
    assert top == {"docgen", "extractors", metadata}


@pytest.mark.parametrize("folder", ["templates", "samples"])
def test_every_file_of_templates_and_samples_lies_in_it(archive: zipfile.ZipFile, folder: str) -> None:
    inside = {
        name.removeprefix(f"docgen/{folder}/")
        for name in archive.namelist()
        if name.startswith(f"docgen/{folder}/")
    }
    assert inside == shipped(folder)
    assert inside


def test_every_font_lies_in_it_beside_its_licence_text(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    fonts = [name for name in names if name.startswith("docgen/fonts/") and name.endswith(FONT_SUFFIXES)]
    assert len(fonts) == len([name for name in shipped("docgen/fonts") if name.endswith(FONT_SUFFIXES)]) > 0
    for font in fonts:
        family = font.rpartition("/")[0]
        licences = [
            name
            for name in names
            if name.rpartition("/")[0] == family and name.rpartition("/")[2] in LICENCES
        ]
        assert len(licences) == 1, font
        assert len(archive.read(licences[0])) > 1000


def test_every_module_lies_in_it_and_no_test_or_cache(archive: zipfile.ZipFile) -> None:
    modules = {name for name in archive.namelist() if name.endswith(".py")}
    expected = {
        f"{package}/{name}"
        for package in ("docgen", "extractors")
        for name in shipped(package)
        if name.endswith(".py")
    }
    assert modules == expected
    assert [name for name in archive.namelist() if "__pycache__" in name or name.endswith(".pyc")] == []


def test_it_gives_the_command_docgen_and_the_version_of_the_code(archive: zipfile.ZipFile) -> None:
    (place,) = (name for name in archive.namelist() if name.endswith(".dist-info/entry_points.txt"))
    entries = configparser.ConfigParser()
    entries.read_string(archive.read(place).decode())
    assert dict(entries["console_scripts"]) == {"docgen": "docgen.cli:main"}


def test_it_is_smaller_than_the_limit(wheel: Path) -> None:
    assert wheel.stat().st_size < MOST_BYTES
