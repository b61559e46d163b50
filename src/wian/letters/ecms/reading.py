"""A document of any vendor → values: what it says, and a word on what was not understood. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from . import names
from .parsing import tree
from .picking import Picked, local, name_of
from .values import Binary, Found, LetterDocument, Party, Reference, Reply, Unreadable

MOST_FILES: Final = 100
_LOOSE: Final = frozenset({"", "application/octet-stream", "application/base64", "binary"})


def read(data: bytes) -> Found:
    """The letter, or the reply to one, that the bytes hold.

    Unreadable L664 for what is no such document, L665 for several in one, and as `parsing.tree`.
    """
    root, notes = tree(data)
    found = list(_payloads(root))
    if not found and (one := _nameless(root)) is not None:
        found = [one]
    if not found:
        raise Unreadable("L664", {"root": name_of(root)})
    if len(found) > 1:
        raise Unreadable("L665", {"count": str(len(found))})
    picked = Picked(root, notes)
    picked.use(found[0])
    kind = names.KIND_OF.get(local(found[0]))
    document = _letter(picked, found[0]) if kind is None else _reply(picked, found[0])
    return Found(document, picked.finish())


def _payloads(element: Element) -> Iterator[Element]:
    """The letters and replies in the tree, none inside another."""
    if local(element) == names.LETTER or local(element) in names.KIND_OF:
        yield element
        return
    for child in element:
        yield from _payloads(child)


def _nameless(root: Element) -> Element | None:
    """The element that bears a letter's fields under a name of its own."""
    for element in root.iter():
        if len(names.TELLING & {local(child) for child in element}) >= 2:
            return element
    return None


def _header(picked: Picked) -> tuple[str, str]:
    """MessageID and To of the envelope, wherever they stand above the document."""
    header = next((one for one in picked.root if local(one) == "header"), None)
    return picked.text(header, ("messageid",)), picked.text(header, ("to",))


def _letter(picked: Picked, at: Element) -> LetterDocument:
    message, to = _header(picked)
    main, more = _main(picked, at)
    enclosed = [picked.binary(one) for one in picked.all(at, names.ENCLOSED)]
    files = tuple(one for one in (*more, *enclosed) if one is not None)
    if len(files) > MOST_FILES:
        raise Unreadable("L663", {"depth": "40", "count": f"{MOST_FILES}"})
    for one in (main, *files):
        _tell_mime(picked, one)
    document = LetterDocument(
        number=picked.text(at, names.NUMBER),
        dated=picked.day(at, names.DATED),
        subject=picked.text(at, names.SUBJECT),
        secret=picked.text(at, names.SECRET),
        speed=picked.text(at, names.SPEED),
        sender=_party(picked, picked.one(at, names.SENDER)),
        receiver=_party(picked, picked.one(at, names.RECEIVER)),
        references=tuple(_reference(picked, one) for one in picked.all(at, names.REFERENCE)),
        attachments=_texts(picked, at),
        sent=picked.text(at, names.SENT),
        description=picked.text(at, names.DESCRIPTION),
        main=main,
        enclosed=files,
        signer=_signer(picked),
        message=message,
        to=to,
    )
    _tell_missing(picked, document)
    return document


def _reply(picked: Picked, at: Element) -> Reply:
    message, to = _header(picked)
    by, own = picked.code(at, names.BY)
    found = Reply(
        kind=names.KIND_OF[local(at)],
        number=picked.text(at, ("letterid", *names.NUMBER)),
        dated=picked.day(at, names.DATED),
        subject=picked.text(at, names.SUBJECT),
        accept=picked.text(at, names.ACCEPT),
        accepted=picked.day(at, names.ACCEPTED),
        by=by,
        own=own,
        reason=picked.text(at, names.DESCRIPTION),
        message=message,
        to=to,
    )
    if found.kind in ("accept", "invalid_accept") and not found.accept:
        _missing(picked, "AcceptID")
    return found


def _main(picked: Picked, at: Element) -> tuple[Binary | None, list[Binary]]:
    """The letter's own file; further ones go beside it, and that is told."""
    found = [picked.binary(one) for one in picked.all(at, names.MAIN)]
    files = [one for one in found if one is not None]
    for _ in files[1:]:
        picked.note(
            "repeated",
            "มีไฟล์หนังสือหลักมากกว่าหนึ่ง ไฟล์ถัดไปเก็บเป็นสิ่งที่ส่งมาด้วย",
            "More than one main letter: the later one is kept as an enclosure.",
        )
    return (files[0] if files else None), files[1:]


def _party(picked: Picked, at: Element | None) -> Party:
    ministry, _ = picked.code(at, names.MINISTRY)
    department, own = picked.code(at, names.DEPARTMENT)
    return Party(
        given=picked.text(at, names.GIVEN),
        family=picked.text(at, names.FAMILY),
        title=picked.text(at, names.JOB),
        ministry=ministry,
        department=department,
        own=own,
    )


def _reference(picked: Picked, at: Element) -> Reference:
    number = picked.text(at, names.NUMBER)
    return Reference(number, picked.day(at, names.DATED), picked.text(at, names.SUBJECT))


def _texts(picked: Picked, at: Element) -> tuple[str, ...]:
    found = (picked.own(one) for one in picked.all(at, names.ATTACHMENT))
    return tuple(text for text in found if text)


def _signer(picked: Picked) -> Party | None:
    """Who signed, as a signature beside the letter says; it is told that nobody has proved it."""
    found = next((one for one in picked.root.iter() if local(one) in names.SIGNATURE), None)
    if found is None:
        return None
    for one in found.iter():
        picked.use(one)
    picked.note(
        "signature",
        "มีลายมือชื่ออิเล็กทรอนิกส์แนบมา ระบบนี้ไม่ได้ตรวจ",
        "It bears an electronic signature, which was not checked here.",
    )
    party = _party(picked, picked.one(found, names.SIGNER))
    return party if party != Party() else None


def _tell_mime(picked: Picked, file: Binary | None) -> None:
    """A word where the sender calls a file what it is not; the bytes count."""
    if file is None or file.mime.lower() in _LOOSE or "/" not in file.media:
        return
    said = file.mime.lower().replace("image/jpg", "image/jpeg")
    if said != file.media:
        picked.note(
            "mime",
            f"ไฟล์ที่ระบุว่าเป็น {file.mime[:60]} เนื้อไฟล์เป็น {file.media} ใช้ตามเนื้อไฟล์",
            f"A file is called {file.mime[:60]} and is {file.media}: the bytes count.",
        )


def _tell_missing(picked: Picked, document: LetterDocument) -> None:
    for name, value in (
        ("ID", document.number),
        ("CorrespondenceDate", document.dated),
        ("Subject", document.subject),
        ("SecretCode", document.secret),
        ("SpeedCode", document.speed),
        ("MainLetterBinaryObject", document.main),
    ):
        if not value:
            _missing(picked, name)


def _missing(picked: Picked, name: str) -> None:
    picked.note("missing", f"ไม่มี {name} ในเอกสาร", f"The document has no {name}.")
