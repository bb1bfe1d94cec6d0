"""Typst in process: the fonts that come along, one compiler a thread, PDF/A-2b, no network.

Document text reaches Typst as escaped string literals alone, never as markup.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

from docgen.errors import InternalFault

_DEFAULT_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_LOCAL = threading.local()


@lru_cache(maxsize=1)
def prelude() -> str:
    """The Typst functions that the generated markup calls."""
    return files("docgen.render.pdf").joinpath("prelude.typ").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folder = Path(str(files("docgen").joinpath("fonts")))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def font_families() -> set[str]:
    """The family names that Typst sees in the fonts that come along."""
    return set(_fonts().families())


def _compiler() -> typst.Compiler:
    compiler = getattr(_LOCAL, "compiler", None)
    if compiler is None:
        compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
        _LOCAL.compiler = compiler
    return compiler


def compile_pdf(markup: str, *, title: str, made_on: datetime | None, source: str) -> bytes:
    """The PDF of generated markup; the same markup, title and date give the same bytes.

    Raises InternalFault for what Typst refuses or warns of: the converter has to prevent it before.
    """
    moment = made_on or _DEFAULT_DATE
    head = f"#set document(title: {literal(title)}, date: {_typst_date(moment)})\n"
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            input=(head + prelude() + markup).encode(),
            format="pdf",
            timestamp=moment,
            pdf_standards=["a-2b"],
        )
    except typst.TypstError as error:
        raise InternalFault(f"PDF 排版失败（{error}）", file=source, advice="请把文件报告给我们") from None
    if warnings:
        raise InternalFault(f"PDF 排版有疑问（{warnings[0]}）", file=source, advice="请把文件报告给我们")
    if not isinstance(pdf, bytes):
        raise InternalFault("PDF 排版没有结果", file=source, advice="请把文件报告给我们")
    return pdf


def _typst_date(moment: datetime) -> str:
    return f"datetime(year: {moment.year}, month: {moment.month}, day: {moment.day})"


def literal(text: str) -> str:
    """Text as a Typst string literal."""
    escaped = (
        text.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\r", "")
        .replace("\t", " ")
    )
    return f'"{escaped}"'


def pt(points: float) -> str:
    """A length."""
    return f"{round(points, 3):.3f}".rstrip("0").rstrip(".") + "pt"
