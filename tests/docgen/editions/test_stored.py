"""guideline.json says which format it has and is never written over once a person has changed it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.editions.stored import check_replaceable, guideline_json, load_comparable, load_guideline
from docgen.errors import FileChangedError, InputError
from docgen.model.guideline import Guideline
from tests.builders import small_guideline

Edit = Callable[[dict[str, Any]], object]
OTHER_VERSION = "由别的版本写出。请用 docgen guideline 指南文件 -o guideline.json 重新生成"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "guideline.json"
    path.write_bytes(guideline_json(Guideline.model_validate(small_guideline())))
    return path


def edited(path: Path, edit: Edit) -> Path:
    data = json.loads(path.read_text("utf-8"))
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def test_it_comes_back_as_it_was_written(written: Path) -> None:
    guideline = Guideline.model_validate(small_guideline())
    assert load_guideline(written) == load_comparable(written) == guideline
    assert guideline_json(load_guideline(written)) == written.read_bytes()
    data = json.loads(written.read_text("utf-8"))
    assert data["format_version"] == 1
    assert data["local_contacts"] == []


def test_what_nobody_has_changed_may_be_replaced(written: Path) -> None:
    check_replaceable(written)
    edited(written, lambda data: None)
    check_replaceable(written)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda data: data["programmes"][0].update(name="改过的名称"), "文件生成以后被人改过，没有覆盖"),
        (lambda data: data.update(note="x"), "文件生成以后被人改过，没有覆盖"),
        (lambda data: data.pop("content_sha256"), "由别的版本写出，不能判断是否被人改过，没有覆盖"),
        (lambda data: data.clear(), "已有同名文件，且不是本程序生成的，没有覆盖"),
    ],
)
def test_what_a_person_has_changed_or_made_may_not(written: Path, edit: Edit, words: str) -> None:
    with pytest.raises(FileChangedError, match=words):
        check_replaceable(edited(written, edit))


def test_a_file_of_another_kind_may_not_be_replaced(tmp_path: Path) -> None:
    for data in (b"text", b"\xff\xfe", b"[1]", b""):
        (tmp_path / "f").write_bytes(data)
        with pytest.raises(FileChangedError, match="不是本程序生成的"):
            check_replaceable(tmp_path / "f")


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (lambda data: data.pop("local_contacts"), OTHER_VERSION),
        (lambda data: data.update(novel=1), OTHER_VERSION),
        (lambda data: data["programmes"][0].update(novel=1), OTHER_VERSION),
        (lambda data: data["programmes"][0].pop("state"), OTHER_VERSION),
        (lambda data: data.update(format_version=2), OTHER_VERSION),
        (lambda data: data.pop("format_version"), OTHER_VERSION),
        (
            lambda data: data.update(ledger={}, accounted_percent=97.6),
            "这是 docgen guideline --json 的输出，不能用来对照。请用 -o 写出 guideline.json，再用 --diff 给出它",
        ),
        (
            lambda data: data["programmes"][0].update(state="offen"),
            "“offen”不在可选值中。可选：open、deferred",
        ),
        (
            lambda data: data.clear(),
            "不是 docgen guideline 写出的文件。请用 -o 写出的 guideline.json，或旧指南的文件",
        ),
    ],
)
def test_what_can_not_be_compared_says_why(written: Path, edit: Edit, line: str) -> None:
    with pytest.raises(InputError) as raised:
        load_comparable(edited(written, edit))
    assert raised.value.line().endswith(f"：{line}")


def test_a_correction_by_hand_can_be_compared_and_used(written: Path) -> None:
    edited(written, lambda data: data["programmes"][0].update(name="改过的名称"))
    assert load_comparable(written).programmes[0].name == "改过的名称"
    assert load_guideline(written).programmes[0].name == "改过的名称"


def test_an_edition_of_another_format_is_told(written: Path) -> None:
    with pytest.raises(InputError, match="由别的版本写出"):
        load_guideline(edited(written, lambda data: data.update(format_version=2)))
