"""Amounts in capitals (大写金额) as the forms want them."""

from __future__ import annotations

from decimal import Decimal

from cn2an import an2cn

from docgen.model.money import LARGEST_WAN, YUAN_PER_WAN, is_to_the_fen, plain


def rmb_words(amount_wan: Decimal) -> str:
    """Write an amount given in 万元 in capitals of 元: 1180 → 壹仟壹佰捌拾万元整.

    Raises ValueError where the amount is negative, finer than 分 or 10^16 元 and more: capitals of
    such an amount would not equal the figure beside them.
    """
    if not amount_wan.is_finite() or amount_wan < 0:
        raise ValueError(f"{plain(amount_wan)} 万元为负数或不是有限的数，不能写成大写金额")
    if amount_wan >= LARGEST_WAN:
        raise ValueError(f"{plain(amount_wan)} 万元超过大写金额的上限（一亿亿元）")
    if not is_to_the_fen(amount_wan):
        raise ValueError(f"{plain(amount_wan)} 万元不能精确到分，不能写成大写金额（万元金额最多六位小数）")
    return str(an2cn(plain(amount_wan * YUAN_PER_WAN), "rmb"))
