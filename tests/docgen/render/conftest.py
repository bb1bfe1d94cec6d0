"""Small .docx and .xlsx files to fill, and readings of what came out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from openxml_audit import OpenXmlValidator

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:r="{OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {"header1": "header", "footer1": "footer", "footnotes": "footnotes", "comments": "comments"}
_ROOTS = {"header1": "hdr", "footer1": "ftr", "footnotes": "footnotes", "comments": "comments"}


# The functions below reach the tests as attributes of the fixture `kit`: pytest imports each file alone.


def paragraph(text: str) -> str:
    """A paragraph of one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def runs(*texts: str) -> str:
    """A paragraph of several runs, the even ones bold; a piece that begins with < stands as it is."""
    made = (
        text
        if text.startswith("<")
        else f'<w:r>{"<w:rPr><w:b/></w:rPr>" if n % 2 else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
        for n, text in enumerate(texts)
    )
    return f"<w:p>{''.join(made)}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of one-paragraph cells; each cell 2000 twips wide."""
    columns = max(len(row) for row in rows)
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    body = "".join(f"<w:tr>{''.join(cell.format(paragraph(text)) for text in row)}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def docx(body: str, **parts: str) -> bytes:
    """A minimal .docx that a validator accepts; parts: inner XML of header1, footer1, footnotes …"""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WML}.{_KINDS[name]}+xml"/>'
        for name in parts if name != "core"
    )  # fmt: skip
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/relationships/{_KINDS[name]}" Target="{name}.xml"/>'
        for number, name in enumerate((name for name in parts if name != "core"), start=1)
    )
    named = [name for name in parts if name in ("header1", "footer1")]
    references = "".join(
        f'<w:{_KINDS[name]}Reference w:type="default" r:id="rId{list(parts).index(name) + 1}"/>'
        for name in named
    )
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/>'  # noqa: E501
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WML}.document.main+xml"/>{types}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/'
        'core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{links}</Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{parts.get('core', '标题')}</dc:title></cp:coreProperties>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr>{references}{size}</w:sectPr>"
        "</w:body></w:document>",
    }
    for name, inner in parts.items():
        if name != "core":
            files[f"word/{name}.xml"] = f"<w:{_ROOTS[name]} {_NAMESPACES}>{inner}</w:{_ROOTS[name]}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def part(package: bytes, name: str = "word/document.xml") -> str:
    """A part's XML."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.read(name).decode()


def parts_of(package: bytes) -> dict[str, str]:
    """All XML parts by name."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def body_texts(package: bytes) -> list[str]:
    """Text of each paragraph of the body in order, a line break as \\n and a tab as \\t, tables included."""
    xml = part(package)
    paragraphs = re.findall(r"<w:p(?:/>|[ >].*?</w:p>|>.*?</w:p>)", xml, re.DOTALL)
    return [_text_of(paragraph) for paragraph in paragraphs]


def _text_of(paragraph: str) -> str:
    pieces = re.findall(r"<w:t(?: [^>]*)?>(.*?)</w:t>|(<w:br/>)|(<w:tab/>)", paragraph, re.DOTALL)
    text = "".join(found[0] or ("\n" if found[1] else "\t" if found[2] else "") for found in pieces)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.fixture(scope="session")
def kit() -> SimpleNamespace:
    """Builders and readers of small documents."""
    return SimpleNamespace(
        paragraph=paragraph,
        runs=runs,
        table=table,
        docx=docx,
        part=part,
        body_texts=body_texts,
        parts=parts_of,
    )


@pytest.fixture
def audit(tmp_path: Path) -> Callable[[bytes, str], list[str]]:
    """What an OOXML validator has against a file."""

    def errors(package: bytes, suffix: str) -> list[str]:
        path = tmp_path / f"audited{suffix}"
        path.write_bytes(package)
        return [str(error) for error in OpenXmlValidator().validate(path).errors]

    return errors
