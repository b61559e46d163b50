"""A letter gets one more file beside the one that it came in as, or a newer version of such."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from django.db import transaction

from wian.files.actions import replace, store, use
from wian.files.kinds import DOCUMENTS
from wian.files.queries import of_thing
from wian.offices.acting import Actor

from ..queries.attached import ATTACHED, STATES, newest
from .locking import WRITE, change, locked, writable


def attach(
    actor: Actor,
    *,
    letter: int,
    name: str,
    data: bytes,
    revision: int | None = None,
    also: Callable[[int], object] | None = None,
) -> int:
    """The letter has the file too; its id. Bytes that it has already are not kept twice.

    `also` is called with the id in the same transaction. Refused L108 while the letter is being
    read, lies aside or was signed, and as `files.store`. To be called outside a transaction.
    """
    found = writable(actor, letter)
    there = _same(actor, letter, sha256(data).hexdigest())
    office = found.office_id
    file = there or store(actor, verb=WRITE, office=office, name=name, data=data, taken=DOCUMENTS)
    with transaction.atomic():
        locked(letter, revision, *STATES)
        if there is None:
            use(actor, file=file, kind="letter", thing=letter, label=ATTACHED, office=office)
            change(letter)
        if also is not None:
            also(file)
    return file


def attach_newer(
    actor: Actor,
    *,
    letter: int,
    file: int,
    name: str,
    data: bytes,
    revision: int | None = None,
    also: Callable[[int], object] | None = None,
) -> int:
    """The file beside the letter has a newer version, whose id this is; the earlier one stays.

    The very same bytes are no newer version. Refused as `attach`, B105 for a file of another
    letter, B112 where it has a newer one, L126 for the original and for generated copies.
    """
    writable(actor, letter)
    view = newest(actor, letter=letter, file=file)
    if view.digest == sha256(data).hexdigest():
        return view.id

    def told(newer: int) -> None:
        locked(letter, revision, *STATES)
        change(letter)
        if also is not None:
            also(newer)

    return replace(actor, verb=WRITE, file=file, name=name, data=data, taken=DOCUMENTS, also=told)


def _same(actor: Actor, letter: int, digest: str) -> int | None:
    """The file of the letter with these bytes."""
    files = of_thing(actor, "letter", letter)
    return next((file.id for file in files if file.digest == digest), None)
