"""Which files a made form rests on, each with its digest: what the manifest says of the data."""

from __future__ import annotations

from pathlib import Path

from docgen.editions import EDITION_FILE, GUIDELINE_FILE, REGION_FILES, template_bytes
from docgen.files import read_bytes, sha256_of
from docgen.intake import AWARD_FILE, PROJECT_FILE, VERIFICATION_FILE
from docgen.model.edition import Edition
from docgen.pipeline.check import CheckedProject


def data_digests(checked: CheckedProject) -> dict[str, str]:
    """File name → sha256 of every file of a project folder that was read."""
    read = {
        PROJECT_FILE: checked.application,
        VERIFICATION_FILE: checked.verification,
        AWARD_FILE: checked.award,
    }
    names = [name for name, record in read.items() if record is not None]
    return {name: sha256_of(read_bytes(checked.folder / name)) for name in names}


def edition_digests(source: Path, edition: Edition) -> dict[str, str]:
    """File name → sha256 of the edition's data and templates."""
    data = [source / EDITION_FILE, source / GUIDELINE_FILE, *sorted(source.glob(REGION_FILES))]
    found = {path.relative_to(source).as_posix(): sha256_of(read_bytes(path)) for path in data}
    return found | {form.template: sha256_of(template_bytes(source, form)) for form in edition.forms}
