"""The program `docgen`: its table of commands, and how every run ends."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from docgen import __version__
from docgen.cli.console import show_error
from docgen.cli.help import ChineseGroup, usage_error
from docgen.cli.streams import prepare_streams
from docgen.errors import DocgenError, EnvironmentFault, ExitCode, InternalFault, OutputFault

COMMANDS: dict[str, str] = {
    "new": "新建项目文件夹和待填写的 project.toml",
    "guideline": "读申报指南，列出项目类别、条件和补助规则",
    "check": "对照指南检查项目：条件、补助上限、数字",
    "build": "生成附件3、4、5（含签署页）和汇总行：Word、Excel、PDF",
    "summary": "生成附件2 汇总表：Excel、PDF",
    "blank": "生成空白表格，供手工填写",
    "edition": "指南版本：列出、导出后修改",
    "doctor": "检查运行环境：装了什么、缺什么、怎么装",
}


class Program(ChineseGroup):
    """Loads a command's file only when that command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (as click calls it)
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"docgen.cli.{cmd_name}").command
        return command

    def short_helps(self) -> dict[str, str]:
        """Name → one line, without importing the commands."""
        return COMMANDS


@click.group(cls=Program, name="docgen")
@click.version_option(__version__, "--version", help="显示版本。", message="docgen %(version)s")
def program() -> None:
    """从申报指南和申报数据生成符合指南的申报材料：读指南、检查、填表、汇总。"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and exit. Every fault is a line on stderr and its own exit code; `--debug` shows the traceback."""
    prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(int(run(given)))


def run(given: list[str]) -> int:
    """Run the program with these arguments and return the exit code."""
    try:
        result = program.main(given, prog_name="docgen", standalone_mode=False)
        return int(result) if isinstance(result, int) else int(ExitCode.DONE)
    except click.exceptions.Exit as stop:
        return int(stop.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("已中断", err=True)
        return int(ExitCode.INTERRUPTED)
    except Exception as fault:
        return _end_with(_as_error(fault), given)


def _as_error(fault: Exception) -> DocgenError:
    if isinstance(fault, DocgenError):
        return fault
    if isinstance(fault, click.UsageError):
        return usage_error(fault)
    if isinstance(fault, OSError):
        return EnvironmentFault.of(fault)
    return InternalFault.of(fault)


def _end_with(error: DocgenError, given: list[str]) -> int:
    if "--debug" in given:
        import traceback

        traceback.print_exc()
    try:
        show_error(error, as_json="--json" in given and not isinstance(error, OutputFault))
    except OutputFault as lost:
        for each in (error, lost):
            show_error(each, as_json=False)
    return int(error.exit_code)
