"""docgen guideline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import show_json
from docgen.cli.help import ChineseCommand
from docgen.cli.options import DEFAULT_EDITION, PATH, debug_flag, edition_option, json_option
from docgen.cli.progress import page_progress

if TYPE_CHECKING:
    from docgen.model.guideline import Guideline
    from docgen.model.reading import GuidelineReading

_SHOWN = 12


@click.command(cls=ChineseCommand, name="guideline")
@click.argument("file", type=PATH, metavar="文件")
@click.option("-o", "--output", type=PATH, metavar="文件", help="写出 guideline.json。")
@click.option(
    "--diff",
    "old",
    type=PATH,
    metavar="旧指南",
    help="与旧指南（guideline.json 或旧文件）对照，逐条列出变化。",
)
@click.option(
    "--against",
    multiple=True,
    type=PATH,
    metavar="目录",
    help="配合 --diff：列出这些申报项目的结论和金额怎样变化；可多次给出。",
)
@edition_option
@json_option
@debug_flag
def command(
    file: Path, output: Path | None, old: Path | None, against: tuple[Path, ...], edition: str, as_json: bool
) -> int:
    """读申报指南（txt、md、html、docx、pdf），列出项目类别和各项数值；每条规则带条款、位置和原文。

    表中带“?”的数值须由人核对；--json 输出同样的内容。--against 的项目有不能检查的，退出码与 docgen check 相同。
    """
    from docgen.editions import edition_folder
    from docgen.errors import UsageError
    from docgen.pipeline.guideline import check_target, read_with_figures, write_guideline

    if against and old is None:
        raise UsageError("--against 要和 --diff 一起用", advice="请用 --diff 给出旧指南")
    if edition != DEFAULT_EDITION:
        edition_folder(edition)
    if output is not None:
        check_target(output)
    with page_progress("读取", shown=not as_json) as progress:
        reading = read_with_figures(file, progress)
    if output is not None:
        write_guideline(reading.guideline, output)
    code = 0
    if old is not None:
        code = _show_changes(reading.guideline, old, against, edition, as_json=as_json)
    elif as_json:
        _show_json(reading)
    else:
        _show(reading)
    if output is not None and not as_json:
        click.echo(f"已写出 {output}")
    return code


def _show_json(reading: GuidelineReading) -> None:
    from docgen.report import reading_data

    show_json(reading_data(reading))


def _show(reading: GuidelineReading) -> None:
    from docgen.cli.table import show_table
    from docgen.report import ledger_lines, left_out_lines, programme_columns, programme_rows

    guideline = reading.guideline
    number, name, *figures, state = programme_columns
    show_table(
        programme_columns,
        programme_rows(reading),
        title=guideline.title,
        whole=(number, *figures, state),
        head=(number, name, state),
    )
    deferred = sum(p.state == "deferred" for p in guideline.programmes)
    click.echo(f"共 {len(guideline.programmes)} 个项目类别，其中 {deferred} 个另行通知。")
    if any(programme.doubtful for programme in reading.programmes):
        click.echo("带“?”的数值须由人核对（--json 的 doubts 写明原因）。")
    if guideline.recognised_pages:
        click.echo(f"其中 {len(guideline.recognised_pages)} 页由文字识别得出，数值须对照原件。")
    if guideline.unread_pages:
        pages = "、".join(str(page) for page in guideline.unread_pages)
        click.echo(f"没有读全：第 {pages} 页读不出，其中的条款不在结果里。")
    if guideline.missing_attachments:
        click.echo(
            f"正文提到而文件中没有的附件：{'、'.join(guideline.missing_attachments)}；依据它们的条件为待定。"
        )
    for line in (*ledger_lines(reading.ledger, _SHOWN), *left_out_lines(reading.left_out)):
        click.echo(line)


def _show_changes(
    new: Guideline, old: Path, against: tuple[Path, ...], edition: str, *, as_json: bool
) -> int:
    from docgen.batch import exit_code_among
    from docgen.pipeline.revision import application_folders, compare, effects_on
    from docgen.report import changes_lines, effects_lines

    folders = application_folders(against)
    before, changes = compare(new, old)
    effects = effects_on(folders, edition, before, new, changes.moved) if folders else ()
    code = int(exit_code_among([each.exit_code for each in effects if each.unreadable], len(effects)))
    if as_json:
        data = changes.model_dump(mode="json")
        data["applications"] = [effect.model_dump(mode="json") for effect in effects]
        show_json(data)
        return code
    for line in changes_lines(changes):
        click.echo(line)
    for line in effects_lines(effects) if folders else ():
        click.echo(line)
    return code
