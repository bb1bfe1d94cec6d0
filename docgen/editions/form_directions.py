"""Which direction (重点方向) a summary form is for: told by its file name, else by what it prints."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_DROPPED = re.compile(r"[\s\W_]+")
Directions = Sequence[tuple[str, str]]


def direction_of(directions: Directions, title: str, words: str) -> str:
    """The number of the one direction that is named; empty where none is, or several are."""
    for text in (title, words):
        named = _named(directions, text)
        if named:
            return named[0] if len(named) == 1 else ""
    return ""


def _named(directions: Directions, text: str) -> list[str]:
    """The directions named in a text, without those whose name is a part of another's that is named."""
    folded = _folded(text)
    found = [(number, _folded(name)) for number, name in directions if name and _folded(name) in folded]
    return [
        number
        for number, name in found
        if not any(
            name != other and name in other and folded.count(name) == folded.count(other)
            for _, other in found
        )
    ]


def _folded(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text))
