"""Characters as print has them: traditional ones are corrected, those of names are left."""

import pytest

from extractors.parsers.guideline.characters import printed


@pytest.mark.parametrize(("traditional", "simplified"), [
    ("萬", "万"), ("紹", "绍"), ("畝", "亩"), ("後", "后"), ("鍊", "链"), ("帳", "账"), ("釀", "酿"), ("瀏", "浏"),
])  # fmt: skip
def test_a_traditional_character_is_read_as_the_simplified_one_and_noted(
    traditional: str, simplified: str
) -> None:
    assert printed(traditional) == (simplified, True)


@pytest.mark.parametrize("char", list("乾著昇甯堃晖万元a"))
def test_a_character_that_simplified_texts_print_is_left(char: str) -> None:
    assert printed(char) == (char, False)
