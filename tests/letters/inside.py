"""People with posts in the office of these tests, and letters that it keeps."""

from __future__ import annotations

from datetime import date

from wian.letters.models import Citation, Custody, Letter
from wian.letters.numbers import key
from wian.offices.acting import SYSTEM, Actor, actor_of
from wian.offices.actions.accounts import make_account
from wian.offices.actions.offices import open_office
from wian.offices.actions.people import add_person, begin_tenure, open_post
from wian.offices.actions.roles import give_role
from wian.offices.actions.timeline import NewOffice
from wian.offices.queries.offices import by_key

HOME = "d5701"
LONG_AGO = date(2020, 1, 1)


def unit(key_: str, name: str = "กลุ่มงานปกครอง", *, of: str = HOME) -> int:
    """A unit of the office, opened long ago; its id."""
    new = NewOffice(key_, "unit", of[1:], name, by_key(of), None)
    return open_office(SYSTEM, new=new, day=LONG_AGO)


def somebody(
    role: str, office: int, *, given: str, title: str = "", head: bool = False, mode: str = "holder"
) -> Actor:
    """Somebody with a name and this role at the office, in a new post of this title if given."""
    person = add_person(SYSTEM, office=office, given=given, family="สมมติ", title="นาง")
    if title:
        post = open_post(SYSTEM, office=office, title=title, since=LONG_AGO, head=head)
        begin_tenure(SYSTEM, post=post, person=person, since=LONG_AGO, mode=mode)
    account = make_account(SYSTEM, login=f"{role}.p{person}", person=person)
    give_role(SYSTEM, account=account, office=office, role=role, since=LONG_AGO)
    return actor_of(account, origin="web", address="203.0.113.77")


def again(actor: Actor) -> Actor:
    """The same person as they come in now, with what their account may by now."""
    assert actor.account is not None
    return actor_of(actor.account, origin="web", address="203.0.113.77")


def kept(
    office: int,
    number: str = "มท 0816.4/ว 2369",
    dated: date | None = date(2025, 9, 8),
    **columns: object,
) -> Letter:
    """A letter that came in and is kept by the office."""
    values = {"way": "in", "state": "registered", "source": "paste", **columns}
    return Letter.objects.create(
        office_id=office, number=number, number_key=key(number), dated=dated, **values
    )


def registered(office: int, **columns: object) -> int:
    """A registered letter that lies with the registry of its office; its id."""
    row = kept(office, **columns)
    Custody.objects.create(letter=row, office_id=office, unit_id=office)
    return row.pk


def cites(
    letter: Letter, number: str, dated: date | None, *, title: str = "", enclosed: bool = False
) -> None:
    """The letter names another one by number and day."""
    Citation.objects.create(
        letter=letter,
        number=number,
        number_key=key(number),
        dated=dated,
        title=title,
        as_enclosure=enclosed,
        start=0,
        end=0,
    )
