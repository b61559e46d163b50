"""What tests of the pages of asking share: the twin of 002 before it goes round, or after."""

from __future__ import annotations

from html import unescape
from re import sub

from django.http import HttpResponse

from tests.duties.herbs import LEFT_OUT, PROVINCE, districts, kalasin, letter_of, twin
from wian.letters.actions.circulation import dispatch
from wian.offices.acting import SYSTEM
from wian.offices.queries.offices import by_key


def sent_letter() -> int:
    """The letter of Kalasin that went to seventeen of its eighteen districts; its id."""
    kalasin()
    letter = letter_of(by_key(PROVINCE), twin())
    dispatch(SYSTEM, letter=letter, rule=districts(without=LEFT_OUT), purpose="action")
    return letter


def text(answer: HttpResponse) -> str:
    """What a page says, in one line."""
    return " ".join(unescape(sub(r"<[^>]+>", " ", answer.content.decode())).split())
