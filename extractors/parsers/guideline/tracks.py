"""Tracks (子类): kinds of project inside a programme with rules of their own, found by how they are used."""

from __future__ import annotations

import re

from extractors.parsers.guideline.clauses import Clause

_SUBJECT = re.compile(
    r"(?:^|(?<=[。；，]))(?:其中，?)?(?P<name>[^，。；（）、]{2,40}?项目)"
    r"(?=的?申报(?:主体|单位|企业)|总投|的?投资|，单个|，?按|完成后|截至|实施周期)"
)
_GENERIC = re.compile(
    r"(?:(?:单个|每个|本|该|各|此类|申报|所有|上述|研发类|申报单位)项目|(?:按|截至|以|对|自|在|优先|列入).*|.*(?:不超过|不少于|不低于).*)"
)


def track_names(clauses: list[Clause], heads: list[str], shares: list[str]) -> tuple[str, ...]:
    """The tracks of a programme, in the order of the text; empty where there is but one.

    heads: sub-heads of the conditions; shares: kinds that share out the quota. A shortened name
    (its characters all in a longer one, in order) is the longer one.
    """
    used = [match["name"] for clause in clauses for match in _subjects(clause)]
    names = list(dict.fromkeys([*heads, *used, *shares]))
    full = [name for name in names if not any(_shortens(name, other) for other in names)]
    return tuple(full) if len(full) > 1 else ()


def mark_subjects(clause: Clause, tracks: tuple[str, ...]) -> None:
    """Note where in the clause a track is the subject."""
    subjects = []
    for match in _subjects(clause):
        track = next(
            (each for each in tracks if each == match["name"] or _shortens(match["name"], each)), None
        )
        if track:
            subjects.append((match.start("name"), match.end("name"), track))
    clause.subjects = tuple(subjects)


def _subjects(clause: Clause) -> list[re.Match[str]]:
    return [match for match in _SUBJECT.finditer(clause.text) if not _GENERIC.fullmatch(match["name"])]


def _shortens(name: str, longer: str) -> bool:
    """Whether a name is another one with words left out: 工业互联网公共服务平台项目."""
    if len(name) >= len(longer):
        return False
    rest = iter(longer)
    return all(char in rest for char in name)
