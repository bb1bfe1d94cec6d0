"""docxtpl is the oracle: the same template and values give the same document, by an independent way."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace

import pytest
from docxtpl import DocxTemplate
from lxml import etree

from docgen.render.word import WordTemplate

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUES: dict[str, object] = {
    "name": "A&B <Co> 有限公司",
    "text": "第一行\n第二行",
    "yes": True,
    "empty": [],
    "xs": [{"t": "一", "v": "1"}, {"t": "二", "v": "2"}, {"t": "三", "v": "3"}],
    "groups": [{"g": "甲", "xs": ["a", "b"]}, {"g": "乙", "xs": ["c"]}],
    "years": ["2020", "2021", "2022"],
    "n": 2,
}


def by_docxtpl(docx: bytes) -> bytes:
    template = DocxTemplate(io.BytesIO(docx))
    template.render(VALUES, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def canonical(xml: str) -> bytes:
    """Canonical XML without what the two may write differently and both readers ignore: xml:space,
    empty runs and texts, runs of equal format apart or together, ids, order within cell properties."""
    root = etree.fromstring(xml.encode())
    for text in list(root.iter(f"{W}t")):
        text.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
        if not text.text:
            text.getparent().remove(text)
    for run in list(root.iter(f"{W}r")):
        if all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
    for properties in root.iter(f"{W}tcPr"):
        properties[:] = sorted(properties, key=lambda child: child.tag)
    for width in list(root.iter(f"{W}tcW")):
        width.getparent().remove(width)
    etree.cleanup_namespaces(root)
    canonical_xml = etree.tostring(root, method="c14n").decode()
    return re.sub(r"></w:(\w+)>", "/>", re.sub(r">\s+<", "><", canonical_xml)).encode()


Content = str | list[list[str]]
LOOP = "{% for x in xs %}{{ loop.index }}.{{ x.t }}{% if not loop.last %}；{% endif %}{% endfor %}"
NESTED = [["{%tr for g in groups %}"], ["{%tr for x in g.xs %}"], ["{{ g.g }}{{ x }}"], ["{%tr endfor %}"]]
YEARS, END = "{%tc for y in years %}", "{%tc endfor %}"
CASES: dict[str, list[Content]] = {
    "values and conditions": ["甲{{ name }}乙", "{% if yes %}有{% else %}无{% endif %}尾", "{{ text }}"],
    "loops in a paragraph": [LOOP],
    "paragraph loops": ["{%p for x in xs %}", "{{ x.t }}", "{%p endfor %}", "末"],
    "paragraph conditions": ["{%p if empty %}", "甲", "{%p else %}", "乙", "{%p endif %}"],
    "row loops": [
        [["头", ""], ["{%tr for x in xs %}", ""], ["{{ x.t }}", "{{ x.v }}"], ["{%tr endfor %}", ""]]
    ],
    "empty row loops": [[["头"], ["{%tr for x in empty %}"], ["{{ x }}"], ["{%tr endfor %}"]]],
    "nested row loops": [[*NESTED, ["{%tr endfor %}"]]],
    "cell loops": [[["头", YEARS, "{{ y }}", END]]],
    "merged columns": [[["a", YEARS, "{% hm %}合并", END], ["b", YEARS, "{{ y }}", END]]],
    "spanned columns": [[["{% colspan n %}{{ name }}"], ["a", "b"]]],
    "shaded cells": [[["{% cellbg 'FF0000' %}甲", "乙"]]],
}


@pytest.mark.parametrize("case", CASES)
def test_the_document_is_the_one_that_docxtpl_makes(kit: SimpleNamespace, case: str) -> None:
    contents = CASES[case]
    body = "".join(kit.paragraph(one) if isinstance(one, str) else kit.table(*one) for one in contents)
    docx = kit.docx(body)
    ours = WordTemplate.compile(docx, source="表.docx").render(VALUES)
    assert kit.body_texts(ours) == kit.body_texts(by_docxtpl(docx))
    assert canonical(kit.part(ours)) == canonical(kit.part(by_docxtpl(docx)))


def test_vertical_merges_are_those_that_docxtpl_makes(kit: SimpleNamespace) -> None:
    rows = [["{%tr for g in groups %}", ""], ["{%tr for x in g.xs %}", ""], ["{% vm %}{{ g.g }}", "{{ x }}"],
            ["{%tr endfor %}", ""], ["{%tr endfor %}", ""]]  # fmt: skip
    docx = kit.docx(kit.table(*rows))
    ours = WordTemplate.compile(docx, source="表.docx").render(VALUES)
    merges = re.compile(r'<w:vMerge w:val="(\w+)"/>')
    assert kit.body_texts(ours) == kit.body_texts(by_docxtpl(docx)) == ["甲", "a", "", "b", "乙", "c"]
    assert merges.findall(kit.part(ours)) == merges.findall(kit.part(by_docxtpl(docx)))


def test_split_runs_header_and_footer_give_the_same_text(kit: SimpleNamespace) -> None:
    docx = kit.docx(
        kit.runs("甲{{ na", "me }", "}乙"),
        header1=kit.paragraph("{{ name }}"),
        footer1=kit.paragraph("{{ n }}"),
    )
    ours, theirs = WordTemplate.compile(docx, source="表.docx").render(VALUES), by_docxtpl(docx)
    assert kit.body_texts(ours) == kit.body_texts(theirs)
    for name in ("word/header1.xml", "word/footer1.xml"):
        assert canonical(kit.part(ours, name)) == canonical(kit.part(theirs, name))


def test_the_comparison_sees_a_difference(kit: SimpleNamespace) -> None:
    one, other = kit.part(kit.docx(kit.paragraph("甲"))), kit.part(kit.docx(kit.paragraph("乙")))
    assert canonical(one) != canonical(other)
