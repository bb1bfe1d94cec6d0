"""An edition is read from its directory, and a fault in it is told with file and place."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from docgen.editions import check_region, load_edition, load_edition_folder, region_of, template_bytes
from docgen.errors import InputError, LimitError, UsageError
from docgen.model.edition import Form
from tests.builders import OPEN, small_edition, write_edition


def edited(folder: Path, name: str, old: str, new: str) -> Path:
    """The small edition with one place of one file changed; the place must be there."""
    write_edition(folder)
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_it_holds_forms_parties_regions_and_the_guideline(tmp_path: Path) -> None:
    edition = load_edition(str(write_edition(tmp_path / "e")))
    assert (edition.key, edition.title, edition.base_year) == ("small", "试验版", 2021)
    assert [form.key for form in edition.forms] == ["promise"]
    assert [region.name for region in edition.regions] == ["盐城市"]
    assert [programme.path for programme in edition.guideline.programmes] == [OPEN, "三（三）", "五（五）"]


def test_a_parameter_left_empty_is_not_settled_and_others_keep_their_default(tmp_path: Path) -> None:
    parameters = load_edition_folder(write_edition(tmp_path / "e")).parameters
    assert parameters.closing_date is None
    assert parameters.silent_base_tax is None
    assert parameters.form_total == "with_tax"


def test_a_parameter_that_is_settled_is_taken(tmp_path: Path) -> None:
    folder = edited(tmp_path / "e", "edition.toml", 'closing_date = ""', "closing_date = 2022-10-31")
    closing = load_edition_folder(folder).parameters.closing_date
    assert closing is not None
    assert closing.isoformat() == "2022-10-31"


def test_it_is_read_once_a_process(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e")
    first = load_edition_folder(folder)
    shutil.rmtree(folder)
    assert load_edition_folder(folder) is first


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("edition.toml", "base_year = 2021", "base_year = ", "TOML 格式错误"),
        (
            "edition.toml",
            'silent_base_tax = ""',
            'silent_base_tax = "some"',
            "parameters.silent_base_tax：“some”不在可选值中。可选：with_tax、ex_tax",
        ),
        ("edition.toml", "copies = 1", "copies = 0", "forms[0].copies：0 应不小于 1"),
        (
            "edition.toml",
            "base_year = 2021",
            "base_year = 2021\nnovel = 1",
            "novel：没有这个字段",
        ),
        (
            "guideline.json",
            '"share": "0.2"',
            '"share": "fifth"',
            "guideline.json，programmes[0].conditions[2]",
        ),
        ("guideline.json", '"title"', "title", "guideline.json：不是完整的 JSON 文件"),
        ("regions/yancheng.toml", "finance_bureau", "finance", "finance_bureau：没有填写"),
    ],
)
def test_a_fault_is_told_with_its_file_and_place(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    with pytest.raises(InputError) as raised:
        load_edition_folder(edited(tmp_path / "e", name, old, new))
    lines = [part.line() for part in raised.value.parts()]
    assert any(said in line for line in lines)
    for line in lines:
        assert (name in line, "\n" in line) == (True, False)
        assert not re.search("[A-Za-z]{3,} (?:a|be|is|should|required)", line)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('closing_date = ""', 'closing_date = "明天"', "应为日期。请写成 2031-10-31，不加引号"),
        ("base_year = 2021", 'base_year = "二〇二一"', "应为整数。请写阿拉伯数字，不加引号"),
    ],
)
def test_what_to_write_instead_is_told_with_the_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = edited(tmp_path / "e", "edition.toml", old, new)
    line_no = next(
        at
        for at, line in enumerate((folder / "edition.toml").read_text("utf-8").splitlines(), 1)
        if new in line
    )
    with pytest.raises(InputError) as raised:
        load_edition_folder(folder)
    assert said in raised.value.line()
    assert f"第 {line_no} 行" in raised.value.line()


def test_an_edition_without_guideline_says_how_to_make_one(tmp_path: Path) -> None:
    folder = write_edition(tmp_path / "e")
    (folder / "guideline.json").unlink()
    with pytest.raises(
        InputError, match=r"没有指南数据。请用 docgen guideline 指南文件 -o guideline\.json 生成"
    ):
        load_edition_folder(folder)


def test_a_template_is_read_whole_and_a_missing_or_huge_one_is_told(tmp_path: Path) -> None:
    form = Form(
        key="p", annex="附件3", title="承诺书", template="p.docx", scope="application", copies=1, order=1
    )
    with pytest.raises(InputError, match=r"p\.docx：没有这个文件"):
        template_bytes(tmp_path, form)
    (tmp_path / "p.docx").write_bytes(b"PK")
    assert template_bytes(tmp_path, form) == b"PK"
    with (tmp_path / "p.docx").open("r+b") as stream:
        stream.truncate(50 * 1024 * 1024 + 1)
    with pytest.raises(LimitError, match="文件超过 50 MiB"):
        template_bytes(tmp_path, form)


def test_a_region_is_a_city_or_the_provincial_one() -> None:
    edition = small_edition()
    assert check_region(edition, "南京市") == "南京市"
    assert check_region(edition, "省属") == "省属"
    with pytest.raises(UsageError, match="没有地区“盐城”。是不是“盐城市”？可用的有：南京市、盐城市、省属"):
        check_region(edition, "盐城")


def test_a_region_has_its_overlay_or_none() -> None:
    edition = small_edition()
    overlay = region_of(edition, "盐城市")
    assert overlay is not None
    assert overlay.industry_bureau == "市工信局"
    assert region_of(edition, "南京市") is None
