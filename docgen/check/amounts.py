"""Amounts that thresholds and rates rest on, summed from the applicant's lines, with the sum shown.

A base whose clause is silent on tax is read both ways unless the edition settles it; an amount that
cannot be pinned down is a range, never a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal

from docgen.check.case import Case, day_zh
from docgen.check.spending import ZERO, Spent, counted_part
from docgen.model.application import CATEGORY_LABELS, Category, InvestmentLine, Loan, LoanInterest
from docgen.model.fields import label_of
from docgen.model.guideline import Base
from docgen.model.money import SMALLEST_WAN, grouped, plain

_RENMINBI = ("CNY", "RMB", "人民币", "人民币元")
_OWN_MONEY_ONLY = "合作单位投入"
_UNPLACED = "无法确定的"


@dataclass(frozen=True)
class Amount:
    """At least `low` and at most `high` 万元 (None: nothing is known); `sum` shows how.

    doubts: why the two differ. stated: False where the applicant has given nothing to compute from.
    """

    low: Decimal
    high: Decimal | None
    sum: str
    doubts: tuple[str, ...] = ()
    stated: bool = True

    @property
    def text(self) -> str:
        """The amount in words for a message: 9,400 万元（12,000 － 土建 2,600）."""
        if not self.stated and self.high is None:
            return "未填写"
        head = grouped(self.low)
        if self.high is None:
            head = f"至少 {head}"
        elif self.high != self.low:
            head = f"{head} 至 {grouped(self.high)}"
        return f"{head} 万元" + (f"（{self.sum}）" if self.sum else "")


def fen_down(amount: Decimal) -> Decimal:
    """An amount in 万元 cut to whole 分 (0.000001 万元), towards zero, without superfluous zeros."""
    return Decimal(plain(amount.quantize(SMALLEST_WAN, rounding=ROUND_DOWN)))


def tax_readings(bases: Sequence[Base], case: Case) -> tuple[bool, ...]:
    """With tax or not, for the bases whose clause doesn't say: the edition's choice, or both."""
    if not any(is_silent_on_tax(base) for base in bases):
        return (False,)
    settled = case.edition.parameters.silent_base_tax
    return (False, True) if settled is None else (settled == "with_tax",)


def is_silent_on_tax(base: Base) -> bool:
    """Whether the amount depends on a reading of tax that the clause leaves open."""
    return base.source == "investment" and not base.ex_tax


def base_phrase(base: Base, silent_with_tax: bool) -> str:
    """The base as messages call it: 项目总投资（不含税，不含土建、铺底流动资金）."""
    notes = []
    if base.source == "investment":
        notes.append("含税" if is_silent_on_tax(base) and silent_with_tax else "不含税")
    excluded = [CATEGORY_LABELS[category] for category in base.excludes] + list(base.excluded_words)
    if excluded:
        notes.append(f"不含{'、'.join(excluded)}")
    if base.categories:
        notes.append(f"限{'、'.join(CATEGORY_LABELS[category] for category in base.categories)}")
    if base.own_funds_only:
        notes.append("限申报单位自有资金")
    if base.spent_from or base.spent_until:
        start = day_zh(base.spent_from) if base.spent_from else ""
        notes.append(f"{start}至{day_zh(base.spent_until)}" if base.spent_until else f"{start}起")
    if base.incurred_from:
        notes.append(f"{day_zh(base.incurred_from)}起新增")
    return f"{base.label}（{'，'.join(notes)}）" if notes else base.label


def base_amount(base: Base, case: Case, silent_with_tax: bool, only: Sequence[Category] = ()) -> Amount:
    """The amount of a base in 万元. only: nothing but these categories of it counts (其中，…)."""
    match base.source:
        case "investment":
            amount = _investment(base, case, is_silent_on_tax(base) and silent_with_tax, only)
        case "loan_interest":
            amount = _loan_interest(base, case)
        case "budget":
            amount = _budget(base, case)
        case "fact":
            amount = _fact(base, case)
    return _with_unseen_exclusions(amount, base)


def sum_of(amounts: Sequence[tuple[Base, Amount]]) -> Amount:
    """The sum of several bases; its `sum` names the parts where there is more than one."""
    if len(amounts) == 1:
        return amounts[0][1]
    highs = [amount.high for _, amount in amounts]
    return Amount(
        low=sum((amount.low for _, amount in amounts), ZERO),
        high=None if None in highs else sum((high for high in highs if high is not None), ZERO),
        sum=_parts_text(amounts),
        doubts=tuple(doubt for _, amount in amounts for doubt in amount.doubts),
        stated=all(amount.stated for _, amount in amounts),
    )


def _parts_text(amounts: Sequence[tuple[Base, Amount]]) -> str:
    """软硬件投入 2,360 + 贷款利息 135；软硬件投入：投资明细…；贷款利息：利息单…"""
    parts = " + ".join(f"{base.label} {grouped(amount.low)}" for base, amount in amounts)
    return "；".join([parts, *(f"{base.label}：{amount.sum}" for base, amount in amounts if amount.sum)])


def counting_lines(base: Base, case: Case, only: Sequence[Category] = ()) -> Iterator[InvestmentLine]:
    """The lines that count towards an investment base, whenever they were paid."""
    return (line for line in case.application.investment if not _left_out(line, base, only))


def taxed(line: InvestmentLine, part_ex_tax: Decimal, with_tax: bool) -> Decimal:
    """A part of a line's ex-tax amount, with its share of the line's tax if asked, cut to 分."""
    if not with_tax:
        return part_ex_tax
    whole = line.ex_tax_wan + line.tax_wan
    if part_ex_tax == line.ex_tax_wan:
        return whole
    return fen_down(part_ex_tax * whole / line.ex_tax_wan) if line.ex_tax_wan else part_ex_tax


def _left_out(line: InvestmentLine, base: Base, only: Sequence[Category]) -> str:
    """Why a line doesn't count at all; empty where it does."""
    if line.category in base.excludes or (base.categories and line.category not in base.categories):
        return CATEGORY_LABELS[line.category]
    if only and line.category not in only:
        return CATEGORY_LABELS[line.category]
    return _OWN_MONEY_ONLY if base.own_funds_only and line.source != "own" else ""


def _investment(base: Base, case: Case, with_tax: bool, only: Sequence[Category]) -> Amount:
    total, low, high = ZERO, ZERO, ZERO
    less: dict[str, Decimal] = defaultdict(Decimal)
    parts: list[Spent] = []
    for line in case.application.investment:
        whole = taxed(line, line.ex_tax_wan, with_tax)
        total += whole
        reason = _left_out(line, base, only)
        if reason:
            less[reason] += whole
            continue
        part = counted_part(line, base)
        parts.append(part)
        surely, at_most = (_counted(line, each, base, with_tax) for each in (part.low, part.high))
        low, high = low + surely, high + at_most
        less[_outside_words(base)] += whole - at_most
        less[_UNPLACED] += at_most - surely
    return Amount(
        low,
        high,
        _sum_text(total, less, with_tax),
        tuple(part.doubt for part in parts if part.doubt),
        stated=any(part.stated for part in parts) or not parts,
    )


def _counted(line: InvestmentLine, part_ex_tax: Decimal, base: Base, with_tax: bool) -> Decimal:
    """What a line's counting part amounts to.

    incurred_from takes off what was paid before, as stated; the tax of those payments isn't stated and
    stays, unless all was paid before.
    """
    if base.incurred_from and with_tax:
        return part_ex_tax + line.tax_wan if part_ex_tax else part_ex_tax
    return taxed(line, part_ex_tax, with_tax)


def _outside_words(base: Base) -> str:
    return f"{day_zh(base.incurred_from)}以前已付" if base.incurred_from else "期间外付款和未付款"


def _sum_text(total: Decimal, less: dict[str, Decimal], with_tax: bool) -> str:
    tax_words = "含税" if with_tax else "不含税"
    taken = [f"{reason} {grouped(amount)}" for reason, amount in less.items() if amount]
    return " － ".join([f"投资明细{tax_words}合计 {grouped(total)}", *taken])


def _loan_interest(base: Base, case: Case) -> Amount:
    slips = case.application.loan_interest
    if not slips and case.application.loans:
        return Amount(ZERO, None, "", ("填写了贷款，但没有填写利息单（loan_interest）",), stated=False)
    low = high = ZERO
    doubts = []
    for slip in slips:
        counts, doubt = _slip_counts(slip, base, case)
        low += slip.interest_wan if counts else ZERO
        high += slip.interest_wan if counts or doubt else ZERO
        doubts += [doubt] if doubt else []
    total = sum((slip.interest_wan for slip in slips), ZERO)
    note = "没有填写利息单" if not slips else f"利息单合计 {grouped(total)}"
    if high != total:
        note += f" － 期间外或不符合贷款要求的 {grouped(total - high)}"
    if low != high:
        note += f" － {_UNPLACED} {grouped(high - low)}"
    return Amount(low, high, note, tuple(doubts))


def _slip_counts(slip: LoanInterest, base: Base, case: Case) -> tuple[bool, str]:
    """Whether a slip counts, and why that cannot be told."""
    first, last = slip.paid_on.first_day(), slip.paid_on.last_day()
    start, end = base.spent_from or date.min, base.spent_until or date.max
    if last < start or first > end:
        return False, ""
    if base.commercial_rmb_loans_only:
        loans = [loan for loan in case.application.loans if loan.contract_no == slip.contract_no]
        if not loans:
            return False, f"利息单“{slip.slip}”对应的贷款合同“{slip.contract_no}”没有填写（loans）"
        if not all(_is_commercial_rmb(loan) for loan in loans):
            return False, ""
    if first < start or last > end:
        return False, f"利息单“{slip.slip}”的付息日期只写到{slip.paid_on.zh()}，无法确定是否在期限内"
    return True, ""


def _is_commercial_rmb(loan: Loan) -> bool:
    return loan.bank_kind == "commercial" and loan.currency.strip().upper() in _RENMINBI


def _budget(base: Base, case: Case) -> Amount:
    budget = case.application.budget
    if budget is None:
        return Amount(ZERO, None, "", (f"没有填写{base.label}（budget.total_wan）",), stated=False)
    return Amount(budget.total_wan, budget.total_wan, label_of("budget.total_wan"))


def _fact(base: Base, case: Case) -> Amount:
    facts = [fact for fact in case.application.facts if fact.key == base.fact_key]
    if len(facts) != 1:
        why = "没有填写" if not facts else "填写了不止一次"
        return Amount(ZERO, None, "", (f"“{base.fact_key}”{why}（facts）",), stated=False)
    fact = facts[0]
    if fact.unit.strip() != "万元":
        doubt = f"“{fact.key}”的单位应为万元，填写的是“{fact.unit}”"
        return Amount(ZERO, None, "", (doubt,), stated=False)
    return Amount(fact.value, fact.value, fact.key)


def _with_unseen_exclusions(amount: Amount, base: Base) -> Amount:
    """Exclusions that no category of a line carries: the amount may be less, so it proves no minimum."""
    if not base.excluded_words:
        return amount
    doubt = f"条款要求不含{'、'.join(base.excluded_words)}，投资明细的类别看不出是否已剔除，须由人核对"
    return Amount(ZERO, amount.high, amount.sum, (*amount.doubts, doubt), stated=False)
