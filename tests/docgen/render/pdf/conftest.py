"""Small Word and Excel files made in the test, and PDFs read back by pypdfium2."""

from __future__ import annotations

import ctypes
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw
import pytest

from docgen.render.pdf import render_docx_pdf

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>'
)
STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>'
    '<w:spacing w:line="560" w:lineRule="exact"/></w:pPr></w:style></w:styles>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word_file(body: str, *, page: str = PAGE, footer: str = "", styles: str = STYLES) -> bytes:
    """A .docx with this body, laid out on A4 with margins of 72 pt, 三号仿宋 on exact lines of 28 pt."""
    kinds = {"rId1": "styles", **({"rId2": "footer"} if footer else {})}
    relations = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for key, kind in kinds.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}</Relationships>',
        "word/styles.xml": styles,
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}{page}</w:body></w:document>",
    }
    if footer:
        parts["word/footer.xml"] = f"<w:ftr {W}>{footer}</w:ftr>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package_file:
        for name, text in parts.items():
            package_file.writestr(name, text)
    return target.getvalue()


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A `w:p` of one run."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>'
    )


@dataclass(frozen=True)
class Glyph:
    """A character on its page (from 1): origin (left, baseline) and right edge in points from the lower left."""

    text: str
    page: int
    left: float
    baseline: float
    right: float


def glyphs(pdf: bytes) -> list[Glyph]:
    """Every visible character of the basic plane in drawing order."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for number, page in enumerate(document, 1):
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = chr(raw.FPDFText_GetUnicode(text, index))
            if character.strip():
                x, y = ctypes.c_double(), ctypes.c_double()
                raw.FPDFText_GetCharOrigin(text, index, x, y)
                right = text.get_charbox(index, loose=True)[2]
                found.append(Glyph(character, number, x.value, y.value, right))
    document.close()
    return found


def text_of(pdf: bytes) -> str:
    """All text without white space."""
    document = pypdfium2.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return "".join(text.split())


def strokes(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every drawn path of the first page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    found = [item.get_bounds() for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)]
    document.close()
    return found


@pytest.fixture
def printed() -> Callable[[str], bytes]:
    """Prints a Word body."""

    def render(body: str) -> bytes:
        return render_docx_pdf(word_file(body), source="t.docx").data

    return render
