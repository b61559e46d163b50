"""A letter that was sent is written out for who gets it in another system."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.utils import timezone

from wian.files.errors import Refused as FileRefused
from wian.files.queries import of_thing, opened
from wian.files.values import FileView
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.offices import keys
from wian.offices.queries.reach import standing

from ...circulating import State
from ...drafting import from_json
from ...ecms import Binary, Codes, Day, LetterDocument, Note, Party, Reference, write
from ...ecms_values import XML, Written
from ...errors import Refused
from ...fields import SECRECIES
from ...models import Citation, Draft, Letter, Receipt
from ...queries.attached import ATTACHED
from ...queries.printing import final
from ..circulation.relaying import ENCLOSED
from ..circulation.sending import SEND, SENDABLE
from ..enveloping import codes_here
from ..finals import keep_final
from ..originals import given_file
from ..registers.papers import known
from .naming import message_of, named

ZIP: Final = "application/zip"
MOST_MB: Final = 200
_SHOWN: Final = 8
_TOUCHED: Final = 100


def letter_document(actor: Actor, *, letter: int, receiver: int | None = None) -> Written:
    """The letter as XML for one office that it was sent to, or for all of them in a ZIP.

    By who sends letters of its office; each file is noted as opened. Refused L606 for an office
    that was not sent it, L108 for a letter that is not registered or issued, L203 for a classified
    one, L674 without a paper, L675 for a ZIP that is too large. Outside a transaction.
    """
    row = known(actor, letter)
    check(actor, SEND, standing(row.office_id))
    if row.state not in SENDABLE:
        raise Refused("L108")
    if row.secrecy in SECRECIES:
        raise Refused("L203")
    receipts = _receipts(row, receiver)
    files = _files(actor, row)
    size = 4 * sum(len(file.data) for file in files) // 3
    if size * len(receipts) > MOST_MB * 1_000_000:
        raise Refused("L675", count=len(receipts), limit=MOST_MB)
    codes, offices = codes_here(), [receipt.office_id for receipt in receipts]
    written = list(_each(row, _document(row, files, codes), receipts, codes))
    touched, after = [("office", office) for office in offices[:_TOUCHED]], {"ecms": "letter"}
    tell(
        actor, "letter.export", ("letter", letter),
        touched=touched, after=after, count=len(offices),
    )  # fmt: skip
    notes = tuple(_notes(row, {row.office_id, *offices}, codes))
    if receiver is not None:
        [(key, data)] = written
        return Written(named(row, f"{key}.xml"), data, XML, notes)
    return Written(named(row, "e-CMS.zip"), _zipped(written), ZIP, notes)


def _receipts(row: Letter, receiver: int | None) -> list[Receipt]:
    rows = Receipt.objects.filter(letter=row).exclude(state=State.RECALLED)
    if receiver is not None:
        rows = rows.filter(office=receiver)
    found = list(rows.select_related("dispatch").order_by("office"))
    if not found:
        raise Refused("L606")
    return found


def _files(actor: Actor, row: Letter) -> list[Binary]:
    """The letter's own paper, then what goes along with it."""
    paper = _paper(actor, row)
    beside = [
        file
        for file in of_thing(actor, "letter", row.pk)
        if file.label in (ATTACHED, ENCLOSED) and file.original is None and file.later is None
    ]
    return [_bytes(actor, file) for file in (paper, *beside)]


def _paper(actor: Actor, row: Letter) -> FileView:
    """The paper with its number, made now if it was not yet; else the file that it came in as."""
    if found := final(actor, row.pk):
        return found
    if row.way == "out" and Draft.objects.filter(letter=row).exists():
        keep_final(actor, letter=row.pk)
        if made := final(actor, row.pk):
            return made
    try:
        return given_file(actor, row.pk)
    except Refused:
        raise Refused("L674") from None


def _bytes(actor: Actor, file: FileView) -> Binary:
    try:
        found = opened(actor, file.id, how="download")
    except FileRefused:
        raise Refused("L674") from None
    with found.stream as stream:
        return Binary(stream.read(), found.media, found.name)


def _document(row: Letter, files: Sequence[Binary], codes: Codes) -> LetterDocument:
    """All but the receiver, which is the same for everybody."""
    speed, secret = codes.for_speed(row.urgency), codes.for_secret(row.secrecy)
    draft = Draft.objects.filter(letter=row).order_by("-version").first()
    wording = from_json(draft.content) if draft and draft.content else None
    return LetterDocument(
        number=row.number,
        dated=Day.of(row.dated) if row.dated else None,
        subject=row.subject,
        secret=secret.code if secret else "",
        speed=speed.code if speed else row.urgency,
        sender=_party(keys((row.office_id,))[row.office_id], codes),
        references=tuple(_references(row)),
        attachments=tuple(one.title for one in wording.enclosures) if wording else (),
        main=files[0],
        enclosed=tuple(files[1:]),
    )


def _references(row: Letter) -> Iterator[Reference]:
    for one in Citation.objects.filter(letter=row, as_enclosure=False).order_by("pk"):
        yield Reference(one.number, Day.of(one.dated) if one.dated else None, one.title)


def _party(key: str, codes: Codes, title: str = "") -> Party:
    """The office by its code of the exchange; without one by its key here."""
    found = codes.office(key)
    if found is not None:
        return Party(title=title, ministry=found.ministry, department=found.department)
    return Party(title=title, department=key, own=True)


def _each(
    row: Letter, whole: LetterDocument, receipts: Sequence[Receipt], codes: Codes
) -> Iterator[tuple[str, bytes]]:
    """A document for each receiver, under the key of the office."""
    named_by = keys(receipt.office_id for receipt in receipts)
    for receipt in receipts:
        office = receipt.office_id
        at = timezone.localtime(receipt.dispatch.at)
        document = replace(
            whole,
            receiver=_party(named_by[office], codes, title=row.addressee),
            sent=at.isoformat(timespec="seconds"),
            message=message_of(row.pk, office, str(receipt.dispatch_id)),
        )
        yield named_by[office], write(document)


def _notes(row: Letter, offices: Iterable[int], codes: Codes) -> Iterator[Note]:
    """What the receiving system may not understand as it is meant."""
    speed = codes.for_speed(row.urgency)
    if speed is None or not speed.sure:
        thai = f"รหัสชั้นความเร็วของ “{row.urgency}” ยังไม่ยืนยันกับรายการรหัสของ e-CMS"
        yield Note("unsure", thai, f"The code for “{row.urgency}” is not certain.")
    lacking = sorted(key for key in keys(offices).values() if codes.office(key) is None)
    if lacking:
        shown = ", ".join(lacking[:_SHOWN]) + ("…" if lacking[_SHOWN:] else "")
        thai = f"ไม่มีรหัส e-CMS ของ {len(lacking)} หน่วยงาน ({shown}) ใช้รหัสในทำเนียบของเวียนแทน"
        english = f"{len(lacking)} offices have no e-CMS code ({shown}): their keys here stand."
        yield Note("no_code", thai, english)


def _zipped(written: Sequence[tuple[str, bytes]]) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in written:
            packed.writestr(f"{name}.xml", data)
    return found.getvalue()
