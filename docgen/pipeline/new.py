"""new: a project folder with an empty project.toml for one programme."""

from __future__ import annotations

from pathlib import Path

from docgen.editions import load_edition
from docgen.errors import DeferredProgrammeError, FileChangedError, UsageError
from docgen.files import write_atomically
from docgen.intake import PROJECT_FILE, new_project_toml
from docgen.model.edition import Edition
from docgen.model.guideline import Programme
from docgen.model.names import nearest_name


def new_project(folder: Path, edition_name: str, path: str, track: str) -> Path:
    """Write project.toml into a (new) folder; never over one that is there. Returns its path."""
    edition = load_edition(edition_name)
    programme = find_programme(edition, path)
    names = [t.name for t in programme.tracks]
    if track and track not in names:
        raise UsageError(
            f"{programme.label}没有子类“{track}”", advice=f"可选：{'、'.join(names) or '（无子类）'}"
        )
    target = folder / PROJECT_FILE
    if target.exists():
        raise FileChangedError("已经有这个文件，没有覆盖", file=target, advice="请换一个文件夹")
    write_atomically(target, new_project_toml(edition, programme, track).encode())
    return target


def find_programme(edition: Edition, path: str) -> Programme:
    """The programme of that path. Raises UsageError with the known ones, or DeferredProgrammeError."""
    programme = edition.guideline.programme(path)
    if programme is None:
        known = [p.path for p in edition.guideline.programmes]
        near = nearest_name(path, known)
        guess = f"是不是“{near}”？" if near else ""
        raise UsageError(f"指南里没有申报项目类别“{path}”", advice=f"{guess}可用的有：{'、'.join(known)}")
    if programme.state == "deferred":
        raise DeferredProgrammeError(
            f"{programme.label}：指南写明“{programme.citation.quote}”",
            advice="没有可用的条件和表格，请等待另行通知",
        )
    return programme
