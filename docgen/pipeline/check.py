"""check: a project folder against its edition's guideline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.check import application_totals, check_application
from docgen.editions import load_edition
from docgen.intake import load_application, load_award, load_verification
from docgen.model.application import Application
from docgen.model.award import Award
from docgen.model.edition import Edition
from docgen.model.findings import CheckReport
from docgen.model.guideline import Programme
from docgen.model.totals import Totals
from docgen.model.verification import Verification


@dataclass(frozen=True)
class CheckedProject:
    """One project folder, read and checked: the records of its three owners, and the report."""

    folder: Path
    application: Application
    programme: Programme
    award: Award | None
    verification: Verification | None
    totals: Totals
    report: CheckReport


def check_project(folder: Path, edition_name: str) -> CheckedProject:
    """Read and check one project folder. Raises InputError and its kin where the folder can't be used."""
    return check_in_edition(folder, load_edition(edition_name))


def check_in_edition(folder: Path, edition: Edition) -> CheckedProject:
    """The same with an edition that is loaded already."""
    application, programme = load_application(folder, edition)
    award = load_award(folder)
    verification = load_verification(folder)
    return CheckedProject(
        folder=folder,
        application=application,
        programme=programme,
        award=award,
        verification=verification,
        totals=application_totals(application, edition),
        report=check_application(application, programme, edition, award),
    )
