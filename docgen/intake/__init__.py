"""project.toml ↔ Application: reading with located faults, and writing a new file for a programme."""

from docgen.intake.new import new_project_toml
from docgen.intake.records import (
    AWARD_FILE,
    PROJECT_FILE,
    VERIFICATION_FILE,
    load_application,
    load_award,
    load_verification,
)

__all__ = [
    "AWARD_FILE",
    "PROJECT_FILE",
    "VERIFICATION_FILE",
    "load_application",
    "load_award",
    "load_verification",
    "new_project_toml",
]
