"""Where a tag stands in a template, and errors that say so."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.errors import DocgenError, InputError, TemplateError

_NEARBY = 20


@dataclass(frozen=True)
class Place:
    """source: file name as the user knows it; part: 正文, 页眉 …; nearby: words around it."""

    source: str
    part: str
    nearby: str = ""

    def text(self) -> str:
        """The place in words, for the `place` of an error."""
        return f"{self.part}“{self.nearby}”处" if self.nearby else self.part

    def error(self, what: str, *, advice: str = "", kind: type[DocgenError] = TemplateError) -> DocgenError:
        """An error at this place, ready to be raised."""
        return kind(what, file=self.source, place=self.text(), advice=advice)


@dataclass(frozen=True)
class Tag:
    """A tag of a template. kind: "{{" or "{%"; body: what stands inside; written: as the author wrote it."""

    kind: str
    body: str
    place: Place
    written: str

    @property
    def keyword(self) -> str:
        """The statement's name (for, if, endfor …); empty for a value."""
        words = self.body.split(maxsplit=1)
        return words[0] if self.kind == "{%" and words else ""

    def jinja(self) -> str:
        """The tag in Jinja's own syntax, on one line."""
        closing = "}}" if self.kind == "{{" else "%}"
        return f"{self.kind} {' '.join(self.body.split())} {closing}"

    def error(self, what: str, *, advice: str = "") -> DocgenError:
        """An error in the template that names this tag."""
        return self.place.error(f"标签 {self.written}{what}", advice=advice)

    def data_error(self, path: str, what: str, *, advice: str = "") -> DocgenError:
        """An error in the data that this tag was to print."""
        return self.place.error(f"“{path}”的{what}", advice=advice, kind=InputError)


def nearby(text: str, start: int, end: int) -> str:
    """The words around text[start:end], on one line, cut to some twenty characters on each side."""
    left, right = max(0, start - _NEARBY), min(len(text), end + _NEARBY)
    head, tail = "…" if left else "", "…" if right < len(text) else ""
    return head + " ".join(text[left:right].split()) + tail
