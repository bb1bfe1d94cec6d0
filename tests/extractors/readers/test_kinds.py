"""A file with a wrong extension is named for what it is, not called damaged."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import extractors
from docgen.errors import InputError


def package(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


WORD = package("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("a.docx", b"%PDF-1.7 x", "扩展名是 .docx，其实是 PDF 文件。请把扩展名改为 .pdf 后再试"),
        ("a.txt", b"%PDF-1.7 x", "扩展名是 .txt，其实是 PDF 文件。请把扩展名改为 .pdf 后再试"),
        ("a.html", b"%PDF-1.7 x", "扩展名是 .html，其实是 PDF 文件。请把扩展名改为 .pdf 后再试"),
        ("a.pdf", WORD, "扩展名是 .pdf，其实是 Word 文件。请把扩展名改为 .docx 后再试"),
        ("a.md", WORD, "扩展名是 .md，其实是 Word 文件。请把扩展名改为 .docx 后再试"),
        (
            "a.docx",
            b"\n<!DOCTYPE HTML><p>",
            "扩展名是 .docx，其实是网页（HTML）。请把扩展名改为 .html 后再试",
        ),
        (
            "a.docx",
            package("[Content_Types].xml", "xl/workbook.xml"),
            "扩展名是 .docx，其实是 Excel 文件。请用能打开它的程序另存为 docx、PDF 或 UTF-8 文本",
        ),
        ("a.pdf", package("指南.txt"), "扩展名是 .pdf，其实是压缩包（ZIP）。请先解压"),
        (
            "a.pdf",
            b"\xff\xd8\xff\xe0",
            "扩展名是 .pdf，其实是图片（JPEG）。请用能打开它的程序另存为 docx、PDF 或 UTF-8 文本",
        ),
    ],
)
def test_a_wrong_extension_is_told_with_the_kind_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, line: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        extractors.read(path)
    assert raised.value.line() == f"{path}：{line}"


def test_a_web_page_saved_as_text_is_text_and_a_cut_package_is_damaged(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(b"<html>x")
    assert extractors.read(page).blocks[0].place.line_no == 1
    cut = tmp_path / "a.docx"
    cut.write_bytes(WORD[:60])
    with pytest.raises(InputError, match="不是 docx 文件或已损坏"):
        extractors.read(cut)
