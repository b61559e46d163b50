"""What the exchange of documents asks of letters, as the acting person may see them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..circulating import State
from ..desk_values import Earlier
from ..ecms import LetterDocument
from ..ecms.storing import from_json
from ..errors import Refused
from ..models import Dispatch, Envelope, Letter, Receipt
from ..numbers import key
from .alike import MOST, same_file
from .hands import REGISTER
from .letters import letter as seen_letter
from .letters import visible
from .veiling import veils


def envelope(actor: Actor, letter: int) -> tuple[LetterDocument, tuple[Mapping[str, Any], ...]]:
    """What the document said by which the letter came in, and what was noted of it.

    Refused L677 where it came in another way; LookupError and Denied as for the letter.
    """
    row = seen_letter(actor, letter)
    found = Envelope.objects.filter(letter=row).first()
    if found is None:
        raise Refused("L677")
    return from_json(found.said), tuple(found.notes)


def exchanged(actor: Actor) -> dict[str, Q]:
    """Columns of a letter for `annotate`: whether it went round (`went_out`), and whether offices
    of this person can reply to it (`came_to`): they took it up, or it came in by a document."""
    sent = Receipt.objects.filter(letter=OuterRef("pk")).exclude(state=State.RECALLED)
    own = kept(actor, REGISTER).values("office")
    taken = sent.filter(office__in=own).exclude(state=State.SENT)
    envelopes = Envelope.objects.filter(letter=OuterRef("pk"), letter__office__in=own)
    return {"went_out": Q(Exists(sent)), "came_to": Q(Exists(taken)) | Q(Exists(envelopes))}


def earlier(actor: Actor, letter: int, digest: str) -> tuple[Earlier, ...]:
    """Letters that are there already: of the same file, the same document, or the same number and
    day at the same office."""
    found = {one.id: one for one in same_file(actor, [letter]).get(letter, ())}
    own = Envelope.objects.select_related("letter").get(pk=letter)
    said = from_json(own.said)
    same = Q(envelope__digest=digest)
    if said.number and said.dated and said.dated.day:
        same |= Q(number_key=key(said.number), dated=said.dated.day, office=own.letter.office_id)
    rows = list(visible(actor).filter(same, pk__lt=letter).order_by("-pk")[:MOST])
    over = veils(actor, {row.pk for row in rows})
    for row in rows:
        found.setdefault(row.pk, _earlier(row, over[row.pk].text(row.subject)))
    return tuple(found[id_] for id_ in sorted(found, reverse=True))[:MOST]


def numbered(actor: Actor, number: str, day: date | None) -> QuerySet[Letter]:
    """The letters with this number, and of this day where one is given."""
    rows = visible(actor).filter(number_key=key(number)).exclude(number_key="")
    return rows.filter(dated=day) if day else rows


def sent_round(rows: QuerySet[Letter]) -> QuerySet[Letter]:
    """Those that went round to somebody."""
    return rows.filter(Exists(Dispatch.objects.filter(letter=OuterRef("pk"))))


def _earlier(row: Letter, subject: str) -> Earlier:
    return Earlier(row.pk, row.office_id, row.state, row.number, subject, row.name, row.at)
