"""Small hand-made programmes, editions and applications; every test says only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from docgen.check.case import Case
from docgen.check.conditions import check_conditions
from docgen.model.application import Application
from docgen.model.edition import Edition
from docgen.model.findings import Finding
from docgen.model.guideline import Programme

FUND = "江苏省工业和信息产业转型升级专项资金"
CITE = {"clause": "一（一）1（2）", "quote": "原文。", "line_no": 15}
WHOLE = {
    "key": "项目总投资",
    "label": "项目总投资",
    "source": "investment",
    "ex_tax": True,
    "excludes": ["building", "working_capital"],
    "citation": CITE,
}


def line(ex_tax: str | int, category: str = "equipment", tax: str | int = 0, **more: Any) -> dict[str, Any]:
    return {
        "item": more.pop("item", f"{category}一批"),
        "category": category,
        "fixed_asset": more.pop("fixed_asset", True),
        "ex_tax_wan": ex_tax,
        "tax_wan": tax,
        **more,
    }


def paid(on: str, amount: str | int) -> dict[str, Any]:
    return {"on": on, "ex_tax_wan": amount}


def application(
    *,
    investment: list[dict[str, Any]] | None = None,
    applicant: dict[str, Any] | None = None,
    project: dict[str, Any] | None = None,
    **more: Any,
) -> Application:
    """An application in which everything is in order; the arguments say what is different."""
    return Application.model_validate(
        {
            "edition": "jiangsu-2023",
            "programme": "一（一）",
            "applicant": {
                "name": "示例机械有限公司",
                "uscc": "91320903MA1WABCD20",
                "address_business": "盐城市样本区样本路1号",
                "region": "盐城市",
                "industry": "C34",
                "established": "2012-05-08",
                "legal_rep": "张三",
                "prior_funding": [],
                "figures": {
                    "2021": {"revenue_wan": "45210.37", "tax_paid_wan": "1830.22", "profit_wan": "-12"}
                },
                **(applicant or {}),
            },
            "project": {
                "name": "数控机床技术改造项目",
                "site": "盐城市样本区样本路1号",
                "leader": "李四",
                "phone": "0515-80000000",
                "begins": "2022-03",
                "ends": "2023-12",
                "state": "started",
                "in_cluster": False,
                "is_rd": False,
                "applied_wan": 100,
                "targets": "目标",
                "performance": [{"name": "新增销售收入", "value": "12000", "unit": "万元"}],
                "contents": "内容",
                **(project or {}),
            },
            "recommended_by": {
                "kind": "county",
                "unit": "样本区工业和信息化局",
                "finance": "样本区财政局",
            },
            "investment": investment or [line(10000)],
            "schedule": [{"from": "2022-03", "to": "2023-12", "work": "建设", "amount_wan": 10000}],
            **more,
        }
    )


def programme(
    *conditions: dict[str, Any],
    bases: list[dict[str, Any]] | None = None,
    subsidies: list[dict[str, Any]] | None = None,
    **more: Any,
) -> Programme:
    return Programme.model_validate(
        {
            "path": "一（一）",
            "name": "高端化改造升级项目",
            "direction_no": "一",
            "direction": "智能化改造数字化转型",
            "state": "open",
            "bases": [WHOLE] if bases is None else bases,
            "conditions": [{"clause": CITE["clause"], "citation": CITE, **each} for each in conditions],
            "subsidies": [{"clause": "一（一）2", "citation": CITE, **each} for each in subsidies or []],
            "citation": CITE,
            **more,
        }
    )


def edition(
    *,
    closing_date: date | None = None,
    executed: tuple[str, ...] = (),
    fund: str = FUND,
    duties: tuple[dict[str, Any], ...] = (),
    **parameters: Any,
) -> Edition:
    return Edition.model_validate(
        {
            "key": "jiangsu-2023",
            "title": "入库项目",
            "province": "江苏省",
            "cities": ["南京市", "盐城市"],
            "base_year": 2021,
            "executed_programmes": executed,
            "forms": [
                {
                    "key": "commitment",
                    "annex": "附件3",
                    "title": "信用承诺书",
                    "template": "3-commitment.docx",
                    "scope": "application",
                    "copies": 1,
                    "order": 1,
                }
            ],
            "parties": {"managing_unit": "江苏省工业和信息化厅", "basis": "申报通知"},
            "acceptance_duties": duties,
            "parameters": {"closing_date": closing_date, **parameters},
            "regions": [],
            "guideline": {
                "title": "征集指南",
                "fund": fund,
                "source": "guideline.txt",
                "sha256": "0" * 64,
                "directions": [],
                "programmes": [],
            },
        }
    )


def judge(
    condition: dict[str, Any],
    *,
    bases: list[dict[str, Any]] | None = None,
    closing_date: date | None = None,
    others: tuple[dict[str, Any], ...] = (),
    parameters: dict[str, Any] | None = None,
    **application_parts: Any,
) -> Finding:
    """The finding of one condition; `others` stand behind it in the programme."""
    case = Case(
        application(**application_parts),
        programme(condition, *others, bases=bases),
        edition(closing_date=closing_date, **(parameters or {})),
    )
    return check_conditions(case)[0]
