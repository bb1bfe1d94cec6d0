"""What of a file is not filled in yet, and what is filled in so that no form can hold it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from docgen.errors import InputError, together
from docgen.model.fields import field_table, label_of
from docgen.toml import KeyPath, TomlDocument, dotted_path

_GIVEN_BY_US: dict[str, frozenset[str]] = {
    "facts": frozenset({"key", "unit"}),
    "proofs": frozenset({"kind"}),
}
"""What `docgen new` writes into a block itself: a block with no more than that is not filled in."""


def without_unfilled(data: dict[str, Any]) -> tuple[dict[str, Any], frozenset[KeyPath]]:
    """The same data without what is not filled in yet (""), and the paths of the list items taken out.

    What is left empty by that goes too, but for a part that no record can be without: its missing
    fields are to be told one by one.
    """
    removed: set[KeyPath] = set()
    kept = _filled(data, (), removed)
    return kept, frozenset(removed)


def _filled(value: Any, path: KeyPath, removed: set[KeyPath]) -> Any:
    if isinstance(value, list):
        items = [((*path, index), item) for index, item in enumerate(value)]
        kept_items = [(place, item, _filled(item, place, removed)) for place, item in items]
        removed |= {place for place, item, kept in kept_items if _is_unfilled(place, item, kept)}
        return [kept for place, _item, kept in kept_items if place not in removed]
    if not isinstance(value, dict):
        return value
    kept = {key: _filled(inner, (*path, key), removed) for key, inner in value.items() if inner != ""}
    return {key: inner for key, inner in kept.items() if inner != {} or value[key] == {} or _is_required(key)}


def _is_unfilled(place: KeyPath, item: Any, kept: Any) -> bool:
    if not isinstance(item, dict) or item == {}:
        return False
    return set(kept) <= _GIVEN_BY_US.get(str(place[0]), frozenset()) and (kept != item or not kept)


def _is_required(key: str) -> bool:
    row = field_table().get(key)
    return row is not None and row.required


def refuse_unusable(data: dict[str, Any], document: TomlDocument, prefix: str) -> None:
    """Raise InputError for text that no form can hold, and for years that are none."""
    faults = [
        InputError(what, file=document.path, place=_place(path, document, prefix), advice=advice)
        for path, what, advice in (*_unprintable(data, ()), *_odd_years(data))
    ]
    if faults:
        raise together(faults)


def _place(path: KeyPath, document: TomlDocument, prefix: str) -> str:
    shown = dotted_path(path)
    label = label_of(prefix + shown)
    named = f"{shown}（{label}）" if label != prefix + shown else shown
    return "，".join(part for part in (document.place(path), named) if part)


def _unprintable(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _unprintable(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unprintable(inner, (*path, index))
    elif isinstance(value, str):
        odd = next((char for char in value if _cannot_be_printed(char)), None)
        if odd == "\t":
            yield path, "含有制表符，表上印不出来", "请改用空格"
        elif odd is not None:
            yield path, f"含有不能印在表上的控制字符 U+{ord(odd):04X}", "请删去它，重新输入这一项"


def _cannot_be_printed(char: str) -> bool:
    """XML 1.0 §2.2: what no Word or Excel file can hold; and the other control characters."""
    return char not in "\n\r" and (unicodedata.category(char) in ("Cc", "Cs") or char in "\ufffe\uffff")


def _odd_years(data: dict[str, Any]) -> Iterator[tuple[KeyPath, str, str]]:
    applicant = data.get("applicant")
    figures = applicant.get("figures") if isinstance(applicant, dict) else None
    for year in figures if isinstance(figures, dict) else ():
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            yield (
                ("applicant", "figures", year),
                f"“{year}”不是年份",
                "请写四位数字，如 [applicant.figures.2021]",
            )
