"""The same guideline numbered, ordered and worded otherwise says the same."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

import extractors
from docgen.model.reading import FIGURE_KEYS, GuidelineReading, ProgrammeReading
from tests.extractors.guideline_text import document_of

ZH = ["", *"一二三四五六七八九", "十", "十一", "十二"]
CIRCLED = ["", *"①②③④⑤⑥⑦⑧⑨⑩"]
Marker = Callable[[int], str]

STYLES: dict[str, tuple[Marker, Marker, Marker, Marker]] = {
    "usual": (lambda n: f"{ZH[n]}、", lambda n: f"（{ZH[n]}）", lambda n: f"{n}. ", lambda n: f"（{n}）"),
    "numbers outside": (
        lambda n: f"{n}.",
        lambda n: f"（{n}）",
        lambda n: f"{CIRCLED[n]}",
        lambda n: f"{ZH[n]}、",
    ),
    "brackets outside": (
        lambda n: f"（{ZH[n]}）",
        lambda n: f"{n}、",
        lambda n: f"（{n}）",
        lambda n: CIRCLED[n],
    ),
    "chapters and articles": (
        lambda n: f"第{ZH[n]}章 ",
        lambda n: f"第{ZH[n]}条 ",
        lambda n: f"（{ZH[n]}）",
        lambda n: f"{n}.",
    ),
    "blanks in numbers": (
        lambda n: f"第 {ZH[n]} 章 ",
        lambda n: f"第 {n} 条 ",
        lambda n: f"（ {ZH[n]} ）",
        lambda n: f"{n} .",
    ),
    "half-width brackets": (
        lambda n: f"{ZH[n]}、",
        lambda n: f"({ZH[n]})",
        lambda n: f"{n}.",
        lambda n: f"({n})",
    ),
    "full-width digits": (
        lambda n: f"{ZH[n]}、",
        lambda n: f"（{ZH[n]}）",
        lambda n: f"{chr(0xFF10 + n)}．",
        lambda n: f"（{chr(0xFF10 + n)}）",
    ),
}
HEADS = ("支持条件", "补助标准", "申报主体", "支持数量")
WORDS = {
    "支持条件": ("申报条件", "申报要求", "扶持条件", "申请条件", "申报基本条件"),
    "补助标准": ("支持标准", "资助标准", "奖励标准", "支持方式", "奖补标准", "支持方式和标准", "资助额度"),
    "申报主体": ("申报对象", "支持对象", "扶持对象"),
    "支持数量": ("名额", "支持名额", "拟支持项目数", "申报数量"),
}
BODIES = {
    "支持条件": [
        "项目总投资不低于2000万元，其中软件投入不低于300万元。",
        "须在2021年1月1日（含）至2022年6月30日（含）期间完工。",
    ],
    "补助标准": [
        "按不超过项目总投资的10%予以补助，最高不超过500万元。首次拨付补助资金总额的50%，通过验收审核后，拨付剩余资金。"
    ],
    "申报主体": ["符合上述条件的企业。"],
    "支持数量": ["不超过12个。"],
}
FIGURES = {
    "rate_max_percent": 10, "cap_wan": 500, "quota": 12, "min_investment_wan": 2000, "min_software_wan": 300,
    "window_start": "2021-01-01", "window_end": "2022-06-30", "first_payment_percent": 50,
}  # fmt: skip


def text(
    style: tuple[Marker, Marker, Marker, Marker] = STYLES["usual"],
    heads: tuple[str, ...] = HEADS,
    named: dict[str, str] | None = None,
    programmes: tuple[str, ...] = ("甲类项目", "乙类项目", "丙类项目"),
) -> str:
    outer, inner, facet, item = style
    lines = ["某市2022年度专项资金项目申报指南"]
    counted = itertools.count(1)
    running = outer(1).startswith("第")
    for direction, names in enumerate((programmes[:2], programmes[2:]), start=1):
        lines.append(f"{outer(direction)}方向{'甲乙'[direction - 1]}类支持")
        for place, name in enumerate(names, start=1):
            lines.append(f"{inner(next(counted) if running else place)}{name}。支持某事。")
            for number, head in enumerate(heads, start=1):
                lines.append(f"{facet(number)}{(named or {}).get(head, head)}。")
                lines += [f"{item(at)}{words}" for at, words in enumerate(BODIES[head], start=1)]
    return "\n".join(lines) + "\n"


def read(words: str) -> GuidelineReading:
    return extractors.parse("guideline", document_of(words))


def figures(programme: ProgrammeReading) -> dict[str, object]:
    found = {key: getattr(programme, key) for key in FIGURE_KEYS if getattr(programme, key) is not None}
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in found.items()}


def check(reading: GuidelineReading, names: tuple[str, ...] = ("甲类项目", "乙类项目", "丙类项目")) -> None:
    assert [each.name for each in reading.programmes] == list(names)
    for programme in reading.programmes:
        assert figures(programme) == FIGURES, programme.path
        assert programme.doubtful == ()
        assert programme.applicants == "符合上述条件的企业"


@pytest.mark.parametrize("style", STYLES)
def test_numbering_styles(style: str) -> None:
    check(read(text(STYLES[style])))


@pytest.mark.parametrize(
    ("style", "paths"),
    [
        ("usual", ["一（一）", "一（二）", "二（一）"]),
        ("numbers outside", ["1（1）", "1（2）", "2（1）"]),
        ("brackets outside", ["（一）1", "（一）2", "（二）1"]),
        ("chapters and articles", ["第一条", "第二条", "第三条"]),
        ("blanks in numbers", ["第1条", "第2条", "第3条"]),
        ("half-width brackets", ["一（一）", "一（二）", "二（一）"]),
    ],
)
def test_paths_as_printed(style: str, paths: list[str]) -> None:
    assert [each.path for each in read(text(STYLES[style])).programmes] == paths


@pytest.mark.parametrize("heads", list(itertools.permutations(HEADS))[1::4])
def test_facets_in_another_order(heads: tuple[str, ...]) -> None:
    check(read(text(heads=heads)))


@pytest.mark.parametrize(("head", "word"), [(head, word) for head, words in WORDS.items() for word in words])
def test_facets_by_other_names(head: str, word: str) -> None:
    check(read(text(named={head: word})))


def test_a_programme_renamed_removed_or_added_moves_no_other() -> None:
    check(read(text(programmes=("甲类项目", "丁类项目", "丙类项目"))), ("甲类项目", "丁类项目", "丙类项目"))
    check(read(text(programmes=("甲类项目", "乙类项目"))), ("甲类项目", "乙类项目"))
    check(
        read(text(programmes=("甲类项目", "乙类项目", "丙类项目", "丁类项目"))),
        ("甲类项目", "乙类项目", "丙类项目", "丁类项目"),
    )


def test_facets_in_one_paragraph() -> None:
    one = "".join(f"{head}：{''.join(BODIES[head])}" for head in HEADS)
    items = f"（一）甲类项目。支持某事。{one}\n（二）乙类项目。支持某事。{one}\n"
    words = f"某市2022年度专项资金项目申报指南\n一、方向甲\n{items}"
    check(read(words), ("甲类项目", "乙类项目"))


def test_facets_on_lines_of_their_own_without_numbers() -> None:
    parts = "\n".join(f"{head}\n{''.join(BODIES[head])}" for head in HEADS)
    words = (
        f"某市2022年度专项资金项目申报指南\n一、方向甲\n（一）甲类项目\n{parts}\n（二）乙类项目\n{parts}\n"
    )
    check(read(words), ("甲类项目", "乙类项目"))


def test_a_contents_page_repeats_the_heads_and_is_no_programme() -> None:
    contents = "目  录\n一、方向甲类支持…………1\n（一）甲类项目…………1\n二、方向乙类支持…………5\n"
    whole = text()
    title, rest = whole.split("\n", 1)
    check(read(f"{title}\n{contents}{rest}"))


def test_running_heads_that_cut_a_sentence_and_a_number_are_left_out() -> None:
    head = "某市工业和信息化局文件汇编"
    cut = (
        text()
        .replace("不低于2000万元", f"不低于20\n— 3 —\n{head}\n00万元", 1)
        .replace("首次拨付补助", f"首次拨\n— 4 —\n{head}\n付补助", 1)
        .replace("符合上述条件", f"符合上\n— 5 —\n{head}\n述条件", 1)
    )
    reading = read(cut)
    check(reading)
    assert head not in reading.guideline.model_dump_json()


@pytest.mark.parametrize(
    "words",
    [
        "增值税发票\n一、货物名称\n1.软件 100000.00元\n2.税额 13000.00元\n",
        "小镇故事\n第一章 初到\n他掏出五十万元，奖励给救过他的人。\n第二章 离别\n他走了。\n",
    ],
)
def test_an_invoice_and_a_novel_are_no_guideline(words: str) -> None:
    from docgen.errors import InputError

    with pytest.raises(InputError, match="不像申报指南"):
        read(words)
