"""docgen build."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import brief, show_error, show_json, show_left_over
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
from docgen.errors import DeferredProgrammeError, DocgenError

if TYPE_CHECKING:
    from docgen.batch import ItemResult
    from docgen.pipeline.build import BuiltProject

    Result = ItemResult[tuple[Path, Path], BuiltProject]


@click.command(cls=ChineseCommand, name="build")
@folders_argument
@output_option("输出文件夹，每个项目一个子文件夹。")
@date_option
@edition_option
@json_option
@debug_option
def command(
    *,
    folders: tuple[Path, ...],
    output: Path,
    made_on: datetime | None,
    edition: str,
    as_json: bool,
    debug: bool,
) -> int:
    """检查并生成表格：附件3、4、5、签署页和附件2 的汇总行，Word/Excel 和 PDF 各一份。

    有不符合项时生成草稿，文件名带“（草稿）”，并在屏幕上说明（以 1 结束）。
    有 award.toml 时任务书填入批复金额，否则留空。
    """
    from docgen.batch import exit_code_of, run_items
    from docgen.cli.progress import tracked
    from docgen.editions import load_edition
    from docgen.files import safe_name, unique_names
    from docgen.pipeline.build import build_project

    load_edition(edition)
    day = chosen_date(made_on)
    names = unique_names([safe_name(folder.resolve().name) for folder in folders])
    pairs = [(folder, output / name) for folder, name in zip(folders, names, strict=True)]
    work = run_items(pairs, lambda pair: build_project(pair[0], edition, pair[1], day), debug=debug)
    results = list(tracked(work, len(pairs), "生成表格", shown=not as_json))
    with_findings = any(result.value.checked.report.errors for result in results if result.value)
    code = int(exit_code_of(results, with_findings))
    if as_json:
        show_json([_as_json(result) for result in results])
        return code
    _show(results, output)
    return code


def _as_json(result: Result) -> dict[str, object]:
    built = result.value
    if built is None:
        parts = result.error.parts() if result.error else ()
        return {"folder": str(result.item[0]), "errors": [part.as_dict() for part in parts]}
    return {
        "folder": str(result.item[0]),
        "output": str(built.folder),
        "draft": bool(built.checked.report.errors),
        "files": list(built.files),
        "pages": built.pages,
        "left_over": list(built.left_over),
        "without_summary": built.without_summary,
        "substituted_fonts": [list(pair) for pair in built.substituted_fonts],
        "report": built.checked.report.model_dump(mode="json"),
    }


def _show(results: list[Result], output: Path) -> None:
    from docgen.cli.table import show_table
    from docgen.report import check_lines

    for result in results:
        if result.error is not None:
            show_error(result.error, as_json=False)
    made = [result.value for result in results if result.value is not None]
    for built in made:
        if built.checked.report.errors:
            lines = check_lines(built.checked.report)
            click.echo("\n".join([f"== {built.checked.folder}：有不符合项，生成的是草稿", *lines, ""]))
    called = _called([result.item for result in results])
    rows = [_row(name, result) for name, result in zip(called, results, strict=True)]
    short = ("项目", "结果", "文件", "页数")
    show_table((*short, "结论"), rows, whole=short, head=short[:2])
    fonts = sorted({pair for built in made for pair in built.substituted_fonts})
    if fonts:
        click.echo("PDF 中替代的字体：" + "；".join(f"{asked} → {drawn}" for asked, drawn in fonts))
    for built in made:
        show_left_over(built.folder, built.left_over)
        if built.without_summary:
            click.echo(
                f"{built.folder}：指南版本没有重点方向“{built.without_summary}”的汇总表，没有生成汇总行。"
            )
    click.echo(f"共 {len(results)} 个项目，已生成 {len(made)} 个，未生成 {len(results) - len(made)} 个。")
    if made:
        click.echo(f"已写入 {output}")


def _reason(error: DocgenError | None) -> str:
    """Why a project was not made, in a cell; the whole is on stderr."""
    if isinstance(error, DeferredProgrammeError):
        return "另行通知，没有可用的条件和表格"
    return brief(error.what) if error else ""


def _called(pairs: list[tuple[Path, Path]]) -> list[str]:
    """What each project is called: its folder's name; where that is not the made folder's alone, both."""
    names = [folder.resolve().name for folder, _ in pairs]
    folded = [name.casefold() for name in names]
    return [
        name if name == target.name and folded.count(name.casefold()) == 1 else f"{folder} → {target.name}"
        for name, (folder, target) in zip(names, pairs, strict=True)
    ]


def _row(name: str, result: Result) -> tuple[str, ...]:
    from docgen.report import count_line

    built = result.value
    if built is None:
        return (name, "未生成", "", "", _reason(result.error))
    pages = sum(built.pages.values())
    state = "草稿" if built.checked.report.errors else "已生成"
    return (
        name,
        state,
        f"{len(built.files)} 个",
        str(pages),
        count_line(built.checked.report),
    )
