"""What is asked of a way of support (投资补助, 事后奖补) goes to the programmes that are supported so."""

from __future__ import annotations

from datetime import date

from tests.extractors.guideline_text import read_lines

WAYS = (
    "某市专项资金操作规程",
    "第一条 为规范管理，制定本规程。",
    "第二条 攻关项目。采取事前资助方式，按总投资的40%给予资助，最高2000万元。",
    "第三条 改造项目。采取事后资助方式，按设备投资的20%给予资助，最高300万元。",
    "第四条 平台项目。采取事前资助方式，按总投资的50%给予资助，最高1000万元。",
)


def test_what_is_told_of_a_way_of_support_goes_to_those_that_support_so() -> None:
    found = read_lines(
        *WAYS,
        "第五条 事前资助项目实施期不超过24个月；资助资金分两期拨付，合同签订后拨付资助金额的60%，验收后拨付40%。",
        "第六条 采取事后资助方式支持的项目，应当在2031年1月1日至2031年12月31日期间竣工投产。",
    )
    assert [
        (each.path, each.max_duration_years, each.first_payment_percent, each.window_start) for each in found
    ] == [
        ("第二条", 2, 60, None),
        ("第三条", None, None, date(2031, 1, 1)),
        ("第四条", 2, 60, None),
    ]


def test_ways_of_support_that_serve_numbered_directions() -> None:
    found = read_lines(
        "某省现代物流项目申报通知",
        "一、支持范围",
        "（一）物流枢纽建设。支持枢纽建设，项目总投资不低于10000万元。",
        "（二）智慧物流项目。支持信息平台，项目总投资不低于1000万元。",
        "（三）供应链服务项目。支持建设服务设施。",
        "（四）现代服务业集聚区。对评价优秀的省级服务业集聚区给予奖励。",
        "（五）物流品牌企业。对新评定的国家A级物流企业给予奖励。",
        "二、支持方式及标准",
        "（一）投资补助。适用于支持范围第（一）至（二）类项目。第（一）类项目按照投资的10%给予补助，"
        "第（二）类项目按照投资的20%给予补助。单个项目补助额度为：第（一）类最高不超过500万元；第（二）类最高不超过300万元。",
        "（二）贷款贴息。适用于支持范围第（三）类项目。按照实际支付利息的50%给予贴息，最高不超过200万元。",
        "（三）奖励。适用于支持范围第（四）至（五）类。其中，评价优秀的省级服务业集聚区，每家给予100万元奖励；"
        "新评定的国家A级物流企业给予50万元奖励。",
        "三、资金拨付",
        "投资补助资金分两次拨付，资金计划下达后拨付补助额度的60%，验收合格后拨付剩余40%。",
    )
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.award_wan, each.first_payment_percent)
        for each in found
    ] == [
        ("一（一）", 10, 500, None, 60),
        ("一（二）", 20, 300, None, 60),
        ("一（三）", 50, 200, None, None),
        ("一（四）", None, None, 100, None),
        ("一（五）", None, None, 50, None),
    ]


DIRECTIONS = (
    "某省服务业引导资金申报指南",
    "一、支持方式和标准",
    "（一）投资补助。适用于本指南现代物流方向第（一）项。按不超过固定资产投资的15%给予补助，最高300万元。",
    "（二）事后奖补。适用于现代物流方向第（二）项和试点示范方向各项。",
    "二、现代物流方向",
    "（一）物流园区提质。支持物流园区改造，项目总投资不低于3000万元。",
    "（二）企业数智化改造。设备投入不低于400万元的，按实际投入的25%给予奖补，最高150万元。",
    "三、试点示范方向",
    "（一）示范城市奖补。对获评国家级示范城市的，奖补200万元。",
    "四、资金拨付",
    "投资补助资金分两次下达，计划下达后拨付70%，竣工验收后拨付其余30%。事后奖补资金一次性拨付。",
)


def test_ways_that_serve_chapters_called_by_their_names() -> None:
    found = read_lines(*DIRECTIONS)
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.first_payment_percent) for each in found
    ] == [
        ("二（一）", 15, 300, 70),
        ("二（二）", 25, 150, None),
        ("三（一）", None, None, None),
    ]


def test_all_projects_of_an_attachment_are_supported_in_one_way() -> None:
    found = read_lines(
        "关于组织申报绿色建筑专项资金项目的通知",
        "一、支持时限",
        "采用事前补助的项目，须在2031年7月1日后开工。采用事后补助（含奖励）的项目，其取得证书的时间应在2031年1月1日至2031年12月31日之间。",
        "附件1",
        "污染治理项目申报指南",
        "一、基本要求",
        "（一）支持方向第（一）项采用事前补助方式，第（二）项采用事后奖励方式。",
        "二、支持方向",
        "（一）炉窑治理。按核定环保投资的30%给予补助，最高400万元。",
        "（二）环保绩效奖励。对评为A级的企业，奖励50万元。",
        "附件2",
        "绿色建筑项目申报指南",
        "一、申报条件",
        "（一）本类项目均采用事后补助（含奖励）方式。",
        "二、支持内容",
        "（一）绿色建筑。按建筑面积每平方米补助30元，最高120万元。",
        "（二）装配式建筑。按建筑面积每平方米补助20元，最高90万元。",
    )
    assert [(each.path, each.window_start, each.window_end) for each in found][0::2] == [
        ("附件1二（一）", date(2031, 7, 1), None),
        ("附件2二（一）", date(2031, 1, 1), date(2031, 12, 31)),
    ]


MEASURES = (
    "附件1",
    "某市服务业引导资金管理办法",
    "第一章 支持方式",
    "第一条 采取投资补助方式的，补助额度不超过核定总投资的15%，单个项目最高不超过300万元。",
    "第二条 采取贷款贴息方式的，按利息的50%给予贴息，单个项目不超过200万元。",
    "第二章 项目管理",
    "第三条 投资补助类项目建设期一般不超过2年，总投资不低于800万元。",
    "附件2",
    "2031年度某市服务业引导资金申报指南",
    "一、支持重点",
    "方向1　冷链物流设施。支持冷链集配中心建设。采取投资补助方式。",
    "方向2　物流园区。项目总投资2000万元以上。采取投资补助方式，按不超过总投资的20%给予补助，最高500万元。",
    "方向3　物流企业培育。对新评定为5A级的物流企业，给予50万元奖励。",
    "方向4　服务业项目贷款贴息。对服务业项目的银行贷款利息给予贷款贴息。",
)


def test_rules_in_an_attachment_of_their_own_hold_for_what_the_guideline_lists() -> None:
    found = read_lines("某市关于申报服务业项目的通知", "一、请认真组织申报。", *MEASURES)
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.min_investment_wan, each.max_duration_years)
        for each in found
    ] == [
        ("方向1", 15, 300, 800, 2),
        ("方向2", 20, 500, 2000, 2),
        ("方向3", None, None, None, None),
        ("方向4", 50, 200, None, None),
    ]
    assert found[2].award_wan == 50


def test_a_class_called_by_the_first_words_of_one_chapter_is_that_chapters() -> None:
    found = read_lines(
        "某市外贸和会展业专项资金申报通知",
        "一、支持期间",
        "外贸类事项支持期间为2031年1月1日至2031年12月31日；会展类事项支持期间为2030年11月1日至2031年10月31日。",
        "二、外贸发展支持事项",
        "（一）境外参展。按展位费的70%给予补助，最高60万元。",
        "（二）出口信保。按保费的45%给予补助，最高150万元。",
        "三、会展业支持事项",
        "（一）引进展览。按场地租金的40%给予补助，最高80万元。",
        "（二）商务会议。按会议费用的25%给予补助，最高50万元。",
    )
    assert [(each.path, each.window_start, each.window_end) for each in found] == [
        ("二（一）", date(2031, 1, 1), date(2031, 12, 31)),
        ("二（二）", date(2031, 1, 1), date(2031, 12, 31)),
        ("三（一）", date(2030, 11, 1), date(2031, 10, 31)),
        ("三（二）", date(2030, 11, 1), date(2031, 10, 31)),
    ]
