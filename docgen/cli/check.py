"""docgen check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import show_error, show_json
from docgen.cli.help import ChineseCommand
from docgen.cli.options import debug_option, edition_option, folders_argument, json_option, strict_option

if TYPE_CHECKING:
    from docgen.batch import ItemResult
    from docgen.pipeline.check import CheckedProject


@click.command(cls=ChineseCommand, name="check")
@folders_argument
@strict_option
@edition_option
@json_option
@debug_option
def command(folders: tuple[Path, ...], strict: bool, edition: str, as_json: bool, debug: bool) -> int:
    """对照指南检查项目文件夹：逐条列出结论、条款和原文，算出补助上限，核对数字。

    以 0 结束：没有不符合项；1：有不符合项；3：数据不能用；7：多个项目中有的不能检查。
    """
    from docgen.batch import exit_code_of, run_items
    from docgen.editions import load_edition
    from docgen.model.findings import Outcome
    from docgen.pipeline.check import check_in_edition

    loaded = load_edition(edition)
    results = list(run_items(folders, lambda folder: check_in_edition(folder, loaded), debug=debug))
    reports = [result.value.report for result in results if result.value]
    open_too = strict and any(report.of(Outcome.UNDETERMINED) for report in reports)
    code = int(exit_code_of(results, any(report.errors for report in reports) or open_too))
    if as_json:
        show_json([_as_json(result) for result in results])
        return code
    for result in results:
        _show(result)
    return code


def _as_json(result: ItemResult[Path, CheckedProject]) -> dict[str, object]:
    if result.value is not None:
        return {"folder": str(result.item), "report": result.value.report.model_dump(mode="json")}
    parts = result.error.parts() if result.error else ()
    return {"folder": str(result.item), "errors": [part.as_dict() for part in parts]}


def _show(result: ItemResult[Path, CheckedProject]) -> None:
    from docgen.report import check_lines

    if result.value is not None:
        click.echo("\n".join([f"== {result.item}", *check_lines(result.value.report), ""]))
    elif result.error is not None:
        show_error(result.error, as_json=False)
