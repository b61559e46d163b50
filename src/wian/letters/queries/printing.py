"""A letter that goes out, as it would be printed now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from django.conf import settings

from wian.files.queries import of_thing
from wian.files.values import FileView
from wian.offices.acting import SYSTEM, Actor
from wian.offices.queries.people import who_held
from wian.typeset import Digits, OutgoingLetter, TypesetError, letter_docx, letter_pdf

from ..draft_values import DraftView
from ..drafting import Wording
from ..errors import Refused
from ..models import Entry
from ..outgoing import Issue, outgoing
from .drafts import draft

FINAL = "final"
"""What an issued letter calls its own paper: this, a dot, and the line of its number."""

PAPERS: Final[Mapping[str, Callable[[OutgoingLetter], bytes]]] = {
    "pdf": letter_pdf,
    "docx": letter_docx,
}
"""As what kind of file a letter is taken out."""


def printed(
    actor: Actor,
    letter: int,
    *,
    wording: Wording | None = None,
    digits: Digits = "thai",
    kind: str = "pdf",
) -> bytes:
    """The letter as PDF or DOCX: a draft bears ร่าง, a signed one its lines, an issued its number.

    `wording` is what somebody has typed and not saved, shown while it may still change.
    LookupError where it may not be seen, or for no such kind; Refused L219 where it cannot be set.
    """
    if kind not in PAPERS:
        raise LookupError(kind)
    view = draft(actor, letter)
    unsigned = not view.signed_as
    shown = wording if wording is not None and unsigned else view.wording
    try:
        issue = issue_of(view, shown)
        return PAPERS[kind](outgoing(shown, issue, digits=digits, emblem=emblem()))
    except TypesetError as wrong:
        raise Refused("L219", why=wrong.th, why_en=wrong.en) from wrong


def emblem() -> bytes:
    """The picture of the settings; b"" without one.

    Raises TypesetError T112 where it is gone or empty.
    """
    if not settings.WIAN_EMBLEM:
        return b""
    try:
        data = Path(settings.WIAN_EMBLEM).read_bytes()
    except (OSError, ValueError) as error:
        raise TypesetError("T112") from error
    if not data:
        raise TypesetError("T112")
    return data


def issue_of(view: DraftView, wording: Wording) -> Issue:
    """What the letter has beside its wording; while it is a draft the post that is to sign."""
    if view.signed_as:
        number = view.letter.number if view.letter.state == "issued" else ""
        day = view.letter.dated if number else None
        return Issue(number, day, view.signer_name, view.signed_as, draft=False)
    post = who_held(SYSTEM, wording.signer) if wording.signer else None
    return Issue(posts=(post.title,) if post else ())


def final(actor: Actor, letter: int) -> FileView | None:
    """The stored paper of an issued letter; None while there is none, or it is not seen."""
    found, label = of_thing(actor, "letter", letter), final_label(letter)
    return next((file for file in found if file.label == label), None)


def final_label(letter: int) -> str:
    """What the paper with the number that holds now is called; that of a cancelled one stays."""
    lines = Entry.objects.filter(letter=letter, state="issued", book__way="out")
    return f"{FINAL}.{lines.values_list('pk', flat=True).first()}"
