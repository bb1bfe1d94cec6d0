"""Whether the words that a rule cites stand where it says, in the guideline's own text.

Shares nothing with the parser: the text is folded (blanks, width, punctuation) and the quoted sentences are
looked for from the cited place on.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.document import SourceDocument, TableBlock, TextBlock
from docgen.model.guideline import Citation, Guideline

_DROPPED = re.compile(r"[\W_]+")
_AHEAD = 120
"""Blocks behind the cited one in which a quote's sentences may go on (blank lines count)."""
_LEAST = 6
_LABEL = re.compile(r"\s*(?P<label>[\u4e00-\u9fff]{2,8})(?:\s{2,}|\s*$)")
_LONGEST_HEAD = 40
_REWRITTEN = str.maketrans("", "", "元")


@dataclass(frozen=True)
class CitedRule:
    """A rule's name for messages and what it cites."""

    rule: str
    citation: Citation


@dataclass(frozen=True)
class Lost:
    """A citation whose words are not where it says. what: the sentence, and where it does stand if anywhere."""

    rule: CitedRule
    what: str


def cited_rules(guideline: Guideline) -> Iterator[CitedRule]:
    """Every citation of a guideline with the rule that it belongs to."""
    for programme in guideline.programmes:
        yield CitedRule(programme.label, programme.citation)
        for base in programme.bases:
            yield CitedRule(f"{programme.path} 口径“{base.label}”", base.citation)
        for condition in programme.conditions:
            yield CitedRule(f"{condition.clause}（{condition.kind}）", condition.citation)
        for subsidy in programme.subsidies:
            yield CitedRule(f"{subsidy.clause}（补助标准）", subsidy.citation)
        if programme.quota is not None:
            yield CitedRule(f"{programme.path}（支持数量）", programme.quota.citation)


def lost_citations(guideline: Guideline, document: SourceDocument) -> tuple[Lost, ...]:
    """The citations that do not re-open at their line, page or paragraph."""
    text = _Text(document)
    return tuple(lost for rule in cited_rules(guideline) if (lost := _look(rule, text)) is not None)


class _Text:
    """The folded blocks of a document with their places; bare: without what is of the page and of the layout.

    That is page numbers, what heads page after page, and the labels of a column beside the words.
    """

    def __init__(self, document: SourceDocument) -> None:
        self.places = [block.place for block in document.blocks]
        words = [_words(block) for block in document.blocks]
        self.blocks = [_fold(each) for each in words]
        self.folded = "".join(self.blocks)
        counts = Counter(self.blocks)
        of_the_page = {
            each for each in counts if len(each) <= _LONGEST_HEAD and (counts[each] > 2 or each.isdecimal())
        }
        labels = Counter(match["label"] for each in words if (match := _LABEL.match(each)))
        self.bare = [
            "" if folded in of_the_page else _fold(_without_label(each, labels))
            for folded, each in zip(self.blocks, words, strict=True)
        ]

    def windows(self, citation: Citation) -> tuple[str, ...]:
        """The text from the cited place on, whole and bare. Empty where there is no such place."""
        wanted = (citation.page_no, citation.line_no, citation.paragraph_no)
        at = next(
            (
                index
                for index, place in enumerate(self.places)
                if all(
                    value is None or value == own
                    for value, own in zip(
                        wanted, (place.page_no, place.line_no, place.paragraph_no), strict=True
                    )
                )
            ),
            None,
        )
        if at is None:
            return ()
        return "".join(self.blocks[at : at + _AHEAD]), "".join(self.bare[at : at + _AHEAD])


def _words(block: TextBlock | TableBlock) -> str:
    if isinstance(block, TextBlock):
        return block.text
    return "".join(cell for row in block.rows for cell in row if cell)


def _without_label(text: str, labels: Counter[str]) -> str:
    match = _LABEL.match(text)
    return text[match.end("label") :] if match and labels[match["label"]] > 1 else text


def _fold(text: str) -> str:
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text)).translate(_REWRITTEN)


def _look(rule: CitedRule, text: _Text) -> Lost | None:
    windows = text.windows(rule.citation)
    if not windows:
        return Lost(rule, "引用的位置在指南中不存在")
    for sentence in re.split(r"[。；：]", rule.citation.quote):
        words = _fold(sentence)
        found = any(words in window for window in windows)
        if len(words) >= _LEAST and not found and rule.citation.standing != "corrected":
            where = "在别处" if words in text.folded else "指南中没有"
            return Lost(rule, f"“{sentence}”不在引用的位置（{where}）")
    return None
