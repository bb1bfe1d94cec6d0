"""TOML files that people edit: read with the line of every key, and their faults told in Chinese."""

from docgen.toml.faults import dotted_path, located_errors, told, validated, words_of
from docgen.toml.text import KeyPath, TomlDocument, read_toml

__all__ = [
    "KeyPath",
    "TomlDocument",
    "dotted_path",
    "located_errors",
    "read_toml",
    "told",
    "validated",
    "words_of",
]
