"""docgen blank."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from docgen.cli.console import show_json
from docgen.cli.help import ChineseCommand
from docgen.cli.options import PATH, chosen_date, date_option, debug_flag, edition_option, json_option


@click.command(cls=ChineseCommand, name="blank")
@click.argument("folder", type=PATH, metavar="目录")
@date_option
@edition_option
@json_option
@debug_flag
def command(folder: Path, made_on: datetime | None, edition: str, as_json: bool) -> None:
    """生成全部空白表格（附件2-1 至 2-5、3、4、5 和签署页），供手工填写。"""
    from docgen.pipeline.blank import make_blanks

    names = make_blanks(edition, folder, chosen_date(made_on))
    if as_json:
        show_json({"folder": str(folder), "files": list(names)})
    else:
        click.echo("\n".join([*names, f"共 {len(names)} 个文件，已写入 {folder}"]))
