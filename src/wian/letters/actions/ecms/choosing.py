"""What a person may choose where a reply does not tell which letter it means, or who answers."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet

from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.reach import kept

from ...circulating import State
from ...ecms import LetterDocument, Reply
from ...ecms_values import Choices, Office, Option
from ...models import Letter, Receipt
from ...queries.ecms import numbered, sent_round
from ...queries.hands import READ, REGISTER
from ...queries.letters import visible
from ...queries.veiling import veils
from ..circulation.sending import SEND
from ..enveloping import codes_here, office_of
from .confined import found_in

MOST_LETTERS: Final = 20
MOST_OFFICES: Final = 200


def choices_for(actor: Actor, *, data: bytes) -> Choices:
    """The letters that the reply may mean, and the offices that may answer: those that this person
    sends for (or registers for, where our own number is said to be wrong), the newest first.

    By the number where letters have it, else the newest that went round. Refused as the document.
    """
    found = found_in(data).document
    if isinstance(found, LetterDocument):
        return Choices((), (), 0)
    letters = _letters(actor, found)
    over = veils(actor, {row.pk for row in letters})
    told = tuple(
        Option(row.pk, row.number, row.dated, over[row.pk].text(row.subject)) for row in letters
    )
    return Choices(told, *_offices([row.pk for row in letters], found))


def _letters(actor: Actor, reply: Reply) -> list[Letter]:
    wrong_number = reply.kind == "invalid_accept"
    verb = REGISTER if wrong_number else SEND
    own = kept(actor, verb).values("office")

    def mine(rows: QuerySet[Letter]) -> list[Letter]:
        rows = rows.filter(office__in=own)
        told = rows.filter(way="in") if wrong_number else sent_round(rows)
        return list(told.order_by("-pk")[:MOST_LETTERS])

    return mine(numbered(actor, reply.number, None)) or mine(visible(actor))


def _offices(letters: list[int], reply: Reply) -> tuple[tuple[Office, ...], int]:
    """Who has one of the letters, in the order of the tree, and how many there are in all.

    Nobody where the reply tells it, or where it is the sender who answers.
    """
    told_by = reply.by and office_of(reply.by, codes_here(), own=reply.own)
    if reply.kind == "invalid_accept" or told_by:
        return (), 0
    there = Receipt.objects.filter(letter__in=letters).exclude(state=State.RECALLED)
    rows = kept(SYSTEM, READ).filter(office__in=there.values("office")).order_by("path")
    told = rows.values_list("office", "name_th", "name_en")[:MOST_OFFICES]
    return tuple(Office(*one) for one in told), rows.count()
