"""Letters that were taken in before, as far as the acting person may see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from wian.offices.acting import Actor

from ..desk_values import Earlier
from ..models import Letter
from .letters import visible
from .veiling import veils

MOST = 5
"""So many earlier ones are told of each letter, the newest."""
_AT_ONCE = 200


def same_file(actor: Actor, letters: Collection[int]) -> Mapping[int, tuple[Earlier, ...]]:
    """To each letter those that came in before with the very same bytes: five queries at most.

    It is known the moment a file is taken, before anything of it is read.
    """
    own = dict(visible(actor).filter(pk__in=letters).values_list("pk", "digest"))
    rows = visible(actor).filter(digest__in=set(own.values()) - {""}).order_by("-pk")
    by_digest: dict[str, list[Letter]] = defaultdict(list)
    for row in rows[:_AT_ONCE]:
        by_digest[row.digest].append(row)
    before = {id_: [r for r in by_digest[own[id_]] if r.pk < id_][:MOST] for id_ in own}
    over = veils(actor, {row.pk for found in before.values() for row in found})
    return {
        id_: tuple(_earlier(row, over[row.pk].text(row.subject)) for row in found)
        for id_, found in before.items()
    }


def _earlier(row: Letter, subject: str) -> Earlier:
    return Earlier(row.pk, row.office_id, row.state, row.number, subject, row.name, row.at)
