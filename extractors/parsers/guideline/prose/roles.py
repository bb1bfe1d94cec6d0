"""What a figure is for, told by the words around it.

One table of roles, tried in order; the first whose words are there has the figure. Words that fit none
leave the figure without a role: it is shown to a person, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.parsers.guideline.prose.shares import SHARES
from extractors.parsers.guideline.prose.sums import SUMS
from extractors.parsers.guideline.prose.surroundings import BOUND_AFTER, GRANT, Role, Surroundings, first_of

_QUOTA = re.compile(
    r"(?:支持|立项|遴选|评选|认定|资助|扶持|组织实施|择优|奖励|补助|推荐|入选|每年安排|(?:计划|拟|今年|本年度)(?:新?建设?|新?认定|创建)|[只仅]设)(?:[^，。；\d]{0,14})?"
    r"(?:不超过|最多|限|约|总数|数量|名额|：|为|不多于|控制在)?(?:全[市省区县])?$"
)
_NOT_QUOTA = re.compile(
    r"(?:每家|每个(?!方向|专题|课题|榜单|设区市|地市|市|县|区)|每户|同一|单个)[^，。；]{0,24}$"
    r"|可(?:申请)?推荐[^，。；]{0,8}$|(?:限报|申报单位|只能申报|企业限|牵头申报|至少|不少于|不低于|申报|每年最多奖励|合作(?!伙伴)|参与|联合|推荐上报|超过\d)[^，。；]{0,12}$"
)
_DURATION = re.compile(
    r"(?:(?:建设|实施|执行|研究|项目|研发|研制|筹建|建造|改造|完成|施工|试点|攻关|更新|培育|示范|实施的?)(?:期限|周期|期|时间|年限)|工期)(?:一般|原则上|应|须|均|最长)?"
    r"(?:为|不超过|不得超过|不长于|控制在|不多于|≤|：|在|限|不大于|最长|至多|可?(?:放宽|延长)(?:到|至))*$"
)
_OF_ALL = re.compile(
    r"全[省市区县](?:计划|择优|拟|共)?(?:支持|扶持|资助|奖励|遴选|建设|立项)[^，。；\d]{0,10}(?:不超过|最多|约|控制在)?$"
)
"""全省支持项目数不超过8个, wherever it stands."""
_OF_THE_BATCH = re.compile(
    r"(?:本批次?|每批次?|本次)(?:拟|计划|择优)?(?:支持|立项|遴选|认定|扶持)[^，。；\d]{0,8}(?:不超过|最多|约|控制在)?$"
)
"""每批支持不超过2家, wherever it stands."""
_AT_MOST = re.compile(r"(?:原则上|一般|最长)?(?:不超过|不得超过)")
_FROM_ITS_BEGIN = re.compile(r"(?:建设|实施|执行|研究)(?:周期|期限|期)自[^。；]*$")
"""项目执行期自2025年1月1日起计算，…，原则上不超过2年."""
_PLAIN_DURATION = re.compile(
    r"(?:建设|实施|执行|研究|项目资助)(?:周期|期|期限)(?:自[^，。；]{1,12}之日起)?(?:最长|原则上|一般)?(?:为|不得?超过)?$|从开工到(?:建成|竣工|投产)(?:的?时间)?不得?超过$"
)
_IN_GENERAL = re.compile("(?:建设|实施|执行|研究|资助|培育)(?:周期|期限|期)一般为")
"""资助周期一般为3年，最长不超过5年."""
_SINCE_A_DAY = re.compile(
    r"(?:自|从|在|于|应在)[^，。；]{2,16}(?:之日起|(?:用地|土地|交付|立项|开工|备案|批复|签约|签订|许可证)后)$|计划下达$|自(?:开工|立项|签约)之?日?起$"
)
_IS_DONE = re.compile(r"内[^，。；]{0,4}?(?:竣工|建成|完工|投产|完成(?!申报|申请|提交|备案|登记|注册|入库))")
"""自取得许可证之日起2年内竣工投产."""
_NOT_DURATION = re.compile(
    r"(?:补助|补贴|奖励|支持|贴息|资助|享受|优惠|租|兑现|有效|贷款|服务|服役|聘|工作|合同|签约|追溯|成立|经营|运营|连续|政策)[^，。；]{0,8}(?:期限|期|时间|年限)?[^，。；]{0,6}$"
)
WINDOW_WORDS = re.compile(
    r"完工|竣工|建成|完成|投产|起始|时限|有效期间|投入|投资|发生|实施(?!方案|细则|办法|意见)|期间|获得|获批|入选|评定|认定|上市|通过|开工|启动|新增|支付|发票|取得|建设|购置|签订|落户|注册|迁入|引进|新设|新开|入驻|创办|评为|举办|参加|付款|结题"
)
NO_WINDOW = re.compile(
    r"(?:(?:申报|受理|申请|报送|征集|公示)(?!(?:奖补|补助|奖励|资助|补贴|贴息)的(?!时间|日期|期限|申)|的(?!时间|日期|期限)|所涉|单位|主体|企业|人|者|机构|(?:奖补|补助|奖励|资助|补贴|扶持|专项资金|支持)?的?(?:产品|项目|事项|设备|服务|费用|成果|认定|荣誉|称号|奖项|资质|平台|载体|园区|工厂|课题|基地)(?!时间))|截止|实行年限|兑现期(?!间)|有效期(?!间)|施行|(?<!项目)(?<!本条)执行|印发|实施细则|政策(?:有效|执行)|试行|网上填报|提交)[^，。；]{0,14}$"
    r"|本(?:办法|政策|意见|细则|措施)(?!所)(?![^，。；]{0,4}(?:支持|奖补|补助|奖励|资助)$)[^，。；]{0,4}$"
)
TIME_OF = re.compile(
    r"(?:支付|发生|购置|投入|计算|建设|实施|完成|建成|签订|交付|认定|获得|验收|授权|批复|备案|投产|竣工|参展|举办|采购|开票|开具|入统|升规|入库|纳统|印发|公布|合同执行)(?:的)?(?:时间|期间|日期|期限|起止时间)(?:应当?|须|均)?(?:在|为|是|：|于)?$"
    r"|(?:文件|证书|批复|公告|名单)(?:的)?(?:印发|公布|发布|颁发|下达|落款)(?:时间|日期)(?:应当?|须|均)?(?:在|为|是|：|于)?$"
    r"|等(?:的)?(?:时间|日期)均?(?:应|须)?(?:在|为|于)?$"
    r"|(?:事项|项目|费用|支出|投入)(?:须|应|均)*(?:发生|完成|实施)[在于]?$"
)
"""申请贴息的利息支付时间为…: the time of what is supported, whatever else the words name."""
NO_WINDOW_AFTER = re.compile(
    r"^(?:期间)?，?(?:通过|在|向)[^，。；]{0,24}(?:提交|申报|填报|上传|登录|报送|提出)|^(?:期间)?，?登录|^[^，。；]{0,6}(?:出生|登录|上传|填报|填写|施行|(?<!年度)执行(?!额|率|期)|有效|受理|申报|提交|报送|印发(?!的|或)|申请)"
)
_COMPLETE = re.compile(
    r"^(?!计划|拟|预计|以来|以后|起|之?后)(?:（含[^（）]*）)?(?:底|末)?(?:之?前|以前|止)?[^，。；]{0,14}?(?:完工|竣工|建成|结项|[^，。；\d]{0,4}(?:调试|安装)完(?:毕|成)|完成(?!备案|[^，。；\d]{0,6}投资|申报|网上|填报|投入|登记|注册|工商|审核|推荐|初审|评审|核查|汇总|上报|联审|阶段|中期)|投产|并网|验收|投入使用|投入[^，。；]{0,4}运行|上线|投运|结题|达产|投入运营|交付|(?:提交|形成)[^，。；]{0,6}报告)"
)
_BUILT_LONG_AGO = re.compile(
    "(?:之?前|以前|底前)?，?建成，(?:且|并)?(?:列入|纳入)|"
    "(?:之?前|以前|底前)?，?(?:建成|竣工|投入使用)(?:并?投入使用|交付|投用)?的"
    "(?=[^，。；]{0,8}(?:商场|宾馆|酒店|医院|学校|校舍|建筑|小区|住宅|房屋|楼|农田|桥梁|管网))"
)
"""2000年以前建成的商场、宾馆: what a building is like, and no day of a project."""
_COMPLETE_BEFORE = re.compile(
    r"(?:完成|完工|竣工|建成|投产|验收|结题)(?:时[间限]|期限|日期)?[^，。；]{0,8}(?:不晚于|不迟于|为|：|截至|须在|应在|在|于|不超过)$"
)
_CHECKED = re.compile("(?:底|末)?前?(?:通过|完成)[^，。；]{0,8}验收")
_COMPLETED_BEFORE = re.compile(
    "日?(?:底|末)?前[^，。；]{0,8}(?:完成(?!阶段|中期|投)|完工|竣工|建成|投产)[^。]*$"
)
"""2025年12月31日前完成建设内容，2026年2月底前完成县级验收: the second is no end of the project."""
_EASED = re.compile("(?:完工|竣工|建成|投产|完成|验收)(?:时[间限]|期限)可?(?:放宽|延长|顺延)[到至]$")
"""该类项目完工时限放宽至2026年12月31日."""
_AS_OF = re.compile(r"(?:截至|截止|至|到)$")


def role_of(place: Surroundings) -> Role:
    """The role of a group of figures."""
    return _BY_UNIT[place.group.unit](place)


def _count(place: Surroundings) -> Role:
    unit = place.group.tokens[-1].text[-1]
    if (place.facet == "quota" and unit not in "亩米吨里时㎡") or _is_number_of_all(place, unit):
        return "quota"
    asked = place.facet in ("conditions", "materials")
    if _RANKED_AMONG_ALL.search(place.near) and _WHO_IS_RANKED.match(place.after):
        return "quota"
    if (
        _OF_TIME.match(place.after)
        or _NOT_QUOTA.search(place.near)
        or re.search("产业不(?:得)?超过$", place.near)
    ):
        return "count"
    most = unit != "场" and _MOST.search(place.near) and not asked
    chosen = _CHOSEN.search(place.before) and _EACH_OF_THEM.match(place.after)
    some = (chosen or _SUPPORTED.search(place.before)) and not place.after.startswith("以上")
    if unit in _OF_PROJECTS and (most or some or _NUMBER_OF_ALL.search(place.near)):
        return "quota"
    if unit not in "个项家名" or asked:
        return "count"
    return "quota" if _is_number_of_projects(place) else "count"


_OF_TIME = re.compile("(?:工作|自然|交易)日")
"""10个工作日: no number of projects."""
_OF_PROJECTS = "个项家名部座幢栋件处支门条场所"
_MOST = re.compile("(?:不超过|控制在)$")
_SUPPORTED = re.compile(
    "(?:^|，|。)(?:(?:\\d{4}[—-])?\\d{4}年度?)?(?:全[省市区县]|共|合计)+(?:拟|共|择优)?(?:支持|遴选|布局|安排)$|(?:年度|计划)安排$"
)
"""全省支持6条以内, 共支持8处."""
_CHOSEN = re.compile(
    "(?:^|，|。|(?:从|在)[^，。；]{2,60}(?:中|领域))(?:由[^，。；]{2,24})?(?:\\d{4}年度?)?(?:全[省市区县]|公开|竞争性|择优)?(?:遴选|布局|评选|评定|安排|支持|建设|新建)[^，。；\\d]{0,6}$"
)
_EACH_OF_THEM = re.compile(
    "[^，。；\\d]{0,8}，(?:(?:[特一]等奖)?每[个家项处条]|按(?:照)?[^，。；\\d]{2,16}的\\d)"
)
_RANKED_AMONG_ALL = re.compile("(?:排名|位居|位列|排在|排序|列)全[省市区县]前$")
_WHO_IS_RANKED = re.compile(
    "的[^，。；]{2,16}(?:企业|社|机构|单位|园区|集聚区|基地|平台|协会|商会|街道|乡镇|，)"
)
"""年接待游客位居全市前5名的旅行社: so many are given something."""
_NUMBER_OF_ALL = re.compile(
    "(?:支持|奖励|补助|扶持|资助|评定|立项|遴选|入选)[^，。；\\d每]{0,8}(?:数量?|总数|名额)(?:不超过|控制在)$"
    "|合计(?:资助|支持|奖励)$|拟(?:支持|立项|资助|评出)[^，。；\\d每]{0,4}(?:不超过)?$|全年不超过$|全[市省区县][^，。；\\d每]{0,8}不超过$|(?:^|，)(?:每年度?|年度)?支持(?:活动|展会|会议)?不超过$"
)
"""全省评定数量不超过15座, 支持的活动全年不超过12场: the number of all, in whatever paragraph it stands."""


def _is_number_of_all(place: Surroundings, unit: str) -> bool:
    """全市支持不超过8家, 每批支持不超过2家, 每年不超过10个 behind what is given: wherever it stands."""
    if re.search(
        "(?:每年|本年度|今年|本批次?)[^，。；\\d]{0,6}数量(?:不超过|控制在)$|^\\d{4}年度?(?:拟|计划)?(?:遴选|支持|评选|立项)不超过$|首批试点[^，。；\\d]{0,4}$|^(?:全[省市区县](?:每年)?|总数)不超过$",
        place.near.strip(),
    ):
        return True
    winners = unit in "名人" and (
        re.search("每年(?:遴选|评选|选拔)不超过$", place.near)
        or (
            re.fullmatch("，?(?:择优)?(?:遴选|评选|选拔)", place.near.strip())
            and re.match("，每[名人]", place.after)
        )
        or (_WINNERS.search(place.before) and re.match("，每[名人]", place.after))
    )
    if winners or (
        re.search("(?:遴选|评选|认定)不超过$", place.near) and place.after.startswith(f"，每{unit}")
    ):
        return True
    if unit in "场届":
        return (
            re.search(
                "(?:(?:全年|每年)支持|择优(?:支持|补助)(?:活动)?)[^，。；\\d]{0,4}(?:不超过)?$|年度(?:支持|补助|资助)[^，。；]{0,8}总数(?:不超过)?$",
                place.near,
            )
            is not None
        )
    numbered = place.facet == "subsidy" and re.fullmatch("(?:支持)?数量不超过", place.near.strip())
    bare = re.fullmatch("支持(?:数量)?(?:不超过|控制在)", place.near.strip())
    selected = (
        numbered
        or bare
        or re.search("(?:^|[，；。])(?:全[省市区县])?择优(?:支持|扶持|遴选|奖励)(?:不超过)?$", place.near)
    )
    each = re.search(
        "每个?(?:方向|榜单|课题|任务)(?:任务)?(?:拟|原则上)?(?:支持|立项|遴选)(?:项目)?(?:不超过)?$",
        place.near,
    ) or (unit == "家" and re.search("榜单[^，。；]{0,4}每项支持$", place.near))
    if unit in "个项家名户" and _names_its_number(place):
        return True
    if (
        re.search("每年(?:资助|支持|扶持)[^，。；\\d]{0,4}(?:不超过)?$|拟支持$", place.near)
        and unit in "部人件"
    ):
        return True
    several = unit in "个家名" and (place.group.tokens[0].value or 0) > 1
    foremost = several and re.search("(?:最大|最高|最多|靠前)的$", place.near)
    yearly = re.fullmatch("(?:[两三四]类合计)?每年不超过", place.near.strip()) and GRANT.search(place.before)
    of_all = _OF_ALL.search(place.near) or _OF_THE_BATCH.search(place.near)
    return unit in "个项家名户" and bool(yearly or of_all or selected or each or foremost)


_WINNERS = re.compile("每年(?:评选|遴选|选拔)[^。；]*$")
"""每年评选能工巧匠等“乡土人才”20名，每人给予1万元奖励."""
_GRADED = re.compile(
    "(?:优秀|良好|[两三四]类)[^，。；]{0,4}合计不超过$|每届[^，。；]{0,8}不超过$|(?:^|，)全[省市区县]试点(?:项目)?不超过$|(?:^|，)每年(?:评定|认定|评选|遴选)[^，。；每]{0,14}不超过$"
)
"""优秀、良好合计不超过20家, 每年评定不超过4家集聚区."""


def _names_its_number(place: Surroundings) -> bool:
    """名额10个, 每年发布不超过5项榜单, 不超过15家 in a sentence of its own."""
    chosen = re.search("择优(?:支持|遴选|立项|扶持|奖励)[^。；]*，不超过$", place.before)
    named = re.search("(?<!入[学园])名额(?:为|共|共计)?$|(?:^|，)总[量数](?:控制在|不超过)$", place.near)
    each_gets = re.fullmatch("数量不超过", place.near.strip()) and re.match("，每[个家项]", place.after)
    graded = place.facet != "conditions" and _GRADED.search(place.near)
    listed = re.search("每年发布不超过$", place.near) and re.match("榜单|(?:技术)?需求|课题", place.after)
    alone = place.facet != "conditions" and place.before.strip() == "不超过" and re.match("。|$", place.after)
    return bool(chosen or named or listed or alone or each_gets or graded)


def _is_number_of_projects(place: Surroundings) -> bool:
    if re.search(
        r"(?:^|[，；。])(?:择优|遴选|评选|拟|共|计划|重点|(?:[两三四]类)?合计)?支持(?:项目)?$", place.near
    ) and re.match(r"(?:项目)?(?:左右|以内|[。；，]|$)", place.after):
        return True
    if re.fullmatch("(?:评选|遴选|支持|认定)", place.near.strip()) and re.match(
        "[^，。；]{0,24}，每[个家项]", place.after
    ):
        return True
    plan = re.search(
        r"拟|计划|今年|本(?:年度|方向|专题|课题)|不超过|名额|数量|总数|控制在|全[省市区县]支持|择优|限|每年|共(?=评选|遴选|奖励\d|支持\d)|[只仅]设",
        place.near,
    )
    at_least = place.after.startswith(("以上", "（含）以上"))
    return bool(_QUOTA.search(place.near) and plan and not at_least)


_COUNTED_FROM = re.compile("(?:实施|建设|执行|研究)(?:期限|周期|期)[^，。；]*，最长不超过$")
"""项目实施期限从2025年7月1日起计算，最长不超过3年."""


def _years(place: Surroundings) -> Role:
    near = re.sub("（[^（）]*）", "", place.near)
    named = _DURATION.search(near) and not _NOT_DURATION.search(re.sub(_DURATION, "", near))
    since = _SINCE_A_DAY.search(near) and _IS_DONE.match(place.after)
    longest = near.strip() == "最长不超过" and _IN_GENERAL.search(place.before)
    counted = near.strip() == "最长不超过" and _COUNTED_FROM.search(place.before)
    at_most = _AT_MOST.fullmatch(near.strip()) and _FROM_ITS_BEGIN.search(place.before)
    within = near.endswith("不超过") and re.match("的(?:建设|实施|执行|研究|研发)(?:周期|期)", place.after)
    of_project = place.facet == "duration" or named or within or _PLAIN_DURATION.search(near)
    return "duration" if of_project or since or longest or counted or at_most else "time"


def _date(place: Surroundings) -> Role:
    checked = _CHECKED.match(place.after) and _COMPLETED_BEFORE.search(place.before)
    done_long_ago = place.near.endswith("对") and re.match("[底末]?以?前|度?新[建增]", place.after)
    if place.facet == "deadline" or NO_WINDOW.search(place.near) or checked or done_long_ago:
        return "day"
    if _is_day_of_share(place):
        return "by_day"
    limit = (
        place.facet == "duration"
        and not place.before.strip()
        and re.match("(?:之?前)?(?:[。；]|$)", place.after)
    )
    eased = _EASED.search(place.near) and not place.near.lstrip("，").startswith("其中")
    jointly = re.match("之?前通过[^，。；]{2,24}验收", place.after)
    if _BUILT_LONG_AGO.match(place.after):
        return "day"
    if limit or eased or jointly or _COMPLETE.match(place.after) or _COMPLETE_BEFORE.search(place.near):
        return "complete_by"
    return "day"


def _is_day_of_share(place: Surroundings) -> bool:
    """截至2025年3月31日已完成投资…: the day by which a share must be spent."""
    as_of = _AS_OF.search(place.near) and re.search(
        r"已|累计|投入|完成的?[^，。；\d]{0,6}投资|投资完成|完成率|到位率", place.after
    )
    in_brackets = re.search(r"(?:已|累计)(?:完成|投入)[^。；]*（截[至止]$", place.before)
    counted = re.search("(?:完成投资|投资完成|投入)[^，。；]{0,8}截[至止]$", place.near)
    before = re.match(
        r"(?:（含）)?之?前，?(?:须|应)?已(?:经)?(?:完成|投入|支出|到位)|之?前完成的?投资[^，。；\d]{0,12}\d",
        place.after,
    )
    return bool(as_of or in_brackets or before or counted)


def _foreign(place: Surroundings) -> Role:
    """最高5万美元 is given; 执行额300万美元以上的企业 says whom the sentence is about."""
    return "threshold" if BOUND_AFTER.match(place.after) else "foreign"


def _points(place: Surroundings) -> Role:
    """按1.5个百分点给予贴息 is a rate; 再提高2个百分点 adds to one; 配套率提高5个百分点以上的 is asked for."""
    if re.match("（?含?）?以上|的(?!贴息|利率补贴)", place.after) and not re.search(
        "比例|标准|贴息", place.near
    ):
        return "share_condition"
    interest = re.search("贴息", place.near + place.after[:12])
    adds = re.search("提高|上浮|增加|再|降低|下浮|低于|高出", re.sub("不高于", "", place.near))
    return "rate" if interest and not adds else "points"


_BY_UNIT: dict[str, Callable[[Surroundings], Role]] = {
    "share": first_of(SHARES),
    "wan": first_of(SUMS),
    "count": _count,
    "years": _years,
    "date": _date,
    "foreign": _foreign,
    "points": _points,
}
