"""What was read of a file stands in the tables: one letter for each of its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from wian.files.actions import use
from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..bonds import rides
from ..facts import effective
from ..models import Band, Citation, Doubt, Letter, Link, Text, Tie
from ..opening import Opened, Piece
from .enveloping import hold_against, notes_of
from .indexing import index_many
from .originals import ORIGINAL
from .refreshing import citations, fresh, said_of

JOB = Actor(None, (), "job", system=True)
"""The machine, at work behind the pages."""
_ADDRESS = ("http://", "https://")


def keep(letter: int, opened: Opened, file: int) -> None:
    """The letter is on the desk with all that was read; a second time nothing more happens."""
    with transaction.atomic():
        first = Letter.objects.select_for_update().get(pk=letter)
        if first.state != "reading":
            return
        rows = _letters(first, opened)
        write_read(rows, opened.pieces, [*opened.notes, *notes_of(letter)])
        Doubt.objects.bulk_create(_doubts(rows, opened))
        Tie.objects.bulk_create(_ties(rows, opened))
        for row in rows[1:]:
            use(
                JOB,
                file=file,
                kind="letter",
                thing=row.pk,
                label=ORIGINAL,
                office=row.office_id,
            )
        index_many([row.pk for row in rows])
        hold_against(letter)
        touched = [("office", first.office_id), *(("letter", row.pk) for row in rows[1:])]
        after = {"parts": len(rows), "doubts": len(opened.doubts)}
        tell(JOB, "letter.read", ("letter", letter), touched=touched, after=after)


def _letters(first: Letter, opened: Opened) -> list[Letter]:
    """The row that came in is the first document; each other one gets a row of its own."""
    first.state, first.trouble, first.trouble_words = "desk", "", {}
    first.revision = first.settled = first.revision + 1
    fresh(first, effective(opened.pieces[0].facts, said_of(first.pk)))
    first.save()
    others = []
    for part, piece in enumerate(opened.pieces[1:], start=1):
        alone = rides(opened.bonds, part) == part
        row = Letter(
            office_id=first.office_id,
            way=first.way,
            state="desk" if alone else "enclosed",
            source=first.source,
            name=first.name,
            account_id=first.account_id,
            job=first.job,
            whole=first,
            part=part,
        )
        fresh(row, piece.facts)
        others.append(row)
    rows = [first, *Letter.objects.bulk_create(others)]
    brought = [row for row in rows if row.state == "enclosed"]
    for row in brought:
        row.cover = rows[rides(opened.bonds, row.part)]
    Letter.objects.bulk_update(brought, ["cover"])
    return rows


def write_read(
    rows: Sequence[Letter], pieces: Sequence[Piece], notes: list[dict[str, Any]]
) -> None:
    """What each letter says, cites, links to, and its fingerprint."""
    pairs = list(zip(rows, pieces, strict=True))
    Text.objects.bulk_create(
        Text(
            letter=row,
            raw=piece.raw,
            repaired=piece.repaired,
            facts=piece.facts,
            pages=piece.pages,
            notes=notes,
        )
        for row, piece in pairs
    )
    Citation.objects.bulk_create(c for row, p in pairs for c in citations(row.pk, p.facts))
    Link.objects.bulk_create(link for row, piece in pairs for link in _links(row, piece))
    Band.objects.bulk_create(
        Band(letter=row, office_id=row.office_id, place=place, value=value)
        for row, piece in pairs
        for place, value in enumerate(piece.bands)
    )


def _links(row: Letter, piece: Piece) -> Iterator[Link]:
    """Addresses that are printed, then those in QR codes that are not; each once."""
    places = piece.facts.get("places", {}).get("links") or ()
    printed = piece.facts.get("links") or ()
    seen: set[str] = set()
    for at, url in enumerate(printed):
        if url and url not in seen:
            seen.add(url)
            hidden = at < len(places) and bool(places[at].get("private"))
            yield Link(letter=row, url=url[:2000], private=hidden)
    for code in piece.facts.get("qr") or ():
        url = code["text"].strip()
        if url.lower().startswith(_ADDRESS) and url not in seen:
            seen.add(url)
            hidden = any(word in url.lower() for word in ("pwd=", "passcode=", "password="))
            yield Link(letter=row, url=url[:2000], qr=True, page=code["page"], private=hidden)


def _doubts(rows: Sequence[Letter], opened: Opened) -> Iterator[Doubt]:
    """Each at the letter whose registering waits for its answer: where the first place lies."""
    for found in opened.doubts:
        desk = rides(opened.bonds, min(part for part, _, _ in found.quotes))
        yield Doubt(
            letter=rows[desk],
            kind=found.kind,
            note=found.note,
            note_en=found.note_en,
            confidence=found.confidence,
            quotes=[[rows[part].pk, start, end] for part, start, end in found.quotes],
        )


def _ties(rows: Sequence[Letter], opened: Opened) -> Iterator[Tie]:
    """How the documents of the file belong together, by what the file itself says."""
    for bond in opened.bonds:
        state = "confirmed" if bond.sure else "suggested"
        why = "file" if bond.sure else "behind"
        one, other = rows[bond.by], rows[bond.part]
        if bond.kind == "forwarded":  # the letter was forwarded by its cover
            one, other = other, one
        yield Tie(letter=one, other=other, kind=bond.kind, state=state, why=why)


def give_up(letter: int, *, number: str, thai: str, english: str) -> None:
    """The letter waits in the box of what needs attention, with the reason in words."""
    with transaction.atomic():
        waiting, further = Letter.objects.filter(pk=letter, state="reading"), F("revision") + 1
        words = {"th": thai, "en": english}
        told = waiting.update(
            state="desk",
            trouble=number,
            trouble_words=words,
            revision=further,
            settled=further,
        )
        if told:
            hold_against(letter)
            tell(JOB, "letter.read", ("letter", letter), after={"trouble": number})
