"""edition new: a guideline and its blank forms → an edition's directory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import extractors
from docgen.editions import EDITION_FILE, GUIDELINE_FILE
from docgen.editions.draft import DraftForm, edition_toml
from docgen.editions.fixed_wording import printed_words
from docgen.editions.form_excel import excel_template
from docgen.editions.form_word import MadeTemplate, word_template
from docgen.editions.stored import guideline_json
from docgen.errors import FileChangedError, InputError, UsageError
from docgen.files import read_bytes, write_atomically
from docgen.model.document import SourceDocument, TextBlock
from docgen.pipeline.forms import EXCEL, check_template
from docgen.pipeline.guideline import parse_document

OPEN_FILE = "待确定事项.txt"
_LIMIT_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True)
class NewEdition:
    """What was made: files, open points, and per form what matched and what did not."""

    folder: Path
    files: tuple[Path, ...]
    programmes: int
    open_points: tuple[str, ...]
    forms: tuple[tuple[str, MadeTemplate], ...]


def make_edition(
    folder: Path, guideline: Path, forms: tuple[Path, ...], progress: extractors.Progress | None
) -> NewEdition:
    """Write the directory. Raises UsageError for a name that is none, FileChangedError where the folder is
    not empty, InputError for a guideline or form that can't be used; then nothing is written.
    """
    if not folder.name or folder.name in (".", ".."):
        raise UsageError("没有给出目录名", advice="请给出新指南版本的目录，如 editions/某市-2024")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileChangedError("文件夹不是空的，没有覆盖", file=folder, advice="请给出一个新的文件夹")
    document = extractors.read(guideline, progress)
    reading = parse_document(document)
    made = [(path, _template(path)) for path in forms]
    drafts = tuple(
        DraftForm(
            path.name,
            path.stem,
            template.scope,
            printed_words(template.data, is_sheet=path.suffix.lower() == EXCEL),
        )
        for path, template in made
    )
    text, open_points = edition_toml(folder.name, reading.guideline, _words(document), drafts)
    contents = {
        EDITION_FILE: text.encode(),
        GUIDELINE_FILE: guideline_json(reading.guideline),
        f"guideline{guideline.suffix.lower()}": read_bytes(guideline, _LIMIT_BYTES * 10),
        OPEN_FILE: _open_text(open_points, made).encode("utf-8-sig"),
        **{path.name: template.data for path, template in made},
    }
    written = []
    for name, data in contents.items():
        write_atomically(folder / name, data)
        written.append(folder / name)
    shown = tuple((path.name, template) for path, template in made)
    return NewEdition(folder, tuple(written), len(reading.programmes), open_points, shown)


def _template(path: Path) -> MadeTemplate:
    makers = {".docx": word_template, ".xlsx": excel_template}
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise InputError(f"空白表不能是“{path.suffix}”格式", file=path, advice="请另存为 docx 或 xlsx")
    made = maker(read_bytes(path, _LIMIT_BYTES), path.name)
    check_template(made.data, path.name)
    return made


def _words(document: SourceDocument) -> str:
    return "\n".join(block.text for block in document.blocks if isinstance(block, TextBlock))


def _open_text(open_points: tuple[str, ...], made: list[tuple[Path, MadeTemplate]]) -> str:
    lines = ["须由人确定或核对的事项（edition.toml）：", *(f"  {point}" for point in open_points)]
    for path, template in made:
        lines += [
            "",
            f"{path.name}：{len(template.matched)} 处填入字段，{len(template.unmatched)} 处没有匹配",
        ]
        lines += [f"  {place}  {label}：{why}" for place, label, why in template.unmatched]
    return "\r\n".join(lines) + "\r\n"
