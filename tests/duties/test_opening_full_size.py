"""Opening for the whole country takes as many statements as for one district, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ledger.support import default_is, fresh_database
from wian.duties.actions.opening import Opened, open_duty
from wian.duties.actions.proving import compared
from wian.duties.actions.writing import add_duty
from wian.duties.deadlines import DueRule, Lead, Policy, Span, monthly
from wian.duties.models import Owed
from wian.duties.queries.meaning import Audience
from wian.offices.acting import SYSTEM
from wian.offices.actions.fullsize import load_full_size
from wian.offices.audience import Part, Rule
from wian.offices.kinds import KINDS
from wian.offices.queries.reach import root

pytestmark = pytest.mark.django_db

EVERYBODY = Rule((Part(kinds=tuple(set(KINDS) - {"root", "unit"}), areas=("TH",)),))
MONTHLY = DueRule(
    monthly(20),
    moves=Policy.NEXT,
    leads=(Lead("district", Span(3)), Lead("tao", Span(5, "working_days"))),
    first=date(2025, 10, 1),
    last=date(2026, 9, 30),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def country(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: Any,
) -> Iterator[None]:
    """As many offices as the country has, on either database."""
    home = tmp_path_factory.mktemp("country")
    url = f"sqlite:///{home}/wian.sqlite3"
    if request.param == "postgresql":
        url = fresh_database(request.getfixturevalue("pg"))
    with django_db_blocker.unblock(), default_is(url, home):
        call_command("migrate", verbosity=0)
        load_full_size(8_800)
        yield


def opening(rule: Rule) -> tuple[Opened, int]:
    """A monthly duty of a year opened for these, and how many statements that took."""
    duty = add_duty(SYSTEM, office=root(), action="รายงานทุกเดือน", rule=MONTHLY)
    with CaptureQueriesContext(connection) as asked:
        made = open_duty(SYSTEM, duty=duty, audience=Audience("rule", rule))
    return made, len(asked)


def test_the_country_is_asked_in_as_many_statements_as_a_province(country: None) -> None:
    small, few = opening(Rule((Part(kinds=("province",), areas=("57",)),)))
    large, many = opening(EVERYBODY)
    assert (small.offices, small.owed) == (1, 12)
    assert large.offices > 8_700
    assert large.owed == 12 * large.offices == Owed.objects.filter(duty=large.duty).count()
    assert many <= few <= 30
    assert compared().holds


def test_each_kind_of_the_country_has_its_own_days(country: None) -> None:
    large, _ = opening(EVERYBODY)
    of = Owed.objects.filter(duty=large.duty, period="1m:2026-06")
    days = {
        kind: set(of.filter(office__spells__kind=kind).values_list("nominal", flat=True))
        for kind in ("province", "district", "tao")
    }
    assert days == {
        "province": {date(2026, 6, 20)},  # a Saturday, owed on Monday the 22nd
        "district": {date(2026, 6, 19)},
        "tao": {date(2026, 6, 15)},
    }
