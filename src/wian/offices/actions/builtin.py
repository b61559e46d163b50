"""The directory that Wian brings along: real places and offices, invented people.

Written as one import: bulk inserts, one ledger row. It is loaded once, into an empty directory.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

from django.db import transaction

from wian.ledger import actions as ledger
from wian.thai.agencies import PROVINCES

from ..acting import SYSTEM
from ..kinds import KINDS
from ..models import (
    FOREVER,
    Group,
    Membership,
    Office,
    Person,
    Place,
    Post,
    Spell,
    Tenure,
)
from ..rules import segment
from .people.persons import folded_name
from .timeline import folded

ROOT = "th"
_LONG_AGO = date(1900, 1, 1)
_BANGKOK = "10"


@dataclass(frozen=True, slots=True)
class Row:
    """An office or unit to be written; parent and line are keys of rows before it."""

    key: str
    kind: str
    place: str
    name_th: str
    parent: str = ROOT
    line: str = ""
    name_en: str = ""
    short: str = ""
    code: str = ""
    phone: str = ""
    since: date = _LONG_AGO
    until: date = FOREVER


def load_builtin(*, people: bool = True) -> int:
    """The built-in directory stands; how many offices and units it brought, 0 if one was there.

    `people` also brings the invented people of the demo province.
    """
    with transaction.atomic():
        if Office.objects.exists():
            return 0
        places = table("places")
        write_places(places)
        rows = [*upper_rows(places), *_local_bodies()]
        rows += _units({row.key: row for row in rows})
        ids = write_rows(rows)
        _groups(ids)
        if people:
            _people(ids)
        tell(ids, {"source": "builtin", "people": people})
    return len(rows)


def tell(ids: Mapping[str, int], after: Mapping[str, object]) -> None:
    """The loading stands in the ledger: one row for all of it."""
    ledger.record(
        verb="directory.import",
        thing=("office", str(ids[ROOT])),
        after=after,
        count=len(ids),
        origin=SYSTEM.origin,
    )


def upper_rows(places: Sequence[Mapping[str, str]]) -> list[Row]:
    """The whole country, central bodies, and what each province and district of these has."""
    top = Row(ROOT, "root", "TH", "ทั้งประเทศ", "", name_en="Whole country")
    return [top, *_central(), *_provinces(places), *_districts(places)]


def table(name: str) -> list[dict[str, str]]:
    """The rows of one file of the built-in directory."""
    text = files("wian.offices").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _since(text: str) -> date:
    return date.fromisoformat(text) if text else _LONG_AGO


def _until(text: str) -> date:
    """The tables name the last day; a spell ends on the day after it."""
    return date.fromisoformat(text) + timedelta(days=1) if text else FOREVER


def write_places(rows: Iterable[Mapping[str, str]]) -> None:
    """The places stand; parents come first."""
    Place.objects.bulk_create(
        Place(
            code=row["code"],
            level=row["level"],
            parent_id=row["parent"] or None,
            name_th=row["name_th"],
            name_en=row["name_en"],
        )
        for row in rows
    )


def _central() -> Iterator[Row]:
    for row in table("offices"):
        yield Row(
            row["key"],
            row["kind"],
            row["place"],
            row["name_th"],
            row["parent"] or ROOT,
            name_en=row["name_en"],
            short=row["short"],
            code=row["code"],
            phone=row["phone"],
            since=_since(row["since"]),
        )


def named(
    key: str, kind: str, place: Mapping[str, str], *, parent: str, line: str = "", code: str = ""
) -> Row:
    """An office of a kind that is called after its place."""
    words, name = KINDS[kind], place["name_th"]
    return Row(
        key,
        kind,
        place["code"],
        f"{words.thai}{name}",
        parent,
        line,
        name_en=f"{place['name_en']} {words.english.title()}",
        short=f"{words.short}{name}",
        code=code,
    )


def _provinces(places: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """Each of the 76 provinces with its two field offices and its PAO; Bangkok is none of them."""
    letters = {province.dopa: province.code for province in PROVINCES}
    for place in places:
        code = place["code"]
        if place["level"] != "province" or code == _BANGKOK:
            continue
        top, abbreviation = f"p{code}", letters[code]
        yield named(top, "province", place, parent="moi", code=abbreviation)
        for kind, tail, line, number in (
            ("province_dla", "dla", "dla", "0023"),
            ("province_cdd", "cdd", "cdd", "0019"),
            ("pao", "pao", "", ""),
        ):
            number = f"{abbreviation} {number}" if number else ""
            yield named(f"{top}-{tail}", kind, place, parent=top, line=line, code=number)


def _districts(places: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    for place in places:
        if place["level"] != "district":
            continue
        top, above = f"d{place['code']}", f"p{place['parent']}"
        yield named(top, "district", place, parent=above)
        for kind, tail in (("district_dla", "dla"), ("district_cdd", "cdd")):
            yield named(f"{top}-{tail}", kind, place, parent=top, line=f"{above}-{tail}")


def _local_bodies() -> Iterator[Row]:
    """City and town municipalities stand under the province, smaller ones under the district."""
    for row in table("local_bodies"):
        direct = row["kind"] in ("city", "town")
        yield Row(
            row["key"],
            row["kind"],
            row["place"],
            row["name_th"],
            f"p{row['district'][:2]}" if direct else f"d{row['district']}",
            name_en=row["name_en"],
            short=row["short"],
        )


def _units(offices: dict[str, Row]) -> list[Row]:
    return [
        Row(
            row["key"],
            "unit",
            offices[row["office"]].place,
            row["name_th"],
            row["office"],
            row["office"],
            row["name_en"],
            code=row["code"],
            phone=row["phone"],
            since=_since(row["since"]),
            until=_until(row["until"]),
        )
        for row in table("units")
    ]


def write_rows(rows: list[Row]) -> dict[str, int]:
    """The rows stand as offices with one spell each; the ids by key. Parents come first."""
    made = Office.objects.bulk_create(
        Office(key=row.key, opened=row.since, closed=row.until) for row in rows
    )
    ids = {office.key: office.pk for office in made}
    path: dict[str, str] = {"": ""}
    line: dict[str, str] = {"": ""}
    spells = []
    for row in rows:
        own = segment(ids[row.key])
        path[row.key] = path[row.parent] + own
        line[row.key] = line[row.line] + own
        spells.append(_spell(row, ids, path[row.key], line[row.key]))
    Spell.objects.bulk_create(spells, batch_size=500)
    return ids


def _spell(row: Row, ids: dict[str, int], path: str, line: str) -> Spell:
    spell = Spell(
        office_id=ids[row.key],
        since=row.since,
        until=row.until,
        kind=row.kind,
        place_id=row.place,
        parent_id=ids.get(row.parent),
        path=path,
        line_id=ids.get(row.line),
        line_path=line,
        name_th=row.name_th,
        name_en=row.name_en,
        short=row.short,
        code=row.code,
        phone=row.phone,
    )
    spell.folded = folded(spell)
    return spell


def _groups(ids: dict[str, int]) -> None:
    for row in table("groups"):
        days = {"since": _since(row["since"]), "until": _until(row["until"])}
        group = Group.objects.create(
            key=row["key"],
            owner_id=ids[row["owner"]],
            name_th=row["name_th"],
            name_en=row["name_en"],
            **days,
        )
        Membership.objects.bulk_create(
            Membership(group=group, office_id=ids[key], **days) for key in row["members"].split()
        )


def _people(ids: dict[str, int]) -> None:
    rows = table("people")
    people = {
        row["key"]: Person(title=row["title"], given=row["given"], family=row["family"])
        for row in rows
    }
    for person in people.values():
        person.folded = folded_name(person)
    Person.objects.bulk_create(people.values())
    posts = {(row["office"], row["post"]): row["head"] == "1" for row in rows}
    made = {
        key: Post(office_id=ids[key[0]], title=key[1], head=head, since=_LONG_AGO)
        for key, head in posts.items()
    }
    Post.objects.bulk_create(made.values())
    Tenure.objects.bulk_create(
        Tenure(
            post=made[row["office"], row["post"]],
            person=people[row["key"]],
            mode=row["mode"],
            since=_since(row["since"]),
            until=_until(row["until"]),
        )
        for row in rows
    )
