"""An error says file, place, cause and remedy in one line, and each kind has its exit code."""

from __future__ import annotations

import errno
import inspect

import pytest

from docgen import errors
from docgen.errors import (
    DocgenError,
    EnvironmentFault,
    ExitCode,
    InputError,
    InternalFault,
    SeveralInputErrors,
)


def test_a_line_holds_file_place_cause_and_advice() -> None:
    error = InputError("没有填写", file="a/project.toml", place="第 3 行", advice="请填写单位名称")
    assert error.line() == "a/project.toml，第 3 行：没有填写。请填写单位名称"
    assert str(error) == error.line()


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (InputError("坏了"), "坏了"),
        (InputError("坏了", file="f"), "f：坏了"),
        (InputError("坏了", place="A1"), "A1：坏了"),
        (InputError("坏了", advice="修"), "坏了。修"),
        (InputError("是不是“甲”？", advice="修"), "是不是“甲”？修"),
        (InputError("坏\n了\t吗", file="f\ng"), "f g：坏 了 吗"),
    ],
)
def test_what_is_not_known_is_left_out_and_it_stays_one_line(error: InputError, line: str) -> None:
    assert error.line() == line


def test_several_errors_tell_the_first_and_count_the_rest_and_give_each() -> None:
    first, second = InputError("甲", file="f"), InputError("乙", file="f")
    several = SeveralInputErrors((first, second))
    assert several.line() == str(several) == "f：甲（另有 1 处错误）"
    assert several.parts() == (first, second)
    assert first.parts() == (first,)


def test_json_has_the_kind_and_the_exit_code() -> None:
    assert InputError("甲", file="f", place="p", advice="a").as_dict() == {
        "kind": "InputError",
        "exit_code": 3,
        "file": "f",
        "place": "p",
        "what": "甲",
        "advice": "a",
    }


def test_each_kind_of_error_has_the_exit_code_that_is_promised() -> None:
    codes = {
        name: int(kind.exit_code)
        for name, kind in vars(errors).items()
        if inspect.isclass(kind) and issubclass(kind, DocgenError) and kind is not DocgenError
    }
    assert codes == {
        "UsageError": 2,
        "InputError": 3,
        "SeveralInputErrors": 3,
        "DeferredProgrammeError": 3,
        "TemplateError": 3,
        "MissingGlyphError": 3,
        "UnsupportedConstructError": 3,
        "LimitError": 4,
        "EnvironmentFault": 5,
        "FileChangedError": 5,
        "OutputFault": 5,
        "FileBusyError": 5,
        "InternalFault": 5,
        "LockedError": 6,
    }
    assert {code.name: int(code) for code in ExitCode} == {
        "DONE": 0,
        "FINDINGS": 1,
        "USAGE": 2,
        "UNUSABLE_INPUT": 3,
        "LIMIT": 4,
        "ENVIRONMENT": 5,
        "LOCKED": 6,
        "PARTLY_DONE": 7,
        "INTERRUPTED": 130,
    }


def test_a_fault_of_the_program_is_one_line_that_names_the_item_and_debug() -> None:
    line = InternalFault.of(KeyError("x"), "项目甲").line()
    assert line == "项目甲：程序内部错误（KeyError：'x'）。请加 --debug 重试，并把输出报告给我们"


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (errno.EACCES, "f：没有读取权限。请检查文件权限"),
        (errno.ENOENT, "f：没有这个文件或文件夹"),
        (errno.EMLINK, "f：系统错误 EMLINK"),
        (99999, "f：系统错误 99999"),
    ],
)
def test_what_the_system_refuses_is_told_in_chinese(number: int, line: str) -> None:
    assert EnvironmentFault.of(OSError(number, "English words", "f")).line() == line
