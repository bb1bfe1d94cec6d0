"""What the figures of a sentence are for."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.parsers.guideline.normalise import without_markdown
from extractors.parsers.guideline.prose.readings import readings_of
from extractors.parsers.guideline.prose.summary import summary_of, tracks_of


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("由乡镇与开发区按50%比例进行分配。", "share_other"),
        ("使用期限不超过10个工作日。", "count"),
        ("投资完成率截至2031年12月31日不低于50%。", "spent"),
        ("对每个县补助1000万元，分两年下达，首年下达600万元。", "payment"),
        ("政策四：融资支持（预算3000万元）", "budget"),
        ("受托管理的股权投资资金累计投资规模达到5000万元以上的，", "threshold"),
        ("每个设区市推荐项目不超过2个。", "quota"),
        ("获得上级补助的，合计不超过办赛成本的50%。", "share_other"),
        ("已获得省级财政资金支持的，补助总额不得超过实际支出的100%。", "share_other"),
        ("现场核查比例为100%，并联合行文上报。", "share_condition"),
        ("奖励资金由市与县财政各承担50%。", "share_condition"),
        ("自筹资金未按计划到位50%以上的，取消后续拨款。", "share_condition"),
        ("按兑付总额的5%给予奖励。", "rate"),
        ("备案后可预支不超过50%的补贴资金。", "payment"),
        ("母基金可按不超过项目公司股权的20%参股投资。", "share_other"),
        ("单个项目补助上限分别提高至250万元、300万元。", "cap"),
        ("单个项目最高补助额调整至1200万元。", "cap"),
        ("补助资金最高调整至1200万元。", "cap"),
        ("奖励标准调整到30万元。", "award"),
        ("至2031年12月31日，设备投资完成比例不低于30%。", "spent"),
        ("企业研发投入超过上年度30%以上的，", "share_condition"),
        ("市财政资助不超过项目总投入的30%，", "rate"),
        ("两类合计支持10项左右。", "quota"),
        ("首批试点企业200家。", "quota"),
        ("奖励资金分两年拨付，每年各50%。", "payment"),
        ("设备和软件购置费用低于500万元的，不予受理。", "minimum"),
        ("托育机构新增托位每个补助8000元。", "unit_rate"),
        ("本细则适用于2031年1月1日以后在新区新设立或新迁入的机构。", "window"),
        ("本专题每个方向拟支持项目数不超过2项。", "quota"),
        ("筹建期最长不超过2年。", "duration"),
        ("对托育机构，每个新增托位补助1万元。", "unit_rate"),
        ("给予每人20万元一次性购房补贴。", "award"),
        ("每年评选能工巧匠等“乡土人才”20名，每人给予一定奖励。", "quota"),
        ("补助比例不超过当地市场服务价格的30%。", "rate"),
        ("且截至2031年6月30日完成设备投资不低于备案设备投资的一定比例的，", "by_day"),
        ("发放消费补贴，总额2000万元，发完即止。", "budget"),
        ("给予500万元奖励，分阶段兑付：完成辅导备案的，奖励100万元。", "payment"),
        ("较上年度每净增1亿元奖励2万元。", "unit_rate"),
        ("小微企业可申请最高400万元的创业担保贷款。", "bound"),
        ("对离岸外包执行额300万美元以上的企业，给予奖励。", "threshold"),
        ("每年遴选20名，每人资助10万元。", "award"),
        ("对骨干人才按每人10万元发放补贴。", "unit_rate"),
        ("按个人所得税的10%予以奖励，每人每年最高不超过50万元。", "cap_yearly"),
        ("经认定后按每个项目5万元的标准给予奖励。", "award"),
        ("每新增一条外贸航线给予最高300万元的奖励。", "cap"),
        ("单个企业市、区资助总额不超过企业总投资额的50%。", "share_cap"),
        ("亩均投资强度不低于200万元的，给予奖励。", "threshold"),
        ("单家企业每年最高领取30万元，用于抵扣平台服务费用。", "cap_yearly"),
        ("旅行社每满一万人奖励一万元。", "unit_rate"),
        ("冷库建设补贴：投资额的30%。", "rate"),
        ("软硬件投入≥100万按", "minimum"),
        ("设备投入（不含税，下同）500万元以上的项目，", "minimum"),
        ("按照不高于年化1.5个百分点给予贴息。", "rate"),
        ("贴息率再提高2个百分点。", "points"),
        ("省财政支持400万元，企业配套800万元。", "threshold"),
        ("资助上限为300万元，且不超过项目投资额的50%。", "rate"),
        ("给予奖励50万元，不高于项目投资额的50%。", "share_cap"),
        ("按市级财政拨付资金的100%进行匹配。", "rate"),
        ("单个项目以八十万元为上限。", "cap"),
        ("每平米补贴45元。", "unit_rate"),
        ("每亩奖补2000元，单个主体最高奖补40万元。", "cap_holder"),
        ("首批次新材料按不超过采购价格的10%给予奖励。", "rate"),
        ("首批拨付补助资金的40%。", "payment"),
        ("补助资金的45%于次年发放。", "payment"),
        ("首次拨付45%。", "payment"),
        ("共评选7个街区。", "quota"),
        ("只设2个揭榜团队。", "quota"),
        ("全省评定数量不超过15座。", "quota"),
        ("获奖成果不超过6项。", "quota"),
        ("支持的活动全年不超过12场。", "quota"),
        ("每年补助不超过3场。", "count"),
        ("每家企业限报不超过2项。", "count"),
        ("全省共遴选8处。", "quota"),
        ("按项目首年实际到位固定资产投资额的2‰给予引荐方奖励。", "rate"),
        ("服务公司投资比例应在70%以上。", "share_condition"),
        ("建成投产时限放宽至2031年12月31日。", "complete_by"),
        ("单笔投资额3000万元以上的，给予奖励。", "threshold"),
        ("按照每人次不超过总培训费用给予最高3万元资助。", "unit_rate"),
        ("项目应在投资计划下达2年内完成总体目标并验收。", "duration"),
        ("对发展贡献最大的5家企业，给予奖励。", "quota"),
        ("培训人员限定在企业员工总数的15%以内。", "share_condition"),
        ("按照首年实际支付办公场地租金的70%予以补贴。", "rate"),
        ("按2031年服务中小企业实际支出给予补助。", "window"),
        ("产权单位投入500万元以上对楼宇改造的，给予补贴。", "minimum"),
        ("按额定出力每蒸吨补助5万元。", "unit_rate"),
        ("对2031年服务企业较多的平台，", "window"),
        ("遴选支持20名，按每人标准给予资助。", "quota"),
        ("奖励该人才子女公办小学起始阶段入学名额1名。", "count"),
        ("为区内企业提供融资总额达到3000万元及以上的，", "threshold"),
        ("给予企业高级管理人员最高合计50万元奖励。", "cap_holder"),
        ("研制周期不超过3年。", "duration"),
        ("改造工期不超过18个月。", "duration"),
        ("在不超过5年的建设期内，", "duration"),
        ("项目建设（实施）期最长不超过24个月。", "duration"),
        ("签订任务书后下达首笔资金，占核定资助额的50%。", "payment"),
        ("资金计划下达后安排60%，通过验收后安排40%。", "payment"),
        ("实施方案批复后预拨省级资金的70%。", "payment"),
        ("可预拨10万元用于前期筹备，其余资金据实结算。", "payment"),
        ("省拨经费均不超过项目总投入的30%。", "rate"),
        ("首年投保补贴实缴保费的60%。", "rate"),
        ("由县财政承担保费的60%。", "rate"),
        ("按其向第三方平台支付的推广费的15%给予补贴。", "rate"),
        ("软硬件投入总额达到150万元的，给予补助。", "minimum"),
        ("建设补助类项目立项后，按核定补助额的40%预拨。", "payment"),
        ("对补助额超过300万元的项目实地抽查。", "threshold"),
        ("至2031年6月30日实际完成投资须达到计划总投资的40%以上。", "spent"),
        ("项目总投入中软件投入不低于400万元。", "minimum_software"),
        ("每航次奖励2000元。", "unit_rate"),
        ("给予一次性奖励，批发企业12万元，零售企业8万元。", "award"),
        ("该类项目完工时限放宽至2033年12月31日。", "complete_by"),
        ("于2031年3月31日前全部安装调试完毕。", "complete_by"),
        ("最高分别为400万元。", "cap"),
        ("按淘汰设备评估价值的15%或按产能给予资金补助。", "rate"),
        ("单一企业奖励总额不超过180万元人民币。", "cap_holder"),
        ("每出口1美元奖励0.3元人民币。", "unit_rate"),
        ("给予每张床位4000元的一次性建设补贴。", "unit_rate"),
        ("按产值每新增900万元奖励3万元的标准给予奖励，每家企业最高奖励200万元。", "cap_holder"),
        ("给予租金补贴，最高可达实际租金的35%。", "rate"),
        ("补助数额按装备首次销售价格的15%核定。", "rate"),
        ("对整机首次销售给予销售额15%的奖励。", "rate"),
        ("上年度研发投入不少于700万元。", "threshold"),
        ("实施攻关行动，每年投入不少于60亿元。", "threshold"),
        ("对引进的领军人才提供150万元安家费。", "award"),
        ("博士后青年人才提供25万元生活补贴。", "award"),
        ("提供150万元贷款。", "unknown"),
        ("项目研发投入不少于700万元。", "minimum"),
        ("补助资金的45%用于奖励团队。", "share_other"),
        ("按省级补助资金的45%于当年兑现配套。", "rate"),
        ("享受15%的企业所得税优惠税率。", "share_other"),
        ("研发费用可按175%的比例在税前加计扣除。", "share_other"),
        ("出让底价可按不低于国家最低价标准的70%执行。", "share_other"),
        ("第一年实到外资200万元以上的，", "threshold"),
        ("实到外资200万-500万（不含）美元", "foreign"),
        ("企业所得税减免50%，", "share_other"),
        ("按不低于最低工资85%的标准支付生活费的，给予见习补贴。", "share_condition"),
        ("补助资金用于单个合作社的比例不得超过35%。", "share_other"),
        ("补助比例不超过造价的25%，山区县可提高到35%。", "rate"),
        ("补助比例再增加3个百分点，最高不超过14%。", "rate"),
        ("竣工验收后按投资分档给予补助：投资300万元以上的，补助7%。", "rate"),
        ("按每招用1人不超过1800元的标准给予补贴。", "unit_rate"),
        ("给予补助，单季亩均补助总额不超过140元。", "unit_rate"),
        ("小微企业创业担保贷款最高400万元。", "bound"),
        ("全年累计发放补贴资金约3.4亿元。", "budget"),
        ("改造计划每年安排不超过90家，", "quota"),
        ("申请贴息的利息支付时间为2031年7月1日至2032年6月30日。", "window"),
        ("申报事项的发生时间应在2031年1月1日至2033年12月31日之间。", "window"),
        ("申报时间为2031年7月1日至2031年7月30日。", "day"),
        ("项目执行期：2031年1月至2032年12月。", "window"),
        ("对2031年入选绿色工厂名单的，", "window"),
        ("对2031年度研发费用较高的企业，", "window"),
        ("2031年度经省工业和信息化厅认定的装备，", "window"),
        ("除另有说明外，申报事项应发生在2031年1月1日至2031年12月31日期间。", "window"),
        ("奖励资金可按不超过35%的比例用于奖励经营团队。", "share_other"),
        ("补贴费率上限按4%核定，", "share_other"),
        ("单个项目最高补助额分别为90万元和180万元。", "cap"),
        ("支持项目12项左右。", "quota"),
        ("对2031年10月31日前建成的设施，按不超过实际投资的30%给予补助。", "rate"),
        ("全省计划建设20个。", "quota"),
        ("年度新增设备投入低于190万元的不予受理。", "minimum"),
        ("全市遴选链式转型项目9个，", "quota"),
        ("除另有规定外，项目建设期限均为1年，", "duration"),
        ("奖励资金按60%、40%的比例分两年拨付。", "time"),
        ("被认定为省级基地的，补助上限提高到300万元。", "cap"),
        ("对新办展会每场补助30万元，", "award"),
        ("每场补助3000元，", "unit_rate"),
        ("全年支持不超过25场。", "quota"),
        ("对2031年一季度产值增长的企业，", "window"),
        ("申报时已完成投资不低于20%（截至2031年3月31日）。", "by_day"),
        ("补助比例不超过造价的30%，其中脱贫村的主体不超过40%。", "rate"),
        ("项目建设周期一般不超过2年。", "duration"),
        ("申请补助的项目建设周期一般不超过2年。", "duration"),
        ("认定文件印发时间在2031年1月1日至2031年12月31日之间。", "window"),
        ("业绩所属期为2031年1月1日至2031年12月31日。", "window"),
        ("给予每标准箱200元补贴。", "unit_rate"),
        ("连续三年给予补贴，第一年按实际租金的100%、第二年按70%、第三年按50%给予补贴。", "rate"),
        ("申报的产品须于2031年1月1日至2031年12月31日期间完成进口报关，", "window"),
        ("申报项目应为2031年1月1日至2031年12月31日期间取得的成果。", "window"),
        ("以2031年度系统核定的执行额为准。", "window"),
        ("2031年计划完成320家企业诊断，", "count"),
        ("全区每年发放算力券总额不超过4000万元，", "budget"),
        ("最高补助额120万元。", "cap"),
        ("装备在2031年度实现销售，", "window"),
        ("按2031年度该产品研发费用的20%给予补助，", "rate"),
        ("对2031年1月1日以后新获批的实验室，", "window"),
        ("截至2031年6月30日完成投资额不低于总投资的35%，", "spent"),
        ("2031年12月31日前完成登记注册。", "day"),
        ("承诺于2031年9月30日前全容量并网。", "complete_by"),
        ("2031年度工业软件研发费用不低于280万元，", "threshold"),
        ("实施周期自立项之日起最长不超过3年，", "duration"),
        ("自取得施工许可证之日起2年内竣工投产的，", "duration"),
        ("自公示之日起2年内完成申报的，", "time"),
        ("按租金给予三年补贴，第三年补贴50%，", "rate"),
        ("资金分三年兑现，第一年补助50%，", "payment"),
        ("全省支持项目总数控制在40个以内。", "quota"),
        ("项目投入运营并经验收合格后拨付补助总额的60%", "payment"),
        ("合同签订后拨付资助总额的40%", "payment"),
        ("立项并开工后，拨付省级补助资金的50%", "payment"),
        ("按首次实际到位外资金额的2‰给予奖励", "rate"),
        ("给予奖励，分两年兑付，入统当年兑付12万元", "payment"),
        ("固定资产投资总额5亿元以上的，", "minimum"),
        ("对主导制定标准的单位给予补助，国家标准每项20万元，", "award"),
        ("按照以下标准给予一次性奖励：大型航空器500万元，", "award"),
        ("服务小农户的补助资金占比应高于60%。", "share_other"),
        ("优秀、良好合计不超过20家。", "quota"),
        ("每年评定不超过4家集聚区，", "quota"),
        ("按实际支出的50%给予补助，择优支持不超过6场。", "quota"),
        ("费用发生的时间，应当在2031年1月1日（含）以后", "window"),
        ("认定时间，应在2031年1月1日至2031年12月31日之间，", "window"),
        ("对2031年7月1日（含）以后新设立的银行，", "window"),
        ("2031年度科技创新券实施方案另行发布", ""),
        ("对2015年以前建成的农田进行改造，", "day"),
        ("完成投资统计时间截至2031年4月30日。", "by_day"),
        ("实施期限从2031年7月1日起计算，最长不超过3年", "duration"),
        ("专题中共支持5个项目。", "count"),
        ("支持2000年以前建成的商场、宾馆等既有公共建筑更新改造。", "day"),
        ("2031年12月31日前建成的项目，给予补助", "complete_by"),
        ("其中2031年12月31日前完成的投资不得低于总投资的50%。", "spent"),
        ("项目资助期不超过5年，", "duration"),
        ("主管部门按不低于20%的比例开展抽查。", "share_other"),
        ("拨付率低于90%的市，将相应调减下一年度资金安排", "share_other"),
        ("减人比例在50%以上的，按上限补助。", "share_condition"),
        ("对示范区，每个一次性支持300万元，用于公共服务体系建设。", "award"),
        ("到位投资每达到1亿元，", "threshold"),
        ("2031年奖补资金预算总额6000万元，", "budget"),
        ("评价指标包括贷款利率降幅（权重30%）。", "share_other"),
        ("给予创业启动资金，A类500万元、B类300万元。", "award"),
        ("资助金额四舍五入至千元。", ""),
        ("人民币50万元奖励。", "award"),
    ],
)
def test_what_a_figure_is_for(words: str, role: str) -> None:
    assert [each.role for each in readings_of(words)][-1:] == ([role] if role else [])


def test_the_first_of_the_steps_is_the_first_payment() -> None:
    first, *_ = readings_of("按立项30%、中期评估40%、验收30%分三次拨付。")
    assert (first.role, first.value) == ("payment", 30)


def test_so_much_for_each_where_a_cap_for_all_follows_is_no_award() -> None:
    roles = [each.role for each in readings_of("每招引1家企业，且达标的，奖励10万元，单幢楼宇最高100万元。")]
    assert roles == ["count", "unit_rate", "cap"]


def test_a_first_sum_before_the_rest_is_a_payment() -> None:
    (reading,) = readings_of("认定后拨付180万元，其余资金待考核合格后拨付。")
    assert (reading.role, reading.value) == ("payment", 180)


def test_the_sums_that_follow_a_first_one_are_no_first_payment() -> None:
    first, *_ = readings_of("纳入名单后先期拨付550万元，验收通过后分别拨付400万元、300万元。")
    assert (first.role, first.value) == ("payment", 550)


def test_a_share_that_only_bounds_a_sum_is_a_rate_in_doubt() -> None:
    summary = summary_of(readings_of("给予奖励60万元，不高于投入的45%。"))
    assert (summary.values["award_wan"], summary.values["rate_max_percent"]) == (60, 45)
    assert summary.doubts["rate_max_percent"] == "只限定补助不超过这个比例"


@pytest.mark.parametrize(
    ("words", "highest", "lowest"),
    [
        ("按8%给予补助；属于重点集群的，补助比例提高4个百分点。", 12, 8),
        ("按20%给予补助，达到二级的按30%给予补助。合同能源管理的，上述比例相应提高5个百分点。", 35, 20),
        ("本地配套率提高5个百分点以上的，按采购额的2%给予奖励。", 2, None),
    ],
)
def test_one_step_of_points_on_top_counts_with_the_highest_rate(
    words: str, highest: int, lowest: int | None
) -> None:
    summary = summary_of(readings_of(words))
    assert summary.values["rate_max_percent"] == highest
    assert summary.values.get("rate_min_percent") == lowest


def test_several_steps_of_points_are_told_and_not_added() -> None:
    summary = summary_of(readings_of("按8%给予补助。重点企业比例提高2个百分点；省级平台比例提高3个百分点。"))
    assert summary.values["rate_max_percent"] == 8
    assert summary.doubts["rate_max_percent"] == "另有提高的百分点"


def test_the_year_of_what_is_counted_is_a_time_in_doubt() -> None:
    window = readings_of("按2031年度该产品研发费用的20%给予补助。")[0]
    assert (window.role, window.doubt) == ("window", "是计算口径的年度，看不出是不是项目的时间")


def test_a_time_with_both_ends_stands_before_a_day_that_it_only_begins_with() -> None:
    summary = summary_of(
        readings_of("贷款合同于2030年1月1日以后签订。对2031年7月1日至2032年6月30日期间支付的利息给予贴息。")
    )
    assert (summary.values["window_start"], summary.values["window_end"]) == (
        date(2031, 7, 1),
        date(2032, 6, 30),
    )
    assert summary.doubts["window_start"]


def test_shares_side_by_side_that_are_paid_in_years_are_payments() -> None:
    first, second, _ = readings_of("奖励资金按60%、40%的比例分两年拨付。")
    assert (first.role, first.value, second.role) == ("payment", 60, "payment")


def test_what_a_voucher_pays_for_is_a_rate_in_doubt() -> None:
    summary = summary_of(readings_of("企业持算力券购买算力的，按合同额的30%抵扣。"))
    assert summary.values["rate_max_percent"] == 30
    assert summary.doubts["rate_max_percent"] == "是券的抵扣比例"


def test_the_time_in_which_an_article_works_is_a_window_and_that_of_a_policy_is_none() -> None:
    (own,) = readings_of("本条执行期间为2031年7月1日至2032年6月30日。")
    (whole,) = readings_of("本政策执行期间为2031年7月1日至2032年6月30日。")
    assert (own.role, whole.role) == ("window", "day")


def test_a_quarter_is_three_months() -> None:
    (window, *_) = readings_of("对2031年一季度产值增长的企业给予奖励。")
    assert (window.day, window.last_day) == (date(2031, 1, 1), date(2031, 3, 31))


def test_years_side_by_side_are_one_time() -> None:
    (window,) = readings_of("2030年度、2031年度新入选绿色制造名单的企业。")
    assert (window.day, window.last_day) == (date(2030, 1, 1), date(2031, 12, 31))


def test_a_dash_inside_a_line_is_no_bullet() -> None:
    (window,) = readings_of(without_markdown("项目在2031年1月1日 - 2031年6月30日期间完工。")[0])
    assert (window.day, window.last_day) == (date(2031, 1, 1), date(2031, 6, 30))


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("按实际支付额的20%给予补助，单个合同不超过30万元，每家企业每年不超过80万元。", 80),
        ("对参加展会的企业，展位费给予60%补助，单个展会最高5万元，每家企业每年最高25万元。", 25),
        ("按利息的30%给予贴息，每家企业每年最高100万元。按设备价款的2%给予补助，最高50万元。", 100),
        ("按投资的10%给予补助，单个项目最高80万元，单个企业年度累计不超过120万元。", 80),
        ("按活动支出的30%给予补助，单场最高5万元，每家全年最高15万元。", 15),
        ("按每标箱300元给予补助，单家企业每年最高120万元，年度总额控制在1500万元以内。", 120),
        ("按场租的50%给予办展单位补助，单个展会最高60万元，同一单位全年不超过150万元。", 60),
    ],
)
def test_of_several_caps_the_one_of_a_support_counts_and_is_marked(words: str, cap: int) -> None:
    summary = summary_of(readings_of(words))
    assert summary.values["cap_wan"] == cap
    assert summary.doubts["cap_wan"]


@pytest.mark.parametrize("words", ["给予引进成本不低于10%的资金支持。", "给予最低2000万元资助。"])
def test_a_least_rate_or_award_is_doubtful(words: str) -> None:
    (reading,) = readings_of(words)
    assert reading.doubt == "写的是下限"


@pytest.mark.parametrize(
    "words",
    ["其中奖补资金35%待投产后兑现。", "余款35%待验收合格后拨付。", "其中35%验收合格后拨付。"],
)
def test_a_later_payment_without_its_first_is_doubtful(words: str) -> None:
    (reading,) = readings_of(words)
    assert (reading.role, reading.doubt) == ("payment", "是以后拨付的部分，首次拨付的比例没有写明")
    first, later = readings_of(f"首期拨付65%，{words}")
    assert (first.doubt, later.doubt) == ("", "")


def test_a_least_sum_for_an_easier_payment_is_doubtful() -> None:
    (reading,) = readings_of("实际投资达到4000万元的项目，可拨付全部预拨资金。")
    assert (reading.role, reading.doubt) == ("minimum", "是放宽或提前拨付的条件")


def test_so_much_for_each_with_a_limit_of_all_together() -> None:
    found = readings_of("每新入驻1家企业，给予园区扶持资金1万元，最多给予200万元扶持资金。")
    assert [each.role for each in found if each.unit == "wan"] == ["unit_rate", "cap"]


def test_a_sum_that_is_given_goes_before_a_spread_beside_it() -> None:
    found = summary_of(
        readings_of("对首席技师给予奖励25万元。对承办职业技能比赛的协会给予2万元-10万元奖励。")
    )
    assert (found.values["award_wan"], found.values.get("cap_wan")) == (25, None)
    assert "award_wan" in found.doubts


def tracks(words: str) -> dict[str, dict[str, object]]:
    return {name: found.values for name, found in tracks_of(readings_of(words, "subsidy")).items()}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "对首台套装备、首批次材料，分别按合同额的20%、15%给予奖励，最高分别不超过200万元、100万元。",
            {"首台套装备": (20, 200, None), "首批次材料": (15, 100, None)},
        ),
        (
            "对碳评价等级为深绿、浅绿的企业，分别按利息的40%、20%给予贴息，单户企业最高分别为80万元、40万元。",
            {"深绿": (40, 80, None), "浅绿": (20, 40, None)},
        ),
        (
            "主编的绿色建筑、建筑工业化领域国家标准、行业标准、地方标准，每项分别奖励40万元、25万元、10万元。",
            {"国家标准": (None, None, 40), "行业标准": (None, None, 25), "地方标准": (None, None, 10)},
        ),
        (
            "按照下列标准给予开办补助：地区总部300万元，研发中心150万元。",
            {"地区总部": (None, None, 300), "研发中心": (None, None, 150)},
        ),
        (
            "按照不超过软硬件投入的20%、服务费用的40%给予补助。",
            {"软硬件投入": (20, None, None), "服务费用": (40, None, None)},
        ),
        (
            "按软件投入的30%、硬件投入的10%给予补助。",
            {"软件投入": (30, None, None), "硬件投入": (10, None, None)},
        ),
        (
            "对认定的“中华老字号”“省老字号”企业，分别给予50万元、20万元奖励。",
            {"中华老字号": (None, None, 50), "省老字号": (None, None, 20)},
        ),
        (
            "发放住房补贴，其中本科生2万元，硕士生4万元。",
            {"本科生": (None, None, 2), "硕士生": (None, None, 4)},
        ),
        (
            "改造后达到二级的，按合同金额的40%给予补助，最高40万元；达到三级及以上的，按50%给予补助，最高60万元。",
            {"改造后达到二级": (40, 40, None), "达到三级及以上": (50, 60, None)},
        ),
        (
            "对认定为国家级、省级技术中心的，分别给予100万元、30万元奖励；对列入国家级、省级孵化器的，分别给予60万元、20万元奖励。",
            {
                "国家级技术中心": (None, None, 100),
                "省级技术中心": (None, None, 30),
                "国家级孵化器": (None, None, 60),
                "省级孵化器": (None, None, 20),
            },
        ),
        (
            "对牵头起草国家、行业标准的企业，分别给予30万元、10万元奖励，对参与起草国家、行业标准的企业，分别给予15万元、5万元奖励。",
            {
                "牵头起草国家": (None, None, 30),
                "牵头起草行业标准": (None, None, 10),
                "参与起草国家": (None, None, 15),
                "参与起草行业标准": (None, None, 5),
            },
        ),
    ],
)
def test_levels_and_cases_have_their_own_sums(
    words: str, expected: dict[str, tuple[int | None, int | None, int | None]]
) -> None:
    found = tracks(words)
    keys = ("rate_max_percent", "cap_wan", "award_wan")
    assert {name: tuple(each.get(key) for key in keys) for name, each in found.items()} == expected


def test_a_number_that_cannot_be_read_is_none_and_never_a_part_of_it() -> None:
    assert [each.value for each in readings_of("最高1亿二三千万元。") if each.unit == "wan"] == [None]
    assert [each.value for each in readings_of("最高1亿二千万元。") if each.unit == "wan"] == [12000]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("其中担保费率低于0.8%（含）的业务，", "rate"),
        ("其中补助超过100万元的应全部核查。", "award"),
        ("对年接待游客位居全市前5名的旅行社，", "quota"),
    ],
)
def test_what_stands_behind_a_figure_makes_it_doubtful(words: str, role: str) -> None:
    (reading,) = readings_of(words)
    assert reading.role == role
    assert reading.doubt


@pytest.mark.parametrize(
    "words", ["按设备投资的10%（不含税）给予补助。", "给予实际费用50%的事后补助。", "按利息的50%核算贴息。"]
)
def test_usual_words_behind_a_rate_leave_it_sure(words: str) -> None:
    (reading,) = readings_of(words)
    assert (reading.role, reading.doubt) == ("rate", "")


def test_a_number_chosen_from_among_others_is_a_quota() -> None:
    first, _ = readings_of("从获奖项目中遴选优秀创业项目20个，一等奖每个资助10万元。")
    assert (first.role, first.value) == ("quota", 20)
