"""A small edition and a small application, written by hand, for tests that need no real guideline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docgen.model.edition import Edition, Form, Parameters, Parties, Region
from docgen.model.guideline import Guideline

SMALL_KEY = "small"
OPEN, PLAIN, DEFERRED = "一（一）", "五（五）", "三（三）"
TRACK, OTHER_TRACK = "重大改造", "数字改造"


def citation(clause: str, quote: str) -> dict[str, Any]:
    """A citation as guideline.json holds it."""
    return {"clause": clause, "quote": quote, "line_no": 7}


def condition(kind: str, clause: str, quote: str, **fields: Any) -> dict[str, Any]:
    """A condition as guideline.json holds it."""
    return {"kind": kind, "clause": clause, "citation": citation(clause, quote), **fields}


def small_guideline() -> dict[str, Any]:
    """Three programmes: one with tracks and most kinds of conditions, one paid by budget, one deferred."""
    scenes = {"key": "scenes", "label": "5G场景", "unit": "个"}
    served = {"key": "served", "label": "服务企业", "unit": "家"}
    return {
        "title": "试验指南",
        "fund": "试验专项资金",
        "source": "guideline.txt",
        "sha256": "0" * 64,
        "directions": [["一", "改造"], ["三", "服务"], ["五", "支撑"]],
        "programmes": [
            {
                "path": OPEN,
                "name": "高端化改造升级项目",
                "direction_no": "一",
                "direction": "改造",
                "state": "open",
                "tracks": [{"name": TRACK}, {"name": OTHER_TRACK}],
                "bases": [
                    {
                        "key": "all",
                        "label": "设备投入",
                        "source": "investment",
                        "citation": citation("一（一）", "设备投入"),
                    }
                ],
                "conditions": [
                    condition(
                        "count",
                        "一（一）1",
                        "场景不少于2个",
                        tracks=[TRACK],
                        fact=scenes,
                        relation="ge",
                        value="2",
                    ),
                    condition(
                        "count",
                        "一（一）2",
                        "服务不少于9家",
                        tracks=[OTHER_TRACK],
                        fact=served,
                        relation="ge",
                        value="9",
                    ),
                    condition(
                        "share_spent", "一（一）3", "已投入20%", base="all", share="0.2", by="2022-06-30"
                    ),
                    condition("proof", "一（一）4", "出具开工证明", proof="开工证明", issuer="工信部门"),
                    condition("approvals", "一（一）5", "备案、土地手续齐全", names=["filing", "land"]),
                    condition("prior_funding", "一（一）6", "未获过支持"),
                    condition("title", "一（一）7", "获得示范称号", any_of=["示范企业"]),
                    condition("ip", "一（一）8", "自主知识产权", tracks=[OTHER_TRACK]),
                    condition("judgement", "一（一）9", "可以组成联合体申报", tracks=[OTHER_TRACK]),
                ],
                "citation": citation("一（一）", "高端化改造升级项目"),
            },
            {
                "path": DEFERRED,
                "name": "推迟的项目",
                "direction_no": "三",
                "direction": "服务",
                "state": "deferred",
                "citation": citation(DEFERRED, "另行通知"),
            },
            {
                "path": PLAIN,
                "name": "人才培养项目",
                "direction_no": "五",
                "direction": "支撑",
                "state": "open",
                "bases": [
                    {
                        "key": "budget",
                        "label": "预算",
                        "source": "budget",
                        "citation": citation(PLAIN, "预算"),
                    },
                    {
                        "key": "interest",
                        "label": "利息",
                        "source": "loan_interest",
                        "citation": citation(PLAIN, "利息"),
                    },
                    {
                        "key": "cost",
                        "label": "实际支出",
                        "source": "fact",
                        "fact_key": "cost",
                        "citation": citation(PLAIN, "实际支出"),
                    },
                ],
                "citation": citation(PLAIN, "人才培养项目"),
            },
        ],
    }


def small_edition() -> Edition:
    """The edition around the small guideline."""
    forms = (
        Form(
            key="summary", annex="附件2", title="汇总表", template="s.xlsx", scope="region", copies=1, order=1
        ),
        Form(
            key="promise",
            annex="附件3",
            title="承诺书",
            template="p.docx",
            scope="application",
            copies=1,
            order=2,
        ),
    )
    return Edition(
        key=SMALL_KEY,
        title="试验版",
        province="江苏省",
        cities=("南京市", "盐城市"),
        base_year=2021,
        executed_programmes=(PLAIN,),
        forms=forms,
        parties=Parties(managing_unit="省厅", basis="通知"),
        parameters=Parameters(),
        regions=(Region(name="盐城市", industry_bureau="市工信局", finance_bureau="市财政局"),),
        guideline=Guideline.model_validate(small_guideline()),
    )


EDITION_TOML = """
key = "small"
title = "试验版"
province = "江苏省"
cities = ["南京市", "盐城市"]
base_year = 2021
executed_programmes = ["五（五）"]

[parties]
managing_unit = "省厅"
basis = "通知"

[parameters]
closing_date = ""
silent_base_tax = ""

[[forms]]
key = "promise"
annex = "附件3"
title = "承诺书"
template = "p.docx"
scope = "application"
copies = 1
order = 2
"""
REGION_TOML = 'name = "盐城市"\nindustry_bureau = "市工信局"\nfinance_bureau = "市财政局"\n'


def write_edition(folder: Path) -> Path:
    """The small edition as a directory. Returns it."""
    (folder / "regions").mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION_TOML, encoding="utf-8")
    (folder / "regions/yancheng.toml").write_text(REGION_TOML, encoding="utf-8")
    (folder / "guideline.json").write_text(
        json.dumps(small_guideline(), ensure_ascii=False), encoding="utf-8"
    )
    return folder


PROJECT_TOML = """\
edition = "small"
programme = "一（一）"
track = "重大改造"

[applicant]
name = "样本公司"
uscc = "91320900MAXXX00151"
address_business = "样本路1号"
region = "盐城市"
industry = "C34"
established = 2009-06-18
legal_rep = "王样本"

[applicant.figures.2021]
revenue_wan = 45210.37
profit_wan = -12.5

[project]
name = "样本项目"
site = "江苏省盐城市"
leader = "陈示例"
phone = "0515-80000001"
begins = "2022-03"
ends = "2023-12"
state = "started"
in_cluster = true
applied_wan = 120
targets = '''
目标一
目标二'''
performance = [ { name = "收入", value = "100", unit = "万元" } ]
contents = "内容"

[recommended_by]
kind = "county"
unit = "样本区工信局"
finance = "样本区财政局"

[[investment]]
item = "加工中心"
category = "equipment"
fixed_asset = true
ex_tax_wan = 1000
tax_wan = 130
spent_wan = 400
spent_by = 2022-06-30

[[schedule]]
from = "2022-03"
to = "2023-12"
work = "安装"
amount_wan = 1130

[[facts]]
key = "scenes"
value = 3
unit = "个"
"""


def write_project(folder: Path, text: str = PROJECT_TOML, encoding: str = "utf-8") -> Path:
    """A project folder with this project.toml. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "project.toml").write_bytes(text.encode(encoding))
    return folder


def changed(old: str, new: str, text: str = PROJECT_TOML) -> str:
    """The project with one place changed; the place must be there once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)
