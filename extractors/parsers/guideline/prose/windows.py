"""The times of what is supported: from a day to another, a year with what happened in it, a day it begins."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from extractors.parsers.guideline import figures
from extractors.parsers.guideline.prose.roles import NO_WINDOW, NO_WINDOW_AFTER, TIME_OF, WINDOW_WORDS
from extractors.parsers.guideline.prose.sentences import Reading, Sentence

_YEAR_WINDOW = re.compile(
    r"(?<!\d)(?P<new>\d{4})年度?+(?!以来|以后|起|后|前)(?!第?[一二三四]季|[上下]半)(?=成功创[建成]|[^，。；\d]{0,14}新(?:招用|招录|吸纳|认定|获批|获评|评定|备案|入选|入库|纳入|设立|成立|获得|取得|引进|开设|开业|注册|增))"
    r"|(?<!\d)(?P<year>\d{4})年度?+(?!及以前|及之前)(?=[^，。；]{0,4}(?:内|期间|当年|(?<!创)新(?!能源|材料|型|兴|技术|一代|区)|首次|实际|实现|获|完成|认定|发生|投|实施(?!方案|细则|办法|意见)|竣工|建成|通过|被|评为|入选|列入|举办|购|发布|取证|备案|颁布|上市))"
    r"|(?:(?:发生|实施|完成|支付|开具|购置|认定|获得|取得|建成|竣工|完工|投产|入统|统计)(?:时间|日期|期间)?|(?:参展|参会|举办|采购|签订)(?:时间|日期)|(?:统计|核算|计算|业务)时段|等(?:的)?(?:时间|日期))均?(?:应当?|须)?(?:于|在|为)(?P<then>\d{4})年度(?!之?前|以前)"
    r"|(?P<served>\d{4})年度(?=为[^，。；\d]{2,24}(?:提供|发放|开展))"
    r"|(?P<named>\d{4})年度(?=经[^，。；\d]{2,20}?(?:认定|评定|批准|备案))"
    r"|(?:以|按)(?:企业|单位)?(?P<counted>\d{4})年度(?=[^，。；\d]{0,36}为(?:准|依据|基数|基础))"
    r"|(?<=按)(?P<laid_out>\d{4})年度?(?=[^，。；\d]{0,16}实际(?:支出|支付|发生|租金|缴纳|费用|投入))"
    r"|(?<=对)(?P<rising>\d{4})年(?!第?[一二三四]季|[上下]半)(?=[^，。；\d]{0,12}(?:同比)?(?:增长|增幅))"
    r"|(?<=对)(?:其|企业|单位)?(?P<reached>\d{4})年度"
    r"|(?<![\d-])(?P<done>\d{4})年度?+(?!以来|以后|起|后|前|底|末|及以前|及之前)(?=(?:(?!未|没|不|无)[^，。；\d]){0,16}(?:完成(?![^，。；]{0,14}(?:统计|填报|申报|汇算|审计|自评))|通过|取得|获得|获批|参加|参展|开展|举办|引进|开设|投保|服务(?=企业|中小)|入选|纳入|认定|获评|缴清|毕业|出站|接待|升规|纳统|享受|进入|确认|接入))"
    r"|(?<![\d-])(?P<first>\d{4})年度?(?=[^，。；\d]{0,16}首次(?:突破|达到|超过|升规|上规|纳入|入库|认定|获批|通过|获评))"
    r"|(?<![\d-])(?P<spent>\d{4})年度?(?=(?!研发)[^，。；\d]{0,16}(?:(?<!研发)(?:支出|投入|费用))(?:总?额|合计)?(?:不低于|不少于|达到|超过|\d)|[^，。；\d]{0,4}研发费用加计扣除额)"
    r"|(?<![\d-])(?P<costs>\d{4})年度(?=[^，。；\d]{2,10}费用(?:给予|予以|按))"
    r"|(?P<graded>\d{4})年度(?=[^，。；\d]{0,10}(?:考评|考核|评价|评估)(?:结果)?(?:获|为|达到|优秀|合格))"
    r"|在(?P<contest>\d{4})年度?(?=[^，。；]*(?:赛|评选)[^，。；]*获奖)"
    r"|(?:获得?|荣获|列入|参加|认定的|公布的)(?:的)?(?P<of>\d{4})年度(?=[^，。；]{0,20}(?:奖|名单|目录|称号|展|赛|产品|装备))"
    r"|按照?其?(?P<grown>\d{4})年度(?=[^，。；\d]{0,24}(?:增量|新增|增长|增加)(?:额|部分)?(?:给予|予以))"
    r"|按照?(?:不超过)?[^，。；\d]{0,12}(?P<base>\d{4})年度(?=[^，。；\d]{0,20}(?:额|费用?|支出|投入|收入|成本|租金|利息)(?:较[^，。；\d]{2,8}(?:增长|新增|增加)(?:额|部分)?)?(?:（[^（）]*）)?的\d)"
)
_YEARS = re.compile(
    r"(?<!\d)(?P<from>\d{4})年度?[、和及至-](?P<to>\d{4})年度?(?=[^，。；]{0,4}(?:内|期间|新|首次|实际|获|认定|入选|列入|被|评为))"
)
"""2023年度、2024年度新入选: the years side by side."""
_QUARTER = re.compile(r"(?<=对)(?P<year>\d{4})年第?(?P<quarter>[一二三四])季度")
_TO_BE_TOLD = re.compile("[^，。；（]{0,10}(?:结果|名单|通知|文件|方案)(?:公布|出台|下达|发布|印发)")
"""待2025年度认定结果公布后另行通知: no time of the project."""
_DONE_VERB = re.compile(
    "(?![底末初前后起以之])(?:(?!未|没|不|无)[^，。；\\d]){0,4}(?:实际(?:支付|发生|完成|到账|租金|缴纳|费用)|通过|取得|获|认定|入选|列入|评为|被|完成|建成|竣工|举办|发布|取证|备案|上市|付息|结息|组织)"
)
"""2024年通过认定: without 度, a year is meant whole where the item says what was done in it."""
_FIRST = re.compile("[^，。；\\d]{0,16}首次(?:突破|达到|超过|升规|上规|纳入|入库|认定|获批|通过|获评)")
_YEAR_OF_A_LIST = "是奖项、名单的年度，看不出是不是项目的时间"
_YEAR_OF_WHO = re.compile(
    r"(?P<year>\d{4})年度(?=为|向|在|对|从|与)(?=[^，。；\d]*的[^，。；的]{2,12}(?:企业|单位|机构|个人|团队|平台)[，。；]?)"
)
"""2025年度为我市企业引进人才的机构: who did something in that year."""
_REWARDED = re.compile("[^，。；\\d]{2,40}的，(?:分别|一次性|每[人个家项])*(?:给予|奖励|补助)")
"""职工2025年取得技师证书的，分别给予奖励: the year of what is rewarded."""
_OF_THE_YEAR = re.compile("(?:新|首次|被)*(?:入选|获批|获评|认定|获得|列入|通过|评为|服务|开展)")
"""对2023年入选名单的: without 度, a year is meant whole where the award is for what was reached in it."""
_OF_A_BASE = re.compile(
    r"[^，。；\d]{0,16}(?:额|息|支出|费用?|投入|收入|成本|租金)(?:较[^，。；\d]{2,8}(?:增长|新增|增加)(?:额|部分)?)?(?:（[^（）]*）)?的?\d"
)
"""2023年度实际完成投资额的10%: the year of what is counted."""
_AS_A_BASE = re.compile(
    r"[^，。；\d]{0,36}为(?:依据|基数|基础)"
    r"|[^，。；\d]{0,6}(?:研发投入|研发费用|收入|产值|税收|纳税)[^，。；\d]{0,4}不[低少]于"
)
_YEAR_OF_A_BASE = "是计算口径的年度，看不出是不是项目的时间"
_RANGE = re.compile(
    rf"(?:自|从|在|于)?(?P<from>{figures.DATE})(?:（含[^（）]*）)?(?:起(?:计算，)?)?\s*(?:至|到|-|—|–|～|~|－)+\s*"
    rf"(?P<to>{figures.DATE}|\d{{1,2}}月(?:\d{{1,2}}[日号])?)(?:（含[^（）]*）)?止?(?:期间|之间|内)?"
)
_SINCE = re.compile(
    rf"(?:自|从|于)?(?P<day>{figures.DATE})度?(?:（含[^（）]*）)?(?:以后|之后|后|以来|起)(?!至|到|施行|执行|实施)"
)
_UNTIL_NOW = re.compile(
    rf"(?:自|从)?(?P<day>{figures.DATE})(?:至|到)(?:(?:项目)?申报(?:截止)?(?:之日|日期?|时间|时)(?:期?间)?|今(?!后)|目前)"
)
"""对2022年至申报截止日期竣工的项目: it begins there, and ends on a day that the text doesn't tell."""
_APPLIED_FOR = re.compile("(?:申报|受理)，(?:申报|受理)?时间(?:均?为|：)?$")
"""其余项目集中申报，时间为2025年5月6日至5月30日: when papers are handed in."""
_OTHER_TIME_BEFORE = re.compile(r"\d{4}年(?:度|\d{1,2}月)?[或、和及]$")
"""2022年或2023年1月1日至9月30日: a time beside another one."""
_BEGUN_BEFORE = re.compile(
    rf"(?P<day>{figures.DATE})前已?(?:开工|动工|建设|实施|完工|投产|建成|购置)[^，。；]{{0,12}}不(?:予|再|得)"
)
"""2023年1月1日前已开工建设的内容不予补助: what is supported begins on that day."""
_DONE_IN = re.compile(
    "(?:新|实际)?(?:完成|发生|取得|获得|实施|建成|竣工|投产|认定|支付|缴纳|立项|签订)(?:的|并)"
)
"""受理2023年1月1日至2023年12月31日期间完成的项目: the time of what is done, whatever stands before it."""
_ON_WHAT_IS_DONE = re.compile(
    "，?[在由对与][^。]*(?:购置|建成|投运|发生|取得|认定|开工|竣工|新增|签订|落户|注册)"
)


def _applies_to_what_is_done(text: str, start: int, end: int) -> bool:
    """本细则适用于2031年1月1日至2032年12月31日期间，在本市购置并登记的汽车: a time of what is supported."""
    applies = text[:start].endswith(("适用", "适用于")) and text[start:end].endswith("期间")
    return applies and _ON_WHAT_IS_DONE.match(text, end) is not None


_PAPER = re.compile("《[^《》]*》")
_NOT_BEFORE = re.compile(
    rf"(?:不得?早于|(?<!不)(?<!不得)晚于|追溯(?:计算)?[到至]|起始时间(?:统一|均|同)*(?:填写)?为)(?=\d{{4}}(?:年\d{{1,2}}月|[-./]))(?P<day>{figures.DATE})"
)


def windows_in(sentence: Sentence) -> Iterator[Reading]:
    """自…起至…止, and 2022年度 with what happened in it."""
    yield from _ranges(sentence)
    yield from _since(sentence)
    yield from _several_years(sentence)
    yield from _quarters(sentence)
    yield from _years(sentence)
    yield from _year_of_whom(sentence)


def _ranges(sentence: Sentence) -> Iterator[Reading]:
    text = sentence.text
    for match in _RANGE.finditer(text):
        first = figures.day_of(match["from"])
        last = figures.day_of(match["to"], first.when.year if first else None)
        sentence.taken.append(match.span())
        if first is None or last is None:
            continue
        comma = max(_clause_start(text, match.start()), sentence.head)
        done = _DONE_IN.match(text, match.end()) or _applies_to_what_is_done(text, *match.span())
        other = not (done or TIME_OF.search(text[comma : match.start()])) and (
            sentence.facet == "deadline"
            or _APPLIED_FOR.search(text[: match.start()])
            or NO_WINDOW.search(_PAPER.sub("", text[comma : match.start()]))
            or NO_WINDOW_AFTER.match(text[match.end() :])
        )
        sure = WINDOW_WORDS.search(text[comma:])
        yield Reading(
            role="day" if other else "window",
            unit="date",
            text=match[0],
            start=sentence.offset + match.start(),
            end=sentence.offset + match.end(),
            day=first.first(),
            last_day=last.last(),
            doubt="前面还有一段时间"
            if _OTHER_TIME_BEFORE.search(text[: match.start()])
            else ""
            if sure or other or sentence.facet in ("conditions", "duration")
            else "看不出是不是项目的时间",
        )


def _years(sentence: Sentence) -> Iterator[Reading]:
    """2022年度 with what happened in it; marked where it may be the year of a base or of a list."""
    text = sentence.text
    for match in _YEAR_WINDOW.finditer(text):
        if sentence.is_taken(*match.span()):
            continue
        if re.search("（含$", text[: match.start()]) or _TO_BE_TOLD.match(text, match.end()):
            continue
        if not _names_a_time(sentence, match):
            continue
        year = int(next(filter(None, match.groups())))
        of_base = match["spent"] or _OF_A_BASE.match(text, match.end()) or _AS_A_BASE.match(text, match.end())
        of_list = match["of"] or match["contest"] or match["graded"]
        doubt = _YEAR_OF_A_BASE if of_base else _YEAR_OF_A_LIST if of_list else ""
        yield _window(sentence, match, date(year, 1, 1), date(year, 12, 31), doubt)


def _names_a_time(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a year is one in which something happened that is supported."""
    text = sentence.text
    if re.match("[^，。；\\d]{0,6}(?:拟|计划)|将", text[match.end() :]):
        return False
    given_for = re.search("对于?$", text[: match.start()])
    opening = max(text.rfind("。", 0, match.start()), text.rfind("；", 0, match.start())) + 1
    under = sentence.facet in ("applicant", "conditions", "subsidy") or text.startswith("对", opening)
    verb = match["year"] and _DONE_VERB.match(text, match.end())
    rewarded = _REWARDED.match(text, match.end()) and not re.match("[之以]?前|[底末]", text[match.end() :])
    reached = match["first"] or (match["year"] and _FIRST.match(text, match.end()))
    named = (
        match["new"]
        or match["contest"]
        or match["spent"]
        or match["laid_out"]
        or match["costs"]
        or match["rising"]
        or reached
        or (under and (match["done"] or verb))
        or ((match["done"] or match["year"]) and rewarded)
        or (given_for and (match[0].endswith("度") or _OF_THE_YEAR.match(text, match.end())))
    )
    if match["done"] and not (under or named) and not match[0].endswith("度"):
        return False
    if not (named or match[0].endswith("年度")):
        return False
    return NO_WINDOW.search(_PAPER.sub("", text[sentence.head : match.start()])) is None


def _year_of_whom(sentence: Sentence) -> Iterator[Reading]:
    """The year of those that a head on applicants names."""
    who = _YEAR_OF_WHO.match(sentence.text)
    if who and sentence.facet == "applicant" and not sentence.taken:
        year = int(who["year"])
        yield _window(sentence, who, date(year, 1, 1), date(year, 12, 31), "是说明对象的年度")


def _window(
    sentence: Sentence, match: re.Match[str], first: date, last: date | None, doubt: str = ""
) -> Reading:
    """A time of what is supported; its words are taken."""
    sentence.taken.append(match.span())
    start, end = sentence.offset + match.start(), sentence.offset + match.end()
    return Reading("window", "date", match[0], start, end, day=first, last_day=last, doubt=doubt)


_COME_SINCE = re.compile(
    "(?:（含）)?(?:以后|之后|以来|起|后)?(?:[与在][^，。；]{2,10}?)?(?:新?(?:签订|签约|引进|落户|注册|设立|迁入))"
)
"""本政策适用于2031年1月1日以后签订协议的项目: a time of projects, and not of the policy."""


def _several_years(sentence: Sentence) -> Iterator[Reading]:
    for match in _YEARS.finditer(sentence.text):
        first, last = int(match["from"]), int(match["to"])
        if last > first and not NO_WINDOW.search(sentence.text[sentence.head : match.start()]):
            yield _window(sentence, match, date(first, 1, 1), date(last, 12, 31))


def _quarters(sentence: Sentence) -> Iterator[Reading]:
    """对2024年一季度产值增长的企业: the months of the quarter."""
    for match in _QUARTER.finditer(sentence.text):
        year, month = int(match["year"]), "一二三四".index(match["quarter"]) * 3 + 1
        last = date(year, month + 2, monthrange(year, month + 2)[1])
        yield _window(sentence, match, date(year, month, 1), last)


_CLEAN_RECORD = re.compile(
    "[^，。；]{0,12}(?:未|无|没有)(?:发生|因|受|被|出现|有)|[^。；]{0,24}(?:处罚|失信|违法|事故)"
)
"""2023年以来未因违法排污受到行政处罚: what an applicant is like."""
_OF_A_PAPER = re.compile("(?:备案|注册|成立|出生)(?:日期|时间)?(?:应|须)?(?:为|在)?$")
"""备案日期不早于2023年7月1日: of a paper, not of the project."""


_NO_END = "文中只有起始日期"
_BEGIN_PLAINLY = {_UNTIL_NOW: _NO_END, _BEGUN_BEFORE: f"由不予支持的日期得出，{_NO_END}"}
"""What tells a time whatever its clause says of the procedure, and what is doubtful in it."""


def _since(sentence: Sentence) -> Iterator[Reading]:
    """2024年1月1日以后, 不早于2024年7月1日: the time begins there; whether it ends is for a person to see."""
    for match in (
        *_SINCE.finditer(sentence.text),
        *_UNTIL_NOW.finditer(sentence.text),
        *_NOT_BEFORE.finditer(sentence.text),
        *_BEGUN_BEFORE.finditer(sentence.text),
    ):
        day = figures.day_of(match["day"])
        comma = max(_clause_start(sentence.text, match.start()), sentence.head)
        timed = TIME_OF.search(sentence.text[comma : match.start()])
        scope = sentence.text[comma : match.start("day")].endswith("适用于")
        begun = scope and _COME_SINCE.match(sentence.text, match.end())
        other = not (timed or begun) and (
            NO_WINDOW.search(_PAPER.sub("", sentence.text[comma : match.start()]))
            or NO_WINDOW_AFTER.match(sentence.text[match.end() :])
        )
        taken = sentence.is_taken(*match.span())
        plainly = _BEGIN_PLAINLY.get(match.re)
        if day is not None and plainly and not taken:
            yield _window(sentence, match, day.first(), None, plainly)
            continue
        of_record = _CLEAN_RECORD.match(sentence.text, match.end()) or _OF_A_PAPER.search(
            sentence.text[comma : match.start()]
        )
        if day is None or other or taken or of_record or sentence.facet == "deadline":
            continue
        yield _window(sentence, match, day.first(), None, _NO_END)


def _clause_start(text: str, at: int) -> int:
    """Where the clause begins that a day stands in; …的时间，应当在2025年1月1日以后 begins before the comma."""
    comma = text.rfind("，", 0, at)
    obliges = comma > 0 and re.fullmatch("均?(?:应当?|须|需|必须)(?:为|在|于)?", text[comma + 1 : at])
    return (text.rfind("，", 0, comma) if obliges else comma) + 1
