"""A wording becomes the letter that is printed, in the layout of its form. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from wian.typeset import Digits, Enclosure, OutgoingLetter, Signature
from wian.typeset.values import Form

from .drafting import Wording


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


def outgoing(wording: Wording, issue: Issue, *, digits: Digits = "thai") -> OutgoingLetter:
    """The letter as it is printed; without a number its code stands alone, with room behind it."""
    signed = Signature(issue.name, issue.posts) if issue.name or issue.posts else None
    return OutgoingLetter(
        form=cast(Form, wording.form),
        issuer=wording.place,
        addressee=wording.addressee,
        body=tuple(_body(wording)),
        subject=wording.subject,
        number=issue.number or wording.number,
        day=issue.day,
        salutation=wording.salutation,
        references=wording.references,
        enclosures=[Enclosure(row.title, row.quantity) for row in wording.enclosures],
        closing=wording.closing,
        signature=signed,
        owner=tuple(_owner(wording)),
        copies=wording.copies,
        urgency=wording.urgency,
        draft=issue.draft,
        digits=digits,
    )


def _body(wording: Wording) -> Iterator[str]:
    """The paragraphs: each line that was typed is one."""
    for part in (wording.cause, wording.aim, wording.conclusion):
        yield from (line for line in part.splitlines() if line.strip())


def _owner(wording: Wording) -> Iterator[str]:
    """Who is in charge; a memo says it in its head."""
    if wording.form == "memo":
        return
    if wording.owner:
        yield wording.owner
    if wording.phone:
        yield f"โทร. {wording.phone}"
