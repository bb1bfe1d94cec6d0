"""What all records share: frozen, closed against unknown keys, and labelled in the field's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints


class Record(BaseModel):
    """A frozen record; a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


@dataclass(frozen=True)
class Label:
    """What a field is called and where it comes from and goes to; the field table is derived from it.

    zh: the printed Chinese label. unit: 万元, % …, empty for text. variants: other printed labels.
    proof: the paper that the value is copied from. cells: the form cells that print it, as
    "附件2#5" or "附件3". hint: what to write, for the comment in a new project.toml.
    """

    zh: str
    unit: str = ""
    variants: tuple[str, ...] = ()
    proof: str = ""
    cells: tuple[str, ...] = ()
    hint: str = ""


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that must not be empty."""
