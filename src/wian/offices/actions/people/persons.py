"""People: taken on by an office, changed and erased by who keeps their data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import transaction

from wian.thai.folding import fold

from ...acting import Actor, check, today
from ...errors import Refused
from ...forgetting import forget
from ...models import Account, Key, Person
from ...queries.accounts import check_account
from ...queries.reach import check_each, keepers, standing
from ..closing import shut
from ..telling import tell
from ..texts import check_texts
from .posts import CHANGE

_MOST_FOLDED: Final = Person._meta.get_field("folded").max_length  # lower case may be longer


def add_person(actor: Actor, *, office: int, given: str, family: str = "", title: str = "") -> int:
    """The office keeps a new person's data; the person's id."""
    check(actor, CHANGE, standing(office))
    person = Person(office_id=office)
    _name(person, {"title": title, "given": given, "family": family})
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
    person_of(person)
    check_each(actor, CHANGE, keepers((person,))[person])
    if office is not None:
        check(actor, CHANGE, standing(office))
    wanted = {"title": title, "given": given, "family": family}
    names = {name: value for name, value in wanted.items() if value is not None}
    with transaction.atomic():
        found = person_of(person, lock=True)
        changed = _name(found, names)
        if office is not None and office != found.office_id:
            found.office_id = office
            changed.append("office")
        if not changed:
            return
        found.save(update_fields=[*changed, "folded"])
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
        person_of(person, lock=True)
        Person.objects.filter(pk=person).update(erased=today(), **blank)
        rows = Account.objects.select_for_update(no_key=True).filter(person=person)
        accounts = list(rows.order_by("pk").values_list("pk", flat=True))
        shut(accounts)
        forget(accounts)
        for account in accounts:
            Account.objects.filter(pk=account).update(login=f"erased-{account}", email="")
        Key.objects.filter(account__in=accounts).update(label="")
        touched = [("account", account) for account in accounts]
        tell(actor, "person.erase", ("person", person), touched=touched)


def person_of(person: int, *, lock: bool = False) -> Person:
    """The person; Refused O116 where there is none, O176 where the data was erased.

    With `lock` nobody else changes or erases the data until this transaction ends.
    """
    rows = Person.objects.select_for_update(no_key=True) if lock else Person.objects.all()
    found = rows.filter(pk=person).first()
    if found is None:
        raise Refused("O116")
    if found.erased:
        raise Refused("O176")
    return found


def folded_name(person: Person) -> str:
    """What search looks in for a person."""
    return fold(f"{person.given} {person.family}")[:_MOST_FOLDED]


def _name(person: Person, names: Mapping[str, str]) -> list[str]:
    """The person has a name, and search finds it; which parts of it are new."""
    texts = {name: text.strip() for name, text in names.items()}
    check_texts(Person, **texts)
    changed = sorted(name for name, text in texts.items() if text != getattr(person, name))
    for name in changed:
        setattr(person, name, texts[name])
    if not person.given:
        raise Refused("O159")
    person.folded = folded_name(person)
    return changed
