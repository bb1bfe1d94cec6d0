"""Standard output and error: no encoding, closed pipe or full disk can end a run with a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from docgen.errors import OutputFault

_GONE = {errno.EPIPE, errno.ESHUTDOWN, *([errno.EINVAL] if os.name == "nt" else [])}
"""What a write into a pipe says whose reader has gone."""


def prepare_streams() -> None:
    """Let what a console cannot show be replaced by a mark, and let no stream fail without a word.

    A reader that goes away (`| head`) changes nothing: the run goes on to its end and to its own exit code.
    """
    sys.stdout = _prepared(sys.stdout, told=True)
    sys.stderr = _prepared(sys.stderr, told=False)


def _prepared(stream: TextIO | None, *, told: bool) -> TextIO:
    if stream is None:
        return Path(os.devnull).open("w", encoding="utf-8")
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    if stream.isatty():
        return stream
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return stream
    raw = _Raw(number, told=told)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=not told,
    )


class _Raw(io.FileIO):
    """A file or pipe that is written to until a write fails; what comes later is dropped.

    told: raise OutputFault for the first failure, unless it is that the reader of a pipe has gone.
    """

    def __init__(self, number: int, *, told: bool) -> None:
        super().__init__(number, "w", closefd=False)
        self._told = told
        self._lost = False

    def write(self, data: Any, /) -> int:
        """Bytes written, or all of them where nobody can read them any more."""
        if not self._lost:
            try:
                return super().write(data)
            except OSError as error:
                self._lost = True
                if self._told and error.errno not in _GONE:
                    raise OutputFault.of(error) from None
        return memoryview(data).nbytes
