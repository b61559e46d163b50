"""Whatever a file moves and opens, both trees stay whole on every day, and undo is exact."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.offices.sheets import DAY, Line, csv_of, office, plan_of, planned, told, whole
from wian.offices.acting import SYSTEM
from wian.offices.actions import offices as act
from wian.offices.actions.importing import import_directory, undo_import
from wian.offices.errors import Refused
from wian.offices.models import Office, Place, Spell
from wian.offices.queries.spells import on
from wian.offices.rules import segment

EVE, NEXT = DAY - timedelta(days=1), DAY + timedelta(days=9)
KEYS = ("th", *"pq", *"abcd", "a1", "a2", "b1")
NEW = ("n1", "n2", "n3")
ROWS = st.dictionaries(
    st.sampled_from(KEYS[1:] + NEW),
    st.tuples(
        st.sampled_from(KEYS + NEW),
        st.sampled_from(("", *KEYS, *NEW)),
        st.sampled_from(("ก", "ข")),
        st.sampled_from(("", "2020-01-01", "2030-01-01")),
    ),
    min_size=1,
    max_size=8,
)
HISTORY = st.lists(
    st.tuples(
        st.sampled_from(("rename", "move", "close")),
        st.sampled_from((EVE, DAY, NEXT)),
        st.sampled_from(KEYS[1:]),
        st.sampled_from(KEYS),
    ),
    max_size=4,
)


@pytest.fixture
def tiny(db: None) -> None:
    """A country of two provinces with districts and offices in them, in two trees."""
    Place.objects.create(code="TH", level="country", name_th="ประเทศไทย", name_en="Thailand")
    trees = {"th": "", "p": "th", "q": "th", "a": "p", "b": "p", "c": "q", "d": "q"}
    for key, parent in (trees | {"a1": "a", "a2": "a", "b1": "b"}).items():
        began(key, parent, {"a1": "p", "b1": "q"}.get(key, ""))


def began(key: str, parent: str, line: str) -> None:
    made = Office.objects.create(key=key, opened=date(2000, 1, 1))
    above, beside = Spell.objects.filter(office__key=parent), Spell.objects.filter(office__key=line)
    Spell.objects.create(
        office=made,
        since=made.opened,
        kind="root" if not parent else "central_office",
        place_id="TH",
        parent=above[0].office if parent else None,
        path=(above[0].path if parent else "") + segment(made.pk),
        line=beside[0].office if line else None,
        line_path=(beside[0].line_path if line else "") + segment(made.pk),
        name_th=key,
        folded=key,
    )


def happened(what: str, day: date, key: str, other: str) -> None:
    """Something in the life of the directory, where it can be."""
    one, two = (Office.objects.get(key=name).pk for name in (key, other))
    try:
        if what == "rename":
            act.change_office(SYSTEM, office=one, day=day, name_th=f"{key}{day.day}")
        elif what == "move":
            act.move_office(SYSTEM, office=one, day=day, parent=two, line=None)
        else:
            act.close_office(SYSTEM, office=one, day=day, successor=two)
    except Refused:
        pass


def line_of(key: str, facts: tuple[str, str, str, str]) -> Line:
    parent, line, name, since = facts
    row = office(key, name=name, parent=parent, line=line, place="TH", kind="central_office")
    return row | {"since": since if key in NEW else ""}


def crooked() -> list[str]:
    """Offices that on some day do not stand where the office above them stands."""
    found = []
    for day in sorted({row["since"] for row in Spell.objects.values("since")}):
        spells = {spell.office_id: spell for spell in on(day)}
        for spell in spells.values():
            for above, path in (("parent_id", "path"), ("line_id", "line_path")):
                over = getattr(spell, above)
                upper = getattr(spells[over], path) if over else ""
                if getattr(spell, path) != upper + segment(spell.office_id):
                    found.append(f"{day} {spell} {path}")
    return found


def before(day: date) -> list[dict[str, object]]:
    """What was true of the days before one, whatever was made of it since."""
    rows = Spell.objects.filter(since__lt=day).order_by("office", "since").values()
    return [row | {"id": 0, "until": min(row["until"], day)} for row in rows]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(life=HISTORY, rows=ROWS)
@pytest.mark.django_db
def test_an_import_keeps_both_trees_whole_and_undo_is_exact(
    tiny: None, life: list[tuple[str, date, str, str]], rows: dict[str, tuple[str, str, str, str]]
) -> None:
    with transaction.atomic():
        for step in life:
            with transaction.atomic():
                happened(*step)
        assert crooked() == []
        stood, was = whole(), before(DAY)
        lines = [line_of(key, facts) for key, facts in rows.items()]
        plan = plan_of(*lines)
        assert sorted(told(plan_of(*lines[::-1])).values()) == sorted(told(plan).values())
        change = import_directory(SYSTEM, plan=plan, skip_bad=True)
        assert crooked() == []
        new = set(Office.objects.filter(key__in=NEW).values_list("pk", flat=True))
        assert [spell for spell in before(DAY) if spell["office_id"] not in new] == was
        again = plan_of(*lines)
        good = {row for row, kind in told(plan).items() if kind != "error"}
        assert {told(again)[row] for row in good} <= {"unchanged"}
        if change is not None:
            undo_import(SYSTEM, change=change)
        assert whole() == stood
        transaction.set_rollback(True)


@pytest.mark.usefixtures("house")
def test_both_databases_take_a_large_import_and_give_it_back() -> None:
    stood = whole()
    keys = [f"n{number}" for number in range(1_200)]
    first = csv_of([office(key, name=f"หน่วยที่ {key}") for key in keys])
    change = import_directory(SYSTEM, plan=planned(first))
    second = csv_of([office(key, name=f"หน่วยใหม่ {key}", parent="p53") for key in keys])
    renamed = import_directory(SYSTEM, plan=planned(second))
    moved = import_directory(SYSTEM, plan=planned(first, day=NEXT))
    assert change
    assert renamed
    assert moved
    assert set(told(planned(first, day=NEXT)).values()) == {"unchanged"}
    with pytest.raises(Refused):
        undo_import(SYSTEM, change=change)
    for done in (moved, renamed, change):
        undo_import(SYSTEM, change=done)
    assert whole() == stood
