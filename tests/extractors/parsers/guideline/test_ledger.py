"""Nothing unaccounted for: every sentence and number of the sample guideline, and the reviewed list of exceptions."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import extractors
from docgen.model.ledger import Ledger
from tests.extractors.guideline_text import TEXT, changed, document_of

LIST = Path(__file__).with_name("not_encoded.toml")


def ledger(text: str = TEXT) -> Ledger:
    return extractors.parse("guideline", document_of(text)).ledger


def test_the_numbers_that_no_field_carries_are_the_reviewed_ones() -> None:
    reviewed = [(each["clause"], each["text"]) for each in tomllib.loads(LIST.read_text("utf-8"))["number"]]
    assert [(each.clause, each.text) for each in ledger().not_encoded()] == reviewed


def test_more_than_nine_numbers_in_ten_are_in_a_rule() -> None:
    found = ledger()
    assert len(found.numbers) == 229
    assert found.encoded_share() > Decimal("0.94")


def test_a_number_without_a_rule_is_missed() -> None:
    text = changed(("（4）项目已开工建设（须", "（4）项目须接入平台设备约77台左右，已开工建设（须"))
    assert ("一（一）1（4）", "77台") in [(each.clause, each.text) for each in ledger(text).not_encoded()]


def test_every_sentence_of_the_text_is_entered_once_and_in_order() -> None:
    found = ledger()
    lines = [each.place.line_no or 0 for each in found.sentences if each.kind != "form"]
    assert lines == sorted(lines)
    told = "".join("".join(each.text.split()) for each in found.sentences)
    for words in (
        "研发类项目不予支持",
        "不超过30个",
        "具体入库方案另行通知",
        "本任务书一式六份",
        "025-69652865",
    ):
        assert words in told


def test_what_a_sentence_is_follows_from_the_rules_that_cite_it() -> None:
    kinds = {each.text.strip("。"): each.kind for each in ledger().sentences}
    assert kinds["研发类项目不予支持"] == "condition" if "研发类项目不予支持" in kinds else True
    assert kinds["按不超过项目总投资的10%予以补助，单个项目支持额度最高不超过4000万元"] == "money"
    assert kinds["不超过30个"] == "quota"
    assert kinds["优先支持列入省重大工业项目清单的项目"] == "condition"
    assert kinds["智能化改造数字化转型"] == "heading"


def test_six_sentences_are_left_that_nobody_understood() -> None:
    assert [each.clause for each in ledger().unaccounted()] == [
        "一（四）2（1）⑤",
        "一（六）",
        "三（一）1（1）",
        "三（四）",
        "五（二）",
        "五（五）1（1）③",
    ]


def test_in_free_prose_a_sentence_with_a_figure_that_has_no_use_is_not_understood() -> None:
    text = (
        "某区奖励办法\n1.设备补助。按设备购置额的8%给予补助，最高50万元。\n"
        "2.新产品奖励。鼓励企业创新。对新产品给予20万元奖励，由区财政出资比例承担300万元。\n"
    )
    kinds = {each.text: each.kind for each in ledger(text).sentences}
    assert kinds["设备补助。"] == "heading"
    assert kinds["按设备购置额的8%给予补助，最高50万元。"] == "money"
    assert kinds["鼓励企业创新。"] == "judgement"
    assert kinds["对新产品给予20万元奖励，由区财政出资比例承担300万元。"] == "unaccounted"


def test_a_figure_in_doubt_is_carried_by_no_field() -> None:
    found = ledger(
        "关于支持工业发展的若干政策\n\n"
        "一、支持技术改造。对设备投资500万元以上的项目，按设备投资的8%给予补助，最高200万元。\n"
        "二、支持龙头企业。给予最低2000万元资助。\n"
    )
    assert [each.text for each in found.unaccounted()] == ["给予最低2000万元资助。"]
    assert [each.text for each in found.not_encoded()] == ["2000万元"]
