"""The directory as an import finds it, and what an import would do: read in few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Final

from wian.thai.folding import fold

from ..acting import Actor, counting, deny, today, where_of
from ..exchange.cells import clean
from ..exchange.known import Known, Places, Staff, Standing
from ..exchange.office_planning import IMPORT
from ..exchange.people_rows import name_key
from ..exchange.planning import Draft, draft
from ..exchange.tables import Tables, read_tables
from ..exchange.values import ImportPlan
from ..models import Office, Person, Post, Spell, Tenure
from ..rules import SEE, VERBS_OF, Where, decide
from .offices import places, visible
from .people import known_to

_NOWHERE: Final = Where("-", "-")


def plan_import(actor: Actor, *, data: bytes, name: str, day: date) -> ImportPlan:
    """What importing this XLSX or CSV as of `day` would do, row by row; nothing is written.

    Denied for who may import nothing at all; Refused where the file cannot be read.
    """
    check_importer(actor)
    return drafted(actor, read_tables(data, name), day).plan


def check_importer(actor: Actor) -> None:
    """Pass for somebody who may import something somewhere today, or Denied."""
    held = counting(actor, chosen=True)
    able = any(IMPORT in VERBS_OF.get(grant.role, frozenset()) for grant in held)
    if not able and not actor.system:
        deny(actor, IMPORT, ("import", 0), decide(actor.grants, IMPORT, _NOWHERE, today()))


def drafted(actor: Actor, tables: Tables, day: date) -> Draft:
    """The import of these tables as the directory stands now, however many rows: a few queries."""
    return draft(tables, _known(actor, day, staff=tables.people is not None))


def _known(actor: Actor, day: date, *, staff: bool) -> Known:
    offices = {office.pk: office for office in Office.objects.all()}
    seen = set(visible(actor, day).values_list("office_id", flat=True))
    standings, later = [], []
    rows = Spell.objects.order_by("office_id", "since")
    for office, spells in groupby(rows.iterator(), key=lambda spell: spell.office_id):
        life = list(spells)
        ahead = [spell for spell in life if spell.until > day]
        if ahead:
            standings.append(_standing(actor, offices[office], life, ahead[0], seen))
            later += [spell for spell in ahead if spell.since > day]
    by_key = {standing.key: standing for standing in standings}
    return Known(
        day,
        by_key,
        frozenset(office.key for office in offices.values() if office.key not in by_key),
        tuple(later),
        Places.of(places(day=day)),
        _staff(actor, day) if staff else Staff(),
        lambda verb, where: actor.may(verb, where).allowed,
        actor.system,
        {standing.id: standing for standing in standings},
    )


def _standing(
    actor: Actor, office: Office, life: list[Spell], spell: Spell, seen: set[int]
) -> Standing:
    shown = office.pk in seen or actor.may(SEE, where_of(spell)).allowed
    return Standing(
        office.key,
        office.opened,
        office.closed,
        spell,
        life[-1].since,
        _steady(life, [row.path for row in life]),
        _steady(life, [row.line_path for row in life]),
        shown,
    )


def _steady(life: list[Spell], paths: list[str]) -> date:
    """The day from which the path is what it is at the end."""
    at = len(life) - 1
    while at and paths[at - 1] == paths[-1]:
        at -= 1
    return life[at].since


def _staff(actor: Actor, day: date) -> Staff:
    posts = Post.objects.filter(until__gt=day).order_by("-since")
    tenures = defaultdict(list)
    stays = Tenure.objects.filter(post__until__gt=day).select_related("person")
    for stay in stays.order_by("since", "pk"):
        tenures[stay.post_id].append(stay)
    return Staff(
        # Of several posts of one title the earliest is meant: it is the last one put in.
        {(post.office_id, fold(clean(post.title))): post for post in posts},
        {post: tuple(rows) for post, rows in tenures.items()},
        _by_name(known_to(actor)),
    )


def _by_name(people: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    found = defaultdict(list)
    for person in people:
        found[name_key(person.given, person.family)].append(person)
    return {name: tuple(same) for name, same in found.items()}
