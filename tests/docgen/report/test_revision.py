"""The differences of two guidelines as text."""

from __future__ import annotations

from docgen.check.revision import compare_guidelines
from docgen.report.revision import changes_lines
from tests.extractors.guideline_text import guideline_of


def lines_of(term: str, cap: str) -> tuple[str, ...]:
    return (
        "某市专项资金申报指南",
        "一、支持项目",
        "（一）产线改造项目。按设备投资的15%给予补助，最高200万元。",
        f"（二）平台建设项目。按平台投入的20%给予补助，最高{cap}万元。",
        "二、项目要求",
        f"项目建设期不超过{term}个月，不得重复申报。",
    )


def test_a_change_of_a_shared_clause_is_told_once() -> None:
    old, new = guideline_of(*lines_of("18", "300")), guideline_of(*lines_of("24", "280"))
    shown = changes_lines(compare_guidelines(old, new))
    heads = [line for line in shown if line.startswith("【")]
    assert heads == [
        "【2 个项目类别共用的条款：一（一）产线改造项目、一（二）平台建设项目】",
        "【一（二）平台建设项目】",
    ]
    assert sum("不超过24个月" in line for line in shown) == 1
    assert shown[-1].startswith("共 ")
    assert f"共 {sum(line.startswith('  ') and line[2] != ' ' for line in shown)} 处变化" in shown[-1]


def test_no_difference_says_so() -> None:
    one = guideline_of(*lines_of("18", "300"))
    assert changes_lines(compare_guidelines(one, one)) == ["两份指南的规则没有差别。"]
