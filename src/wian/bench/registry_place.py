"""Where a registry is measured: a built-in district office, its clerk and its head."""

from __future__ import annotations

from dataclasses import dataclass

from wian.offices.acting import SYSTEM, Actor, actor_of, today
from wian.offices.actions.accounts import make_account
from wian.offices.actions.builtin import load_builtin
from wian.offices.actions.roles import give_role
from wian.offices.queries import offices as ask

_HOME = "d5701"


@dataclass(frozen=True, slots=True)
class Place:
    """The office that is full of letters, who keeps its registers, who sees what is
    private in them, and other offices."""

    office: int
    account: int
    clerk: Actor
    head: Actor
    others: tuple[int, ...]


def new_place() -> Place:
    """The built-in directory stands in the empty database, and people of one of its offices."""
    load_builtin(people=False)
    home = ask.by_key(_HOME)
    clerk, head = (_having(role, home) for role in ("clerk", "head"))
    others = tuple(one.id for one in ask.offices(SYSTEM) if one.id != home)
    return Place(home, clerk, _acting(clerk), _acting(head), others)


def _acting(account: int) -> Actor:
    return actor_of(account, origin="web")


def _having(role: str, office: int) -> int:
    account = make_account(SYSTEM, login=role)
    give_role(SYSTEM, account=account, office=office, role=role, scope="own", since=today())
    return account
