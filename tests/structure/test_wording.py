"""A field is written down once, and no form's wording stands in code.

The rule: outside docgen.model no string literal (docstrings excepted) is, as a whole, the label of a field
of four characters or more, nor holds a sentence of the guideline's annexes 2–5 of twelve or more.
Labels inside a longer message are ordinary words and allowed.
"""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from docgen.model.fields import field_table
from tests.structure.imports import ROOT, source_files

SHORTEST_LABEL = 4
SHORTEST_SENTENCE = 12
GUIDELINE = ROOT / "samples/guidelines/jiangsu-2023.txt"
FIRST_ANNEX, AFTER_LAST_ANNEX = "附件2-1", "附件6"
_NOTHING = re.compile(r"[\s:,#*]+")
_NUMBER = re.compile(r"^\(?[\d一二三四五六七八九十]{1,3}[).、]+")
_ENDS = re.compile(r"[。;!?|]")


def folded(text: str) -> str:
    """Text without blanks, commas, colons and Markdown signs, brackets of one width."""
    return _NOTHING.sub("", unicodedata.normalize("NFKC", text))


def labels() -> frozenset[str]:
    """The labels of single fields that are long enough to be nobody's ordinary word."""
    rows = [row for row in field_table().values() if row.leaf]
    return frozenset(folded(row.zh) for row in rows if len(row.zh) >= SHORTEST_LABEL)


def form_sentences() -> frozenset[str]:
    """The sentences of annexes 2–5."""
    lines = [folded(line) for line in GUIDELINE.read_text("utf-8").splitlines()]
    annexes = lines[lines.index(FIRST_ANNEX) : lines.index(AFTER_LAST_ANNEX)]
    pieces = (_NUMBER.sub("", piece) for line in annexes for piece in _ENDS.split(line))
    return frozenset(piece for piece in pieces if len(piece) >= SHORTEST_SENTENCE)


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string literal of a module but docstrings; an f-string with … for values."""
    tree = ast.parse(path.read_text("utf-8"))
    done = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            done |= {id(part) for part in node.values}
            parts = (part.value if isinstance(part, ast.Constant) else "…" for part in node.values)
            yield node.lineno, "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in done:
            yield node.lineno, node.value


def wording_faults(paths: list[Path]) -> list[str]:
    """Every literal that breaks the rule, one line each."""
    known, sentences = labels(), form_sentences()
    faults = []
    for path in paths:
        for line, text in literals(path):
            plain = folded(text)
            if plain in known or any(sentence in plain for sentence in sentences):
                faults.append(f"{path.name}:{line}: {text}")
    return faults


def test_no_label_and_no_form_sentence_stands_in_code_outside_the_model() -> None:
    model = ROOT / "docgen/model"
    faults = wording_faults([path for path in source_files() if not path.is_relative_to(model)])
    assert faults == []


def test_a_planted_label_and_a_planted_sentence_are_found_but_not_a_message(tmp_path: Path) -> None:
    module = tmp_path / "planted.py"
    module.write_text(
        '"""主营业务收入"""\n'
        'label = "主营业务收入"\n'
        'heading = "单位名称："\n'
        'said = f"{1}、自觉接受财政、工信、审计、纪检等部门的监督检查。杜绝社会中介机构包装项目。"\n'
        'message = f"请核对主营业务收入{1}主营业务收入"\n',
        encoding="utf-8",
    )
    found = [fault.split(":")[1] for fault in wording_faults([module])]
    assert found == ["2", "3", "4"]


def test_the_sentences_come_from_the_forms_and_not_from_the_conditions() -> None:
    sentences = form_sentences()
    assert len(sentences) > 60
    assert any("信用承诺书" in sentence or "承诺" in sentence for sentence in sentences)
    assert not any("设备投入" in sentence for sentence in sentences)
