"""The recommending unit's record (推荐单位): what people saw on site and signed (附件4)."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from docgen.model.base import Label, Record
from docgen.model.dates import When

CONCLUSION_LIMIT = 100
"""附件4: 可附不超过 100 字的文字说明. A longer text is refused, never cut."""


class Verification(Record):
    """The six answers of 附件4 and who gave them. Each stays blank until the unit types it."""

    registered: Annotated[str, Label("核查1：注册、独立法人、正常经营1年以上", cells=("附件4",))] = ""
    approvals: Annotated[str, Label("核查2：备案、环评、能评、安评、规划、土地等手续", cells=("附件4",))] = ""
    investment: Annotated[str, Label("核查3：清单、发票和现场实物一致", cells=("附件4",))] = ""
    figures: Annotated[str, Label("核查4：经济指标与证明材料一致", cells=("附件4",))] = ""
    contents: Annotated[str, Label("核查5：项目建设内容与实际相符", cells=("附件4",))] = ""
    other: Annotated[str, Label("核查6：其他需要核查的内容", cells=("附件4",))] = ""
    conclusion: Annotated[
        str,
        StringConstraints(max_length=CONCLUSION_LIMIT),
        Label("核查结论与建议", cells=("附件4",), hint="不超过 100 字"),
    ] = ""
    leader_post: Annotated[str, Label("核查负责人单位及职务", cells=("附件4",))] = ""
    leader_phone: Annotated[str, Label("核查负责人联系电话", cells=("附件4",))] = ""
    date: Annotated[When | None, Label("核查日期", cells=("附件4",))] = None
