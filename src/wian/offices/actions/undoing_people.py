"""Taking back the posts, people and stays of an import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from ..errors import Refused
from ..models import Person, Post, Tenure
from ..stays import HOLDER, Stay, deserted
from .traces import chunks, lock_posts, rows_of, untouched, upsert


def people_back(people: Mapping[str, Any]) -> None:
    """Posts, people and stays are as before the import; Refused O222 where that cannot be."""
    _lock(people)
    posts = untouched(Post, people["posts"])
    stays = untouched(Tenure, people["tenures"])
    untils = {int(pk): date.fromisoformat(day) for pk, day in people["untils"].items()}
    heads = {int(pk): head for pk, head in people["heads"].items()}
    _stays_fit(stays, untils)
    for portion in chunks(stays.keys() - untils.keys()):
        Tenure.objects.filter(pk__in=portion).delete()
    for pk, until in untils.items():
        stays[pk].until = until
    upsert([stays[pk] for pk in untils], ["until"])
    for portion in chunks(posts.keys() - heads.keys()):
        Post.objects.filter(pk__in=portion).delete()
    for pk, head in heads.items():
        posts[pk].head = head
    upsert([posts[pk] for pk in heads], ["head"])
    _one_head([posts[pk] for pk, head in heads.items() if head])
    _forget(people["people"])


def _lock(people: Mapping[str, Any]) -> None:
    """Nobody else changes these posts, or who is in them, until this transaction ends."""
    posts = {*map(int, people["posts"])}
    posts |= {stay.post_id for stay in rows_of(Tenure, people["tenures"]).values()}
    lock_posts({post.office_id for post in rows_of(Post, posts).values()})


def _stays_fit(stays: Mapping[int, Tenure], untils: Mapping[int, date]) -> None:
    """Nobody acts for a holder who goes, and nobody took the place of one who comes back."""
    now: dict[int, list[Stay]] = defaultdict(list)
    after: dict[int, list[Stay]] = defaultdict(list)
    for portion in chunks({stay.post_id for stay in stays.values()}):
        for row in Tenure.objects.filter(post__in=portion):
            now[row.post_id].append(Stay(row.person_id, row.mode, row.since, row.until))
            if row.pk not in stays or row.pk in untils:
                until = untils.get(row.pk, row.until)
                after[row.post_id].append(Stay(row.person_id, row.mode, row.since, until))
    for post, left in after.items():
        if deserted(now[post], left) or _two_holders(left):
            raise Refused("O222", what=str(Post.objects.get(pk=post)))


def _two_holders(stays: list[Stay]) -> bool:
    holders = sorted((s for s in stays if s.mode == HOLDER), key=lambda stay: stay.since)
    return any(one.meets(other) for one, other in pairwise(holders))


def _one_head(posts: list[Post]) -> None:
    for post in posts:
        beside = Post.objects.filter(office=post.office_id, head=True).exclude(pk=post.pk)
        if beside.filter(since__lt=post.until, until__gt=post.since).exists():
            raise Refused("O222", what=post.title)


def _forget(made: list[int]) -> None:
    """People who came with the import go; one whose data was erased since has been dealt with."""
    if any(person.erased for person in rows_of(Person, made).values()):
        raise Refused("O222", what="…")
    for portion in chunks(made):
        Person.objects.filter(pk__in=portion).delete()
