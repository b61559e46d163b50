"""A body without an account answers a letter through its signed link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Final

from wian.files.actions import store, use
from wian.files.kinds import DOCUMENTS
from wian.offices.acting import Actor
from wian.offices.actions.keys import use_link
from wian.offices.queries.offices import names
from wian.offices.values import LinkView

from ...circulating import WAITING
from ...circulation_values import Answer
from ...errors import Refused
from ...models import Correction, Tie
from ...queries.attached import ATTACHED
from ...queries.circulation.by_link import answers_by, mark, receipt_of
from ..locking import WRITE
from ..taking import Paper, Taken, take_in
from .announcing import tell_answered
from .linking import acknowledged, by_link
from .moving import locked

SOURCE: Final = "link"
MOST_ANSWERS: Final = 20
"""So many times one link answers: whoever has it must not fill the disk."""


@dataclass(frozen=True, slots=True)
class _Answering:
    """What is written down with the answer, in the transaction that takes it in."""

    who: Actor
    link: LinkView
    address: str
    key: str
    beside: Sequence[int]

    def __call__(self, taken: Taken) -> None:
        assert taken.letter is not None
        letter, link = int(self.link.thing), self.link
        for file in self.beside:
            use(
                self.who,
                file=file,
                kind="letter",
                thing=taken.letter,
                label=ATTACHED,
                office=link.sender,
            )
        name = names([link.office], day=date.max)[link.office]
        Correction.objects.create(letter_id=taken.letter, name="issuer", value=name)
        Tie.objects.create(
            letter_id=taken.letter,
            other_id=letter,
            kind="reply",
            state="confirmed",
            why=mark(link, self.key),
        )
        use_link(link, address=self.address)
        if locked(letter, link.office).state in WAITING:
            acknowledged(self.who, letter, link.office)
        tell_answered(self.who, letter, link.office, taken.letter)


def reply_by_link(link: LinkView, *, address: str, papers: Sequence[Paper]) -> Answer:
    """The first paper lies on the reading desk of the letter's sender as the office's answer, the
    others beside it; the office knows of the letter.

    The very same again is no second answer: the first one is told. Refused L623 for no paper,
    L622 where the letter was recalled, L621 for very many answers, O118, and by what a file is:
    then nothing is taken. LookupError for a link that is no reply's. Outside a transaction.
    """
    if link.purpose != "reply":
        raise LookupError("reply")
    if not papers:
        raise Refused("L623")
    receipt_of(link)
    key = _key(papers)
    if there := _there(link, key):
        return there
    if len(answers_by(link)) >= MOST_ANSWERS:
        raise Refused("L621", most=MOST_ANSWERS)
    who, (first, *rest) = by_link(link, address), papers
    beside = [_stored(who, link, paper) for paper in rest]
    also = _Answering(who, link, address, key, beside)
    paper = replace(first, key=f"{link.id}.{key}")
    [taken] = take_in(who, office=link.sender, papers=[paper], source=SOURCE, also=also)
    if taken.refusal is not None:
        raise taken.refusal
    found = _there(link, key)
    assert found is not None  # either this press brought it, or one that was faster
    return found


def _there(link: LinkView, key: str) -> Answer | None:
    """The answer of the same papers by this link."""
    return next((one for one in answers_by(link) if one.key == key), None)


def _key(papers: Sequence[Paper]) -> str:
    """The same for the same papers in the same order, whatever they are called."""
    parts = [paper.data if paper.text is None else paper.text.encode() for paper in papers]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()[:32]


def _stored(who: Actor, link: LinkView, paper: Paper) -> int:
    try:
        return store(
            who,
            verb=WRITE,
            office=link.sender,
            name=paper.name,
            data=paper.data,
            taken=DOCUMENTS,
        )
    except OSError:
        raise Refused("L123") from None
