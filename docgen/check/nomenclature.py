"""Public codes: province-level divisions (GB/T 2260) and industries (GB/T 4754-2017)."""

from __future__ import annotations

import re

PROVINCE_CODES: dict[str, str] = {
    "北京市": "11",
    "天津市": "12",
    "河北省": "13",
    "山西省": "14",
    "内蒙古自治区": "15",
    "辽宁省": "21",
    "吉林省": "22",
    "黑龙江省": "23",
    "上海市": "31",
    "江苏省": "32",
    "浙江省": "33",
    "安徽省": "34",
    "福建省": "35",
    "江西省": "36",
    "山东省": "37",
    "河南省": "41",
    "湖北省": "42",
    "湖南省": "43",
    "广东省": "44",
    "广西壮族自治区": "45",
    "海南省": "46",
    "重庆市": "50",
    "四川省": "51",
    "贵州省": "52",
    "云南省": "53",
    "西藏自治区": "54",
    "陕西省": "61",
    "甘肃省": "62",
    "青海省": "63",
    "宁夏回族自治区": "64",
    "新疆维吾尔自治区": "65",
    "台湾省": "71",
    "香港特别行政区": "81",
    "澳门特别行政区": "82",
}

INDUSTRY_DIVISIONS: dict[str, tuple[int, int]] = {
    "A": (1, 5),
    "B": (6, 12),
    "C": (13, 43),
    "D": (44, 46),
    "E": (47, 50),
    "F": (51, 52),
    "G": (53, 60),
    "H": (61, 62),
    "I": (63, 65),
    "J": (66, 69),
    "K": (70, 70),
    "L": (71, 72),
    "M": (73, 75),
    "N": (76, 79),
    "O": (80, 82),
    "P": (83, 83),
    "Q": (84, 85),
    "R": (86, 90),
    "S": (91, 96),
    "T": (97, 97),
}
"""Section letter → first and last division, GB/T 4754-2017."""
_INDUSTRY = re.compile(r"([A-T])(\d{2})\d{0,2}(?![0-9A-Za-z])")


def industry_section(code: str) -> str | None:
    """The section letter of a code such as C34, C3421 or "C34 通用设备制造业"; None where it is not one."""
    match = _INDUSTRY.match(code.strip())
    if match is None:
        return None
    letter, division = match.group(1), int(match.group(2))
    first, last = INDUSTRY_DIVISIONS[letter]
    return letter if first <= division <= last else None
