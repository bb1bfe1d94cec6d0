"""edition check: an edition's directory against its guideline, the field table and itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.editions import EDITION_FILE, OPEN_FILE, edition_folder, load_edition_folder
from docgen.editions.draft import UNKNOWN
from docgen.editions.open_points import open_findings
from docgen.errors import DocgenError
from docgen.files import read_text
from docgen.model.edition import Edition
from docgen.model.edition_findings import EditionFinding, finding
from docgen.model.fields import label_of
from docgen.pipeline.edition_forms import check_forms
from docgen.pipeline.edition_source import check_guideline, guideline_source, told_as_findings


def check_edition(name: str) -> tuple[EditionFinding, ...]:
    """Everything that is wrong or open in an edition. Raises UsageError for a name that is none."""
    folder = edition_folder(name)
    try:
        edition = load_edition_folder(folder)
    except DocgenError as error:
        return tuple(told_as_findings(error))
    document, found = guideline_source(edition, folder)
    text = "\n".join(block.text for block in document.blocks if block.kind == "text") if document else ""
    found += [
        *check_guideline(edition, document),
        *check_forms(edition, folder, text),
        *_regions(edition),
        *_settings(edition),
        *_parameters(edition),
    ]
    told = {each.place for each in found}
    return (
        *found,
        *(each for each in _open_points(folder) if each.file != EDITION_FILE or each.place not in told),
    )


def _settings(edition: Edition) -> Iterator[EditionFinding]:
    """What edition new could not find, and nobody has filled in."""
    unknown = {"province": edition.province, "parties.managing_unit": edition.parties.managing_unit}
    for place, words in unknown.items():
        if words == UNKNOWN:
            yield finding("error", EDITION_FILE, place, f"还是“{UNKNOWN}”，请填写")
    if not edition.cities and edition.summary_forms():
        yield finding("warning", EDITION_FILE, "cities", "没有列出下属地区，汇总表的地区不能核对")


def _open_points(folder: Path) -> Iterator[EditionFinding]:
    """What is not ticked yet of what edition new asked."""
    path = folder / OPEN_FILE
    if not path.exists():
        return
    try:
        yield from open_findings(read_text(path))
    except DocgenError as error:
        yield from told_as_findings(error)


def _regions(edition: Edition) -> Iterator[EditionFinding]:
    """Each contact is of a programme of the guideline, each region one of the cities."""
    for region in edition.regions:
        if edition.cities and region.name not in edition.cities:
            yield finding("error", f"regions/{region.name}", "name", f"“{region.name}”不在 cities 之中")
        for contact in region.contacts:
            if edition.guideline.programme(contact.programme) is None:
                yield finding("error", f"regions/{region.name}", contact.programme, "指南中没有这个项目类别")
    for path in edition.executed_programmes:
        if edition.guideline.programme(path) is None:
            yield finding("error", EDITION_FILE, "executed_programmes", f"指南中没有“{path}”")


def _parameters(edition: Edition) -> Iterator[EditionFinding]:
    """What a person has not settled yet."""
    for name in type(edition.parameters).model_fields:
        used = edition.acceptance_duties or not name.startswith("acceptance_")
        if used and getattr(edition.parameters, name) is None:
            yield finding(
                "open",
                EDITION_FILE,
                f"parameters.{name}",
                f"{label_of(f'parameters.{name}')}：未定，与它有关的结论为待定",
            )
