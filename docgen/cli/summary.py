"""docgen summary."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import show_error, show_json, show_left_over
from docgen.cli.help import ChineseCommand
from docgen.cli.options import (
    chosen_date,
    date_option,
    debug_option,
    edition_option,
    folders_argument,
    json_option,
    output_option,
)

if TYPE_CHECKING:
    from docgen.batch import ItemResult
    from docgen.pipeline.check import CheckedProject
    from docgen.pipeline.summary import MadeSummary

    Result = ItemResult[Path, CheckedProject]


@click.command(cls=ChineseCommand, name="summary")
@folders_argument
@click.option(
    "--region", required=True, metavar="地区", help="设区市，如 盐城市；省属企业（单位）推荐的写“省属”。"
)
@output_option("输出文件夹。")
@date_option
@edition_option
@json_option
@debug_option
def command(
    *,
    folders: tuple[Path, ...],
    region: str,
    output: Path,
    made_on: datetime | None,
    edition: str,
    as_json: bool,
    debug: bool,
) -> int:
    """生成一个地区的附件2-1 至 2-5 汇总表（有项目的重点方向各一张），Excel 和 PDF 各一份。"""
    from docgen.batch import run_items
    from docgen.editions import check_region, load_edition
    from docgen.pipeline.check import check_in_edition
    from docgen.pipeline.summary import belongs_to, make_summaries

    loaded = load_edition(edition)
    check_region(loaded, region)
    results = list(run_items(folders, lambda folder: check_in_edition(folder, loaded), debug=debug))
    read = [result.value for result in results if result.value is not None]
    failed = [result for result in results if result.error is not None]
    made = make_summaries(read, edition, region, output, chosen_date(made_on)) if read or not failed else None
    elsewhere = [project for project in read if not belongs_to(project, region)]
    tables, left_over = (made.tables, made.left_over) if made is not None else ((), ())
    code = _exit_code(results, tables)
    if as_json:
        show_json({**_as_json(tables, failed, elsewhere), "left_over": list(left_over)})
        return code
    _show(tables, failed, elsewhere, output)
    show_left_over(output, left_over)
    return code


def _exit_code(results: list[Result], made: tuple[MadeSummary, ...]) -> int:
    from docgen.batch import exit_code_of

    with_findings = any(project.report.errors for table in made for project in table.projects)
    return int(exit_code_of(results, with_findings))


def _as_json(
    made: tuple[MadeSummary, ...], failed: list[Result], elsewhere: list[CheckedProject]
) -> dict[str, object]:
    return {
        "tables": [
            {
                "direction": table.direction,
                "files": list(table.files),
                "pages": table.pages,
                "folders": [str(project.folder) for project in table.projects],
            }
            for table in made
        ],
        "of_other_regions": [str(project.folder) for project in elsewhere],
        "errors": [part.as_dict() for result in failed if result.error for part in result.error.parts()],
    }


def _show(
    made: tuple[MadeSummary, ...], failed: list[Result], elsewhere: list[CheckedProject], output: Path
) -> None:
    from docgen.cli.table import show_table

    for result in failed:
        if result.error is not None:
            show_error(result.error, as_json=False)
    if made:
        show_table(
            ("重点方向", "项目数", "页数", "文件"),
            [
                (table.direction, str(len(table.projects)), str(table.pages), "\n".join(table.files))
                for table in made
            ],
            whole=("项目数", "页数", "文件"),
        )
    for table in made:
        for project in table.projects:
            if project.report.errors:
                click.echo(f"有不符合项：{project.folder}（{project.report.errors[0].message}）")
    if elsewhere:
        click.echo(f"不属于该地区、未列入：{'、'.join(str(project.folder) for project in elsewhere)}")
    if made:
        click.echo(f"已写入 {output}")
