"""Where a printed line leaves room for a value, to which label it belongs, and what goes in."""

from __future__ import annotations

import pytest

from docgen.editions.form_gaps import Gap, field_of, gap_tag, gaps_of


def told(text: str, underlined: list[bool] | None = None) -> list[tuple[str, str]]:
    """Label and printed blank of each gap."""
    return [(gap.label, text[gap.start : gap.end]) for gap in gaps_of(text, underlined or [])]


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        ("申报单位：____ 项目名称：____", [("申报单位", "____ "), ("项目名称", "____")]),
        ("（一）任务目标：", [("任务目标", "")]),
        ("申报单位：        联系电话：        ", [("申报单位", "        "), ("联系电话", "        ")]),
        (
            "总投资______万元，其中固定资产投资____万元。",
            [("总投资", "______"), ("其中固定资产投资", "____")],
        ),
        ("填报日期：   年   月   日", [("填报日期", "   年   月   日")]),
        ("填报日期：2025年　　月　　日", [("填报日期", "2025年　　月　　日")]),
        ("起止时间：20__年__月至20__年__月", [("起止时间", "20__年__月至20__年__月")]),
        ("　　　　 万元", [("", "　　　　 ")]),
        ("任　务　书", []),
        ("2023年度　　　　项目申报书", []),
        ("单位负责人（签名）　　　　（公章）", []),
        ("法定代表人（签字）：______", []),
        ("申报单位（盖章）：______", [("申报单位（盖章）", "______")]),
        ("（盖章）：______", []),
    ],
)
def test_gaps_and_their_labels(text: str, gaps: list[tuple[str, str]]) -> None:
    assert told(text) == gaps


def test_underlined_blanks_are_room_and_blanks_that_are_not_underlined_are_none() -> None:
    text = "当年内下达第一笔专项资金　　　，在验收合格后"
    assert told(text) == []
    assert told(text, [sign == "\u3000" for sign in text]) == [("当年内下达第一笔专项资金", "　　　")]


def test_the_amount_in_figures_belongs_to_the_label_before_the_one_in_capitals() -> None:
    text = "批复专项资金：（大写）____，（小写）____万元"
    capitals, figures = gaps_of(text)
    assert (capitals.label, capitals.capitals, figures.label, figures.capitals) == (
        "批复专项资金",
        True,
        "批复专项资金",
        False,
    )
    path = field_of(figures).paths[0]
    assert gap_tag(capitals, text, path) == "{{ award.granted_wan|rmb_words|blank(4, '_') }}"
    assert gap_tag(figures, text, path) == "{{ award.granted_wan|blank(4, '_') }}"


@pytest.mark.parametrize(
    ("text", "path", "why"),
    [
        ("任务书签署当年内下达第一笔专项资金____万元", "award.first_wan", ""),
        ("为顺利组织实施完成____项目，", "project.title_for_preamble", ""),
        ("本单位申报____项目（总投资较大），", "project.title_for_preamble", ""),
        ("（一）项目的实施期限：____", "project.period", ""),
        ("绩效目标：____", "project.performance", ""),
        ("项目管理单位（甲方）：____", "edition.managing_unit", ""),
        ("总投资：____元", "totals.total_investment_wan", "表上的单位是元，字段的单位是万元"),
        ("开户银行：____", "", "没有同名的字段"),
        ("项目名称（大写）____", "", "没有同名的字段"),
    ],
)
def test_the_field_of_a_gap_or_why_there_is_none(text: str, path: str, why: str) -> None:
    found = field_of(gaps_of(text)[0])
    assert (found.paths[0] if found.paths else "", found.why()) == (path, why)


def test_a_gap_without_words_takes_the_label_of_the_cell_beside_it() -> None:
    text = "　　　　 万元"
    (gap,) = gaps_of(text)
    assert field_of(gap, "申请财政\n资金").paths == ("project.applied_wan",)
    assert gap_tag(gap, text, "project.applied_wan") == "{{ project.applied_wan|blank(4) }}"


def test_a_day_keeps_its_blanks_where_there_is_none() -> None:
    text = "核查日期：__年__月__日"
    (gap,) = gaps_of(text)
    assert gap_tag(gap, text, "verification.date") == (
        "{% if verification.date %}{{ verification.date }}{% else %}__年__月__日{% endif %}"
    )


def test_nothing_printed_behind_a_colon_takes_the_value_alone() -> None:
    assert gap_tag(Gap(5, 5), "申报单位：", "applicant.name") == "{{ applicant.name }}"
