"""A new edition from a guideline and blank forms, and the check of one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import docx
import pytest

from tests.e2e.program import SAMPLES, docgen
from tests.e2e.readers import docx_text, folded

GUIDELINE = SAMPLES / "guidelines" / "jiangsu-2023.txt"
OTHER = SAMPLES.parent / "tests" / "guidelines" / "qingshi-articles" / "guideline.txt"


def made(folder: Path, guideline: Path, *forms: Path) -> dict[str, object]:
    run = docgen("edition", "new", str(folder), "--guideline", str(guideline), "--json", *map(str, forms))
    assert run.returncode == 0, run.stderr.decode()
    found: dict[str, object] = json.loads(run.stdout)
    return found


def findings(folder: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(docgen("edition", "check", folder, "--json").stdout)
    return found


@pytest.fixture(scope="module")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("blank")
    assert docgen("blank", str(folder)).returncode == 0
    return folder


def test_our_own_blanks_become_templates_that_print_the_applicant(blanks: Path, tmp_path: Path) -> None:
    forms = [blanks / "附件3-信用承诺书（空白）.docx", blanks / "附件5-任务书（空白）.docx"]
    result = made(tmp_path / "新版", GUIDELINE, *forms)
    assert result["programmes"] == 27
    project = tmp_path / "项目"
    shutil.copytree(SAMPLES / "01-zhongda-jigai-pass", project)
    data = project / "project.toml"
    data.write_text(data.read_text("utf-8").replace('"jiangsu-2023"', '"新版"'), "utf-8")
    run = docgen("build", str(project), "--edition", str(tmp_path / "新版"), "-o", str(tmp_path / "出"))
    assert run.returncode == 0, run.stderr.decode()
    (first,) = (tmp_path / "出").rglob("附件3*.docx")
    words = folded(docx_text(first))
    assert "{{" not in words
    for key in ("name", "uscc", "site", "leader", "phone"):
        (value,) = re.findall(rf'^{key} = "([^"]+)"', data.read_text("utf-8"), re.M)[:1]
        assert folded(value) in words, key


def test_a_new_edition_works_with_new_check_and_its_own_check(tmp_path: Path) -> None:
    folder = tmp_path / "青石-2024"
    made(folder, OTHER)
    assert {path.name for path in folder.iterdir()} == {
        "edition.toml",
        "guideline.json",
        "guideline.txt",
        "待确定事项.txt",
    }
    assert [each["level"] for each in findings(str(folder))].count("error") == 0
    project = tmp_path / "项目"
    assert docgen("new", str(project), "--programme", "第四条", "--edition", str(folder)).returncode == 0
    assert "青石" in (folder / "edition.toml").read_text("utf-8")
    assert "请填写" in (folder / "待确定事项.txt").read_text("utf-8-sig")


def test_a_folder_with_files_a_bad_guideline_or_a_bad_form_leave_nothing(tmp_path: Path) -> None:
    full = tmp_path / "有文件"
    full.mkdir()
    (full / "a.txt").write_text("x")
    assert docgen("edition", "new", str(full), "--guideline", str(GUIDELINE)).returncode == 5
    bad = tmp_path / "坏表.docx"
    bad.write_bytes(b"x")
    target = tmp_path / "新"
    assert docgen("edition", "new", str(target), "--guideline", str(GUIDELINE), str(bad)).returncode == 3
    novel = tmp_path / "小说.txt"
    novel.write_text("他走了。\n", "utf-8")
    assert docgen("edition", "new", str(target), "--guideline", str(novel)).returncode == 3
    assert not target.exists()


def test_the_shipped_edition_has_no_error_and_names_what_is_open() -> None:
    found = findings("jiangsu-2023")
    assert [each for each in found if each["level"] == "error"] == []
    assert [each["place"] for each in found] == [
        "parameters.closing_date",
        "parameters.acceptance_base",
        "parameters.silent_base_tax",
        "parameters.acceptance_below_least",
    ]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    target = tmp_path / "jiangsu-2023"
    assert docgen("edition", "export", "jiangsu-2023", str(target)).returncode == 0
    return target


def errors(folder: Path) -> str:
    return "\n".join(
        f"{each['file']} {each['place']} {each['what']}"
        for each in findings(str(folder))
        if each["level"] == "error"
    )


def test_a_citation_that_does_not_stand_where_it_says_is_found(copy: Path) -> None:
    data = copy / "guideline.json"
    text = data.read_text("utf-8")
    data.write_text(text.replace("研发类项目不予支持", "研发类项目可予支持", 1), "utf-8")
    assert "不在引用的位置（指南中没有）" in errors(copy)


def test_a_tag_that_is_no_field_and_changed_wording_are_found(copy: Path) -> None:
    path = copy / "3-commitment.docx"
    document = docx.Document(path)
    changed = 0
    for paragraph in document.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    ):
        if paragraph.text and "据实提供" in paragraph.text:
            paragraph.text = paragraph.text.replace("据实提供", "如实提供")
            changed += 1
    assert changed == 1
    document.save(path)
    assert "与指南附件的文字不同" in errors(copy)
    taskbook = copy / "5-taskbook.docx"
    document = docx.Document(taskbook)
    document.add_paragraph("{{ project.nmae }}")
    document.save(taskbook)
    assert "没有字段“project.nmae”" in errors(copy)


def test_a_contact_of_no_programme_and_a_broken_toml_are_found(copy: Path) -> None:
    region = copy / "regions" / "yancheng.toml"
    region.write_text(
        region.read_text("utf-8").replace('programme = "一（一）"', 'programme = "九（一）"'), "utf-8"
    )
    assert "指南中没有这个项目类别" in errors(copy)
    (copy / "edition.toml").write_text('key = "x"\nkey = "y"\n', "utf-8")
    run = docgen("edition", "check", str(copy))
    assert run.returncode == 1
    assert "edition.toml" in run.stdout.decode()
