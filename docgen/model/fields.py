"""The field table: every field once, derived from the records' own annotations.

The template lint, the intake, messages, the summary's columns and the docs all read this table.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from docgen.model.application import Application
from docgen.model.award import Award
from docgen.model.base import Label, Record
from docgen.model.edition import Parameters, Parties
from docgen.model.totals import Totals
from docgen.model.verification import Verification

Owner = Literal["applicant", "recommending_unit", "province", "edition", "derived"]


class FieldRow(Record):
    """One row of the table.

    path: dotted, list fields with [], years with {year}: applicant.figures.{year}.revenue_wan,
    schedule[].work. required: whether the record cannot be without it. many: whether it is a list.
    """

    path: str
    zh: str
    unit: str
    variants: tuple[str, ...]
    owner: Owner
    proof: str
    cells: tuple[str, ...]
    hint: str
    required: bool
    many: bool
    leaf: bool

    @property
    def heading(self) -> str:
        """Label with unit, as a column is headed: 主营业务收入（万元）."""
        return f"{self.zh}（{self.unit}）" if self.unit else self.zh


_ROOTS: tuple[tuple[str, type[Record], Owner], ...] = (
    ("", Application, "applicant"),
    ("verification.", Verification, "recommending_unit"),
    ("award.", Award, "province"),
    ("totals.", Totals, "derived"),
    ("parties.", Parties, "edition"),
    ("parameters.", Parameters, "edition"),
)


@cache
def field_table() -> dict[str, FieldRow]:
    """The whole table by path, in the order of the records."""
    rows = [row for prefix, record, owner in _ROOTS for row in _rows(prefix, record, owner)]
    return {row.path: row for row in rows}


def label_of(path: str) -> str:
    """The Chinese label of a concrete path such as applicant.figures.2021.revenue_wan or schedule[2].work.

    A path that is not in the table comes back as it is.
    """
    row = row_of(path)
    return row.zh if row else path


def row_of(path: str) -> FieldRow | None:
    """The row of a concrete path, a whole list included (investment); None where there is none."""
    generic = generic_path(path)
    table = field_table()
    return table.get(generic) or table.get(f"{generic}[]") or table.get(f"{generic}.{{year}}")


def generic_path(path: str) -> str:
    """A concrete path as the table writes it: indices become [], years {year}."""
    parts = []
    for part in path.split("."):
        name, bracket, _ = part.partition("[")
        if name.isdigit():
            parts.append("{year}" if len(name) == 4 else "[]")
        else:
            parts.append(f"{name}[]" if bracket else name)
    return ".".join(parts).replace(".[]", "[]")


def _rows(prefix: str, record: type[Record], owner: Owner) -> Iterator[FieldRow]:
    for name, field in record.model_fields.items():
        label = next((item for item in field.metadata if isinstance(item, Label)), None)
        if label is None:
            raise TypeError(f"{record.__name__}.{name} has no Label")
        inner, suffix = _inner_record(field.annotation)
        path = f"{prefix}{field.alias or name}{suffix}"
        yield FieldRow(
            path=path,
            zh=label.zh,
            unit=label.unit,
            variants=label.variants,
            owner=owner,
            proof=label.proof,
            cells=label.cells,
            hint=label.hint,
            required=field.is_required(),
            many=bool(suffix),
            leaf=inner is None,
        )
        if inner is not None:
            yield from _rows(f"{path}.", inner, owner)


def _inner_record(annotation: Any) -> tuple[type[Record] | None, str]:
    """The record inside an annotation, with "[]" for a tuple of them and ".{year}" for a dict of them."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _inner_record(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        found = [_inner_record(arg) for arg in get_args(annotation) if arg is not type(None)]
        return next((pair for pair in found if pair[0] or pair[1]), (None, ""))
    if origin is tuple:
        return _inner_record(get_args(annotation)[0])[0], "[]"
    if origin is dict:
        return _inner_record(typing.get_args(annotation)[1])[0], ".{year}"
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation, ""
    return None, ""
