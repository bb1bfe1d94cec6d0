"""What a guideline tells of itself."""

from __future__ import annotations

from docgen.model.guideline import Guideline
from tests.builders import small_guideline


def test_chapters_without_programmes_are_no_directions_that_are_applied_for() -> None:
    directions = [["一", "改造"], ["二", "申报程序"], ["三", "服务"], ["五", "支撑"], ["六", "申报材料"]]
    guideline = Guideline.model_validate(small_guideline() | {"directions": directions})
    assert guideline.programme_directions == (("一", "改造"), ("三", "服务"), ("五", "支撑"))
