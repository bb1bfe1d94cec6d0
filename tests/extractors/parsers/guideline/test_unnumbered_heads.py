"""Heads that no number marks: in brackets, by their level, bold, or bare over sentences."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

import extractors
from docgen.model.reading import ProgrammeReading
from tests.extractors.guideline_text import read_lines

ITEMS = (
    ("设备更新补助", "对设备投资不低于300万元的项目，按设备投资的10%给予补助，最高120万元。"),
    ("公共平台建设", "按平台建设投入的30%给予补助，最高200万元。"),
    ("品牌培育奖励", "对新认定的省级名牌企业，给予30万元奖励。"),
)
EXPECTED = [
    ("设备更新补助", 10, 120, None),
    ("公共平台建设", 30, 200, None),
    ("品牌培育奖励", None, None, 30),
]
TITLE = "某市制造业专项资金申报指南"
FOR_ALL = "项目应于2030年1月1日以后开工，立项后拨付补助资金的60%。"


def told(programmes: tuple[ProgrammeReading, ...]) -> list[tuple[str, object, object, object]]:
    assert [each.path for each in programmes] == [each.name for each in programmes]
    return [(each.path, each.rate_max_percent, each.cap_wan, each.award_wan) for each in programmes]


def test_names_in_brackets_on_lines_of_their_own() -> None:
    items = "".join(f"【{name}】\n{words}\n" for name, words in ITEMS)
    found = read_lines(f"{TITLE}\n申报对象\n本市企业。\n{items}申报方式\n企业于2030年5月30日前填报。\n")
    assert told(found) == EXPECTED


def test_facets_in_brackets_that_come_again_are_no_items() -> None:
    text = "某市指南\n方向1　设备\n【支持条件】\n投资不低于100万元。\n【支持标准】\n补助20万元。\n"
    text += text.split("\n", 1)[1].replace("方向1　设备", "方向2　软件").replace("20", "10")
    assert [(each.path, each.award_wan) for each in read_lines(text)] == [("方向1", 20), ("方向2", 10)]


def word_file(tmp_path: Path, *, levels: bool) -> Path:
    document = docx.Document()
    document.add_heading(TITLE, 0)

    def head(text: str, level: int) -> None:
        if levels:
            document.add_heading(text, level)
        else:
            document.add_paragraph().add_run(text).bold = True

    head("申报主体", 1)
    document.add_paragraph("在本市注册的制造业企业。")
    head("支持事项", 1)
    for name, words in ITEMS:
        head(name, 2)
        document.add_paragraph(words)
    head("资金拨付", 1)
    document.add_paragraph(FOR_ALL)
    stream = io.BytesIO()
    document.save(stream)
    path = tmp_path / "指南.docx"
    path.write_bytes(stream.getvalue())
    return path


@pytest.mark.parametrize("levels", [True, False], ids=["levels", "bold"])
def test_headings_of_a_word_file_without_numbers(tmp_path: Path, *, levels: bool) -> None:
    found = extractors.parse("guideline", extractors.read(word_file(tmp_path, levels=levels))).programmes
    assert told(found) == EXPECTED
    assert [each.first_payment_percent for each in found] == [60, 60, None]


def test_headings_of_markdown_and_of_a_page_without_numbers(tmp_path: Path) -> None:
    items = "".join(f"### {name}\n\n{words}\n\n" for name, words in ITEMS)
    markdown = tmp_path / "指南.md"
    markdown.write_text(f"# {TITLE}\n\n## 支持事项\n\n{items}## 资金拨付\n\n{FOR_ALL}\n", "utf-8")
    items = "".join(f"<h3>{name}</h3><p>{words}</p>" for name, words in ITEMS)
    page = tmp_path / "指南.html"
    page.write_text(
        f"<html><body><h1>{TITLE}</h1><h2>支持事项</h2>{items}<h2>资金拨付</h2><p>{FOR_ALL}</p></body></html>",
        "utf-8",
    )
    for path in (markdown, page):
        found = extractors.parse("guideline", extractors.read(path)).programmes
        assert told(found) == EXPECTED
        assert [each.first_payment_percent for each in found] == [60, 60, None]


def test_bare_lines_over_sentences_where_nothing_is_numbered() -> None:
    items = "".join(f"{name}\n{words}\n" for name, words in ITEMS)
    assert (
        told(read_lines(f"{TITLE}\n为做好申报工作，制定本指南。\n支持事项\n{items}资金拨付\n{FOR_ALL}\n"))
        == EXPECTED
    )


def test_numbered_items_keep_their_numbers_whatever_is_bold(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_paragraph("一、支持事项")
    for number, (name, words) in zip("一二三", ITEMS, strict=True):
        document.add_paragraph().add_run(f"（{number}）{name}").bold = True
        document.add_paragraph(words)
    path = tmp_path / "指南.docx"
    document.save(str(path))
    found = extractors.parse("guideline", extractors.read(path)).programmes
    assert [each.path for each in found] == ["一（一）", "一（二）", "一（三）"]


def test_a_name_in_brackets_or_before_a_wide_blank_or_a_dash_behind_any_mark() -> None:
    marks = ("（一）【{}】{}", "（二）{}　　{}", "（三）{}——{}")
    lines = [mark.format(name, words) for mark, (name, words) in zip(marks, ITEMS, strict=True)]
    found = read_lines("\n".join([TITLE, "一、支持事项", *lines]))
    assert [(each.path, each.name) for each in found] == [
        ("一（一）", "设备更新补助"),
        ("一（二）", "公共平台建设"),
        ("一（三）", "品牌培育奖励"),
    ]
    assert [(each.rate_max_percent, each.award_wan) for each in found] == [(10, None), (30, None), (None, 30)]


def test_bare_names_inside_a_numbered_chapter_are_items() -> None:
    items = "".join(f"{name}\n{words}\n" for name, words in ITEMS)
    found = read_lines(
        f"{TITLE}\n一、适用对象\n本市企业。\n二、奖励项目和标准\n{items}三、资金拨付\n{FOR_ALL}\n"
    )
    assert told(found) == EXPECTED
    assert [each.first_payment_percent for each in found] == [60, 60, None]


def test_bare_names_over_no_sums_are_none() -> None:
    rows = (
        "办公用房面积\n企业须有固定场所。\n人员配备情况\n企业须有专职人员。\n信用状况要求\n企业须信用良好。\n"
    )
    (only,) = read_lines(f"{TITLE}\n一、申报条件\n{rows}二、支持标准\n按投入的20%给予补助，最高90万元。\n")
    assert (only.rate_max_percent, only.cap_wan) == (20, 90)


def test_names_that_two_chapters_share_bear_the_mark_of_theirs() -> None:
    found = read_lines(
        "某市专项资金申报指南\n一、城区政策\n设备补助\n按设备投资的10%给予补助，最高100万元。\n"
        "软件补助\n按软件投资的20%给予补助，最高200万元。\n认定奖励\n每家奖励50万元。\n"
        "二、园区政策\n设备补助\n按设备投资的15%给予补助，最高300万元。\n"
        "软件补助\n按软件投资的25%给予补助，最高400万元。\n认定奖励\n每家奖励60万元。\n"
    )
    assert [(each.path, each.cap_wan, each.award_wan) for each in found] == [
        ("一设备补助", 100, None),
        ("一软件补助", 200, None),
        ("一认定奖励", None, 50),
        ("二设备补助", 300, None),
        ("二软件补助", 400, None),
        ("二认定奖励", None, 60),
    ]


def test_pieces_of_wrapped_sentences_are_no_heads() -> None:
    devices, award = read_lines(
        "某市专项资金申报指南\n一、设备补助\n对在本市注册并且\n在2031年内购置设备的企业，按设备投资的10%给予补助。\n"
        "对购置国产首台套设备\n的企业，最高补助100万元。\n对其余企业的购置行为\n最高补助50万元。\n"
        "二、认定奖励\n每家奖励50万元。\n"
    )
    assert (devices.path, devices.rate_max_percent, devices.cap_wan) == ("一", 10, 100)
    assert (award.path, award.award_wan) == ("二", 50)


def test_a_wrapped_line_that_begins_with_a_head_s_name_goes_on() -> None:
    first, second = read_lines(
        "某市专项资金申报指南\n一、支持方向\n（一）健康养老\n1.机构补助。对从事\n"
        "健康养老方向的企业，按投资额的10%给予补助，最高100万元。\n2.床位补助。每张床位补助1万元。\n"
        "二、申报程序\n登录系统填报。"
    )
    assert (first.path, first.rate_max_percent, first.cap_wan) == ("一（一）1", 10, 100)
    assert second.path == "一（一）2"


def test_names_behind_a_label_are_heads_and_questions_behind_them_are_no_programme() -> None:
    found = read_lines(
        "某开发区绿色发展办事指南\n政策名称：绿色制造奖励\n支持对象：新列入名单的企业\n兑现标准：省级奖励50万元，市级奖励20万元\n"
        "——————\n政策名称：节能改造补助\n申报条件：1．项目已备案，总投资300万元以上；\n2．项目应在2031年3月31日前竣工投用\n"
        "兑现标准：按设备投资的12%给予补助，最高200万元\n政策名称：清洁生产补助\n支持对象：通过验收的企业\n兑现标准：每家定额补助8万元\n"
        "常见问题\n问：能不能同时申请？\n答：不能。\n"
    )
    assert [(each.path, each.rate_max_percent, each.cap_wan, each.award_wan) for each in found] == [
        ("绿色制造奖励", None, None, 50),
        ("节能改造补助", 12, 200, None),
        ("清洁生产补助", None, None, 8),
    ]
    assert (found[1].min_investment_wan, str(found[1].complete_by)) == (300, "2031-03-31")


RUN_IN = (
    "关于建设智能制造中心的若干政策",
    "为促进智能制造发展，结合实际，特制定本政策。",
    "支持功能平台建设。鼓励功能平台落户，按平台投资额的30%给予扶持，最高5000万元。",
    "支持技术研发。经认定的研发项目，按研发投入的25%给予扶持，最高1000万元。",
    "支持使用自主产品。首次使用自主产品的企业，按采购金额的10%给予扶持，最高500万元。",
    "支持引进行业组织。对落户的市级以上行业组织，给予100万元开办费扶持。",
    "本规定由某管委会负责解释，实行年限为2031年至2033年。",
)


def test_paragraphs_that_begin_with_a_name_are_items_where_nothing_is_numbered() -> None:
    assert [
        (each.path, each.rate_max_percent, each.cap_wan, each.window_start) for each in read_lines(*RUN_IN)
    ] == [
        ("支持功能平台建设", 30, 5000, None),
        ("支持技术研发", 25, 1000, None),
        ("支持使用自主产品", 10, 500, None),
        ("支持引进行业组织", None, None, None),
    ]


def test_first_sentences_of_numbered_items_stay_their_words() -> None:
    numbered = (*RUN_IN[:2], *(f"{at}.{line}" for at, line in enumerate(RUN_IN[2:6], start=1)), RUN_IN[6])
    assert [each.path for each in read_lines(*numbered)] == ["1", "2", "3", "4"]


def test_names_in_a_chapter_over_lines_with_labels() -> None:
    found = read_lines(
        "某县林业补助项目申报指南\n一、林业项目\n油茶改造\n申报主体：从事油茶种植的企业。\n补助标准：每亩补助800元，最高60万元。\n"
        "林下经济基地\n申报主体：林业经营主体。\n补助标准：定额补助30万元。\n林产品加工\n申报主体：龙头企业。\n"
        "补助标准：按设备投资额的25%给予补助，最高150万元。\n二、申报程序\n向县林业局提交。\n"
    )
    assert [(each.path, each.cap_wan, each.award_wan) for each in found] == [
        ("油茶改造", 60, None),
        ("林下经济基地", None, 30),
        ("林产品加工", 150, None),
    ]


def test_signs_before_marks_and_names_are_no_part_of_them() -> None:
    topics = read_lines(
        "某市港航资金申报指南\n■ 总体说明\n1.申报单位须在本市注册。\n■ 专题一　航运奖励\n方向1　航线培育\n"
        "新开航线奖励50万元。\n方向2　海铁联运\n按运费的20%补助，最高400万元。\n"
        "■ 专题二　设施补助\n方向1　智慧港口\n按投资的10%补助，最高900万元。\n"
        "■ 申报材料\n申请书。\n"
    )
    assert [each.path for each in topics] == ["专题一方向1", "专题一方向2", "专题二方向1"]
    names = read_lines(
        "某县工业扶持资金通知\n一、申报项目\n★设备补助\n扶持标准：按投资的8%补助，最高300万元。\n★电费补贴\n"
        "扶持标准：单个企业最高30万元补贴。\n★绿色工厂奖励\n扶持标准：奖励20万元。\n二、申报流程\n向窗口提交。\n"
    )
    assert [each.path for each in names] == ["设备补助", "电费补贴", "绿色工厂奖励"]


def test_what_stands_in_brackets_before_the_topics_holds_none_of_them() -> None:
    found = read_lines(
        "某省文旅资金申报指南\n【总体要求】\n以文塑旅，突出重点。\n【申报条件】\n1. 在本省登记满1年；\n"
        "2. 近两年无违法记录。\n专题一  文旅产业\n方向1：项目建设补助\n按投资的10%补助，最高900万元。\n"
        "方向2：贷款贴息\n按利息的60%贴息，最高300万元。\n专题二  文艺创作\n方向3：舞台精品\n每部资助80万元。\n"
        "方向4：小型作品\n每个资助10万元。\n【申报材料】\n一、申请书；\n二、证明材料。\n"
    )
    assert [(each.path, each.rate_max_percent, each.award_wan) for each in found] == [
        ("方向1", 10, None),
        ("方向2", 60, None),
        ("方向3", None, 80),
        ("方向4", None, 10),
    ]
