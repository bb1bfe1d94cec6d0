"""The edition's templates filled by hand-written values, and their text read without the project's help."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook

from docgen.editions.wording import fixed_wording, load_corrections
from docgen.model.dates import PartialDate
from docgen.render.blank import Blank
from docgen.render.excel import ExcelTemplate
from docgen.render.word import WordTemplate

ROOT = Path(__file__).resolve().parents[2]
EDITION = ROOT / "templates" / "jiangsu-2023"
GUIDELINE = ROOT / "samples" / "guidelines" / "jiangsu-2023.txt"
SUMMARY, COMMITMENT, VERIFICATION = "2-summary.xlsx", "3-commitment.docx", "4-verification.docx"
TASKBOOK, SIGNING = "5-taskbook.docx", "5s-signing.docx"
WORD_FORMS = (COMMITMENT, VERIFICATION, TASKBOOK, SIGNING)
ANNEX_OF = {COMMITMENT: "3", VERIFICATION: "4", TASKBOOK: "5"}
DIRECTIONS = {
    "2-1": "智能化改造数字化转型",
    "2-2": "关键核心技术（装备）工程化攻关",
    "2-3": "自主品牌企业培育",
    "2-4": "绿色化改造提升",
    "2-5": "产业支撑体系建设",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BASIS = "《关于试验的通知》（苏样〔2022〕1号）"

SHORT: dict[str, Any] = {
    "applicant": {
        "name": "样本公司",
        "uscc": "91320900MAXXX00151",
        "address_business": "样本路1号",
        "industry": "C3421",
    },
    "figures": {
        "revenue_wan": Decimal("68452.36"),
        "tax_paid_wan": "—",
        "profit_wan": Decimal("-0.000001"),
    },
    "project": {
        "name": "样机改造项目",
        "title_for_preamble": "样机改造",
        "site": "盐城市样本路2号",
        "leader": "陈示例",
        "phone": "0515-80000001",
        "begins": PartialDate.parse("2022-03"),
        "ends": PartialDate.parse("2023-12-31"),
        "applied_wan": Decimal(2400),
        "in_cluster": True,
        "targets": "建成产线4条。\n能耗下降12%。",
        "contents": "购置设备24台。",
        "performance": [
            {"name": "新增收入", "value": "36000", "unit": "万元"},
            {"name": "通过认定", "value": "是", "unit": Blank()},
        ],
    },
    "programme": {"label": "一（一）高端化改造升级项目（重大技术改造项目）"},
    "totals": {
        "total_investment_wan": Decimal("31995.4"),
        "fixed_assets_wan": Decimal("27602.2"),
        "total_or_executed_wan": Decimal("31995.4"),
    },
    "schedule": [
        {"period": "2022年3月至2022年8月", "work": "厂房改造", "amount_wan": Decimal(12600)},
        {"period": "2022年9月至2023年12月31日", "work": "设备安装", "amount_wan": Decimal("19395.4")},
    ],
    "recommended_by": {"unit": "样本区工信局"},
    "award": {"granted_wan": Decimal(2200), "first_wan": Decimal("1100.5")},
    "verification": {
        "registered": "是，已注册。",
        "approvals": "均已办结。",
        "investment": "均一致。",
        "figures": "与审计报告一致。",
        "contents": "相符。",
        "other": "没有其他内容。",
        "conclusion": "同意推荐。",
        "leader_post": "样本区工信局副局长",
        "leader_phone": "0515-80000101",
        "date": PartialDate.parse("2022-10-18"),
    },
    "edition": {"basis": BASIS},
    "form": {"blank": False},
}
FILLED = {
    COMMITMENT: (
        "样本公司",
        "91320900MAXXX00151",
        "样机改造项目",
        BASIS,
        "31995.4",
        "2400",
        "盐城市样本路2号",
        "陈示例",
        "0515-80000001",
    ),
    VERIFICATION: (
        "样本公司",
        "样机改造项目",
        "一（一）高端化改造升级项目（重大技术改造项目）",
        "是，已注册。",
        "均已办结。",
        "均一致。",
        "与审计报告一致。",
        "相符。",
        "没有其他内容。",
        "同意推荐。",
        "样本区工信局副局长",
        "0515-80000101",
        "2022",
        "10",
        "18",
    ),
    TASKBOOK: (
        "样机改造项目",
        "样本公司",
        "样本区工信局",
        "样机改造",
        "建成产线4条。能耗下降12%。",
        "新增收入：36000万元",
        "通过认定：是",
        "购置设备24台。",
        "2022年3月至2023年12月31日",
        "2022年3月至2022年8月",
        "厂房改造",
        "12600万元",
        "2022年9月至2023年12月31日",
        "设备安装",
        "19395.4万元",
        "叁亿壹仟玖佰玖拾伍万肆仟元整",
        "31995.4",
        "贰仟贰佰万元整",
        "2200",
        "1100.5",
    ),
    SIGNING: ("样机改造项目", "样本公司", "样本区工信局"),
}
"""What each form prints of SHORT, written by hand."""

LONG_NAME = (
    "江苏省盐城市样本区沿海高新技术产业开发区新能源汽车关键零部件与高端装备智能制造研究院（集团）股份有限公司"
)
LONG_PROJECT = (
    "面向新能源汽车与轨道交通关键零部件的五轴联动精密加工柔性生产线"
    "及数字化车间智能化改造技术改造（二期扩建）项目"
)
LONG_UNIT = "盐城市样本区沿海高新技术产业开发区管理委员会工业和信息化局"
LONG_ANSWER = (
    "经现场查阅营业执照、备案证、环评和能评批复、发票、付款凭证并查看设备，情况属实，"
    "原件与复印件一致，未发现不符。"
)
LONG_CONCLUSION = (
    "经现场核查，申报主体具备申报条件，项目手续齐全，前期投入与发票、付款凭证及现场实物一致，"
    "经济指标与证明材料一致，建设内容与实际相符，专家意见已逐条落实，申报材料真实完整，符合指南要求，同意推荐申报。"
)
LARGE = Decimal("123456.789012")


def long_values() -> dict[str, Any]:
    """Values as long as a form must bear on its page: names of 50 characters, a conclusion of 100."""
    answers = ("registered", "approvals", "investment", "figures", "contents", "other")
    return {
        **SHORT,
        "applicant": {**SHORT["applicant"], "name": LONG_NAME},
        "project": {
            **SHORT["project"],
            "name": LONG_PROJECT,
            "title_for_preamble": LONG_PROJECT.removesuffix("项目"),
            "site": "江苏省盐城市样本区沿海高新技术产业开发区智造大道18号综合楼3幢",
            "leader": "阿卜杜热西提·示例",
            "phone": "0515-80000001、13800000000",
            "applied_wan": LARGE,
            "targets": "\n".join(
                ["建成五轴联动精密加工柔性生产线4条，形成年产精密传动件18万套的生产能力。"] * 12
            ),
            "contents": "\n".join(
                ["购置五轴联动加工中心24台、柔性制造单元6套及桁架机械手，替换现有设备。"] * 25
            ),
        },
        "totals": dict.fromkeys(SHORT["totals"], LARGE),
        "schedule": SHORT["schedule"] * 8,
        "recommended_by": {"unit": LONG_UNIT},
        "verification": {
            **SHORT["verification"],
            **dict.fromkeys(answers, LONG_ANSWER),
            "conclusion": LONG_CONCLUSION,
        },
    }


def blank_values() -> dict[str, Any]:
    """The values of an empty form for the pen."""
    empty = ("applicant", "project", "programme", "totals", "recommended_by", "award", "verification")
    return {
        **{name: Blank() for name in empty},
        "schedule": [],
        "edition": {"basis": BASIS},
        "form": {"blank": True},
    }


def summary_values(annex: str, rows: int, *, provincial: bool = False) -> dict[str, Any]:
    """A summary table with `rows` equal rows but for their number."""
    return {
        "summary": {
            "annex": f"附件 {annex}",
            "direction": DIRECTIONS[annex],
            "region": "盐城市",
            "made_on": date(2022, 10, 18),
            "provincial": provincial,
        },
        "rows": [{**SHORT, "no": number} for number in range(1, rows + 1)],
        "form": {"blank": False},
    }


def blank_summary_values(annex: str) -> dict[str, Any]:
    """An empty summary table."""
    values = summary_values(annex, 0)
    values["summary"] |= {"region": Blank(), "made_on": Blank()}
    return values


@cache
def wording(annex: str) -> tuple[str, ...]:
    """The fixed wording of an annex by the edition's own corrections."""
    text = GUIDELINE.read_text(encoding="utf-8")
    return fixed_wording(text, load_corrections(EDITION / "corrections.toml"), annex)


def wording_of(form: str, values: dict[str, Any]) -> tuple[str, ...]:
    """The wording that a made Word form must have: the filled task book drops two lines of the blank one."""
    pieces = wording(ANNEX_OF[form])
    if form == TASKBOOK and not values["form"]["blank"]:
        return tuple(piece for piece in pieces if piece not in ("附件5", "（参考格式）"))
    return pieces


def fill(form: str, values: dict[str, Any]) -> bytes:
    """The filled form."""
    data = (EDITION / form).read_bytes()
    kind = ExcelTemplate if form.endswith(".xlsx") else WordTemplate
    return kind.compile(data, source=form).render(values)


def docx_text(data: bytes) -> str:
    """The body's text in order, tables included, by python-docx."""
    return _text_of(Document(io.BytesIO(data)).iter_inner_content())


def _text_of(blocks: Any) -> str:
    lines = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Table):
            cells = [cell for row in block.rows for cell in row._tr.tc_lst]
            lines += ["\n".join(Paragraph(p, block).text for p in cell.p_lst) for cell in cells]
    return "\n".join(lines)


def xlsx_text(data: bytes) -> str:
    """The cells of the first sheet in reading order, numbers as plain digits."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return "\n".join(
        str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    )


def part(data: bytes, name: str) -> ElementTree.Element:
    """A part of a package as XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read(name))
