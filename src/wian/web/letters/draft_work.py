"""A draft as one request meets it: what may be done with it, what was typed, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wian.letters.actions.drafting import write_draft
from wian.letters.actions.drafts import check_complete
from wian.letters.actions.finals import keep_final
from wian.letters.draft_values import DraftView
from wian.letters.errors import Refused as LetterRefused
from wian.letters.fields import SECRECIES
from wian.letters.inside_values import StepOpen
from wian.letters.queries import drafts
from wian.letters.queries.briefly import in_brief
from wian.letters.queries.hands import REGISTER, WRITE
from wian.letters.queries.next_steps import steps_open
from wian.letters.queries.signing import rooms_of
from wian.offices.acting import SYSTEM, Actor, check, where_of
from wian.offices.errors import Refused
from wian.offices.queries.people import posts_at
from wian.offices.queries.reach import standing
from wian.typeset import TypesetError
from wian.web.letters.draft_deeds import DEEDS, DraftDeed
from wian.web.letters.draft_form import WordingForm
from wian.web.offices.fields import both
from wian.web.when import Clock

STALE: Final = "L102"
LACKS: Final = "L320"
WRITING: Final = "write"
FINAL: Final = "final"


@dataclass(slots=True)
class Work:
    """One draft under somebody's hands; `form` while it may be written, `deeds` those open."""

    who: Actor
    seen: Clock
    view: DraftView
    steps: tuple[StepOpen, ...]
    sent: Mapping[str, str] | None
    form: WordingForm | None = None
    deeds: dict[str, DraftDeed] = field(default_factory=dict)
    wrong: str = ""
    stale: bool = False

    @property
    def letter(self) -> int:
        """The letter's id."""
        return self.view.letter.id

    @property
    def do(self) -> str:
        """The step that was asked for; writing without another word."""
        return (self.sent or {}).get("do") or WRITING

    @property
    def revision(self) -> int | None:
        """The revision at which the form was shown."""
        text = (self.sent or {}).get("revision", "")
        return int(text) if text.isdecimal() and len(text) < 10 else None


def work_on(who: Actor, seen: Clock, letter: int, sent: Mapping[str, str] | None) -> Work:
    """The draft with the forms that are open to this person; LookupError where it is not seen."""
    view = drafts.draft(who, letter)
    at = Work(who, seen, view, steps_open(who, letter, office=view.letter.office), sent)
    able = {one.step for one in at.steps if one.allowed}
    if WRITING in able:
        posts = posts_at(SYSTEM, rooms_of(view.wording.form, view.letter.office))
        at.form = WordingForm(seen, view.wording, posts, sent)
    open_ = view.wording.secrecy not in SECRECIES
    if open_ and registers(at) and view.letter.state == "signed":
        able.add("number")
    for step, deed in DEEDS.items():
        if step in able:
            at.deeds[step] = deed(who, seen, view, step, sent if at.do == step else None)
    return at


def registers(at: Work) -> bool:
    """Whether this person registers for the office that the letter goes out from."""
    return at.who.may(REGISTER, where_of(standing(at.view.letter.office))).allowed


def carried_out(at: Work) -> bool:
    """Whether what was asked for is done; what was refused stands on the work."""
    deed = at.deeds.get(at.do)
    try:
        if at.do == FINAL:
            keep_final(at.who, letter=at.letter)
            return True
        _check_open(at)
        if not _valid(at, deed):
            return False
        revision = _saved(at)
        if deed is not None:
            deed.act(revision)
    except Refused as refused:
        _refuse(at, deed, refused)
        return False
    if at.do == "number":
        _keep_paper(at)
    return True


def _check_open(at: Work) -> None:
    """Pass where the step is open; Denied for who does not write there, else Refused."""
    if at.do in at.deeds or (at.do == WRITING and at.form is not None):
        return
    check(at.who, WRITE, standing(at.view.letter.office))
    found = next((one.problem for one in at.steps if one.step == at.do and one.problem), "L108")
    if found == LACKS:
        check_complete(at.letter)
    raise LetterRefused(found)


def _valid(at: Work, deed: DraftDeed | None) -> bool:
    forms = [form for form in (at.form, deed) if form is not None]
    valid = [form.is_valid() for form in forms]  # the faults of both are told
    return all(valid)


def _saved(at: Work) -> int | None:
    """What was typed is saved; the revision at which the draft is then."""
    if at.form is None:
        return at.revision
    write_draft(at.who, letter=at.letter, wording=at.form.wording(), revision=at.revision)
    now = in_brief(at.who, at.letter)
    return now.revision if now else None


def _keep_paper(at: Work) -> None:
    """The numbered letter's own paper is kept; where that fails, its page offers it again."""
    try:
        keep_final(at.who, letter=at.letter)
    except (Refused, TypesetError):
        return


def _refuse(at: Work, deed: DraftDeed | None, refused: Refused) -> None:
    """The refusal stands at its field, or above everything; the draft is shown as it is now."""
    at.stale = refused.number == STALE
    at.wrong = both(at.seen, refused.number, refused.thai, refused.english)
    if deed is not None and refused.number in deed.refusals:
        deed.refuse(refused)
        at.wrong = ""
    at.view = drafts.draft(at.who, at.letter)
