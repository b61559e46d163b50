"""The letter of a signed link in words: what it wants, how it stands, what happens next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone

from wian.files.kinds import ENDINGS, PAPERS
from wian.letters.circulating import WAITING, State
from wian.letters.circulation_values import Answer, Linked
from wian.offices.values import LinkView
from wian.web.called import keyed
from wian.web.letters.round_words import PURPOSES
from wian.web.when import Clock

_GAPS: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
"""Room that paper has and a phone has not."""
STANDS: Final = {
    State.ACKNOWLEDGED: "link_known_at",
    State.RELAYED: "link_relayed_at",
    State.DONE: "link_done_at",
    State.RETURNED: "link_returned_at",
}
"""The word for how the letter stands at the office, with when."""
NEXT: Final = {
    "information": "link_next_information",
    "decision": "link_next_decision",
    "action": "link_next_action",
}
"""What happens once it is known, by what the letter is for."""


@dataclass(frozen=True, slots=True)
class Came:
    """An answer that came in: when, and the number by which both sides can name it."""

    at: str
    number: str


def told(link: LinkView, found: Linked, answers: Sequence[Answer], seen: Clock) -> dict[str, Any]:
    """What the page of the link says."""
    letter = found.letter
    called = keyed((link.office, link.sender), seen.say)
    last = timezone.localdate(link.expires_at - timedelta(seconds=1))
    return {
        "found": found,
        "office": called[link.office][1],
        "sender": called[link.sender][1],
        "text_of": _GAPS.sub("\n\n", found.text).strip("\n"),
        "subject": seen.n(letter.subject) or unnamed(letter.number, seen),
        "number": seen.n(letter.number),
        "dated": seen.when(letter.dated) if letter.dated else None,
        "purpose": PURPOSES[found.purpose],
        "by": seen.when(found.reply_by) if found.reply_by else None,
        "sent": seen.moment(found.sent_at),
        "waiting": found.state in WAITING,
        "stands": STANDS.get(found.state, ""),
        "stands_at": seen.moment(found.moved_at) if found.moved_at else "",
        "next": NEXT[found.purpose] if found.state != State.RETURNED else "link_next_returned",
        "replies": link.purpose == "reply",
        "came": [Came(seen.moment(one.at), seen.n(one.letter)) for one in answers],
        "until": seen.day(last),
        "far": seen.far(last),
        "uses": link.uses_left,
    }


def unnamed(number: str, seen: Clock) -> str:
    """What a letter without a subject is called, as stamped ones are: by its number."""
    return seen.n(seen.say("link_by_number", number=number) if number else seen.say("no_subject"))


def accepted() -> str:
    """The endings that a file of an answer may have, for the field that takes it."""
    return ",".join(sorted(ending for kind in PAPERS for ending in ENDINGS[kind]))
