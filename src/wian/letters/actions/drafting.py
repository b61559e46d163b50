"""A letter that goes out is begun, written in versions that stay, or given up."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ..beginning import Answered, answering, beginning
from ..drafting import FORMS, PARTS, WRITABLE, Wording, from_json, too_long
from ..endorsing import Target
from ..errors import Refused
from ..models import Custody, Letter, Tie
from ..queries.houses import house
from ..queries.letters import letter as seen_letter
from ..signing import Signature
from .custody import sign_of, step
from .drafts import add_version, columns_of, in_hand, lock_draft, newest
from .indexing import index
from .locking import WRITE, change

REASON = 300
_LIVE = ("draft", "checking", "signing")


def begin_draft(
    actor: Actor,
    *,
    office: int,
    form: str,
    unit: int | None = None,
    reply_to: int | None = None,
) -> int:
    """A draft of this form lies with the person, answering the letter if one is named; its id.

    It goes out from the office; by who writes letters there or in the `unit` of it that drafts.
    Refused L304 for a unit of another office, L326 for no such form, L101 for a letter to answer
    that is not there.
    """
    spell, unit = standing(office), unit or office
    check(actor, WRITE, standing(unit))
    rooms = house(office)
    if unit not in rooms.ids:
        raise Refused("L304")
    if form not in FORMS:
        raise Refused("L326")
    wording = beginning(form, name=spell.name_th, code=spell.code, phone=spell.phone)
    answered = _answered(actor, reply_to)
    if answered is not None:
        wording = answering(wording, _words(answered))
    mine = sign_of(actor, rooms)
    with transaction.atomic():
        row = _begun(actor, office, unit, wording, mine)
        touched = [("office", office)]
        if answered is not None:
            _tie(actor, row, answered)
            touched.append(("letter", answered.pk))
        index(row.pk)
        tell(actor, "draft.begin", ("letter", row.pk), touched=touched, after={"form": form})
    return row.pk


def write_draft(actor: Actor, *, letter: int, wording: Wording, revision: int | None = None) -> int:
    """The wording is the draft's newest version, beside all older ones; its number.

    By who has the draft in hand, until it goes to be signed; its form stays. The same wording
    again makes no version. Refused L328 for a part that is too long or not to be chosen.
    """
    draft = in_hand(actor, letter)
    if wrong := too_long(wording):
        raise Refused("L328", part=PARTS[wrong[0]][0], most=wrong[1])
    with transaction.atomic():
        lock_draft(actor, draft, revision, *WRITABLE)
        last = newest(letter)
        now = from_json(last.content)
        wording = replace(wording, form=now.form)
        if wording == now:
            return last.version
        version = add_version(actor, letter, wording)
        change(letter, **columns_of(wording, draft.office_id))
        index(letter)
        touched = [("office", draft.office_id)]
        after = {"version": version}
        tell(actor, "draft.write", ("letter", letter), touched=touched, after=after)
    return version


def drop_draft(actor: Actor, *, letter: int, reason: str = "", revision: int | None = None) -> None:
    """The draft is given up and set aside with all its versions, by who has it in hand."""
    draft = in_hand(actor, letter)
    with transaction.atomic():
        custody = lock_draft(actor, draft, revision, *_LIVE)
        custody.closed_at = timezone.now()
        custody.save(update_fields=["closed_at"])
        change(letter, state="aside", aside_reason=reason.strip()[:REASON])
        touched = [("office", draft.office_id)]
        tell(actor, "draft.drop", ("letter", letter), touched=touched)


def _begun(
    actor: Actor, office: int, unit: int, wording: Wording, mine: Signature | None
) -> Letter:
    """The letter with its first version, in the hands of who begins it in the unit."""
    row = Letter.objects.create(
        office_id=office,
        issuer_office_id=office,
        way="out",
        state="draft",
        source="written",
        account_id=actor.account,
        **columns_of(wording, office),
    )
    version = add_version(actor, row.pk, wording)
    lying = Custody.objects.create(
        letter=row, office_id=office, unit_id=unit, holder_id=actor.account
    )
    here = Target(unit, actor.account)
    step(actor, lying, "begin", mine, target=here, version=version).save(force_insert=True)
    return row


def _answered(actor: Actor, letter: int | None) -> Letter | None:
    """The letter to answer, if one is named; Denied where it may not be seen."""
    try:
        return seen_letter(actor, letter) if letter is not None else None
    except LookupError:
        raise Refused("L101") from None


def _words(row: Letter) -> Answered:
    return Answered(row.issuer, row.number, row.dated, row.subject, row.urgency, row.secrecy)


def _tie(actor: Actor, row: Letter, answered: Letter) -> None:
    Tie.objects.create(
        letter=row,
        other=answered,
        kind="reply",
        state="confirmed",
        why="person",
        account_id=actor.account,
    )
