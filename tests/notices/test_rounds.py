"""What comes round fills the outbox and asks a worker once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.notices.servers import Mails
from tests.notices.telling import person, states, told
from wian.jobs.periodic import _entries
from wian.notices.actions import choose
from wian.notices.rules import Hours
from wian.notices.tasks import come_round, send_mail
from wian.notices.values import Choices

pytestmark = pytest.mark.django_db


def test_a_round_asks_one_worker_however_often_it_comes(mails: Mails) -> None:
    who = person("a@office.example")
    choose(who, choices=Choices(hours=Hours(0, 0, 0, False)))
    come_round()
    assert DBTaskResult.objects.count() == 0
    told("k", who, at=timezone.now() - timedelta(days=1))
    come_round()
    come_round()
    [waiting] = DBTaskResult.objects.all()
    assert waiting.task_path == send_mail.module_path
    assert send_mail.func() == 1
    assert states() == ["sent"]
    assert mails.to == ["a@office.example"]


def test_the_round_is_known_to_the_workers() -> None:
    assert "wian.notices.tasks.come_round" in _entries
