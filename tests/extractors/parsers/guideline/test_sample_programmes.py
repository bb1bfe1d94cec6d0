"""The programmes of the sample applications, condition by condition, against what the printed text says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from docgen.model.application import Category
from docgen.model.guideline import Base, Instalment, Programme, Subsidy, Term
from tests.extractors.guideline_text import programme

TECH, BASICS = "重大技术改造项目", "产业基础再造项目"
NODE, PLATFORM = "工业互联网标识解析二级节点项目", "工业互联网标识解析公共服务平台项目"
NOT_BUILDING = (Category.BUILDING, Category.WORKING_CAPITAL)
THREE_APPROVALS = {"names": ("filing", "environment", "energy")}

Row = tuple[str, str, dict[str, Any]]


def minimum(value: str, *bases: str, tracks: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "bases": bases or ("项目总投资",),
        "relation": "ge",
        "value_wan": Decimal(value),
        "tracks": tracks,
        "categories": (),
        "years_at_most": None,
    }


def share_spent(tracks: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"base": "项目总投资", "share": Decimal("0.2"), "by": date(2022, 6, 30), "tracks": tracks}


def proof(name: str, issuer: str = "") -> dict[str, Any]:
    return {"proof": name, "issuer": issuer}


def count(key: str, value: str, unit: str, track: str) -> dict[str, Any]:
    return {"fact.key": key, "fact.unit": unit, "relation": "ge", "value": Decimal(value), "tracks": (track,)}


CONDITIONS: dict[str, list[Row]] = {
    "一（一）": [
        ("一（一）1（1）", "location", {"province": "江苏省"}),
        ("一（一）1（1）", "judgement", {"understood": True}),
        ("一（一）1（1）", "research_excluded", {}),
        ("一（一）1（2）", "minimum", minimum("10000", tracks=(TECH,))),
        ("一（一）1（2）", "minimum", minimum("5000", tracks=(BASICS,))),
        ("一（一）1（3）", "approvals", THREE_APPROVALS),
        ("一（一）1（4）", "state", {"started": True, "completed": False}),
        ("一（一）1（4）", "proof", proof("开工证明", "项目所在地工信部门")),
        ("一（一）1（5）", "preference", {"lists": ("省重大工业项目清单",), "strength": "preferred"}),
        ("一（一）3", "applicant", {"words": "企业", "above_scale": False}),
    ],
    "一（三）1": [
        ("一（三）1（1）①", "minimum", minimum("1000")),
        ("一（三）1（1）①", "complete_by", {"by": date(2023, 12, 31), "included": False, "tracks": ()}),
        ("一（三）1（1）①", "share_spent", share_spent((PLATFORM,))),
        ("一（三）1（1）②", "judgement", {"understood": True, "tracks": (NODE,)}),
        ("一（三）1（1）②", "count", count("开展标识应用推广场次", "5", "场", NODE)),
        ("一（三）1（1）②", "count", count("累计标识注册量", "200000000", "", NODE)),
        ("一（三）1（1）②", "count", count("累计标识解析量", "100000000", "", NODE)),
        ("一（三）1（1）②", "count", count("接入企业", "1000", "家", NODE)),
        (
            "一（三）1（1）③",
            "count",
            count("自研的且二级节点接入使用的标识应用软件（模块）", "20", "款", PLATFORM),
        ),
        ("一（三）1（1）③", "count", count("免费供省内节点企业使用的软件（模块）", "10", "款", PLATFORM)),
        ("一（三）1（1）③", "count", count("以优惠价供省内节点企业使用的软件（模块）", "10", "款", PLATFORM)),
        ("一（三）1（1）③", "count", count("开展应用培训推广场次", "10", "场", PLATFORM)),
        ("一（三）1（1）③", "count", count("上架标识应用软件产品", "60", "款", PLATFORM)),
        ("一（三）1（1）③", "count", count("软件产品服务企业数", "1000", "家", PLATFORM)),
        ("一（三）1（1）③", "count", count("服务二级节点数", "10", "家", PLATFORM)),
        ("一（三）1（3）", "applicant", {"words": "单位"}),
    ],
    "二": [
        ("二（一）", "missing_attachment", {"attachment": "附件1-26"}),
        ("二（二）1", "judgement", {"understood": True}),
        ("二（二）1", "ip", {}),
        ("二（二）2", "duration", {"relation": "le", "years": Decimal(3), "strength": "in_principle"}),
        ("二（二）2", "complete_by", {"by": date(2024, 12, 31), "included": True}),
        ("二（二）3", "minimum", minimum("3000", "新增研发投入")),
        ("二（二）3", "judgement", {"understood": True}),
        ("二（四）", "applicant", {"words": "单位或由申报单位牵头的创新联合体"}),
    ],
    "三（二）": [
        (
            "三（二）1（1）",
            "title",
            {
                "any_of": ("专精特新小巨人",),
                "level_at_least": "provincial",
                "must_be_valid": True,
                "since_year": None,
            },
        ),
        ("三（二）1（1）", "prior_funding", {"years": (2021, 2022)}),
        ("三（二）1（2）", "minimum", minimum("800", "软硬件投入", "贷款利息")),
        ("三（二）1（3）", "proof", proof("项目专审报告")),
        ("三（二）1（3）", "proof", proof("发票")),
        ("三（二）1（3）", "proof", proof("合同")),
        ("三（二）1（3）", "proof", proof("银行付款凭证")),
        ("三（二）1（3）", "proof", proof("明细清单")),
        ("三（二）1（4）", "proof", proof("贷款合同")),
        ("三（二）1（4）", "proof", proof("银行利息单")),
        ("三（二）1（5）", "approvals", THREE_APPROVALS),
        ("三（二）3", "applicant", {"words": "企业"}),
    ],
    "四（一）": [
        ("四（一）1（1）", "judgement", {"understood": True}),
        ("四（一）1（2）", "minimum", minimum("2000")),
        ("四（一）1（2）", "share_spent", share_spent()),
        ("四（一）1（3）", "approvals", THREE_APPROVALS),
        ("四（一）1（4）", "state", {"started": True, "completed": False}),
        ("四（一）1（4）", "complete_by", {"by": date(2024, 6, 30), "included": False}),
        ("四（一）3", "applicant", {"words": "工业和信息化领域企业"}),
    ],
    "五（四）": [
        ("五（四）1（1）", "state", {"started": True, "completed": False}),
        ("五（四）1（1）", "minimum", minimum("500")),
        ("五（四）1（1）", "share_spent", share_spent()),
        ("五（四）1（1）", "duration", {"relation": "le", "years": Decimal(2), "strength": "must"}),
        ("五（四）3", "applicant", {"words": "单位"}),
    ],
}
"""Path → every condition, in the order of the printed words, with the fields that its words fix."""


@pytest.mark.parametrize("path", CONDITIONS)
def test_the_conditions_are_those_of_the_text_and_no_others(path: str) -> None:
    found = programme(path).conditions
    assert [(each.clause, each.kind) for each in found] == [(row[0], row[1]) for row in CONDITIONS[path]]
    for condition, (clause, _, fields) in zip(found, CONDITIONS[path], strict=True):
        for name, wanted in fields.items():
            value: object = condition
            for step in name.split("."):
                value = getattr(value, step)
            assert value == wanted, (clause, name)


@pytest.mark.parametrize("path", CONDITIONS)
def test_every_citation_stands_under_its_own_clause_with_its_line(path: str) -> None:
    for condition in programme(path).conditions:
        assert condition.citation.clause == condition.clause
        assert condition.citation.standing == "original"
        assert condition.citation.line_no


QUOTES = [
    (
        "一（一）1（2）",
        "minimum",
        "重大技术改造项目总投入不低于1亿元，产业基础再造项目总投资投入不低于5000万元。",
        17,
    ),
    ("一（一）1（4）", "proof", "项目已开工建设（须由项目所在地工信部门出具开工证明）但尚未竣工。", 23),
    ("一（三）1（1）①", "complete_by", "项目总投入不低于1000万元，须在2023年12月31日前建设完成。", 121),
    ("二（二）2", "duration", "项目实施期原则上不超过3年，在2024年底前完成攻关任务。", 241),
    (
        "三（二）1（2）",
        "minimum",
        "项目在2021年1月1日（含）至2022年6月30日（含）期间，新增软硬件投入和贷款利息总额合计不低于800万元。",
        285,
    ),
    (
        "四（一）1（2）",
        "share_spent",
        "项目总投资投入不低于2000万元，"
        "截至2022年6月30日已投入不少于项目总投资的20%（以发票、合同、付款凭证为准）。",
        337,
    ),
    (
        "五（四）1（1）",
        "duration",
        "项目已开工建设但尚未竣工，总投入不低于500万元，"
        "截至2022年6月30日已投入不少于总投入的20%，实施周期不超过2年。",
        435,
    ),
]


@pytest.mark.parametrize(("clause", "kind", "quote", "line_no"), QUOTES)
def test_a_quote_holds_the_printed_sentence(clause: str, kind: str, quote: str, line_no: int) -> None:
    everything = [each for path in CONDITIONS for each in programme(path).conditions]
    found = [each for each in everything if (each.clause, each.kind) == (clause, kind)]
    assert {each.citation.quote for each in found} == {quote}
    assert {each.citation.line_no for each in found} == {line_no}


def test_words_that_only_a_person_can_judge_are_quoted() -> None:
    by_clause = {
        condition.clause: condition.citation.quote
        for path in CONDITIONS
        for condition in programme(path).conditions
        if condition.kind == "judgement"
    }
    assert "符合重点方向要求" in by_clause["一（一）1（1）"]
    assert "专家评估" in by_clause["一（三）1（1）②"]
    assert "展示体验区（中心）" in by_clause["一（三）1（1）②"]
    assert "较好的研发基础" in by_clause["二（二）1"]
    assert by_clause["二（二）3"].startswith("申报主体应设置攻关项目辅助账，专账管理")


def base(of: Programme, key: str) -> dict[str, Any]:
    return of.base(key).model_dump(exclude={"citation", "key", "label"}, exclude_defaults=True)


EX_TAX_NO_BUILDING = {"source": "investment", "ex_tax": True, "excludes": NOT_BUILDING}
WINDOW = {"spent_from": date(2021, 1, 1), "spent_until": date(2022, 6, 30)}
BASES = [
    ("一（一）", "项目总投资", EX_TAX_NO_BUILDING),
    ("一（三）1", "项目总投资", EX_TAX_NO_BUILDING),
    (
        "二",
        "新增研发投入",
        {"source": "investment", "own_funds_only": True, "incurred_from": date(2022, 7, 1)},
    ),
    ("三（二）", "软硬件投入", EX_TAX_NO_BUILDING | WINDOW),
    ("三（二）", "贷款利息", {"source": "loan_interest", "commercial_rmb_loans_only": True} | WINDOW),
    ("四（一）", "项目总投资", EX_TAX_NO_BUILDING),
    ("五（四）", "项目总投资", EX_TAX_NO_BUILDING),
]


@pytest.mark.parametrize(("path", "key", "fields"), BASES)
def test_a_base_has_the_exclusions_of_its_own_clause(path: str, key: str, fields: dict[str, Any]) -> None:
    assert base(programme(path), key) == fields


def test_each_programme_has_no_further_base() -> None:
    counts = Counter(path for path, _, _ in BASES)
    assert {path: len(programme(path).bases) for path in counts} == counts


def test_a_base_quotes_its_definition_and_the_words_that_limit_it() -> None:
    def of(path: str, key: str) -> Base:
        return programme(path).base(key)

    assert of("一（一）", "项目总投资").citation.clause == "一（一）1（2）"
    assert "（不含土建投资和铺底流动资金）" in of("一（一）", "项目总投资").citation.quote
    assert of("五（四）", "项目总投资").citation.clause == "五（四）1（2）"
    hardware = of("三（二）", "软硬件投入").citation
    assert hardware.clause == "三（二）1（2）"
    assert "2021年1月1日（含）至2022年6月30日（含）期间" in hardware.quote
    research = of("二", "新增研发投入").citation
    assert research.clause == "二（二）3"
    assert research.quote.startswith(
        "项目自2022年7月1日（含）起新增研发投入不低于3000万元（资金来源仅限项目申报单位"
    )
    assert research.quote.endswith("固定资产的采购支出等。")


HALF_THEN_REST = (
    Instalment(share=Decimal("0.5"), of="subsidy", when="首次"),
    Instalment(remainder=True, when="通过验收审核后"),
)


def rule(
    clause: str, *terms: tuple[str, str], cap: str, tracks: tuple[str, ...] = (), **more: Any
) -> Subsidy:
    return Subsidy.model_validate(
        {
            "clause": clause,
            "tracks": tracks,
            "mode": "rate",
            "terms": tuple(Term(base=key, rate=Decimal(rate)) for key, rate in terms),
            "cap_wan": Decimal(cap),
            "citation": {"clause": clause, "quote": "—"},
            **more,
        }
    )


SUBSIDIES = {
    "一（一）": [rule("一（一）2", ("项目总投资", "0.1"), cap="4000", instalments=HALF_THEN_REST)],
    "一（三）1": [
        rule(
            "一（三）1（2）",
            cap="0",
            cap_wan=None,
            tracks=(NODE,),
            mode="fixed",
            fixed_wan=Decimal(400),
            instalments=(
                Instalment(fixed_wan=Decimal(100), when="首次"),
                Instalment(remainder=True, when="通过验收审核后"),
            ),
        ),
        rule(
            "一（三）1（2）",
            ("项目总投资", "0.2"),
            cap="2000",
            tracks=(PLATFORM,),
            instalments=HALF_THEN_REST,
        ),
    ],
    "二": [rule("二（三）", ("新增研发投入", "0.3"), cap="3000", instalments=HALF_THEN_REST)],
    "三（二）": [rule("三（二）2", ("软硬件投入", "0.2"), ("贷款利息", "0.4"), cap="500")],
    "四（一）": [rule("四（一）2", ("项目总投资", "0.2"), cap="2000", instalments=HALF_THEN_REST)],
    "五（四）": [rule("五（四）2", ("项目总投资", "0.2"), cap="500", instalments=HALF_THEN_REST)],
}


@pytest.mark.parametrize("path", SUBSIDIES)
def test_the_money_rules_are_those_of_the_text(path: str) -> None:
    found = [each.model_dump(exclude={"citation"}) for each in programme(path).subsidies]
    assert found == [each.model_dump(exclude={"citation"}) for each in SUBSIDIES[path]]


def test_an_amount_printed_without_its_unit_is_quoted_as_put_right() -> None:
    fixed, rated = programme("一（三）1").subsidies
    assert "最高不超过2000万元，首次" in rated.citation.quote
    assert rated.citation.standing == "corrected"
    assert fixed.citation.standing == "original"


QUOTAS: dict[str, tuple[int, list[tuple[str, str, int]]]] = {
    "一（一）": (30, []),
    "一（三）1": (12, [(NODE, "le", 10), (PLATFORM, "le", 2)]),
    "二": (
        60,
        [
            ("自然灾害防治、提升本质安全水平攻关项目", "le", 4),
            ("生物医药和医疗器械产业领域项目", "ge", 5),
        ],
    ),
    "三（二）": (150, [("生物医药和医疗器械产业领域项目", "ge", 15)]),
    "四（一）": (50, []),
    "五（四）": (15, [("信息消费创新应用项目", "le", 5), ("信息化提升公共服务平台项目", "le", 10)]),
}


@pytest.mark.parametrize("path", QUOTAS)
def test_the_quota_and_its_parts(path: str) -> None:
    quota = programme(path).quota
    assert quota is not None
    parts = [(part.label, part.relation, part.count) for part in quota.parts]
    assert (quota.max, parts) == QUOTAS[path]


TRACKS = {
    "一（一）": (TECH, BASICS),
    "一（三）1": (NODE, PLATFORM),
    "二": (),
    "三（二）": (),
    "四（一）": (),
    "五（四）": ("信息消费创新应用项目", "信息化提升公共服务平台项目"),
}


@pytest.mark.parametrize("path", TRACKS)
def test_the_tracks_are_named_as_printed(path: str) -> None:
    assert tuple(track.name for track in programme(path).tracks) == TRACKS[path]


@pytest.mark.parametrize("path", ["一（六）", "一（七）", "四（二）2"])
def test_a_deferred_programme_has_no_rule(path: str) -> None:
    deferred = programme(path)
    assert deferred.state == "deferred"
    assert (deferred.conditions, deferred.subsidies, deferred.bases, deferred.quota) == ((), (), (), None)
    assert "另行通知" in deferred.citation.quote
