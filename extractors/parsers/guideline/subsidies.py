"""The money rules of a programme (补助标准): rates, caps, fixed sums, actual cost, and payments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from docgen.model.guideline import Citation, Instalment, Subsidy, Term
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.bases import BaseBook
from extractors.parsers.guideline.clauses import Clause, Span, sentence_spans
from extractors.parsers.guideline.figures import AMOUNT, PERCENT

Mode = Literal["rate", "fixed", "actual_cost", "by_payments", "by_contract", "elsewhere"]

_FIRST = (
    r"(?:首次(?![入获达纳评被列引开进晋完参实产投]|认定|通过|突破|上市|申报|取得)"
    r"|首期|首笔|第一次|第一期|第一笔|前期)"
)
_LATER = r"(?:二期|第二期|第二次|第二笔|尾款|余款|后期)"
_PAYMENT = re.compile(rf"(?:^|(?<=[。；，]))(?:{_FIRST}|{_LATER}资金|{_LATER}(?=拨|安排))")
_RATE = re.compile(
    rf"(?:按照?|不超过|给予)(?:最高)?(?:不超过)?(?P<base>[^，。；、\d%]{{2,40}}?)的?(?P<share>{PERCENT})"
)
_CAP = re.compile(rf"不超过(?P<cap>{AMOUNT})")
_FIXED = re.compile(rf"(?<!最高)(?<!最多)(?:补助|奖励|资助|支持)(?:资金)?(?P<amount>{AMOUNT})")
_FOR_EACH = re.compile(r"每(?!个|家|项)[^，。；]{1,8}$")
"""每亩, 每人: a sum for a piece, of which a project has many."""
_ACTUAL = re.compile(
    r"按照?[^，。；]*?实际[^，。；]*?(?:支出|投入|费用|成本|发生额)[^，。；]*?(?:补助|支持|奖励)"
)
_CONTRACT = re.compile(r"按照?(?:项目)?合同[^，。；]*?(?:支持|补助|配套)")
_ELSEWHERE = re.compile(r"按照?[^。；]*?(?:文件|规定|办法|方案)[^。；]*?(?:奖励|补助|支持)")
_GRANT = re.compile(r"补助|奖励|奖补|补贴|资助|支持额度|配套支持|拨付|贴息")
_OTHER_SUBJECT = re.compile(r"^(?P<who>[^，。；\d%]{6,60}?)，?(?=按照?)")
_AFTER = re.compile(r"(?P<when>[^，。；]*?(?:验收|评价|考核|期满|结束|完成)[^，。；]*?后)，?")
_REMAINDER = re.compile(r"(?:剩余|其余|余下)(?:的)?(?:补助|专项|奖励)?(?:资金|部分|款项)|余款|尾款")
_OF: tuple[tuple[str, Literal["subsidy", "budget", "approved_budget"]], ...] = (
    ("核定总?(?:投资)?预算", "approved_budget"),
    ("预算", "budget"),
    ("补助|奖励|资助|专项", "subsidy"),
)


@dataclass
class _Rule:
    """A rule while it is read: its span in the clause and its payments."""

    span: Span
    words: str
    payments: str = ""
    tracks: tuple[str, ...] = ()
    more: list[Span] = field(default_factory=list)


def learn_rates(clause: Clause, book: BaseBook) -> None:
    """First reading: the names that rates use."""
    for rule in _rules(clause):
        for match in _RATE.finditer(rule.words):
            book.learn(match["base"], rested_on=True)


def subsidies_of(clause: Clause, book: BaseBook) -> tuple[Subsidy, ...]:
    """The money rules of a clause; their words are taken, what isn't understood stays in its rest."""
    subsidies = []
    for rule in _rules(clause):
        subsidy = _subsidy(rule, clause, book)
        if subsidy is None:
            continue
        subsidies.append(subsidy)
        for span in (rule.span, *rule.more):
            clause.take(*span)
    return tuple(subsidies)


def _rules(clause: Clause) -> Iterator[_Rule]:
    """The clause cut into rules. A part that only pays out belongs to the rule before it."""
    current: _Rule | None = None
    for start, end in sentence_spans(clause.text, "。；"):
        words = clause.text[start:end]
        cut = _PAYMENT.search(words)
        rule_words, payments = (words[: cut.start()], words[cut.start() :]) if cut else (words, "")
        if cut and not rule_words.strip("，") and current:
            current.payments += payments
            current.more.append((start, end))
            continue
        if not _GRANT.search(words):
            continue
        if current:
            yield current
        current = _Rule((start, end), rule_words, payments, _tracks(words, clause, start))
    if current:
        yield current


def _tracks(words: str, clause: Clause, start: int) -> tuple[str, ...]:
    """The track that a rule begins with, or another kind of applicant that it is made for."""
    named = [track for begin, end, track in clause.subjects if start <= begin < start + len(words)]
    if named:
        return (named[0],)
    match = _OTHER_SUBJECT.match(words)
    is_other = match and not re.search(
        r"单个项目|申报(?:主体|单位)|重大|每个|以.*为基数|^(?:采取|采用|实行)|方式$", match["who"]
    )
    return (match["who"],) if match and is_other else clause.scope


def _subsidy(rule: _Rule, clause: Clause, book: BaseBook) -> Subsidy | None:
    citation = _cite(rule, clause)
    terms = _terms(rule.words, book, citation)
    caps = {figures.amount_wan(match["cap"]) for match in _CAP.finditer(rule.words)}
    fixed = None if caps or terms else _FIXED.search(rule.words)
    if fixed and (_FOR_EACH.search(rule.words[: fixed.start()]) or len(_FIXED.findall(rule.words)) > 1):
        return None
    mode = _mode(rule.words, terms, fixed is not None, bool(caps))
    payments = tuple(_instalments(rule.payments))
    if (
        mode is None
        or None in caps
        or len(caps) > 1
        or _figures_left(rule, payments, is_fixed=fixed is not None)
    ):
        return None
    return Subsidy(
        clause=clause.path,
        tracks=rule.tracks,
        mode=_by_payments(mode, payments),
        terms=terms,
        fixed_wan=figures.amount_wan(fixed["amount"]) if fixed else None,
        cap_wan=next(iter(caps), None),
        instalments=payments,
        citation=citation,
    )


def _figures_left(rule: _Rule, payments: tuple[Instalment, ...], *, is_fixed: bool) -> bool:
    """Whether the rule holds figures that no field says: then none of it may be computed with."""
    words = rule.words
    for pattern in (_RATE, _CAP, *([_FIXED] if is_fixed else [])):
        words = pattern.sub("", words)
    said = sum(
        (each.share is not None) + (each.fixed_wan is not None) + (each.cap_wan is not None)
        for each in payments
    )
    printed = len(re.findall(rf"{PERCENT}|{AMOUNT}", rule.payments))
    return figures.holds_figures(words) or said != printed


def _cite(rule: _Rule, clause: Clause) -> Citation:
    quote = clause.passage.part(*rule.span)
    for span in rule.more:
        quote += clause.passage.part(*span)
    return quote.stripped("；").cite(clause.path)


def _mode(words: str, terms: tuple[Term, ...], is_fixed: bool, is_capped: bool) -> Mode | None:
    """How the sum is found; None where the words hold no rule that is known."""
    if terms:
        return "rate"
    if is_fixed:
        return "fixed"
    if _CONTRACT.search(words):
        return "by_contract"
    if _ACTUAL.search(words):
        return "actual_cost"
    return "elsewhere" if is_capped or _ELSEWHERE.search(words) else None


def _by_payments(mode: Mode, payments: tuple[Instalment, ...]) -> Mode:
    """A sum that only its payments tell: the first of them a share of the budget."""
    first = payments[0] if payments else None
    return (
        "by_payments" if mode == "elsewhere" and first and first.of in ("budget", "approved_budget") else mode
    )


def _terms(words: str, book: BaseBook, citation: Citation) -> tuple[Term, ...]:
    terms = []
    for match in _RATE.finditer(words):
        rate = figures.share_of(match["share"])
        if re.search("补助|奖励|资助", match["base"]):
            continue
        keys = book.use(match["base"], citation, rested_on=True)
        if rate is not None and len(keys) == 1:
            terms.append(Term(base=keys[0], rate=rate))
    return tuple(terms)


def _instalments(words: str) -> Iterator[Instalment]:
    """首次 …的50% | 100万元, then 通过验收审核后 the rest, each with a cap of its own if it has one."""
    later = _AFTER.search(words)
    first_end = later.start() if later else len(words)
    first = re.match(_FIRST, words)
    if first:
        yield _payment(words[:first_end], first[0])
    if later:
        when = re.sub(rf"^{_LATER}(?:资金)?|^再|^在", "", re.sub(rf"^{_LATER}资金在", "", later["when"]))
        yield _payment(words[later.end() :], when)


def _payment(words: str, when: str) -> Instalment:
    share, cap = re.search(rf"(?P<of>[^，。；]*?)的?(?P<share>{PERCENT})", words), _CAP.search(words)
    fixed = None if share or cap else re.search(AMOUNT, words)
    fraction = figures.share_of(share["share"]) if share else None
    return Instalment(
        share=fraction,
        of=_whole(share["of"]) if share and fraction is not None else None,
        fixed_wan=figures.amount_wan(fixed[0]) if fixed else None,
        remainder=bool(_REMAINDER.search(words)),
        cap_wan=figures.amount_wan(cap["cap"]) if cap else None,
        when=when,
    )


def _whole(words: str) -> Literal["subsidy", "budget", "approved_budget"] | None:
    return next((whole for pattern, whole in _OF if re.search(pattern, words)), None)
