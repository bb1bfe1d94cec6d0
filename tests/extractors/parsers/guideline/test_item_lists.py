"""Lists of items by their printed numbers."""

from __future__ import annotations

import re

import pytest

from docgen.model.document import Place
from extractors.parsers.guideline.item_lists import ITEM_LIST, items_in, numbers_in, without_names
from extractors.parsers.guideline.marks import mark_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage
from tests.extractors.guideline_text import read_lines


def item(line: str, path: str, *below: Node) -> Node:
    mark = mark_of(line)
    assert mark is not None
    return Node(mark.kind, mark.printed, Passage(), path, mark.number, children=list(below))


def every(*roots: Node) -> list[Node]:
    return [node for root in roots for node in root.walk()]


ARTICLES = every(
    item("第五条 甲", "第五条", item("（一）甲", "第五条（一）"), item("（二）乙", "第五条（二）")),
    item("第六条 乙", "第六条"),
    item("第十三条 丙", "第十三条"),
)
CHAPTERS = every(
    item("一、甲", "一", item("（一）甲", "一（一）"), item("（二）乙", "一（二）")),
    item(
        "二、乙", "二", item("（一）甲", "二（一）"), item("（三）丙", "二（三）", item("1.丁", "二（三）1"))
    ),
    item("三、丙", "三"),
)
SERVICES = every(
    item("一、甲", "一"), item("二、乙", "二", item("（一）甲", "二（一）")), item("三、丙", "三")
)
POINTED = every(
    item("1 甲 项目", "1", item("1.1 甲乙", "1.1")),
    item("2 乙 项目", "2", *[item(f"2.{number} 丙丁", f"2.{number}") for number in (1, 2, 3)]),
)
NUMBERED = every(*[item(f"{number}.某事", str(number)) for number in range(1, 8)])
DIRECTIONS = every(
    *[item(f"方向{number}：某事", f"方向{number}") for number in "一二三"],
    item("方向四：某事", "方向四", item("（一）甲", "方向四（一）"), item("（二）乙", "方向四（二）")),
)
KINDS = every(
    item("第一类　甲", "第一类"),
    item("第二类　乙", "第二类", item("（一）丙", "第二类（一）")),
    item("第三类　丁", "第三类"),
)
ROWS = every(item("第八条 甲", "第八条（一）"), item("第八条 乙", "第八条（三）"))
TOPICS = every(
    item("专题一：甲", "专题一", item("方向1：甲", "专题一方向1"), item("方向2：乙", "专题一方向2")),
    item("专题二：乙", "专题二", item("方向1：丙", "专题二方向1"), item("方向2：丁", "专题二方向2")),
)


@pytest.mark.parametrize(
    ("words", "items", "paths"),
    [
        ("第五条第（一）项、第（二）项以及第十三条", ARTICLES, ["第五条（一）", "第五条（二）", "第十三条"]),
        ("第一类至第三类", KINDS, ["第一类", "第二类", "第三类"]),
        ("第一、三类", KINDS, ["第一类", "第三类"]),
        ("第二类第（一）项", KINDS, ["第二类（一）"]),
        ("第一类和第二类第（一）项", CHAPTERS, ["一", "二（一）"]),
        ("第五条第二项、第六条", ARTICLES, ["第五条（二）", "第六条"]),
        ("第五条至第六条", ARTICLES, ["第五条", "第六条"]),
        ("第九条", ARTICLES, []),
        ("第二章第（一）项及第三章", CHAPTERS, ["二（一）", "三"]),
        ("第一部分各项、第二部分（一）和（三）1", CHAPTERS, ["一", "二（一）", "二（三）1"]),
        ("第（二）项", CHAPTERS, ["一（二）"]),
        ("第（一）项", CHAPTERS, []),
        ("第1、3、6条", NUMBERED, ["1", "3", "6"]),
        ("第2至4项", NUMBERED, ["2", "3", "4"]),
        ("方向一、方向二及方向四第（一）项", DIRECTIONS, ["方向一", "方向二", "方向四（一）"]),
        ("第二章第（一）至（三）类", CHAPTERS, ["二（一）", "二（三）"]),
        ("第二部分第（三）1至2项", CHAPTERS, ["二（三）1"]),
        ("第八条（三）", ROWS, ["第八条（三）"]),
        ("第八条", ROWS, ["第八条（一）", "第八条（三）"]),
        ("专题二方向1、方向2", TOPICS, ["专题二方向1", "专题二方向2"]),
        ("专题一、专题二", TOPICS, ["专题一", "专题二"]),
        ("第1条至第4条", NUMBERED, ["1", "2", "3", "4"]),
        ("第二部分（一）中各项、（三）第1项", CHAPTERS, ["二（一）", "二（三）1"]),
        ("方向一至方向三", DIRECTIONS, ["方向一", "方向二", "方向三"]),
        ("第一、二、三条", SERVICES, ["一", "二", "三"]),
        ("第三项、第二项第（一）目", SERVICES, ["三", "二（一）"]),
        ("第一项、第三项", SERVICES, ["一", "三"]),
        ("第一、二部分全部项目和第三部分", CHAPTERS, ["一", "二", "三"]),
        ("第1部分及2.2", POINTED, ["1", "2.2"]),
        ("2.1至2.3", POINTED, ["2.1", "2.2", "2.3"]),
        ("2.3项目和第1部分", POINTED, ["2.3", "1"]),
    ],
)
def test_a_list_names_its_items(words: str, items: list[Node], paths: list[str]) -> None:
    listed = re.match(ITEM_LIST, words + "所列")
    assert listed and listed[0] == words
    assert [each.path for each in items_in(words, items)] == paths


def test_a_count_of_a_direction_is_no_list() -> None:
    assert re.match(ITEM_LIST, "方向10项") is None
    assert re.match(ITEM_LIST, "专题二项目") is not None


def test_numbers_that_run_from_one_to_another() -> None:
    assert list(numbers_in("序号1至4、7、9—10")) == [1, 2, 3, 4, 7, 9, 10]
    assert list(numbers_in("第四、七至九条")) == [4, 7, 8, 9]


def test_a_name_behind_a_number_only_repeats_it() -> None:
    renovation = item("二、改造", "二")
    renovation.own = Passage.of([(char, Place(), False) for char in "数字化改造项目"])
    words = "第二类（数字化改造）和第三类（未列入名单）项目"
    assert without_names(words, [renovation]) == "第二类和第三类（未列入名单）项目"


def test_rows_of_a_chapter_by_their_digits_are_only_those() -> None:
    rows = "".join(f"{at}\t{name}改造\t按投入的{at}0%补助\n" for at, name in enumerate("轻深高精", start=1))
    found = read_lines(
        "某市奖补办法\n一、目标\n完成改造。\n二、范围\n本市企业。\n三、奖补事项和标准\n序号\t奖补事项\t奖补标准",
        f"{rows}四、实施要求\n第三部分第1项、第3项改造项目的合同应于2030年9月1日至2031年9月30日期间签订，"
        "预拨补助资金的40%。\n",
    )
    assert [each.path for each in found] == ["三1", "三2", "三3", "三4"]
    assert [str(each.window_start) for each in found] == ["2030-09-01", "None", "2030-09-01", "None"]
    assert [each.first_payment_percent for each in found] == [40, None, 40, None]


def test_pointed_items_that_begin_a_line_are_called_and_no_mark() -> None:
    found = read_lines(
        "某市指南\n2 建筑业\n2.1 示范工程\n按投入的20%给予补助，最高100万元。\n"
        "2.2 生产线\n按投入的10%给予补助，最高300万元。\n"
        "3 绿色建筑\n3.1 星级建筑\n按投入的30%给予补助，最高200万元。\n4 时间\n4.1 时间要求\n"
        "2.1、3.1所列项目应在2030年12月31日前通过竣工验收；2.2所列项目的投资应在2029年1月1日至2030年12月31日期间发生。\n"
    )
    assert [(each.path, str(each.complete_by), str(each.window_start)) for each in found] == [
        ("2.1", "2030-12-31", "None"),
        ("2.2", "None", "2029-01-01"),
        ("3.1", "2030-12-31", "None"),
    ]


def test_articles_called_behind_a_head_in_brackets() -> None:
    found = read_lines(
        "某市办法\n第一条【研发补助】按投入的20%给予补助，最高90万元。\n第二条【成果补助】按投入的30%给予补助，最高80万元。\n"
        "第三条【时间界定】2031年度申报中，第二条规定的费用支出和认定事项，其发生时间应在2030年1月1日至2030年12月31日。\n"
    )
    assert [str(each.window_start) for each in found] == ["None", "2030-01-01"]


def test_decimal_items_called_as_kinds() -> None:
    first, second, third, fourth = read_lines(
        "某市专项资金申报指南\n1 支持内容\n1.1 诊断服务。按诊断费用的50%给予补助，最高5万元。\n"
        "1.2 数字化改造。按核定投入的30%给予补助，最高100万元。\n"
        "1.3 智能制造。按设备投资的8%给予补助，单个项目最高500万元。\n"
        "1.4 协同创新。按研发投入的30%给予补助，最高200万元。\n"
        "2 有关要求\n2.1 1.2、1.3类项目，投入发生时间应在2031年7月1日至2032年3月31日之间，并于2032年3月31日前完工。\n"
        "3 资金拨付\n1.4类项目采取分期补助方式，立项公示后拨付50%，验收通过后拨付50%。其他类别一次性拨付。\n"
    )
    assert [str(each.complete_by) for each in (first, second, third, fourth)] == [
        "None",
        "2032-03-31",
        "2032-03-31",
        "None",
    ]
    assert [each.first_payment_percent for each in (first, second, third, fourth)] == [None, None, None, 50]


def test_a_line_on_those_above_is_about_all_items_of_the_list() -> None:
    first, second, award = read_lines(
        "某市专项资金申报指南\n一、智能化改造\n（一）改造类项目\n1.装备购置。按设备投资的10%给予补助，最高300万元。\n"
        "2.车间建设。按设备投资的15%给予补助，最高500万元。\n"
        "上述项目应于2031年1月1日后开工，2032年12月31日前完工。补助资金分两期拨付，立项后拨付60%，验收通过后拨付其余40%。\n"
        "（二）奖励类\n1.智能工厂。对2031年度获评国家卓越级智能工厂的企业，一次性奖励200万元。\n"
    )
    for each in (first, second):
        assert (str(each.complete_by), each.first_payment_percent) == ("2032-12-31", 60)
    assert (award.complete_by, award.first_payment_percent) == (None, None)


def test_items_called_by_their_names_in_quotes() -> None:
    text = (
        "某区若干政策\n一、场景应用\n（一）支持典型场景示范。按项目投入的25%给予补助，最高80万元。\n"
        "（二）支持标杆称号创建。对新获评国家级试点示范的企业，奖励50万元。\n（三）支持总部企业落户。给予一次性奖励30万元。\n"
        "二、有关要求\n（一）“支持典型场景示范”项目须于2031年1月1日至2032年3月31日期间实施，并在2032年3月31日前完成验收。\n"
        "（二）“支持标杆称号创建”以2031年1月1日至12月31日发文认定的为准。\n"
        "（三）“支持典型场景示范”“支持总部企业落户”资金分两次拨付，立项后拨付40%，验收合格后拨付60%。\n"
    )
    scene, title, settling = read_lines(text)
    assert (str(scene.window_end), str(scene.complete_by)) == ("2032-03-31", "2032-03-31")
    assert (str(title.window_end), title.complete_by) == ("2031-12-31", None)
    assert (settling.window_start, settling.window_end, settling.complete_by) == (None, None, None)
    assert [each.first_payment_percent for each in (scene, title, settling)] == [40, None, 40]


def test_a_chapter_called_by_its_name_with_numbers_of_its_items() -> None:
    found = read_lines(
        "某市养老托育补助指南",
        "一、养老服务项目",
        "（一）护理型床位。按设备费用的50%给予补助，最高80万元。",
        "（二）助餐点。按设备购置费用的50%给予补助，最高8万元。",
        "二、托育服务项目",
        "1.普惠托育。按建设投资的30%给予补助，最高50万元。",
        "2.托班改造。按改造费用的40%给予补助，最高20万元。",
        "3.人员培训。每家奖励2万元。",
        "三、有关要求",
        "（一）第一部分第（一）项和托育服务项目第1、2项，建设投入应发生在2024年1月1日至2025年10月31日期间，并于2025年10月31日前建成投用。",
    )
    assert [(each.path, str(each.complete_by)) for each in found] == [
        ("一（一）", "2025-10-31"),
        ("一（二）", "None"),
        ("二1", "2025-10-31"),
        ("二2", "2025-10-31"),
        ("二3", "None"),
    ]


def test_decimal_items_called_as_clauses_and_one_put_off() -> None:
    first, second, third = read_lines(
        "某市文旅补助指南",
        "1 旅游",
        "1.1 景区改造。按投资的10%给予补助，最高80万元。",
        "1.2 民宿提质。按投资的20%给予补助，最高30万元。",
        "1.3 演出。按场租费用的50%给予补助，最高30万元。本条暂不受理，待方案印发后另行通知。",
        "2 有关要求",
        "2.1 条款1.1、1.3所列项目，投资应发生于2023年7月1日至2025年3月31日，并在2025年3月31日前竣工验收。",
    )
    assert (str(first.window_start), str(first.complete_by)) == ("2023-07-01", "2025-03-31")
    assert (second.window_start, second.complete_by) == (None, None)
    assert (first.state, second.state, third.state) == ("open", "open", "deferred")


def test_items_called_by_their_paths() -> None:
    first, second, third = read_lines(
        "某开发区扶持政策\n一、支持产业项目\n"
        "1.投资奖励。按固定资产投资的3%给予奖励，最高1000万元。\n"
        "2.厂房补贴。按租金的50%给予补贴，最高60万元。\n"
        "二、支持人才项目\n"
        "1.创业项目。按设备投入的40%给予支持，最高200万元。\n"
        "三、兑现要求\n"
        "1.一1所列奖励分三年兑现：竣工后兑现40%，次年、第三年分别兑现30%。\n"
        "2.二1所列资金签约后首期拨付50%，项目实施期为三年。\n"
    )
    assert [each.path for each in (first, second, third)] == ["一1", "一2", "二1"]
    assert (first.first_payment_percent, first.max_duration_years) == (40, None)
    assert (second.first_payment_percent, second.max_duration_years) == (None, None)
    assert (third.first_payment_percent, third.max_duration_years) == (50, 3)
