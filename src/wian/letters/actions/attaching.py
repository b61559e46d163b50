"""A letter gets one more file beside the one that it came in as."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from django.db import transaction

from wian.files.actions import store, use
from wian.files.kinds import DOCUMENTS
from wian.files.queries import of_thing
from wian.offices.acting import Actor

from .locking import change, locked, writable

ATTACHED: Final = "attached"
"""What a letter calls a file that somebody put beside it."""
STATES: Final = ("desk", "enclosed", "registered", "draft", "checking")
"""In which a letter may still get one: what was signed stays as it was."""


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
    verb, office = "letter.write", found.office_id
    file = there or store(actor, verb=verb, office=office, name=name, data=data, taken=DOCUMENTS)
    with transaction.atomic():
        locked(letter, revision, *STATES)
        if there is None:
            use(actor, file=file, kind="letter", thing=letter, label=ATTACHED, office=office)
            change(letter)
        if also is not None:
            also(file)
    return file


def _same(actor: Actor, letter: int, digest: str) -> int | None:
    """The file of the letter with these bytes."""
    files = of_thing(actor, "letter", letter)
    return next((file.id for file in files if file.digest == digest), None)
