"""Who is in which post on a day, and a person's page; only people of offices that may be seen.

The holders of the posts of a visible office are shown to all who see it. Of a person who holds no
post, and on a person's own page, the name is masked but for those with "person.see" there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from wian.thai.folding import fold

from ..acting import Actor, deny, today, where_of
from ..models import Account, Person, Post, Tenure
from ..rules import NOT_SHOWN, SEE
from ..values import HolderView, OfficeView, PersonView, PostView, TenureView
from .offices import names, visible
from .reach import check_each, keepers, reached, standings

SEE_PERSON = "person.see"
CHANGE_PERSON = "person.change"
_MOST_WORDS = 8
_MOST_NEAR = 200
_MODES = ("holder", "acting_for", "acting")


@dataclass(frozen=True, slots=True)
class Seated:
    """Somebody's days in a post, by the number of the stay; `name` is empty once it was erased."""

    stay: int
    person: int
    name: str
    mode: str
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class PostBook:
    """A post over all its days, with everybody who was, is or will be in it, the newest first."""

    id: int
    title: str
    head: bool
    since: date
    until: date
    stays: tuple[Seated, ...]


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name in its parts, and the office that took the person on, if one is known."""

    title: str
    given: str
    family: str
    office: int | None


def posts(actor: Actor, view: OfficeView, *, day: date | None = None) -> list[PostView]:
    """The posts of the office on `day`, its head first, with who is in them: two queries."""
    day = day or today()
    return _with_holders(_standing(actor, day).filter(office=view.id), day)


def posts_at(actor: Actor, offices: Collection[int], *, day: date | None = None) -> list[PostView]:
    """The posts of all these offices on `day`, the heads first: two queries."""
    day = day or today()
    return _with_holders(_standing(actor, day).filter(office__in=offices), day)


def who_held(actor: Actor, post: int, *, day: date | None = None) -> PostView | None:
    """The post with who was in it on `day`; None where it is not there or may not be seen."""
    day = day or today()
    return next(iter(_with_holders(_standing(actor, day).filter(pk=post), day)), None)


def posts_of(actor: Actor, person: int, *, day: date | None = None) -> list[PostView]:
    """Every post that the person was in on `day`, in offices that may be seen."""
    day = day or today()
    rows = _standing(actor, day).filter(pk__in=_tenures(day).filter(person=person).values("post"))
    return _with_holders(rows, day)


def books(actor: Actor, view: OfficeView) -> list[PostBook]:
    """Every post that the office ever had or will have, its head first: two queries.

    For who may change who is in them; nobody else is given any.
    """
    return _books(_changeable(actor).filter(office=view.id))


def book(actor: Actor, view: OfficeView, post: int) -> PostBook:
    """One of these posts; LookupError where the office has none of this number."""
    found = _books(_changeable(actor).filter(office=view.id, pk=post))
    if not found:
        raise LookupError(post)
    return found[0]


def idle(actor: Actor, view: OfficeView) -> list[PersonView]:
    """The people whom the office took on and who are in no post today or later, by name."""
    rows = Person.objects.filter(_kept(actor), office=view.id, erased=None)
    return [_view(row) for row in rows.order_by("folded", "pk")]


def near(actor: Actor, view: OfficeView) -> list[PersonView]:
    """The people who were ever in a post of the office or were taken on by it, by name."""
    stays = Tenure.objects.filter(post__office=view.id).values("person")
    rows = known_to(actor).filter(Q(pk__in=stays) | Q(office=view.id))
    return [_view(row) for row in rows.order_by("folded", "pk")[:_MOST_NEAR]]


def check_change(actor: Actor, person: int) -> None:
    """Pass where the person may change these data: at every office that keeps them; or Denied."""
    check_each(actor, CHANGE_PERSON, keepers((person,))[person])


def name_parts(actor: Actor, person: int) -> NameParts | None:
    """The name as it is changed, for who may change it; None for others and once it is erased."""
    there = standings(keepers((person,))[person]).values()
    if not all(actor.may(CHANGE_PERSON, where_of(spell)).allowed for spell in there):
        return None
    row = Person.objects.filter(pk=person, erased=None).first()
    return NameParts(row.title, row.given, row.family, row.office_id) if row else None


def accounts_of(actor: Actor, person: int) -> list[int]:
    """The open accounts of the person, for who may change these data; Denied for others."""
    check_change(actor, person)
    rows = Account.objects.filter(person=person, is_active=True)
    return list(rows.order_by("pk").values_list("pk", flat=True))


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
    seen = _now(actor, day)
    rows = Person.objects.filter(Q(pk__in=seen.values("person")) | _kept(actor))
    return _named(rows, words, seen, limit)


def known_to(actor: Actor) -> QuerySet[Person]:
    """The people whom the person may know of: those of visible offices and those kept there."""
    rows = Person.objects.filter(erased=None)
    if actor.system:
        return rows
    seen = Tenure.objects.filter(post__office__in=visible(actor).values("office"))
    return rows.filter(Q(pk__in=seen.values("person")) | _kept(actor))


def known(actor: Actor, words: str, *, limit: int = 50) -> list[PersonView]:
    """The people whom the person may know of by this name, with their posts of today.

    Those too who are in no post any more; three queries.
    """
    return _named(known_to(actor), words, _now(actor), limit)


def namesakes(actor: Actor, name: str) -> list[PersonView]:
    """Those of them whose given and family name this is, however it is spaced or typed."""
    return _named(known_to(actor).filter(folded=fold(name)), name, _now(actor), _MOST_NEAR)


def own_person(account: int) -> int | None:
    """The person of an account, if it has one."""
    return Account.objects.filter(pk=account).values_list("person", flat=True).first()


def account_names(accounts: Collection[int]) -> dict[int, str]:
    """How the person of each account is called, by the login where there is no name; one query.

    For a room above that tells who acted on a thing which the acting person sees.
    """
    rows = Account.objects.filter(pk__in=accounts).select_related("person")
    return {row.pk: (full_name(row.person) if row.person else "") or row.login for row in rows}


def full_name(person: Person) -> str:
    """Title, given and family name as Thai writes them; empty once erased."""
    return f"{person.title}{person.given} {person.family}".strip()


def _kept(actor: Actor) -> Q:
    """People who are in no post, kept by an office where the acting person may see people."""
    busy = Tenure.objects.filter(until__gt=today()).values("person")
    return Q(office__in=reached(actor, SEE_PERSON).values("office")) & ~Q(pk__in=busy)


def _named(
    rows: QuerySet[Person], words: str, seen: QuerySet[Tenure], limit: int
) -> list[PersonView]:
    """Those of the people whose name holds every word, each with these stays."""
    wanted = words.split()[:_MOST_WORDS]
    if not wanted:
        return []
    for word in wanted:
        rows = rows.filter(folded__contains=fold(word))
    people = list(rows.order_by("folded", "pk")[:limit])
    tenures: dict[int, list[TenureView]] = defaultdict(list)
    for view in _told(seen.filter(person__in=[row.pk for row in people])):
        tenures[view.person].append(view)
    return [_view(row, *tenures[row.pk]) for row in people]


def _view(row: Person, *stays: TenureView) -> PersonView:
    return PersonView(row.pk, full_name(row), False, row.erased, stays)


def _changeable(actor: Actor) -> QuerySet[Post]:
    """The posts of all days of the offices at which the person may change who is in them."""
    return Post.objects.filter(office__in=reached(actor, CHANGE_PERSON).values("office"))


def _books(rows: QuerySet[Post]) -> list[PostBook]:
    found = list(rows.order_by("-head", "title", "-since"))
    stays: dict[int, list[Seated]] = defaultdict(list)
    held = Tenure.objects.filter(post__in=[post.pk for post in found]).select_related("person")
    for row in held.order_by("-since", "pk"):
        name = full_name(row.person)
        seated = Seated(row.pk, row.person_id, name, row.mode, row.since, row.until)
        stays[row.post_id].append(seated)
    return [
        PostBook(post.pk, post.title, post.head, post.since, post.until, tuple(stays[post.pk]))
        for post in found
    ]


def _standing(actor: Actor, day: date) -> QuerySet[Post]:
    """The posts on `day` of the offices that may be seen."""
    rows = Post.objects.filter(since__lte=day, until__gt=day)
    return rows.filter(office__in=visible(actor, day).values("office"))


def _tenures(day: date) -> QuerySet[Tenure]:
    return Tenure.objects.filter(since__lte=day, until__gt=day)


def _now(actor: Actor, day: date | None = None) -> QuerySet[Tenure]:
    """The stays of the day in offices that may be seen."""
    day = day or today()
    return _tenures(day).filter(post__office__in=visible(actor, day).values("office"))


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
