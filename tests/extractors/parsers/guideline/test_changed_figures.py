"""One figure changed in the text moves exactly the field that rests on it; the quote shows the new words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from docgen.model.guideline import Guideline
from tests.extractors.guideline_text import TEXT, changed, parsed, programme


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Every single field of a record with the way to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, f"{at}.{key}")
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from leaves(each, f"{at}[{number}]")
    else:
        yield at, value


def moved(before: Guideline, after: Guideline) -> dict[str, Any]:
    """Path and field → new value, of all fields that differ; quotes and file apart."""
    old = {item.path: dict(leaves(item.model_dump())) for item in before.programmes}
    new = {item.path: dict(leaves(item.model_dump())) for item in after.programmes}
    assert old.keys() == new.keys()
    differing = {}
    for path, fields in new.items():
        assert fields.keys() == old[path].keys(), path
        for name, value in fields.items():
            if value != old[path][name] and not name.endswith(".quote"):
                differing[f"{path} {name}"] = value
    return differing


def field(name: str) -> str:
    return name.rsplit(".", maxsplit=1)[-1]


CHANGES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("造项目总投入不低于1亿元", "造项目总投入不低于1.2亿元", "一（一）", {"value_wan": Decimal(12000)}),
    ("最高不超过4000万元", "最高不超过3700万元", "一（一）", {"cap_wan": Decimal(3700)}),
    ("不超过30个", "不超过33个", "一（一）", {"max": 33}),
    (
        "须在2023年12月31日前建设完成",
        "须在2023年11月30日（含）前建设完成",
        "一（三）1",
        {"by": date(2023, 11, 30), "included": True},
    ),
    ("标识注册量不低于2亿", "标识注册量不低于3000万", "一（三）1", {"value": Decimal(30_000_000)}),
    ("首次拨付100万元", "首次拨付120万元", "一（三）1", {"fixed_wan": Decimal(120)}),
    ("单个项目补助400万元", "单个项目补助四百五十万元", "一（三）1", {"fixed_wan": Decimal(450)}),
    ("原则上不超过3年", "不超过2年", "二", {"years": Decimal(2), "strength": "must"}),
    ("在2024年底前完成", "在2025年底前完成", "二", {"by": date(2025, 12, 31)}),
    ("自2022年7月1日（含）起", "自2022年8月1日（含）起", "二", {"incurred_from": date(2022, 8, 1)}),
    ("新增研发投入的30%", "新增研发投入的三成半", "二", {"rate": Decimal("0.35")}),
    ("水平攻关项目不超过4个", "水平攻关项目不少于4个", "二", {"relation": "ge"}),
    ("2021-2022年未获得", "2020-2021年未获得", "三（二）", {"years[0]": 2020, "years[1]": 2021}),
    ("贷款利息的40%", "贷款利息的45%", "三（二）", {"rate": Decimal("0.45")}),
    ("总额合计不低于800万元", "总额合计大于800万元", "三（二）", {"relation": "gt"}),
    ("领域项目不少于15个", "领域项目不少于16个", "三（二）", {"count": 16}),
    ("核定总预算的 50%", "核定总预算的 60%", "五（五）", {"share": Decimal("0.6")}),
    ("低於 1200 人次", "低於 1300 人次", "五（五）", {"value": Decimal(1300)}),
    (
        "周期为2年以内（含）的",
        "周期为18个月以内（含）的",
        "五（一）",
        {"years_at_most": Decimal("1.5"), "years_more_than": Decimal("1.5")},
    ),
]


@pytest.mark.parametrize(("old", "new", "path", "fields"), CHANGES)
def test_one_changed_figure_moves_one_field(old: str, new: str, path: str, fields: dict[str, Any]) -> None:
    after = parsed(changed((old, new)))
    differing = moved(parsed(), after)
    assert {name.split()[0] for name in differing} == {path}
    assert {field(name): value for name, value in differing.items()} == fields


def test_the_quote_shows_the_changed_words() -> None:
    item = programme(
        "一（一）", changed(("重大技术改造项目总投入不低于1亿元", "重大技术改造项目总投入不低于1.2亿元"))
    )
    quotes = [each.citation.quote for each in item.conditions if each.kind == "minimum"]
    assert all("重大技术改造项目总投入不低于1.2亿元" in quote for quote in quotes)
    assert len(quotes) == 2


def test_the_end_of_a_window_moves_alone() -> None:
    old = "③项目须在 2021 年 1 月 1 日(含)至 2022 年 6 月 30 日(含)期间完工"
    after = parsed(changed((old, "③项目须在 2021 年 1 月 1 日(含)至 2022 年 9 月 30 日期间完工")))
    differing = {field(name): value for name, value in moved(parsed(), after).items()}
    assert differing == {"end": date(2022, 9, 30), "end_included": False}


def test_a_changed_share_of_a_first_payment_moves_alone() -> None:
    at = TEXT.index("单个项目支持额度最高不超过3000万元。首次拨付补助资金总额的50%")
    text = TEXT[:at] + TEXT[at:].replace("总额的50%", "总额的40%", 1)
    differing = moved(parsed(), parsed(text))
    assert list(differing.values()) == [Decimal("0.4")]
    assert next(iter(differing)).startswith("二 .subsidies[0].instalments[0].share")


def test_taking_the_tax_words_out_of_one_clause_changes_one_base() -> None:
    at = TEXT.index("（2）项目总投入不含税额，包括设备")
    text = TEXT[:at] + TEXT[at:].replace("项目总投入不含税额，包括", "项目总投入包括", 1)
    assert {name.split()[0]: value for name, value in moved(parsed(), parsed(text)).items()} == {
        "五（四）": False
    }


def test_a_renamed_programme_keeps_its_rules() -> None:
    after = parsed(changed(("(五) 数据产品化项目", "(五) 数据资产入表项目")))
    assert moved(parsed(), after) == {"一（五） .name": "数据资产入表项目"}


def test_a_removed_programme_is_gone_and_the_others_stay() -> None:
    start = TEXT.index("(五) 数据产品化项目")
    end = TEXT.index("（六）免费诊断服务项目")
    after = parsed(TEXT[:start] + TEXT[end:])
    assert [item.path for item in after.programmes] == [
        p.path for p in parsed().programmes if p.path != "一（五）"
    ]
    assert after.programme("一（六）") is not None


def test_facets_in_another_order_give_the_same_rules() -> None:
    blocks = TEXT[TEXT.index("### 1. 支持条件。\n\n（1）项目实施地") : TEXT.index("（二）标杆示范项目。")]
    heads = ["### 1. 支持条件。", "**2. 补助标准。**", "**3. 申报主体。**", "**4. 支持数量。**"]
    cuts = [blocks.index(head) for head in heads] + [len(blocks)]
    parts = [blocks[start:end] for start, end in pairwise(cuts)]
    renumbered = [
        parts[3].replace("4.", "1."),
        parts[1],
        parts[0].replace("### 1.", "### 3."),
        parts[2].replace("3.", "4."),
    ]
    before, after = programme("一（一）"), programme("一（一）", TEXT.replace(blocks, "".join(renumbered)))

    def rules(item: Any) -> tuple[Any, ...]:
        conditions = sorted(each.model_dump_json(exclude={"clause", "citation"}) for each in item.conditions)
        subsidies = [each.model_dump(exclude={"clause", "citation"}) for each in item.subsidies]
        return (
            conditions,
            subsidies,
            item.quota.max,
            [base.model_dump(exclude={"citation"}) for base in item.bases],
        )

    assert rules(after) == rules(before)
    assert {each.clause for each in after.conditions} >= {"一（一）3（2）", "一（一）4"}
