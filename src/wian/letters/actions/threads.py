"""Letters are tied to those that they cite: suggested by the machine, settled by people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Case, F, Model, Q, QuerySet, Value, When

from wian.offices.acting import SYSTEM, Actor, check, where_of
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import kept, standing, standings
from wian.offices.rules import SEGMENT

from ..errors import Refused
from ..models import Citation, Letter, Tie
from ..queries.letters import READ, letter
from ..threads import (
    KINDS,
    NUMBER,
    WHYS,
    Cited,
    Known,
    Match,
    matches,
    spellings,
    stem,
    weigh,
)
from .locking import WRITE

Row = TypeVar("Row", bound=Model)
AROUND = timedelta(days=31)
COMPARED = 200
"""Letters or citations that are compared with one number, the nearest in time first."""


def suggest_ties(letter: int) -> None:
    """The letter is tied to those it seems to cite, and to those that seem to cite it.

    Safe to repeat: a suggestion that no longer holds goes, what a person settled stays. Letters
    of the same office and along its lines count; who may not see the other one is shown no tie.
    """
    own = Letter.objects.filter(pk=letter).first()
    if own is None:
        return
    found = {(tie.letter_id, tie.other_id): tie for tie in (*_citing(own), *_cited_by(own))}
    with transaction.atomic():
        both = Tie.objects.filter(Q(letter=own) | Q(other=own), kind__in=KINDS)
        ties = both.values_list("pk", "letter", "other", "state", "why")
        stale, known = [], set[frozenset[int]]()
        for pk, one, other, state, why in ties:
            if state == "suggested" and why in WHYS and (one, other) not in found:
                stale.append(pk)
            else:
                known.add(frozenset((one, other)))
        both.filter(pk__in=stale, state="suggested").delete()
        new = [tie for pair, tie in found.items() if frozenset(pair) not in known]
        Tie.objects.bulk_create(new, ignore_conflicts=True)


def confirm_tie(actor: Actor, *, tie: int) -> None:
    """Both letters belong together, as was suggested or once rejected."""
    _settle(actor, tie, "confirmed", "letter.tie")


def reject_tie(actor: Actor, *, tie: int) -> None:
    """The letters do not belong together so; it is not suggested again."""
    _settle(actor, tie, "rejected", "letter.untie")


def untie(actor: Actor, *, tie: int) -> None:
    """A confirmed tie is taken back, and not suggested anew; it can be confirmed again."""
    _settle(actor, tie, "rejected", "letter.untie", only="confirmed")


def tie_by_hand(actor: Actor, *, letter: int, other: int, kind: str) -> int:
    """The letter refers to, encloses, was forwarded by or answers the other one; the tie's id.

    Refused L402 for a letter and itself, L403 for no such kind.
    """
    if letter == other:
        raise Refused("L402")
    if kind not in KINDS:
        raise Refused("L403")
    _writable(actor, letter, other)
    with transaction.atomic():
        Tie.objects.bulk_create(
            [Tie(letter_id=letter, other_id=other, kind=kind, state="suggested", why="person")],
            ignore_conflicts=True,
        )
        tie = Tie.objects.select_for_update().get(letter=letter, other=other, kind=kind)
        if tie.state != "confirmed":
            _turn(actor, tie, "confirmed", "letter.tie")
    return tie.pk


def _settle(actor: Actor, tie: int, state: str, verb: str, *, only: str = "") -> None:
    """The tie stands so; a second time nothing more happens. Refused L401 where there is none."""
    found = Tie.objects.filter(pk=tie).first()
    if found is None:
        raise Refused("L401")
    _writable(actor, found.letter_id, found.other_id)
    with transaction.atomic():
        row = Tie.objects.select_for_update().filter(pk=tie).first()
        if row is None or (only and row.state not in (only, state)):
            raise Refused("L401")
        if row.state != state:
            _turn(actor, row, state, verb)


def _turn(actor: Actor, tie: Tie, state: str, verb: str) -> None:
    before, tie.state, tie.account_id = tie.state, state, actor.account
    tie.save(update_fields=["state", "account"])
    after = {"tie": tie.pk, "kind": tie.kind, "state": state}
    touched = [("letter", tie.other_id)]
    tell(
        actor,
        verb,
        ("letter", tie.letter_id),
        touched=touched,
        before={"state": before},
        after=after,
    )


def _writable(actor: Actor, one: int, other: int) -> None:
    """Pass for who sees both letters and may write on either; Refused L101, or Denied."""
    try:
        rows = [letter(actor, id_) for id_ in (one, other)]
    except LookupError:
        raise Refused("L101") from None
    spells = standings({row.office_id for row in rows})
    last = [spells[row.office_id] for row in rows]
    if not any(actor.may(WRITE, where_of(spell)).allowed for spell in last):
        check(actor, WRITE, last[0])


def _line(office: int) -> QuerySet[Letter]:
    """Letters kept by the office, by those above it and those under it, in either tree."""
    spell = standing(office)
    above = {
        int(path[at : at + SEGMENT])
        for path in (spell.path, spell.line_path)
        for at in range(0, len(path), SEGMENT)
    }
    under = Q(path__startswith=spell.path) | Q(line_path__startswith=spell.line_path)
    offices = kept(SYSTEM, READ).filter(under | Q(office__in=above))
    return Letter.objects.filter(office__in=offices.values("office"))


def _citing(own: Letter) -> Iterator[Tie]:
    """Ties to the letters that this one cites and that are here."""
    for row in own.citations.exclude(number_key=""):
        for match in _meant(row, own):
            yield _tie(own.pk, match.id, row.as_enclosure, match)


def _cited_by(own: Letter) -> Iterator[Tie]:
    """Ties from letters that are here already and cite this one."""
    if not own.number_key:
        return
    near = _near(own.number_key, own.dated)
    rows = Citation.objects.filter(near, letter__in=_line(own.office_id)).exclude(letter=own)
    known = Known(own.pk, own.number_key, own.dated, own.issuer)
    for row in _ranked(rows.select_related("letter"), own.number_key):
        match = weigh(Cited(row.number_key, row.dated, row.title), known)
        if match and match.why != NUMBER:  # another letter may have the very number
            match = next((one for one in _meant(row, row.letter) if one.id == own.pk), None)
        if match:
            yield _tie(row.letter_id, own.pk, row.as_enclosure, match)


def _meant(row: Citation, citing: Letter) -> tuple[Match, ...]:
    """The letters that the citation may mean, the best first."""
    line = _line(citing.office_id).exclude(pk=citing.pk).exclude(number_key="")
    near = _ranked(line.filter(_near(row.number_key, row.dated)), row.number_key)
    known = [Known(one.pk, one.number_key, one.dated, one.issuer) for one in near]
    return matches(Cited(row.number_key, row.dated, row.title), known)


def _near(number_key: str, dated: date | None) -> Q:
    """Rows with this number, or with one that may be it misread: of its day or its neighbours."""
    found = Q(number_key__in=spellings(number_key))
    if dated:
        found |= Q(dated=dated)
        if stem(number_key):
            days = (dated - AROUND, dated + AROUND)
            found |= Q(number_key__startswith=stem(number_key), dated__range=days)
    return found


def _ranked(rows: QuerySet[Row], number_key: str) -> QuerySet[Row]:
    """As many of the rows as are compared, those with the very number first."""
    same = When(number_key__in=spellings(number_key), then=Value(0))
    first = Case(same, default=Value(1))
    return rows.order_by(first, F("dated").desc(nulls_last=True), "-pk")[:COMPARED]


def _tie(letter: int, other: int, enclosed: bool, match: Match) -> Tie:
    kind = "enclosure" if enclosed else "reference"
    return Tie(
        letter_id=letter,
        other_id=other,
        kind=kind,
        state="suggested",
        score=match.score,
        why=match.why,
    )
