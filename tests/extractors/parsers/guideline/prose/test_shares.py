"""What a share is of: the subsidy's rate, a payment, or neither."""

from __future__ import annotations

import pytest

from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.summary import summary_of


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("列入市级以上重点项目的，补助比例上浮20%。", "share_other"),
        ("补助资金拨付比例为：开工50%、竣工验收40%、审计决算10%。", "payment"),
        ("资金分三次拨付：签约后40%，中期评估30%，验收后30%。", "payment"),
        ("建设期间可申请不超过50%的预拨款。", "payment"),
        ("服务费补助按合同额30%计算。", "rate"),
        ("贷款额按60%计算。", "share_other"),
    ],
)
def test_the_words_around_a_share_say_what_it_is(words: str, role: str) -> None:
    assert readings_of(words)[0].role == role


def test_the_year_of_an_applicants_spending_is_a_doubtful_time() -> None:
    found = summary_of(readings_of("项目单位2024年度研发投入不低于500万元，给予100万元支持。"))
    assert "window_start" not in found.values or "window_start" in found.doubts
