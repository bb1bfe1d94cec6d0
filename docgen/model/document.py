"""A document as read: blocks of text and tables, each with its place, and what was skipped."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from docgen.model.base import Record, Text


class Place(Record):
    """Where a block stands: page, line or paragraph, each from 1."""

    page_no: int | None = None
    line_no: int | None = None
    paragraph_no: int | None = None


class TextBlock(Record):
    """One line or paragraph, as it stands. heading: typeset as one (a heading style, a larger size).

    level: how deep a heading it says to be, from 1; 0 where it says nothing. bold: all its words are, which
    makes it no heading yet.
    by_ocr: recognised from a picture. unsure: with little confidence in a line that holds a digit.
    """

    kind: Literal["text"] = "text"
    text: str
    place: Place
    heading: bool = False
    level: int = Field(default=0, ge=0)
    bold: bool = False
    by_ocr: bool = False
    unsure: bool = False


class TableBlock(Record):
    """A table: rows of cells; None marks a cell that is merged into another one.

    across: the (row, column) of each None that goes on from the cell to its left; the others go on from above.
    """

    kind: Literal["table"] = "table"
    rows: tuple[tuple[str | None, ...], ...]
    across: tuple[tuple[int, int], ...] = ()
    place: Place


Block = Annotated[TextBlock | TableBlock, Field(discriminator="kind")]


PAGE_NUMBER = "页码"
RUNNING_HEAD = "页眉或页脚"
CONTENTS = "目录"
"""Reasons that several readers and the parser give for what they leave out."""


class Skipped(Record):
    """What was left out, and why."""

    what: Text
    reason: Text
    place: Place


class SourceDocument(Record):
    """One file, read. file is its name, sha256 that of its bytes; unread_pages: the pages that could not be read."""

    file: Text
    sha256: Text
    blocks: tuple[Block, ...]
    skipped: tuple[Skipped, ...] = ()
    unread_pages: tuple[int, ...] = ()
