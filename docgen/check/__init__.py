"""Checking: an application against a programme's conditions, money rule and its own figures. No I/O."""

from docgen.check.application import check_application
from docgen.check.cohort import repeated_applications
from docgen.check.conditions import EVALUATORS
from docgen.check.figures import REGION_FINDING
from docgen.check.totals import application_totals

__all__ = [
    "EVALUATORS",
    "REGION_FINDING",
    "application_totals",
    "check_application",
    "repeated_applications",
]
