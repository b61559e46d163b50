"""Letters that were taken in before, as far as the acting person may see them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from django.db.models import Q

from wian.files import queries as files
from wian.offices.acting import Actor

from ..desk_values import Earlier
from ..models import Letter
from .letters import visible
from .veiling import veils

MOST = 5
"""So many earlier ones are told of each letter, the newest."""
PAGE: Final = "page"
"""What a letter calls the papers it was put together from: this, a dot, and their place from 1."""
_GIVEN: Final = ("original", PAGE)
_AT_ONCE = 200


def same_file(actor: Actor, letters: Collection[int]) -> Mapping[int, tuple[Earlier, ...]]:
    """To each letter those that came in before with the very same bytes, then those that were
    given one of its files among others: eight queries at most.

    It is known the moment a file is taken, before anything of it is read.
    """
    own = dict(visible(actor).filter(pk__in=letters).values_list("pk", "digest"))
    sharing = files.sharing(actor, "letter", own, called=_GIVEN)
    shared = {id_: {int(other) for other in sharing[str(id_)]} for id_ in own}
    told = Q(digest__in=set(own.values()) - {""}) | Q(pk__in=set().union(*shared.values()))
    rows = visible(actor).filter(told, whole=None).order_by("-pk")[:_AT_ONCE]
    before = {
        id_: sorted(
            (row for row in rows if row.pk < id_ and _same(row, digest, shared[id_])),
            key=lambda row: row.digest != digest,
        )[:MOST]
        for id_, digest in own.items()
    }
    over = veils(actor, {row.pk for found in before.values() for row in found})
    return {
        id_: tuple(_earlier(row, over[row.pk].text(row.subject), own[id_]) for row in found)
        for id_, found in before.items()
    }


def _same(row: Letter, digest: str, shared: Collection[int]) -> bool:
    return row.pk in shared or digest == row.digest != ""


def _earlier(row: Letter, subject: str, digest: str) -> Earlier:
    return Earlier(
        row.pk,
        row.office_id,
        row.state,
        row.number,
        subject,
        row.name,
        row.at,
        wholly=row.digest == digest,
    )
