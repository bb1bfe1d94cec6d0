"""The fonts that come along are those that the converter names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from docgen.render.pdf import render_docx_pdf
from docgen.render.pdf.engine import font_families, literal
from docgen.render.pdf.faces import FACES, NOTO, glyphs
from tests.docgen.render.pdf.conftest import paragraph, text_of, word_file


def test_typst_sees_every_family_that_is_named() -> None:
    assert {face.family for face in FACES} <= font_families()


def test_the_fallback_has_its_whole_character_map() -> None:
    assert len(glyphs(NOTO)) > 40_000
    assert {ord(character) for character in "𬭎䶮㙓"} <= set(glyphs(NOTO))


def test_document_text_can_never_be_markup() -> None:
    assert literal('a"\\#b\n') == '"a\\"\\\\#b\\n"'


def test_threads_print_side_by_side() -> None:
    def one(number: int) -> str:
        return text_of(render_docx_pdf(word_file(paragraph(f"第{number}份")), source="t.docx").data)

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(one, range(8))) == [f"第{number}份" for number in range(8)]
