"""The summaries of regions: each project once, each region's files its own, nothing left out in silence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.e2e.program import DAY, docgen, docgen_json, sample
from tests.e2e.readers import shown, xlsx_cells


def summary(output: Path, region: str, *folders: Path) -> tuple[int, str, str]:
    run = docgen("summary", *folders, "--region", region, "-o", output, "--date", DAY)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def with_region(region: str, target: Path) -> Path:
    shutil.copytree(sample("01"), target)
    path = target / "project.toml"
    text = path.read_text("utf-8")
    assert 'region = "盐城市"' in text
    path.write_text(text.replace('region = "盐城市"', f'region = "{region}"', 1), encoding="utf-8")
    return target


def rows(book: Path) -> int:
    return sum(bool(row) and shown(row[0]).isdigit() for row in xlsx_cells(book))


def test_a_folder_given_twice_is_taken_once_and_told(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(sample("01"))
    code, _, told = summary(tmp_path / "out", "盐城市", sample("01"), sample("01"), tmp_path / "link")
    assert code == 0
    assert f"{sample('01')}：同一个文件夹给了 3 次，只取一次" in told
    assert rows(next((tmp_path / "out").glob("附件2-1*.xlsx"))) == 1


def test_a_copied_project_is_a_finding_with_both_places_and_no_row_is_dropped(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(sample("01"), copy)
    code, out, _ = summary(tmp_path / "out", "盐城市", sample("01"), copy)
    assert code == 1
    assert f"出现 2 次：{sample('01')}、{copy}" in out
    assert rows(next((tmp_path / "out").glob("附件2-1*.xlsx"))) == 2
    found = docgen_json(
        "summary", sample("01"), copy, "--region", "盐城市", "-o", tmp_path / "out", "--date", DAY
    )
    assert [finding["id"] for finding in found["findings"]] == ["cohort.repeated"]


def test_a_project_of_no_region_is_told_and_ends_with_1(tmp_path: Path) -> None:
    nowhere = with_region("盐城", tmp_path / "p")
    code, out, _ = summary(tmp_path / "out", "盐城市", sample("03"), nowhere)
    assert code == 1
    assert f"不符合、未列入：{nowhere}（江苏省没有地区“盐城”" in out
    assert "是不是“盐城市”？" in out


def test_a_project_of_another_region_is_told_with_it_and_is_no_fault(tmp_path: Path) -> None:
    code, out, _ = summary(tmp_path / "out", "盐城市", sample("01"), sample("08"))
    assert code == 0
    assert f"不属于该地区、未列入：{sample('08')}（省属）" in out


def test_summaries_of_two_regions_lie_side_by_side(tmp_path: Path) -> None:
    summary(tmp_path, "盐城市", sample("01"), sample("09"))
    of_city = next(tmp_path.glob("附件2-4*.xlsx"))
    before = of_city.read_bytes()
    code, out, _ = summary(tmp_path, "省属", sample("08"))
    assert code == 0
    assert "以前生成" not in out
    assert of_city.read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("附件2-4*.xlsx")) == [
        "附件2-4-盐城市入库项目汇总表（绿色化改造提升）.xlsx",
        "附件2-4-省属入库项目汇总表（绿色化改造提升）.xlsx",
    ]
    files = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["files"]
    entry = files[of_city.name]
    assert entry["region"] == "盐城市"
    assert list(entry["data"]) == [str(sample("09"))]


@pytest.mark.parametrize(
    ("number", "region", "reason"),
    [
        ("08", "镇江市", "由省属企业（单位）推荐（recommended_by.kind），请用 --region 省属"),
        ("09", "南京市", "地区是 盐城市（applicant.region）"),
    ],
)
def test_where_none_belongs_the_true_reason_is_told(
    tmp_path: Path, number: str, region: str, reason: str
) -> None:
    code, out, told = summary(tmp_path, region, sample(number))
    assert (code, out) == (3, "")
    assert f"没有属于“{region}”的项目。{sample(number)}：{reason}" in told


def test_no_empty_table_is_shown_where_nothing_was_made(tmp_path: Path) -> None:
    code, out, told = summary(tmp_path / "out", "盐城市", tmp_path)
    assert (code, out) == (3, "")
    assert "没有 project.toml" in told


def test_an_unknown_region_is_a_usage_error_that_names_the_nearest(tmp_path: Path) -> None:
    code, _, told = summary(tmp_path, "盐城", sample("01"))
    assert code == 2
    assert "没有地区“盐城”。是不是“盐城市”？" in told
