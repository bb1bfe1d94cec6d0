"""Nothing of the product talks to a network, and no test does so unnoticed."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.structure.imports import ROOT, imported_names, source_files

NETWORK = (
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "urllib.request",
    "urllib3",
    "xmlrpc",
)
WATCHED = """
import sys
opened = []
def watch(event, arguments):
    if event in ("socket.__new__", "socket.connect", "socket.getaddrinfo", "socket.sendto"):
        opened.append(event)
sys.addaudithook(watch)
from docgen.cli.program import run
code = run(sys.argv[1:])
print("sockets", sorted(set(opened)), file=sys.stderr)
sys.exit(code)
"""


def test_no_module_imports_a_network_library() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in source_files()
        for line, name in imported_names(path, ROOT)
        if any(name == library or name.startswith(f"{library}.") for library in NETWORK)
    ]
    assert found == []


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 80, 0, 0)])
def test_a_connection_out_of_a_test_fails(address: tuple[object, ...]) -> None:
    family = socket.AF_INET6 if ":" in str(address[0]) else socket.AF_INET
    with socket.socket(family) as there, pytest.raises(AssertionError, match="connects to"):
        there.connect(address)


def test_a_name_lookup_out_of_a_test_fails() -> None:
    with pytest.raises(AssertionError, match="looks up"):
        socket.create_connection(("example.org", 443), timeout=1)


def test_a_connection_to_this_machine_is_left_alone() -> None:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        with socket.create_connection(server.getsockname(), timeout=5) as client:
            assert client.getpeername() == server.getsockname()


def watched(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a fresh process that tells at its end which socket events it caused."""
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("command", ["check", "build", "summary", "blank", "doctor", "guideline"])
def test_no_command_opens_a_socket(command: str, tmp_path: Path) -> None:
    sample = str(ROOT / "samples/01-zhongda-jigai-pass")
    out = str(tmp_path / "out")
    arguments = {
        "check": [sample],
        "build": [sample, "-o", out],
        "summary": [sample, "--region", "盐城市", "-o", out],
        "blank": [out],
        "doctor": [],
        "guideline": [str(ROOT / "samples/guidelines/jiangsu-2023.txt")],
    }[command]
    run = watched(command, *arguments)
    assert run.returncode == 0, run.stderr
    assert run.stderr.splitlines()[-1] == "sockets []"
