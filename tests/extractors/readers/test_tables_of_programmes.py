"""A table of programmes with merged cells says the same as a web page, a Word file and a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx

import extractors
from docgen.model.document import SourceDocument, TableBlock, TextBlock
from docgen.report.programmes import reading_data
from tests.guideline_pdf import HEAD, compiled, literal

PAGE = Path(__file__).parents[2] / "guidelines" / "lanting-web" / "guideline.html"
Span = tuple[int, int, int, int, str]
"""Row, column, rows, columns and words of a cell."""


def spans(table: TableBlock) -> Iterator[Span]:
    across = set(table.across)
    for y, row in enumerate(table.rows):
        for x, text in enumerate(row):
            if text is None:
                continue
            wide = 1
            while (y, x + wide) in across:
                wide += 1
            high = 1
            while (
                y + high < len(table.rows) and table.rows[y + high][x] is None and (y + high, x) not in across
            ):
                high += 1
            yield y, x, high, wide, text


def texts(document: SourceDocument) -> Iterator[TextBlock | TableBlock]:
    """The page without what is left of its navigation."""
    return (block for block in document.blocks[1:-2])


def as_word(document: SourceDocument, path: Path) -> None:
    word = docx.Document()
    for block in texts(document):
        if isinstance(block, TextBlock):
            word.add_paragraph(block.text)
            continue
        table = word.add_table(rows=len(block.rows), cols=len(block.rows[0]))
        for y, x, high, wide, text in spans(block):
            cell = table.cell(y, x)
            if high > 1 or wide > 1:
                cell = cell.merge(table.cell(y + high - 1, x + wide - 1))
            cell.text = text
    word.save(str(path))


def as_pdf(document: SourceDocument, path: Path) -> None:
    markup = [HEAD % literal("科技与文旅融合扶持项目")]
    for block in texts(document):
        if isinstance(block, TextBlock):
            markup.append(f"#text({literal(block.text)})")
            continue
        cells = ", ".join(
            f"table.cell(rowspan: {high}, colspan: {wide})[#{literal(text)}]"
            for _, _, high, wide, text in spans(block)
        )
        columns = "1fr, " * len(block.rows[0])
        size = "#set text(size: 9pt)\n#set par(first-line-indent: 0em)\n"
        markup.append(f"#[{size}#table(columns: ({columns}), {cells})]")
    path.write_bytes(compiled("\n\n".join(markup)))


def figures(path: Path) -> list[dict[str, Any]]:
    reading = extractors.parse("guideline", extractors.read(path))
    return [
        {key: value for key, value in each.items() if key != "citation"}
        for each in reading_data(reading)["programmes"]
    ]


def test_as_a_word_file(tmp_path: Path) -> None:
    as_word(extractors.read(PAGE), tmp_path / "指南.docx")
    assert figures(tmp_path / "指南.docx") == figures(PAGE)


def test_as_a_pdf(tmp_path: Path) -> None:
    as_pdf(extractors.read(PAGE), tmp_path / "指南.pdf")
    assert figures(tmp_path / "指南.pdf") == figures(PAGE)
