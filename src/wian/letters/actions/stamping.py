"""The receive stamp (ตรารับ) is drawn on a copy of what came in; the original stays as it is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from wian.files.actions import copy_of, use
from wian.files.queries import of_thing, opened
from wian.files.values import FileView
from wian.offices.acting import Actor
from wian.scanning import ScanError, shared_pool
from wian.typeset import ReceiveStamp, TypesetError, stamp

from ..errors import Refused
from ..models import Letter
from ..queries.letters import letter as seen_letter
from ..queries.register_lines import line, received
from ..register_values import LineView
from .keeping import JOB
from .locking import WRITE
from .originals import given_file

STAMPED = "stamped"
"""What a letter calls its stamped copies: this, a dot, and the line that the stamp tells."""


def stamped_copy(actor: Actor, *, letter: int, office: int | None = None) -> int:
    """The file of the letter with its receive stamp, drawn when it is first asked for.

    By who sees the letter; `office` chooses among the books that it stands in. LookupError or
    Denied, Refused L118 without an original, L218 without a received number, L219 where the
    original cannot be stamped. To be called outside a transaction.
    """
    seen_letter(actor, letter)
    found = received(actor, letter, office=office)
    if found is None:
        raise Refused("L218")
    label = f"{STAMPED}.{found.id}"
    there = _copy(actor, letter, label)
    if there is not None:
        return there.id
    original = given_file(actor, letter)
    data = _stamped(original, found, line(actor, found.id)[0].office_name)
    made = copy_of(
        JOB, verb=WRITE, original=original.id, name=_name(original.name, found), data=data
    )
    with transaction.atomic():
        Letter.objects.select_for_update().get(pk=letter)
        there = _copy(JOB, letter, label)  # of two who drew it at once the first one's stays
        if there is not None:
            return there.id
        use(JOB, file=made, kind="letter", thing=letter, label=label, office=original.office)
    return made


def _copy(actor: Actor, letter: int, label: str) -> FileView | None:
    """The copy that the letter has under this label."""
    files = of_thing(actor, "letter", letter)
    return next((file for file in files if file.label == label), None)


def _stamped(original: FileView, line: LineView, agency: str) -> bytes:
    with opened(JOB, original.id, how="job").stream as stream:
        data = stream.read()
    mark = ReceiveStamp(agency, line.text, _at(line))
    try:
        return shared_pool().submit(stamp, data, original.media, mark).result()
    except (TypesetError, ScanError) as wrong:
        raise Refused("L219", why=wrong.th, why_en=wrong.en) from wrong


def _at(line: LineView) -> datetime:
    """The day that the line counts for, at the time it was written."""
    written = timezone.localtime(line.at)
    return datetime.combine(line.day, written.timetz())


def _name(name: str, line: LineView) -> str:
    stem = name.rpartition(".")[0] or name
    return f"{stem} (เลขรับ {line.text}).pdf"
