"""A fault in one item stops no other, and the exit code tells what became of all."""

from __future__ import annotations

import pytest

from docgen.batch import ItemResult, exit_code_among, exit_code_of, run_items
from docgen.errors import ExitCode, InputError, LimitError


def halved(number: int) -> int:
    if number == 13:
        raise InputError("不吉利")
    if number % 2:
        raise ZeroDivisionError("odd")
    return number // 2


def test_each_item_ends_in_order_as_a_value_or_an_error() -> None:
    results = list(run_items([2, 13, 4, 5, 6], halved))
    assert [result.item for result in results] == [2, 13, 4, 5, 6]
    assert [result.value for result in results] == [1, None, 2, None, 3]
    assert [result.error is None for result in results] == [True, False, True, False, True]


def test_an_error_of_ours_stays_itself_and_another_becomes_one_line_with_the_item() -> None:
    _, ours, other = run_items([2, 13, 5], halved)
    assert isinstance(ours.error, InputError)
    assert other.error is not None
    assert (
        other.error.line()
        == "5：程序内部错误（ZeroDivisionError：odd）。请加 --debug 重试，并把输出报告给我们"
    )


def test_with_debug_a_fault_of_the_program_comes_through_but_an_error_of_ours_does_not() -> None:
    assert len(list(run_items([13], halved, debug=True))) == 1
    with pytest.raises(ZeroDivisionError):
        list(run_items([2, 5], halved, debug=True))


def test_an_interrupt_is_not_taken_for_a_fault_of_an_item() -> None:
    def interrupted(_: int) -> int:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(run_items([1], interrupted))


def test_items_are_worked_on_only_as_they_are_asked_for() -> None:
    seen: list[int] = []
    results = run_items([1, 2, 3], seen.append)
    next(results)
    assert seen == [1]


def made(count: int) -> list[ItemResult[int, int]]:
    return [ItemResult(number, number, None) for number in range(count)]


LOST: ItemResult[int, int] = ItemResult(9, None, LimitError("太大"))


@pytest.mark.parametrize(
    ("results", "with_findings", "code"),
    [
        (made(3), False, ExitCode.DONE),
        (made(3), True, ExitCode.FINDINGS),
        ([], False, ExitCode.DONE),
        ([LOST], False, ExitCode.LIMIT),
        ([*made(1), LOST], False, ExitCode.PARTLY_DONE),
        ([*made(1), LOST], True, ExitCode.PARTLY_DONE),
        ([LOST, LOST], False, ExitCode.PARTLY_DONE),
    ],
)
def test_the_exit_code_tells_what_became_of_all(
    results: list[ItemResult[int, int]], with_findings: bool, code: ExitCode
) -> None:
    assert exit_code_of(results, with_findings) is code


@pytest.mark.parametrize(
    ("failed", "count", "code"), [([], 2, 0), ([3], 1, 3), ([5], 1, 5), ([3], 2, 7), ([3, 5], 2, 7)]
)
def test_the_code_of_one_is_its_own_and_of_some_of_several_7(
    failed: list[int], count: int, code: int
) -> None:
    assert exit_code_among(failed, count) == code


def test_what_the_system_refuses_is_no_fault_of_the_program() -> None:
    def refused(_: str) -> None:
        raise PermissionError(13, "Permission denied", "d/project.toml")

    (result,) = run_items(["d"], refused)
    assert result.error is not None
    assert result.error.line() == "d/project.toml：没有读取权限。请检查文件权限"
    assert result.error.exit_code == 5
