"""A country of full size with invented districts and local bodies, to measure with."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

from django.db import transaction

from ..models import Office
from .builtin import Row, named, table, tell, upper_rows, write_places, write_rows

DISTRICTS = 878
_SUBDISTRICTS = 8  # in a district, at most
Place = dict[str, str]


def load_full_size(offices: int = 8_800) -> int:
    """As many offices as the country has stand in an empty directory; how many, 0 if some did.

    The provinces and the districts built in are real; other districts, and all local bodies below
    them, are invented until the number is full.
    """
    with transaction.atomic():
        if Office.objects.exists():
            return 0
        real = [place for place in table("places") if place["level"] != "subdistrict"]
        districts = list(_districts(real))
        write_places([*real, *districts])
        every = [place for place in (*real, *districts) if place["level"] == "district"]
        below = list(islice(_subdistricts(every), _SUBDISTRICTS * len(every)))
        write_places(below)
        rows = upper_rows([*real, *districts])
        rows += [_local(place) for place in below[: offices - len(rows)]]
        ids = write_rows(rows)
        tell(ids, {"source": "full size"})
    return len(ids)


def _districts(real: list[Place]) -> Iterator[Place]:
    """Districts of the provinces that have none built in, in turn, until the country is full."""
    filled = {place["parent"] for place in real if place["level"] == "district"}
    empty = [
        place["code"]
        for place in real
        if place["level"] == "province" and place["code"] not in {*filled, "10"}
    ]
    wanted = DISTRICTS - sum(place["level"] == "district" for place in real)
    for number, province in islice(enumerate(cycle(empty)), wanted):
        order = number // len(empty) + 1
        yield _place(f"{province}{order:02}", "district", province, f"สมมติ{province}ที่{order}")


def _subdistricts(districts: list[Place]) -> Iterator[Place]:
    for order in range(1, _SUBDISTRICTS + 1):
        for place in districts:
            code = place["code"]
            yield _place(f"{code}{order:02}", "subdistrict", code, f"สมมติ{code}ที่{order}")


def _place(code: str, level: str, parent: str, name: str) -> Place:
    return {"code": code, "level": level, "parent": parent, "name_th": name, "name_en": code}


def _local(place: Place) -> Row:
    """Every third is a municipality, the others are TAOs."""
    kind = "tao" if int(place["code"]) % 3 else "subdistrict_municipality"
    return named(f"l{place['code']}", kind, place, parent=f"d{place['parent']}")
