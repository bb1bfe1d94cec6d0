"""One measurement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """One measurement. peer: the same work by other means, or None with the reason in peer_name.

    slow: takes seconds; it is measured fewer times.
    """

    name: str
    ours: Callable[[], object]
    peer: Callable[[], object] | None = None
    peer_name: str = ""
    slow: bool = False
