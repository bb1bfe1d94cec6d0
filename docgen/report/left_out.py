"""What of a guideline's file was read as no text of it: one line a reason, the page's own edges together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.document import PAGE_NUMBER, RUNNING_HEAD, Skipped
from docgen.report.check_text import place_of

_EDGES = (PAGE_NUMBER, RUNNING_HEAD)
_SHOWN = 3
_LONGEST = 30


def left_out_lines(left_out: Sequence[Skipped]) -> list[str]:
    """A head, then a line for each reason with how many and the first few; nothing where nothing was left out."""
    return ["没有当作正文的内容（--json 的 left_out 有全部）：", *_by_reason(left_out)] if left_out else []


def _by_reason(left_out: Sequence[Skipped]) -> Iterator[str]:
    reasons = dict.fromkeys(each.reason for each in left_out if each.reason not in _EDGES)
    for reason in reasons:
        same = [each for each in left_out if each.reason == reason]
        shown = "；".join(_shown(each) for each in same[:_SHOWN])
        count = f" {len(same)} 条" if len(same) > 1 else ""
        yield f"  {reason}{count}：{shown}{'；……' if len(same) > _SHOWN else ''}"
    edges = sum(each.reason in _EDGES for each in left_out)
    if edges:
        yield f"  {'、'.join(_EDGES)} {edges} 条"


def _shown(each: Skipped) -> str:
    what = " ".join(each.what.split())
    place = place_of(each.place)
    short = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}……"
    return f"{short}（{place}）" if place and place not in what else short
