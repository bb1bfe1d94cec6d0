"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
DEFAULT_EDITION = "jiangsu-2023"


def told_edition(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    """Say which edition is used where a packaged one and a folder have the same name."""
    from docgen.editions import edition_folder, shadowed_folder

    hidden = shadowed_folder(name)
    if hidden is not None:
        click.echo(
            f"“{name}”用的是 {edition_folder(name)}；要用当前目录下的文件夹，请写成 .{os.sep}{hidden}。",
            err=True,
        )
    return name


edition_option: Decorator = click.option(
    "--edition",
    "edition",
    default=DEFAULT_EDITION,
    callback=told_edition,
    metavar="名称或目录",
    help=f"指南版本，缺省为 {DEFAULT_EDITION}。",
)
json_option: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="输出 JSON（UTF-8），供其他程序读取。"
)
_DEBUG_HELP = "出错时显示程序内部的位置。"
debug_option: Decorator = click.option("--debug", is_flag=True, help=_DEBUG_HELP)
debug_flag: Decorator = click.option("--debug", is_flag=True, expose_value=False, help=_DEBUG_HELP)
"""The same for commands with no batch: the end of the run alone asks for it."""


def output_option(what: str) -> Decorator:
    """`-o`, required."""
    return click.option(
        "-o", "--output", "output", required=True, type=click.Path(path_type=Path), metavar="路径", help=what
    )


date_option: Decorator = click.option(
    "--date",
    "made_on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="年-月-日",
    help="制表日期，缺省为今天。",
)
strict_option: Decorator = click.option("--strict", is_flag=True, help="有待定项时也以 1 结束。")
folders_argument: Decorator = click.argument(
    "folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="目录…"
)


def chosen_date(given: datetime | None) -> date:
    """The day asked for, or today."""
    return given.date() if given else date.today()
