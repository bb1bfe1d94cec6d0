"""guideline: a guideline's file → programmes and rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import extractors
from docgen.files import OutputFolder, write_atomically
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


def guideline_json(guideline: Guideline) -> bytes:
    """The guideline as an edition keeps it: JSON in UTF-8, indented, without the parts that are empty."""
    data = _without_empty(guideline.model_dump(mode="json"))
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _without_empty(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _without_empty(item) for key, item in value.items() if item not in (None, "", [], {})}


def write_guideline(guideline: Guideline, target: Path) -> None:
    """Write guideline.json. Never replaces a file that isn't a guideline of ours."""
    data = guideline_json(guideline)
    if target.exists():
        _refuse_other_files(target)
    write_atomically(target, data)


def _refuse_other_files(target: Path) -> None:
    try:
        Guideline.model_validate_json(target.read_bytes())
    except (ValueError, OSError):
        OutputFolder(target.parent).check_free(target.name)
