"""A paragraph that runs through its marks is cut at them, and nothing of it is lost."""

from __future__ import annotations

import pytest

from docgen.model.document import Place, SourceDocument, TextBlock
from extractors.parsers.guideline.lines import Line, pieces_of


def lines_of(text: str) -> list[str]:
    blocks = (TextBlock(text=text, place=Place(line_no=1)),)
    pieces, _ = pieces_of(SourceDocument(file="a.txt", sha256="0" * 64, blocks=blocks))
    return [piece.text for piece in pieces if isinstance(piece, Line)]


@pytest.mark.parametrize("front", ["", "为促进创业，制定本办法。"])
@pytest.mark.parametrize(
    "parts",
    [
        [
            "一、申请对象：小微企业。",
            "二、申请条件：",
            "1.入驻基地；",
            "2.无违法记录。",
            "三、标准：补贴40%。",
        ],
        ["一、对象：小微企业。", "二、条件：合法经营。", "三、标准：补贴40%。"],
    ],
)
def test_every_part_is_a_line_and_so_is_what_stands_before_the_first(front: str, parts: list[str]) -> None:
    assert lines_of(front + "".join(parts)) == [*([front] if front else []), *parts]


@pytest.mark.parametrize(
    "text",
    [
        "一、对象：小微企业。二、条件：合法经营。",
        "产品列入目录一、二、三类的优先。",
        "一、对象。三、条件。四、标准。",
    ],
)
def test_few_marks_or_such_as_do_not_count_on_cut_nothing(text: str) -> None:
    assert lines_of(text) == [text]
