"""What is asked of a class of programmes, of numbered articles and of 其余各条 goes to those."""

from __future__ import annotations

from datetime import date

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
