"""The most that a programme's money rule allows an application, and its payments, with the sum shown.

Amounts in 万元, rounded DOWN to 分; rounding is said. Where the text leaves tax open the lower amount
is the ceiling and the higher one only keeps a larger application from failing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.check.amounts import (
    Amount,
    base_amount,
    base_phrase,
    fen_down,
    is_silent_on_tax,
    tax_readings,
)
from docgen.check.case import Case
from docgen.check.instalments import most_of_payments, pay_out
from docgen.model.findings import Ceiling
from docgen.model.guideline import Base, Subsidy, Term, applies
from docgen.model.money import grouped, plain

ZERO = Decimal(0)


@dataclass(frozen=True)
class Allowed:
    """The ceiling, the single rule behind it, and the amount that surely may not be exceeded; None: open."""

    ceiling: Ceiling
    at_most_wan: Decimal | None
    rule: Subsidy | None


@dataclass(frozen=True)
class _Sum:
    """One reading of a rule: from low (None: not computable) to high (None: without limit), and its lines."""

    low: Decimal | None
    high: Decimal | None
    lines: tuple[str, ...]


def allowed_subsidy(case: Case) -> Allowed:
    """The ceiling of the one rule that holds for the application's track."""
    rules = [rule for rule in case.programme.subsidies if applies(rule.tracks, case.application.track)]
    if not rules:
        note = "没有从指南读出本类项目可以计算的补助标准，无法计算最高可申请额"
        return Allowed(Ceiling(amount_wan=None, sum=(note,)), None, None)
    if len(rules) > 1:
        quotes = tuple(f"{rule.clause}：{rule.citation.quote}" for rule in rules)
        note = "指南正文有几种补助标准，适用哪一种须由人确定"
        return Allowed(Ceiling(amount_wan=None, sum=(note, *quotes), citation=rules[0].citation), None, None)
    return _by_rule(rules[0], case)


def _by_rule(rule: Subsidy, case: Case) -> Allowed:
    low, high, lines = _amount_of(rule, case)
    if low is None:
        lines += ("最高可申请额暂时无法计算",)
        return Allowed(Ceiling(amount_wan=None, sum=lines, citation=rule.citation), high, rule)
    amount = fen_down(low)
    if amount != low:
        lines += (f"{grouped(low)} 万元向下取整到分（0.000001 万元），为 {grouped(amount)} 万元",)
    lines += (f"最高可申请 {grouped(amount)} 万元",)
    payments = pay_out(rule.instalments, amount, case.application.budget)
    ceiling = Ceiling(amount_wan=amount, sum=lines, instalments=payments, citation=rule.citation)
    return Allowed(ceiling, None if high is None else fen_down(high), rule)


def _amount_of(rule: Subsidy, case: Case) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    match rule.mode:
        case "fixed" if rule.fixed_wan is not None:
            return rule.fixed_wan, rule.fixed_wan, (f"定额补助 {grouped(rule.fixed_wan)} 万元",)
        case "by_payments":
            return _over_payments(rule, case)
        case "by_contract":
            return None, rule.cap_wan, ("按项目合同确定，金额不在指南正文中",)
        case "rate" | "actual_cost" if rule.terms:
            return _over_readings(rule, case)
        case "actual_cost":
            return None, rule.cap_wan, ("按实际支出补助，金额以核定的实际支出为准", *_cap_lines(rule.cap_wan))
        case _:
            return None, rule.cap_wan, ("补助金额由指南正文以外的文件规定", *_cap_lines(rule.cap_wan))


def _over_payments(rule: Subsidy, case: Case) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    """The most that all payments together can be, up to the rule's own cap."""
    most = most_of_payments(rule.instalments, case.application.budget)
    lines = tuple(
        f"{when}最多 {'待定' if amount is None else f'{grouped(amount)} 万元'}" for when, amount in most
    )
    known = [amount for _, amount in most if amount is not None]
    if len(known) < len(most):
        return None, rule.cap_wan, (*lines, *_cap_lines(rule.cap_wan))
    total = sum(known, ZERO)
    lines += (f"合计 {' + '.join(map(grouped, known))} = {grouped(total)} 万元",)
    return _capped(total, rule.cap_wan), _within(total, rule.cap_wan), lines + _cap_lines(rule.cap_wan)


def _over_readings(rule: Subsidy, case: Case) -> tuple[Decimal | None, Decimal | None, tuple[str, ...]]:
    bases = [case.base(term.base) for term in rule.terms]
    readings = tax_readings(bases, case)
    sums = [_sum(rule, case, with_tax) for with_tax in readings]
    lowest = min(sums, key=lambda each: each.low if each.low is not None else ZERO)
    highs = [each.high for each in sums]
    high = None if None in highs else max(each for each in highs if each is not None)
    lines = lowest.lines
    if len(readings) > 1:
        note = "条款未写明是否含税（edition.toml 的 silent_base_tax 未定），取较低的一种口径"
        higher = "" if high is None or lowest.low is None else f"；另一种口径为 {grouped(high)} 万元"
        lines += (note + (higher if high != lowest.low else "，两种口径结果相同"),)
    return lowest.low, high, lines


def _sum(rule: Subsidy, case: Case, with_tax: bool) -> _Sum:
    parts = [_term(term, case.base(term.base), case, with_tax) for term in rule.terms]
    lines = tuple(line for part in parts for line in part.lines)
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    low = None if None in lows else sum((each for each in lows if each is not None), ZERO)
    high = None if None in highs else sum((each for each in highs if each is not None), ZERO)
    if len(parts) > 1 and low is not None:
        shown = " + ".join(grouped(each) for each in lows if each is not None)
        lines += (f"合计 {shown} = {grouped(low)} 万元",)
    return _Sum(_capped(low, rule.cap_wan), _within(high, rule.cap_wan), lines + _cap_lines(rule.cap_wan))


def _term(term: Term, base: Base, case: Case, with_tax: bool) -> _Sum:
    amount = base_amount(base, case, with_tax)
    low = amount.low * term.rate if amount.stated else None
    high = None if amount.high is None else amount.high * term.rate
    lines = _term_lines(term, base, amount, is_silent_on_tax(base) and with_tax)
    return _Sum(_capped(low, term.cap_wan), _within(high, term.cap_wan), lines)


def _term_lines(term: Term, base: Base, amount: Amount, with_tax: bool) -> tuple[str, ...]:
    doubts = tuple(f"注意：{doubt}，按较低的金额计算" for doubt in amount.doubts)
    rate = f"{plain(term.rate * 100)}%"
    if not amount.stated:
        return (f"{base_phrase(base, with_tax)}没有足够数据，无法按 {rate} 计算", *doubts)
    product = grouped(amount.low * term.rate)
    shown = f"{base_phrase(base, with_tax)}{grouped(amount.low)} 万元 × {rate} = {product} 万元"
    how = (f"其中 {grouped(amount.low)} = {amount.sum}",) if " － " in amount.sum else ()
    cap = (f"此项{_cap_lines(term.cap_wan)[0]}",) if term.cap_wan is not None else ()
    return (shown, *how, *doubts, *cap)


def _cap_lines(cap: Decimal | None) -> tuple[str, ...]:
    return () if cap is None else (f"不超过 {grouped(cap)} 万元",)


def _capped(amount: Decimal | None, cap: Decimal | None) -> Decimal | None:
    """The lesser of both; an amount that cannot be computed stays so."""
    return amount if amount is None or cap is None else min(amount, cap)


def _within(amount: Decimal | None, cap: Decimal | None) -> Decimal | None:
    """An upper bound (None: without limit) held within a cap."""
    return cap if amount is None else _capped(amount, cap)
