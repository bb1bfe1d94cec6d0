"""The forms of an edition, compiled once, held against the field table, and filled as Word, Excel and PDF."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from docgen.editions import lint_variables, load_edition_folder, template_bytes
from docgen.model.edition import Edition, Form
from docgen.render.excel import ExcelTemplate
from docgen.render.pdf import RenderedPdf, render_docx_pdf, render_xlsx_pdf
from docgen.render.values import Values
from docgen.render.word import WordTemplate

WORD, EXCEL = ".docx", ".xlsx"
DRAFT = "（草稿）"


def compiled_form(folder: Path, key: str) -> WordTemplate | ExcelTemplate:
    """The template of a form, compiled and linted once a process. Raises TemplateError with its place."""
    return _compiled(folder, load_edition_folder(folder).form(key).template)


@cache
def _compiled(folder: Path, template: str) -> WordTemplate | ExcelTemplate:
    form = next(f for f in load_edition_folder(folder).forms if f.template == template)
    data = template_bytes(folder, form)
    kind = ExcelTemplate if template.endswith(EXCEL) else WordTemplate
    compiled = kind.compile(data, source=template)
    lint_variables(compiled.variables(), template)
    return compiled


def check_template(data: bytes, name: str) -> None:
    """Compile and lint a template that is not in an edition yet. Raises TemplateError with its place."""
    kind = ExcelTemplate if name.lower().endswith(EXCEL) else WordTemplate
    lint_variables(kind.compile(data, source=name).variables(), name)


def fill_form(folder: Path, key: str, values: Values) -> bytes:
    """The form filled with values: the bytes of a .docx or .xlsx."""
    return compiled_form(folder, key).render(values)


def print_form(data: bytes, form: Form, *, title: str, made_on: datetime) -> RenderedPdf:
    """The PDF of a filled form. made_on is the PDF's own date, so that equal input gives equal bytes."""
    render = render_xlsx_pdf if form.template.endswith(EXCEL) else render_docx_pdf
    return render(data, title=title, made_on=made_on, source=form.template)


def suffix_of(form: Form) -> str:
    """.docx or .xlsx."""
    return EXCEL if form.template.endswith(EXCEL) else WORD


def file_stem(form: Form, *, draft: bool = False) -> str:
    """附件3-信用承诺书, 附件3-信用承诺书（草稿）: how a made form is named."""
    return f"{form.annex}-{form.title}{DRAFT if draft else ''}"


def application_forms(edition: Edition) -> list[Form]:
    """The forms made for each application, in their order."""
    return sorted(
        (form for form in edition.forms if form.scope == "application"), key=lambda form: form.order
    )
