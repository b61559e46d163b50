"""The one question of this room: may this person see these files, and can they be opened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept
from wian.offices.rules import ALLOWED, NOT_SHOWN, Decision

from ..models import File, Use
from ..rules import CHANGE, PEOPLE, Asker, Marks, closed, state
from ..uses import Used, narrowed, seen

_LARGEST: Final = 2**63 - 1
"""No id is larger; a database refuses to be asked for one that is."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whether a file is shown to the person, and the state in which it is then."""

    decision: Decision
    state: str


def rows(ids: Iterable[int]) -> QuerySet[File]:
    """The files with what is stored of them; `newer` is the id of the next version."""
    known = {id_ for id_ in ids if id_ <= _LARGEST}
    found = File.objects.filter(pk__in=known).select_related("blob")
    return found.annotate(newer=F("later"))


def looked_at(actor: Actor, files: Sequence[File], *, shown: bool = False) -> Mapping[int, Seen]:
    """Each file as this person meets it: through its uses first, then by its own marks.

    One query for the uses, one question per kind of thing, and one for each right that matters.
    With `shown` each is a file of a thing that the person was found to see: no uses are asked.
    """
    now, checking = timezone.now(), bool(settings.WIAN_MALWARE_COMMAND)
    every = {file.pk for file in files}
    through = every if actor.system or shown else _through_uses(actor, files)
    changes = _where(actor, CHANGE, files, lambda file: file.release_at is not None)
    people = _where(actor, PEOPLE, files, lambda file: file.private)
    found = {}
    for file in files:
        marks = Marks(file.account_id, file.private, file.release_at, file.blob.checked)
        asker = Asker(actor.account, file.office_id in changes, file.office_id in people)
        decision = closed(marks, asker, now) if file.pk in through else NOT_SHOWN
        if actor.system:
            decision = ALLOWED
        found[file.pk] = Seen(decision, state(marks, asker, checking=checking, system=actor.system))
    return found


def _through_uses(actor: Actor, files: Sequence[File]) -> set[int]:
    """The files that something uses which the person may see."""
    asked = used(Use.objects.filter(file__in=[file.pk for file in files]))
    things = seen(actor, {(use.kind, use.thing) for use in asked})
    seen_uses = [use for use in asked if (use.kind, use.thing) in things]
    return {file for file, _ in narrowed(actor, seen_uses)}


def used(rows: QuerySet[Use]) -> list[Used]:
    """The rows as the rooms above are asked about them: one query."""
    told = rows.order_by("file").values_list(*_USED)
    return [
        Used(file, kind, thing, label, at, original is not None)
        for file, kind, thing, label, at, original in told
    ]


_USED: Final = ("file", "kind", "thing", "label", "at", "file__original")


def _where(
    actor: Actor, verb: str, files: Sequence[File], matters: Callable[[File], bool]
) -> Collection[int]:
    """The keeping offices at which the person has the right, of the files for which it matters."""
    offices = {file.office_id for file in files if matters(file)}
    if not offices:
        return ()
    return set(kept(actor, verb).filter(office__in=offices).values_list("office", flat=True))
