"""LibreOffice as the reference: a profile of its own, and the same fonts as ours under the names that forms use."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "docgen" / "fonts"
DRAWN_WITH = {
    "仿宋": "FandolFang",
    "楷体": "FandolKai",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "Noto Serif CJK SC",
    "Times New Roman": "Liberation Serif",
}
ALIAS = (
    '<match target="pattern"><test name="family"><string>{asked}</string></test>'
    '<edit name="family" mode="assign" binding="strong"><string>{drawn}</string></edit></match>'
)


def convert_to_pdf(files: Iterable[Path], folder: Path) -> None:
    """Convert files into PDFs of the same stem in `folder`, all in one run."""
    aliases = "".join(ALIAS.format(asked=asked, drawn=drawn) for asked, drawn in DRAWN_WITH.items())
    fonts = folder / "fonts.conf"
    fonts.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder / 'cache'}</cachedir>{aliases}</fontconfig>",
        encoding="utf-8",
    )
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        capture_output=True,
        timeout=240,
        check=True,
    )
