"""Reading the imports of a source tree, those inside functions too, and holding them against the floors."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.structure.floors import EMPTY_ROOT, Unit

PACKAGES = ("docgen", "extractors")
ROOT = Path(__file__).resolve().parents[2]


def source_files(root: Path = ROOT) -> list[Path]:
    """Every module of the product under a root."""
    return sorted(path for package in PACKAGES for path in (root / package).rglob("*.py"))


def module_name(path: Path, root: Path) -> str:
    """docgen.cli.check for docgen/cli/check.py; a package's own name for its __init__.py."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def unit_of(module: str, floors: Mapping[str, Unit]) -> str | None:
    """The longest unit that the module belongs to; None where it is in none."""
    names = [unit for unit in floors if module == unit or module.startswith(f"{unit}.")]
    return max(names, key=len, default=None)


def imported_names(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything that a module imports, wherever in it the import stands."""
    package = module_name(path, root).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{start}.{alias.name}") for alias in node.names)
        elif (name := _dynamic(node)) is not None:
            yield node.lineno, name


def _dynamic(node: ast.AST) -> str | None:
    """The module that import_module("…"), import_module(f"docgen.cli.{…}") or __import__("…") names."""
    if not (isinstance(node, ast.Call) and node.args):
        return None
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if called not in ("import_module", "__import__"):
        return None
    name = node.args[0]
    if isinstance(name, ast.JoinedStr):
        name = name.values[0]
    return str(name.value).rstrip(".") if isinstance(name, ast.Constant) else "a name that cannot be read"


def floor_faults(root: Path, floors: Mapping[str, Unit]) -> list[str]:
    """Every breach of the table, one line each: file:line, what imports what, and why that is wrong."""
    faults = []
    for path in source_files(root):
        module = module_name(path, root)
        unit = unit_of(module, floors)
        where = path.relative_to(root).as_posix()
        if unit is None:
            if module != EMPTY_ROOT:
                faults.append(f"{where}: {module} is in no unit of the table")
            continue
        for line, name in imported_names(path, root):
            why = _why_not(unit, name, floors)
            if why:
                faults.append(f"{where}:{line}: {unit} imports {name}: {why}")
        faults += [
            f"{where}:{line}: {unit} calls {name}(): banned"
            for line, name in _banned_calls(path, floors[unit])
        ]
    return faults


def _why_not(unit: str, name: str, floors: Mapping[str, Unit]) -> str:
    row = floors[unit]
    banned = next((ban for ban in row.bans if name == ban or name.startswith(f"{ban}.")), None)
    if banned:
        return f"{banned} is banned here"
    if name.split(".", maxsplit=1)[0] not in PACKAGES:
        return ""
    target = unit_of(name, floors)
    if target is None:
        known = name == EMPTY_ROOT or name == f"{EMPTY_ROOT}.__version__"
        return "" if known else "it is in no unit of the table"
    if target == unit:
        return ""
    if row.only is not None:
        return "" if target in row.only else f"it may import only {', '.join(sorted(row.only)) or 'nothing'}"
    return (
        "" if floors[target].floor < row.floor else f"floor {floors[target].floor} is not below {row.floor}"
    )


def _banned_calls(path: Path, row: Unit) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in row.bans:
            yield node.lineno, node.func.id
