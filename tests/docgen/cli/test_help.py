"""Help is Chinese and complete; a usage error is one line that names the nearest and the way to the help."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from docgen import __version__
from docgen.cli.program import COMMANDS, run
from tests.structure.imports import ROOT

PATHS = [[], *[[name] for name in COMMANDS], ["edition", "list"], ["edition", "export"]]
Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_help_page_has_chinese_headings_and_explains_every_option(
    path: list[str], capsys: Captured
) -> None:
    assert run([*path, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"用法：{' '.join(['docgen', *path])}")
    assert not re.search(r"Usage|Options|Commands|Show this|Arguments|\[OPTIONS\]|COMMAND|required", text)
    options = re.findall(r"^  (-.*)$", text, re.MULTILINE)
    assert "--help" in options[-1]
    undescribed = [
        line for line in options if not re.search(r"[\u4e00-\u9fff].*[。）]$", line) and len(line) < 50
    ]
    assert undescribed == []


def test_the_help_lists_every_command_and_there_is_a_file_for_each(capsys: Captured) -> None:
    run(["--help"])
    listed = re.findall(r"^  ([a-z]+)  +\S", capsys.readouterr().out.split("命令:")[1], re.MULTILINE)
    assert listed == list(COMMANDS)
    assert all((ROOT / f"docgen/cli/{name}.py").exists() for name in COMMANDS)


def test_the_version_is_that_of_the_package(capsys: Captured) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"docgen {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["chekc"], "没有命令“chekc”。是不是“check”？用法见 docgen --help"),
        (["xyz"], f"没有命令“xyz”。可用的有：{'、'.join(COMMANDS)}。用法见 docgen --help"),
        (["edition", "lst"], "没有命令“lst”。是不是“list”？用法见 docgen edition --help"),
        (["check"], "缺少 参数 目录…。用法见 docgen check --help"),
        (["build", "x"], "缺少 选项 --output。用法见 docgen build --help"),
        (["new", "x"], "缺少 选项 --programme。用法见 docgen new --help"),
        (["edition", "--"], "没有给出命令。用法见 docgen edition --help"),
        (["check", "--json=1", "x"], "选项 --json 不带值。用法见 docgen check --help"),
        (["guideline", "x", "-o"], "选项 -o 缺少值。用法见 docgen guideline --help"),
        (["check", "-x", "y"], "没有选项 -x。用法见 docgen check --help"),
        (["check", "--jsn", "x"], "没有选项 --jsn，是不是 --json。用法见 docgen check --help"),
        (["new", "a", "b", "--programme", "x"], "多余的参数：b。用法见 docgen new --help"),
        (["build", "x", "-o", "y", "--date", "2022-13-01"],
         "选项 --date 不对：“2022-13-01”不是日期，写法如 2022-10-31。用法见 docgen build --help"),
    ],
)  # fmt: skip
def test_a_usage_error_is_one_chinese_line_on_stderr(
    arguments: list[str], line: str, capsys: Captured
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.err == f"{line}\n"
    assert said.out == ""


@pytest.mark.parametrize("path", [[], ["edition"]], ids=" ".join)
def test_without_a_command_the_help_is_shown_as_a_usage_error(path: list[str], capsys: Captured) -> None:
    assert run(path) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("用法：docgen")
    assert "\n命令:\n" in said.err


def test_a_usage_error_is_json_where_json_is_asked_for(capsys: Captured) -> None:
    assert run(["check", "--json", "--nope"]) == 2
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert (error["kind"], error["exit_code"], error["what"]) == ("UsageError", 2, "没有选项 --nope")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["check", "{tmp}/nowhere"], 3, "nowhere：没有这个文件夹。请检查路径\n"),
        (["check", "{tmp}", "--edition", "none"], 2, "没有指南版本“none”"),
        (["new", "{tmp}/p", "--programme", "九（九）"], 2, "指南里没有申报项目类别“九（九）”。可用的有："),
        (["new", "{tmp}/p", "--programme", "一（六）"], 3, "另行通知"),
        (["new", "{tmp}/file/p", "--programme", "二"], 5, "输出位置上有同名的文件或文件夹"),
        (["edition", "export", "jiangsu-2023", "{tmp}"], 5, "文件夹不是空的，没有覆盖。请给出一个新的文件夹"),
    ],
)
def test_an_error_ends_with_its_own_code_and_no_traceback(
    tmp_path: Path, arguments: list[str], code: int, said: str, capsys: Captured
) -> None:
    (tmp_path / "file").write_text("x")
    assert run([argument.format(tmp=tmp_path) for argument in arguments]) == code
    err = capsys.readouterr().err
    assert said in err
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_debug_shows_the_traceback_of_an_error(tmp_path: Path, capsys: Captured) -> None:
    assert run(["new", str(tmp_path), "--programme", "九（九）", "--debug"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_new_never_replaces_a_project_that_is_there(tmp_path: Path, capsys: Captured) -> None:
    arguments = ["new", str(tmp_path / "p"), "--programme", "二"]
    assert run(arguments) == 0
    before = (tmp_path / "p/project.toml").read_bytes()
    assert run(arguments) == 5
    assert "已经有这个文件，没有覆盖" in capsys.readouterr().err
    assert (tmp_path / "p/project.toml").read_bytes() == before


def test_an_exported_edition_is_the_same_and_can_be_named(tmp_path: Path, capsys: Captured) -> None:
    assert run(["edition", "export", "jiangsu-2023", str(tmp_path / "own")]) == 0
    source = ROOT / "templates/jiangsu-2023"
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    assert {
        path.relative_to(tmp_path / "own") for path in (tmp_path / "own").rglob("*") if path.is_file()
    } == {*files, Path("guideline.txt")}
    assert all((tmp_path / "own" / name).read_bytes() == (source / name).read_bytes() for name in files)
    assert run(["new", str(tmp_path / "p"), "--programme", "二", "--edition", str(tmp_path / "own")]) == 0
    capsys.readouterr()
