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
Where = Literal["form", "row", "head"]
"""Where a label stands: on an application's form, over a column of applications, in the head of such a table."""

_DROPPED = re.compile(r"[\s　:：*＊□☐_\-—\.。、的]+")
_REMARK = re.compile(r"[（(][^（）()]*[）)]$")
_BRACKETED = re.compile(r"（(?P<unit>万元|亿元|元|%|人|年|月|日)）$")
_LISTS: dict[str, str] = {"schedule[]": "step"}
"""List of the field table → the name that a row of it has in a template."""
_FORM_ONLY = {
    "programme.label": ("项目类别", "申报类别", "资金类别", "所属类别"),
    "schedule[].period": ("时间", "起止时间", "时间段", "时间节点"),
    "project.period": (
        "项目实施期限",
        "实施期限",
        "项目起止时间",
        "起止时间",
        "起止年月",
        "建设起止时间",
        "建设期限",
        "项目建设期",
    ),
}
"""What forms print that is no field of a record, and what they call it."""
_ROW_ONLY = {"row.no": ("序号", "编号")}
_HEAD_ONLY = {
    "summary.region": ("地区", "设区市", "推荐地区"),
    "summary.made_on": ("汇总时间", "汇总日期", "填表日期", "填报日期", "填报时间", "制表日期", "日期"),
}
"""What the head of a table of applications prints, and what forms call it."""
_SAME_AS = {
    "programme": "programme.label",
    "project.performance[]": "project.performance",
    "parties.basis": "edition.basis",
    "parties.managing_unit": "edition.managing_unit",
}
"""Fields that a form prints by another path."""
_NOT_PRINTED = ("track", "edition")
_WRITTEN = {
    "project.performance": "{% for goal in project.performance %}{{ goal.name }}：{{ goal.value }}{{ goal.unit }}"
    "{% if not loop.last %}；{% endif %}{% endfor %}"
}
"""Lists that are printed in one place, and how."""
_SHORTEST_ENDING = 4
MONEY = "万元"


@dataclass(frozen=True)
class LabelMatch:
    """What a label names. paths: the fields, one where it is sure; none where no field has that label.

    unit: the unit that the form prints, in brackets or behind the place.
    """

    label: str
    paths: tuple[str, ...]
    unit: str = ""

    @property
    def path(self) -> str | None:
        """The field where there is exactly one and its amount is in the unit that the label gives."""
        return self.paths[0] if not self.why() else None

    def why(self) -> str:
        """Why no field can be put there; empty where one can."""
        if not self.paths:
            return "没有同名的字段"
        if len(self.paths) > 1:
            return f"有几个字段叫这个名字：{'、'.join(self.paths)}"
        if unit_of(self.paths[0]) == MONEY and self.unit in ("元", "亿元"):
            return f"表上的单位是{self.unit}，字段的单位是{MONEY}"
        return ""


def match_label(text: str, *, in_list: str = "", where: Where = "form") -> LabelMatch | None:
    """The field of a printed label; None where the text is no label (empty or a sentence).

    in_list: a list of the field table whose members the column holds; else single fields alone.
    """
    words = _plain(text)
    if not 2 <= len(words) <= 24 or re.search("[，；？！]", text):
        return None
    unit = _BRACKETED.search(_folded(text))
    for form in dict.fromkeys((words, _plain(_REMARK.sub("", text.strip())))):
        found = tuple(path for path in _index(where).get(form, ()) if _list_of(path) == in_list)
        if found:
            return LabelMatch(text.strip(), found, unit["unit"] if unit else "")
    return LabelMatch(text.strip(), ())


def ending_label(text: str) -> LabelMatch | None:
    """The label that the words before a place end with: 当年内下达第一笔专项资金. None where it is none."""
    for start in range(len(text) - _SHORTEST_ENDING):
        found = match_label(text[start:])
        if found is not None and found.paths and len(_plain(text[start:])) >= _SHORTEST_ENDING:
            return found
    return None


def unit_of(path: str) -> str:
    """The unit of a field; empty where it has none."""
    row = field_table().get(path)
    return row.unit if row else ""


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("(", "（").replace(")", "）")
    return _DROPPED.sub("", plain)


def _plain(text: str) -> str:
    return _BRACKETED.sub("", _folded(text))


def _list_of(path: str) -> str:
    return path[: path.index("[]") + 2] if "[]" in path else ""


@cache
def _index(where: Where) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for path, label in _labels(where):
        paths = index.setdefault(_plain(label), [])
        if path not in paths:
            paths.append(path)
    return {label: tuple(paths) for label, paths in index.items()}


def _labels(where: Where) -> Iterator[tuple[str, str]]:
    named = _HEAD_ONLY if where == "head" else {**_FORM_ONLY, **(_ROW_ONLY if where == "row" else {})}
    if where != "head":
        yield from _field_labels()
    for path, labels in named.items():
        yield from ((path, label) for label in labels)


def _field_labels() -> Iterator[tuple[str, str]]:
    for path, row in field_table().items():
        printed = _SAME_AS.get(path, path)
        if printed == path and (not row.leaf or row.owner == "edition"):
            continue
        if "{year}" not in path and path not in _NOT_PRINTED:
            for label in (row.zh, row.heading, *row.variants):
                yield printed, label


def tag(path: str, filters: str = "") -> str:
    """The tag that prints a field; a list's member by its name in the loop. filters: as |rmb_words."""
    if path in _WRITTEN:
        return _WRITTEN[path]
    for name, member in _LISTS.items():
        if path.startswith(f"{name}."):
            return f"{{{{ {member}.{path.removeprefix(name)[1:]}{filters} }}}}"
    return f"{{{{ {path}{filters} }}}}"


def tag_or(path: str, blank: str) -> str:
    """The tag of a field that has something else printed where it is blank."""
    return f"{{% if {path} %}}{tag(path)}{{% else %}}{blank}{{% endif %}}"


def is_written_out(path: str) -> bool:
    """Whether a field is a list that is printed in one place."""
    return path in _WRITTEN


def with_unit(words: str, path: str, printed: str) -> str:
    """A tag with the unit of an amount behind it where the form does not print one."""
    return f"{words} {MONEY}" if unit_of(path) == MONEY and "元" not in printed else words


def loop_lists() -> dict[str, str]:
    """The lists that a form's table may repeat over, with the name of a member."""
    return dict(_LISTS)


def scope_of(paths: set[str], *, repeats_applications: bool) -> Scope:
    """One form for an application, a region (rows of applications) or an award (asks for granted sums alone)."""
    if repeats_applications:
        return "region"
    granted = {path for path in paths if path.startswith("award.")}
    return "award" if granted and not any(path.startswith("project.") for path in paths) else "application"
