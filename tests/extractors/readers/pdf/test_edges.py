"""Running heads and feet against the first and last lines of the text itself."""

from __future__ import annotations

from extractors.readers.pdf.edges import edge_key, running_keys
from extractors.readers.pdf.layout import TextLine

HEIGHT = 842.0
TOP, FOOT = 40.0, 800.0


def line(text: str, y0: float) -> TextLine:
    return TextLine(text=text, x0=90, y0=y0, x1=300, y1=y0 + 12, size=12)


def pages(*tops: str) -> list[tuple[list[TextLine], float]]:
    return [
        ([line(top, TOP), line("正文", 400), line(f"— {number} —", FOOT)], HEIGHT)
        for number, top in enumerate(tops, start=1)
    ]


def is_running(text: str, y0: float, found: list[tuple[list[TextLine], float]]) -> bool:
    return edge_key(line(text, y0), HEIGHT) in running_keys(found)


def test_a_head_on_every_page_runs_and_so_do_chapter_heads() -> None:
    assert is_running("某省申报指南", TOP, pages(*["某省申报指南"] * 6))
    chapters = pages(*["第一章总则"] * 3, *["第二章支持内容"] * 4, *["第三章附则"] * 3)
    assert is_running("第二章支持内容", TOP, chapters)


def test_list_items_that_begin_pages_alike_are_text() -> None:
    found = pages(
        *["（五）受理时间"] * 3,
        *["（二）支持对象"] * 3,
        "企业应当",
        "补助资金",
        "验收合格后",
        "附：申报流程",
        "目录",
    )
    assert not is_running("（五）受理时间", TOP, found)
    assert is_running("— 9 —", FOOT, found)


def test_on_a_single_page_small_type_at_the_edge_is_a_head_and_the_title_is_none() -> None:
    small = TextLine(text="某省专项资金", x0=250, y0=TOP, x1=310, y1=TOP + 8, size=8)
    title = line("某省申报指南", TOP + 30)
    body = [line("一、支持条件。企业在本省注册。", 300 + 20 * at) for at in range(5)]
    running = running_keys([([small, title, *body], HEIGHT)])
    assert edge_key(small, HEIGHT) in running
    assert edge_key(title, HEIGHT) not in running
