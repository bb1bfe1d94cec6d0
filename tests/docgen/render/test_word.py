"""Word templates: what is filled, and that what surrounds it stays as it was."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.model.dates import PartialDate
from docgen.render.blank import Blank
from docgen.render.word import WordTemplate


def filled(docx: bytes, **values: object) -> bytes:
    return WordTemplate.compile(docx, source="表.docx").render(values)


def test_values_of_every_kind_are_spelled(kit: SimpleNamespace) -> None:
    docx = kit.docx(
        kit.paragraph("{{ a.n }}|{{ a.d }}|{{ a.day }}|{{ a.yes }}|{{ a.none }}|{{ a.sum|rmb_words }}")
    )
    values = {"n": 0, "d": PartialDate(year=2021, month=3), "day": date(2022, 1, 2), "yes": True,
              "none": Blank(), "sum": Decimal("1180.00")}  # fmt: skip
    assert kit.body_texts(filled(docx, a=values)) == ["0|2021年3月|2022年1月2日|是||壹仟壹佰捌拾万元整"]


def test_markup_and_tags_inside_a_value_stay_text(kit: SimpleNamespace) -> None:
    docx = kit.docx(kit.paragraph("前{{ x }}后") + kit.paragraph("末段 A&amp;B"), core="{{ x }}")
    value = 'A&B <Co> "q" {{ y }} {% for %} {_{ z }_} \ufdd0 0'
    out = filled(docx, x=value)
    assert kit.body_texts(out) == [f"前{value}后", "末段 A&B"]
    assert Document(io.BytesIO(out)).core_properties.title == value


def test_line_breaks_and_tabs_of_a_value_keep_the_run_and_its_format(kit: SimpleNamespace) -> None:
    out = filled(kit.docx(kit.runs("甲", "{{ x }}乙")), x="一\n二\r\n三\t四")
    assert kit.body_texts(out) == ["甲一\n二\n三\t四乙"]
    assert kit.part(out).count("<w:tab/>") == 1
    assert kit.part(out).count("<w:r>") == 2


def test_spaces_in_the_template_and_in_values_are_kept(kit: SimpleNamespace) -> None:
    docx = kit.docx("<w:p><w:r><w:t>　{{ x }}</w:t></w:r></w:p>")
    out = filled(docx, x=" 首尾 ")
    assert kit.body_texts(out) == ["　 首尾 "]
    assert '<w:t xml:space="preserve">' in kit.part(out)


@pytest.mark.parametrize(
    "pieces",
    [
        ("{", "{ project", ".name }", "}尾"),
        ("前{", "{project.name}", "}尾"),
        (
            "{{",
            '<w:proofErr w:type="spellStart"/>',
            "project.name",
            '<w:proofErr w:type="spellEnd"/>',
            "}}尾",
        ),
        (
            "{{ proj",
            '<w:bookmarkStart w:id="1" w:name="b"/>',
            "ect.name",
            '<w:bookmarkEnd w:id="1"/>',
            " }}尾",
        ),
        ("{{ project.name|default(“无”) }}尾",),
        ("{{ project.name|default(‘无’) }}尾",),
    ],
)
def test_tags_that_word_cut_or_curled_work(kit: SimpleNamespace, pieces: tuple[str, ...]) -> None:
    out = filled(kit.docx(kit.runs(*pieces)), project={"name": "项目名"})
    assert kit.body_texts(out)[0].removeprefix("前") == "项目名尾"
    assert kit.part(out).count("bookmarkStart") == kit.part(out).count("bookmarkEnd")


def test_a_tag_takes_the_format_of_its_first_character_and_leaves_its_neighbours_theirs(
    kit: SimpleNamespace,
) -> None:
    xml = kit.part(filled(kit.docx(kit.runs("甲{", "{ x }}乙")), x="值"))
    assert re.search(r"<w:r><w:t [^>]*>甲值</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t [^>]*>乙</w:t>", xml)


def test_paragraph_tags_leave_no_paragraph_behind(kit: SimpleNamespace) -> None:
    body = "".join(
        kit.paragraph(t) for t in ("{%p if form.blank %}", "附件 5", "{%p else %}", "正文", "{%p endif %}")
    )
    template = WordTemplate.compile(kit.docx(body), source="表.docx")
    assert kit.body_texts(template.render({"form": {"blank": True}})) == ["附件 5"]
    assert kit.body_texts(template.render({"form": {"blank": False}})) == ["正文"]


ROWS = (
    ["时间", "内容"],
    ["{%tr for s in schedule %}", ""],
    ["{{ s.t }}", "{{ s.w }}"],
    ["{%tr endfor %}", ""],
)


def test_row_loops_repeat_their_row_and_leave_no_blank_row(kit: SimpleNamespace) -> None:
    template = WordTemplate.compile(kit.docx(kit.table(*ROWS)), source="表.docx")
    items = [{"t": "2021年", "w": "甲"}, {"t": "2022年", "w": "乙"}]
    assert kit.body_texts(template.render({"schedule": items})) == [
        "时间",
        "内容",
        "2021年",
        "甲",
        "2022年",
        "乙",
    ]
    assert kit.body_texts(template.render({"schedule": []})) == ["时间", "内容"]
    assert template.variables() == {"schedule", "schedule[].t", "schedule[].w"}


def test_a_table_cell_or_header_that_lost_everything_stays_valid(
    kit: SimpleNamespace, audit: Callable[[bytes, str], list[str]]
) -> None:
    inner = "".join(kit.paragraph(t) for t in ("{%p if x %}", "有", "{%p endif %}"))
    only_loop = kit.table(*ROWS[1:])
    cell = f"<w:tbl><w:tblPr><w:tblW w:w='0' w:type='auto'/></w:tblPr><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:tcPr/>{inner}</w:tc></w:tr></w:tbl>"  # noqa: E501
    docx = kit.docx(cell + only_loop + kit.paragraph("末"), header1=inner)
    out = filled(docx, x=False, schedule=[])
    xml = kit.part(out)
    assert re.search(r"<w:tc><w:tcPr/><w:p/></w:tc>", xml)
    assert xml.count("<w:tbl>") == 1
    assert "<w:p/></w:hdr>" in kit.part(out, "word/header1.xml")
    assert audit(out, ".docx") == audit(docx, ".docx")


def test_every_part_is_filled_and_no_tag_is_left(kit: SimpleNamespace) -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
        "<wp:docPr id='1' name='框' descr='{{ x }}'/><a:graphic><a:graphicData uri='u'><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{kit.paragraph('框{{ x }}')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{kit.paragraph('框{{ x }}')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    formula = "<w:p><m:oMath><m:r><m:t>{{ x }}</m:t></m:r></m:oMath></w:p>"
    note = f'<w:footnote w:id="1">{kit.paragraph("注{{ x }}")}</w:footnote>'
    comment = f'<w:comment w:id="1" w:author="a">{kit.paragraph("批{{ x }}")}</w:comment>'
    docx = kit.docx(box + formula, header1=kit.paragraph("眉{{ x }}"), footer1=kit.paragraph("脚{{ x }}"),
                    footnotes=note, comments=comment, core="{{ x }}")  # fmt: skip
    parts = kit.parts(filled(docx, x="值<"))
    assert not [name for name, xml in parts.items() if "{{" in xml]
    assert parts["word/document.xml"].count("框值&lt;") == 2
    assert 'descr="值&lt;"' in parts["word/document.xml"]
    assert "<m:t>值&lt;</m:t>" in parts["word/document.xml"]
    for name, text in (("header1", "眉"), ("footer1", "脚"), ("footnotes", "注"), ("comments", "批")):
        assert f"{text}值&lt;" in parts[f"word/{name}.xml"]


def test_a_run_tag_keeps_the_format_on_both_sides(kit: SimpleNamespace) -> None:
    out = filled(kit.docx(kit.runs("首", "{%r if x %}甲{%r endif %}乙{{r y }}")), x=False, y="<值>")
    assert kit.body_texts(out) == ["首乙<值>"]
    assert re.search(r"<w:r><w:rPr><w:b/></w:rPr><w:t [^>]*>乙&lt;值&gt;</w:t>", kit.part(out))


def test_cell_loops_give_a_grid_that_matches_and_keeps_the_width(kit: SimpleNamespace) -> None:
    head = ["项", "{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"]
    out = filled(kit.docx(kit.table(head)), years=["2020", "2021", "2022"])
    xml = kit.part(out)
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert kit.body_texts(out) == ["项", "2020", "2021", "2022"]
    assert len(widths) == 4
    assert sum(widths) == 8000
    fewer = kit.part(filled(kit.docx(kit.table(head)), years=["2020"]))
    assert re.findall(r'<w:gridCol w:w="(\d+)"', fewer) == ["4000", "4000"]
    assert re.findall(r'<w:tcW w:w="(\d+)"', fewer) == ["4000", "4000"]


def test_vertical_merges_follow_their_own_group(kit: SimpleNamespace) -> None:
    rows = (["{%tr for g in groups %}", ""], ["{%tr for i in g.items %}", ""],
            ["{% vm %}{{ g.name }}", "{{ i }}"], ["{%tr endfor %}", ""], ["{%tr endfor %}", ""])  # fmt: skip
    groups = [{"name": "同名", "items": ["a", "b"]}, {"name": "同名", "items": ["c"]}]
    out = filled(kit.docx(kit.table(*rows)), groups=groups)
    assert re.findall(r'<w:vMerge w:val="(\w+)"/>', kit.part(out)) == ["restart", "continue", "restart"]
    assert kit.body_texts(out) == ["同名", "a", "", "b", "同名", "c"]


def test_loops_give_new_ids_and_do_not_repeat_bookmarks(kit: SimpleNamespace) -> None:
    line = (
        '<w:p w14:paraId="00000001"><w:bookmarkStart w:id="7" w:name="b"/><w:r><w:drawing><wp:inline>'
        '<wp:docPr id="5" name="线"/></wp:inline></w:drawing></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    )
    header = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1001" name="眉"/></wp:inline></w:drawing></w:r></w:p>'
    )
    body = kit.paragraph("{%p for i in xs %}") + line + kit.paragraph("{%p endfor %}")
    xml = kit.part(filled(kit.docx(body, header1=header), xs=[1, 2]))
    assert re.findall(r'<wp:docPr id="(\d+)"', xml) == ["1002", "1003"]
    assert "bookmark" not in xml
    assert "paraId" not in xml


def test_two_items_in_one_paragraph_and_a_loop_that_spans_paragraphs_work(kit: SimpleNamespace) -> None:
    body = kit.paragraph("{% for a in xs %}{{r a.t }}") + kit.paragraph("{% endfor %}末")
    assert kit.body_texts(filled(kit.docx(body), xs=[{"t": "一"}, {"t": "二"}])) == ["一", "二", "末"]


def test_comments_vanish_with_their_paragraph(kit: SimpleNamespace) -> None:
    body = kit.paragraph("甲{# 说明 #}乙{{ x }}") + kit.paragraph("{#p 整段说明 #}") + kit.paragraph("末")
    assert kit.body_texts(filled(kit.docx(body), x="")) == ["甲乙", "末"]


def test_the_four_font_slots_of_a_run_are_kept(kit: SimpleNamespace) -> None:
    fonts = '<w:rFonts w:ascii="A" w:hAnsi="B" w:eastAsia="仿宋_GB2312" w:cs="D"/>'
    body = f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>{{{{ x }}}}</w:t></w:r></w:p>"
    assert fonts in kit.part(filled(kit.docx(body), x="一\n二"))


def test_an_automatic_number_that_goes_on_through_a_loop_is_noted(kit: SimpleNamespace) -> None:
    numbered = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
    body = kit.paragraph("{%p for i in xs %}") + numbered * 2 + kit.paragraph("{%p endfor %}")
    assert "接着编号" in WordTemplate.compile(kit.docx(body), source="表.docx").notes[0]


def test_the_same_values_give_the_same_bytes_and_content_types_come_first(kit: SimpleNamespace) -> None:
    template = WordTemplate.compile(kit.docx(kit.paragraph("{{ x }}")), source="表.docx")
    first, again = template.render({"x": "甲"}), template.render({"x": "甲"})
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_renders_share_no_state_and_run_in_threads(kit: SimpleNamespace) -> None:
    template = WordTemplate.compile(kit.docx(kit.table(*ROWS) + kit.paragraph("{{ x }}")), source="表.docx")

    def render(number: int) -> bytes:
        return template.render({"x": number, "schedule": [{"t": number, "w": "甲"}] * (number % 3)})

    alone = [render(number) for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, range(40))) == alone
    assert kit.body_texts(alone[3]) == ["时间", "内容", "3"]


def test_a_filled_document_is_as_valid_as_its_template(
    kit: SimpleNamespace, audit: Callable[[bytes, str], list[str]]
) -> None:
    docx = kit.docx(kit.table(*ROWS) + kit.paragraph("{{ x }}"), header1=kit.paragraph("{{ x }}"))
    out = filled(docx, x="a\nb\tc", schedule=[{"t": "1", "w": "2"}])
    assert audit(out, ".docx") == audit(docx, ".docx")
    assert not [error for error in audit(out, ".docx") if "required relationship" not in error]


names = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


@settings(max_examples=500, deadline=None)
@given(name=names | st.text(alphabet="&<>\"'{}%#_\n\t 　a甲{}%", max_size=30))
def test_any_name_is_read_back_by_another_reader(name: str) -> None:
    out = _NAME.render({"name": name})
    assert Document(io.BytesIO(out)).paragraphs[0].text == f"前{name}后"


def _name_template() -> WordTemplate:
    document = Document()
    document.add_paragraph("前{{ name }}后")
    out = io.BytesIO()
    document.save(out)
    return WordTemplate.compile(out.getvalue(), source="表.docx")


_NAME = _name_template()
