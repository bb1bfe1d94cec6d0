"""What a share is for: a rate, a payment in parts, a bound, or none of the subsidy."""

from __future__ import annotations

import re

from extractors.parsers.guideline.prose.surroundings import (
    BOUND_AFTER,
    GIVE,
    Choice,
    Role,
    Surroundings,
    Test,
)

_VERB = (
    r"(?:给予|予以|按照?|进行|实行|安排|发放|一次性|全额|再|另|可|最高|享受|每年|分别|适当|相应|额外|统筹|择优|分年度?"
    r"|先行|核算|测算|由|区级财政|财政|政府|其)*"
)
_AFTER_RATE = re.compile(
    rf"^(?:（[^（）]*）)?(?:的)?(?:比例|标准|额度|部分|费用补贴率)?(?:，|,)?{_VERB}(?:折合人民币)?{_VERB}(?:租金|房租|场租|利息|保费|费用|运费|电费|水费|学费|研发|设备|算力|购房|展位费?|装修|财政|专项|贷款)?(?:{GIVE})|^(?:的)?(?:（[^（）]*）)?(?:进行|给予|予以)"
)
_BEFORE_RATE = re.compile(rf"(?:按照?|给予|予以|(?:{GIVE})|比例|费率|利率|贴息率|补助率)[^，。；]*$")
_FIRST_TIME = r"首次(?=[^，。；]{0,8}(?:拨|付|支付|安排|下达|兑|发放)|(?:补助|资助|奖励|支持|给予|按|为)|$)"
_FIRST_SUM = "首笔(?!订单|业务|交易|贷款|保|合同|融资|采购)"
_PAYMENT_BEFORE = re.compile(
    rf"(?:首期|{_FIRST_TIME}|首付|首批(?!次)|{_FIRST_SUM}|首年|先行|先期|先按|先付|先拨(?!付)|预拨|预付|余款|尾款|剩余|其余|余下|分期|分[两二三四]?[年次期批]"
    r"|第[一二三四](?:年|期|次|笔|批)(?!.*(?:奖励|补贴)标准)|前期|启动资金|立项后|签订后|验收(?:合格|通过)?后|评估(?:合格|通过)?后|考核(?:合格|通过)?后|结题后)[^。；]*$"
)
_PAYMENT_AFTER = re.compile(
    r"^(?:的)?(?:比例|资金|补助|奖励|经费|额度|部分)*(?:，)?(?:进行|予以|给予|一次性|分期)?(?:拨付|兑付|兑现|拨款|分期|到位|付清|(?:先|后)拨|支付|下达)"
)
_SPENT = re.compile(
    r"(?:申报|申请)时(?:须|应|需)?(?:已)?完成[^，。；]{0,6}投资的?$|(?:已|累计|实际)[^，。；]{0,8}(?:完成|投入|到位|支出|投资)[^，。；]{0,20}$|形象进度[^，。；]*$"
    r"|完成的?(?:设备|固定资产|建设|项目|实际)?(?:投资|投入|支出)额?[^，。；]{0,14}$|(?:(?:投资|资金)(?:完成|到位|支出)|完成投资)(?:率|比例|额)[^，。；]{0,8}$"
)
_AS_OF = re.compile(r"截至|截止|已|前|至\d{4}年|申报时|申请[^，。；]{0,8}时|累计|完成投资(?:率|比例)")
_SHARE_OF = re.compile(
    r"^(?:的)?[^，。；]{0,14}(?:加计扣除|税前扣除|税率|折扣|费率)|^(?:的)?(?:比例)?(?:进行|予以)?(?:分享|分担|承担|共担|分配|出资|参股|入股|计入|折算|计算(?!补|奖|贴)|(?:进行|开展|组织|实施)?(?:抽查|抽检|抽取|核查|复查)|抵用|抵扣)"
)
_GROWTH = re.compile(
    r"(?:(?<!不)超过上一?年度?(?:同期)?|增长|增幅|增速|提高|提升|下降|降低|降至|降到|升至|增至|降幅|节能率|高于|低于|占|占比|比重|持股|股权|控股|(?:出资|直投)比例|入驻率|属地率|合格率|满意度|利用率|覆盖率|率(?:达|为|在|不低于|超过|达到)?|同比|同期|以上年|比上年|达到?)"
    r"[^，。；]{0,16}$"
)
_RATE_WORD = re.compile(
    rf"(?:(?:{GIVE}|担保|利)(?:费)?率|(?:{GIVE})(?:资金|金额)?(?:的)?(?:比例|标准|额度|强度))[^，。；]{{0,8}}$"
)
OF_OTHER_FUNDS = re.compile(
    r"(?:[省市]级|上级|国家|中央|国拨|上一级)[^，。；]{0,6}(?:拨付|到位|补助|奖励|资助|支持|扶持)?(?:资金|经费|金额|额度?)[^，。；]{0,4}$"
)
"""按市级财政拨付资金的100%匹配: a share of what another level gives."""
_OF_MONEY_SPENT = re.compile(
    r"(?:投资|投入|支出|费用?|租金|利息|成本|金|价款?|预算|经费)额?(?:（[^（）]*）)?的$"
)
_OF_THE_SUBSIDY = re.compile(
    r"(?<![省市县区])(?<![省市县区]级)(?:补助|奖励|奖补|资助|扶持|补贴)(?:资金|经费|款项?|金额|总额|额度?)(?:总额)?的?$"
)
_HANDED_OUT = re.compile(
    r"^(?:的?部分)?(?:(?:在|于|待|须待|自|由)[^，。；]{0,24}|[^，。；\d]{2,16}后(?:一次性)?)(?:兑现|兑付|拨付|发放|支付|下达|到位|给付)"
)
_PAYS_A_PART = re.compile(
    r"(?:拨付|预拨|拨款|兑付|兑现|下达|发放)[省市区县]级(?:财政)?(?:专项)?(?:资金|经费)的$"
    r"|(?:拨付|预拨|拨款|兑付|兑现|下达|发放)(?:核定|审定|预计|应付|应得|[省市区县]级|财政)*的?(?:补助|奖励|奖补|资助|扶持|补贴)(?:资金|经费|款项?)?(?:总额|金额|额度|额)?的$"
)
"""项目投入运营后拨付补助总额的60%: the subsidy is the whole, whatever was laid out before."""
_DEFINES = re.compile(r"是指|指的是|所称|系指")


def _payment_role(place: Surroundings) -> Role:
    of_budget = re.search(r"预算|总投资|合同(?:金|总)?额|投入(?!资金|运|使用|生产|补助|类)", place.near)
    return "payment_of_budget" if of_budget else "payment"


_OF_ALL_TOGETHER = re.compile(
    "[、和与]?[省市县区]级?(?:两级)?[^，。；]{0,6}(?:总额|合计|总和)不(?:得)?(?:高于|超过)[^，。；]*$"
    "|(?:上级|各级)(?:财政|的)?(?:补助|补贴|奖励|资金)[^，。；]{0,4}(?:之和|合计|总和)不得?(?:高于|超过)[^，。；]*$"
    f"|(?:累计|合计)(?:{GIVE})(?:总?金?额|资金)?不得?(?:高于|超过)[^，。；]*$"
)
"""市、区资助总额不超过总投资的50%: what several grants make together."""
_BESIDE_OTHERS = re.compile(
    f"(?:上级|国家|省级)[^，。；]{{0,6}}(?:{GIVE}|资金)的，"
    f"(?:合计|累计|(?:{GIVE})?总额)不得?(?:高于|超过)[^，。；]*$"
)
"""获得上级补助的，合计不超过成本的50%: no rate of this one."""


def _is_share_cap(place: Surroundings) -> bool:
    """奖励50万元，不高于投入的50%: the share only limits a fixed sum."""
    limits = re.search(r"不(?:得)?(?:高于|超过)[^，。；]*$", place.near)
    alone = limits and not re.search(r"按|比例", place.near) and _award_in(place.before)
    return bool(_OF_ALL_TOGETHER.search(place.near) or alone)


def _is_of_growth(place: Surroundings) -> bool:
    near = place.near
    given = re.search(r"(?:按照?|给予|予以|补助|奖励)[^，。；]*$", near) or re.match(
        rf"(?:的)?(?:给予|予以)(?:{GIVE})", place.after
    )
    at_most = re.match("最高可?达", near)
    return bool(_GROWTH.search(near) and not (_RATE_WORD.search(near) or given or at_most))


def _names_a_kind(place: Surroundings) -> bool:
    """担保费率不超过1%的担保机构: a share that says whom the sentence is about."""
    kind = re.match(
        r"(?:（[^（）]*）)?的[^，。；\d]{0,16}(?:企业|机构|单位|银行|园区|平台|担保业务|贷款业务)(?!的)",
        place.after,
    )
    return bool(kind and not re.search(r"(?:按照?|给予|予以)[^，。；]*$", place.near))


def _is_bound(place: Surroundings) -> bool:
    bounded = BOUND_AFTER.match(place.after)
    return bool(bounded and not _RATE_WORD.search(place.near) and not _BEFORE_RATE.search(place.near))


def _is_raised(place: Surroundings) -> bool:
    """脱贫县可提高到40%; 再增加2个百分点，最高不超过12%: the rate of support in a better case."""
    raised = re.search(
        r"(?:可|再)?(?:提高|放宽|上浮|上调)(?:到|至)$|(?:标准|比例)(?:可|再)?(?:提高|上浮|上调)(?:到|至)[^，。；\d]{0,14}$",
        place.near,
    )
    of_others = re.search(r"其中[^，。；\d]{2,14}不超过$", place.near) and re.search(
        rf"(?:{GIVE})比例不超过", place.before
    )
    topped = (
        re.fullmatch(r"(?:最高|上限)(?:为|不超过|不高于)?", place.near.strip()) and "百分点" in place.before
    )
    return bool((raised or topped or of_others) and re.search(rf"比例|{GIVE}", place.before))


def _is_share_handed_on(place: Surroundings) -> bool:
    """补助资金用于单个主体的比例不得超过30%: how the money is spent, not what is given."""
    return (
        re.search(
            r"(?:资金|经费|补助|补贴)[^，。；]{0,4}用于[^，。；]*(?:比例|占比)[^，。；]*$|(?:资金|经费)占比[^，。；]{0,8}$",
            place.near,
        )
        is not None
    )


def _is_asked_of_the_applicant(place: Surroundings) -> bool:
    """按不低于最低工资80%的标准支付工作补贴的，…: what the applicant pays itself."""
    at_least = re.search(r"不(?:得)?(?:低于|少于)[^，。；]*$", place.near)
    paid = re.match(r"[^，。；]*(?:支付|发放|缴纳|给付|投入|安排|配套)[^，。；]*的[，；]", place.after)
    return bool(at_least and paid)


def is_rate(place: Surroundings) -> bool:
    """Whether the words beside a share call it a rate of support."""
    return bool(
        _AFTER_RATE.match(place.after) or _RATE_WORD.search(place.near) or _BEFORE_RATE.search(place.near)
    )


def _rate_under_conditions(place: Surroundings) -> Role:
    given = _AFTER_RATE.match(place.after) and _RATE_WORD.search(place.near)
    at_most = re.search(f"(?:{GIVE})比例(?:为|均?不(?:得)?(?:超过|高于))[^，。；]*$", place.near)
    return "rate" if given or at_most else "share_condition"


def _award_in(before: str) -> bool:
    """Whether a sum is given, other than a cap."""
    before = re.sub(r"(?:最高|上限|不超过|限额)[^，。；\d]*\d[\d.]*万?元", "", before)
    return (
        re.search(rf"(?:{GIVE})[^，。；]{{0,8}}\d[\d.]*万?元|\d[\d.]*万?元[^，。；]{{0,6}}(?:{GIVE})", before)
        is not None
    )


_NAMES_THE_FIRST = re.compile(
    rf"(?:{_FIRST_TIME}|首期|首批(?!次)|{_FIRST_SUM}|首付|第一[期批次笔]|启动)(?!认定|获|入|通过|评|纳|达|突破|上市|被)"
)


def _is_called_payment(place: Surroundings) -> bool:
    """首期50%, 拨付其50%, 补助资金的50%待验收后兑现: the words right beside the share say it."""
    if re.search(r"\d{4}年度?(?:安排|拨付|兑现|下达)$", place.before):
        return True
    whole = _OF_THE_SUBSIDY.search(place.near) or place.near.strip("，,；") in ("", "其中")
    if whole and _HANDED_OUT.match(place.after):
        return True
    return bool(
        _NAMES_THE_FIRST.match(place.near)
        or re.search(r"(?:拨付|预拨|先拨|兑现|兑付|拨款|支付|发放)(?:其|余下|剩余)?的?$", place.near)
    )


_PARTS_FOLLOW = re.compile(
    "分[两二三四五2-5](?:年|次|期|批)[^，。；]{0,4}(?:拨付|兑付|兑现|发放|支付)，(?:每年)?比例(?:分别|依次)?为?$"
)
"""奖励分三年兑现，比例分别为40%、30%、30%."""
_IN_PARTS = re.compile(
    "(?:的比例)?，?分[两二三四五2-5](?:年|次|期|批)[^，。；]{0,4}(?:拨付|兑付|兑现|发放|支付)|的比例(?:发放|拨付|兑付)"
)
"""按50%、30%、20%的比例分三年拨付."""
_OF_WHAT_IS_DUE = re.compile("分别按应?(?:奖励|补助|奖补|补贴|资助)(?:资金|金额|总额|额)的$")
"""竣工验收和正常运营两个阶段，分别按应奖励额的60%、40%."""


def _is_of_a_year(place: Surroundings) -> bool:
    """第三年补贴50%: a rate that falls from year to year, where nothing is paid in parts."""
    yearly = re.search(
        r"第[一二三四五、]+年度?(?:按|给予)*(?:[^，。；、]{0,8}(?:租金|房租|利息|费用|金额|总额)的)?(?:补贴|补助|贴息)?$",
        place.near,
    )
    paid = _PAYMENT_AFTER.match(place.after) or re.search(
        "拨付|兑现|兑付|发放|(?<!实际)(?<!已)支付|分[两二三]", place.before
    )
    return bool(yearly and not paid)


_EACH_YEAR = re.compile("分[两二三四五2-5]年[^，。；]{0,4}(?:拨付|兑付|兑现|发放|支付)，每年各?$")
"""奖励资金分两年拨付，每年各50%."""
_PUT_FIRST = re.compile("(?:首[笔期批]|第一[笔期批])(?:资金|经费|款)?，(?:占|为)[^，。；\\d]{0,14}$")
"""签订任务书后下达首笔资金，占核定资助额的50%."""
_GIVEN_OUT = re.compile(
    "(?:下达|立项|签订|验收|评审|公示|竣工)[^，。；\\d]{0,8}后，?(?:先|再)?安排(?:资金)?$"
)


_OF_ANOTHER_SHARE = re.compile(
    "(?:核查|抽查|检查|抽检|不实|不合格|参股|自筹)(?:的)?(?:比例|率)[^，。；\\d]{0,8}$|(?:财政|两级|三级)各(?:自)?(?:承担|负担|安排)$"
)
"""现场核查比例为100%; 由市与县财政各承担50%."""
_LOSES = re.compile("以上的?，(?:取消|不得|不予|停止|收回)|的，超出部分")
"""自筹资金未到位50%以上的，取消后续拨款; 合计超过总投资50%的，超出部分不予兑现."""


def _is_given_out(place: Surroundings) -> bool:
    """项目计划下达后安排60%，通过验收后安排40%."""
    return _GIVEN_OUT.search(place.before) is not None and re.match("，|。|；|$", place.after) is not None


def _is_payment(place: Surroundings) -> bool:
    """拨付 in parts. 按投入的20%拨付 is a rate: there the whole is what was laid out, not the subsidy."""
    if re.search("分[两二三四五2-5](?:年|次|期|批)按照?$", place.before) and re.match(
        "的?比例(?:发放|兑现|拨付|兑付|支付)", place.after
    ):
        return True
    if len(place.group.tokens) > 1 and (
        _IN_PARTS.match(place.after)
        or _PARTS_FOLLOW.search(place.before)
        or _OF_WHAT_IS_DUE.search(place.near)
    ):
        return True
    ahead = _OF_THE_SUBSIDY.search(place.near) and re.match("(?:的比例)?(?:先行)?预拨", place.after)
    if ahead or (_PAYS_A_PART.search(place.near) and not _AFTER_RATE.match(place.after)):
        return True
    if _PUT_FIRST.search(place.before) or _is_given_out(place) or _EACH_YEAR.search(place.before):
        return True
    if _is_no_payment(place):
        return False
    return _is_called_payment(place) or _is_handed_out(place)


def _is_no_payment(place: Surroundings) -> bool:
    """Interest, what another level gives, 按兑付金额的10%给予奖励, and where nothing is given at all."""
    given = _AFTER_RATE.match(place.after) and re.search("按[^，。；]*(?:金额|到位资金)的$", place.near)
    return bool(
        not (place.grants or re.search("[拨付兑发]|下达", place.sentence))
        or re.search(r"贴息|利率|利息|贷款", place.near)
        or OF_OTHER_FUNDS.search(place.near)
        or (given and not re.search("拨付|预拨|首(?:期|次(?!实际|到位|获))|先", place.near))
    )


def _is_handed_out(place: Surroundings) -> bool:
    part = re.search(r"首|先|预|余|剩|尾|启动|前期|第[一二三四](?!方)", place.near)
    laid_out = (
        r"(?:按支付[^，。；]{0,6}(?:价款|金额|费用|额)|投资|投入(?!运[营行]|使用|生产)|费用|支出|成本|贷款|购置"
        r"|实际|合同(?!签|生效)|支付的)[^，。；]*$"
    )
    if not part and re.search(laid_out, place.near):
        return False
    paid = _PAYMENT_BEFORE.search(re.sub(r"^.*[。]", "", place.before))
    handed_out = _PAYMENT_AFTER.match(place.after) or re.search(
        r"(?:拨付|预拨|预付|兑付|拨款|支付|下达|首付|首期|首批(?!次)|{_FIRST_SUM}|到位|兑现|发放)[^，。；]*$",
        place.near,
    )
    of_all = not re.fullmatch("(?:给予|予以|按)?(?:补助|奖励|奖补|资助)", place.near.strip()) and re.search(
        r"(?:补助|奖励|资助|支持|专项|核定|扶持|财政)?(?:资金|经费|款项?|额度|总额|金额|预算|补助|奖励)(?:总额)?(?:的)?$",
        place.near,
    )
    sent = re.search(r"拨付|预拨|拨款", place.near)
    return bool(handed_out and (paid or of_all or part or sent)) or bool(
        paid and (of_all or part) and not _AFTER_RATE.match(place.after)
    )


def _is_of_a_price(place: Surroundings) -> bool:
    """出让底价的70%; what is given by a price is a rate (按评估价值的20%给予补助)."""
    priced = re.search(r"(?:最低|基准|市场|评估|出让|底)价?[^，。；]{0,6}价[^，。；]{0,6}$", place.near)
    given = re.match(rf"[^，。；\d]{{0,14}}(?:给予|予以)[^，。；\d]{{0,6}}(?:{GIVE})", place.after)
    called = re.search(f"(?:{GIVE})比例", place.near)
    return bool(priced and not (given or called))


def _is_share_of_the_subsidy(place: Surroundings) -> bool:
    """奖励资金的30%用于团队: what becomes of the money once it is given."""
    if re.search(r"(?:(?:补助|奖励|奖补|资助)(?:资金|经费)|奖金)[^，。；]*$", place.near) and re.match(
        "(?:以上)?(?:的?比例)?(?:可|须|应)?用于", place.after
    ):
        return True
    spent = re.match(r"(?:的?部分)?[^，。；\d]{0,6}(?:用于|归|分配|留|返还|奖励给)", place.after)
    return bool(_OF_THE_SUBSIDY.search(place.near) and spent)


_OF_ITS_OWN = re.compile(r"(?:自筹|自有|配套)(?:资金|经费)?[^，。；]*不(?:得)?(?:低于|少于)[^，。；]*$")
"""自筹资金不低于补助资金的50%: what the applicant gives."""
_OF_A_NUMBER = re.compile(
    "(?:数量|家数|人数|名额|总数)[^，。；]{0,8}(?:不(?:得)?超过|控制在)[^，。；]*的?$|比例不(?:得)?超过[^，。；]*总[数量]的?$"
)
"""优秀数量不超过参评总数的20%."""

_OF_WHAT_IS_SETTLED = re.compile(
    "(?:优秀|良好|合格|等|级)的?按核定(?:的)?(?:资助|补助|奖补|支持)?(?:金额|额度?)的$"
)
"""优秀的按核定额的100%拨付: a share of the sum that the rate has given."""

_OF_THE_GRANT = re.compile(
    "(?:(?:资助|补助|支持|[省市区县]拨|财政)(?:资金|经费|额度?|金额)|财政(?:资助|补助|支持))均?不(?:得)?(?:超过|高于)[^，。；]*(?:投资|投入|预算|经费|支出)额?的?$"
    "|(?:财政|资助|补助|[省市区县]拨)(?:资金|经费)占[^，。；]{0,10}(?:投资|投入|经费|预算)的?比例不(?:得)?(?:超过|高于)$"
)
"""本专题项目省拨经费均不超过项目总投入的30%; 省级财政资金占项目总经费的比例不超过30%."""

_OF_WHAT_IS_LAID_OUT = re.compile(
    "(?:补[贴助]|资助)(?:实[缴际付])?[^，。；拨付\\d]{0,6}(?:保费|租金|利息|费用|支出)额?的$"
)
"""首年投保补贴实缴保费的60%，续保补贴实缴保费的30%: rates, whatever is paid first."""
_AT_STEPS = re.compile("(?:立项|签约|签订|开工|启动)(?:后)?$")
"""按立项30%、中期评估40%、验收30%分三次拨付."""

_LEVEL_NAMED = r"[^（）\d，；]{0,8}(?:\dA级?|[级类等星档])[^（）\d，；]{0,2}"
_BY_LEVEL = re.compile(rf"(?:{GIVE})[^。；]*（(?:{_LEVEL_NAMED}\d[\d.]*%[、，；])*{_LEVEL_NAMED}$")
"""按等级给予贷款贴息（3A30%、4A40%）."""

SHARES: tuple[tuple[Test, Role | Choice], ...] = (
    (lambda p: re.search("已(?:实际)?(?:支付|付款|到账|结算)$", p.near), "share_condition"),
    (
        lambda p: re.search("投资比例(?:应|须)?在$", p.near) and p.after.startswith("以上"),
        "share_condition",
    ),
    (lambda p: re.search("(?:员工|职工|人员|人数)总[数量]的$", p.near), "share_condition"),
    (
        lambda p: (
            _AT_STEPS.search(p.near)
            and re.match("、[^。；]*分(?:[两二三四五2-5]次|阶段|期|批)(?:拨付|兑付|下达)", p.after)
        ),
        "payment",
    ),
    (
        lambda p: re.search("比例(?:在|达到?|超过)$", p.near) and p.after.startswith("以上的"),
        "share_condition",
    ),
    (
        lambda p: (
            re.search("(?:权重|占比|分值)(?:为|占)?$", p.near) is not None and not p.after.startswith("以上")
        ),
        "share_other",
    ),
    (lambda p: re.search("(?:拨付|执行|使用)率[^，。；]{0,6}$", p.near), "share_other"),
    (lambda p: _OF_THE_GRANT.search(p.near), "rate"),
    (lambda p: _OF_ITS_OWN.search(p.near) or _OF_A_NUMBER.search(p.near), "share_condition"),
    (
        lambda p: (
            re.search("按(?:不超过)?[^，。；]{0,12}支付[^，。；]{0,4}额?的$", p.near)
            and p.after.startswith("予以抵扣")
        ),
        "rate",
    ),
    (
        lambda p: re.search(
            "首年(?:(?:按|实际支付)[^，。；]{0,10}(?:保费|租金|利息|费用)|(?:实际)?(?:到位|完成)[^，。；]{0,10}投资)[^，。；]{0,4}的$",
            p.near,
        ),
        "rate",
    ),
    (lambda p: re.search("(?:首年投|首次投|续)保的?(?:按|给予|补贴|补助)*$", p.near), "rate"),
    (lambda p: re.search("用于[^，。；]*的资金不(?:得)?[低高少超][于过][^，。；]*$", p.near), "share_other"),
    (lambda p: re.search("(?:补贴|补助|奖励|比例|标准)(?:可|再)?上浮$", p.near), "share_other"),
    (
        lambda p: re.search("(?:拨付比例(?:分别)?(?:为|：)|分[两二三四2-4][次期批]拨付：)[^。]*$", p.before),
        "payment",
    ),
    (lambda p: re.match("的预拨", p.after), "payment"),
    (
        lambda p: (
            re.search(rf"(?:{GIVE})[^，。；]{{0,4}}按照?[^，。；]{{2,14}}$", p.near)
            and p.after.startswith("计算")
        ),
        "rate",
    ),
    (lambda p: re.search("(?:企业|单位|机构|主体)的?可(?:提高|上浮)[到至]$", p.near), "rate"),
    (lambda p: "券" in p.before and re.match("(?:的?比例)?(?:予以)?抵[扣用]", p.after), "rate"),
    (lambda p: re.search("抵扣比例可?(?:提高|上浮)[到至]$", p.near), "rate"),
    (
        lambda p: (
            re.search("(?:财政|政府)承担[^，。；\\d]{0,10}的?$", p.near)
            or re.match("由[^，。；]{0,8}财政承担|(?:的?比例)?承担(?:补偿|代偿)", p.after)
        ),
        "rate",
    ),
    (lambda p: re.search("部分的?按照?$", p.near), "rate"),
    (lambda p: _OF_ANOTHER_SHARE.search(p.near) or _LOSES.match(p.after), "share_condition"),
    (lambda p: re.search("按(?:兑付|兑现)总额的$", p.near) and _AFTER_RATE.match(p.after), "rate"),
    (lambda p: re.search("可(?:提前)?预支(?:不超过)?$", p.near), "payment"),
    (lambda p: _DEFINES.search(p.before) or _SHARE_OF.search(p.after), "share_other"),
    (
        lambda p: (
            _SPENT.search(p.near)
            and not re.search(rf"(?:{GIVE})[^，。；]{{0,6}}不得?(?:超过|高于)", p.near)
            and not re.search(rf"按[^，。；]*$|(?:{GIVE})(?:实际|已)[^，。；]*$", p.before)
            and (_AS_OF.search(p.before) or re.search("^，[^。；]*截[至止]", p.after))
        ),
        "spent",
    ),
    (lambda p: re.search("投资完成(?:率|比例)截[至止][^，。；]*不低于$", p.before), "spent"),
    (lambda p: _OF_WHAT_IS_SETTLED.search(p.near), "share_other"),
    (lambda p: re.search("可抵[用扣][^，。；]*金额的$", p.near), "rate"),
    (lambda p: re.match("为标准(?:发放|补[贴助])", p.after), "rate"),
    (lambda p: _OF_WHAT_IS_LAID_OUT.search(p.near), "rate"),
    (_is_of_a_year, "rate"),
    (_is_payment, _payment_role),
    (lambda p: re.search("[保费]费?率(?:的)?(?:上限|按?不(?:高于|超过))[^，。；]*$", p.near), "share_other"),
    (lambda p: _is_share_of_the_subsidy(p) or _is_share_handed_on(p), "share_other"),
    (
        lambda p: (
            re.search(r"(?<!可)抵用|(?<!可)抵扣|折算|税[^，。；]{0,6}减[免按征]|减按", p.near)
            or _is_of_a_price(p)
        ),
        "share_other",
    ),
    (lambda p: _BESIDE_OTHERS.search(p.before), "share_other"),
    (_is_share_cap, "share_cap"),
    (
        lambda p: (
            re.match(r"(?:以上)?的?(?:新增|增长|超出|增量)?部分", p.after)
            and re.search(r"超过|超出|增长", p.near)
        ),
        "share_condition",
    ),
    (lambda p: _BY_LEVEL.search(p.before) and re.match("[、，；）]", p.after), "rate"),
    (_is_raised, "rate"),
    (_names_a_kind, "share_condition"),
    (_is_asked_of_the_applicant, "share_condition"),
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
    (is_rate, "rate"),
    (lambda p: p.grants and (p.facet == "subsidy" or _OF_MONEY_SPENT.search(p.near)), "rate"),
)
"""What a share is, the first row that fits."""
