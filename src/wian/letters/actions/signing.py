"""A checked letter is signed, in the own post or on behalf of whose post it is, and is frozen."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing

from ..drafting import BY_THE_HEAD
from ..endorsing import Target
from ..errors import Refused
from ..models import Letter
from ..queries.signing import SIGN, rooms_of, signing
from ..signing import Signature
from .custody import lock, pass_on, step, told
from .drafts import course_of, draft_of


def sign(
    actor: Actor, *, letter: int, post: int | None = None, revision: int | None = None
) -> None:
    """The newest version is signed and changes no more; it lies with the registry, for its number.

    By who signs for the office today, in `post` or the usual one. Refused L325 without such a
    post, L324 for an external letter, an order or an announcement signed neither by the head nor
    on the head's behalf.
    """
    draft = draft_of(letter)
    check(actor, SIGN, standing(draft.office_id))
    form = course_of(letter).form
    ways = signing(actor, rooms_of(form, draft.office_id), verb=SIGN)
    with transaction.atomic():
        custody, _ = lock(actor, letter, draft.office_id, revision, "signing")
        course = course_of(letter)
        mine = _signature(ways, post, form)
        row = step(actor, custody, "sign", mine, version=course.version)
        row.save(force_insert=True)
        pass_on(custody, Target(draft.office_id), None)
        Letter.objects.filter(pk=letter).update(state="signed")
        told(actor, "draft.sign", custody, row, version=course.version, post=mine.post)


def _signature(ways: Sequence[Signature], post: int | None, form: str) -> Signature:
    """The way to sign that was chosen, or the usual one that fits the form."""
    chosen = [way for way in ways if post is None or way.post == post]
    if not chosen:
        raise Refused("L325")
    fitting = [way for way in chosen if form not in BY_THE_HEAD or way.head]
    if not fitting:
        raise Refused("L324")
    return fitting[0]
