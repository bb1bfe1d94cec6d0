"""Findings as text and values for people: what the console shows and `--json` prints."""

from docgen.report.check_text import check_lines, count_line
from docgen.report.ledger import ledger_lines
from docgen.report.left_out import left_out_lines
from docgen.report.programmes import programme_columns, programme_rows, reading_data
from docgen.report.reading_points import reading_points
from docgen.report.revision import changes_lines, effects_lines

__all__ = [
    "changes_lines",
    "check_lines",
    "count_line",
    "effects_lines",
    "ledger_lines",
    "left_out_lines",
    "programme_columns",
    "programme_rows",
    "reading_data",
    "reading_points",
]
