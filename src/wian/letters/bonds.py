"""How the documents of one file belong together: which of them came along with which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from wian.thai.folding import fold, similar

from .numbers import key

LETTERS: Final = frozenset({"external_letter", "stamped_letter", "memo"})
"""Kinds that are sent by themselves; the others are made to be enclosed."""
_CALLED: Final[Mapping[str, tuple[str, ...]]] = {
    "external_letter": ("หนังสือ",),
    "stamped_letter": ("หนังสือ",),
    "memo": ("บันทึก",),
    "order": ("คำสั่ง",),
    "announcement": ("ประกาศ",),
    "regulation": ("ระเบียบ", "ข้อบังคับ", "หลักเกณฑ์", "ข้อบัญญัติ"),
    "minutes": ("รายงานการประชุม", "บันทึกการประชุม"),
    "certificate": ("หนังสือรับรอง",),
}
_BY: Final = ("", "จาก", "ของ")
_MISREAD: Final = 0.8
_SAME_SUBJECT: Final = 0.9


@dataclass(frozen=True, slots=True)
class Bond:
    """Document `part` came along with document `by`: forwarded by it, or enclosed in it.

    `sure`: the file itself says so; else it only stands behind it.
    """

    part: int
    by: int
    kind: str
    sure: bool


def bonds(documents: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> tuple[Bond, ...]:
    """A bond for each document that stands behind a letter; letters side by side have none.

    `documents` are their facts, `texts` what they say. A letter that no other one in the file
    cites is a letter of its own: people also scan a whole pile at once.
    """
    return tuple(_bonds(documents, [fold(text) for text in texts]))


def rides(found: Sequence[Bond], part: int) -> int:
    """The document at whose desk this one lies: itself where nothing sure brought it along."""
    by = {bond.part: bond.by for bond in found if bond.sure}
    while part in by:
        part = by[part]
    return part


def _bonds(documents: Sequence[Mapping[str, Any]], texts: Sequence[str]) -> Iterator[Bond]:
    for part, document in enumerate(documents):
        before = [n for n in range(part - 1, -1, -1) if documents[n].get("kind") in LETTERS]
        if not before:
            continue
        forwarded = document.get("kind") in LETTERS
        kind = "forwarded" if forwarded else "enclosure"
        cited = next((n for n in before if _brings(documents[n], texts[n], document)), None)
        if cited is not None:
            yield Bond(part, cited, kind, True)
        elif document.get("kind") == "attachment":
            yield Bond(part, before[0], kind, True)
        elif not forwarded:
            yield Bond(part, before[0], kind, False)


def _brings(cover: Mapping[str, Any], text: str, document: Mapping[str, Any]) -> bool:
    """Whether the cover names the document, or who wrote it, or both have the same subject."""
    own = key(document.get("number") or "")
    cited = [*(cover.get("enclosures") or ()), *(cover.get("references") or ())]
    if own and any(_same_number(own, row.get("number")) for row in cited):
        return True
    subject, other = fold(cover.get("subject") or ""), fold(document.get("subject") or "")
    if subject and other and similar(subject, other, _SAME_SUBJECT):
        return True
    words = _CALLED.get(document.get("kind") or "", ())
    issuer = fold(document.get("issuer") or "")
    if issuer and any(fold(word) + by + issuer in text for word in words for by in _BY):
        return True
    titles = [fold(row.get("title") or "") for row in cover.get("enclosures") or ()]
    return any(
        (other and other in title) or (_same_day(document, row) and _named(title, words))
        for title, row in zip(titles, cover.get("enclosures") or (), strict=True)
    )


def _same_number(own: str, cited: str | None) -> bool:
    """Also where one of both was misread or misprinted."""
    return bool(cited) and bool(similar(own, key(cited or ""), _MISREAD))


def _same_day(document: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return bool(row.get("date")) and row.get("date") == document.get("date")


def _named(title: str, words: Sequence[str]) -> bool:
    return any(fold(word) in title for word in words)
