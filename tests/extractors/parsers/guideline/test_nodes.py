"""What a marked piece is called, and what stands behind its name."""

from __future__ import annotations

import pytest

from tests.extractors.guideline_text import guideline_of, read_lines

RULE = "按项目设备投资的{}给予补助，最高不超过{}万元。"


def test_a_name_in_round_brackets_behind_a_plain_number_is_the_items() -> None:
    found = guideline_of(
        "某市绿色发展若干政策",
        "一、支持内容",
        f"1.（节能技术改造）{RULE.format('9%', 90)}",
        f"2.（余热余压利用）{RULE.format('7%', 70)}",
    )
    assert [(each.path, each.name) for each in found.programmes] == [
        ("一1", "节能技术改造"),
        ("一2", "余热余压利用"),
    ]


@pytest.mark.parametrize("remark", ["不含土建费用", "限一次", "如有变化以通知为准"])
def test_a_remark_in_brackets_is_no_name(remark: str) -> None:
    found = guideline_of(
        "某市绿色发展若干政策",
        "一、支持内容",
        f"1.（{remark}）{RULE.format('9%', 90)}",
        f"2.（{remark}）{RULE.format('7%', 70)}",
    )
    assert remark not in [each.name for each in found.programmes]


def test_a_facets_head_may_stand_in_round_brackets() -> None:
    found = read_lines(
        "某区高质量发展政策申报指南",
        "事项1：研发投入补助",
        "（申报条件）上年度研发费用不低于600万元。",
        "（支持标准）",
        f"1.规上企业{RULE.format('9%', 90)}",
        f"2.其他企业{RULE.format('6%', 60)}",
        "事项2：节水改造补助",
        "（申报条件）项目总投资不低于400万元。",
        "（支持标准）",
        f"1.规上企业{RULE.format('7%', 70)}",
        f"2.其他企业{RULE.format('5%', 50)}",
    )
    assert [(each.path, each.rate_max_percent, each.rate_min_percent, each.cap_wan) for each in found] == [
        ("事项1", 9, 6, 90),
        ("事项2", 7, 5, 70),
    ]


def test_a_question_is_the_name_of_what_its_answer_says() -> None:
    found = guideline_of(
        "惠企政策问答",
        "一、购买设备有没有补助？",
        "答：有。按设备投资的12%给予补助，最高不超过500万元。",
        "二、贷款有贴息吗？",
        "答：按实际利息的50%给予贴息，最高100万元。",
    )
    assert [each.name for each in found.programmes] == ["购买设备有没有补助", "贷款有贴息吗"]
