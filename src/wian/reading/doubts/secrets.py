"""A circular that shows what should not travel in one: passcodes, numbers of persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wian.thai.digits import to_arabic

from ..bundle import Bundle
from ..part import Part
from ..values import Contradiction, Fact, Span

KIND = "secrets"
_LETTERS = ("external_letter", "stamped_letter", "memo")
_LINE_NAME = re.compile(r"(?:LINE|ไลน์)\s?(?:ID|ไอดี)?\s?[:=]\s?\Z", re.I)
_ACCOUNT = re.compile(r"บัญชี[^\n]{0,80}\Z")
_PERSON = re.compile(r"\d{13}")
_LEAD = 90
_NAMES = {
    "passcode": ("รหัสผ่าน", "a passcode"),
    "person": ("เลขประจำตัวประชาชน", "a person's number"),
    "account": ("เลขบัญชีธนาคาร", "a bank account"),
}


def find(bundle: Bundle) -> Iterator[Contradiction]:
    """One row for the file with every place, when a letter in it goes to many.

    The mobile number of who coordinates is printed on purpose: it is covered, not doubted.
    """
    if not any(_circular(part) for part in bundle.parts):
        return
    places = [(what, span, index) for index, p in enumerate(bundle.parts) for what, span in _of(p)]
    if not places:
        return
    whats = sorted({what for what, _, _ in places}, key=list(_NAMES).index)
    yield Contradiction(
        kind=KIND,
        quotes=tuple(span for _, span, _ in places),
        document=places[0][2],
        note=f"หนังสือเวียนเปิดเผย{' '.join(_NAMES[what][0] for what in whats)} "
        "โปรดตรวจว่าเผยแพร่ต่อได้หรือควรปิดก่อนส่งต่อ",
        note_en=f"A circular shows {', '.join(_NAMES[what][1] for what in whats)}. "
        "Check before passing it on.",
        confidence=0.8,
    )


def _circular(part: Part) -> bool:
    """A number with ว, the word "ทุก" in the address, or several addressees."""
    if part.kind not in _LETTERS:
        return False
    number = part.fact("number")
    if isinstance(number, Fact) and "/ว" in re.sub(r"\s", "", str(number.value or "")):
        return True
    to = part.fact("addressees") or ()
    return len(to) > 1 or any("ทุก" in str(body.value) for body in to)


def _of(part: Part) -> Iterator[tuple[str, Span]]:
    raw = part.source.raw
    for secret in part.fact("secrets"):
        before = raw[max(0, secret.span[0] - _LEAD) : secret.span[0]]
        if _LINE_NAME.search(before):
            continue  # the name of a group is given so that all may join it
        digits = re.sub(r"\D", "", to_arabic(secret.value))
        if _ACCOUNT.search(before):
            yield "account", secret.span
        else:
            yield ("person" if _PERSON.fullmatch(digits) else "passcode"), secret.span
