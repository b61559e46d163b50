"""Names of elements, ours as public clients write them and theirs as vendors do. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .values import ReplyKind

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
WSA: Final = "http://www.w3.org/2005/08/addressing"
RSM: Final = "urn:th:gov:egif:data:standard:GovernmentDocument:1.0"
RAM: Final = "urn:th:gov:egif:data:standard:ReusableAggregateBusinessInformationEntity:1"
REQUEST: Final = "CorrespondenceLetterOutboundRequest"
OWN_SCHEME: Final = "wian"
"""The scheme of an ID that is a key of Wian's directory and no code of the exchange."""

REPLIES: Final[Mapping[ReplyKind, str]] = {
    "receive": "ReceiveLetterNotifier",
    "accept": "AcceptLetterNotifier",
    "reject": "RejectLetterNotifier",
    "invalid": "InvalidLetterNotifier",
    "invalid_accept": "InvalidAcceptIDNotifier",
}
KIND_OF: Final[Mapping[str, ReplyKind]] = {name.lower(): kind for kind, name in REPLIES.items()}
LETTER: Final = "correspondenceletter"

# Names are compared without namespace and case. The first is ours, the others were seen elsewhere.
NUMBER: Final = ("id", "letterid", "letterno", "bookno", "documentno")
DATED: Final = ("correspondencedate", "correspondencedata", "letterdate", "bookdate")
SUBJECT: Final = ("subject", "title")
SECRET: Final = ("secretcode", "secret")
SPEED: Final = ("speedcode", "speed")
SENDER: Final = ("senderparty", "sender")
RECEIVER: Final = ("receiverparty", "receiver")
REFERENCE: Final = ("referencecorrespondence", "reference")
ATTACHMENT: Final = ("attachment",)
SENT: Final = ("senddate",)
DESCRIPTION: Final = ("description", "remark", "reason")
MAIN: Final = ("mainletterbinaryobject", "mainletter")
ENCLOSED: Final = ("attachmentbinaryobject",)
GIVEN: Final = ("givenname",)
FAMILY: Final = ("familyname",)
JOB: Final = ("jobtitle", "title", "position")
MINISTRY: Final = ("ministryorganization", "ministrycode", "ministryid")
DEPARTMENT: Final = ("departmentorganization", "departmentcode", "departmentid")
CODE: Final = ("id", "code")
ACCEPT: Final = ("acceptid",)
ACCEPTED: Final = ("acceptdate",)
BY: Final = ("acceptdepartment", "departmentorganization")
SIGNATURE: Final = ("governmentsignature",)
SIGNER: Final = ("signerparty",)
MIME_ATTRIBUTES: Final = ("mimecode", "mimetype", "mime")
NAME_ATTRIBUTES: Final = ("filename", "name")

WRAPPING: Final = frozenset(
    {
        "envelope",
        "header",
        "body",
        "governmentdocument",
        "correspondenceletteroutboundrequest",
        "correspondenceletteroutboundresponse",
        "correspondenceletterinboundrequest",
        "correspondenceletterinboundresponse",
        "processid",
        "processtime",
    }
)
"""What only stands round the document, and says nothing of the letter."""
TELLING: Final = frozenset({*NUMBER, *DATED, "subject", *MAIN})
"""Two of these inside an element that nobody named make it a letter."""
