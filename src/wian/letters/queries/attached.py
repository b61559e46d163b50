"""Files that people put beside a letter: which may be replaced, and who may put some there."""

from __future__ import annotations

from typing import Final

from wian.files.errors import Refused as FileRefused
from wian.files.queries import of_thing
from wian.files.values import FileView
from wian.offices.acting import Actor
from wian.offices.rules import Where

from ..errors import Refused
from ..inside_values import Brief
from .hands import right

ATTACHED: Final = "attached"
"""What a letter calls a file that somebody put beside it."""
STATES: Final = ("desk", "enclosed", "registered", "draft", "checking")
"""In which a letter may still get one: what was signed stays as it was."""


def replaceable(file: FileView) -> bool:
    """Whether it was put beside a letter and is the newest version there."""
    return file.label == ATTACHED and file.original is None and file.later is None


def newest(actor: Actor, *, letter: int, file: int) -> FileView:
    """The file beside the letter, which may get a newer version.

    Refused B105 for none of this letter, L126 for the original and for generated copies, B112
    where it has a newer version.
    """
    found = next((one for one in of_thing(actor, "letter", letter) if one.id == file), None)
    if found is None:
        raise FileRefused("B105")
    if not replaceable(found):
        raise FileRefused("B112") if found.later is not None else Refused("L126")
    return found


def takes_files(actor: Actor, letter: Brief, where: Where) -> bool:
    """Whether the person may put files beside the letter as it is; `where` its office stands."""
    return letter.state in STATES and actor.may(right(letter.state), where).allowed
