"""A house in which people work already: `staff.py LOGIN:ROLE:OFFICE[:head] …`, before it opens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tests.servers import living_in, wian_up
from tests.support import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "นาข้าวเขียวริมทาง"


@contextmanager
def staffed(home: Path, *people: str) -> Iterator[str]:
    """The address of a house with the built-in directory and these people in it."""
    command = [sys.executable, "-m", "tests.journeys.staff", *people]
    subprocess.run(command, env=living_in(home), cwd=ROOT, check=True)
    with wian_up(home) as address:
        yield address.replace("127.0.0.1", "localhost")


def sign_in(page: Page, house: str, login: str) -> None:
    """The person's desk is open in the page."""
    page.goto(f"{house}/signin")
    page.fill("#id_login", login)
    page.fill("#id_password", PASSWORD)
    page.click("button.main")
    page.wait_for_url("**/desk")


def main(people: list[str]) -> None:
    """The tables stand, and each of the people has an account with a role since 2020.

    Who is `head` is the person in the head's post.
    """
    import django

    django.setup()
    from django.core.management import call_command

    from wian.offices.acting import SYSTEM
    from wian.offices.actions.accounts import make_account
    from wian.offices.actions.builtin import load_builtin
    from wian.offices.actions.roles import give_role
    from wian.offices.queries.offices import by_key

    call_command("migrate", interactive=False, verbosity=0)
    load_builtin()
    for one in people:
        login, role, key, *post = one.split(":")
        person = head_of(by_key(key)) if post else None
        account = make_account(SYSTEM, login=login, password=PASSWORD, person=person)
        since = date(2020, 1, 1)
        give_role(SYSTEM, account=account, office=by_key(key), role=role, since=since)


def head_of(office: int) -> int:
    """Who holds the head's post of the office in the built-in directory; the person's id."""
    from wian.offices.models import Tenure

    found = Tenure.objects.filter(post__office=office, post__head=True, mode="holder")
    return found.values_list("person", flat=True).get()


if __name__ == "__main__":
    main(sys.argv[1:])
