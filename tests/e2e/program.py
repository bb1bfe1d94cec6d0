"""Running the program as a user does: a process, its exit code and what it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GUIDELINE = SAMPLES / "guidelines" / "jiangsu-2023.txt"
DAY = "2022-10-10"


def docgen(
    *arguments: object, environment: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One run of the command line, in a process of its own."""
    command = [sys.executable, "-c", "from docgen.cli import main; main()", *map(str, arguments)]
    env = {**os.environ, **(environment or {})}
    env["PYTHONPATH"] = os.pathsep.join([str(SAMPLES.parent), env.get("PYTHONPATH", "")])
    return subprocess.run(command, capture_output=True, timeout=300, check=False, env=env, cwd=cwd)


def docgen_json(*arguments: object) -> Any:
    """The JSON document that a run prints."""
    return json.loads(docgen(*arguments, "--json").stdout)


def sample(number: str) -> Path:
    """The sample folder of that number."""
    return next(path for path in SAMPLES.glob(f"{number}-*"))
