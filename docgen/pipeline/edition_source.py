"""edition check: the guideline's own text beside the rules, and the rules against it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import extractors
from docgen.editions import EDITION_FILE, GUIDELINE_FILE, is_packaged, samples_folder
from docgen.editions.citations import lost_citations
from docgen.errors import DocgenError
from docgen.files import read_bytes, sha256_of, shell_word
from docgen.model.document import SourceDocument
from docgen.model.edition import Edition
from docgen.model.edition_findings import EditionFinding, finding
from docgen.pipeline.guideline import parse_document

_LIMIT_BYTES = 500 * 1024 * 1024


def guideline_file(folder: Path, sha256: str) -> Path | None:
    """The file that an edition's rules were read from, else another guideline.* in its folder; None where none is.

    Of the packaged editions alone the text lies among the samples.
    """
    own = _readable(folder.glob("guideline.*"))
    shipped = _readable(samples_folder().glob("guidelines/*")) if is_packaged(folder) and not own else []
    same = [path for path in [*own, *shipped] if sha256_of(read_bytes(path, _LIMIT_BYTES)) == sha256]
    return next(iter([*same, *own]), None)


def _readable(paths: Iterator[Path]) -> list[Path]:
    return sorted(path for path in paths if path.suffix.lower() in extractors.READERS)


def told_as_findings(error: DocgenError) -> Iterator[EditionFinding]:
    """Every fault behind an error as a finding."""
    for part in error.parts():
        yield finding("error", part.file or EDITION_FILE, part.place, f"{part.what}。{part.advice}")


def guideline_source(edition: Edition, folder: Path) -> tuple[SourceDocument | None, list[EditionFinding]]:
    """The guideline's own file beside guideline.json, and what is wrong with it."""
    path = guideline_file(folder, edition.guideline.sha256)
    if path is None:
        what = "缺少指南原文（guideline.txt、.docx、.pdf 等），不能核对引用的原文；请把生成规则的指南文件放进这个文件夹"
        return None, [finding("warning", "guideline", "", what)]
    try:
        data = read_bytes(path, _LIMIT_BYTES)
        document = extractors.read(path)
    except DocgenError as error:
        return None, list(told_as_findings(error))
    if sha256_of(data) == edition.guideline.sha256:
        return document, []
    command = f"docgen guideline {shell_word(path)} -o {shell_word(folder / GUIDELINE_FILE)}"
    what = f"与生成规则时的指南原文不同（已有改动）；要按现在的原文重新读出规则，请运行：{command}"
    return document, [finding("error", path.name, "", what)]


def check_guideline(edition: Edition, document: SourceDocument | None) -> Iterator[EditionFinding]:
    """Every citation re-opens, and the rules are what the text gives today."""
    if edition.guideline.unread_pages:
        pages = "、".join(map(str, edition.guideline.unread_pages))
        yield finding("warning", GUIDELINE_FILE, "unread_pages", f"指南第 {pages} 页没有读出")
    if document is None:
        return
    for lost in lost_citations(edition.guideline, document):
        yield finding("error", GUIDELINE_FILE, lost.rule.rule, lost.what)
    try:
        fresh = parse_document(document).guideline
    except DocgenError as error:
        yield from told_as_findings(error)
        return
    if document.sha256 == edition.guideline.sha256 and fresh.programmes != edition.guideline.programmes:
        yield finding("error", GUIDELINE_FILE, "", "与指南原文读出的规则不同，请用 docgen guideline 重新生成")
