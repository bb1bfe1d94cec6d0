"""Items that words call by name: beside numbers, by their whole path, as left out."""

from __future__ import annotations

from docgen.model.reading import ProgrammeReading
from tests.extractors.guideline_text import read_lines

TOPICS = (
    "某省重点研发项目申报指南",
    "专题一 高端装备",
    "方向1 数控功能部件",
    "支持强度：拟支持2项，每项不超过400万元。",
    "方向2 精密减速器",
    "支持强度：拟支持1项，每项不超过300万元。",
    "专题二 综合",
    "方向1 青年科学家项目",
    "支持强度：拟支持15项，每项定额资助50万元。",
    "方向2 国际科技合作项目",
    "支持强度：拟支持6项，每项不超过100万元。",
    "方向3 研发后补助",
    "支持强度：按研发费用的20%给予后补助，最高500万元。",
)


def test_a_name_beside_topics_is_called_as_they_are() -> None:
    found = read_lines(
        *TOPICS,
        "申报总体要求",
        "1.专题一及国际科技合作项目实施期限不超过3年。",
        "2.专题一项目及专题二中的青年科学家项目、国际科技合作项目，立项后首期拨付60%，中期评估后拨付40%。",
    )
    assert [(each.path, each.max_duration_years, each.first_payment_percent) for each in found] == [
        ("专题一方向1", 3, 60),
        ("专题一方向2", 3, 60),
        ("专题二方向1", None, 60),
        ("专题二方向2", 3, 60),
        ("专题二方向3", None, None),
    ]


def _of_classes(*rules: str) -> tuple[ProgrammeReading, ...]:
    return read_lines(
        "某省转型升级资金申报指南",
        "一、创新",
        "（一）核心技术攻关",
        "按研发投入的30%给予补助，最高900万元。",
        "（二）首台套装备",
        "对国内首台套装备，一次性奖励100万元。",
        "二、改造",
        "（一）技术改造",
        "按设备投入的10%给予补助，最高700万元。",
        "三、其他说明",
        *rules,
    )


def test_paths_with_their_names_make_a_class_and_one_is_left_out_by_name() -> None:
    found = _of_classes(
        "1.一（一）核心技术攻关、二（一）技术改造两个方向为项目补助类。截至2031年3月31日，已完成投资应不低于总投资的40%。"
        "除核心技术攻关外，项目须于2032年6月30日前建成投用。",
        "2.项目补助类资金分两次拨付，立项后拨付60%，验收后拨付其余资金。",
    )
    assert [
        (each.path, each.invested_min_percent, str(each.complete_by), each.first_payment_percent)
        for each in found
    ] == [
        ("一（一）", 40, "None", 60),
        ("一（二）", None, "None", None),
        ("二（一）", 40, "2032-06-30", 60),
    ]


def test_a_direction_left_out_above_is_not_told_what_stands_there() -> None:
    first, second = read_lines(
        "某市科普专项申报指南",
        "专题一　科普能力",
        "本专题除方向1外为项目资助，项目实施期不超过12个月；经费在立项后拨付70%，结题后拨付30%。",
        "方向1　基地奖补",
        "标准：省级基地奖励8万元。",
        "方向2　展品更新",
        "标准：按总投入的50%资助，最高30万元。",
        "专题二　赛事",
        "方向1　大赛",
        "标准：每家奖励3万元。",
    )[:2]
    assert (first.path, first.max_duration_years, first.first_payment_percent) == ("专题一方向1", None, None)
    assert (second.path, second.max_duration_years, second.first_payment_percent) == ("专题一方向2", 1, 70)
