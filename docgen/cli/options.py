"""Options that several commands share."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from docgen.errors import UsageError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _PathType(click.Path):
    """A path as given. What can't be read is told by the reading, in the words and with the code for all files."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Raises UsageError for an empty name."""
        if value == "":
            name = max(param.opts, key=len) if isinstance(param, click.Option) else ""
            raise UsageError("文件名或目录名是空的", place=name, advice="请给出名称")
        return super().convert(value, param, ctx)


PATH = _PathType(path_type=Path, readable=False)
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
    return click.option("-o", "--output", "output", required=True, type=PATH, metavar="路径", help=what)


date_option: Decorator = click.option(
    "--date",
    "made_on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="年-月-日",
    help="制表日期，缺省为今天。",
)
strict_option: Decorator = click.option("--strict", is_flag=True, help="有待定项时也以 1 结束。")


def _each_once(
    _context: click.Context, _parameter: click.Parameter, given: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Each folder once, whatever it is called; those given more often are told on stderr."""
    places = [os.path.realpath(folder) for folder in given]
    first = dict(zip(reversed(places), reversed(given), strict=True))
    for place, times in Counter(places).items():
        if times > 1:
            click.echo(f"{first[place]}：同一个文件夹给了 {times} 次，只取一次。", err=True)
    return tuple(first[place] for place in dict.fromkeys(places))


folders_argument: Decorator = click.argument(
    "folders", nargs=-1, required=True, type=PATH, metavar="目录…", callback=_each_once
)


def chosen_date(given: datetime | None) -> date:
    """The day asked for, or today."""
    return given.date() if given else date.today()
