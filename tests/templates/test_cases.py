"""The hand-written cases of single rules that an edition carries: inputs → verdict, ceiling, instalments."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from docgen.check import check_application
from docgen.editions import load_edition_folder
from docgen.model.application import Application
from docgen.model.edition import Edition, Parameters
from docgen.model.findings import CheckReport

EDITION = Path(__file__).resolve().parents[2] / "templates" / "jiangsu-2023"
CASES = [
    case
    for path in sorted((EDITION / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["case"]
]


def application_of(case: dict[str, Any]) -> Application:
    """A complete application with the case's own lines, dates and interest."""
    lines = [{"item": "一项", "fixed_asset": True, "tax_wan": 0, **line} for line in case["lines"]]
    interest = [
        {"contract_no": "贷-1", "slip": f"息-{n}", **slip} for n, slip in enumerate(case.get("interest", []))
    ]
    begins, ends = case.get("begins", "2022-03"), case.get("ends", "2023-12")
    return Application.model_validate(
        {
            "edition": "jiangsu-2023",
            "programme": case["programme"],
            "track": case.get("track", ""),
            "applicant": {
                "name": "用例有限公司",
                "uscc": "91320903MA1WABCD20",
                "address_business": "盐城市样本区样本路1号",
                "region": "盐城市",
                "industry": "C34",
                "established": "2012-05-08",
                "legal_rep": "张三",
            },
            "project": {
                "name": "用例项目",
                "site": "盐城市样本区样本路1号",
                "leader": "李四",
                "phone": "0515-80000000",
                "begins": begins,
                "ends": ends,
                "state": "started",
                "in_cluster": False,
                "applied_wan": 1,
                "targets": "目标",
                "performance": [{"name": "指标", "value": "1"}],
                "contents": "内容",
            },
            "recommended_by": {"kind": "city", "unit": "盐城市工业和信息化局", "finance": "盐城市财政局"},
            "investment": lines,
            "schedule": [{"from": begins, "to": ends, "work": "建设", "amount_wan": 1}],
            "loans": [
                {"contract_no": "贷-1", "bank": "某银行", "bank_kind": "commercial", "currency": "CNY"}
            ],
            "loan_interest": interest,
        }
    )


def report_of(case: dict[str, Any]) -> CheckReport:
    edition: Edition = load_edition_folder(EDITION)
    if "parameters" in case:
        edition = edition.model_copy(update={"parameters": Parameters.model_validate(case["parameters"])})
    programme = edition.guideline.programme(case["programme"])
    assert programme is not None
    return check_application(application_of(case), programme, edition)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_rule_gives_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    report = report_of(case)
    outcomes = {f.id: f.outcome.value for f in report.findings}
    for name, outcome in case["outcomes"].items():
        assert outcomes[name] == outcome, [f.message for f in report.findings if f.id == name]
    assert report.ceiling.amount_wan == Decimal(case["ceiling_wan"]), report.ceiling.sum
    assert [part.amount_wan for part in report.ceiling.instalments] == [
        Decimal(a) for a in case["instalments_wan"]
    ]


def test_every_case_names_a_clause_of_its_programme() -> None:
    assert len(CASES) >= 20
    for case in CASES:
        assert case["clause"].startswith(case["programme"])
