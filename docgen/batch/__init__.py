"""Many items, one after another: a fault in one stops no other, and each has its line in the end."""

from docgen.batch.run import ItemResult, exit_code_among, exit_code_of, run_items

__all__ = ["ItemResult", "exit_code_among", "exit_code_of", "run_items"]
