"""What happened to a letter, from the ledger: when, who, what; newest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wian.ledger.queries import Line, timeline
from wian.offices.queries.people import account_names
from wian.web.when import Clock

_MOST = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that was done; `id` is its number in the ledger."""

    id: int
    at: str
    who: str
    what: str


def story_of(letter: int, seen: Clock, offices: Collection[int], *, inside: bool) -> list[Moment]:
    """What these offices did with a letter that the person was shown; three queries.

    With `inside` also what touched no office: it was done where the letter is kept.
    """
    lines = timeline(
        "letter", letter, limit=_MOST, beside_too=False, offices=offices, alone_too=inside
    )
    return list(_told([line for line in lines if not line.denied], seen))


def since(story: Iterable[Moment], last: str) -> list[Moment]:
    """What happened after the newest line that a form knew of, the oldest first."""
    if not last.isdecimal() or len(last) > 18:
        return []
    return [moment for moment in story if moment.id > int(last)][::-1]


def _told(lines: list[Line], seen: Clock) -> Iterable[Moment]:
    called = account_names({line.account for line in lines if line.account is not None})
    for line in lines:
        what = seen.say.pick(line.verb.thai, line.verb.english)
        if line.verb.name == "letter.endorse":
            what = _endorsed(line, seen) or what
        name = called.get(line.account, "") if line.account is not None else ""
        yield Moment(line.id, seen.moment(line.at), name or seen.say("who_machine"), what)


def _endorsed(line: Line, seen: Clock) -> str:
    """Which endorsement it was: submitted, assigned, taken back, a copy looked at."""
    after = line.after or {}
    if after.get("seen"):
        return seen.say("copy_seen")
    if after.get("back"):
        return seen.say("was_taken_back")
    kind = f"step_{after.get('kind')}"
    return seen.say(kind) if kind in STEPS else ""


STEPS = frozenset(
    f"step_{kind}" for kind in ("submit", "assign", "note", "return", "check", "sign")
)
