"""No console and no pipe of any encoding can end a run or change its exit code; JSON is always UTF-8."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli import console
from docgen.cli.program import run
from docgen.errors import InputError, SeveralInputErrors
from tests.structure.imports import ROOT

RARE = "samples/03-jichu-zaizao-rare-characters"
NAME = "盐城𬭎䶮㙓合金材料A&B <Co>有限公司"
DEFERRED = "samples/12-mianfei-zhenduan-deferred"
PROGRAM = "from docgen.cli import main; main()"
CONSOLES = {
    "utf-8": {"PYTHONIOENCODING": "utf-8"},
    "cp936": {"PYTHONIOENCODING": "cp936"},
    "cp936 strict": {"PYTHONIOENCODING": "cp936:strict"},
    "ascii": {"PYTHONIOENCODING": "ascii:strict"},
    "C locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def on_console(name: str, *arguments: str, to_file: Path | None = None) -> tuple[int, bytes, bytes]:
    """Exit code, stdout and stderr of a command on a console of this kind, or with stdout into a file."""
    settings = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))
    }
    with (to_file or Path(os.devnull)).open("wb") as file:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            cwd=ROOT,
            env={**settings, **CONSOLES[name]},
            stdout=file if to_file else subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=False,
        )
    return done.returncode, to_file.read_bytes() if to_file else done.stdout, done.stderr


@pytest.mark.parametrize("name", CONSOLES)
def test_characters_that_a_console_lacks_change_no_exit_code(name: str) -> None:
    code, out, err = on_console(name, "check", RARE)
    assert (code, err) == (0, b"")
    assert b"A&B <Co>" in out


def test_what_a_chinese_console_lacks_is_marked_and_the_rest_is_in_its_code_page() -> None:
    _, out, _ = on_console("cp936 strict", "check", RARE)
    assert "盐城\\U0002cb4e\\u4dae\\u3653合金材料A&B <Co>有限公司" in out.decode("cp936")


@pytest.mark.parametrize("name", CONSOLES)
def test_redirected_to_a_file_it_ends_the_same_way(name: str, tmp_path: Path) -> None:
    code, out, _ = on_console(name, "check", RARE, to_file=tmp_path / "out.txt")
    assert code == 0
    assert out == on_console(name, "check", RARE)[1]


@pytest.mark.parametrize("name", CONSOLES)
def test_a_table_is_shown_on_every_console(name: str) -> None:
    code, out, err = on_console(name, "edition", "list")
    assert (code, err) == (0, b"")
    assert b"jiangsu-2023" in out


@pytest.mark.parametrize("name", CONSOLES)
def test_an_error_is_a_line_with_the_same_exit_code_on_every_console(name: str) -> None:
    code, out, err = on_console(name, "check", DEFERRED)
    assert (code, out) == (3, b"")
    assert err.count(b"\n") == 1
    assert b"Traceback" not in err


@pytest.mark.parametrize("name", CONSOLES)
def test_json_is_utf8_on_every_console(name: str) -> None:
    code, out, err = on_console(name, "check", RARE, "--json")
    assert (code, err) == (0, b"")
    (item,) = json.loads(out.decode("utf-8"))
    assert item["report"]["applicant"] == NAME


@pytest.mark.skipif(os.name != "posix", reason="a closed pipe ends otherwise on Windows")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["guideline", "samples/guidelines/jiangsu-2023.txt", "--json"], 0),
        (["check", "01-zhongda-jigai-pass"], 0),
        (["check", "02-zhongda-jigai-eligible-fail"], 1),
        (["check", "01-zhongda-jigai-pass", "nowhere"], 7),
    ],
)
def test_a_reader_that_goes_away_changes_no_exit_code(
    arguments: list[str], code: int, tmp_path: Path
) -> None:
    command, what, *more = arguments
    sample = ROOT / "samples" / what
    many = [tmp_path / f"{number}" for number in range(40)] if sample.is_dir() else []
    for copy in many:
        shutil.copytree(sample, copy)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, command, *(map(str, many) if many else [what]), *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        told = running.stderr.read().decode()
        assert told == ("nowhere：没有这个文件夹。请检查路径\n" if code == 7 else "")
        assert running.wait(60) == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is simulated by /dev/full")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["edition", "list"], 5),
        (["edition", "list", "--json"], 5),
        (["--help"], 5),
        (["check", "nowhere", "--json"], 5),
        (["nothing", "--json"], 2),
    ],
)
def test_a_full_disk_behind_the_output_is_one_chinese_line(arguments: list[str], code: int) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    last = done.stderr.decode().splitlines()[-1]
    assert (done.returncode, last) == (
        code,
        "输出没有写完（磁盘空间不足）。请检查输出重定向到的文件或磁盘",
    )
    assert len(done.stderr.splitlines()) == (2 if code == 2 else 1)


def test_without_a_standard_output_a_run_ends_as_it_does_with_one() -> None:
    command = f"{sys.executable} -c '{PROGRAM}' edition list >&-"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("read_bytes", ["guideline", "{}/x.txt"]),
        ("exists", ["check", "{}"]),
        ("exists", ["new", "{}", "--programme", "二"]),
    ],
)
def test_what_can_not_be_read_is_told_in_chinese_and_ends_with_5(
    method: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "x.txt").write_text("x", encoding="utf-8")

    def refused(path: Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, method, refused)
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    assert run([argument.format(tmp_path) for argument in arguments]) == 5
    assert capsys.readouterr().err.endswith("：没有读取权限。请检查文件权限\n")


def test_every_fault_behind_an_error_is_a_line_on_stderr_or_one_document(
    capsys: pytest.CaptureFixture[str],
) -> None:
    several = SeveralInputErrors((InputError("甲", file="f"), InputError("乙", file="f")))
    console.show_error(several, as_json=False)
    assert capsys.readouterr() == ("", "f：甲\nf：乙\n")
    console.show_error(several, as_json=True)
    said = capsys.readouterr()
    assert [error["what"] for error in json.loads(said.out)["errors"]] == ["甲", "乙"]
    assert said.err == ""


def test_json_goes_to_a_stream_without_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    console.show_json({"名": "𬭎"})
    assert json.loads(stream.getvalue()) == {"名": "𬭎"}


def test_an_interrupt_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: Path, __: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("docgen.pipeline.guideline.read_with_figures", interrupted)
    assert run(["guideline", "x"]) == 130
    assert capsys.readouterr().err.strip() == "已中断"


def test_a_fault_of_the_program_is_one_line_and_ends_with_5(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: Path, __: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("docgen.pipeline.guideline.read_with_figures", broken)
    assert run(["guideline", "x"]) == 5
    assert (
        capsys.readouterr().err
        == "程序内部错误（ZeroDivisionError：x）。请加 --debug 重试，并把输出报告给我们\n"
    )
