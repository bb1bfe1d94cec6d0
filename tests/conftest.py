"""What holds for every test: nothing goes out over the network."""

from __future__ import annotations

import socket
from typing import Any

import pytest

LOCAL = ("127.", "localhost", "::1")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every connection to an address outside this machine fail."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup(socket.getaddrinfo))


def is_local(address: object) -> bool:
    """Whether an address is a path (Unix socket) or lies on this machine."""
    return not isinstance(address, tuple) or str(address[0]).startswith(LOCAL)


def guarded(connect: Any) -> Any:
    """The connect that refuses what is not local."""

    def refuse(self: socket.socket, address: Any) -> Any:
        if not is_local(address):
            raise AssertionError(f"a test connects to {address}")
        return connect(self, address)

    return refuse


def guarded_lookup(lookup: Any) -> Any:
    """The name lookup that refuses what is not local."""

    def refuse(host: Any, *rest: Any, **options: Any) -> Any:
        if host is not None and not is_local((host,)):
            raise AssertionError(f"a test looks up {host}")
        return lookup(host, *rest, **options)

    return refuse
