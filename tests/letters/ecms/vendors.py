"""The same letter as different systems might write it; all made by hand, no real letter in them."""

from __future__ import annotations

from base64 import b64encode

NUMBER, SUBJECT = "ชร ๐๐๑๙/ว ๗๗", "ขอเชิญประชุมเตรียมงาน"
PDF = b"%PDF-1.4 made by hand"
MAIN = b64encode(PDF).decode()

_SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_RAM = "urn:th:gov:egif:data:standard:ReusableAggregateBusinessInformationEntity:1"
_RSM = "urn:th:gov:egif:data:standard:GovernmentDocument:1.0"


def _fields(day: str = "2023-05-12", prefix: str = "", extra: str = "", main: str = MAIN) -> str:
    rows = {"ID": NUMBER, "CorrespondenceDate": day, "Subject": SUBJECT}
    rows |= {"SecretCode": "001", "SpeedCode": "001"}
    inner = "".join(f"<{prefix}{name}>{text}</{prefix}{name}>" for name, text in rows.items())
    party = f"<{prefix}SenderParty><{prefix}DepartmentOrganization><{prefix}ID>11008</{prefix}ID>"
    party += f"</{prefix}DepartmentOrganization></{prefix}SenderParty>"
    file = f'<{prefix}MainLetterBinaryObject mimeCode="application/pdf">{main}'
    return f"{inner}{party}{file}</{prefix}MainLetterBinaryObject>{extra}"


def _enveloped(
    body: str, *, to: str = "To", space: str = "http://www.w3.org/2005/08/addressing"
) -> str:
    header = f'<a:MessageID xmlns:a="{space}">m1</a:MessageID><a:{to} xmlns:a="{space}">t1</a:{to}>'
    return (
        f'<S:Envelope xmlns:S="{_SOAP}"><S:Header>{header}</S:Header>'
        f"<S:Body>{body}</S:Body></S:Envelope>"
    )


def _wrapped(fields: str, ram: str = _RAM, rsm: str = _RSM) -> str:
    return (
        "<CorrespondenceLetterOutboundRequest>"
        f'<rsm:GovernmentDocument xmlns:ram="{ram}" xmlns:rsm="{rsm}">'
        f'<ram:CorrespondenceLetter ID="Letter">{fields}</ram:CorrespondenceLetter>'
        "</rsm:GovernmentDocument></CorrespondenceLetterOutboundRequest>"
    )


def _utf8(text: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-8"?>' + text).encode()


_MISSPELT = _RAM.replace("Reusable", "Reuseable").replace("Information", "Informaion")
_INBOUND = (
    "<CorrespondenceLetterInboundResponse><ProcessID>p</ProcessID><ProcessTime>1</ProcessTime>"
    f"{_wrapped(_fields(prefix='ram:'))}</CorrespondenceLetterInboundResponse>"
)
_PLAIN = f"<CorrespondenceLetter>{_fields()}</CorrespondenceLetter>"
_LONG = "\n".join(MAIN[at : at + 10] for at in range(0, len(MAIN), 10))

LETTERS: dict[str, tuple[bytes, set[str]]] = {
    "as the public clients write it": (
        _utf8(_enveloped(_wrapped(_fields(prefix="ram:")))), set(),
    ),
    "with a misspelt namespace": (
        _utf8(_enveloped(_wrapped(_fields(prefix="ram:"), _MISSPELT))), set(),
    ),
    "with the namespaces of the two swapped": (
        _utf8(_enveloped(_wrapped(_fields(prefix="ram:"), _RSM, _RAM))), set(),
    ),
    "with lower-case to and the short address of the addressing": (
        _utf8(_enveloped(_wrapped(_fields(prefix="ram:")), to="to",
                         space="http://w3.org/2005/08/addressing")), set(),
    ),
    "without envelope and namespaces": (_utf8(_PLAIN), set()),
    "as the answer to a pull": (_utf8(_enveloped(_INBOUND)), set()),
    "under a name of its own": (_utf8(f"<BookOut><Data>{_fields()}</Data></BookOut>"), set()),
    "in other letters": (
        _utf8(_PLAIN.replace("CorrespondenceLetter>", "CORRESPONDENCELETTER>")), set(),
    ),
    "with a Buddhist day in Thai digits": (
        _utf8(_PLAIN.replace("2023-05-12", "๑๒/๐๕/๒๕๖๖")), set(),
    ),
    "with a Buddhist day in words": (
        _utf8(_PLAIN.replace("2023-05-12", "๑๒ พฤษภาคม ๒๕๖๖")), set(),
    ),
    "with a Buddhist year in ISO and a time": (
        _utf8(_PLAIN.replace("2023-05-12", "2566-05-12T09:30:00+07:00")), set(),
    ),
    "in declared TIS-620": (
        ('<?xml version="1.0" encoding="TIS-620"?>' + _PLAIN).encode("cp874"), set(),
    ),
    "in TIS-620 that nobody declared": (_PLAIN.encode("cp874"), set()),
    "in TIS-620 that calls itself UTF-8": (
        ('<?xml version="1.0" encoding="UTF-8"?>' + _PLAIN).encode("cp874"), {"encoding"},
    ),
    "in UTF-16": (('<?xml version="1.0" encoding="UTF-16"?>' + _PLAIN).encode("utf-16"), set()),
    "in UTF-16 without a mark": (_PLAIN.encode("utf-16-le"), set()),
    "in UTF-8 that calls itself UTF-16": (
        ('<?xml version="1.0" encoding="utf-16"?>' + _PLAIN).encode(), {"encoding"},
    ),
    "with a mark and blanks before it": (b"\xef\xbb\xbf\r\n  " + _PLAIN.encode(), set()),
    "with a prefix that no namespace was given": (
        _utf8(f"<ram:CorrespondenceLetter>{_fields(prefix='ram:')}</ram:CorrespondenceLetter>"),
        {"prefix"},
    ),
    "with a bare ampersand": (
        _utf8(_PLAIN.replace("</SenderParty>", "</SenderParty><Description>ก & ข</Description>")),
        {"ampersand"},
    ),
    "with a wrong kind of file": (
        _utf8(_PLAIN.replace("application/pdf", "image/png")), {"mime"},
    ),
    "with base64 in lines": (_utf8(_PLAIN.replace(MAIN, _LONG)), set()),
    "with an address of data": (
        _utf8(_PLAIN.replace(MAIN, f"data:application/pdf;base64,{MAIN.rstrip('=')}")), set(),
    ),
    "with elements that nobody knows": (
        _utf8(_PLAIN.replace("</SenderParty>", "</SenderParty><Colour>แดง</Colour>")), {"unknown"},
    ),
    "with a field twice": (
        _utf8(_PLAIN.replace("<SpeedCode>", "<Subject>อีกเรื่อง</Subject><SpeedCode>")),
        {"repeated"},
    ),
    "with a control character": (
        _utf8(_PLAIN.replace("<SpeedCode>", "\x0b<SpeedCode>")), {"controls"},
    ),
}  # fmt: skip
"""By its peculiarity: the bytes, and the codes of what is to be noted."""
