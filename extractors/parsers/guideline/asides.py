"""Chapters and articles that are no programme, whatever sums they name: procedure, the fund, the last article."""

from __future__ import annotations

import re

from extractors.parsers.guideline.chapter_heads import OF_A_HEAD, OF_SEVERAL, OF_THE_ABOVE
from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.given import (
    AT_ONCE,
    MONEY_ROLES,
    PAID,
    names_sums,
    own_money,
    own_readings,
    own_sums,
)
from extractors.parsers.guideline.item_lists import only_calls
from extractors.parsers.guideline.marks import UNNUMBERED
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.prose.surroundings import CAPS
from extractors.parsers.guideline.references import calls_its_own
from extractors.parsers.guideline.shared import ARTICLE, CAPS_BY_DEFAULT, OF_ARTICLES, raises

_STEP = "申报|申请|受理|审核|审批|评审|公示|拨付|兑付|兑现|验收"
_FOR_THE_REST = "(?:其他|附加|通用|共性|有关|相关|一般)规定"
"""六、有关规定 with 建设类项目补助标准 in it: a rule for the programmes of other chapters."""
NO_FUNDING = re.compile(
    r"[总通附]则|^其[他它]$|附录|(?:申报|受理|报送|办理)(?:方式|时间[和与及、])|(?:总体|通用|共性|工作|实施|有关|其他|(?<!各方向)(?<!各项目)(?<!各专题)申报)要求|指导思想|(?:基本|申报|支持|扶持|总体|工作)原则|(?:总体|工作)目标|^目的(?:依据|[和与]|$)|(?:申报|工作|审核|拨付|办理|兑现|评审)(?:程序|流程)"
    r"|审批(?:数量|方式|受理|决定|依据|程序|时限|证件|的法律)|组织(?:领导|保障)|组织实施(?![^，。；]{2,}(?:攻关|项目|工程|计划|行动))|(?:实施|政策)保障|保障(?:措施|机制)|监督(?:管理|检查|[与和及])|绩效(?:评价|管理)|(?:其他|有关|相关|注意)事项|(?:名词|术语)解释"
    r"|(?:申报|证明|有关|核心|所需)材料|不重复(?:享受|支持|奖励)|责任追究|法律责任|(?:资金|经费|项目|日常|过程)(?:使用)?管理|管理(?:要求|规定)|适用(?:范围|对象)(?![和与及、][^，。]{0,4}标准)|联系(?:方式|人)|职责(?:分工)?|附加条款|(?:总体|有关)说明|总体(?:安排|思路|部署)|(?:经费|资金)要求|须知"
    rf"|(?:^|项目|结果|公示|验收)(?:公示|验收)(?:$|[和与及、管公])|(?:政策|资金|奖励)(?:兑现|兑付|拨付)|申报(?:及|和|与)审[核批]|{_FOR_THE_REST}"
    r"|^(?:支持|补助|奖励|资金)(?:额度|标准|限额)(?:按|依)(?:照)?(?:以下|下列)规定"
    rf"|^(?:项目)?(?:{_STEP})(?:[和与及、](?:{_STEP}|管理|监督))*$|申[报请]受理"
    r"|(?:标准|政策|项目)(?:一览|汇总)表?|(?:资金|经费)(?:支持[和与及])?(?:来源|安排|保障|拨付|下达)|^施行|(?:施行|解释)(?:日期|时间|权|机关|单位|$)"
)
"""What chapters on procedure and on the fund are called."""
_LAST_ARTICLE = re.compile(r"(?:发布|印发|公布|颁布)之日起(?:施行|实施|执行|生效)|负责解释")


def is_aside(node: Node) -> bool:
    """Chapters on procedure, and the last article: no programme, whatever sums they name."""
    only_bars = _ON_ALL.search(node.own.text) and not (node.children or own_money(node))
    if only_bars or OF_ARTICLES.match(node.own.text.strip()) or _QUESTIONS.search(node.name):
        return True
    if (not own_sums(node) and _is_about_others(node)) or calls_its_own(node.own.text):
        return True
    if (
        _limits_a_class(node)
        or only_calls(node.name)
        or (node.is_named and node.body.text.startswith("适用于"))
    ):
        return True
    limits = _LIMITS_ALL.search(node.own.text) or CAPS_BY_DEFAULT.search(node.own.text)
    roles = MONEY_ROLES & {each.role for each in own_readings(node)}
    called_so = not node.is_named or re.search("拨付|兑付|兑现|分期", node.name)
    tells_payment = roles == {"payment"} and called_so and not node.children
    alone = not any(own_sums(each) for child in node.children for each in child.walk())
    if (limits and roles <= set(CAPS) and alone) or tells_payment:
        return True
    return (
        NO_FUNDING.search(node.name) is not None
        and len(re.split("序号|，", node.name)[0]) <= 14
        and not re.search("(?:奖[励补]|补[助贴]|资助)$", node.name)
        and not _backs_with_money(node)
        and not ("绩效评价" in node.name and _gives_itself(node))
        and (
            re.fullmatch(_FOR_THE_REST, node.name) is not None
            or not any(states_sums(each) or each.in_table for each in node.walk())
        )
    )


def _backs_with_money(node: Node) -> bool:
    """三、保障措施 of an opinion, with supports and their sums in its items."""
    return "保障" in node.name and sum(map(_gives_itself, node.children)) > 1


def _is_about_others(node: Node) -> bool:
    """Whether what gives no sum tells how others are paid, when they are done, or ends the paper."""
    words = node.own.text
    return bool(
        _PAID_AT_ONCE.match(words)
        or _OF_OTHER_ARTICLES.match(node.body.text or words)
        or _NO_DOUBLE.match(words)
        or _asks_of_all(node)
        or _OF_THE_FUND.match(words.strip())
        or (node.kind is UNNUMBERED and _is_behind_a_list(node))
        or (_LAST_ARTICLE.search(words) and not node.children)
        or _only_tells_when(node)
        or _raises_others(node)
    )


def _is_behind_a_list(node: Node) -> bool:
    """方向2、方向3项目…, 以上载体建设项目，…: a line behind items, about several or all of them."""
    words = node.own.text
    return bool(OF_SEVERAL.match(words) or OF_THE_ABOVE.match(words) or _is_about_a_head(node))


def _is_about_a_head(node: Node) -> bool:
    """健康养老方向本次暂不受理: a line behind a head's items, about all of them."""
    told = OF_A_HEAD.search(node.own.text, 0, _LONGEST_CALLED)
    return (
        told is not None
        and not node.heading
        and re.search(r"[，。；\d]", node.own.text[: told.start()]) is None
    )


_LONGEST_CALLED = 20


def _raises_others(node: Node) -> bool:
    """第十六条 山区县的项目，第九条规定的补助比例提高5个百分点: points on the rates of other items, and no rate."""
    roles = MONEY_ROLES & {each.role for each in own_readings(node)}
    return roles == {"points"} and not node.children and raises(node.own.text)


_NO_DOUBLE = re.compile(
    "既适用|(?:符合本[^，。；]{2,8}的)?(?:企业|单位|申报主体)?同一[^。]*(?:从高|就高|从优|不重复|不再重复)"
)
"""同一项目同时符合其他政策的，按照从高不重复的原则予以支持."""


def _asks_of_all(node: Node) -> bool:
    """Whether an item that gives no sum anywhere tells what applicants or offices have to do."""
    words = node.own.text.strip()
    told = _ASKS_OF_ALL.match(words) or _OF_AN_OFFICE.match(words) or _SPENT_ON.match(words)
    return told is not None and not any(own_sums(each) for each in node.walk())


_ASKS_OF_ALL = re.compile(
    "(?:享受|获得|申请|申报)(?:本(?:办法|政策|措施|细则|意见|规定)|[\u4e00-\u9fff]{0,4}资金)[^，。；]{0,12}?的?"
    "(?:企业|单位|主体|机构|个人|对象)(?:（[^（）]*）)?，?(?:须|应|需|必须|自)|企业应当?承诺"
)
"""享受本办法资金补贴的企业，应及时报告: what is asked of all, and nothing given."""
_OF_AN_OFFICE = re.compile(
    "(?:根据[^，。；]{2,16}，)?[各省市区县州旗][\u4e00-\u9fff]{0,8}?(?:[局委办厅]|财政|部门|地区)(?:、[\u4e00-\u9fff]{2,10}?)*"
    "[^，。；]{0,4}?(?:负责|组织|会同|委托|将根据|统一受理|受理|按照有关规定|要(?:在|积极|加强|按))"
)
"""区财政局组织有关机构进行复审: what an office does."""
_SPENT_ON = re.compile(
    "[\u4e00-\u9fff]{2,8}资金(?:只能|应当|必须|由[^，。；]{2,10}?(?:统筹)?)用于|(?:经费|资金)(?:实行|应当?|须|要)?专款专用"
)
"""推广资金只能用于原材料采购、试验等开支: how what was given is spent."""
_FOR_OTHERS = re.compile(
    "(?:申报|申请)?(?:本(?:章|节|部分|办法|细则|政策|措施|指南|条款)|上述|前述"
    "|[\u4e00-\u9fff]{2,12}类(?:项目|事项|资金|[。：])|第[一二三四五六七八九十]{1,3}条)"
)


def _only_tells_when(node: Node) -> bool:
    """第四条 本章所列项目须于2025年11月30日前完工: times and payments of what stands elsewhere, and no sum."""
    if node.children or not _FOR_OTHERS.match(node.own.text):
        return False
    roles = {each.role for each in own_readings(node)}
    return bool(roles & _WHEN) and not names_sums(node)


def _limits_a_class(node: Node) -> bool:
    """（二）投资规模。建设类项目总投资不低于50万元，单个项目最高150万元: limits of a class, and nothing given."""
    roles = {each.role for each in own_readings(node)}
    named = node.is_named and _FOR_OTHERS.match(node.body.text)
    told = not node.children and (named or _LISTS_OTHERS.match(node.own.text))
    return bool(told) and bool(roles & (_WHEN | {"minimum"})) and not roles & (MONEY_ROLES - set(CAPS) - PAID)


_LISTS_OTHERS = re.compile(f"{ARTICLE}(?:[、和及至]{ARTICLE})+(?:所列|均)*(?:项目)?为")
"""第三条、第四条、第十二条为投资补助类政策，…，单个项目最高300万元."""
_WHEN = frozenset(("payment", "window", "complete_by", "duration", "spent"))
_QUESTIONS = re.compile("政策(?:问答|解读)|问题解答|常见问题|答疑")
_OF_THE_FUND = re.compile(
    "本?(?:专项|扶持|引导|奖补|资助)(?:资金|计划)(?:主要)?(?:采取|采用|分为)[^。]*(?:方式|形式)"
)
"""专项资金采取项目补助、贷款贴息等方式予以支持: how the whole fund is spent."""
_OF_OTHER_ARTICLES = re.compile(f"(?:享受|申报|申请)本?(?:政策|办法|措施|细则|意见)?{ARTICLE}")
"""享受本政策第四条的项目，投资额应不低于3000万元: what is asked of the projects of another article."""
_PAID_AT_ONCE = re.compile(f"[^。，；]{{2,20}}(?:资金|项目)[^。]{{0,20}}{AT_ONCE.pattern}。?$")
"""补贴奖励类项目资金在资金计划下达后一次性拨付."""
_ON_ALL = re.compile(
    "不得(?:重复)?申报|^(?:专项|扶持|奖补)?资金(?:的)?(?:支持|扶持|奖补|补助)对象(?:为|是|包括)|本(?:办法|细则|政策|规定|措施)(?:所称|适用)"
)
_LIMITS_ALL = re.compile(
    r"同一?年度获得(?:专项|扶持|奖补|本(?:通知|政策|办法)各项)资金[^。]*(?:总额|合计)，?[^。]*不超过"
    r"|(?:同一|[单每][个家])(?:申报|经营|实施|市场)?(?:单位|企业|主体|法人)[^。；]{0,16}(?:享受|获得?|从)[^。；]*"
    r"(?:各[项类]|本[\u4e00-\u9fff]{2,6}|专项资金)[^。；]*(?:总额|合计|累计|总和)[^。；]*不(?:得)?超过"
    r"|本(?:办法|政策|措施|细则|意见|规定)[^，。；]*(?:资金|奖补|总额)[^，。；]*不超过"
)
"""同一主体全年获得本办法扶持资金总额不超过300万元: an article on all programmes."""


def states_sums(node: Node) -> bool:
    """Whether sums stand under an item's head for its money rule; 资金拨付 of a procedure has none.

    A limit alone is none: 支持方式 of a chapter on all programmes says it of a class of them.
    """
    return any(facet_of(child.name) == "subsidy" and _gives_itself(child) for child in node.children)


def _gives_itself(node: Node) -> bool:
    """Whether an item's own words give a rate or a sum; a limit alone is neither."""
    return any(each.role in ("rate", "award") for each in own_readings(node))
