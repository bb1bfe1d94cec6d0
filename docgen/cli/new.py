"""docgen new."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import show_json
from docgen.cli.help import ChineseCommand
from docgen.cli.options import DEFAULT_EDITION, PATH, debug_flag, edition_option, json_option


@click.command(cls=ChineseCommand, name="new")
@click.argument("folder", type=PATH, metavar="目录")
@click.option("--programme", required=True, metavar="类别", help="申报项目类别，如 一（一）、一（三）1。")
@click.option("--track", default="", metavar="子类", help="子类，有子类的类别可以先选定。")
@edition_option
@json_option
@debug_flag
def command(*, folder: Path, programme: str, track: str, edition: str, as_json: bool) -> None:
    """新建项目文件夹，写入待填写的 project.toml：列出该类别需要的每个字段，附中文名称、单位和条款。"""
    from docgen.files import shell_word
    from docgen.pipeline.new import new_project

    path = new_project(folder, edition, programme, track)
    if as_json:
        show_json({"file": str(path)})
    else:
        chosen = "" if edition == DEFAULT_EDITION else f" --edition {shell_word(edition)}"
        click.echo(f"已生成 {path}\n请填写后运行：docgen check {shell_word(folder)}{chosen}")
