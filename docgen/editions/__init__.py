"""Editions: finding them, loading them, and holding their templates against the fields."""

from docgen.editions.lint import lint_variables
from docgen.editions.load import (
    CORRECTIONS_FILE,
    GUIDELINE_FILE,
    REGION_FILES,
    check_region,
    load_edition,
    load_edition_folder,
    region_of,
    template_bytes,
)
from docgen.editions.locate import (
    EDITION_FILE,
    edition_folder,
    edition_keys,
    is_packaged,
    samples_folder,
    shadowed_folder,
    templates_folder,
)
from docgen.editions.open_points import OPEN_FILE

__all__ = [
    "CORRECTIONS_FILE",
    "EDITION_FILE",
    "GUIDELINE_FILE",
    "OPEN_FILE",
    "REGION_FILES",
    "check_region",
    "edition_folder",
    "edition_keys",
    "is_packaged",
    "lint_variables",
    "load_edition",
    "load_edition_folder",
    "region_of",
    "samples_folder",
    "shadowed_folder",
    "template_bytes",
    "templates_folder",
]
