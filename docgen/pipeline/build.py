"""build: the checked forms of one project as Word, Excel and PDF, in a folder of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from docgen.editions import edition_folder, load_edition_folder
from docgen.files import OutputFolder
from docgen.model.edition import Edition, Form
from docgen.model.findings import Outcome
from docgen.pipeline.check import CheckedProject, check_in_edition
from docgen.pipeline.forms import (
    application_forms,
    check_has_forms,
    file_stem,
    fill_form,
    print_form,
    suffix_of,
    summary_form,
)
from docgen.pipeline.provenance import data_digests, edition_digests
from docgen.pipeline.summary import fill_summary
from docgen.render.values import form_values


@dataclass(frozen=True)
class BuiltProject:
    """What was made for one project: file names in `folder`, with the pages of each PDF.

    left_over: files of earlier runs in the folder that are none of these. without_summary: the direction
    of the project where the edition has summaries for other directions alone.
    """

    checked: CheckedProject
    folder: Path
    files: tuple[str, ...]
    pages: dict[str, int]
    substituted_fonts: tuple[tuple[str, str], ...]
    left_over: tuple[str, ...] = ()
    without_summary: str = ""


def build_project(folder: Path, edition_name: str, output: Path, made_on: date) -> BuiltProject:
    """Check one project and make its forms into `output`; all of them or none.

    Forms are made even where a condition fails: as drafts, which their names say. Drafts take the place of
    the forms of an earlier run, and forms that of drafts, but for files that a person has changed.
    Raises what reading and rendering raise, and FileChangedError where a person has changed a file that
    would be written.
    """
    source = edition_folder(edition_name)
    edition = load_edition_folder(source)
    checked = check_in_edition(folder, edition)
    moment = datetime.combine(made_on, time(), UTC)
    files: dict[str, bytes] = {}
    facts: dict[str, dict[str, object]] = {}
    fonts: dict[tuple[str, str], None] = {}
    draft = bool(checked.report.errors)
    replaced: list[str] = []
    for form, data in _filled_forms(checked, edition, source, made_on):
        stem, other = file_stem(form, draft=draft), file_stem(form, draft=not draft)
        title = f"{stem.removeprefix(f'{form.annex}-')} {checked.application.project.name}"
        printed = print_form(data, form, title=title, made_on=moment)
        replaced += [f"{other}{suffix_of(form)}", f"{other}.pdf"]
        files[f"{stem}{suffix_of(form)}"] = data
        files[f"{stem}.pdf"] = printed.data
        facts[f"{stem}.pdf"] = {"pages": printed.pages}
        fonts.update(dict.fromkeys(printed.substituted_fonts))
    head = _manifest_head(checked, edition, source, made_on)
    left_over = OutputFolder(output).write_all(files, facts, head, instead_of=replaced)
    pages = {name: int(str(entry["pages"])) for name, entry in facts.items()}
    without = checked.programme.direction if _lacks_summary(edition, checked.programme.direction_no) else ""
    return BuiltProject(checked, output, tuple(files), pages, tuple(fonts), left_over, without)


def _lacks_summary(edition: Edition, direction_no: str) -> bool:
    """Whether the edition has summaries, all of them told, and none for this direction."""
    told = edition.summary_forms() and not edition.unclear_summaries()
    return bool(told) and edition.summary_form(direction_no) is None


def _filled_forms(
    checked: CheckedProject, edition: Edition, source: Path, made_on: date
) -> list[tuple[Form, bytes]]:
    check_has_forms(edition, source)
    values = form_values(
        checked.application, checked.programme, checked.totals, edition, checked.award, checked.verification
    )
    made = [(form, fill_form(source, form.key, values)) for form in application_forms(edition)]
    direction_no = checked.programme.direction_no
    if edition.summary_forms() and not (made and _lacks_summary(edition, direction_no)):
        summary = summary_form(edition, source, direction_no)
        region = checked.application.applicant.region
        made.insert(0, (summary, fill_summary(source, [checked], region, made_on)))
    return made


def _manifest_head(
    checked: CheckedProject, edition: Edition, source: Path, made_on: date
) -> dict[str, object]:
    report = checked.report
    return {
        "edition": edition.key,
        "programme": checked.programme.path,
        "applicant": checked.application.applicant.name,
        "project": checked.application.project.name,
        "made_on": made_on.isoformat(),
        "draft": bool(report.errors),
        "verdict": report.verdict,
        "findings": {outcome: len(report.of(outcome)) for outcome in Outcome},
        "data": data_digests(checked),
        "edition_data": edition_digests(source, edition),
    }
