"""Where the editions are: $DOCGEN_TEMPLATES, then beside the package (wheel), then the checkout."""

from __future__ import annotations

import os
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


def edition_keys() -> list[str]:
    """The names of the editions that can be found."""
    return sorted(path.parent.name for path in templates_folder().glob(f"*/{EDITION_FILE}"))


def edition_folder(name: str) -> Path:
    """The folder of an edition, by its key or by a path to it. Raises UsageError naming those there are."""
    for folder in (templates_folder() / name, Path(name)):
        if (folder / EDITION_FILE).is_file():
            return folder
    raise UsageError(
        f"没有指南版本“{name}”",
        advice=f"可用的有：{'、'.join(edition_keys())}，或放有 {EDITION_FILE} 的文件夹",
    )
