"""Papers come to the reading desk: each is stored, becomes a letter, and waits to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import IntegrityError, transaction

from wian.files.actions import store, use
from wian.offices import errors
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ..errors import Refused
from ..models import Fetched, Letter
from ..opening import LONGEST_TEXT
from .locking import WRITE
from .originals import ORIGINAL
from .reading import queue
from .watching import known

NAME = 200
PASTED = "pasted.txt"


@dataclass(frozen=True, slots=True)
class Paper:
    """What somebody gives: a file's bytes, or pasted text.

    `key` is how a watched place knows it: with one, the paper is taken only once.
    """

    name: str
    data: bytes = b""
    text: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a paper: the letter that it is now, or why it was refused.

    Neither, where a watched place gave it before.
    """

    name: str
    letter: int | None
    refusal: errors.Refused | None = None


def take_in(
    actor: Actor,
    *,
    office: int,
    papers: Sequence[Paper],
    source: str,
    also: Callable[[Taken], object] | None = None,
) -> list[Taken]:
    """Each paper is a letter that will be read, or is refused; one that is loses no other.

    `also` is called with each new letter in the very transaction in which it is taken in.
    """
    check(actor, WRITE, standing(office))
    return [_taken(actor, office, paper, source, also) for paper in papers]


def miss(
    actor: Actor, *, office: int, name: str, source: str, refusal: errors.Refused, key: str = ""
) -> int | None:
    """Of a paper that could not be taken a letter tells people why; for ways in without a page.

    None where it was told before, by the same key.
    """
    check(actor, WRITE, standing(office))
    words = {"th": refusal.thai, "en": refusal.english}
    with transaction.atomic():
        if not _first_time(source, key):
            return None
        letter = new_row(actor, office, name, source, "desk", "")
        letter.trouble, letter.trouble_words = refusal.number, words
        letter.save(force_insert=True)
        _tell(actor, letter, {"source": source, "trouble": refusal.number})
    return letter.pk


def _taken(
    actor: Actor,
    office: int,
    paper: Paper,
    source: str,
    also: Callable[[Taken], object] | None,
) -> Taken:
    if paper.key and known(source, paper.key):
        return Taken(paper.name, None)
    try:
        data = paper.data if paper.text is None else _bytes(paper.text)
        name = paper.name or PASTED
        file = store(actor, verb=WRITE, office=office, name=name, data=data)
    except errors.Refused as refusal:
        return Taken(paper.name, None, refusal)
    except OSError:
        return Taken(paper.name, None, Refused("L123"))
    with transaction.atomic():
        if not _first_time(source, paper.key):
            return Taken(paper.name, None)
        letter = new_row(actor, office, name, source, "reading", sha256(data).hexdigest())
        enter(actor, letter, {file: ORIGINAL})
        taken = Taken(paper.name, letter.pk)
        if also is not None:
            also(taken)
    return taken


def enter(actor: Actor, letter: Letter, files: Mapping[int, str]) -> None:
    """The new letter has these files under their labels and waits to be read.

    The first file is the one it is read from. Inside the caller's transaction.
    """
    letter.save(force_insert=True)
    for file, label in files.items():
        use(
            actor,
            file=file,
            kind="letter",
            thing=letter.pk,
            label=label,
            office=letter.office_id,
        )
    queue(letter.pk)
    _tell(actor, letter, {"source": letter.source, "file": next(iter(files))})


def _first_time(source: str, key: str) -> bool:
    """Of all who bring what has this key one is let in; without a key everybody."""
    if not key:
        return True
    try:
        with transaction.atomic():
            Fetched.objects.create(source=source, key=key)
    except IntegrityError:
        return False
    return True


def new_row(actor: Actor, office: int, name: str, source: str, state: str, digest: str) -> Letter:
    """A letter that came in, not yet kept."""
    shown = "".join(sign for sign in name if sign.isprintable())[:NAME]
    return Letter(
        office_id=office,
        way="in",
        state=state,
        source=source,
        account_id=actor.account,
        name=shown,
        digest=digest,
    )


def _tell(actor: Actor, letter: Letter, after: Mapping[str, object]) -> None:
    touched = [("office", letter.office_id)]
    tell(actor, "letter.take", ("letter", letter.pk), touched=touched, after=after)


def _bytes(text: str) -> bytes:
    """Pasted text as the file that it is kept as; Refused L114, L115."""
    if not text.strip("\0 \t\r\n"):
        raise Refused("L114")
    if len(text) > LONGEST_TEXT:
        raise Refused("L115", chars=f"{len(text):,}", limit=f"{LONGEST_TEXT:,}")
    return text.replace("\r\n", "\n").encode("utf-8", "replace")
