"""The amounts that a programme's thresholds and rates rest on: one name for each, and what is said of it.

A name is gathered from every place that uses it (threshold, definition, money rule): 新增软硬件投入 and
软硬件投入 are one base, 项目总投资投入 and 总投入 are the total. Exclusions, tax and time are read, never
assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from docgen.model.application import Category
from docgen.model.guideline import Base, Citation
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.clauses import Clause, Span

Source = Literal["investment", "loan_interest", "budget", "fact"]

TOTAL = "项目总投资"
BUDGET = "投资预算"
_TOTAL = re.compile(r"(?:项目)?总(?:投资|投入)(?:投入|投资)?额?")
_BUDGET = re.compile(r".*预算")
_OTHER_YEAR = re.compile(r"上(?:一)?年度|近.{1,2}年|\d{4}(?:-\d{4})?年")
_TRAILING = re.compile(r"(?:总额|总计|合计|共计|累计|折合人民币|之和)+$")
_LEADING = re.compile(
    rf"(?:其中|项目(?=在|自|须|应)|申报(?:主体|单位|企业)(?:的)?(?:项目)?|单个项目|须|应|在|拟|规定期间(?:内)?(?:的)?"
    rf"|自{figures.DATE}(?:{figures.INCLUDED})?(?:起|以来)|{figures.DATE}(?:{figures.INCLUDED})?(?:至|-|—|～|~)"
    rf"{figures.DATE}(?:{figures.INCLUDED})?(?:期间)?|期间|开展|符合规定的|，)"
)
_MONEY_TAIL = re.compile(r"(?:投入|投资|预算|出资额?|利息|支出|费用|成本)额?$")
_DEFINED = re.compile(
    r"(?:^|(?<=[。；，]))(?P<label>[^，。；：]{2,30}?)(?:均|为)?不含税"
    r"|(?:^|(?<=[。；，]))(?P<other>[^，。；：]{1,28}?(?:投入|投资|投资额|预算|支出|利息))(?:主要)?(?:包括|是指|指|为)"
)
_LEFT_OUT = re.compile(
    r"（(?:均|且|其中)?不(?:含|包括|包含|得包括)(?!税)(?P<words>[^（）]*)）|，不(?:含|包括)(?!税)(?P<more>[^，。；（）]*)"
)
_SINCE = re.compile(rf"自(?P<day>{figures.DATE})(?:{figures.INCLUDED})?(?:起|以来)")
_OWN_FUNDS = re.compile(r"资金来源仅限(?:于)?(?:项目)?申报(?:单位|主体|企业)")
_EXCLUDED: tuple[tuple[re.Pattern[str], Category], ...] = (
    (re.compile(r"土建|建筑工程|基建"), Category.BUILDING),
    (re.compile(r"铺底流动资金|流动资金"), Category.WORKING_CAPITAL),
)
_BOUGHT: tuple[tuple[re.Pattern[str], Category], ...] = (
    (re.compile(r"软件"), Category.SOFTWARE),
    (re.compile(r"系统集成"), Category.INTEGRATION),
    (re.compile(r"云"), Category.CLOUD),
    (re.compile(r"设备"), Category.EQUIPMENT),
    (re.compile(r"工具|器具"), Category.TOOLS),
    (re.compile(r"安装|调试"), Category.INSTALLATION),
    (re.compile(r"咨询|设计"), Category.CONSULTING),
    (re.compile(r"检测|检验|评价"), Category.TESTING),
    (re.compile(r"专利"), Category.PATENT),
    (re.compile(r"研发"), Category.RESEARCH),
)

PERIOD = (
    rf"(?P<start>{figures.DATE})(?P<start_in>{figures.INCLUDED})?起?(?:至|到|-|—|～|~)"
    rf"(?P<end>{figures.DATE}|\d{{1,2}}月\d{{1,2}}[日号])(?P<end_in>{figures.INCLUDED})?止?(?:期间|之间|内)?"
)


@dataclass(frozen=True)
class Definition:
    """A sentence that says what a base holds."""

    label: str
    start: int
    span: Span


_Place = tuple[Clause, Span]


@dataclass
class _Draft:
    """A base while it is read. named: where it is used; defined and limits: what says what it holds."""

    key: str
    printed: str = ""
    named: list[Citation] = field(default_factory=list)
    defined: list[_Place] = field(default_factory=list)
    limits: list[_Place] = field(default_factory=list)
    first_limit: _Place | None = None
    definition: str = ""
    rested_on: bool = False
    own_funds_only: bool = False
    spent_from: date | None = None
    spent_until: date | None = None
    incurred_from: date | None = None


def _is_narrower(name: str, known: str) -> bool:
    """软件研发及采购投入 is a part of 投入, and no other name of it."""
    of_software = re.search("软件(?!和信息)", name) and not re.search("设备|硬件|集成", name)
    return bool(of_software) and "软件" not in known


class BaseBook:
    """The bases of one programme while it is read. Names are learnt first, then filled."""

    def __init__(self, tracks: tuple[str, ...]) -> None:
        self._tracks = tracks
        self._names: list[str] = []
        self._drafts: dict[str, _Draft] = {}

    def learn(self, words: str, *, rested_on: bool = False) -> None:
        """Take note of a name that a threshold or a money rule (rested_on) uses for money."""
        self._names += [
            name for name in self._parts(words) if name and (rested_on or _MONEY_TAIL.search(name))
        ]

    def keys_of(self, words: str) -> tuple[str, ...]:
        """The keys of the bases that the words name: one, or several that are added up."""
        return tuple(self._key(name) for name in self._parts(words))

    def is_base(self, words: str) -> bool:
        """Whether the words name money that is laid out, or an amount that a money rule rests on."""
        return all(
            _MONEY_TAIL.search(name) or self._key(name) in self._rested() for name in self._parts(words)
        )

    def _rested(self) -> set[str]:
        return {key for key, draft in self._drafts.items() if draft.rested_on}

    def use(self, words: str, citation: Citation, *, rested_on: bool = False) -> tuple[str, ...]:
        """The keys for these words, noted as used in the cited place. rested_on: a money rule rests on it."""
        keys = self.keys_of(words)
        for key in keys:
            draft = self._drafts.setdefault(key, _Draft(key))
            draft.named.append(citation)
            draft.rested_on = draft.rested_on or rested_on
        return keys

    def limit(
        self, keys: tuple[str, ...], label: str, place: _Place, period: tuple[date, date] | None
    ) -> None:
        """Note what a threshold's own sentence says of its bases: label, time, source of the money."""
        clause, span = place
        start, end = clause.sentence(*span)
        since = _SINCE.search(clause.text, start, end)
        day = figures.day_of(since["day"]) if since else None
        own = _OWN_FUNDS.search(clause.text, start, end) is not None
        for key in keys:
            draft = self._drafts[key]
            draft.printed = draft.printed or label
            draft.own_funds_only = draft.own_funds_only or own
            if period:
                draft.spent_from, draft.spent_until = period
            if day:
                draft.incurred_from = day.first()
            draft.first_limit = draft.first_limit or place
            if own or period or day:
                draft.limits.append(place)

    def define(self, definition: Definition, clause: Clause) -> bool:
        """Note a definition, of the base of that name or of the one whose name ends alike.

        False where there is no such base.
        """
        key = self._defined_key(definition.label)
        if key is None:
            return False
        draft = self._drafts.setdefault(key, _Draft(key))
        draft.defined.append((clause, definition.span))
        draft.definition += clause.text[definition.span[0] : definition.span[1]]
        match = re.search(PERIOD, draft.definition)
        period = period_of(match) if match else None
        if period:
            draft.spent_from, draft.spent_until = period
        return True

    def only_investment(self) -> str | None:
        """The name of the one base of money laid out that is in use so far; None where there are several."""
        found = [
            draft.key for draft in self._drafts.values() if draft.named and re.search("投入|投资", draft.key)
        ]
        return found[0] if len(found) == 1 else None

    def bases(self) -> tuple[Base, ...]:
        """All bases that a rule uses, in the order in which they were met."""
        return tuple(_base(draft) for draft in self._drafts.values() if draft.named)

    def _parts(self, words: str) -> list[str]:
        joined = re.search(r"(?:总额|总计|合计|共计|之和)$", words)
        parts = re.split(r"(?<=[入资息])[和与及、加]", words) if joined else [words]
        return [self._bare(part) for part in parts]

    def _bare(self, words: str) -> str:
        """The name without track, time and other words around it."""
        bare, before = words, ""
        while bare != before:
            before = bare
            for track in self._tracks:
                bare = bare.removeprefix(track)
            bare = _TRAILING.sub("", _LEADING.sub("", bare, count=1) if _LEADING.match(bare) else bare)
        if _TOTAL.fullmatch(bare):
            return TOTAL
        return BUDGET if _BUDGET.fullmatch(bare) else bare

    def _key(self, name: str) -> str:
        """The shortest of the names in use that this one ends with."""
        alike = [known for known in self._names if name.endswith(known) and not _is_narrower(name, known)]
        return min(alike, key=len, default=name)

    def _defined_key(self, label: str) -> str | None:
        """A definition may shorten the name (相关投入) or vary its head (攻关研发投入, 平台项目投入)."""
        name = self._bare(label)
        keys = list(dict.fromkeys(self._key(known) for known in self._names))
        if name in keys:
            return name
        for key in keys:
            if key.endswith(name) or name.endswith(key) or (len(name) >= 4 and name[-4:] == key[-4:]):
                return key
        return None


def definitions_in(clause: Clause) -> Iterator[Definition]:
    """The sentences of a clause that say what a base holds, with the name that they use."""
    for start, end in clause.sentences:
        match = _DEFINED.search(clause.text[start:end])
        if match is None:
            continue
        label = match["label"] or match["other"]
        yield Definition(label, start + match.start(), (start, end))


def period_of(match: re.Match[str]) -> tuple[date, date] | None:
    """The days that a matched PERIOD begins and ends with; None where one doesn't exist."""
    first = figures.day_of(match["start"])
    last = figures.day_of(match["end"], first.when.year if first else None)
    if first is None or last is None or last.last() < first.first():
        return None
    return first.first(), last.last()


def figures_beside_time(definition: str) -> bool:
    """Whether a definition holds figures other than its time and the marks of its parts."""
    return figures.holds_figures(re.sub(rf"{PERIOD}|（\d+）|[①-⑳]|\d+\.(?!\d)", "", definition))


def categories_in(words: str) -> tuple[Category, ...] | None:
    """软件、系统集成、公私有云等 as categories of investment lines; None if a word is none of them."""
    found = []
    for word in re.split(r"[、和及与]", re.sub(r"等?(?:的)?(?:投入|投资)$", "", words)):
        category = next((each for pattern, each in _BOUGHT if pattern.search(word)), None)
        if category is None:
            return None
        found.append(category)
    return tuple(dict.fromkeys(found))


def _base(draft: _Draft) -> Base:
    excludes, others = _left_out(draft.definition)
    source = _source(draft)
    return Base(
        key=draft.key,
        label=(draft.printed or draft.key) if source == "fact" else draft.key,
        source=source,
        fact_key=draft.key if source == "fact" else "",
        ex_tax="不含税" in draft.definition,
        excludes=excludes,
        excluded_words=others,
        own_funds_only=draft.own_funds_only,
        spent_from=draft.spent_from,
        spent_until=draft.spent_until,
        incurred_from=draft.incurred_from,
        commercial_rmb_loans_only="商业银行人民币贷款" in draft.definition,
        citation=_citation(draft),
    )


def _source(draft: _Draft) -> Source:
    if draft.key == TOTAL:
        return "investment"
    if draft.key == BUDGET:
        return "budget"
    if draft.key.endswith("利息"):
        return "loan_interest"
    is_of_the_project = bool(draft.definition or draft.rested_on) and not _OTHER_YEAR.match(draft.key)
    return "investment" if is_of_the_project and re.search(r"(?:投入|投资)额?$", draft.key) else "fact"


def _left_out(definition: str) -> tuple[tuple[Category, ...], tuple[str, ...]]:
    """What a definition leaves out: the categories that lines carry, and the words that none carries."""
    categories: list[Category] = []
    others: list[str] = []
    for match in _LEFT_OUT.finditer(definition):
        words = re.sub(r"等[^、]*$", "", match["words"] or match["more"] or "")
        for word in re.split(r"[、和及与]", words):
            category = next((each for pattern, each in _EXCLUDED if pattern.search(word)), None)
            if category is not None:
                categories.append(category)
            elif word:
                others.append(word)
    return tuple(dict.fromkeys(categories)), tuple(dict.fromkeys(others))


def _citation(draft: _Draft) -> Citation:
    """The definition with the sentences that limit it (time, source); without one, where it is first used."""
    places = draft.defined + draft.limits
    if not places:
        return draft.first_limit[0].cite(draft.first_limit[1]) if draft.first_limit else draft.named[0]
    spans: dict[int, list[Span]] = {}
    for clause, span in places:
        spans.setdefault(id(clause), []).append(span)
    clauses = {id(clause): clause for clause, _ in places}
    cited = sorted((clauses[which].cite(*own) for which, own in spans.items()), key=_position)
    return Citation(
        clause=cited[0].clause,
        quote="".join(citation.quote for citation in cited),
        line_no=cited[0].line_no,
        page_no=cited[0].page_no,
        paragraph_no=cited[0].paragraph_no,
        standing="corrected" if any(each.standing == "corrected" for each in cited) else "original",
    )


def _position(citation: Citation) -> tuple[int, int, int]:
    """Where in the guideline the quoted words begin."""
    return citation.page_no or 0, citation.paragraph_no or 0, citation.line_no or 0
