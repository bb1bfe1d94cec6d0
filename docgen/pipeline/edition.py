"""edition: what editions there are, and a copy of one that a user may change."""

from __future__ import annotations

from pathlib import Path

from docgen.editions import edition_folder, edition_keys, load_edition
from docgen.errors import FileChangedError
from docgen.files import read_bytes, write_atomically
from docgen.pipeline.edition_source import guideline_file

_LIMIT_BYTES = 50 * 1024 * 1024


def export_edition(name: str, target: Path) -> tuple[Path, ...]:
    """Copy an edition, with its guideline's text, into a folder that is not there yet or empty.

    Returns the files written.
    """
    source = edition_folder(name)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileChangedError("文件夹不是空的，没有覆盖", file=target, advice="请给出一个新的文件夹")
    written = []
    for path in sorted(source.rglob("*")):
        if path.is_file():
            copy = target / path.relative_to(source)
            write_atomically(copy, read_bytes(path, _LIMIT_BYTES))
            written.append(copy)
    text = guideline_file(source, load_edition(name).guideline.sha256)
    if text is not None and not text.is_relative_to(source):
        copy = target / f"guideline{text.suffix.lower()}"
        write_atomically(copy, read_bytes(text, _LIMIT_BYTES))
        written.append(copy)
    return tuple(written)


def known_editions() -> tuple[tuple[str, str], ...]:
    """Key and title of every edition that can be found."""
    return tuple((key, load_edition(key).title) for key in edition_keys())
