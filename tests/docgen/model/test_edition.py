"""Which summary of an edition is for which direction."""

from __future__ import annotations

from docgen.model.edition import Form
from tests.builders import small_edition


def summaries(*directions: str) -> tuple[Form, ...]:
    return tuple(
        Form(
            key=f"s{number}",
            annex="附件2",
            title="汇总表",
            template=f"{number}.xlsx",
            scope="region",
            direction=direction,
            copies=1,
            order=number,
        )
        for number, direction in enumerate(directions, start=1)
    )


def told(*directions: str) -> tuple[list[str | None], list[str]]:
    """The summary of 一, 三 and 五, and those that are unclear."""
    edition = small_edition().model_copy(update={"forms": summaries(*directions)})
    found = [edition.summary_form(number) for number in ("一", "三", "五")]
    return [form.key if form else None for form in found], [form.key for form in edition.unclear_summaries()]


def test_the_only_summary_is_for_all_unless_it_names_a_direction() -> None:
    assert told("") == (["s1", "s1", "s1"], [])
    assert told("三") == ([None, "s1", None], [])
    assert told() == ([None, None, None], [])


def test_of_several_each_is_for_its_own() -> None:
    assert told("五", "一", "三") == (["s2", "s3", "s1"], [])


def test_one_of_several_without_a_direction_or_with_that_of_another_is_unclear() -> None:
    assert told("一", "") == (["s1", None, None], ["s2"])
    assert told("一", "一", "三") == (["s1", "s3", None], ["s2"])
