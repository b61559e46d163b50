"""A letter that came is passed on with one of one's own: drafted from its facts, tied to it."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from wian.files.actions import use
from wian.offices.acting import Actor, check
from wian.offices.actions.telling import tell
from wian.offices.queries.reach import standing

from ...beginning import Answered
from ...circulating import State
from ...drafting import Wording, from_json
from ...errors import Refused
from ...models import Draft, Letter, Receipt, Tie
from ...queries.veiling import veils
from ...queries.words import words_of
from ...relaying import Upper, passing_on, purpose_of, sending_up
from ..drafting import begin_draft, write_draft
from ..drafts import newest
from ..locking import WRITE
from ..originals import given_file
from ..refreshing import facts_of
from ..registers.papers import known
from .sending import SENDABLE

ENCLOSED = "enclosed"
"""What a letter calls the file of one that it passes on."""
_LOOKED_AT = 5


def relay(
    actor: Actor, *, letter: int, office: int, form: str = "external", up: bool = False
) -> int:
    """A draft lies with the person that passes the letter on, down or `up`; its id.

    A second press gives the draft of the first, as long as nothing is written on it. The wording
    comes from the letter's facts as they hold now; its file goes along. By who writes letters of
    the office. Refused L606 where the office neither keeps the letter nor was sent it, L108 for
    one that is not registered or issued, and as `begin_draft`.
    """
    check(actor, WRITE, standing(office))
    upper = known(actor, letter)
    _check(upper, office)
    if (there := _there(actor, upper, office, form=form, up=up)) is not None:
        return there
    draft = begin_draft(actor, office=office, form=form)
    with transaction.atomic():
        Tie.objects.create(
            letter=upper, other_id=draft, kind="forwarded", state="confirmed", why="person",
            account_id=actor.account,
        )  # fmt: skip
        tell(
            actor, "letter.tie", ("letter", draft), touched=[("letter", letter), ("office", office)]
        )
    _enclose(actor, upper, draft, office)
    _word(actor, upper, draft, office, up=up)
    return draft


def _check(upper: Letter, office: int) -> None:
    """Pass where the office has the letter."""
    if upper.state not in SENDABLE:
        raise Refused("L108")
    got = Receipt.objects.filter(letter=upper, office=office).exclude(state=State.RECALLED)
    if upper.office_id != office and not got.exists():
        raise Refused("L606")


def _there(actor: Actor, upper: Letter, office: int, *, form: str, up: bool) -> int | None:
    """The person's draft that says what a new one would say."""
    begun = Tie.objects.filter(
        letter=upper, kind="forwarded", account=actor.account,
        other__office=office, other__state="draft",
    )  # fmt: skip
    for draft in begun.order_by("-pk").values_list("other", flat=True)[:_LOOKED_AT]:
        first, now = _first(draft), from_json(newest(draft).content)
        if first.form == form and now == _worded(actor, upper, first, office, up=up):
            return draft
    return None


def _first(draft: int) -> Wording:
    return from_json(Draft.objects.get(letter=draft, version=1).content)


def _enclose(actor: Actor, upper: Letter, draft: int, office: int) -> None:
    """The upper letter's own file goes along, where it has one."""
    try:
        file = given_file(actor, upper.pk)
    except Refused:
        return
    use(actor, file=file.id, kind="letter", thing=draft, label=ENCLOSED, office=office)


def _word(actor: Actor, upper: Letter, draft: int, office: int, *, up: bool) -> None:
    """The draft's second version says what the letter passed on says."""
    wording = _worded(actor, upper, _first(draft), office, up=up)
    write_draft(actor, letter=draft, wording=wording)


def _worded(actor: Actor, upper: Letter, first: Wording, office: int, *, up: bool) -> Wording:
    """What the draft says that began with `first`."""
    told = _told(actor, upper)
    if up:
        wording = sending_up(first, told, addressee=_above(office))
    else:
        purpose = purpose_of(words_of(upper.pk), told.facts)
        wording = passing_on(first, told, purpose=purpose, kind=standing(office).kind)
    return replace(wording, form=first.form)


def _told(actor: Actor, upper: Letter) -> Upper:
    """The letter's facts, corrections included, as this person may see them."""
    over = veils(actor, {upper.pk})[upper.pk]
    issuer, subject = over.text(upper.issuer), over.text(upper.subject)
    cited = Answered(issuer, upper.number, upper.dated, subject, upper.urgency, upper.secrecy)
    return Upper(cited, over.facts(facts_of(upper.pk)))


def _above(office: int) -> str:
    """Who stands above the office, as a letter addresses them."""
    parent = standing(office).parent_id
    return standing(parent).name_th if parent else ""
