"""docgen guideline."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import show_json, show_table
from docgen.cli.help import ChineseCommand
from docgen.cli.options import debug_flag, json_option


@click.command(cls=ChineseCommand, name="guideline")
@click.argument("file", type=click.Path(path_type=Path), metavar="文件")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="文件", help="写出 guideline.json。")
@json_option
@debug_flag
def command(file: Path, output: Path | None, as_json: bool) -> None:
    """读申报指南（文本），列出项目类别；用 -o 写出 guideline.json，每条规则带条款和原文。"""
    from docgen.pipeline.guideline import read_with_figures, write_guideline
    from docgen.report import programme_columns, programme_rows, reading_data

    reading = read_with_figures(file)
    guideline = reading.guideline
    if output is not None:
        write_guideline(guideline, output)
    if as_json:
        show_json(reading_data(reading))
        return
    show_table(programme_columns, programme_rows(reading), title=guideline.title, whole=programme_columns[2:])
    deferred = sum(p.state == "deferred" for p in guideline.programmes)
    click.echo(f"共 {len(guideline.programmes)} 个项目类别，其中 {deferred} 个另行通知。")
    if guideline.missing_attachments:
        click.echo(
            f"正文提到而文件中没有的附件：{'、'.join(guideline.missing_attachments)}；依据它们的条件为待定。"
        )
    if output is not None:
        click.echo(f"已写出 {output}")
