"""docgen doctor."""

from __future__ import annotations

import click

from docgen.cli.console import show_json
from docgen.cli.help import ChineseCommand
from docgen.cli.options import debug_flag, json_option
from docgen.errors import ExitCode


@click.command(cls=ChineseCommand, name="doctor")
@json_option
@debug_flag
def command(as_json: bool) -> int:
    """检查运行环境：必需和可选的部分，装了什么、缺什么、有什么用、怎么装。缺必需的部分时以 5 结束。"""
    from docgen.cli.table import show_table
    from docgen.pipeline.doctor import examine

    parts = examine()
    code = int(ExitCode.ENVIRONMENT if any(p.needed and not p.found for p in parts) else ExitCode.DONE)
    if as_json:
        show_json([part.as_dict() for part in parts])
        return code
    rows = [(p.name, p.state, p.purpose, p.detail if p.found else p.remedy) for p in parts]
    show_table(("部分", "状态", "用途", "版本或装法"), rows, whole=("部分", "状态"), head=("部分", "状态"))
    return code
