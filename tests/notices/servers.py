"""Real servers over loopback that the tests send to: SMTP, and HTTP for LINE and webhooks."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Post:
    """A request that the server heard."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Mails:
    """A mail server's box; `refuses` answers for an address, `dies` hangs up instead."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}
        self.refuses_text: str = ""
        self.dies = False
        self.pause = 0.0
        self.before_answer: list[Any] = []
        self.port = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if said := self.refuses.get(address):
            return said
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.refuses_text:
            return self.refuses_text
        found = message_from_bytes(envelope.content or b"", policy=policy.default)
        assert isinstance(found, EmailMessage)
        found["X-Rcpt"] = ",".join(envelope.rcpt_tos)
        self.mails.append(found)
        time.sleep(self.pause)
        for say in self.before_answer:
            say()
        if self.dies:
            assert server.transport
            server.transport.abort()
        return "250 taken"

    @property
    def to(self) -> list[str]:
        return [str(mail["X-Rcpt"]) for mail in self.mails]


class Anywhere(Controller):
    """Listens on a port that is free."""

    def _trigger_server(self) -> None:
        assert self.server
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def smtp() -> Iterator[Mails]:
    """A mail server and its box."""
    box = Mails()
    controller = Anywhere(box, hostname="127.0.0.1", port=0)
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()


@dataclass
class Web:
    """What an HTTP server heard; `answers` are the next statuses, then `usual`; 0 hangs up."""

    posts: list[Post] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    usual: int = 200
    once: bool = False
    """As LINE does: what came under a retry key before is answered 409."""
    pause: float = 0.0
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def taken(self) -> list[str]:
        """Who was pushed what, each retry key once."""
        return list(
            {post.headers["X-Line-Retry-Key"]: post.json["to"] for post in self.posts}.values()
        )


@contextmanager
def http() -> Iterator[Web]:
    """An HTTP server that keeps what is posted to it."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            post = Post(self.path, dict(self.headers.items()), body)
            key = post.headers.get("X-Line-Retry-Key")
            known = {one.headers.get("X-Line-Retry-Key") for one in web.posts}
            status = web.answers.pop(0) if web.answers else web.usual
            if web.once and key in known:
                status = 409
            if status < 300 or status == 409:
                web.posts.append(post)
            time.sleep(web.pause)
            if status:
                self.send_response(status)
                self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    web.port = server.server_port
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
