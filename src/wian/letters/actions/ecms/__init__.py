"""Letters and replies come in and go out as e-CMS style XML."""

from .answering import reply_document
from .bringing import take_in_document
from .choosing import choices_for
from .replying import take_in_reply
from .writing_out import letter_document

__all__ = [
    "choices_for",
    "letter_document",
    "reply_document",
    "take_in_document",
    "take_in_reply",
]
