"""What a document claims of its letter, held against what the letter itself says. Pure.

Where the print is silent the claim is taken over; where it says something else, or the meaning of
a code is not certain, a person is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from wian.thai.folding import fold

from ..errors import Refused
from ..facts import place_of, value_at
from ..fields import SECRECIES, URGENCIES, field_of, typed
from ..numbers import key
from .codes import Codes, Meaning
from .values import LetterDocument, Reference

LABELS: Final = {
    "number": ("เลขที่หนังสือ", "number"),
    "date": ("วันที่", "date"),
    "subject": ("เรื่อง", "subject"),
    "urgency": ("ชั้นความเร็ว", "urgency"),
    "secrecy": ("ชั้นความลับ", "secrecy"),
    "issuer": ("ผู้ส่ง", "sender"),
    "references": ("อ้างถึง", "reference"),
}
_EMPTY: Final = frozenset({"", "-", "–", "ไม่มี"})


@dataclass(frozen=True, slots=True)
class Claim:
    """The document says that a fact has this value; `sure` unless its code is not well known."""

    name: str
    value: str
    code: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person must decide, with the place in the letter that it is about."""

    kind: str
    thai: str
    english: str
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Held:
    """What the claims are beside the letter: facts to take over, and questions."""

    facts: Mapping[str, str]
    questions: tuple[Question, ...]


def claims(document: LetterDocument, codes: Codes, *, issuer: str = "") -> tuple[Claim, ...]:
    """All that the document says of the letter's facts; `issuer` is the name of who sends it."""
    found = [
        Claim("number", document.number),
        Claim("date", _iso(document)),
        Claim("subject", document.subject),
        Claim("issuer", issuer),
        _level("urgency", document.speed, codes.speed_of(document.speed), URGENCIES),
        _level("secrecy", document.secret, codes.secret_of(document.secret), SECRECIES),
    ]
    return tuple(one for one in found if one.value.strip() not in _EMPTY or one.code)


def held(
    facts: Mapping[str, Any], said: tuple[Claim, ...], references: tuple[Reference, ...] = ()
) -> Held:
    """The claims held against what was read; `facts` are those of the reading, {} for none."""
    taken: dict[str, str] = {}
    questions: list[Question] = []
    for claim in said:
        value = _typed(claim)
        printed = value_at(facts, claim.name)
        if claim.code and value is None:
            questions.append(_unknown(claim))
        elif _same(claim.name, value, printed):
            continue
        elif printed in (None, "") and claim.sure and value:
            taken[claim.name] = value
        else:
            questions.append(_question(facts, claim, value or "", printed))
    for part in (_references(facts, references),):
        taken |= part[0]
        questions += part[1]
    return Held(taken, tuple(questions))


def _level(name: str, code: str, meaning: Meaning | None, words: tuple[str, ...]) -> Claim:
    """An urgency or secrecy by its code, or by its word where a vendor writes that."""
    if code in words:
        return Claim(name, code)
    if meaning is None:
        return Claim(name, "", code if code not in _EMPTY and code != "ปกติ" else "")
    return Claim(name, meaning.word, "", meaning.sure)


def _iso(document: LetterDocument) -> str:
    day = document.dated.day if document.dated else None
    return day.isoformat() if day else ""


def _typed(claim: Claim) -> str | None:
    """The value as a person's typing of it would be kept; cut to what the fact may hold."""
    field = field_of(claim.name)
    if field is None or claim.code:
        return None
    try:
        return typed(field, claim.value[: field.most])
    except Refused:  # an agency's own list may name a level that there is not
        return None


def _same(name: str, value: str | None, printed: Any) -> bool:
    if value is None:
        return printed in (None, "")
    text = str(printed or "")
    if name == "number":
        return key(value) == key(text)
    return value == text if name == "date" else fold(value) == fold(text)


def _unknown(claim: Claim) -> Question:
    label, english = LABELS[claim.name]
    return Question(
        "ecms_code",
        f"ไม่รู้จักรหัส{label} “{claim.code}” ใน XML ดูชั้นที่พิมพ์ในหนังสือ",
        f"The XML's code “{claim.code}” for {english} is not known: see what the letter says.",
    )


def _question(facts: Mapping[str, Any], claim: Claim, value: str, printed: Any) -> Question:
    label, english = LABELS[claim.name]
    place = place_of(facts, claim.name)
    span = (place.start, place.end) if place else (0, 0)
    value, text = value or "ปกติ", str(printed or "ไม่มี")
    text_en = str(printed or "nothing")
    if not claim.sure:
        return Question(
            "ecms_unsure",
            f"รหัส{label}ใน XML มักหมายถึง “{value}” แต่ยังไม่ยืนยัน ในหนังสืออ่านได้ “{text}”",
            f"The XML's code for {english} usually means “{value}”, which is not certain; the "
            f"letter reads “{text_en}”.",
            span,
        )
    return Question(
        "ecms_differs",
        f"{label}ใน XML คือ “{value}” แต่ในหนังสืออ่านได้ “{text}”",
        f"By the XML the {english} is “{value}”, in the letter it reads “{text_en}”.",
        span,
    )


def _references(
    facts: Mapping[str, Any], said: tuple[Reference, ...]
) -> tuple[dict[str, str], list[Question]]:
    """References of the XML that the letter does not name: taken over where it names none."""
    read = [row for row in facts.get("references") or () if row]
    known = {key(row.get("number") or "") for row in read}
    new = [one for one in said if one.number not in _EMPTY and key(one.number) not in known]
    if read:
        return {}, [_other(one) for one in new]
    return dict(pair for at, one in enumerate(new) for pair in _row(at, one)), []


def _row(at: int, one: Reference) -> Iterator[tuple[str, str]]:
    day = one.dated.day.isoformat() if one.dated and one.dated.day else ""
    for name, value in (("number", one.number), ("date", day), ("title", one.subject)):
        path = f"references.{at}.{name}"
        if kept := _typed(Claim(path, value)):
            yield path, kept


def _other(one: Reference) -> Question:
    return Question(
        "ecms_differs",
        f"XML อ้างถึง “{one.number[:80]}” ซึ่งไม่พบในหนังสือ",
        f"The XML refers to “{one.number[:80]}”, which the letter does not name.",
    )
