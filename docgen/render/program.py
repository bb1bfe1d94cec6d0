"""From pieces of text and tags to a compiled program, and from its failures to errors with a place.

Each tag is put on a line of its own before Jinja compiles the text, so that the line of any failure,
while compiling or while rendering, is the number of a tag.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import TracebackType

from jinja2 import Template, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from docgen.errors import DocgenError
from docgen.render.language import BLOCKS, BRANCHES, DATE_PARTS, ENVIRONMENT, refused, through
from docgen.render.phrases import UnprintableError
from docgen.render.places import Tag
from docgen.render.variables import used_paths

Piece = str | Tag
_LINE_FEED = "\x01"
"""Stands for a line feed of the text while Jinja parses; no XML can hold it: it is never the text's own."""
_RESULT = "_result"


class Source:
    """Parsed pieces: a checked syntax tree with the tags by line.

    tags: in order; tree: Jinja's, text not yet restored (see `restored`); variables: dotted paths used.
    """

    def __init__(self, pieces: Sequence[Piece], scope: Mapping[str, str] | None = None) -> None:
        self.tags = tuple(piece for piece in pieces if isinstance(piece, Tag))
        _check_blocks(self.tags)
        try:
            self.tree = ENVIRONMENT.parse("".join(_jinja_text(piece) for piece in pieces))
        except TemplateSyntaxError as error:
            raise _syntax_error(self.tag_at(error.lineno)) from None
        for node in self.tree.find_all(nodes.Node):
            why = refused(node)
            if why:
                raise self.tag_at(node.lineno).error(f"不能用：{why}")
        self._uses = used_paths(self.tree.body, scope or {})
        self.variables = frozenset(_of_date(use.path) for use in self._uses)
        for loop in self.tree.find_all(nodes.For):
            loop.iter = through(loop.iter, "_listed")  # type: ignore[arg-type]
        for joined in self.tree.find_all(nodes.Concat):
            joined.nodes = [through(part, "_phrase") for part in joined.nodes]

    def tag_at(self, line: int) -> Tag:
        """The tag on a line of the text given to Jinja."""
        return self.tags[min(max(line - 2, 0), len(self.tags) - 1)]

    def reads(self, name: str) -> bool:
        """Whether the tags read this name, and not as a variable of their own."""
        names = list(self.tree.find_all(nodes.Name))
        own = any(node.name == name and node.ctx == "store" for node in names)
        return not own and any(node.name == name for node in names)

    def paths_at(self, line: int) -> list[str]:
        """The data that the tag on a line uses; the tag's own words where it uses none."""
        return sorted(use.path for use in self._uses if use.line == line) or [self.tag_at(line).body]


def _of_date(path: str) -> str:
    """A part of a date counts as the date."""
    field, _point, part = path.rpartition(".")
    return field if part in DATE_PARTS else path


def restored(data: str) -> str:
    """Template text as it was before it was prepared for Jinja."""
    return data.replace("\n", "").replace(_LINE_FEED, "\n")


class Program:
    """A compiled source. Immutable; may be run by several threads at once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._template: Template = ENVIRONMENT.from_string(source.tree)
        self.variables = source.variables

    def text(self, values: Mapping[str, object]) -> str:
        """The text with all tags filled. Raises TemplateError or InputError naming tag and place."""
        try:
            context = self._template.new_context(dict(values))
            return "".join(self._template.root_render_func(context))
        except Exception as error:
            raise self._explained(error, values) from error

    def value(self, values: Mapping[str, object]) -> object:
        """The value of a source made by `as_value`, of its own type. Raises as `text` does."""
        try:
            context = self._template.new_context(dict(values))
            for _ in self._template.root_render_func(context):
                pass
            result: object = context.vars[_RESULT]
        except Exception as error:
            raise self._explained(error, values) from error
        return result

    def _explained(self, error: Exception, values: Mapping[str, object]) -> DocgenError:
        line = self._line(error.__traceback__)
        tag, paths = self._source.tag_at(line), self._source.paths_at(line)
        match error:
            case UnprintableError(of_data=True):
                path = next(_paths_to(error.text, values), None) if error.text else None
                return tag.data_error(path or paths[0], f"值有误：{error.what}", advice=error.advice)
            case UnprintableError():
                return tag.error(f"（{'、'.join(paths)}）{error.what}", advice=error.advice)
            case UndefinedError():
                name = _missing_name(paths, values)
                return tag.error(f"缺少数据“{name}”", advice="请核对标签里的名称，或在数据中补上这一项")
            case SecurityError():
                return tag.error("不能用：模板只能填数据，不能运行程序")
        return tag.error("无法计算：数据的类型与写法不合", advice=f"请核对 {'、'.join(paths)} 的值")

    def _line(self, traceback: TracebackType | None) -> int:
        line = 0
        while traceback is not None:
            if traceback.tb_frame.f_globals.get("__jinja_template__") is self._template:
                line = self._template.get_corresponding_lineno(traceback.tb_lineno)
            traceback = traceback.tb_next
        return line


def printed(source: Source, printer: str) -> Program:
    """A program whose values all go through one registered printer (for text that isn't XML)."""
    for output in source.tree.find_all(nodes.Output):
        output.nodes = [_printed_part(part, printer) for part in output.nodes]
    return Program(source)


def _printed_part(part: nodes.Expr, printer: str) -> nodes.Expr:
    if isinstance(part, nodes.TemplateData):
        return nodes.TemplateData(restored(part.data), lineno=part.lineno)
    return through(part, printer)


def as_value(source: Source) -> Program:
    """A program for a source that is one value tag alone: `Program.value` gives the value unspelled."""
    outputs = [part for output in source.tree.find_all(nodes.Output) for part in output.nodes]
    expression = next(part for part in outputs if not isinstance(part, nodes.TemplateData))
    target = nodes.Name(_RESULT, "store", lineno=expression.lineno)
    source.tree.body = [nodes.Assign(target, through(expression, "_value"), lineno=expression.lineno)]
    return Program(source)


def _jinja_text(piece: Piece) -> str:
    return f"\n{piece.jinja()}" if isinstance(piece, Tag) else piece.replace("\n", _LINE_FEED)


def _check_blocks(tags: Sequence[Tag]) -> None:
    open_blocks: list[Tag] = []
    for tag in tags:
        keyword = tag.keyword
        if keyword in BLOCKS:
            open_blocks.append(tag)
        elif keyword in BLOCKS.values():
            if not open_blocks or BLOCKS[open_blocks[-1].keyword] != keyword:
                raise _unmatched(tag, open_blocks)
            open_blocks.pop()
        elif keyword in BRANCHES:
            if not open_blocks or open_blocks[-1].keyword not in BRANCHES[keyword]:
                raise _unmatched(tag, open_blocks)
        elif (keyword and keyword != "set") or (keyword == "set" and "=" not in tag.body):
            raise tag.error("不能用：这里只支持 for、if、elif、else、endif、endfor 和 set 赋值")
    if open_blocks:
        tag = open_blocks[-1]
        raise tag.error("没有结束", advice=f"请在它所管的内容之后加上 {BLOCKS[tag.keyword]} 标签")


def _unmatched(tag: Tag, open_blocks: Sequence[Tag]) -> DocgenError:
    if not open_blocks:
        return tag.error("没有对应的开始标签", advice="请补上开始标签，或删去这一处")
    opener = open_blocks[-1]
    return tag.error(
        f"与尚未结束的 {opener.written}（{opener.place.text()}）不配对",
        advice=f"请先用 {BLOCKS[opener.keyword]} 结束它",
    )


def _syntax_error(tag: Tag) -> DocgenError:
    wide = sorted({sign for sign in tag.body if sign in "（）｜“”‘’，．［］＝＋－＞＜％　"})
    if wide:
        return tag.error("写法有误", advice=f"标签里的 {' '.join(wide)} 请改成半角符号")
    return tag.error("写法有误", advice="请检查名称、括号、引号和竖线是否完整成对")


def _missing_name(paths: Sequence[str], values: Mapping[str, object]) -> str:
    missing = (_first_missing(path.split("."), values) for path in paths)
    return next((path for path in missing if path), "、".join(paths))


def _first_missing(steps: Sequence[str], value: object, done: str = "") -> str:
    """The first place where the values lack what the steps ask for, as schedule[2].work; "" if none."""
    if not steps or not isinstance(value, Mapping):
        return ""
    name = steps[0].removesuffix("[]")
    path = f"{done}.{name}" if done else name
    if name not in value:
        return ".".join([path, *steps[1:]])
    inner = value[name]
    if name == steps[0] or not isinstance(inner, list | tuple):
        return _first_missing(steps[1:], inner, path)
    found = (
        _first_missing(steps[1:], item, f"{path}[{number}]") for number, item in enumerate(inner, start=1)
    )
    return next((missing for missing in found if missing), "")


def _paths_to(text: str, value: object, path: str = "") -> Iterator[str]:
    """Where a text stands in the values, as schedule[2].work (counted from 1)."""
    if isinstance(value, str) and value == text:
        yield path
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _paths_to(text, inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, start=1):
            yield from _paths_to(text, inner, f"{path}[{number}]")
