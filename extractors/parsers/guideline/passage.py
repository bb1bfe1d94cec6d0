"""Text that remembers, character by character, the line it came from and whether it was put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.model.guideline import Citation


@dataclass(frozen=True)
class Passage:
    """A stretch of the guideline. lines and put_right have one entry a character of text."""

    text: str = ""
    lines: tuple[int, ...] = ()
    put_right: tuple[bool, ...] = ()

    @classmethod
    def of(cls, characters: Iterable[tuple[str, int, bool]]) -> Passage:
        """A passage of (character, line number, put right) triples."""
        triples = tuple(characters)
        return cls(
            "".join(char for char, _, _ in triples),
            tuple(line for _, line, _ in triples),
            tuple(right for _, _, right in triples),
        )

    def part(self, start: int, end: int | None = None) -> Passage:
        """The characters from start up to, not including, end."""
        return Passage(self.text[start:end], self.lines[start:end], self.put_right[start:end])

    def stripped(self, marks: str) -> Passage:
        """Without these characters at both ends."""
        start = len(self.text) - len(self.text.lstrip(marks))
        return self.part(start, max(start, len(self.text.rstrip(marks))))

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.lines + other.lines, self.put_right + other.put_right)

    def cite(self, clause: str) -> Citation:
        """The whole passage as the words that a rule of this clause rests on."""
        return Citation(
            clause=clause,
            quote=self.text,
            line_no=self.lines[0] if self.lines else None,
            standing="corrected" if any(self.put_right) else "original",
        )
