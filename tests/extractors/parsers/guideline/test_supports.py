"""Whether the parts of an item are supports of their own or the cases of one."""

from __future__ import annotations

from decimal import Decimal

from tests.extractors.guideline_text import read_lines

HEAD = "某市专项资金项目申报指南\n一、申报条件\n（一）在本市登记的企业。\n二、支持范围及标准\n"


def test_what_a_class_says_on_payment_leaves_the_named_supports_below_apart() -> None:
    text = (
        HEAD + "（一）项目补助类\n本类项目经评审立项的，先预拨核定补助资金的40%，验收后清算余款。\n"
        "1.新业态项目。总投资不低于2000万元，按投资额的15%予以补助，最高300万元。\n"
        "2.智慧场景。软件和信息系统投入不低于80万元，按投入的20%补助，最高150万元。\n"
        "（二）贷款贴息类\n对银行贷款按利息的50%贴息，最高120万元。\n"
    )
    first, second, third = read_lines(text)
    assert (first.name, first.rate_max_percent, first.cap_wan) == ("新业态项目", 15, 300)
    assert (second.name, second.min_software_wan, second.cap_wan) == ("智慧场景", 80, 150)
    assert first.first_payment_percent == second.first_payment_percent == 40
    assert (third.rate_max_percent, third.first_payment_percent) == (50, None)


def test_awards_in_sentences_without_names_are_the_cases_of_one_support() -> None:
    text = (
        "某市若干政策\n一、培育企业\n（一）孵化载体\n"
        "1.对2023年新认定的国家级孵化器，补助100万元。\n2.对2023年度考核为A类的市级孵化器，补助20万元。\n"
        "（二）科技保险\n按保费支出的40%给予补贴，最高20万元。\n"
    )
    one, other = read_lines(text)
    assert (one.path, one.award_wan) == ("一（一）", 100)
    assert (other.path, other.rate_max_percent) == ("一（二）", 40)


def test_the_sums_of_an_article_are_no_supports() -> None:
    text = (
        "某市人才政策\n第一条 【生活补贴】首次就业的，按以下标准发放生活补贴：\n（一）博士研究生每人每月3000元；\n"
        "（二）硕士研究生每人每月1500元。\n第二条 【购房补贴】给予一次性补助20万元。\n"
    )
    assert [each.path for each in read_lines(text)] == ["第一条", "第二条"]


def test_tasks_with_results_of_their_own_are_each_applied_for() -> None:
    text = (
        "某市科技计划项目申报指南\n一、重大专项\n（一）总体要求\n1.每个项目资助不超过500万元。\n2.每个方向拟支持1项。\n"
        "（二）支持方向\n方向1：功率模块研发\n研究内容：开发功率模块。\n考核指标：结温不低于175℃。\n"
        "方向2：数控机床研发\n研究内容：研究机床。\n考核指标：定位精度不超过3μm。\n"
        "二、软科学\n拟立项20项，每项资助3万元。\n"
    )
    first, second, third = read_lines(text)
    assert [each.path for each in (first, second)] == ["方向1", "方向2"]
    assert {(each.cap_wan, each.quota) for each in (first, second)} == {(Decimal(500), 1)}
    assert (third.award_wan, third.quota) == (3, 20)


def test_what_no_applicant_gives_itself_is_no_rate_of_support() -> None:
    text = (
        "某市若干政策\n第一条 上级配套。按上级到位资金的1:0.5给予配套，最高300万元。\n"
        "第二条 场租补贴。按实际租金的五成补助，最高8万元；境外展商达到两成的，补贴上浮20%。\n"
        "第三条 产业基金。对单个子基金出资比例不超过30%，单笔不超过1000万元。\n"
        "第四条 建设补助。按固定资产投资额的8%给予补助，最高90万元。各级补贴合计不得超过投资额的40%。\n"
        "第五条 驿站。给予一次性补助贰拾万元。\n"
    )
    found = {each.path: each for each in read_lines(text)}
    rates = {path: each.rate_max_percent for path, each in found.items()}
    assert rates == {"第一条": 50, "第二条": 50, "第三条": None, "第四条": 8, "第五条": None}
    assert any(each.startswith("rate_max_percent") for each in found["第一条"].doubtful)
    assert found["第五条"].award_wan == 20


def test_an_article_that_gives_to_kinds_of_projects_holds_a_programme_in_each() -> None:
    text = (
        "某区应用技术研究资金管理办法\n第一条 以无偿资助方式安排的资金按研发投入比例补助。\n"
        "（一）重点研发项目，按不超过研发投入的30%给予补助，最高200万元。\n"
        "（二）创新型企业项目按不超过研发投入的25%给予补助，最高150万元。\n"
    )
    assert [(each.path, each.cap_wan) for each in read_lines(text)] == [
        ("第一条（一）", 200),
        ("第一条（二）", 150),
    ]


def test_grants_told_one_a_sentence_below_an_article_are_each_a_programme() -> None:
    sentences = (
        "某区金融业扶持办法\n第一条 对新设立的机构，给予落户奖励：\n"
        "（一）法人金融机构，按实缴资本的1.5%给予奖励，最高3000万元。\n"
        "（二）地方金融组织，按实缴资本的0.5%给予奖励，最高200万元。\n"
        "第二条 租赁办公用房的，按租金的50%给予补贴，最高150万元。\n"
    )
    assert [(each.path, each.cap_wan) for each in read_lines(sentences)] == [
        ("第一条（一）", 3000),
        ("第一条（二）", 200),
        ("第二条", 150),
    ]
    cases = sentences.replace("3000万元。", "3000万元；")
    assert [(each.path, each.cap_wan) for each in read_lines(cases)] == [("第一条", 3000), ("第二条", 150)]


def test_supports_with_names_below_a_sentence_that_gives_no_sum_are_apart() -> None:
    found = read_lines(
        "某市投贷奖支持办法\n1. 扩大对文化产业的投融资规模，对提供服务的金融机构，给予资金奖励。\n"
        "（1）银行奖励。按照贷款的0.5%给予奖励，最高300万元。\n"
        "（2）担保公司奖励。按照担保额的1%给予奖励，最高200万元。\n"
        "2. 贷款贴息。按利息的20%给予贴息，最高100万元。\n"
    )
    assert [(each.path, each.cap_wan) for each in found] == [("1（1）", 300), ("1（2）", 200), ("2", 100)]


ARTICLE = (
    "某区办法\n第一条 融资支持。\n（一）对贷款，按照实际支付%s的30%%给予贴息，每家最高30万元；\n"
    "（二）对%s，按%s的50%%给予补助，每家最高10万元。\n第二条 原创奖励。给予20万元奖励。\n"
)


def test_an_articles_cases_of_other_spending_are_supports() -> None:
    found = read_lines(ARTICLE % ("利息", "质押贷款", "评估费"))
    assert [(each.path, each.cap_wan) for each in found] == [
        ("第一条（一）", 30),
        ("第一条（二）", 10),
        ("第二条", None),
    ]


def test_an_articles_cases_of_one_spending_are_levels() -> None:
    found = read_lines(ARTICLE % ("利息", "小微企业", "实际支付利息"))
    assert [(each.path, each.rate_max_percent, each.rate_min_percent) for each in found] == [
        ("第一条", 50, 30),
        ("第二条", None, None),
    ]
