"""What became of every sentence and every number of a guideline: in which rule it is, or why in none."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from docgen.model.base import Record, Text
from docgen.model.document import Place

SentenceKind = Literal[
    "condition", "money", "quota", "definition", "judgement", "heading", "form", "prose", "unaccounted"
]
"""judgement: a condition that a person judges; prose: obliges nobody; unaccounted: nobody understood it."""


class SentenceEntry(Record):
    """One sentence: the clause that it stands in, what it is, and for prose and forms why it is no rule."""

    clause: str
    text: Text
    kind: SentenceKind
    reason: str = ""
    place: Place


class NumberEntry(Record):
    """One printed number. encoded_in: the fields that carry it, as 条件 minimum.value_wan; because: why none does."""

    clause: str
    text: Text
    sentence: Text
    encoded_in: tuple[str, ...] = ()
    because: str = ""
    place: Place


class Ledger(Record):
    """All sentences and numbers of a guideline, in the order of the text."""

    sentences: tuple[SentenceEntry, ...]
    numbers: tuple[NumberEntry, ...]

    def encoded_share(self) -> Decimal:
        """The part (0 to 1) of the numbers that a field carries; 1 where there are none."""
        encoded = sum(bool(number.encoded_in) for number in self.numbers)
        return Decimal(encoded) / len(self.numbers) if self.numbers else Decimal(1)

    def accounted_share(self) -> Decimal:
        """The part (0 to 1) of the characters that stands in a sentence that is accounted for."""
        whole = sum(len(sentence.text) for sentence in self.sentences)
        lost = sum(len(each.text) for each in self.sentences if each.kind == "unaccounted")
        return Decimal(whole - lost) / whole if whole else Decimal(1)

    def not_encoded(self) -> tuple[NumberEntry, ...]:
        """The numbers that no field carries."""
        return tuple(number for number in self.numbers if not number.encoded_in)

    def unaccounted(self) -> tuple[SentenceEntry, ...]:
        """The sentences that nobody understood."""
        return tuple(sentence for sentence in self.sentences if sentence.kind == "unaccounted")
