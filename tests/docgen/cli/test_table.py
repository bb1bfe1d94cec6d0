"""On a terminal of any width nothing that must be whole is cut; into a pipe it is a table of 120 columns."""

from __future__ import annotations

import re
import sys

import pytest
from rich.cells import cell_len

from docgen.cli.program import run
from docgen.cli.table import show_table
from docgen.model.reading import GuidelineReading
from docgen.pipeline.guideline import read_with_figures
from docgen.report import programme_rows
from tests.e2e.program import GUIDELINE

COLUMNS = ("编号", "项目类别", "最低投入", "上限/定额", "时间", "数量", "状态")
ROWS = [
    (
        "一（一）",
        "智能制造示范工厂项目",
        "10,000",
        "≤2,000\n定额400",
        "2021.01.01-2022.06.30",
        "150",
        "可申报",
    ),
    ("四（二）2", "充电设施建设运营及公交车购置补贴项目", "800?", "", "", "", "另行通知"),
]
Captured = pytest.CaptureFixture[str]


def on_terminal(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    """Let standard output be a terminal of that many columns."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


def plain(capsys: Captured) -> list[str]:
    """The lines shown, without bold and italics."""
    return [re.sub(r"\x1b\[\d*m", "", line).rstrip() for line in capsys.readouterr().out.splitlines()]


def shown(capsys: Captured, monkeypatch: pytest.MonkeyPatch, width: int | None) -> list[str]:
    """The lines of the programmes' table on a terminal of that width; None: in a pipe."""
    if width is not None:
        on_terminal(monkeypatch, width)
    whole = tuple(column for column in COLUMNS if column != "项目类别")
    show_table(COLUMNS, ROWS, title="指南", whole=whole, head=("编号", "项目类别", "状态"))
    return plain(capsys)


@pytest.mark.parametrize("width", [40, 60, 80, 90, 100, 120, 160])
def test_every_figure_and_mark_stands_whole_at_every_width(
    width: int, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = shown(capsys, monkeypatch, width)
    text = "\n".join(lines)
    for figure in ("10,000", "≤2,000", "定额400", "2021.01.01-2022.06.30", "150", "800?"):
        assert figure in text
    for state in ("一（一）", "四（二）2", "可申报", "另行通知"):
        assert state in text
    assert max(map(cell_len, lines)) <= width


def test_a_narrow_terminal_gets_a_block_a_row_with_labels(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shown(capsys, monkeypatch, 40) == [
        "指南",
        "一（一）  智能制造示范工厂项目  可申报",
        "    最低投入 10,000",
        "    上限/定额 ≤2,000、定额400",
        "    时间 2021.01.01-2022.06.30  数量 150",
        "四（二）2  充电设施建设运营及公交车购置",
        "    补贴项目  另行通知",
        "    最低投入 800?",
        "",
    ]


def test_in_a_pipe_it_stays_a_table_even_where_120_columns_are_too_few(capsys: Captured) -> None:
    long = "a" * 130
    show_table(("项目", "结论"), [(long, "符合 18 项，待定 2 项")], whole=("项目",))
    line = next(line for line in capsys.readouterr().out.splitlines() if "aaa" in line)
    assert line.split()[:2] == [long, "符合"]


@pytest.mark.parametrize("width", [None, 40, 100])
def test_a_file_name_in_a_whole_column_is_folded_nowhere(
    width: int | None, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    if width is not None:
        on_terminal(monkeypatch, width)
    file = "附件2-1-入库项目汇总表（智能化改造数字化转型和关键核心技术装备工程化攻关）.xlsx"
    show_table(("重点方向", "文件"), [("智能化改造数字化转型" * 9, f"{file}\n甲.pdf")], whole=("文件",))
    assert any(file in line for line in plain(capsys))


@pytest.mark.parametrize(
    "piece",
    ["2021年12月31日", "10,000 万元", "一（二）1（2）①", "第 21 行", "./申报/甲/project.toml", "ITSS"],
)
def test_what_belongs_together_is_folded_in_no_column(
    piece: str, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands before it, at a width at which it fits."""
    on_terminal(monkeypatch, 40)
    for before in range(30):
        show_table(("号", "说明"), [("1", f"{'字' * before}，{piece}，其余的话")])
        assert piece in capsys.readouterr().out, before


def test_values_with_brackets_are_no_markup(capsys: Captured) -> None:
    show_table(("名",), [("[red]甲[/red] :smile:",)])
    assert "[red]甲[/red] :smile:" in capsys.readouterr().out


@pytest.fixture(scope="module")
def reading() -> GuidelineReading:
    return read_with_figures(GUIDELINE)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 160])
def test_every_figure_of_the_sample_guideline_stands_whole_at_every_width(
    width: int, reading: GuidelineReading, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_terminal(monkeypatch, width)
    monkeypatch.setattr("docgen.pipeline.guideline.read_with_figures", lambda *_: reading)
    assert run(["guideline", str(GUIDELINE)]) == 0
    lines = plain(capsys)[1:]
    heads = {
        row[0]: at for row in programme_rows(reading) for at in range(len(lines)) if starts(lines[at], row[0])
    }
    ends = sorted([*heads.values(), next(at for at, line in enumerate(lines) if line.startswith("共 27 个"))])
    for number, name, *figures, state in programme_rows(reading):
        at = heads[number]
        own = lines[at : next(end for end in ends if end > at)]
        for piece in (state, *(part for figure in figures for part in figure.split("\n") if part)):
            assert any(piece in line.replace("、", " ").split() for line in own), (number, piece)
        assert name.replace(" ", "")[:6] in "".join(own).replace(" ", "")


def starts(line: str, number: str) -> bool:
    return line.split()[:1] == [number]
