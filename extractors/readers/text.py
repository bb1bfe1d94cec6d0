"""Plain text and Markdown: one TextBlock a line, blank lines included, with its number from 1."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.errors import InputError
from docgen.files import read_bytes, sha256_of
from docgen.model.document import Place, Skipped, SourceDocument, TextBlock
from extractors.readers.kinds import refuse_other_kind

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "请用记事本或 WPS 打开，另存为 UTF-8 文本"


def read_text_file(path: Path) -> SourceDocument:
    """Read UTF-8 (byte order mark or not), else GB18030, which is told in `skipped`.

    Raises InputError for other encodings, files that are no text and empty ones.
    """
    data = read_bytes(path)
    refuse_other_kind(data, path, (".txt", ".md"))
    text, notes = _decoded(data, path)
    control = _CONTROL.search(text)
    if control:
        line = len(_LINE_END.findall(text[: control.start()])) + 1
        raise InputError("不是文本文件", file=path, place=f"第 {line} 行", advice="请先另存为 UTF-8 文本")
    if not text.strip():
        raise InputError("文件是空的", file=path, advice="请检查是否选错了文件")
    blocks = tuple(
        TextBlock(text=line, place=Place(line_no=number))
        for number, line in enumerate(_LINE_END.split(text), start=1)
    )
    return SourceDocument(file=path.name, sha256=sha256_of(data), blocks=blocks, skipped=notes)


def _decoded(data: bytes, path: Path) -> tuple[str, tuple[Skipped, ...]]:
    if data.startswith(_UTF16_MARKS):
        raise InputError("是 UTF-16 编码的文本", file=path, advice=_SAVE_AS)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise InputError("不是 UTF-8 或 GB18030 编码的文本", file=path, advice=_SAVE_AS) from None
    note = Skipped(what="文件编码", reason="不是 UTF-8，按 GB18030 读取，请核对有无错字", place=Place())
    return text, (note,)
