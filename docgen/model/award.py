"""The province's record (管理单位): what was granted (批复)."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from docgen.model.base import Label, Record
from docgen.model.money import Wan


class Award(Record):
    """The amounts of one granted project, in 万元."""

    granted_wan: Annotated[
        Wan, Field(gt=0), Label("批复专项资金", "万元", proof="批复文件", cells=("附件5三（二）",))
    ]
    first_wan: Annotated[
        Wan | None, Field(ge=0), Label("第一笔专项资金", "万元", proof="批复文件", cells=("附件5三（二）",))
    ] = None
    document: Annotated[str, Label("批复文号")] = ""

    @model_validator(mode="after")
    def _first_is_part_of_the_grant(self) -> Self:
        if self.first_wan is not None and self.first_wan > self.granted_wan:
            raise ValueError(f"第一笔 {self.first_wan} 万元大于批复专项资金 {self.granted_wan} 万元")
        return self
