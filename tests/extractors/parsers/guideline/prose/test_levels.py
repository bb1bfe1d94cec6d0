"""Which words a figure belongs to: levels, ranks, cases."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.summary import tracks_of

LABELS = (
    (
        "新建船舶按合同价款的2%、购入二手船舶按合同价款的1%给予补贴。",
        [("rate", 2, "新建船舶"), ("rate", 1, "购入二手船舶")],
    ),
    (
        "按投资额的20%补助，中华老字号最高50万元，省老字号最高30万元。",
        [("rate", 20, ""), ("cap", 50, "中华老字号"), ("cap", 30, "省老字号")],
    ),
    (
        "对营业额2000万元以上且同比增长10%以上的餐饮企业，按增量的1%给予奖励，最高30万元。",
        [
            ("rate", 1, "营业额2000万元以上且同比增长10%以上的餐饮企业"),
            ("cap", 30, "营业额2000万元以上且同比增长10%以上的餐饮企业"),
        ],
    ),
    (
        "经费构成包括：（一）最高2000万元落户奖励；（二）最高3000万元科研条件建设补助。",
        [("cap", 2000, "落户奖励"), ("cap", 3000, "科研条件建设补助")],
    ),
    (
        "展会举办地为亚洲地区的，每家企业每个项目给予8万元补助；亚洲地区以外的，每家企业每个项目给予15万元补助。",
        [("award", 8, "展会举办地为亚洲地区"), ("award", 15, "亚洲地区以外")],
    ),
    ("新三板挂牌企业额外给予一次性股改奖励50万元。", [("award", 50, "新三板挂牌企业")]),
    (
        "对大赛第一名奖励50万元，第二名、第三名各奖励30万元。",
        [("award", 50, "大赛第一名"), ("award", 30, "第二名、第三名")],
    ),
    (
        "规上企业按投资的12%、专精特新企业按15%给予补助，最高300万元。",
        [("rate", 12, "规上企业"), ("rate", 15, "专精特新企业"), ("cap", 300, "")],
    ),
    ("对全国首店奖励50万元、全省首店奖励20万元。", [("award", 50, "全国首店"), ("award", 20, "全省首店")]),
    ("一等奖1名，奖金30万元；二等奖3名，奖金各15万元。", [("award", 30, "一等奖"), ("award", 15, "二等奖")]),
    (
        "前3名每家奖励60万元，第4至第8名每家奖励30万元。",
        [("award", 60, "前3名"), ("award", 30, "第4至第8名")],
    ),
    (
        "对新评定为2—4星级的饭店，分别给予2万元、4万元、8万元奖励。",
        [("award", 2, "2星级"), ("award", 4, "3星级"), ("award", 8, "4星级")],
    ),
    (
        "对租金和设备支出，省级海外仓按25%补助，最高200万元；市级海外仓按20%补助，最高100万元。",
        [
            ("rate", 25, "省级海外仓"),
            ("cap", 200, "省级海外仓"),
            ("rate", 20, "市级海外仓"),
            ("cap", 100, "市级海外仓"),
        ],
    ),
    (
        "采用自有资金实施的，按投资额的30%补助，最高120万元；采用合同能源管理模式实施的，按投资额的20%补助，最高80万元。",
        [
            ("rate", 30, "采用自有资金实施"),
            ("cap", 120, "采用自有资金实施"),
            ("rate", 20, "采用合同能源管理模式实施"),
            ("cap", 80, "采用合同能源管理模式实施"),
        ],
    ),
    (
        "按改造投资的20%补助，最高150万元；采用合同能源管理模式的，按25%补助，最高180万元。",
        [
            ("rate", 20, "一般情形"),
            ("cap", 150, "一般情形"),
            ("rate", 25, "采用合同能源管理模式"),
            ("cap", 180, "采用合同能源管理模式"),
        ],
    ),
    (
        "吸纳10—19人的奖补3万元，20—29人的奖补6万元，30人及以上的奖补10万元。",
        [("award", 3, "10—19人"), ("award", 6, "20—29人"), ("award", 10, "30人及以上")],
    ),
    (
        "按核定投入的一定比例予以支持，其中国家级基地支持比例为40%，最高100万元；省级基地支持比例为30%，最高60万元。",
        [
            ("rate", 40, "国家级基地"),
            ("cap", 100, "国家级基地"),
            ("rate", 30, "省级基地"),
            ("cap", 60, "省级基地"),
        ],
    ),
    (
        "按支出的40%给予补助，国际性活动最高150万元，全省性活动最高30万元。",
        [("rate", 40, ""), ("cap", 150, "国际性活动"), ("cap", 30, "全省性活动")],
    ),
    (
        "其中，国际首台（套）按30%、最高500万元给予奖励；省内首台（套）按10%、最高100万元给予奖励。",
        [
            ("rate", 30, "国际首台（套）"),
            ("cap", 500, "国际首台（套）"),
            ("rate", 10, "省内首台（套）"),
            ("cap", 100, "省内首台（套）"),
        ],
    ),
)


@pytest.mark.parametrize(("text", "expected"), LABELS, ids=[text[:12] for text, _ in LABELS])
def test_each_figure_has_the_words_that_it_is_for(text: str, expected: list[tuple[str, int, str]]) -> None:
    given = [each for each in readings_of(text) if each.role in ("award", "rate", "cap")]
    assert [(each.role, each.value, each.label) for each in given] == expected


def test_the_last_tier_has_its_threshold_as_those_before_it() -> None:
    found = tracks_of(
        readings_of("投资额在50万元以上至100万元以下、100万元以上的，分别按投资额的5%、8%给予补助。")
    )
    assert {name: own.values for name, own in found.items()} == {
        "50万元以上至100万元以下": {"rate_max_percent": 5, "min_investment_wan": 50},
        "100万元以上": {"rate_max_percent": 8, "min_investment_wan": 100},
    }


def test_a_tier_has_the_threshold_that_its_longer_name_holds() -> None:
    found = tracks_of(
        readings_of("设备投资200万元（含）—1000万元的，按8%补助；1000万元及以上的，按10%补助。")
    )
    assert found["设备投资200万元（含）—1000万元"].values == {
        "rate_max_percent": 8,
        "min_investment_wan": 200,
    }


@pytest.mark.parametrize(
    "words",
    ["单项资助30万元，立项10项。", "资助经费5万元/项，立项不超过20项。", "每项补助8万元，全省支持60个。"],
)
def test_a_number_of_projects_is_no_level_of_a_sum(words: str) -> None:
    assert tracks_of(readings_of(words)) == {}


def test_a_level_without_a_verb_goes_on_from_those_before_it() -> None:
    found = tracks_of(readings_of("对国家级企业奖励100万元，省级企业奖励30万元，市级10万元。"))
    assert [own.values["award_wan"] for own in found.values()] == [100, 30, 10]
