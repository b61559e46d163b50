"""Who is in a post when: its holder, who acts for the holder, who stands in.

`stays.py` decides; the post's row is locked meanwhile, so that two at once are one after the other.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from django.db import transaction

from ...acting import Actor, check
from ...errors import Refused
from ...models import FOREVER, Post, Tenure
from ...queries.people import known_to
from ...queries.reach import standing
from ...stays import HOLDER, Absence, Mode, Stay, deserted, problem
from ..telling import tell
from ..texts import check_texts
from .persons import person_of
from .posts import CHANGE, locked, post_of


def begin_tenure(
    actor: Actor,
    *,
    post: int,
    person: int,
    since: date,
    until: date = FOREVER,
    mode: Mode = HOLDER,
    absence: Absence | None = None,
) -> int:
    """The person is in the post over [since, until); the id of the stay.

    A post has one holder at a time (O111). To act for one there must be one (O155); to stand in
    beside one, `absence` says why the holder cannot serve (O157).
    """
    check(actor, CHANGE, standing(post_of(post).office_id))
    if not known_to(actor).filter(pk=person).exists():
        raise Refused("O116")
    check_texts(Tenure, mode=mode)
    new = Stay(person, mode, since, until)
    with transaction.atomic():
        found = locked(post)
        person_of(person, lock=True)
        _accept(found, new, [stay for _, stay in _stays(post)], absence)
        row = Tenure.objects.create(
            post_id=post, person_id=person, mode=mode, since=since, until=until
        )
        after = {"tenure": row.pk, "mode": mode, "since": since, "until": until, "absence": absence}
        tell(actor, "tenure.begin", ("post", post), touched=[("person", person)], after=after)
    return row.pk


def end_tenure(actor: Actor, *, tenure: int, day: date) -> None:
    """The person is in the post no longer from `day` on.

    Refused O112 where no day would be left, O154 where somebody acts for this holder later.
    """
    row = _checked(actor, tenure)
    with transaction.atomic():
        locked(row.post_id)
        row = _row(tenure)
        if day >= row.until:
            return
        if day <= row.since:
            raise Refused("O112")
        before = {"tenure": tenure, "until": row.until}
        _shift(row, row.since, day)
        touched = [("person", row.person_id)]
        after = {"tenure": tenure, "until": day}
        tell(
            actor, "tenure.end", ("post", row.post_id), touched=touched, before=before, after=after
        )


def correct_tenure(
    actor: Actor,
    *,
    tenure: int,
    since: date,
    until: date = FOREVER,
    absence: Absence | None = None,
) -> None:
    """The stay has other days, as if it had been entered so; refused like a new one."""
    row = _checked(actor, tenure)
    with transaction.atomic():
        post = locked(row.post_id)
        row = _row(tenure)
        before = {"tenure": tenure, "since": row.since, "until": row.until}
        after = {"tenure": tenure, "since": since, "until": until}
        if before == after:
            return
        others = [stay for id_, stay in _stays(row.post_id) if id_ != tenure]
        _accept(post, Stay(row.person_id, row.mode, since, until), others, absence)
        _shift(row, since, until)
        touched = [("post", row.post_id)]
        thing = ("person", row.person_id)
        tell(actor, "person.change", thing, touched=touched, before=before, after=after)


def _checked(actor: Actor, tenure: int) -> Tenure:
    row = _row(tenure)
    check(actor, CHANGE, standing(row.post.office_id))
    return row


def _row(tenure: int) -> Tenure:
    row = Tenure.objects.select_related("post").filter(pk=tenure).first()
    if row is None:
        raise Refused("O158")
    return row


def _stays(post: int) -> list[tuple[int, Stay]]:
    rows = Tenure.objects.filter(post=post)
    return [(row.pk, Stay(row.person_id, row.mode, row.since, row.until)) for row in rows]


def _accept(post: Post, new: Stay, others: list[Stay], absence: Absence | None) -> None:
    """Nothing forbids the stay, or Refused says what."""
    if absence is not None and absence not in get_args(Absence):
        raise Refused("O178", text=absence[:20])
    if number := problem(new, others, absence=absence):
        raise Refused(number)
    if new.since < post.since or new.until > post.until:
        raise Refused("O153")


def _shift(row: Tenure, since: date, until: date) -> None:
    """The stay has these days, and nobody acts for a holder who is not there."""
    stays = dict(_stays(row.post_id))
    before = list(stays.values())
    stays[row.pk] = Stay(row.person_id, row.mode, since, until)
    if deserted(before, list(stays.values())):
        raise Refused("O154")
    row.since, row.until = since, until
    row.save(update_fields=["since", "until"])
