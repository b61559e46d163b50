"""The figures of `wian bench circulation`, taken in a process of their own and told as JSON lines.

A department sends letters to every office of the country; then again among ten million receipts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from wian.bench.frame import Floor, Measure, Target, once
from wian.bench.statements import bare, watched

if TYPE_CHECKING:
    from wian.offices.acting import Actor

RUNS, WARM = 11, 2
TIMES = {"postgresql": 1.8, "sqlite": 6.0}
"""How many times the bare statement a dispatch may take."""
NATIONAL = {"postgresql": 0.1, "sqlite": 0.3}
INBOX_MS, SILENT_MS = 5.0, 60.0


def main() -> None:
    """So many offices and receipts (the arguments) are measured in the settings' database."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    for row in rows(*map(int, sys.argv[1:3])):
        print(json.dumps(asdict(row), ensure_ascii=False))


def rows(offices: int, receipts: int) -> Iterator[Measure]:
    """The promises of a directory of this size, before and among so many receipts."""
    from django.db import connection

    from wian.letters.actions.circulation.fullsize import load_receipts
    from wian.offices.actions.fullsize import load_full_size

    load_full_size(offices)
    place = _place()
    _analyze()
    times = Target(TIMES[connection.vendor], of="ratio")
    yield _dispatched(place, "dispatch", f"{offices:,} offices", times)
    load_receipts(sender=place.sender, letters=max(1, receipts // offices))
    _analyze()
    size = f"{receipts:,} receipts"
    yield _dispatched(place, "national letter", size, Target(NATIONAL[connection.vendor]))
    yield from _asked(place, size)


@dataclass(frozen=True, slots=True)
class Place:
    """A department that sends to everybody, its clerk, and the clerk of a district."""

    sender: int
    clerk: Actor
    receiver: Actor


def _place() -> Place:
    from wian.offices.queries.offices import by_key

    sender = by_key("dla")
    return Place(sender, _clerk("sender", sender), _clerk("receiver", by_key("d5701")))


def _clerk(login: str, office: int) -> Actor:
    from wian.offices.acting import SYSTEM, actor_of, today
    from wian.offices.actions.accounts import make_account
    from wian.offices.actions.roles import give_role

    account = make_account(SYSTEM, login=login)
    give_role(SYSTEM, account=account, office=office, role="clerk", scope="own", since=today())
    return actor_of(account, origin="web")


def _dispatched(place: Place, name: str, size: str, target: Target) -> Measure:
    """Seconds of a dispatch to everybody, each beside the same rows in one bare statement."""
    from wian.letters.actions.circulation import dispatch
    from wian.letters.actions.circulation.fullsize import BARE, insert_bare, load_issued
    from wian.offices.audience import Part, Rule

    everybody = Rule((Part(areas=("TH",)),))
    send = partial(dispatch, place.clerk, rule=everybody, purpose="information")
    letters = load_issued(office=place.sender, count=2 * (RUNS + WARM))
    pairs = [
        (
            once(partial(send, letter=one)),
            once(partial(insert_bare, letter=other, sender=place.sender)),
        )
        for one, other in zip(letters[::2], letters[1::2], strict=True)
    ][WARM:]
    floor = Floor(BARE, tuple(base for _, base in pairs))
    return Measure(name, size, "s", tuple(whole for whole, _ in pairs), floor, target)


def _asked(place: Place, size: str) -> Iterator[Measure]:
    """What an office's inbox and the sender's list of the silent cost."""
    from wian.letters.queries.circulation import inbox, silent_offices

    newest = inbox(place.receiver).lines[0].letter.id
    yield _question("inbox of an office", size, lambda: inbox(place.receiver).lines, INBOX_MS)
    yield _question("who is silent", size, lambda: silent_offices(place.clerk, newest), SILENT_MS)


def _question(name: str, size: str, ask: Callable[[], Any], most: float) -> Measure:
    """Milliseconds of the database for one question that finds something."""
    found = [ask() for _ in range(WARM)][-1]
    assert found, name
    taken = tuple(1_000 * watched(ask).seconds for _ in range(RUNS))
    floor = bare(watched(ask).sent, RUNS)
    size = f"{size}, {len(found):,} found"
    return Measure(name, size, "ms database", taken, floor, Target(most))


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself in time
