"""Who is in which post on a day, and a person's page; only people of offices that may be seen.

The holders of the posts of a visible office are shown to all who see it. Of a person who holds no
post, and on a person's own page, the name is masked but for those with "person.see" there.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.db.models import Q, QuerySet

from wian.thai.folding import fold

from ..acting import Actor, deny, today, where_of
from ..models import Account, Person, Post, Tenure
from ..rules import NOT_SHOWN, SEE
from ..values import HolderView, OfficeView, PersonView, PostView, TenureView
from .offices import names, visible
from .reach import keepers, reached, standings

SEE_PERSON = "person.see"
_MOST_WORDS = 8
_MODES = ("holder", "acting_for", "acting")


def posts(actor: Actor, view: OfficeView, *, day: date | None = None) -> list[PostView]:
    """The posts of the office on `day`, its head first, with who is in them: two queries."""
    day = day or today()
    return _with_holders(_standing(actor, day).filter(office=view.id), day)


def who_held(actor: Actor, post: int, *, day: date | None = None) -> PostView | None:
    """The post with who was in it on `day`; None where it is not there or may not be seen."""
    day = day or today()
    return next(iter(_with_holders(_standing(actor, day).filter(pk=post), day)), None)


def posts_of(actor: Actor, person: int, *, day: date | None = None) -> list[PostView]:
    """Every post that the person was in on `day`, in offices that may be seen."""
    day = day or today()
    rows = _standing(actor, day).filter(pk__in=_tenures(day).filter(person=person).values("post"))
    return _with_holders(rows, day)


def person_page(actor: Actor, person: int) -> PersonView:
    """The person with all stays in visible offices. Denied, and in the ledger, where none is.

    Everybody sees themselves. Raises LookupError where there is no such person.
    """
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise LookupError(person)
    own = actor.account is not None and own_person(actor.account) == person
    rows = Tenure.objects.filter(person=person)
    if not own:
        rows = rows.filter(post__office__in=visible(actor).values("office"))
    tenures = _told(rows)
    there = standings(keepers((person,))[person]).values()
    seen = own or any(actor.may(SEE_PERSON, where_of(spell)).allowed for spell in there)
    if not seen and not tenures:
        deny(actor, SEE, ("person", person), NOT_SHOWN)
    return PersonView(person, full_name(found) if seen else "", not seen, found.erased, tenures)


def find(actor: Actor, words: str, *, day: date | None = None, limit: int = 50) -> list[PersonView]:
    """People whose name holds every word, with their posts on `day`: three queries.

    They are in a post of a visible office on that day, or in none and kept by an office where
    the acting person may see people.
    """
    day = day or today()
    wanted = words.split()[:_MOST_WORDS]
    if not wanted:
        return []
    seen = _tenures(day).filter(post__office__in=visible(actor, day).values("office"))
    rows = Person.objects.filter(Q(pk__in=seen.values("person")) | _kept(actor))
    for word in wanted:
        rows = rows.filter(folded__contains=fold(word))
    people = list(rows.order_by("folded", "pk")[:limit])
    tenures: dict[int, list[TenureView]] = defaultdict(list)
    for view in _told(seen.filter(person__in=[row.pk for row in people])):
        tenures[view.person].append(view)
    return [
        PersonView(row.pk, full_name(row), False, row.erased, tuple(tenures[row.pk]))
        for row in people
    ]


def known_to(actor: Actor) -> QuerySet[Person]:
    """The people whom the person may know of: those of visible offices and those kept there."""
    rows = Person.objects.filter(erased=None)
    if actor.system:
        return rows
    seen = Tenure.objects.filter(post__office__in=visible(actor).values("office"))
    return rows.filter(Q(pk__in=seen.values("person")) | _kept(actor))


def own_person(account: int) -> int | None:
    """The person of an account, if it has one."""
    return Account.objects.filter(pk=account).values_list("person", flat=True).first()


def full_name(person: Person) -> str:
    """Title, given and family name as Thai writes them; empty once erased."""
    return f"{person.title}{person.given} {person.family}".strip()


def _kept(actor: Actor) -> Q:
    """People who are in no post, kept by an office where the acting person may see people."""
    busy = Tenure.objects.filter(until__gt=today()).values("person")
    return Q(office__in=reached(actor, SEE_PERSON).values("office")) & ~Q(pk__in=busy)


def _standing(actor: Actor, day: date) -> QuerySet[Post]:
    """The posts on `day` of the offices that may be seen."""
    rows = Post.objects.filter(since__lte=day, until__gt=day)
    return rows.filter(office__in=visible(actor, day).values("office"))


def _tenures(day: date) -> QuerySet[Tenure]:
    return Tenure.objects.filter(since__lte=day, until__gt=day)


def _with_holders(rows: QuerySet[Post], day: date) -> list[PostView]:
    found = list(rows.order_by("-head", "title", "pk"))
    holders: dict[int, list[HolderView]] = defaultdict(list)
    stays = _tenures(day).filter(post__in=[post.pk for post in found]).select_related("person")
    for row in sorted(stays, key=lambda row: (_MODES.index(row.mode), row.since, row.pk)):
        name = full_name(row.person)
        view = HolderView(row.person_id, name, row.mode, row.since, row.until)
        holders[row.post_id].append(view)
    return [
        PostView(post.pk, post.office_id, post.title, post.head, tuple(holders[post.pk]))
        for post in found
    ]


def _told(rows: QuerySet[Tenure]) -> tuple[TenureView, ...]:
    """The stays, the newest first, with the names of the offices."""
    found = list(rows.select_related("post").order_by("-since", "pk"))
    called = names({row.post.office_id for row in found})
    return tuple(
        TenureView(
            row.pk,
            row.person_id,
            row.post_id,
            row.post.title,
            row.post.office_id,
            called.get(row.post.office_id, ""),
            row.mode,
            row.since,
            row.until,
        )
        for row in found
    )
