"""Estimates of room in cells err on the wide side, within reason."""

from __future__ import annotations

import pytest

from docgen.render.excel_measure import column_points, height_of, lines_of


def test_a_column_of_ten_characters_is_75_pixels_with_5_of_padding() -> None:
    assert column_points(10) == pytest.approx(70 * 0.75, abs=4)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("一二三四五六七八九", 1),
        ("一二三四五六七八九十甲", 2),
        ("一二三四五六七八九，", 2),
        ("一二三四五六七八（九十）", 2),
        ("一\n二\n三", 3),
        ("一二三四 Intelligent", 2),
        ("A" * 60, 5),
        ("\u0301" * 50, 1),
    ],
)
def test_text_of_ten_points_wraps_in_a_column_of_a_hundred(text: str, lines: int) -> None:
    assert lines_of(text, 10, 100) == lines


def test_a_closing_mark_takes_the_sign_before_it_to_the_next_line() -> None:
    # Nine signs fit; a mark that may not begin a line takes the ninth with it, which then pushes one more on.
    assert lines_of("一二三四五六七八九。" + "十" * 8, 10, 100) == 3
    assert lines_of("一二三四五六七八九十" + "十" * 8, 10, 100) == 2


def test_a_line_takes_nearly_a_third_more_than_its_font() -> None:
    assert height_of(1, 10) == 15
    assert height_of(3, 10) == 41
