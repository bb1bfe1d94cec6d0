"""docgen guideline as other programs and people use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.model.reading import FIGURE_KEYS
from tests.e2e.program import GUIDELINE, SAMPLES, docgen, docgen_json

TRUTHS = SAMPLES.parent / "tests" / "guidelines"
SEED_FIGURES = {
    # path: minimum, rate, cap, fixed, quota, window or day; typed by hand from 附件1
    "一（一）": (5000, 10, 4000, None, 30, None),
    "一（二）1": (3000, 10, 2000, None, 15, "2022-06-30"),
    "一（二）2": (3000, 10, 1000, None, 10, "2022-06-30"),
    "一（二）3": (2000, 10, 1000, None, 10, "2022-06-30"),
    "一（二）4": (2000, 10, 500, None, 20, "2022-06-30"),
    "一（三）1": (1000, 20, 2000, 400, 12, "2023-12-31"),
    "一（三）2": (1000, 10, 500, None, 10, "2022-06-30"),
    "一（三）3": (500, 20, 500, None, 10, None),
    "一（四）1": (10000, None, 3000, None, 3, "2024-06-30"),
    "一（四）2": (1000, None, 500, None, 5, "2024-06-30"),
    "一（五）": (1000, 20, 500, None, 20, "2022-06-30"),
    "一（六）": (None, None, None, None, None, None),
    "一（七）": (None, None, None, None, None, None),
    "二": (3000, 30, 3000, None, 60, "2024-12-31"),
    "三（一）": (5000, 5, 2000, None, 15, "2022-06-30"),
    "三（二）": (800, 40, 500, None, 150, "2022-06-30"),
    "三（三）": (1000, 20, 500, None, 15, None),
    "三（四）": (None, None, None, None, None, "2022-12-31"),
    "三（五）": (None, 50, 1000, None, None, None),
    "四（一）": (2000, 20, 2000, None, 50, "2024-06-30"),
    "四（二）1": (1000, 20, 500, None, 20, "2022-06-30"),
    "四（二）2": (None, None, None, None, None, None),
    "五（一）": (5000, 30, 3000, None, 5, None),
    "五（二）": (None, 50, 300, None, 5, "2022-06-30"),
    "五（三）": (400, 20, 300, None, 20, "2022-06-30"),
    "五（四）": (500, 20, 500, None, 15, None),
    "五（五）": (None, None, 300, None, 20, None),
}


def test_json_gives_the_flat_figures_of_every_programme() -> None:
    data = docgen_json("guideline", GUIDELINE)
    shown = {each["path"]: each for each in data["programmes"]}
    assert list(shown) == list(SEED_FIGURES)
    for path, (minimum, rate, cap, fixed, quota, day) in SEED_FIGURES.items():
        each = shown[path]
        assert set(FIGURE_KEYS) | {
            "path",
            "name",
            "state",
            "applicants",
            "confidence",
            "citation",
            "doubtful",
        } <= set(each)
        found = (
            each["min_investment_wan"],
            each["rate_max_percent"],
            each["cap_wan"],
            each["award_wan"],
            each["quota"],
        )
        assert found == (minimum, rate, cap, fixed, quota), path
        assert (each["window_end"] or each["complete_by"]) == day, path
    deferred = [path for path, each in shown.items() if each["state"] == "deferred"]
    assert deferred == ["一（六）", "一（七）", "四（二）2"]
    assert data["encoded_percent"] > 94
    tracks = {each["name"]: each for each in shown["一（三）1"]["tracks"]}
    assert tracks["工业互联网标识解析二级节点项目"]["first_payment_wan"] == 100
    assert tracks["工业互联网标识解析公共服务平台项目"]["invested_min_percent"] == 20
    assert shown["一（二）1"]["citation"]["clause"] == "一（二）1"
    assert shown["一（二）1"]["citation"]["line_no"] == 35


def test_the_table_says_what_is_accounted_for_and_what_is_not() -> None:
    shown = docgen("guideline", GUIDELINE).stdout.decode()
    assert "共 27 个项目类别，其中 3 个另行通知。" in shown
    assert "已进入规则 217 个（94.8%）" in shown
    assert "没有读懂、须由人判断的 6 句" in shown
    assert "一（五）1（1），第 213 行：2020年" in shown


def test_a_row_of_the_table_is_readable_in_a_pipe() -> None:
    """120 columns: numbers, sums and times are never folded, two sums stand below each other."""
    lines = [line.rstrip() for line in docgen("guideline", GUIDELINE).stdout.decode().splitlines()]
    rows = {line.split()[0]: line.split()[1:] for line in lines if line.split()}
    assert rows["一（二）1"] == [
        "智能制造示范工厂项目",
        "3,000",
        "10%",
        "≤2,000",
        "2021.01.01-2022.06.30",
        "15",
        "可申报",
    ]
    (first,) = (at for at, line in enumerate(lines) if line.startswith(" 一（三）1"))
    assert lines[first + 1].split() == ["定额400"]


def test_a_doubtful_figure_has_a_mark_and_a_reason() -> None:
    data = docgen_json("guideline", TRUTHS / "lucheng-2019-industry" / "guideline.txt")
    shown = {each["path"]: each for each in data["programmes"]}
    assert shown["二1"]["award_wan"] == 50
    assert shown["二1"]["doubtful"] == ["award_wan"]
    assert shown["二1"]["doubts"] == ["award_wan：几个奖励额中最高的一个"]
    table = docgen("guideline", TRUTHS / "lucheng-2019-industry" / "guideline.txt").stdout.decode()
    assert "定额50?" in "".join(table.split())


def test_diff_and_against_tell_what_moves(tmp_path: Path) -> None:
    new = tmp_path / "新.txt"
    text = GUIDELINE.read_text("utf-8").replace(
        "单个项目支持额度最高不超过4000万元", "单个项目支持额度最高不超过2000万元"
    )
    new.write_text(text, "utf-8")
    old = SAMPLES.parent / "templates" / "jiangsu-2023" / "guideline.json"
    run = docgen("guideline", new, "--diff", old, "--against", SAMPLES)
    shown = run.stdout.decode()
    assert run.returncode == 7  # the deferred sample 12 cannot be checked
    assert "【一（一）高端化改造升级项目】" in shown
    assert "上限（万元）：4,000 → 2,000" in shown
    assert "共 19 个，1 个有变化" in shown
    assert "最高可申请：2,400 万元 → 2,000 万元" in shown
    assert "一（一）2：符合 → 不符合" in shown
    data = docgen_json("guideline", new, "--diff", GUIDELINE, "--against", SAMPLES / "01-zhongda-jigai-pass")
    assert [(each["kind"], each["old"], each["new"]) for each in data["changes"]] == [
        ("figure", "4,000", "2,000")
    ]
    assert data["applications"][0]["ceiling_new_wan"] == "2000"


def test_against_needs_an_old_guideline_and_a_folder_with_projects(tmp_path: Path) -> None:
    assert docgen("guideline", GUIDELINE, "--against", SAMPLES).returncode == 2
    run = docgen("guideline", GUIDELINE, "--diff", GUIDELINE, "--against", tmp_path)
    assert run.returncode == 3
    assert "没有项目文件夹" in run.stderr.decode()


def test_against_takes_several_folders_and_each_project_once() -> None:
    first, second = SAMPLES / "01-zhongda-jigai-pass", SAMPLES / "08-lvse-shengshu-pass"
    given = [part for folder in (first, second, first) for part in ("--against", folder)]
    data = docgen_json("guideline", GUIDELINE, "--diff", GUIDELINE, *given)
    assert [Path(each["folder"]).name for each in data["applications"]] == [first.name, second.name]


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("小说.txt", "他走了。\n第一章\n".encode(), 3, "不像申报指南"),
        ("空.pdf", b"", 3, "文件是空的"),
        ("坏.pdf", b"%PDF-1.4 xx", 3, "不是 PDF 或已损坏"),
        ("旧.doc", b"x", 3, "请先另存为"),
        ("坏.docx", b"x", 3, "不是 docx"),
        ("空.html", b"<html></html>", 3, "没有"),
    ],
)
def test_bad_input_is_one_line_with_what_to_do_and_writes_nothing(
    tmp_path: Path, name: str, data: bytes, code: int, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    target = tmp_path / "guideline.json"
    run = docgen("guideline", path, "-o", target)
    assert run.returncode == code
    told = run.stderr.decode().strip()
    assert len(told.splitlines()) == 1
    assert words in told
    assert not target.exists()
    assert json.loads(docgen("guideline", path, "--json").stdout)["errors"][0]["exit_code"] == code


def test_a_guideline_corrected_by_hand_is_never_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "g.json"
    assert docgen("guideline", GUIDELINE, "-o", target).returncode == 0
    assert docgen("guideline", GUIDELINE, "-o", target).returncode == 0
    target.write_text(target.read_text("utf-8").replace("高端化改造升级项目", "高端化项目", 1), "utf-8")
    before = target.read_bytes()
    run = docgen("guideline", GUIDELINE, "-o", target)
    assert run.returncode == 5
    told = run.stderr.decode()
    assert told == f"{target}：文件生成以后被人改过，没有覆盖。请移走或改名保存它，再重新生成\n"
    assert target.read_bytes() == before


def test_what_json_prints_is_no_old_guideline(tmp_path: Path) -> None:
    printed = tmp_path / "s.json"
    printed.write_bytes(docgen("guideline", GUIDELINE, "--json").stdout)
    run = docgen("guideline", GUIDELINE, "--diff", printed)
    assert run.returncode == 3
    assert "这是 docgen guideline --json 的输出，不能用来对照。请用 -o 写出" in run.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--edition", "nope"), "没有指南版本“nope”。可用的有："),
        (("-o", "{}"), "{}：这是文件夹，不是文件。请给出文件名，如 {}/guideline.json"),
        (("-o", ""), "--output：文件名或目录名是空的。请给出名称"),
    ],
)
def test_a_wrong_request_is_refused_before_anything_is_read(
    arguments: tuple[str, ...], line: str, tmp_path: Path
) -> None:
    run = docgen(
        "guideline", tmp_path / "none.txt", *(each.replace("{}", str(tmp_path)) for each in arguments)
    )
    assert run.returncode == 2
    assert run.stderr.decode().startswith(line.replace("{}", str(tmp_path)))


def test_an_application_that_can_not_be_checked_is_told_with_its_first_fault(tmp_path: Path) -> None:
    folder = tmp_path / "np"
    assert docgen("new", folder, "--programme", "一（一）").returncode == 0
    run = docgen("guideline", GUIDELINE, "--diff", GUIDELINE, "--against", folder)
    checked = docgen("check", folder)
    first, *others = checked.stderr.decode().splitlines()
    assert run.returncode == checked.returncode == 3
    assert first.startswith(f"{folder}/project.toml，第 9 行，applicant.name（单位名称）：没有填写。")
    assert f"  不能检查：{folder}  {first}（另有 {len(others)} 处错误）" in run.stdout.decode().splitlines()
    data = docgen("guideline", GUIDELINE, "--diff", GUIDELINE, "--against", folder, "--json")
    assert data.returncode == 3
    assert json.loads(data.stdout)["applications"][0]["exit_code"] == 3


def test_what_was_not_taken_for_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "指南.txt"
    contents = "目录\n一、支持方向\n二、支持标准\n一、支持方向\n"
    text = "二、支持标准\n（一）技术改造项目\n补助标准：按设备投资额的10%给予补助，最高不超过200万元。\n"
    path.write_bytes(f"某区2024年专项资金申报指南\n{contents}重点支持技术改造。\n{text}".encode("gb18030"))
    shown = docgen("guideline", path).stdout.decode().splitlines()
    assert shown[shown.index("没有当作正文的内容（--json 的 left_out 有全部）：") + 1 :] == [
        "  不是 UTF-8，按 GB18030 读取，请核对有无错字：文件编码",
        "  目录 3 条：目录（第 2 行）；一、支持方向（第 3 行）；二、支持标准（第 4 行）",
    ]
    told = docgen_json("guideline", path)["left_out"]
    assert [(each["what"], each["place"]["line_no"]) for each in told] == [
        ("文件编码", None),
        ("目录", 2),
        ("一、支持方向", 3),
        ("二、支持标准", 4),
    ]
