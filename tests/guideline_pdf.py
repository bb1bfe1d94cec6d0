"""A guideline's lines typeset as a PDF as offices issue them, for the tests of the readers and the benchmarks.

Page as GB/T 9704: A4, 22 lines of 28 characters in 仿宋, a running head and page numbers with dashes.
"""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import typst

import docgen

_FONTS = Path(docgen.__file__).parent / "fonts"


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=[str(_FONTS)], ignore_system_fonts=True)


def compiled(markup: str) -> bytes:
    """Typst markup as a PDF."""
    return bytes(_compiler().compile(input=markup.encode(), format="pdf"))


def literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


HEAD = """
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  header: align(center, text(size: 10pt, %s)),
  footer: context align(center, text(size: 14pt, "— " + str(counter(page).get().first()) + " —")))
#set text(font: ("FandolFang R", "Noto Serif CJK SC"), size: 16pt, lang: "zh", region: "cn")
#set par(first-line-indent: (amount: 2em, all: true), leading: 0.75em, spacing: 0.75em, justify: true)
"""


def typeset(lines: list[str], *, running_head: str = "工业和信息产业转型升级专项资金") -> bytes:
    """The lines as paragraphs: # lines as headings (## the title, centred), ** as bold, the rest as text."""
    markup = [HEAD % literal(running_head)]
    rows: list[list[str]] = []
    for line in lines:
        if "\t" in line:
            rows.append([cell.strip() for cell in line.split("\t")])
            continue
        if rows and line.strip():
            markup.append(_table(rows))
            rows = []
        if line.strip():
            markup.append(_paragraph(line.strip()))
    if rows:
        markup.append(_table(rows))
    return compiled("\n\n".join(markup))


def _table(rows: list[list[str]]) -> str:
    """Lines cut by tabs as a ruled table."""
    wide = max(map(len, rows))
    cells = ", ".join(f"[#{literal(cell)}]" for row in rows for cell in (*row, *[""] * (wide - len(row))))
    columns = f"({'1fr, ' * wide})"
    return f"#[#set text(size: 7pt)\n#set par(first-line-indent: 0em)\n#table(columns: {columns}, {cells})]"


def _paragraph(line: str) -> str:
    heading = re.match(r"(#{1,6})\s*", line)
    bare = line[heading.end() :] if heading else line
    pieces = re.split(r"\*\*", bare)
    words = "".join(
        f'#text(font: "FandolHei", {literal(piece)})' if at % 2 else f"#text({literal(piece)})"
        for at, piece in enumerate(pieces)
        if piece
    )
    if heading and len(heading[1]) <= 1:
        return f"#align(center, text(size: 22pt)[{words}])"
    return words


def as_scan(
    pdf: bytes,
    *,
    dpi: int = 300,
    skew_degrees: float = 0.5,
    grey_noise: bool = True,
    pages: int | None = None,
) -> bytes:
    """The pages as pictures in a PDF without text: skewed, grey and noisy as a scanner makes them."""
    import numpy
    from PIL import Image

    document = pypdfium2.PdfDocument(pdf)
    noise = numpy.random.default_rng(7)
    pictures = []
    for index in range(min(len(document), pages or len(document))):
        picture = document[index].render(scale=dpi / 72).to_pil().convert("L")
        picture = picture.rotate(skew_degrees, expand=False, fillcolor=255, resample=Image.Resampling.BICUBIC)
        if grey_noise:
            grey = numpy.asarray(picture, dtype=numpy.float32) * 0.92 + 8
            grey += noise.normal(0, 9, grey.shape)
            picture = Image.fromarray(numpy.clip(grey, 0, 255).astype(numpy.uint8))
        pictures.append(picture)
    stream = BytesIO()
    pictures[0].save(stream, format="PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
    return stream.getvalue()
