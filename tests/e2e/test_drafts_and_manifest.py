"""A draft says so in its name, and the manifest says what was read and what came of it."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.e2e.program import DAY, docgen, docgen_json, sample

FORMS = 10


def build(folder: Path, output: Path) -> tuple[int, list[str], dict[str, Any], str]:
    """Exit code, made files, what the manifest says of the whole, and the screen."""
    run = docgen("build", folder, "-o", output, "--date", DAY)
    made = output / folder.name
    names = sorted(path.name for path in made.iterdir() if path.name.startswith("附件"))
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))["made"]
    return run.returncode, names, manifest, run.stdout.decode()


def edited(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_draft_is_marked_in_every_name_and_in_the_manifest(tmp_path: Path) -> None:
    code, names, manifest, _ = build(sample("02"), tmp_path)
    assert code == 1
    assert len(names) == FORMS
    assert all(Path(name).stem.endswith("（草稿）") for name in names)
    assert (manifest["draft"], manifest["verdict"]) == (True, "FAIL")
    assert manifest["findings"] == {"PASS": 15, "FAIL": 1, "UNDETERMINED": 2, "NOT_APPLICABLE": 1}


def test_a_form_that_passes_has_no_mark(tmp_path: Path) -> None:
    code, names, manifest, _ = build(sample("01"), tmp_path)
    assert code == 0
    assert not any("草稿" in name for name in names)
    assert (manifest["draft"], manifest["verdict"]) == (False, "UNDETERMINED")


def test_drafts_take_the_place_of_forms_and_forms_that_of_drafts(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(sample("01"), folder)
    _, good, _, _ = build(folder, tmp_path / "out")
    edited(folder, "project.toml", 'region = "盐城市"', 'region = "盐城"')
    code, names, _, _ = build(folder, tmp_path / "out")
    assert code == 1
    assert len(names) == FORMS
    assert all("（草稿）" in name for name in names)
    edited(folder, "project.toml", 'region = "盐城"', 'region = "盐城市"')
    assert build(folder, tmp_path / "out")[1] == good


def test_a_form_that_a_person_has_changed_stays_beside_the_draft_and_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(sample("01"), folder)
    build(folder, tmp_path / "out")
    changed = tmp_path / "out" / "p" / "附件5-任务书.docx"
    changed.write_bytes(changed.read_bytes() + b"edited")
    edited(folder, "project.toml", 'region = "盐城市"', 'region = "盐城"')
    code, names, _, out = build(folder, tmp_path / "out")
    assert code == 1
    assert [name for name in names if "草稿" not in name] == ["附件5-任务书.docx"]
    assert "还有以前生成、这次没有更新的文件，请核对是否还用：附件5-任务书.docx" in out


def test_every_file_that_was_read_is_in_the_manifest(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    shutil.copytree(sample("01"), folder)
    _, _, before, _ = build(folder, tmp_path / "out")
    read = ("project.toml", "verification.toml", "award.toml")
    assert before["data"] == {name: sha256((folder / name).read_bytes()).hexdigest() for name in read}
    edited(folder, "award.toml", "granted_wan = 2200", "granted_wan = 2100")
    _, _, after, _ = build(folder, tmp_path / "out")
    assert [name for name in read if before["data"][name] != after["data"][name]] == ["award.toml"]
    assert list(build(sample("02"), tmp_path / "out")[2]["data"]) == ["project.toml"]
    forms = [
        "2-summary.xlsx",
        "3-commitment.docx",
        "4-verification.docx",
        "5-taskbook.docx",
        "5s-signing.docx",
    ]
    assert list(after["edition_data"]) == ["edition.toml", "guideline.json", "regions/yancheng.toml", *forms]


def test_a_deferred_clause_is_short_on_the_screen_and_whole_in_json(tmp_path: Path) -> None:
    run = docgen("build", sample("12"), "-o", tmp_path, "--date", DAY)
    told, shown = run.stderr.decode(), run.stdout.decode()
    assert "重点支持优秀服务商……" in told
    assert "具体入库方案另行通知。”" in told
    assert len(told) < 200
    assert "另行通知，没有可用的条件和表格" in shown
    assert "重点支持" not in shown
    (entry,) = docgen_json("build", sample("12"), "-o", tmp_path, "--date", DAY)
    assert "……" not in entry["errors"][0]["what"]
    assert len(entry["errors"][0]["what"]) > 150
