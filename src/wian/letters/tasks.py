"""What comes round for letters: at the reading desk, and in the registers."""

from __future__ import annotations

from wian.jobs.periodic import every

from .actions.reading import rescue
from .actions.registers import lapse
from .inlets.folder import look_into_folder
from .inlets.mail import fetch_mail
from .parts import keep_ahead

RESCUE_SECONDS = 60
FOLDER_SECONDS = 15
MAIL_SECONDS = 60
LAPSE_SECONDS = 600
PARTS_SECONDS = 86_400


def register() -> None:
    """The desk's work comes round: letters left behind, the watched folder, the mailbox;
    reservations of numbers run out; receipts have their parts ahead."""
    every(seconds=RESCUE_SECONDS)(rescue)
    every(seconds=FOLDER_SECONDS)(look_into_folder)
    every(seconds=MAIL_SECONDS)(fetch_mail)
    every(seconds=LAPSE_SECONDS)(lapse)
    every(seconds=PARTS_SECONDS)(keep_ahead)
