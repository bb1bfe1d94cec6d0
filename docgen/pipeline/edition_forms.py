"""edition check: the templates of an edition: tags, printing, and fixed wording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from docgen.editions import CORRECTIONS_FILE, EDITION_FILE
from docgen.editions.fixed_wording import printed_words
from docgen.editions.wording import annexes, fixed_wording, load_corrections, wording_differences
from docgen.errors import DocgenError
from docgen.model.edition import Edition, Form
from docgen.model.edition_findings import EditionFinding, finding
from docgen.pipeline.forms import EXCEL, compiled_form, fill_form, print_form
from docgen.render.values import blank_summary_values, blank_values

_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def check_forms(edition: Edition, folder: Path, text: str) -> Iterator[EditionFinding]:
    """Each template compiles, its tags are fields, it prints, and it says what the annex says.

    text: the guideline's own words; empty where its file is not at hand.
    """
    if not edition.forms:
        yield finding("warning", EDITION_FILE, "forms", "没有表格，build、blank 和 summary 不能使用")
    yield from _summaries(edition)
    for form in edition.forms:
        try:
            compiled_form(folder, form.key)
            _print_blank(edition, folder, form)
            yield from _wording(edition, folder, form, text)
        except DocgenError as error:
            yield finding("error", form.template, error.place, f"{error.what}。{error.advice}")


def _summaries(edition: Edition) -> Iterator[EditionFinding]:
    """Of several summaries each is for a direction of the guideline, and each direction has one."""
    directions = dict(edition.guideline.programme_directions)
    known = "、".join(f"{number} {name}" for number, name in directions.items())
    unclear = edition.unclear_summaries()
    for form in edition.summary_forms():
        where = f"forms.{form.key}.direction"
        if form in unclear:
            yield finding(
                "error", EDITION_FILE, where, f"“{form.template}”没有写明用于哪个重点方向，或与另一表相同"
            )
        elif form.direction and form.direction not in directions:
            yield finding("error", EDITION_FILE, where, f"指南中没有重点方向“{form.direction}”（有 {known}）")
    for number, name in directions.items() if edition.summary_forms() and not unclear else ():
        if edition.summary_form(number) is None:
            yield finding("warning", EDITION_FILE, "forms", f"没有重点方向“{name}”的汇总表")


def _print_blank(edition: Edition, folder: Path, form: Form) -> None:
    """Make the blank form as a PDF once: what the converter does not carry is told here and not at the first build."""
    numbers = [number for number, _ in edition.guideline.programme_directions]
    own = form.direction if form.direction in numbers else numbers[0]
    values = blank_summary_values(edition, own) if form.scope == "region" else blank_values(edition)
    print_form(fill_form(folder, form.key, values), form, title=form.title, made_on=_ANY_DAY)


def _wording(edition: Edition, folder: Path, form: Form, text: str) -> Iterator[EditionFinding]:
    corrections_file = folder / CORRECTIONS_FILE
    if not corrections_file.exists():
        return
    corrections = load_corrections(corrections_file)
    for annex, direction_no in _annexes_of(form, edition):
        if annex not in annexes(text) or form.key == "signing":
            continue
        values = blank_summary_values(edition, direction_no) if direction_no else blank_values(edition)
        made = printed_words(fill_form(folder, form.key, values), is_sheet=form.template.endswith(EXCEL))
        for difference in wording_differences(
            fixed_wording(text, corrections, annex), made, (edition.parties.basis,)
        ):
            yield finding("error", form.template, f"附件{annex}", f"与指南附件的文字不同：{difference}")


def _annexes_of(form: Form, edition: Edition) -> list[tuple[str, str]]:
    """The annexes that a form stands for, each with its direction: 2-4, 四."""
    number = form.annex.removeprefix("附件")
    if form.scope != "region":
        return [(number, "")]
    if form.direction:
        return [(number, form.direction)]
    return [
        (f"{number}-{at}", direction_no)
        for at, (direction_no, _) in enumerate(edition.guideline.programme_directions, start=1)
    ]
