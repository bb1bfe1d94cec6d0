"""What checking an edition says of it."""

from __future__ import annotations

from typing import Literal

from docgen.model.base import Record, Text

Level = Literal["error", "warning", "open"]
"""error: must be mended; warning: something can't be used or checked; open: a parameter that nobody has settled."""

LEVEL_LABELS: dict[Level, str] = {"error": "错误", "warning": "提醒", "open": "待定"}


class EditionFinding(Record):
    """One finding. file within the edition's directory, place in it (field, rule, annex)."""

    level: Level
    file: Text
    place: str = ""
    what: Text


def finding(level: Level, file: str, place: str, what: str) -> EditionFinding:
    """A finding; of a path the file's name alone, without the full stop of an error's sentence."""
    return EditionFinding(
        level=level, file=file.replace("\\", "/").rpartition("/")[2], place=place, what=what.strip("。")
    )
