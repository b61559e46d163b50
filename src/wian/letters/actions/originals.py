"""The file that a letter came in as."""

from __future__ import annotations

from dataclasses import dataclass

from wian.files.queries import of_thing, opened
from wian.files.values import FileView
from wian.offices.acting import Actor

from ..errors import Refused

ORIGINAL = "original"
"""What a letter calls the file that it came in as, among those that it uses."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes somebody gave, under their name, and the id of the stored file."""

    file: int
    name: str
    data: bytes


def original(actor: Actor, letter: int) -> Original:
    """The file that the letter was read from; Refused L118 where it has none.

    The opening is noted for good: to be called outside a transaction.
    """
    given = given_file(actor, letter)
    with opened(actor, given.id, how="job").stream as stream:
        return Original(given.id, given.name, stream.read())


def given_file(actor: Actor, letter: int) -> FileView:
    """The file that somebody gave; copies made of it (a stamped one) never take its place."""
    for file in of_thing(actor, "letter", letter):
        if file.original is None and file.label == ORIGINAL:
            return file
    raise Refused("L118")
