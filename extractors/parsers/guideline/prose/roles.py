"""What a figure is for, told by the words around it.

One table of roles, tried in order; the first whose words are there has the figure. Words that fit none
leave the figure without a role: it is shown to a person, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from extractors.parsers.guideline.facets import Facet
from extractors.parsers.guideline.prose.tokens import Group

Role = Literal[
    "rate", "points", "payment", "payment_of_budget", "spent", "share_other", "share_condition", "share_cap",
    "award", "cap", "cap_holder", "cap_yearly", "unit_rate", "budget", "minimum", "minimum_software", "bound",
    "threshold", "foreign", "quota", "count", "window", "complete_by", "by_day", "day", "duration", "time", "unknown",
]  # fmt: skip

_GIVE = "补助|奖励|奖补|补贴|资助|支持|贴息|配套|补偿|补差|返还|扶持|奖金|奖扶|资金支持|拨付|兑现|奖"
GRANT = re.compile(rf"(?:{_GIVE})")
_VERB = (
    r"(?:给予|予以|按照?|进行|实行|安排|发放|一次性|全额|再|另|可|最高|享受|每年|分别|适当|相应|额外|统筹|择优|分年度?"
    r"|先行|由|区级财政|财政|政府|其)*"
)
_AFTER_RATE = re.compile(
    rf"^(?:（[^（）]*）)?(?:的)?(?:比例|标准|额度|部分|费用补贴率)?(?:，|,)?{_VERB}(?:{_GIVE})|^(?:的)?(?:（[^（）]*）)?(?:进行|给予|予以)"
)
_BEFORE_RATE = re.compile(rf"(?:按照?|给予|予以|(?:{_GIVE})|比例|费率|利率|贴息率|补助率)[^，。；]*$")
_PAYMENT_BEFORE = re.compile(
    r"(?:首期|首次(?!认定|获|入|通过|评|纳|达|突破|申报|上|被|列|升)|首付|首批|首笔|首年|先行|先期|先按|预拨|预付|余款|尾款|剩余|其余|余下|分期|分[两二三四]?[年次期批]"
    r"|第[一二三四](?:年|期|次|笔|批)(?!.*(?:奖励|补贴)标准)|前期|启动资金|立项后|签订后|验收(?:合格|通过)?后|评估(?:合格|通过)?后|考核(?:合格|通过)?后|结题后)[^。；]*$"
)
_PAYMENT_AFTER = re.compile(
    r"^(?:的)?(?:比例|资金|补助|奖励|经费|额度|部分)*(?:，)?(?:进行|予以|给予|一次性|分期)?(?:拨付|兑付|兑现|拨款|分期|到位|付清|(?:先|后)拨|支付|下达)"
)
_SPENT = re.compile(
    r"(?:已|累计|实际)[^，。；]{0,8}(?:完成|投入|到位|支出|投资)[^，。；]{0,20}$|形象进度[^，。；]*$"
    r"|(?:投资|资金)(?:完成|到位|支出)(?:率|比例)[^，。；]{0,8}$"
)
_SHARE_OF = re.compile(r"^(?:的)?(?:比例)?(?:分享|分担|承担|共担|分配|出资|计入|折算|抵用|抵扣)")
_GROWTH = re.compile(
    r"(?:增长|增幅|增速|提高|提升|下降|降低|降幅|节能率|高于|低于|占|占比|比重|持股|股权|控股|入驻率|属地率|合格率|满意度|利用率|覆盖率|率(?:达|为|在|不低于|超过|达到)?|同比|同期|以上年|比上年|达到?)"
    r"[^，。；]{0,16}$"
)
_RATE_WORD = re.compile(
    rf"(?:(?:{_GIVE}|担保|利)(?:费)?率|(?:{_GIVE})(?:资金|金额)?(?:的)?(?:比例|标准|额度|强度))[^，。；]{{0,8}}$"
)
_BOUND_AFTER = re.compile(
    r"^(?:（[^（）]*）)?(?:及|及其)?(?:以上|以下|以内|之间)(?!的?(?:奖励|补助|资助|补贴))"
)
_THRESHOLD_FRONT = re.compile(
    r"(?:不低于|不少于|不小于|不得低于|不得少于|至少|达到|达|超过|大于|高于|多于|满|突破|低于|少于|小于|不足|未满|≥|>|＞|首次达|首次突破|每增加|每实现|每新增|每满|每超过|每递增)(?:人民币)?$|最低[^，。；：]{1,8}：$"
)
_CAP_FRONT = re.compile(
    r"(?:最高(?:限额)?|上限|封顶|不超过|不得超过|不高于|最多|至多|限额|不大于|总额|≤|控制在|限于|累计)"
    r"(?:可?(?:给予|予以|获得?|享受|达|到|为|不超过|不得超过|不高于|是|：|补助|奖励|支持|资助|补贴|人民币|一次性|按|额度|金额|限额|一般|额(?=：))){0,4}$"
)
_CAP_AFTER = re.compile(r"^(?:的)?(?:（[^（）]*）)?(?:封顶|为限|为上限|以内(?!的)|上限)")
_YEARLY = re.compile(
    r"(?:每年度?|全年|年补助|年补贴|年奖励|年支持|年贴息|年资助|年最高|年度(?=最高|累计|总|补|奖|资|支|贴)|一年)[^，。；]{0,16}$"
)
_HOLDER = re.compile(
    r"(?:(?:单个?|同一|每家|每户|每个?|一个|单家)(?:申报)?(?:企业|单位|主体|机构|银行|平台|个人|集团|法人)|累计|合计)[^，。；]*$"
)
_PER_UNIT_AFTER = re.compile(r"^(?:（[^（）]*）)?(?:人民币)?(?:/|每|·|•)(?!项|个(?!月)|家|企业|单位|户企)")
_PER_UNIT_BEFORE = re.compile(
    r"每(?:一)?(?:万?美元|件|亩|人次?|名|吨|平方米|平方|户(?=农|居|家庭|脱贫)|月|年每人|只|头|羽|株|辆|千瓦时?|公里|篇|集|分钟|个(?:标准)?展位|展位|标准展位|课时|学时|度|千瓦|立方米|位|人每月|人每年|标箱|票|单|克|公斤|个月|增加|实现|新增|新设|新引进|引进|培养|培训|采购|处理|减少|节约)"
    r"[^，。；]{0,24}$"
)
_PER_COUNT = re.compile(
    r"每(?:再|全职)?[^，。；\d]{0,10}(?:1|一)(?:家|个|名|项|人|次(?!性)|场|件|户|台|套)[^，。；\d]{0,20}$"
)
_PER_STEP = re.compile(
    r"每(?:再)?(?:实现|增加|新增|新设|提高|超过|引进|新引进|培育|达到|递增|满)"
    r"(?:[^。；]{1,24}，[^，。；]*|[^，。；]{0,12}\d[^，。；]{0,12})$"
)
_PER_EVENT_BEFORE = re.compile(r"每(?:一)?(?:场次?|班|台套?|套|期|批|次)[^，。；]{0,16}$")
_BUDGET_BEFORE = re.compile(
    r"(?:安排|设立|筹集|统筹|预算|规模|总盘|列支|总额度|资金总额|总额|总计)[^，。；]{0,14}$"
)
_BUDGET_AFTER = re.compile(
    r"^(?:人民币)?(?:的)?(?:专项|资金(?!补助|支持|奖)|基金|财政|用于|作为|产业|引导|风险池|，用于|，专项)"
)
_BUDGET_YEAR = re.compile(
    r"(?:每年|年度|财政|市级?|区级?|县级?|省级?)[^，。；]{0,10}(?:安排|设立|预算)[^，。；]{0,14}$|资金(?:总)?规模[^，。；]{0,6}$|专项资金总"
)
_AWARD_AFTER = re.compile(
    rf"^(?:（[^（）]*）)?(?:人民币)?(?:的)?(?:（[^（）]*）)?(?:一次性|定额|资金|经费|财政|区级|市级|省级|额外|落户|专项|购房|安家|启动|研发|项目|创业|股改|配套){{0,3}}(?:{_GIVE})"
)
_AWARD_FRONT = re.compile(rf"(?:给予|予以|(?:{_GIVE})|一次性)(?:[^，。；\d]|（[^（）]*）){{0,14}}$")
_INVESTMENT = re.compile(
    r"(?:总投资|投资(?:总)?额|投入(?:总)?额?|固定资产投资|(?:设备|软件|技术|硬件|产线)[^，。；]{0,8}(?:投资|投入|购置)|购置[^，。；]{0,12}|"
    r"技术?改造投资|实际投资|研发(?:投入|费用|经费)|投资)[^，。；]{0,14}$"
)
_SOFTWARE = re.compile(
    r"软件(?!和信息|业务|企业|服务|产业|产品|著作)[^，。；]{0,16}(?:投资|投入|购置|费用|支出)?[^，。；]{0,6}$"
)
_OTHER_MONEY = re.compile(
    r"(?:收入|税收|纳税|税款|产值|销售额?|营业额|零售额|交易额|贡献|注册资本|实缴|注册资金|贷款|融资|出口|进口|利润|资产|估值|合同金?额|到账|营收|薪金|薪酬|年薪|工资|费用|成本|补助|募集|担保额|保费)"
    r"[^，。；]{0,14}$"
)
_OF_OTHER = re.compile(
    r"(?:贷款(?:本金|余额|额度?|总额)|本金|营业收入|销售(?:额|收入)|注册资本|资产总额|融资额|单户贷款)[^，。；补奖贴助]{0,6}$"
)
"""What a bound is of that is none of the subsidy."""
_OF_A_PIECE = re.compile(
    r"(?:单个?|每)(?:展位|产品|人|台|套|件|场|次|亩|户|名|辆|标准|课题|门店?|集|部)[^，。；]{0,14}$"
)
_QUOTA = re.compile(
    r"(?:支持|立项|遴选|评选|认定|资助|扶持|择优|奖励|补助|推荐|入选)(?:[^，。；\d]{0,10})?"
    r"(?:不超过|最多|限|约|总数|数量|名额|：|为|不多于|控制在)?(?:全[市省区县])?$"
)
_NOT_QUOTA = re.compile(
    r"(?:每家|每个|每户|同一|单个|限报|申报单位|只能申报|企业限|牵头申报|至少|不少于|不低于|申报|每年最多奖励|合作|参与|联合|推荐上报|超过\d)[^，。；]{0,12}$"
)
_DURATION = re.compile(
    r"(?:建设|实施|执行|研究|项目|研发|建造|改造|完成|施工|实施的?)(?:期限|周期|期|时间|年限)(?:一般|原则上|应|须|最长)?"
    r"(?:为|不超过|不得超过|不长于|控制在|不多于|≤|：|在|限|不大于|最长|至多)*$"
)
_NOT_DURATION = re.compile(
    r"(?:补助|补贴|奖励|支持|贴息|资助|享受|优惠|租|兑现|有效|贷款|服务|服役|聘|工作|合同|签约|追溯|成立|经营|运营|连续|政策)[^，。；]{0,8}(?:期限|期|时间|年限)?[^，。；]{0,6}$"
)
WINDOW_WORDS = re.compile(
    r"完工|竣工|建成|完成|投产|投入|投资|发生|实施|期间|获得|认定|上市|通过|开工|启动|新增|支付|发票|取得|建设|购置|签订|落户|注册|迁入|引进|评为|举办|参加|付款|结题"
)
NO_WINDOW = re.compile(
    r"(?:(?:申报|受理|申请|报送|征集|公示)(?!单位|主体|企业|人|者|机构)|截止|有效期|施行|执行|印发|实施细则|政策(?:有效|执行)|本(?:办法|政策|意见|细则|措施)|试行|网上填报|提交)[^，。；]{0,14}$"
)
NO_WINDOW_AFTER = re.compile(r"^[^，。；]{0,6}(?:施行|执行|有效|受理|申报|提交|报送|印发|申请)")
_COMPLETE = re.compile(
    r"^(?:（含[^（）]*）)?(?:底|末)?(?:之?前|以前|止)?[^，。；]{0,14}?(?:完工|竣工|建成|完成(?!备案|投资|申报|网上|填报|投入)|投产|验收|投入使用|结题|达产|投入运营|交付)"
)
_COMPLETE_BEFORE = re.compile(
    r"(?:完成|完工|竣工|建成|投产|验收|结题)(?:时间|期限|日期)?[^，。；]{0,8}(?:不晚于|不迟于|为|：|截至|须在|应在|在|于|不超过)$"
)
_AS_OF = re.compile(r"(?:截至|截止|至|到)$")
_DEFINES = re.compile(r"是指|指的是|所称|系指")


@dataclass(frozen=True)
class Surroundings:
    """A group of figures with its sentence: what stands before it (from the last full stop on) and behind it.

    near: the words before it from the last comma or figure on.
    """

    group: Group
    before: str
    after: str
    near: str
    facet: Facet | None

    @property
    def sentence(self) -> str:
        """The whole sentence with the figures in their place."""
        return self.before + "".join(token.text for token in self.group.tokens) + self.after

    @property
    def grants(self) -> bool:
        """Whether the sentence gives money at all."""
        return self.facet == "subsidy" or GRANT.search(self.sentence) is not None


Test = Callable[[Surroundings], object]
Choice = Callable[[Surroundings], Role]


def role_of(place: Surroundings) -> Role:
    """The role of a group of figures."""
    return _BY_UNIT[place.group.unit](place)


_CAPS = ("cap", "cap_holder", "cap_yearly")


def doubt_of(place: Surroundings, role: Role) -> str:
    """Why a role is doubtful: nothing beside the figure says it, only what the sentence is about."""
    if role == "rate" and place.group.unit == "share" and not _is_rate(place):
        return "只从上下文看是补助比例"
    if role == "rate" and re.search("(?:标准|(?:奖励|补助|补贴|资助)(?:额度?|金额))的?$", place.near):
        return "是另一标准的比例"
    if role == "award" and not (_AWARD_AFTER.match(place.after) or _AWARD_FRONT.search(place.near)):
        return "只从上下文看是奖励额"
    if role in _CAPS and _OF_A_PIECE.search(place.near):
        return "是每件（人、场…）的上限"
    if role in _CAPS and re.search("累计(?:给予|奖励|补助|补贴|资助|支持)?$", place.near):
        return "只写“累计”，看不出是上限还是合计"
    return ""


def _first(table: tuple[tuple[Test, Role | Choice], ...]) -> Choice:
    """The role of the first row whose test holds; a row may choose between roles itself."""

    def choose(place: Surroundings) -> Role:
        for test, role in table:
            if test(place):
                return role(place) if callable(role) else role
        return "unknown"

    return choose


def _payment_role(place: Surroundings) -> Role:
    of_budget = re.search(r"预算|总投资|合同(?:金|总)?额|投入(?!资金)", place.near)
    return "payment_of_budget" if of_budget else "payment"


def _is_share_cap(place: Surroundings) -> bool:
    """奖励50万元，不高于投入的50%: the share only limits a fixed sum."""
    limits = re.search(r"不(?:得)?(?:高于|超过)[^，。；]*$", place.near)
    return bool(limits and not re.search(r"按|比例", place.near) and _award_in(place.before))


def _is_of_growth(place: Surroundings) -> bool:
    near = place.near
    given = re.search(r"(?:按照?|给予|予以|补助|奖励)[^，。；]*$", near) or re.match(
        rf"(?:的)?(?:给予|予以)(?:{_GIVE})", place.after
    )
    return bool(_GROWTH.search(near) and not _RATE_WORD.search(near) and not given)


def _names_a_kind(place: Surroundings) -> bool:
    """担保费率不超过1%的担保机构: a share that says whom the sentence is about."""
    kind = re.match(
        r"(?:（[^（）]*）)?的[^，。；\d]{0,16}(?:企业|机构|单位|银行|园区|平台|担保业务|贷款业务)(?!的)",
        place.after,
    )
    return bool(kind and not re.search(r"(?:按照?|给予|予以)[^，。；]*$", place.near))


def _is_bound(place: Surroundings) -> bool:
    bounded = _BOUND_AFTER.match(place.after)
    return bool(bounded and not _RATE_WORD.search(place.near) and not _BEFORE_RATE.search(place.near))


def _is_rate(place: Surroundings) -> bool:
    return bool(
        _AFTER_RATE.match(place.after) or _RATE_WORD.search(place.near) or _BEFORE_RATE.search(place.near)
    )


def _rate_under_conditions(place: Surroundings) -> Role:
    given = _AFTER_RATE.match(place.after) and _RATE_WORD.search(place.near)
    return "rate" if given else "share_condition"


def _award_in(before: str) -> bool:
    return (
        re.search(
            rf"(?:{_GIVE})[^，。；]{{0,8}}\d[\d.]*万?元|\d[\d.]*万?元[^，。；]{{0,6}}(?:{_GIVE})", before
        )
        is not None
    )


def _is_payment(place: Surroundings) -> bool:
    """拨付 in parts. 按投入的20%拨付 is a rate: there the whole is what was laid out, not the subsidy."""
    if re.search(r"贴息|利率|利息|贷款", place.near):
        return False
    if re.search(r"\d{4}年度?(?:安排|拨付|兑现|下达)$", place.before):
        return True
    if re.match(
        r"(?:首次|首期|首批|首笔|首付|第一[期批次笔]|启动)(?!认定|获|入|通过|评|纳|达|突破|上市|被)",
        place.near,
    ):
        return True
    if re.search(r"(?:拨付|预拨|兑现|兑付|拨款|支付|发放)(?:其|余下|剩余)?的?$", place.near):
        return True
    part = re.search(r"首|先|预|余|剩|尾|启动|前期|第[一二三四]", place.near)
    if not part and re.search(r"(?:投资|投入|费用|支出|成本|贷款|购置|实际|合同)[^，。；]*$", place.near):
        return False
    paid = _PAYMENT_BEFORE.search(re.sub(r"^.*[。]", "", place.before))
    handed_out = _PAYMENT_AFTER.match(place.after) or re.search(
        r"(?:拨付|预拨|预付|兑付|拨款|支付|下达|首付|首期|首批|首笔|到位|兑现|发放)[^，。；]*$", place.near
    )
    whole = re.search(
        r"(?:补助|奖励|资助|支持|专项|核定|扶持|财政)?(?:资金|经费|款项?|额度|总额|金额|预算|补助|奖励)(?:总额)?(?:的)?$",
        place.near,
    )
    sent = re.search(r"拨付|预拨|拨款", place.near)
    return bool(handed_out and (paid or whole or part or sent)) or bool(
        paid and (whole or part) and not _AFTER_RATE.match(place.after)
    )


def _is_unit_rate(place: Surroundings) -> bool:
    """So much for each 亩, 件, person, stand, step of growth."""
    near = place.near
    return bool(
        _PER_UNIT_AFTER.match(place.after)
        or (_PER_UNIT_BEFORE.search(near) and not re.search(r"每户企业|每名企业", near))
        or (_PER_COUNT.search(place.before) and not _CAP_FRONT.search(near))
        or (_PER_STEP.search(place.before) and _AWARD_FRONT.search(near))
        or (_PER_EVENT_BEFORE.search(near) and not _CAP_FRONT.search(near))
    )


def _speaks_of_budget(place: Surroundings) -> bool:
    speaks = _BUDGET_AFTER.match(place.after) or _BUDGET_YEAR.search(place.near)
    return bool(speaks and not re.search(r"给予|予以|补助|奖励|资助", place.near))


def _budget(place: Surroundings) -> Role:
    sure = _BUDGET_BEFORE.search(place.near) or _BUDGET_YEAR.search(place.near)
    return "budget" if sure else "unknown"


def _is_cap(place: Surroundings) -> bool:
    in_front = _CAP_FRONT.search(place.near)
    within = place.after.startswith("以内") and _AWARD_FRONT.search(place.near)
    bounded = _BOUND_AFTER.match(place.after) and "以内" not in place.after[:2]
    return bool((in_front and not bounded) or (place.grants and (_CAP_AFTER.match(place.after) or within)))


def _is_threshold(place: Surroundings) -> bool:
    goes_on = re.match(
        r"^(?:（含[^（）]*）)?(?:的(?!奖|补|资|支|一次)|且|，且|至|—|-|～|（含）)", place.after
    )
    measured = re.search(
        r"(?:总?投资(?:总?额)?|总?投入额?|产值|营业收入|销售(?:收入|额))(?:在|为|达到?)?$", place.near
    )
    return bool(
        measured or _BOUND_AFTER.match(place.after) or (goes_on and not _AWARD_FRONT.search(place.near))
    )


def _is_award_behind(place: Surroundings) -> bool:
    if re.search("每(?:再)?(?:满|增加|新增|超过|实现|递增|达到?)(?:人民币)?$", place.near):
        return False
    return bool(_AWARD_AFTER.match(place.after) and not re.match(r"(?:的)?支持(?:额|强)", place.after))


def _is_threshold_in_front(place: Surroundings) -> bool:
    given = re.search(rf"(?:{_GIVE})[^，。；]{{0,4}}(?:达|达到|超过)$", place.near)
    return bool(_THRESHOLD_FRONT.search(place.near) and not given)


def _is_award_in_front(place: Surroundings) -> bool:
    if place.facet == "subsidy" and re.search(
        r"(?:安排|给予|支持)(?:财政|专项|[省市区县]级)*(?:资金|经费)$|(?:^|[，。；：])每[个项家]$", place.near
    ):
        return True
    before = place.before.rsplit("，", 1)[0][-20:] if place.facet == "subsidy" else place.near
    return bool(_AWARD_FRONT.search(place.near) or _AWARD_FRONT.search(before))


def _is_payment_sum(near: str) -> bool:
    return (
        re.search(r"规模|基金|注册|实缴|出资|募集", near) is None
        and re.search(
            r"(?:首期|首批|首笔|首付|首年|第一[年期批]|先行|预拨|启动资金|首次(?=[^，。；]{0,8}(?:拨|支付|安排|下达)))[^，。；]{0,16}$",
            near,
        )
        is not None
    )


def _cap(place: Surroundings) -> Role:
    if place.facet == "conditions" and not place.grants:
        return _threshold(place)
    if re.match(r"^(?:（[^（）]*）)?的(?:项目|企业|单位|部分)", place.after) and not GRANT.search(place.near):
        return "bound"
    if _OF_OTHER.search(place.near):
        return "bound"
    if _YEARLY.search(place.near):
        return "cap_yearly"
    return "cap_holder" if _HOLDER.search(place.near) else "cap"


def _threshold(place: Surroundings) -> Role:
    near = place.near
    if _SOFTWARE.search(near) and not re.search(r"设备|硬件|总投|软硬件", near):
        return "minimum_software"
    at_least = re.match(r"^(?:（[^（）]*）)?(?:及)?以上", place.after) or re.search(
        r"(?:不低于|不少于|不小于|不得低于|不得少于|至少|达到|达|超过|大于|高于|满|≥)(?:人民币)?$|最低[^，。；：]{1,8}：$",
        near,
    )
    if _OTHER_MONEY.search(near) and not re.search(r"投资|投入|购置", near[-10:]):
        return "threshold"
    if _INVESTMENT.search(near):
        return "minimum" if at_least or place.group.joint == "range" else "bound"
    return "threshold"


def _count(place: Surroundings) -> Role:
    if place.facet == "quota":
        return "quota"
    unit = place.group.tokens[-1].text[-1]
    if unit not in "个项家名" or _NOT_QUOTA.search(place.near) or place.facet in ("conditions", "materials"):
        return "count"
    if re.search(r"(?:^|[，；。])(?:择优|拟|共|计划|重点)?支持$", place.near) and re.match(
        r"左右|以内|[。；，]|$", place.after
    ):
        return "quota"
    plan = re.search(r"拟|计划|不超过|名额|数量|择优|限|每年", place.near)
    return (
        "quota"
        if _QUOTA.search(place.near) and plan and not place.after.startswith(("以上", "（含）以上"))
        else "count"
    )


def _years(place: Surroundings) -> Role:
    if place.facet == "duration":
        return "duration"
    if _DURATION.search(place.near) and not _NOT_DURATION.search(re.sub(_DURATION, "", place.near)):
        return "duration"
    if re.search(r"(?:建设|实施|执行|研究)(?:周期|期|期限)(?:为|不超过)?$", place.near):
        return "duration"
    return "time"


def _date(place: Surroundings) -> Role:
    if place.facet == "deadline" or NO_WINDOW.search(place.near):
        return "day"
    if _AS_OF.search(place.near) and re.search(r"已|累计|投入|完成投资|完成率|到位率", place.after):
        return "by_day"
    if re.match(r"(?:（含）)?之?前，?(?:须|应)?已(?:经)?(?:完成|投入|支出|到位)", place.after):
        return "by_day"
    if _COMPLETE.match(place.after) or _COMPLETE_BEFORE.search(place.near):
        return "complete_by"
    return "day"


def _foreign(_: Surroundings) -> Role:
    return "foreign"


def _points(_: Surroundings) -> Role:
    return "points"


_SHARES: tuple[tuple[Test, Role | Choice], ...] = (
    (lambda p: _DEFINES.search(p.before) or _SHARE_OF.search(p.after), "share_other"),
    (lambda p: _SPENT.search(p.near) and re.search(r"截至|截止|已|前", p.before), "spent"),
    (_is_payment, _payment_role),
    (lambda p: re.search(r"抵用|抵扣|折算", p.near), "share_other"),
    (_is_share_cap, "share_cap"),
    (
        lambda p: (
            re.match(r"(?:以上)?的?(?:新增|增长|超出|增量)?部分", p.after)
            and re.search(r"超过|超出|增长", p.near)
        ),
        "share_condition",
    ),
    (_names_a_kind, "share_condition"),
    (
        lambda p: re.match(r"，?不(?:再|予|得)", p.after) and re.search(r"超过|达到|低于|不足", p.near),
        "share_condition",
    ),
    (_is_of_growth, "share_condition"),
    (_is_bound, "share_condition"),
    (
        lambda p: p.facet in ("conditions", "quota", "duration", "deadline", "materials"),
        _rate_under_conditions,
    ),
    (_is_rate, "rate"),
    (lambda p: p.facet == "subsidy" and p.grants, "rate"),
)
"""What a share is, the first row that fits."""
_AMOUNTS: tuple[tuple[Test, Role | Choice], ...] = (
    (_is_unit_rate, "unit_rate"),
    (lambda p: re.search(r"分[两二三四五2-5]年[^。]*\d{4}年$", p.before), "payment"),
    (_speaks_of_budget, _budget),
    (_is_cap, _cap),
    (_is_threshold, _threshold),
    (_is_award_behind, lambda p: "payment" if _is_payment_sum(p.near) else "award"),
    (_is_threshold_in_front, _threshold),
    (lambda p: _is_payment_sum(p.near), "payment"),
    (_is_award_in_front, "award"),
    (
        lambda p: (
            p.facet == "subsidy"
            and re.search(r"[级类等档奖]$", p.near)
            and re.match(r"/[个家项]|[，。；]|$", p.after)
        ),
        "award",
    ),
    (
        lambda p: p.facet == "conditions" or _OTHER_MONEY.search(p.near) or _INVESTMENT.search(p.near),
        _threshold,
    ),
)
"""What an amount is, the first row that fits."""

_BY_UNIT: dict[str, Callable[[Surroundings], Role]] = {
    "share": _first(_SHARES),
    "wan": _first(_AMOUNTS),
    "count": _count,
    "years": _years,
    "date": _date,
    "foreign": _foreign,
    "points": _points,
}
