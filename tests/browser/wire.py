"""Asking for an address as an old browser would, and counting every byte that comes back."""

import gzip
import re
import socket
from urllib.parse import urlsplit

ASKED_FOR = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def fetch(address: str, path: str, cookie: str = "") -> tuple[int, str]:
    """Return how many bytes the answer has, status line and headers included, and its text.

    Anything but status 200 is an AssertionError.
    """
    parts = urlsplit(address)
    asked = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip, deflate, br\r\n"
    asked += f"Cookie: s={cookie}\r\n" if cookie else ""
    with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=10) as line:
        line.sendall(f"{asked}Connection: close\r\n\r\n".encode())
        whole = b"".join(iter(lambda: line.recv(65536), b""))
    head, _, body = whole.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200"), f"{path}: {head[:60]!r}"
    assert b"transfer-encoding" not in head.lower()
    text = gzip.decompress(body) if b"Content-Encoding: gzip" in head else body
    return len(whole), text.decode()


def first_visit(address: str, path: str, cookie: str = "") -> int:
    """Return the bytes of a page with its style sheets and scripts, nothing kept from before."""
    size, text = fetch(address, path, cookie)
    return size + sum(fetch(address, part)[0] for part in ASKED_FOR.findall(text))
