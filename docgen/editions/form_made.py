"""What becomes of a blank form."""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.editions.form_labels import Scope


@dataclass
class MadeTemplate:
    """A template made of a blank form. unmatched: place and label of each value that no field fits, and why.

    matched: path and place of every value that is put in.
    """

    data: bytes
    scope: Scope
    matched: list[tuple[str, str]] = field(default_factory=list)
    unmatched: list[tuple[str, str, str]] = field(default_factory=list)
