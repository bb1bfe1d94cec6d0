"""The heads under which a programme states its rules, by the names that guidelines give them."""

from __future__ import annotations

from typing import Literal

Facet = Literal["direction", "conditions", "subsidy", "applicant", "quota"]

_HEADS: dict[Facet, str] = {
    "direction": "支持方向 重点方向 支持重点 支持领域 重点领域 支持内容 支持范围 申报方向",
    "conditions": (
        "支持条件 申报条件 申报要求 扶持条件 申请条件 项目条件 基本条件 具体条件 项目要求 支持要求 奖励条件"
        " 资助条件 补助条件 入库条件 其他要求 有关要求 申报材料 申请材料 材料要求"
    ),
    "subsidy": (
        "补助标准 支持标准 资助标准 奖励标准 奖补标准 扶持标准 支持方式 补助方式 资助方式 扶持方式 奖励方式"
        " 支持方式和标准 支持方式及标准 支持额度 补助额度 支持政策"
    ),
    "applicant": "申报主体 申报对象 支持对象 扶持对象 资助对象 申报单位 申请主体 奖励对象",
    "quota": "支持数量 名额 支持名额 项目数量 申报名额 推荐名额 申报数量",
}
FACETS: dict[str, Facet] = {head: facet for facet, heads in _HEADS.items() for head in heads.split()}
"""Printed head → what stands under it."""


def facet_of(head: str) -> Facet | None:
    """The facet of a head; None where it is none (a programme's or an item's)."""
    return FACETS.get(head.strip("：:。 "))
