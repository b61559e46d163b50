"""Values → XML as public e-CMS clients write it: SOAP 1.1, WS-Addressing, letter or reply. Pure.

Text is written as text: what XML forbids becomes a blank, everything else is escaped.
"""

from __future__ import annotations

import re
from base64 import b64encode
from typing import Final
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from .names import OWN_SCHEME, RAM, REPLIES, REQUEST, RSM, SOAP, WSA
from .values import Binary, Day, LetterDocument, Party, Reply

_PREFIXES: Final = {"SOAP-ENV": SOAP, "wsa": WSA, "rsm": RSM, "ram": RAM}
_UNWRITTEN: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

for _prefix, _space in _PREFIXES.items():
    register_namespace(_prefix, _space)


def write(document: LetterDocument | Reply) -> bytes:
    """The document in its envelope, UTF-8; `reading.read` gives an equal value back.

    A signature is not written: `signer` is only read.
    """
    envelope = Element(f"{{{SOAP}}}Envelope")
    header = SubElement(envelope, f"{{{SOAP}}}Header")
    _put(header, f"{{{WSA}}}MessageID", document.message)
    _put(header, f"{{{WSA}}}To", document.to)
    body = SubElement(envelope, f"{{{SOAP}}}Body")
    request = SubElement(body, REQUEST)
    if isinstance(document, Reply):
        _reply(request, document)
    else:
        government = SubElement(request, f"{{{RSM}}}GovernmentDocument")
        _letter(SubElement(government, _ram("CorrespondenceLetter"), {"ID": "Letter"}), document)
    return bytes(tostring(envelope, encoding="utf-8", xml_declaration=True))


def _letter(at: Element, document: LetterDocument) -> None:
    _put(at, _ram("ID"), document.number)
    _put(at, _ram("CorrespondenceDate"), _day(document.dated))
    _put(at, _ram("Subject"), document.subject)
    _put(at, _ram("SecretCode"), document.secret)
    _put(at, _ram("SpeedCode"), document.speed)
    _party(SubElement(at, _ram("SenderParty")), document.sender)
    _party(SubElement(at, _ram("ReceiverParty")), document.receiver)
    for one in document.references:
        row = SubElement(at, _ram("ReferenceCorrespondence"))
        _put(row, _ram("ID"), one.number)
        _put(row, _ram("CorrespondenceDate"), _day(one.dated))
        _put(row, _ram("Subject"), one.subject)
    for text in document.attachments or ("",):
        _put(at, _ram("Attachment"), text)
    _put(at, _ram("SendDate"), document.sent)
    _put(at, _ram("Description"), document.description)
    if document.main is not None:
        _binary(at, "MainLetterBinaryObject", document.main)
    for file in document.enclosed:
        _binary(at, "AttachmentBinaryObject", file)


def _party(at: Element, party: Party) -> None:
    _put(at, _ram("GivenName"), party.given)
    _put(at, _ram("FamilyName"), party.family)
    _put(at, _ram("JobTitle"), party.title)
    _put(SubElement(at, _ram("MinistryOrganization")), _ram("ID"), party.ministry)
    department = SubElement(at, _ram("DepartmentOrganization"))
    _scheme(_put(department, _ram("ID"), party.department), party.own)


def _reply(request: Element, reply: Reply) -> None:
    """Its elements bear no namespace, as in the public clients."""
    at = SubElement(request, REPLIES[reply.kind])
    _put(at, "LetterID", reply.number)
    if reply.accept or reply.kind in ("accept", "invalid_accept"):
        _put(at, "AcceptID", reply.accept)
    _put(at, "CorrespondenceDate", _day(reply.dated))
    _put(at, "Subject", reply.subject)
    if reply.accepted is not None:
        _put(at, "AcceptDate", _day(reply.accepted))
    if reply.by:
        code = _put(SubElement(at, "AcceptDepartment"), "Code", reply.by)
        _scheme(code, reply.own)
    if reply.reason:
        _put(at, "Description", reply.reason)


def _binary(at: Element, name: str, file: Binary) -> None:
    found = SubElement(at, _ram(name), {"mimeCode": _clean(file.mime)})
    if file.name:
        found.set("filename", _clean(file.name))
    found.text = b64encode(file.data).decode("ascii")


def _scheme(element: Element, own: bool) -> None:
    if own:
        element.set("schemeID", OWN_SCHEME)


def _put(parent: Element, name: str, text: str) -> Element:
    child = SubElement(parent, name)
    child.text = _clean(text)
    return child


def _day(day: Day | None) -> str:
    if day is None:
        return ""
    return day.day.isoformat() if day.day is not None else day.text


def _ram(name: str) -> str:
    return f"{{{RAM}}}{name}"


def _clean(text: str) -> str:
    return _UNWRITTEN.sub(" ", text)
