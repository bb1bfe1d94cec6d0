"""Conditions on amounts and counts: minimum, count, share spent."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal

from docgen.check.amounts import (
    Amount,
    base_amount,
    base_phrase,
    counting_lines,
    is_silent_on_tax,
    sum_of,
    tax_readings,
    taxed,
)
from docgen.check.case import RELATION_WORDS, Case, Verdict, certain, day_zh, holds, worst
from docgen.check.spending import ZERO, spent_until
from docgen.check.timing import project_length, project_length_text
from docgen.model.application import CATEGORY_LABELS
from docgen.model.findings import Outcome
from docgen.model.guideline import (
    Base,
    CountCondition,
    FactSpec,
    MinimumCondition,
    Relation,
    ShareSpentCondition,
)
from docgen.model.money import grouped, plain

TAX_UNSETTLED = (
    "条款未写明是否含税，两种口径结论不同，请在 edition.toml 的 [parameters] 中确定 silent_base_tax"
)
_TAX_FIELD = "parameters.silent_base_tax"


def judge_minimum(condition: MinimumCondition, case: Case) -> Verdict:
    """Σ bases against the amount, with the sum in the message; only for projects of the stated duration."""
    bases = [case.base(key) for key in condition.bases]
    readings = tax_readings(bases, case)
    amounts = [_total(condition, bases, case, with_tax) for with_tax in readings]
    outcomes = [_compared(amount, condition.relation, condition.value_wan) for amount in amounts]
    verdict = Verdict(
        _agreed(outcomes),
        _minimum_words(condition, bases, readings),
        _read_texts(amounts, readings),
        _minimum_reason(condition, amounts, outcomes),
        _TAX_FIELD if len(set(outcomes)) > 1 else _field_of(bases),
    )
    return _within_years(_for_its_duration(verdict, condition, case), condition, case)


def judge_count(condition: CountCondition, case: Case) -> Verdict:
    """The stated facts (one, or one a member) of their keys, in the unit that the guideline counts in."""
    verdicts = [_judge_fact(spec, condition, case) for spec in condition.facts()]
    if len(verdicts) == 1:
        return verdicts[0]
    return Verdict(
        worst([verdict.outcome for verdict in verdicts]),
        "，".join(verdict.expected for verdict in verdicts),
        "，".join(
            f"{spec.key} {verdict.actual}" for spec, verdict in zip(condition.facts(), verdicts, strict=True)
        ),
        "；".join(dict.fromkeys(verdict.why for verdict in verdicts if verdict.why)),
        "facts",
    )


def _judge_fact(spec: FactSpec, condition: CountCondition, case: Case) -> Verdict:
    expected = (
        f"{spec.label}{RELATION_WORDS[condition.relation]} {grouped(condition.value)}{_spaced(spec.unit)}"
    )
    facts = [fact for fact in case.application.facts if fact.key == spec.key]
    if not facts:
        why = f"请在 facts 中填写“{spec.key}”"
        return Verdict(Outcome.UNDETERMINED, expected, "未填写", why, "facts")
    actual = "、".join(f"{grouped(fact.value)}{_spaced(fact.unit)}" for fact in facts)
    if len(facts) > 1:
        return Verdict(Outcome.UNDETERMINED, expected, actual, "同一指标填写了不止一次，请只留一项", "facts")
    unit = facts[0].unit.strip()
    if unit != spec.unit.strip():
        why = f"单位不同：指南用“{spec.unit or '（无单位）'}”，填写的是“{unit or '（无单位）'}”，请换算后填写"
        return Verdict(Outcome.UNDETERMINED, expected, actual, why, "facts")
    held = holds(facts[0].value, condition.relation, condition.value)
    return Verdict(Outcome.PASS if held else Outcome.FAIL, expected, actual, field="facts")


def judge_share_spent(condition: ShareSpentCondition, case: Case) -> Verdict:
    """Spending up to and including the day against a share of the base.

    Spending that cannot be placed before or after the day counts neither as spent nor as unspent.
    """
    base = case.base(condition.base)
    expected = f"截至{day_zh(condition.by)}已投入不低于{base.label}的 {plain(condition.share * 100)}%"
    if base.source != "investment":
        why = f"“{base.label}”没有逐项投资明细，无法计算已投入比例"
        return Verdict(Outcome.UNDETERMINED, expected, "", why, "investment")
    readings = tax_readings([base], case)
    spent = [_spent_by(condition, base, case, with_tax) for with_tax in readings]
    wholes = [base_amount(base, case, with_tax) for with_tax in readings]
    if not spent[0].stated:
        why = "可计入的投资明细都没有填写已投入（spent_wan 与 spent_by，或逐笔 spent）"
        return Verdict(Outcome.UNDETERMINED, expected, "未填写", why, "investment")
    outcomes = [
        _share_outcome(part, whole, condition.share) for part, whole in zip(spent, wholes, strict=True)
    ]
    why = _doubt_text((*wholes[0].doubts, *spent[0].doubts)) if Outcome.UNDETERMINED in outcomes else ""
    if len(set(outcomes)) > 1:
        why = TAX_UNSETTLED
    actual = "；".join(
        f"{_reading_name(base, with_tax)}已投入 {part.text}，{base.label} {whole.text}{_percent(part, whole)}"
        for part, whole, with_tax in zip(spent, wholes, readings, strict=True)
    )
    return Verdict(_agreed(outcomes), expected, actual, why, "investment")


def _total(condition: MinimumCondition, bases: list[Base], case: Case, with_tax: bool) -> Amount:
    return sum_of([(base, base_amount(base, case, with_tax, condition.categories)) for base in bases])


def _compared(amount: Amount, relation: Relation, limit: Decimal) -> Outcome:
    at_high = relation in ("ge", "gt") if amount.high is None else holds(amount.high, relation, limit)
    return certain(holds(amount.low, relation, limit), at_high)


def _agreed(outcomes: list[Outcome]) -> Outcome:
    """The verdict that all readings share; none shared is UNDETERMINED."""
    return outcomes[0] if len(set(outcomes)) == 1 else Outcome.UNDETERMINED


def _minimum_words(condition: MinimumCondition, bases: list[Base], readings: tuple[bool, ...]) -> str:
    words = "与".join(
        base.label if is_silent_on_tax(base) and len(readings) > 1 else base_phrase(base, readings[0])
        for base in bases
    )
    if len(bases) > 1:
        words += "合计"
    if condition.categories:
        words += f"中{'、'.join(CATEGORY_LABELS[category] for category in condition.categories)}的投入"
    return f"{words}{RELATION_WORDS[condition.relation]} {grouped(condition.value_wan)} 万元"


def _read_texts(amounts: list[Amount], readings: tuple[bool, ...]) -> str:
    if len(readings) == 1:
        return amounts[0].text
    return "；".join(
        f"按{'含税' if with_tax else '不含税'}口径 {amount.text}"
        for amount, with_tax in zip(amounts, readings, strict=True)
    )


def _minimum_reason(condition: MinimumCondition, amounts: list[Amount], outcomes: list[Outcome]) -> str:
    if len(set(outcomes)) > 1:
        return TAX_UNSETTLED
    if outcomes[0] is Outcome.UNDETERMINED:
        return _doubt_text(amounts[0].doubts)
    if outcomes[0] is Outcome.PASS:
        return ""
    high = amounts[-1].high
    if high is None or condition.relation not in ("ge", "gt"):
        return ""
    short = condition.value_wan - high
    return f"相差 {grouped(short)} 万元" if short else "等于该数，未大于"


def _field_of(bases: list[Base]) -> str:
    fields = {"investment": "investment", "loan_interest": "loan_interest", "budget": "budget.total_wan"}
    return fields.get(bases[0].source, "facts")


def _for_its_duration(verdict: Verdict, condition: MinimumCondition, case: Case) -> Verdict:
    """Let off what is shorter or longer than the projects that the amount is meant for."""
    bounds: list[tuple[Relation, Decimal]] = []
    if condition.years_at_most is not None:
        bounds.append(("le", condition.years_at_most))
    if condition.years_more_than is not None:
        bounds.append(("gt", condition.years_more_than))
    meant = [project_length(case, relation, years) for relation, years in bounds]
    scope = "且".join(f"实施周期{RELATION_WORDS[relation]} {plain(years)} 年" for relation, years in bounds)
    length = project_length_text(case)
    if Outcome.FAIL in meant:
        why = f"本条只适用于{scope}的项目，本项目{length}"
        return Verdict(Outcome.NOT_APPLICABLE, verdict.expected, verdict.actual, why, verdict.field, "info")
    if Outcome.UNDETERMINED in meant and verdict.outcome is Outcome.FAIL:
        why = f"本条只适用于{scope}的项目，本项目{length}，按所填日期无法确定"
        return Verdict(Outcome.UNDETERMINED, verdict.expected, verdict.actual, why, "project.ends")
    return verdict


def _within_years(verdict: Verdict, condition: MinimumCondition, case: Case) -> Verdict:
    """Of a longer project nobody knows here what falls into the years that count."""
    if condition.within_years is None or verdict.outcome is not Outcome.PASS:
        return verdict
    if project_length(case, "le", condition.within_years) is Outcome.PASS:
        return verdict
    why = f"只计 {plain(condition.within_years)} 年内的投入，本项目{project_length_text(case)}，须由人核对"
    return Verdict(Outcome.UNDETERMINED, verdict.expected, verdict.actual, why, "project.ends")


def _spent_by(condition: ShareSpentCondition, base: Base, case: Case, silent_with_tax: bool) -> Amount:
    with_tax = is_silent_on_tax(base) and silent_with_tax
    lines = list(counting_lines(base, case))
    parts = [spent_until(line, condition.by) for line in lines]
    return Amount(
        low=sum((taxed(line, part.low, with_tax) for line, part in zip(lines, parts, strict=True)), ZERO),
        high=sum((taxed(line, part.high, with_tax) for line, part in zip(lines, parts, strict=True)), ZERO),
        sum="",
        doubts=tuple(part.doubt for part in parts if part.doubt),
        stated=any(line.spent or line.spent_wan is not None for line in lines),
    )


def _share_outcome(spent: Amount, whole: Amount, share: Decimal) -> Outcome:
    if whole.high is None or not whole.high or spent.high is None:
        return Outcome.UNDETERMINED
    return certain(spent.low >= share * whole.high, spent.high >= share * whole.low)


def _percent(part: Amount, whole: Amount) -> str:
    if part.low != part.high or whole.low != whole.high or not whole.low:
        return ""
    share = (part.low * 100 / whole.low).quantize(Decimal("0.01"), rounding=ROUND_DOWN)
    exact = share * whole.low == part.low * 100
    return f"，占 {plain(share)}%" if exact else f"，约占 {plain(share)}%（舍尾）"


def _reading_name(base: Base, silent_with_tax: bool) -> str:
    return "含税" if is_silent_on_tax(base) and silent_with_tax else "不含税"


def _doubt_text(doubts: tuple[str, ...]) -> str:
    return "无法判定：" + ("；".join(dict.fromkeys(doubts)) or "可计入的金额为零")


def _spaced(unit: str) -> str:
    return f" {unit.strip()}" if unit.strip() else ""
