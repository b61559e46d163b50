"""A small IMAP server over loopback, as much of it as a mailbox needs: one folder, real replies."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mail:
    """A message on the server, with the flags that clients have set on it."""

    data: bytes
    flags: set[str] = field(default_factory=set)


class Server(socketserver.ThreadingTCPServer):
    """The messages of INBOX by their uid; `commands` is what was asked, in order."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, *messages: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.mails = {str(n): Mail(data) for n, data in enumerate(messages, start=1)}
        self.commands: list[str] = []
        self.hangs_up_at = ""

    @property
    def address(self) -> str:
        """What WIAN_IMAP_URL holds, without the office."""
        return f"imap://clerk%40office:p%2Fw@127.0.0.1:{self.server_address[1]}/INBOX"


class _Session(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        self.say("* OK ready")
        for line in self.rfile:
            tag, _, rest = line.decode().strip().partition(" ")
            self.server.commands.append(rest)
            if self.server.hangs_up_at and self.server.hangs_up_at in rest:
                return
            name, _, rest = rest.partition(" ")
            if name == "UID":
                name, _, rest = rest.partition(" ")
            getattr(self, name.lower(), self.other)(rest)
            self.say(f"{tag} OK done")
            if name == "LOGOUT":
                return

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def other(self, rest: str) -> None:
        """Nothing to say beside OK."""

    def capability(self, rest: str) -> None:
        self.say("* CAPABILITY IMAP4rev1")

    def select(self, rest: str) -> None:
        self.say(f"* {len(self.server.mails)} EXISTS")

    def search(self, rest: str) -> None:
        unseen = [uid for uid, mail in self.server.mails.items() if r"\Seen" not in mail.flags]
        self.say(f"* SEARCH {' '.join(unseen)}")

    def fetch(self, rest: str) -> None:
        uid, parts = rest.split(" ", 1)
        mail = self.server.mails.get(uid)
        if mail is None:
            return
        whole = "HEADER" not in parts
        data = mail.data if whole else mail.data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
        name = "BODY[]" if whole else "BODY[HEADER]"
        flags = " ".join(mail.flags)
        size = len(mail.data)
        head = f"* {uid} FETCH (UID {uid} FLAGS ({flags}) RFC822.SIZE {size} {name} {{{len(data)}}}"
        self.say(head)
        self.wfile.write(data)
        self.say(")")

    def store(self, rest: str) -> None:
        uid, _, flags = rest.partition(" ")
        self.server.mails[uid].flags.update(re.findall(r"\\\w+", flags))

    def logout(self, rest: str) -> None:
        self.say("* BYE")


@contextmanager
def serving(*messages: bytes) -> Iterator[Server]:
    """The server while it runs, with these messages unread."""
    with Server(*messages) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
