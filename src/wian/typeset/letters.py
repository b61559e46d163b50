"""A letter that goes out, in the official layout of its form."""

from __future__ import annotations

from collections.abc import Iterable

from .endorsements import signature
from .press import pressed
from .printing import Pen
from .values import OutgoingLetter


def letter_pdf(letter: OutgoingLetter) -> bytes:
    """The letter as A4 pages: external (หนังสือภายนอก), memo (บันทึกข้อความ) or stamped (ประทับตรา).

    Raises TypesetError T110.
    """
    pen = Pen(letter.digits)
    return pressed("letter", _head(letter, pen) | _rest(letter, pen))


def _head(letter: OutgoingLetter, pen: Pen) -> dict[str, object]:
    issuer = _lines(letter.issuer, pen)
    enclosures = [
        {"title": pen.line(enclosure.title), "amount": pen.line(enclosure.amount)}
        for enclosure in letter.enclosures
    ]
    return {
        "title": pen.line(letter.subject),
        "author": issuer[0] if issuer else "",
        "form": letter.form,
        "secrecy": pen.line(letter.secrecy),
        "urgency": pen.line(letter.urgency),
        "issuer": issuer if letter.form == "external" else issuer[:1],
        "number": pen.line(letter.number),
        "day": pen.day(letter.day),
        "subject": pen.line(letter.subject),
        "salutation": pen.line(letter.salutation),
        "addressee": pen.line(letter.addressee),
        "references": _lines(letter.references, pen),
        "enclosures": enclosures,
    }


def _rest(letter: OutgoingLetter, pen: Pen) -> dict[str, object]:
    return {
        "body": [text for part in letter.body if (text := pen.text(part.strip()))],
        "closing": pen.line(letter.closing),
        "signature": signature(letter.signature, pen) if letter.signature else None,
        "owner": _lines(letter.owner, pen),
        "copies": _lines(letter.copies, pen),
        "draft": letter.draft,
        "digits": letter.digits,
    }


def _lines(texts: Iterable[str], pen: Pen) -> list[str]:
    return [line for text in texts if (line := pen.line(text))]
