"""The sample guideline as a Word file with automatic numbering and as a web page with navigation."""

from __future__ import annotations

import html
import io
import re

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_LEVELS = (
    ("chineseCounting", "%1、", r"[一二三四五六七八九十]+、"),
    ("chineseCounting", "（%2）", r"（[一二三四五六七八九十]+）"),
    ("decimal", "%3.", r"\d{1,2}\.(?!\d)"),
    ("decimal", "（%4）", r"（\d{1,2}）"),
    ("decimalEnclosedCircleChinese", "%5", r"[①-⑳]"),
)
_ABSTRACT = 77


def as_docx(lines: list[str]) -> tuple[bytes, int]:
    """The lines as a Word file whose marks are automatic numbers; with how many are."""
    document = docx.Document()
    _define(document)
    automatic = 0
    counts = [0] * len(_LEVELS)
    for line in lines:
        bare = re.sub(r"\*\*|^#+\s*", "", line).translate(str.maketrans("()", "（）")).strip()
        if not bare:
            continue
        paragraph = document.add_paragraph()
        level, rest = _numbered(bare, counts)
        if level is not None:
            automatic += 1
            paragraph._p.get_or_add_pPr().append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{_ABSTRACT}"/></w:numPr>'
                )
            )
        paragraph.add_run(rest)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue(), automatic


def _define(document: docx.document.Document) -> None:
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, _) in enumerate(_LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_ABSTRACT}">{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(abstract))
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{_ABSTRACT}"><w:abstractNumId w:val="{_ABSTRACT}"/></w:num>'
        )
    )


def _numbered(text: str, counts: list[int]) -> tuple[int | None, str]:
    """The level of a line whose mark an automatic list would print just so, and the line without it."""
    for level, (_, shown, pattern) in enumerate(_LEVELS):
        match = re.match(pattern, text)
        if match is None:
            continue
        following = [*counts[:level], counts[level] + 1, *[0] * (len(counts) - level - 1)]
        if match[0] != _printed(level, following[level], shown):
            return None, text
        counts[:] = following
        return level, text[match.end() :]
    return None, text


def _printed(level: int, number: int, shown: str) -> str:
    zh = ["", *"一二三四五六七八九", "十", *(f"十{one}" for one in "一二三四五六七八九")]
    sign = zh[number] if level < 2 else chr(ord("①") + number - 1) if level == 4 else str(number)
    return re.sub(r"%\d", sign, shown)


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>%s - 某省工业和信息化厅</title>
<style>p{text-indent:2em}</style><script>var a = "一、不是正文";</script></head><body>
<div class="top"><a href="/">首页</a> <a href="/zwgk">政务公开</a>
<a href="/hd">互动交流</a> <a href="/fw">办事服务</a></div>
<div><ul><li><a href="1">机构职能</a></li><li><a href="2">政策文件</a></li><li><a href="3">专项资金</a></li></ul></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/tz">通知公告</a></div>
<div class="x1"><h1>%s</h1><p>来源：某省工业和信息化厅 发布时间：2022-08-01 浏览次数：1234</p><div id="c">%s</div>
<p><a href="#">打印</a> <a href="#">关闭</a></p><p>分享到：<a href="#">微信</a> <a href="#">微博</a></p></div>
<div style="display:none">一、看不见的方向</div>
<footer>主办单位：某省工业和信息化厅 <a href="#">网站地图</a> ICP备00000000号</footer></body></html>"""


def as_html(lines: list[str], title: str) -> bytes:
    """The lines as paragraphs of a web page with navigation, share links and a footer."""
    paragraphs = []
    for line in lines:
        bare = re.sub(r"^#+\s*", "", line).strip()
        if not bare:
            continue
        pieces = re.split(r"\*\*", bare)
        words = "".join(
            f"<strong>{html.escape(piece)}</strong>" if at % 2 else f"<span>{html.escape(piece)}</span>"
            for at, piece in enumerate(pieces)
            if piece
        )
        paragraphs.append(f"<p>&nbsp;&nbsp;{words}</p>")
    return (PAGE % (title, title, "\n".join(paragraphs))).encode()
