"""Validation faults in the words of a person: label, value, what to write instead, line."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from docgen.errors import InputError, together
from docgen.model.fields import field_table, generic_path, label_of, row_of
from docgen.model.names import unknown_name
from docgen.toml import TomlDocument, dotted_path, told, words_of


def input_errors(error: ValidationError, document: TomlDocument, prefix: str = "") -> InputError:
    """All faults of one file as one error. prefix: where the record stands in the field table ("award.")."""
    return together([_fault(details, document, prefix) for details in told(error.errors())])


def _fault(details: ErrorDetails, document: TomlDocument, prefix: str) -> InputError:
    key_path = tuple(details["loc"])
    dotted = prefix + dotted_path(key_path)
    what, advice = _words(details, dotted)
    label = label_of(dotted)
    shown = f"{dotted_path(key_path)}（{label}）" if label != dotted else dotted_path(key_path)
    place = "，".join(part for part in (document.place(key_path), shown) if part)
    return InputError(what, file=document.path, place=place, advice=advice)


def _words(details: ErrorDetails, dotted: str) -> tuple[str, str]:
    if details["type"] == "extra_forbidden":
        name = str(details["loc"][-1])
        return "没有这个字段", unknown_name(name, _siblings(dotted))
    row = row_of(dotted)
    hint = (row.hint or row.heading) if row else ""
    return words_of(details, hint)


def _siblings(dotted: str) -> list[str]:
    parent = generic_path(dotted).rpartition(".")[0]
    names = []
    for path in field_table():
        head, _, name = path.rpartition(".")
        if head == parent:
            names.append(name.removesuffix("[]"))
    return names
