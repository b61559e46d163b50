"""A letter that goes out, in the official layout of its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from .continuing import continued
from .emblems import emblem_drawn
from .endorsements import signature
from .layouts import layout_of
from .press import pressed
from .printing import Pen
from .qr import picture
from .values import OutgoingLetter

EMBLEM: Final = "emblem.svg"
CAPTION: Final = "สิ่งที่ส่งมาด้วย"
_SHOWN: Final = 60  # characters of a link that are printed below its code


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code of an enclosure: what is printed under it, and where it leads."""

    caption: str
    address: str


def letter_pdf(letter: OutgoingLetter) -> bytes:
    """The letter as A4 pages: external (หนังสือภายนอก), memo (บันทึกข้อความ), stamped (ประทับตรา),
    order (คำสั่ง) or announcement (ประกาศ).

    Each page that goes on says at its foot with which word. Raises TypesetError T110, T112, T113.
    """
    pen = Pen(letter.digits)
    shown = codes(letter, pen)
    pictures = {f"code{at}.svg": picture(code.address, "svg") for at, code in enumerate(shown)}
    if emblem := emblem_drawn(letter.emblem):
        pictures[EMBLEM] = emblem
    data = _head(letter, pen) | _rest(letter, pen)
    data |= {
        "emblem": EMBLEM if emblem else "",
        "links": [_link(at, code, pen) for at, code in enumerate(shown)],
    }
    made = pressed("letter", data | {"continued": []}, pictures)
    if words := continued(made):
        return pressed("letter", data | {"continued": words}, pictures)
    return made


def codes(letter: OutgoingLetter, pen: Pen) -> list[Code]:
    """The codes of the enclosures that have a link, numbered as the enclosures are.

    A form that does not list its enclosures has their names under the codes.
    """
    many, listed = len(letter.enclosures) > 1, "enclosures" in layout_of(letter.form).blocks
    found = []
    for at, enclosure in enumerate(letter.enclosures, 1):
        caption = f"{CAPTION} {pen.counted(str(at))}" if many else CAPTION
        if enclosure.link:
            found.append(Code(caption if listed else pen.line(enclosure.title), enclosure.link))
    return found


def ending(letter: OutgoingLetter, pen: Pen) -> str:
    """The line before the signature: the closing, or on which day it is ordered or announced."""
    if given := layout_of(letter.form).given:
        return f"{given} {pen.full_day(letter.day) or BLANK_DAY}"
    return pen.line(letter.closing) if letter.form == "external" else ""


BLANK_DAY: Final = "........ ........................ พ.ศ. ............"
"""Room to write a day by hand."""


def _head(letter: OutgoingLetter, pen: Pen) -> dict[str, object]:
    issuer = lines(letter.issuer, pen)
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
        "references": lines(letter.references, pen),
        "enclosures": enclosures,
    }


def _rest(letter: OutgoingLetter, pen: Pen) -> dict[str, object]:
    return {
        "body": paragraphs(letter, pen),
        "closing": ending(letter, pen),
        "signature": signature(letter.signature, pen) if letter.signature else None,
        "owner": lines(letter.owner, pen),
        "copies": lines(letter.copies, pen),
        "draft": letter.draft,
        "digits": letter.digits,
    }


def _link(at: int, code: Code, pen: Pen) -> Mapping[str, str]:
    shown = pen.text(code.address) if len(code.address) <= _SHOWN else ""
    return {"image": f"code{at}.svg", "caption": code.caption, "shown": shown}


def paragraphs(letter: OutgoingLetter, pen: Pen) -> list[str]:
    """The paragraphs as they are printed, empty ones left out."""
    return [text for part in letter.body if (text := pen.text(part.strip()))]


def lines(texts: Iterable[str], pen: Pen) -> list[str]:
    """Each text on a line of its own, empty ones left out."""
    return [line for text in texts if (line := pen.line(text))]
