"""Sums that forms print, derived from the applicant's lines; nobody types them."""

from __future__ import annotations

from typing import Annotated

from docgen.model.base import Label, Record
from docgen.model.money import Wan


class Totals(Record):
    """Three amounts, not one. The eligible amount of a programme stands in reports only."""

    total_investment_wan: Annotated[
        Wan,
        Label(
            "申报项目总投资",
            "万元",
            variants=("项目总投资额", "项目总投资投入预算", "项目总投资", "总投资", "总投资额", "计划总投资"),
            proof="备案证",
            cells=("附件2#10", "附件3", "附件5三（一）"),
        ),
    ]
    fixed_assets_wan: Annotated[Wan, Label("其中：固定资产投资", "万元", cells=("附件2#11",))]
    total_or_executed_wan: Annotated[Wan, Label("项目总投资额或执行额", "万元", cells=("附件3",))]
