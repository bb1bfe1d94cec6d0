"""The template language: Jinja, cut down to plain data, so that a template can neither run code nor guess.

Names give entries of the data alone (never methods), a missing name is an error, every printed value goes
through `phrases.phrase`, and statements, filters and calls are those listed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import SandboxedEnvironment, safe_range

from docgen.model.dates import PartialDate
from docgen.render import phrases
from docgen.render.blank import Blank

BLOCKS = {"for": "endfor", "if": "endif"}
BRANCHES = {"else": ("for", "if"), "elif": ("if",)}
CALLABLE_LOOP_PARTS = ("cycle", "changed")
DATE_PARTS = ("year", "month", "day")
_NUMERIC_OPERATORS = frozenset("*%")
_REFUSED_NODES = (nodes.Pow, nodes.Slice, nodes.Dict, nodes.FilterBlock, nodes.CallBlock, nodes.Macro)


class DataEnvironment(SandboxedEnvironment):
    """Jinja's sandbox over dicts, lists, dates and Blanks. Shared by all templates, never changed."""

    intercepted_binops = _NUMERIC_OPERATORS

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, cache_size=0)
        self.filters = {**phrases.FILTERS, "default": JINJA_FILTERS["default"], "d": JINJA_FILTERS["d"]}
        self.globals = {"range": safe_range}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`: an entry of a mapping, a part of a date, a property of the loop."""
        if isinstance(obj, LoopContext) and not attribute.startswith("_"):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`: an entry of a mapping or an item of a list."""
        if isinstance(obj, Blank):
            return obj
        if isinstance(obj, Mapping):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        if isinstance(obj, PartialDate | date) and argument in DATE_PARTS and not isinstance(obj, datetime):
            return getattr(obj, argument)
        if isinstance(obj, Undefined):
            return obj[argument]
        if isinstance(obj, list | tuple) and type(argument) is int and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """`*` and `%` are for numbers alone: they would repeat or format text otherwise."""
        if isinstance(left, str | list | tuple) or isinstance(right, str | list | tuple):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


ENVIRONMENT = DataEnvironment()


def printing(printer: Callable[[object], object], name: str) -> None:
    """Register the function that prints a value into one kind of place (text of a run, attribute …)."""

    def checked(value: object) -> object:
        if isinstance(value, Undefined):
            str(value)  # raises UndefinedError with the name
        return printer(value)

    ENVIRONMENT.filters[name] = checked


printing(phrases.phrase, "_phrase")
printing(phrases.listed, "_listed")
printing(lambda value: value, "_value")


def through(expression: nodes.Expr, printer: str) -> nodes.Filter:
    """The expression, its value handed to a registered printer."""
    return nodes.Filter(expression, printer, [], [], None, None, lineno=expression.lineno)


def refused(node: nodes.Node) -> str:
    """Why this node of a template isn't allowed, in Chinese; empty when it is."""
    match node:
        case nodes.Filter(name=name) if name not in ENVIRONMENT.filters:
            known = "、".join(name for name in ENVIRONMENT.filters if not name.startswith("_"))
            why = f"没有名为“{name}”的过滤器（可用的有：{known}）"
        case nodes.Test(name=name) if name not in ENVIRONMENT.tests:
            why = f"没有名为“{name}”的判断"
        case nodes.Getattr(attr=str(name)) | nodes.Getitem(arg=nodes.Const(value=str(name))) if (
            name[:1] == "_"
        ):
            why = f"模板不能使用内部属性“{name}”"
        case nodes.Call() if not _may_be_called(node.node):
            why = "模板不能调用函数，只能填数据"
        case nodes.Const(value=float()):
            why = "模板里不能写带小数点的数，小数请放在数据里"
        case nodes.For() if not isinstance(node.target, nodes.Name) or node.recursive:
            why = "循环只能写成 for 名称 in 列表"
        case nodes.Assign() if not isinstance(node.target, nodes.Name):
            why = "set 只能写成 set 名称 = 值"
        case _:
            why = "模板里不能用这种写法" if isinstance(node, _REFUSED_NODES) else ""
    return why


def _may_be_called(node: nodes.Expr) -> bool:
    match node:
        case nodes.Name(name="range"):
            return True
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=attribute):
            return attribute in CALLABLE_LOOP_PARTS
    return False
