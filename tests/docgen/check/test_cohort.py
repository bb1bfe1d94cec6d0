"""What many applications show together."""

from __future__ import annotations

import pytest

from docgen.check import repeated_applications
from docgen.model.findings import Outcome
from tests.docgen.check.builders import application

NAME = "“智造”产线(一期)改造项目"


def test_the_same_project_twice_is_told_with_both_places() -> None:
    first = application(project={"name": NAME})
    again = application(project={"name": "「智造」产线（一期） 改造项目"}, programme=" 一(一)")
    (finding,) = repeated_applications([("甲/01", first), ("乙/副本", again), ("丙", application())])
    assert finding.id == "cohort.repeated"
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, "error")
    assert "出现 2 次：甲/01、乙/副本；请只留一份" in finding.message


@pytest.mark.parametrize(
    "other",
    [
        {"applicant": {"uscc": "91320900MAXXX00151"}},
        {"programme": "四（一）"},
        {"project": {"name": "另一个项目"}},
    ],
)
def test_another_applicant_programme_or_project_is_no_repetition(other: dict[str, object]) -> None:
    pair = [("a", application()), ("b", application(**other))]  # type: ignore[arg-type]
    assert repeated_applications(pair) == ()
