"""An edition from its directory: edition.toml, guideline.json, regions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen.editions.locate import EDITION_FILE, edition_folder
from docgen.editions.stored import load_guideline
from docgen.errors import InputError, UsageError
from docgen.files import read_bytes
from docgen.model.edition import PROVINCIAL, Edition, Form, Region
from docgen.model.guideline import Guideline
from docgen.model.names import nearest_name
from docgen.toml import read_toml, validated

GUIDELINE_FILE = "guideline.json"
CORRECTIONS_FILE = "corrections.toml"
REGION_FILES = "regions/*.toml"
_TEMPLATE_LIMIT_BYTES = 50 * 1024 * 1024


def load_edition(name: str) -> Edition:
    """The edition of that key or folder. Raises UsageError or InputError with file and place."""
    return load_edition_folder(edition_folder(name))


@cache
def load_edition_folder(folder: Path) -> Edition:
    """The edition in a folder; read once a process."""
    path = folder / EDITION_FILE
    document = read_toml(path)
    data = dict(document.data)
    parameters = data.get("parameters", {})
    if isinstance(parameters, dict):
        data["parameters"] = {key: value for key, value in parameters.items() if value != ""}
    data["regions"] = tuple(_region(file) for file in sorted(folder.glob(REGION_FILES)))
    data["guideline"] = _guideline(folder / GUIDELINE_FILE)
    return validated(Edition, data, document)


def _region(path: Path) -> Region:
    document = read_toml(path)
    return validated(Region, document.data, document)


def template_bytes(folder: Path, form: Form) -> bytes:
    """The template of a form. Raises InputError where it is missing, LimitError where it is too large."""
    return read_bytes(folder / form.template, _TEMPLATE_LIMIT_BYTES)


def region_of(edition: Edition, name: str) -> Region | None:
    """The overlay of a region; None where the edition has none for it."""
    return next((region for region in edition.regions if region.name == name), None)


def _guideline(path: Path) -> Guideline:
    if not path.exists():
        make = "请用 docgen guideline 指南文件 -o guideline.json 生成"
        raise InputError("没有指南数据", file=path, advice=make)
    return load_guideline(path)


def check_region(edition: Edition, name: str) -> str:
    """The region's name as the summary prints it. Raises UsageError for a name that is no city's.

    An edition that lists no cities takes any name.
    """
    known = (*edition.region_names(), PROVINCIAL)
    if edition.cities and name not in known:
        near = nearest_name(name, known)
        guess = f"是不是“{near}”？" if near else ""
        raise UsageError(f"没有地区“{name}”", advice=f"{guess}可用的有：{'、'.join(known)}")
    return name
