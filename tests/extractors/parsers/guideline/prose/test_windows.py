"""The times of what is supported, told from those of the procedure and of the applicant."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.prose.readings import readings_of
from tests.extractors.guideline_text import read_lines


def windows_of(words: str) -> list[tuple[str, str]]:
    return [(str(each.day), str(each.last_day)) for each in readings_of(words) if each.role == "window"]


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ("2031-01-01以后新建标准化茶园，每亩补助1500元。", ("2031-01-01", "None")),
        ("项目启动时间不得早于2031.10.1。", ("2031-10-01", "None")),
        ("本次申报所涉费用支出、认定、获奖等时间均为2031年度。", ("2031-01-01", "2031-12-31")),
        ("发票日期为2031年1月1号至12月31号之间。", ("2031-01-01", "2031-12-31")),
        ("机构2031年度为小微企业提供担保的，按担保额的1%给予奖补。", ("2031-01-01", "2031-12-31")),
        ("本次受理2031年7月1日至2032年6月30日期间实际缴纳的租金。", ("2031-07-01", "2032-06-30")),
        ("申请补助的诊断服务应在2031年7月1日至2032年6月30日期间完成。", ("2031-07-01", "2032-06-30")),
        ("对2031年至申报截止日期竣工的项目，给予奖励。", ("2031-01-01", "None")),
        ("项目投资、合同执行时间为2031年1月1日至2032年6月30日，", ("2031-01-01", "2032-06-30")),
        ("职工2031年取得技师证书的，分别给予奖励1万元、6000元。", ("2031-01-01", "2031-12-31")),
        ("营收数据的统计时段为2031年度。", ("2031-01-01", "2031-12-31")),
        (
            "本政策适用于2031年1月1日至2031年12月31日期间与管委会签订协议的项目。",
            ("2031-01-01", "2031-12-31"),
        ),
        ("2031年1月1日以后新建标准化茶园，每亩补助1500元。", ("2031-01-01", "None")),
        ("项目启动时间不得早于2031年10月1日。", ("2031-10-01", "None")),
        ("所申报的演出、展会应在2031年1月1日至2031年12月31日之间举办。", ("2031-01-01", "2031-12-31")),
        ("2031年1月1日至2031年12月31日离岸服务外包执行额500万元以上的企业，", ("2031-01-01", "2031-12-31")),
        ("以2031年7月1日至2032年6月30日期间印发的认定文件为依据。", ("2031-07-01", "2032-06-30")),
        ("认定文件印发等时间均应在2031年1月1日至2031年12月31日之间。", ("2031-01-01", "2031-12-31")),
    ],
)
def test_a_time_of_what_is_supported(words: str, window: tuple[str, str]) -> None:
    assert windows_of(words) == [window]


@pytest.mark.parametrize(
    "words",
    [
        "申报时间为2031年3月1日至2031年4月8日。",
        "2031年度拟认定5家，每家一次性给予经费100万元。",
        "2031年以来未因违法排污受到行政处罚。",
        "备案日期不早于2031年7月1日。",
        "本办法自2031年7月1日起施行，有效期至2033年12月31日。",
    ],
)
def test_a_day_of_the_procedure_or_the_applicant_is_none(words: str) -> None:
    assert windows_of(words) == []


def test_a_time_beside_another_one_is_doubtful() -> None:
    (first, *_) = readings_of("对2031年或2032年1月1日至9月30日完成投资的企业，给予贴息。")
    assert (str(first.day), str(first.last_day)) == ("2032-01-01", "2032-09-30")
    assert first.doubt == "前面还有一段时间"


def test_the_day_from_which_works_count_is_a_marked_begin() -> None:
    (only,) = read_lines(
        "某市专项资金申报指南\n一、设备补助。按设备投资的10%补助，最高100万元。2031年1月1日前已开工建设的内容不予补助。\n"
    )
    assert str(only.window_start) == "2031-01-01"
    assert {"window_start", "window_end"} <= set(only.doubtful)


def test_when_papers_are_handed_in_is_no_window() -> None:
    (only, _) = read_lines(
        "某市专项资金申报指南\n第一条 培训补贴。按培训费用的50%补助，最高10万元。\n第二条 基地补助。每家补助20万元。\n"
        "第三条 第一条常年受理，其余项目集中申报，时间为2031年5月6日至5月30日。\n"
    )
    assert (only.window_start, only.window_end) == (None, None)


def test_before_a_year_leaves_open_whether_that_year_counts() -> None:
    (only,) = read_lines("某市专项资金申报指南\n一、建成奖励。厂房于2031年前建成的，每家奖励50万元。\n")
    assert only.complete_by is not None
    assert "complete_by" in only.doubtful


def test_filling_in_a_form_on_a_platform_is_no_time_of_a_project() -> None:
    assert windows_of("网上申报。2031年4月20日至5月20日，登录平台注册填报。") == []


def test_a_time_that_is_counted_from_a_day_to_another() -> None:
    assert windows_of("项目投入可自2031年1月1日起计算，至2032年12月31日止。") == [
        ("2031-01-01", "2032-12-31")
    ]


def test_before_a_year_and_earlier_is_no_time_of_that_year() -> None:
    assert windows_of("对2031年及以前认定的省级平台，按支出的30%补助。") == []


@pytest.mark.parametrize(
    "words",
    [
        "2031年全市拟认定示范基地10家，给予补助。",
        "待省级2031年度认定名单公布后另行通知。",
        "本政策实行年限为2031年至2033年。",
    ],
)
def test_a_year_of_a_plan_a_list_or_the_policy_is_no_time_of_a_project(words: str) -> None:
    assert windows_of(words) == []


def test_since_a_year_has_no_end() -> None:
    assert windows_of("2031年度以来新认定的基地，奖补50万元。") == [("2031-01-01", "None")]
