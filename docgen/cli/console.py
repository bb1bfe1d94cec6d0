"""What is shown: JSON, errors, and the console that tables are printed on."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from docgen.errors import DocgenError

_LONG_QUOTE = re.compile(r"“([^”]{18})[^”]{24,}([^”]{18})”")

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console


def show_json(value: Any) -> None:
    """JSON in UTF-8 whatever the console, one document."""
    text = json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n"
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        click.echo(text, nl=False)
        return
    sys.stdout.flush()
    buffer.write(text.encode("utf-8", "backslashreplace"))
    buffer.flush()


def show_error(error: DocgenError, *, as_json: bool) -> None:
    """Every single fault behind an error: one line each on stderr, or one JSON document on stdout."""
    if as_json:
        show_json({"errors": [part.as_dict() for part in error.parts()]})
        return
    for part in error.parts():
        click.echo(brief(part.line()), err=True)


def brief(text: str) -> str:
    """The text with long quotations cut in the middle; `--json` gives them whole."""
    return _LONG_QUOTE.sub(r"“\1……\2”", text)


def show_left_over(folder: Path, names: Sequence[str]) -> None:
    """Tell of made files of an earlier run that lie beside the new ones and may say something else."""
    if names:
        click.echo(f"{folder} 里还有以前生成、这次没有更新的文件，请核对是否还用：{'、'.join(names)}")


def console() -> Console:
    """A rich console on stdout, without markup in values; 120 columns in a pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 120
    return Console(
        file=sys.stdout, highlight=False, markup=False, emoji=False, width=width, legacy_windows=False
    )
