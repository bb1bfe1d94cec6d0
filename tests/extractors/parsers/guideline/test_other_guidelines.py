"""Guidelines of other places and manners against their truth: figures right, and none wrong without a mark.

Each folder of tests/guidelines holds a guideline and truth.json, its flat figures written by hand from the
text. `open` names figures about which careful readers differ: there the reading may give another or none.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import extractors
from docgen.model.guideline import MinimumCondition
from docgen.model.reading import FIGURE_KEYS, ProgrammeReading
from docgen.report.programmes import reading_data
from tests.extractors.guideline_text import small

GUIDELINES = Path(__file__).parents[3] / "guidelines"
FOLDERS = sorted(path.parent for path in GUIDELINES.glob("*/truth.json"))
LEAST_RIGHT = 0.95
MOST_EXTRA = 0.2
"""Of the figures in truth: how many more may be given, each with a mark, where the text gives none."""
FEW = 3


@cache
def read(folder: Path) -> Any:
    (file,) = folder.glob("guideline.*")
    return extractors.parse("guideline", extractors.read(file))


def truth_of(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "truth.json").read_text("utf-8"))["programmes"]
    return found


def matched(wanted: dict[str, Any], found: list[ProgrammeReading]) -> ProgrammeReading:
    if wanted["path"] == "*":
        (only,) = found
        return only
    by_path = [each for each in found if each.path == wanted["path"]]
    assert len(by_path) == 1, (wanted["path"], [each.path for each in found])
    return by_path[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_figures_are_right_and_none_is_wrong_without_a_mark(folder: Path) -> None:
    reading = read(folder)
    shown = {each["path"]: each for each in reading_data(reading)["programmes"]}
    given = right = extra = 0
    unmarked = []
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        for key in FIGURE_KEYS:
            if key in wanted.get("open", []):
                continue
            value, expected = shown[programme.path][key], wanted.get(key)
            given += expected is not None
            right += expected is not None and value == expected
            extra += expected is None and value is not None
            if value is not None and value != expected and key not in programme.doubtful:
                unmarked.append((programme.path, key, value, expected))
    assert unmarked == []
    assert given > 0
    assert right >= LEAST_RIGHT * given, f"{right} of {given}"
    assert extra <= max(FEW, MOST_EXTRA * given), f"{extra} beside {given}"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_programme_is_found_with_its_name_and_state(folder: Path) -> None:
    reading = read(folder)
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        assert programme.state == wanted["state"], programme.path
        assert "".join(programme.name.split()).startswith("".join(wanted["name"].split())[:8]), programme.path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_levels_and_tiers_carry_their_own_sums(folder: Path) -> None:
    reading = read(folder)
    for wanted in truth_of(folder):
        programme = matched(wanted, list(reading.programmes))
        for level in wanted.get("tracks", []):
            figures = {key: value for key, value in level.items() if key != "name"}
            assert any(
                all(
                    value is not None and float(getattr(track, key) or 0) == value
                    for key, value in figures.items()
                )
                for track in programme.tracks
            ), (programme.path, level, [track.name for track in programme.tracks])


def test_the_kinds_of_guideline_are_all_here() -> None:
    assert len(FOLDERS) >= 15
    assert {file.suffix for folder in FOLDERS for file in folder.glob("guideline.*")} == {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".pdf",
    }


def test_what_other_chapters_ask_is_a_condition_of_every_programme_that_is_open() -> None:
    found = {each.path: each for each in read(GUIDELINES / "chishui-shared").guideline.programmes}
    asked = [
        ("二（一）", "judgement", "近两年未发生较大及以上安全生产事故。"),
        ("二（二）", "minimum", "项目总投资不低于350万元，且于2025年6月30日前竣工。"),
        ("二（二）", "complete_by", "项目总投资不低于350万元，且于2025年6月30日前竣工。"),
        ("五", "judgement", "同一项目已享受区级同类政策的，不再重复支持。"),
        ("四", "judgement", "补助资金分两期拨付，首期拨付60%，验收合格后拨付余款。"),
        ("一", "applicant", "在本区依法登记注册、具有独立法人资格的规模以上工业企业。"),
    ]
    for path in ("三（一）", "三（二）", "三（三）"):
        citations = [
            (each.citation.clause, each.kind, each.citation.quote) for each in found[path].conditions
        ]
        assert citations[0][:2] == (path, "judgement")
        assert citations[1:] == asked
    assert [each.citation.clause for each in found["三（四）"].conditions] == ["三（四）"]


def test_conditions_of_one_kind_of_support_are_those_of_the_article_that_grants_it() -> None:
    found = {each.path: each for each in read(GUIDELINES / "pengwan-rules").guideline.programmes}
    assert list(found) == ["第四条", "第五条", "第七条", "第八条"]
    clauses = {path: [each.citation.clause for each in item.conditions] for path, item in found.items()}
    assert clauses == {
        "第四条": ["第四条（一）", "第三条", "第四条（二）"],
        "第五条": ["第五条", "第三条"],
        "第七条": ["第七条", "第三条", "第六条"],
        "第八条": ["第八条", "第三条"],
    }
    assert found["第七条"].conditions[2].citation.quote == (
        "申请贷款贴息的，应当符合以下条件：（一）贷款用于工业设计项目；（二）已按期支付利息。"
    )


def test_what_bars_support_is_never_read_as_asked_for() -> None:
    first = read(GUIDELINES / "jingji-directions").guideline.programmes[0]
    assert [
        (each.kind, each.citation.quote) for each in first.conditions if each.citation.clause == "三"
    ] == [
        (
            "judgement",
            "不予支持的情形：（一）项目已获得市级其他财政资金支持；（二）申报单位被列入经营异常名录。",
        )
    ]
    item = small("有下列情形之一的，不予支持：①项目总投资不低于900万元；②申报单位成立不满3年。")
    assert [each.kind for each in item.conditions if each.citation.clause.startswith("一（一）1")] == [
        "judgement"
    ]


def test_rates_of_no_amount_are_not_computed_with() -> None:
    found = {each.path: each for each in read(GUIDELINES / "sucheng-opinions").guideline.programmes}
    assert found["第三条"].subsidies == ()
    assert found["第六条"].subsidies == ()
    loan = read(GUIDELINES / "baisha-agri").guideline.programmes[-1]
    assert (loan.path, loan.subsidies) == ("二（四）", ())


def test_the_title_inside_a_covering_notice_is_the_guidelines() -> None:
    found = read(GUIDELINES / "sucheng-opinions").guideline
    assert found.title == "苏城工业园区进一步推进产业转型升级的若干意见"
    assert found.programmes[4].name == "对承担国家重大科技专项的企业"


def test_a_head_on_a_line_of_its_own_is_no_part_of_the_sentence_below() -> None:
    found = read(GUIDELINES / "jinyun-tax")
    first = found.guideline.programmes[0]
    assert first.name == "重大项目资助"
    (own, *_) = first.conditions
    assert (
        own.citation.quote == "重大项目资助对投资额超过8000万元的数字产业重大项目，给予最高1500万元的资助。"
    )
    assert not any("责任单位" in each.citation.quote for each in first.conditions)


def test_a_figure_asked_of_all_programmes_is_doubtful_and_gives_way_to_the_programmes_own() -> None:
    first, second, *_ = read(GUIDELINES / "chishui-shared").programmes
    assert (first.min_investment_wan, second.min_investment_wan) == (350, 30)
    assert "min_investment_wan" in first.doubtful
    assert "first_payment_percent" in first.doubtful
    assert first.applicants == "在本区依法登记注册、具有独立法人资格的规模以上工业企业"


def test_articles_below_a_bare_head_of_another_kind_are_its_parts() -> None:
    reading = read(GUIDELINES / "heyang-articles")
    assert [each.path for each in reading.programmes] == [
        "第2条",
        "第3条",
        "第4条",
        "第5条",
        "第13条",
        "第14条",
    ]
    (second,) = [each for each in reading.guideline.programmes if each.path == "第2条"]
    assert [each.citation.quote for each in second.conditions][1:] == [
        "同一事项符合多项规定的，按就高不重复原则执行。"
    ]


def test_a_guideline_printed_as_one_paragraph_is_cut_at_its_marks() -> None:
    guideline = extractors.parse(
        "guideline", extractors.read(GUIDELINES / "hetian-paragraph" / "guideline.txt")
    ).guideline
    clauses = {each.clause for each in guideline.programmes[0].conditions}
    assert {"二", "三1", "三2", "三3"} <= clauses
    assert not any(clause.startswith(("一", "五")) for clause in clauses)


def test_a_list_inside_a_paragraph_is_read_item_by_item() -> None:
    reading = read(GUIDELINES / "qiwu-cards")
    programme = reading.guideline.programmes[0]
    stated = [each for each in programme.conditions if isinstance(each, MinimumCondition)]
    assert [(each.citation.clause, each.bases, each.value_wan) for each in stated] == [
        ("一1（1）", ("项目总投资",), 800),
        ("一1（1）", ("项目总投资",), 100),
    ]
    assert stated[0].citation.quote == "项目总投资不低于800万元，其中软件投入不低于100万元"
