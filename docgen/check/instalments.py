"""How a subsidy is paid out: shares, fixed amounts and the rest, in 万元, each cut to 分."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docgen.check.amounts import fen_down
from docgen.model.application import Budget
from docgen.model.fields import label_of
from docgen.model.findings import InstalmentAmount
from docgen.model.guideline import Instalment
from docgen.model.money import grouped, plain

_OF_WORDS = {
    "subsidy": "补助资金",
    "budget": "总投资预算",
    "approved_budget": label_of("budget.approved_wan"),
}


def pay_out(
    instalments: Sequence[Instalment], subsidy: Decimal, budget: Budget | None
) -> tuple[InstalmentAmount, ...]:
    """The payments of a subsidy in order. The rest is exactly what the earlier payments leave.

    A payment that rests on a budget which isn't given, and the rest after it, have no amount. No
    payment exceeds what is left.
    """
    left: Decimal | None = subsidy
    paid = []
    for instalment in instalments:
        payment = _payment(instalment, subsidy, left, budget)
        left = None if left is None or payment.amount_wan is None else left - payment.amount_wan
        paid.append(payment)
    return tuple(paid)


def most_of_payments(
    instalments: Sequence[Instalment], budget: Budget | None
) -> tuple[tuple[str, Decimal | None], ...]:
    """Each payment's time and the most it can be by its own rule; None where that can't be told."""
    return tuple((instalment.when, _most(instalment, budget)) for instalment in instalments)


def _most(instalment: Instalment, budget: Budget | None) -> Decimal | None:
    gross = instalment.fixed_wan
    if gross is None and instalment.share is not None and instalment.of in ("budget", "approved_budget"):
        whole = _whole(instalment.of, Decimal(0), budget)
        gross = None if whole is None else fen_down(whole * instalment.share)
        if gross is None:
            return None
    if gross is None:
        return instalment.cap_wan
    return gross if instalment.cap_wan is None else min(gross, instalment.cap_wan)


def _payment(
    instalment: Instalment, subsidy: Decimal, left: Decimal | None, budget: Budget | None
) -> InstalmentAmount:
    gross, words = _gross(instalment, subsidy, left, budget)
    if gross is None or left is None:
        return InstalmentAmount(when=instalment.when, amount_wan=None, sum=words)
    amount = fen_down(gross)
    if amount != gross:
        words += f"，向下取整到分为 {grouped(amount)} 万元"
    if instalment.cap_wan is not None and amount > instalment.cap_wan:
        amount = instalment.cap_wan
        words += f"，本期不超过 {grouped(amount)} 万元"
    if amount > left:
        amount = left
        words += f"，不超过所余补助资金 {grouped(left)} 万元"
    return InstalmentAmount(when=instalment.when, amount_wan=amount, sum=words)


def _gross(
    instalment: Instalment, subsidy: Decimal, left: Decimal | None, budget: Budget | None
) -> tuple[Decimal | None, str]:
    """The payment before rounding and caps, and its sum in words."""
    if instalment.fixed_wan is not None:
        return instalment.fixed_wan, f"定额 {grouped(instalment.fixed_wan)} 万元"
    if instalment.share is None:
        words = "前期金额未定，余额无法计算" if left is None else f"剩余资金 {grouped(left)} 万元"
        return left, words
    of = instalment.of or "subsidy"
    whole = _whole(of, subsidy, budget)
    rate = f"{plain(instalment.share * 100)}%"
    if whole is None:
        return None, f"{_OF_WORDS[of]}的 {rate}，{_OF_WORDS[of]}没有填写"
    gross = whole * instalment.share
    return gross, f"{_OF_WORDS[of]} {grouped(whole)} 万元 × {rate} = {grouped(gross)} 万元"


def _whole(of: str, subsidy: Decimal, budget: Budget | None) -> Decimal | None:
    if of == "subsidy":
        return subsidy
    if budget is None:
        return None
    return budget.total_wan if of == "budget" else budget.approved_wan
