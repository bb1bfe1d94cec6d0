"""The heads under which a programme states its rules, by the names that guidelines give them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from extractors.parsers.guideline.marks import SIGNS

Facet = Literal[
    "direction",
    "conditions",
    "subsidy",
    "applicant",
    "quota",
    "duration",
    "deadline",
    "materials",
    "office",
    "basis",
    "remarks",
    "barred",
]

_WHO = "申报|申请|支持|扶持|资助|补助|奖励|奖补|补贴|贴息|适用|享受|受理|兑现|奖扶"
_GRANT = "补助|支持|资助|奖励|奖补|扶持|补贴|贴息|兑现|兑付|补偿|奖扶"
_HEADS: dict[Facet, str] = {
    "direction": (
        rf"(?:{_WHO}|重点|建设|实施|研究|任务|主要)(?:的)?(?:重点)?(?:方向|重点|领域|内容|范围|任务)"
        r"|重点支持(?:方向|领域|内容)?|(?:需求|攻关|研究)(?:目标|内容)"
    ),
    "conditions": (
        rf"(?:{_WHO})(?:单位|主体|企业|对象)(?:[和及与、])(?:基本|申报|支持|申请)?(?:条件|要求)|"
        rf"(?:{_WHO})(?:单位|主体|企业|对象|项目|人)?(?:应具备的?|须具备的?)?(?:基本|共同|共性|通用|一般|资格)(?:条件|要求)|"
        rf"(?:{_WHO}|审批|入库|准入|基本|具体|实施|建设|项目|认定|其他|有关|相关|前置|限制|遴选|立项|主体|建设主体)(?:条件|要求)(?:[和及与]要求)?|(?:通用|共性|共同)(?:申报)?(?:条件|要求)|条件(?:要求)?|(?:申报|支持)要点|(?:需要|要符合)(?:什么|哪些)条件"
        r"|(?:申报|准入|支持|申请)?门槛(?:要求|条件)?|(?:申报|申请|入选)资格|揭榜方?(?:条件|要求)|(?:考核|技术|绩效)指标|绩效目标|考核要求|评审标准|认定标准"
    ),
    "materials": r"(?:申报|申请|证明|提交|所需|兑现|专项|共性|个性|通用|补充|附加)?材料(?:要求|清单)?|申报资料",
    "subsidy": (
        rf"(?:{_GRANT})(?:资金)?(?:标准|方式|额度|限额|上限|政策|金额|强度|比例|措施|力度|办法)"
        rf"(?:(?:和|与|及|、)(?:{_GRANT})?(?:标准|方式|额度|强度|比例|金额|政策|内容|范围|条件|对象))?"
        rf"|(?:{_GRANT})(?:对象|范围|环节|内容|重点|方向|领域)(?:[和及与、])(?:{_GRANT})?(?:标准|方式|额度|政策)|(?:{_GRANT})多少|能?给多少"
        rf"|(?:{_WHO})(?:条件|要求)(?:[和及与、])(?:{_GRANT})?(?:标准|方式|额度)"
        rf"|激励(?:措施|标准|政策|办法)|(?:{_GRANT})比例[和及与、](?:{_GRANT})?(?:限额|上限|额度)"
        r"|(?:经费|资金)(?:额度|支持|安排|拨付)(?:方式)?|(?:榜单|支持|资助|补助)(?:总)?金额|资助经费|财政经费|支持经费|(?:资金|政策)标准|政策内容|政策条款|标准|拨付方式|资金拨付|首付款"
    ),
    "applicant": r"(?:谁|哪些(?:企业|单位|项目)?)(?:可以|能|能够)?(?:申报|申请)"
    rf"|(?:{_WHO})(?:主体|对象|单位|企业)(?:和范围|及范围|要求)?|面向对象|对象",
    "quota": (
        r"(?:数量|名额)(?:限制|要求)|"
        r"(?:支持|扶持|申报|审批|推荐|计划|拟支持|拟立项|立项|资助|限报|项目|奖励|补助|遴选|评选|认定)(?:项目)?(?:数量|名额|数|家数|限额|指标数)"
        r"|(?:拟|计划)?(?:安排|支持|立项|遴选)(?:项目)?(?:数量?|名额|个数)|计划支持|名额|数量"
    ),
    "duration": r"时[限间]要求|适用(?:时[段间]|期间)"
    r"|试点(?:期限|期间)|(?:支持)?时间范围|支持期间|(?:完成|攻关)时限|(?:结项|结题|验收|完成)(?:要求|时间)|验收(?:节点|时间|期限)"
    r"|(?:实施|执行|建设|项目|研究|完成|项目实施|项目执行|项目建设|起止)(?:期限|周期|期|时间|年限)",
    "barred": r"不予(?:支持|受理|补助|奖励|资助|申报|兑现|享受)的?(?:情形|范围|项目|对象)"
    r"|负面清单|(?:除外|禁止|限制)(?:情形|事项)",
    "basis": r"(?:办理|政策|文件|设立|设定|制定|编制|法律|有关)依据",
    "remarks": r"(?:有关|其他|相关|特别|申报)说明|(?:特别|温馨|重要)提示|说明|备注",
    "office": r"(?:责任|牵头|主管|受理|承办|办理|业务|咨询|联系)(?:部门|单位|处室|科室|人|电话|方式)|政策咨询",
    "deadline": r"(?:什么时候|何时|哪天)(?:申报|申请)"
    r"|(?:申报|受理|申请|征集)(?:截止)?(?:时间|日期|期限)(?:[及和与](?:科室|地点|方式|部门))?|截止(?:时间|日期)",
}
_PATTERNS = {facet: re.compile(heads) for facet, heads in _HEADS.items()}
"""What stands under a head → how the head is printed."""
NO_RULES: tuple[Facet, ...] = ("office", "basis")
"""What asks nothing of an applicant and gives nothing."""
_ORDER: tuple[Facet, ...] = (
    "conditions", "materials", "subsidy", "quota", "applicant", "duration", "deadline", "office", "basis", "barred",
    "remarks", "direction",
)  # fmt: skip
_DECORATION = f"：:。？? 【】[]〔〕〖〗·•➢．{SIGNS}"
ANY_HEAD = "|".join(f"(?:{_HEADS[facet]})" for facet in _ORDER)
_INLINE = re.compile(rf"(?:^|(?<=[。；！】]))\s*【?(?P<head>{ANY_HEAD})】?(?:[：:]|(?<=】))")


_KEPT = 4096
_LONGEST = 60
"""Characters with blanks and marks around them; more is no head."""
_BELOW = re.compile("(?:如下表?|[见详]下表)$")


@lru_cache(maxsize=_KEPT)
def facet_of(head: str) -> Facet | None:
    """The facet of a head; None where it is none (a programme's or an item's).

    Kept, as the same heads are asked about for the tree, the rules and the flat figures.
    """
    if len(head) > _LONGEST:
        return None
    words = _BELOW.sub("", "".join(head.split()).strip(_DECORATION))
    if not 2 <= len(words) <= 14:
        return None
    return next((facet for facet in _ORDER if _PATTERNS[facet].fullmatch(words)), None)


def states_rules_under(head: str) -> bool:
    """Whether rules stand under a head: one of the facets but who is responsible and on what ground."""
    return facet_of(head) not in (None, *NO_RULES)


def inline_heads(text: str) -> list[tuple[int, int, str]]:
    """Heads with a colon inside a paragraph: from, to (colon included), head."""
    return [(match.start(), match.end(), match["head"]) for match in _INLINE.finditer(text)]
