"""A web page (.html) → the paragraphs and tables of its main text.

The main text is found by where sentences are dense and links are few, not by any site's class names. What
is left out (navigation, share links, scripts) is told in sum.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
from lxml import etree

from docgen.errors import InputError
from docgen.files import read_bytes, sha256_of
from docgen.model.document import Block, Place, Skipped, SourceDocument, TableBlock, TextBlock
from extractors.readers.docx_numbering import roman
from extractors.readers.kinds import refuse_other_kind
from extractors.readers.numbers import whole

_SIZE_LIMIT = 50 * 1024 * 1024
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_SILENT = (
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "head",
    "select",
    "button",
    "form",
)
_ASIDE = ("nav", "footer", "aside", "menu")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
     "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_SENTENCE = re.compile(r"[，。；：、？！]")
_INDEX = "索引号"
"""What the table of a page's own data begins with."""
_BEHIND = r"\s*(?:$|[:：|｜/>＞»】\]］)）])"
_TOOL = (
    r"打印(?:本页|此页|本文)?|关闭(?:窗口|本页|此页)?|收藏(?:本页|本站)?|分享(?:到|至)?(?:微信|微博|QQ|朋友圈)?|字体|字号|大[\s|]*中[\s|]*小|返回顶部"
    r"|扫一扫|编辑|来源|首页|网站地图|无障碍(?:浏览|阅读)?|手机版|相关(?:链接|阅读|文章)|主办单位|承办单位"
)
_OF_PAGE = (
    r"上一篇|下一篇|浏览次数|点击(?:数|次数|量)|访问量|责任编辑|发布(?:时间|日期|机构)|信息来源|主题分类|您现在的位置|当前位置|版权所有|ICP备|公网安备"
    r"|网站标识码"
)
_TOOLS = re.compile(
    rf"[【\[［]?\s*(?:(?:(?:{_TOOL})[\s|]*)+{_BEHIND}|(?:{_OF_PAGE})(?:{_BEHIND}|\s|[\d©第])|扫一扫在手机|{_INDEX})"
)
"""The words about the page with a separator or the end behind them: 编辑出版精品 is none; those that no clause begins
with also before a blank or a number.
"""
_MARKS = re.compile(
    r"^\s*(?:第.{1,6}[章条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．])"
)
_MOST_OF_TEXT = 0.85
_DEEPEST = 256


@dataclass
class _Page:
    """The page, or a cell of one of its tables, while it is read."""

    blocks: list[Block] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    line: list[str] = field(default_factory=list)
    heading: int = 0
    in_cell: bool = False

    def leave_out(self, reason: str, text: str) -> None:
        """Count what is not read."""
        if text.strip():
            self.left_out[reason] += len("".join(text.split()))
            self.parts[reason] += 1

    def end_line(self) -> None:
        """The inline text gathered is a paragraph."""
        text = re.sub(r"[ \t\r\n\f\u00a0\u200b\u3000]+", " ", "".join(self.line)).strip()
        self.line = []
        if text:
            place = Place(paragraph_no=len(self.blocks) + 1)
            self.blocks.append(
                TextBlock(text=text, place=place, heading=self.heading > 0, level=self.heading)
            )


def read_html_file(path: Path) -> SourceDocument:
    """Read a web page. Raises InputError for an empty one, one that is only scripts, or a web archive (.mht)."""
    data = read_bytes(path, _SIZE_LIMIT)
    refuse_other_kind(data, path, (".html", ".htm"))
    text = _decoded(data, path)
    if re.match(r"\s*(?:From:|MIME-Version:)", text):
        raise InputError("是网页存档（mht）", file=path, advice="请用浏览器打开，另存为“网页，仅 HTML”")
    try:
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise InputError(
            "网页里没有内容", file=path, advice="请用浏览器打开，另存为“网页，仅 HTML”"
        ) from None
    page = _Page()
    title = (root.findtext(".//title") or "").strip()
    _clean(root, page)
    body = root.find("body")
    main = _main(body if body is not None else root)
    _tell_outside(root, main, page)
    headline = _headline(root, main, title)
    if headline:
        page.blocks.append(TextBlock(text=headline, place=Place(paragraph_no=1), heading=True))
    _walk(main, page, 0)
    page.end_line()
    if sum(len(block.text) for block in page.blocks if isinstance(block, TextBlock)) <= len(
        headline
    ) and not any(isinstance(block, TableBlock) for block in page.blocks):
        raise InputError(
            "网页里没有文字（内容可能由脚本载入）",
            file=path,
            advice="请在浏览器里全选、复制到 Word 后另存为 docx",
        )
    return SourceDocument(
        file=path.name,
        sha256=sha256_of(data),
        blocks=tuple(page.blocks),
        skipped=tuple(
            Skipped(what=f"{page.parts[reason]} 处，共 {count} 字", reason=reason, place=Place())
            for reason, count in page.left_out.items()
        ),
    )


def _decoded(data: bytes, path: Path) -> str:
    """By byte order mark, then what the page says of itself, then UTF-8, then GB18030."""
    if not data.strip():
        raise InputError("文件是空的", file=path, advice="请检查是否选错了文件")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    named = _CHARSET.search(data[:4096])
    tried = [named[1].decode("ascii").lower()] if named else []
    for encoding in [
        *("gb18030" if name in ("gb2312", "gbk") else name for name in tried),
        "utf-8",
        "gb18030",
    ]:
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise InputError("网页的文字编码认不出", file=path, advice="请用浏览器打开，另存为 UTF-8 编码的网页")


def _clean(root: Any, page: _Page) -> None:
    """Take out what a reader of the page never sees, and its navigation."""
    etree.strip_tags(root, etree.Comment)
    for node in list(root.iter(*_SILENT)):
        if node.tag == "form" and len(_text(node)) > 200:
            continue
        page.leave_out("脚本、样式和表单控件", "" if node.tag in ("head", "script", "style") else _text(node))
        _drop(node)
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or node.getparent() is None:
            continue
        if node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
            page.leave_out("看不见的内容", _text(node))
            _drop(node)
        elif node.tag in _ASIDE and not _MARKS.search(_text(node)):
            page.leave_out("导航、页脚和边栏", _text(node))
            _drop(node)


def _drop(node: Any) -> None:
    node.drop_tree() if hasattr(node, "drop_tree") and node.getparent() is not None else None


def _text(node: Any) -> str:
    return str(node.text_content()) if hasattr(node, "text_content") else ""


def _main(body: Any) -> Any:
    """The innermost element that holds nearly all sentences of the page."""
    node = body
    weights = _weights(body)
    while True:
        inner = [
            child
            for child in node
            if isinstance(child.tag, str) and child.tag not in ("tr", "td", "tbody", "p")
        ]
        best = max(inner, key=lambda child: weights.get(child, 0.0), default=None)
        if (
            best is None
            or weights.get(best, 0.0) < _MOST_OF_TEXT * weights.get(node, 0.0)
            or best.tag in ("table", "ol", "ul")
        ):
            return node
        node = best


def _weights(body: Any) -> dict[Any, float]:
    """Element → characters of its sentences; those inside links count nothing."""
    weights: dict[Any, float] = {}
    for node in body.iter():
        if not isinstance(node.tag, str):
            continue
        linked = node.tag == "a" or any(above.tag == "a" for above in node.iterancestors())
        own = [node.text or ""] if not linked else []
        own += [child.tail or "" for child in node if not linked]
        length = float(
            sum(len(words.strip()) for words in own if _SENTENCE.search(words) or len(words.strip()) > 12)
        )
        if length:
            for above in (node, *node.iterancestors()):
                weights[above] = weights.get(above, 0.0) + length
                if above is body:
                    break
    return weights


def _tell_outside(root: Any, main: Any, page: _Page) -> None:
    outside = len("".join(_text(root).split())) - len("".join(_text(main).split()))
    if outside > 0:
        page.left_out["正文之外（栏目、位置、分享、页脚）"] += outside
        page.parts["正文之外（栏目、位置、分享、页脚）"] += 1


def _headline(root: Any, main: Any, title: str) -> str:
    """The page's headline where the main text has none: the nearest heading before it, else the page's title."""
    inside = [_text(node).strip() for node in main.iter("h1", "h2", "h3")]
    first = _text(main).strip()[:60]
    heads = [_text(node).strip() for node in root.iter("h1", "h2") if main not in node.iterancestors()]
    candidates = [head for head in heads if head and len(head) <= 80]
    name = candidates[0] if candidates else re.split(r"\s*[-_|–—]\s*", title)[0]
    name = " ".join(name.split())
    known = "".join(first.split())
    if (
        not name
        or (inside and "".join(inside[0].split()) == "".join(name.split()))
        or known.startswith("".join(name.split()))
    ):
        return ""
    return "" if inside and not candidates and len(inside[0]) > 6 else name


def _walk(node: Any, page: _Page, depth: int) -> None:
    if depth > _DEEPEST:
        page.leave_out("嵌套过深的内容", _text(node))
        return
    if node.text:
        page.line.append(node.text)
    for child in node:
        if isinstance(child.tag, str):
            _element(child, page, depth)
        if child.tail:
            page.line.append(child.tail)


def _element(node: Any, page: _Page, depth: int) -> None:
    if node.tag == "br":
        page.end_line()
        return
    if node.tag not in _BLOCKS:
        _walk(node, page, depth + 1)
        return
    page.end_line()
    text = _text(node)
    if not page.in_cell and _is_tools(node, text):
        page.leave_out("分享、打印、来源等页面信息", text)
    elif node.tag == "table" and not _is_layout(node):
        table = _table_block(node, page)
        if table is not None:
            page.blocks.append(table)
    elif node.tag in ("ol", "ul"):
        _list(node, page, depth)
    else:
        before = page.heading
        page.heading = before or (int(node.tag[1]) if re.fullmatch("h[1-6]", node.tag) else 0)
        _walk(node, page, depth + 1)
        page.end_line()
        page.heading = before
        return
    page.end_line()


def _is_tools(node: Any, text: str) -> bool:
    """Links side by side, or words about the page itself; a marked item is never one."""
    words = "".join(text.split())
    if not words or _MARKS.match(text) or len(words) > 300:
        return False
    linked = sum(len("".join(_text(link).split())) for link in node.iter("a"))
    if linked > 0.7 * len(words) and not re.search("。", words) and len(words) > 3:
        return True
    if node.tag == "table":
        return len(words) <= 120 and words.startswith(_INDEX)
    told = _TOOLS.match(" ".join(text.split())) or _TOOLS.match(words)
    return len(words) <= 120 and told is not None and not re.search("。|万元|%", words)


def _is_layout(table: Any) -> bool:
    """A table that only arranges the page: one column, tables inside, or cells with whole articles."""
    rows = [row for row in table.iter("tr") if _own_table(row, table)]
    wide = max((len([cell for cell in row if cell.tag in ("td", "th")]) for row in rows), default=0)
    nested = any(inner is not table for inner in table.iter("table"))
    return wide <= 1 or nested or any(len(_text(cell)) > 1500 for cell in table.iter("td"))


def _own_table(row: Any, table: Any) -> bool:
    return next((above for above in row.iterancestors("table")), None) is table


def _table_block(table: Any, page: _Page) -> TableBlock | None:
    """The cells by row and column, None where one spans into; None for a table that says nothing."""
    grid: dict[tuple[int, int], str | None] = {}
    across: set[tuple[int, int]] = set()
    height = 0
    for at, row in enumerate(row for row in table.iter("tr") if _own_table(row, table)):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (at, column) in grid:
                column += 1
            down, across_columns = _span(cell, "rowspan"), _span(cell, "colspan")
            for y in range(down):
                for x in range(across_columns):
                    grid[at + y, column + x] = None
            across |= {(at, column + x) for x in range(1, across_columns)}
            grid[at, column] = _cell_text(cell, page)
            column += across_columns
        height = at + 1
    wide = max((x for _, x in grid), default=-1) + 1
    told = [y for y in range(height) if any(grid.get((y, x)) for x in range(wide))]
    if not told:
        return None
    return TableBlock(
        rows=tuple(tuple(grid.get((y, x)) for x in range(wide)) for y in told),
        across=tuple((told.index(y), x) for y, x in sorted(across) if y in told),
        place=Place(paragraph_no=len(page.blocks) + 1),
    )


def _span(cell: Any, name: str) -> int:
    return min(max(whole(cell.get(name), 1), 1), 500)


def _cell_text(cell: Any, page: _Page) -> str:
    inner = _Page(left_out=page.left_out, parts=page.parts, in_cell=True)
    _walk(cell, inner, 0)
    inner.end_line()
    return "\n".join(block.text for block in inner.blocks if isinstance(block, TextBlock))


def _list(node: Any, page: _Page, depth: int) -> None:
    """Items with their numbers as the browser shows them."""
    number = whole(node.get("start"), 1)
    for item in node:
        if not isinstance(item.tag, str):
            continue
        page.end_line()
        if item.tag == "li" and node.tag == "ol":
            number = whole(item.get("value"), number)
            if not _MARKS.match(_text(item)):
                page.line.append(f"{_numeral(number, node.get('type') or '1')}. ")
            number += 1
        _walk(item, page, depth + 1)
        page.end_line()


def _numeral(number: int, kind: str) -> str:
    if kind in ("a", "A") and 1 <= number <= 26:
        return chr(ord(kind) + number - 1)
    if kind in ("i", "I"):
        return roman(number) if kind == "I" else roman(number).lower()
    return str(number)
