"""The applicant's record (申报单位), as it stands in project.toml. It never carries granted money."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from stdnum.cn import uscc as uscc_number
from stdnum.exceptions import ValidationError as NumberError

from docgen.model.base import Label, Record, Text
from docgen.model.dates import When
from docgen.model.money import Number, Wan


def _checked_uscc(text: str) -> str:
    """GB 32100-2015: 18 characters without I O Z S V, the last one a check digit modulo 31."""
    if text != text.strip() or len(text) != 18:
        raise ValueError(f"“{text}”不是 18 位的统一社会信用代码，请照营业执照填写")
    try:
        return str(uscc_number.validate(text))
    except NumberError:
        raise ValueError(f"“{text}”的校验位或字符不对（GB 32100-2015），请照营业执照核对") from None


Uscc = Annotated[str, AfterValidator(_checked_uscc)]


class Category(StrEnum):
    """What an investment line buys."""

    EQUIPMENT = "equipment"
    TOOLS = "tools"
    SOFTWARE = "software"
    INTEGRATION = "integration"
    CLOUD = "cloud"
    INSTALLATION = "installation"
    CONSULTING = "consulting"
    TESTING = "testing"
    PATENT = "patent"
    RESEARCH = "research"
    BUILDING = "building"
    WORKING_CAPITAL = "working_capital"
    OTHER = "other"


CATEGORY_LABELS: dict[Category, str] = {
    Category.EQUIPMENT: "设备",
    Category.TOOLS: "工具、器具",
    Category.SOFTWARE: "软件",
    Category.INTEGRATION: "系统集成",
    Category.CLOUD: "云资源及网络",
    Category.INSTALLATION: "调试安装",
    Category.CONSULTING: "咨询、设计",
    Category.TESTING: "检验检测、评价",
    Category.PATENT: "专利",
    Category.RESEARCH: "研发费用",
    Category.BUILDING: "土建",
    Category.WORKING_CAPITAL: "铺底流动资金",
    Category.OTHER: "其他",
}


class Title(Record):
    """A title or recognition (称号、认定) that the applicant holds."""

    name: Annotated[Text, Label("称号名称", proof="认定文件")]
    level: Annotated[
        Literal["national", "provincial", "municipal"] | None,
        Label("级别", hint="national 国家级、provincial 省级、municipal 市级"),
    ] = None
    year: Annotated[int | None, Label("认定年度")] = None
    until: Annotated[When | None, Label("有效期至")] = None
    issuer: Annotated[str, Label("认定单位")] = ""
    number: Annotated[str, Label("文号")] = ""


class PriorFunding(Record):
    """Money from this or another fund in an earlier year."""

    fund: Annotated[
        Text, Label("专项资金名称", hint="本专项资金请写全称“江苏省工业和信息产业转型升级专项资金”")
    ]
    year: Annotated[int, Label("年度")]
    accepted: Annotated[bool | None, Label("是否已通过验收")] = None


class AnnualFigures(Record):
    """Figures of one year, in 万元."""

    revenue_wan: Annotated[
        Wan | None,
        Label("主营业务收入", "万元", proof="审计报告附注", cells=("附件2#5",), hint="不是营业收入"),
    ] = None
    tax_paid_wan: Annotated[
        Wan | None,
        Label("实缴税金", "万元", proof="完税证明", cells=("附件2#6",), hint="不是税金及附加"),
    ] = None
    profit_wan: Annotated[
        Wan | None,
        Label("利润总额", "万元", proof="审计报告", cells=("附件2#7",), hint="亏损写负数，如 -123.45"),
    ] = None
    software_revenue_wan: Annotated[Wan | None, Label("软件和信息技术服务业务收入", "万元")] = None
    income_wan: Annotated[Wan | None, Label("收入总额", "万元", proof="审计报告")] = None
    rd_wan: Annotated[Wan | None, Label("研发投入", "万元", proof="专项审计报告")] = None


class Applicant(Record):
    """申报单位 (in the task book 乙方)."""

    name: Annotated[
        Text,
        Label(
            "单位名称",
            variants=(
                "企业名称",
                "项目申报单位",
                "申报主体",
                "申报单位",
                "申报企业",
                "单位全称",
                "企业名称（盖章）",
                "项目承担单位",
                "项目承担单位（乙方）",
                "承担单位",
            ),
            proof="营业执照",
            cells=("附件2#2", "附件3", "附件4", "附件5"),
            hint="与营业执照一致",
        ),
    ]
    uscc: Annotated[
        Uscc,
        Label(
            "统一社会信用代码",
            variants=("社会信用代码", "信用代码"),
            proof="营业执照",
            cells=("附件3",),
            hint="18 位",
        ),
    ]
    address_registered: Annotated[str, Label("住所", proof="营业执照")] = ""
    address_business: Annotated[
        Text, Label("单位主要经营地址", cells=("附件2#3",), hint="实际经营地，不一定是住所")
    ]
    region: Annotated[Text, Label("地区", cells=("附件2",), hint="设区市，如 盐城市")]
    county: Annotated[str, Label("县（市、区）")] = ""
    industry: Annotated[Text, Label("所属行业", cells=("附件2#4",), hint="GB/T 4754 代码，如 C34")]
    established: Annotated[When, Label("成立日期", proof="营业执照", hint="如 2012-05-08")]
    legal_rep: Annotated[Text, Label("法定代表人", proof="营业执照")]
    above_scale: Annotated[bool | None, Label("是否规模以上", hint="true 是、false 否")] = None
    lists: Annotated[tuple[Text, ...], Label("已列入的名单", hint="如 省重大工业项目清单")] = ()
    not_applicable: Annotated[
        tuple[Text, ...], Label("不适用的数据", hint="如 figures.2021.revenue_wan：成立以前，表上印 —")
    ] = ()
    titles: Annotated[tuple[Title, ...], Label("称号")] = ()
    prior_funding: Annotated[
        tuple[PriorFunding, ...] | None, Label("曾获专项资金", hint="没有写 []；不写即未说明")
    ] = None
    figures: Annotated[dict[str, AnnualFigures], Label("年度数据", "万元")] = Field(default_factory=dict)


class Performance(Record):
    """One performance goal (绩效目标)."""

    name: Annotated[Text, Label("指标")]
    value: Annotated[Text, Label("目标值")]
    unit: Annotated[str, Label("单位")] = ""


class ProjectState(StrEnum):
    """How far the project is."""

    PLANNED = "planned"
    STARTED = "started"
    COMPLETED = "completed"


class Project(Record):
    """申报项目."""

    name: Annotated[
        Text,
        Label(
            "申报项目名称",
            variants=("项目名称", "申报项目", "项目全称"),
            proof="备案证",
            cells=("附件2#9", "附件3", "附件4", "附件5"),
            hint="与备案证一致",
        ),
    ]
    code: Annotated[str, Label("项目代码", proof="备案证")] = ""
    site: Annotated[
        Text,
        Label(
            "项目所在地",
            variants=("建设地点", "项目建设地点", "项目实施地点", "项目实施地"),
            cells=("附件3",),
        ),
    ]
    leader: Annotated[Text, Label("项目负责人", variants=("联系人", "项目联系人"), cells=("附件3",))]
    phone: Annotated[Text, Label("联系电话", variants=("手机", "联系方式"), cells=("附件3",))]
    begins: Annotated[
        When,
        Label(
            "项目开始时间",
            variants=("开工时间", "开始时间", "项目起始时间"),
            cells=("附件2#12", "附件5"),
            hint="如 2022-03，不补日",
        ),
    ]
    ends: Annotated[
        When,
        Label(
            "项目结束时间",
            variants=("完工时间", "结束时间", "竣工时间", "项目完成时间"),
            cells=("附件2#13", "附件5"),
            hint="如 2023-12，不补日",
        ),
    ]
    state: Annotated[
        ProjectState,
        Label("项目状态", hint="planned 未开工、started 已开工未竣工、completed 已完工"),
    ]
    in_cluster: Annotated[
        bool, Label("是否为省先进制造业集群中的项目", cells=("附件2#15",), hint="true 是、false 否")
    ]
    cluster: Annotated[str, Label("所属省先进制造业集群", hint="上一项为是时填写")] = ""
    domain: Annotated[str, Label("所属重点领域", hint="如 生物医药")] = ""
    is_rd: Annotated[bool | None, Label("是否研发类项目", hint="true 是、false 否")] = None
    applied_wan: Annotated[
        Wan,
        Label(
            "项目申请补助资金",
            "万元",
            variants=(
                "申请资金",
                "申请财政资金",
                "申请补助金额",
                "申请补助资金",
                "申请专项资金",
                "拟申请资金",
            ),
            cells=("附件2#14", "附件3"),
        ),
    ]
    executed_wan: Annotated[Wan | None, Label("执行额", "万元", cells=("附件3",))] = None
    targets: Annotated[Text, Label("任务目标", cells=("附件5一（一）",))]
    performance: Annotated[
        tuple[Performance, ...], Label("绩效目标", cells=("附件5一（二）",)), Field(min_length=1)
    ]
    contents: Annotated[
        Text, Label("主要实施内容", variants=("建设内容", "项目主要内容"), cells=("附件5一（三）",))
    ]


class Payment(Record):
    """Money of a line that was paid on a day or in a month, without tax."""

    on: Annotated[When, Label("付款日期")]
    ex_tax_wan: Annotated[Wan, Label("不含税额", "万元")]


class InvestmentLine(Record):
    """One line of the project's investment (投资明细). What it counts towards is judged from the line."""

    item: Annotated[Text, Label("投资内容")]
    category: Annotated[
        Category, Label("类别", hint="、".join(f"{key} {zh}" for key, zh in CATEGORY_LABELS.items()))
    ]
    fixed_asset: Annotated[bool, Label("是否固定资产投资")]
    ex_tax_wan: Annotated[Wan, Field(ge=0), Label("不含税额", "万元")]
    tax_wan: Annotated[Wan, Field(ge=0), Label("税额", "万元")]
    source: Annotated[Literal["own", "partner"], Label("资金来源", hint="own 申报单位、partner 合作单位")] = (
        "own"
    )
    cost: Annotated[
        str, Label("费用科目", hint="如 expensed.materials 直接投入费用、capitalised.equipment")
    ] = ""
    spent_wan: Annotated[Wan | None, Label("已投入（不含税）", "万元", hint="截至下一项日期的累计数")] = None
    spent_by: Annotated[When | None, Label("已投入截至日期")] = None
    spent: Annotated[tuple[Payment, ...], Label("逐笔付款", hint="需要按时间段计算时逐笔填写")] = ()

    @model_validator(mode="after")
    def _spending_agrees(self) -> Self:
        if self.spent and self.spent_wan is not None:
            raise ValueError("spent_wan 与 spent 只写一种：累计数，或逐笔付款")
        if (self.spent_wan is None) != (self.spent_by is None):
            raise ValueError("spent_wan（已投入）与 spent_by（截至日期）必须同时填写")
        paid = self.spent_wan if self.spent_wan is not None else sum(p.ex_tax_wan for p in self.spent)
        if paid > self.ex_tax_wan:
            raise ValueError(f"“{self.item}”的已投入 {paid} 万元大于不含税额 {self.ex_tax_wan} 万元")
        return self


class ScheduleRow(Record):
    """A row of 项目实施进度计划."""

    from_: Annotated[When, Field(alias="from"), Label("开始", cells=("附件5二（二）",))]
    to: Annotated[When, Label("结束", cells=("附件5二（二）",))]
    work: Annotated[
        Text,
        Label("项目建设内容", variants=("主要工作内容", "建设内容", "工作内容"), cells=("附件5二（二）",)),
    ]
    amount_wan: Annotated[
        Wan, Label("投入总额", "万元", variants=("投入", "计划投入", "投资额"), cells=("附件5二（二）",))
    ]


class Approval(StrEnum):
    """State of one approval (手续)."""

    HELD = "held"
    NOT_NEEDED = "not_needed"
    MISSING = "missing"


APPROVAL_LABELS: dict[Approval, str] = {
    Approval.HELD: "已办",
    Approval.NOT_NEEDED: "无需办理",
    Approval.MISSING: "未办",
}
_APPROVAL_HINT = "held 已办、not_needed 无需（须推荐单位说明）、missing 未办"


class Approvals(Record):
    """The approvals that a project needs (附件4 second question names all six)."""

    filing: Annotated[Approval | None, Label("备案（核准）", cells=("附件4",), hint=_APPROVAL_HINT)] = None
    environment: Annotated[Approval | None, Label("环评", cells=("附件4",))] = None
    energy: Annotated[Approval | None, Label("能评", cells=("附件4",))] = None
    safety: Annotated[Approval | None, Label("安评", cells=("附件4",))] = None
    planning: Annotated[Approval | None, Label("规划", cells=("附件4",))] = None
    land: Annotated[Approval | None, Label("土地", cells=("附件4",))] = None


class RecommendingUnit(Record):
    """推荐单位 (in the task book 丙方)."""

    kind: Annotated[
        Literal["county", "city", "provincial"],
        Label("推荐单位类型", hint="county 县（市、区）、city 设区市、provincial 省属企业（单位）"),
    ]
    unit: Annotated[
        Text, Label("项目推荐单位", variants=("推荐单位", "项目推荐单位（丙方）"), cells=("附件5",))
    ]
    finance: Annotated[str, Label("财政局")] = ""
    authority: Annotated[str, Label("省属企业（单位）的主管部门")] = ""

    @model_validator(mode="after")
    def _second_party_is_named(self) -> Self:
        if self.kind == "provincial" and not self.authority:
            raise ValueError("省属企业（单位）须填写 authority（主管部门）")
        if self.kind != "provincial" and not self.finance:
            raise ValueError("须填写 finance（财政局）")
        return self


class Partner(Record):
    """A member of the consortium that is not the applicant."""

    name: Annotated[Text, Label("合作单位")]
    role: Annotated[str, Label("分工")] = ""


class Budget(Record):
    """The whole budget, where a programme pays by budget and not by investment."""

    total_wan: Annotated[Wan, Label("投资预算总额", "万元")]
    years: Annotated[int | None, Label("实施期", "年")] = None
    approved_wan: Annotated[Wan | None, Label("核定总预算", "万元")] = None


class Loan(Record):
    """A bank loan whose interest is claimed."""

    contract_no: Annotated[Text, Label("贷款合同编号", proof="贷款合同")]
    bank: Annotated[Text, Label("贷款银行", proof="贷款合同")]
    bank_kind: Annotated[
        Literal["commercial", "other"], Label("银行类型", hint="commercial 商业银行、other 其他")
    ]
    currency: Annotated[Text, Label("币种", hint="CNY 人民币")]


class LoanInterest(Record):
    """One interest slip."""

    contract_no: Annotated[Text, Label("贷款合同编号")]
    slip: Annotated[Text, Label("银行利息单编号", proof="银行利息单")]
    paid_on: Annotated[When, Label("付息日期", proof="银行利息单")]
    interest_wan: Annotated[Wan, Field(gt=0), Label("利息", "万元", proof="银行利息单")]


class IntellectualProperty(Record):
    """A right that the project builds on."""

    kind: Annotated[Text, Label("知识产权类别", hint="如 发明专利、软件著作权")]
    number: Annotated[Text, Label("知识产权编号")]
    granted: Annotated[When | None, Label("授权日期")] = None
    obtained: Annotated[
        Literal["own", "transfer"] | None, Label("取得方式", hint="own 原始取得、transfer 受让")
    ] = None


class Proof(Record):
    """A paper that proves something: 开工证明, 验收意见, 无需手续说明, 专审报告 …"""

    kind: Annotated[Text, Label("证明类别")]
    issuer: Annotated[str, Label("出具单位")] = ""
    number: Annotated[str, Label("文号")] = ""
    date: Annotated[When | None, Label("日期")] = None
    file: Annotated[str, Label("文件")] = ""


class Fact(Record):
    """A count or amount that only this programme asks for; keys, labels and units come from the guideline."""

    key: Annotated[Text, Label("名称")]
    value: Annotated[Number, Label("数值")]
    unit: Annotated[str, Label("单位")] = ""


class Application(Record):
    """One application: what the applicant states about itself and its project."""

    edition: Annotated[Text, Label("申报指南版本")]
    programme: Annotated[Text, Label("申报项目类别", cells=("附件2#8", "附件4"))]
    track: Annotated[str, Label("子类", cells=("附件2#8", "附件4"))] = ""
    applicant: Annotated[Applicant, Label("申报单位")]
    project: Annotated[Project, Label("申报项目")]
    recommended_by: Annotated[RecommendingUnit, Label("推荐单位")]
    investment: Annotated[tuple[InvestmentLine, ...], Label("投资明细"), Field(min_length=1)]
    schedule: Annotated[tuple[ScheduleRow, ...], Label("项目实施进度计划"), Field(min_length=1)]
    approvals: Annotated[Approvals, Label("手续")] = Approvals()
    budget: Annotated[Budget | None, Label("预算")] = None
    partners: Annotated[tuple[Partner, ...], Label("联合体成员")] = ()
    loans: Annotated[tuple[Loan, ...], Label("贷款")] = ()
    loan_interest: Annotated[tuple[LoanInterest, ...], Label("贷款利息")] = ()
    ip: Annotated[tuple[IntellectualProperty, ...], Label("知识产权")] = ()
    proofs: Annotated[tuple[Proof, ...], Label("证明材料")] = ()
    facts: Annotated[tuple[Fact, ...], Label("本类项目的数量指标")] = ()
