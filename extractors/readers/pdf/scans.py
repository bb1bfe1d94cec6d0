"""Pages that are pictures: recognised line by line where the OCR extra is installed.

What was recognised is kept by file and page, so that a long scan that was interrupted goes on where it
stopped. Nothing is looked up on a network.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pypdfium2

from docgen.files import write_atomically
from extractors.readers.pdf.layout import TextLine

DPI = 200
MISSING = "是图片，没有安装文字识别"
_ENGINE = "rapidocr"
_LEAST_SCORE = 0.5
_POINTS = 72
_SURE = 0.95
_SMALL_SHARE = re.compile(r"(?<![\d.])\d(?:\.\d+)?%")


class Scans:
    """Recognises the pages of one file. digest: sha256 of the file."""

    def __init__(self, digest: str) -> None:
        self._folder = cache_folder() / digest
        self._engine: Any = None

    def lines(self, page: pypdfium2.PdfPage, index: int) -> tuple[list[TextLine], str]:
        """The lines of a page from top to bottom, and why there are none."""
        kept = self._folder / f"{index + 1}.json"
        known = _kept(kept)
        if known is None:
            if importlib.util.find_spec(_ENGINE) is None:
                return [], MISSING
            known = self._recognised(page)
            _keep(kept, known)
        lines = [_line(entry) for entry in known if entry["score"] >= _LEAST_SCORE]
        return _in_order(lines), "" if lines else "图片中没有识别出文字"

    def _recognised(self, page: pypdfium2.PdfPage) -> list[dict[str, Any]]:
        if self._engine is None:
            self._engine = _engine()
        picture = page.render(scale=DPI / _POINTS, grayscale=False).to_numpy()
        result = self._engine(picture)
        if result is None or result.boxes is None:
            return []
        return [
            {"box": [[float(x), float(y)] for x, y in box], "text": text, "score": float(score)}
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]


def _engine() -> Any:
    import logging

    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def _line(entry: dict[str, Any]) -> TextLine:
    """A recognised line in points; its size is told by its height."""
    scale = _POINTS / DPI
    xs = [x * scale for x, _ in entry["box"]]
    ys = [y * scale for _, y in entry["box"]]
    top = (ys[0] + ys[1]) / 2
    bottom = (ys[2] + ys[3]) / 2
    return TextLine(
        text=entry["text"],
        x0=min(xs),
        y0=top,
        x1=max(xs),
        y1=bottom,
        size=max(1.0, (bottom - top) * 0.8),
        by_ocr=True,
        confidence=entry["score"],
    )


def is_unsure(line: TextLine) -> bool:
    """Whether a digit of a recognised line may be another one, or its 5% be 5‰, which engines take for it."""
    doubted = re.search(r"\d", line.text) if line.confidence < _SURE else _SMALL_SHARE.search(line.text)
    return line.by_ocr and doubted is not None


def _in_order(lines: list[TextLine]) -> list[TextLine]:
    """Top to bottom; parts of one line from left to right, joined."""
    ordered: list[TextLine] = []
    for line in sorted(lines, key=lambda each: (each.y0 + each.y1) / 2):
        before = ordered[-1] if ordered else None
        middle = (line.y0 + line.y1) / 2
        if (
            before is not None
            and before.y0 < middle < before.y1
            and abs((before.y0 + before.y1) / 2 - middle) < 0.4 * line.size
        ):
            first, second = sorted((before, line), key=lambda each: each.x0)
            ordered[-1] = TextLine(
                text=first.text + second.text,
                x0=first.x0,
                y0=min(first.y0, second.y0),
                x1=second.x1,
                y1=max(first.y1, second.y1),
                size=max(first.size, second.size),
                by_ocr=True,
                confidence=min(first.confidence, second.confidence),
            )
            continue
        ordered.append(line)
    return ordered


def _kept(path: Path) -> list[dict[str, Any]] | None:
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return entries if isinstance(entries, list) else None


def _keep(path: Path, entries: list[dict[str, Any]]) -> None:
    """Best effort: a full or closed disk only costs the work again."""
    try:
        write_atomically(path, json.dumps(entries, ensure_ascii=False).encode())
    except Exception:
        return


def cache_folder() -> Path:
    """Where recognised pages are kept: DOCGEN_CACHE, else the user's cache folder."""
    named = os.environ.get("DOCGEN_CACHE")
    if named:
        return Path(named) / "ocr"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "docgen" / "ocr"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen" / "ocr"
