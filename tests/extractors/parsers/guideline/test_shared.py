"""What stands beside the programmes: for whom it holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import extractors
from tests.extractors.guideline_text import document_of, read_lines

BY_NAME = """某市商务发展专项资金申报通知
一、申报范围
（一）支持期限。除另有注明外，支持2030年1月1日至2030年12月31日期间实际发生的费用。
二、支持标准
（一）海外仓项目
按建设费用的20%给予补助，最高90万元。
（二）县域商业项目
按实际投资额的30%给予补助，单个项目最高70万元。
三、申报条件
（一）基本条件。
1.在本市依法登记注册；
2.近三年无违法行为。
（二）具体条件。
1.海外仓项目：面积不少于2000平方米。
2.县域商业项目：项目总投资不低于150万元，截至2031年3月31日已完成投资不低于40%，并于2031年11月30日前全部建成投入使用。
"""
TOPICS = """某市科技局关于发布项目申报指南的通知
一、资助方式
1.除专题二外均采用事前资助方式，立项后拨付资助经费的60%。
2.资助额度由专家评定。
二、联系方式
专题一、专题二：高新技术科，刘老师，8312××06

附

某市重点研发计划项目申报指南

专题一　高端装备
专题说明：围绕机床开展攻关。市财政资助经费不超过项目总经费的25%。
方向1　机床主轴
研究内容：研究主轴技术。
支持强度：拟支持2项，每项资助不超过250万元。
专题二　成果转化
方向2　技术交易
支持对象：受让成果的企业。
支持强度：按技术交易额的20%给予补助，最高100万元。
"""


def reading(text: str) -> Any:
    return extractors.parse("guideline", document_of(text))


def test_conditions_told_under_a_programmes_name_are_its_own() -> None:
    found = {each.path: each for each in reading(BY_NAME).programmes}
    assert list(found) == ["二（一）", "二（二）"]
    first, second = found.values()
    assert (first.min_investment_wan, first.complete_by, first.invested_by) == (None, None, None)
    assert (second.min_investment_wan, second.invested_min_percent) == (150, 40)
    assert (str(second.complete_by), str(second.invested_by)) == ("2031-11-30", "2031-03-31")


def test_what_all_must_be_is_asked_of_all() -> None:
    programmes = {each.path: each for each in reading(BY_NAME).guideline.programmes}
    clauses = {path: [each.citation.clause for each in item.conditions] for path, item in programmes.items()}
    for path, own in (("二（一）", "三（二）1"), ("二（二）", "三（二）2")):
        assert {"三（一）1", "三（一）2"} <= set(clauses[path])
        assert own in clauses[path]
    assert "三（二）2" not in clauses["二（一）"]


def test_a_share_spent_of_nothing_named_is_one_of_the_whole_investment() -> None:
    programme = reading(BY_NAME).guideline.programme("二（二）")
    (spent,) = [each for each in programme.conditions if each.kind == "share_spent"]
    assert (spent.base, str(spent.share)) == ("项目总投资", "0.4")


def test_a_time_unless_otherwise_noted_holds_for_all_with_a_mark() -> None:
    for programme in reading(BY_NAME).programmes:
        assert (str(programme.window_start), str(programme.window_end)) == ("2030-01-01", "2030-12-31")
        assert {"window_start", "window_end"} <= set(programme.doubtful)


def test_a_topic_left_out_by_name_is_left_out_and_contacts_are_no_topic() -> None:
    found = reading(TOPICS).programmes
    assert [(each.path, each.name) for each in found] == [("方向1", "机床主轴"), ("方向2", "技术交易")]
    first, second = found
    assert (first.first_payment_percent, second.first_payment_percent) == (60, None)
    assert "first_payment_percent" in first.doubtful


def test_a_topics_rate_is_that_of_its_directions_with_a_mark() -> None:
    first, second = reading(TOPICS).programmes
    assert (first.rate_max_percent, first.cap_wan, first.quota) == (25, 250, 2)
    assert "rate_max_percent" in first.doubtful
    assert (second.rate_max_percent, second.doubtful) == (20, ())


def test_any_span_of_days_said_outside_the_programmes_is_their_time_but_no_deadline_or_validity() -> None:
    text = (
        "某市奖励资金申报通知\n一、申报范围\n1.申报事项应当发生在2030年7月1日至2031年6月30日之间。\n"
        "2.本政策自2029年1月1日起施行，有效期至2034年12月31日。\n"
        "二、奖励内容\n1.上市奖励。首次上市的，给予300万元奖励。\n2.挂牌奖励。挂牌的，给予80万元奖励。\n"
        "三、申报程序\n1.网上申报。企业于2031年8月1日至8月30日登录平台填写上市奖励申请表。\n"
    )
    found = reading(text).programmes
    assert [each.path for each in found] == ["二1", "二2"]
    for programme in found:
        assert (str(programme.window_start), str(programme.window_end)) == ("2030-07-01", "2031-06-30")


def test_how_money_is_paid_in_general_is_said_of_each_item_with_a_mark() -> None:
    text = (
        "某省研发计划指南\n总体说明\n采取前资助方式的项目，省财政经费分两次拨付：立项后拨付\n"
        "70%，中期评估通过后拨付30%。\n专题一：装备\n方向1：机床\n研究内容：研究机床。\n支持强度：每项资助不超过50万元。\n"
        "方向2：机器人\n研究内容：研究机器人。\n支持强度：每项资助不超过60万元。\n"
    )
    for programme in reading(text).programmes:
        assert programme.first_payment_percent == 70
        assert "first_payment_percent" in programme.doubtful


ARTICLES = """某区人工智能专项资金申报通知
一、支持期间
（一）《实施细则》第三条：项目启动时间不早于2030年1月1日，竣工时间不晚于2032年12月31日。
（二）《实施细则》第四条：2030年3月1日至2031年3月31日期间完成备案。
（三）《实施细则》第五条本年度不组织集中申报，后续安排另行通知。

附件1

某区人工智能专项资金实施细则
第一条　为支持产业发展，制定本细则。
第二条　本细则适用于在本区注册的企业。
第三条　支持算力建设。按投资的20%给予补助，最高500万元。
第四条　支持备案。对完成备案的企业，给予50万元奖励。
第五条　支持集聚。对新引进的企业，给予100万元奖励。
"""
BY_APPLICATION = """某市技术改造扶持计划申请指南
一、审批内容
（一）投资项目资助
支持技术改造。
资助标准：按投资额的15%给予资助，最高不超过3000万元。
（二）示范项目奖励
支持创建标杆。
奖励标准：给予200万元奖励。
二、审批数量及方式
（一）审批数量：有数量限制。其中，投资项目不超过20个，示范项目不超过10个。
（二）审批方式：专家评审。
三、审批条件
（一）基本条件
1.须在本市登记注册。
（二）专项条件
1.申请投资项目资助的，还应符合以下条件：
（1）设备投资额不低于500万元；
（2）须在2030年12月31日前建成投产。
2.申请示范项目奖励的，还应在2030年1月1日至2030年6月30日期间获得认定。
"""


def test_what_a_notice_says_of_an_article_is_that_articles_alone() -> None:
    found = {each.path: each for each in reading(ARTICLES).programmes}
    assert list(found) == ["第三条", "第四条", "第五条"]
    third, fourth, fifth = found.values()
    assert (str(third.complete_by), str(third.window_start)) == ("2032-12-31", "2030-01-01")
    assert (str(fourth.window_start), str(fourth.window_end)) == ("2030-03-01", "2031-03-31")
    assert (fourth.complete_by, third.state, fifth.state) == (None, "open", "deferred")


def test_conditions_and_numbers_told_of_who_applies_for_an_item_are_its_own() -> None:
    found = {each.path: each for each in reading(BY_APPLICATION).programmes}
    first, second = found["一（一）"], found["一（二）"]
    assert (first.min_investment_wan, str(first.complete_by), first.quota) == (500, "2030-12-31", 20)
    assert (second.min_investment_wan, second.complete_by, second.quota) == (None, None, 10)
    assert (first.window_start, str(second.window_start)) == (None, "2030-01-01")


CHAPTERS = (
    "某省商务专项资金申报通知",
    "一、支持方向",
    "（一）支持口岸查验设施建设。按投资的30%给予补助，最高500万元。",
    "（二）支持参加境外展会。按展位费的50%给予补助，最高20万元。",
    "（三）支持智慧口岸建设。按投资的20%给予补助，最高300万元。",
    "三、有关要求",
)


def test_a_chapter_that_limits_all_grants_and_tells_how_they_are_paid_is_no_programme() -> None:
    found = read_lines(
        *CHAPTERS,
        "（一）支持期限。除已另行明确期限的事项外，本通知支持的业务、费用发生时间为2031年1月1日至2031年12月31日。",
        "（二）资金总量控制。同一企业本年度获得本专项资金各方向支持合计不超过1500万元。",
        "（三）资金拨付。各项资金经审核公示后一次性拨付。",
    )
    assert [(each.path, each.cap_wan, each.window_start) for each in found] == [
        ("一（一）", 500, date(2031, 1, 1)),
        ("一（二）", 20, date(2031, 1, 1)),
        ("一（三）", 300, date(2031, 1, 1)),
    ]


def test_items_that_are_called_together_by_a_name_of_their_own() -> None:
    found = read_lines(
        *CHAPTERS,
        "（一）口岸查验设施建设项目、智慧口岸建设项目（以下统称口岸建设项目）应于2031年1月1日后开工，建设周期不超过2年。",
        "（二）口岸建设项目立项后拨付核定补助资金的60%，验收合格后拨付其余40%。其他项目一次性拨付。",
    )
    assert [(each.max_duration_years, each.first_payment_percent) for each in found] == [
        (2, 60),
        (None, None),
        (2, 60),
    ]


def test_what_is_said_of_one_item_goes_before_what_is_said_of_all() -> None:
    found = read_lines(
        *CHAPTERS,
        "（一）除另有规定外，申报项目的费用应当发生在2031年7月1日至2032年6月30日期间。",
        "（二）支持参加境外展会项目的费用应当发生在2031年1月1日至2031年12月31日期间。",
    )
    assert [each.window_start for each in found] == [
        date(2031, 7, 1),
        date(2031, 1, 1),
        date(2031, 7, 1),
    ]


def test_a_part_of_the_money_paid_first_is_no_rate() -> None:
    (found,) = read_lines(
        "某市管理办法",
        "第一条 支持重大项目。按投资额的3%给予补助，最高300万元。补助资金分两期拨付，"
        "项目投入运营并经验收合格后拨付补助总额的60%，正常运营满一年后拨付其余40%。",
        "第二条 本办法自印发之日起施行。",
    )
    assert (found.rate_max_percent, found.rate_min_percent, found.first_payment_percent) == (3, None, 60)


def test_an_article_that_asks_of_the_projects_of_another_is_no_programme() -> None:
    found = read_lines(
        "某县优惠政策",
        "第一条 项目准入。享受本政策第二条的新引进项目，固定资产投资额应不低于3000万元，建设期不超过24个月；"
        "享受本政策第三条的租赁项目，设备投资额应不低于500万元。",
        "第二条 投资奖励。对新引进项目，按投资额的3%给予奖励，最高3000万元。",
        "第三条 租金补贴。按租金的100%给予补贴，最高120万元。",
    )
    assert [(each.path, each.min_investment_wan, each.max_duration_years) for each in found] == [
        ("第二条", 3000, 2),
        ("第三条", 500, None),
    ]


RULES = (
    "某市专项资金实施细则",
    "第一条 设备更新补助。按设备投资的15%给予补助，最高200万元。",
    "第二条 平台补助。按平台投入的20%给予补助，最高300万元。",
    "第三条 贷款贴息。按利息的50%给予贴息，最高90万元。",
)


@pytest.mark.parametrize(
    "article",
    [
        "2031年1月1日以后新引进的人才、新批准的平台和新发生的各项费用支出，均可按本细则申领补助。",
        "除第二条项目的费用期间以任务书约定为准外，本细则支持事项均应发生在2031年1月1日至2031年12月31日期间。",
        "相关资质、名单、平台批复以及产值、费用等，应当取得或发生于2031年1月1日至2031年12月31日。",
        "申报事项的相关费用应为2031年度实际发生。",
        "除条款中另有规定外，申报的事项应发生在2031年1月1日至2031年12月31日期间。",
    ],
)
def test_a_time_said_outside_the_programmes_is_one_of_all(article: str) -> None:
    first, _, third = read_lines(*RULES, f"第四条 {article}")
    assert [first.window_start, third.window_start] == [date(2031, 1, 1)] * 2
    assert "window_start" in first.doubtful


@pytest.mark.parametrize(
    "article",
    [
        "申报单位于2031年3月1日至2031年4月8日向所在区主管部门提交申报书。",
        "申报单位2029年以来未因违法行为受到行政处罚。",
        "市级主管部门于2031年9月12日前完成审查并公示。",
        "无正当理由逾期未完成的，收回已拨付资金的100%。",
    ],
)
def test_the_procedure_and_the_applicant_set_no_time_or_payment(article: str) -> None:
    for each in read_lines(*RULES, f"第四条 {article}"):
        assert (each.window_start, each.complete_by, each.first_payment_percent) == (None, None, None)


def test_what_calls_fewer_programmes_goes_before_what_calls_more() -> None:
    found = read_lines(
        *RULES,
        "第四条 第一条至第三条为专项资助类项目，专项资助类项目实施期不超过3年，立项后拨付60%，验收后拨付40%。",
        "第五条 第一条、第二条项目实施期不超过2年。第二条项目立项后拨付30%，验收后拨付70%。",
    )
    assert [(each.max_duration_years, each.first_payment_percent) for each in found] == [
        (2, 60),
        (2, 30),
        (3, 60),
    ]


def test_words_over_a_list_that_call_some_of_it_hold_for_those() -> None:
    found = read_lines(
        "某省服务贸易资金申报指南",
        "一、会展发展",
        "（一）展览项目",
        "1.新办展会补助。按场租的30%给予补助，最高50万元。",
        "2.国际认证奖励。对取得认证的，奖励30万元。",
        "二、服务贸易发展",
        "（一）企业国际化",
        "本类第1项、第2项按不超过核定费用的50%补助，每家企业最高60万元。",
        "1.市场开拓补助。企业参加境外展会的展位费。",
        "2.资质认证补助。企业取得国际认证的费用。",
        "3.文化出口补助。对译制费用，按40%给予补助，最高80万元。",
        "（二）平台建设",
        "1.公共平台补助。按平台投入的30%给予补助，最高100万元。",
        "2.基地奖励。对获评的基地，奖励50万元。",
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan) for each in found] == [
        ("一（一）1", 30, 50),
        ("一（一）2", None, None),
        ("二（一）1", 50, 60),
        ("二（一）2", 50, 60),
        ("二（一）3", 40, 80),
        ("二（二）1", 30, 100),
        ("二（二）2", None, None),
    ]


def test_a_policy_for_what_came_since_a_day_sets_when_it_came() -> None:
    found = read_lines(*RULES, "第四条 本政策适用于2031年1月1日以后与管委会签订投资协议的新引进项目。")
    assert {each.window_start for each in found} == {date(2031, 1, 1)}
    found = read_lines(*RULES, "第四条 本政策适用于2031年1月1日以后的申报。")
    assert {each.window_start for each in found} == {None}


def test_a_term_defined_by_a_day_is_about_those_who_use_it() -> None:
    found = read_lines(
        "某市人才补贴实施细则",
        "第一条 本细则所称新引进人才，是指2031年1月1日以后首次来我市工作的人员。",
        "第二条 安家补贴。对新引进人才中的博士，给予20万元安家补贴。",
        "第三条 竞赛奖励。对职业技能竞赛一等奖获得者，奖励5万元。",
    )
    assert [(each.path, each.window_start) for each in found] == [
        ("第二条", date(2031, 1, 1)),
        ("第三条", None),
    ]


def test_supports_by_parts_of_their_names_are_called() -> None:
    found = read_lines(
        "某市人才补贴实施细则",
        "第一条 高层次人才安家补贴。对顶尖人才给予100万元安家补贴。",
        "第二条 人才购房补贴。对领军人才给予50万元购房补贴。",
        "第三条 竞赛奖励。对一等奖获得者奖励5万元。",
        "第四条 安家补贴和购房补贴分三年发放，第一年发放40%，第二年、第三年各发放30%。",
    )
    assert [each.first_payment_percent for each in found] == [40, 40, None]


def test_a_paper_that_applies_to_what_was_done_in_a_time_sets_it_for_all() -> None:
    found = read_lines(
        "某市充电设施补贴实施细则",
        "第一条 本细则适用于2031年1月1日至2032年12月31日期间，在本市购置并注册登记的汽车，在本市建成投运的设施。",
        "第二条 公共充电站。按设备投资额的20%给予补贴，最高100万元。",
        "第三条 换电站。按设备投资额的30%给予补贴，最高200万元。",
    )
    assert [(each.path, each.window_start, each.window_end) for each in found] == [
        ("第二条", date(2031, 1, 1), date(2032, 12, 31)),
        ("第三条", date(2031, 1, 1), date(2032, 12, 31)),
    ]
    assert all("window_start" in each.doubtful for each in found)


def test_a_topic_with_pointed_parts_holds_a_programme_in_each() -> None:
    found = read_lines(
        "某省重点研发计划项目申报指南",
        "专题一 青年科学家项目",
        "本专题采用事前资助方式，每项资助50万元。",
        "1.1 材料基因工程",
        "围绕材料数据库开展前沿探索。",
        "1.2 具身智能感知",
        "围绕运动规划开展前沿探索。",
        "专题二 先进材料",
        "2.1 碳化硅衬底",
        "支持强度：每项资助不超过400万元。",
        "2.2 铝合金型材",
        "支持强度：每项资助不超过300万元。",
    )
    assert [(each.path, each.award_wan) for each in found] == [
        ("1.1", 50),
        ("1.2", 50),
        ("2.1", None),
        ("2.2", None),
    ]


def test_numbers_with_points_behind_a_number_with_a_point() -> None:
    found = read_lines(
        "某省体育赛事补助申报指南",
        "2 支持项目",
        "2.1 高水平赛事",
        "按核定支出的40%给予补助，最高500万元。",
        "2.2 特色赛事",
        "按核定支出的20%给予补助，最高50万元。",
        "2.3 训练基地",
        "按核定支出的10%给予补助，最高50万元。",
        "5 申报",
        "5.1 申报时间为2031年5月。",
        "5.2 2.1、2.2项赛事经评审立项后，按核定补助额的40%预拨启动资金。",
    )
    assert [(each.path, each.first_payment_percent) for each in found] == [
        ("2.1", 40),
        ("2.2", 40),
        ("2.3", None),
    ]


def test_parts_that_a_paragraph_spares_have_no_time_of_it() -> None:
    found = read_lines(
        "某区金融业扶持实施细则",
        "一、适用范围",
        "本细则适用于2031年1月1日以后在本区新设立或新迁入的金融机构。第三部分不受新设立、新迁入时间限制。",
        "二、落户奖励",
        "（一）法人机构。对新设立的法人机构，给予500万元奖励。",
        "（二）分支机构。对新设立的分支机构，给予100万元奖励。",
        "三、上市奖励",
        "（一）境内上市。对境内上市的企业，给予300万元奖励。",
        "（二）境外上市。对境外上市的企业，给予200万元奖励。",
    )
    assert [(each.path, each.window_start) for each in found] == [
        ("二（一）", date(2031, 1, 1)),
        ("二（二）", date(2031, 1, 1)),
        ("三（一）", None),
        ("三（二）", None),
    ]


def test_a_remark_below_a_table_of_programmes_is_about_its_rows() -> None:
    rows = [("序号", "支持项目", "支持标准")]
    rows += [(str(at), f"第{at}类补助", f"按费用的{at}0%给予补助") for at in range(1, 5)]
    table = "".join("| " + " | ".join(row) + " |\n" for row in rows)
    found = read_lines(
        f"某市申报通知\n一、申报主体\n本市企业。\n二、支持项目\n{table}"
        "说明：除第4项外，上述项目的费用支付时间均为2030年1月1日至2030年12月31日。\n"
    )
    assert [each.path for each in found] == ["二1", "二2", "二3", "二4"]
    assert [str(each.window_start) for each in found] == ["2030-01-01"] * 3 + ["None"]


def test_a_time_for_all_but_some_articles_of_the_paper() -> None:
    found = read_lines(
        "某区产业措施\n一、支持内容\n（一）设备补助。按设备投入的20%给予补助，最高100万元。\n"
        "（二）流片补助。按流片费用的30%给予补助，最高200万元。\n（三）攻关补助。按研发投入的40%给予补助，最高300万元。\n"
        "二、附则\n（四）除本措施第（二）项、第（三）项外，支持2030年1月1日至2030年12月31日期间发生的投资、费用。\n"
    )
    assert [str(each.window_start) for each in found[:3]] == ["2030-01-01", "None", "None"]


def test_what_a_policy_applies_to_in_a_time_sets_it_for_all() -> None:
    found = read_lines(
        "某区产业政策\n第一条 设备补助。按设备投入的20%给予补助，最高100万元。\n"
        "第二条 上规奖励。对首次上规的企业奖励10万元。\n第三条 本政策自2030年4月1日起施行，有效期至2032年12月31日。"
        "2030年1月1日至2032年12月31日期间企业完成的投资、取得的认定、达到的产值规模和实际发生的支出，适用本政策。\n"
    )
    assert [str(each.window_end) for each in found[:2]] == ["2032-12-31", "2032-12-31"]


def test_a_term_defined_for_several_words_is_told_to_those_that_use_one() -> None:
    first, second = read_lines(
        "某区若干措施\n一、支持航运\n（一）新引进航运企业奖励。对新引进的企业，奖励100万元。\n"
        "（二）航运保险补贴。按保费的20%给予补贴，最高50万元。\n"
        "二、附则\n（三）本措施所称“新引进”“新设立”，均指2030年1月1日以后发生的情形。\n"
    )
    assert (str(first.window_start), second.window_start) == ("2030-01-01", None)
