"""Names that people type: what was probably meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence

_NUMERALS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_TENS = re.compile(r"(\d?)十(\d?)")
_FEW = 12
_ALIKE = 0.51
"""More than the brackets that all paths share."""


def nearest_name(name: str, known: Sequence[str]) -> str | None:
    """The known name that is most like this one; None where none is. 1(1) is like 一（一）."""
    folded = {_folded(each): each for each in reversed(known)}
    near = difflib.get_close_matches(_folded(name), list(folded), n=1, cutoff=_ALIKE)
    return folded[near[0]] if near else None


def unknown_name(name: str, known: Sequence[str], otherwise: str = "请对照 docgen new 生成的文件") -> str:
    """Advice that names the nearest known name, or all of them when few, or says what is told otherwise."""
    near = nearest_name(name, known)
    if near is not None:
        return f"是不是“{near}”？"
    return f"可用的有：{'、'.join(known)}" if len(known) <= _FEW else otherwise


def _folded(name: str) -> str:
    """Half-width, lower case, without blanks, Chinese numbers up to 99 as figures."""
    text = "".join(unicodedata.normalize("NFKC", name).casefold().split()).translate(_NUMERALS)
    return _TENS.sub(lambda tens: str(int(tens[1] or 1) * 10 + int(tens[2] or 0)), text)
