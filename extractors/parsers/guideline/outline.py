"""Lines → the tree of a guideline, whatever its numbering, its Markdown levels or its bold say.

The printed marks decide: marks of one kind count on from each other, and a kind that begins anew below
another one belongs under it. Lines that a page break or a wrap has split are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.document import Skipped, TableBlock
from extractors.parsers.guideline.card_nodes import card_node, facet_nodes, is_of
from extractors.parsers.guideline.chapter_heads import (
    HEAD_OF_SEVERAL,
    LONGEST_HEAD,
    OF_A_HEAD,
    OF_SERIES,
    OF_SEVERAL,
    OF_THE_ABOVE,
    OF_THE_ARTICLE,
    OF_THE_LIST,
    TAIL,
    bare_chapters,
    begins_a_facet,
    is_head_line,
    is_preliminary,
    sign_length,
    spaced_head,
    tail_heads,
    wide_head,
)
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.inline_parts import split_parts
from extractors.parsers.guideline.item_lists import LEAST_NAME
from extractors.parsers.guideline.lines import Line, Piece, is_unfinished, marks_of
from extractors.parsers.guideline.marks import (
    BRACKETED,
    CHAPTER,
    FACET,
    SIGNS,
    UNNUMBERED,
    Mark,
    head_mark,
)
from extractors.parsers.guideline.nodes import NAMED_SERIES, Node, without_empty
from extractors.parsers.guideline.normalise import Triple, tidy, without_blanks
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.paths import drop_heads, lengthen_paths, merge_rows, shorten_paths
from extractors.parsers.guideline.tables import cards_of, notes_of, table_text

ANNEX_LINE = re.compile(r"附\s*件\s*\d+(?:\s*-\s*\d+)?\s*[：:]?|附(?:\s*件)?\s*")
_ANNEX_MARK = re.compile(
    r"附件\d+(?:-\d+)?[：:、.]?(?=[^，。；]{4,60}(?:指南|指引|细则|办法|政策|要求|说明)(?:（[^（）]*）)?$)"
)
_ANNEX_LIST = re.compile(r"附\s*件\s*[：:]")
_TAIL_CHARACTERS = 400

_LABEL = re.compile(
    rf"[【〔（·•➢{SIGNS}]?\s*([^：:。，；【】（）]{{2,14}}?)\s*+(?:[】〕）]?\s*+[：:。]|[】〕）]|$)"
)
"""支持条件：, 【支持条件】, ◇支持条件：."""
_TABLE_BELOW = re.compile("(?:[见详]|如)下表[^，。；：]{0,2}[。：]?$")
"""支持内容和标准见下表: the programmes in its rows are the chapter's."""
_SUMMARY = re.compile("(?<!项目)(?:一览|汇总|对照)表?[：:。]?$")
"""补助标准一览: a table that says again what the items say."""


@dataclass(frozen=True)
class Outline:
    """A guideline's text cut up.

    head: the lines before the first mark; annex_list: what the text names at its end; annexes: the
    attachments that are in the same file, as 附件2-1; left_out: page numbers, running heads, contents;
    notice: the items of the covering notice; before: its lines in front of them; elsewhere: the lines of the
    attachments around it; rows: the same cut into cells; annexed: where the attachments are guidelines
    themselves, each of them with its root in directions.
    """

    head: tuple[Passage, ...]
    directions: tuple[Node, ...]
    annex_list: Passage
    annexes: frozenset[str]
    left_out: tuple[Skipped, ...] = ()
    elsewhere: tuple[Passage, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notice: tuple[Node, ...] = ()
    before: tuple[Passage, ...] = ()
    annexed: tuple[tuple[Node, Outline], ...] = ()

    def nodes(self) -> Iterator[Node]:
        """Every node, in the order of the text."""
        for root in (*self.notice, *self.directions):
            yield from root.walk()


def outline_of_pieces(
    pieces: list[Piece], annexes: frozenset[str] = frozenset(), left_out: tuple[Skipped, ...] = ()
) -> Outline:
    """The tree of one part of a file."""
    chapters = bare_chapters(pieces) | tail_heads(pieces)
    first = next(
        (at for at, piece in enumerate(pieces) if at in chapters or _begins(piece)),
        len(pieces),
    )
    end = next((at for at in range(first, len(pieces)) if _is_annex_list(pieces[at])), len(pieces))
    head = tuple(
        _without_annex(tidy(list(line.triples)))
        for line in pieces[:first]
        if isinstance(line, Line) and not ANNEX_LINE.fullmatch(line.text)
    )
    listed: list[Triple] = []
    for line in pieces[end:]:
        if isinstance(line, Line):
            listed += [*line.triples, (" ", line.triples[-1][1], False)]
    roots = _Tree(pieces[first:end], frozenset(at - first for at in chapters)).roots
    merge_rows(roots)
    split_parts(roots)
    without_empty(roots)
    shorten_paths(roots)
    lengthen_paths(roots)
    drop_heads(roots)
    return Outline(head, tuple(roots), tidy(listed), annexes, left_out)


def _without_annex(line: Passage) -> Passage:
    """附件1：某项目申报指南 without its number."""
    match = _ANNEX_MARK.match(line.text)
    return line.part(match.end()) if match else line


def _begins(piece: Piece) -> bool:
    if isinstance(piece, TableBlock):
        return bool(cards_of(piece))
    if piece.mark is not None or TAIL.fullmatch(piece.text) is not None:
        return True
    return facet_of(piece.text) in ("conditions", "subsidy") and not piece.heading


def _is_annex_list(piece: Piece) -> bool:
    return isinstance(piece, Line) and _ANNEX_LIST.match(piece.text) is not None


class _Tree:
    """Builds the tree: one open node on each level, the innermost last."""

    def __init__(self, pieces: list[Piece], chapters: frozenset[int]) -> None:
        self.roots: list[Node] = []
        self._open: list[Node] = []
        self._under: dict[str, str] = {}
        self._homes: dict[str, str] = {}
        self._chapters = chapters
        self._marks = marks_of(pieces)
        self._raw: list[Triple] = []
        self._head: list[Triple] = []
        for at, piece in enumerate(pieces):
            self._take(at, piece)
        self._settle()

    def _take(self, at: int, piece: Piece) -> None:
        if isinstance(piece, TableBlock):
            self._table(piece)
            return
        if at in self._chapters:
            self._settle()
            self._open.clear()
            signed = sign_length(piece.text)
            name = without_blanks(piece.text[signed:])
            self._start(head_mark(name, CHAPTER), piece, list(piece.triples[signed:]))
            return
        mark = self._marks[at]
        before = "" if piece.heading else _tail(self._raw)
        if mark is not None and not self._goes_on(mark, at, piece.text, before):
            self._settle()
            self._place(mark, at, piece.text[mark.length :])
            self._start(mark, piece, list(piece.triples[mark.length :]))
            return
        if self._is_about_what_is_open(piece):
            return
        head = (
            None
            if is_unfinished(before) and not begins_a_facet(piece.text, before)
            else self._unnumbered(piece)
        )
        if head is not None:
            self._settle()
            self._close_for(head)
            self._start(head, piece, list(piece.triples[head.length :]))
            spaced = spaced_head(piece.text) if head.kind is FACET else 0
            self._head = list(piece.triples[:spaced])
            return
        if OF_THE_LIST.match(piece.text) and len(self._open) > 1 and self._open[-1].number > 1:
            self._settle()
            self._open.pop()
            self._add_behind_list(piece)
            return
        self._end_head(before, piece.text)
        joint: Triple = (" ", piece.triples[0][1], False)
        self._raw += [joint, *piece.triples]

    def _is_about_what_is_open(self, piece: Line) -> bool:
        """Take a line behind a list's last item that is about the list or what holds it; whether it is one."""
        several, held = OF_SEVERAL.match(piece.text), OF_THE_ARTICLE.match(piece.text)
        holder = self._open[0].kind.name if held and held["part"] and self._open else "条"
        mark = self._head_of_series(piece.text) or self._head_of_several(piece.text)
        before = _tail(self._raw)
        whole = not is_unfinished(before) and before.rstrip().endswith(("。", "；", "："))
        if mark is None and whole and (self._opens_again_by_name(piece.text) or self._ends_list(piece.text)):
            mark = head_mark("", UNNUMBERED)
        if mark is None and (
            (several and self._opens_again(several["word"], whole=False))
            or (held and self._opens_again(holder))
        ):
            mark = head_mark("", UNNUMBERED)
        if mark is not None:
            self._start(mark, piece, list(piece.triples[mark.length :]))
        return mark is not None

    def _head_of_series(self, text: str) -> Mark | None:
        """专题一申报要求：… or 本专题申报要求：… behind its last 方向: a head of the 专题, which is open again."""
        match = OF_SERIES.match(text)
        if match is None or facet_of(match["head"]) is None:
            return None
        for at in reversed(range(len(self._open))):
            node = self._open[at]
            if node.kind.name in (match["word"], match["own"]) and match["n"] in (
                None,
                node.mark[len(node.kind.name) :],
            ):
                self._settle()
                del self._open[at + 1 :]
                return Mark(FACET, 0, match["head"], match["head"], match.start("head"))
        return None

    def _head_of_several(self, text: str) -> Mark | None:
        """支持强度：方向1、方向2各… behind 方向3: a head of what holds them, which is open again."""
        match = HEAD_OF_SEVERAL.match(text)
        word = (match["word"] or match["but"]) if match else ""
        if match is None or facet_of(match["head"]) is None or not self._opens_again(word, whole=False):
            return None
        return Mark(FACET, 0, match["head"], match["head"], match.start("head"))

    def _ends_list(self, text: str) -> bool:
        """前款第（一）项至第（三）项，…: a line behind a list's last item, about some of them."""
        if not OF_THE_ABOVE.match(text) or len(self._open) < 2 or self._open[-1].number < 2:
            return False
        self._settle()
        self._open.pop()
        return True

    def _opens_again_by_name(self, text: str) -> bool:
        """健康养老方向本次暂不受理: a line behind the items of （四）健康养老 is about all of them."""
        for at in reversed(range(len(self._open) - 1)):
            node = self._open[at]
            named = len(node.name) >= LEAST_NAME and text.strip().startswith(node.name)
            if named and OF_A_HEAD.match(text.strip(), len(node.name)):
                self._settle()
                del self._open[at + 1 :]
                return True
        return False

    def _opens_again(self, kind: str, *, whole: bool = True) -> bool:
        """Close what is open below the innermost node of a kind, or that as well where the line is about several.

        False where none is open, or where nothing would be left open.
        """
        at = next((at for at in reversed(range(len(self._open))) if self._open[at].kind.name == kind), None)
        left = None if at is None else at + 1 if whole else at
        if not left or left == len(self._open):
            return False
        self._settle()
        del self._open[left:]
        return True

    def _add_behind_list(self, piece: Line) -> None:
        """The line becomes words of the item that holds the list; what that had is its name."""
        holder = self._open[-1]
        if not re.search("[，。；：]", holder.own.text):
            holder.head_length = len(holder.own.text)
        self._raw = list(piece.triples)

    def _end_head(self, before: str, behind: str) -> None:
        """Where the words so far are a head on a line of its own, know it."""
        if self._is_alone(before, behind) and not self._head and len(self._raw) == len(before):
            self._head = list(self._raw)

    def _is_alone(self, before: str, behind: str) -> bool:
        """Whether the words so far are a head on a line of its own: short, and without any stop."""
        text = "".join(before.split())
        bare = bool(self._open) and not self._open[-1].own.text
        return bare and (NAMED_SERIES.fullmatch(text) is not None or is_head_line(text, behind))

    def _start(self, mark: Mark, line: Line, triples: list[Triple]) -> None:
        path = mark.path if mark.kind.alone or not self._open else self._open[-1].path + mark.path
        name = "" if mark.kind is FACET else mark.printed.strip("、.：:．")
        node = Node(mark.kind, name, Passage(), path, mark.number, line.heading)
        (self._open[-1].children if self._open else self.roots).append(node)
        self._open.append(node)
        self._raw = triples
        self._head = list(triples[: wide_head(triples)])

    def _settle(self) -> None:
        """The characters gathered so far are the open node's own words."""
        if self._open and self._raw:
            self._open[-1].own += tidy(self._raw)
            if self._head:
                self._open[-1].head_length = len(tidy(self._head).text)
        self._raw, self._head = [], []

    def _goes_on(self, mark: Mark, at: int, text: str, before: str) -> bool:
        """Whether what looks like a mark belongs to the sentence that the line before left unfinished.

        Marks without brackets can be words or figures; they are marks there if they count on from the
        last one of their kind (an article through all chapters) or head a facet.
        """
        if mark.kind.name.startswith("（") or mark.kind.name == "①" or not is_unfinished(before):
            return False
        if mark.kind.name.startswith("1.1") and text[len(mark.path) :][:1].isspace():
            return False
        last = next((node.number for node in reversed(self._open) if node.kind is mark.kind), 0)
        said = self._marks[:at] if mark.kind.alone else []
        through = next((each.number for each in reversed(said) if each and each.kind is mark.kind), 0)
        rest = re.split("[。：]", text[mark.length :])[0].strip()
        return mark.number not in (last + 1, through + 1) and facet_of(rest) is None

    def _unnumbered(self, line: Line) -> Mark | None:
        """A facet's head without a number, 附则, or what is typeset as a heading inside the text."""
        text = line.text.strip()
        if TAIL.fullmatch(text):
            return Mark(UNNUMBERED, 0, "", without_blanks(text), 0)
        match = _LABEL.match(text)
        if match and facet_of(match[1]):
            return Mark(FACET, 0, match[1], without_blanks(match[1]), 0)
        spaced = spaced_head(line.text)
        if spaced:
            name = without_blanks(line.text[:spaced])
            return Mark(FACET, 0, name, name, 0)
        if line.heading and self._open and len(text) <= 40 and not re.search("[。；，]", text):
            return head_mark(without_blanks(text), UNNUMBERED)
        return None

    def _close_for(self, mark: Mark) -> None:
        if mark.kind is FACET:
            facets = [at for at, node in enumerate(self._open) if node.kind is FACET]
            if facets:
                del self._open[facets[-1] :]
            elif facet_of(mark.path) == "materials":
                self._close_list(mark)
            return
        keep = [at for at, node in enumerate(self._open) if node.kind.rank < mark.kind.rank]
        same = next((at for at, node in enumerate(self._open) if node.kind is mark.kind), None)
        del self._open[
            same if same is not None else (keep[-1] + 1 if keep and mark.path[:1] != "附" else 0) :
        ]

    def _close_list(self, mark: Mark) -> None:
        """所需材料 behind （1）, （2）: they end where the items before had that head under their own marks."""
        home = self._homes.get(mark.path)
        at = max((at for at, node in enumerate(self._open) if node.kind.name == home), default=None)
        if at is not None and all(node.kind.rank > 7 for node in self._open[at + 1 :]):
            del self._open[at + 1 :]
        if self._open:
            self._homes.setdefault(mark.path, self._open[-1].kind.name)

    def _place(self, mark: Mark, at: int, name: str) -> None:
        """Close the nodes that this mark ends; what only bears a name is no part of a facet before it."""
        if mark.kind.alone and mark.number == 1 and not re.search("[，。；\\d]", name):
            while self._open and self._open[-1].kind is FACET and self._is_closed_by(mark):
                self._open.pop()
        for_all = self._open and (is_preliminary(self._open[0]) or self._begins_with_a_facet(mark))
        if for_all and mark.kind.is_series:
            self._open.clear()
        if mark.number == 1 and self._open and facet_of(self._open[-1].name) == "basis":
            self._open.pop()
        if mark.number == 1 and facet_of(name) and self._is_bare_chapter() and self._open[-1].kind.is_series:
            return
        depth = self._sibling_depth(mark)
        if depth is not None:
            del self._open[depth:]
            return
        if mark.kind.name == "条" and self._is_bare_chapter():
            return
        if mark.number == 1 and self._open and self._open[-1].kind.rank < mark.kind.rank:
            self._under[mark.kind.name] = self._open[-1].kind.name
            return
        learnt = self._under.get(mark.kind.name)
        above = [at for at, node in enumerate(self._open) if node.kind.name == learnt]
        if above:
            del self._open[above[-1] + 1 :]
        else:
            self._close_outranked(mark, at)
            if self._open:
                self._under[mark.kind.name] = self._open[-1].kind.name

    def _begins_below(self, mark: Mark) -> bool:
        """（二）机器人应用, the last of its list, with 方向1 right behind it, which mostly stands above （一）."""
        first = mark.kind.is_series and mark.number == 1
        bare = self._is_bare_chapter() and self._open[-1].own.text[-1:] not in "。；"
        return first and bare and facet_of(self._open[-1].name) is None

    def _begins_with_a_facet(self, mark: Mark) -> bool:
        """【通用条件】 before 【能源板块】: heads of one print."""
        return mark.kind is BRACKETED and self._open[0].kind is FACET

    def _is_closed_by(self, mark: Mark) -> bool:
        """Whether a facet's node is divided by a series like this one: 专项一 with 方向1 behind its conditions."""
        above = next((node for node in reversed(self._open) if node.kind is not FACET), None)
        divides = above is not None and above.kind.alone and above.kind.rank < mark.kind.rank
        return divides and facet_of(self._open[-1].name) != "direction"

    def _sibling_depth(self, mark: Mark) -> int | None:
        """Where an open node of this kind stands that the mark counts on from."""
        same = [at for at, node in enumerate(self._open) if node.kind is mark.kind]
        if not same:
            return None
        for at in reversed(same):
            if self._open[at].number + 1 == mark.number:
                return at
        begins_anew = mark.number == 1 and (
            any(node.kind is FACET for node in self._open[same[-1] :])
            or self._open[-1].own.text.rstrip().endswith(("：", ":"))
        )
        if begins_anew:
            return None
        smaller = [at for at in same if self._open[at].number < mark.number]
        return smaller[-1] if smaller else same[-1]

    def _is_bare_chapter(self) -> bool:
        """Whether the open node has nothing but its head: an article behind it is its part, whatever its mark."""
        if not self._open:
            return False
        node = self._open[-1]
        bare = not node.children and not re.search("[，。；：]", node.own.text.rstrip("。：；"))
        return bare and node.kind is not FACET and len(node.own.text) <= LONGEST_HEAD

    def _close_what_leads_to_a_table(self) -> None:
        """支持内容和标准见下表 is no head but words of what holds it: the rows are that one's programmes."""
        head = self._open[-1] if len(self._open) > 1 else None
        if head and head.kind is FACET and _TABLE_BELOW.search(head.own.text) and not head.children:
            self._open.pop()
            self._open[-1].children.pop()
            self._open[-1].own += head.own

    def _sums_up(self) -> bool:
        """Whether a table says again what items say; below 专题三 that holds none it is what holds them."""
        if not self._open or not _SUMMARY.search(_tail(self._raw).strip()):
            return False
        return bool(self._open[-1].children) or not self._open[-1].kind.is_series

    def _is_bare_mark(self) -> bool:
        """事项01 alone on its line: a card behind it tells its name."""
        return bool(self._open) and not (self._open[-1].own.text or self._open[-1].children)

    def _close_outranked(self, mark: Mark, at: int) -> None:
        """A kind that outranks an open node ends it, unless that node's own count goes on behind."""
        while self._open:
            top = self._open[-1]
            if top.kind is FACET and mark.number == 1 and mark.kind.rank > 3:
                return
            if top.kind.rank < mark.kind.rank or self._counts_on(top, at) or self._begins_below(mark):
                return
            self._open.pop()

    def _counts_on(self, node: Node, at: int) -> bool:
        later = next((mark for mark in self._marks[at + 1 :] if mark and mark.kind is node.kind), None)
        return node.kind is not FACET and later is not None and later.number == node.number + 1

    def _table(self, table: TableBlock) -> None:
        """A table of programmes or a card becomes nodes; any other is text of the open node."""
        cards = () if self._sums_up() else cards_of(table)
        if not cards or not (cards[0].name or self._open):
            self._end_head(_tail(self._raw), "")
            self._raw += table_text(table)
            if self._open:
                self._open[-1].tables.append(table)
            return
        self._settle()
        self._close_what_leads_to_a_table()
        if len(cards) == 1 and cards[0].name and not cards[0].path and self._is_bare_mark():
            self._open[-1].own = tidy(list(cards[0].name))
            self._open[-1].head_length = len(self._open[-1].own.text)
            self._open[-1].children += facet_nodes(cards[0], self._open[-1].path)
            return
        if len(cards) == 1 and self._open and is_of(cards[0], self._open[-1]):
            self._open[-1].children += facet_nodes(cards[0], self._open[-1].path)
            self._open.append(self._open[-1].children[-1])
            return
        above = self._open[-1] if self._open else None
        if above is not None and not re.search("[，。；：]", above.own.text):
            above.head_length = len(above.own.text)
        self._raw = notes_of(table) if above is not None else []
        for card in cards:
            (self._open[-1].children if self._open else self.roots).append(card_node(card, self._open))


def _tail(triples: list[Triple]) -> str:
    """The last words gathered: enough to see whether a sentence has ended."""
    return "".join([char for char, _, _ in triples[-_TAIL_CHARACTERS:]])
