"""edition new: blank forms → templates, each summary with the direction that it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import extractors
from docgen.editions.draft import DraftForm
from docgen.editions.fixed_wording import printed_words
from docgen.editions.form_directions import direction_of
from docgen.editions.form_excel import excel_template, for_every_direction
from docgen.editions.form_made import MadeTemplate
from docgen.editions.form_word import word_template
from docgen.errors import DocgenError, InputError
from docgen.files import read_bytes, sha256_of
from docgen.model.guideline import Guideline
from docgen.pipeline.forms import EXCEL, WORD, check_template
from docgen.pipeline.guideline import parse_document

_LIMIT_BYTES = 50 * 1024 * 1024
Made = tuple[DraftForm, MadeTemplate]


def templates_of(forms: Sequence[Path], guideline: Guideline) -> tuple[list[Made], list[str]]:
    """The templates, and what is doubtful about them. Raises InputError for a file that is no blank form."""
    _check_names(forms)
    made = _for_directions([_template(path, guideline) for path in forms], guideline)
    return made, [
        f"forms {path.name}：像申报指南而不是空白表，请核对是否选错了文件"
        for path in forms
        if _gives_money(path)
    ]


def _check_names(forms: Sequence[Path]) -> None:
    """Each template keeps its form's name in the edition, where the guideline's text lies too."""
    names = [path.name.lower() for path in forms]
    for at, path in enumerate(forms):
        if names[at] in names[:at]:
            raise InputError("有两张空白表同名", file=path, advice="请改名，各表不同")
        if path.stem.lower() == "guideline":
            raise InputError("空白表不能叫 guideline，这个名字留给指南原文", file=path, advice="请改名")


def _gives_money(path: Path) -> bool:
    """Whether a Word file reads as a guideline with money rules."""
    if path.suffix.lower() != WORD:
        return False
    try:
        reading = parse_document(extractors.read(path))
    except DocgenError:
        return False
    return any(programme.subsidies for programme in reading.guideline.programmes)


def _template(path: Path, guideline: Guideline) -> Made:
    makers = {".docx": word_template, ".xlsx": excel_template}
    maker = makers.get(path.suffix.lower())
    if maker is None:
        raise InputError(f"空白表不能是“{path.suffix}”格式", file=path, advice="请另存为 docx 或 xlsx")
    data = read_bytes(path, _LIMIT_BYTES)
    if sha256_of(data) == guideline.sha256:
        raise InputError(
            "这是申报指南，不是空白表", file=path, advice="请在 --forms 给出空白的 Word 或 Excel 表"
        )
    made = maker(data, path.name)
    if not made.matched:
        raise InputError(
            "没有一处能填入字段，不像空白表", file=path, advice="请核对是否选错了文件（如把指南当作空白表）"
        )
    check_template(made.data, path.name)
    words = printed_words(made.data, is_sheet=path.suffix.lower() == EXCEL)
    return DraftForm(path.name, path.stem, made.scope, words), made


def _for_directions(made: list[Made], guideline: Guideline) -> list[Made]:
    """Each summary with the direction that it names; the only one there is is made for all of them."""
    names = dict(guideline.programme_directions)
    alone = sum(draft.scope == "region" for draft, _ in made) == 1
    placed: list[Made] = []
    for draft, template in made:
        number = (
            direction_of(guideline.programme_directions, draft.title, draft.words)
            if draft.scope == "region"
            else ""
        )
        if number and alone and len(names) > 1:
            general = for_every_direction(template.data, draft.template, names[number])
            placed.append((replace(draft, direction=("", names[number])), replace(template, data=general)))
        else:
            placed.append((replace(draft, direction=(number, names.get(number, ""))), template))
    return placed
