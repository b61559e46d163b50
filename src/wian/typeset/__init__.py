"""Values become documents: registers, endorsement sheets, stamped copies, letters."""

from .addresses import addresses_csv, addresses_xlsx
from .binding import Leaves, bound, leaves
from .emblems import emblem_drawn
from .endorsements import endorsement_pdf
from .errors import MESSAGES, TypesetError
from .letters import letter_pdf
from .letters_docx import letter_docx
from .lists import letters_xlsx
from .matrices import MatrixCell, MatrixLine, MatrixSheet, matrix_pdf, matrix_xlsx
from .plans import PlanCell, PlanLine, PlanSheet, plan_pdf
from .plans_xlsx import plan_xlsx
from .registers import register_pdf
from .registers_docx import register_docx
from .report_sheets import ReportSheet, SheetField, SheetRow, report_sheet_xlsx
from .rounds import round_docx, round_pdf, round_xlsx
from .stamping import stamp
from .streams import csv_stream, xlsx_stream
from .tables import Head, TableSheet, sheet_docx, sheet_pdf, sheet_xlsx
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
    "Head",
    "Leaves",
    "LetterLine",
    "LetterList",
    "MatrixCell",
    "MatrixLine",
    "MatrixSheet",
    "OutgoingLetter",
    "PlanCell",
    "PlanLine",
    "PlanSheet",
    "ReceiveStamp",
    "RegisterLine",
    "RegisterSheet",
    "ReportSheet",
    "RoundLine",
    "RoundSheet",
    "SheetField",
    "SheetRow",
    "Signature",
    "TableSheet",
    "TypesetError",
    "addresses_csv",
    "addresses_xlsx",
    "bound",
    "csv_stream",
    "emblem_drawn",
    "endorsement_pdf",
    "leaves",
    "letter_docx",
    "letter_pdf",
    "letters_xlsx",
    "matrix_pdf",
    "matrix_xlsx",
    "plan_pdf",
    "plan_xlsx",
    "register_docx",
    "register_pdf",
    "register_xlsx",
    "report_sheet_xlsx",
    "round_docx",
    "round_pdf",
    "round_xlsx",
    "sheet_docx",
    "sheet_pdf",
    "sheet_xlsx",
    "stamp",
    "xlsx_stream",
]
