"""Every key of a TOML file has its line, and no number is a float."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from docgen.errors import InputError
from docgen.toml import TomlDocument, read_toml


def document(folder: Path, text: str) -> TomlDocument:
    path = folder / "x.toml"
    path.write_text(text, encoding="utf-8")
    return read_toml(path)


TEXT = '''a = 1
[t]  # note
b = """
c = 9
[not.a.table]"""
d.e = 2
[[t.items]]
x = 1
[[t.items]]
x = 2
[t.items.deep]
y = 3
'''


@pytest.mark.parametrize(
    ("key_path", "place"),
    [
        (("a",), "第 1 行"),
        (("t",), "第 2 行"),
        (("t", "b"), "第 3 行"),
        (("t", "d", "e"), "第 6 行"),
        (("t", "items", 0, "x"), "第 8 行"),
        (("t", "items", 1, "x"), "第 10 行"),
        (("t", "items", 1, "deep", "y"), "第 12 行"),
        (("t", "items", 1, "missing"), "第 9 行"),
        (("t", "items"), "第 7 行"),
        (("not", "a", "table"), ""),
        (("nowhere",), ""),
    ],
)
def test_a_key_or_the_nearest_thing_around_it_has_a_line(
    tmp_path: Path, key_path: tuple[str | int, ...], place: str
) -> None:
    assert document(tmp_path, TEXT).place(key_path) == place


def test_items_behind_a_removed_one_keep_their_lines(tmp_path: Path) -> None:
    without = document(tmp_path, TEXT).without(frozenset({("t", "items", 0)}))
    assert without.place(("t", "items", 0, "x")) == "第 10 行"
    assert without.place(("t", "items", 0, "deep", "y")) == "第 12 行"
    assert without.place(("t", "items", 1)) == "第 9 行"


def test_decimals_are_exact_and_other_notations_are_no_numbers(tmp_path: Path) -> None:
    data = document(tmp_path, "a = 0.1\nb = 1_000.50\nc = 1e3\nd = nan").data
    assert data["a"] == Decimal("0.1")
    assert data["b"] == Decimal("1000.50")
    assert [str(data["c"]), str(data["d"])] == ["1e3", "nan"]
    assert not isinstance(data["c"], float | Decimal)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a = 1\nb = "x', '第 2 行：TOML 格式错误。请检查“b = "x”：文字要加英文双引号，数字不加引号'),
        ("a = 中", "第 1 行：TOML 格式错误。请检查“a = 中”：文字要加英文双引号，数字不加引号"),
        ("a = “中”", "第 1 行：TOML 格式错误。请检查“a = “中””：文字要加英文双引号，数字不加引号"),
        (
            "名 = 1",
            "第 1 行：TOML 格式错误。“名 = 1”：键名用英文，照 docgen new 或 docgen edition new 生成的文件填写",
        ),
        ("a = 1\na = 2", "第 2 行：TOML 格式错误。“a = 2”重复填写，请只留一处"),
        ("[t]\nx=1\n[t]\ny=1", "第 3 行：TOML 格式错误。“[t]”重复填写，请只留一处"),
        ("a = { x = 1, x = 2 }", "第 1 行：TOML 格式错误。“a = { x = 1, x = 2 }”重复填写，请只留一处"),
        ("a = 2022-03", '第 1 行：TOML 格式错误。“a = 2022-03”：到月的日期要加引号，如 "2022-03"'),
        ("a = 2023-02-30", "第 1 行：TOML 格式错误。“a = 2023-02-30”：没有这一天，请核对日期"),
        ('a = """x\ny', "第 2 行：TOML 格式错误"),
        ("a = " + "[" * 9000, "TOML 嵌套过深"),
    ],
)
def test_a_syntax_fault_is_one_line_with_its_place_and_what_to_do(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(InputError) as raised:
        document(tmp_path, text)
    line = raised.value.line()
    assert said in line
    assert line.startswith(str(tmp_path / "x.toml"))
    assert "\n" not in line
