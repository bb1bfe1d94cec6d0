"""edition check: an edition's directory against its guideline, the field table and itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import extractors
from docgen.editions import EDITION_FILE, edition_folder, load_edition_folder, samples_folder
from docgen.editions.citations import lost_citations
from docgen.errors import DocgenError
from docgen.files import read_bytes, sha256_of
from docgen.model.document import SourceDocument
from docgen.model.edition import Edition
from docgen.model.edition_findings import EditionFinding, finding
from docgen.model.fields import label_of
from docgen.pipeline.edition_forms import check_forms
from docgen.pipeline.guideline import parse_document

_LIMIT_BYTES = 500 * 1024 * 1024


def check_edition(name: str) -> tuple[EditionFinding, ...]:
    """Everything that is wrong or open in an edition. Raises UsageError for a name that is none."""
    folder = edition_folder(name)
    try:
        edition = load_edition_folder(folder)
    except DocgenError as error:
        return tuple(
            finding("error", part.file or EDITION_FILE, part.place, f"{part.what}。{part.advice}")
            for part in error.parts()
        )
    document = _source(edition, folder)
    text = "\n".join(block.text for block in document.blocks if block.kind == "text") if document else ""
    return (
        *_guideline(edition, document),
        *check_forms(edition, folder, text),
        *_regions(edition),
        *_parameters(edition),
    )


def _source(edition: Edition, folder: Path) -> SourceDocument | None:
    """The guideline's own file: beside guideline.json, else a shipped sample of the same bytes."""
    candidates = [path for path in folder.glob("guideline.*") if path.suffix in extractors.READERS]
    candidates += [
        path for path in samples_folder().glob("guidelines/*") if path.suffix in extractors.READERS
    ]
    for path in candidates:
        if sha256_of(read_bytes(path, _LIMIT_BYTES)) == edition.guideline.sha256:
            return extractors.read(path)
    return None


def _guideline(edition: Edition, document: SourceDocument | None) -> Iterator[EditionFinding]:
    """Every citation re-opens, and the rules are what the text gives today."""
    if document is None:
        yield finding("warning", "guideline.json", "", "找不到指南原文（guideline.*），不能核对引用的原文")
        return
    for lost in lost_citations(edition.guideline, document):
        yield finding("error", "guideline.json", lost.rule.rule, lost.what)
    fresh = parse_document(document).guideline
    if fresh.programmes != edition.guideline.programmes:
        yield finding(
            "error", "guideline.json", "", "与指南原文读出的规则不同，请用 docgen guideline 重新生成"
        )
    if edition.guideline.unread_pages:
        pages = "、".join(map(str, edition.guideline.unread_pages))
        yield finding("warning", "guideline.json", "", f"指南第 {pages} 页没有读出")


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
