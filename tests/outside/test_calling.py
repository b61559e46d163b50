"""One request to a machine that may lie: what was never said is told from what was not heard."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from wian.outside import NoAnswer, Rules, Unasked, call


class Site(BaseHTTPRequestHandler):
    heard: ClassVar[list[tuple[str, str, bytes]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.heard.append((self.path, self.headers["X-Kind"], body))
        if self.path == "/silent":
            time.sleep(1)
            return
        self.send_response(302 if self.path == "/moved" else 201)
        self.send_header("Location", "http://10.0.0.1/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[ThreadingHTTPServer]:
    Site.heard.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def rules(port: int, **more: float) -> Rules:
    return Rules(allowed=lambda _: True, ports=frozenset((port,)), **more)


def post(site: ThreadingHTTPServer, path: str, **more: float) -> int:
    url = f"http://127.0.0.1:{site.server_port}{path}"
    headers = {"X-Kind": "test"}
    asked = rules(site.server_port, **more)
    return call(url, rules=asked, method="POST", headers=headers, body=b"{}").status


def test_what_is_posted_arrives_with_its_headers(site: ThreadingHTTPServer) -> None:
    assert post(site, "/here?a=ก") == 201
    assert Site.heard == [("/here?a=%E0%B8%81", "test", b"{}")]


def test_no_redirect_is_followed(site: ThreadingHTTPServer) -> None:
    assert post(site, "/moved") == 302
    assert len(Site.heard) == 1


def test_a_request_that_was_heard_and_not_answered_is_no_answer(site: ThreadingHTTPServer) -> None:
    with pytest.raises(NoAnswer, match="timeout"):
        post(site, "/silent", seconds=0.2)
    with pytest.raises(NoAnswer, match="timeout"):
        post(site, "/silent", in_all=0.2)
    assert len(Site.heard) == 2


def test_to_a_closed_port_nothing_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(Unasked, match="no-answer"):
            call(f"http://127.0.0.1:{port}/", rules=rules(port))


def test_a_certificate_that_is_none_is_never_told_anything(site: ThreadingHTTPServer) -> None:
    with pytest.raises(Unasked):
        call(f"https://127.0.0.1:{site.server_port}/", rules=rules(site.server_port))
    assert Site.heard == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1/", "not-public"),
        ("http://localhost/", "not-public"),
        ("http://[::1]/", "not-public"),
        ("http://169.254.169.254/latest", "not-public"),
        ("http://example.org:22/", "port"),
        ("ftp://example.org/", "no-address"),
        ("http://user@example.org/", "no-address"),
        ("http://example.org/\r\nX: y", "no-address"),
        ("http://[", "no-address"),
    ],
)
def test_an_address_that_may_not_be_asked_is_not_asked(url: str, why: str) -> None:
    with pytest.raises(Unasked, match=why):
        call(url, rules=Rules())
