"""Tags in a piece of text: found, checked for what editors do to them, and read.

In a text that goes on being XML a tag is stood for by a token: two noncharacters with a number between them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.errors import DocgenError
from docgen.render.places import Place, Tag, nearby
from docgen.render.program import Piece

OPEN, CLOSE = "\ufdd0", "\ufdd1"
TOKEN = re.compile(f"{OPEN}(\\d+){CLOSE}")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WIDE = re.compile(r"[｛{]\s*[｛％]|｛\s*[{%#]|[｝％]\s*[｝}]|[%#]\s*｝")
_SCOPE = re.compile(r"(p|tr|tc|r)\s+")
_MERGE = re.compile(r"\s*(vm|hm|colspan|cellbg)\b\s*(.*)", re.DOTALL)
BARRIER = "\x02"
"""Stands in a paragraph's text for what a tag can't be moved across."""


class Directive(NamedTuple):
    """What a token stands for. scope: "" in the text, else p, tr, tc, r: the element that the tag replaces;
    merge: "" or vm, hm, colspan, cellbg; tag: None where a comment is to vanish."""

    scope: str
    merge: str
    tag: Tag | None
    written: Tag


@dataclass
class TagTable:
    """The directives of one part by token number."""

    source: str
    part: str
    directives: list[Directive] = field(default_factory=list)

    def token(self, directive: Directive) -> str:
        """A new token for a directive."""
        self.directives.append(directive)
        return f"{OPEN}{len(self.directives) - 1}{CLOSE}"

    def statement(self, kind: str, body: str, origin: Tag) -> str:
        """A token for a tag that we add on behalf of the author's tag."""
        tag = Tag(kind, body, origin.place, origin.written)
        return self.token(Directive("", "", tag, tag))

    def of(self, text: str | None) -> list[Directive]:
        """The directives of the tokens in a text, in order."""
        return [self.directives[int(match.group(1))] for match in TOKEN.finditer(text or "")]


def tokens(text: str, table: TagTable) -> str:
    """A text outside runs with its tags replaced by tokens."""
    check_strays(text, table)
    return TAG.sub(lambda match: table.token(directive(match, text, table)), text)


def place_of(table: TagTable, text: str, start: int, end: int) -> Place:
    return Place(table.source, table.part, nearby(text.replace(BARRIER, ""), start, end))


def check_strays(text: str, table: TagTable) -> None:
    wide = _WIDE.search(text)
    if wide is not None:
        place = place_of(table, text, *wide.span())
        raise place.error("标签用了全角括号", advice="请改成半角的 {{ }} 或 {% %}")
    rest = TAG.sub(lambda match: " " * len(match.group()), text)
    stray = STRAY.search(rest)
    if stray is not None:
        raise place_of(table, text, *stray.span()).error(
            f"标签不完整，多出“{stray.group()}”", advice="一个标签须在同一段内写完，两端括号成对"
        )


def directive(match: re.Match[str], text: str, table: TagTable) -> Directive:
    written = match.group()
    place = place_of(table, text, *match.span())
    inner = written[2:-2]
    whole = Tag(written[:2], inner.strip(), place, written)
    if inner.startswith("-") or inner.endswith("-"):
        raise whole.error("不能用减号去空白", advice="请去掉减号；整段的控制标签请写成 {%p … %}")
    scope = _SCOPE.match(inner)
    name = scope.group(1) if scope else ""
    body = _straight(inner[scope.end() :] if scope else inner).strip()
    if written.startswith("{#"):
        return Directive(name, "", None, whole)
    if written.startswith("{{") and name in ("p", "tr", "tc"):
        raise whole.error("不支持子文档", advice="这里只能填文字，请写成 {{ 名称 }}")
    merge = _MERGE.fullmatch(body) if written.startswith("{%") else None
    if merge is not None:
        return Directive("", merge.group(1), Tag("{{", merge.group(2), place, written), whole)
    tag = Tag(written[:2], body, place, written)
    return Directive("" if written.startswith("{{") else name, "", tag, whole)


def _straight(body: str) -> str:
    """Quotes that the editor curled are straight again, unless the tag has straight ones too."""
    if '"' in body or "'" in body:
        return body
    return body.translate(str.maketrans("“”‘’", "\"\"''"))


def unread_tag(xml: str, table: TagTable) -> DocgenError | None:
    """An error for a tag that stands where none is read (formula, chart); None if there is none."""
    stray = re.search(r"\{\{|\{%|\{#", xml)
    if stray is None:
        return None
    words = re.sub(r"<[^>]*>", "", xml[max(0, stray.start() - 200) : stray.end() + 200])
    place = place_of(table, words, 0, len(words))
    return place.error("标签所在的位置不支持填写", advice="请把标签移到普通文字里")


def pieces_of(text: str, source: str, part: str) -> list[Piece]:
    """A plain text as text and tags in turn. Raises TemplateError for a tag that only Word templates know."""
    table = TagTable(source, part)
    pieces: list[Piece] = []
    for index, piece in enumerate(TOKEN.split(tokens(text, table))):
        if index % 2 == 0:
            pieces.append(piece)
            continue
        found = table.directives[int(piece)]
        if found.scope or found.merge:
            raise found.written.error(
                "只能用在 Word 模板里", advice="单元格里请用 {{ }}、{% if %} 和 {% for %}"
            )
        if found.tag is not None:
            pieces.append(found.tag)
    return [piece for piece in pieces if piece]
