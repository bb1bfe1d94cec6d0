"""Where the editions are: $DOCGEN_TEMPLATES, then beside the package (wheel), then the checkout."""

from __future__ import annotations

import os
import re
from pathlib import Path

from docgen.errors import EnvironmentFault, UsageError

EDITION_FILE = "edition.toml"
_PACKAGE = Path(__file__).resolve().parent.parent


def templates_folder() -> Path:
    """The folder that holds one folder an edition. Raises EnvironmentFault where there is none."""
    return _shipped_folder("templates", os.environ.get("DOCGEN_TEMPLATES", ""))


def samples_folder() -> Path:
    """The folder of the shipped samples. Raises EnvironmentFault where there is none."""
    return _shipped_folder("samples", "")


def _shipped_folder(name: str, override: str) -> Path:
    candidates = [Path(override)] if override else [_PACKAGE / name, _PACKAGE.parent / name]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise EnvironmentFault(
        f"找不到 {name} 文件夹", file=candidates[0], advice="请重新安装，或用环境变量 DOCGEN_TEMPLATES 指定"
    )


def is_packaged(folder: Path) -> bool:
    """Whether a folder is that of an edition that comes with the program."""
    shipped = (_PACKAGE / "templates", _PACKAGE.parent / "templates")
    return folder.resolve().parent in [each.resolve() for each in shipped]


def shadowed_folder(name: str) -> Path | None:
    """The folder of one's own that has the name of a known edition, which is used instead; None where none has."""
    own = _own_folder(name)
    if not _is_key(name) or not (own / EDITION_FILE).is_file() or name not in edition_keys():
        return None
    return own if own.resolve() != (templates_folder() / name).resolve() else None


def _is_key(name: str) -> bool:
    """Whether a name can be an edition's: ./name is a path."""
    return bool(name) and not re.search(r"[/\\]", name) and name not in (".", "..")


def _own_folder(name: str) -> Path:
    path = Path(name)
    return path.parent if path.name == EDITION_FILE and path.is_file() else path


def edition_keys() -> list[str]:
    """The names of the editions that can be found."""
    return sorted(path.parent.name for path in templates_folder().glob(f"*/{EDITION_FILE}"))


def edition_folder(name: str) -> Path:
    """The folder of an edition, by its key or by a path to it or its edition.toml; a key goes before a path.

    Raises UsageError naming those there are.
    """
    own = _own_folder(name)
    for folder in (*([templates_folder() / name] if _is_key(name) else []), own):
        if (folder / EDITION_FILE).is_file():
            return folder
    raise UsageError(
        f"没有指南版本“{name}”",
        advice=f"可用的有：{'、'.join(edition_keys())}，或放有 {EDITION_FILE} 的文件夹",
    )
