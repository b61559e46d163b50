"""Posts of an office: they are opened, changed and closed, whoever is in them."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from ...acting import Actor, check
from ...errors import Refused
from ...models import Office, Post
from ...queries.reach import standing
from ..telling import tell
from ..texts import check_texts
from ..timeline import spell_of

CHANGE = "person.change"


def open_post(actor: Actor, *, office: int, title: str, since: date, head: bool = False) -> int:
    """The office has a post of this title from `since` on; its id.

    Refused for a title, or a second head's post, that the office has on one of those days.
    """
    check(actor, CHANGE, standing(office))
    spell_of(office, since)
    with transaction.atomic():
        _alone(office)
        post = Post(office_id=office, title=title.strip(), head=head, since=since)
        _fits(post)
        post.save(force_insert=True)
        after = {"post": post.pk, "head": head, "since": since}
        tell(actor, "post.open", ("post", post.pk), touched=[("office", office)], after=after)
    return post.pk


def change_post(
    actor: Actor, *, post: int, title: str | None = None, head: bool | None = None
) -> None:
    """The post has another title, or is the head's or no longer; refused as in `open_post`."""
    office = post_of(post).office_id
    check(actor, CHANGE, standing(office))
    with transaction.atomic():
        _alone(office)
        found = locked(post)
        before = {"title": found.title, "head": found.head}
        found.title = found.title if title is None else title.strip()
        found.head = found.head if head is None else head
        changed = [name for name, value in before.items() if value != getattr(found, name)]
        if not changed:
            return
        _fits(found)
        found.save(update_fields=changed)
        tell(actor, "post.change", ("post", post), after={"fields": sorted(changed)})


def close_post(actor: Actor, *, post: int, day: date) -> None:
    """The post is no more from `day` on. Refused O154 while somebody is in it then or later."""
    check(actor, CHANGE, standing(post_of(post).office_id))
    with transaction.atomic():
        found = locked(post)
        if not found.since < day:
            raise Refused("O112")
        if day >= found.until:
            return
        if found.tenures.filter(until__gt=day).exists():
            raise Refused("O154")
        Post.objects.filter(pk=post).update(until=day)
        touched = [("office", found.office_id)]
        tell(actor, "post.close", ("post", post), touched=touched, after={"day": day})


def post_of(post: int) -> Post:
    """The post; Refused O117 where there is none."""
    return _found(Post.objects.all(), post)


def locked(post: int) -> Post:
    """The post, and nobody else changes who is in it until this transaction ends."""
    return _found(Post.objects.select_for_update(), post)


def _found(rows: QuerySet[Post], post: int) -> Post:
    found = rows.filter(pk=post).first()
    if found is None:
        raise Refused("O117")
    return found


def _alone(office: int) -> None:
    """Nobody else opens or changes posts of the office until this transaction ends."""
    Office.objects.select_for_update().get(pk=office)


def _fits(post: Post) -> None:
    """The post has a title, and beside the others of its office it is no double."""
    if not post.title:
        raise Refused("O150")
    check_texts(Post, title=post.title)
    beside = Post.objects.filter(
        office=post.office_id, until__gt=post.since, since__lt=post.until
    ).exclude(pk=post.pk)
    if beside.filter(title=post.title).exists():
        raise Refused("O151", title=post.title)
    if post.head and beside.filter(head=True).exists():
        raise Refused("O152")
