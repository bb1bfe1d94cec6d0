"""guideline: a guideline's file → programmes and rules."""

from __future__ import annotations

from pathlib import Path

import extractors
from docgen.editions import GUIDELINE_FILE
from docgen.editions.stored import check_replaceable, guideline_json
from docgen.errors import UsageError
from docgen.files import write_atomically
from docgen.model.document import SourceDocument
from docgen.model.guideline import Guideline
from docgen.model.reading import GuidelineReading


def read_guideline(path: Path) -> Guideline:
    """Read and parse a guideline. Raises InputError where the file is none."""
    return read_with_figures(path).guideline


def read_with_figures(path: Path, progress: extractors.Progress | None = None) -> GuidelineReading:
    """Read a guideline with the flat figures of each programme. Raises InputError where the file is none.

    progress is called with the pages done and all pages.
    """
    return parse_document(extractors.read(path, progress))


def parse_document(document: SourceDocument) -> GuidelineReading:
    """Parse a document that was read. Raises InputError where it is no guideline."""
    parsed = extractors.parse("guideline", document)
    if not isinstance(parsed, GuidelineReading):
        raise TypeError(f"the guideline parser returned {type(parsed).__name__}")
    return parsed


def check_target(target: Path) -> None:
    """Raise UsageError where the file to write is a folder, FileChangedError where it holds anything but a
    guideline.json that nobody has changed since it was written.
    """
    if target.is_dir():
        raise UsageError(
            "这是文件夹，不是文件", file=target, advice=f"请给出文件名，如 {target / GUIDELINE_FILE}"
        )
    if target.exists():
        check_replaceable(target)


def write_guideline(guideline: Guideline, target: Path) -> None:
    """Write guideline.json. Raises what `check_target` raises; then nothing is written."""
    check_target(target)
    write_atomically(target, guideline_json(guideline))
