"""doctor: what of the environment is there, what is missing, what it is for and how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import shutil
import sys
from dataclasses import asdict, dataclass

from docgen.editions import edition_keys, templates_folder
from docgen.errors import OCR_REMEDY, DocgenError
from docgen.render.pdf.engine import font_families


@dataclass(frozen=True)
class Part:
    """One part of the environment. detail: version or place where found; remedy: how to get it otherwise."""

    name: str
    needed: bool
    found: bool
    purpose: str
    detail: str
    remedy: str

    @property
    def state(self) -> str:
        """正常, 缺少（必需） or 未装（可选）."""
        return "正常" if self.found else ("缺少（必需）" if self.needed else "未装（可选）")

    def as_dict(self) -> dict[str, object]:
        """For `--json`."""
        return asdict(self)


_LIBRARIES: tuple[tuple[str, str, bool, str, str], ...] = (
    ("docxtpl", "docxtpl", True, "填 Word 模板", "pip install docxtpl"),
    ("openpyxl", "openpyxl", True, "填 Excel 模板", "pip install openpyxl"),
    ("typst", "typst", True, "生成 PDF", "pip install typst"),
    ("pypdfium2", "pypdfium2", True, "读 PDF 文字和页面", "pip install pypdfium2"),
    ("pdfplumber", "pdfplumber", True, "读 PDF 表格", "pip install pdfplumber"),
    ("rapidocr", "rapidocr", False, "识别扫描件", OCR_REMEDY),
)
_PROGRAMS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("soffice", "libreoffice"),
        "LibreOffice：PDF 的对照",
        "安装 LibreOffice（Debian：apt install libreoffice）",
    ),
)


def examine() -> tuple[Part, ...]:
    """All parts, needed ones first."""
    parts = [_python(), _editions(), _fonts(), *map(_library, _LIBRARIES), *map(_program, _PROGRAMS)]
    return tuple(sorted(parts, key=lambda part: not part.needed))


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    return Part(
        "Python", True, sys.version_info >= (3, 11), "运行本程序", version, "请安装 Python 3.11 或更高版本"
    )


def _editions() -> Part:
    purpose = "指南数据和表格模板"
    try:
        return Part(
            "指南版本",
            True,
            bool(edition_keys()),
            purpose,
            f"{'、'.join(edition_keys())}（{templates_folder()}）",
            "请重新安装",
        )
    except DocgenError as error:
        return Part("指南版本", True, False, purpose, "", error.line())


def _fonts() -> Part:
    fonts = font_families()
    names = "、".join(sorted(fonts))
    return Part("字体", True, bool(fonts), "PDF 中的仿宋、楷体、黑体、宋体、小标宋", names, "请重新安装")


def _library(row: tuple[str, str, bool, str, str]) -> Part:
    module, distribution, needed, purpose, remedy = row
    found = importlib.util.find_spec(module) is not None
    version = importlib.metadata.version(distribution) if found else ""
    return Part(distribution, needed, found, purpose, version, remedy)


def _program(row: tuple[tuple[str, ...], str, str]) -> Part:
    names, purpose, remedy = row
    place = next((path for name in names if (path := shutil.which(name))), "")
    return Part(names[0], False, bool(place), purpose, place, remedy)
