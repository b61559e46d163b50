"""A wording becomes the letter that is printed, in the layout of its form. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from wian.typeset import Digits, Enclosure, OutgoingLetter, Signature
from wian.typeset.values import Form

from .drafting import TO_NOBODY, Wording


@dataclass(frozen=True, slots=True)
class Issue:
    """What a letter has beside its wording; `number` and `day` once it is issued.

    `name` is the signer's, `posts` the lines under it; `draft` while nobody has signed.
    """

    number: str = ""
    day: date | None = None
    name: str = ""
    posts: tuple[str, ...] = ()
    draft: bool = True


def outgoing(
    wording: Wording, issue: Issue, *, digits: Digits = "thai", emblem: bytes = b""
) -> OutgoingLetter:
    """The letter as it is printed; without a number its code stands alone, with room behind it.

    An announcement has a number in the register and none on its paper.
    """
    signed = Signature(issue.name, issue.posts) if issue.name or issue.posts else None
    return OutgoingLetter(
        form=cast(Form, wording.form),
        issuer=tuple(_issuer(wording)),
        addressee=wording.addressee,
        body=tuple(_body(wording)),
        subject=wording.subject,
        number="" if wording.form == "announcement" else issue.number or wording.number,
        day=issue.day,
        salutation=wording.salutation,
        references=wording.references,
        enclosures=[Enclosure(row.title, row.quantity, row.link) for row in wording.enclosures],
        closing=wording.closing,
        signature=signed,
        owner=tuple(_owner(wording)),
        copies=wording.copies,
        urgency=wording.urgency,
        secrecy=wording.secrecy,
        emblem=emblem,
        draft=issue.draft,
        digits=digits,
    )


def _issuer(wording: Wording) -> Iterator[str]:
    """The office and its address; a memo says in one line who writes and at what telephone."""
    if wording.form != "memo":
        yield from wording.place
        return
    phone = f"โทร. {wording.phone}" if wording.phone else ""
    yield " ".join(filter(None, (*wording.place[:1], phone)))


def _body(wording: Wording) -> Iterator[str]:
    """The paragraphs: each line that was typed is one."""
    for part in (wording.cause, wording.aim, wording.conclusion):
        yield from (line for line in part.splitlines() if line.strip())


def _owner(wording: Wording) -> Iterator[str]:
    """Who is in charge; a memo says it in its head, an order and an announcement do not."""
    if wording.form == "memo" or wording.form in TO_NOBODY:
        return
    if wording.owner:
        yield wording.owner
    if wording.phone:
        yield f"โทร. {wording.phone}"
