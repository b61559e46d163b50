"""The job of reading one letter: the file is opened in a confined child, its facts are kept."""

from __future__ import annotations

import logging
from datetime import timedelta
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from wian.files.errors import Refused as FileRefused
from wian.jobs.progress import progress
from wian.jobs.queries import State, status
from wian.scanning import ScanError, shared_pool

from ..errors import Refused
from ..models import Letter
from ..opening import Opened, open_file
from .alike import tie_alike
from .keeping import JOB, give_up, keep
from .links import ask_links_of, asking_is_on
from .originals import original
from .threads import suggest_ties

STEPS = 3
SILENT = timedelta(minutes=2)
"""After so long a letter that is still being read is asked after."""
AT_ONCE = 200
_log = logging.getLogger(__name__)


def queue(letter: int) -> None:
    """The letter will be read by the next free worker; the job commits with what asks for it."""
    job = read_letter.enqueue(letter)
    Letter.objects.filter(pk=letter).update(job=UUID(str(job.id)))


@task()
def read_letter(letter: int) -> None:
    """The letter is on the desk, read or with its trouble in words; safe to repeat."""
    if Letter.objects.filter(pk=letter, state="reading").exists():
        _read(letter)
    ids = [letter, *Letter.objects.filter(whole=letter).values_list("pk", flat=True)]
    for search in (tie_alike, suggest_ties):
        for id_ in ids:
            try:
                search(id_)
            except Exception as wrong:  # what is only suggested fails no letter
                _log.error("%s failed: %s", search.__name__, type(wrong).__name__)
    if asking_is_on():
        for id_ in ids:
            ask_links_of.enqueue(id_)


def rescue() -> None:
    """No letter waits for a job that is gone or has failed: it needs attention."""
    since = timezone.now() - SILENT
    waiting = Letter.objects.filter(state="reading", at__lt=since).order_by("pk")
    for letter, job in waiting.values_list("pk", "job")[:AT_ONCE]:
        stands = status(job) if job else None
        if stands is None or stands.state in (State.DONE, State.FAILED):
            _give_up(letter, Refused("L120"))


def _read(letter: int) -> None:
    progress(done=0, total=STEPS, note="เปิดไฟล์ · opening the file")
    try:
        found = original(JOB, letter)
    except (FileRefused, Refused) as wrong:
        _give_up(letter, wrong)
        return
    progress(done=1, total=STEPS, note="อ่านหนังสือ · reading the letter")
    opened = _opened(letter, found.data, found.name)
    if opened is not None:
        progress(done=2, total=STEPS, note="บันทึก · keeping what was read")
        keep(letter, opened, found.file)


def _opened(letter: int, data: bytes, name: str) -> Opened | None:
    """What is in the file; None where it cannot be read, and the letter says why."""
    try:
        return shared_pool().submit(open_file, data, name).result()
    except ScanError as wrong:
        give_up(letter, number=wrong.code, thai=wrong.th, english=wrong.en)
    except Exception as bug:  # its text may quote the letter, so only its kind is told
        _log.error("the reader failed: %s", type(bug).__name__)
        _give_up(letter, Refused("L119", kind=type(bug).__name__))
    return None


def _give_up(letter: int, wrong: Refused | FileRefused) -> None:
    give_up(letter, number=wrong.number, thai=wrong.thai, english=wrong.english)
