"""Faults in templates and data are named: file, part, words nearby, tag, what to do."""

from __future__ import annotations

import re
from decimal import Decimal
from types import SimpleNamespace

import pytest

from docgen.errors import InputError, LimitError, TemplateError
from docgen.render import package
from docgen.render.blank import Blank
from docgen.render.word import WordTemplate


def compile_error(docx: bytes) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        WordTemplate.compile(docx, source="任务书.docx")
    return caught.value


def render_error(docx: bytes, values: dict[str, object]) -> InputError:
    with pytest.raises(InputError) as caught:
        WordTemplate.compile(docx, source="任务书.docx").render(values)
    return caught.value


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{{ x y }}", "写法有误"),
        ("{{ x（y） }}", "写法有误"),
        ("{{ x", "不完整"),
        ("x }}", "不完整"),
        ("{% if x %}", "没有结束"),
        ("{% endif %}", "没有对应的开始标签"),
        ("{% for a in xs %}{% if a %}{% endfor %}", "不配对"),
        ("{% for a in xs %}{% elif a %}{% endfor %}", "不配对"),
        ("{{ x|nope }}", "没有名为“nope”的过滤器"),
        ("{{ x is nope }}", "没有名为“nope”的判断"),
        ("{{ ''.__class__ }}", "内部属性"),
        ("{{ x['__class__'] }}", "内部属性"),
        ("{{ x.items() }}", "不能调用函数"),
        ("{{ 9 ** 9 }}", "不能用这种写法"),
        ("{{ 1.5 }}", "小数"),
        ("{% include 'a' %}", "只支持"),
        ("{% raw %}{{ x }}{% endraw %}", "只支持"),
        ("{% for a, b in xs %}{% endfor %}", "for 名称 in 列表"),
        ("{%- if x %}{% endif %}", "减号"),
        ("{{ x -}}", "减号"),
        ("｛｛ x ｝｝", "全角"),
        ("{｛ x }}", "全角"),
        ("{％ if x ％}", "全角"),
        ("{{p x }}", "子文档"),
        ("{% vm %}", "单元格"),
        ("{%p if x %}{%p endif %}", "别的内容"),
    ],
)
def test_a_bad_tag_is_refused_with_its_place(kit: SimpleNamespace, text: str, what: str) -> None:
    error = compile_error(kit.docx(kit.paragraph("无关段落") + kit.paragraph(f"投资总额{text}万元")))
    assert what in error.what
    assert error.file == "任务书.docx"
    assert error.place.startswith("正文“")
    assert re.search("投资总额|万元", error.place)
    assert "jinja" not in error.line().lower()


def test_full_width_signs_inside_a_tag_are_named(kit: SimpleNamespace) -> None:
    assert "（ ）" in compile_error(kit.docx(kit.paragraph("{{ x（y） }}"))).advice


def test_an_unclosed_loop_is_named_and_not_the_end_of_the_file(kit: SimpleNamespace) -> None:
    body = kit.paragraph("{%p for s in schedule %}") + kit.paragraph("{{ s }}") * 3 + kit.paragraph("文末")
    error = compile_error(kit.docx(body))
    assert "{%p for s in schedule %}没有结束" in error.what
    assert "endfor" in error.advice


@pytest.mark.parametrize(
    ("pieces", "what"),
    [
        (("{{ a", "<w:r><w:br/></w:r>", "b }}"), "换行"),
        (("{{ a", "<w:hyperlink><w:r><w:t>b }}</w:t></w:r></w:hyperlink>"), "超链接"),
        (("<w:r><w:instrText>DATE {{ x }}</w:instrText></w:r>",), "域代码"),
        (("<w:del><w:r><w:delText>{{ x }}</w:delText></w:r></w:del>",), "修订"),
    ],
)
def test_a_tag_that_cannot_be_joined_is_refused(
    kit: SimpleNamespace, pieces: tuple[str, ...], what: str
) -> None:
    assert what in compile_error(kit.docx(kit.runs("前", *pieces))).what


def test_a_tag_over_two_paragraphs_is_refused(kit: SimpleNamespace) -> None:
    assert "不完整" in compile_error(kit.docx(kit.paragraph("{{ a") + kit.paragraph("b }}"))).what


def test_a_row_that_holds_more_than_its_tag_is_refused(kit: SimpleNamespace) -> None:
    rows = (["{%tr for s in xs %}", "合计"], ["{{ s }}", ""], ["{%tr endfor %}", ""])
    assert "表格行里还有别的内容" in compile_error(kit.docx(kit.table(*rows))).what


def test_a_block_that_opens_inside_and_closes_outside_a_table_is_refused(kit: SimpleNamespace) -> None:
    error = compile_error(kit.docx(kit.table(["{% if x %}甲", "乙"]) + kit.paragraph("{% endif %}")))
    assert "不在同一层" in error.what


def test_a_footnote_or_a_referenced_bookmark_in_a_loop_is_refused(kit: SimpleNamespace) -> None:
    begin, end = kit.paragraph("{%p for i in xs %}"), kit.paragraph("{%p endfor %}")
    note = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    assert "脚注" in compile_error(kit.docx(begin + note + end)).what
    mark = '<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p>'
    link = '<w:p><w:hyperlink w:anchor="b"><w:r><w:t>见</w:t></w:r></w:hyperlink></w:p>'
    assert "书签“b”" in compile_error(kit.docx(begin + mark + end + link)).what


def test_a_missing_name_is_named_in_full_with_its_record(kit: SimpleNamespace) -> None:
    docx = kit.docx(kit.paragraph("前{% for s in schedule %}{{ s.work|round(2) }}{% endfor %}后"))
    error = render_error(docx, {"schedule": [{"work": Decimal(1)}, {}]})
    assert "schedule[2].work" in error.what
    assert "{{ s.work|round(2) }}" in error.what
    nested = render_error(kit.docx(kit.paragraph("{{ a.b.c }}")), {"a": {}})
    assert "a.b.c" in nested.what


@pytest.mark.parametrize(
    "text", ["{{ x.y }}", "{% if x.y %}{% endif %}", "{{ '甲' ~ x.y }}", "{{ x.y|blank(3) }}"]
)
def test_an_undefined_name_is_an_error_wherever_it_stands(kit: SimpleNamespace, text: str) -> None:
    assert "x.y" in render_error(kit.docx(kit.paragraph(text)), {"x": {}}).what


@pytest.mark.parametrize(
    ("value", "what"),
    [(None, "缺少值"), (1.5, "浮点数"), ({"a": 1}, "一组数据"), (["a"], "列表"), (object(), "不能填入")],
)
def test_a_value_of_a_wrong_kind_names_its_tag_and_is_never_printed(
    kit: SimpleNamespace, value: object, what: str
) -> None:
    for text in ("{{ a.b }}", "{{ '甲' ~ a.b }}", "{{ [a.b]|join('、') }}"):
        error = render_error(kit.docx(kit.paragraph(text)), {"a": {"b": value}})
        assert isinstance(error, TemplateError)
        assert what in error.what
        assert "a.b" in error.what


def test_a_character_that_word_cannot_hold_names_the_field(kit: SimpleNamespace) -> None:
    docx = kit.docx(kit.table(["{%tr for s in schedule %}"], ["{{ s.work }}"], ["{%tr endfor %}"]))
    error = render_error(docx, {"schedule": [{"work": "好"}, {"work": "坏\x07"}]})
    assert not isinstance(error, TemplateError)
    assert "schedule[2].work" in error.what
    assert "U+0007" in error.what


def test_an_amount_without_capitals_is_the_data_s_fault(kit: SimpleNamespace) -> None:
    error = render_error(
        kit.docx(kit.paragraph("{{ award.granted_wan|rmb_words }}")), {"award": {"granted_wan": Decimal(-1)}}
    )
    assert not isinstance(error, TemplateError)
    assert "award.granted_wan" in error.what


@pytest.mark.parametrize(
    "text",
    ["{{ '甲' * 9 }}", "{{ 9 * '甲' }}", "{{ '%s' % x }}", "{{ 1 + x }}", "{{ range(999999)|length }}"],
)
def test_a_template_that_computes_with_text_is_refused(kit: SimpleNamespace, text: str) -> None:
    assert isinstance(render_error(kit.docx(kit.paragraph(text)), {"x": "乙"}), TemplateError)


def test_a_text_is_not_a_list_of_its_characters(kit: SimpleNamespace) -> None:
    docx = kit.docx(kit.paragraph("{% for a in x %}{{ a }}{% endfor %}"))
    assert "不是列表" in render_error(docx, {"x": "甲乙"}).what
    assert kit.body_texts(WordTemplate.compile(docx, source="").render({"x": Blank()})) == [""]


def test_names_of_methods_are_data_and_not_methods(kit: SimpleNamespace) -> None:
    docx = kit.docx(kit.paragraph("{{ x.items }}"))
    assert kit.body_texts(WordTemplate.compile(docx, source="").render({"x": {"items": "甲"}})) == ["甲"]
    assert "x.items" in render_error(docx, {"x": {}}).what


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_docx_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"任务书\.docx"):
        WordTemplate.compile(data, source="任务书.docx")


def test_an_oversized_package_is_a_limit_error(kit: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST_PARTS", 100)
    with pytest.raises(LimitError):
        WordTemplate.compile(kit.docx(kit.paragraph("甲")), source="任务书.docx")


def test_a_tag_where_none_is_read_is_refused(kit: SimpleNamespace) -> None:
    drawing = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="{# 说明 #}"/></wp:inline></w:drawing></w:r></w:p>'
    assert "位置不支持" in compile_error(kit.docx(kit.paragraph("{{ x }}") + drawing)).what


def test_a_tag_in_a_part_that_is_not_filled_is_refused(kit: SimpleNamespace) -> None:
    docx = kit.docx(kit.paragraph("甲"))
    parts = package.read_parts(docx, source="", kind="Word")
    packer = package.Packer(parts.values())
    error = compile_error(packer.pack([("word/charts/chart1.xml", b"<c>{{ x }}</c>")]))
    assert error.place == "word/charts/chart1.xml"
