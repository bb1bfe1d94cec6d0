"""The text of a guideline (申报指南) → Guideline: programmes, conditions, money rules, each with its clause.

Read, not remembered: no figure, programme or clause number of any guideline stands here. Words that no
recogniser understands become a condition for a person to judge, so that nothing is dropped.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from docgen.errors import InputError
from docgen.model.document import SourceDocument, TextBlock
from docgen.model.guideline import Guideline
from docgen.model.reading import GuidelineReading
from extractors.parsers.guideline.contacts import contacts_of
from extractors.parsers.guideline.flat import programme_reading
from extractors.parsers.guideline.items import is_guideline, places_of
from extractors.parsers.guideline.ledger import ledger_of
from extractors.parsers.guideline.outline import Outline
from extractors.parsers.guideline.programmes import programme_of
from extractors.parsers.guideline.prose.readings import forget
from extractors.parsers.guideline.sections import outline_of
from extractors.parsers.guideline.titles import title_of

_ISSUED = re.compile(r"^关于(?:印发|发布|公布|下达)(?:实施)?《(?P<title>[^《》]+)》的(?:通知|公告)$")
_FUND = re.compile(r"(?:\d{4}年(?:度)?)?(?P<fund>[^，。]*?(?:专项|引导|扶持|发展)资金)")
_ANNEX = re.compile(r"附件(\d+-\d+(?:[~～至—]\d+-\d+)?)")
_LISTED = re.compile(r"(?<![\d~～至—-])(\d+-\d+(?:[~～至—]\d+-\d+)?)[.、]")


def parse_guideline(document: SourceDocument) -> GuidelineReading:
    """Parse a guideline: its rules, and the flat figures of each programme.

    Raises InputError where the text has no items that state rules or give money.
    """
    forget()
    outline = outline_of(document)
    title, introduction = title_of(outline)
    places = places_of(outline, introduction, title)
    if not is_guideline(title, places):
        raise _not_a_guideline(document, title)
    title = _ISSUED.sub(r"\g<title>", title) or PurePath(document.file).stem
    fund = _FUND.match(title)
    programmes = tuple(programme_of(place, outline.annexes) for place in places)
    contacts, local_contacts = contacts_of(outline.rows, programmes)
    guideline = Guideline(
        title=title,
        fund=fund["fund"] if fund else title,
        source=document.file,
        sha256=document.sha256,
        directions=tuple((direction.path, direction.name) for direction in outline.directions),
        programmes=programmes,
        missing_attachments=_missing_attachments(outline),
        unread_pages=document.unread_pages,
        recognised_pages=_recognised_pages(document),
        contacts=contacts,
        local_contacts=local_contacts,
    )
    unsure = frozenset(
        block.place for block in document.blocks if isinstance(block, TextBlock) and block.unsure
    )
    readings = (programme_reading(place, own, unsure) for place, own in zip(places, programmes, strict=True))
    return GuidelineReading(
        guideline=guideline,
        programmes=tuple(readings),
        ledger=ledger_of(outline, places, programmes),
        left_out=(*document.skipped, *outline.left_out),
    )


def _recognised_pages(document: SourceDocument) -> tuple[int, ...]:
    pages = {
        block.place.page_no for block in document.blocks if isinstance(block, TextBlock) and block.by_ocr
    }
    return tuple(sorted(page for page in pages if page is not None))


def _not_a_guideline(document: SourceDocument, title: str) -> InputError:
    what = "没有“支持条件”“补助标准”等小标题，也没有写明补助的条款" if title else "开头没有标题"
    return InputError(
        f"不像申报指南：{what}",
        file=document.file,
        advice="请选用申报指南正文（带标题和“一、”“（一）”“1.”等编号）",
    )


def _missing_attachments(outline: Outline) -> tuple[str, ...]:
    """Attachments that the text or its list names and that are not in it, a range as printed."""
    text = "".join(node.own.text for direction in outline.directions for node in direction.walk())
    listed = re.sub(r"^附件：", "", outline.annex_list.text)
    numbers = [*_LISTED.findall(listed), *_ANNEX.findall(text)]
    return tuple(
        dict.fromkeys(f"附件{number}" for number in numbers if f"附件{number}" not in outline.annexes)
    )
