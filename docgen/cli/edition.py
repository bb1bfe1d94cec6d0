"""docgen edition."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import show_json, show_table
from docgen.cli.help import ChineseCommand, ChineseGroup
from docgen.cli.options import debug_flag, json_option


@click.group(cls=ChineseGroup, name="edition")
def command() -> None:
    """指南版本：一年、一省的指南数据、表格模板和待定参数。"""


@command.command(cls=ChineseCommand, name="list", help="列出可用的指南版本。")
@json_option
@debug_flag
def list_editions(as_json: bool) -> None:
    """List what there is."""
    from docgen.pipeline.edition import known_editions

    editions = known_editions()
    if as_json:
        show_json([{"key": key, "title": title} for key, title in editions])
    else:
        show_table(("名称", "标题"), editions)


@command.command(
    cls=ChineseCommand,
    name="export",
    help="把一个指南版本复制到新文件夹，在其中的 edition.toml 设定待定参数，再用 --edition 目录 使用它。",
)
@click.argument("name", metavar="名称")
@click.argument("folder", type=click.Path(path_type=Path), metavar="目录")
@json_option
@debug_flag
def export(name: str, folder: Path, as_json: bool) -> None:
    """Copy an edition out."""
    from docgen.pipeline.edition import export_edition

    written = export_edition(name, folder)
    if as_json:
        show_json({"folder": str(folder), "files": [str(path) for path in written]})
    else:
        click.echo(f"已复制 {len(written)} 个文件到 {folder}\n请修改其中 edition.toml 的 [parameters]。")
