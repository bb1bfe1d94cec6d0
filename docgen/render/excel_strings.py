"""The shared strings of a workbook: those of the template, and those that filling adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from lxml import etree

from docgen.render.excel_styles import S
from docgen.render.package import parse_part, xml_bytes
from docgen.render.tags import TAG

EMPTY = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
_END = "</sst>"
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as an escaped character (ECMA-376 part 1, 22.9.2.19, ST_Xstring)."""


def string_of(element: etree._Element) -> tuple[str, bool]:
    """The text of a string item without its phonetic aids, and whether it has several runs (18.4.8)."""
    runs = element.findall(f"{S}r")
    if not runs:
        return element.findtext(f"{S}t") or "", False
    return "".join(run.findtext(f"{S}t") or "" for run in runs), len(runs) > 1


@dataclass(frozen=True)
class StringTable:
    """The template's strings. texts: text and whether it has several formats, by index; xml: the part up to
    its end tag, strings with tags emptied, since no cell uses them once all is filled."""

    texts: tuple[tuple[str, bool], ...]
    xml: str

    @classmethod
    def read(cls, data: bytes, *, source: str, name: str) -> StringTable:
        """Raises InputError where the part is no sound XML."""
        root = parse_part(data, source=source, name=name)
        items = root.findall(f"{S}si")
        texts = tuple(string_of(item) for item in items)
        for item, (text, _rich) in zip(items, texts, strict=True):
            if TAG.search(text):
                for child in list(item):
                    item.remove(child)
                etree.SubElement(item, f"{S}t")
        for name_of_count in ("count", "uniqueCount"):
            root.attrib.pop(name_of_count, "")
        for child in list(root):
            if child.tag != f"{S}si":
                root.remove(child)
        root.text = root.text or ""
        return cls(texts, xml_bytes(root).decode().removesuffix(_END))


class StringsInUse:
    """Strings asked for during one rendering. Not shared between renderings."""

    def __init__(self, table: StringTable) -> None:
        self._table = table
        self._added: dict[str, int] = {}

    def index(self, text: str) -> int:
        """The index of a text, which is added when it is new."""
        return self._added.setdefault(text, len(self._table.texts) + len(self._added))

    def data(self) -> bytes:
        """The part with all strings."""
        items = "".join(f"<si>{_text(text)}</si>" for text in self._added)
        return f"{self._table.xml}{items}{_END}".encode()


def _text(text: str) -> str:
    escaped = escape(_ESCAPE_LIKE.sub("_x005F_", text), quote=False)
    return f'<t xml:space="preserve">{escaped}</t>'
