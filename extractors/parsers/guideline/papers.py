"""Recognisers of papers: approvals, proofs, intellectual property, preference lists, attachments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.model.guideline import (
    ApprovalsCondition,
    IntellectualPropertyCondition,
    MissingAttachmentCondition,
    PreferenceCondition,
    ProofCondition,
)
from extractors.parsers.guideline.clauses import Clause
from extractors.parsers.guideline.found import Found, Scene, free_matches

_APPROVALS = re.compile(
    r"(?:项目)?(?P<names>[^，。；]*?)(?:等)?(?:相关)?手续(?:须|应)?(?:完备|齐全|完整|齐备)(?:（[^（）\d]*）)?"
)
_APPROVAL_NAMES = (
    ("filing", "备案|核准|立项"),
    ("environment", "环评|环境影响"),
    ("energy", "能评|节能"),
    ("safety", "安评|安全评价"),
    ("planning", "规划"),
    ("land", "土地|用地"),
)
_PAPER = r"(?:报告|证明|合同|发票|凭证|清单|单据?|证书|意见|材料|证照|执照|说明|协议|决议)"
_ISSUED = re.compile(
    rf"(?:须|应|需)?由(?P<issuer>[^，。；（）]{{2,20}}?)出具(?:的)?(?P<proof>[^，。；（）]*?{_PAPER})"
)
_PROVIDED = re.compile(
    rf"(?:须|应当?|需|并|还)+(?:提供|提交|附|附上)(?P<papers>[^，。；]*?{_PAPER}(?:（[^（）]*）)?(?:[^，。；]*{_PAPER})?)"
)
_PURPOSE = re.compile(r"等?能?(?:够)?证明.*$")
_QUALITY = re.compile(r"（[^（）]*）|复印件|原件|扫描件")
_IP = re.compile(r"(?:有|拥有|具有|具备)[^，。；\d]*自主知识产权(?!纠纷)[^，。；\d]*")
_PREFERENCE = re.compile(
    r"(?:^|(?<=[。；]))(?:优先|倾斜)(?:和倾斜|和优先)?(?:支持|考虑|推荐)[^。；]*|(?<=[，。；])[^，。；]*(?:予以|给予)?优先支持"
)
_LISTED = re.compile(r"列入(?P<list>[^，。；]*?)(?:的|或|$)")
_LEVEL = re.compile(r"(?:国家级|省级|市级)(?:（含）)?(?:及?以上)?的?")
_ANNEX = re.compile(r"（?见?附件(?P<number>\d+(?:-\d+)?)(?:[^，。；]*)")


def find_approvals(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """项目备案（核准）、环评、能评等手续完备, with the remark on what isn't needed."""
    for match in free_matches(_APPROVALS, clause):
        names = tuple(name for name, words in _APPROVAL_NAMES if re.search(words, match["names"]))
        if not names:
            continue
        yield Found(match.start(), ApprovalsCondition(names=names, **clause.about(*match.span())))
        clause.take(*match.span())


def find_issued_proofs(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """须由项目所在地工信部门出具开工证明."""
    for match in free_matches(_ISSUED, clause):
        about = clause.about(*match.span())
        proof = _QUALITY.sub("", match["proof"])
        yield Found(match.start(), ProofCondition(proof=proof, issuer=match["issuer"], **about))
        clause.take(*match.span())


def find_provided_proofs(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """须提供项目专审报告，并附发票、合同…: every paper is a condition of its own."""
    for match in free_matches(_PROVIDED, clause):
        words = _PURPOSE.sub("", match["papers"])
        about = clause.about(*match.span())
        for word in re.split(r"[、和及]", _QUALITY.sub("", words)):
            proof = re.sub(r"等(?:证明|相关)?材料$", "", word.rsplit("的", maxsplit=1)[-1])
            if proof:
                yield Found(match.start(), ProofCondition(proof=proof, **about))
        clause.take(*match.span())


def find_intellectual_property(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """有与攻关项目相关的自主知识产权."""
    for match in free_matches(_IP, clause):
        yield Found(match.start(), IntellectualPropertyCondition(**clause.about(*match.span())))
        clause.take(*match.span())


def find_preferences(clause: Clause, _scene: Scene) -> Iterator[Found]:
    """优先支持列入省重大工业项目清单的项目: told, never decided."""
    for match in free_matches(_PREFERENCE, clause):
        about = clause.about(*match.span(), strength="preferred")
        yield Found(match.start(), PreferenceCondition(lists=_lists(match[0]), **about))
        clause.take(*match.span())


def _lists(words: str) -> tuple[str, ...]:
    listed = [match["list"] for match in _LISTED.finditer(words)]
    if listed:
        return tuple(listed)
    level = _LEVEL.search(words)
    return tuple(re.split(r"[、和或]", words[level.end() :])) if level else ()


def find_missing_attachments(clause: Clause, scene: Scene) -> Iterator[Found]:
    """Words that rest on an attachment which is not in the text (见附件1-26)."""
    for match in free_matches(_ANNEX, clause):
        attachment = f"附件{match['number']}"
        if attachment in scene.annexes:
            continue
        begin = max(clause.text.rfind(stop, 0, match.start()) for stop in "，。；") + 1
        about = clause.about(*match.span())
        yield Found(begin, MissingAttachmentCondition(attachment=attachment, **about))
        clause.take(begin, match.end())
