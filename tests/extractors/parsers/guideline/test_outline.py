"""Marks, heads and titles: what belongs to what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import extractors
from tests.extractors.guideline_text import guideline_of, paths_of, read_lines


def test_articles_printed_as_one_paragraph_are_cut_at_their_marks() -> None:
    found = paths_of(
        "某区旅游奖励办法",
        "第一章总则为促进旅游业发展，制定本办法。第二章奖励范围第一条本办法适用于本区注册的旅游企业。"
        "第三章奖励标准第二条景区创建奖励。对首次评定为4A级的景区，给予12万元奖励，依照第一条执行。"
        "第三条饭店创建奖励。对首次评定为四星级的饭店，给予6万元奖励。",
    )
    assert found == ["第二条", "第三条"]


def test_a_head_that_lists_what_it_is_about_is_no_part_of_the_sentence_below() -> None:
    (programme,) = guideline_of(
        "某区集成电路扶持措施",
        "一、政策内容",
        "（一）流片、封装产品测试补助",
        "对开展流片的企业，按流片费用的55%给予补贴，年度最高240万元。",
    ).programmes
    assert programme.name == "流片、封装产品测试补助"


def test_a_web_page_without_numbers_is_read_by_its_heads_and_named_by_its_title() -> None:
    (programme,) = guideline_of(
        "首页 > 资讯",
        "某省2024年冷藏保鲜设施建设实施方案",
        "分享到微信",
        "主体条件",
        "1.支持县级以上示范家庭农场和合作社示范社。",
        "2.建设主体无违法不良记录。",
        "补助标准",
        "按不超过设施造价的30%给予补助、单个主体最高不超过80万元。",
        "1.通风库",
        "新建的每立方米补助不超过70元。",
        "2.机械冷库",
        "新建的每立方米补助不超过110元。",
    ).programmes
    assert programme.name == "某省2024年冷藏保鲜设施建设实施方案"
    assert {each.clause for each in programme.conditions} >= {"主体条件1", "主体条件2"}


def test_a_page_without_a_title_is_named_after_the_plan_that_it_announces() -> None:
    guideline = guideline_of(
        "关闭",
        "为做好今年工作，省财政厅制定了《冷链设施建设实施方案》",
        "申报条件",
        "1.支持县级以上示范家庭农场。",
        "补助标准",
        "按造价的25%给予补助，最高60万元。",
    )
    assert guideline.title == "冷链设施建设实施方案"
    assert [each.name for each in guideline.programmes] == ["冷链设施建设实施方案"]


@pytest.mark.parametrize(
    ("line_before", "is_head"),
    [("（二）近两年无违法记录；信用良好", True), ("（二）近两年无违法记录；投入达到以下", False)],
)
def test_a_head_behind_a_line_without_a_stop(line_before: str, is_head: bool) -> None:
    (programme,) = guideline_of(
        "某市技改资金申报指南",
        "一、技术改造项目",
        "申报条件：",
        "（一）项目总投资不低于300万元。",
        line_before,
        "支持标准：按投资额的9%给予补助，最高70万元。",
    ).programmes
    assert bool(programme.subsidies) == is_head


def test_marks_that_do_not_count_on_behind_a_stop_cut_no_paragraph() -> None:
    found = paths_of(
        "某市产业办法",
        "一、技术改造项目。按投入的12%给予补助，最高80万元，产品列入目录一、二、三类的优先。",
        "二、设计服务项目。按投资额的9%给予补助，最高400万元。",
    )
    assert found == ["一", "二"]


def test_directions_that_count_anew_below_each_topic_are_named_with_it() -> None:
    paths = paths_of(
        "某省重点研发计划申报指南",
        "一、总体安排",
        "二、申报方向",
        "专题一：重大项目",
        "方向1.储能装备",
        "申报条件：由企业牵头。",
        "经费支持：每项不超过900万元，拟支持2项。",
        "方向2.电池材料",
        "申报条件：由企业牵头。",
        "经费支持：每项不超过400万元，拟支持2项。",
        "专题二：一般项目",
        "方向1.种质资源",
        "申报条件：由高校牵头。",
        "经费支持：每项支持45万元，拟支持20项。",
        "三、申报要求",
        "（一）项目负责人年龄不超过57周岁。",
    )
    assert paths == ["专题一方向1", "专题一方向2", "专题二方向1"]


def test_a_head_that_a_blank_parts_from_its_words(tmp_path: Path) -> None:
    file = tmp_path / "指南.md"
    file.write_text(
        "# 某市数据资金申报指南\n\n## 一、数据入表\n\n**申报条件** 2031年度完成首单入表；投资不低于100万元。\n\n"
        "**支持方式** 给予一次性奖励10万元。\n",
        "utf-8",
    )
    found = extractors.parse("guideline", extractors.read(file))
    (programme,) = found.programmes
    assert (programme.window_start, programme.award_wan) == (date(2031, 1, 1), 10)
    assert [each.kind for each in found.guideline.programmes[0].conditions].count("minimum") == 1


def test_a_head_that_names_its_topic_behind_the_last_direction_is_the_topics() -> None:
    found = read_lines(
        "某省科技计划项目申报指南",
        "专题一　装备",
        "方向1　机床主轴",
        "研究内容：研究主轴技术。考核指标：形成样机。",
        "方向2　功率器件",
        "研究内容：研究器件技术。考核指标：通过认证。拟支持1项。",
        "专题一申报要求：本专题项目省拨经费均不超过项目总投入的30%。方向1拟支持不超过2项，每项省拨经费不超过400万元。",
        "专题二　农业",
        "方向3　育种",
        "研究内容：研究育种技术。考核指标：形成品种。每项省拨经费不超过90万元。",
        "方向1、方向2项目实施期不超过3年。",
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan, each.quota) for each in found] == [
        ("方向1", 30, 400, 2),
        ("方向2", 30, None, 1),
        ("方向3", None, 90, None),
    ]


def test_a_line_behind_the_cases_of_an_article_is_about_the_article() -> None:
    found = read_lines(
        "某市科技政策实施细则",
        "第一条 科技计划项目。",
        "（一）重大专项。按项目投入的20%给予资助，最高500万元。",
        "（二）社会发展项目。每项给予20万元资助。",
        "本条第（一）项资助经费分两次拨付，签订任务书后拨付50%，验收后拨付50%；第（二）项经费一次性拨付。",
        "第二条 平台奖励。对获批的平台，给予50万元奖励。",
    )
    assert [(each.path, each.first_payment_percent) for each in found] == [
        ("第一条（一）", 50),
        ("第一条（二）", None),
        ("第二条", None),
    ]


def test_directions_that_count_anew_in_each_chapter_are_known_by_both() -> None:
    found = read_lines(
        "某市服务业资金申报指南",
        "一、A类：投资补助",
        "方向1 物流设施",
        "按投资额的10%给予补助，最高500万元。",
        "方向2 公共平台",
        "按投资额的20%给予补助，最高300万元。",
        "二、B类：事后奖补",
        "方向1 检验检测",
        "按设备投入的12%给予补助，最高120万元。",
        "方向2 品牌展会",
        "按场租的30%给予补助，最高60万元。",
    )
    assert [each.path for each in found] == ["一方向1", "一方向2", "二方向1", "二方向2"]


def test_an_article_behind_a_chapter_with_a_comma_counts_on_from_the_chapter_before() -> None:
    found = read_lines(
        "某区促进科技创新办法",
        "一、支持研发机构",
        "第一条 研发机构。对获批的研发机构，给予50万元奖励。",
        "二、鼓励专利创造与运用，促进科技成果转化",
        "第二条 专利奖。对获得专利奖的企业，给予20万元奖励。",
        "第三条 贯标。对通过认证的企业，给予10万元奖励。",
    )
    assert [(each.path, each.award_wan) for each in found] == [
        ("第一条", 50),
        ("第二条", 20),
        ("第三条", 10),
    ]


def test_articles_that_count_anew_in_each_chapter_are_known_by_both() -> None:
    found = read_lines(
        "某区经济工作奖励办法",
        "第一章 重大项目奖",
        "第一条 对引进工业项目的企业，奖励50万元。",
        "第二条 对引进商业项目的企业，奖励40万元。",
        "第二章 创新创业奖",
        "第一条 对首次认定为高新技术企业的单位，奖励10万元。",
        "第二条 对通过贯标认证的企业，奖励6万元。",
    )
    assert [(each.path, each.award_wan) for each in found] == [
        ("第一章第一条", 50),
        ("第一章第二条", 40),
        ("第二章第一条", 10),
        ("第二章第二条", 6),
    ]


def test_items_under_the_only_head_that_gives_sums_are_called_by_their_numbers() -> None:
    found = read_lines(
        "某市外贸企业资金支持\n服务对象\n本市外贸企业。\n资金支持\n"
        "1．展位费：最高支持比例为50%，每个项目最高30万元。\n"
        "2．体系认证：最高支持比例为60%，每个项目最高5万元。\n"
        "条件要求\n1．在本市注册；\n2．有专业人员。\n"
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan) for each in found] == [
        ("1", 50, 30),
        ("2", 60, 5),
    ]


def test_a_pointed_mark_may_stand_before_another_items_number() -> None:
    found = read_lines(
        "某市指南\n2 支持方向\n2.1 节能改造\n按投资的20%给予补助，最高100万元。\n"
        "2.2 绿色工厂\n每个奖励30万元。\n3 要求\n3.1 2.1的设备费用应发生在2030年1月1日至2030年8月31日。\n"
        "3.2 2.2所列称号应于2029年度取得。\n"
    )
    assert [(each.path, str(each.window_start)) for each in found] == [
        ("2.1", "2030-01-01"),
        ("2.2", "2029-01-01"),
    ]


def test_a_line_behind_a_heads_items_is_about_all_of_them() -> None:
    first, second, third = read_lines(
        "某市服务业指南\n一、支持方向\n（一）现代物流\n1. 冷链项目。按投资的25%给予补助，最高60万元。\n"
        "（二）健康养老\n1. 社区设施项目。按投资的25%给予补助，最高60万元。\n2. 连锁机构奖励。给予20万元奖励。\n"
        "健康养老方向本次暂不受理申报，申报时间另行通知。\n"
    )
    assert [each.path for each in (first, second, third)] == ["一（一）1", "一（二）1", "一（二）2"]
    assert [each.state for each in (first, second, third)] == ["open", "deferred", "deferred"]


def test_what_is_said_of_the_items_above_is_theirs() -> None:
    found = read_lines(
        "某市保险补贴细则\n一、补贴险种\n（一）研发类保险。按照保费的60%给予补贴。\n"
        "（二）网络类保险。按照保费的50%给予补贴。\n（三）贷款保险。按照保费的40%给予补贴，单个企业每年最高15万元。\n"
        "前款第（一）项、第（二）项，单个企业每个险种补贴最高20万元。\n"
    )
    assert [(each.path, each.cap_wan) for each in found] == [
        ("一（一）", 20),
        ("一（二）", 20),
        ("一（三）", 15),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "本事项暂未开放，标准及受理时间以后续通知为准。",
        "按投资的10%给予补助。具体实施方案由市局会同市金融局另行制定，方案印发后受理。",
        "按投资的10%给予补助。本项目2030年度暂缓申报，启动时间将另行公告。",
        "补贴标准正在调整，新标准公布前暂停受理新申请。",
        "拟按投入的25%给予补助，不纳入本批次申报。",
    ],
)
def test_what_is_not_open_this_time_is_deferred(words: str) -> None:
    first, second = read_lines(
        f"某市指南\n一、支持方向\n（一）设备补助。按投入的20%给予补助。\n（二）平台补助。{words}\n"
    )
    assert (first.state, second.state) == ("open", "deferred")


def test_what_is_announced_each_year_puts_nothing_off() -> None:
    first, second = read_lines(
        "某区楼宇政策\n2 楼宇\n2.1 改造补助。按投入的20%给予补助。\n2.2 招商奖励。给予20万元奖励。\n"
        "3 附则\n3.1 第2章扶持事项的投资时间为2030年1月1日至2032年12月31日；各条款申报时间由主管部门每年另行公布。\n"
    )
    assert [(each.state, str(each.window_start)) for each in (first, second)] == [("open", "2030-01-01")] * 2


def test_a_series_right_behind_a_bare_head_is_below_it_though_it_is_the_last_of_its_list() -> None:
    found = read_lines(
        "2031年机器人专项资金申报指南",
        "一、专题方向",
        "（一）骨干企业重大技术创新",
        "按项目投入的20%给予补助，单个项目最高不超过800万元。",
        "（二）工业机器人应用",
        "方向1：对销售机器人的企业按销售额的10%给予奖补。",
        "方向2：对购置机器人的企业按购置额的12%给予奖补。",
        "二、申报条件",
        "（一）在本市注册的企业。",
        "（二）设备的销售或购置时间要求：",
        "方向1：销售时间应在2031年4月1日至2031年10月31日；",
        "方向2：购置时间应在2031年1月1日至2031年9月30日。",
    )
    assert [(each.path, each.rate_max_percent, each.window_start, each.window_end) for each in found] == [
        ("一（一）", 20, None, None),
        ("一（二）方向1", 10, date(2031, 4, 1), date(2031, 10, 31)),
        ("一（二）方向2", 12, date(2031, 1, 1), date(2031, 9, 30)),
    ]
