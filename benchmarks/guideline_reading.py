"""A guideline as a PDF: our whole parse beside pdfplumber's text and tables of the same pages, and its memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2

from benchmarks.stage import Stage
from docgen.editions import samples_folder
from docgen.pipeline.guideline import read_with_figures
from tests.guideline_pdf import typeset

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
    if quick or not Path("/proc/self/status").exists():
        return
    longer = folder / "four-times.pdf"
    _repeated(path, longer, 4)
    for each in (path, longer):
        count = len(pypdfium2.PdfDocument(each))
        yield Stage(f"read the guideline, {count} pages", lambda each=each: _peak(each), None, _told(each))


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
