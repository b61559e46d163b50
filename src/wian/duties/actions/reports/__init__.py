"""Reports are written, sent, returned, accepted; each deed once, by who may."""

from .accepting import accept_many
from .deciding import accept_report, look_at, return_report, undo_decision
from .sending import send_report, take_back_report
from .sheets import take_sheet
from .writing import copy_last, save_draft

__all__ = [
    "accept_many",
    "accept_report",
    "copy_last",
    "look_at",
    "return_report",
    "save_draft",
    "send_report",
    "take_back_report",
    "take_sheet",
    "undo_decision",
]
