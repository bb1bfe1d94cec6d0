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


def test_the_rest_are_a_class_and_one_of_it_is_exempt_by_name() -> None:
    found = read_lines(
        "某省冷链项目申报指南",
        "一、支持内容和补助标准",
        "（一）收购贷款贴息。对收购贷款按利息的50%给予贴息，最高200万元。",
        "（二）国家龙头企业认定奖励。对新认定的国家龙头企业，奖励50万元。",
        "（三）产地冷藏保鲜设施。按不超过设施总造价的30%进行补助，最高100万元。",
        "（四）产地集配中心。总投资不低于1000万元，按投资额的25%补助，最高500万元。",
        "（五）冷藏运输车辆购置。每辆补助2万元，单个主体最高40万元。",
        "二、管理要求",
        "（一）项目类型。除贷款贴息、认定奖励和冷藏车购置补助外，其余项目均为建设类项目。",
        "（二）投资进度。建设类项目截至2031年5月31日实际完成投资应不低于计划总投资的20%。"
        "产地冷藏保鲜设施项目规模小、季节性强，不作此项要求。",
        "（三）资金拨付。建设类项目资金下达后，按补助资金的50%预拨，验收后清算剩余资金。",
    )
    assert [(each.path, each.invested_min_percent, each.first_payment_percent) for each in found] == [
        ("一（一）", None, None),
        ("一（二）", None, None),
        ("一（三）", None, 50),
        ("一（四）", 20, 50),
        ("一（五）", None, None),
    ]


def test_a_head_that_says_which_class_it_applies_to() -> None:
    found = read_lines(
        "某市体育资金申报通知",
        "一、支持方向",
        "【项目资助类】",
        "方向1　转型升级",
        "支持标准：按核定投入的15%给予资助，最高100万元。特别要求：项目总投资不低于300万元。",
        "方向2　场馆运营",
        "支持标准：按核定投入的20%给予资助，最高80万元。",
        "【奖励类】",
        "方向3　示范奖励",
        "支持标准：获评示范基地的奖励30万元。",
        "方向4　培训奖励",
        "支持标准：每家奖励10万元。",
        "二、项目要求（适用于项目资助类）",
        "1．项目已开工，总投资原则上不低于50万元（方向1按其特别要求执行）；",
        "2．项目应于2032年6月30日前竣工并投入使用。",
    )
    assert [(each.path, each.min_investment_wan, str(each.complete_by)) for each in found] == [
        ("方向1", 300, "2032-06-30"),
        ("方向2", 50, "2032-06-30"),
        ("方向3", None, "None"),
        ("方向4", None, "None"),
    ]
