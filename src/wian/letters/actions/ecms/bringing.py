"""A letter comes in by a document: it lies on the reading desk as any paper that came in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from django.db import transaction

from wian.files.actions import store, use
from wian.files.kinds import DOCUMENTS
from wian.offices import errors
from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing

from ...ecms import Binary, LetterDocument, Note, Reply, endings
from ...ecms.storing import notes_to_json, to_json
from ...ecms_values import Brought
from ...errors import Refused
from ...models import Envelope
from ...queries.attached import ATTACHED
from ...queries.ecms import earlier
from ..enveloping import hold_against
from ..locking import WRITE
from ..taking import Paper, Taken, miss, take_in
from .confined import found_in

SOURCE: Final = "api"
_NAME: Final = 120
_STORE_IS_DOWN: Final = "L123"


@dataclass(slots=True)
class _Coming:
    """A document on its way in: what is kept with its letter, and who is told of it."""

    actor: Actor
    office: int
    document: LetterDocument
    digest: str
    notes: list[Note]
    also: Callable[[Brought], object] | None
    beside: list[int] = field(default_factory=list)

    def keep(self, letter: int, missing: errors.Refused | None = None) -> Brought:
        """The new letter has its files and envelope; inside the transaction that takes it in."""
        for file in self.beside:
            use(
                self.actor,
                file=file,
                kind="letter",
                thing=letter,
                label=ATTACHED,
                office=self.office,
            )
        Envelope.objects.create(
            letter_id=letter,
            said=to_json(self.document),
            notes=notes_to_json(self.notes),
            digest=self.digest,
        )
        same = earlier(self.actor, letter, self.digest)
        brought = Brought(letter, tuple(self.notes), same, missing)
        if self.also is not None:
            self.also(brought)
        return brought


def take_in_document(
    actor: Actor,
    *,
    office: int,
    data: bytes,
    also: Callable[[Brought], object] | None = None,
) -> Brought:
    """The letter in the document will be read; its files stand beside it, its fields are held
    against what the print says when that is read.

    Without a file that can be read it waits for attention, its facts taken from the fields. By who
    writes letters at the office. `also` is called with the outcome in the same transaction. Refused
    L660-L665, L676 for what is no such document, L666 for a reply, L123 where files cannot be kept
    now. Outside a transaction.
    """
    check(actor, WRITE, standing(office))
    found = found_in(data)
    if isinstance(found.document, Reply):
        raise Refused("L666")
    digest = sha256(data).hexdigest()
    coming = _Coming(actor, office, found.document, digest, list(found.notes), also)
    for at, file in enumerate(found.document.enclosed, start=1):
        _store(coming, file, f"สิ่งที่ส่งมาด้วย {at}")
    main = found.document.main
    if main is None:
        return _without_paper(coming, Refused("L668"))
    return _with_paper(coming, main)


def _with_paper(coming: _Coming, main: Binary) -> Brought:
    """The letter by its own file, which goes beside it where it is of a kind that is not read."""
    brought: list[Brought] = []

    def keep(taken: Taken) -> None:
        assert taken.letter is not None
        brought.append(coming.keep(taken.letter))

    paper = Paper(_named(main, coming.document.number or "หนังสือ"), data=main.data)
    [taken] = take_in(coming.actor, office=coming.office, papers=[paper], source=SOURCE, also=keep)
    if taken.refusal is None:
        return brought[0]
    if taken.refusal.number == _STORE_IS_DOWN:
        raise taken.refusal
    _store(coming, main, "หนังสือ")
    return _without_paper(coming, taken.refusal)


def _without_paper(coming: _Coming, missing: errors.Refused) -> Brought:
    """The letter waits for attention with the facts of the document."""
    document = coming.document
    name = document.number or document.subject or "XML"
    with transaction.atomic():
        letter = miss(coming.actor, office=coming.office, name=name, source=SOURCE, refusal=missing)
        assert letter is not None  # without a key nothing was told before
        brought = coming.keep(letter, missing)
        hold_against(letter)
    return brought


def _store(coming: _Coming, file: Binary, called: str) -> None:
    """The file is kept to go beside the letter, or it is told why it is not."""
    name, office = _named(file, called), coming.office
    try:
        id_ = store(
            coming.actor, verb=WRITE, office=office, name=name, data=file.data, taken=DOCUMENTS
        )
    except OSError:
        raise Refused(_STORE_IS_DOWN) from None
    except errors.Refused as refusal:
        thai = f"ไม่ได้เก็บไฟล์ {name}: {refusal.thai}"
        coming.notes.append(Note("left", thai, f"{name} was not kept: {refusal.english}"))
    else:
        coming.beside.append(id_)


def _named(file: Binary, otherwise: str) -> str:
    """The name that the sender gave, else this one."""
    name = file.name or otherwise[:_NAME].replace("/", "-")
    ending = endings().get(file.media, "")
    return name if name.lower().endswith(ending) else name + ending
