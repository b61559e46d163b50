"""What every step of a draft does: find it, lock it, know its newest version, let it go on."""

from __future__ import annotations

from typing import Any

from wian.offices.acting import Actor, where_of
from wian.offices.queries.offices import names
from wian.offices.queries.reach import standing

from ..drafting import FORMS, Course, Wording, from_json, missing, to_json
from ..endorsing import Target
from ..errors import Refused
from ..inside_values import House
from ..models import Custody, Draft, Letter, Step
from ..queries.next_steps import course_of as course
from ..queries.signing import SIGN
from ..signing import Signature
from .custody import check_words, lock, pass_on, reachable, step, told


def draft_of(letter: int) -> Letter:
    """The outgoing letter; Refused L101 where there is none."""
    found = Letter.objects.filter(pk=letter, way="out").first()
    if found is None:
        raise Refused("L101")
    return found


def in_hand(actor: Actor, letter: int, *, signer: bool = False) -> Letter:
    """The draft, which this person may deal with; or Denied. Outside a transaction.

    It is in their hands, or they register for the office; with `signer` also who signs for it.
    """
    found = draft_of(letter)
    if not (signer and may_sign(actor, found.office_id)):
        reachable(actor, letter, found.office_id)
    return found


def may_sign(actor: Actor, office: int) -> bool:
    """Whether this person signs for the office today."""
    return actor.may(SIGN, where_of(standing(office))).allowed


def lock_draft(
    actor: Actor, draft: Letter, revision: int | None, *states: str, signer: bool = False
) -> Custody:
    """Where the draft lies, held until this transaction ends. Refused L302 in other hands."""
    custody, hands = lock(actor, draft.pk, draft.office_id, revision, *states)
    if not hands.reach and not (signer and may_sign(actor, draft.office_id)):
        raise Refused("L302")
    return custody


def newest(letter: int) -> Draft:
    """The newest version of the draft."""
    return Draft.objects.filter(letter=letter).order_by("-version")[:1].get()


def course_of(letter: int) -> Course:
    """Where the draft is on its way."""
    state = Letter.objects.values_list("state", flat=True).get(pk=letter)
    return course(letter, state)[0]


def written_in(letter: int) -> int:
    """The unit in which the draft was written: from there it went out first."""
    steps = Step.objects.filter(letter=letter).order_by("pk")
    return steps.values_list("unit", flat=True)[:1].get()


def add_version(actor: Actor, letter: int, wording: Wording) -> int:
    """The wording is the newest version; its number."""
    last = Draft.objects.filter(letter=letter).order_by("-version")
    version = (last.values_list("version", flat=True).first() or 0) + 1
    Draft.objects.create(
        letter_id=letter, version=version, content=to_json(wording), account_id=actor.account
    )
    return version


def columns_of(wording: Wording, office: int) -> dict[str, Any]:
    """The columns of the letter by its wording; its number comes with the register."""
    return {
        "kind": FORMS[wording.form],
        "issuer": names((office,)).get(office, "")[:240],
        "addressee": wording.addressee[:500],
        "subject": wording.subject[:500],
        "urgency": wording.urgency,
        "secrecy": wording.secrecy,
    }


def check_complete(letter: int) -> None:
    """Pass where the newest version has all that its form asks for; Refused L320."""
    if lacks := missing(from_json(newest(letter).content)):
        thai = ", ".join(one.thai for one in lacks)
        english = ", ".join(one.english for one in lacks)
        raise Refused("L320", parts=thai, parts_en=english)


def check_target(rooms: House, target: Target, note: str) -> None:
    """Pass for a unit of the house and words of a fit length; Refused L304, L307."""
    check_words(note)
    if target.unit not in rooms.ids:
        raise Refused("L304")


def send(
    actor: Actor,
    custody: Custody,
    kind: str,
    signature: Signature | None,
    *,
    target: Target,
    note: str,
    state: str,
    verb: str,
) -> None:
    """The draft lies there, in this state, with the step that brought it."""
    row = step(actor, custody, kind, signature, target=target, note=note.strip())
    row.save(force_insert=True)
    pass_on(custody, target, None)
    Letter.objects.filter(pk=custody.letter_id).update(state=state)
    told(actor, verb, custody, row, state=state)
