"""Bad input at the command line: one line, the right code, nothing half-written, nothing overwritten."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.program import DAY, docgen, docgen_json, sample

Edit = Callable[[str], str]


def copy_of(number: str, target: Path, edit: Edit = lambda text: text) -> Path:
    shutil.copytree(sample(number), target)
    project = target / "project.toml"
    project.write_text(edit(project.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return edit


FAULTS: list[tuple[Edit, int, tuple[str, ...]]] = [
    (replaced("applied_wan = 1180", ""), 3, ("applied_wan", "项目申请补助资金", "没有填写")),
    (replaced("applied_wan = 1180", "applied_wam = 1180"), 3, ("applied_wam", "applied_wan")),
    (replaced("applied_wan = 1180", "applied_wan = 1e3"), 3, ("applied_wan", "1e3", "第")),
    (replaced("applied_wan = 1180", "applied_wan = inf"), 3, ("applied_wan", "inf")),
    (replaced("applied_wan = 1180", "applied_wan = nan"), 3, ("applied_wan", "nan")),
    (replaced("applied_wan = 1180", 'applied_wan = "一千一百八十"'), 3, ("applied_wan", "一千一百八十")),
    (replaced("applied_wan = 1180", "applied_wan = 12345.6789011"), 3, ("applied_wan", "精确到分")),
    (replaced('ends = "2023-12"', "ends = 2023-02-30"), 3, ("2023-02-30", "没有这一天")),
    (replaced('ends = "2023-12"', 'ends = "2023-02-30"'), 3, ("2023-02-30", "ends")),
    (replaced("applied_wan = 1180", "applied_wan 1180"), 3, ("TOML", "第")),
    (replaced('programme = "一（一）"', 'programme = "一（九）"'), 3, ("一（九）", "一（")),
    (replaced("[project]", "[project"), 3, ("TOML", "第")),
]


@pytest.mark.parametrize(("edit", "code", "words"), FAULTS)
def test_bad_data_is_told_in_one_line_and_nothing_is_written(
    tmp_path: Path, edit: Edit, code: int, words: tuple[str, ...]
) -> None:
    folder = copy_of("13", tmp_path / "project", edit)
    output = tmp_path / "out"
    run = docgen("build", folder, "-o", output, "--date", DAY)
    told = run.stderr.decode()
    assert run.returncode == code, told
    for word in words:
        assert word in told
    assert "project.toml" in told
    assert "Traceback" not in told
    assert len(told.strip().splitlines()) <= 2
    assert not output.exists() or not any(output.iterdir())


def test_a_wrong_check_digit_is_named(tmp_path: Path) -> None:
    folder = copy_of("13", tmp_path / "project", replaced("91320903MA1WABCD20", "91320903MA1WABCD21"))
    run = docgen("check", folder)
    assert run.returncode == 3
    assert "91320903MA1WABCD21" in run.stderr.decode()
    assert "校验位" in run.stderr.decode()


def test_a_file_saved_as_gbk_is_named_so(tmp_path: Path) -> None:
    folder = copy_of("13", tmp_path / "project")
    project = folder / "project.toml"
    project.write_bytes(project.read_text(encoding="utf-8").encode("gbk"))
    run = docgen("check", folder)
    assert run.returncode == 3
    assert "GBK" in run.stderr.decode()
    assert "UTF-8" in run.stderr.decode()


def test_an_empty_folder_and_no_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert docgen("check", tmp_path / "empty").returncode == 3
    assert "docgen new" in docgen("check", tmp_path / "empty").stderr.decode()
    assert docgen("check", tmp_path / "none").returncode == 3


def test_one_faulty_project_stops_no_other(tmp_path: Path) -> None:
    bad = copy_of("13", tmp_path / "bad", replaced("applied_wan = 1180", "applied_wan = nan"))
    run = docgen("build", bad, sample("03"), sample("12"), "-o", tmp_path / "out", "--date", DAY)
    assert run.returncode == 7
    assert "共 3 个项目，已生成 1 个，未生成 2 个" in run.stdout.decode()
    assert (tmp_path / "out" / sample("03").name / "附件5-任务书.pdf").exists()
    assert not (tmp_path / "out" / "bad").exists()


def test_a_file_that_a_person_has_changed_is_never_overwritten(tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert docgen("build", sample("03"), "-o", output, "--date", DAY).returncode == 0
    changed = output / sample("03").name / "附件5-任务书.docx"
    changed.write_bytes(changed.read_bytes() + b"edited by the leader")
    before = {path: path.read_bytes() for path in changed.parent.iterdir()}
    run = docgen("build", sample("03"), "-o", output, "--date", "2022-10-11")
    assert run.returncode == 5
    assert "改过" in run.stderr.decode()
    assert {path: path.read_bytes() for path in changed.parent.iterdir()} == before


def test_a_second_build_replaces_what_the_first_has_made(tmp_path: Path) -> None:
    for day in ("2022-10-10", "2022-10-11"):
        assert docgen("build", sample("03"), "-o", tmp_path / "out", "--date", day).returncode == 0


def edited_template(edition: Path, name: str, old: str, new: str) -> None:
    path = edition / name
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    body = parts["word/document.xml"].decode()
    assert old in body
    parts["word/document.xml"] = body.replace(old, new).encode()
    with zipfile.ZipFile(path, "w") as package:
        for part, data in parts.items():
            package.writestr(part, data)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("project.leader", "project.leaderr", ("project.leaderr", "project.leader")),
        ("{{ project.leader }}", "{{ project.leader ", ("project.leader",)),
    ],
)
def test_a_faulty_template_is_named_with_its_tag(
    tmp_path: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    edition = tmp_path / "edition"
    docgen("edition", "export", "jiangsu-2023", edition)
    edited_template(edition, "3-commitment.docx", old, new)
    run = docgen("build", sample("03"), "-o", tmp_path / "out", "--edition", edition, "--date", DAY)
    told = run.stderr.decode()
    assert run.returncode == 3, told
    for word in ("3-commitment.docx", *words):
        assert word in told
    assert not (tmp_path / "out").exists() or not any((tmp_path / "out").iterdir())


def test_a_tag_that_word_has_split_over_runs_still_works(tmp_path: Path) -> None:
    edition = tmp_path / "edition"
    docgen("edition", "export", "jiangsu-2023", edition)
    split = '{{ project.</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>leader }}'
    edited_template(edition, "3-commitment.docx", "{{ project.leader }}", split)
    run = docgen("build", sample("03"), "-o", tmp_path / "out", "--edition", edition, "--date", DAY)
    assert run.returncode == 0, run.stderr.decode()


def test_errors_are_json_under_json(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    entry = docgen_json("check", tmp_path / "empty")[0]
    assert entry["errors"][0]["exit_code"] == 3
    assert entry["errors"][0]["advice"]


def test_unknown_names_on_the_command_line_are_usage_errors(tmp_path: Path) -> None:
    run = docgen("new", tmp_path / "p", "--programme", "九（九）")
    assert run.returncode == 2
    assert "一（一）" in run.stderr.decode()
    assert docgen("check", sample("01"), "--edition", "nowhere").returncode == 2
    assert docgen("summary", sample("01"), "--region", "月球市", "-o", tmp_path / "s").returncode == 2


def test_a_deferred_programme_ends_with_3_and_says_so(tmp_path: Path) -> None:
    run = docgen("new", tmp_path / "p", "--programme", "一（六）")
    assert run.returncode == 3
    assert "另行通知" in run.stderr.decode()
