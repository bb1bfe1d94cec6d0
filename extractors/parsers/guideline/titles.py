"""What a guideline is called."""

from __future__ import annotations

import re

from extractors.parsers.guideline.lines import is_unfinished
from extractors.parsers.guideline.outline import Outline
from extractors.parsers.guideline.passage import Passage

_TITLE_END = re.compile(
    r"(?:指南|指引|通知|办法|细则|意见|公告|方案|要求|须知|政策|规定|措施|条款|十条|办法（试行）|细则（试行）)$"
)
_NAVIGATION = re.compile(
    r"(?:首页|关闭|返回|打印|分享|收藏|字号|当前位置|您(?:当前)?的位置|信息速递|发布(?:日期|时间)|信息来源|浏览次数|搜索热词|索引号|文号|主题词)"
    r"(?![^。]{0,30}(?:指南|办法|政策|通知)$)|[^，。；：]{2,16}[〔\[［]\d{4}[〕\]］]\d{1,4}号$"
)
"""A line that a page of the web prints above its text, or a document's number."""
_SHORT_TITLE = re.compile("[^。；：]{6,29}[^。；：，]")
"""创业补贴，请查收: a page's title may hold a comma."""
_ANNOUNCED = re.compile(
    r"(?:制定|印发|出台|发布)了?《(?P<title>[^《》]{4,60}?(?:指南|办法|细则|方案|政策|措施|意见)(?:（[^（）]*）)?)》"
)
"""省财政厅制定了《…实施方案》, where a page prints no other title."""


def title_words(outline: Outline, title: str) -> Passage:
    """The title with the places of its characters; the whole head where it doesn't stand there."""
    lines = Passage()
    for line in outline.head:
        if not lines.text and not title.startswith(line.text) and title not in line.text:
            continue
        lines += line
        if title in lines.text:
            at = lines.text.find(title)
            return lines.part(at, at + len(title))
    return lines


def title_of(outline: Outline) -> tuple[str, tuple[Passage, ...]]:
    """The title, and the lines of the head behind it.

    The title is what stands up to the first line that ends as titles do, else the first line.
    """
    head = tuple(line for line in outline.head if not _NAVIGATION.match(line.text))
    joined = ""
    for at, line in enumerate(head):
        joined += line.text
        if _TITLE_END.search(joined):
            return joined, paragraphs_of(head[at + 1 :])
        if re.search("[。；，]$", line.text):
            break
    first = head[0].text if head else ""
    announced = _ANNOUNCED.search(first)
    if not re.search("[。；，]", first) or (_SHORT_TITLE.fullmatch(first) and not announced):
        return first, paragraphs_of(head[1:])
    return (announced["title"] if announced else ""), paragraphs_of(head)


def paragraphs_of(lines: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Lines that a page's width or end has cut are one."""
    found: list[Passage] = []
    for line in lines:
        if found and is_unfinished(found[-1].text):
            found[-1] += line
        else:
            found.append(line)
    return tuple(found)
