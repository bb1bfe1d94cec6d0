"""A clause: the words of one item, cut into sentences and pieces, with a record of what was understood.

Recognisers look at the whole text and take spans of it; what nobody took stays visible as rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from docgen.model.document import Place
from docgen.model.guideline import Citation
from extractors.parsers.guideline.facets import NO_RULES, facet_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.passage import Passage

Span = tuple[int, int]
_STOPS = "。；，：、"
_APPLICANT = r"申报(?:主体|单位|企业)"
_MUST = r"(?:须|应当?|需|必须|要)"
_FILLERS = (
    rf"其中|同时|另外|并且?|且|而且|以及|和|的|{_MUST}|在|有|对|于|项目|本项目|该项目|提供|具有|具备|拥有|达到?"
    rf"|总计|合计|累计|{_APPLICANT}|[{_STOPS}]"
)
_SUBJECT = re.compile(r"[^，。；（）]{2,40}?项目的?" + _APPLICANT)


class About(TypedDict):
    """What every condition carries, ready to be passed on."""

    clause: str
    tracks: tuple[str, ...]
    strength: Literal["must", "preferred", "in_principle"]
    citation: Citation


@dataclass
class Clause:
    """One item of a facet. scope: the tracks that a sub-head of the facet sets for all of it."""

    path: str
    passage: Passage
    scope: tuple[str, ...] = ()
    sentences: tuple[Span, ...] = ()
    subjects: tuple[tuple[int, int, str], ...] = ()
    """Where a track is the subject: from, to, name; it holds to the end of its sentence or the next one."""
    _taken: list[Span] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text

    def sentence(self, start: int, end: int) -> Span:
        """The sentence, or sentences, that hold a span."""
        touched = [(first, last) for first, last in self.sentences if first < end and start < last]
        return (touched[0][0], touched[-1][1]) if touched else (start, end)

    def cite(self, *spans: Span) -> Citation:
        """The sentences that hold these spans, in the order of the text, each once."""
        whole = sorted({self.sentence(*span) for span in spans})
        quote = Passage()
        for start, end in whole:
            quote += self.passage.part(start, end)
        return quote.stripped("；，").cite(self.path)

    def about(self, start: int, end: int, strength: Literal["must", "preferred"] = "must") -> About:
        """Clause, tracks, strength and citation of a rule that stands in a span."""
        in_principle = "原则上" in self.text[start:end]
        return About(
            clause=self.path,
            tracks=self.tracks_at(start, end),
            strength="in_principle" if in_principle else strength,
            citation=self.cite((start, end)),
        )

    def tracks_at(self, start: int, end: int) -> tuple[str, ...]:
        """The track that is the subject of these words, else the scope of the clause."""
        first, _ = self.sentence(start, end)
        named = [track for begin, _, track in self.subjects if first <= begin < end]
        return (named[-1],) if named else self.scope

    def take(self, start: int, end: int) -> None:
        """Note a span as understood, with the words before it that carry nothing of their own."""
        piece = max([self.text.rfind(stop, 0, start) + 1 for stop in "。；，："])
        if piece < start and self._is_filling(piece, start):
            start = piece
        self._taken.append((start, end))

    def give_back(self) -> None:
        """Nothing of it is understood after all."""
        self._taken.clear()

    def is_free(self, start: int, end: int) -> bool:
        """Whether nobody has taken any of it yet."""
        return all(end <= first or last <= start for first, last in self._taken)

    def rest(self) -> tuple[Span, ...]:
        """The pieces that nobody took and that say something, in the order of the text."""
        return tuple(span for span in self._free_pieces() if not self._is_filling(*span))

    def _free_pieces(self) -> Iterator[Span]:
        """Untaken stretches, cut at the stops outside brackets and where a sentence begins."""
        starts = {start for start, _ in self.sentences}
        taken = [False] * len(self.text)
        for start, end in self._taken:
            taken[start:end] = [True] * (end - start)
        begin = None
        depth = 0
        for at, char in enumerate(self.text):
            depth += (char == "（") - (char == "）")
            if begin is not None and at in starts:
                yield begin, at
                begin = None
            cut = taken[at] or (char in "。；，：" and depth <= 0)
            if cut and begin is not None:
                yield begin, at
                begin = None
            elif not cut and begin is None:
                begin = at
        if begin is not None:
            yield begin, len(self.text)

    def _is_filling(self, start: int, end: int) -> bool:
        """Whether words only join or name the subject."""
        words = self.text[start:end]
        for first, last, _ in self.subjects:
            if start <= first and last <= end:
                words = words.replace(self.text[first:last], "")
        return re.fullmatch(rf"(?:{_SUBJECT.pattern}|{_FILLERS})*[（）]*", words) is not None


def clauses_of(facet: Node) -> Iterator[tuple[Clause, str]]:
    """The clauses below a facet, each with the name of the sub-head it stands under (empty without one)."""
    if facet.body.text:
        yield _clause(facet.path, facet.body, ()), ""
    yield from item_clauses(facet.children)


def barring_clause(facet: Node) -> Clause:
    """不予支持的情形 with all its items as one clause: no item may be read without the head that denies it."""
    own = facet.own if facet.own.text.endswith("：") else facet.own + _said("：", facet)
    parts = [_with_mark(node) for child in facet.children for node in child.walk()]
    return _clause(facet.path, own, tuple(parts))


def item_clauses(items: Iterable[Node]) -> Iterator[tuple[Clause, str]]:
    """The clauses of items that are no facet, with the sub-head each stands under."""
    for item in items:
        if facet_of(item.name) in NO_RULES:
            continue
        is_head = bool(item.children) and not _introduces(item) and _is_project_head(item)
        if is_head or _is_deferred_head(item):
            yield from _under_head(item)
        else:
            yield from ((clause, "") for clause in _of_item(item))


def _under_head(item: Node) -> Iterator[tuple[Clause, str]]:
    if item.body.text:
        yield _clause(item.path, item.body, ()), item.name
    for child in item.children:
        for clause in _of_item(child):
            yield clause, item.name


def _is_project_head(item: Node) -> bool:
    return item.name.endswith("项目") and not re.search("[，；]", item.name)


def _is_deferred_head(item: Node) -> bool:
    return _is_project_head(item) and is_deferred(item.own.text)


def is_deferred(text: str) -> bool:
    """Whether the rules are to be told in another paper."""
    return (
        re.search(
            r"(?<!已)(?:另|再)行(?:通知|公布|发布|制定|印发|组织|明确|下达|下发|公告|部署|研究|安排)|(?:指南|通知)[^，。；]{0,8}单独(?:发布|印发)|另行发文"
            r"|(?:标准|条件|办法|细则|政策|要求)[^，。；]{0,6}待[^。；]{2,40}(?:出台|印发|制定|批复|明确)后",
            text,
        )
        is not None
    )


_ELSEWHERE = re.compile(
    "按照?(?!本)[^。；，]{0,40}(?:》|政策|方案|管理办法|部署|文件|专项资金)(?:的)?(?:有关|相关)?(?:规定|要求|标准)?执行"
    "|按照?(?!国家|法律|规定)[^。；，]{2,40}(?:有关|相关|统一)(?:规定|要求|部署)(?:组织)?(?:执行|实施|办理)"
    "|(?:标准|比例|额度)[^，。；]{0,6}以[^，。；]{2,30}(?:方案|办法|规定)为准"
    "|按照?[^。；，]{2,20}(?:相关|有关)(?:政策|规定|办法)(?:给予|予以|享受)"
)
_OF_THE_MONEY = re.compile("(?:资金|经费|结余|采购)管理(?:暂行)?办法|划型标准")


def is_told_elsewhere(text: str) -> bool:
    """Whether what an item gives is told by another paper: 按照《人才服务保障办法》执行."""
    told = _ELSEWHERE.search(text)
    sums = told is not None and re.search("(?:标准|比例|限额|额度)[^，。；]{0,4}$", text[: told.start()])
    return told is not None and (sums is not None or _OF_THE_MONEY.search(told[0]) is None)


_PUT_OFF = re.compile(
    r"不列入(?:本次|本批次?|本年度)申报|(?:本年度|今年)(?:暂停|不再新增)|(?:本次|本年度?|今年|本批次?|\d{4}年度?)[^，。；]{0,4}不(?:再|单独)?(?:组织|受理|安排|开展|申报)(?!的)|暂不(?:组织|开展|安排|受理|启动|公开)申报|不设申报通道|(?:本项目|本事项|本条|本方向|该项目|该方向)[^，。；的]{0,8}暂缓申报|(?:[本此]次|本条|本项|该条|该项)暂不受理|不再组织申报|自[^，。；]{2,8}起不再(?:支持|补助|奖励|受理)|不再受理(?:新的?)?申[请报]|不开放申报|(?:本事项|本项|本条|本类|该事项|该项)[^，。；]{0,6}(?:暂未|暂不|尚未)开放|暂未(?:开放|启动)(?:申报|受理)|不安排(?:企业|单位)?(?:直接)?申报"
    r"|(?:办法|方案|细则)由[^，。；]{2,40}另行(?:制定|发布)，(?:方案|办法|细则)?(?:印发|公布|发布|出台)后(?:再)?(?:受理|组织申报|申报)"
    r"|现阶段(?:暂)?不(?:受理|组织|接受)(?!的)|(?:该项|该类|该|本项|本类|本)(?:项目|事项)?的?(?:申报|受理)(?:工作)?待[^，。；]{2,30}后(?:再)?(?:启动|组织|开展|进行)"
    r"|(?:公布|调整|出台)前暂停受理|(?<!的)(?<!不)不纳入本批次申报|申报事宜，?待[^。；]{2,30}另行通知"
    r"|(?:暂不纳入|不含在)本(?:次|批次?|年度)申报|本(?:次|批次?|年度)(?:申报)?(?:暂)?不(?:予|接受|含)(?:受理|申报|此项|该项)|不在本批次申报之列|另行组织申报|不在本(?:次|批次?|年度)(?:指南|通知|申报)?中?(?:受理|申报)(?:范围)?|(?:本方向|本项目|本类|该项目|该类)[^，。；]{0,20}(?:标准|条件|要求|申报)[^，。；]{0,6}另行(?:通知|公布|发布|公告)"
    r"|(?:标准|条件)(?:及|和)(?:受理|申报)时间以(?:后续|另行)通知为准|(?<!各条款)(?<!各项)(?<!各类)申报(?:事宜|事项|工作|安排|时间)(?![^，。；]{0,16}每年)[^，。；]{0,20}另行(?:通知|公布|发布|公告|部署)"
)


_PART_PUT_OFF = re.compile(
    "(?<=[。；])(?!本|该|具体|上述|以上|有关|相关|申报|受理)[^，。；]{2,12}"
    "(?:(?:奖励|补助|补贴|部分)(?:待|因|于|须)|的(?:奖励|补助|补贴)(?:标准|办法|政策)(?:待|由))[^。；]*"
)
"""次年增速奖励待数据核定后办理，本次不受理: a part of an item that is open."""


def is_put_off(text: str) -> bool:
    """Whether an item isn't open this time, whatever rules it states: 本年度暂不组织申报."""
    return _PUT_OFF.search(_PART_PUT_OFF.sub("", text)) is not None


def _introduces(item: Node) -> bool:
    """Whether an item's words run on into its parts: 包括：."""
    return item.own.text.endswith("：")


def _of_item(item: Node) -> Iterator[Clause]:
    if item.children and _introduces(item):
        parts = [_with_mark(node) for child in item.children for node in child.walk()]
        yield _clause(item.path, item.own, tuple(parts))
        return
    if item.own.text:
        yield _clause(item.path, item.own, ())
    for child in item.children:
        yield from _of_item(child)


def _with_mark(node: Node) -> Passage:
    return _said(node.label, node) + node.own


def _said(words: str, node: Node) -> Passage:
    """Marks and stops beside a node's own words."""
    place = node.own.places[0] if node.own.places else Place()
    return Passage(words, (place,) * len(words), (False,) * len(words))


def _clause(path: str, own: Passage, parts: tuple[Passage, ...]) -> Clause:
    """A clause; the sentence that introduces parts reaches to their end or to one on the applicant."""
    whole = own
    for part in parts:
        whole += part
    spans = list(sentence_spans(whole.text))
    if parts:
        spans = _joined_from(spans, whole.text, len(own.text))
    return Clause(path, whole, sentences=tuple(spans))


def _joined_from(spans: list[Span], text: str, boundary: int) -> list[Span]:
    opening = next(at for at, (_, end) in enumerate(spans) if end >= boundary)
    closing = opening
    while closing + 1 < len(spans) and not re.match(
        rf"{_APPLICANT}(?:{_MUST}|不得)", text[spans[closing + 1][0] :]
    ):
        closing += 1
    return [*spans[:opening], (spans[opening][0], spans[closing][1]), *spans[closing + 1 :]]


def sentence_spans(text: str, stops: str = "。") -> Iterator[Span]:
    """Spans that end with a stop outside brackets, the stop included."""
    begin, depth = 0, 0
    for mark in re.finditer(f"[（）{stops}]", text):
        depth += (mark[0] == "（") - (mark[0] == "）")
        if mark[0] in stops and depth <= 0:
            yield begin, mark.end()
            begin = mark.end()
    if begin < len(text):
        yield begin, len(text)
