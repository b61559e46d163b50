"""Whether the links of a letter answer is asked in the background and kept beside them.

Off unless the administrator sets WIAN_ASK_LINKS=1: many offices are offline, and asking tells
whoever keeps the address that the letter has come in. Private links are never asked.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from wian.jobs.progress import progress
from wian.offices.acting import Actor
from wian.offices.actions.telling import tell
from wian.outside import Rules

from ..errors import Refused
from ..links import Answer, ask
from ..models import Link
from .keeping import JOB
from .locking import writable

MOST = 40
"""Links of one letter that are asked."""
_AGAIN = frozenset({"timeout", "no-answer", "no-such-host", "500", "502", "503", "504"})
"""Answers after which an address is asked once more before it counts as dead."""


def asking_is_on() -> bool:
    """Whether this installation asks links at all."""
    return bool(settings.WIAN_ASK_LINKS)


def ask_links(actor: Actor, *, letter: int) -> None:
    """A job will ask whether the letter's links answer. Refused L404 where that is off."""
    writable(actor, letter)
    if not asking_is_on():
        raise Refused("L404")
    with transaction.atomic():
        ask_links_of.enqueue(letter)
        tell(actor, "letter.link", ("letter", letter))


@task()
def ask_links_of(letter: int) -> None:
    """The state of each link of the letter is as it answers now; safe to repeat."""
    if asking_is_on():
        keep_answers(letter)


def keep_answers(letter: int, *, rules: Rules | None = None) -> None:
    """Each link was asked, twice where it did not answer, and its answer stands beside it."""
    rows = Link.objects.filter(letter=letter, private=False).order_by("pk")
    urls = dict(rows.values_list("pk", "url")[:MOST])
    answers: dict[int, Answer] = {}
    for done, (pk, url) in enumerate(urls.items()):
        progress(done=done, total=len(urls), note="ถามลิงก์ · asking links")
        found = ask(url, rules=rules)
        answers[pk] = ask(url, rules=rules) if found.code in _AGAIN else found
    _keep(letter, answers)


def _keep(letter: int, answers: dict[int, Answer]) -> None:
    if not answers:
        return
    with transaction.atomic():
        links = list(Link.objects.filter(pk__in=answers).select_for_update())
        for link in links:
            answer = answers[link.pk]
            link.state = "alive" if answer.alive else "dead"
            link.answer, link.asked_at = answer.code, timezone.now()
        Link.objects.bulk_update(links, ["state", "answer", "asked_at"])
        dead = sum(not answer.alive for answer in answers.values())
        after = {"asked": len(answers), "dead": dead}
        tell(JOB, "letter.link", ("letter", letter), after=after, count=len(answers))
