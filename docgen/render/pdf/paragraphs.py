"""A Word paragraph → a block of Typst: its runs, indents, line height and spacing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.errors import InputError
from docgen.render.pdf.engine import pt
from docgen.render.pdf.names import Element, W, child_val, local, val
from docgen.render.pdf.properties import Properties, lines_to_points, paragraph_properties
from docgen.render.pdf.styles import Settings, Styles
from docgen.render.pdf.support import check_content, is_marker, place_of, unsupported
from docgen.render.pdf.text import BREAK, FontLog, Run, line_edges, run_fonts, run_markup

_TRANSPARENT = frozenset(["hyperlink", "smartTag"])
_IGNORED = frozenset(["lastRenderedPageBreak"])
_SIDES = {"left": "left", "center": "center", "right": "right", "both": "left"}
_PAGE_FIELD = "PAGE"


@dataclass(frozen=True)
class Context:
    """What the whole document shares."""

    styles: Styles
    settings: Settings
    fonts: FontLog
    source: str


@dataclass(frozen=True)
class Block:
    """A paragraph as code. before, after: spacing in points; page_break: it starts a new page."""

    code: str
    before: float
    after: float
    page_break: bool


@dataclass(frozen=True)
class _Piece:
    """A run of text, a line break, or the page number; fields keep the formatting of their first run."""

    run: Run
    kind: str = "text"


def paragraph_block(
    element: Element, context: Context, *, width: float, table_style: str | None = None
) -> Block:
    """Convert one `w:p`. width: of the column or cell content in points.

    Raises UnsupportedConstructError for what is not drawn, MissingGlyphError for a character without a font.
    """
    direct = paragraph_properties(element.find(W + "pPr"), context.source)
    known = context.styles.paragraph(direct, table_style=table_style)
    properties = lines_to_points(known, None)
    _refuse(properties, element, context)
    style = context.styles.paragraph_style(direct)
    mark = context.styles.run_element(element.find(f"{W}pPr/{W}rPr"))
    base = context.styles.run(mark, paragraph_style=style, table_style=table_style)
    pieces = list(_pieces(element, context, style, table_style))
    breaks = bool(pieces) and pieces[0].kind == "page"
    pieces = pieces[1:] if breaks else pieces
    if any(piece.kind == "page" for piece in pieces):
        raise unsupported(element, context.source, name="br", detail="段落中间的分页符")
    empty = Run(BREAK, run_fonts(base, context.fonts), float(base["sz"]))
    size = pieces[0].run.size if pieces else float(base["sz"])
    indents = _Indents.of(properties, size, float(base["sz"]))
    code = _code(pieces or [_Piece(empty)], properties, indents, element, context, width)
    return Block(
        code,
        float(properties.get("before", 0.0)),
        float(properties.get("after", 0.0)),
        bool(properties.get("pageBreakBefore")) or breaks,
    )


def _refuse(properties: Properties, element: Element, context: Context) -> None:
    if properties.get("pfill"):
        raise unsupported(element, context.source, name="shd", detail="段落底纹")
    if properties.get("jc") == "distribute":
        raise unsupported(element, context.source, name="jc", detail="分散对齐")


@dataclass(frozen=True)
class _Indents:
    """In points; Chars win over twips: of the first run for the first line, of the style for the sides."""

    left: float
    right: float
    first: float
    hanging: float

    @classmethod
    def of(cls, properties: Properties, first_size: float, size: float) -> _Indents:
        def length(name: str, unit: float) -> float:
            chars = properties.get(f"{name}Chars")
            return float(chars * unit) if chars else float(properties.get(name, 0.0))

        hanging = length("hanging", first_size)
        left = length("left", size)
        return cls(left - hanging, length("right", size), length("firstLine", first_size), hanging)


def _code(
    pieces: list[_Piece],
    properties: Properties,
    indents: _Indents,
    element: Element,
    context: Context,
    width: float,
) -> str:
    edges = line_edges(
        [piece.run for piece in pieces],
        line=float(properties.get("line", 12.0)),
        rule=str(properties.get("lineRule", "auto")),
    )
    place = place_of(element)
    stretched = context.settings.stretch_broken_lines and properties.get("jc") == "both"
    room = width - indents.left - indents.right - indents.hanging
    parts = []
    for piece in pieces:
        if piece.kind == "line":
            parts.append(f"linebreak(justify: {str(stretched).lower()})")
            continue
        code = run_markup(piece.run, edges, room=room, place=place, source=context.source)
        if piece.kind == "number":
            code = code.replace(f'"{_PAGE_FIELD}"', "counter(page).display()")
        parts.append(code)
    if pieces[-1].kind == "line":
        parts.append(
            run_markup(_blank_like(pieces[-1].run), edges, room=room, place=place, source=context.source)
        )
    options = [f"side: {_SIDES[str(properties.get('jc', 'left'))]}"]
    lengths = {
        "left": indents.left,
        "right": indents.right,
        "first": indents.first,
        "hanging": indents.hanging,
    }
    options += [f"{name}: {pt(value)}" for name, value in lengths.items() if value]
    flags = {
        "justify": properties.get("jc") == "both",
        "sticky": properties.get("keepNext"),
        "whole": properties.get("keepLines"),
    }
    options += [f"{name}: true" for name, on in flags.items() if on]
    if properties.get("autoSpaceDE") is False:
        options.append("spaced: false")
    return f"paragraph({', '.join(options)}, {{{'; '.join(parts)}}})"


def _blank_like(run: Run) -> Run:
    return Run(BREAK, run.fonts, run.size)


def _pieces(
    element: Element, context: Context, style: str | None, table_style: str | None
) -> Iterator[_Piece]:
    field: list[str] | None = None
    for node in _runs(element, context):
        direct = context.styles.run_element(node.find(W + "rPr"))
        properties = context.styles.run(direct, paragraph_style=style, table_style=table_style)
        for part in node:
            name = local(part)
            if name == "fldChar":
                field, piece = _field(part, field, properties, context)
                if piece is not None:
                    yield piece
            elif name == "instrText":
                if field is None:
                    raise unsupported(part, context.source, name="fldChar")
                field.append(part.text or "")
            elif field is None or name in ("rPr",):
                yield from _plain(part, properties, context)


def _field(
    part: Element, field: list[str] | None, properties: Properties, context: Context
) -> tuple[list[str] | None, _Piece | None]:
    """A complex field (17.16.18): its instruction is kept, its stored result passed over."""
    kind = val(part, "fldCharType")
    if kind == "begin" and field is None:
        return [], None
    if kind == "separate" and field is not None:
        return field, None
    if kind != "end" or field is None:
        raise unsupported(part, context.source)
    return None, _page_number("".join(field), part, properties, context)


def _page_number(instruction: str, part: Element, properties: Properties, context: Context) -> _Piece:
    words = instruction.split()
    if (
        not words
        or words[0].upper() != _PAGE_FIELD
        or (len(words) > 1 and words[1:] != ["\\*", "MERGEFORMAT"])
    ):
        raise unsupported(part, context.source, name="fldChar", detail=" ".join(words))
    return _Piece(_run(_PAGE_FIELD, properties, context), "number")


def _runs(element: Element, context: Context) -> Iterator[Element]:
    """The runs of a paragraph in order, also those inside wrappers that draw nothing."""
    for node in element:
        name = local(node)
        if node.tag == W + "r":
            yield node
        elif node.tag == W + "pPr" or is_marker(node):
            continue
        elif node.tag == W + "sdt":
            content = node.find(W + "sdtContent")
            yield from () if content is None else _runs(content, context)
        elif node.tag.startswith(W) and name in _TRANSPARENT:
            yield from _runs(node, context)
        else:
            check_content(node, context.source)


def _plain(part: Element, properties: Properties, context: Context) -> Iterator[_Piece]:
    name = local(part)
    if not part.tag.startswith(W):
        check_content(part, context.source)
    if name == "rPr" or name in _IGNORED:
        return
    if name == "t":
        if not properties.get("vanish") and part.text:
            yield _Piece(_run(part.text, properties, context))
    elif name == "br":
        kind = val(part, "type") or "textWrapping"
        if kind not in ("textWrapping", "page"):
            raise unsupported(part, context.source, name="cols")
        yield _Piece(_run(BREAK, properties, context), "page" if kind == "page" else "line")
    elif name == "cr":
        yield _Piece(_run(BREAK, properties, context), "line")
    elif name == "noBreakHyphen":
        yield _Piece(_run("\u2011", properties, context))
    else:
        check_content(part, context.source)


def _run(text: str, properties: Properties, context: Context) -> Run:
    underline = properties.get("u", "none")
    if underline not in ("none", "single"):
        raise InputError(
            f"PDF 转换只画单下划线，文中有 {underline}", file=context.source, place=f"“{text[:20]}”"
        )
    return Run(
        text=text.upper() if properties.get("caps") else text,
        fonts=run_fonts(properties, context.fonts),
        size=float(properties["sz"]),
        colour=str(properties.get("color", "000000")),
        underline=underline == "single",
        strike=bool(properties.get("strike")),
        shade=properties.get("fill"),
        tracking=float(properties.get("spacing", 0.0)),
    )


def table_style_of(table: Element) -> str | None:
    """The style id of a table."""
    return child_val(table.find(W + "tblPr"), "tblStyle")


def joined(blocks: list[Block], *, at_top: bool) -> str:
    """Blocks with the space between them: Word adds what is after one and before the next.

    at_top: the first one's space before is kept, as on a first page and in a cell.
    """
    parts: list[str] = []
    after = 0.0
    for index, block in enumerate(blocks):
        if block.page_break and index:
            parts.append("pagebreak(weak: true)")
        gap = block.before + after
        if gap:
            weak = "false" if index == 0 and at_top else "true"
            parts.append(f"v({pt(gap)}, weak: {weak})")
        parts.append(block.code)
        after = block.after
    if after:
        parts.append(f"v({pt(after)}, weak: true)")
    return "\n".join(parts)
