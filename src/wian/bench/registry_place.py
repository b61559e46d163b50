"""Where a registry is measured: a district office of the built-in directory and its clerk."""

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
    """The office that is full of letters, who keeps its registers, and other offices."""

    office: int
    account: int
    clerk: Actor
    others: tuple[int, ...]


def new_place() -> Place:
    """The built-in directory stands in the empty database, and a clerk of one of its offices."""
    load_builtin(people=False)
    home = ask.by_key(_HOME)
    account = make_account(SYSTEM, login="bench")
    give_role(SYSTEM, account=account, office=home, role="clerk", scope="own", since=today())
    others = tuple(one.id for one in ask.offices(SYSTEM) if one.id != home)
    return Place(home, account, actor_of(account, origin="web"), others)
