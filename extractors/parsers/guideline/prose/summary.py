"""The readings of an item → its flat figures, with the keys that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from extractors.parsers.guideline.prose.doubts import A_PIECE, AN_EVENT, OF_A_REGION
from extractors.parsers.guideline.prose.readings import AS_MATCHED
from extractors.parsers.guideline.prose.sentences import Reading
from extractors.parsers.guideline.prose.surroundings import Role

_LABELLED: frozenset[Role] = frozenset(
    ("rate", "award", "cap", "cap_holder", "cap_yearly", "minimum", "quota")
)

_LEAST_AWARD_WAN = Decimal("0.1")
_LEAST_SUM_WAN = Decimal("0.01")
"""Less is so much a piece, whatever the words."""

_CAP_ROLES: tuple[tuple[Role, str], ...] = (("cap", ""), ("cap_holder", ""), ("cap_yearly", "是每年的上限"))
"""A project's cap before an applicant's, that before a year's; and what is doubtful about it."""
_CAPS: tuple[Role, ...] = tuple(role for role, _ in _CAP_ROLES)
_GIVEN: tuple[Role, ...] = ("rate", "award")


WITH_POINTS = "在所列比例上再提高的百分点计算在内"


@dataclass
class Summary:
    """Flat figures by key, and why a key is doubtful."""

    values: dict[str, Any] = field(default_factory=dict)
    doubts: dict[str, str] = field(default_factory=dict)

    def set(self, key: str, value: object, doubt: str = "") -> None:
        """Give a key its value, once."""
        if value is not None and key not in self.values:
            self.values[key] = value
        if doubt:
            self.doubts.setdefault(key, doubt)


def summary_of(readings: Iterable[Reading]) -> Summary:
    """The figures of all readings of one item (or one track) together."""
    found = list(readings)
    summary = Summary()
    _rates(_of(found, "rate"), _of(found, "points"), summary)
    limits = _numbers(_of(found, "share_cap"))
    if limits and "rate_max_percent" not in summary.values:
        summary.set("rate_max_percent", max(limits), "只限定补助不超过这个比例")
    _caps(found, summary)
    _awards(_of(found, "award"), summary)
    _quota(_of(found, "quota"), summary)
    _least(_of(found, "minimum"), "min_investment_wan", summary)
    _least(_of(found, "minimum_software"), "min_software_wan", summary)
    _times(found, summary)
    _payments(_of(found, "payment"), summary)
    if _of(found, "payment_of_budget") and "first_payment_percent" not in summary.values:
        summary.doubts.setdefault("first_payment_percent", "首次拨付按预算的比例，不是补助资金的比例")
    _unread(found, summary)
    return summary


_NO_LEVEL = re.compile(r"\d[万亿]?元|^(?:拟?立项|每年度?|全[省市区县])$")
"""单项资助30万元，立项10项: what stands before the number is no level."""


def tracks_of(readings: Iterable[Reading]) -> dict[str, Summary]:
    """The figures by label; empty where all have one label."""
    labelled: dict[str, list[Reading]] = {}
    for name, reading in _named(each for each in readings if each.role in _LABELLED and each.label):
        labelled.setdefault(name, []).append(reading)
    valued = {
        label: own
        for label, own in labelled.items()
        if _of(own, *_GIVEN, *_CAPS) or (_of(own, "quota") and not _NO_LEVEL.search(label))
    }
    if len(valued) < 2:
        return {}
    for label, own in labelled.items():
        holding = [name for name in valued if label in name]
        if label not in valued and len(holding) == 1:
            valued[holding[0]] = [*own, *valued[holding[0]]]
    return {label: summary_of(own) for label, own in valued.items()}


def _named(found: Iterable[Reading]) -> Iterator[tuple[str, Reading]]:
    """Each reading with its label; where one level has several sums, with what it is a level of (省级技术中心)."""
    by_label: dict[str, list[Reading]] = {}
    for reading in found:
        by_label.setdefault(reading.label, []).append(reading)
    for own in by_label.values():
        namings = (
            [each.label for each in own],
            [each.label + each.noun for each in own],
            [each.lead + each.label + each.noun for each in own],
        )
        apart = next((names for names in namings if not _contradict(names, own)), namings[-1])
        yield from zip(apart, own, strict=True)


def _contradict(names: Sequence[str], found: Sequence[Reading]) -> bool:
    """Whether one name would have two awards or two rates."""
    given = {
        (name, each.role, each.value) for name, each in zip(names, found, strict=True) if each.role in _GIVEN
    }
    return len(given) > len({(name, role) for name, role, _ in given})


def _of(found: list[Reading], *roles: Role) -> list[Reading]:
    return [reading for reading in found if reading.role in roles]


def _doubt(found: list[Reading]) -> str:
    return next((reading.doubt for reading in found if reading.doubt), "")


def _numbers(found: list[Reading]) -> list[Decimal]:
    return [reading.value for reading in found if reading.value is not None]


def _rates(rates: list[Reading], points: list[Reading], summary: Summary) -> None:
    """The highest and the lowest rate; one step of points added on top counts with the highest.

    What is matched with another level's grant counts where the item has no rate of its own.
    """
    own = [each for each in rates if each.doubt != AS_MATCHED]
    if own and len(own) < len(rates):
        summary.doubts.setdefault("rate_max_percent", "另有按上级资金配套的比例")
    rates = own or rates
    values = _numbers(rates)
    if not values:
        return
    steps = set(_numbers(points))
    if len(steps) == 1 and not any(reading.doubt or reading.low is not None for reading in (*rates, *points)):
        (step,) = steps
        raised = [each for each in rates if each.start < points[0].start] or rates
        summary.set("rate_max_percent", max(*values, _numbers(raised)[-1] + step), WITH_POINTS)
        summary.set("rate_min_percent", min(values), "几个比例中最低的一个")
        return
    if steps:
        summary.doubts.setdefault("rate_max_percent", "另有提高的百分点")
    lows = [reading.low for reading in rates if reading.low is not None]
    several = "几个比例中最高的一个" if not lows and len(set(values)) > 1 else ""
    summary.set("rate_max_percent", max(values), _doubt(rates) or several)
    if lows:
        summary.set("rate_min_percent", min([*lows, *values]))
    elif len(set(values)) > 1:
        summary.set("rate_min_percent", min(values), "几个比例中最低的一个")


def _caps(found: list[Reading], summary: Summary) -> None:
    """The greatest cap of the supports that an item names one after the other."""
    caps = [cap for cap in map(_cap_of, _supports(found)) if cap is not None]
    if not caps:
        return
    value = max(value for value, _ in caps)
    several = "几个上限中最高的一个" if len({value for value, _ in caps}) > 1 else ""
    same = "与定额奖励相同" if value in _numbers(_of(found, "award")) else ""
    summary.set("cap_wan", value, next((doubt for _, doubt in caps if doubt), "") or several or same)


def _supports(found: list[Reading]) -> list[list[Reading]]:
    """The figures cut before each rate or award that follows a cap."""
    parts: list[list[Reading]] = [[]]
    for reading in found:
        if reading.role in _GIVEN and _of(parts[-1], *_CAPS):
            parts.append([])
        parts[-1].append(reading)
    return parts


def _cap_of(found: list[Reading]) -> tuple[Decimal, str] | None:
    """A project's cap before an applicant's, that before a year's; a piece's (展位, 合同) where alone."""
    every = _of(found, *_CAPS)
    whole = [each for each in every if each.doubt not in (A_PIECE, AN_EVENT)]
    kept = whole if _of(whole, "cap_holder", "cap_yearly") else every
    for role, doubt in _CAP_ROLES:
        caps = _of(kept, role)
        values = _numbers(caps)
        if values:
            greater = any(other > max(values) for other in _numbers(kept))
            several = "几个上限中最高的一个" if len(set(values)) > 1 else ""
            pieces = "另有单个产品的上限" if len(kept) < len(every) else ""
            return max(values), _doubt(caps) or several or doubt or pieces or (
                "另有更高的上限" if greater else ""
            )
    return None


def _awards(awards: list[Reading], summary: Summary) -> None:
    values = [value for value in _numbers(awards) if value >= _LEAST_SUM_WAN]
    if not values:
        return
    spread = [reading for reading in awards if reading.low is not None]
    if spread:
        summary.doubts.setdefault("award_wan", "奖励是一个幅度")
        awards = [reading for reading in awards if reading.low is None]
        values = [value for value in _numbers(awards) if value >= _LEAST_SUM_WAN]
    if not values:
        summary.set("cap_wan", max(_numbers(spread)), "奖励是一个幅度")
        return
    several = "几个奖励额中最高的一个" if len(set(values)) > 1 else ""
    small = "数额很小，可能是每件的单价" if max(values) < _LEAST_AWARD_WAN else ""
    summary.set("award_wan", max(values), _doubt(awards) or several or small)


def _quota(quotas: list[Reading], summary: Summary) -> None:
    quotas = [each for each in quotas if each.doubt != OF_A_REGION] or quotas
    values = _numbers(quotas)
    if values:
        most = max(values)
        summary.set(
            "quota", int(most), _doubt(quotas) or ("几个数量中最大的一个" if len(set(values)) > 1 else "")
        )


def _least(minimums: list[Reading], key: str, summary: Summary) -> None:
    values = [reading.low if reading.low is not None else reading.value for reading in minimums]
    known = [value for value in values if value is not None]
    if known:
        tiers = any(reading.low is not None for reading in minimums)
        several = "几个门槛中最低的一个" if tiers or len(set(known)) > 1 else ""
        summary.set(key, min(known), _doubt(minimums) or several)


def _times(found: list[Reading], summary: Summary) -> None:
    windows = list(dict.fromkeys((each.day, each.last_day) for each in _of(found, "window")))
    if windows:
        doubt = _doubt(_of(found, "window")) or ("文中有几段时间" if len(windows) > 1 else "")
        start, end = next((each for each in windows if each[1] is not None), windows[0])
        summary.set("window_start", start, doubt)
        summary.set("window_end", end, doubt)
    _day(_of(found, "complete_by"), "complete_by", summary)
    _day(_of(found, "by_day"), "invested_by", summary)
    durations = _of(found, "duration")
    values = _numbers(durations)
    if values:
        summary.set(
            "max_duration_years",
            max(values),
            _doubt(durations) or ("文中有几个期限" if len(set(values)) > 1 else ""),
        )
    spent = _of(found, "spent")
    shares = _numbers(spent)
    if shares:
        summary.set(
            "invested_min_percent",
            shares[0],
            _doubt(spent) or ("文中有几个比例" if len(set(shares)) > 1 else ""),
        )


def _day(found: list[Reading], key: str, summary: Summary) -> None:
    days: list[date] = list(dict.fromkeys(each.day for each in found if each.day is not None))
    if days:
        summary.set(key, max(days), _doubt(found) or ("文中有几个日期" if len(days) > 1 else ""))


def _payments(payments: list[Reading], summary: Summary) -> None:
    """The first payment that the text names."""
    shares = [each for each in payments if each.unit == "share" and each.value is not None]
    sums = [each for each in payments if each.unit == "wan" and each.value is not None]
    if shares and sums and shares[0].start >= 0:
        first = min(shares[0], sums[0], key=lambda each: each.start)
        shares, sums = (
            [each for each in shares if first.unit == "share"],
            [each for each in sums if first.unit == "wan"],
        )
    if shares:
        whole = sum(_numbers(shares))
        parts = "几次拨付的比例加起来不是全部" if len(shares) > 1 and whole % 100 else ""
        summary.set("first_payment_percent", shares[0].value, shares[0].doubt or parts)
    if sums:
        summary.set("first_payment_wan", sums[0].value, sums[0].doubt)


def _unread(found: list[Reading], summary: Summary) -> None:
    """Figures without a role could be one of these."""
    unread = _of(found, "unknown")
    for unit, keys in (("share", ("rate_max_percent",)), ("wan", ("cap_wan", "award_wan"))):
        words = [reading.text for reading in unread if reading.unit == unit]
        for key in keys if words else ():
            summary.doubts.setdefault(key, f"看不出{'、'.join(dict.fromkeys(words))}是什么")
        if unit == "share" and words and "first_payment_percent" in summary.values:
            summary.doubts.setdefault("first_payment_percent", "另有比例看不出是什么")
