"""Every sentence of the text stands in a citation, every figure in a field or in words left to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from docgen.model.guideline import JudgementCondition, Programme
from tests.extractors.guideline_text import TEXT, parsed, programme, small

BODY = TEXT[TEXT.index("## 一、") : TEXT.index("附件：1-1")]
HEADS = {"支持条件", "补助标准", "申报主体", "支持数量", "支持方向"}
MARK = re.compile(r"^(?:[一二三四五]、|（[一二三四五六七]）|\d\.(?!\d)|（\d）|[①-⑤])")


def bare(text: str) -> str:
    """Only letters, figures and characters: no punctuation and no blanks."""
    return re.sub(r"[^\w%]", "", text)


def sentences(text: str) -> Iterator[str]:
    joined = re.sub(r"[\s#*]", "", text).replace("(", "（").replace(")", "）")
    for line in re.sub(r"(?=（[\d一二三四五六七]）|[①-⑤]|(?<=[^\d、]{2})[一二三四五]、)", "\n", joined).split(
        "\n"
    ):
        yield from (MARK.sub("", MARK.sub("", part)) for part in line.split("。"))


def cited(item: Programme) -> str:
    citations = [each.citation for each in (item, *item.conditions, *item.bases, *item.subsidies)]
    return "".join(each.quote for each in citations) + (item.quota.citation.quote if item.quota else "")


def is_simplified(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def test_every_sentence_of_the_text_stands_in_a_citation() -> None:
    everything = bare("".join(cited(item) for item in parsed().programmes)).replace("万元", "万")
    tracks = {track.name for item in parsed().programmes for track in item.tracks}
    exemptions = {
        words for item in parsed().programmes for each in item.conditions for words in each.exemptions
    }
    directions = {name for _, name in parsed().directions}
    left_out = [
        sentence
        for sentence in sentences(BODY)
        if sentence not in HEADS | tracks | exemptions | directions and is_simplified(sentence)
        if bare(sentence).replace("万元", "万") not in everything
    ]
    assert [sentence[:10] for sentence in left_out] == ONLY_DESCRIBING


ONLY_DESCRIBING = [
    "重点支持企业应用5G",
    "工业互联网创新应用项",
    "重点支持工业互联网标",
    "信息技术应用创新项目",
    "重点支持有基础的信创",
    "支持龙头企业与高校合",
    "新能源汽车推广应用项",
]
"""The heads of groups of programmes: they name and describe, and ask for nothing."""

FIGURE = re.compile(
    r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?|(?P<number>\d+(?:\.\d+)?)(?P<unit>%|亿元?|万元?)?(?!\d*[A-Za-z])"
)


def figures(sentence: str) -> Iterator[tuple[str, set[str]]]:
    """Each figure as printed with the forms that a field may give it."""
    for match in FIGURE.finditer(sentence):
        if match["month"]:
            yield match[0], {f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"}
        elif match["year"]:
            yield match[0], {match["year"]}
        elif match.end() < len(sentence) and sentence[match.end()] == "G":
            continue
        else:
            number = Decimal(match["number"])
            scale = {"亿": (10**4, 10**8), "万": (1, 10**4), "%": (1, Decimal("0.01"))}
            scales = scale.get((match["unit"] or " ")[0], (1,))
            yield match[0], {f"{(number * by).normalize():f}" for by in scales}


def said_about(item: Programme, sentence: str) -> str:
    """The fields of everything that cites a sentence."""
    rules = [*item.conditions, *item.bases, *item.subsidies, *([item.quota] if item.quota else [])]
    return " ".join(
        each.model_dump_json(exclude={"citation", "clause"})
        for each in rules
        if sentence in each.citation.quote
    )


def left_to_a_person(item: Programme, sentence: str) -> bool:
    return any(
        isinstance(each, JudgementCondition) and not each.understood and sentence in each.citation.quote
        for each in item.conditions
    )


@pytest.mark.parametrize("path", [item.path for item in parsed().programmes])
def test_every_figure_is_in_a_field_or_left_to_a_person(path: str) -> None:
    item = programme(path)
    rules = [*item.conditions, *item.bases, *item.subsidies, *([item.quota] if item.quota else [])]
    quotes = dict.fromkeys(part for each in rules for part in each.citation.quote.split("。") if part)
    unsaid = [
        (sentence, printed)
        for sentence in quotes
        if not left_to_a_person(item, sentence)
        for printed, forms in figures(re.sub(r"（\d）", "", sentence))
        if not any(
            re.search(rf"(?<![\d.]){re.escape(form)}(?![\d])", said_about(item, sentence)) for form in forms
        )
        and printed not in said_about(item, sentence)
    ]
    assert unsaid == []


INVENTED = [
    "总投资不低于5000万元或设备投资不低于1000万元。",
    "项目总投资500万元以上1000万元以下。",
    "注册满3年且从业人员约200人。",
    "2023年2月30日前建设完成。",
    "须在2022年6月30日前完成工商注册。",
    "总投入不低于1000万元，不包括研发投入中的300万元部分。",
    "近5年未获得过本专项资金支持。",
    "每名教师及每个班次学员不少于50人。",
    "注册资本及营业收入不低于300万元。",
    "总投资包括设备投资，其中进口设备占20%。",
    "实施周期不超过20个月。",
]


@pytest.mark.parametrize("words", INVENTED)
def test_figures_that_no_single_field_can_say_are_never_half_encoded(words: str) -> None:
    item = small(words)
    judged = [each for each in item.conditions if isinstance(each, JudgementCondition)]
    assert [each.understood for each in judged] == [False], words
    assert words.rstrip("。") in judged[0].citation.quote
    assert words in judged[0].citation.quote


def test_a_money_rule_with_a_figure_that_no_field_says_is_not_computed_with() -> None:
    rules = [
        "按项目总投资的8%予以补助，设备超过1000万元的按10%予以补助，最高不超过200万元。",
        "按不超过项目总投资的10%予以补助，最高不超过100万元，省级最高不超过200万元。",
        "先拨付补助资金的40%，按不超过项目总投资的10%予以补助。",
    ]
    for rule in rules:
        item = small("项目总投入不低于100万元。", subsidy=rule)
        assert item.subsidies == (), rule
        judged = [each for each in item.conditions if each.kind == "judgement"]
        assert [each.clause for each in judged] == ["一（一）2"], rule
        assert rule in judged[0].citation.quote


def test_words_beside_the_numbered_items_are_not_lost() -> None:
    text = TEXT.replace(
        "**4. 支持数量。**不超过30个。",
        "**4. 支持数量。**不超过30个。每家企业限报1个项目。\n\n5. 申报单位不得重复申报。",
    )
    assert text != TEXT
    words = {
        (each.clause, each.citation.quote)
        for each in programme("一（一）", text).conditions
        if each.kind == "judgement"
    }
    assert ("一（一）", "每家企业限报1个项目。") in words
    assert ("一（一）5", "申报单位不得重复申报。") in words


def test_what_an_introduction_demands_is_a_condition_of_every_programme_below_it() -> None:
    text = TEXT.replace("打造具备国际竞争力的", "单个企业限报1个项目。打造具备国际竞争力的")
    assert text != TEXT
    for path in ("一（三）1", "一（三）2", "一（三）3"):
        quotes = [each.citation.quote for each in programme(path, text).conditions if each.clause == path]
        assert len(quotes) == 1, path
        assert quotes[0].endswith("单个企业限报1个项目。")
    assert not [each for each in programme("一（一）", text).conditions if each.clause == "一（一）"]


def test_further_demands_on_the_applicant_are_read_too() -> None:
    text = TEXT.replace(
        "**3. 申报主体。**符合上述条件的企业。\n\n**4. 支持数量。**不超过30个。",
        "**3. 申报主体。**符合上述条件的企业。注册资金不低于800万元。\n\n**4. 支持数量。**不超过30个。",
    )
    assert text != TEXT
    found = [(each.kind, each.clause) for each in programme("一（一）", text).conditions][-2:]
    assert found == [("applicant", "一（一）3"), ("count", "一（一）3")]


def test_where_a_higher_rate_is_left_to_a_person_the_lower_one_is_not_computed_with() -> None:
    item = small(
        "项目总投资不低于500万元。",
        subsidy="按不超过项目总投资的10%予以补助，最高不超过100万元。列入重点的，补助比例提高2个百分点。",
    )
    assert item.subsidies == ()
    quotes = [each.citation.quote for each in item.conditions if each.citation.clause == "一（一）2"]
    assert quotes == [
        "按不超过项目总投资的10%予以补助，最高不超过100万元。列入重点的，补助比例提高2个百分点。"
    ]


def test_several_awards_in_one_sentence_are_not_one() -> None:
    item = small("首次认定。", subsidy="工厂每家奖励50万元，园区每个奖励100万元。")
    assert item.subsidies == ()


def test_a_rule_that_only_the_reading_of_prose_finds_is_encoded_and_its_words_are_not_left() -> None:
    item = small("项目总投资不低于500万元。", subsidy="按项目总投资的12%补助，最高90万元。")
    (rule,) = item.subsidies
    assert (rule.terms[0].base, rule.terms[0].rate, rule.cap_wan) == ("项目总投资", Decimal("0.12"), 90)
    assert "一（一）2" not in [each.citation.clause for each in item.conditions]
