"""People: taken on by an office, changed and erased by who keeps their data."""

from __future__ import annotations

from django.db import transaction

from wian.thai.folding import fold

from ...acting import Actor, check, today
from ...errors import Refused
from ...models import Account, Key, Person
from ...queries.accounts import check_account
from ...queries.reach import check_each, keepers, standing
from ..closing import shut
from ..telling import tell
from .posts import CHANGE


def add_person(actor: Actor, *, office: int, given: str, family: str = "", title: str = "") -> int:
    """The office keeps a new person's data; the person's id."""
    check(actor, CHANGE, standing(office))
    person = Person(title=title.strip(), given=given.strip(), family=family.strip())
    person.office_id = office
    _fold(person)
    with transaction.atomic():
        person.save(force_insert=True)
        tell(actor, "person.add", ("person", person.pk), touched=[("office", office)])
    return person.pk


def change_person(
    actor: Actor,
    *,
    person: int,
    title: str | None = None,
    given: str | None = None,
    family: str | None = None,
    office: int | None = None,
) -> None:
    """The person has another name, or another office keeps the data.

    The right is needed at every office that keeps the person, and at the new one.
    """
    found = person_of(person)
    check_each(actor, CHANGE, keepers((person,))[person])
    if office is not None:
        check(actor, CHANGE, standing(office))
    wanted = {"title": title, "given": given, "family": family}
    names = {name: value.strip() for name, value in wanted.items() if value is not None}
    changed = sorted(name for name, value in names.items() if value != getattr(found, name))
    if office is not None and office != found.office_id:
        changed.append("office")
    if not changed:
        return
    for name, value in names.items():
        setattr(found, name, value)
    found.office_id = found.office_id if office is None else office
    _fold(found)
    with transaction.atomic():
        found.save()
        tell(actor, "person.change", ("person", person), after={"fields": changed})


def erase_person(actor: Actor, *, person: int) -> None:
    """The name is gone for good and the person's accounts are closed; what was done stays.

    Logins, addresses and the labels of keys go too: people write their names into them. The
    right to administer each of the accounts is needed as well.
    """
    person_of(person)
    check_each(actor, CHANGE, keepers((person,))[person])
    active = Account.objects.filter(person=person, is_active=True)
    for account in active.values_list("pk", flat=True):
        check_account(actor, account)
    blank = {"title": "", "given": "", "family": "", "folded": ""}
    with transaction.atomic():
        Person.objects.filter(pk=person).update(erased=today(), **blank)
        accounts = list(Account.objects.filter(person=person).values_list("pk", flat=True))
        shut(accounts)
        for account in accounts:
            Account.objects.filter(pk=account).update(login=f"erased-{account}", email="")
        Key.objects.filter(account__in=accounts).update(label="")
        touched = [("account", account) for account in accounts]
        tell(actor, "person.erase", ("person", person), touched=touched)


def person_of(person: int) -> Person:
    """The person; Refused O116 where there is none, O176 where the data was erased."""
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise Refused("O116")
    if found.erased:
        raise Refused("O176")
    return found


def _fold(person: Person) -> None:
    """The person has a name, and search finds it."""
    if not person.given:
        raise Refused("O159")
    person.folded = fold(f"{person.given} {person.family}")
