"""Editions are found by key or by path, in the folder of the environment before the shipped one."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.editions import (
    edition_folder,
    edition_keys,
    is_packaged,
    locate,
    samples_folder,
    shadowed_folder,
    templates_folder,
)
from docgen.errors import EnvironmentFault, UsageError
from tests.builders import write_edition
from tests.structure.imports import ROOT


@pytest.fixture(autouse=True)
def shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCGEN_TEMPLATES", raising=False)


def test_the_checkout_is_found_without_any_setting() -> None:
    assert templates_folder() == ROOT / "templates"
    assert samples_folder() == ROOT / "samples"
    assert "jiangsu-2023" in edition_keys()


def test_beside_the_package_comes_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site/docgen"
    (tmp_path / "site/templates").mkdir(parents=True)
    package.mkdir()
    monkeypatch.setattr(locate, "_PACKAGE", package)
    assert templates_folder() == tmp_path / "site/templates"
    (package / "templates").mkdir()
    assert templates_folder() == package / "templates"


def test_the_environment_comes_first_and_is_never_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_edition(tmp_path / "own")
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
    assert edition_keys() == ["own"]
    assert edition_folder("own") == tmp_path / "own"
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path / "nowhere"))
    with pytest.raises(
        EnvironmentFault, match="nowhere：找不到 templates 文件夹。请重新安装，或用环境变量 DOCGEN_TEMPLATES"
    ):
        templates_folder()


def test_an_edition_is_named_by_a_path_too(tmp_path: Path) -> None:
    assert edition_folder(str(write_edition(tmp_path / "own"))) == tmp_path / "own"
    assert edition_folder("jiangsu-2023") == ROOT / "templates/jiangsu-2023"


def test_its_edition_toml_names_the_folder(tmp_path: Path) -> None:
    write_edition(tmp_path / "own")
    assert edition_folder(str(tmp_path / "own/edition.toml")) == tmp_path / "own"


def test_a_folder_with_the_name_of_a_packaged_edition_is_told_and_reached_by_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shadowed_folder("jiangsu-2023") is None
    write_edition(tmp_path / "jiangsu-2023")
    assert edition_folder("jiangsu-2023") == ROOT / "templates/jiangsu-2023"
    assert shadowed_folder("jiangsu-2023") == Path("jiangsu-2023")
    assert edition_folder("./jiangsu-2023").resolve() == tmp_path / "jiangsu-2023"
    assert shadowed_folder("./jiangsu-2023") is None
    monkeypatch.chdir(ROOT / "templates")
    assert shadowed_folder("jiangsu-2023") is None


def test_only_what_comes_with_the_program_is_packaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_packaged(ROOT / "templates/jiangsu-2023")
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
    assert not is_packaged(write_edition(tmp_path / "own"))


@pytest.mark.parametrize("name", ["jiangsu-2022", "", "."])
def test_an_unknown_edition_is_told_with_those_there_are(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        UsageError, match=f"没有指南版本“{name}”。可用的有：jiangsu-2023，或放有 edition.toml 的文件夹"
    ):
        edition_folder(name)


def test_a_folder_without_edition_toml_is_no_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half").mkdir()
    monkeypatch.setenv("DOCGEN_TEMPLATES", str(tmp_path))
    assert edition_keys() == []
    with pytest.raises(UsageError):
        edition_folder("half")
