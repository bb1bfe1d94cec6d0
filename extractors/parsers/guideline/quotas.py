"""支持数量: how many projects at most, and how many of which kind."""

from __future__ import annotations

import re

from docgen.model.guideline import Quota, QuotaPart
from extractors.parsers.guideline import figures
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.figures import BACK, FRONT, NUMBER
from extractors.parsers.guideline.prose.doubts import EACH_REGION

_MAX = re.compile(
    rf"(?:不超过|不多于|最多|至多)(?P<max>{NUMBER})(?:个|项|家|名)(?:项目)?(?:（(?P<parts>[^（）]*)）)?"
)
_WHOLE = re.compile(
    rf"(?:支持|遴选|立项|资助|创建|评选|认定)(?P<max>{NUMBER})(?:个|项|家|名)(?:项目)?(?:左右|以内)?(?=[，。；（]|$)(?:（(?P<parts>[^（）]*)）)?"
)
"""全省支持30个，每个市推荐不超过3个: the first is the quota."""
_PART = re.compile(
    rf"(?P<label>[^，；]+?)(?P<front>{FRONT})?(?P<count>{NUMBER})(?:个|项|家|名)(?P<back>{BACK})?(?:[，；]|$)"
)


def quota_of(clause: Clause) -> Quota | None:
    """The quota of a clause, its words taken; None where there is none or not all of it is understood."""
    match = _of_all(clause.text)
    most = figures.number_of(match["max"]) if match else None
    if match is None or most is None:
        return None
    parts = _parts(re.sub(r"^其中[，：]?", "", match["parts"] or ""))
    if parts is None:
        return None
    clause.take(*match.span())
    return Quota(max=int(most), parts=parts, citation=clause.cite(match.span()))


def _of_all(text: str) -> re.Match[str] | None:
    """The words that bound the number of all projects, not of each region's."""
    for pattern in (_MAX, _WHOLE):
        for match in pattern.finditer(text):
            if not EACH_REGION.search(text[: match.start()]):
                return match
    return None


def _parts(words: str) -> tuple[QuotaPart, ...] | None:
    """其中，A不超过4个，B不少于5个. A label may hold 、 but no figure."""
    parts: list[QuotaPart] = []
    at = 0
    while at < len(words):
        match = _PART.match(words, at)
        relation = figures.relation_of(match["front"], match["back"]) if match else None
        count = figures.number_of(match["count"]) if match else None
        if match is None or relation is None or count is None:
            return None
        parts.append(QuotaPart(label=match["label"], relation=relation, count=int(count)))
        at = match.end()
    return tuple(parts)


def splits_whole(quota: Quota) -> bool:
    """Whether the parts are kinds of project that share out the whole number between them.

    A part that names a kind of applicant (…企业项目) says who applies, not what.
    """
    return (
        len(quota.parts) > 1
        and all(
            part.relation == "le" and not re.search(r"(?:企业|单位|机构)(?:类)?项目$", part.label)
            for part in quota.parts
        )
        and sum(part.count for part in quota.parts) == quota.max
    )
