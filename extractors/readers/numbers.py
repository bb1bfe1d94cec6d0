"""Whole numbers that files hold as text, where anything may stand."""

from __future__ import annotations

_LONGEST = 10


def whole(text: str | None, default: int, base: int = 10) -> int:
    """The whole number that an attribute holds, signed or not; default for anything else and beyond ten characters."""
    plain = (text or "").strip()
    if not plain.isascii() or len(plain) > _LONGEST:
        return default
    try:
        return int(plain, base)
    except ValueError:
        return default
