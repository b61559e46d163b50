"""Values become documents: registers, endorsement sheets, stamped copies, letters."""

from .addresses import addresses_csv, addresses_xlsx
from .binding import Leaves, bound, leaves
from .emblems import emblem_drawn
from .endorsements import endorsement_pdf
from .errors import MESSAGES, TypesetError
from .letters import letter_pdf
from .letters_docx import letter_docx
from .lists import letters_xlsx
from .registers import register_pdf
from .registers_docx import register_docx
from .rounds import round_docx, round_pdf, round_xlsx
from .stamping import stamp
from .values import (
    Corner,
    Digits,
    Enclosure,
    Endorsement,
    EndorsementSheet,
    LetterLine,
    LetterList,
    OutgoingLetter,
    ReceiveStamp,
    RegisterLine,
    RegisterSheet,
    RoundLine,
    RoundSheet,
    Signature,
)
from .workbooks import register_xlsx

__all__ = [
    "MESSAGES",
    "Corner",
    "Digits",
    "Enclosure",
    "Endorsement",
    "EndorsementSheet",
    "Leaves",
    "LetterLine",
    "LetterList",
    "OutgoingLetter",
    "ReceiveStamp",
    "RegisterLine",
    "RegisterSheet",
    "RoundLine",
    "RoundSheet",
    "Signature",
    "TypesetError",
    "addresses_csv",
    "addresses_xlsx",
    "bound",
    "emblem_drawn",
    "endorsement_pdf",
    "leaves",
    "letter_docx",
    "letter_pdf",
    "letters_xlsx",
    "register_docx",
    "register_pdf",
    "register_xlsx",
    "round_docx",
    "round_pdf",
    "round_xlsx",
    "stamp",
]
