"""Two guidelines side by side: each difference by name, and none lost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.check.revision import compare_guidelines
from docgen.check.revision_labels import known_labels
from docgen.model import guideline as model
from docgen.model.changes import Change, GuidelineChanges
from docgen.model.guideline import Guideline
from tests.extractors.guideline_text import TEXT, changed, parsed


def compared(new: str, old: str = TEXT) -> GuidelineChanges:
    return compare_guidelines(parsed(old), parsed(new))


def told(changes: GuidelineChanges, *kinds: str) -> list[tuple[str, str, str]]:
    return [(each.field, each.old, each.new) for each in changes.changes if not kinds or each.kind in kinds]


def the_only(changes: GuidelineChanges, kind: str) -> Change:
    (found,) = (each for each in changes.changes if each.kind == kind)
    return found


def test_the_same_text_has_no_difference() -> None:
    assert compared(TEXT).changes == ()


def test_a_figure_is_one_change_with_both_clauses_and_the_quoted_words() -> None:
    found = compared(changed(("单个项目支持额度最高不超过4000万元", "单个项目支持额度最高不超过3500万元")))
    change = the_only(found, "figure")
    assert len(found.changes) == 1
    assert (change.programme, change.field) == ("一（一）高端化改造升级项目", "补助标准：上限（万元）")
    assert (change.old, change.new) == ("4,000", "3,500")
    assert change.citation_old is not None
    assert (change.citation_old.clause, change.citation_old.line_no) == ("一（一）2", 27)
    assert change.citation_new is not None
    assert "最高不超过3500万元" in change.citation_new.quote


def test_a_window_moves_by_its_days() -> None:
    window = "（1）2021年1月1日（含）至2022年6月30日（含）期间，成功并购"
    found = compared(changed((window, window.replace("2021年1月1日", "2021年7月1日"))))
    assert told(found) == [("完工期间：起始日", "2021-01-01", "2021-07-01")]


LAST = "（5）优先支持列入省重大工业项目清单的项目。"


def test_a_condition_dropped_and_one_added() -> None:
    (gone,) = compared(changed((f"{LAST}\n", ""))).changes
    assert (gone.kind, gone.field, gone.old) == (
        "rule_dropped",
        "优先支持",
        "优先支持列入省重大工业项目清单的项目。",
    )
    assert gone.citation_new is None
    (new,) = compared(changed((LAST, f"{LAST}\n\n（6）接入设备不少于77台。"))).changes
    assert (new.kind, new.field, new.new) == ("rule_added", "数量条件", "接入设备不少于77台。")
    assert new.citation_old is None


def test_a_reworded_rule_is_told_as_words_and_a_renumbered_one_as_number() -> None:
    found = compared(
        changed(("(2) 兼并重组交易必须符合国家规定，", "(2) 兼并重组交易必须符合国家和省有关规定，"))
    )
    change = the_only(found, "wording")
    assert len(found.changes) == 1
    assert "必须符合国家规定" in change.old
    assert "必须符合国家和省有关规定" in change.new
    moved = compared(changed((LAST, f"（5）接入设备不少于77台。\n\n{LAST.replace('5', '6')}")))
    assert told(moved, "renumbered") == [("优先支持", "一（一）1（5）", "一（一）1（6）")]
    assert [each.kind for each in moved.changes if each.kind != "renumbered"] == ["rule_added"]


def test_a_programme_that_has_another_name() -> None:
    found = compared(changed(("(五) 数据产品化项目。", "(五) 数据产品化示范项目。")))
    assert told(found, "programme") == [("名称", "数据产品化项目", "数据产品化示范项目")]


def guideline_with(old: Guideline, at: int, update: dict[str, Any]) -> Guideline:
    programmes = list(old.programmes)
    programmes[at] = programmes[at].model_copy(update=update)
    return old.model_copy(update={"programmes": tuple(programmes)})


def test_a_programme_that_is_gone_and_a_new_one() -> None:
    old = parsed()
    gone = compare_guidelines(old, old.model_copy(update={"programmes": old.programmes[1:]}))
    assert [(each.field, each.old) for each in gone.changes] == [
        ("删除项目类别", "一（一）高端化改造升级项目")
    ]
    new = compare_guidelines(old.model_copy(update={"programmes": old.programmes[1:]}), old)
    assert [(each.field, each.new) for each in new.changes] == [
        ("新增项目类别", "一（一）高端化改造升级项目")
    ]


def test_a_programme_that_only_moved_is_one_renumbering() -> None:
    found = compared(changed(("(五) 数据产品化项目。", "(九) 数据产品化项目。")))
    assert told(found, "programme") == [
        ("编号", "一（五）", "一（九）"),
        ("联系人 一（五）", "大数据产业处 025-69652661", "无"),
        ("设区市联系人 一（五）", "大数据发展处 0515-68800592", "无"),
    ]
    (numbers,) = (each for each in found.changes if each.kind == "renumbered")
    assert numbers.field.startswith("其下")
    assert (numbers.old, numbers.new) == ("一（五）…", "一（九）…")
    assert ("一（五）", "一（九）", "数据产品化项目") in found.moved


def test_punctuation_alone_is_counted_and_not_listed() -> None:
    found = compared(changed(("最高不超过4000万元。首次拨付", "最高不超过4000万元；首次拨付")))
    assert found.changes == ()
    assert found.punctuation_only == 1


LEAVES = (
    "value_wan",
    "value",
    "share",
    "by",
    "start",
    "end",
    "years",
    "rate",
    "cap_wan",
    "fixed_wan",
    "max",
    "count",
)


def figures_of(guideline: Guideline) -> list[tuple[int, str, int, str]]:
    """(programme, list, member, field) of every figure that stands directly in a condition or subsidy."""
    found = []
    for at, programme in enumerate(guideline.programmes):
        for name in ("conditions", "subsidies"):
            for member, rule in enumerate(getattr(programme, name)):
                found += [
                    (at, name, member, field)
                    for field in LEAVES
                    if isinstance(getattr(rule, field, None), Decimal | date)
                ]
    return found


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_figure_is_told_of_its_own_programme_and_field(data: st.DataObject) -> None:
    old = parsed()
    at, name, member, field = data.draw(st.sampled_from(figures_of(old)))
    rule = getattr(old.programmes[at], name)[member]
    value = getattr(rule, field)
    other = value + timedelta(days=1) if isinstance(value, date) else value + 1
    rules = list(getattr(old.programmes[at], name))
    rules[member] = rule.model_copy(update={field: other})
    found = compare_guidelines(old, guideline_with(old, at, {name: tuple(rules)}))
    (change,) = found.changes
    assert change.kind == "figure"
    assert change.programme == old.programmes[at].label
    assert change.path == field


def test_every_kind_of_rule_and_every_field_has_a_name() -> None:
    rules, fields = known_labels()
    kinds = {each.model_fields["kind"].default for each in vars(model).values() if _is_condition(each)}
    assert kinds <= rules
    records = [
        each for each in vars(model).values() if isinstance(each, type) and issubclass(each, model.Record)
    ]
    names = {name for record in records for name in getattr(record, "model_fields", {})}
    told_nowhere = {
        "citation", "quote", "line_no", "page_no", "paragraph_no", "standing", "conditions", "subsidies", "quota",
        "programmes", "sha256", "programme", "phones",
    }  # fmt: skip
    assert names - told_nowhere <= fields


def _is_condition(each: object) -> bool:
    return isinstance(each, type) and issubclass(each, model._Condition) and each is not model._Condition
