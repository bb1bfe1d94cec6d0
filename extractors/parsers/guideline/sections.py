"""A file's parts: a covering notice, one guideline or several as 附件1, 附件2 …, and forms behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from docgen.model.document import SourceDocument, TableBlock
from extractors.parsers.guideline.chapter_heads import LONGEST_HEAD
from extractors.parsers.guideline.clauses import is_deferred
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.given import own_readings, own_sums
from extractors.parsers.guideline.lines import Line, Piece, pieces_of
from extractors.parsers.guideline.marks import ANNEX
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.normalise import tidy, without_blanks
from extractors.parsers.guideline.outline import (
    ANNEX_LINE,
    Outline,
    outline_of_pieces,
)
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.tables import table_text
from extractors.parsers.guideline.text_cards import with_cards
from extractors.parsers.guideline.titles import title_of, title_words
from extractors.parsers.guideline.unnumbered_heads import with_heads

_TITLED = re.compile(
    r"(?P<annex>附\s*件\s*\d+(?:\s*-\s*\d+)?)\s*[：:.、]?\s*[^，。；：]{4,60}?(?:指南|指引|细则|办法|政策|要求|说明)(?:（[^（）]*）)?\s*"
)
"""附件1：智能制造项目申报指南 on one line."""
_FORM = re.compile(r"(?:表|书|承诺|名单|样式|模板|格式|回执|清单|目录|封面)(?:（[^（）]*）)?$")
_GUIDE = re.compile(r"(?:指南|指引|细则|办法|政策|措施|要求)(?:（[^（）]*）)?$")
_RULES = re.compile("(?:管理|实施|使用)(?:暂行)?办法(?:（[^（）]*）)?$")
_CALLS = re.compile("申报(?:指南|指引|要求)(?:（[^（）]*）)?$")
_NO_NUMBER = re.compile("附件?")
_NOTICE = re.compile("通知$")
_SUM = re.compile(r"\d[\d.]*\s*(?:%|‰|百?千?万元|亿元|元)")
_PAID_OUT = re.compile("首付|拨付|兑付|下达|资金安排")
"""三、资金拨付 of a covering notice: how the money goes out, and not what it is given for."""
_ARTICLES_OF_ANOTHER = re.compile("(?:》|[、（]|^|[。；])第[一二三四五六七八九十]{1,3}条")
"""《扶持措施》第三条、第七条为资助类项目; 投资补助类（第三条、第六条）: an attachment asks of another's articles."""
_RULED = ("direction", "conditions", "subsidy", "applicant", "quota", "duration")
"""The heads that a list of materials doesn't have."""
_GRANT = re.compile("补助|奖励|奖补|补贴|资助|支持|贴息")


@dataclass(frozen=True)
class _Section:
    """A part of the file with its tree. annex: 附件1, empty for what stands before the first."""

    annex: str
    pieces: list[Piece]
    outline: Outline


def outline_of(document: SourceDocument) -> Outline:
    """The tree of the text in a document that states rules.

    A file may hold a covering notice before it and forms behind it; each begins with 附件 and its number.
    Where several attachments are guidelines, each is a root. Else the part with the most heads (支持条件 …)
    is the guideline, or the one with the most items.
    """
    pieces, left_out = pieces_of(document)
    pieces = with_heads(with_cards(pieces))
    starts = [at for at in range(len(pieces)) if _annex_of(pieces, at)]
    annexes = frozenset(_annex_of(pieces, at) for at in starts)
    sections = [
        _Section(_annex_of(pieces, start), own, outline_of_pieces(own, annexes, left_out))
        for start, end in pairwise([0, *starts, len(pieces)])
        if (own := pieces[start:end])
    ]
    if not sections:
        return Outline((), (), Passage(), annexes, left_out)
    notice = _notice_of(sections)
    attached = [each for each in sections if each.annex and each is not notice]
    guides = [each for each in attached if _is_guideline(each.outline)]
    beside = [each for each in attached if _asks_for_another(each.outline)] + _rules_beside(guides)
    guides = [each for each in guides if each not in beside] or guides
    if len(guides) < 2 or (notice and _is_guideline(notice.outline) and _gives(notice.outline)):
        chosen = guides[0] if beside and len(guides) == 1 else _likest(sections)
        whole = _with_rest(chosen.outline, [chosen], notice, sections)
        asked = tuple(root for each in beside if each is not chosen for root in each.outline.directions)
        return replace(whole, notice=(*whole.notice, *asked))
    head = (notice or guides[0]).outline
    annexed = tuple(_annexed(each) for each in guides)
    whole = replace(head, directions=tuple(root for root, _ in annexed), annexed=annexed)
    return _with_rest(whole, guides, notice, sections)


def _notice_of(sections: list[_Section]) -> _Section | None:
    """The covering notice: what stands before the first attachment, or a notice that it forwards (转发…的通知)."""
    if sections[0].annex:
        return None
    forwarded = sections[1] if len(sections) > 2 and _NO_NUMBER.fullmatch(sections[1].annex) else None
    if forwarded and _NOTICE.search(title_of(forwarded.outline)[0]):
        return forwarded
    return sections[0]


def _likest(sections: list[_Section]) -> _Section:
    """The part most like a guideline: it gives sums, is no form, gives most, has the heads, the most items."""
    kinds = [_kind_of(each) for each in sections]
    alike = [each for each, kind in zip(sections, kinds, strict=True) if kind == max(kinds)]
    return max(alike, key=_likeness) if len(alike) > 1 else alike[0]


def _kind_of(section: _Section) -> tuple[bool, bool]:
    """Whether it gives sums, and whether it is no form."""
    title, _ = title_of(section.outline)
    text = "".join(node.own.text for node in section.outline.nodes())
    return bool(_SUM.search(text) and _GRANT.search(text)), _FORM.search(title) is None


def _likeness(section: _Section) -> tuple[int, int, int]:
    """How many items give sums, how many heads it has, how many items."""
    return _sums_in(section), _heads(section.outline), sum(1 for _ in section.outline.nodes())


def _annex_of(pieces: list[Piece], at: int) -> str:
    """The number of the attachment that a line begins; lines of a list of attachments begin none."""
    piece = pieces[at] if at < len(pieces) else None
    if not isinstance(piece, Line):
        return ""
    if ANNEX_LINE.fullmatch(piece.text):
        return without_blanks(piece.text)
    match = _TITLED.fullmatch(piece.text)
    behind = pieces[at + 1] if at + 1 < len(pieces) else None
    listed = isinstance(behind, Line) and re.match(r"附\s*件", behind.text)
    return without_blanks(match["annex"]) if match and not listed else ""


def _is_guideline(outline: Outline) -> bool:
    """Whether an attachment states money rules; what is called a form never does."""
    title, _ = title_of(outline)
    if _FORM.search(title):
        return False
    ruled = any(
        facet_of(node.name) == "subsidy"
        and not _PAID_OUT.search(node.name)
        and any(_SUM.search(each.own.text) for each in node.walk())
        for node in outline.nodes()
    )
    words = [node.own for node in outline.nodes()] or outline.head
    text = "".join(each.text for each in words)
    called = _GUIDE.search(title) and _SUM.search(text) and _GRANT.search(text)
    put_off = _GUIDE.search(title) and is_deferred("".join(line.text for line in outline.head))
    return ruled or bool(called) or bool(put_off)


def _gives(outline: Outline) -> bool:
    """Whether a notice gives sums itself, and names no more than its budget and what one may get in all."""
    return any(each.role in ("rate", "award") for node in outline.nodes() for each in own_readings(node))


def _asks_for_another(outline: Outline) -> bool:
    """Whether an attachment gives no sum itself and asks what applies to the articles of another one."""
    nodes = list(outline.nodes())
    named = sum(_ARTICLES_OF_ANOTHER.search(node.own.text) is not None for node in nodes)
    return named > 1 and not any(node.kind.name == "条" or own_sums(node) for node in nodes)


def _rules_beside(guides: list[_Section]) -> list[_Section]:
    """附件1 管理办法 beside 附件2 申报指南: rules for what the other lists, and no programmes of their own."""
    named = [title_of(each.outline)[0] for each in guides]
    rules = [each for each, title in zip(guides, named, strict=True) if _RULES.search(title)]
    calls = [each for each, title in zip(guides, named, strict=True) if _CALLS.search(title)]
    alone = len(rules) == len(calls) == 1 and len(guides) == 2
    return rules if alone and _sums_in(rules[0]) <= _sums_in(calls[0]) else []


def _sums_in(section: _Section) -> int:
    return sum(map(own_sums, section.outline.nodes()))


def _annexed(section: _Section) -> tuple[Node, Outline]:
    """A guideline that is an attachment: its paths begin with 附件1, its root bears its title."""
    title, _ = title_of(section.outline)
    for node in section.outline.nodes():
        node.path = section.annex + node.path
    own = title_words(section.outline, title)
    root = Node(ANNEX, section.annex, own, section.annex, children=list(section.outline.directions))
    return root, section.outline


def _with_rest(
    outline: Outline, guides: list[_Section], notice: _Section | None, sections: list[_Section]
) -> Outline:
    """With the items of the covering notice, and the words of the attachments that are no guideline."""
    is_apart = notice is not None and notice not in guides and bool(notice.outline.directions)
    others = [
        piece
        for each in sections
        if each not in guides and not (is_apart and each is notice)
        for piece in each.pieces
    ]
    return replace(
        outline,
        notice=notice.outline.directions if notice is not None and is_apart else (),
        before=notice.outline.head if notice is not None and notice not in guides else (),
        elsewhere=tuple(_words(piece) for piece in others),
        rows=tuple(row for piece in others for row in _cells(piece)),
    )


def _heads(outline: Outline) -> int:
    return sum(facet_of(node.name) in _RULED for node in outline.nodes())


def _cells(piece: Piece) -> Iterator[tuple[str, ...]]:
    """A table's rows; a line cut at its tabs, a short one as a row of one cell."""
    if isinstance(piece, TableBlock):
        yield from (tuple(cell or "" for cell in row) for row in piece.rows)
    elif "\t" in piece.text or len(piece.text) <= LONGEST_HEAD:
        yield tuple(piece.text.split("\t"))


def _words(piece: Piece) -> Passage:
    return tidy(list(piece.triples) if isinstance(piece, Line) else table_text(piece))
