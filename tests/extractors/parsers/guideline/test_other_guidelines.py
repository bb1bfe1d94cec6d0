"""Guidelines of other places and manners against their truth: figures right, and none wrong without a mark.

Each folder of tests/guidelines holds a guideline and truth.json, its flat figures written by hand from the
text. `open` names figures about which careful readers differ: there the reading may give another or none.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import extractors
from docgen.model.document import Place, SourceDocument, TextBlock
from docgen.model.guideline import Guideline, MinimumCondition
from docgen.model.reading import FIGURE_KEYS, ProgrammeReading
from docgen.report.programmes import reading_data
from extractors.parsers.guideline.normalise import without_markdown
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.summary import summary_of
from tests.extractors.guideline_text import small

GUIDELINES = Path(__file__).parents[3] / "guidelines"
FOLDERS = sorted(path.parent for path in GUIDELINES.glob("*/truth.json"))
LEAST_RIGHT = 0.95


def read(folder: Path) -> Any:
    (file,) = folder.glob("guideline.*")
    return extractors.parse("guideline", extractors.read(file))


def truth_of(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))["programmes"]
    return found


def matched(wanted: dict[str, Any], found: list[ProgrammeReading]) -> ProgrammeReading:
    if wanted["path"] == "*":
        (only,) = found
        return only
    by_path = [each for each in found if each.path == wanted["path"]]
    assert len(by_path) == 1, (wanted["path"], [each.path for each in found])
    return by_path[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_figures_are_right_and_none_is_wrong_without_a_mark(folder: Path) -> None:
    reading = read(folder)
    shown = {each["path"]: each for each in reading_data(reading)["programmes"]}
    given = right = 0
    unmarked = []
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        for key in FIGURE_KEYS:
            if key in wanted.get("open", []):
                continue
            value, expected = shown[programme.path][key], wanted.get(key)
            given += expected is not None
            right += expected is not None and value == expected
            if value is not None and value != expected and key not in programme.doubtful:
                unmarked.append((programme.path, key, value, expected))
    assert unmarked == []
    assert given > 0
    assert right >= LEAST_RIGHT * given, f"{right} of {given}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_programme_is_found_with_its_name_and_state(folder: Path) -> None:
    reading = read(folder)
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        assert programme.state == wanted["state"], programme.path
        assert "".join(programme.name.split()).startswith("".join(wanted["name"].split())[:8]), programme.path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_levels_and_tiers_carry_their_own_sums(folder: Path) -> None:
    reading = read(folder)
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        for level in wanted.get("tracks", []):
            figures = {key: value for key, value in level.items() if key != "name"}
            assert any(
                all(
                    value is not None and float(getattr(track, key) or 0) == value
                    for key, value in figures.items()
                )
                for track in programme.tracks
            ), (programme.path, level, [track.name for track in programme.tracks])


def test_the_kinds_of_guideline_are_all_here() -> None:
    assert len(FOLDERS) >= 15
    assert {file.suffix for folder in FOLDERS for file in folder.glob("guideline.*")} == {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".pdf",
    }


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


def test_what_other_chapters_ask_is_a_condition_of_every_programme_that_is_open() -> None:
    found = {each.path: each for each in read(GUIDELINES / "chishui-shared").guideline.programmes}
    asked = [
        ("二（一）", "judgement", "近两年未发生较大及以上安全生产事故。"),
        ("二（二）", "minimum", "项目总投资不低于350万元，且于2025年6月30日前竣工。"),
        ("二（二）", "complete_by", "项目总投资不低于350万元，且于2025年6月30日前竣工。"),
        ("五", "judgement", "同一项目已享受区级同类政策的，不再重复支持。"),
        ("四", "judgement", "补助资金分两期拨付，首期拨付60%，验收合格后拨付余款。"),
        ("一", "applicant", "在本区依法登记注册、具有独立法人资格的规模以上工业企业。"),
    ]
    for path in ("三（一）", "三（二）", "三（三）"):
        citations = [
            (each.citation.clause, each.kind, each.citation.quote) for each in found[path].conditions
        ]
        assert citations[0][:2] == (path, "judgement")
        assert citations[1:] == asked
    assert [each.citation.clause for each in found["三（四）"].conditions] == ["三（四）"]


def test_conditions_of_one_kind_of_support_are_those_of_the_article_that_grants_it() -> None:
    found = {each.path: each for each in read(GUIDELINES / "pengwan-rules").guideline.programmes}
    assert list(found) == ["第四条", "第五条", "第七条", "第八条"]
    clauses = {path: [each.citation.clause for each in item.conditions] for path, item in found.items()}
    assert clauses == {
        "第四条": ["第四条（一）", "第三条", "第四条（二）"],
        "第五条": ["第五条", "第三条"],
        "第七条": ["第七条", "第三条", "第六条"],
        "第八条": ["第八条", "第三条"],
    }
    assert found["第七条"].conditions[2].citation.quote == (
        "申请贷款贴息的，应当符合以下条件：（一）贷款用于工业设计项目；（二）已按期支付利息。"
    )


def test_what_bars_support_is_never_read_as_asked_for() -> None:
    first = read(GUIDELINES / "jingji-directions").guideline.programmes[0]
    assert [
        (each.kind, each.citation.quote) for each in first.conditions if each.citation.clause == "三"
    ] == [
        (
            "judgement",
            "不予支持的情形：（一）项目已获得市级其他财政资金支持；（二）申报单位被列入经营异常名录。",
        )
    ]
    item = small("有下列情形之一的，不予支持：①项目总投资不低于900万元；②申报单位成立不满3年。")
    assert [each.kind for each in item.conditions if each.citation.clause.startswith("一（一）1")] == [
        "judgement"
    ]


def test_rates_of_no_amount_are_not_computed_with() -> None:
    found = {each.path: each for each in read(GUIDELINES / "sucheng-opinions").guideline.programmes}
    assert found["第三条"].subsidies == ()
    assert found["第六条"].subsidies == ()
    loan = read(GUIDELINES / "baisha-agri").guideline.programmes[-1]
    assert (loan.path, loan.subsidies) == ("二（四）", ())


def test_the_title_inside_a_covering_notice_is_the_guidelines() -> None:
    found = read(GUIDELINES / "sucheng-opinions").guideline
    assert found.title == "苏城工业园区进一步推进产业转型升级的若干意见"
    assert found.programmes[4].name == "对承担国家重大科技专项的企业"


def test_a_head_on_a_line_of_its_own_is_no_part_of_the_sentence_below() -> None:
    found = read(GUIDELINES / "jinyun-tax")
    first = found.guideline.programmes[0]
    assert first.name == "重大项目资助"
    (own, *_) = first.conditions
    assert (
        own.citation.quote == "重大项目资助对投资额超过8000万元的数字产业重大项目，给予最高1500万元的资助。"
    )
    assert not any("责任单位" in each.citation.quote for each in first.conditions)


def test_a_figure_asked_of_all_programmes_is_doubtful_and_gives_way_to_the_programmes_own() -> None:
    first, second, *_ = read(GUIDELINES / "chishui-shared").programmes
    assert (first.min_investment_wan, second.min_investment_wan) == (350, 30)
    assert "min_investment_wan" in first.doubtful
    assert "first_payment_percent" in first.doubtful
    assert first.applicants == "在本区依法登记注册、具有独立法人资格的规模以上工业企业"


def test_articles_below_a_bare_head_of_another_kind_are_its_parts() -> None:
    reading = read(GUIDELINES / "heyang-articles")
    assert [each.path for each in reading.programmes] == [
        "第2条",
        "第3条",
        "第4条",
        "第5条",
        "第13条",
        "第14条",
    ]
    (second,) = [each for each in reading.guideline.programmes if each.path == "第2条"]
    assert [each.citation.quote for each in second.conditions][1:] == [
        "同一事项符合多项规定的，按就高不重复原则执行。"
    ]


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


def document_of_lines(*lines: str) -> SourceDocument:
    blocks = tuple(TextBlock(text=text, place=Place(line_no=at)) for at, text in enumerate(lines, 1))
    return SourceDocument(file="指南.txt", sha256="0" * 64, blocks=blocks)


def guideline_of(*lines: str) -> Guideline:
    return extractors.parse("guideline", document_of_lines(*lines)).guideline


def read_lines(*lines: str) -> tuple[ProgrammeReading, ...]:
    return extractors.parse("guideline", document_of_lines(*lines)).programmes


def paths_of(*lines: str) -> list[str]:
    return [each.path for each in guideline_of(*lines).programmes]


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


def test_articles_printed_as_one_paragraph_are_cut_at_their_marks() -> None:
    found = paths_of(
        "某区旅游奖励办法",
        "第一章总则为促进旅游业发展，制定本办法。第二章奖励范围第一条本办法适用于本区注册的旅游企业。"
        "第三章奖励标准第二条景区创建奖励。对首次评定为4A级的景区，给予12万元奖励，依照第一条执行。"
        "第三条饭店创建奖励。对首次评定为四星级的饭店，给予6万元奖励。",
    )
    assert found == ["第二条", "第三条"]


@pytest.mark.parametrize("cap", ["不超过180万人民币", "最高不超过180万", "上限180万"])
def test_wan_without_yuan_is_money(cap: str) -> None:
    (programme,) = guideline_of(
        "某市外贸扶持政策",
        "一、支持标准",
        f"按保费的30%给予奖励，{cap}。",
    ).programmes
    caps = [each.cap_wan for each in programme.subsidies]
    assert caps == [Decimal(180)]


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


def test_a_guideline_printed_as_one_paragraph_is_cut_at_its_marks() -> None:
    guideline = extractors.parse(
        "guideline", extractors.read(GUIDELINES / "hetian-paragraph" / "guideline.txt")
    ).guideline
    clauses = {each.clause for each in guideline.programmes[0].conditions}
    assert {"二", "三1", "三2", "三3"} <= clauses
    assert not any(clause.startswith(("一", "五")) for clause in clauses)


def test_marks_that_do_not_count_on_behind_a_stop_cut_no_paragraph() -> None:
    found = paths_of(
        "某市产业办法",
        "一、技术改造项目。按投入的12%给予补助，最高80万元，产品列入目录一、二、三类的优先。",
        "二、设计服务项目。按投资额的9%给予补助，最高400万元。",
    )
    assert found == ["一", "二"]


def test_an_item_without_a_name_among_named_ones_is_not_lost() -> None:
    found = paths_of(
        "某市产业办法",
        "一、支持标准",
        "（一）技术改造项目。按投入的12%给予补助，最高80万元。",
        "（二）统筹现有资金，对重点物流项目，按贷款额的3%给予贴息，最高60万元。",
        "（三）设计服务项目。按投资额的9%给予补助，最高400万元。",
    )
    assert found == ["一（一）", "一（二）", "一（三）"]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("由乡镇与开发区按50%比例进行分配。", "share_other"),
        ("企业研发投入超过上年度30%以上的，", "share_condition"),
        ("单个企业市、区资助总额不超过企业总投资额的50%。", "share_cap"),
        ("亩均投资强度不低于200万元的，给予奖励。", "threshold"),
        ("单家企业每年最高领取30万元，用于抵扣平台服务费用。", "cap_yearly"),
        ("旅行社每满一万人奖励一万元。", "unit_rate"),
        ("冷库建设补贴：投资额的30%。", "rate"),
        ("软硬件投入≥100万按", "minimum"),
        ("设备投入（不含税，下同）500万元以上的项目，", "minimum"),
        ("按照不高于年化1.5个百分点给予贴息。", "rate"),
        ("贴息率再提高2个百分点。", "points"),
        ("省财政支持400万元，企业配套800万元。", "threshold"),
        ("资助上限为300万元，且不超过项目投资额的50%。", "rate"),
        ("给予奖励50万元，不高于项目投资额的50%。", "share_cap"),
        ("按市级财政拨付资金的100%进行匹配。", "rate"),
        ("单个项目以八十万元为上限。", "cap"),
        ("每平米补贴45元。", "unit_rate"),
        ("每亩奖补2000元，单个主体最高奖补40万元。", "cap_holder"),
        ("首批次新材料按不超过采购价格的10%给予奖励。", "rate"),
        ("首批拨付补助资金的40%。", "payment"),
        ("补助资金的45%于次年发放。", "payment"),
        ("首次拨付45%。", "payment"),
        ("共评选7个街区。", "quota"),
        ("只设2个揭榜团队。", "quota"),
        ("最高分别为400万元。", "cap"),
        ("按淘汰设备评估价值的15%或按产能给予资金补助。", "rate"),
        ("单一企业奖励总额不超过180万元人民币。", "cap_holder"),
        ("每出口1美元奖励0.3元人民币。", "unit_rate"),
        ("给予每张床位4000元的一次性建设补贴。", "unit_rate"),
        ("按产值每新增900万元奖励3万元的标准给予奖励，每家企业最高奖励200万元。", "cap_holder"),
        ("给予租金补贴，最高可达实际租金的35%。", "rate"),
        ("补助数额按装备首次销售价格的15%核定。", "rate"),
        ("对整机首次销售给予销售额15%的奖励。", "rate"),
        ("上年度研发投入不少于700万元。", "threshold"),
        ("实施攻关行动，每年投入不少于60亿元。", "threshold"),
        ("对引进的领军人才提供150万元安家费。", "award"),
        ("博士后青年人才提供25万元生活补贴。", "award"),
        ("提供150万元贷款。", "unknown"),
        ("项目研发投入不少于700万元。", "minimum"),
        ("补助资金的45%用于奖励团队。", "share_other"),
        ("按省级补助资金的45%于当年兑现配套。", "rate"),
        ("享受15%的企业所得税优惠税率。", "share_other"),
        ("研发费用可按175%的比例在税前加计扣除。", "share_other"),
        ("出让底价可按不低于国家最低价标准的70%执行。", "share_other"),
        ("第一年实到外资200万元以上的，", "threshold"),
        ("实到外资200万-500万（不含）美元", "foreign"),
        ("企业所得税减免50%，", "share_other"),
        ("按不低于最低工资85%的标准支付生活费的，给予见习补贴。", "share_condition"),
        ("补助资金用于单个合作社的比例不得超过35%。", "share_other"),
        ("补助比例不超过造价的25%，山区县可提高到35%。", "rate"),
        ("补助比例再增加3个百分点，最高不超过14%。", "rate"),
        ("竣工验收后按投资分档给予补助：投资300万元以上的，补助7%。", "rate"),
        ("按每招用1人不超过1800元的标准给予补贴。", "unit_rate"),
        ("给予补助，单季亩均补助总额不超过140元。", "unit_rate"),
        ("小微企业创业担保贷款最高400万元。", "bound"),
        ("全年累计发放补贴资金约3.4亿元。", "budget"),
        ("改造计划每年安排不超过90家，", "quota"),
        ("申请贴息的利息支付时间为2031年7月1日至2032年6月30日。", "window"),
        ("申报事项的发生时间应在2031年1月1日至2033年12月31日之间。", "window"),
        ("申报时间为2031年7月1日至2031年7月30日。", "day"),
        ("项目执行期：2031年1月至2032年12月。", "window"),
        ("对2031年入选绿色工厂名单的，", "window"),
        ("对2031年度研发费用较高的企业，", "window"),
        ("2031年度经省工业和信息化厅认定的装备，", "window"),
        ("除另有说明外，申报事项应发生在2031年1月1日至2031年12月31日期间。", "window"),
        ("奖励资金可按不超过35%的比例用于奖励经营团队。", "share_other"),
        ("补贴费率上限按4%核定，", "share_other"),
        ("单个项目最高补助额分别为90万元和180万元。", "cap"),
        ("支持项目12项左右。", "quota"),
        ("对2031年10月31日前建成的设施，按不超过实际投资的30%给予补助。", "rate"),
        ("全省计划建设20个。", "quota"),
        ("年度新增设备投入低于190万元的不予受理。", "minimum"),
        ("全市遴选链式转型项目9个，", "quota"),
        ("除另有规定外，项目建设期限均为1年，", "duration"),
        ("奖励资金按60%、40%的比例分两年拨付。", "time"),
        ("被认定为省级基地的，补助上限提高到300万元。", "cap"),
        ("对新办展会每场补助30万元，", "award"),
        ("每场补助3000元，", "unit_rate"),
        ("全年支持不超过25场。", "quota"),
        ("对2031年一季度产值增长的企业，", "window"),
        ("申报时已完成投资不低于20%（截至2031年3月31日）。", "by_day"),
        ("补助比例不超过造价的30%，其中脱贫村的主体不超过40%。", "rate"),
        ("项目建设周期一般不超过2年。", "duration"),
        ("申请补助的项目建设周期一般不超过2年。", "duration"),
        ("认定文件印发时间在2031年1月1日至2031年12月31日之间。", "window"),
        ("业绩所属期为2031年1月1日至2031年12月31日。", "window"),
        ("给予每标准箱200元补贴。", "unit_rate"),
        ("连续三年给予补贴，第一年按实际租金的100%、第二年按70%、第三年按50%给予补贴。", "rate"),
        ("申报的产品须于2031年1月1日至2031年12月31日期间完成进口报关，", "window"),
        ("申报项目应为2031年1月1日至2031年12月31日期间取得的成果。", "window"),
        ("以2031年度系统核定的执行额为准。", "window"),
        ("2031年计划完成320家企业诊断，", "count"),
        ("全区每年发放算力券总额不超过4000万元，", "budget"),
        ("最高补助额120万元。", "cap"),
        ("装备在2031年度实现销售，", "window"),
        ("按2031年度该产品研发费用的20%给予补助，", "rate"),
        ("对2031年1月1日以后新获批的实验室，", "window"),
        ("截至2031年6月30日完成投资额不低于总投资的35%，", "spent"),
        ("2031年12月31日前完成登记注册。", "day"),
        ("承诺于2031年9月30日前全容量并网。", "complete_by"),
        ("2031年度工业软件研发费用不低于280万元，", "threshold"),
        ("实施周期自立项之日起最长不超过3年，", "duration"),
        ("自取得施工许可证之日起2年内竣工投产的，", "duration"),
        ("自公示之日起2年内完成申报的，", "time"),
        ("按租金给予三年补贴，第三年补贴50%，", "rate"),
        ("资金分三年兑现，第一年补助50%，", "payment"),
        ("全省支持项目总数控制在40个以内。", "quota"),
    ],
)
def test_what_a_figure_is_for(words: str, role: str) -> None:
    assert readings_of(words)[-1].role == role


def test_a_first_sum_before_the_rest_is_a_payment() -> None:
    (reading,) = readings_of("认定后拨付180万元，其余资金待考核合格后拨付。")
    assert (reading.role, reading.value) == ("payment", 180)


def test_the_sums_that_follow_a_first_one_are_no_first_payment() -> None:
    first, *_ = readings_of("纳入名单后先期拨付550万元，验收通过后分别拨付400万元、300万元。")
    assert (first.role, first.value) == ("payment", 550)


def test_a_share_that_only_bounds_a_sum_is_a_rate_in_doubt() -> None:
    summary = summary_of(readings_of("给予奖励60万元，不高于投入的45%。"))
    assert (summary.values["award_wan"], summary.values["rate_max_percent"]) == (60, 45)
    assert summary.doubts["rate_max_percent"] == "只限定补助不超过这个比例"


@pytest.mark.parametrize(
    ("words", "highest", "lowest"),
    [
        ("按8%给予补助；属于重点集群的，补助比例提高4个百分点。", 12, 8),
        ("按20%给予补助，达到二级的按30%给予补助。合同能源管理的，上述比例相应提高5个百分点。", 35, 20),
        ("本地配套率提高5个百分点以上的，按采购额的2%给予奖励。", 2, None),
    ],
)
def test_one_step_of_points_on_top_counts_with_the_highest_rate(
    words: str, highest: int, lowest: int | None
) -> None:
    summary = summary_of(readings_of(words))
    assert summary.values["rate_max_percent"] == highest
    assert summary.values.get("rate_min_percent") == lowest


def test_several_steps_of_points_are_told_and_not_added() -> None:
    summary = summary_of(readings_of("按8%给予补助。重点企业比例提高2个百分点；省级平台比例提高3个百分点。"))
    assert summary.values["rate_max_percent"] == 8
    assert summary.doubts["rate_max_percent"] == "另有提高的百分点"


def test_the_year_of_what_is_counted_is_a_time_in_doubt() -> None:
    window = readings_of("按2031年度该产品研发费用的20%给予补助。")[0]
    assert (window.role, window.doubt) == ("window", "是计算口径的年度，看不出是不是项目的时间")


def test_a_time_with_both_ends_stands_before_a_day_that_it_only_begins_with() -> None:
    summary = summary_of(
        readings_of("贷款合同于2030年1月1日以后签订。对2031年7月1日至2032年6月30日期间支付的利息给予贴息。")
    )
    assert (summary.values["window_start"], summary.values["window_end"]) == (
        date(2031, 7, 1),
        date(2032, 6, 30),
    )
    assert summary.doubts["window_start"]


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


def test_shares_side_by_side_that_are_paid_in_years_are_payments() -> None:
    first, second, _ = readings_of("奖励资金按60%、40%的比例分两年拨付。")
    assert (first.role, first.value, second.role) == ("payment", 60, "payment")


def test_a_quarter_is_three_months() -> None:
    (window, *_) = readings_of("对2031年一季度产值增长的企业给予奖励。")
    assert (window.day, window.last_day) == (date(2031, 1, 1), date(2031, 3, 31))


def test_a_table_that_sums_up_the_directions_gives_its_figures_to_them(tmp_path: Path) -> None:
    file = tmp_path / "指南.md"
    file.write_text(
        "# 某省软件资金申报指南\n\n## 一、总体安排\n\n"
        "| 方向 | 名称 | 支持方式 | 拟支持数量 |\n| --- | --- | --- | --- |\n"
        "| 方向1 | 工业软件攻关 | 事前补助 | 不超过15项 |\n| 方向2 | 软件适配应用 | 事后补助 | 不超过20项 |\n\n"
        "## 二、各方向申报要求\n\n### 方向1 工业软件攻关\n\n**申报条件。** 总投资不低于900万元。\n\n"
        "**支持标准。** 按投入的30%给予补助，最高700万元。\n\n### 方向2 软件适配应用\n\n"
        "**支持标准。** 按到账金额的15%给予补助，最高200万元。\n",
        "utf-8",
    )
    first, second = extractors.parse("guideline", extractors.read(file)).programmes
    assert (first.path, first.quota, first.min_investment_wan) == ("方向1", 15, 900)
    assert (second.path, second.quota, second.rate_max_percent) == ("方向2", 20, 15)


def test_a_remark_across_a_table_and_a_row_put_off(tmp_path: Path) -> None:
    file = tmp_path / "指南.html"
    rows = (
        "<tr><td>序号</td><td>项目类别</td><td>申报条件</td><td>补助标准</td></tr>"
        "<tr><td>1</td><td>境外展会</td><td>上年度有进出口实绩。</td><td>对展位费给予65%补助，每家企业全年最高30万元。</td></tr>"
        "<tr><td>2</td><td>国际认证</td><td colspan='2'>申报条件和补助标准另行通知。</td></tr>"
        "<tr><td colspan='4'>备注：同一企业获得本专项资金总额不超过200万元。</td></tr>"
    )
    file.write_text(
        f"<html><body><p>某市外贸资金申报指南</p><p>一、申报对象</p><p>本市企业。</p>"
        f"<p>二、支持方向、申报条件和补助标准</p><table>{rows}</table><p>三、申报程序</p><p>网上申报。</p></body></html>",
        "utf-8",
    )
    reading = extractors.parse("guideline", extractors.read(file))
    first, second = reading.programmes
    assert (first.path, first.rate_max_percent, first.cap_wan) == ("二1", 65, 30)
    assert (second.path, second.state) == ("二2", "deferred")
    assert any("总额不超过200万元" in each.text for each in reading.ledger.sentences)


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


def test_years_side_by_side_are_one_time() -> None:
    (window,) = readings_of("2030年度、2031年度新入选绿色制造名单的企业。")
    assert (window.day, window.last_day) == (date(2030, 1, 1), date(2031, 12, 31))


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


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    (window,) = readings_of(without_markdown("项目在2031年1月1日 - 2031年6月30日期间完工。")[0])
    assert (window.day, window.last_day) == (date(2031, 1, 1), date(2031, 6, 30))


def test_an_article_that_names_another_sets_its_first_payment() -> None:
    first, second = read_lines(
        "某市技改奖补细则",
        "第一条 设备奖补。按设备投资的8%给予补助，最高200万元。",
        "第二条 平台补助。按投资的20%给予补助，最高300万元。",
        "第三条 第二条项目立项后，首次拨付核定补助额的45%，项目验收合格后拨付剩余资金。",
    )
    assert (first.first_payment_percent, second.first_payment_percent) == (None, 45)


def test_a_table_of_directions_and_telephones_is_no_table_of_programmes(tmp_path: Path) -> None:
    file = tmp_path / "指南.md"
    file.write_text(
        "# 某市文旅资金申报指南\n\n## 一、民宿奖励\n\n对甲级民宿给予40万元奖励。\n\n## 二、咨询电话\n\n"
        "| 支持方向 | 责任处室 | 联系电话 |\n| --- | --- | --- |\n| 一 | 产业处 | 0999-5826310 |\n",
        "utf-8",
    )
    (programme,) = extractors.parse("guideline", extractors.read(file)).programmes
    assert (programme.path, programme.award_wan) == ("一", 40)


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


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("按实际支付额的20%给予补助，单个合同不超过30万元，每家企业每年不超过80万元。", 80),
        ("对参加展会的企业，展位费给予60%补助，单个展会最高5万元，每家企业每年最高25万元。", 25),
        ("按利息的30%给予贴息，每家企业每年最高100万元。按设备价款的2%给予补助，最高50万元。", 100),
        ("按投资的10%给予补助，单个项目最高80万元，单个企业年度累计不超过120万元。", 80),
        ("按场租的50%给予办展单位补助，单个展会最高60万元，同一单位全年不超过150万元。", 60),
    ],
)
def test_of_several_caps_the_one_of_a_support_counts_and_is_marked(words: str, cap: int) -> None:
    summary = summary_of(readings_of(words))
    assert summary.values["cap_wan"] == cap
    assert summary.doubts["cap_wan"]


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


@pytest.mark.parametrize("words", ["给予引进成本不低于10%的资金支持。", "给予最低2000万元资助。"])
def test_a_least_rate_or_award_is_doubtful(words: str) -> None:
    (reading,) = readings_of(words)
    assert reading.doubt == "写的是下限"


@pytest.mark.parametrize(
    "words",
    ["其中奖补资金35%待投产后兑现。", "余款35%待验收合格后拨付。", "其中35%验收合格后拨付。"],
)
def test_a_later_payment_without_its_first_is_doubtful(words: str) -> None:
    (reading,) = readings_of(words)
    assert (reading.role, reading.doubt) == ("payment", "是以后拨付的部分，首次拨付的比例没有写明")
    first, later = readings_of(f"首期拨付65%，{words}")
    assert (first.doubt, later.doubt) == ("", "")


def test_a_list_inside_a_paragraph_is_read_item_by_item() -> None:
    reading = read(GUIDELINES / "qiwu-cards")
    programme = reading.guideline.programmes[0]
    stated = [each for each in programme.conditions if isinstance(each, MinimumCondition)]
    assert [(each.citation.clause, each.bases, each.value_wan) for each in stated] == [
        ("一1（1）", ("项目总投资",), 800),
        ("一1（1）", ("项目总投资",), 100),
    ]
    assert stated[0].citation.quote == "项目总投资不低于800万元，其中软件投入不低于100万元"
