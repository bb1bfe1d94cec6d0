"""Word templates: compiled once, then filled once a record.

The tag syntax is docxtpl's, over plain data: {{ value }}, {% for %}/{% if %} within a paragraph, {%p %} for
paragraphs, {%tr %} for rows, {%tc %} for cells, {%r %} for runs, {% vm %}, {% hm %}, {% colspan n %} and
{% cellbg c %} within a cell. Body, headers, footers, notes, comments, text boxes and properties are filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count

from docgen.errors import InputError
from docgen.render.package import Packer, content_types, read_parts
from docgen.render.word_part import WML, FilledPart, compile_part

_FIRST_ID = 1001
_DRAWING = re.compile(rb'<wp:docPr\b[^>]*?\bid="(\d+)"')


class WordTemplate:
    """A compiled template; immutable, may be used by several threads at once.

    notes: advice for the template's author, in Chinese, that stops nothing.
    """

    def __init__(self, parts: Sequence[FilledPart], packer: Packer, first_id: int) -> None:
        self._parts = tuple(parts)
        self._packer = packer
        self._first_id = first_id
        self.notes = tuple(note for part in parts for note in part.notes)

    @classmethod
    def compile(cls, docx: bytes, *, source: str) -> WordTemplate:
        """Read and check a .docx; `source` is its name for messages.

        Raises TemplateError (file, part, words nearby, tag, what to do) for a tag that is misspelt, cut
        apart, not closed or not allowed; InputError for no sound .docx; LimitError for an oversized one.
        """
        stored = read_parts(docx, source=source, kind="Word")
        types = content_types(stored, source)
        if f"{WML}document.main+xml" not in types.values():
            raise InputError("不是 .docx 文档", file=source, advice="请用 Word 或 WPS 另存为 .docx")
        filled: list[FilledPart] = []
        for name, part in stored.items():
            compiled = compile_part(name, part.data(), types[name], source)
            if compiled is not None:
                filled.append(compiled)
        names = {part.name for part in filled}
        drawings = (number for part in stored.values() for number in _DRAWING.findall(part.data()))
        first_id = max([_FIRST_ID, *(int(number) + 1 for number in drawings)])
        return cls(filled, Packer(part for name, part in stored.items() if name not in names), first_id)

    def variables(self) -> frozenset[str]:
        """Dotted paths of the data used; an item of a list is `[]`: schedule[].work."""
        return frozenset().union(*(part.variables for part in self._parts))

    def render(self, values: Mapping[str, object]) -> bytes:
        """The filled .docx; the same values give the same bytes.

        values: nested dicts and lists of str, int, Decimal, PartialDate, date, bool and Blank.
        Raises TemplateError for a missing name or a value of a wrong kind, InputError for characters that
        Word can't hold, each with the place of the tag.
        """
        numbers = count(self._first_id)
        return self._packer.pack([(part.name, part.fill(values, numbers)) for part in self._parts])
