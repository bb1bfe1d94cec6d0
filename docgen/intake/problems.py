"""Validation faults in the words of a person: label, value, what to write instead, line."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from docgen.errors import InputError, SeveralInputErrors
from docgen.intake.toml_text import KeyPath, TomlDocument
from docgen.model.fields import field_table, generic_path, label_of, row_of


def input_errors(error: ValidationError, document: TomlDocument, prefix: str = "") -> InputError:
    """All faults of one file as one error. prefix: where the record stands in the field table ("award.")."""
    faults = tuple(_fault(details, document, prefix) for details in _told(error.errors()))
    return faults[0] if len(faults) == 1 else SeveralInputErrors(faults)


def _told(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Without "the list is empty" where its items are there and have faults of their own."""
    places = [details["loc"] for details in errors]
    return [
        details
        for details in errors
        if details["type"] != "too_short" or not any(_lies_in(place, details["loc"]) for place in places)
    ]


def _lies_in(place: KeyPath, around: KeyPath) -> bool:
    return len(place) > len(around) and place[: len(around)] == around


def unknown_name(name: str, known: list[str]) -> str:
    """Advice that names the nearest known name, or all of them when few."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if near:
        return f"是不是“{near[0]}”？"
    return f"可用的有：{'、'.join(known)}" if len(known) <= 12 else "请对照 docgen new 生成的文件"


def _fault(details: ErrorDetails, document: TomlDocument, prefix: str) -> InputError:
    key_path = tuple(details["loc"])
    dotted = prefix + dotted_path(key_path)
    what, advice = _words(details, dotted)
    label = label_of(dotted)
    shown = f"{dotted_path(key_path)}（{label}）" if label != dotted else dotted_path(key_path)
    place = "，".join(part for part in (document.place(key_path), shown) if part)
    return InputError(what, file=document.path, place=place, advice=advice)


def dotted_path(key_path: KeyPath) -> str:
    """investment[0].ex_tax_wan from ("investment", 0, "ex_tax_wan")."""
    text = ""
    for part in key_path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else str(part))
    return text


def _words(details: ErrorDetails, dotted: str) -> tuple[str, str]:
    kind = details["type"]
    if kind == "extra_forbidden":
        name = str(details["loc"][-1])
        return "没有这个字段", unknown_name(name, _siblings(dotted))
    row = row_of(dotted)
    hint = (row.hint or row.heading) if row else ""
    maker = _MAKERS.get(kind)
    if maker is not None:
        return maker(details, hint)
    return f"“{_shown(details['input'])}”不能用在这里", f"请填写{hint}"


def _siblings(dotted: str) -> list[str]:
    parent = generic_path(dotted).rpartition(".")[0]
    names = []
    for path in field_table():
        head, _, name = path.rpartition(".")
        if head == parent:
            names.append(name.removesuffix("[]"))
    return names


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _context(details: ErrorDetails, key: str) -> str:
    return str(details.get("ctx", {}).get(key, ""))


Maker = Callable[[ErrorDetails, str], tuple[str, str]]


def _missing(_details: ErrorDetails, hint: str) -> tuple[str, str]:
    return "没有填写", f"请填写{' ' if hint[:1].isascii() else ''}{hint}"


def _own_words(details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return _context(details, "error"), ""


def _choices(details: ErrorDetails, hint: str) -> tuple[str, str]:
    choices = _context(details, "expected").replace("'", "").replace(" or ", "、").replace(", ", "、")
    explained = hint if all(choice in hint for choice in choices.split("、")) else choices
    return f"“{_shown(details['input'])}”不在可选值中", f"可选：{explained}"


def _not_text(details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return f"“{_shown(details['input'])}”应为文字", "请加英文双引号"


def _not_bool(details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return f"“{_shown(details['input'])}”应为是或否", "请写 true（是）或 false（否），不加引号"


def _not_int(details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return f"“{_shown(details['input'])}”应为整数", "请写阿拉伯数字，不加引号"


def _too_small(details: ErrorDetails, _hint: str) -> tuple[str, str]:
    bound = _context(details, "ge") or _context(details, "gt")
    relation = "不小于" if _context(details, "ge") else "大于"
    return f"{_shown(details['input'])} 应{relation} {bound}", ""


def _too_long(details: ErrorDetails, _hint: str) -> tuple[str, str]:
    limit = _context(details, "max_length")
    return f"共 {len(str(details['input']))} 字，超过 {limit} 字的上限", "请缩短，程序不会截断"


def _not_list(_details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return "应为一组（列表）", "请写成 [[…]] 的段落或 [ … ] 的列表"


def _not_table(_details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return "应为一段（表）", "请写成 [段名] 的段落"


_MAKERS: dict[str, Maker] = {
    "missing": _missing,
    "string_too_short": _missing,
    "too_short": _missing,
    "value_error": _own_words,
    "literal_error": _choices,
    "enum": _choices,
    "string_type": _not_text,
    "bool_type": _not_bool,
    "bool_parsing": _not_bool,
    "int_type": _not_int,
    "int_parsing": _not_int,
    "int_from_float": _not_int,
    "greater_than": _too_small,
    "greater_than_equal": _too_small,
    "string_too_long": _too_long,
    "tuple_type": _not_list,
    "dict_type": _not_table,
    "model_type": _not_table,
    "model_attributes_type": _not_table,
}
