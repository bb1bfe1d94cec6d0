"""The other commands as a user runs them, and places that trip programs up."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from tests.e2e.program import DAY, GUIDELINE, SAMPLES, docgen, docgen_json, sample
from tests.e2e.readers import folded, pdf_pages, shown, xlsx_cells


@pytest.mark.parametrize("name", ["项目 甲&乙 100% (终稿)", "-leading", ".hidden", "长" * 60])
def test_paths_with_chinese_blanks_and_signs_work(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    shutil.copytree(sample("03"), folder)
    run = docgen("build", "-o", tmp_path / "输出 &", "--date", DAY, "--", folder)
    assert run.returncode == 0, run.stderr.decode()
    assert len(list((tmp_path / "输出 &").rglob("*.pdf"))) == 5


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp936", "utf-8"])
def test_no_console_can_end_a_run(encoding: str) -> None:
    run = docgen("check", sample("03"), environment={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"})
    assert run.returncode == 0
    assert b"Traceback" not in run.stderr


def test_a_chinese_console_shows_all_of_our_own_words() -> None:
    """Only an applicant's rare characters may be replaced; sample 02 has none."""
    run = docgen("check", sample("02"), environment={"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"})
    shown = run.stdout.decode("gbk")
    assert "12,000 － 土建 2,600" in shown
    assert "\\u" not in shown
    assert "\\x" not in shown


def test_a_system_without_chinese_file_names_is_told_before_anything_is_made(tmp_path: Path) -> None:
    plain = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
    run = docgen("build", sample("01"), "-o", tmp_path / "out", environment=plain)
    assert run.returncode == 5
    assert "写不了中文文件名。请设环境变量 PYTHONUTF8=1" in run.stderr.decode()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_json_is_utf8_on_a_chinese_console() -> None:
    run = docgen("check", sample("03"), "--json", environment={"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"})
    assert "𬭎" in json.loads(run.stdout.decode("utf-8"))[0]["report"]["applicant"]


def test_a_new_project_lists_the_programmes_own_fields(tmp_path: Path) -> None:
    assert docgen("new", tmp_path / "p", "--programme", "一（三）1").returncode == 0
    text = (tmp_path / "p" / "project.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    keys = [fact["key"] for fact in data["facts"]]
    assert "累计标识注册量" in keys
    assert "接入企业" in keys
    assert "主营业务收入（万元）" in text
    assert "工业互联网标识解析二级节点项目" in text


def test_a_new_project_is_never_written_over(tmp_path: Path) -> None:
    assert docgen("new", tmp_path / "p", "--programme", "四（一）").returncode == 0
    before = (tmp_path / "p" / "project.toml").read_bytes()
    assert docgen("new", tmp_path / "p", "--programme", "二").returncode == 5
    assert (tmp_path / "p" / "project.toml").read_bytes() == before


def test_a_project_that_is_not_filled_in_tells_every_missing_field(tmp_path: Path) -> None:
    docgen("new", tmp_path / "p", "--programme", "四（一）")
    run = docgen("check", tmp_path / "p")
    lines = run.stderr.decode().strip().splitlines()
    assert run.returncode == 3
    assert any("applicant.name" in line and "单位名称" in line for line in lines)
    assert any("applied_wan" in line for line in lines)
    assert all("没有填写" in line for line in lines)


def test_the_guidelines_programmes_as_a_table_and_as_json() -> None:
    run = docgen("guideline", GUIDELINE)
    assert run.returncode == 0
    assert "共 27 个项目类别，其中 3 个另行通知" in run.stdout.decode()
    assert "附件1-26" in folded(run.stdout.decode())
    programmes = docgen_json("guideline", GUIDELINE)["programmes"]
    assert len(programmes) == 27
    assert [p["path"] for p in programmes if p["state"] == "deferred"] == [
        "一（六）",
        "一（七）",
        "四（二）2",
    ]


def test_a_text_that_is_no_guideline_is_refused(tmp_path: Path) -> None:
    novel = tmp_path / "novel.txt"
    novel.write_text("话说天下大势，分久必合，合久必分。" * 50, encoding="utf-8")
    run = docgen("guideline", novel, "-o", tmp_path / "g.json")
    assert run.returncode == 3
    assert not (tmp_path / "g.json").exists()


def test_the_summary_of_a_city_has_a_table_for_each_direction(tmp_path: Path) -> None:
    folders = sorted(SAMPLES.glob("[0-9]*"))
    run = docgen("summary", *folders, "--region", "盐城市", "-o", tmp_path, "--date", DAY)
    assert run.returncode == 7  # the deferred sample 12 cannot be read, all others are there
    books = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert [name[:5] for name in books] == ["附件2-1", "附件2-2", "附件2-4", "附件2-5"] or len(books) == 4
    first = next(tmp_path.glob("附件2-1*.xlsx"))
    rows = [row for row in xlsx_cells(first) if row and shown(row[0]) in ("1", "2", "3")]
    assert len(rows) == 3
    printed = folded("".join(pdf_pages(first.with_suffix(".pdf"))))
    for row in rows:
        assert folded(str(row[1])) in printed
    assert "盐城市" in printed


def test_build_names_each_project_and_says_where_it_wrote(tmp_path: Path) -> None:
    for name in ("a", "b"):
        shutil.copytree(sample("03"), tmp_path / name / "项目")
    run = docgen("build", "a/项目", "b/项目", "-o", "o", "--date", DAY, cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    rows = [line.split() for line in run.stdout.decode().splitlines()]
    assert [row[:4] for row in rows if "→" in row[:2]] == [
        ["a/项目", "→", "项目", "已生成"],
        ["b/项目", "→", "项目（2）", "已生成"],
    ]
    assert rows[-1] == ["已写入", "o"]
    assert (tmp_path / "o" / "项目（2）" / "附件5-任务书.pdf").exists()


def test_build_names_the_project_of_the_folder_it_is_in(tmp_path: Path) -> None:
    shutil.copytree(sample("03"), tmp_path / "项目")
    run = docgen("build", ".", "-o", "../o", "--date", DAY, cwd=tmp_path / "项目")
    assert any(line.split()[:2] == ["项目", "已生成"] for line in run.stdout.decode().splitlines())
    assert run.stdout.decode().splitlines()[-1] == "已写入 ../o"


def test_a_table_of_an_earlier_run_that_stays_in_the_folder_is_told(tmp_path: Path) -> None:
    city = ("--region", "盐城市", "-o", tmp_path, "--date", DAY)
    assert "以前生成" not in docgen("summary", sample("01"), sample("06"), *city).stdout.decode()
    run = docgen("summary", sample("01"), *city)
    assert "还有以前生成、这次没有更新的文件" in run.stdout.decode()
    assert "附件2-2" in run.stdout.decode().split("以前生成")[1]


def test_the_summary_of_provincial_units_names_their_authority(tmp_path: Path) -> None:
    run = docgen("summary", sample("08"), sample("09"), "--region", "省属", "-o", tmp_path, "--date", DAY)
    assert run.returncode == 0, run.stderr.decode()
    book = next(tmp_path.glob("附件2-4*.xlsx"))
    text = "".join(shown(cell) for row in xlsx_cells(book) for cell in row)
    authority = tomllib.loads((sample("08") / "project.toml").read_text(encoding="utf-8"))
    assert authority["recommended_by"]["authority"] in text
    assert "省属企业" in text


def test_blank_forms_for_the_pen(tmp_path: Path) -> None:
    run = docgen("blank", tmp_path / "空白", "--date", DAY)
    assert run.returncode == 0, run.stderr.decode()
    names = {path.name for path in (tmp_path / "空白").iterdir()}
    assert sum(name.startswith("附件2-") and name.endswith(".xlsx") for name in names) == 5
    assert sum(name.endswith(".docx") for name in names) == 4
    taskbook = "".join(pdf_pages(tmp_path / "空白" / "附件5-任务书（空白）.pdf"))
    assert "（参考格式）" in folded(taskbook)
    assert "附件5" in folded(taskbook)
    assert "{{" not in taskbook


def test_the_doctor_names_what_is_there_and_what_is_missing() -> None:
    parts = {part["name"]: part for part in docgen_json("doctor")}
    assert parts["typst"]["found"]
    ocr = tomllib.loads((SAMPLES.parent / "pyproject.toml").read_text("utf-8"))["project"][
        "optional-dependencies"
    ]["ocr"]
    names = [need.split(">")[0] for need in ocr]
    assert parts["rapidocr"]["remedy"] == f"pip install {' '.join(names)}"
    assert {"pyHanko", "isal"}.isdisjoint(parts)
    assert docgen("doctor").returncode == 0


def test_the_list_of_editions() -> None:
    assert docgen_json("edition", "list")[0]["key"] == "jiangsu-2023"
