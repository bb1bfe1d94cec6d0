"""Checking: an application against a programme's conditions, money rule and its own figures. No I/O."""

from docgen.check.application import check_application
from docgen.check.conditions import EVALUATORS
from docgen.check.totals import application_totals

__all__ = ["EVALUATORS", "application_totals", "check_application"]
