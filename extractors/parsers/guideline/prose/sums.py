"""What an amount of money is for: a cap, an award, a threshold, a budget, so much a piece."""

from __future__ import annotations

import re

from extractors.parsers.guideline.prose.surroundings import (
    BOUND_AFTER,
    GIVE,
    GRANT,
    Choice,
    Role,
    Surroundings,
    Test,
)

_THRESHOLD_FRONT = re.compile(
    r"(?:不低于|不少于|不小于|不得低于|不得少于|至少|达到|达|超过|大于|高于|多于|满|突破|低于|少于|小于|不足|未满|≥|>|＞|首次达|首次突破|每增加|每净增|每实现|每新增|每满|每超过|每递增)(?:人民币)?$|最低[^，。；：]{1,8}：$"
)
_CAP_FRONT = re.compile(
    r"(?:最高(?:限额)?|上限|封顶|不超过|不得超过|不高于|最多|至多|限额|不大于|总额|≤|控制在|限于|累计)"
    r"(?:可?(?:给予|予以|获得?|享受|合计|达|到|均为|分别为?|为|不超过|不得超过|不高于|是|：|依次为?|至|补助|奖励|奖补|支持|扶持|配套|贴息|资助|补贴|补偿|人民币|新台币|一次性|按|额度|金额|限额|额|一般|领取|申领|申请|发放|兑付|每年度?|年度)){0,4}$"
)
_CAP_AFTER = re.compile(r"^(?:的)?(?:（[^（）]*）)?(?:封顶|为限|为上限|以内(?!的|部分|按)|上限)")
_YEARLY = re.compile(
    r"(?:每年度?|全年|年补助|年补贴|年奖励|年支持|年贴息|年资助|年最高|年度(?=最高|累计|总|补|奖|资|支|贴|兑)|一年)[^，。；]{0,16}$"
)
_HOLDER = re.compile(
    r"(?:(?:单[个一]?|同一|每家|每户|每个?|一个|单家)(?:申报)?(?:企业|单位|主体|机构|银行|平台|个人|集团|法人|(?:创[新业])?团队)|累计|合计)[^，。；]*$"
)
_PER_UNIT_AFTER = re.compile(r"^(?:（[^（）]*）)?(?:人民币)?(?:/|每|·|•)(?!项|个(?!月)|家|企业|单位|户企)")
_PER_UNIT_BEFORE = re.compile(
    r"每(?:一)?(?:万?美元|件|张|片|亩|人次?|名|吨|蒸吨|平方米|平方|平米|户(?=农|居|家庭|脱贫)|月|年每人|只|头|羽|株|辆|千瓦时?|公里|篇|集|分钟|个(?:标准)?展位|个新增(?:托位|床位|学位|泊位)|展位|标准展位|课时|学时|度|千瓦|立方米|位|架次|航次|班次|车次|船次|趟|列|柜|人每月|人每年|标箱|标准箱|票|单|克|公斤|个月|增加|实现|新增|新设|新引进|引进|培养|培训|采购|处理|减少|节约)"
    r"[^，。；]{0,24}$"
)
_PER_SO_MANY = re.compile(
    r"每\d[\d,.]*(?:万|千|百)?(?:件|张|片|亩|人次?|名|吨|平方米|平米|㎡|只|头|株|辆|千瓦时?|公里|分钟|课时|学时|度|立方米|标箱|票|单|克|公斤|万?美元)"
    r"[^，。；\d]{0,12}$"
)
"""展览面积每1000平方米补助1万元."""
_PER_COUNT = re.compile(
    r"每(?:再|全职)?[^，。；\d]{0,10}(?:1|一)(?:家|个|名|项|人|次(?!性)|场|件|户|台|套)[^，。；\d]{0,20}$"
)
_PER_COUNT_BEFORE = re.compile(
    r"每(?:再|全职)?[^，。；\d]{0,10}(?:1|一)(?:家|个|名|项|人|场|件|户|台|套)[^。；]*，[^。；]*$"
)
_ALL_TOGETHER = re.compile(
    "(?:的?(?:[补奖]?[助励贴]|扶持资金))?，(?:(?:单[个家幢]|每[家户个]|同一)[^，。；]*(?:最高|不超过|累计)|最[多高])"
)
"""每招引1家企业，且…的，奖励10万元，单幢楼宇最高100万元: so much for each."""
_PER_PLACE = re.compile("(?:床位|托位|学位|工位|泊位|车位)每[张个](?:补助|补贴|奖励|给予)?$")
_PER_PERSON = re.compile(
    r"每(?:成功|新|再|全职)*(?:招用|招聘|招收|录用|聘用|吸纳|新增|引进|培养|培训|增加|推荐|输送)[^，。；\d]{0,8}(?:1|一)[人名位][^，。；\d]{0,20}$"
)
"""每招用1人不超过1500元: bounded or not, it is so much a head."""
_PER_STEP = re.compile(
    r"每(?:再)?(?:实现|增加|净增|新增|新设|出口|进口|销售|提高|超过|引进|新引进|培育|达到|递增|满)"
    r"(?:[^。；]{1,24}，[^，。；]*|[^，。；]{0,12}[\d一二三五十百千万][^，。；]{0,12})$"
)
_PER_EVENT_BEFORE = re.compile(r"每(?:一)?(?:场次?|班|台套?|套|期|批|次)[^，。；]{0,16}$")
_BUDGET_BEFORE = re.compile(
    r"(?:安排|设立|筹集|统筹|预算|规模|总盘|列支|总额度|资金总额|总额|总计)[^，。；]{0,14}$"
)
_BUDGET_AFTER = re.compile(
    r"^(?:人民币)?(?:的)?(?:专项|资金(?!补助|支持|奖)|基金|财政|用于|作为|产业|引导|风险池|，用于|，专项)"
)
_BUDGET_YEAR = re.compile(
    r"(?:每年|年度|财政|市级?|区级?|县级?|省级?)[^，。；]{0,10}(?:安排|设立|预算)[^，。；]{0,14}$|资金(?:总)?规模[^，。；]{0,6}$|专项资金(?:总|(?:年度)?预算)"
)
_AWARD_AFTER = re.compile(
    rf"^(?:（[^（）]*）)?(?:人民币)?(?:的)?(?:（[^（）]*）)?(?:一次性|定额|资金|经费|财政|区级|市级|省级|额外|落户|专项|购房|安家|生活|租房|住房|启动|科研|研发|项目|创业|股改|配套){{0,3}}"
    rf"(?:{GIVE}|安家费|津贴|(?:启动|科研|研发)经费)"
)
_AWARD_FRONT = re.compile(rf"(?:给予|予以|(?:{GIVE})|一次性(?:支持)?)(?:[^，。；\d]|（[^（）]*）){{0,14}}$")
_INVESTMENT = re.compile(
    r"(?:总投资|项目合同总?额|投资(?:总)?额|投入(?:总)?额?|固定资产投资|(?:设备|软件|技术|硬件|产线)[^，。；]{0,8}(?:投资|投入|购置)|购置[^，。；]{0,12}|"
    r"技术?改造投资|实际投资|新购[^，。；]{0,12}|设备总额|总经费|研发(?:投入|费用|经费)|投资)[^，。；]{0,14}$"
)
_SOFTWARE = re.compile(
    r"软件(?!销售|合同|和信息(?:技术|服务|化?产业|传输)|业务|企业|服务|产业|产品|著作)[^，。；]{0,16}(?:投资|投入|购置|费用|支出)?[^，。；]{0,6}$"
)
_OTHER_MONEY = re.compile(
    r"(?:收入|税收|纳税|税款|产值|销售额?|营业额|零售额|交易额|贡献|注册资本|实缴|注册资金|贷款|融资|出口|进口|利润|资产|估值|合同金?额|到账|营收|薪金|薪酬|年薪|工资|费用|成本|补助|募集|担保额|保费|资金规模|基金|(?:股权|创业|风险)投资|资金(?:实际)?到位)"
    r"[^，。；]{0,14}$"
)
_OF_OTHER = re.compile(
    r"(?:贷款(?:本金|余额|额度?|金额|总额)|本金|营业收入|销售(?:额|收入)|注册资本|资产总额|融资额|单户贷款)[^，。；补奖贴助]{0,6}$"
)
"""What a bound is of that is none of the subsidy."""
_LOAN = re.compile(r"贷款(?:最高|不超过|上限为?)$")
_OF_A_MEASURED_SUM = re.compile(
    "(?:投资|投入|贷款|融资|合同|交易|采购|销售|营业)(?:总?额|金额|收入)不(?:得)?(?:超过|高于)$"
)
"""单笔投资额不超过3000万元（含）的，按4%给予奖励: a tier."""
_LENT = re.compile(
    r"(?:、[^，。；\d]{2,14}\d+万元)*(?:的[^，。；补贴奖]{0,10}|信用|抵押|担保)贷款(?!贴息|利息|保证保险)"
)
"""小微企业可申请最高400万元的创业担保贷款: what is lent."""
_OF_THE_REGION = re.compile(
    r"每年(?:安排|发放)总额不超过$|全[省市区县][^，。；]*(?:发放|安排|兑现)[^，。；]*(?:总额|总量)[^，。；]{0,8}$"
)
"""全区每年发放算力券总额不超过5000万元: what all get together."""
_BESIDE_A_CAP = re.compile(
    r"(?:单[个家]|每[家个户])(?:企业|单位|主体)[^。；]*(?:最高|不超过)[^。；]*元[^。；]*，(?:全年|年度)(?:资金)?总额(?:控制在|不超过)$"
)
"""单家企业每年最高120万元，年度总额控制在1500万元以内: behind what one gets, what all get."""
_LENT_TO_ANOTHER = re.compile(
    r"贷款(?:(?:额度|本金|金额)最高\d[^，。；]*，[^，。；\d]{2,12}最高|额度.*、总额不超过)$"
)
"""贷款额度最高30万元，小微企业最高400万元."""
_OF_OWNERS = re.compile("(?:股权|创业|风险)投资(?:[^，。；]{0,6}投资规模)?")
"""What owners pay into a company lays nothing out."""
_OF_ALL_GRANTS = re.compile(
    r"(?:单[家个]|同一|每[家个])(?:企业|单位|主体|法人|申报单位)[^。；]*(?:年度?|当年|全年)[^。；]*(?:享受|获得|取得|从)[^。；]*"
    r"(?:专项资金|资金|本(?:扶持)?计划|(?:各[项类]|所有|全部)[^。；，]{0,6}(?:奖补|补助|扶持|政策|资助|支持)?)(?:各[^。；，]{0,4})?(?:支持|补助|扶持|资助)?(?:的)?(?:资金)?(?:总额|合计|之和|总和)[^。；]*(?:不(?:得)?(?:超过|高于)|最高)(?:为)?$"
)
"""单家企业年度享受专项资金总额不超过300万元: what an applicant gets from all programmes together."""
_PART_OF_A_BUDGET = re.compile(
    r"(?:资金(?:总)?(?:预算|规模|额度)|预算(?:总额)?)[^，。；]*元，其中[^。；]*[类用其][^，。；、]{0,12}$"
)
"""专项资金预算9000万元，其中技术改造类5000万元、其他4000万元."""
_PAID_SO_FAR = re.compile(r"(?:累计|共计?|已)(?:发放|兑现|拨付|下达|投入|使用)[^，。；]{0,12}$")
"""全年累计发放补贴资金约4.92亿元: a report, and nobody's award."""
_OF_A_YEARS_FUND = re.compile(
    r"\d{4}年度?[^，。；]{0,4}财政[^，。；]{0,6}安排[^，。；每]{0,10}(?:资金|经费)(?:\d[\d.]*[万亿]元，其中[^。]*)?$"
)
"""2031年市级财政安排补助资金4200万元，其中种业1500万元、畜牧业1600万元."""
_UNTIL_SPENT = re.compile("，?(?:发|用|兑|领|补)完(?:即|为)止")
"""总额2000万元，发完即止: what all get together."""
_OF_ITS_OWN = re.compile(r"(?:企业|单位|自筹|社会资本?|银行)(?:自筹|配套|出资|投入|承担)(?:资金|经费)?$")
"""企业配套800万元: what the applicant gives."""
_AMONG_GRANTS = re.compile(
    rf"(?:(?:{GIVE})(?:标准|金额|额度)?|标准)(?:分别|如下)?(?:为)?：(?:[^，。；：]{{2,40}}?元[、，])*[^，。；：\d]{{2,30}}$"
    r"|(?:奖励|补助)\d[\d.]*万元，(?:[^，。；\d]{2,20}\d[\d.]*万元，)*(?:国家|省|市|区|县)级$"
)
"""按机型一次性奖励：载人航空器1500万元、无人驾驶航空器500万元: a list of what is given."""
_AMONG_CHOSEN = re.compile(
    r"择优(?:资助|奖励|补助|支持)，(?:[^，。；\d]{2,10}\d[\d.]*万元、)*[^，。；\d]{2,10}(?:每[项个])?$"
)
"""经评审择优资助，重点项目15万元、面上项目8万元."""
_SECOND_PART = re.compile(
    r"(?:首期|首次|首批|首笔|先行?|立项后)[^，。；]{0,6}(?:补助|奖励|资助|拨付|给予|支持)[^，。；]{0,6}元，"
    r"[^，。；\d]{0,12}(?:验收|考核|评估|结题)[^，。；\d]{0,8}再[^，。；\d]{0,8}$"
)
"""首期补助5万元，验收后再补助5万元."""
_PAID_IN_A_YEAR = re.compile(
    r"分(?:阶段|步)(?:兑付|拨付|兑现|发放)：[^。]*$|分[两二三四五2-5](?:年|次|期|批)(?:[^。]*\d{4}年$|(?:兑付|拨付|兑现|发放|支付|下达)，[^。]*"
    r"(?:当年|[首次]年|第[一二三四]年)[^，。；\d]{0,24}(?:兑付|拨付|兑现|发放|支付|下达)$)"
)
"""分两年兑付，入统当年兑付12万元，次年仍在库的兑付8万元; 分阶段兑付：完成辅导备案的，奖励100万元."""
_OF_A_MEASURE = re.compile(r"(?:[亩地人户单]均|每亩|每公顷|单位面积|投资强度|单台|单价|单笔)[^，。；]{0,14}$")
"""投资强度亩均不低于200万元: not the whole investment."""
_OF_A_YEAR = re.compile(
    r"(?:上一?年度?|近[一二两三四五\d]+年|年度|每年|年均)[^，。；]{0,10}研发(?:投入|费用|经费)[^，。；]{0,12}$"
    r"|(?:每年|年均|逐年)[^，。；]{0,4}投入[^，。；]{0,8}$|总投资[^。；]*(?:当年|年度)完成投资[^，。；\d]{0,4}$"
)
"""上年度研发投入不少于1000万元: says what the applicant is like, not what the project costs."""


_LEAST_OF_WHAT_IS_PAID = re.compile(
    "(?<!研发)(?:费用?|支出|制作成本)(?:总?额|合计|总计)?(?:应|须|在|达到?|不低于|不少于|超过|为)*$"
)
_PAID_FROM_IT = re.compile(
    r"(?:以上|及以上)?的?[^，。；\d]{0,6}，按照?(?:其|实际|年度)*[^，。；\d]{0,8}(?:费用?|支出|成本)额?的?\d[\d.]*%"
)
"""年度费用应在20万元以上，按费用的40%补贴: so much must be laid out of what the rate is of."""
_SPENT_IN = re.compile("(?P<what>投资|投入|购置费?|支出)[^，。；]*，且?不[少低]于$")
"""建设投入发生在…期间，且不少于80万元."""


_LEAST_OF_AN_EVENT_WAN = 1
_LEAST_OF_A_COMPANY_WAN = 10
"""Less is a fee or a premium, whatever the words."""
_FOR_EACH = re.compile("按每[个项家件](?:项目|企业|单位|标准|产品)?$")
_SET_SO = re.compile(f"的?标准，?(?:给予|予以)[^，。；]{{0,6}}(?:{GIVE})")
"""按每个项目5万元的标准给予奖励."""
_OF_A_PERSON = re.compile("每[人名位](?:每年度?)?(?:最高|最多|不超过|累计)[^，。；\\d]{0,8}$")
"""按个人所得税的10%给予奖励，每人每年最高不超过50万元: a limit, and no sum for each."""
_PER_WINNER = re.compile(
    "(?:遴选|评选|选拔|设立)[^。；]*，[^，。；]*每[人名位](?:一次性)?(?:补助|补贴|奖励|资助|给予)?$"
)
"""每年遴选20名，每人资助10万元."""
_PER_COMPANY = re.compile("每(?:成功)?(?:新?引进|新设|新增)(?:一|1)家[^，。；\\d]{0,10}$")


def _is_unit_rate(place: Surroundings) -> bool:
    """So much for each 亩, 件, person, stand, step of growth."""
    near = place.near
    whole = (
        _is_whole_sum(place) or _OF_A_PERSON.search(near) or re.match("为(?:上限|最高限额|限)", place.after)
    )
    return not whole and bool(
        _PER_UNIT_AFTER.match(place.after)
        or (_PER_UNIT_BEFORE.search(near) and not re.search(r"每户企业|每名企业", near))
        or (
            place.grants
            and re.search(r"[亩户人吨台件头]均(?:补[助贴]|奖[励补]|资助|支持)[^，。；]{0,12}$", near)
        )
        or _PER_PLACE.search(near)
        or _PER_PERSON.search(place.before)
        or re.search("每人次[^，。；、]{0,30}$", place.before)
        or _PER_SO_MANY.search(place.before)
        or (_PER_COUNT.search(place.before) and not _CAP_FRONT.search(near))
        or (
            _PER_COUNT_BEFORE.search(place.before)
            and (
                _ALL_TOGETHER.match(place.after)
                or (place.group.tokens[0].value or 0) < _LEAST_OF_AN_EVENT_WAN
            )
        )
        or (_PER_STEP.search(place.before) and _AWARD_FRONT.search(near) and not _CAP_FRONT.search(near))
        or (_PER_EVENT_BEFORE.search(near) and not _CAP_FRONT.search(near))
    )


def _once_each(place: Surroundings) -> bool:
    """分别给予每人20万元、10万元一次性购房补贴."""
    return place.near.endswith("每人") and re.match(r"(?:、[\d.]+万元)*的?一次性", place.after) is not None


def _is_whole_sum(place: Surroundings) -> bool:
    """每场补助30万元, 每引进一家奖励20万元, 遴选20名，每人资助10万元: for an event, company or person, and no fee."""
    value = place.group.tokens[0].value or 0
    event = (
        re.search("每(?:一|新增一?|新开[通辟设]一?)?[场届站件条]", place.near)
        and value >= _LEAST_OF_AN_EVENT_WAN
    )
    company = _PER_COMPANY.search(place.before) and value >= _LEAST_OF_A_COMPANY_WAN
    headed = (
        place.after.startswith("/场") and _CAP_FRONT.search(place.near) and value >= _LEAST_OF_AN_EVENT_WAN
    )
    talent = (
        re.search("每名(?:给予|资助|补助)?$", place.near)
        and value >= _LEAST_OF_A_COMPANY_WAN
        and re.search("资助|经费", place.near + place.after[:8])
    )
    person = (_PER_WINNER.search(place.before) or _once_each(place)) and value >= _LEAST_OF_AN_EVENT_WAN
    return bool(event or company or headed or person or talent)


def _speaks_of_budget(place: Surroundings) -> bool:
    if _is_payment_sum(place.near):
        return False
    speaks = _BUDGET_AFTER.match(place.after) or _BUDGET_YEAR.search(place.near)
    to_each = re.search(
        r"给予|予以|补助|奖励|资助|领取|申领|享受|[单每][个家]?(?:企业|单位|项目)", place.near
    )
    return bool(speaks and not (to_each or _THRESHOLD_FRONT.search(place.near)))


def _budget(place: Surroundings) -> Role:
    sure = _BUDGET_BEFORE.search(place.near) or _BUDGET_YEAR.search(place.near)
    return "budget" if sure else "unknown"


def _is_cap(place: Surroundings) -> bool:
    total = re.search("总额$", place.near) and _AWARD_AFTER.match(place.after)
    headed = re.search(
        "(?:上限|最高(?:限额|金额)?|限额)：$|(?:上限|限额)(?:分别|依次)?为?：[^。；]*$|最高(?:补助|补贴|奖励|资助|支持)(?:额度?|金额)?(?:分别为)?：[^。；]*$",
        place.before,
    )
    reached = re.search(
        "累计(?:达到?|到)(?:人民币)?$|(?:投资|投入|收入|资产|合同|融资|业务|交易|贷款)总额$|总额(?:达到?|超过)$",
        place.near,
    )
    in_front = headed or (_CAP_FRONT.search(place.near) and not (total or reached))
    within = place.after.startswith("以内") and _AWARD_FRONT.search(place.near)
    bounded = BOUND_AFTER.match(place.after) and "以内" not in place.after[:2]
    ceiling = re.match(r"(?:（[^（）]*）)?(?:封顶|为(?:上限|最高限额|限))", place.after)
    raised = re.search(
        "(?:上限|限额|最高(?:奖励|补助|补贴|资助|支持|贴息)?(?:标准|额度?|金额)?)(?:可|分别|依次|相应)*(?:提高|放宽|上调|提升|调整)(?:到|至|为)$",
        place.near,
    )
    behind = ceiling or raised or (place.grants and (_CAP_AFTER.match(place.after) or within))
    return bool((in_front and not bounded) or behind)


def _bars_below(place: Surroundings) -> bool:
    """年度新增设备投入低于200万元的不予受理."""
    below = re.search("(?:投资|投入|购置费用?)额?(?<!不)低于$", place.near)
    return bool(below and re.match("的?，?不(?:予|得|再)", place.after))


def _is_threshold(place: Surroundings) -> bool:
    goes_on = re.match(
        r"^(?:（含[^（）]*）)?(?:的(?!奖|补|资|支|一次)|且|，且|至|—|-|～|（含）)", place.after
    )
    given_next = re.match(
        rf"(?:（[^（）]*）)?的(?:一次性)?(?:给予|予以|{GIVE})(?:{GIVE})?(?:人民币)?\d", place.after
    )
    measured = given_next or re.search(
        r"(?:总?投资(?:总?额)?|总?投入额?|产值|营业收入|销售(?:收入|额))(?:在|为|达到?)?$", place.near
    )
    return bool(
        measured or BOUND_AFTER.match(place.after) or (goes_on and not _AWARD_FRONT.search(place.near))
    )


def _is_award_behind(place: Surroundings) -> bool:
    if re.search("每(?:再)?(?:满|增加|净增|新增|超过|实现|递增|达到?)(?:人民币)?$", place.near):
        return False
    return bool(_AWARD_AFTER.match(place.after) and not re.match(r"(?:的)?支持(?:额|强)", place.after))


def is_called_award(place: Surroundings) -> bool:
    """Whether the words beside an amount call it an award."""
    return bool(_AWARD_AFTER.match(place.after) or _AWARD_FRONT.search(place.near))


def _is_threshold_in_front(place: Surroundings) -> bool:
    given = re.search(rf"(?:{GIVE})(?!采购)[^，。；]{{0,4}}(?:达|达到|超过)$", place.near)
    of_which = re.match("(?:以上)?的(?:项目|企业|单位|事项)", place.after)
    return bool(_THRESHOLD_FRONT.search(place.near) and (of_which or not given))


def _is_award_in_front(place: Surroundings) -> bool:
    near, subsidy = place.near, place.facet == "subsidy"
    listed = (
        rf"(?:{GIVE})：[^。]*每个[^，。；]{{0,8}}$"
        rf"|(?:给予|予以)[^，。；：\d]{{0,6}}(?:{GIVE})：(?:[^。；]*，)?[^，。；\d]{{2,32}}$"
        rf"|(?:给予|予以)[^，。；]*(?:{GIVE})，(?:其中[^。；]*|[^。；]*每[项个家件])$"
        rf"|(?:{GIVE})\d+[家个项名]，每[家个项名]$"
        rf"|给予[^，。；\d]{{0,8}}一次性[^，。；\d]{{0,4}}(?:{GIVE})，[^。；\d]*分别为$"
        rf"|给予[^，。；\d]{{0,12}}(?:资金|经费|{GIVE})，(?:[^，。；、\d]{{1,12}}\d[\d.]*万元、)*[A-Z甲乙丙丁一二三四五]{{1,2}}[类等级档]$"
        rf"|给予[^，。；\d]{{0,8}}一次性(?:{GIVE})，(?:[^，。；\d]{{2,12}}\d[\d.]*万元，)*[^，。；\d]{{2,12}}$"
    )
    raised = re.search("提高(?:到|至)$", near) and (
        subsidy or re.search(rf"(?:{GIVE})[^，；]*元", place.before)
    )
    counted = re.search("(?:^|，)按[^，。；\\d]{2,16}$", near) and re.match(
        rf"(?:、[^，。；\d]{{2,16}}\d[\d.]*万元)+[^，。；]{{0,4}}(?:的标准)?，?(?:给予)?(?:一次性)?(?:{GIVE})",
        place.after,
    )
    by_level = re.search("按照?[^，。；\\d]{0,6}级$|分别按(?:人民币)?$", near)
    graded = counted or (by_level and GRANT.search(place.after))
    each = re.search("每[个项家]$", near) and place.facet in ("direction", "subsidy")
    handed = re.search(r"(?:安排|给予|支持)(?:财政|专项|[省市区县]级)*(?:资金|经费)$", near) and subsidy
    funds = re.search(r"每项(?:国拨|资助|支持)?经费$", near)
    if raised or graded or each or handed or funds or re.search(listed, place.before):
        return True
    before = place.before.rsplit("，", 1)[0][-20:] if subsidy else near
    return bool(_AWARD_FRONT.search(near) or _AWARD_FRONT.search(before))


def _is_payment_sum(near: str) -> bool:
    return (
        re.search(r"规模|基金|注册|实缴|出资|募集|实到|到账|产值|收入|销售|出口|进口|投资|营收|贡献|税", near)
        is None
        and re.search(
            r"(?:首期|首批(?!次)|首笔|首付|首年|第一[年期批]|先行|先(?:期)?(?:拨付|兑[付现]|发放)|预拨|启动(?:资金|经费)|首次(?=[^，。；]{0,8}(?:拨|支付|安排|下达)))[^，。；]{0,16}$",
            near,
        )
        is not None
    )


_GRANTED = re.compile("(?:资助|补助|支持|奖补|[省市区县]拨)(?:经费|资金|额度?|金额)")


def _cap(place: Surroundings) -> Role:
    if place.facet == "conditions" and not (place.grants or _GRANTED.search(place.near)):
        return _threshold(place)
    if _bounds_a_case(place):
        return "bound"
    if _YEARLY.search(place.near):
        return "cap_yearly"
    return "cap_holder" if _HOLDER.search(place.near) else "cap"


def _bounds_a_case(place: Surroundings) -> bool:
    """Whether what looks like a cap parts cases, or limits what is no subsidy: a loan, an investment."""
    kind = re.match(r"^(?:（[^（）]*）)?的(?:项目|企业|单位|部分)", place.after)
    tier = _OF_A_MEASURED_SUM.search(place.near) and re.match("(?:（含）)?的，", place.after)
    lent = _LOAN.search(place.near) and not GRANT.search(re.split("[，。；]", place.after)[0])
    borrowed = re.search("贷款(?:额度?|金额|本金)?在?$", place.near) and re.match("以[内下]", place.after)
    borrowed = borrowed or _LENT_TO_ANOTHER.search(place.before)
    return bool(
        (kind and not re.search(rf"给予|予以|{GIVE}", place.near))
        or borrowed
        or tier
        or lent
        or _LENT.match(place.after)
        or _OF_OTHER.search(place.near)
    )


def _threshold(place: Surroundings) -> Role:
    near = re.sub("（[^（）]*）", "", place.near)
    spent = _SPENT_IN.search(re.sub("（[^（）]*）", "", place.before))
    near = (
        f"{spent['what']}不少于" if spent else re.sub("^[^，。；]*(?:投入|投资)中(?:的)?(?=软件)", "", near)
    )
    paid_from = _LEAST_OF_WHAT_IS_PAID.search(near) and _PAID_FROM_IT.match(place.after)
    if paid_from or _OF_A_YEAR.search(place.before):
        return "minimum" if paid_from else "threshold"
    if (
        near.lstrip().startswith("其中")
        and "总投资" not in near
        and place.before.strip() != place.near.strip()
    ):
        return "minimum_software" if "软件" in near and not re.search("设备|硬件", near) else "threshold"
    if _SOFTWARE.search(near) and not re.search(r"设备|装备|硬件|总投|软硬件|固定资产", near):
        return "minimum_software"
    at_least = re.match(r"^(?:（[^（）]*）)?(?:及)?以上", place.after) or re.search(
        r"(?:不低于|不少于|不小于|不得低于|不得少于|至少|达到|达|超过|大于|高于|满|≥)(?:人民币)?$|最低[^，。；：]{1,8}：$",
        near,
    )
    of_part = re.search("（其中[^（）]*$", place.before) and "总投" not in near
    if (
        of_part
        or _OF_A_MEASURE.search(near)
        or (_OTHER_MONEY.search(near) and not re.search(r"投资|投入|购置", _OF_OWNERS.sub("", near)[-10:]))
    ):
        return "threshold"
    if _INVESTMENT.search(near):
        return "minimum" if at_least or place.group.joint == "range" else "bound"
    return "threshold"


SUMS: tuple[tuple[Test, Role | Choice], ...] = (
    (lambda p: _OF_ITS_OWN.search(p.near) and not re.match("[及（含）]*以上", p.after), "threshold"),
    (_is_unit_rate, "unit_rate"),
    (lambda p: _PAID_IN_A_YEAR.search(p.before) or _SECOND_PART.search(p.before), "payment"),
    (lambda p: _FOR_EACH.search(p.near) and _SET_SO.match(p.after), "award"),
    (
        lambda p: (
            re.search("当年[^，。；\\d]{0,10}(?:兑[现付]|拨付|发放)$", p.near)
            and re.search("次年|第二年|其余|后[两二三]个?年", p.after)
        ),
        "payment",
    ),
    (lambda p: re.search("每[市县区]一次性安排$|每[个家项]一次性(?:支持|安排)$", p.near), "award"),
    (lambda p: re.search("每(?:满|达到|完成)$", p.near), "threshold"),
    (
        lambda p: (
            _PAID_SO_FAR.search(p.near)
            or _OF_A_YEARS_FUND.search(p.before)
            or _OF_THE_REGION.search(p.near)
            or _BESIDE_A_CAP.search(p.before)
            or _UNTIL_SPENT.match(p.after)
            or _PART_OF_A_BUDGET.search(p.before)
            or _OF_ALL_GRANTS.search(p.before)
            or re.search("获得本?专项资金支持[^。]*，合计(?:支持|补助)?金额不(?:得)?超过$", p.before)
            or re.search(
                "(?:资金|经费)?预算总额$|（(?:年度)?预算(?:资金|总额)?约?$|各项合计[^，。；]{0,6}不超过$|(?:资金|预算)(?:总额|规模)?(?:预算)?安排$",
                p.near,
            )
        ),
        "budget",
    ),
    (_speaks_of_budget, _budget),
    (_bars_below, lambda p: "minimum_software" if p.near.lstrip().startswith("软件") else "minimum"),
    (_is_cap, _cap),
    (_is_threshold, _threshold),
    (
        lambda p: (
            re.search("(?:拨付|安排|下达)$", p.near)
            and re.search("其余|剩余|余下|余款|尾款|再(?:安排|拨付)|后(?:再|分别)?拨付", p.after)
        ),
        "payment",
    ),
    (_is_award_behind, lambda p: "payment" if _is_payment_sum(p.near) else "award"),
    (_is_threshold_in_front, _threshold),
    (lambda p: _is_payment_sum(p.near), "payment"),
    (
        lambda p: (
            (_AMONG_GRANTS.search(p.before) or _AMONG_CHOSEN.search(p.before))
            and re.match("[、，；。]|$", p.after)
        ),
        "award",
    ),
    (_is_award_in_front, "award"),
    (
        lambda p: (
            p.facet == "subsidy"
            and (
                (re.fullmatch("(?:[^，。；\\d]{1,16}：)?", p.before) and re.match("[，。；]|$", p.after))
                or (re.fullmatch("[^，。；：\\d]{2,24}，", p.before) and re.match("[。；]|$", p.after))
            )
        ),
        "award",
    ),
    (
        lambda p: (
            p.facet == "subsidy"
            and re.search(r"[级类等档奖]$|标准$|^[^，。；\d]{2,24}$", p.near)
            and not (
                _OTHER_MONEY.search(p.near) or _INVESTMENT.search(p.near) or _THRESHOLD_FRONT.search(p.near)
            )
            and re.match(r"/[个家项]|[，。；]|、[^，。；\d]{2,16}\d|$", p.after)
        ),
        "award",
    ),
    (
        lambda p: p.facet == "conditions" or _OTHER_MONEY.search(p.near) or _INVESTMENT.search(p.near),
        _threshold,
    ),
)
"""What an amount is, the first row that fits."""
