"""Conditions on time: window, complete-by, duration, state.

A date keeps the precision it was written with; a verdict stands only where it holds for the earliest
and the latest day that the date can mean.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal

from docgen.check.case import RELATION_WORDS, Case, Verdict, certain, day_zh
from docgen.model.application import ProjectState
from docgen.model.findings import Outcome
from docgen.model.guideline import (
    CompleteByCondition,
    DurationCondition,
    PeriodCondition,
    Relation,
    StateCondition,
    WindowCondition,
)
from docgen.model.money import plain

STATE_WORDS: dict[ProjectState, str] = {
    ProjectState.PLANNED: "未开工",
    ProjectState.STARTED: "已开工、尚未竣工",
    ProjectState.COMPLETED: "已完工",
}
_DATES_TOO_COARSE = "日期不够精确，请在 project.ends 写明到日"


def judge_window(condition: WindowCondition, case: Case) -> Verdict:
    """Completed, and the end surely inside; a bound that the text doesn't include is doubtful on its day."""
    project = case.application.project
    start = _bound(condition.start, condition.start_included)
    expected = f"{start}至{_bound(condition.end, condition.end_included)}期间完工"
    actual = f"{STATE_WORDS[project.state]}，结束时间 {project.ends.zh()}"
    if project.state is not ProjectState.COMPLETED:
        return Verdict(Outcome.FAIL, expected, actual, "项目尚未完工", "project.state")
    first, last = project.ends.first_day(), project.ends.last_day()
    surely_in = first >= _first_sure_day(
        condition.start, condition.start_included
    ) and last <= _last_sure_day(condition.end, condition.end_included)
    maybe_in = last >= condition.start and first <= condition.end
    outcome = certain(surely_in, maybe_in)
    why = _doubt_about_end(outcome, first == last)
    return Verdict(outcome, expected, actual, why, "project.ends")


def judge_period(condition: PeriodCondition, case: Case) -> Verdict:
    """Begin and end of the project surely inside, whatever day each can mean."""
    begins, ends = case.application.project.begins, case.application.project.ends
    surely_in = begins.first_day() >= condition.start and ends.last_day() <= condition.end
    maybe_in = begins.last_day() >= condition.start and ends.first_day() <= condition.end
    outcome = certain(surely_in, maybe_in)
    expected = f"实施时间在{_bound(condition.start, True)}至{_bound(condition.end, True)}之内"
    early = begins.first_day() < condition.start
    why = f"请在 project.{'begins' if early else 'ends'} 写明到日" if outcome is Outcome.UNDETERMINED else ""
    field = "project.begins" if early else "project.ends"
    return Verdict(outcome, expected, project_length_text(case), why, field)


def judge_complete_by(condition: CompleteByCondition, case: Case) -> Verdict:
    """The latest day that the end can mean against the day; on the day itself only if it is included."""
    ends = case.application.project.ends
    surely = ends.last_day() <= _last_sure_day(condition.by, condition.included)
    outcome = certain(surely, ends.first_day() <= condition.by)
    expected = f"{_bound(condition.by, condition.included)}前完成"
    why = _doubt_about_end(outcome, ends.first_day() == ends.last_day())
    return Verdict(outcome, expected, f"结束时间 {ends.zh()}", why, "project.ends")


def judge_duration(condition: DurationCondition, case: Case) -> Verdict:
    """The time from begin to end against a number of years; see `project_length`."""
    outcome = project_length(case, condition.relation, condition.years)
    expected = f"实施周期{RELATION_WORDS[condition.relation]} {plain(condition.years)} 年"
    if condition.strength == "in_principle":
        expected = f"原则上{expected}"
    why = "按所填日期的精度无法确定，请把开始、结束时间写到日" if outcome is Outcome.UNDETERMINED else ""
    return Verdict(outcome, expected, project_length_text(case), why, "project.ends")


def judge_state(condition: StateCondition, case: Case) -> Verdict:
    """Started and completed as the text demands."""
    state = case.application.project.state
    started, completed = state is not ProjectState.PLANNED, state is ProjectState.COMPLETED
    held = started == condition.started and completed == condition.completed
    wanted = "已开工" if condition.started else "未开工"
    if condition.started:
        wanted = "已完工" if condition.completed else "已开工但尚未竣工"
    outcome = Outcome.PASS if held else Outcome.FAIL
    return Verdict(outcome, f"项目{wanted}", STATE_WORDS[state], field="project.state")


def project_length(case: Case, relation: Relation, years: Decimal) -> Outcome:
    """Whether the project's duration stands in that relation to a number of years.

    A period of N years ends on the anniversary of its begin (民法典 201、202条) or, counted with both
    days, on the day before; either end is exactly N years.
    """
    months = years * 12
    begins, ends = case.application.project.begins, case.application.project.ends
    if months != months.to_integral_value() or ends.last_day() < begins.first_day():
        return Outcome.UNDETERMINED
    longest = _in_relation(begins.first_day(), ends.last_day(), relation, int(months))
    shortest = _in_relation(begins.last_day(), ends.first_day(), relation, int(months))
    return certain(longest, shortest)


def project_length_text(case: Case) -> str:
    """实施时间 2022年3月至2023年12月."""
    project = case.application.project
    return f"实施时间 {project.begins.zh()}至{project.ends.zh()}"


def _in_relation(begin: date, end: date, relation: Relation, months: int) -> bool:
    anniversary = _months_later(begin, months)
    longer, shorter = end > anniversary, end < anniversary - timedelta(days=1)
    match relation:
        case "le":
            return not longer
        case "lt":
            return shorter
        case "ge":
            return not shorter
        case "gt":
            return longer


def _months_later(day: date, months: int) -> date:
    """The same day of a later month; its last day where that month is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _first_sure_day(start: date, included: bool) -> date:
    return start if included else start + timedelta(days=1)


def _last_sure_day(end: date, included: bool) -> date:
    return end if included else end - timedelta(days=1)


def _bound(day: date, included: bool) -> str:
    return f"{day_zh(day)}（含）" if included else day_zh(day)


def _doubt_about_end(outcome: Outcome, to_the_day: bool) -> str:
    if outcome is not Outcome.UNDETERMINED:
        return ""
    return "条款没有写明是否包括当日，请向主管部门确认" if to_the_day else _DATES_TOO_COARSE
