"""Printed labels → fields: what a blank form's cell asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from docgen.model.fields import field_table

Scope = Literal["application", "region", "award"]

_DROPPED = re.compile(r"[\s　:：*＊□☐_\-—\.。、]+")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_LISTS: dict[str, str] = {"schedule[]": "step"}
"""List of the field table → the name that a row of it has in a template."""
_FORM_ONLY = {
    "row.no": ("序号", "编号"),
    "programme.label": ("项目类别", "申报类别", "资金类别", "所属类别"),
    "schedule[].period": ("时间", "起止时间", "时间段", "时间节点"),
}
"""What forms print that is no field of a record, and what they call it."""
_NOT_PRINTED = ("programme", "track", "edition")
"""Fields that a form prints by another path (programme.label) or not at all."""


@dataclass(frozen=True)
class LabelMatch:
    """What a label names. paths: the fields, one where it is sure; none where no field has that label."""

    label: str
    paths: tuple[str, ...]

    @property
    def path(self) -> str | None:
        """The field where there is exactly one."""
        return self.paths[0] if len(self.paths) == 1 else None


def match_label(text: str, *, in_list: str = "") -> LabelMatch | None:
    """The field of a printed label; None where the text is no label (empty or a sentence).

    in_list: a list of the field table whose members the column holds; else single fields alone.
    """
    words = _plain(text)
    if not 2 <= len(words) <= 24 or re.search("[，；？！]", text):
        return None
    index = _index()
    for form in dict.fromkeys((words, _plain(_REMARK.sub("", text.strip())))):
        found = tuple(path for path in index.get(form, ()) if _list_of(path) == in_list)
        if found:
            return LabelMatch(text.strip(), found)
    return LabelMatch(text.strip(), ())


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).replace("(", "（").replace(")", "）")
    return re.sub(r"（(?:万元|元|%|人|年|月|日)）$", "", _DROPPED.sub("", folded))


def _list_of(path: str) -> str:
    return path[: path.index("[]") + 2] if "[]" in path else ""


@cache
def _index() -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for path, label in _labels():
        paths = index.setdefault(_plain(label), [])
        if path not in paths:
            paths.append(path)
    return {label: tuple(paths) for label, paths in index.items()}


def _labels() -> Iterator[tuple[str, str]]:
    for path, row in field_table().items():
        if not row.leaf or "{year}" in path or row.owner == "edition" or path in _NOT_PRINTED:
            continue
        for label in (row.zh, row.heading, *row.variants):
            yield path, label
    for path, labels in _FORM_ONLY.items():
        yield from ((path, label) for label in labels)
    yield "programme.label", field_table()["programme"].zh


def tag(path: str) -> str:
    """The tag that prints a field; a list's member by its name in the loop."""
    for name, member in _LISTS.items():
        if path.startswith(f"{name}."):
            return f"{{{{ {member}.{path.removeprefix(name)[1:]} }}}}"
    return f"{{{{ {path} }}}}"


def loop_lists() -> dict[str, str]:
    """The lists that a form's table may repeat over, with the name of a member."""
    return dict(_LISTS)


def scope_of(paths: set[str], *, repeats_applications: bool) -> Scope:
    """One form for an application, a region (rows of applications) or an award (asks for granted sums alone)."""
    if repeats_applications:
        return "region"
    granted = {path for path in paths if path.startswith("award.")}
    return "award" if granted and not any(path.startswith("project.") for path in paths) else "application"
