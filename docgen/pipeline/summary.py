"""summary: the tables 附件2-1…2-5 of one region, one for each direction that has applications."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from docgen.check import repeated_applications
from docgen.editions import check_region, edition_folder, load_edition_folder
from docgen.files import OutputFolder
from docgen.model.edition import Edition
from docgen.model.findings import Finding
from docgen.pipeline.check import CheckedProject
from docgen.pipeline.forms import check_has_forms, fill_form, print_form, summary_form, summary_stem
from docgen.pipeline.provenance import data_digests, edition_digests
from docgen.pipeline.regions import belongs_to, none_belongs
from docgen.render.values import summary_values


@dataclass(frozen=True)
class MadeSummaries:
    """The tables of a region; findings: which of all projects given are there more than once.

    left_over: files of earlier runs in the folder that are neither these nor another region's.
    """

    tables: tuple[MadeSummary, ...] = ()
    left_over: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class MadeSummary:
    """One table: its direction, its files in the output folder, its rows and pages."""

    direction: str
    files: tuple[str, ...]
    projects: tuple[CheckedProject, ...]
    pages: int


def make_summaries(
    projects: Sequence[CheckedProject], edition_name: str, region: str, output: Path, made_on: date
) -> MadeSummaries:
    """Write the tables of a region as .xlsx and .pdf; all of them or none.

    Rows are sorted by programme in the guideline's order, then by name. Raises UsageError for an
    unknown region, InputError where no project belongs to it or a direction has no summary form.
    """
    source = edition_folder(edition_name)
    edition = load_edition_folder(source)
    check_has_forms(edition, source)
    check_region(edition, region)
    chosen = [project for project in projects if belongs_to(project, region)]
    if not chosen:
        raise none_belongs(projects, region)
    files: dict[str, bytes] = {}
    facts: dict[str, dict[str, object]] = {}
    made = []
    for direction_no, direction in edition.guideline.programme_directions:
        rows = _sorted_rows([p for p in chosen if p.programme.direction_no == direction_no], edition)
        if not rows:
            continue
        form = summary_form(edition, source, direction_no)
        stem = summary_stem(form, edition, direction_no, region)
        data = fill_summary(source, rows, region, made_on)
        moment = datetime.combine(made_on, time(), UTC)
        printed = print_form(data, form, title=stem, made_on=moment)
        files |= {f"{stem}.xlsx": data, f"{stem}.pdf": printed.data}
        said: dict[str, object] = {"region": region, "data": {str(p.folder): data_digests(p) for p in rows}}
        facts |= {f"{stem}.xlsx": said, f"{stem}.pdf": {"pages": printed.pages, **said}}
        made.append(MadeSummary(direction, (f"{stem}.xlsx", f"{stem}.pdf"), tuple(rows), printed.pages))
    head = {
        "edition": edition.key,
        "region": region,
        "made_on": made_on.isoformat(),
        "edition_data": edition_digests(source, edition),
    }
    folder = OutputFolder(output)
    earlier = folder.write_all(files, facts, head)
    left_over = tuple(name for name in earlier if folder.facts_of(name).get("region", region) == region)
    repeated = repeated_applications([(str(p.folder), p.application) for p in projects])
    return MadeSummaries(tuple(made), left_over, repeated)


def _sorted_rows(projects: Sequence[CheckedProject], edition: Edition) -> list[CheckedProject]:
    order = {programme.path: index for index, programme in enumerate(edition.guideline.programmes)}
    return sorted(projects, key=lambda p: (order[p.programme.path], p.application.applicant.name))


def fill_summary(source: Path, projects: Sequence[CheckedProject], region: str, made_on: date) -> bytes:
    """The .xlsx of one direction's table for these projects, in this order."""
    edition = load_edition_folder(source)
    first = projects[0]
    provincial = first.application.recommended_by.kind == "provincial"
    values = summary_values(
        [(p.application, p.programme, p.totals) for p in projects],
        edition,
        direction_no=first.programme.direction_no,
        region=first.application.recommended_by.authority if provincial else region,
        made_on=made_on,
        provincial=provincial,
    )
    return fill_form(source, summary_form(edition, source, first.programme.direction_no).key, values)
