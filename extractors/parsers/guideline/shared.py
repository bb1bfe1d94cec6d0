"""What stands beside the programmes and holds for them: conditions, bars, times, payments of a named article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.parsers.guideline.classes import members_headed
from extractors.parsers.guideline.clauses import is_put_off, sentence_spans
from extractors.parsers.guideline.facets import NO_RULES, Facet, facet_of
from extractors.parsers.guideline.nodes import Node
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.surroundings import Role
from extractors.parsers.guideline.references import (
    EXEMPTS,
    Naming,
    begins_with_items,
    calls_its_own,
    items_named,
)

_OF_ONE = re.compile(r"申请(?P<what>(?!本)[^，。；]{2,20}?)(?:项目|资助|补助|奖励|补贴)?的，")

_OF_A_TERM = re.compile("所称(?P<terms>(?:[“‘]?新[^，。；、“”‘’]{2,10}[”’]?[、和及]?)+)，?(?:均?是?|均)指")
"""本细则所称新引进人才，是指2031年1月1日以后…的人员: about the programmes that use the term."""

ARTICLE = r"第[〇零一二三四五六七八九十百\d]+条"
OF_ARTICLES = re.compile(rf"{ARTICLE}(?=(?:[、和及]{ARTICLE})*(?:的)?(?:项目|资金|补助|奖励|奖补))")
_SHARED: frozenset[Facet] = frozenset(("conditions", "applicant", "duration", "subsidy", "barred", "quota"))
OBLIGES = re.compile("(?<!急)须|不得|不予|不支持|不可申报|限报|只能|仅限|不超过|不少于|不低于|不受理")
_BARS = re.compile(
    r"不(?:再|予|得|能)?(?:以)?(?:重复|同时)?(?:支持|享受|申报|补助|奖励|奖补|补贴|贴息|资助|受理|兑现|安排|推荐)|不(?:得)?重复|就高|限报|只能申报|不(?:纳入|列入)|一票否决"
)
"""What keeps an applicant or a project from support."""


_OF_AN_APPLICANT = re.compile(
    "违法|处罚|事故|失信|信用|违规|出生|年龄|(?<!并)(?:注册|成立)(?:时间|登记|于)|营业收入|产值|纳税"
)
_HAPPENS_IN = re.compile(
    "(?:发生|取得|完成|形成)(?:于|在)|期间[^，。；]*(?:完成|取得|发生)的|为(?:核算|计算|统计|兑现)期间?"
)
_AT_MOST = re.compile("不得?超过")
_OF_THE_BUDGET = re.compile(
    r"财政[^，。；]{0,6}(?:每年|年度)?安排[^，。；]*资金|安排[^，。；]{0,8}专项资金[^，。；]{0,4}\d"
    r"|(?:资金|经费)由[^，。；]{0,8}财政(?:预算)?安排|每年安排[^，。；]{0,6}规模"
)
"""2025年至2027年，市财政每年安排专项资金3000万元: no time of a project."""
_TAKES_BACK = re.compile("[收追]回|扣[减回]")
_IN_A_YEAR = re.compile(
    r"\d{4}年(?:度|内)?[^，。；\d]{0,4}(?:发生|取得|获得|支付|形成|实现)|时间(?:均|应|须)*(?:为|在)\d{4}年"
    r"|所称[“‘]?(?:上一?|本?|申报)年度[”’]?[^。；]{0,4}指[^。；]*\d{4}年"
)
"""相关费用应为2024年度实际发生, 证书取得时间均为2023年度, 本办法所称上年度指2023年."""
_OF_PROCEDURE = re.compile(
    "公示|审[核查计]|推荐|报送|评审|下达|受理|填报|自评|绩效|集中兑现|兑现期(?!间)|逾期|登录|系统|提交|申[请报](?:时间|日期|期限)"
)
"""县级于9月12日前完成审查: a day of the procedure, not of a project."""
_UNLESS_SAID = (
    "未(?:另行|单独)?(?:规定|设定|明确|注明|约定|单列|列明|载明)(?:最高|上限|限额|(?:支持|资助|补助)额度)"
)
CAPS_BY_DEFAULT = re.compile(
    f"{_UNLESS_SAID}[^。；]*，[^。；]*(?:最高|不超过)"
    "|除[^，。；]{0,12}另有(?:规定|说明)[^，。；]{0,2}外，单个[^，。；]*(?:补助|资助|支持|奖励)[^，。；]*(?:最高|不超过)"
)
"""未规定最高额的，单个项目补助不超过120万元; 除各方向另有规定外，单个项目补助不超过100万元."""
CAPS_RATES_BY_DEFAULT = re.compile(f"{_UNLESS_SAID}[^。；]*比例|比例[^。；]*{_UNLESS_SAID}")
"""按比例补助且未规定最高额的: what holds for rates alone."""
_DEFAULT = re.compile(
    f"{CAPS_BY_DEFAULT.pattern}|"
    "除[^，。；]{0,20}另有[^，。；]{0,8}外|每个(?:方向|榜单|课题|任务)(?:拟|原则上)?(?:支持|立项|遴选)"
    "|本(?:专题|专项)[^。；]*，每项(?:资助|补助|支持)\\d"
    "|每(?:个项目|项)(?:[^，。；]{0,4}(?:资助|补助|支持|经费|资金)(?:额度?)?)?不超过"
)
_FROM_TO = re.compile("[至到—–～~-]")
_PAYS = re.compile(
    "(?:资助|补助|支持|奖补|省拨|市拨|省级?财政|市级?财政)(?:经费|资金|额度?|金额)[^，。；]*不(?:得)?超过[^，。；]*%"
    "|立项的，[^，。；]{0,6}预拨[^，。；]*%"
    r"|按照?不超过[^，。；]*%[^，。；]*(?:资助|补助|支持)|截至\d{4}年[^。]*(?:投入|投资|完成)[^。]*%"
)


_FOR_SOME: frozenset[Role] = frozenset(
    ("window", "duration", "complete_by", "payment", "spent", "minimum", "minimum_software")
)
_OF_A_CLASS = re.compile("[\u4e00-\u9fff]{2,8}类(?:项目|事项)")
"""建设类项目总投资不低于300万元，建设期不超过18个月."""
_CASE = "(?:第?（[一二三四五六七八九十]{1,3}）[款项]?)?"
_LEADS = re.compile(
    rf"(?:《[^《》]*》)?{ARTICLE}{_CASE}(?:[、和及]{ARTICLE}{_CASE})*(?=：|的?(?:项目|资金|补助|奖励|奖补)|因|本年度|本次|暂)"
)
"""《实施细则》第五条、第七条：…, 第八条（三）因…: a sentence that begins with articles."""


_LONGEST_NAME = 14
"""Of a head that names a class: 项目补助类要求."""


@dataclass(frozen=True)
class Shared:
    """A head or a sentence beside the programmes.

    home: what holds those that it is about; None for all. others: what it leaves out. addressed: whether it
    calls the item that it is about, by name, number or class; among: how many programmes it calls together.
    """

    node: Node
    home: Node | None = None
    others: tuple[Node, ...] = ()
    addressed: bool = False
    among: int = 0

    def concerns(self, programme: Node) -> bool:
        """Whether it holds for a programme.

        申请贷款贴息的，应当符合以下条件 holds for the one that speaks of it, 第七条项目立项后，首次拨付40% for what
        stands in that article; what names none holds for all in its home.
        """
        if self.home is not None and not is_in(programme, self.home):
            return False
        if any(is_in(programme, other) for other in self.others):
            return False
        if any(programme.path.startswith(article) for article in _excepted(self.node.own.text)):
            return False
        articles = OF_ARTICLES.findall(self.node.own.text)
        if articles and not self.addressed:
            return any(programme.path.startswith(article) for article in articles)
        if is_of_another_term(self.node.own.text, programme):
            return False
        match = _OF_ONE.match(self.node.own.text)
        kinds = re.split("[、和或]", match["what"]) if match else []
        return match is None or any(kind in each.own.text for kind in kinds for each in programme.walk())


def is_of_another_term(words: str, programme: Node) -> bool:
    """Whether a sentence defines a term that the programme doesn't use."""
    told = _OF_A_TERM.search(words)
    terms = re.findall("新[^，。；、“”‘’]{2,10}", told["terms"]) if told else []
    used = "".join(each.own.text for each in programme.walk())
    return bool(terms) and not any(term in used for term in terms)


def is_in(programme: Node, item: Node) -> bool:
    """Whether an item holds a programme, or is it."""
    return any(each is programme for each in item.walk())


def sets_times(words: str) -> bool:
    """Whether a sentence outside the programmes sets a time for all of them.

    Any span of days does in which something is done or spent, but for what an applicant is like.
    """
    said = re.sub("（[^（）]*）", "", words)
    if _OF_THE_BUDGET.search(said):
        return False
    of_applicant = _OF_AN_APPLICANT.search(said) and not _HAPPENS_IN.search(said)
    return not of_applicant and any(
        (each.role == "duration" and not each.doubt)
        or (each.role == "spent" and not each.doubt and not _AT_MOST.search(said))
        or (each.role == "complete_by" and not each.doubt and not _is_of_procedure(said, each.text))
        or (
            each.role == "window"
            and (
                each.last_day is None
                or (_FROM_TO.search(each.text) and not (each.doubt and _OF_PROCEDURE.search(said)))
                or (not each.doubt and _IN_A_YEAR.search(said))
            )
        )
        for each in readings_of(words)
    )


def _is_of_procedure(said: str, day: str) -> bool:
    """县级于9月12日前完成审查; 9月30日前全面完工，并提交验收申请 is when a project ends, whatever follows."""
    if re.search(
        re.escape(day)
        + "[^，。；]{0,8}(?:完工|竣工|建成|投产|完成[^，。；]{0,12}建设|完成[并且][^，。；]{0,6}验收)",
        said,
    ):
        return False
    return _OF_PROCEDURE.search(said) is not None


def pays_generally(words: str) -> bool:
    """立项后拨付70%，中期评估通过后拨付30%: how each item's money is paid, or the most that it may be."""
    paid = (
        re.split("[。；]", words[: each.start])[-1] for each in readings_of(words) if each.role == "payment"
    )
    return any(not _TAKES_BACK.search(before) for before in paid) or _PAYS.search(words) is not None


_RAISES = re.compile(
    "(?:补助|奖补|贴息|支持|资助|补贴|扶持|奖励|规定的?|上述|前述)[^，。；]{0,4}(?:比例|标准)[^，。；]{0,8}"
    "(?:提高|上浮|增加)\\d[^，。；]{0,4}百分点(?!以上|的(?:企业|单位|项目))"
)


def raises(words: str) -> bool:
    """山区县的项目，第九条至第十一条规定的补助比例提高5个百分点: points on top of what stands elsewhere."""
    return _RAISES.search(words) is not None


def is_default(words: str) -> bool:
    """除指南中另有说明外，…, 每个方向拟支持1项: what holds for each programme that says nothing else."""
    return _DEFAULT.search(words) is not None


def pays_of_articles(words: str) -> bool:
    """第七条、第十三条项目，立项后先行拨付50%: how what stands in other articles is paid."""
    return OF_ARTICLES.search(words) is not None and re.search("拨付|兑付|兑现|下达", words) is not None


def _excepted(words: str) -> list[str]:
    """The articles that a sentence leaves out: …，第八条除外."""
    named = re.finditer(
        rf"((?:{ARTICLE}[、和及]?)+)除外|除((?:{ARTICLE}[、和及]?)+)[^，。；]{{0,24}}外", words
    )
    return [article for match in named for article in re.findall(ARTICLE, match[0])]


def lists_conditions(node: Node) -> bool:
    """应当符合以下条件： with the conditions below it."""
    return bool(node.children) and re.search("(?:条件|要求|情形)(?:之一)?的?：$", node.own.text) is not None


def shared_in(root: Node, taken: frozenset[int], naming: Naming) -> Iterator[Shared]:
    """The outermost heads of conditions beside the programmes, and the sentences elsewhere that ask something.

    taken: the ids of the nodes that are a programme's. naming: what words can call by number or class; a
    paragraph that begins so is kept whole, as its sentences go on about the same.
    """
    yield from _shared(root, _Sought(taken, naming), _BARS, None)


@dataclass(frozen=True)
class _Sought:
    """What belongs to no programme is sought beside these nodes; what can be called there."""

    taken: frozenset[int]
    naming: Naming


def _shared(node: Node, sought: _Sought, asks: re.Pattern[str], home: Node | None) -> Iterator[Shared]:
    taken = sought.taken
    if id(node) in taken or facet_of(node.name) in ("deadline", "materials", *NO_RULES):
        return
    apart = taken.isdisjoint(map(id, node.walk()))
    heads = facet_of(node.name) in _SHARED or lists_conditions(node) or _heads_a_class(node, sought.naming)
    if apart and (heads or _goes_on_about_items(node, sought.naming)):
        yield Shared(node, home)
        return
    if not apart:
        yield from _of_its_own(node)
    if apart and calls_its_own(node.own.text):
        yield Shared(node, home)
    elif apart:
        words = node.told
        spared = tuple(_spared_in(words.text, sought.naming))
        for start, end in sentence_spans(words.text):
            said = words.text[start:end]
            told = sets_times(said) or is_default(said) or pays_of_articles(said) or pays_generally(said)
            told = told or _is_about_items(said, sought.naming) or raises(said)
            asked = _OF_A_CLASS.match(said) and OBLIGES.search(said)
            if told or asked or asks.search(said) or _LEADS.match(said):
                yield Shared(Node(node.kind, node.mark, words.part(start, end), node.path), home, spared)
    for child in node.children:
        yield from _shared(child, sought, asks if apart else OBLIGES, home if apart else node)


def _heads_a_class(node: Node, naming: Naming) -> bool:
    """项目补助类要求 over parts of its own."""
    short = len(node.name) <= _LONGEST_NAME
    return bool(node.children and short and members_headed(node.name, naming.classes))


def _spared_in(words: str, naming: Naming) -> Iterator[Node]:
    """第四部分、第五部分不受新设立时间限制: what the paragraph says is not said of those."""
    for start, end in sentence_spans(words):
        if EXEMPTS.search(words[start:end]):
            yield from items_named(words[start:end], naming)


def _of_its_own(node: Node) -> Iterator[Shared]:
    """本类第1项、第2项按50%补助: what the words over a list say of some of its items."""
    words = node.told
    for start, end in sentence_spans(words.text):
        if calls_its_own(words.text[start:end]):
            yield Shared(Node(node.kind, node.mark, words.part(start, end), node.path), node)


def _goes_on_about_items(node: Node, naming: Naming) -> bool:
    """第五条、第六条所列项目为建设类项目，…。申报时，已完成投资应达到30%以上."""
    run_in = node.is_named and EXEMPTS.search(node.body.text) and _is_about_items(node.body.text, naming)
    return run_in or _is_about_items(node.told.text, naming)


def _is_about_items(words: str, naming: Naming) -> bool:
    told = is_put_off(words) or any(each.role in _FOR_SOME for each in readings_of(words))
    return told and begins_with_items(words, naming)
