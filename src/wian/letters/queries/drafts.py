"""Drafts of outgoing letters: lists, versions side by side, whom they address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Count

from wian.offices.acting import SYSTEM, Actor, today, where_of
from wian.offices.audience import AudienceError, Reading, read_phrase, resolve
from wian.offices.queries.browsing import of_ids
from wian.offices.queries.reach import standing

from ..draft_values import Addressed, DraftRow, DraftView, VersionView
from ..drafting import LineChange, Wording, compare, from_json, missing
from ..errors import Refused
from ..inside_values import Holding
from ..models import Custody, Draft, Step
from ..signing import Signature
from .briefs import BRIEF, HOLDING, brief, holding, name_columns, name_of, office_names
from .inside import holders_of
from .signing import SIGN, rooms_of, signing
from .within import own

STATES: Final = ("draft", "checking", "signing", "signed")
PAGE: Final = 100


def drafts(
    actor: Actor, *, office: int, state: str = "", start: int = 0, most: int = PAGE
) -> tuple[DraftRow, ...]:
    """The drafts of the office, in one state or all, the newest first: three queries."""
    rows = own(actor).filter(office=office, way="out", state__in=STATES)
    rows = rows.filter(state=state) if state else rows
    told = list(rows.order_by("-pk").values(*BRIEF)[start : start + most])
    lying = holders_of(actor, [row["id"] for row in told])
    return tuple(DraftRow(brief(row), next(iter(lying.get(row["id"], ())), None)) for row in told)


def draft_counts(actor: Actor, *, office: int) -> Mapping[str, int]:
    """How many drafts of the office are in each state: one query."""
    rows = own(actor).filter(office=office, way="out", state__in=STATES)
    counted = rows.values_list("state").annotate(n=Count("pk")).order_by()
    return {**dict.fromkeys(STATES, 0), **dict(counted)}


def draft(actor: Actor, letter: int) -> DraftView:
    """The draft as its page shows it; LookupError where it is none or may not be seen."""
    row = _own(actor, letter)
    rows = list(
        Draft.objects.filter(letter=letter)
        .order_by("version")
        .values("version", "content", "account", "at", *name_columns("account"))
    )
    steps = list(
        Step.objects.filter(letter=letter, kind__in=("check", "sign"))
        .order_by("pk")
        .values("kind", "version", "signed_as", *name_columns("account"))
    )
    done = {(step["kind"], step["version"]) for step in steps}
    signed = next((step for step in steps if step["kind"] == "sign"), None)
    wording = from_json(rows[-1]["content"])
    return DraftView(
        letter=brief(row),
        wording=wording,
        missing=missing(wording),
        versions=tuple(
            VersionView(
                version=one["version"],
                account=one["account"],
                name=name_of(one, "account"),
                at=one["at"],
                checked=("check", one["version"]) in done,
                signed=("sign", one["version"]) in done,
            )
            for one in rows
        ),
        holding=_holding(letter, row["office"]),
        signed_as=tuple(signed["signed_as"].split("\n")) if signed else (),
        signer_name=name_of(signed, "account") if signed else "",
        may_sign_as=_ways(actor, row["office"], wording.form) if row["state"] == "signing" else (),
    )


def version(actor: Actor, letter: int, number: int) -> Wording:
    """One version of the draft; Refused L327 where there is none of this number."""
    _own(actor, letter)
    return _version(letter, number)


def changes(actor: Actor, letter: int, *, older: int, newer: int) -> tuple[LineChange, ...]:
    """Two versions of the draft line by line. Refused L327 where either is not there."""
    _own(actor, letter)
    return compare(_version(letter, older), _version(letter, newer))


def addressed(actor: Actor, letter: int) -> Addressed:
    """Whom the newest wording's addressee means today; shown before anything is sent."""
    row = _own(actor, letter)
    last = Draft.objects.filter(letter=letter).order_by("-version")
    words = from_json(last.values_list("content", flat=True)[:1].get()).addressee
    issuer = of_ids(SYSTEM, (row["office"],))
    if not words.strip() or not issuer:
        return Addressed("", "", (), (), None)
    reading = read_phrase(words, issuer=issuer[0], day=today())
    asks = tuple((ask.thai, ask.english) for ask in reading.open)
    return _resolved(reading, row["office"], asks)


def _resolved(reading: Reading, sender: int, asks: tuple[tuple[str, str], ...]) -> Addressed:
    try:
        found = resolve(reading.rule, day=today(), sender=sender)
    except AudienceError as wrong:
        problem = None if asks else (wrong.thai, wrong.english)
        return Addressed("", "", (), asks, problem)
    offices = tuple(office.id for office in found.sent)
    return Addressed(found.sentence, found.sum, offices, asks, None)


def _own(actor: Actor, letter: int) -> Mapping[str, Any]:
    """The columns of a letter that was drafted where the person reads; LookupError for others:
    whoever was sent it sees its paper, not how it was written."""
    drafted = Draft.objects.filter(letter=letter).values("letter")
    rows = own(actor).filter(pk=letter, pk__in=drafted)
    row: Mapping[str, Any] | None = rows.values(*BRIEF).first()
    if row is None:
        raise LookupError("letter")
    return row


def _holding(letter: int, office: int) -> Holding | None:
    row = Custody.objects.filter(letter=letter, office=office).values(*HOLDING).first()
    return holding(row, office_names((row,), "office", "unit")) if row else None


def _ways(actor: Actor, office: int, form: str) -> tuple[Signature, ...]:
    """How this person may sign it today; none for who may not."""
    if not actor.may(SIGN, where_of(standing(office))).allowed:
        return ()
    found = signing(actor, rooms_of(form, office), verb=SIGN)
    return tuple(way for way in found if form != "external" or way.head)


def _version(letter: int, number: int) -> Wording:
    found = Draft.objects.filter(letter=letter, version=number)
    content = found.values_list("content", flat=True).first()
    if content is None:
        raise Refused("L327", version=number)
    return from_json(content)
