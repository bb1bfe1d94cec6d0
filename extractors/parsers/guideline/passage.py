"""Text that remembers, character by character, the place it came from and whether it was put right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.model.document import Place
from docgen.model.guideline import Citation


@dataclass(frozen=True)
class Passage:
    """A stretch of the guideline. places and put_right have one entry a character of text."""

    text: str = ""
    places: tuple[Place, ...] = ()
    put_right: tuple[bool, ...] = ()

    @classmethod
    def of(cls, characters: Iterable[tuple[str, Place, bool]]) -> Passage:
        """A passage of (character, place, put right) triples."""
        triples = tuple(characters)
        return cls(
            "".join(char for char, _, _ in triples),
            tuple(place for _, place, _ in triples),
            tuple(right for _, _, right in triples),
        )

    def part(self, start: int, end: int | None = None) -> Passage:
        """The characters from start up to, not including, end."""
        return Passage(self.text[start:end], self.places[start:end], self.put_right[start:end])

    def stripped(self, marks: str) -> Passage:
        """Without these characters at both ends."""
        start = len(self.text) - len(self.text.lstrip(marks))
        return self.part(start, max(start, len(self.text.rstrip(marks))))

    def __add__(self, other: Passage) -> Passage:
        return Passage(self.text + other.text, self.places + other.places, self.put_right + other.put_right)

    def cite(self, clause: str) -> Citation:
        """The whole passage as the words that a rule of this clause rests on."""
        return Citation(
            clause=clause,
            quote=self.text,
            line_no=self.places[0].line_no if self.places else None,
            page_no=self.places[0].page_no if self.places else None,
            paragraph_no=self.places[0].paragraph_no if self.places else None,
            standing="corrected" if any(self.put_right) else "original",
        )
