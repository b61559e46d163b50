"""A file becomes evidence of an office: kept once, with a copy that does not tell where it was."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date
from typing import Final

from django.db import IntegrityError, transaction

from wian.files import queries as files
from wian.files.actions import copy_of, store
from wian.files.kinds import DOCUMENTS, told
from wian.files.looking import look
from wian.files.names import cleaned
from wian.offices.acting import Actor, check, today
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing
from wian.scanning import ScanError, shared_pool
from wian.scanning.photos import KINDS, Photo, photo

from ...errors import Refused
from ...evidence_values import For, Given
from ...models import Evidence
from ...queries.evidence_files import LIBRARY
from ...queries.evidence_things import DO
from .locking import JOB, check_day, typed
from .using import check_open, check_purposes, fasten, serve

_HEIC: Final = "HEIC/AVIF"
Details = dict[str, object]


def give_evidence(
    actor: Actor,
    *,
    office: int,
    data: bytes,
    name: str,
    title: str = "",
    place: str = "",
    day: date | None = None,
    people: str = "",
    note: str = "",
    uses: Collection[For] = (),
) -> Given:
    """The office has the evidence, and it serves these things; a picture tells its own day and
    place where nobody did.

    The same bytes are never kept twice: then `already` is said with the evidence that is there,
    and nothing is done. By who does the duties of the office. LookupError and Denied by the things,
    Refused of `files` (B1xx) by the bytes, D302 to D305, D308, D310. Outside a transaction.
    """
    check(actor, DO, standing(office))
    check_purposes(actor, uses)
    check_day(day)
    details: Details = {"day": day, **typed(title=title, place=place, people=people, note=note)}
    digest = hashlib.sha256(data).hexdigest()
    if there := _there(office, digest):
        return Given(there, already=True)
    found = _looked_into(data)
    details |= _proposed(found, day) | {"title": details["title"] or cleaned(name)[:200]}
    file = store(actor, verb=DO, office=office, name=name, data=data, taken=DOCUMENTS)
    kept = files.files(JOB, [file])[file]
    details |= {"file_id": file, "digest": digest, "media": kept.media, "size": kept.size}
    if found is not None:
        details["public_id"] = copy_of(JOB, verb=DO, original=file, name=name, data=found.data)
    try:
        with transaction.atomic():
            made = _kept(actor, office, details, uses)
    except IntegrityError:  # of two who bring the same bytes at once the first one's stay
        if there := _there(office, digest):
            return Given(there, already=True)
        raise
    taken = found.at.date() if found and found.at else None
    return Given(made, taken=taken, located=bool(found and found.latitude is not None))


def _there(office: int, digest: str) -> int | None:
    """The evidence of the office with these bytes."""
    rows = Evidence.objects.filter(office=office, digest=digest, removed_at=None)
    return rows.values_list("pk", flat=True).first()


def _looked_into(data: bytes) -> Photo | None:
    """What a confined child found in a picture; None for other kinds. Refused D302, D303, B1xx."""
    media = told(data)
    if media == _HEIC:
        raise Refused("D302")
    if media not in KINDS:
        return None
    look(data, DOCUMENTS)  # a picture too large to be kept is not decoded
    try:
        return shared_pool().submit(photo, data).result()
    except ScanError as wrong:
        raise Refused("D303", why=wrong.th, why_en=wrong.en) from wrong


def _proposed(found: Photo | None, day: date | None) -> Details:
    """What the picture says and nobody did; a day to come is a wrong clock's."""
    if found is None:
        return {}
    said: Details = {"latitude": found.latitude, "longitude": found.longitude}
    if day is None and found.at is not None and found.at.date() <= today():
        said["day"] = found.at.date()
    return said


def _kept(actor: Actor, office: int, details: Details, uses: Collection[For]) -> int:
    check_open(uses)
    row = Evidence(office_id=office, account_id=actor.account, **details)
    row.save(force_insert=True)
    fasten(row, LIBRARY, str(row.pk))
    touched = [("office", office), ("file", row.file_id)]
    after = {"digest": row.digest, "media": row.media, "size": row.size}
    tell(actor, "evidence.give", ("evidence", row.pk), touched=touched, after=after)
    serve(actor, row, uses)
    return row.pk
