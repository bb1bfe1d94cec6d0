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
    from docgen.pipeline.summary import MadeSummaries, MadeSummary

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
    from docgen.pipeline.regions import belongs_to
    from docgen.pipeline.summary import MadeSummaries, make_summaries

    loaded = load_edition(edition)
    check_region(loaded, region)
    results = list(run_items(folders, lambda folder: check_in_edition(folder, loaded), debug=debug))
    read = [result.value for result in results if result.value is not None]
    failed = [result for result in results if result.error is not None]
    made = MadeSummaries()
    if read or not failed:
        made = make_summaries(read, edition, region, output, chosen_date(made_on))
    elsewhere = [project for project in read if not belongs_to(project, region)]
    if as_json:
        show_json(_as_json(made, failed, elsewhere))
    else:
        _show(made, failed, elsewhere, output)
    return _exit_code(results, made, elsewhere)


def _exit_code(results: list[Result], made: MadeSummaries, elsewhere: list[CheckedProject]) -> int:
    """A project in no region's table is a finding too: nobody would miss it otherwise."""
    from docgen.batch import exit_code_of
    from docgen.pipeline.regions import unknown_region

    failing = any(project.report.errors for table in made.tables for project in table.projects)
    nowhere = any(unknown_region(project) for project in elsewhere)
    return int(exit_code_of(results, failing or nowhere or bool(made.findings)))


def _as_json(made: MadeSummaries, failed: list[Result], elsewhere: list[CheckedProject]) -> dict[str, object]:
    from docgen.pipeline.regions import unknown_region

    return {
        "tables": [
            {
                "direction": table.direction,
                "files": list(table.files),
                "pages": table.pages,
                "folders": [str(project.folder) for project in table.projects],
            }
            for table in made.tables
        ],
        "of_other_regions": [str(project.folder) for project in elsewhere],
        "of_no_region": [str(project.folder) for project in elsewhere if unknown_region(project)],
        "findings": [finding.model_dump(mode="json") for finding in made.findings],
        "left_over": list(made.left_over),
        "errors": [part.as_dict() for result in failed if result.error for part in result.error.parts()],
    }


def _show(made: MadeSummaries, failed: list[Result], elsewhere: list[CheckedProject], output: Path) -> None:
    for result in failed:
        if result.error is not None:
            show_error(result.error, as_json=False)
    if made.tables:
        _show_tables(made.tables)
    for finding in made.findings:
        click.echo(f"不符合：{finding.message}")
    _show_elsewhere(elsewhere)
    if made.tables:
        click.echo(f"已写入 {output}")
    show_left_over(output, made.left_over)


def _show_tables(tables: tuple[MadeSummary, ...]) -> None:
    from docgen.cli.table import show_table

    show_table(
        ("重点方向", "项目数", "页数", "文件"),
        [
            (table.direction, str(len(table.projects)), str(table.pages), "\n".join(table.files))
            for table in tables
        ],
        whole=("项目数", "页数", "文件"),
    )
    for project in (project for table in tables for project in table.projects):
        if project.report.errors:
            click.echo(f"有不符合项：{project.folder}（{project.report.errors[0].message}）")


def _show_elsewhere(projects: list[CheckedProject]) -> None:
    """What stands in no table of this run: of another region, or of none."""
    from docgen.pipeline.regions import region_of_project, unknown_region

    others = [project for project in projects if unknown_region(project) is None]
    if others:
        told = "、".join(f"{project.folder}（{region_of_project(project)}）" for project in others)
        click.echo(f"不属于该地区、未列入：{told}")
    for project in projects:
        finding = unknown_region(project)
        if finding is not None:
            click.echo(f"不符合、未列入：{project.folder}（{finding.message}）")
