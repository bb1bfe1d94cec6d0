"""Chapters and articles that are no programme, whatever they name."""

from __future__ import annotations

import pytest

from tests.extractors.guideline_text import read_lines

GIVING = (
    "某市专项资金实施细则",
    "第一章 支持内容",
    "第一条 设备更新补助。按设备投资的15%给予补助，最高200万元。",
    "第二条 平台奖励。对获批的平台，给予50万元奖励。",
)


@pytest.mark.parametrize(
    "article",
    [
        "本章所列项目须于2031年1月1日以后动工，并于2031年11月30日前完工。",
        "本细则第一条、第二条为建设类项目。建设类项目立项后发放50%，考核合格后发放50%。",
        "投资补助类项目应当已办理备案手续，于2031年7月1日以后开工建设，建设期不超过2年。",
        "同一项目同时符合本市其他政策的，按照从高不重复的原则予以支持。",
        "事后奖补类项目经审核公示后一次性下达。",
        "专项资金支持对象为在本市注册满一年的企业。",
        "资金分期拨付，立项后拨付60%，验收后拨付40%。",
        "符合本办法规定的同一事项同时符合其他扶持政策规定的，按照就高不重复的原则予以支持。",
        "既适用本办法又适用其他优惠政策的企业，享受最优惠的补贴政策。",
        "享受本办法资金补贴的企业，应及时向区财政局报告补贴资金使用情况。",
        "企业应承诺在享受本政策扶持后，10年内不迁出本区。",
        "区财政局组织有关机构对企业申请进行复审，给予企业补贴资金。",
        "市工信局、市财政局按照有关规定评价补贴资金的绩效。",
        "各地区要按职责制定政策，给予企业支持。",
        "申请推广资金的单位（用户），应具备享受补贴的基本条件。",
        "推广资金只能用于享受补贴设备的采购和试验。",
    ],
)
def test_an_article_about_others_is_no_programme(article: str) -> None:
    found = read_lines(*GIVING, f"第三条 {article}", "第四条 本细则由市工信局负责解释。")
    assert [each.path for each in found] == ["第一条", "第二条"]


def test_an_article_that_gives_a_sum_is_one_although_it_tells_when() -> None:
    found = read_lines(*GIVING, "第三条 上述平台2031年考核优秀的，给予20万元奖励。")
    assert [each.path for each in found] == ["第一条", "第二条", "第三条"]


def test_a_chapter_that_only_explains_the_payment_is_none() -> None:
    found = read_lines(
        "某开发区兑现指南",
        "一、兑现说明",
        "兑现对象：在开发区登记注册的企业。",
        "兑现期间：除单项另有约定外，兑现的是2031年1月1日至2031年12月31日之间发生的投入。",
        "兑付方式：第1项补贴分两年兑付，2032年兑付核定金额的60%，2033年兑付剩余40%。",
        "二、工业提质",
        "1.设备补贴",
        "兑现标准：按设备投资额的8%给予补贴，单个项目最高500万元。",
        "2.车间奖励",
        "兑现标准：一次性奖励30万元。",
    )
    assert [(each.path, str(each.window_start), each.first_payment_percent) for each in found] == [
        ("二1", "2031-01-01", 60),
        ("二2", "2031-01-01", None),
    ]


def test_a_named_award_whose_sum_is_settled_later_is_one() -> None:
    found = read_lines(*GIVING, "第三条【特别贡献奖】对有重要带动作用的企业，可根据具体情况研究确定。")
    assert [(each.path, each.name, each.award_wan) for each in found[2:]] == [("第三条", "特别贡献奖", None)]


def test_an_award_by_the_policy_of_others_is_told_elsewhere() -> None:
    found = read_lines(*GIVING, "第三条【总部企业奖】", "对总部企业按总部型企业的相关政策给予奖励。")
    assert [(each.path, each.state) for each in found[2:]] == [("第三条", "deferred")]


def test_cases_that_bar_recognition_are_none() -> None:
    found = read_lines(
        *GIVING,
        "第三条 属于下列情形之一的企业，不予认定：",
        "（一）在享受政府财政资助中有严重违约行为的。",
        "（二）发生重大税收违法行为的。",
    )
    assert [each.path for each in found] == ["第一条", "第二条"]


def test_a_chapter_on_scope_and_standards_holds_programmes() -> None:
    found = read_lines(
        "第一章 总则",
        "第一条 为促进外贸发展，制定本办法。",
        "第二章 适用范围和标准",
        "第二条 平台建设。对公共服务平台，一次性给予100万元扶持资金。",
        "第三条 主体培育。对外贸企业，按展位费的50%给予补贴，最高10万元。",
    )
    assert [each.path for each in found] == ["第二条", "第三条"]


def test_rules_for_all_may_hold_a_rate_for_those_that_state_none() -> None:
    found = read_lines(
        "某省农业项目申报指南",
        "一、产业提升",
        "（一）冷库建设项目。支持新建冷库，单个项目补助不超过200万元。",
        "（二）大棚建设项目。支持新建大棚，按投资额的30%给予补助，最高100万元。",
        "二、品牌培育",
        "（一）龙头企业奖补。对新认定的龙头企业，一次性奖补50万元。",
        "三、有关规定",
        "（一）项目类型。本指南第一部分全部项目为建设类项目，第二部分为奖补类项目。",
        "（二）补助比例。未单独规定比例的建设类项目，补助不得超过核定总投资的40%。",
        "（三）资金拨付。建设类项目批复后拨付60%，竣工验收合格后再拨付40%。",
    )
    assert [(each.path, each.rate_max_percent, each.first_payment_percent) for each in found] == [
        ("一（一）", 40, 60),
        ("一（二）", 30, 60),
        ("二（一）", None, None),
    ]


def test_measures_that_back_an_opinion_with_money_are_programmes() -> None:
    found = read_lines(
        "某市关于促进集成电路产业发展的实施意见",
        "一、总体要求",
        "坚持创新驱动，到2035年产值达到500亿元。",
        "二、保障措施",
        "（一）建立领导机制。成立领导小组。",
        "（二）支持项目建设。对新建项目，按固定资产投资额的10%给予投资补助。",
        "（三）加快技术创新。对承担重大项目的企业，给予50万元补助。",
    )
    assert [
        (each.path, each.rate_max_percent, each.award_wan) for each in found if each.path != "二（一）"
    ] == [
        ("二（二）", 10, None),
        ("二（三）", None, 50),
    ]


def test_what_is_organised_is_no_organisation() -> None:
    found = read_lines(
        "某市科技创新若干措施",
        "1.组织实施“揭榜挂帅”技术攻关。每年支持不超过10个项目，按研发投入的30%给予补助，最高200万元。",
        "2.建设实验室。对新获批的实验室，奖励50万元。",
        "3.组织实施。各部门按职责落实，不予支持的，退还30%的资金。",
    )
    assert [each.path for each in found] == ["1", "2"]
