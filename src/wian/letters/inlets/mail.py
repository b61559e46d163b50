"""A mailbox of the office: what is sent there comes to the reading desk.

    WIAN_IMAP_URL=imaps://user:password@host/INBOX?office=<key of an office>

Attachments become letters; the words of a message do where nothing is attached, for beside an
attachment they only say that there is one. A message is marked as read once all of it is kept;
of what cannot be taken, a letter that needs attention tells people. Nothing is ever deleted there.
"""

from __future__ import annotations

import logging
import os
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from imap_tools import BaseMailBox, MailAttachment, MailBox, MailBoxUnencrypted, MailMessage

from wian.offices import errors

from ..actions.taking import Paper, miss, take_in
from ..errors import Refused
from .machine import MACHINE, office_of

SOURCE = "mail"
PATIENCE_SECONDS = 30
AT_ONCE = 50
"""Messages taken in one look; the rest waits for the next."""
MOST_PAPERS = 100
"""Attachments of one message that are looked at."""
_PASSED_OVER = ("message/", "multipart/", "text/calendar", "application/pkcs7", "application/pgp")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where the mail is, and the key of the office whose mail it is."""

    host: str
    port: int
    user: str
    password: str
    folder: str
    office: str
    secure: bool


class CannotBeRead(Exception):
    """The address of the mailbox is none; its text never holds the address."""


def fetch_mail() -> None:
    """What is new in the mailbox has been taken in; safe to repeat."""
    address = os.environ.get("WIAN_IMAP_URL", "")
    if address:
        fetch(mailbox(address))


def mailbox(address: str) -> Mailbox:
    """The address in its parts; CannotBeRead for one that is not whole."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise CannotBeRead("WIAN_IMAP_URL") from None
    office = parse_qs(parts.query).get("office", [""])[0]
    if parts.scheme not in ("imap", "imaps") or not parts.hostname or not office:
        raise CannotBeRead("WIAN_IMAP_URL")
    secure = parts.scheme == "imaps"
    return Mailbox(
        host=parts.hostname,
        port=port or (993 if secure else 143),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        office=office,
        secure=secure,
    )


def fetch(at: Mailbox) -> int:
    """Every message not yet read has been taken in, whatever became of the one before; how many.

    Where the server or the database fails, the rest waits for the next look.
    """
    office, done = office_of(at.office), 0
    with _connection(at).login(at.user, at.password, at.folder) as opened:
        for uid in opened.uids("UNSEEN", charset=None)[:AT_ONCE]:
            if _message(opened, uid, office):
                # Not `flag()`: that would also purge what others have marked as deleted.
                opened.client.uid("STORE", uid, "+FLAGS", r"(\Seen)")
                done += 1
    return done


def _connection(at: Mailbox) -> BaseMailBox:
    if not at.secure:
        return MailBoxUnencrypted(at.host, at.port, timeout=PATIENCE_SECONDS)
    trusted = ssl.create_default_context()
    return MailBox(at.host, at.port, timeout=PATIENCE_SECONDS, ssl_context=trusted)


def _message(opened: BaseMailBox, uid: str, office: int) -> bool:
    """Whether the message is done with: all it holds is kept, or told of."""
    head = _fetched(opened, uid, headers_only=True)
    if head is None:
        return False
    limit = 2 * settings.WIAN_UPLOAD_MAX_BYTES  # as mail, bytes are a third longer
    if head.size_rfc822 > limit:
        size = f"{head.size_rfc822 // 1_000_000:,}"
        refusal = Refused("L124", size=size, limit=f"{limit // 1_000_000:,}")
        _miss(office, _named(head), refusal, _key(uid, head, 0, b""))
        return True
    message = _fetched(opened, uid)
    return message is not None and _taken(message, uid, office)


def _fetched(opened: BaseMailBox, uid: str, *, headers_only: bool = False) -> MailMessage | None:
    found = opened.fetch(uid_list=uid, mark_seen=False, headers_only=headers_only)
    return next(iter(found), None)


def _taken(message: MailMessage, uid: str, office: int) -> bool:
    """Everything in the message is a letter, or a letter says why it is not."""
    try:
        papers = list(_papers(message, uid))
    except Exception as wrong:  # whatever a stranger wrote, the next message is read
        _log.warning("a message could not be opened: %s", type(wrong).__name__)
        _miss(office, "e-mail", Refused("L121"), _key(uid, message, 0, b""))
        return True
    for taken, paper in zip(
        take_in(MACHINE, office=office, papers=papers[:MOST_PAPERS], source=SOURCE),
        papers,
        strict=False,
    ):
        if taken.refusal is not None and taken.refusal.number == "L123":
            return False  # the store is away for a moment
        if taken.refusal is not None:
            _miss(office, paper.name, taken.refusal, paper.key)
    if len(papers) > MOST_PAPERS:
        _miss(office, _named(message), Refused("L121"), _key(uid, message, MOST_PAPERS, b""))
    return True


def _miss(office: int, name: str, refusal: errors.Refused, key: str) -> None:
    miss(MACHINE, office=office, name=name, source=SOURCE, refusal=refusal, key=key)


def _papers(message: MailMessage, uid: str) -> Iterator[Paper]:
    """What is attached, else what is written."""
    files = [file for file in message.attachments if _is_paper(file)]
    for n, file in enumerate(files[: MOST_PAPERS + 1]):
        data = file.payload
        name = file.filename or _named(message)
        yield Paper(name, data=data, key=_key(uid, message, n, data))
    words = message.text.strip() or _words(message.html)
    if not files and words:
        name = f"{_named(message)}.txt"
        yield Paper(name, text=words, key=_key(uid, message, 0, words.encode("utf-8", "replace")))


def _is_paper(file: MailAttachment) -> bool:
    """Not the pictures in the words of a message, nor what only programs read."""
    drawn_in = file.content_type.startswith("image/") and file.content_disposition != "attachment"
    return not drawn_in and not file.content_type.startswith(_PASSED_OVER)


def _named(message: MailMessage) -> str:
    try:
        return " ".join(message.subject.split())[:160] or "e-mail"
    except (ValueError, LookupError):
        return "e-mail"


def _key(uid: str, message: MailMessage, part: int, data: bytes) -> str:
    """How a part of a message is known again: a stranger who takes another's Message-ID for other
    content hides nothing."""
    try:
        id_ = str(message.obj.get("Message-ID") or uid)
    except (ValueError, LookupError):
        id_ = uid
    return sha256(f"{id_}\n{part}\n".encode("utf-8", "replace") + data).hexdigest()


class _Words(HTMLParser):
    """The words of a page, its blocks on lines of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in ("script", "style")
        self.found += ["\n"] if tag in ("br", "p", "div", "tr", "li", "h1", "h2", "h3") else []

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        self.found += [] if self._hidden else [data]


def _words(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return "".join(parser.found).strip()
