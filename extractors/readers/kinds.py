"""What a file really is, by its first bytes: a wrong extension is told as such and not as a damaged file."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from pathlib import Path

from docgen.errors import InputError

_SAVE_AS = "请用能打开它的程序另存为 docx、PDF 或 UTF-8 文本"
_UNPACK = "请先解压"
_STARTS = (
    (b"%PDF-", "PDF 文件", ".pdf"),
    (b"\xd0\xcf\x11\xe0", "旧的 .doc 或 .xls 文件，或加了打开密码", f"{_SAVE_AS}（不加密码）"),
    (b"{\\rtf", "RTF 文件", _SAVE_AS),
    (b"<!doctype html", "网页（HTML）", ".html"),
    (b"<html", "网页（HTML）", ".html"),
    (b"\x89png", "图片（PNG）", _SAVE_AS),
    (b"\xff\xd8\xff", "图片（JPEG）", _SAVE_AS),
    (b"7z\xbc\xaf", "压缩包（7z）", _UNPACK),
    (b"rar!", "压缩包（RAR）", _UNPACK),
)
"""First bytes → what the file is; the extension that we read it by, or what else to do."""
DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    NotImplementedError,
)
"""What a damaged or encrypted package may raise."""
_IN_ZIP = (
    ("word/", "Word 文件", ".docx"),
    ("xl/", "Excel 文件", _SAVE_AS),
    ("ppt/", "PowerPoint 文件", _SAVE_AS),
)


def refuse_other_kind(data: bytes, path: Path, own: tuple[str, ...]) -> None:
    """Raise InputError where the bytes are plainly of another kind than the extension says.

    own: the extensions of the reader; a web page is text, too.
    """
    kind, remedy = _kind(data)
    if not kind or remedy in own or (remedy == ".html" and ".txt" in own):
        return
    blank = " " if kind[0].isascii() else ""
    advice = f"请把扩展名改为 {remedy} 后再试" if remedy.startswith(".") else remedy
    raise InputError(f"扩展名是 {path.suffix}，其实是{blank}{kind}", file=path, advice=advice)


def _kind(data: bytes) -> tuple[str, str]:
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, kind, remedy in _STARTS:
        if head.startswith(start.lower()):
            return kind, remedy
    return _kind_in_zip(data) if head.startswith(b"pk\x03\x04") else ("", "")


def _kind_in_zip(data: bytes) -> tuple[str, str]:
    """What a package holds; nothing is said of a damaged one."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except DAMAGED_ZIP:
        return "", ""
    for folder, kind, remedy in _IN_ZIP:
        if any(name.startswith(folder) for name in names):
            return kind, remedy
    return ("", "") if "[Content_Types].xml" in names else ("压缩包（ZIP）", _UNPACK)
