"""Senders die by kill -9, again and again: nobody is told twice, and nothing is lost unsaid."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import connection
from django.utils import timezone

from tests.jobs.conftest import until
from tests.notices.servers import Mails, Web
from tests.notices.telling import told
from tests.support import ROOT
from wian.notices.actions import choose
from wian.notices.models import Carried, Delivery, Preference
from wian.notices.outbox import left_behind, plan
from wian.notices.outbox.sending import LOST
from wian.notices.rules import Hours
from wian.notices.values import Choices
from wian.offices.acting import Actor, actor_of

PEOPLE, KILLS = 120, 8
ALWAYS = Choices(hours=Hours(0, 0, 0, False))


def people() -> list[Actor]:
    rows = get_user_model().objects
    made = [rows.create(login=f"p{n}", email=f"p{n}@office.example") for n in range(PEOPLE)]
    found = [actor_of(one.pk, origin="web") for one in made]
    for who in found:
        choose(who, choices=ALWAYS)
    return found


class Senders:
    """Forks senders of one channel, kills them, and says how they ended."""

    def __init__(self, channel: str, url: str, **more: str) -> None:
        env = {**os.environ, "DATABASE_URL": url} | more
        env["DJANGO_SETTINGS_MODULE"] = "wian.project.settings"
        command = [sys.executable, "-m", "tests.notices.sender", channel]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=pipe, stdout=pipe, text=True
        )

    def __enter__(self) -> Senders:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate(timeout=60)

    def one(self) -> int:
        """A new sender's process."""
        return int(self._say("one"))

    def ended(self) -> list[int]:
        """How all of them ended, the killed ones by -9."""
        return [int(code) for code in self._say("wait").split()]

    def _say(self, word: str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()


def killed_and_ended(channel: str, url: str, **more: str) -> None:
    """Senders are killed at moments of chance; the last ones run until nothing waits."""
    chance = random.Random(5)
    with Senders(channel, url, **more) as senders:
        for _ in range(KILLS):
            victim, before = senders.one(), done(channel)
            until(lambda before=before: done(channel) >= before + 2)
            time.sleep(chance.random() * 0.05)
            os.kill(victim, signal.SIGKILL)
        assert senders.ended() == [-signal.SIGKILL] * KILLS
        left_behind(timezone.now() + LOST + timedelta(minutes=1))
        Delivery.objects.filter(state="waiting").update(not_before=timezone.now())
        for _ in range(2):
            senders.one()
        assert senders.ended() == [0, 0]


def done(channel: str) -> int:
    connection.close()
    return Delivery.objects.filter(channel=channel).exclude(state="waiting").count()


def states() -> Counter[str]:
    connection.close()
    return Counter(Delivery.objects.values_list("state", flat=True))


def test_every_mail_leaves_at_most_once_and_what_is_not_sure_is_said(
    both: str, mails: Mails
) -> None:
    mails.pause = 0.02
    told("k", *people(), at=timezone.now() - timedelta(days=1))
    plan(timezone.now())
    more = {"WIAN_MAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
    killed_and_ended("mail", both, **more)
    found, arrived = states(), Counter(mails.to)
    assert set(found) <= {"sent", "unsure"}
    assert found.total() == PEOPLE
    assert found["unsure"] <= KILLS
    assert max(arrived.values()) == 1
    assert found["sent"] <= len(arrived) <= PEOPLE
    assert Carried.objects.count() == PEOPLE
    # The next day there is nothing of it left to tell.
    assert plan(timezone.now() + timedelta(days=1)) == 0


def test_every_line_message_is_taken_exactly_once(both: str, line: Web) -> None:
    line.pause = 0.01
    whom = people()
    for n, who in enumerate(whom):
        Preference.objects.filter(pk=who.account).update(line_user=f"U{n:032x}")
    told("k", *whom, at=timezone.now() - timedelta(days=1))
    plan(timezone.now())
    more = {"WIAN_LINE_API": line.url, "WIAN_LINE_TOKEN": "t", "WIAN_LINE_SECRET": "s"}
    killed_and_ended("line", both, **more)
    assert states() == {"sent": PEOPLE}
    assert Counter(line.taken) == {f"U{n:032x}": 1 for n in range(PEOPLE)}


def test_several_senders_at_once_send_each_mail_once(both: str, mails: Mails) -> None:
    told("k", *people(), at=timezone.now() - timedelta(days=1))
    plan(timezone.now())
    more = {"WIAN_MAIL_URL": f"smtp://127.0.0.1:{mails.port}"}
    with Senders("mail", both, **more) as senders:
        for _ in range(3):
            senders.one()
        assert senders.ended() == [0, 0, 0]
    assert states() == {"sent": PEOPLE}
    assert Counter(mails.to) == {f"p{n}@office.example": 1 for n in range(PEOPLE)}
