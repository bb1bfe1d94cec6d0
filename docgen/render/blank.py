"""A place on a form that is left for the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Blank:
    """A value that is not there on purpose: it prints nothing, is falsy, and so is all that is asked of it.

    Attributes and items of a Blank are Blanks again, its length is 0 and iterating it gives nothing, so
    that one template serves both the filled and the blank form.
    """

    def __getattr__(self, name: str) -> Blank:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Blank:
        return self

    def __iter__(self) -> Iterator[Blank]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __str__(self) -> str:
        return ""
