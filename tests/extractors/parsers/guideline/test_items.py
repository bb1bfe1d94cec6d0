"""Which items of a guideline are programmes, and what each of them says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import extractors
from docgen.model.document import Place, SourceDocument, TextBlock
from tests.extractors.guideline_text import guideline_of, paths_of, read_lines


def test_figures_of_a_paragraph_recognised_with_little_confidence_are_doubtful() -> None:
    words = (
        "申报指南",
        "一、上云补助项目。",
        "支持条件：项目总投资不低于200万元。",
        "支持标准：按项目总投资的20%补助，最高50万元。",
    )
    blocks = tuple(
        TextBlock(text=text, place=Place(page_no=3, paragraph_no=at), by_ocr=True, unsure=at == 2)
        for at, text in enumerate(words)
    )
    document = SourceDocument(file="扫描.pdf", sha256="0" * 64, blocks=blocks)
    reading = extractors.parse("guideline", document)
    (programme,) = reading.programmes
    assert (programme.min_investment_wan, programme.rate_max_percent, programme.cap_wan) == (200, 20, 50)
    assert programme.doubtful == ("min_investment_wan",)
    assert reading.guideline.recognised_pages == (3,)


def test_a_text_whose_title_is_missing_is_named_after_its_file() -> None:
    lines = (
        "为支持工业企业发展，制定本政策。",
        "一、支持投资",
        "1.设备投资。按设备购置额的8%给予补助，最高50万元。",
        "2.新产品。对新认定的产品给予20万元奖励。",
    )
    blocks = tuple(TextBlock(text=text, place=Place(line_no=at)) for at, text in enumerate(lines, 1))
    document = SourceDocument(file="目录/工业政策.txt", sha256="0" * 64, blocks=blocks)
    guideline = extractors.parse("guideline", document).guideline
    assert (guideline.title, [each.path for each in guideline.programmes]) == ("工业政策", ["一1", "一2"])


@pytest.mark.parametrize(
    ("head", "paths"),
    [("一、扶持措施", ["一（一）", "一（二）", "一（三）"]), ("一、支持标准", ["某市产业办法"])],
)
def test_items_without_a_name_are_programmes_of_a_chapter_of_measures(head: str, paths: list[str]) -> None:
    found = paths_of(
        "某市产业办法",
        head,
        "（一）统筹现有资金，对重点物流项目，按贷款额的3%给予贴息，最高60万元。",
        "（二）对新引进的设计企业，按投资额的9%给予补助，最高400万元。",
        "（三）对通过改造验收的企业，按投入的12%给予补助，最高80万元。",
    )
    assert found == paths


def test_money_in_a_chapter_of_measures_is_no_rule_of_the_measures_beside_it() -> None:
    guideline = guideline_of(
        "某市区块链产业扶持政策",
        "一、支持措施",
        "（一）资金支持",
        "1.研发资助：最高900万元",
        "2.投资补贴：按投资额的15%给予补贴",
        "（二）场地支持",
        "1.孵化器：免费入驻3年",
        "2.办公场地：给予租金补贴",
        "二、申请条件",
        "1.本市注册企业",
        "2.员工总数不少于40人",
    )
    found = {each.path: each for each in guideline.programmes}
    assert list(found) == ["一（一）1", "一（一）2", "一（二）"]
    assert found["一（二）"].subsidies == ()
    assert all(any(asked.clause == "二2" for asked in each.conditions) for each in found.values())


@pytest.mark.parametrize("cap", ["不超过180万人民币", "最高不超过180万", "上限180万"])
def test_wan_without_yuan_is_money(cap: str) -> None:
    (programme,) = guideline_of(
        "某市外贸扶持政策",
        "一、支持标准",
        f"按保费的30%给予奖励，{cap}。",
    ).programmes
    caps = [each.cap_wan for each in programme.subsidies]
    assert caps == [Decimal(180)]


def test_an_item_without_a_name_among_named_ones_is_not_lost() -> None:
    found = paths_of(
        "某市产业办法",
        "一、支持标准",
        "（一）技术改造项目。按投入的12%给予补助，最高80万元。",
        "（二）统筹现有资金，对重点物流项目，按贷款额的3%给予贴息，最高60万元。",
        "（三）设计服务项目。按投资额的9%给予补助，最高400万元。",
    )
    assert found == ["一（一）", "一（二）", "一（三）"]


def test_items_of_a_standard_that_each_say_whom_they_are_for_are_programmes() -> None:
    found = read_lines(
        "某省渔业专项申报指南",
        "一、池塘改造",
        "（一）实施内容。支持池塘改造。",
        "（二）补助对象和标准。补助对象为养殖企业。按核定投资的45%补助，最高280万元。",
        "（三）实施要求。建设期限不超过2年。",
        "二、种业提升",
        "（一）实施内容。支持原良种场建设。",
        "（二）补助对象和标准",
        "1.原良种场改扩建。补助对象为省级原良种场。按投资的40%补助，最高180万元。",
        "2.特色品种保种。补助对象为保种单位。每个单位补助35万元。",
        "（三）实施要求。保种单位须保存核心群体。",
    )
    assert [(each.path, each.rate_max_percent, each.award_wan) for each in found] == [
        ("一", 45, None),
        ("二（二）1", 40, None),
        ("二（二）2", None, 35),
    ]
    assert found[0].max_duration_years == 2


def test_a_time_for_all_leaves_out_the_article_that_it_excepts() -> None:
    first, second = read_lines(
        "某区产业政策",
        "第一条 流片补贴。按流片费用的30%给予补贴，最高300万元。",
        "第二条 房租补贴。按租金的50%给予补贴，最高20万元。",
        "第三条 申报流程。申报的费用及业绩所属期为2031年1月1日至2031年12月31日，第二条除外。",
    )
    assert (first.window_start, second.window_start) == (date(2031, 1, 1), None)


def test_the_cases_of_an_article_are_one_programme() -> None:
    paths = paths_of(
        "某省后补助细则",
        "第一条 高企奖补。按照认定情况分类给予奖补：",
        "（一）首次通过认定的，每家奖励20万元；",
        "（二）重新通过认定的，每家奖励10万元。",
        "第二条 创新券。面向中小企业发放创新券。",
        "（一）按服务合同金额的50%兑付；使用省外仪器的，按60%兑付。",
        "（二）法定检测不属于支持范围。",
        "第三条 支持技术合同交易。",
        "（一）输出方补助。按到账额的2%给予补助，最高100万元。",
        "（二）吸纳方补助。按支付额的15%给予补助，最高150万元。",
    )
    assert paths == ["第一条", "第二条", "第三条（一）", "第三条（二）"]


def test_an_article_that_names_another_sets_its_first_payment() -> None:
    first, second = read_lines(
        "某市技改奖补细则",
        "第一条 设备奖补。按设备投资的8%给予补助，最高200万元。",
        "第二条 平台补助。按投资的20%给予补助，最高300万元。",
        "第三条 第二条项目立项后，首次拨付核定补助额的45%，项目验收合格后拨付剩余资金。",
    )
    assert (first.first_payment_percent, second.first_payment_percent) == (None, 45)


def test_an_article_that_limits_what_all_programmes_give_is_none() -> None:
    paths = paths_of(
        "某县扶持办法",
        "第一条 开店奖励。对新开门店给予10万元奖励。",
        "第二条 展会补助。按展位费的50%给予补助，最高20万元。",
        "第三条 同一主体全年获得本办法扶持资金总额不超过300万元。",
    )
    assert paths == ["第一条", "第二条"]


def test_a_year_over_a_list_of_expenses_is_the_time_of_each() -> None:
    guideline = read_lines(
        "某县扶持办法",
        "第一条 开拓市场。对企业在2031年度发生的下列费用予以补助：",
        "（一）展会补助。按展位费的60%给予补助，最高30万元。",
        "（二）保费补助。按保费的50%给予补助，最高20万元。",
        "第二条 开店奖励。对新开门店给予10万元奖励。",
    )
    assert [each.window_start for each in guideline] == [date(2031, 1, 1), date(2031, 1, 1), None]


def test_a_quota_of_all_stands_before_a_region_s() -> None:
    (programme,) = guideline_of(
        "某省农业项目申报指南",
        "一、基地建设项目",
        "补助标准：按投资的40%给予补助，最高150万元。",
        "支持数量：全省支持30个，每个市（州）推荐不超过3个。",
    ).programmes
    assert programme.quota is not None
    assert programme.quota.max == 30


def test_named_supports_behind_a_colon_are_programmes_each() -> None:
    paths = paths_of(
        "某区青年创业办法",
        "第一条 企业培育。对符合条件的企业给予支持，具体如下：",
        "（一）落户补贴。给予一次性12万元奖金。",
        "（二）租金补贴。按租金的45%给予补贴，每年不超过6万元。",
        "第二条 活动支持。对主办单位给予8万元奖励。",
    )
    assert paths == ["第一条（一）", "第一条（二）", "第二条"]


def test_sentences_of_one_support_are_no_programmes() -> None:
    found = read_lines(
        "某市知识产权资助办法",
        "一、融资",
        "（一）质押贴息",
        "1.企业以专利质押获得贷款，已还清本息的，按实际支付利息的40%给予贴息，最高30万元。",
        "2.本项支持还款期在2031年7月1日至2032年12月31日之间的贷款。",
        "（二）评估费补助",
        "按评估费的50%给予补助，最高10万元。",
        "（三）集聚村补助",
        "1.申报主体为行政村集体经济组织，民宿不少于10家。",
        "2.计划总投资不低于500万元，建设周期不超过18个月。",
        "3.按审定投资额的40%给予补助，最高200万元。",
        "4.评审通过后先行拨付补助资金的50%，验收后拨付余款。",
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan) for each in found] == [
        ("一（一）", 40, 30),
        ("一（二）", 50, 10),
        ("一（三）", 40, 200),
    ]
    assert (str(found[0].window_start), str(found[0].window_end)) == ("2031-07-01", "2032-12-31")
    assert (found[2].min_investment_wan, found[2].max_duration_years, found[2].first_payment_percent) == (
        500,
        1.5,
        50,
    )


def test_parts_behind_by_the_following_standard_are_levels() -> None:
    first, second = read_lines(
        "某区首店细则",
        "第四条 首店落户奖励。经认定，按照以下标准给予一次性奖励：",
        "（一）亚洲首店，100万元；",
        "（二）省内首店，20万元。",
        "第五条 航线扶持。新开辟的航线，按以下标准给予企业补助：",
        "（1）近洋航线：每航次补助5万元，单条航线最高不超过300万元；",
        "（2）内支线：每航次补助1万元，单条航线最高不超过80万元。",
    )
    assert (first.path, first.award_wan, [each.award_wan for each in first.tracks]) == (
        "第四条",
        100,
        [100, 20],
    )
    assert (second.path, second.cap_wan, [each.cap_wan for each in second.tracks]) == (
        "第五条",
        300,
        [300, 80],
    )


LATER = (
    "省级不在本次指南中受理，由试点城市组织申报。",
    "名单下达后再行通知申报。",
    "本次申报不含此项，具体办法将适时发布。",
    "申报工作待省科协通知后另行安排。",
    "实施细则正在制定中，暂不纳入本年度申报。",
    "补助标准待《某市专项资金管理办法》出台后公布实施。",
)


@pytest.mark.parametrize("words", LATER)
def test_what_is_put_off(words: str) -> None:
    found = guideline_of(
        "某市政策", "一、甲项。", words, "二、乙项。每家奖励3万元。", "三、丙项。每家奖励4万元。"
    )
    assert [(each.path, each.state) for each in found.programmes] == [
        ("一", "deferred"),
        ("二", "open"),
        ("三", "open"),
    ]


def test_a_remark_on_how_a_sum_is_applied_for_puts_nothing_off() -> None:
    (first, _) = guideline_of(
        "某市政策",
        "一、培训补贴。每培训1人补助2000元，每家企业最高10万元（具体办法另行制定）。",
        "二、奖励。每家奖励3万元。",
    ).programmes
    assert first.state == "open"


def test_directions_that_are_chosen_from_by_themselves_are_programmes() -> None:
    found = read_lines(
        "某市集群攻关项目申报指南\n一、支持方向\n（一）新能源装备集群。重点支持储能变流器攻关。拟支持3项。\n"
        "（二）碳材料集群。重点支持碳纤维攻关。拟支持2项。\n二、申报条件\n（一）项目总投资不低于2000万元。\n"
        "三、支持标准\n按不超过研发投入的30%给予支持，单个项目最高不超过800万元。\n"
    )
    assert [
        (each.path, each.quota, each.rate_max_percent, each.cap_wan, each.min_investment_wan)
        for each in found
    ] == [
        ("一（一）", 3, 30, 800, 2000),
        ("一（二）", 2, 30, 800, 2000),
    ]


def test_an_item_with_notes_in_letters_is_the_programme() -> None:
    first, second = read_lines(
        "某片区扶持指南\n1 物流\n1.1 仓储设施建设\n"
        "新建仓库，投资不低于2000万元的，按核定投资额的10%给予补助，最高500万元。\n"
        "a) 本项所称投资额，为2031年1月1日至2032年12月31日期间实际支付的投资；\nb) 项目建设周期不超过36个月；\n"
        "c) 补助资金分两期拨付，第一期拨付核定补助额的60%，验收后拨付余款。\n"
        "1.2 企业评级奖励\n首次获评国家5A级物流企业的，奖励50万元。\n"
    )
    assert (first.path, first.cap_wan, first.max_duration_years, first.first_payment_percent) == (
        "1.1",
        500,
        3,
        60,
    )
    assert (str(first.window_start), str(first.window_end)) == ("2031-01-01", "2032-12-31")
    assert (second.path, second.award_wan, second.max_duration_years) == ("1.2", 50, None)


def test_what_a_fund_holds_leaves_the_items_of_the_standard_apart() -> None:
    found = read_lines(
        "某市种业渔业补助实施方案\n一、总体目标\n良种覆盖率稳定。\n二、资金安排\n2031年市级财政安排补助资金4200万元，其中种业1500万元。\n"
        "三、补助内容及标准\n（一）种业\n1.基地建设\n补助标准：按建设投资的40%予以补助，最高120万元。\n"
        "2.品种选育\n补助标准：每个品种补助30万元。\n（二）渔业\n1.池塘改造\n补助标准：按投资的30%补助，最高50万元。\n"
        "四、申报程序\n逐级申报。\n"
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan, each.award_wan) for each in found] == [
        ("三（一）1", 40, 120, None),
        ("三（一）2", None, None, 30),
        ("三（二）1", 30, 50, None),
    ]


def test_by_the_following_standard_other_spending_is_another_support() -> None:
    found = read_lines(
        "某区招商办法",
        "第六条 办公用房扶持。新引进企业租用或购置办公用房的，按以下标准给予扶持：",
        "（一）租用办公用房的，按实际租金的50%给予补贴，每年最高不超过100万元；",
        "（二）购置办公用房的，按购房款的5%给予一次性补助，最高不超过500万元。",
        "第七条 落户奖励。给予20万元奖励。",
    )
    assert [(each.path, each.rate_max_percent) for each in found] == [
        ("第六条（一）", 50),
        ("第六条（二）", 5),
        ("第七条", None),
    ]


def test_what_is_given_by_these_standards_is_one_support_with_its_cases() -> None:
    found = read_lines(
        "某区科技创新扶持办法",
        "第一条 对利用资本市场发展的企业按以下标准给予奖励：",
        "（一）企业于境内主板上市的，合计给予500万元奖励。",
        "（二）企业实施股权激励的，按其贡献额的80%给予奖励。",
        "第二条 专项资金的补助比例和额度：",
        "1.重大技术装备的补助数额按首次销售价格的20%核定，上限不超过1500万元。",
        "2.关键零部件给予200万元定额补助。",
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan, each.award_wan) for each in found] == [
        ("第一条", 80, None, 500),
        ("第二条", 20, 1500, 200),
    ]


def test_a_chapter_that_only_tells_how_all_is_paid_is_no_programme() -> None:
    found = read_lines(
        "某省揭榜挂帅项目征集通知",
        "一、榜单任务",
        "任务1：单晶叶片铸造技术",
        "支持标准：省财政支持800万元。",
        "完成时限：2031年12月31日前",
        "任务2：碳化硅衬底缺陷控制",
        "支持标准：省财政支持600万元。",
        "完成时限：2031年6月30日前",
        "二、资金支持",
        "省财政资金立项后拨付50%、中期评估后拨付30%、验收后拨付20%。",
    )
    assert [(each.path, each.first_payment_percent) for each in found] == [("任务1", 50), ("任务2", 50)]


def test_a_cap_in_a_remark_is_marked() -> None:
    _, last = read_lines(
        "某新城招商政策",
        "一、租金支持",
        "按租金的50%补贴，年度补贴不超过80万元。",
        "二、人才支持",
        "按个人贡献的90%奖励。",
        "备注：同一企业5年累计支持不超过2000万元。",
    )
    assert last.cap_wan is None or "cap_wan" in last.doubtful
