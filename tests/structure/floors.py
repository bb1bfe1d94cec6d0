"""The table of floors: which unit may import which. The one place where it stands.

A unit imports only from lower floors; siblings on one floor do not import each other.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """One unit. only: where set, the units that it may import, whatever the floors say.

    bans: libraries and names that it never uses, by the first part of the import, or a call of a builtin.
    """

    floor: int
    only: frozenset[str] | None = None
    bans: frozenset[str] = frozenset()


FILE_FORMATS = frozenset(
    {"docx", "docxtpl", "jinja2", "lxml", "openpyxl", "pdfplumber", "pypdfium2", "typst"}
)
OUTSIDE = frozenset({"open", "io", "os", "pathlib", "shutil", "subprocess", "tempfile", "docgen.files"})
CONSOLE = frozenset({"click", "rich"})
GROUND = frozenset({"docgen.model", "docgen.errors", "docgen.files"})

FLOORS: dict[str, Unit] = {
    "docgen.cli": Unit(6, bans=FILE_FORMATS),
    "docgen.batch": Unit(5, bans=CONSOLE | FILE_FORMATS),
    "docgen.pipeline": Unit(4, bans=CONSOLE | FILE_FORMATS),
    "extractors": Unit(3, only=GROUND | {"extractors.readers", "extractors.parsers"}, bans=CONSOLE),
    "extractors.readers": Unit(2, only=GROUND, bans=CONSOLE),
    "extractors.parsers": Unit(2, only=GROUND, bans=CONSOLE | FILE_FORMATS),
    "docgen.intake": Unit(2, bans=CONSOLE),
    "docgen.editions": Unit(2, bans=CONSOLE),
    "docgen.check": Unit(2, bans=CONSOLE | FILE_FORMATS | OUTSIDE),
    "docgen.render": Unit(2, bans=CONSOLE),
    "docgen.report": Unit(2, bans=CONSOLE | FILE_FORMATS),
    "docgen.model": Unit(1, bans=CONSOLE | FILE_FORMATS | OUTSIDE),
    "docgen.toml": Unit(1, bans=CONSOLE | FILE_FORMATS),
    "docgen.files": Unit(0, only=frozenset({"docgen.errors"}), bans=CONSOLE),
    "docgen.errors": Unit(0, only=frozenset(), bans=CONSOLE),
}
EMPTY_ROOT = "docgen"
"""Holds the version alone; anything may import it."""

MOST_LINES = 500
MOST_LINES_OF = {"docgen.pipeline": 120}
