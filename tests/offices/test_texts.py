"""No text that a column cannot keep gets further than a refusal, on SQLite and on PostgreSQL."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from types import ModuleType
from typing import Any

import pytest
from django.utils import timezone

from tests.offices.doing import new
from tests.offices.hands import LONG_AGO, acts, person, post, someone
from tests.offices.sheets import csv_of, office
from wian.offices.acting import SYSTEM, Actor
from wian.offices.actions import accounts, groups, importing, keys, offices, people, roles
from wian.offices.actions.people import begin_tenure
from wian.offices.actions.timeline import NewOffice
from wian.offices.errors import Refused
from wian.offices.queries.directory import plan_import
from wian.offices.queries.offices import by_key

DAY = date(2026, 1, 1)
BAD = ("ก" * 400, "ก\x00ข", "ก\ud800ข")
ROOMS: tuple[ModuleType, ...] = (accounts, groups, importing, keys, offices, people, roles)
UNTOLD = {"password", "origin", "address", "secret"}
"""Kept as a hash only, or said by the door and not by people."""
TOLD = {"O106", "O107", "O114", "O134", "O135", "O160", "O177", "O178"}
Call = tuple[Actor, dict[str, Any]]


def link_from(office: int) -> dict[str, Any]:
    """What every link of the office says."""
    soon = timezone.now() + timedelta(days=1)
    said = {"sender": office, "thing_kind": "letter", "thing": "1", "purpose": "reply"}
    return said | {"expires_at": soon}


def calls() -> dict[Callable[..., object], Call]:
    """Every action that takes a text, as the machine would do it in earnest."""
    clerk, top, where, who = someone("clerk"), by_key("p57"), post("d5701"), person("d5701")
    soon, later = timezone.now() + timedelta(days=1), {"day": DAY, "reason": ""}
    plan = plan_import(SYSTEM, data=csv_of([office("p57-new")]), name="ทำเนียบ", day=DAY)
    stay = begin_tenure(SYSTEM, post=post("d5706"), person=who, since=LONG_AGO)
    link = link_from(top)
    machine: dict[Callable[..., object], dict[str, Any]] = {
        accounts.make_account: {"login": "manee", "email": ""},
        accounts.change_account: {"account": clerk, "login": "piti", "email": ""},
        groups.make_group: {"key": "g", "owner": top, "name_th": "ก", "name_en": "", "day": DAY},
        importing.import_directory: {"plan": plan, "reason": ""},
        **{keys.make_link: link | {"office": top}, keys.make_links: link | {"offices": [top]}},
        offices.open_office: {"new": new(parent=top), **later},
        offices.change_office: {"office": top, "name_th": "ก", **later},
        offices.move_office: {"office": by_key("d5701"), "parent": top, "line": top, **later},
        offices.close_office: {"office": by_key("d5702"), "successor": top, **later},
        offices.merge_offices: {
            "offices": [by_key("d5703"), by_key("d5704")],
            "into": new("d5798", parent=top),
            **later,
        },
        offices.split_office: {
            "office": by_key("d5705"),
            "into": [new("d5797", parent=top)],
            **later,
        },
        people.open_post: {"office": top, "title": "ก", "since": DAY},
        people.change_post: {"post": where, "title": "ก"},
        people.add_person: {"office": top, "given": "ก", "family": "", "title": ""},
        people.change_person: {"person": who, "given": "ก", "family": "", "title": ""},
        people.correct_tenure: {"tenure": stay, "since": DAY},
        people.begin_tenure: {"post": where, "person": who, "since": LONG_AGO},
        roles.give_role: {"account": clerk, "office": top, "role": "clerk", "since": DAY},
    }
    acting: dict[Callable[..., object], dict[str, Any]] = {
        accounts.set_digits: {"digits": "thai"},
        keys.make_token: {"label": "", "expires_at": soon},
    }
    found = {action: (SYSTEM, order) for action, order in machine.items()}
    return found | {action: (acts(clerk), order) for action, order in acting.items()}


def texts(action: Callable[..., object]) -> set[str]:
    """The arguments of an action that take words, by what is written beside them."""
    found = set()
    for name, told in inspect.signature(action).parameters.items():
        kind = str(told.annotation)
        if name not in UNTOLD and any(
            word in kind for word in ("str", "Literal", "Mode", "Absence")
        ):
            found |= offices._DETAILS if name == "details" else {name}
        if "NewOffice" in kind:
            found |= {f"{name}.{field.name}" for field in fields(NewOffice) if field.type == "str"}
    return found - {"children"}  # keys of the new offices, compared and not kept


def actions() -> Iterator[Callable[..., object]]:
    for room in ROOMS:
        for name, found in inspect.getmembers(room, inspect.isfunction):
            own = found.__module__.startswith(room.__name__)
            if own and not name.startswith("_") and texts(found):
                yield found


def spoiled(order: dict[str, Any], name: str, text: str) -> dict[str, Any]:
    outer, _, inner = name.partition(".")
    if not inner:
        return {**order, name: text}
    whole = order[outer]
    if isinstance(whole, list):
        return {**order, outer: [replace(one, **{inner: text}) for one in whole]}
    return {**order, outer: replace(whole, **{inner: text})}


def refused(action: Callable[..., object], name: str, *who: Actor, **order: Any) -> None:
    for text in BAD:
        with pytest.raises(Refused) as told:
            action(*who, **spoiled(order, name, text))
        assert told.value.number in TOLD, (action.__name__, name, told.value.number)


def test_a_text_that_no_column_keeps_is_refused_by_every_action(house: None) -> None:
    first = {"login": "root", "password": "ลำธารไหลผ่านเก้าคุ้ง", "given": "ก"}
    for name in texts(accounts.first_administrator):
        refused(accounts.first_administrator, name, **first)
    known = calls()
    for action in set(actions()) - {accounts.first_administrator}:
        who, order = known[action]
        for name in sorted(texts(action)):
            refused(action, name, who, **order)
    for action, (who, order) in known.items():  # and none of them for anything else
        action(who, **order)
