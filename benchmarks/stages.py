"""What is measured: each stage of one record, and how the cost of tables and batches grows."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from docxtpl import DocxTemplate

from benchmarks.guideline_reading import guideline_stages
from benchmarks.stage import Stage
from docgen.editions import edition_folder, load_edition_folder, samples_folder
from docgen.pipeline.build import build_project
from docgen.pipeline.check import CheckedProject, check_in_edition
from docgen.pipeline.forms import fill_form, print_form
from docgen.pipeline.guideline import read_guideline
from docgen.pipeline.summary import fill_summary
from docgen.render.language import ENVIRONMENT
from docgen.render.values import form_values

EDITION = "jiangsu-2023"
DAY = date(2022, 10, 1)
MOMENT = datetime(2022, 10, 1, tzinfo=UTC)


def all_stages(*, quick: bool) -> Iterator[Stage]:
    """The stages in the order of the work."""
    source = edition_folder(EDITION)
    sample = next(path for path in sorted(samples_folder().glob("01-*")))
    project = check_in_edition(sample, load_edition_folder(source))
    yield Stage("read + parse the guideline (text)", lambda: read_guideline(_guideline_text()))
    yield from guideline_stages(quick=quick)
    yield Stage("read + check one project", lambda: check_in_edition(sample, load_edition_folder(source)))
    yield from _word_stages(source, project)
    yield from _pdf_stages(source, project)
    yield from _summary_stages(source, project, (20,) if quick else (20, 200, 1000))
    yield Stage("build one project, files written", lambda: _build(sample))
    yield Stage("docgen --help, a process", lambda: _process("docgen.cli", "--help"))


def _guideline_text() -> Path:
    return samples_folder() / "guidelines" / f"{EDITION}.txt"


def _word_stages(source: Path, project: CheckedProject) -> Iterator[Stage]:
    edition = load_edition_folder(source)
    values = form_values(
        project.application, project.programme, project.totals, edition, project.award, project.verification
    )
    template = (source / edition.form("taskbook").template).read_bytes()

    def by_docxtpl() -> bytes:
        document = DocxTemplate(io.BytesIO(template))
        document.render(dict(values), ENVIRONMENT)
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    yield Stage(
        "fill the task book (docx)", lambda: fill_form(source, "taskbook", values), by_docxtpl, "docxtpl"
    )
    yield Stage("fill the commitment (docx)", lambda: fill_form(source, "commitment", values))


def _pdf_stages(source: Path, project: CheckedProject) -> Iterator[Stage]:
    edition = load_edition_folder(source)
    values = form_values(
        project.application, project.programme, project.totals, edition, project.award, project.verification
    )
    for key in ("commitment", "taskbook"):
        data = fill_form(source, key, values)
        form = edition.form(key)
        peer, name = _libreoffice(data, ".docx")
        yield Stage(
            f"print the {key} (pdf)",
            lambda data=data, form=form: print_form(data, form, title="", made_on=MOMENT),  # type: ignore[misc]
            peer,
            name,
        )


def _libreoffice(data: bytes, suffix: str) -> tuple[Callable[[], object] | None, str]:
    program = shutil.which("soffice")
    if program is None:
        return None, "LibreOffice is not installed"

    def convert() -> object:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"form{suffix}"
            path.write_bytes(data)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
            return subprocess.run(command, check=True, capture_output=True, timeout=120)

    return convert, "LibreOffice, a process each"


def _summary_stages(source: Path, project: CheckedProject, sizes: tuple[int, ...]) -> Iterator[Stage]:
    edition = load_edition_folder(source)
    for size in sizes:
        rows = [project] * size
        filled = fill_summary(source, rows, "盐城市", DAY)
        yield Stage(
            f"fill a summary of {size} rows (xlsx)",
            lambda rows=rows: fill_summary(source, rows, "盐城市", DAY),  # type: ignore[misc]
            lambda filled=filled: _copy_by_openpyxl(filled),  # type: ignore[misc]
            "openpyxl, load and save alone",
        )
        form = edition.form("summary")
        yield Stage(
            f"print a summary of {size} rows (pdf)",
            lambda filled=filled, form=form: print_form(filled, form, title="", made_on=MOMENT),  # type: ignore[misc]
        )


def _copy_by_openpyxl(data: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _build(sample: Path) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return build_project(sample, EDITION, Path(folder) / "out", DAY)


def _process(module: str, *arguments: str) -> object:
    code = f"from {module} import main; main({list(arguments)!r})"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
