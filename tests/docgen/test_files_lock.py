"""One run at a time writes into a folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import ExitCode, LockedError
from docgen.files import LOCK, OutputFolder, locked


def ended_process() -> int:
    """The pid of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_second_run_is_told_to_wait_and_writes_nothing(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(LockedError) as error:
        OutputFolder(tmp_path).write_all({"a.txt": b"a"}, {}, {})
    assert error.value.exit_code is ExitCode.LOCKED
    assert LOCK in error.value.line()
    assert not (tmp_path / "a.txt").exists()


def test_the_lock_goes_with_the_run_also_when_it_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with locked(tmp_path):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not (tmp_path / LOCK).exists()


@pytest.mark.skipif(os.name != "posix", reason="whether a process runs is only known on POSIX systems")
def test_the_lock_of_a_run_that_was_killed_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text(str(ended_process()))
    OutputFolder(tmp_path).write_all({"a.txt": b"a"}, {}, {})
    assert (tmp_path / "a.txt").read_bytes() == b"a"


def test_a_lock_that_cannot_be_read_counts_as_held(tmp_path: Path) -> None:
    (tmp_path / LOCK).write_text("")
    with pytest.raises(LockedError):
        OutputFolder(tmp_path).write_all({"a.txt": b"a"}, {}, {})
