"""The account of a guideline's text: how much of it is in rules, and what is not."""

from __future__ import annotations

from collections import Counter

from docgen.model.ledger import Ledger, SentenceKind
from docgen.report.check_text import place_of

_KINDS: dict[SentenceKind, str] = {
    "condition": "条件",
    "money": "补助标准",
    "quota": "支持数量",
    "definition": "口径",
    "judgement": "须由人判断的条件",
    "heading": "标题",
    "form": "附件表格",
    "prose": "说明",
    "unaccounted": "没有读懂",
}


def ledger_lines(ledger: Ledger, most: int) -> list[str]:
    """Two lines of figures, then at most that many of the sentences and numbers that no rule carries."""
    counts = Counter(sentence.kind for sentence in ledger.sentences)
    told = "、".join(f"{label} {counts[kind]} 句" for kind, label in _KINDS.items() if counts[kind])
    lost, open_numbers = ledger.unaccounted(), ledger.not_encoded()
    lines = [
        f"全文 {len(ledger.sentences)} 句，已归类 {_percent(ledger.accounted_share())}：{told}。",
        f"数字 {len(ledger.numbers)} 个，已进入规则 {len(ledger.numbers) - len(open_numbers)} 个"
        f"（{_percent(ledger.encoded_share())}）。",
    ]
    if lost:
        lines.append(f"没有读懂、须由人判断的 {len(lost)} 句：")
        lines += [f"  {_where(each.clause, place_of(each.place))}：{each.text}" for each in lost[:most]]
        lines += [f"  …… 另有 {len(lost) - most} 句（--json 的 ledger 有全部）"] if len(lost) > most else []
    if open_numbers:
        lines.append(f"没有进入规则的数字 {len(open_numbers)} 个：")
        lines += [
            f"  {_where(each.clause, place_of(each.place))}：{each.text}（{each.because}）"
            for each in open_numbers[:most]
        ]
        lines += (
            [f"  …… 另有 {len(open_numbers) - most} 个（--json 的 ledger 有全部）"]
            if len(open_numbers) > most
            else []
        )
    return lines


def _where(clause: str, place: str) -> str:
    return "，".join(part for part in (clause, place) if part) or "开头"


def _percent(share: object) -> str:
    return f"{float(str(share)):.1%}"
