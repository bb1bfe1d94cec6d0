"""A covering notice that asks something of the projects of some attachments."""

from __future__ import annotations

from datetime import date

from tests.extractors.guideline_text import read_lines


def test_what_a_notice_asks_of_some_attachments_is_asked_of_those() -> None:
    found = read_lines(
        "关于组织申报2032年度制造业专项资金项目的通知",
        "一、资金安排",
        "2032年度专项资金预算9600万元，其中技术改造类5000万元、其他4600万元。",
        "二、共性要求",
        "1.除附件另有规定的外，投资和费用的发生时间均为2031年1月1日至2032年6月30日。",
        "2.附件1、附件2所列项目，截至2032年6月30日完成投资须达到总投资的60%以上，且须于2032年12月31日前全部竣工。",
        "三、资金拨付",
        "附件1、附件2项目，审定后先拨付补助资金的70%，验收合格后拨付余下的30%。其余项目审定后一次性拨付。",
        "附件1",
        "智能化改造项目申报指南",
        "一、申报条件",
        "项目设备投资不低于500万元。",
        "二、支持标准",
        "按设备投资额的15%给予补助，最高300万元。",
        "附件2",
        "节能改造项目申报指南",
        "一、申报条件",
        "项目固定资产投资不低于300万元。",
        "二、支持标准",
        "按设备投资的12%给予补助，最高100万元。",
        "附件3",
        "展会补助申报指南",
        "一、奖励对象",
        "制造业企业。",
        "二、奖励条件及标准",
        "参加境内展会的，按展位费的80%给予补助，最高10万元。",
    )
    assert [
        (each.path, each.complete_by, each.invested_min_percent, each.first_payment_percent, each.award_wan)
        for each in found
    ] == [
        ("附件1", date(2032, 12, 31), 60, 70, None),
        ("附件2", date(2032, 12, 31), 60, 70, None),
        ("附件3", None, None, None, None),
    ]
    assert {each.window_start for each in found} == {date(2031, 1, 1)}


def test_attachments_are_called_by_range_and_a_sentence_goes_on_about_those_called_before() -> None:
    found = read_lines(
        "关于组织申报2032年度专项资金项目的通知",
        "一、基本条件",
        "（一）附件1所列项目应于2031年1月1日以后开工建设，建设期不超过2年。截至2032年3月31日，项目已完成投资不低于总投资的30%。",
        "（二）附件2至附件4所列项目，其投入、认定等事项应发生在2031年1月1日至2031年12月31日期间。",
        *(
            line
            for number, what in enumerate(("建设", "创新", "数字", "服务"), start=1)
            for line in (
                f"附件{number}",
                f"{what}类项目申报指南",
                "一、支持标准",
                "按投资额的15%给予补助，最高300万元。",
                "二、申报条件",
                "项目总投资不低于500万元。",
            )
        ),
    )
    assert [(each.path, each.window_start, each.window_end, each.invested_min_percent) for each in found] == [
        ("附件1", date(2031, 1, 1), None, 30),
        *((f"附件{number}", date(2031, 1, 1), date(2031, 12, 31), None) for number in (2, 3, 4)),
    ]


def test_a_clause_of_the_notice_about_other_attachments_is_left_out() -> None:
    found = read_lines(
        "某市科技局关于组织申报后补助项目的通知",
        "一、申报要求",
        "（一）申报单位在本市注册。",
        "（二）附件1所列项目，其费用支出时间为2031年1月1日至2031年12月31日；附件2项目的起止时间在该附件中规定。",
        "附件1",
        "科技服务后补助申报指南",
        "一、补助内容",
        "（一）检测补助。按检测费用的20%给予补助，最高30万元。",
        "（二）认证补助。按认证费用的30%给予补助，最高20万元。",
        "附件2",
        "技术攻关后补助申报指南",
        "一、共性要求",
        "（一）项目启动时间不早于2031年7月1日，并应在2033年12月31日前完成全部考核指标。",
        "（二）项目研发总投入不低于300万元，补助比例不超过核定研发投入的30%。",
        "二、支持方向",
        "方向1：金属材料",
        "研究合金材料。每项补助最高150万元。",
        "方向2：农机装备",
        "研究农机底盘。本方向项目研发总投入不低于150万元，每项补助最高80万元。",
    )
    assert [
        (
            each.path,
            str(each.window_start),
            str(each.window_end),
            each.rate_max_percent,
            each.min_investment_wan,
        )
        for each in found
    ] == [
        ("附件1一（一）", "2031-01-01", "2031-12-31", 20, None),
        ("附件1一（二）", "2031-01-01", "2031-12-31", 30, None),
        ("附件2方向1", "2031-07-01", "None", 30, 300),
        ("附件2方向2", "2031-07-01", "None", 30, 150),
    ]


def test_a_class_in_the_title_of_an_attachment_calls_it() -> None:
    found = read_lines(
        "某市农业农村局关于组织申报项目的通知",
        "一、工作要求",
        "（一）建设补助类项目须为2031年10月1日以后开工的项目，并于2033年6月30日前完工。",
        "（二）以奖代补类项目，其认定时间应在2031年1月1日至2031年12月31日之间。",
        "附件1",
        "建设补助类项目指南",
        "一、冷链设施建设",
        "补助标准：按设施投资的30%给予补助，最高100万元。",
        "二、基地建设",
        "补助标准：按投资的40%给予补助，最高80万元。",
        "附件2",
        "以奖代补类项目指南",
        "一、品牌认证奖励",
        "奖励标准：每个奖励5万元。",
        "二、龙头企业奖励",
        "奖励标准：每家奖励20万元。",
    )
    assert [(each.path, str(each.window_start), str(each.complete_by)) for each in found] == [
        ("附件1一", "2031-10-01", "2033-06-30"),
        ("附件1二", "2031-10-01", "2033-06-30"),
        ("附件2一", "2031-01-01", "None"),
        ("附件2二", "2031-01-01", "None"),
    ]


def test_a_direction_in_an_attachments_title_calls_that_attachment() -> None:
    found = read_lines(
        "某市关于组织申报2031年商务专项资金项目的通知",
        "一、项目期限",
        "（一）促消费方向活动类项目，举办时间应在2030年10月1日至2031年9月30日期间。",
        "（二）外贸方向项目，业务发生时间为2030年7月1日至2031年6月30日。",
        "附件1",
        "2031年促消费项目申报指南",
        "一、支持标准",
        "按活动支出的30%给予补助，最高50万元。",
        "附件2",
        "2031年外贸项目申报指南",
        "一、支持标准",
        "按展位费的50%给予补助，最高20万元。",
    )
    assert [(each.path, each.window_start, each.window_end) for each in found] == [
        ("附件1", date(2030, 10, 1), date(2031, 9, 30)),
        ("附件2", date(2030, 7, 1), date(2031, 6, 30)),
    ]


def test_a_class_of_support_calls_the_attachment_that_is_titled_so() -> None:
    found = read_lines(
        "关于组织申报2031年科技后补助项目的通知",
        "一、经费拨付",
        "（一）创新平台类后补助经费分两次下达，当年下达60%，次年经运行考核合格后下达40%。",
        "（二）成果转化类后补助经费一次性下达。",
        "附件1",
        "创新平台后补助申报指南",
        "一、支持标准",
        "对新认定的国家重点实验室，补助500万元。",
        "附件2",
        "成果转化后补助申报指南",
        "一、支持标准",
        "按技术合同实际到账额的10%给予补助，最高50万元。",
    )
    assert [(each.path, each.first_payment_percent) for each in found] == [("附件1", 60), ("附件2", None)]


def test_some_items_of_an_attachment_are_called_and_one_of_plain_words_is_a_programme() -> None:
    found = read_lines(
        "关于组织申报2032年度制造业专项资金项目的通知",
        "一、有关要求",
        "（一）时间要求。附件1第一项、附件2所列奖励，以2031年1月1日至2031年12月31日期间认定文件的落款日期为准。",
        "附件1",
        "优质企业培育项目申报指南",
        "一、单项冠军奖励",
        "对首次认定的单项冠军企业，给予100万元一次性奖励。",
        "二、服务平台补助",
        "对服务平台按年度服务支出的20%给予补助，最高30万元。",
        "附件2",
        "产业集群奖励申报指南",
        "对国家级产业集群促进机构给予300万元奖励。",
    )
    assert [(each.path, each.window_end, each.award_wan) for each in found] == [
        ("附件1一", date(2031, 12, 31), 100),
        ("附件1二", None, None),
        ("附件2", date(2031, 12, 31), 300),
    ]
