"""Many posts and stays at once, with what takes them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..exchange.cells import clean
from ..exchange.people_planning import new_posts, post_since
from ..exchange.people_rows import Placed
from ..models import Person, Post, Tenure
from .people.persons import folded_name
from .traces import digest, upsert


@dataclass(slots=True)
class PeopleBack:
    """What takes the people of an import back: rows made, digests of what it left, rows as were.

    A person made by it has no digest: a name leaves no mark anywhere but in its own row.
    """

    people: list[int] = field(default_factory=list)
    posts: dict[int, str] = field(default_factory=dict)
    tenures: dict[int, str] = field(default_factory=dict)
    heads: dict[int, bool] = field(default_factory=dict)
    untils: dict[int, str] = field(default_factory=dict)


def write_people(placed: Sequence[Placed], ids: Mapping[str, int], day: date) -> PeopleBack:
    """Posts, people and stays are as the rows say; `ids` are the offices by key."""
    back = PeopleBack()
    posts = _posts(placed, ids, day, back)
    people = _people(placed, ids, back)
    _stays(placed, posts, people, day, back)
    return back


def _posts(
    placed: Sequence[Placed], ids: Mapping[str, int], day: date, back: PeopleBack
) -> dict[tuple[str, str], Post]:
    """Every post that the rows speak of, the new ones opened."""
    found = {row.desk: row.post for row in placed if row.post is not None}
    edited = (row for row in placed if any(edit.column == "head" for edit in row.edits))
    headed = list({row.desk: row for row in edited}.values())
    for row in headed:
        post = found[row.desk]
        back.heads[post.pk] = post.head
        post.head = bool(row.head)
    upsert([found[row.desk] for row in headed], ["head"])
    made = {
        desk: Post(
            office_id=ids[desk[0]],
            title=clean(rows[0].title),
            head=bool(rows[0].head),
            since=post_since(rows, day),
        )
        for desk, rows in new_posts(placed).items()
    }
    Post.objects.bulk_create(made.values())
    touched = (*(found[row.desk] for row in headed), *made.values())
    back.posts = {post.pk: digest(post) for post in touched}
    return found | made


def _people(placed: Sequence[Placed], ids: Mapping[str, int], back: PeopleBack) -> dict[int, int]:
    """People who are new are there; the ids of all by the number that the plan gave them."""
    fresh: dict[int, Person] = {}
    for row in placed:
        if row.person is not None and row.person < 0 and row.person not in fresh:
            title, given, family = row.names
            person = Person(title=title, given=given, family=family, office_id=ids[row.office])
            person.folded = folded_name(person)
            fresh[row.person] = person
    Person.objects.bulk_create(fresh.values())
    back.people = [person.pk for person in fresh.values()]
    return {number: person.pk for number, person in fresh.items()}


def _stays(
    placed: Sequence[Placed],
    posts: Mapping[tuple[str, str], Post],
    people: Mapping[int, int],
    day: date,
    back: PeopleBack,
) -> None:
    ended, begun = [], []
    for row in placed:
        if row.person is None:
            continue
        if row.tenure is None:
            stay = Tenure(post=posts[row.desk], mode=row.mode, since=row.since or day)
            stay.person_id = people.get(row.person, row.person)
            stay.until = row.until
            begun.append(stay)
        elif any(edit.column == "until" for edit in row.edits):
            back.untils[row.tenure.pk] = row.tenure.until.isoformat()
            row.tenure.until = row.until
            ended.append(row.tenure)
    upsert(ended, ["until"])
    Tenure.objects.bulk_create(begun)
    back.tenures = {stay.pk: digest(stay) for stay in (*ended, *begun)}
