"""What is asked of a class of programmes, of numbered articles and of 其余各条 goes to those."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.extractors.guideline_text import read_lines

ARTICLES = (
    "某市节能专项资金管理办法",
    "第一条 为支持节能，制定本办法。",
    "第二条 节能改造。对节能改造项目，按设备投资额的15%给予补助，最高280万元。",
    "第三条 示范奖励。对获评国家级示范单位的，给予30万元奖励。",
    "第四条 加氢站。对新建加氢站，按设备投资额的25%给予补助，最高200万元。",
    "第五条 服务机构。对开展节能诊断的服务机构，按服务费用的40%给予补助，最高20万元。",
)


def test_a_class_defined_by_articles_gets_what_is_asked_of_the_class() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 第二条、第四条为投资建设类项目。投资建设类项目应当符合以下要求：",
        "（一）2031年7月1日以后开工建设，2033年6月30日前竣工投运，建设周期不得超过24个月。",
        "第七条 第三条为认定奖励类项目，申报的认定应在2031年1月1日至2031年12月31日期间取得。",
        "第八条 投资建设类项目列入年度计划后，先拨付补助资金的60%，竣工验收后拨付其余40%。第五条项目一次性拨付。",
    )
    assert [
        (each.path, each.window_start, each.complete_by, each.max_duration_years, each.first_payment_percent)
        for each in found
    ] == [
        ("第二条", date(2031, 7, 1), date(2033, 6, 30), 2, 60),
        ("第三条", date(2031, 1, 1), None, None, None),
        ("第四条", date(2031, 7, 1), date(2033, 6, 30), 2, 60),
        ("第五条", None, None, None, None),
    ]


def test_a_class_with_its_articles_in_brackets() -> None:
    found = read_lines(
        *ARTICLES, "第六条 建设类项目（第二条、第四条）立项后拨付补助资金的50%，验收合格后拨付其余50%。"
    )
    assert [each.first_payment_percent for each in found] == [50, None, 50, None]


NUMBERED = (
    "某市若干措施",
    "一、支持研发",
    "1.支持新药。对开展临床试验的企业，按研发费用的20%给予补助，最高500万元。",
    "2.建设平台。对新建平台，按设备投入的20%予以补助，最高600万元。",
    "二、支持应用",
    "3.支持航线。对新开航线的企业，每条给予30万元奖励。",
    "4.支持培训。对培训机构，按培训费用的30%给予补助，最高10万元。",
    "三、通用规定",
)


def test_the_other_articles_are_those_that_are_named_nowhere() -> None:
    found = read_lines(
        *NUMBERED,
        "5.时间要求。第2条为建设类项目，应在2031年7月1日以后备案，并在2033年6月30日前竣工验收。其余各条（第4条除外）"
        "所涉及的费用支出、航线运营，均以2032年1月1日至2032年12月31日期间发生的为准。",
        "6.资金兑现。建设类项目竣工验收后，首期拨付核定资金的50%，正常运营满一年后拨付余款。",
    )
    assert [(each.path, each.window_start, each.window_end) for each in found] == [
        ("1", date(2032, 1, 1), date(2032, 12, 31)),
        ("2", date(2031, 7, 1), None),
        ("3", date(2032, 1, 1), date(2032, 12, 31)),
        ("4", None, None),
    ]
    assert [each.first_payment_percent for each in found] == [None, 50, None, None]


def test_a_line_that_begins_with_several_numbers_in_brackets_is_no_item() -> None:
    found = read_lines(
        "某市金融支持政策",
        "（一）贷款贴息。对企业设备贷款按利息的50%给予贴息，最高200万元。",
        "（二）上市奖励。对境内上市企业给予300万元奖励。",
        "（三）保费补贴。对科技保险按保费的50%给予补贴，最高20万元。",
        "（四）申报与兑付。",
        "（一）（二）两项奖补资金分两年兑付，审核通过当年兑付60%，次年兑付其余40%；其余各项审核公示后一次性兑付。",
    )
    assert [(each.path, each.first_payment_percent) for each in found] == [
        ("（一）", 60),
        ("（二）", 60),
        ("（三）", None),
    ]


def test_directions_of_a_chapter_are_called_by_their_numbers() -> None:
    found = read_lines(
        "某省中小企业发展专项资金项目申报指南",
        "一、数字化转型类项目",
        "（一）支持方向",
        "1.设备改造。支持企业实施设备改造。",
        "2.链式转型。支持链主企业带动上下游改造。",
        "（二）申报条件与支持标准",
        "方向1：项目软件投入不低于40万元，按投入的30%给予补助，最高60万元。",
        "方向2：项目总投资不低于1000万元，按总投资的20%给予补助，最高300万元。",
        "（三）时间要求",
        "方向1的合同签订时间应在2031年7月1日至2032年6月30日之间；方向2的项目应于2032年12月31日前通过验收。",
        "二、服务体系类项目",
        "（一）支持方向",
        "1.平台奖励。对省级平台给予40万元奖励。",
        "2.基地升级。对基地升级按投入的25%给予补助。",
        "三、通用条件",
        "（一）按比例补助且未规定最高额的，单个项目补助不超过120万元。",
        "四、资金拨付",
        "数字化转型类方向2立项后先拨付补助金额的50%，验收合格后再拨付50%。其他项目一次性拨付。",
    )
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.first_payment_percent) for each in found
    ] == [
        ("一（一）1", 30, 60, None),
        ("一（一）2", 20, 300, 50),
        ("二（一）1", None, None, None),
        ("二（一）2", 25, 120, None),
    ]
    assert (found[0].min_software_wan, found[0].window_start) == (40, date(2031, 7, 1))
    assert (found[1].min_investment_wan, found[1].complete_by) == (1000, date(2032, 12, 31))


def test_what_others_of_a_class_are_let_off_is_not_asked_of_them() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 第二条、第四条、第五条为建设类项目，其余为奖励类项目。建设类项目应当符合以下要求：",
        "（一）截至2032年6月30日，已完成投资不低于计划总投资的30%。第四条不受此限。",
        "（二）建设周期不超过12个月。",
        "第七条 除条款已写明时间的以外，奖励类项目的认定均应发生在2031年1月1日至2031年12月31日。",
    )
    assert [
        (each.path, each.invested_min_percent, each.max_duration_years, each.window_start) for each in found
    ] == [
        ("第二条", 30, 1, None),
        ("第三条", None, None, date(2031, 1, 1)),
        ("第四条", None, 1, None),
        ("第五条", 30, 1, None),
    ]


def test_rows_of_a_table_with_bars_are_programmes_and_the_chapters_beside_it_are_about_them() -> None:
    found = read_lines(
        "关于组织申报2032年专项资金项目的通知",
        "一、总的要求",
        "（一）本年度分建设类（一览表序号1、2）、奖励类（序号3）两类组织申报。",
        "（二）建设类项目总投资不低于300万元，建设期不超过18个月。",
        "（三）同一企业当年从专项资金中获得的各类支持合计不超过1000万元。",
        "二、支持项目一览表",
        "序号 | 项目名称 | 支持标准 | 支持数量 | 申报条件",
        "1 | 技术改造 | 按设备投资额的12%给予补助，最高500万元 | 不超过20个 | 项目总投资不低于1000万元",
        "2 | 公共平台 | 按建设投入的25%给予补助 | 不超过3个 | 对外开放服务",
        "3 | 示范奖励 | 国家级示范企业奖励60万元 | 按名单支持 | 2031年度获得认定",
        "三、有关口径",
        "（一）建设类项目在一览表中未载明最高金额的，单个项目补助一律不超过200万元。",
        "四、资金拨付",
        "（一）建设类项目先按核定补助金额的60%拨付，其余40%待验收通过后拨付。",
    )
    assert [
        (
            each.path,
            each.cap_wan,
            each.min_investment_wan,
            each.max_duration_years,
            each.first_payment_percent,
        )
        for each in found
    ] == [
        ("二1", 500, 1000, 1.5, 60),
        ("二2", 200, 300, 1.5, 60),
        ("二3", None, None, None, None),
    ]


def test_articles_that_are_said_to_go_one_way_are_a_class() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 第三条、第五条规定的奖励和补助，采取事后奖补方式。",
        "第七条 第二条、第四条规定的补助，采取项目补助方式。",
        "第八条 采取事后奖补方式的，资金一次性拨付。"
        "采取项目补助方式的，项目立项后拨付核定补助资金的50%，验收后拨付50%。",
    )
    assert [each.first_payment_percent for each in found] == [50, None, 50, None]


LABELLED = (
    "某省工业互联网项目申报指南",
    "一、支持方向",
    "（一）平台建设项目（投资建设类）。按投资的30%给予补助，最高500万元。",
    "（二）5G工厂（认定奖励类）。对入选的工厂，每家奖励40万元。",
    "（三）标识解析节点建设（投资建设类）。按投资的25%给予补助，最高200万元。",
    "二、申报条件",
)


def test_a_class_in_quotes_is_that_of_the_names_in_brackets() -> None:
    first, second = read_lines(
        "某省指南\n一、支持方向\n1.材料研发（揭榜挂帅）。按投入的30%给予补助，最高900万元。\n"
        "2.软件研发（竞争择优）。按投入的40%给予补助，最高200万元。\n"
        "二、实施要求\n“揭榜挂帅”类项目实施周期不超过3年。“竞争择优”类项目立项后拨付70%。\n"
    )
    assert (first.max_duration_years, first.first_payment_percent) == (3, None)
    assert (second.max_duration_years, second.first_payment_percent) == (None, 70)


def test_a_class_stands_behind_the_names_of_its_items() -> None:
    found = read_lines(
        *LABELLED,
        "（一）投资建设类项目应于2031年1月1日以后开工，建设期不超过2年。",
        "（二）认定奖励类项目应在2032年1月1日至2032年12月31日期间获得认定。",
    )
    assert [(each.window_start, each.max_duration_years) for each in found] == [
        (date(2031, 1, 1), 2),
        (date(2032, 1, 1), None),
        (date(2031, 1, 1), 2),
    ]


NAMED = (
    "某省专项资金申报通知",
    "一、支持方向和标准",
    "（一）高价值专利培育中心建设。每家资助80万元。",
    "（二）中国专利奖奖励。对获奖单位每项奖励100万元。",
    "（三）产业专利导航。每项资助不超过40万元。",
    "二、实施和资金管理",
)


def test_a_class_defined_by_names_and_the_others_of_another_class() -> None:
    found = read_lines(
        *NAMED,
        "（一）项目资助类。高价值专利培育中心建设、产业专利导航为项目资助类，实施期不超过2年，"
        "并须于2033年6月30日前完成验收。资金分两次拨付，立项后拨付资助金额的60%，验收合格后拨付其余40%。",
        "（二）奖励补助类。除项目资助类外的其他项目为奖励补助类，获奖时间应在2031年1月1日至2031年12月31日之间。"
        "资金一次性拨付。",
    )
    assert [
        (each.max_duration_years, each.complete_by, each.first_payment_percent, each.window_start)
        for each in found
    ] == [
        (2, date(2033, 6, 30), 60, None),
        (None, None, None, date(2031, 1, 1)),
        (2, date(2033, 6, 30), 60, None),
    ]


def test_names_side_by_side_call_all_of_them() -> None:
    found = read_lines(
        *NAMED,
        "（一）高价值专利培育中心建设、产业专利导航的资金分两次拨付，立项后拨付50%，验收后拨付其余资金；"
        "其他项目一次性拨付。",
    )
    assert [each.first_payment_percent for each in found] == [50, None, 50]


def test_a_class_whose_name_ends_as_another_is_not_that_one() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 第二条、第四条规定的事项为建设类项目，应于2031年1月1日以后开工建设。"
        "其他事项为非建设类事项，其认定应在2032年1月1日至2032年12月31日期间。",
        "第七条 非建设类事项审核后一次性拨付。建设类项目开工后，先行拨付预计奖补资金的40%，验收后拨付剩余资金。",
    )
    assert [(each.window_start, each.first_payment_percent) for each in found] == [
        (date(2031, 1, 1), 40),
        (date(2032, 1, 1), None),
        (date(2031, 1, 1), 40),
        (date(2032, 1, 1), None),
    ]


def test_the_rest_are_in_no_class_that_is_defined() -> None:
    found = read_lines(
        *NAMED,
        "（一）平台建设类项目（高价值专利培育中心、产业专利导航）应于2031年1月1日以后开工建设，建设期不超过2年。",
        "（二）其余奖励和补助类项目，其获奖时间应在2032年1月1日至2032年12月31日之间。",
    )
    assert [(each.max_duration_years, each.window_start) for each in found] == [
        (2, date(2031, 1, 1)),
        (None, date(2032, 1, 1)),
        (2, date(2031, 1, 1)),
    ]


def test_a_programme_may_say_itself_what_class_it_is_in() -> None:
    found = read_lines(
        "某省项目申报指南",
        "一、支持方向",
        "（一）装备研制",
        "类别：项目补助。",
        "支持标准：按研发投入的30%给予补助，最高900万元。",
        "（二）应用奖励",
        "类别：应用奖补。",
        "支持标准：按销售额的15%给予奖励，最高300万元。",
        "二、时间与资金",
        "（一）应用奖补类事项的销售行为应发生于2031年1月1日至2031年12月31日。",
        "（二）项目补助类项目建设（实施）期最长不超过24个月，资金计划下达后安排60%，通过验收后安排40%。",
    )
    assert [
        (each.path, str(each.window_start), each.max_duration_years, each.first_payment_percent)
        for each in found
    ] == [("一（一）", "None", 2, 60), ("一（二）", "2031-01-01", None, None)]


def test_topics_say_of_their_own_directions_what_class_each_is_in() -> None:
    found = read_lines(
        "某省科技项目申报指南",
        "一、组织方式",
        "（一）揭榜攻关类。项目实施期不超过3年，签订任务书后拨付40%，验收后拨付60%。",
        "（二）竞争择优类。项目实施期不超过2年，立项后拨付60%，验收后拨付40%。",
        "二、支持方向",
        "专题一 医疗",
        "本专题方向1为揭榜攻关类项目，方向2为竞争择优类项目。",
        "方向1 早期筛查",
        "支持强度：每项资助不超过300万元。",
        "方向2 康复装备",
        "支持强度：每项资助不超过90万元。",
        "专题二 农业",
        "本专题各方向均为竞争择优类项目。",
        "方向3 智慧种植",
        "支持强度：每项资助不超过70万元。",
        "方向4 育种",
        "支持强度：每项资助不超过60万元。",
    )
    assert [(each.path, each.max_duration_years, each.first_payment_percent) for each in found] == [
        ("方向1", 3, 40),
        ("方向2", 2, 60),
        ("方向3", 2, 60),
        ("方向4", 2, 60),
    ]


def test_classes_by_how_their_members_are_paid() -> None:
    found = read_lines(
        "某省能源项目申报通知",
        "一、支持内容",
        "（一）光伏示范。按设备投资的15%给予补助，最高200万元。",
        "（二）服务考核。考核为AAA级的，奖励50万元。",
        "二、申报要求",
        "（一）按投资一定比例给予支持的项目为投资补助类，按定额给予支持的项目为奖励补贴类。",
        "（二）投资补助类项目应为2031年1月1日以后开工建设的项目。",
        "（三）奖励补贴类项目的评定时间应在2031年7月1日至2032年6月30日之间。",
    )
    assert [(each.path, str(each.window_start), str(each.window_end)) for each in found] == [
        ("一（一）", "2031-01-01", "None"),
        ("一（二）", "2031-07-01", "2032-06-30"),
    ]


def test_a_class_by_names_of_which_one_holds_a_joint_and_one_is_left_out() -> None:
    found = read_lines(
        "某县农业项目申报通知",
        "一、支持内容",
        "（一）基地建设。按投资的30%给予补助，最高50万元。",
        "（二）加工提升",
        "1.设备更新。按设备投资的20%给予补助，最高80万元。",
        "2.贷款贴息。按利息的40%给予贴息，最高30万元。",
        "（三）农机和冷链装备。按购置额的25%给予补助，最高20万元。",
        "二、实施时间",
        "基地建设、加工提升（贷款贴息除外）、农机和冷链装备三类项目为建设类项目，须在2031年10月1日以后开工。",
    )
    assert [(each.path, str(each.window_start)) for each in found] == [
        ("一（一）", "2031-10-01"),
        ("一（二）1", "2031-10-01"),
        ("一（二）2", "None"),
        ("一（三）", "2031-10-01"),
    ]


def test_a_class_with_its_list_in_brackets_for_the_rest_of_the_paper() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 建设类项目（第二条和第四条所列项目，下同）实施期限一般不超过2年。",
        "第七条 建设类项目资金分期拨付，项目批复后拨付60%，竣工验收后拨付40%。",
    )
    assert [(each.path, each.max_duration_years, each.first_payment_percent) for each in found] == [
        ("第二条", 2, 60),
        ("第三条", None, None),
        ("第四条", 2, 60),
        ("第五条", None, None),
    ]


def test_ways_that_serve_articles_in_one_sentence() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 资金采取项目补助、以奖代补方式。其中，项目补助适用于第二条、第四条所列事项，项目建设期不超过18个月；"
        "以奖代补适用于第三条、第五条所列事项。",
        "第七条 项目补助资金列入计划后拨付40%，竣工验收后拨付其余60%。",
    )
    assert [(each.path, each.max_duration_years, each.first_payment_percent) for each in found] == [
        ("第二条", Decimal("1.5"), 40),
        ("第三条", None, None),
        ("第四条", Decimal("1.5"), 40),
        ("第五条", None, None),
    ]


def test_a_class_that_means_items_by_name() -> None:
    found = read_lines(
        *ARTICLES,
        "第六条 建设类项目必须在2031年9月30日前全面完工，并提交验收申请。",
        "第七条 本办法所称建设类项目，是指节能改造和加氢站。",
    )
    assert [(each.path, each.complete_by) for each in found] == [
        ("第二条", date(2031, 9, 30)),
        ("第三条", None),
        ("第四条", date(2031, 9, 30)),
        ("第五条", None),
    ]


def test_topics_granted_before_or_after_are_classes() -> None:
    found = read_lines(
        "某市科技计划项目申报指南",
        "一、申报要求",
        "专题一为前资助项目，专题二为后补助项目。前资助项目实施期限自立项之日起不超过2年。",
        "专题一 关键技术攻关",
        "方向1：电池材料",
        "研究内容：研究电池材料。本方向立项1项，每项资助不超过100万元。",
        "方向2：功率器件",
        "研究内容：研究功率器件。本方向立项2项，每项资助不超过90万元。",
        "专题二 成果转化",
        "方向3：技术交易",
        "支持标准：按技术合同实际支付额的20%给予补助，最高50万元。",
    )
    assert [(each.path, each.max_duration_years, each.quota) for each in found] == [
        ("方向1", 2, 1),
        ("方向2", 2, 2),
        ("方向3", None, None),
    ]


def test_a_head_that_names_a_class_is_about_its_members() -> None:
    first, second = read_lines(
        "某市数字经济指南\n第一部分 总则\n1.申报类别\n方向1为项目补助类，方向2为认定奖励类。\n"
        "2.项目补助类要求\n（1）项目应于2029年7月1日以后开工，并于2030年12月31日前建成。\n"
        "（2）项目总投资不低于200万元。\n3.认定奖励类要求\n相关认定应在2030年度内取得。\n"
        "第二部分 支持方向\n方向1  平台建设\n支持标准：按投资的20%给予补助，最高100万元。\n"
        "方向2  试点示范\n支持标准：国家级奖励50万元，省级奖励20万元。\n"
    )
    assert (str(first.window_start), first.min_investment_wan) == ("2029-07-01", 200)
    assert (str(second.window_start), second.min_investment_wan) == ("2030-01-01", None)
    assert (str(first.complete_by), second.complete_by) == ("2030-12-31", None)
