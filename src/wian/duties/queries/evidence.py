"""Evidence as the acting person may see it: an office's library, one piece, where it serves."""

from __future__ import annotations

from django.db.models import Q

from wian.offices.acting import Actor, where_of
from wian.offices.queries.reach import standing

from ..evidence_kinds import Told, kind_of
from ..evidence_values import EvidenceView, UsedBy
from ..models import Evidence
from .evidence_files import own
from .evidence_of import is_own, serving, uses_shown, view, with_own
from .evidence_things import DO

PAGE = 60
_WORDS = 8


def library(
    actor: Actor, *, office: int | None = None, words: str = "", before: int | None = None
) -> list[EvidenceView]:
    """The newest sixty pieces that the person's offices gave, from behind the one `before` on.

    `words` are looked for in title, place, people and note. Five queries at most.
    """
    rows = own(actor)
    rows = rows if office is None else rows.filter(office=office)
    rows = rows if before is None else rows.filter(pk__lt=before)
    for word in words.split()[:_WORDS]:
        told = Q(title__icontains=word) | Q(place__icontains=word)
        rows = rows.filter(told | Q(people__icontains=word) | Q(note__icontains=word))
    listed = list(with_own(actor, rows, "office").order_by("-pk")[:PAGE])
    served = serving(actor, {row.pk for row in listed})
    return [view(row, original=is_own(row), elsewhere=len(served[row.pk])) for row in listed]


def evidence(actor: Actor, id_: int) -> EvidenceView:
    """The evidence; LookupError where there is none, and where the person sees neither its office
    nor a thing that it serves."""
    row = with_own(actor, Evidence.objects.filter(pk=id_, removed_at=None), "office").first()
    if row is None:
        raise LookupError("evidence")
    uses = uses_shown(actor, id_)
    if not uses and not own(actor).filter(pk=id_).exists():
        raise LookupError("evidence")
    things = {(use.kind, use.thing) for use, _ in uses}
    original = is_own(row) or any(sight.originals for _, sight in uses)
    return view(row, original=original, elsewhere=len(things))


def used_elsewhere(
    actor: Actor, id_: int, *, besides: tuple[str, str] | None = None
) -> list[UsedBy]:
    """Where the evidence serves, as far as the person may see it; without the thing `besides`.

    Empty for who sees nothing of it: others' uses are neither shown nor counted.
    """
    seen = [use for use, _ in uses_shown(actor, id_)]
    rows = [use for use in seen if (use.kind, use.thing) != besides]
    told: dict[tuple[str, str], Told] = {}
    for kind in {row.kind for row in rows}:
        things = {row.thing for row in rows if row.kind == kind}
        told |= {(kind, thing): what for thing, what in kind_of(kind).told(things).items()}
    found = []
    for row in rows:
        what = told[row.kind, row.thing]
        place = (what.title, what.office, what.duty, what.letter, what.period)
        found.append(UsedBy(row.kind, row.thing, row.wanted, row.frozen, row.at, *place))
    return found


def steps(actor: Actor, id_: int) -> frozenset[str]:
    """What is open to this person now: "use", "change", "remove"; LookupError as `evidence`."""
    found = evidence(actor, id_)
    if not actor.may(DO, where_of(standing(found.office))).allowed:
        return frozenset()
    return frozenset({"use", "change"} | (set() if found.elsewhere else {"remove"}))
