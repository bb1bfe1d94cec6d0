"""Whether the parts of an item are supports of their own, or the cases, levels and sums of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.parsers.guideline.facets import facet_of
from extractors.parsers.guideline.given import MONEY_ROLES, gives_money, own_readings, own_sums
from extractors.parsers.guideline.item_lists import only_calls
from extractors.parsers.guideline.nodes import Node

SUPPORT_NAME = re.compile(r"[^，；：]{2,14}(?:补[贴助]|奖[励补]|资助|支持|扶持|贴息|补偿|投资|保障|服务)")
_LEVEL_NAME = re.compile("(?:国家|省|市|区|县|镇)(?:部)?级|[一二三四特]等?[级类档]|.{0,2}等次|.?A级")
_RESPONSIBLE = re.compile("（?(?:责任|牵头|配合)(?:单位|部门|科室)[^（）]*）?$")


def lists_supports(node: Node) -> bool:
    """给予支持，具体如下：（一）落户补贴。… （二）租金补贴。…: a list of supports, each under a name."""
    named = [
        bool(SUPPORT_NAME.fullmatch(child.name) and child.body.text and gives_money(child))
        for child in node.children
    ]
    return len(named) > 1 and all(named) and node.own.text.endswith("：") and not own_sums(node)


def orders_its_list(node: Node) -> bool:
    """（一）项目补助类 本类项目先预拨40%…: 1.… 2.…: what holds for the supports below, each under a name.

    Behind a head on a line of its own also a limit: 除单独规定外，单个项目最高200万元.
    """
    named = [child for child in node.children if child.is_named]
    giving = [child for child in named if own_sums(child) or SUPPORT_NAME.fullmatch(child.name)]
    apart = node.head_length > 0 and node.kind.name != "条"
    headed = not own_sums(node) and all(SUPPORT_NAME.fullmatch(child.name) for child in named)
    headed = headed or (not re.search("[。：，；]", node.name) and (apart or not own_sums(node)))
    several = len(named) == len(node.children) and len(giving) > 1
    return several and headed and not any(_LEVEL_NAME.match(child.name) for child in named)


def tells_its_cases(node: Node) -> bool:
    """第六条 高企奖补。（一）首次通过认定的，每家奖励20万元；（二）… : an article's cases, none with a name."""
    return (
        (node.kind.is_series or node.kind.name == "条")
        and len(node.children) > 1
        and not re.search("[，；]", node.name)
        and gives_money(node)
        and not (are_sentences(node) or rates_each(node))
        and all(
            not child.children
            and (re.search("[，；]", child.name) or not child.body.text)
            and facet_of(child.name) is None
            for child in node.children
        )
    )


def rates_each(node: Node) -> bool:
    """第十三条 融资支持。（一）按利息的30%贴息，每家最高30万元；（二）按担保费的50%补助，每家最高10万元: supports."""
    caps = {"cap", "cap_holder", "cap_yearly"}
    roles = [{each.role for each in own_readings(child)} for child in node.children]
    bases = {match[1] for child in node.children if (match := _BASE.search(child.own.text))}
    several = len(bases) > 1 and not own_sums(node)
    return several and all("rate" in own and own & caps for own in roles)


_BASE = re.compile(r"按照?(?:不超过)?(?:其|实际)?([^，。；\d]{2,16}?)的?\d")
"""按实际支付利息的30%: what a rate is taken of; levels of one support have one."""


def are_sentences(node: Node) -> bool:
    """（一）对平台按投入的30%给予补助。（二）对企业按费用的20%给予补贴。: each a support in a sentence of its own."""
    ends = [_RESPONSIBLE.sub("", child.own.text)[-1:] for child in node.children]
    sentences = set(ends) == {"。"} and all(map(gives_money, node.children))
    least = 0 if node.kind.name == "条" else 1
    giving = sum(map(own_sums, node.children)) > least
    return sentences and giving and not (_only_awards(node) and node.kind.name != "条")


def lists_grants(node: Node) -> bool:
    """对新迁入的机构，给予落户奖励：（一）法人机构，按资本的1%给予奖励。（二）…: a grant in each sentence."""
    return node.own.text.endswith("：") and not own_sums(node) and are_sentences(node)


def _only_awards(node: Node) -> bool:
    """Whether each part gives a fixed sum in its own words and nothing else: levels or cases of one support."""
    return all(
        {each.role for each in own_readings(child)} & MONEY_ROLES == {"award"} for child in node.children
    )


def awards_its_cases(node: Node, parts: Sequence[Node]) -> bool:
    """（四）孵化载体 1.对新认定的国家级孵化器，补助100万元。2.对考核为A类的，补助20万元。: one support's awards."""
    unnamed = all(re.search(r"，|\d万元", child.name) and not child.children for child in parts)
    return node.kind.name in ("（一）", "1.") and unnamed and len(parts) > 1 and _only_awards(node)


_KIND = re.compile("(?!对)[^，。；]{2,40}项目[，按]")


def gives_to_kinds(node: Node) -> bool:
    """第八条 专项资金按投入比例补助。（一）重点研发项目，按30%… （二）创新型企业项目按20%…: each kind a programme."""
    kinds = [child for child in node.children if _KIND.match(child.own.text)]
    most = len(kinds) > 1 and 2 * len(kinds) > len(node.children)
    return most and node.kind.name == "条" and are_sentences(node) and not own_sums(node)


def is_named_support(node: Node) -> bool:
    """1.节能技术改造。按节能量给予奖补: a part of 支持方向及标准 under a name that is no level's."""
    named = node.is_named and facet_of(node.name) is None and not only_calls(node.name)
    return named and _LEVEL_NAME.match(node.name) is None and gives_money(node)
