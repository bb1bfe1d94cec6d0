"""Validation faults in the words of a person: what is wrong with a value, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from docgen.errors import InputError, together
from docgen.toml.text import KeyPath, TomlDocument

SomeModel = TypeVar("SomeModel", bound=BaseModel)


def told(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Without "the list is empty" where its items are there and have faults of their own."""
    places = [details["loc"] for details in errors]
    return [
        details
        for details in errors
        if details["type"] != "too_short" or not any(_lies_in(place, details["loc"]) for place in places)
    ]


def _lies_in(place: KeyPath, around: KeyPath) -> bool:
    return len(place) > len(around) and place[: len(around)] == around


def validated(record: type[SomeModel], data: object, document: TomlDocument, at: KeyPath = ()) -> SomeModel:
    """What a document holds at a path as a record. Raises InputError with every fault, each with its line."""
    try:
        return record.model_validate(data)
    except ValidationError as error:
        raise located_errors(error, document, at) from None


def located_errors(error: ValidationError, document: TomlDocument, at: KeyPath = ()) -> InputError:
    """All faults of a file, or of what it holds at a path, as one error; each with its line and key."""
    return together([_fault(details, document, at) for details in told(error.errors())])


def _fault(details: ErrorDetails, document: TomlDocument, at: KeyPath) -> InputError:
    key_path = (*at, *details["loc"])
    what, advice = words_of(details)
    place = "，".join(part for part in (document.place(key_path), dotted_path(key_path)) if part)
    return InputError(what, file=document.path, place=place, advice=advice)


def dotted_path(key_path: KeyPath) -> str:
    """investment[0].ex_tax_wan from ("investment", 0, "ex_tax_wan")."""
    text = ""
    for part in key_path:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else str(part))
    return text


def words_of(details: ErrorDetails, hint: str = "") -> tuple[str, str]:
    """What is wrong and what to do. hint: what belongs there, in words."""
    maker = _MAKERS.get(details["type"])
    if maker is not None:
        return maker(details, hint)
    advice = f"请填写{hint}" if hint else "请照原来的写法修改"
    return f"“{_shown(details['input'])}”不能用在这里", advice


def _shown(value: Any) -> str:
    """A value as a message quotes it: the first 40 characters."""
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _context(details: ErrorDetails, key: str) -> str:
    return str(details.get("ctx", {}).get(key, ""))


Maker = Callable[[ErrorDetails, str], tuple[str, str]]


def _missing(_details: ErrorDetails, hint: str) -> tuple[str, str]:
    return "没有填写", f"请填写：{hint}" if hint else ""


def _unknown(_details: ErrorDetails, _hint: str) -> tuple[str, str]:
    return "没有这个字段", "请核对拼写，或删去这一项"


def _not_date(details: ErrorDetails, hint: str) -> tuple[str, str]:
    advice = f"请填写{hint}" if hint else "请写成 2031-10-31，不加引号"
    return f"“{_shown(details['input'])}”应为日期", advice


def _not_number(details: ErrorDetails, hint: str) -> tuple[str, str]:
    advice = f"请填写{hint}" if hint else "请写阿拉伯数字，不加引号"
    return f"“{_shown(details['input'])}”应为数字", advice


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
    "extra_forbidden": _unknown,
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
    "date_type": _not_date,
    "date_parsing": _not_date,
    "date_from_datetime_parsing": _not_date,
    "date_from_datetime_inexact": _not_date,
    "decimal_type": _not_number,
    "decimal_parsing": _not_number,
    "greater_than": _too_small,
    "greater_than_equal": _too_small,
    "string_too_long": _too_long,
    "tuple_type": _not_list,
    "dict_type": _not_table,
    "model_type": _not_table,
    "model_attributes_type": _not_table,
}
