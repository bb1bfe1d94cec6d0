"""Characters that recognition writes otherwise than print: traditional ones, radicals, full-width letters."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

_FIELD_WORDS = {"鍊": "链", "帳": "账", "後": "后", "徵": "征", "於": "于"}
"""What these forms mean in a guideline (产业链, 账户, 后补助, 征信, 用于), where the table has another or none."""
_STANDARD_IN_NAMES = frozenset("昇甯夥")
"""Standard characters since 2013 (通用规范汉字表), which the table still takes for traditional ones."""
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Of the block CJK Radicals Supplement, which has no decomposition (Unicode: EquivalentUnifiedIdeograph)."""
_FOLDED_BLOCKS = (
    (0x2F00, 0x2FDF),  # Kangxi radicals
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0x2F800, 0x2FA1F),  # their supplement
    (0xFF10, 0xFF19),  # full-width digits
    (0xFF21, 0xFF3A),  # full-width capitals
    (0xFF41, 0xFF5A),  # full-width small letters
)
_SIGNS = {"％": "%", "＋": "+", "－": "-", "．": ".", "／": "/", "＜": "<", "＞": ">", "＝": "=", "﹪": "%"}


def _is_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _simplified() -> dict[str, str]:
    """Each traditional character to its simplified one, from the table of OpenCC.

    A character of GB 2312 is left as it is (乾县, 著作权): it stands in simplified texts as well. So is one
    whose simplified form nobody prints (outside GB 2312).
    """
    table = files(__package__).joinpath("opencc", "TSCharacters.txt").read_text(encoding="utf-8")
    rows = (line.split()[:2] for line in table.splitlines())
    pairs = {
        traditional: simplified
        for traditional, simplified in rows
        if not _is_gb2312(traditional) and _is_gb2312(simplified) and traditional not in _STANDARD_IN_NAMES
    }
    return pairs | _FIELD_WORDS


@cache
def printed(char: str) -> tuple[str, bool]:
    """The character as print has it, and whether another one was recognised (a correction).

    Empty for characters that print nothing (zero width). Full-width letters and radicals mean the
    same character and are no correction.
    """
    if char in _simplified():
        return _simplified()[char], True
    if char in _RADICALS:
        return _RADICALS[char], False
    if char in _SIGNS:
        return _SIGNS[char], False
    if unicodedata.category(char) in ("Cf", "Cc") and not char.isspace():
        return "", False
    if any(first <= ord(char) <= last for first, last in _FOLDED_BLOCKS):
        return unicodedata.normalize("NFKC", char), False
    return char, False


@cache
def is_han(char: str) -> bool:
    """Whether it is a Chinese character (any of the unified ideographs or 〇)."""
    return char == "〇" or "CJK UNIFIED IDEOGRAPH" in unicodedata.name(char, "")
