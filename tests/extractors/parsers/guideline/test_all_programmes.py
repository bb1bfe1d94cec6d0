"""All 27 items of the sample guideline against a list made by hand from the printed text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from docgen.model.application import Category
from docgen.model.guideline import (
    AcceptanceCondition,
    ApplicantCondition,
    CompleteByCondition,
    CountCondition,
    Instalment,
    JudgementCondition,
    MinimumCondition,
    PriorFundingCondition,
    TitleCondition,
    WindowCondition,
)
from tests.extractors.guideline_text import parsed, programme

SMART, RESEARCH, BRANDS, GREEN, SUPPORT = (
    "智能化改造数字化转型",
    "关键核心技术（装备）工程化攻关",
    "自主品牌企业培育",
    "绿色化改造提升",
    "产业支撑体系建设",
)
ITEMS = [
    ("一（一）", "高端化改造升级项目", SMART, "open"),
    ("一（二）1", "智能制造示范工厂项目", SMART, "open"),
    ("一（二）2", "工业互联网标杆工厂项目", SMART, "open"),
    ("一（二）3", "“5G+工业互联网”融合应用项目", SMART, "open"),
    ("一（二）4", "服务化改造升级标杆示范项目", SMART, "open"),
    ("一（三）1", "工业互联网标识解析项目", SMART, "open"),
    ("一（三）2", "工业互联网平台项目", SMART, "open"),
    ("一（三）3", "工业互联网安全项目", SMART, "open"),
    ("一（四）1", "信息技术应用创新先导区项目", SMART, "open"),
    ("一（四）2", "信息技术应用创新实验室项目", SMART, "open"),
    ("一（五）", "数据产品化项目", SMART, "open"),
    ("一（六）", "免费诊断服务项目", SMART, "deferred"),
    ("一（七）", "领军服务商培育项目", SMART, "deferred"),
    ("二", "关键核心技术（装备）工程化攻关", RESEARCH, "open"),
    ("三（一）", "企业重大兼并重组项目", BRANDS, "open"),
    ("三（二）", "专精特新中小企业能力提升项目", BRANDS, "open"),
    ("三（三）", "头雁型软件企业培育项目", BRANDS, "open"),
    ("三（四）", "省级以上授牌认定奖励项目", BRANDS, "open"),
    ("三（五）", "省委省政府部署的重大展会、重大活动项目", BRANDS, "open"),
    ("四（一）", "绿色化改造升级项目", GREEN, "open"),
    ("四（二）1", "车联网示范应用项目", GREEN, "open"),
    ("四（二）2", "充电设施建设运营及公交车购置补贴项目", GREEN, "deferred"),
    ("五（一）", "省级制造业创新中心创新能力建设项目", SUPPORT, "open"),
    ("五（二）", "集群发展促进机构项目", SUPPORT, "open"),
    ("五（三）", "中小企业公共服务示范平台项目", SUPPORT, "open"),
    ("五（四）", "信息消费升级平台项目", SUPPORT, "open"),
    ("五（五）", "产业人才培养项目", SUPPORT, "open"),
]


def test_there_are_27_items_with_their_names_directions_and_states() -> None:
    found = [(each.path, each.name, each.direction, each.state) for each in parsed().programmes]
    assert found == ITEMS


def test_the_head_of_the_guideline() -> None:
    guideline = parsed()
    assert guideline.title == "2023年度江苏省工业和信息产业转型升级专项资金入库项目征集指南"
    assert guideline.fund == "江苏省工业和信息产业转型升级专项资金"
    assert guideline.directions == tuple(
        zip("一二三四五", (SMART, RESEARCH, BRANDS, GREEN, SUPPORT), strict=True)
    )
    assert guideline.missing_attachments == ("附件1-1~1-25", "附件1-26", "附件1-27")


RATES = [  # path, (base, rate) …, cap
    ("一（二）1", [("项目总投资", "0.1")], "2000"),
    ("一（二）2", [("项目总投资", "0.1")], "1000"),
    ("一（二）3", [("项目总投资", "0.1")], "1000"),
    ("一（二）4", [("项目总投资", "0.1")], "500"),
    ("一（三）2", [("项目总投资", "0.1")], "500"),
    ("一（三）3", [("项目总投资", "0.2")], "500"),
    ("一（四）1", [], "3000"),
    ("一（四）2", [], "500"),
    ("一（五）", [("项目总投资", "0.2")], "500"),
    ("三（一）", [("并购企业对目标企业的实际出资额现金部分", "0.05")], "2000"),
    ("三（三）", [("上年度软件和信息技术相关投入", "0.2")], "500"),
    ("三（四）", [], None),
    ("三（五）", [("项目总投资", "0.5")], "1000"),
    ("四（二）1", [("项目总投资", "0.2")], "500"),
    ("五（一）", [("项目总投资", "0.3")], "3000"),
    ("五（二）", [("服务收入", "0.5")], "300"),
    ("五（三）", [("项目投入", "0.2")], "300"),
    ("五（五）", [], "300"),
]


@pytest.mark.parametrize(("path", "terms", "cap"), RATES)
def test_rate_and_cap(path: str, terms: list[tuple[str, str]], cap: str | None) -> None:
    rule = programme(path).subsidies[0]
    assert [(term.base, term.rate) for term in rule.terms] == [(key, Decimal(rate)) for key, rate in terms]
    assert rule.cap_wan == (None if cap is None else Decimal(cap))


MODES = {
    "一（四）1": ["by_payments"],
    "一（四）2": ["by_payments"],
    "三（四）": ["elsewhere"],
    "三（五）": ["rate", "actual_cost"],
    "五（一）": ["rate", "by_contract"],
    "五（三）": ["rate", "actual_cost"],
    "五（五）": ["actual_cost"],
}


@pytest.mark.parametrize("path", MODES)
def test_rules_that_the_text_does_not_compute(path: str) -> None:
    assert [rule.mode for rule in programme(path).subsidies] == MODES[path]


def test_a_rule_for_others_than_the_ordinary_applicant_says_for_whom() -> None:
    assert programme("五（一）").subsidies[1].tracks == ("国家制造业创新中心能力建设项目",)
    assert programme("五（三）").subsidies[1].tracks == (
        "承担国家和省重点公共服务任务的中小企业纯公益类服务平台",
    )
    assert [rule.tracks for rule in programme("三（五）").subsidies] == [("重大展会项目",), ("重大活动项目",)]


INSTALMENTS = {
    "一（三）3": (
        Instalment(share=Decimal("0.5"), of="subsidy", when="首次"),
        Instalment(remainder=True, when="通过验收审核后"),
    ),
    "一（四）1": (
        Instalment(share=Decimal("0.3"), of="budget", cap_wan=Decimal(2000), when="首期"),
        Instalment(cap_wan=Decimal(1000), when="项目期满验收审核后"),
    ),
    "一（四）2": (
        Instalment(share=Decimal("0.3"), of="budget", cap_wan=Decimal(300), when="首期"),
        Instalment(cap_wan=Decimal(200), when="建设完成并通过验收审核后"),
    ),
    "五（一）": (
        Instalment(share=Decimal("0.5"), of="subsidy", when="首次"),
        Instalment(remainder=True, when="通过项目验收后"),
    ),
    "五（五）": (
        Instalment(share=Decimal("0.5"), of="approved_budget", when="首次"),
        Instalment(remainder=True, when="通过验收审核后"),
    ),
    **dict.fromkeys(
        (
            "一（二）1",
            "一（二）2",
            "一（二）3",
            "一（二）4",
            "一（三）2",
            "一（五）",
            "三（三）",
            "四（二）1",
        ),
        (),
    ),
}


@pytest.mark.parametrize("path", INSTALMENTS)
def test_how_the_subsidy_is_paid_out(path: str) -> None:
    assert programme(path).subsidies[0].instalments == INSTALMENTS[path]


QUOTAS = {
    "一（二）1": 15,
    "一（二）2": 10,
    "一（二）3": 10,
    "一（二）4": 20,
    "一（三）2": 10,
    "一（三）3": 10,
    "一（四）1": 3,
    "一（四）2": 5,
    "一（五）": 20,
    "三（一）": 15,
    "三（三）": 15,
    "四（二）1": 20,
    "五（一）": 5,
    "五（二）": 5,
    "五（三）": 20,
    "五（五）": 20,
}


@pytest.mark.parametrize("path", QUOTAS)
def test_the_quota(path: str) -> None:
    quota = programme(path).quota
    assert quota is not None
    assert quota.max == QUOTAS[path]


def test_where_the_text_gives_no_quota_there_is_none() -> None:
    assert programme("三（四）").quota is None
    assert programme("三（五）").quota is None


def test_the_quotas_add_up_to_520_projects() -> None:
    assert sum(each.quota.max for each in parsed().programmes if each.quota) == 520


def test_quota_parts_that_are_no_tracks() -> None:
    quota = programme("三（三）").quota
    assert quota is not None
    assert [(part.relation, part.count) for part in quota.parts] == [("le", 5), ("le", 10)]
    assert programme("三（三）").tracks == ()


SOFTWARE = (Category.SOFTWARE, Category.INTEGRATION, Category.CLOUD)
MINIMA = [  # path, (bases, categories, value) …
    ("一（二）1", [("项目总投资", (), "3000"), ("项目总投资", SOFTWARE, "300")]),
    ("一（二）2", [("项目总投资", (), "3000"), ("项目总投资", SOFTWARE, "300")]),
    ("一（二）3", [("项目总投资", (), "2000"), ("项目总投资", SOFTWARE, "300")]),
    ("一（二）4", [("项目总投资", (), "2000"), ("项目总投资", SOFTWARE, "300")]),
    ("一（三）2", [("项目总投资", (), "1000"), ("项目总投资", SOFTWARE, "300")]),
    ("一（三）3", [("项目总投资", (), "500")]),
    ("一（四）1", [("投资预算", (), "10000")]),
    ("一（四）2", [("投资预算", (), "1000")]),
    ("一（五）", [("项目总投资", (), "1000")]),
    ("三（一）", [("兼并重组并购企业对目标企业的实际出资额", (), "5000")]),
    ("三（三）", [("上年度软件和信息技术相关投入", (), "1000")]),
    ("三（四）", []),
    ("三（五）", []),
    ("四（二）1", [("项目总投资", (), "1000")]),
    ("五（一）", [("项目总投资", (), "8000"), ("项目总投资", (), "5000")]),
    ("五（二）", [("服务收入", (), "200")]),
    ("五（三）", [("项目投入", (), "400"), ("项目投入", (), "200")]),
    ("五（五）", []),
]


@pytest.mark.parametrize(("path", "minima"), MINIMA)
def test_the_least_amount(path: str, minima: list[tuple[str, tuple[Category, ...], str]]) -> None:
    found = [each for each in programme(path).conditions if isinstance(each, MinimumCondition)]
    assert [(*each.bases, each.categories, each.value_wan) for each in found] == [
        (key, categories, Decimal(value)) for key, categories, value in minima
    ]
    assert {each.relation for each in found} <= {"ge"}


def test_amounts_by_duration_do_not_overlap() -> None:
    longer, shorter = [
        each for each in programme("五（一）").conditions if isinstance(each, MinimumCondition)
    ]
    assert (longer.years_more_than, longer.years_at_most) == (2, 3)
    assert (shorter.years_more_than, shorter.years_at_most) == (None, 2)


WINDOWED = ["一（二）1", "一（二）2", "一（二）3", "一（二）4", "一（三）2", "一（五）", "四（二）1"]


def test_completion_inside_the_window_both_ends_included() -> None:
    for each in parsed().programmes:
        windows = [found for found in each.conditions if isinstance(found, WindowCondition)]
        assert len(windows) == (each.path in [*WINDOWED, "三（一）"]), each.path
        for window in windows:
            assert (window.start, window.end) == (date(2021, 1, 1), date(2022, 6, 30))
            assert (window.start_included, window.end_included) == (True, True)


def test_acceptance_before_the_closing_date_for_seven_programmes() -> None:
    found = [
        (each.path, condition.proof, condition.issuer)
        for each in parsed().programmes
        for condition in each.conditions
        if isinstance(condition, AcceptanceCondition)
    ]
    assert found == [(path, "验收意见", "项目推荐单位") for path in WINDOWED]


def test_completion_by_a_day() -> None:
    found = {
        each.path: (condition.by, condition.included)
        for each in parsed().programmes
        for condition in each.conditions
        if isinstance(condition, CompleteByCondition)
    }
    assert found == {
        "一（三）1": (date(2023, 12, 31), False),
        "一（四）1": (date(2024, 6, 30), False),
        "一（四）2": (date(2024, 6, 30), False),
        "二": (date(2024, 12, 31), True),
        "四（一）": (date(2024, 6, 30), False),
    }


def test_each_base_has_its_own_exclusions() -> None:
    def of(path: str, key: str = "项目总投资") -> tuple[bool, tuple[Category, ...], tuple[str, ...]]:
        base = programme(path).base(key)
        return base.ex_tax, base.excludes, base.excluded_words

    usual = (Category.BUILDING, Category.WORKING_CAPITAL)
    for path in ("一（二）1", "一（二）2", "一（二）4", "一（三）2", "一（三）3", "一（五）", "四（二）1"):
        assert of(path) == (True, usual, ())
    assert of("一（二）3") == (True, (), ())
    assert of("五（一）") == (False, (), ())
    assert of("三（三）", "上年度软件和信息技术相关投入") == (True, (), ())
    assert of("五（三）", "项目投入") == (
        True,
        (Category.BUILDING,),
        ("房屋改造", "固定资产折旧", "奖金福利", "招待费"),
    )


def test_what_no_investment_line_carries_is_asked_as_a_fact() -> None:
    assert [spec.key for spec in programme("三（一）").facts()] == [
        "绝对控股比例",
        "并购企业对目标企业的实际出资额现金部分",
        "兼并重组并购企业对目标企业的实际出资额",
    ]
    income = programme("五（二）").base("服务收入")
    assert (income.source, income.spent_from, income.spent_until) == (
        "fact",
        date(2021, 7, 1),
        date(2022, 6, 30),
    )
    assert income.label == "2021年7月1日（含）至2022年6月30日（含）期间开展集群服务收入"
    assert programme("一（四）1").base("投资预算").source == "budget"


def titles(path: str) -> list[tuple[tuple[str, ...], str | None, int | None, bool]]:
    return [
        (each.any_of, each.level_at_least, each.since_year, each.must_be_valid)
        for each in programme(path).conditions
        if isinstance(each, TitleCondition)
    ]


def test_titles_with_level_year_and_validity() -> None:
    assert titles("一（二）1") == [(("智能制造示范工厂",), "provincial", None, False)]
    assert titles("一（二）2") == [(("工业互联网标杆工厂",), "provincial", 2018, False)]
    assert titles("一（三）2") == [
        (("工业互联网平台", "工业电子商务重点培育平台"), "provincial", 2018, False)
    ]
    assert titles("五（三）") == [
        (("中小企业公共服务示范平台", "小微企业双创示范基地"), "provincial", None, True)
    ]
    assert titles("三（三）") == []


def counts(path: str) -> list[tuple[str, int, str]]:
    return [
        (each.fact.key, int(each.value), each.fact.unit)
        for each in programme(path).conditions
        if isinstance(each, CountCondition)
    ]


def test_counts_ratios_and_amounts_that_the_applicant_states() -> None:
    rate = "基于5G网络连接的设备无线联网率（5G方式联网设备/所有无线方式联网设备）"
    assert counts("一（二）3") == [(rate, 50, "%"), ("应用工信部发布的场景数量", 8, "个")]
    assert counts("一（二）2") == [("细分指标比认定时提升", 3, "项")]
    assert counts("三（三）") == [
        ("上年度软件和信息技术服务业务收入", 5000, "万元"),
        ("软件和信息技术服务业务增速", 10, "%"),
        ("上年度获得软件著作权", 10, "件"),
    ]
    assert counts("五（二）") == [
        ("服务团队", 10, "人"),
        ("牵头编制发布的集群（产业链）图谱、白皮书、咨询报告、规划、方案、期刊等", 20, "个"),
        ("牵头组织开展的集群（产业链）成员单位交流活动", 10, "场"),
        ("服务集群（产业链）内企业数量", 100, "家"),
    ]
    assert counts("五（三）") == [
        ("线下服务省内中小微企业", 200, "家"),
        ("在省内开展符合要求的公益性公共服务活动", 8, "场"),
        ("与工信部门联合开展的线下公益服务活动", 1, "场"),
        ("中小微企业服务满意度", 90, "%"),
        ("提供的免费公益性服务或低收费服务", 20, "%"),
    ]
    assert counts("五（五）") == [
        ("注册运营时间及实际开展培训业务时间", 3, "年"),
        ("注册资金", 500, "万元"),
        ("2019-2021年年均收入", 500, "万元"),
        ("近三年年均培训", 1200, "人次"),
        ("单个项目培训总人数", 800, "人"),
        ("每个班次学员", 50, "人"),
        ("时长3.5天（含）以上的班次", 8, "个"),
        ("培训学员来自的省内设区市", 4, "个"),
        ("班次", 1, "个"),
    ]
    assert counts("一（四）2") == [("每个实验室合作期", 5, "年")]
    assert counts("三（一）") == [("绝对控股比例", 50, "%")]
    assert counts("五（一）") == [("经省批复试点建设的省级制造业创新中心至今年数", 3, "年")]


def the_count(path: str, key: str) -> CountCondition:
    (found,) = (each for each in programme(path).conditions if each.kind == "count" and each.fact.key == key)
    assert isinstance(found, CountCondition)
    return found


def test_what_is_counted_when_where_and_of_which() -> None:
    years = the_count("五（五）", "注册运营时间及实际开展培训业务时间")
    assert (years.as_of, years.fact.label) == (
        date(2022, 6, 30),
        "注册运营时间及实际开展培训业务时间（较短的一项）",
    )
    each = the_count("五（五）", "每个班次学员")
    assert (each.of_each, each.fact.label) == (True, "每个班次学员（最少的一个）")
    those = the_count("五（五）", "时长3.5天（含）以上的班次").of_those
    assert those is not None
    assert (those.label, those.relation, those.value, those.unit) == ("时长", "ge", Decimal("3.5"), "天")
    regions = the_count("五（五）", "班次")
    assert [spec.key for spec in regions.facts()] == ["苏南地区班次", "苏中地区班次", "苏北地区班次"]
    assert the_count("五（一）", "经省批复试点建设的省级制造业创新中心至今年数").relation == "lt"
    served = the_count("五（三）", "线下服务省内中小微企业")
    assert (served.counted_from, served.counted_until) == (date(2021, 1, 1), date(2022, 6, 30))


def test_a_minimum_for_another_kind_of_applicant_or_for_a_few_years_says_so() -> None:
    centre = [each for each in programme("五（三）").conditions if each.only_for]
    assert [(each.only_for, each.clause) for each in centre] == [("各地中小企业服务中心", "五（三）1（4）")]
    budget = [each for each in programme("一（四）1").conditions if each.kind == "minimum"]
    assert [each.within_years for each in budget] == [2]


def test_money_of_a_named_fund_in_a_year_or_in_years_running() -> None:
    (found,) = (each for each in programme("五（三）").conditions if isinstance(each, PriorFundingCondition))
    assert (found.years, found.consecutive_years) == ((2022,), 3)
    assert found.fund == "中小企业公共服务示范平台专项资金"


def test_who_is_let_off_is_told_with_the_condition() -> None:
    let_off = [each for each in programme("五（五）").conditions if each.exemptions]
    assert {each.exemptions for each in let_off} == {("事业单位和非营利性机构不受注册资金和收入总额限制",)}
    assert [each.clause for each in let_off] == ["五（五）1（1）②"] * 2


def test_a_track_whose_rules_are_told_later_has_neither_rule_nor_money() -> None:
    training = programme("五（五）")
    now, later = (track.name for track in training.tracks)
    assert (now, later) == ("“英才名匠”产业人才培养项目", "数字经济卓越工程师培育项目")
    assert [rule.tracks for rule in training.subsidies] == [(now,)]
    about_later = [each for each in training.conditions if later in each.tracks]
    assert [(each.kind, each.clause) for each in about_later] == [("judgement", "五（五）1（2）")]
    assert "另行通知" in about_later[0].citation.quote


APPLICANTS = {
    "一（二）1": ("规模以上工业企业", True),
    "一（二）2": ("规模以上工业企业", True),
    "一（二）3": ("规模以上工业企业", True),
    "一（二）4": ("企业", False),
    "一（四）1": ("软件及信息产业园、经济开发区或高新技术开发区", False),
    "一（四）2": ("省内骨干信创企业", False),
    "三（一）": ("兼并重组发起方企业", False),
    "三（三）": ("软件和信息技术服务企业", False),
    "三（五）": ("省工信厅、各设区市工信局、省级（含）以上经开区、高新区等单位", False),
    "五（一）": ("省级制造业创新中心依托企业", False),
    "五（二）": ("服务集群和产业链发展的各类机构", False),
}


@pytest.mark.parametrize("path", APPLICANTS)
def test_who_may_apply(path: str) -> None:
    found = [each for each in programme(path).conditions if isinstance(each, ApplicantCondition)]
    assert [(each.words, each.above_scale) for each in found] == [APPLICANTS[path]]


def test_money_from_this_fund_at_any_time() -> None:
    found = [each for each in programme("一（五）").conditions if isinstance(each, PriorFundingCondition)]
    assert [each.years for each in found] == [()]


NOT_ENCODED = [
    ("一（二）2（1）①", "A级（含）以上"),
    ("一（五）1（1）", "2020年（含）以来"),
    ("三（一）1（4）", "单个项目出资额须大于5000万元"),
    ("三（四）", "2022年6月30日（含）前落户"),
    ("五（三）1（2）", "新增规模以上企业1-2家"),
]


@pytest.mark.parametrize(("clause", "words"), NOT_ENCODED)
def test_figures_that_no_field_says_are_left_to_a_person_as_not_understood(clause: str, words: str) -> None:
    found = [
        each
        for item in parsed().programmes
        for each in item.conditions
        if isinstance(each, JudgementCondition) and each.clause == clause
    ]
    assert [each.understood for each in found] == [False]
    assert words in found[0].citation.quote


def test_words_in_traditional_characters_are_quoted_as_printed_and_marked() -> None:
    clause = "五（五）1（1）③"
    found = [each.citation for each in programme("五（五）").conditions if each.clause == clause]
    assert {each.standing for each in found} == {"corrected"}
    assert any("工业和信息化领域高级技能人员开展培训的经验" in each.quote for each in found)
