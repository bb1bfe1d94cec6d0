"""guideline --diff: a new guideline beside an old one, and what it does to applications."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.check import check_application
from docgen.check.revision import compare_guidelines
from docgen.check.revision_effects import compared, unread, untold
from docgen.editions import load_edition
from docgen.editions.stored import load_comparable
from docgen.errors import DocgenError, InputError
from docgen.intake import PROJECT_FILE, load_application, load_award
from docgen.model.changes import ApplicationEffect, GuidelineChanges
from docgen.model.edition import Edition
from docgen.model.findings import CheckReport
from docgen.model.guideline import Guideline, Programme
from docgen.pipeline.guideline import read_guideline


def load_old(path: Path) -> Guideline:
    """The guideline to compare with: a guideline.json of ours, or the old text itself. Raises InputError."""
    if path.suffix.lower() != ".json":
        return read_guideline(path)
    return load_comparable(path)


def compare(new: Guideline, old_path: Path) -> tuple[Guideline, GuidelineChanges]:
    """The old guideline and every difference of the new one from it."""
    old = load_old(old_path)
    return old, compare_guidelines(old, new)


def application_folders(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The project folders that are given or lie in those that are given, each once.

    Raises InputError for a path without one.
    """
    return tuple(dict.fromkeys(folder for path in paths for folder in _folders_at(path)))


def _folders_at(folder: Path) -> tuple[Path, ...]:
    """A project folder itself, or those in it, by name."""
    if (folder / PROJECT_FILE).is_file():
        return (folder,)
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    found = tuple(each for each in inside if (each / PROJECT_FILE).is_file())
    if not found:
        raise InputError(
            f"里面没有项目文件夹（含 {PROJECT_FILE}）",
            file=folder,
            advice="请给出项目文件夹，或放着它们的文件夹",
        )
    return found


def effects_on(
    folders: tuple[Path, ...],
    edition_name: str,
    old: Guideline,
    new: Guideline,
    moved: tuple[tuple[str, str, str], ...],
) -> tuple[ApplicationEffect, ...]:
    """Each application checked by the old and by the new guideline, all else in the edition the same.

    moved: old path, new path, new name; the application follows its programme where that was renumbered.
    """
    edition = load_edition(edition_name)
    before, after = (edition.model_copy(update={"guideline": guideline}) for guideline in (old, new))
    return tuple(_effect(folder, before, after, moved) for folder in folders)


def _effect(
    folder: Path, before: Edition, after: Edition, moved: tuple[tuple[str, str, str], ...]
) -> ApplicationEffect:
    try:
        application, programme = load_application(folder, before)
        award = load_award(folder)
    except DocgenError as error:
        return unread(str(folder), error)
    try:
        first: CheckReport | DocgenError = check_application(application, programme, before, award)
    except DocgenError as error:
        first = error
    target = _target(programme, after.guideline, moved)
    if target is None:
        return untold(str(folder), application.project.name, f"新指南没有“{programme.label}”", first)
    try:
        renamed = application.model_copy(update={"programme": target.path})
        second: CheckReport | DocgenError = check_application(renamed, target, after, award)
    except DocgenError as error:
        second = error
    return compared(str(folder), application.project.name, first, second)


def _target(
    programme: Programme, guideline: Guideline, moved: tuple[tuple[str, str, str], ...]
) -> Programme | None:
    """The same programme in the new guideline, wherever it stands there."""
    place = next((after for before, *after in moved if before == programme.path), None)
    return next((each for each in guideline.programmes if [each.path, each.name] == place), None)
