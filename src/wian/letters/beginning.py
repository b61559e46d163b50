"""The first wording of a draft: what the office and the letter answered already tell. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from wian.thai.holidays import BUDDHIST_ERA, MONTHS

from .drafting import CLOSINGS, TO_NOBODY, Wording

HOLDS_FROM: Final = "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป"
"""With what an order ends, unless another day is written."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer takes over from the letter that it answers."""

    issuer: str
    number: str
    dated: date | None
    subject: str
    urgency: str
    secrecy: str = ""


def beginning(form: str, *, name: str, code: str, phone: str) -> Wording:
    """A wording of this form with all that is known of the office that writes it."""
    if form in TO_NOBODY:
        ending = HOLDS_FROM if form == "order" else ""
        return Wording(form=form, place=(name,), conclusion=ending)
    first = Wording(
        form=form,
        number=f"{code}/" if code else "",
        place=(name,),
        owner=name,
        phone=phone,
    )
    return replace(first, closing=CLOSINGS[first.salutation]) if form == "external" else first


def answering(wording: Wording, answered: Answered) -> Wording:
    """The wording goes to the letter's sender, with its subject, and refers to it; as secret.

    What goes to nobody takes the subject alone.
    """
    wording = replace(wording, secrecy=answered.secrecy)
    if wording.form in TO_NOBODY:
        return replace(wording, subject=answered.subject)
    return replace(
        wording,
        addressee=answered.issuer,
        subject=answered.subject,
        references=(cite(answered),),
    )


def cite(letter: Answered) -> str:
    """The letter as an answer refers to it: "หนังสือ… ที่ … ลงวันที่ …"."""
    words = [f"หนังสือ{letter.issuer}", letter.urgency]
    words += [f"ที่ {letter.number}" if letter.number else ""]
    if letter.dated:
        day = letter.dated
        words += [f"ลงวันที่ {day.day} {MONTHS[day.month - 1]} {day.year + BUDDHIST_ERA}"]
    return " ".join(word for word in words if word)
