"""docgen edition."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import show_json
from docgen.cli.help import ChineseCommand, ChineseGroup
from docgen.cli.options import PATH, debug_flag, json_option, told_edition
from docgen.cli.progress import page_progress


@click.group(cls=ChineseGroup, name="edition")
def command() -> None:
    """指南版本：一年、一省的指南数据、表格模板和待定参数。"""


@command.command(cls=ChineseCommand, name="list", help="列出可用的指南版本。")
@json_option
@debug_flag
def list_editions(as_json: bool) -> None:
    """List what there is."""
    from docgen.cli.table import show_table
    from docgen.pipeline.edition import known_editions

    editions = known_editions()
    if as_json:
        show_json([{"key": key, "title": title} for key, title in editions])
    else:
        show_table(("名称", "标题"), editions, whole=("名称",))


@command.command(
    cls=ChineseCommand,
    name="export",
    help="把一个指南版本复制到新文件夹，在其中的 edition.toml 设定待定参数，再用 --edition 目录 使用它。",
)
@click.argument("name", metavar="名称", callback=told_edition)
@click.argument("folder", type=PATH, metavar="目录")
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


@command.command(cls=ChineseCommand, name="new")
@click.argument("folder", type=PATH, metavar="目录")
@click.option(
    "--guideline",
    required=True,
    type=PATH,
    metavar="指南",
    help="申报指南（txt、md、html、docx、pdf）。",
)
@click.option(
    "--forms",
    multiple=True,
    type=PATH,
    metavar="空白表",
    help="空白的 Word 或 Excel 表，可多次给出。",
)
@click.argument("more", nargs=-1, type=PATH, metavar="[空白表…]")
@json_option
@debug_flag
def new(
    folder: Path, guideline: Path, forms: tuple[Path, ...], more: tuple[Path, ...], as_json: bool
) -> None:
    """由申报指南和空白表生成新的指南版本：规则、edition.toml、表格模板和待确定事项。"""
    from docgen.editions import OPEN_FILE
    from docgen.pipeline.edition_new import make_edition

    with page_progress("读取指南", shown=not as_json) as progress:
        made = make_edition(folder, guideline, (*forms, *more), progress)
    if as_json:
        show_json(
            {
                "folder": str(made.folder),
                "files": [str(path) for path in made.files],
                "programmes": made.programmes,
                "open_points": made.open_points,
                "reading_points": made.reading_points,
                "forms": [
                    {"file": name, "scope": form.scope, "matched": form.matched, "unmatched": form.unmatched}
                    for name, form in made.forms
                ],
            }
        )
        return
    click.echo(f"已生成 {made.folder}：{made.programmes} 个项目类别，{len(made.forms)} 张表格。")
    for name, form in made.forms:
        click.echo(f"{name}：{len(form.matched)} 处填入字段，{len(form.unmatched)} 处没有匹配")
        for place, label, why in form.unmatched:
            click.echo(f"  {place}  {label}：{why}")
    click.echo("须由人确定或核对：")
    for point in made.open_points:
        click.echo(f"  {point}")
    if made.reading_points:
        click.echo(f"  指南中有疑问的数值和没有读懂的话：{len(made.reading_points)} 处")
    click.echo(
        f"全部列在 {made.folder / OPEN_FILE}，核对好一项勾选一项；改好 edition.toml 后用 docgen edition check 检查。"
    )


@command.command(cls=ChineseCommand, name="check")
@click.argument("name", metavar="名称或目录", callback=told_edition)
@json_option
@debug_flag
def check(name: str, as_json: bool) -> int:
    """检查一个指南版本：引用的原文能否找到，模板标签是否都是字段，固定文字是否与指南一致。

    以 0 结束：没有错误；1：有错误。
    """
    from docgen.cli.table import show_table
    from docgen.model.edition_findings import LEVEL_LABELS
    from docgen.pipeline.edition_check import check_edition

    findings = check_edition(name)
    errors = sum(finding.level == "error" for finding in findings)
    if as_json:
        show_json([finding.model_dump() for finding in findings])
        return int(errors > 0)
    if findings:
        where = ("文件", "位置")
        rows = [(LEVEL_LABELS[each.level], each.file, each.place, each.what) for each in findings]
        show_table(("结果", *where, "说明"), rows, whole=("结果", *where), head=("结果", *where))
    rest = len(findings) - errors
    click.echo(f"错误 {errors} 处，提醒和待定 {rest} 处。")
    return int(errors > 0)
