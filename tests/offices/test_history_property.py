"""Whatever is done to offices in whatever order, the days before it answer as they did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wian.offices.acting import SYSTEM
from wian.offices.actions import offices as act
from wian.offices.actions.timeline import NewOffice
from wian.offices.errors import Refused
from wian.offices.models import Event, Office, Place, Spell
from wian.offices.queries.spells import on
from wian.offices.rules import segment

pytestmark = pytest.mark.django_db

START = date(2020, 1, 1)
SPAN = 12  # days on which something may happen
Facts = tuple[object, ...]
Day = dict[int, Facts]


@dataclass(frozen=True)
class Step:
    """One thing to do; the numbers choose among the offices there are."""

    what: str
    day: int
    a: int
    b: int
    c: int


STEPS = st.lists(
    st.builds(
        Step,
        st.sampled_from(("open", "rename", "move", "merge", "split", "close")),
        st.integers(0, SPAN - 1),
        *[st.integers(0, 11)] * 3,
    ),
    min_size=1,
    max_size=7,
)


@pytest.fixture
def tiny(db: None) -> None:
    """A country of two provinces, each with two districts that have a field office in a line."""
    Place.objects.create(code="TH", level="country", name_th="ประเทศไทย", name_en="Thailand")
    top = began("root", "root")
    began("dep", "department", top)
    for province in "pq":
        above = began(province, "province", top)
        field = began(f"{province}-cdd", "province_cdd", above, Office.objects.get(key="dep").pk)
        for number in "12":
            district = began(f"{province}{number}", "district", above)
            began(f"{province}{number}-cdd", "district_cdd", district, field)


@settings(
    max_examples=1000,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_days_before_a_change_answer_as_they_did_and_every_day_hangs_together(
    tiny: None, steps: list[Step]
) -> None:
    with transaction.atomic():
        before = history()
        for number, step in enumerate(steps):
            told = Event.objects.count()
            try:
                do(step, f"new{number}")
            except Refused:
                assert history() == before, f"{step} was refused and changed something"
                assert Event.objects.count() == told
                continue
            after = history()
            assert after[: step.day + 1] == before[: step.day + 1], f"{step} changed the past"
            for day in after:
                hangs_together(day)
            before = after
        transaction.set_rollback(True)


def test_the_history_of_this_test_is_what_the_query_answers(tiny: None) -> None:
    do(Step("rename", 3, 5, 0, 0), "new")
    do(Step("close", 6, 11, 0, 0), "new")
    for number, day in enumerate(history()):
        rows = on(START + timedelta(days=number - 1))
        assert dict(rows.values_list("office_id", "name_th")) == {
            office: facts[0] for office, facts in day.items()
        }


def began(key: str, kind: str, parent: int | None = None, line: int | None = None) -> int:
    """An office that has been there long before the first step."""
    new = NewOffice(key, kind, "TH", key, parent, line)
    return act.open_office(SYSTEM, new=new, day=date(2000, 1, 1))


def do(step: Step, key: str) -> None:
    """The step is done by the machine, or refused."""
    ids = list(Office.objects.order_by("pk").values_list("pk", flat=True))
    a, b, c = (ids[n % len(ids)] for n in (step.a, step.b, step.c))
    day = START + timedelta(days=step.day)
    if step.what == "open":
        new = NewOffice(key, "district", "TH", key, a, b if step.c % 2 else None)
        act.open_office(SYSTEM, new=new, day=day)
    elif step.what == "rename":
        act.change_office(SYSTEM, office=a, day=day, name_th=key)
    elif step.what == "move":
        line = c if step.c % 2 else act.spell_of(a, day).line_id
        act.move_office(SYSTEM, office=a, day=day, parent=b, line=line)
    elif step.what == "merge":
        into = c if step.c % 2 else NewOffice(key, "district", "TH", key, c)
        act.merge_offices(SYSTEM, offices=[a, b], into=into, day=day)
    elif step.what == "split":
        new = NewOffice(key, "district", "TH", key, b)
        under = Spell.objects.filter(parent=a, until__gt=day).values_list("office_id", flat=True)
        children = dict.fromkeys(list(under)[: step.c % 3], key)
        act.split_office(SYSTEM, office=a, day=day, into=[new], children=children)
    else:
        act.close_office(SYSTEM, office=a, day=day, successor=b if step.c % 2 else None)


def history() -> list[Day]:
    """What holds on each day, from the day before the first to two after the last that may change.

    Also fails where one office has two spells on a day.
    """
    rows = list(
        Spell.objects.values_list(
            "office_id", "since", "until", "name_th", "parent_id", "line_id", "path", "line_path"
        )
    )
    return [dict(_there(rows, START + timedelta(days=n))) for n in range(-1, SPAN + 2)]


def _there(rows: list[tuple[object, ...]], day: date) -> Iterator[tuple[int, Facts]]:
    seen = set()
    for office, since, until, *facts in rows:
        assert isinstance(since, date)
        assert isinstance(until, date)
        assert isinstance(office, int)
        if since <= day < until:
            assert office not in seen, f"two spells of {office} on {day}"
            seen.add(office)
            yield office, tuple(facts)


def hangs_together(day: Day) -> None:
    """Every office's parents are there that day, and its paths are theirs and its own id."""
    for office, (name, parent, line, path, line_path) in day.items():
        for above, own, index in ((parent, path, 3), (line, line_path, 4)):
            assert above is None or above in day, f"{name} stands under one that is not there"
            root = "" if above is None else day[above][index]  # type: ignore[index]
            assert own == f"{root}{segment(office)}", f"{name}'s path is not its parent's"
