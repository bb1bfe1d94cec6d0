"""A guideline as data: programmes, conditions and money rules, each with the clause and words it rests on.

Everything here is made by parsing a guideline; no figure is typed. Money in 万元, rates as fractions
(10 % is 0.1), dates as days, both ends of a window with their own inclusion.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from docgen.model.application import Category
from docgen.model.base import Record, Text
from docgen.model.money import Number, Wan

Strength = Literal["must", "preferred", "in_principle"]
Relation = Literal["ge", "gt", "le", "lt"]
"""ge 不低于/不少于/以上, gt 大于/超过, le 不超过/以内, lt 少于/未满."""


class Citation(Record):
    """Where a rule stands. clause: full path as 一（一）1（2）; quote: the words as printed, after corrections.

    standing: original, restated (known only from another notice: never yields FAIL) or corrected
    (the quoted words were recognised otherwise and put right).
    """

    clause: Text
    quote: Text
    line_no: int | None = None
    page_no: int | None = None
    paragraph_no: int | None = None
    standing: Literal["original", "restated", "corrected"] = "original"


class Base(Record):
    """An amount that thresholds and rates rest on, with its own exclusions, read from its clause.

    source: "investment" sums investment lines, "loan_interest" interest slips, "budget" is the whole
    budget, "fact" a single amount that the applicant states under `fact_key`. excludes and
    categories (empty = all) choose lines; excluded_words are printed exclusions that no category
    carries. spent_from..spent_until (both ends included): only spending in that time counts;
    incurred_from: only what is invested from that day on counts.
    """

    key: Text
    label: Text
    source: Literal["investment", "loan_interest", "budget", "fact"]
    fact_key: str = ""
    ex_tax: bool = False
    excludes: tuple[Category, ...] = ()
    excluded_words: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    own_funds_only: bool = False
    spent_from: date | None = None
    spent_until: date | None = None
    incurred_from: date | None = None
    commercial_rmb_loans_only: bool = False
    citation: Citation


class FactSpec(Record):
    """A count or amount that the applicant must state for this programme: key, label, unit."""

    key: Text
    label: Text
    unit: str = ""


class _Condition(Record):
    """What every condition has.

    clause: the path again, so that conditions sort and print without their citation. tracks: the
    tracks (子类) it holds for, empty for all. only_for: the kind of applicant that it is made for, as
    printed; empty for all. exemptions: who is let off, as printed.
    """

    clause: Text
    tracks: tuple[str, ...] = ()
    strength: Strength = "must"
    only_for: str = ""
    exemptions: tuple[str, ...] = ()
    citation: Citation


class MinimumCondition(_Condition):
    """The sum of bases compared with an amount: 项目总投资投入不低于3000万元.

    categories: only these lines of the base count (其中，软件、系统集成…投入不低于300万元).
    years_at_most / years_more_than: it holds only for projects of that duration. within_years: what is
    laid out in so many years of building counts (2年建设期内).
    """

    kind: Literal["minimum"] = "minimum"
    bases: Annotated[tuple[Text, ...], Field(min_length=1)]
    categories: tuple[Category, ...] = ()
    relation: Relation
    value_wan: Wan
    years_at_most: Number | None = None
    years_more_than: Number | None = None
    within_years: Number | None = None


class Qualifier(Record):
    """What a thing must be like to be counted: 时长3.5天（含）以上的班次."""

    label: Text
    relation: Relation
    value: Number
    unit: str = ""


class CountCondition(_Condition):
    """A stated count, ratio or amount compared with a figure: 接入企业不少于1000家.

    counted_from..counted_until (both included): the time in which is counted; as_of: the day on which.
    of_each: every single one must meet it, so the stated fact is the worst of them. of_those: only such
    are counted. members: it holds for each of them (苏南、苏中、苏北), one fact each.
    """

    kind: Literal["count"] = "count"
    fact: FactSpec
    relation: Relation
    value: Number
    counted_from: date | None = None
    counted_until: date | None = None
    as_of: date | None = None
    of_each: bool = False
    of_those: Qualifier | None = None
    members: tuple[Text, ...] = ()

    def facts(self) -> tuple[FactSpec, ...]:
        """What the applicant states: the fact, or one for each member."""
        if not self.members:
            return (self.fact,)
        return tuple(
            FactSpec(key=f"{member}{self.fact.key}", label=f"{member}{self.fact.label}", unit=self.fact.unit)
            for member in self.members
        )


class ShareSpentCondition(_Condition):
    """A share of a base must have been spent by a day: 截至2022年6月30日已投入不少于总投入的20%."""

    kind: Literal["share_spent"] = "share_spent"
    base: Text
    share: Number
    by: date


class WindowCondition(_Condition):
    """The project must be completed inside a time: 2021年1月1日（含）至2022年6月30日（含）期间完工."""

    kind: Literal["window"] = "window"
    start: date
    end: date
    start_included: bool
    end_included: bool


class CompleteByCondition(_Condition):
    """The project must be completed by a day: 须在2023年12月31日前建设完成.

    included: False where the text says only 前 without （含）; the day itself is then doubtful.
    """

    kind: Literal["complete_by"] = "complete_by"
    by: date
    included: bool


class PeriodCondition(_Condition):
    """The project must be carried out inside a time: 项目实施期为2023年1月至2024年12月; both days are in it."""

    kind: Literal["period"] = "period"
    start: date
    end: date


class DurationCondition(_Condition):
    """A limit for the time from begin to end: 实施周期不超过2年."""

    kind: Literal["duration"] = "duration"
    relation: Relation
    years: Number


class StateCondition(_Condition):
    """Started and not yet completed: 已开工建设但尚未竣工."""

    kind: Literal["state"] = "state"
    started: bool
    completed: bool


class ApprovalsCondition(_Condition):
    """Approvals held, or stated as not needed by the recommending unit. names: fields of Approvals."""

    kind: Literal["approvals"] = "approvals"
    names: Annotated[tuple[Text, ...], Field(min_length=1)]


class LocationCondition(_Condition):
    """The project's site lies in the province."""

    kind: Literal["location"] = "location"
    province: Text


class ResearchExcludedCondition(_Condition):
    """研发类项目不予支持."""

    kind: Literal["research_excluded"] = "research_excluded"


class TitleCondition(_Condition):
    """The applicant holds one of the titles; level and validity as printed."""

    kind: Literal["title"] = "title"
    any_of: Annotated[tuple[Text, ...], Field(min_length=1)]
    level_at_least: Literal["national", "provincial", "municipal"] | None = None
    since_year: int | None = None
    must_be_valid: bool = False


class PriorFundingCondition(_Condition):
    """No money from a fund in the years named; years and consecutive_years empty: never.

    fund: empty for the guideline's own. consecutive_years: nor in so many years running.
    """

    kind: Literal["prior_funding"] = "prior_funding"
    years: tuple[int, ...] = ()
    fund: str = ""
    consecutive_years: int | None = None


class AcceptanceCondition(_Condition):
    """Accepted (验收) before the closing date for applications, by the recommending unit."""

    kind: Literal["acceptance"] = "acceptance"
    proof: Text
    issuer: str = ""


class ProofCondition(_Condition):
    """A paper that must be there, and who issues it: 须由项目所在地工信部门出具开工证明."""

    kind: Literal["proof"] = "proof"
    proof: Text
    issuer: str = ""


class IntellectualPropertyCondition(_Condition):
    """The applicant has intellectual property of its own for the project."""

    kind: Literal["ip"] = "ip"


class ApplicantCondition(_Condition):
    """Who may apply: 符合上述条件的规模以上工业企业."""

    kind: Literal["applicant"] = "applicant"
    words: Text
    above_scale: bool = False


class PreferenceCondition(_Condition):
    """优先支持…: never decides anything, is told. lists: names of public lists that it rests on."""

    kind: Literal["preference"] = "preference"
    lists: tuple[str, ...] = ()


class MissingAttachmentCondition(_Condition):
    """Rests on an attachment that is not in the guideline's text: cannot be decided from it."""

    kind: Literal["missing_attachment"] = "missing_attachment"
    attachment: Text


class JudgementCondition(_Condition):
    """Words that a person has to judge; also every clause that no recogniser has understood.

    understood: False where a clause holds figures that were not encoded, so that nobody takes it for prose.
    """

    kind: Literal["judgement"] = "judgement"
    understood: bool = True


Condition = Annotated[
    MinimumCondition
    | CountCondition
    | ShareSpentCondition
    | WindowCondition
    | PeriodCondition
    | CompleteByCondition
    | DurationCondition
    | StateCondition
    | ApprovalsCondition
    | LocationCondition
    | ResearchExcludedCondition
    | TitleCondition
    | PriorFundingCondition
    | AcceptanceCondition
    | ProofCondition
    | IntellectualPropertyCondition
    | ApplicantCondition
    | PreferenceCondition
    | MissingAttachmentCondition
    | JudgementCondition,
    Field(discriminator="kind"),
]


class Term(Record):
    """rate × base, with a cap of its own if the text gives one. rate is a fraction."""

    base: Text
    rate: Number
    cap_wan: Wan | None = None


class Instalment(Record):
    """One payment. Either a share (of the subsidy, the budget or the approved budget), a fixed amount, or the rest.

    cap_wan limits this payment alone. when: the words that fix the time (首次, 通过验收审核后 …).
    """

    share: Number | None = None
    of: Literal["subsidy", "budget", "approved_budget"] | None = None
    fixed_wan: Wan | None = None
    remainder: bool = False
    cap_wan: Wan | None = None
    when: Text


class Subsidy(Record):
    """A money rule (补助标准).

    mode: "rate" Σ rate × base, at most cap_wan together; "fixed" fixed_wan; "actual_cost" the actual cost up
    to cap_wan; "by_payments" the sum of its payments, each by its own rule, up to cap_wan; "by_contract" and
    "elsewhere" are settled in papers outside the text.
    tracks: empty for all.
    """

    clause: Text
    tracks: tuple[str, ...] = ()
    mode: Literal["rate", "fixed", "actual_cost", "by_payments", "by_contract", "elsewhere"]
    terms: tuple[Term, ...] = ()
    fixed_wan: Wan | None = None
    cap_wan: Wan | None = None
    instalments: tuple[Instalment, ...] = ()
    citation: Citation


class QuotaPart(Record):
    """其中，…不超过/不少于 N 个."""

    label: Text
    relation: Relation
    count: int


class Quota(Record):
    """支持数量: at most `max` projects, with parts."""

    max: int
    parts: tuple[QuotaPart, ...] = ()
    citation: Citation


class Track(Record):
    """A 子类 of a programme with rules of its own."""

    name: Text


class Programme(Record):
    """One 项目类别. path as printed: 一（二）1. label: path and name, as forms print it."""

    path: Text
    name: Text
    direction_no: Text
    direction: Text
    state: Literal["open", "deferred"]
    tracks: tuple[Track, ...] = ()
    bases: tuple[Base, ...] = ()
    conditions: tuple[Condition, ...] = ()
    subsidies: tuple[Subsidy, ...] = ()
    quota: Quota | None = None
    citation: Citation

    @property
    def label(self) -> str:
        """Path and name without track: 一（一）高端化改造升级项目; a whole direction as 二、关键核心技术…"""
        joint = "、" if self.path == self.direction_no else ""
        return f"{self.path}{joint}{self.name}"

    def facts(self, track: str = "") -> tuple[FactSpec, ...]:
        """The facts that the conditions and bases (of this track) ask for, each once, in clause order."""
        specs = [
            spec
            for condition in self.conditions
            if isinstance(condition, CountCondition) and applies(condition.tracks, track)
            for spec in condition.facts()
        ]
        specs += [
            FactSpec(key=base.fact_key, label=base.label, unit="万元") for base in self.bases if base.fact_key
        ]
        return tuple({spec.key: spec for spec in specs}.values())

    def base(self, key: str) -> Base:
        """The base of that key. Raises KeyError where the programme has none."""
        for base in self.bases:
            if base.key == key:
                return base
        raise KeyError(key)


class Contact(Record):
    """Whom to ask about a programme (附件6): office and telephone numbers."""

    programme: Text
    office: Text
    phones: Annotated[tuple[Text, ...], Field(min_length=1)]


class Guideline(Record):
    """A whole guideline. source is the file's name; missing_attachments are named in the text but not in it;
    unread_pages could not be read, so that the guideline is partial; recognised_pages are pictures whose text
    was recognised. contacts: offices of the province;
    local_contacts: those of the one city that the table names beside it.
    """

    title: Text
    fund: Text
    source: Text
    sha256: Text
    directions: tuple[tuple[str, str], ...]
    programmes: tuple[Programme, ...]
    missing_attachments: tuple[str, ...] = ()
    unread_pages: tuple[int, ...] = ()
    recognised_pages: tuple[int, ...] = ()
    contacts: tuple[Contact, ...] = ()
    local_contacts: tuple[Contact, ...] = ()

    @property
    def programme_directions(self) -> tuple[tuple[str, str], ...]:
        """The directions that have programmes, in their order: not the chapters on procedure and papers."""
        used = {programme.direction_no for programme in self.programmes}
        return tuple(direction for direction in self.directions if direction[0] in used)

    def programme(self, path: str) -> Programme | None:
        """The programme of that path, brackets of either width, blanks ignored; None where there is none."""
        wanted = normal_path(path)
        return next((p for p in self.programmes if normal_path(p.path) == wanted), None)


def applies(tracks: tuple[str, ...], track: str) -> bool:
    """Whether a rule for `tracks` (empty: all) holds for an application of this track ("" : not yet chosen)."""
    return not tracks or not track or track in tracks


def normal_path(path: str) -> str:
    """A path for comparison: no blanks, full-width brackets, ASCII digits."""
    table = str.maketrans("()０１２３４５６７８９", "（）0123456789")
    return "".join(path.split()).translate(table)
