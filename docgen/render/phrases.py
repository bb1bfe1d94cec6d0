"""How values are spelled on a form: the default spelling of each type, and the filters of the templates.

Nothing here prints a Python representation: a type that has no agreed spelling is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from docgen.model import capitals, money
from docgen.model.dates import PartialDate
from docgen.render.blank import Blank

IDEOGRAPHIC_SPACE = "\u3000"
_LONGEST_BLANK = 200
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters outside the Char production of XML 1.0, section 2.2."""
_LINE_END = re.compile("\r\n?")


class UnprintableError(Exception):
    """A value that has no place on a form. `what` is Chinese; who catches it knows the place.

    of_data: the applicant's data are at fault (InputError), not the template (TemplateError).
    """

    def __init__(self, what: str, advice: str = "", *, of_data: bool = False, text: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.of_data = of_data
        self.text = text


def phrase(value: object) -> str:
    """Spell a value: numbers without exponent, dates in Chinese, 是/否, nothing for a Blank.

    Raises UnprintableError for None, floats, times, collections, and characters that XML cannot hold.
    """
    match value:
        case str():
            text = _clean_text(value)
        case bool():
            text = "是" if value else "否"
        case int():
            text = str(value)
        case Decimal() if value.is_finite():
            text = money.plain(value)
        case PartialDate():
            text = value.zh()
        case date() if not isinstance(value, datetime):
            text = PartialDate.parse(value).zh()
        case Blank():
            text = ""
        case _:
            raise UnprintableError(*_REFUSALS.get(type(value), _OTHER))
    return text


_REFUSALS = {
    type(None): ("缺少值", "请补上数据；需要手写的地方请给空白值"),
    float: ("值是浮点数，不能保证精确", "请把数写成整数或十进制小数"),
    Decimal: ("值不是有限的数", "请写阿拉伯数字"),
    list: ("值是一个列表，不能直接填入", "请用 {% for %} 逐项填写"),
    tuple: ("值是一个列表，不能直接填入", "请用 {% for %} 逐项填写"),
    dict: ("值是一组数据，不能直接填入", "请写明其中哪一项，例如 applicant.name"),
    datetime: ("值带有钟点，表格只填日期", "请去掉钟点"),
}
_OTHER = ("这种类型的值不能填入表格", "请改用文字、数字、日期或是否")


def _clean_text(text: str) -> str:
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        raise UnprintableError(
            f"文字第 {illegal.start() + 1} 个字符 U+{ord(illegal.group()):04X} 不能存进 Word、Excel",
            advice="请删去这个字符后重试",
            of_data=True,
            text=text,
        )
    return _LINE_END.sub("\n", text)


def rmb_words(amount_wan: object) -> str | Blank:
    """Filter: an amount in 万元 as capitals of 元; a Blank stays a Blank."""
    if isinstance(amount_wan, Blank):
        return amount_wan
    try:
        return capitals.rmb_words(_number(amount_wan))
    except ValueError as error:
        raise UnprintableError(str(error), of_data=True) from None


def grouped(number: object) -> str | Blank:
    """Filter: a number with thousands separators; a Blank stays a Blank."""
    return number if isinstance(number, Blank) else money.grouped(_number(number))


def rounded(number: object, places: int = 0) -> Decimal | Blank:
    """Filter `round`: half up to `places` decimals, exact otherwise; a Blank stays a Blank."""
    if isinstance(number, Blank):
        return number
    return _number(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def blank(value: object, width: int, sign: str = IDEOGRAPHIC_SPACE) -> object:
    """Filter: a Blank becomes `width` ideographic spaces (for an underlined run) or other signs; others stay."""
    if isinstance(width, bool) or not isinstance(width, int) or not 0 < width <= _LONGEST_BLANK:
        raise UnprintableError(f"blank() 的宽度须是 1 到 {_LONGEST_BLANK} 的整数")
    return sign * width if isinstance(value, Blank) else value


def join(values: object, separator: str = "") -> str:
    """Filter: the items of a list, each spelled as on the form, with `separator` between them."""
    return separator.join(phrase(value) for value in listed(values))


def total(values: object, attribute: str | None = None) -> Decimal | Blank:
    """Filter `sum`: the exact sum of the items, or of one entry of each; a Blank makes the sum a Blank."""
    result = Decimal(0)
    for item in listed(values):
        number = item[attribute] if attribute is not None and isinstance(item, dict) else item
        if isinstance(number, Blank):
            return number
        result += _number(number)
    return result


def length(values: object) -> int:
    """Filter: how many items a list or characters a text has."""
    return len(values) if isinstance(values, str) else len(listed(values))


def first(values: object) -> object:
    """Filter: the first item; a Blank where there is none."""
    items = listed(values)
    return items[0] if items else Blank()


def last(values: object) -> object:
    """Filter: the last item; a Blank where there is none."""
    items = listed(values)
    return items[-1] if items else Blank()


def listed(values: object) -> Sequence[object]:
    """The items of a list. A text is not a list of its characters: raises UnprintableError."""
    if isinstance(values, Blank):
        return ()
    if isinstance(values, list | tuple | range):
        return values
    if isinstance(values, Iterable) and not isinstance(values, str | bytes | dict):
        return tuple(values)
    raise UnprintableError("值不是列表，不能逐项填写", advice="请核对标签里的名称")


def _number(value: object) -> Decimal:
    try:
        return money.exact_decimal(value)
    except ValueError as error:
        raise UnprintableError(str(error), of_data=True) from None


FILTERS: dict[str, Callable[..., object]] = {
    "rmb_words": rmb_words,
    "grouped": grouped,
    "round": rounded,
    "blank": blank,
    "join": join,
    "sum": total,
    "length": length,
    "count": length,
    "first": first,
    "last": last,
}
