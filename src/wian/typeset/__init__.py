"""Values become documents: registers, endorsement sheets, stamped copies, letters."""

from .addresses import addresses_xlsx
from .binding import Leaves, bound, leaves
from .endorsements import endorsement_pdf
from .errors import MESSAGES, TypesetError
from .letters import letter_pdf
from .letters_docx import letter_docx
from .lists import letters_xlsx
from .plans import PlanCell, PlanLine, PlanSheet, plan_pdf
from .plans_xlsx import plan_xlsx
from .registers import register_pdf
from .report_sheets import ReportSheet, SheetField, SheetRow, report_sheet_xlsx
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
    "PlanCell",
    "PlanLine",
    "PlanSheet",
    "ReceiveStamp",
    "RegisterLine",
    "RegisterSheet",
    "ReportSheet",
    "SheetField",
    "SheetRow",
    "Signature",
    "TypesetError",
    "addresses_xlsx",
    "bound",
    "endorsement_pdf",
    "leaves",
    "letter_docx",
    "letter_pdf",
    "letters_xlsx",
    "plan_pdf",
    "plan_xlsx",
    "register_pdf",
    "register_xlsx",
    "report_sheet_xlsx",
    "stamp",
]
