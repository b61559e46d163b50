"""What people were told long ago is swept; what nobody has seen yet is not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.notices.servers import smtp
from tests.notices.telling import EVENING, WORKDAY, person, round_at, told
from wian.jobs.periodic import _entries
from wian.ledger.models import Entry
from wian.notices.actions import push, read_all, sweep, sweeping, withdraw
from wian.notices.models import Carried, Delivery, Message, Notice
from wian.offices.acting import SYSTEM

OLD = EVENING - timedelta(days=500)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def kept(settings: Any) -> None:
    settings.WIAN_NOTICE_DAYS = 400


def keys() -> set[str]:
    return set(Message.objects.values_list("key", flat=True))


def test_what_was_read_or_withdrawn_long_ago_is_gone_and_the_rest_stays(both: str) -> None:
    reader, sleeper = person(), person()
    for key, at in (("read", OLD), ("back", OLD), ("new", EVENING)):
        told(key, reader, at=at)
    read_all(reader, upto=Notice.objects.latest("pk").pk)
    told("unread", reader, sleeper, at=OLD)
    withdraw(SYSTEM, key="back")
    assert sweep(WORKDAY) == 2
    assert keys() == {"new", "unread"}
    assert sweep(WORKDAY) == 0
    rows = Entry.objects.filter(verb="notice.sweep").order_by("pk")
    assert [row.count for row in rows] == [2, 2]


def test_what_was_told_outside_is_gone_with_its_log(both: str, settings: Any) -> None:
    with smtp() as box:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        told("mailed", person("a@office.example"))
        assert round_at() == 1
    assert sweep(WORKDAY + 399 * DAY) == 0
    assert sweep(WORKDAY + 401 * DAY) == 1
    gone = datetime.max.replace(tzinfo=WORKDAY.tzinfo, year=2099)
    sweep(gone)
    assert not any(model.objects.exists() for model in (Message, Notice, Delivery, Carried))


def test_it_goes_by_batches_each_with_its_row(both: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweeping, "BATCH", 4)
    people = [person() for _ in range(10)]
    told("k", *people, at=OLD)
    withdraw(SYSTEM, key="k")
    assert sweep(WORKDAY) == 10
    rows = Entry.objects.filter(verb="notice.sweep").order_by("pk")
    assert [row.count for row in rows] == [4, 4, 2, 1]
    accounts = [one.account for one in people if one.account]
    words: dict[str, Any] = {"th": "ก", "en": "a", "address": "", "thing": ("letter", 1)}
    assert push(SYSTEM, key="k", accounts=accounts, **words) == 10


def test_the_sweep_is_known_to_the_workers() -> None:
    assert "wian.notices.tasks.come_round_daily" in _entries
