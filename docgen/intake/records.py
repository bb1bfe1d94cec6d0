"""project.toml, award.toml and verification.toml as records, checked against the edition."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from docgen.errors import DeferredProgrammeError, InputError
from docgen.intake.problems import input_errors
from docgen.intake.unfilled import refuse_unusable, without_unfilled
from docgen.model.application import Application
from docgen.model.award import Award
from docgen.model.base import Record
from docgen.model.edition import Edition
from docgen.model.guideline import Programme
from docgen.model.names import unknown_name
from docgen.model.verification import Verification
from docgen.toml import TomlDocument, read_toml

PROJECT_FILE = "project.toml"
AWARD_FILE = "award.toml"
VERIFICATION_FILE = "verification.toml"
SomeRecord = TypeVar("SomeRecord", bound=Record)


def load_application(folder: Path, edition: Edition) -> tuple[Application, Programme]:
    """The application of a project folder and its programme.

    Raises InputError (or SeveralInputErrors) for an empty folder, an unknown field, a value that cannot
    be, an unknown programme, track or fact; DeferredProgrammeError where the guideline says 另行通知.
    """
    path = _project_file(folder)
    document = read_toml(path)
    _check_edition(document, edition)
    programme = _programme(document, edition)
    application, document = _validated(Application, document, "")
    _check_track(application, programme, document)
    _check_facts(application, programme, document)
    return application, programme


def load_award(folder: Path) -> Award | None:
    """award.toml of a project folder; None where there is none."""
    return _optional(Award, folder / AWARD_FILE, "award.")


def load_verification(folder: Path) -> Verification | None:
    """verification.toml of a project folder; None where there is none."""
    return _optional(Verification, folder / VERIFICATION_FILE, "verification.")


def _project_file(folder: Path) -> Path:
    if not folder.exists():
        raise InputError("没有这个文件夹", file=folder, advice="请检查路径")
    if not folder.is_dir():
        raise InputError("不是文件夹", file=folder, advice=f"请给出放有 {PROJECT_FILE} 的项目文件夹")
    path = folder / PROJECT_FILE
    if not path.exists():
        raise InputError(
            f"文件夹里没有 {PROJECT_FILE}", file=folder, advice="请用 docgen new 生成，填写后再试"
        )
    return path


def _optional(record: type[SomeRecord], path: Path, prefix: str) -> SomeRecord | None:
    if not path.exists():
        return None
    return _validated(record, read_toml(path), prefix)[0]


def _validated(
    record: type[SomeRecord], document: TomlDocument, prefix: str
) -> tuple[SomeRecord, TomlDocument]:
    """The record, and the document with the places of what is in it."""
    data, removed = without_unfilled(document.data)
    filled = document.without(removed)
    refuse_unusable(data, filled, prefix)
    try:
        return record.model_validate(data), filled
    except ValidationError as error:
        raise input_errors(error, filled, prefix) from None


def _programme(document: TomlDocument, edition: Edition) -> Programme:
    path = document.data.get("programme", "")
    if not isinstance(path, str) or not path.strip():
        place = document.place(("programme",)) or "programme"
        raise InputError(
            "没有填写申报项目类别", file=document.path, place=place, advice='例如 programme = "一（一）"'
        )
    programme = edition.guideline.programme(path)
    if programme is None:
        raise InputError(
            f"指南里没有申报项目类别“{path}”",
            file=document.path,
            place=document.place(("programme",)),
            advice=unknown_name(path, [p.path for p in edition.guideline.programmes]),
        )
    if programme.state == "deferred":
        raise DeferredProgrammeError(
            f"{programme.label}：指南写明“{programme.citation.quote}”，没有可用的条件和表格",
            file=document.path,
            place=document.place(("programme",)),
            advice="请等待另行通知",
        )
    return programme


def _check_edition(document: TomlDocument, edition: Edition) -> None:
    """Before anything that the edition decides, so that no other guideline's programmes are told."""
    written = document.data.get("edition", "")
    if written not in ("", edition.key):
        raise InputError(
            f"申报数据属于“{written}”，而使用的指南版本是“{edition.key}”",
            file=document.path,
            place=document.place(("edition",)),
            advice="请核对 edition，或用 --edition 指定版本",
        )


def _check_track(application: Application, programme: Programme, document: TomlDocument) -> None:
    names = [track.name for track in programme.tracks]
    if application.track == "" and names:
        raise InputError(
            f"没有填写子类（{programme.label}分为：{'、'.join(names)}）",
            file=document.path,
            place=document.place(("track",)) or "track",
            advice="请填写其中一个",
        )
    if application.track and application.track not in names:
        raise InputError(
            f"{programme.label}没有子类“{application.track}”",
            file=document.path,
            place=document.place(("track",)),
            advice=unknown_name(application.track, names) if names else "请留空",
        )


def _check_facts(application: Application, programme: Programme, document: TomlDocument) -> None:
    known = [spec.key for spec in programme.facts(application.track)]
    seen: set[str] = set()
    for index, fact in enumerate(application.facts):
        place = document.place(("facts", index))
        if fact.key not in known:
            raise InputError(
                f"{programme.label}没有数量指标“{fact.key}”",
                file=document.path,
                place=place,
                advice=unknown_name(fact.key, known) if known else "请删去这一项",
            )
        if fact.key in seen:
            raise InputError(
                f"数量指标“{fact.key}”填写了两次", file=document.path, place=place, advice="请只留一处"
            )
        seen.add(fact.key)
