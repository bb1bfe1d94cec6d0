"""The two tables, what they refuse, and that the parser reads instead of remembering."""

from __future__ import annotations

import ast
import re
import time
from pathlib import Path

import pytest

import extractors
from docgen.errors import InputError, LimitError, UsageError
from docgen.model.document import TextBlock
from tests.extractors.guideline_text import SAMPLE, TEXT, document_of, parsed

PACKAGE = Path(extractors.__file__).parent


def test_a_line_is_a_block_with_its_number(tmp_path: Path) -> None:
    path = tmp_path / "指南.md"
    path.write_bytes("第一行\r\n\r\n第三行\n".encode())
    document = extractors.read(path)
    blocks = [each for each in document.blocks if isinstance(each, TextBlock)]
    assert [(each.text, each.place.line_no) for each in blocks] == [
        ("第一行", 1),
        ("", 2),
        ("第三行", 3),
        ("", 4),
    ]
    assert (document.file, document.skipped) == ("指南.md", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_sample_reads_the_same_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "指南.txt"
    path.write_bytes(TEXT.encode(encoding))
    document = extractors.read(path)
    assert extractors.parse("guideline", document).guideline.programmes == parsed().programmes
    assert [each.reason for each in document.skipped] == (
        ["不是 UTF-8，按 GB18030 读取，请核对有无错字"] if encoding == "gb18030" else []
    )


@pytest.mark.parametrize("name", ["指南.wps", "指南.doc", "指南"])
def test_a_format_without_reader_says_what_to_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    with pytest.raises(InputError, match="请先另存为"):
        extractors.read(path)


@pytest.mark.parametrize("data", ["指南".encode("utf-16"), b"\x00\x01\x02", b"\xff\xff\xff", b"", b" \n \n"])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "指南.txt"
    path.write_bytes(data)
    with pytest.raises(InputError):
        extractors.read(path)


def test_a_missing_file_and_a_huge_one_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件"):
        extractors.read(tmp_path / "没有.txt")
    path = tmp_path / "大.txt"
    with path.open("wb") as stream:
        stream.truncate(21 * 1024 * 1024)
    with pytest.raises(LimitError):
        extractors.read(path)


def test_an_unknown_kind_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="guideline"):
        extractors.parse("invoice", document_of(TEXT))


TASK_BOOK = TEXT[TEXT.index("附件 5") : TEXT.index("## 附件 6")]


@pytest.mark.parametrize(
    "text", ["今天天气很好。\n", "一、总则\n（一）目的。为了工作。\n", TASK_BOOK, "\n\n\n", "1. 支持条件。\n"]
)
def test_what_is_no_guideline_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(InputError) as caught:
        extractors.parse("guideline", document_of(text))
    assert "不像申报指南" in caught.value.what
    assert "请选用申报指南正文" in caught.value.advice


def test_the_citation_names_file_and_digest() -> None:
    document = extractors.read(SAMPLE)
    guideline = extractors.parse("guideline", document).guideline
    assert (guideline.source, guideline.sha256) == ("jiangsu-2023.txt", document.sha256)


def constants() -> list[tuple[str, str]]:
    """Every string in the package that is no docstring or remark."""
    found = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in remarks
        ]
    return found


def test_no_figure_year_or_name_of_the_guideline_stands_in_the_code() -> None:
    names = [re.sub("项目$", "", each.name) for each in parsed().programmes]
    names += [re.sub("项目$", "", track.name) for each in parsed().programmes for track in each.tracks]
    clauses = {each.clause for item in parsed().programmes for each in item.conditions}
    for file, text in constants():
        if "://" not in text:
            assert not re.search(r"(?<![\dA-Za-z\\{,\[])\d{3,}|20\d\d年|\d+(?:万|亿|%|个|家)", text), (
                file,
                text,
            )
        assert not [name for name in names if name in text], (file, text)
        assert not [clause for clause in clauses if clause in text], (file, text)


def test_the_package_imports_only_the_model_the_errors_and_the_files_of_docgen() -> None:
    allowed = ("docgen.model", "docgen.errors", "docgen.files", "extractors")
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for module in modules:
                assert not module.startswith(("docgen", "tests")) or module.startswith(allowed), (
                    path,
                    module,
                )


def test_the_whole_guideline_parses_in_well_under_a_second() -> None:
    document = document_of(TEXT)
    started = time.process_time()
    extractors.parse("guideline", document)
    assert time.process_time() - started < 2
