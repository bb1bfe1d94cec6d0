"""A guideline as a PDF: our whole parse beside pdfplumber's text and tables of the same pages, and its memory."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pdfplumber
import pypdfium2

import extractors
from benchmarks.stage import Stage
from docgen.editions import samples_folder
from docgen.model.document import SourceDocument
from docgen.pipeline.guideline import read_with_figures
from extractors.readers.pdf.scans import DPI
from tests.guideline_pdf import as_scan, typeset

# ru_maxrss would carry the parent's peak over exec; VmHWM starts anew with the program.
_PEAK = """
import re, sys
from pathlib import Path
import extractors
extractors.read(Path(sys.argv[1]))
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def guideline_stages(*, quick: bool) -> Iterator[Stage]:
    """The sample guideline with its forms, typeset as an office issues it."""
    folder = Path(tempfile.mkdtemp(prefix="docgen-bench-"))
    path = folder / "guideline.pdf"
    lines = (samples_folder() / "guidelines" / "jiangsu-2023.txt").read_text("utf-8").splitlines()
    path.write_bytes(typeset(lines))
    pages = len(pypdfium2.PdfDocument(path))
    yield Stage(
        f"read + parse the guideline (PDF, {pages} pages)",
        lambda: read_with_figures(path),
        lambda: _plumbed(path),
        "pdfplumber extract_text + extract_tables",
    )
    yield from _scan_stages(folder, lines, quick=quick)
    if quick or not Path("/proc/self/status").exists():
        return
    longer = folder / "four-times.pdf"
    _repeated(path, longer, 4)
    for each in (path, longer):
        count = len(pypdfium2.PdfDocument(each))
        yield Stage(f"read the guideline, {count} pages", lambda each=each: _peak(each), None, _told(each))


def _scan_stages(folder: Path, lines: list[str], *, quick: bool) -> Iterator[Stage]:
    """The first pages as a scan: our reading, nothing kept from before, beside the OCR engine on the same pictures."""
    if importlib.util.find_spec("rapidocr") is None:
        return
    path = folder / "scan.pdf"
    path.write_bytes(as_scan(typeset(lines), pages=1 if quick else 4))
    pages = len(pypdfium2.PdfDocument(path))
    yield Stage(
        f"read a scan ({pages} pages)",
        lambda: _read_anew(path),
        lambda: _recognised(path),
        "RapidOCR alone on the same pictures",
        slow=True,
    )


def _read_anew(path: Path) -> SourceDocument:
    with tempfile.TemporaryDirectory() as cache, mock.patch.dict(os.environ, DOCGEN_CACHE=cache):
        return extractors.read(path)


def _recognised(path: Path) -> int:
    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})
    found = 0
    for page in pypdfium2.PdfDocument(path):
        result = engine(page.render(scale=DPI / 72).to_numpy())
        found += len(result.txts or ())
    return found


def _plumbed(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()


def _repeated(source: Path, target: Path, times: int) -> None:
    whole = pypdfium2.PdfDocument.new()
    for _ in range(times):
        whole.import_pages(pypdfium2.PdfDocument(source))
    whole.save(target)


def _peak(path: Path) -> int:
    """Peak memory of a process of its own that only reads the file, in MiB."""
    run = subprocess.run([sys.executable, "-c", _PEAK, str(path)], capture_output=True, text=True, check=True)
    return int(run.stdout)


def _told(path: Path) -> str:
    return f"peak {_peak(path)} MiB in a process of its own"
