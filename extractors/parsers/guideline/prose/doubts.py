"""Why the role of a figure is doubtful although a role was found for it."""

from __future__ import annotations

import re

from extractors.parsers.guideline.prose.shares import OF_OTHER_FUNDS, is_rate
from extractors.parsers.guideline.prose.sums import is_called_award
from extractors.parsers.guideline.prose.surroundings import CAPS, Role, Surroundings, Test

A_PIECE = "是每件（人、台…）的上限"
AN_EVENT = "是每场（次）的上限"
OF_A_REGION = "是每个推荐单位的名额"
_OF_A_PIECE = re.compile(
    r"(?:单个?|每个?)(?:展位|产品|品种|人|船|台|套|件|亩|户|名|辆|艘船?|标准|课题|门店?|集|部|合同|保单|证书|成果|专利|(?:管理|产品)?(?:体系)?认证)[^，。；]{0,14}$"
)
_OF_AN_EVENT = re.compile(r"(?:单个?|每个?)(?:场|次|活动|赛事)[^，。；]{0,14}$")
EACH_REGION = re.compile(r"(?:各|每个?)(?:地级?市|设区市|市|州|盟|县|区|地区|单位|高校|推荐)[^，。；]*$")
_LATER_AFTER = re.compile(
    r"^(?:的?部分)?(?:须|需)?待|^(?:的?部分)?(?:于|在|自)?[^，。；]{0,16}(?:验收|考核|评估|投产|达产|竣工|完工|结题|审计)[^，。；]{0,8}后"
)
_LATER_BEFORE = re.compile(r"(?:余款|尾款|剩余|其余|余下)[^，。；]*$")
_PAID_BEFORE = re.compile(r"(?:拨付|预拨|兑现|兑付|发放|支付|下达|首[次期批笔付])[^。]*$")
_PARTS = 2
_IN_PARTS = re.compile("首|先|预|余|剩|尾|分[两二三四五2-5]|第[一二]|批|期|年")
"""A share that nothing tells to be one of several parts."""
_ODD_BEHIND_A_RATE = re.compile(
    "以上|以下|左右|（[^（）]*含[^（）]*）(?!的?给予|的?予以|的?补|的?奖|的?资|，|。|；)"
    "|的(?!(?:比例|标准|额度|强度|幅度|财政|专项|定额|定率|事[前后]|后|一次性|建设|运营|装修|设备|租金|房租|落[地户]|配套|项目)*"
    "(?:给予|予以|进行|安排|执行|计算|核定|补|奖|贴|資|资|支|扶|拨|发|兑|减|优惠|标准|比例|额|经费))"
    "|(?:股权|参股|入股|持股|控股)|不?(?:及格|合格|达标)"
)
"""What stands behind a share that supports nothing: 超过5%的区县; 0.8%（含）的业务."""
_DOUBTS: tuple[tuple[tuple[Role, ...], Test, str], ...] = (
    (("rate",), lambda p: p.group.unit == "share" and not is_rate(p), "只从上下文看是补助比例"),
    (
        ("rate",),
        lambda p: re.search("(?:标准|(?:奖励|补助|补贴|资助)(?:额度?|金额))的?$", p.near),
        "是另一标准的比例",
    ),
    (
        ("rate",),
        lambda p: p.group.unit == "share" and _ODD_BEHIND_A_RATE.match(p.after),
        "后面的文字不像补助比例",
    ),
    (("payment",), lambda p: re.match("给予|以上", p.after), "后面的文字不像拨付比例"),
    (("award",), lambda p: re.match("的(?:应|须|需|不)", p.after), "后面的文字不像奖励额"),
    (("rate",), lambda p: re.search("抵[用扣]", p.near + p.after[:10]), "是券的抵扣比例"),
    (("rate",), lambda p: OF_OTHER_FUNDS.search(p.near), "是上级资金的配套比例"),
    (
        ("rate", "award", "payment"),
        lambda p: re.search("(?:最低|不低于|不少于|不得低于|至少)(?:总金额的)?$", p.near),
        "写的是下限",
    ),
    (("rate",), lambda p: re.search("不得?(?:低于|少于)[^，。；]*$", p.near), "写的是下限"),
    (
        ("payment",),
        lambda p: (
            (_LATER_AFTER.match(p.after) or _LATER_BEFORE.search(p.near))
            and not _PAID_BEFORE.search(p.before)
        ),
        "是以后拨付的部分，首次拨付的比例没有写明",
    ),
    (
        ("payment",),
        lambda p: p.sentence.count("%") < _PARTS and not _IN_PARTS.search(p.sentence),
        "没有写明是分次拨付",
    ),
    (
        ("award",),
        lambda p: not is_called_award(p),
        "只从上下文看是奖励额",
    ),
    (("award",), lambda p: p.after.startswith("左右"), "写的是大约的数额"),
    (("award",), lambda p: re.search("每(?:一)?[场届站][^，。；]*$", p.near), "是每场（届）的奖励额"),
    (("award",), lambda p: re.search("每(?:一)?件[^，。；]*$", p.near), "是每件的奖励额"),
    (
        ("award",),
        lambda p: re.search("每项[^，。；]*$", p.near) and re.search("专利|商标|著作权|软著", p.before),
        "是每项专利、商标等的奖励额",
    ),
    (
        ("payment",),
        lambda p: p.group.unit == "wan" and re.search(r"第\s*一\s*年[^，。；]*$", p.near),
        "是第一年的数额，看不出是不是首次拨付",
    ),
    (("minimum",), lambda p: re.search("费用?[^，。；投]{0,6}$", p.near), "是费用的门槛"),
    (
        ("award",),
        lambda p: re.search("每[^，。；]{0,6}(?:一|1)家[^，。；]*$", p.before),
        "是每引进一家的奖励额",
    ),
    (
        ("minimum", "minimum_software"),
        lambda p: re.match(
            "(?:及|（含）)?(?:以上)?[^，。；]{0,6}，可(?:以?根据|提前|申请提前|适当|放宽|拨付|预拨)", p.after
        ),
        "是放宽或提前拨付的条件",
    ),
    (("duration",), lambda p: re.search("(?<!之日起)后$", p.near), "从取得土地等以后起算"),
    (("quota",), lambda p: re.search("推荐(?:上报)?(?:不超过|限)?$", p.near), OF_A_REGION),
    (("quota",), lambda p: EACH_REGION.search(p.near), OF_A_REGION),
    (("quota",), lambda p: p.near.endswith("前"), "是名次，看不出是不是支持数量"),
    (
        CAPS,
        lambda p: (
            re.search("(?:(?:单[个次]?|每[个次]?)展会|每次)[^，。；]*$", p.near)
            and re.search("参展|参加|展位|展品", p.before)
        ),
        A_PIECE,
    ),
    (CAPS, lambda p: p.facet == "remarks", "写在备注中，看不出是不是本项的上限"),
    (CAPS, lambda p: _OF_AN_EVENT.search(p.near) or p.after.startswith("/场"), AN_EVENT),
    (CAPS, lambda p: _OF_A_PIECE.search(re.sub("（[^（）]*）", "", p.before)), A_PIECE),
    (
        CAPS,
        lambda p: re.search("累计(?:给予|奖励|补助|补贴|资助|支持)?$", p.near),
        "只写“累计”，看不出是上限还是合计",
    ),
)
"""Roles, what makes them doubtful, and why."""


def doubt_of(place: Surroundings, role: Role) -> str:
    """Why a role is doubtful: nothing beside the figure says it, or what stands there gives it another sense."""
    return next((why for roles, test, why in _DOUBTS if role in roles and test(place)), "")
