"""A letter and those who want it at the same moment, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from tests.ledger.support import default_is, fresh_database
from tests.letters.inside import HOME, cites, kept, registered, somebody, unit
from wian.letters.actions.endorsing import endorse, take_back
from wian.letters.actions.threads import suggest_ties
from wian.letters.errors import Refused
from wian.letters.models import Custody, Step, Tie
from wian.letters.queries import inside
from wian.letters.queries.threads import family
from wian.offices.actions.builtin import load_builtin
from wian.offices.queries.offices import by_key

AT_ONCE = 4


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: Any) -> Iterator[int]:
    """The office in a database of its own, where every thread has a connection."""
    url = f"sqlite:///{tmp_path}/letters.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, tmp_path):
        call_command("migrate", verbosity=0)
        load_builtin(people=False)
        yield by_key(HOME)


def at_once(work: Callable[[int], object]) -> Counter[str]:
    """How often it was done and how often refused, by threads let go at the same moment."""
    gate, results = threading.Barrier(AT_ONCE), list[str]()

    def run(number: int) -> None:
        try:
            gate.wait()
            work(number)
            results.append("done")
        except Refused as wrong:
            results.append(wrong.number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(results)


def test_of_several_who_pass_on_what_they_saw_one_does(office: int) -> None:
    rooms = [unit(f"d5701-u{n}", f"กลุ่มงาน {n}") for n in range(AT_ONCE)]
    clerk = somebody("clerk", office, given="สารบรรณ")
    letter = registered(office)
    words: dict[str, Any] = {"letter": letter, "office": office, "kind": "assign", "revision": 0}
    found = at_once(lambda n: endorse(clerk, **words, to_unit=rooms[n]))
    assert found == {"done": 1, "L102": AT_ONCE - 1}
    (step,) = Step.objects.all()
    assert Custody.objects.get().unit_id == step.to_unit_id
    assert [row.kind for row in inside.in_our_hands(clerk)] == []
    (holding,) = inside.holders(clerk, letter)
    assert holding.unit == step.to_unit_id


def test_a_step_is_taken_back_once(office: int) -> None:
    room = unit("d5701-u")
    clerk = somebody("clerk", office, given="สารบรรณ")
    letter = registered(office)
    endorse(clerk, letter=letter, office=office, kind="assign", to_unit=room)
    found = at_once(lambda _: take_back(clerk, letter=letter, office=office))
    assert found == {"done": 1, "L310": AT_ONCE - 1}
    assert Custody.objects.get().unit_id == office


def test_a_tie_that_several_suggest_stands_once(office: int) -> None:
    clerk = somebody("clerk", office, given="สารบรรณ")
    cited = kept(office, "มท 0816.4/ว 618", date(2022, 3, 3))
    citing = kept(office, "พช 0023.4/ว 9")
    cites(citing, "มท 0816.4/ว 618", date(2022, 3, 3))
    pair = (cited.pk, citing.pk)
    assert at_once(lambda n: suggest_ties(pair[n % 2])) == {"done": AT_ONCE}
    assert Tie.objects.count() == 1
    assert {one.id for one in family(clerk, cited.pk).members} == set(pair)
