"""blank: every form of an edition, empty, for the pen."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from docgen.editions import edition_folder, load_edition_folder
from docgen.files import OutputFolder
from docgen.model.edition import Edition, Form
from docgen.pipeline.forms import (
    check_has_forms,
    check_summaries,
    file_stem,
    fill_form,
    print_form,
    suffix_of,
    summary_stem,
)
from docgen.render.values import blank_summary_values, blank_values


def make_blanks(edition_name: str, output: Path, made_on: date) -> tuple[str, ...]:
    """Write the blank forms (Word or Excel, and PDF), a summary a direction. Returns the names.

    Raises InputError where the edition has no form, or a summary of which the direction can't be told.
    """
    source = edition_folder(edition_name)
    edition = load_edition_folder(source)
    check_has_forms(edition, source)
    check_summaries(edition, source)
    moment = datetime.combine(made_on, time(), UTC)
    files: dict[str, bytes] = {}
    facts: dict[str, dict[str, object]] = {}
    for form, stem, data in _blanks(edition, source):
        printed = print_form(data, form, title=stem, made_on=moment)
        files[f"{stem}{suffix_of(form)}"] = data
        files[f"{stem}.pdf"] = printed.data
        facts[f"{stem}.pdf"] = {"pages": printed.pages}
    OutputFolder(output).write_all(files, facts, {"edition": edition.key, "blank": True})
    return tuple(files)


def _blanks(edition: Edition, source: Path) -> list[tuple[Form, str, bytes]]:
    made = []
    for form in sorted(edition.forms, key=lambda form: form.order):
        if form.scope != "region":
            stem = f"{file_stem(form)}（空白）"
            made.append((form, stem, fill_form(source, form.key, blank_values(edition))))
            continue
        for direction_no, _ in edition.guideline.programme_directions:
            if edition.summary_form(direction_no) == form:
                stem = f"{summary_stem(form, edition, direction_no)}（空白）"
                values = blank_summary_values(edition, direction_no)
                made.append((form, stem, fill_form(source, form.key, values)))
    return made
