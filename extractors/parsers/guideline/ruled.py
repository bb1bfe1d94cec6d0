"""A programme's flat figures from its rules and conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from docgen.model.application import Category
from docgen.model.guideline import (
    CompleteByCondition,
    Condition,
    DurationCondition,
    MinimumCondition,
    PeriodCondition,
    Programme,
    ShareSpentCondition,
    Subsidy,
    WindowCondition,
)
from extractors.parsers.guideline.figures import plain_number
from extractors.parsers.guideline.prose.summary import Summary

_LAID_OUT = re.compile("投资|投入|预算|出资|支出|购置|费用")
_OF_A_YEAR = re.compile(r"(?:\d{4}年度?|上一?年度?|近[一二两三四五\d]+年|年度|年均|每年)[^，。；]*研发")
"""2023年度研发费用: what the applicant spends a year, not what the project costs."""
_SOFTWARE_WORD = "软件(?!和信息(?!技术服务(?:投入|费用|支出)))"
_SOFTWARE = re.compile(
    f"(?<![设备硬]){_SOFTWARE_WORD}(?:[^、和]{{0,6}}(?:投入|投资|购置)额?|(?:采购|购置)(?:及|和)?实施费用?|(?:采购|购置)费用?|支出)$"
)
_SOFTWARE_FIRST = re.compile(f"{_SOFTWARE_WORD}(?:(?!设备|硬件|投资)[^，。；])*(?:投入|投资|支出|费用)")
"""软件购置、系统开发及云服务投入: a list that begins with software and names no equipment."""


def ruled_figures(programme: Programme, track: str | None) -> Summary:
    """The figures of the rules; of one track: what holds for it, what holds for all included."""
    summary = Summary()
    subsidies = [each for each in programme.subsidies if _holds(each.tracks, track)]
    _from_subsidies(subsidies, summary)
    if programme.quota is not None:
        if track is None:
            summary.set("quota", programme.quota.max)
        else:
            parts = [
                part.count for part in programme.quota.parts if part.label == track and part.relation == "le"
            ]
            summary.set("quota", parts[0] if parts else None)
    _from_conditions(
        [each for each in programme.conditions if _holds(each.tracks, track)], programme, summary
    )
    return summary


def _holds(tracks: tuple[str, ...], track: str | None) -> bool:
    return track is None or not tracks or track in tracks


def _from_subsidies(subsidies: list[Subsidy], summary: Summary) -> None:
    rates = sorted({term.rate * 100 for each in subsidies for term in each.terms})
    if rates:
        summary.set("rate_max_percent", plain_number(rates[-1]))
        if len(rates) > 1:
            summary.set("rate_min_percent", plain_number(rates[0]), "几个比例中最低的一个")
    caps = _caps(subsidies)
    if caps:
        summary.set("cap_wan", max(caps), "几个上限中最高的一个" if len(caps) > 1 else "")
    fixed = {each.fixed_wan for each in subsidies if each.fixed_wan is not None}
    if fixed:
        summary.set("award_wan", max(fixed), "几个奖励额中最高的一个" if len(fixed) > 1 else "")
    first = [each.instalments[0] for each in subsidies if each.instalments]
    shares = {part.share * 100 for part in first if part.share is not None and part.of in ("subsidy", None)}
    if shares:
        summary.set(
            "first_payment_percent", plain_number(max(shares)), "几个首次比例" if len(shares) > 1 else ""
        )
    sums = {part.fixed_wan for part in first if part.fixed_wan is not None}
    if sums:
        summary.set("first_payment_wan", max(sums), "几个首次金额" if len(sums) > 1 else "")


def _caps(subsidies: Iterable[Subsidy]) -> set[Decimal]:
    caps = {each.cap_wan for each in subsidies if each.cap_wan is not None}
    return caps or {term.cap_wan for each in subsidies for term in each.terms if term.cap_wan is not None}


def _from_conditions(conditions: list[Condition], programme: Programme, summary: Summary) -> None:
    musts = [each for each in conditions if each.strength != "preferred"]
    _from_minimums([each for each in musts if _asks_for_investment(each, programme)], summary)
    for each in musts:
        if isinstance(each, WindowCondition | PeriodCondition):
            _once(summary, "window_start", each.start)
            _once(summary, "window_end", each.end)
        elif isinstance(each, CompleteByCondition):
            _once(summary, "complete_by", each.by)
        elif isinstance(each, DurationCondition) and each.relation in ("le", "lt"):
            _once(summary, "max_duration_years", each.years)
        elif isinstance(each, ShareSpentCondition):
            _once(summary, "invested_min_percent", plain_number(each.share * 100))
            _once(summary, "invested_by", each.by)


def _once(summary: Summary, key: str, value: Any) -> None:
    """The first value; a second, different one makes the key doubtful."""
    if key in summary.values and summary.values[key] != value:
        summary.doubts.setdefault(key, "文中有几个")
    summary.set(key, value)


def _asks_for_investment(condition: Condition, programme: Programme) -> bool:
    """Whether a threshold is one of money laid out, not of income or of a loan."""
    return (
        isinstance(condition, MinimumCondition)
        and not condition.only_for
        and any(
            programme.base(key).source != "loan_interest"
            and _LAID_OUT.search(key)
            and not _OF_A_YEAR.search(key)
            for key in condition.bases
        )
    )


def _from_minimums(conditions: list[Condition], summary: Summary) -> None:
    """The least investment of all; a part of it that must be software."""
    minimums = [each for each in conditions if isinstance(each, MinimumCondition)]
    at_least = [each for each in minimums if each.relation in ("ge", "gt")]
    plain = [each for each in at_least if not _is_software(each) and not each.categories]
    totals = [each for each in plain if any("总投" in key for key in each.bases)]
    whole = {each.value_wan for each in totals or plain}
    joined = any(len(each.bases) > 1 for each in at_least)
    if whole:
        doubt = "几个门槛中最低的一个" if len(whole) > 1 else "几种投入合计的门槛" if joined else ""
        summary.set("min_investment_wan", min(whole), doubt)
    software = {each.value_wan for each in at_least if _is_software(each)}
    if software:
        summary.set("min_software_wan", min(software), "几个门槛中最低的一个" if len(software) > 1 else "")


def _is_software(condition: MinimumCondition) -> bool:
    """Whether it asks for software alone, or for a part of the total that holds software."""
    named = any(_SOFTWARE.search(key) or _SOFTWARE_FIRST.fullmatch(key) for key in condition.bases)
    with_equipment = Category.EQUIPMENT in condition.categories or any(
        re.search("设备|硬件", key) for key in condition.bases
    )
    of_category = Category.SOFTWARE in condition.categories
    return not with_equipment and (of_category or (named and not condition.categories))
