"""Days of letters, for calendars: what the person's offices have before them, as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate
from typing import Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from wian.offices.acting import Actor, today

from ..calendar_values import Dated
from ..circulating import State
from ..days import UNSURE, Day, Place, days_of, doubted
from ..fields import SECRECIES
from ..models import Correction, Custody, Doubt, Entry, Letter, Move, Receipt
from .hands import READ, stands_in
from .letters import letter, visible
from .veiling import Reading, readings
from .within import within

MOST: Final = 1_000
_GONE: Final = (State.RETURNED, State.RECALLED)
_OVER: Final = (*_GONE, State.DONE)
_STANDS: Final = ("registered", "issued")
_UNREAD: Final = ("reading", "desk")
_COLUMNS: Final = (
    "id", "number", "dated", "issuer", "subject", "secrecy", "state", "at", "revision",
    "text__facts", "mine", "todo", "inside", "cancelled_line", "reply_by", "purpose", "sent_at",
    "corrected_at", "moves", "moved_at",
)  # fmt: skip


def days(actor: Actor, *, since: date, until: date, most: int = MOST) -> tuple[Dated, ...]:
    """The letters that lie with the person's own offices, with their days in this window.

    The days nearest to today, at most `most`. What is done keeps its meetings and loses its
    deadlines; what was recalled from the offices since then is told without a word of it. Three
    queries at most, none for who reads no letters.
    """
    desk = _Desk(actor)
    if not desk.own:
        return ()
    reply = {"dispatch__reply_by__range": (since, until)}
    asked = Q(pk__in=desk.came(over=_OVER).filter(**reply).values("letter"))
    called = Q(first_day__lte=until, last_day__gte=since)
    back = timezone.make_aware(datetime.combine(since, datetime.min.time()))
    recalled = desk.receipts.filter(state=State.RECALLED, moved_at__gte=back)
    there = (desk.lying() & (called | asked)) | Q(pk__in=recalled.values("letter"))
    rows = Letter.objects.filter(there).annotate(reply_by=desk.reply_by())
    few = Letter.objects.filter(pk__in=_nearest(rows).values("pk")[:most])
    found = _dated(_nearest(desk.told(few)))
    return _first(found, since, until, most)


def days_of_letter(actor: Actor, id_: int) -> Dated:
    """The letter with all its days, for who sees it; LookupError or Denied as `letters.letter`."""
    rows = _Desk(actor).told(visible(actor).filter(pk=id_))
    found = _dated(rows, alone=True)
    if not found:
        letter(actor, id_)
        raise LookupError("letter")
    return found[0]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies with the offices and units in which the person reads letters."""

    actor: Actor

    @property
    def own(self) -> frozenset[int]:
        return stands_in(self.actor, READ)

    @property
    def receipts(self) -> QuerySet[Receipt]:
        return Receipt.objects.filter(office__in=self.own)

    def came(self, *, over: Collection[State] = _GONE) -> QuerySet[Receipt]:
        """What was sent to the offices and is not over."""
        return self.receipts.exclude(state__in=[int(state) for state in over])

    def held(self) -> QuerySet[Custody]:
        return Custody.objects.filter(Q(unit__in=self.own) | Q(office__in=self.own))

    def lying(self) -> Q:
        """Letters that lie there and stand in a book, or had a number that was cancelled."""
        here = Q(pk__in=self.held().values("letter")) | Q(pk__in=self.came().values("letter"))
        booked = Q(state__in=_STANDS) | Q(Exists(_cancelled()))
        return Q(pk__in=visible(self.actor).values("pk")) & here & booked

    def reply_by(self) -> Subquery:
        """The first day by which one of the offices is to answer."""
        open_ = self.came(over=_OVER).filter(letter=OuterRef("pk"))
        asked = open_.order_by(F("dispatch__reply_by").asc(nulls_last=True))
        return Subquery(asked.values("dispatch__reply_by")[:1])

    def told(self, rows: QuerySet[Letter]) -> QuerySet[Letter]:
        """The letters with how they stand with the offices: their state there, and since when."""
        this = {"letter": OuterRef("pk")}
        came, open_ = self.came().filter(**this), self.came(over=_OVER).filter(**this)
        sent = {"letter__way": "out", "letter__state": "issued", "office": F("letter__office")}
        held = self.held().filter(**this, closed_at=None).exclude(**sent)
        newest = came.order_by("-dispatch")
        said = Correction.objects.filter(**this).order_by("-pk")
        moves = Move.objects.filter(**this, office__in=self.own)
        counted = moves.order_by().values("letter").annotate(n=Count("pk")).values("n")
        return rows.annotate(
            mine=self.lying(),
            todo=Q(Exists(held)) | Q(Exists(open_)),
            inside=within(self.actor),
            cancelled_line=Q(Exists(_cancelled())),
            reply_by=self.reply_by(),
            purpose=Subquery(newest.values("dispatch__purpose")[:1]),
            sent_at=Subquery(newest.values("dispatch__at")[:1]),
            corrected_at=Subquery(said.values("at")[:1]),
            moves=Coalesce(Subquery(counted, output_field=IntegerField()), Value(0)),
            moved_at=Subquery(moves.order_by("-pk").values("at")[:1]),
        )


def _cancelled() -> QuerySet[Entry]:
    return Entry.objects.filter(letter=OuterRef("pk"), state="cancelled")


def _nearest(rows: QuerySet[Letter]) -> QuerySet[Letter]:
    """First what still comes, the next day on top; then what is past, the newest letter on top."""
    day = today()
    ahead = When(Q(last_day__gte=day) | Q(reply_by__gte=day), then=Value(0))
    near = Coalesce(Greatest("first_day", Value(day)), "reply_by")
    return rows.order_by(Case(ahead, default=Value(1)), near.asc(nulls_last=True), "-pk")


def _dated(rows: QuerySet[Letter], *, alone: bool = False) -> list[Dated]:
    told: list[Mapping[str, Any]] = list(rows.values(*_COLUMNS))
    known = readings({row["id"]: row["text__facts"] or {} for row in told})
    quotes = _quotes([row["id"] for row in told if row["inside"]])
    return [_letter(row, known[row["id"]], quotes[row["id"]], alone=alone) for row in told]


def _quotes(letters: Collection[int]) -> Mapping[int, Sequence[Place]]:
    """The places that open doubts about days quote: one query, none where there is no letter."""
    found: dict[int, list[Place]] = defaultdict(list)
    if letters:
        rows = Doubt.objects.filter(letter__in=letters, kind__in=UNSURE, answer__in=("", "asked"))
        for quotes in rows.values_list("quotes", flat=True):
            for id_, since, until in quotes:
                found[id_].append((since, until))
    return found


def _letter(
    row: Mapping[str, Any], reading: Reading, quotes: Sequence[Place], *, alone: bool
) -> Dated:
    text, recalled = reading.over.text, not (row["mine"] or alone)
    secret = row["secrecy"] in SECRECIES and not recalled
    mute = secret or recalled
    times = (row["at"], row["sent_at"], row["corrected_at"], row["moved_at"])
    found = _shown(row, reading, quotes, alone=alone)
    if recalled:
        day = timezone.localdate(row["moved_at"])
        found = [Day(one.name, one.kind, day, day) for one in found]
    return Dated(
        letter=row["id"],
        number="" if mute else text(row["number"]),
        dated=None if mute else row["dated"],
        issuer="" if mute else text(row["issuer"]),
        subject="" if mute else text(row["subject"]),
        purpose="" if recalled else row["purpose"] or "",
        secret=secret,
        recalled=recalled,
        cancelled=recalled or _struck(row),
        revision=row["revision"] + row["moves"],
        changed_at=max(time for time in times if time),
        days=tuple(_bare(one) if mute else _veiled(one, reading) for one in found),
    )


def _shown(
    row: Mapping[str, Any], reading: Reading, quotes: Sequence[Place], *, alone: bool
) -> list[Day]:
    """The days that are told; all that were read are doubted until the letter stands in a book."""
    days = days_of(reading.now)
    found = list(doubted(days, reading.now, reading.said, quotes))
    if row["mine"] and not (row["todo"] or alone or _struck(row)):
        found = [one for one in found if one.kind != "duty"]
    if row["state"] in _UNREAD and not _struck(row):
        found = [replace(one, doubted=True) for one in found]
    if row["reply_by"]:
        found.append(Day("reply", "reply", row["reply_by"], row["reply_by"]))
    return found


def _struck(row: Mapping[str, Any]) -> bool:
    """Whether the letter has lost its number, and has no other one by now."""
    return bool(row["cancelled_line"]) and row["state"] not in _STANDS


def _bare(day: Day) -> Day:
    return replace(day, what="", place="", assignee="")


def _veiled(day: Day, reading: Reading) -> Day:
    text = reading.over.text
    return replace(day, what=text(day.what), place=text(day.place), assignee=text(day.assignee))


def _first(found: Sequence[Dated], since: date, until: date, most: int) -> tuple[Dated, ...]:
    """The letters with only their days of the window, until there are as many as may be."""
    within_ = [
        replace(one, days=tuple(d for d in one.days if d.first <= until and d.last >= since))
        for one in found
    ]
    before = [0, *accumulate(len(one.days) for one in within_)]
    cut = (
        replace(one, days=one.days[: max(0, most - n)])
        for one, n in zip(within_, before, strict=False)
    )
    return tuple(one for one in cut if one.days)
