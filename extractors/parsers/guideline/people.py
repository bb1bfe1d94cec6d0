"""Recognisers of place and applicant: location, research excluded, title, prior funding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from docgen.model.guideline import (
    LocationCondition,
    PriorFundingCondition,
    ResearchExcludedCondition,
    TitleCondition,
)
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.found import Found, Scene, free_matches

_LOCATION = re.compile(
    r"(?:项目)?(?:实施地点?|建设地点?|所在地)(?:点)?(?:须|应|必须)?(?:位于|在)(?P<province>[^，。；（）、]{1,8}?(?:省|自治区|市))(?:行政区)?(?:区?域|境|范围)?内"
)
_RESEARCH = re.compile(r"研发类项目(?:不予|不)(?:支持|补助|受理|资助)|不(?:予)?支持研发类项目")
_LEVELS: dict[str, Literal["national", "provincial", "municipal"]] = {
    "国家级": "national",
    "省级": "provincial",
    "市级": "municipal",
}
_ONE_LEVEL = "(?:国家级|省级|市级)"
_TITLE = re.compile(
    r"(?:(?P<subject>(?:项目的?)?申报(?:主体|单位|企业)(?:须|应当?|必须)?(?:为|是))|^)"
    r"(?P<valid>(?:处于|在)?有效期内的?)?"
    r"(?:(?P<since>\d{4})年(?:（含）)?(?:以来|以后|起))?(?P<recognised>认定的?)?"
    rf"(?P<level>{_ONE_LEVEL}(?:[、或和]{_ONE_LEVEL})*)(?:（含）)?(?:及?以上)?的?(?:（含）)?"
    r"(?P<names>[^，。；（）]+)"
)
_PRIOR = re.compile(
    r"(?:(?P<first>\d{4})(?:年度?)?(?:(?:-|—|～|~|至|、|和)(?P<last>\d{4}))?年度?)?(?:未|没有|从未)"
    r"(?:获得?|享受)过?(?:过)?本专项资金(?:的?(?:支持|补助|扶持|资助))?"
)
_RUN = re.compile(
    rf"(?:(?P<year>\d{{4}})年度?(?:或者?|、))?连续(?P<run>{figures.NUMBER})年(?:获得|享受)过?(?P<fund>[^，。；]*?(?:资金|补助))"
    r"(?:支持|扶持|资助|补助)?的?，?(?:不得申报|不予支持|不再支持|不可申报)"
)
_OTHER_TIME = re.compile(r"近|以来|连续|\d")


def find_locations(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """项目实施地在江苏省域内."""
    for match in free_matches(_LOCATION, clause):
        about = clause.about(*match.span())
        yield Found(match.start(), LocationCondition(province=match["province"], **about))
        clause.take(*match.span())


def find_research_excluded(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """研发类项目不予支持."""
    for match in free_matches(_RESEARCH, clause):
        yield Found(match.start(), ResearchExcludedCondition(**clause.about(*match.span())))
        clause.take(*match.span())


def find_titles(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """申报主体须为2018年以来省级（含）以上工业互联网标杆工厂; several titles, any one of which is enough.

    A title that comes with words of its own (…明显的省级…) is one; those words stay for a person.
    """
    for match in free_matches(_TITLE, clause):
        level = min(re.findall(_ONE_LEVEL, match["level"]), key=list(_LEVELS)[::-1].index)
        names = _names(match["names"], level)
        if not any(match.group("subject", "valid", "since", "recognised")) or not names:
            continue
        yield Found(
            match.start(),
            TitleCondition(
                any_of=tuple(name for name, _, _ in names),
                level_at_least=_LEVELS[level],
                since_year=int(match["since"]) if match["since"] else None,
                must_be_valid=bool(match["valid"]),
                **clause.about(*match.span()),
            ),
        )
        offset = match.start("names")
        clause.take(match.start(), offset)
        for _, start, end in names:
            clause.take(offset + start, offset + end)


def _names(words: str, level: str) -> list[tuple[str, int, int]]:
    """Each title with its place in the words (the joining 或 or 、 goes with the one before it)."""
    names = []
    for match in re.finditer(r"[^、或]+[、或]?", words):
        name = match[0].rstrip("、或")
        at = name.rfind(level)
        own = at + len(level) if at >= 0 else 0
        start = match.start() + (max(at, 0))
        names.append((name[own:].removesuffix("企业") or name, start, match.end()))
    return names


def find_prior_funding(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """2021-2022年未获得过本专项资金支持: every year from the first to the last."""
    for match in free_matches(_PRIOR, clause):
        piece = re.split("[，。；：]", clause.text[: match.start()])[-1]
        if _OTHER_TIME.search(re.split("[且并]", piece)[-1]):
            continue
        years: tuple[int, ...] = ()
        if match["first"]:
            first, last = int(match["first"]), int(match["last"] or match["first"])
            years = tuple(range(first, last + 1))
            if not years:
                continue
        yield Found(match.start(), PriorFundingCondition(years=years, **clause.about(*match.span())))
        clause.take(*match.span())


def find_runs_of_funding(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """2022年度或连续3年获得过某专项资金支持的不得申报: a fund that is named, a year, a run of years."""
    for match in free_matches(_RUN, clause):
        run = figures.number_of(match["run"])
        if run is None:
            continue
        yield Found(
            match.start(),
            PriorFundingCondition(
                years=(int(match["year"]),) if match["year"] else (),
                fund=match["fund"],
                consecutive_years=int(run),
                **clause.about(*match.span()),
            ),
        )
        clause.take(*match.span())
