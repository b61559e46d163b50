"""Bytes become files: kept once whoever sends them, under a right of the room that asks."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Set
from datetime import datetime
from typing import Any

from django.db import transaction

from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from .. import contents
from ..errors import Refused
from ..kinds import PAPERS
from ..looking import Look, look
from ..models import Blob, File, Use
from ..names import cleaned
from ..queries.entering import admitted
from ..tasks import after_storing


def store(
    actor: Actor,
    *,
    verb: str,
    office: int,
    name: str,
    data: bytes,
    taken: Set[str] = PAPERS,
    private: bool = False,
    release_at: datetime | None = None,
) -> int:
    """The office keeps the file; its id. Nobody sees it before something uses it (`use`).

    `verb` is the right at the office that the calling room asks for, `taken` the kinds it takes
    (`kinds.PAPERS`, `kinds.DOCUMENTS`). Refused B101-B111 by what the bytes are. To be called
    before the caller's own transaction: looking into a large file takes a second.
    """
    check(actor, verb, standing(office))
    looked = look(data, taken)
    marks = {"office_id": office, "private": private, "release_at": release_at}
    return _kept(actor, data, looked, "file.add", name=name, **marks)


def replace(
    actor: Actor,
    *,
    verb: str,
    file: int,
    name: str,
    data: bytes,
    taken: Set[str] = PAPERS,
    also: Callable[[int], object] | None = None,
) -> int:
    """The file has a newer version wherever it is used, whose id this is; the earlier one stays.

    Release and privacy go over to it. `also` is called with the id in the same transaction.
    Refused as `store`, B112 where it has been replaced already and B113 for a generated copy.
    """
    before = _changing(actor, verb, file)
    if before.original_id is not None:
        raise Refused("B113")
    looked = look(data, taken)
    with transaction.atomic():
        before = File.objects.select_for_update().get(pk=file)
        if File.objects.filter(earlier=file).exists():
            raise Refused("B112")
        marks = {
            "office_id": before.office_id,
            "private": before.private,
            "release_at": before.release_at,
            "version": before.version + 1,
            "earlier": before,
        }
        newer = _kept(actor, data, looked, "file.replace", name=name, **marks)
        Use.objects.bulk_create(
            Use(file_id=newer, kind=u.kind, thing=u.thing, label=u.label, office_id=u.office_id)
            for u in Use.objects.filter(file=file)
        )
        if also is not None:
            also(newer)
    return newer


def copy_of(
    actor: Actor, *, verb: str, original: int, name: str, data: bytes, taken: Set[str] = PAPERS
) -> int:
    """A generated copy stands beside the original and never takes its place; the copy's id.

    Kept by the same office, as private and released as late; seen only where it is used.
    """
    source = _changing(actor, verb, original)
    looked = look(data, taken)
    marks = {
        "office_id": source.office_id,
        "private": source.private,
        "release_at": source.release_at,
        "original": source,
    }
    return _kept(actor, data, looked, "file.add", name=name, **marks)


def release(actor: Actor, *, verb: str, file: int, at: datetime | None) -> None:
    """The file is released at this time; None is now. Before it only those see it who may write
    where it is kept."""
    _changing(actor, verb, file)
    with transaction.atomic():
        found = File.objects.select_for_update().get(pk=file)
        if found.release_at == at:
            return
        File.objects.filter(pk=file).update(release_at=at)
        before, after = {"release_at": found.release_at}, {"release_at": at}
        tell(actor, "file.release", ("file", file), before=before, after=after)


def _changing(actor: Actor, verb: str, file: int) -> File:
    """The file, which the person sees and may change; Refused B105 where there is none."""
    try:
        found, _ = admitted(actor, file, how="see")
    except LookupError:
        raise Refused("B105") from None
    check(actor, verb, standing(found.office_id))
    return found


def _kept(actor: Actor, data: bytes, looked: Look, verb: str, *, name: str, **marks: Any) -> int:
    """The bytes are in the store, and the row of the file and the ledger's commit together.

    The bytes go first: a crash leaves bytes that nobody names, never a file without bytes.
    """
    digest = hashlib.sha256(data).hexdigest()
    contents.keep(contents.place(digest), data)
    with transaction.atomic():
        blob = _blob(digest, data, looked)
        file = File(blob=blob, name=cleaned(name), account_id=actor.account, **marks)
        file.save(force_insert=True)
        after = {"digest": digest, "size": blob.size, "media": blob.media, "version": file.version}
        origin = marks.get("earlier") or marks.get("original")
        touched = [("office", file.office_id), *([("file", origin.pk)] if origin else [])]
        tell(actor, verb, ("file", file.pk), touched=touched, after=after)
    return file.pk


def _blob(digest: str, data: bytes, looked: Look) -> Blob:
    """The one row of these bytes, new or known; Refused B104 where they are known as harmful.

    Of several who bring the same bytes at once the unique digest lets one in; the others wait for
    it and find the row.
    """
    known = Blob.objects.filter(digest=digest).first()
    if known is None:
        at = contents.place(digest)
        new = Blob(digest=digest, size=len(data), media=looked.media, pages=looked.pages, stored=at)
        Blob.objects.bulk_create([new], ignore_conflicts=True)
        contents.keep(at, data)  # the sweeper may have had them a moment before the row
        known = Blob.objects.get(digest=digest)
        after_storing(known)
    if known.checked == "harmful":
        raise Refused("B104")
    return known
