"""Reading TOML so that every fault can be told with its line, and no number becomes a float."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from docgen.errors import InputError
from docgen.files import read_text

KeyPath = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-\"'.]+)\s*=")
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")


@dataclass(frozen=True)
class TomlDocument:
    """A parsed file. lines: where each key and table begins, by path."""

    path: Path
    data: dict[str, Any]
    lines: dict[KeyPath, int]

    def place(self, key_path: KeyPath) -> str:
        """第 N 行 of the key, or of the nearest thing around it; empty where nothing is known."""
        for length in range(len(key_path), 0, -1):
            line = self.lines.get(key_path[:length]) or self.lines.get((*key_path[:length], 0))
            if line is not None:
                return f"第 {line} 行"
        return ""

    def without(self, removed: frozenset[KeyPath]) -> TomlDocument:
        """The same document for data from which these list items were taken: the others move up."""
        moved = {_moved_up(path, removed): line for path, line in self.lines.items()}
        return TomlDocument(self.path, self.data, {path: line for path, line in moved.items() if path})


def _moved_up(path: KeyPath, removed: frozenset[KeyPath]) -> KeyPath:
    """A path after the removal; () for what is gone."""
    moved: KeyPath = ()
    for index, part in enumerate(path):
        if path[: index + 1] in removed:
            return ()
        steps = range(part) if isinstance(part, int) else range(0)
        gone = sum((*path[:index], earlier) in removed for earlier in steps)
        moved = (*moved, part - gone if isinstance(part, int) else part)
    return moved


class UnusableNumber:
    """A number that TOML allows and forms don't: 1e3, inf, nan. No field takes it."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __str__(self) -> str:
        return self.text


def read_toml(path: Path) -> TomlDocument:
    """Read a UTF-8 TOML file. Raises InputError with the line for other encodings and for syntax faults."""
    text = read_text(path)
    try:
        data = tomllib.loads(text, parse_float=_parse_float)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            "TOML 格式错误", file=path, place=_place_of(error, text), advice=_advice_for(error, text)
        ) from None
    except RecursionError:
        raise InputError("TOML 嵌套过深", file=path) from None
    return TomlDocument(path, data, _locate(text))


def _parse_float(text: str) -> Decimal | UnusableNumber:
    digits = text.replace("_", "")
    return Decimal(digits) if re.fullmatch(r"[+-]?\d+\.\d+", digits) else UnusableNumber(text)


def _line_no(error: tomllib.TOMLDecodeError, text: str) -> int | None:
    match = _AT.search(str(error))
    if match is None:
        return text.count("\n") + 1 if "end of document" in str(error) else None
    return int(match[1])


def _place_of(error: tomllib.TOMLDecodeError, text: str) -> str:
    line = _line_no(error, text)
    return f"第 {line} 行" if line else ""


def _advice_for(error: tomllib.TOMLDecodeError, text: str) -> str:
    line = _line_no(error, text)
    rows = text.splitlines()
    words = rows[line - 1].strip() if line and line <= len(rows) else ""
    if any(said in str(error) for said in ("Cannot overwrite", "Cannot declare", "Duplicate")):
        return f"“{words}”重复填写，请只留一处"
    if re.search(r"=\s*\d{4}-\d{2}\s*(#.*)?$", words):
        return f'“{words}”：到月的日期要加引号，如 "2022-03"'
    if re.search(r"=\s*\d{4}-\d{2}-\d{2}", words):
        return f"“{words}”：没有这一天，请核对日期"
    if re.match(r"[^\x00-\x7f\"'\[#]", words):
        return f"“{words}”：键名用英文，照 docgen new 或 docgen edition new 生成的文件填写"
    return f"请检查“{words}”：文字要加英文双引号，数字不加引号" if words else "请检查引号和括号是否成对"


def _locate(text: str) -> dict[KeyPath, int]:
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    closing = ""
    for number, row in enumerate(text.splitlines(), 1):
        if closing:
            closing = "" if closing in row else closing
            continue
        header = _HEADER.match(row)
        if header and "=" not in header[2]:
            table = _table_path(header[2], header[1] == "[[", counts)
            lines.setdefault(table, number)
        elif key := _KEY.match(row):
            lines.setdefault((*table, *_split(key[1])), number)
        closing = _unclosed(row)
    return lines


def _table_path(name: str, is_array: bool, counts: dict[KeyPath, int]) -> KeyPath:
    path: KeyPath = ()
    parts = _split(name)
    for index, part in enumerate(parts):
        path = (*path, part)
        last = index == len(parts) - 1
        if last and is_array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _split(name: str) -> list[str]:
    return [part.strip().strip("\"'") for part in name.split(".")]


def _unclosed(row: str) -> str:
    """The triple quote that a row opens and does not close, or nothing."""
    for mark in ('"""', "'''"):
        if row.count(mark) % 2:
            return mark
    return ""
