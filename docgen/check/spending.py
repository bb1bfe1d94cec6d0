"""When the money of an investment line was spent, as far as its payments say.

All amounts are 万元 without tax. A payment in a month that straddles a bound is neither inside nor
outside: it widens the range between `low` and `high` and is named in `doubt`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docgen.check.case import day_zh
from docgen.model.application import InvestmentLine
from docgen.model.dates import PartialDate
from docgen.model.guideline import Base
from docgen.model.money import grouped

ZERO = Decimal(0)


@dataclass(frozen=True)
class Spent:
    """At least `low`, at most `high`; doubt says why they differ; stated: the line says anything at all."""

    low: Decimal
    high: Decimal
    doubt: str = ""
    stated: bool = True


def counted_part(line: InvestmentLine, base: Base) -> Spent:
    """What of a line counts under the time limits of its base (ex tax).

    spent_from..spent_until: payments inside, both ends included. incurred_from: the amount less what
    was paid before that day. Neither: the whole line.
    """
    if base.spent_from or base.spent_until:
        return _inside(line, base.spent_from or date.min, base.spent_until or date.max)
    if base.incurred_from:
        return _from_day_on(line, base.incurred_from)
    return Spent(line.ex_tax_wan, line.ex_tax_wan)


def spent_until(line: InvestmentLine, day: date) -> Spent:
    """What was spent on a line up to and including that day (ex tax)."""
    if line.spent_wan is not None and line.spent_by is not None:
        return _cumulated_until(line, line.spent_wan, line.spent_by, day)
    return _sum_of_payments(line, date.min, day)


def _cumulated_until(line: InvestmentLine, spent: Decimal, by: PartialDate, day: date) -> Spent:
    if by.last_day() == day:
        return Spent(spent, spent)
    if by.last_day() < day:
        doubt = f"“{line.item}”的已投入只填到{by.zh()}，此后至{day_zh(day)}的投入没有填写"
        return Spent(spent, line.ex_tax_wan, doubt if spent < line.ex_tax_wan else "")
    doubt = f"“{line.item}”的已投入 {grouped(spent)} 万元截至{by.zh()}，其中{day_zh(day)}以前的部分没有填写"
    return Spent(ZERO, spent, doubt if spent else "")


def _sum_of_payments(line: InvestmentLine, start: date, end: date) -> Spent:
    low = high = ZERO
    straddling = []
    for payment in line.spent:
        first, last = payment.on.first_day(), payment.on.last_day()
        if start <= first and last <= end:
            low, high = low + payment.ex_tax_wan, high + payment.ex_tax_wan
        elif first <= end and last >= start:
            low, high = low + min(ZERO, payment.ex_tax_wan), high + max(ZERO, payment.ex_tax_wan)
            straddling.append(f"{payment.on.zh()} {grouped(payment.ex_tax_wan)} 万元")
    doubt = (
        f"“{line.item}”的付款（{'、'.join(straddling)}）只写到月或年，无法确定是否在期限内"
        if straddling
        else ""
    )
    return Spent(low, high, doubt, stated=bool(line.spent))


def _inside(line: InvestmentLine, start: date, end: date) -> Spent:
    if line.spent:
        return _sum_of_payments(line, start, end)
    if line.spent_wan is None:
        return Spent(ZERO, line.ex_tax_wan, f"“{line.item}”没有填写付款（spent）", stated=False)
    doubt = f"“{line.item}”只填了累计已投入，无法按时间划分，请逐笔填写付款（spent）"
    return Spent(ZERO, line.ex_tax_wan, doubt)


def _from_day_on(line: InvestmentLine, day: date) -> Spent:
    before = _paid_before(line, day)
    return Spent(line.ex_tax_wan - before.high, line.ex_tax_wan - before.low, before.doubt)


def _paid_before(line: InvestmentLine, day: date) -> Spent:
    the_day_before = date.fromordinal(day.toordinal() - 1)
    if line.spent_wan is None or line.spent_by is None:
        return _sum_of_payments(line, date.min, the_day_before)
    if line.spent_by.last_day() == the_day_before:
        return Spent(line.spent_wan, line.spent_wan)
    return _cumulated_until(line, line.spent_wan, line.spent_by, the_day_before)
