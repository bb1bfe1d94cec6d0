"""Files are written whole or not at all, under safe names, and never over a person's work."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen import files
from docgen.errors import EnvironmentFault, FileBusyError, FileChangedError, InputError, LimitError
from docgen.files import (
    OutputFolder,
    read_bytes,
    read_text,
    safe_name,
    sha256_of,
    unique_names,
    write_atomically,
)
from tests.structure.imports import ROOT


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# Writing


def test_a_file_is_written_into_folders_that_are_made_for_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a/b/附件3.docx", b"x")
    assert contents(tmp_path / "a/b") == {"附件3.docx": b"x"}


def test_a_file_can_be_read_by_others(tmp_path: Path) -> None:
    write_atomically(tmp_path / "f", b"x")
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o644


class FullDisk:
    """A stream that writes some bytes and then finds the disk full."""

    def __init__(self, handle: int, mode: str) -> None:
        self.stream = os.fdopen(handle, mode)

    def __enter__(self) -> FullDisk:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, data: bytes) -> None:
        self.stream.write(data[:1])
        raise OSError(errno.ENOSPC, "No space left on device")


def fail(number: int) -> Any:
    """A function that fails with this error number."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("step", ["write", "fsync", "replace"])
def test_a_fault_at_any_step_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "f.docx"
    target.write_bytes(b"old")
    with monkeypatch.context() as patch:
        if step == "write":
            patch.setattr(files, "os", type("Os", (), {**vars(os), "fdopen": FullDisk}))
        elif step == "fsync":
            patch.setattr(os, "fsync", fail(errno.ENOSPC))
        else:
            patch.setattr(Path, "replace", fail(errno.ENOSPC))
        with pytest.raises(EnvironmentFault, match="磁盘空间不足，没有写入。请清理磁盘后重试"):
            write_atomically(target, b"new content")
    assert contents(tmp_path) == {"f.docx": b"old"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "没有写入权限。请换一个输出文件夹或检查权限"),
        (errno.EROFS, "没有写入权限"),
        (errno.EDQUOT, "磁盘空间不足"),
        (errno.EIO, "不能写入（磁盘读写错误）"),
    ],
)
def test_where_no_file_can_be_made_the_cause_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    monkeypatch.setattr(files.tempfile, "mkstemp", fail(number))
    with pytest.raises(EnvironmentFault) as raised:
        write_atomically(tmp_path / "f", b"x")
    assert said in raised.value.line()
    assert contents(tmp_path) == {}


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"x")
    with pytest.raises(EnvironmentFault, match="输出位置上有同名的文件或文件夹"):
        write_atomically(tmp_path / "f" / "g", b"x")
    with pytest.raises(EnvironmentFault, match="输出位置上有同名的文件或文件夹"):
        (tmp_path / "d").mkdir()
        write_atomically(tmp_path / "d", b"x")


def test_content_that_reads_back_otherwise_is_never_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "f"
    target.write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda self: b"rotten")
        with pytest.raises(EnvironmentFault, match="读回的内容不一致"):
            write_atomically(target, b"new")
    assert contents(tmp_path) == {"f": b"old"}


def refuse_to_replace(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    """Let replacing this file fail, as Windows does while WPS has it open."""
    replace = Path.replace

    def guarded(self: Path, other: Path) -> Path:
        if other == target:
            raise PermissionError(errno.EACCES, "The process cannot access the file", str(other))
        return replace(self, other)

    monkeypatch.setattr(Path, "replace", guarded)


def test_a_file_open_in_wps_is_kept_and_the_new_one_lies_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "附件3.docx"
    target.write_bytes(b"old")
    refuse_to_replace(monkeypatch, target)
    with pytest.raises(
        FileBusyError, match=r"文件正被其他程序打开，不能替换。请先关闭它；新文件已存为 附件3（新）\.docx"
    ):
        write_atomically(target, b"new")
    assert contents(tmp_path) == {"附件3.docx": b"old", "附件3（新）.docx": b"new"}


def test_the_new_file_beside_an_open_one_replaces_nothing_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "f.docx"
    target.write_bytes(b"old")
    (tmp_path / "f（新）.docx").write_bytes(b"a person's")
    refuse_to_replace(monkeypatch, target)
    with pytest.raises(FileBusyError, match=r"f（新2）\.docx"):
        write_atomically(target, b"new")
    assert contents(tmp_path) == {"f.docx": b"old", "f（新）.docx": b"a person's", "f（新2）.docx": b"new"}


KILLED = """
import os, signal, sys
from pathlib import Path
from docgen.files import OutputFolder
victim = sys.argv[2]
replace = Path.replace
def kill_before(self, target):
    if Path(target).name == victim:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(self, target)
Path.replace = kill_before
OutputFolder(Path(sys.argv[1])).write_all({"a.docx": b"new a", "b.docx": b"new b"}, {}, {})
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("victim", ["a.docx", "b.docx", "manifest.json"])
def test_a_kill_before_a_replace_leaves_whole_files_and_the_next_run_goes_on(
    tmp_path: Path, victim: str
) -> None:
    OutputFolder(tmp_path).write_all({"a.docx": b"old a", "b.docx": b"old b"}, {}, {})
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), victim], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert (tmp_path / "a.docx").read_bytes() == (b"new a" if victim == "b.docx" else b"old a")
    assert (tmp_path / "b.docx").read_bytes() == b"old b"
    json.loads((tmp_path / "manifest.json").read_bytes())
    OutputFolder(tmp_path).write_all({"a.docx": b"third a", "b.docx": b"third b"}, {}, {})
    assert (tmp_path / "a.docx").read_bytes() == b"third a"


def test_a_run_that_stops_after_the_first_of_its_files_knows_them_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refuse_to_replace(patch, tmp_path / "b.docx")
        with pytest.raises(FileBusyError):
            OutputFolder(tmp_path).write_all({"a.docx": b"a1", "b.docx": b"b1"}, {}, {})
    OutputFolder(tmp_path).write_all({"a.docx": b"a2", "b.docx": b"b2"}, {}, {})
    assert (tmp_path / "a.docx").read_bytes() == b"a2"


# Never over a person's work


def test_a_made_file_is_replaced_and_the_manifest_says_what_was_made(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write_all({"f": b"1"}, {"f": {"pages": 3}}, {"edition": "e"})
    OutputFolder(tmp_path).write_all({"f": b"2"}, {"f": {"pages": 4}}, {"edition": "e"})
    assert (tmp_path / "f").read_bytes() == b"2"
    assert json.loads((tmp_path / "manifest.json").read_bytes()) == {
        "made": {"edition": "e"},
        "files": {"f": {"sha256": sha256_of(b"2"), "pages": 4}},
    }


def test_a_made_file_that_a_later_run_does_not_make_stays_and_is_told(tmp_path: Path) -> None:
    assert OutputFolder(tmp_path).write_all({"a": b"1", "b": b"1"}, {}, {}) == ()
    assert OutputFolder(tmp_path).write_all({"a": b"2"}, {}, {}) == ("b",)
    assert (tmp_path / "b").read_bytes() == b"1"
    files = json.loads((tmp_path / "manifest.json").read_bytes())["files"]
    assert files["b"] == {"sha256": sha256_of(b"1"), "of_earlier_run": True}
    assert OutputFolder(tmp_path).write_all({"b": b"3"}, {}, {}) == ("a",)
    assert json.loads((tmp_path / "manifest.json").read_bytes())["files"]["b"] == {"sha256": sha256_of(b"3")}


def test_what_takes_the_place_of_a_file_removes_it_unless_a_person_has_changed_it(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write_all({"a": b"1", "b": b"1"}, {}, {})
    (tmp_path / "b").write_bytes(b"1, and a person's words")
    (tmp_path / "mine").write_bytes(b"x")
    told = OutputFolder(tmp_path).write_all({"c": b"2"}, {}, {}, instead_of=("a", "b", "mine", "none"))
    assert told == ("b",)
    assert sorted(contents(tmp_path)) == ["b", "c", "manifest.json", "mine"]
    assert (tmp_path / "b").read_bytes() == b"1, and a person's words"


def test_a_file_changed_since_stops_all_and_nothing_is_written(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write_all({"a": b"1", "b": b"1"}, {}, {})
    (tmp_path / "b").write_bytes(b"1, and a person's words")
    before = contents(tmp_path)
    with pytest.raises(FileChangedError, match="b：文件生成以后被人改过，没有覆盖。请移走或改名保存它"):
        OutputFolder(tmp_path).write_all({"a": b"2", "b": b"2"}, {}, {})
    assert contents(tmp_path) == before


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_somebody_else_put_there_is_not_replaced(tmp_path: Path, kind: str) -> None:
    (tmp_path / "f").mkdir() if kind == "folder" else (tmp_path / "f").write_bytes(b"x")
    with pytest.raises(FileChangedError, match="已有同名文件，且不是本程序生成的，没有覆盖"):
        OutputFolder(tmp_path).write_all({"f": b"2"}, {}, {})


def test_a_made_file_that_was_taken_away_is_made_again_and_forgotten_otherwise(tmp_path: Path) -> None:
    OutputFolder(tmp_path).write_all({"a": b"1", "b": b"1"}, {}, {})
    (tmp_path / "a").unlink()
    (tmp_path / "b").unlink()
    OutputFolder(tmp_path).write_all({"a": b"2"}, {}, {})
    assert list(json.loads((tmp_path / "manifest.json").read_bytes())["files"]) == ["a"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": []}', '{"files": {"a": 1}}', "null"])
def test_a_damaged_manifest_is_an_error_and_no_licence_to_overwrite(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(InputError, match=r"清单文件已损坏.*请换一个输出文件夹，或移走该文件"):
        OutputFolder(tmp_path)


# Reading


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("甲\n乙".encode("gbk"), "第 1 行：不是 UTF-8 编码，而是 GBK（ANSI）编码。请用记事本或 WPS 打开"),
        ("a\n乙".encode("gbk"), "第 2 行"),
        ("甲".encode("utf-16"), "而是 UTF-16 编码"),
        (b"\xff\x00\xff", "不是 UTF-8 编码。请"),
    ],
)
def test_another_encoding_is_named_with_its_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "f").write_bytes(data)
    with pytest.raises(InputError) as raised:
        read_text(tmp_path / "f")
    assert said in raised.value.line()


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes("甲".encode("utf-8-sig"))
    assert read_text(tmp_path / "f") == "甲"


def test_what_cannot_be_read_is_told_by_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        read_bytes(tmp_path / "f")
    with pytest.raises(InputError, match="这是文件夹，不是文件"):
        read_bytes(tmp_path)
    with pytest.raises(InputError, match="系统不接受的字符"):
        read_bytes(tmp_path / "a\0b")
    (tmp_path / "f").write_bytes(b"x" * 11)
    assert read_bytes(tmp_path / "f", 11) == b"x" * 11
    with pytest.raises(LimitError, match="文件超过 0 MiB。请检查是否选错了文件，或删去无关内容后再试"):
        read_bytes(tmp_path / "f", 10)
    monkeypatch.setattr(Path, "read_bytes", fail(errno.EACCES))
    with pytest.raises(EnvironmentFault, match="没有读取权限"):
        read_bytes(tmp_path / "f")


# Names

RESERVED = ["CON", "con", "Nul", "COM1", "LPT9", "aux", "COM¹"]
texts = st.one_of(
    st.text(max_size=120),
    st.text(alphabet='中文（）.. /\\:*?"<>|\n\t\u202e\u200f\u0000CONcon1é', max_size=120),
    st.sampled_from(
        [*RESERVED, *(f"{name}.txt" for name in RESERVED), "中" * 100, ".." * 60, "CON." + "x" * 300]
    ),
)


@given(texts, st.sampled_from(["", ".docx", ".pdf"]))
def test_a_safe_name_is_a_single_name_for_every_system(text: str, suffix: str) -> None:
    name = safe_name(text, suffix)
    stem = name.removesuffix(suffix)
    assert name.endswith(suffix)
    assert len(stem) > 0
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*')
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert name not in (".", "..")
    assert not stem.startswith((" ", "."))
    assert not stem.endswith((" ", "."))
    assert stem.split(".")[0].upper() not in {"CON", "NUL", "COM1", "LPT9", "AUX", "PRN"}


@given(texts)
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    assert safe_name(safe_name(text)) == safe_name(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\nb\tc", "a b c"),
        ("甲\u202etxt.exe", "甲txt.exe"),
        ("ＡＢＣ１２", "ABC12"),
        ("公司:项目?", "公司_项目_"),
        ("甲 乙（1）", "甲 乙（1）"),
        ("甲(1)／乙", "甲(1)_乙"),
        (" . 甲 . ", "甲"),
        ("con", "_con"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("", "_"),
        ("...", "_"),
        ("中" * 100, "中" * 66),
    ],
)
def test_a_name_is_made_safe_as_a_person_would(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_the_suffix_of_a_long_name_is_kept() -> None:
    assert safe_name("中" * 100, ".docx") == "中" * 65 + ".docx"


def same_to_windows(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@given(
    st.lists(st.sampled_from(["a", "A", "é", "e\u0301", "ß", "SS", "甲", "甲（2）", "中" * 66, "b" * 200]))
)
def test_unique_names_differ_for_every_file_system(names: list[str]) -> None:
    unique = unique_names(names)
    assert len({same_to_windows(name) for name in unique}) == len(names) == len(unique)
    assert all(len(name.encode()) <= 200 for name in unique)


def test_unique_names_change_only_those_that_collide() -> None:
    assert unique_names(["甲", "乙", "甲", "甲"]) == ["甲", "乙", "甲（2）", "甲（3）"]
    assert unique_names(["É", "e\u0301"]) == ["É", "e\u0301（2）"]
    assert unique_names(["A（2）", "a", "A"]) == ["A（2）", "a", "A（3）"]
