"""People put right what was read, answer what contradicts itself, or type what cannot be read.

What is printed stays as it is; a correction stands beside it and can be taken back.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.actions.telling import tell

from ..errors import Refused
from ..facts import known, place_of, value_at
from ..fields import field_of, typed
from ..models import Correction, Doubt, Letter, Text
from .alike import tie_alike
from .locking import change, locked, writable
from .refreshing import facts_of, refresh
from .threads import suggest_ties

OPEN = ("desk", "enclosed", "registered")
"""States in which what was read may be put right."""
NOTE = 500


def correct(
    actor: Actor, *, letter: int, name: str, value: str, revision: int | None = None
) -> None:
    """The fact is what the person typed; what is printed is kept beside it.

    Refused L103 for a fact that this letter has not, L104 to L107 for what cannot be meant.
    """
    correct_all(actor, letter=letter, values={name: value}, revision=revision)


def correct_all(
    actor: Actor, *, letter: int, values: Mapping[str, str], revision: int | None = None
) -> None:
    """All these facts are what the person typed, or none of them where one is refused."""
    was = writable(actor, letter)
    with transaction.atomic():
        locked(letter, revision, *OPEN, as_in=was)
        _correct(actor, letter, values)
        _changed(actor, letter, sorted(values))


def take_back(actor: Actor, *, letter: int, name: str, revision: int | None = None) -> None:
    """The fact is again what was read. Refused L113 where nobody has put it right."""
    was = writable(actor, letter)
    with transaction.atomic():
        locked(letter, revision, *OPEN, as_in=was)
        rows = Correction.objects.filter(letter=letter, name=name)
        last = rows.order_by("-pk").first()
        if last is None or last.back:
            raise Refused("L113")
        rows.create(
            letter_id=letter,
            name=name,
            printed=last.printed,
            read=last.read,
            back=True,
            account_id=actor.account,
        )
        _changed(actor, letter, [name], back=True)


def type_facts(
    actor: Actor, *, letter: int, values: Mapping[str, str], revision: int | None = None
) -> None:
    """A letter that could not be read has the facts that a person typed, and no trouble any more.

    Refused L117 without a subject, and for each fact as `correct` does.
    """
    writable(actor, letter)
    with transaction.atomic():
        locked(letter, revision, "desk")
        if Text.objects.filter(letter=letter).exists():
            raise Refused("L116")
        _correct(actor, letter, values)
        if not value_at(facts_of(letter), "subject"):
            raise Refused("L117")
        _changed(actor, letter, sorted(values), trouble="", trouble_words={})


def answer(
    actor: Actor,
    *,
    letter: int,
    doubt: int,
    answer: str,
    note: str = "",
    revision: int | None = None,
) -> None:
    """The doubt is answered: "as_printed", "corrected", "asked" (the sender), or "" for open again.

    A letter whose sender is asked may be registered meanwhile: it has come in, whatever is wrong
    with it. Refused L110 for no such doubt, L111 for "asked" without a note, L112 for "corrected"
    where nothing is.
    """
    was = writable(actor, letter)
    with transaction.atomic():
        locked(letter, revision, *OPEN, as_in=was)
        found = Doubt.objects.filter(letter=letter, pk=doubt).first()
        if found is None or answer not in dict(Doubt.ANSWERS):
            raise Refused("L110")
        if answer == "asked" and not note.strip():
            raise Refused("L111")
        if answer == "corrected" and not _corrected(found):
            raise Refused("L112")
        before, found.answer = found.answer, answer
        found.answer_note = note.strip()[:NOTE] if answer else ""
        found.account_id, found.at = actor.account, timezone.now()
        found.save(update_fields=["answer", "answer_note", "account", "at"])
        change(letter)
        told = {"doubt": doubt, "answer": answer}
        tell(actor, "letter.answer", ("letter", letter), before={"answer": before}, after=told)


def _correct(actor: Actor, letter: int, values: Mapping[str, str]) -> None:
    """A row for each of the facts, with what is printed and what was read."""
    now = facts_of(letter)
    text = Text.objects.filter(letter=letter).first()
    read = text.facts if text else {}
    rows = []
    for name, value in values.items():
        field = field_of(name)
        if field is None or not known(now, name):
            raise Refused("L103", name=name[:80])
        place = place_of(read, name)
        rows.append(
            Correction(
                letter_id=letter,
                name=name,
                printed=text.raw[place.start : place.end] if text and place else "",
                read=value_at(read, name),
                value=typed(field, value),
                account_id=actor.account,
            )
        )
    Correction.objects.bulk_create(rows)


def _changed(
    actor: Actor, letter: int, names: list[str], *, back: bool = False, **also: object
) -> None:
    """Lists, search and ties know the facts as they are now; the ledger which of them changed."""
    refresh(letter, **also)
    tie_alike(letter)
    suggest_ties(letter)
    after = {"fields": names[:40], "back": back}
    tell(actor, "letter.correct", ("letter", letter), after=after)


def _corrected(doubt: Doubt) -> bool:
    """Whether a fact of one of the letters that the doubt is about has been put right."""
    letters = {place[0] for place in doubt.quotes} | {doubt.letter_id}
    family = Letter.objects.filter(pk__in=letters)
    rows = Correction.objects.filter(letter__in=family).order_by("pk")
    newest = {(row.letter_id, row.name): row.back for row in rows}
    return not all(newest.values())
