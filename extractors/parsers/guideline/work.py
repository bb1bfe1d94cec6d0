"""Whether an item supports work that is still to be done, or what was reached or spent.

A guideline sets terms for projects (实施期不超过2年, 立项后拨付60%) in one sentence for all of them. They are no
terms of a title's award, of interest paid or of a fair's stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.parsers.guideline.facets import NO_RULES, facet_of
from extractors.parsers.guideline.given import AT_ONCE, Told, facet_words
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.prose.surroundings import Role

_STAGED = re.compile(
    "前(?:资助|补助)|事前|(?:项目|建设|投资)补助(?:类|方式|[）。，])|定额(?:补助|资助)|立项"
    "|每[项个][^，。；]{0,8}资助|研究内容|建设内容|资助强度|(?:打造|建设|新建|改造)[^，。；]{0,24}的项目，|(?:建设|新建)\\d+[个家处座]，每"
)
"""Words of support that is granted first and worked off: 拟立项4项, 每项资助30万元, 前资助."""
_OF_WORK: frozenset[Role] = frozenset(("complete_by", "duration", "spent"))
_WORK_NAMED = re.compile("(?:建设|改造|研制|研发|攻关|研究|提升|更新|产业化|示范)(?:项目|工程)$")
_GRANTED_ONCE_REACHED = re.compile("一次性奖励|新?获批|绩效")
_AFTERWARDS = re.compile(
    "后补助|后奖补|事后(?:奖|补)|认定奖励类|以奖代补|贷款贴息）"
    "|(?:支持|资助|奖补|补助)方式(?:为|：)(?:奖励|贷款贴息|贴息|运营补贴)"
)
_REWARDS = re.compile("奖励|奖补(?!标准|对象|资金|方式)")
_BY_THE_PIECE = re.compile(
    "补贴|一次性(?:补助|资助)|每(?:人(?!次)[^，。；]{0,12}元|架次|航次|标箱|班|场|车|辆|件|列)"
)
_DONE = re.compile("新建|改建|扩建|建设|改造|研究|研发|研制|攻关|创作|治理|设施|基地")
_SPENT = re.compile(
    "利息|贴息|保费|保险|展位|参展|布展|租金|房租|租赁|[务断询讼行保审测证册训印制]费|律师|(?:交易|成交|销售|采购|出口|进口)额"
    "|销售收入|营业收入|票房|到[账资]|(?:运营|活动|宣传|推广|培训)[^，。；]{0,4}支出|合同|价款|实际支出|办赛|活动|演出|[运物]流?费|贷款|研发(?:费用|经费)|算力|场地"
    "|差额|增[量长]|新增额|损失"
)
"""What a rate is taken of where nothing was built: 按实际支付利息的50%, 按展位费的70%, 按年度销售额的15%."""
_LAID_OUT = re.compile("投资|投入|成本|建设|设备|软件|改造|工程|造价")
_LEAST_OF_A_BASE = 6


def supports_work(node: Node) -> bool:
    """Whether an item supports work to be done (built, bought, researched); False: what was reached or spent."""
    told = [each for each in facet_words(node) if each.facet not in ("materials", *NO_RULES)]
    parts = (each for each in node.walk() if facet_of(each.name) not in ("materials", *NO_RULES))
    words = "".join(each.own.text for each in parts)
    bases = [base for each in told for base in _bases(each)]
    if _STAGED.search(words) and (bases or not _GRANTED_ONCE_REACHED.search(words)):
        return True
    if _AFTERWARDS.search(words):
        return False
    if _WORK_NAMED.search(node.name) or any(
        each.role in _OF_WORK and not each.doubt for one in told for each in one.readings()
    ):
        return True
    if bases:
        return not all(_SPENT.search(base) and not _LAID_OUT.search(base) for base in bases)
    awarded = any(reading.role == "award" for each in told for reading in each.readings())
    by_the_piece = _BY_THE_PIECE.search(words) is not None and _DONE.search(words) is None
    return not (awarded or by_the_piece or _REWARDS.search(words))


def _bases(told: Told) -> Iterator[str]:
    """The words before each rate, as far back as they tell what it is taken of."""
    for reading in told.readings():
        if reading.role == "rate" and reading.start >= 0:
            before = re.split("[。；]", told.words.text[: reading.start])[-1]
            clause = before[before.rfind("，") + 1 :]
            yield clause if len(clause) > _LEAST_OF_A_BASE else before


_EXEMPT = re.compile("[^。；]*(?:不受|不作|不执行|不适用)[^。；]*(?:限制|要求|约束|规定)")
_EXEMPT_FROM: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("开工|起始|启动", ("window_start", "window_end")),
    ("建成|完工|竣工|完成(?:时间|期限|时限)|投产时间", ("complete_by",)),
    ("投资进度|投资完成|完成投资|投入进度|形象进度", ("invested_min_percent", "invested_by")),
    ("建设期|实施期|建设周期|实施周期|工期", ("max_duration_years",)),
    ("总投资|投资规模|投资额(?!度)|投资下限", ("min_investment_wan",)),
)


def exempt_from(node: Node) -> frozenset[str]:
    """What an item's own words say that it isn't bound by: 本方向不受通知中开工时间、投资进度要求的限制."""
    said = [match[0] for each in node.walk() for match in _EXEMPT.finditer(each.own.text)]
    return frozenset(
        key
        for pattern, keys in _EXEMPT_FROM
        for key in keys
        if any(re.search(pattern, each) for each in said)
    )


_PAID_AT_ONCE = re.compile(f"{AT_ONCE.pattern}|全额(?:拨付|下达)|不(?:实行|再)?预拨")


def is_paid_at_once(node: Node) -> bool:
    """Whether an item's own words say that its money is paid at once: 验收合格后一次性拨付."""
    return any(_PAID_AT_ONCE.search(each.own.text) for each in node.walk())


_CLASS_OF_WORK = re.compile(
    "[^，。；]{0,24}?(?:投资|建设|项目|工程)[^，。；奖]{0,2}(?:补助|资助)?类|[^，。；]{0,24}?(?:前资助|前补助|事前|项目补助|投资补助|建设补助)"
)
_CLASS_REACHED = re.compile(
    "[^，。；]{0,24}?(?:奖励|认定|后补助|事后|奖补|以奖代补|贴息)(?:类|项目|事项|的|，)"
)
_TIME_OF_WORK = re.compile("开工|启动|动工|建设期|实施期|建设时间|建设周期")
_TIME_REACHED = re.compile(
    "认定|评定|获[评奖证批]|证书|付息|费用|业务|入库|入统|称号|表彰|发票|活动|演出|合同|批准文件"
)


AWARDS_ALONE = re.compile("申[报请][^，。；]{0,16}的，[^，。；]{0,16}?(?:奖励|贴息)(?:类|事项)")
"""申报引导资金的，赛事补助、贷款贴息和奖励事项应发生于…: a time of awards, whatever is said of projects."""


def is_of_work(time: str) -> bool | None:
    """Whether a sentence that sets a time speaks of work (开工 …) or of what is reached; None: of neither."""
    if _CLASS_OF_WORK.match(time):
        return True
    if _CLASS_REACHED.match(time):
        return False
    reached = _TIME_REACHED.search(time) is not None
    return not reached if reached or _TIME_OF_WORK.search(time) else None
