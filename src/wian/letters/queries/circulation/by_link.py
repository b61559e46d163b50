"""What a signed link shows of its letter, to whoever has the link: veiled, for one office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from wian.files.queries import of_thing
from wian.files.values import FileView
from wian.offices.acting import Actor, today, where_of
from wian.offices.queries.offices import names
from wian.offices.queries.reach import standing
from wian.offices.rules import Held
from wian.offices.values import LinkView

from ...circulating import State
from ...circulation_values import Answer, Linked
from ...drafting import from_json, lines
from ...errors import Refused
from ...models import Draft, Letter, Receipt, Text, Tie
from ..briefs import BRIEF, brief, veiled
from ..veiling import veils_over
from ..within import LATER, PAPER, PUBLIC

THING: Final = "letter"
_SHOWN: Final = (*PUBLIC, LATER)
"""Labels of files that go along with a letter; an issued one has its paper beside them."""


def linked(link: LinkView) -> Linked:
    """The letter of an opened link. About a dozen queries.

    Refused L606 where the office has not got it, L622 where its sender has recalled it.
    """
    found = receipt_of(link)
    row = Letter.objects.filter(pk=found.letter_id).values(*BRIEF).get()
    text = Text.objects.filter(letter=found.letter_id).first()
    over = veils_over({found.letter_id: text.facts if text else {}})[found.letter_id]
    written = "" if text else _written(row)
    files = _files(link)
    called = names([link.office, link.sender], day=date.max)
    return Linked(
        letter=veiled(brief(row), over),
        office=called.get(link.office, ""),
        sender=called.get(link.sender, ""),
        state=State(found.state),
        purpose=found.dispatch.purpose,
        reply_by=found.dispatch.reply_by,
        sent_at=found.dispatch.at,
        moved_at=found.moved_at,
        text=over.text(text.raw) if text else written,
        files=files,
        paper=bool(written) and not any(file.label.startswith(PAPER) for file in files),
    )


def receipt_of(link: LinkView) -> Receipt:
    """The receipt that the link is about, with its dispatch.

    Refused L606 where the office has none, L622 where the letter was recalled.
    """
    rows = Receipt.objects.select_related("dispatch").filter(office=link.office)
    found = rows.filter(letter=int(link.thing)).first() if _about_letter(link) else None
    if found is None:
        raise Refused("L606")
    if found.state == State.RECALLED:
        raise Refused("L622")
    return found


def was_written(link: LinkView) -> bool:
    """Whether the letter was written here, so that it has a paper; Refused as `receipt_of`."""
    return Draft.objects.filter(letter=receipt_of(link).letter_id).exists()


def files_of(link: LinkView) -> tuple[FileView, ...]:
    """The newest files that go along with the letter, as its office sees them by reading alone.

    Refused as `receipt_of`.
    """
    receipt_of(link)
    return _files(link)


def _files(link: LinkView) -> tuple[FileView, ...]:
    found = of_thing(reader(link, ""), THING, link.thing)
    return tuple(
        file
        for file in found
        if file.original is None
        and file.later is None
        and (file.label in _SHOWN or file.label.startswith(PAPER))
    )


def reader(link: LinkView, address: str) -> Actor:
    """Who reads by a link: nobody by name, as one who only reads at the office that it is for."""
    day = today()
    where = where_of(standing(link.office))
    role = Held(0, "member", "own", link.office, where, day, day + timedelta(days=1))
    return Actor(None, (role,), "link", address)


def answers_by(link: LinkView) -> tuple[Answer, ...]:
    """The answers that this link gave, the newest first: one query."""
    rows = Tie.objects.filter(other=int(link.thing), kind="reply", why__startswith=mark(link, ""))
    told = rows.order_by("-pk").values_list("letter", "at", "why")
    return tuple(Answer(letter, at, why.rpartition(".")[2]) for letter, at, why in told)


def mark(link: LinkView, key: str) -> str:
    """How the tie of an answer tells by which link it came, and what it was."""
    return f"link.{link.id}.{key}"


def _about_letter(link: LinkView) -> bool:
    return link.thing_kind == THING and link.thing.isascii() and link.thing.isdecimal()


def _written(row: dict[str, Any]) -> str:
    """The lines of the letter as it was signed; empty for one that was not written here."""
    newest = Draft.objects.filter(letter=row["id"]).order_by("-version")
    content = newest.values_list("content", flat=True).first()
    if content is None:
        return ""
    wording = from_json(content)
    return "\n".join(lines(replace(wording, number=row["number"] or wording.number)))
