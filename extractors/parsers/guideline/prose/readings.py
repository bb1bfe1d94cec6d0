"""An item's words → its figures with their roles, levels and doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from extractors.parsers.guideline import figures
from extractors.parsers.guideline.clauses import sentence_spans
from extractors.parsers.guideline.facets import Facet
from extractors.parsers.guideline.passage import Passage
from extractors.parsers.guideline.prose.doubts import doubt_of
from extractors.parsers.guideline.prose.levels import around, labels_for, subject_of
from extractors.parsers.guideline.prose.roles import role_of
from extractors.parsers.guideline.prose.sentences import Reading, Sentence
from extractors.parsers.guideline.prose.surroundings import CAPS, Role, Surroundings
from extractors.parsers.guideline.prose.tokens import Group, Token, groups_in
from extractors.parsers.guideline.prose.windows import windows_in

_EXTREME_HEAD = re.compile(
    r"最[高低][^，。；：]{1,8}：$|(?:^|[。；])\s*[^，。；：]{0,8}(?:投资|投入)(?:总?额|规模|要求)?：不[低少]于$"
)
"""最高补助：100万元, 项目研发总投入：不低于3000万元: a head that the figure belongs to."""
_STOP = re.compile(r"[。；]")
_BRACKETED = re.compile(r"（[^（）]*）")
_KEPT = 2048
_RATIO = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})[：:∶](?P<rest>\d{1,2}(?:[：:∶]\d{1,2}){0,3})(?=的?比例|[，。；]|分|拨付|兑现|兑付|发放)"
)


_SHARED_OUT = re.compile("的?(?:比例)?(?:分担|承担|负担|共担|分配)")
"""由省、市、县三级按4∶3∶3比例分担: who pays, and not when."""


def readings_of(words: Passage | str, facet: Facet | None = None, head: int = 0) -> list[Reading]:
    """All figures of a passage that stands under a facet (None: under none).

    head: how many of its first characters are a head on a line of its own; it tells what the passage is about
    and is no part of a clause in it.
    """
    return list(_of_text(words if isinstance(words, str) else words.text, facet, head))


@lru_cache(maxsize=_KEPT)
def _of_text(text: str, facet: Facet | None, head: int) -> tuple[Reading, ...]:
    """Kept, as the same words are asked about for the tree, the rules, the flat figures and the ledger."""
    found = (
        reading
        for start, end in sentence_spans(text)
        for reading in _in_sentence(Sentence(text[start:end], start, facet, max(0, head - start)))
    )
    return tuple(_with_common_case(list(found), text))


COMMON = "一般情形"
"""What is given where a case that the text names doesn't hold."""
_OF_THE_SAME = re.compile("(?:可|则)?按(?:照)?(?:不超过)?$|(?:可)?(?:提高|放宽|上浮)[到至]$")


def _with_common_case(found: list[Reading], text: str) -> list[Reading]:
    """按造价的30%补助，脱贫村建设的按40%补助: a rate without words of its own before one of a case, of the same base.

    So is a cap beside it.
    """
    rates = [at for at, each in enumerate(found) if each.role == "rate"]
    first = rates[0] if rates else 0
    case = next((at for at in rates[1:] if found[at].label), None)
    if case is None or case != rates[1] or found[first].label or found[first].low is not None:
        return found
    if not _OF_THE_SAME.search(text[: found[case].start]) or found[first].value == found[case].value:
        return found
    return [
        replace(each, label=COMMON)
        if at == first or (first < at < case and each.role in CAPS and not each.label)
        else each
        for at, each in enumerate(found)
    ]


def forget() -> None:
    """Drop the readings kept of the text before; they serve one parse."""
    _of_text.cache_clear()


def _in_sentence(sentence: Sentence) -> Iterator[Reading]:
    yield from windows_in(sentence)
    yield from _ratio(sentence)
    yield from _matched(sentence)
    groups = [group for group in groups_in(sentence.text) if not sentence.is_taken(group.start, group.end)]
    last: tuple[Group, Role] | None = None
    labelled: list[Reading] = []
    valued, of_clause = 0, _Rated()
    for at, group in enumerate(groups):
        place = _surroundings(sentence, groups, at)
        role = _same_tier(sentence.text, last, group) or role_of(place)
        clause = len(sentence.text[: group.start]) - len(place.before)
        clause = max(clause, sentence.head if sentence.head <= group.start else 0)
        doubt = doubt_of(place, role)
        found = list(_read_group(sentence, group, role, clause, max(clause, valued)))
        found = _labelled_alike(found, labelled) if role in _VALUES else found
        if role in CAPS and len(found) == 1 and of_clause.clause == clause:
            found = [replace(found[0], label=of_clause.label_of_a_cap(found[0].label, place.near))]
            of_clause = replace(of_clause, capped=True)
        elif role == "rate" and len(found) == 1:
            of_clause = of_clause.with_rate(clause, found[0].label)
        for reading in found:
            yield replace(reading, doubt=doubt) if doubt and not reading.doubt else reading
        labelled = found if role in _VALUES and len(found) > 1 else labelled
        last = (group, role)
        if role in _VALUES:
            valued = group.end


_ONLY_LIMITS = re.compile(
    "(?:[单每]个|同一)?(?:项目|企业|主体|单位)?(?:补助|补贴|奖励|资助)?(?:最高|上限)?(?:补助|补贴|奖励|资助)?(?:最高|上限)?(?:不超过|为)?"
)
"""What stands between a rate and a cap that is of the same thing."""


@dataclass(frozen=True)
class _Rated:
    """What the rates of a clause are for: one cap behind several is of all of them."""

    clause: int = -1
    labels: tuple[str, ...] = ()
    capped: bool = False

    def with_rate(self, clause: int, label: str) -> _Rated:
        """One more rate, in this clause or in another one."""
        goes_on = clause == self.clause and not self.capped
        return _Rated(clause, (*self.labels, label) if goes_on else (label,))

    def label_of_a_cap(self, own: str, near: str) -> str:
        """Whose cap stands behind the rates. near: the words from the last comma on."""
        if own and not _ONLY_LIMITS.fullmatch(near.strip("，、 ")):
            return own
        return self.labels[0] if len(self.labels) == 1 else ""


def _labelled_alike(found: list[Reading], before: list[Reading]) -> list[Reading]:
    """分别按20%、25%补助，最高500万元、1000万元: what stands side by side without labels has those before."""
    known = len(found) == len(before) and all(each.label for each in before)
    if len(found) < 2 or not known or any(each.label for each in found):
        return found
    return [
        replace(
            each,
            label=other.label,
            noun=other.noun,
            lead=other.lead,
            doubt="" if each.doubt == UNLABELLED else each.doubt,
        )
        for each, other in zip(found, before, strict=True)
    ]


UNLABELLED = "并列的数字没有一一对应的级别"
_VALUES: frozenset[Role] = frozenset(
    ("rate", "award", "cap", "cap_holder", "cap_yearly", "unit_rate", "points")
)
_TIERS: frozenset[Role] = frozenset(("minimum", "minimum_software", "threshold", "bound"))


_NEXT_GRADE = re.compile("[、，；](?:优秀|良好|合格|[^，。；、\\d]{1,4}[等级])的?按")
"""优秀的按核定额的100%、良好的按80%."""


def _same_tier(text: str, last: tuple[Group, Role] | None, group: Group) -> Role | None:
    """100万元以下、100万元以上至 …: one tier after the other says the same thing."""
    if last is None or last[0].unit != group.unit:
        return None
    between = text[last[0].end : group.start]
    if last[1] == "share_other" and _NEXT_GRADE.fullmatch(between):
        return last[1]
    if last[1] not in _TIERS:
        return None
    return (
        last[1]
        if re.fullmatch(
            r"(?:（含[^（）]*）)?(?:以[上下内])?(?:（含[^（）]*）)?(?:至|-|、|和|，|及|或){1,2}", between
        )
        else None
    )


_REACH = 400
"""So many characters to each side tell what a figure is; a text that has lost its stops would cost its cube."""


def _surroundings(sentence: Sentence, groups: list[Group], at: int) -> Surroundings:
    text, group = sentence.text, groups[at]
    clause = max((match.end() for match in _STOP.finditer(text, 0, group.start)), default=0)
    previous = groups[at - 1].end if at else 0
    masked = _BRACKETED.sub(lambda match: re.sub("[，：；]", "、", match[0]), text)
    marks = "，" if _EXTREME_HEAD.search(text[clause : group.start]) else "，："
    head = sentence.head if sentence.head <= group.start else 0
    near_from = max(previous, clause, head, *(masked.rfind(mark, 0, group.start) + 1 for mark in marks))
    following = _STOP.search(text, group.end)
    behind = following.start() if following else len(text)
    return Surroundings(
        group=group,
        before=text[max(clause, group.start - _REACH) : group.start],
        after=text[group.end : min(behind, group.end + _REACH)],
        near=masked[max(near_from, group.start - _REACH) : group.start],
        facet=sentence.facet,
    )


def _read_group(sentence: Sentence, group: Group, role: Role, clause: int, fresh: int) -> Iterator[Reading]:
    text = sentence.text
    if group.unit == "date":
        yield from _dates(sentence, group, role)
        return
    if group.joint == "range":
        low, high = group.tokens[0], group.tokens[-1]
        label = _tier_label(text, group) if role in _TIERS else subject_of(text, clause, group)
        yield _reading(sentence, role, high, low=low.value, label=label, start=low.start)
        return
    labels = _labels(text, clause, fresh, group)
    lead, noun = around(text[clause : group.start], labels) if labels else ("", "")
    for index, token in enumerate(group.tokens):
        label = (
            labels[index] if labels else _open_tier(text, token, role) or _label(text, group, clause, fresh)
        )
        doubt = "" if labels or len(group.tokens) == 1 else UNLABELLED
        yield replace(_reading(sentence, role, token, label=label, doubt=doubt), noun=noun, lead=lead)


def _tier_label(text: str, group: Group) -> str:
    bound = re.match(r"(?:（含[^（）]*）)?以[上下内]", text[group.end :])
    return text[group.start : group.end] + (bound[0] if bound else "")


def _open_tier(text: str, token: Token, role: Role) -> str:
    """、300万元以上, the last of several tiers."""
    joined = role in _TIERS and text[: token.start].endswith(("以下、", "以下和", "以下及", "以下，"))
    bound = re.match(r"(?:（含[^（）]*）)?以上", text[token.end :]) if joined else None
    return token.text + bound[0] if bound else ""


def _labels(text: str, clause: int, fresh: int, group: Group) -> tuple[str, ...]:
    """The labels of figures side by side; 分别 may reach back over the figure before."""
    if len(group.tokens) < 2:
        return ()
    labels = labels_for(text, fresh, group)
    return labels if labels or "分别" not in text[fresh : group.start] else labels_for(text, clause, group)


def _label(text: str, group: Group, clause: int, fresh: int) -> str:
    return subject_of(text, clause, group, fresh) if len(group.tokens) == 1 else ""


def _reading(
    sentence: Sentence,
    role: Role,
    token: Token,
    *,
    low: Decimal | None = None,
    label: str = "",
    doubt: str = "",
    start: int | None = None,
) -> Reading:
    if token.value is None and role not in ("foreign",):
        doubt = doubt or "数字读不准"
    return Reading(
        role=role,
        unit=token.unit,
        text=token.text,
        start=sentence.offset + (token.start if start is None else start),
        end=sentence.offset + token.end,
        value=token.value,
        low=low,
        label=label,
        doubt=doubt,
    )


def _ratio(sentence: Sentence) -> Iterator[Reading]:
    """按4:3:3的比例拨付: the first payment."""
    for match in _RATIO.finditer(sentence.text):
        parts = [int(match["first"]), *(int(part) for part in re.split("[：:∶]", match["rest"]))]
        if sum(parts) not in (10, 100) or not re.search("拨付|兑现|拨款|兑付|支付|补助|分", sentence.text):
            continue
        sentence.taken.append(match.span())
        if _SHARED_OUT.match(sentence.text, match.end()):
            continue
        share = Decimal(parts[0]) * (10 if sum(parts) == 10 else 1)
        at = sentence.offset
        yield Reading("payment", "share", match[0], at + match.start(), at + match.end(), value=share)


AS_MATCHED = "由配套比例换算"
_MATCHED = re.compile(
    r"按照?(?:(?!不[低少]于)[^，。；]){0,16}?(?:1[：:∶](?P<part>\d+(?:\.\d+)?)(?:的比例)?(?:给予|予以)"
    r"|(?:给予|予以)1[：:∶](?P<given>\d+(?:\.\d+)?))[^，。；]{0,6}(?:配套|匹配)"
)


def _matched(sentence: Sentence) -> Iterator[Reading]:
    """按上级到位资金的1:0.5给予配套, 按国拨经费给予1:1配套: 50 %, 100 % of what another level gives."""
    for match in _MATCHED.finditer(sentence.text):
        share = Decimal(match["part"] or match["given"]) * 100
        at = sentence.offset
        yield Reading(
            "rate", "share", match[0], at + match.start(), at + match.end(), value=share, doubt=AS_MATCHED
        )


def _dates(sentence: Sentence, group: Group, role: Role) -> Iterator[Reading]:
    for token in group.tokens:
        day = figures.day_of(token.text)
        yield Reading(
            role=role,
            unit="date",
            text=token.text,
            start=sentence.offset + token.start,
            end=sentence.offset + token.end,
            day=day.last() if day else None,
            doubt=_doubt_of_day(role, token.text, sentence.text[token.end :]) if day else "日期读不准",
        )


_BEFORE_A_YEAR = "写的是某年前，看不出含不含当年"


def _doubt_of_day(role: Role, day: str, after: str) -> str:
    """2026年建成投产 may say when something is done, and not by when; 2026年前 may end a year before."""
    sure = re.match("[底末]|内(?:基本|全部|全面)?(?:建成|竣工|完工|投产|完成|实施完)", after)
    if role != "complete_by" or re.fullmatch(r"\d{4}年", day) is None or sure:
        return ""
    return _BEFORE_A_YEAR if re.match("[之以]?前", after) else "只写了年份"
