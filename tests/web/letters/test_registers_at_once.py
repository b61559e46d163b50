"""Fifty processes ask a real site for numbers over HTTP: 1 to 50, each once; cancel keeps one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from django.core.management import call_command

from tests.ledger.support import default_is, fresh_database
from tests.letters.registering import numbers, ready
from tests.servers import wian_up
from tests.support import ROOT
from wian.letters.models import Book, Entry
from wian.offices.acting import SYSTEM, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.roles import give_role
from wian.offices.queries.offices import by_key

HOME, PASSWORD = "d5701", "นาข้าวเขียวริมทาง"
LETTERS, RESERVED = 25, 25


@pytest.fixture(params=["sqlite", "postgresql"])
def house(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    settings: Any,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[tuple[str, list[int]]]:
    """The address of a site with a clerk, and letters that lie on its desk."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]  # the site's
    url = f"sqlite:///{tmp_path}/wian.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, tmp_path):
        call_command("migrate", verbosity=0)
        load_builtin(people=False)
        account = make_account(SYSTEM, login="malee", password=PASSWORD)
        office = by_key(HOME)
        give_role(SYSTEM, account=account, office=office, role="clerk", since=today())
        letters = [ready(office, f"เรื่องที่ {n}") for n in range(LETTERS)]
        with wian_up(tmp_path, DATABASE_URL=url) as address:
            yield address.replace("127.0.0.1", "localhost"), letters


def browser(address: str) -> tuple[OpenerDirector, CookieJar]:
    """A browser in which the clerk has signed in."""
    jar = CookieJar()
    opener = build_opener(HTTPCookieProcessor(jar))
    form = {"login": "malee", "password": PASSWORD, **token(opener, f"{address}/signin")}
    opener.open(f"{address}/signin", urlencode(form).encode())
    return opener, jar


def token(opener: OpenerDirector, address: str) -> dict[str, str]:
    text = opener.open(address).read().decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    assert found, address
    return {"csrfmiddlewaretoken": found[1]}


def send_all(forms: list[tuple[str, str]], cookies: str, gate: Path) -> list[str]:
    """What each of these forms was answered, sent by processes of their own at one moment."""
    script = str(ROOT / "tests/letters/asker.py")
    askers = [
        subprocess.Popen(
            [sys.executable, "-S", script, address, cookies, str(gate), form],
            stdout=subprocess.PIPE,
            text=True,
        )
        for address, form in forms
    ]
    for asker in askers:
        assert asker.stdout
        assert asker.stdout.readline() == "ready\n"
    gate.touch()
    return [asker.communicate(timeout=55)[0].strip() for asker in askers]


def test_fifty_processes_get_the_numbers_from_one_to_fifty(
    house: tuple[str, list[int]], tmp_path: Path
) -> None:
    address, letters = house
    opener, jar = browser(address)
    reserving = f"{address}/letters/registers/reserve"
    key = token(opener, reserving)
    wanted = {"office": by_key(HOME), "kind": "in", "count": 1, "until": today(), "do": "reserve"}
    forms = [
        (f"{address}/letters/{one}/read", urlencode({"do": "register", **key})) for one in letters
    ]
    forms += [(reserving, urlencode({**wanted, **key}))] * RESERVED
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    answers = send_all(forms, cookies, tmp_path / "gate")
    assert [answer for answer in answers if not answer.startswith("302")] == []
    book = Book.objects.get()
    assert (book.last, numbers(book.pk)) == (50, list(range(1, 51)))
    assert Entry.objects.filter(state="issued", letter__in=letters).count() == LETTERS
    cancel_keeps_its_place(opener, address, reserving, wanted)


def cancel_keeps_its_place(
    opener: OpenerDirector, address: str, reserving: str, wanted: dict[str, Any]
) -> None:
    """The number stays in its place, and the next one is not it."""
    entry = Entry.objects.get(number=25)
    way = f"{address}/letters/registers/lines/{entry.pk}"
    form = {"do": "cancel", "reason": "ทดสอบ", "sure": "on", **token(opener, way)}
    opener.open(way, urlencode(form).encode())
    opener.open(reserving, urlencode({**wanted, **token(opener, reserving)}).encode())
    assert numbers(entry.book_id) == list(range(1, 52))
    assert Entry.objects.get(number=25).state == "cancelled"
    assert Entry.objects.get(number=51).state == "reserved"
