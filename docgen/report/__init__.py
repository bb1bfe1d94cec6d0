"""Findings as text and values for people: what the console shows and `--json` prints."""

from docgen.report.check_text import check_lines, count_line
from docgen.report.programmes import programme_columns, programme_rows, reading_data

__all__ = ["check_lines", "count_line", "programme_columns", "programme_rows", "reading_data"]
