"""Recognisers of time and state: window, acceptance, complete-by, duration, state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.model.guideline import (
    AcceptanceCondition,
    CompleteByCondition,
    DurationCondition,
    PeriodCondition,
    StateCondition,
    WindowCondition,
)
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.bases import PERIOD, period_of
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.figures import BACK, DATE, FRONT, INCLUDED, NUMBER
from extractors.parsers.guideline.found import Found, Scene, free_matches

_DONE = (
    r"(?:(?:全部|建设|创建|实施|整体|项目)*(?:完工|建成|竣工|投产|完成(?=[，。；（）]|$))"
    r"|完成(?=[^，。；]*(?:攻关|建设|改造|项目|任务|创建|并购|重组|变更|验收))|通过(?:项目|竣工|综合)?验收)"
)
"""Completion of the project itself, not of a registration or the like."""
_WINDOW = re.compile(rf"(?:项目)?(?:须|应)?在?{PERIOD}，?(?:[^。；\d]*?，)?{_DONE}[^，。；（）]*")
_PERIOD = re.compile(
    r"(?:项目)?(?:的)?(?:实施|建设|执行)(?:周期|期限|期|起止时间|时间)(?:原则上)?(?:应|须)?(?:统一)?(?:为|：|在|从|自|为自)?"
    rf"{PERIOD}(?=[，。；（]|$)"
)
_ACCEPTANCE = re.compile(
    r"(?:并)?(?:须|应)?在(?:项目)?申报截止(?:日期|日|时间)(?:之|以)?前(?:由(?P<by>[^，。；（）]*?))?(?:完成|通过)(?:项目)?验收(?:工作)?"
    r"(?:（[^（）]*?由(?P<issuer>[^，。；（）]*?)出具(?P<proof>[^，。；（）]*)）)?"
)
_COMPLETE_BY = re.compile(
    rf"(?:须|应|必须)?在?(?P<day>{DATE})(?P<included>{INCLUDED})?(?:之|以)?前(?P<after>{INCLUDED})?{_DONE}[^，。；（）]*+"
    "(?!，(?:且|并)?(?:列入|纳入))"
)
_DURATION = re.compile(
    rf"(?:项目)?(?:实施|建设)(?:周期|期限|期|时间)(?:原则上)?(?:为|须|应)?(?P<front>{FRONT})?(?P<number>{NUMBER})个?(?P<unit>年|月)(?P<back>(?>{BACK}))?+(?!的|内)"
)
_STATE = re.compile(r"(?:项目)?已开工(?:建设)?(?:（[^（）]*）)?，?[但且并]*(?:尚?未|没有)(?:竣工|建成|完工)")
_REMARK = re.compile(r"（即[^（）\d]*）")


def is_of_completion(text: str, start: int) -> bool:
    """Whether the time that begins at start is that of the project's completion."""
    return _WINDOW.match(text, start) is not None


def find_windows(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """2021年1月1日（含）至2022年6月30日（含）期间完工."""
    for match in free_matches(_WINDOW, clause):
        days = period_of(match)
        if days is None:
            continue
        yield Found(
            match.start(),
            WindowCondition(
                start=days[0],
                end=days[1],
                start_included=bool(match["start_in"]) or not _is_day(match["start"]),
                end_included=bool(match["end_in"]) or not _is_day(match["end"]),
                **clause.about(*match.span()),
            ),
        )
        clause.take(*match.span())


def find_periods(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """项目实施期为2023年1月至2024年12月: begin and end of the project, both included."""
    for match in free_matches(_PERIOD, clause):
        days = period_of(match)
        if days is None:
            continue
        yield Found(match.start(), PeriodCondition(start=days[0], end=days[1], **clause.about(*match.span())))
        clause.take(*match.span())


def _is_day(text: str) -> bool:
    """A month or year as a bound is meant whole; only a day leaves open whether it counts itself."""
    return text.endswith("日")


def find_acceptance(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """在项目申报截止日期前由…完成验收工作（须由…出具验收意见）."""
    for match in free_matches(_ACCEPTANCE, clause):
        yield Found(
            match.start(),
            AcceptanceCondition(
                proof=match["proof"] or "验收",
                issuer=match["issuer"] or match["by"] or "",
                **clause.about(*match.span()),
            ),
        )
        clause.take(*match.span())


def find_complete_by(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """须在2023年12月31日前建设完成; 2024年底前 reaches to the year's last day."""
    for match in free_matches(_COMPLETE_BY, clause):
        bound = _bound(match)
        if bound is None:
            continue
        by, included = bound
        yield Found(
            match.start(), CompleteByCondition(by=by, included=included, **clause.about(*match.span()))
        )
        clause.take(*match.span())


def _bound(match: re.Match[str]) -> tuple[date, bool] | None:
    day = figures.day_of(match["day"])
    if day is None:
        return None
    if day.at_end:
        return day.last(), True
    included = bool(match["included"] or match["after"])
    return (day.last() if included else day.first()), included


def find_durations(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """实施周期不超过2年; what goes on with 的 is the scope of another rule."""
    for match in free_matches(_DURATION, clause):
        relation = figures.relation_of(match["front"], match["back"])
        years = figures.years_of(match["number"], match["unit"])
        if relation is None or years is None:
            continue
        yield Found(
            match.start(),
            DurationCondition(relation=relation, years=years, **clause.about(*match.span())),
        )
        clause.take(*match.span())


def find_states(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """已开工建设但尚未竣工. A paper asked for in brackets inside is left to its own recogniser."""
    for match in free_matches(_STATE, clause):
        start, end = match.span()
        remark = _REMARK.match(clause.text, end)
        yield Found(start, StateCondition(started=True, completed=False, **clause.about(start, end)))
        bracket = re.search("（[^（）]*）", match[0])
        if bracket:
            clause.take(start, start + bracket.start())
            clause.take(start + bracket.end(), end)
        else:
            clause.take(start, remark.end() if remark else end)
