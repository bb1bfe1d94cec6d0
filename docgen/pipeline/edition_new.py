"""edition new: a guideline and its blank forms → an edition's directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import extractors
from docgen.editions import EDITION_FILE, GUIDELINE_FILE, OPEN_FILE
from docgen.editions.draft import edition_toml
from docgen.editions.form_made import MadeTemplate
from docgen.editions.open_points import open_text
from docgen.editions.stored import guideline_json
from docgen.errors import FileChangedError, UsageError
from docgen.files import read_bytes, write_atomically
from docgen.model.document import SourceDocument, TextBlock
from docgen.pipeline.edition_templates import templates_of
from docgen.pipeline.guideline import parse_document
from docgen.report import reading_points

_LIMIT_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class NewEdition:
    """What was made: files, open points of edition.toml and of the text, and per form what matched and what did not."""

    folder: Path
    files: tuple[Path, ...]
    programmes: int
    open_points: tuple[str, ...]
    reading_points: tuple[str, ...]
    forms: tuple[tuple[str, MadeTemplate], ...]


def make_edition(
    folder: Path, guideline: Path, forms: tuple[Path, ...], progress: extractors.Progress | None
) -> NewEdition:
    """Write the directory. Raises UsageError for a name that is none, FileChangedError where the folder is
    not empty, InputError for a guideline or form that can't be used; then nothing is written.
    """
    if not folder.name or folder.name in (".", ".."):
        raise UsageError("没有给出目录名", advice="请给出新指南版本的目录，如 editions/某市-2024")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileChangedError("文件夹不是空的，没有覆盖", file=folder, advice="请给出一个新的文件夹")
    document = extractors.read(guideline, progress)
    reading = parse_document(document)
    made, doubts = templates_of(forms, reading.guideline)
    shown = tuple((draft.template, template) for draft, template in made)
    text, settings = edition_toml(
        folder.name, reading.guideline, _words(document), tuple(draft for draft, _ in made)
    )
    settings = (*settings, *doubts)
    points = reading_points(reading)
    contents = {
        EDITION_FILE: text.encode(),
        GUIDELINE_FILE: guideline_json(reading.guideline),
        f"guideline{guideline.suffix.lower()}": read_bytes(guideline, _LIMIT_BYTES * 10),
        OPEN_FILE: open_text(settings, points, shown).encode("utf-8-sig"),
        **{name: template.data for name, template in shown},
    }
    written = []
    for name, data in contents.items():
        write_atomically(folder / name, data)
        written.append(folder / name)
    return NewEdition(folder, tuple(written), len(reading.programmes), settings, points, shown)


def _words(document: SourceDocument) -> str:
    """The words of a document, those of a table's cells too."""
    return "\n".join(
        block.text
        if isinstance(block, TextBlock)
        else "\n".join(cell for row in block.rows for cell in row if cell)
        for block in document.blocks
    )
