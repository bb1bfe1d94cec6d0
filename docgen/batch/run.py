"""Isolation: every item ends as a value or as an error, never as a silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from docgen.errors import DocgenError, EnvironmentFault, ExitCode, InternalFault

Item = TypeVar("Item")
Value = TypeVar("Value")


@dataclass(frozen=True)
class ItemResult(Generic[Item, Value]):
    """One item and what became of it: exactly one of value and error is there."""

    item: Item
    value: Value | None
    error: DocgenError | None


def run_items(
    items: Sequence[Item], work: Callable[[Item], Value], *, debug: bool = False
) -> Iterator[ItemResult[Item, Value]]:
    """Work through the items in order. A DocgenError becomes that item's error; so does any other fault.

    With debug an unexpected fault is raised as it is.
    """
    for item in items:
        try:
            yield ItemResult(item, work(item), None)
        except DocgenError as error:
            yield ItemResult(item, None, error)
        except Exception as fault:
            if debug:
                raise
            yield ItemResult(item, None, _as_error(fault, item))


def _as_error(fault: Exception, item: object) -> DocgenError:
    return EnvironmentFault.of(fault) if isinstance(fault, OSError) else InternalFault.of(fault, item)


def exit_code_of(results: Sequence[ItemResult[Item, Value]], with_findings: bool) -> ExitCode:
    """0 or 1 where all were made; a single item's own code; 7 where some of many were not made."""
    codes = [result.error.exit_code for result in results if result.error is not None]
    return exit_code_among(codes, len(results), with_findings)


def exit_code_among(failed: Sequence[int], count: int, with_findings: bool = False) -> ExitCode:
    """The same from the codes of those that failed, of `count` items."""
    if not failed:
        return ExitCode.FINDINGS if with_findings else ExitCode.DONE
    return ExitCode(failed[0]) if count == 1 else ExitCode.PARTLY_DONE
