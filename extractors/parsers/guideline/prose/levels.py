"""Levels, tiers and kinds: which of several figures goes with which words (国家级、省级 … 分别 50万元、20万元)."""

from __future__ import annotations

import re
from string import digits

from extractors.parsers.guideline import figures
from extractors.parsers.guideline.prose.tokens import Group, Token, tokens_in

_LEVEL = re.compile(
    r"(?<![园景社街地城辖])(?:国家|省部|省|市|区|县|镇|国际|世界|全国)(?:(?:级|标准)(?:（含）)?(?:及以上|以上)?|(?=[、和及与]))"
    r"|(?:行业|地方|团体|企业)(?:(?:级|标准)(?:（含）)?(?:及以上|以上)?|(?=[、和及与](?:国际|国家|行业|地方|团体|企业)(?:标准|[、和及与])))"
    r"|(?:国际|世界|全国|全省|全市|区域)性|(?:特|一|二|三|四|优秀|甲|乙|丙)(?:等|级)(?:奖)?|[金银铜]奖|[1-5一二三四五]A级?|A{1,5}级?|优秀|良好|合格|第[一二三四五六七八九十]名|[冠亚季]军|第[一二三四五]年|[前后][一二两三四五\d]年|[一二三四五2-5]星级|[正副]?高级|中级|初级"
)
_LEAD = re.compile(
    r"^.*(?:评为|认定为|列为|列入|入围|入选|荣获|获得|获评|获|取得|通过|创建|创成|晋升为|被|成为|牵头起草|参与起草|起草|制定|对|为|的|达到|达|首次|新|经|属于|于)"
)
_TRAIL = re.compile(r"(?:的|认定|称号|项目|企业|单位|荣誉|奖项|的企业|的单位|，)+$")
_SUBJECT = re.compile(
    r"(?:对于?|凡是?|其中|经认定为|首次)?(?P<words>[^，。；：]*?(?:的|项目|企业|单位|机构|平台|者|人员|人才|团队|产品|部分|类|实验室|中心|基地|园区|研究院|车间|工厂|品牌|展会|赛事|活动|作品|景区|民宿|饭店))(?=，|$|给予|予以|按|每|最高|奖励|补助|补贴|资助|一次性|分别|再|额外|另)"
)
_TITLED = re.compile("[^一]等?奖$|.[级类型档]$|.(?:项目|企业|平台|中心|基地|园区)$")
_COUNTED = re.compile(r"(?:^|[，、；：。])(?P<label>[^，、；：。\d（）]{2,14}?)(?:为|各|共|不超过|最多|约)?$")
_KIND_HEAD = re.compile("[，：]|(?<=[^，：]{2})按")
_REACHED = re.compile("(?:增长|增幅|增速|提高|下降|超过|达到?|不低于|占比?|比例为|率为?)$")
_FIGURE = re.compile(r"\d(?:%|‰|[万亿]?元)$")
_RANKED = re.compile(r"前(?P<n>[二两三四五六七八九十]|[2-9]|10)名[^。；]*分别[^，。；\d]*$")
"""对排前三名的街道，分别奖励50万元、40万元、30万元."""
_MOST = re.compile("(?:每?年度?|累计|补贴)*(?:最高|上限)(?:补助|补贴|奖励|资助|支持)?(?:不超过|为)?$")
_NO_SUBJECT = re.compile(
    r"^(?:按|拟|全[省市区县]|计划|择优|采[取用]|不超过|单[个家]|每[个家]|首期|二期|首次拨|最高|给予|但|并(?!购)|且|/|比例|标准|部分|总额|享受|达到(?![\d一二三四五])|达(?![到\d])|年度?(?=最高|累计|补|奖|支持|总|不|限|内|$)|其中|项目$|补助|奖励|支持|资助|增加)"
    r"|不超过|给予|予以|[%‰](?!（含）|及?以上)|^一次性|^.?$"
)


def labels_for(text: str, clause: int, group: Group) -> tuple[str, ...]:
    """One label a figure, from the enumeration of as many members that stands before them; () if there is none."""
    return labels_in(text[clause : group.start], len(group.tokens))


def labels_in(before: str, count: int) -> tuple[str, ...]:
    """The last enumeration of so many members; () if there is none."""
    if not before:
        return ()
    tiers = _tiers(before)
    if len(tiers) == count:
        return tuple(tiers)
    bounds = [each for each in _number_chain(before) if len(each) == count]
    if bounds:
        return bounds[-1]
    for stretch in ("，".join(re.split("[，；：]", before)[-2:]), before):
        levels = [match[0] for match in _LEVEL.finditer(stretch)]
        if len(levels) == count and len(set(levels)) == count:
            return tuple(levels)
    counted = next((each for each in (_ranged(before), _ranked(before)) if len(each) == count), ())
    if counted:
        return counted
    chains = list(_chains(before))
    whole = [chain for chain in chains if len(chain) == count]
    ends = [end for chain in chains if (end := _end_of(chain, count))]
    return next(reversed(whole or ends), ())


_RANGED = re.compile(
    r"(?P<from>[1-5一二三四五])(?P<of>A?级?)[—–至到~～-](?P<to>[1-5一二三四五])(?P<unit>星级?|A级?|[级等](?=奖))"
)


def _ranged(before: str) -> tuple[str, ...]:
    """2—5星级: each of the levels from one to another."""
    match = _RANGED.search(before)
    if match is None:
        return ()
    signs = digits[1:] if match["from"].isascii() else "一二三四五"
    if match["to"] not in signs:
        return ()
    first, last = signs.index(match["from"]), signs.index(match["to"])
    step = 1 if first <= last else -1
    return tuple(f"{signs[at]}{match['unit']}" for at in range(first, last + step, step))


def _ranked(before: str) -> tuple[str, ...]:
    """前三名 … 分别: the first, the second and the third."""
    match = _RANKED.search(before)
    number = figures.number_of(match["n"].replace("两", "二")) if match else None
    return tuple(f"第{sign}名" for sign in "一二三四五六七八九十"[: int(number or 0)])


_NOUN = re.compile(
    "(?!分别|给予|予以|按|奖励|补助|补贴|资助|最高|每|的|，)(?P<noun>[^，。；：、的]{2,16})(?:的|，|$)"
)
_LONGEST_LEAD = 12


def around(before: str, labels: tuple[str, ...]) -> tuple[str, str]:
    """What stands before an enumeration of levels and behind it: 参与起草, 标准 of 参与起草国家、行业标准的单位."""
    first, last = before.rfind(labels[0]), before.rfind(labels[-1])
    if first < 0 or last < first:
        return "", ""
    noun = _NOUN.match(before, last + len(labels[-1]))
    lead = re.split("[，。；：]", before[:first])[-1].removeprefix("对")
    return lead[-_LONGEST_LEAD:], noun["noun"] if noun else ""


_NAMED_LEVEL = "(?:国际|国家|行业|省|市|区|县|地方|团体)[\u4e00-\u9fff]{0,4}?"


def _end_of(chain: tuple[str, ...], count: int) -> tuple[str, ...]:
    """纳入碳账户体系、评价等级为深绿、浅绿: where the last members follow what leads to them, those.

    Or are levels of one thing: 绿色建筑、建筑工业化领域国家标准、行业标准.
    """
    end = chain[-count:]
    kind = end[-1][-2:]
    led = re.search(f"{_NAMED_LEVEL}{re.escape(kind)}$", end[0])
    first = led[0] if led and all(each.endswith(kind) for each in end) else _LEAD.sub("", end[0])
    return (first, *end[1:]) if len(chain) > count and first and first != end[0] else ()


def _tiers(before: str) -> list[str]:
    """50万元以上至100万元以下、100万元以上至200万元以下 …"""
    number = r"[\d.]+(?:千|百)?(?:万|亿)?(?:元|家|个|人|吨|平方米|名|%|户|台|㎡)?"
    bound = rf"{number}(?:（含[^（）]*）)?(?:（?[^（）、，；]{{0,4}}）?)?(?:以上|以下)(?:（含[^（）]*）)?"
    to = r"(?:（含[^（）]*）)?(?:至|到|-|—|～|~)"
    tier = rf"(?:{bound}(?:至|到|-|—|～|~|，|且)?{bound}|{number}{to}(?:{bound}|{number})|{bound})"
    return re.findall(tier, before)


def _number_chain(before: str) -> list[tuple[str, ...]]:
    """达到1亿元、5亿元、10亿元: figures side by side."""
    chains: list[tuple[str, ...]] = []
    current: list[Token] = []
    for token in tokens_in(before):
        joined = current and re.fullmatch(
            r"(?:（含[^（）]*）)?(?:以上)?(?:（含[^（）]*）)?(?:税收楼)?[、和及或]{1,2}",
            before[current[-1].end : token.start],
        )
        if joined and token.unit == current[-1].unit:
            current.append(token)
            continue
        chains += _bounds(before, current)
        current = [token]
    return [*chains, *_bounds(before, current)]


def _bounds(before: str, chain: list[Token]) -> list[tuple[str, ...]]:
    """Figures side by side that part cases; shares only where they are reached: 增长10%、20%."""
    reached = len(chain) > 1 and (
        chain[0].unit != "share" or _REACHED.search(before[: chain[0].start]) is not None
    )
    return [tuple(each.text for each in chain)] if reached else []


def _chains(before: str) -> list[tuple[str, ...]]:
    """国家级、省级、市级: words joined by 、 and 和, each without what stands around the enumeration."""
    found: list[tuple[str, ...]] = []
    for stretch in re.split(r"[，；：。]", re.sub(r"（[^（）]*）", "", before).replace("”“", "”、“")):
        members = re.split(r"、|和|及(?!以上|其)|或者?(?=[^有])|以及|/", stretch)
        if len(members) < 2 or _FIGURE.search(members[-2]):
            continue
        first = _LEAD.sub("", members[0]) or members[0]
        cleaned = [first, *members[1:-1], re.split("分别|给予|予以|奖励|补助", members[-1])[0]]
        found.append(tuple(cleaned))
        cleaned[-1] = _level_head(cleaned[-1])
        if all(1 <= len(member) <= 24 for member in cleaned):
            heads = tuple(_level_head(member).strip("“”") for member in cleaned)
            found.append(heads if len(set(heads)) == len(heads) else tuple(cleaned))
    return found


def _level_head(words: str) -> str:
    """省级工业设计中心 → 省级; other words without 的, 项目, 企业 behind them."""
    match = _LEVEL.match(words)
    return match[0] if match else _TRAIL.sub("", words)


def subject_of(text: str, clause: int, group: Group, fresh: int = 0) -> str:
    """What one figure is given for: the tier or level right before it, or the subject of its clause.

    fresh: where the figure before it ends.
    """
    since = text[max(clause, fresh) : group.start]
    behind = text[group.end :]
    near = (
        (_called_behind(since, behind) if group.unit == "wan" else "")
        or _goes_on(since)
        or _near_label(_MOST.sub("", since))
        or (_part_of_base(since, behind) if group.unit == "share" else _beside(since, behind, group))
    )
    if near:
        return _CALLED_RATE.sub("", near)
    counted = _COUNTED.search(text[max(clause, fresh) : group.start]) if group.unit == "count" else None
    if counted and not _NO_SUBJECT.search(counted["label"]):
        return counted["label"]
    before = re.split("、(?=对)", _MOST.sub("", text[clause : group.start]))[-1]
    before = re.sub("^其中，?", "", before)
    named = [_KIND_HEAD.split(before)[0], *(match["words"] for match in _SUBJECT.finditer(before))]
    heads = [_KIND_HEAD.split(words)[0] for words in named]
    subjects = [_subject(head) for head in reversed(heads)]
    return next((words[-40:] for words in subjects if words), "")


_MARKED_MOST = re.compile("(?:^|[）；：])(?:最高|不超过)$")
_SUPPORT_BEHIND = re.compile("的?(?P<label>[^，。；：、\\d]{2,12}(?:补[助贴]|奖励|资助))(?=[。；：]|$)")


def _called_behind(since: str, behind: str) -> str:
    """（一）最高2000万元落户奖励；: what stands behind the sum says what it is for."""
    named = _SUPPORT_BEHIND.match(behind) if _MARKED_MOST.search(since) else None
    return named["label"] if named else ""


_CALLED_RATE = re.compile("(?:的)?(?:补助|资助|奖励|贴息|支持|补贴)(?:比例|标准)为?$")
_DONE_SO = re.compile("采[取用][^，。；]{2,}的")
"""采用合同能源管理模式的: a case, where 采取事后补助方式 is how all is paid."""


def _subject(head: str) -> str:
    """The words that say what is given money; empty where they say something else."""
    bare = head.strip("，：、的对").removeprefix("于")
    bare = re.sub("(?:奖励|补助|给予)$", "", _CALLED_RATE.sub("", bare))
    return bare if _DONE_SO.fullmatch(head) or not _NO_SUBJECT.search(bare) else ""


_GIVING = "(?:按|每[项个家件]|一次性|给予|予以|奖励|补助|资助|补贴|支持)"
_NEXT = re.compile(
    f"、(?P<label>[^，；：、。\\d%按给最]{{2,16}}?)(?:{_GIVING}+|按照?[^，；：、。\\d%]{{2,12}}的)$"
)
_JOINED = re.compile(
    rf"[，；](?P<label>(?:{_LEVEL.pattern})(?:[、和](?:{_LEVEL.pattern}))+)(?:的)?(?:各|均)[^，；：、。\d]{{0,6}}$"
)


_OF_WHICH = re.compile(
    "[，；]其中，?(?P<label>[^，；：、。\\d%按给]{2,20}?)的?(?:支持|补助|补贴|奖励|资助)(?:比例|标准)为$"
)
"""其中国家级示范基地支持比例为40%."""
_CASE = re.compile(r"(?:^|[，；])(?P<label>(?:达到?|超过|增长|满)\d[^，。；]{1,30}?)的，[^，。；\d]{0,8}$")
"""达到1亿美元且同比增长5%以上的，奖励100万元."""
_PRIZE = re.compile(r"(?P<label>[特一二三四优][等秀胜]奖|[金银铜]奖)\d+[名个项]，[^，。；\d]{0,6}$")
"""一等奖1名，奖金30万元."""
_RANK = re.compile(
    r"(?:^|[，；：])(?P<label>前\d+名|第\d+名?[至到—-]第?\d+名|第\d+名|[前后第][一二两三四五\d]年(?=按|给予|予以))"
    r"(?:的)?(?:每[家名个项])?[^，。；\d]{0,14}$"
)
"""第4至第8名每家奖励30万元; 前2年给予地方贡献80%的奖励."""


def _goes_on(since: str) -> str:
    """、专精特新企业按15% behind another figure; 第二名、第三名各奖励30万元."""
    match = (
        _NEXT.match(since)
        or _JOINED.match(since)
        or _OF_WHICH.search(since)
        or _PRIZE.search(since)
        or _RANK.search(since)
    )
    return match["label"] if match else ""


_LISTED = re.compile(
    r"^[，、；]?(?:其中)?，?(?P<label>(?![单每]|同一|累计|年度|合计|全(?![省市国]性))[^，；：、。\d%按给最不的]{2,24})$"
)
_BASE = re.compile(
    r"(?:^|[，；：、。按])(?:照?不(?:超过|高于))?(?P<label>(?!照?不)[^，；：、。\d%按]{2,14})的$"
)


def _part_of_base(since: str, behind: str) -> str:
    """按软件投入的30%、硬件投入的10%: the part of the base that each rate is of."""
    base = _BASE.search(since)
    goes_on = re.match(r"、(?P<other>[^，。；、\d]{2,16})的\d", behind)
    same = base and goes_on and goes_on["other"].endswith(base["label"])
    return base["label"] if base and not same and (goes_on or since.startswith("、")) else ""


def _beside(since: str, behind: str, group: Group) -> str:
    """其中本科生2万元，硕士生4万元: whose each sum is."""
    begin = max(
        since.rfind("其中"), since.rfind("：") + 1, since.find("，", 1, -3) if _MOST.search(since) else 0, 0
    )
    words = re.sub(f"(?<=..){_GIVING}+$", "", _MOST.sub("", since[begin:]).removeprefix("对"))
    named = _LISTED.match(words) if group.unit == "wan" else None
    goes_on = re.match(r"[^，；。\d]{0,2}[，、；][^，；：、。\d%按给的]{2,24}\d", behind)
    return named["label"] if named and (goes_on or since[:1] in "，、；") else ""


def _near_label(fragment: str) -> str:
    """The one tier in the words since the last figure, a part of the base, or a short name before the verb."""
    part = re.search(
        r"(?P<part>(?:不超过|超过|低于)?[^，。；：、]{2,20}部分)(?:，)?(?:按|补助|奖励|给予|的)?[^，。；：、]{0,6}$",
        fragment,
    )
    tiers = _tiers(fragment)
    if len(tiers) == 1 and re.fullmatch(
        rf"[，；、]?[^，；。\d]{{0,12}}{re.escape(tiers[0])}[^，；。\d]{{0,12}}", fragment
    ):
        return tiers[0]
    if part and not _tiers(part["part"])[1:]:
        return tiers[-1] if len(tiers) == 1 else part["part"]
    direct = re.search(
        r"(?:^|[，；：、。])(?P<label>[^，；：、。（）%]{1,16}?)(?:：|为|项目|的)?(?:最高)?(?:给予|予以|奖励|补助|资助|按|每家|每个)+(?:一次性)?(?:奖励|补助)?$",
        fragment,
    )
    if direct is None:
        bare = re.search(r"(?:^|[，；：、。])(?P<label>[^，；：、。\d%]{1,10})$", fragment)
        titled = bare and (_LEVEL.match(bare["label"]) or _TITLED.search(bare["label"]))
        return bare["label"] if bare and titled and not _NO_SUBJECT.search(bare["label"]) else ""
    label = re.sub(
        "^(?:其中)?(?:(?:新|首次)?(?:(?:认定|评定|获批|获评)(?:为|的)?|[评考][定核]?为))?",
        "",
        direct["label"],
    )
    level = _LEVEL.match(label)
    return label if level and not _NO_SUBJECT.search(label) else ""
