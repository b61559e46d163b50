"""Which secrets of letters the acting person may not see: every query that shows text asks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..facts import Said, effective
from ..masking import CLEAR, Veil, veil
from ..models import Correction, Letter, Link

PRIVATE: Final = "person.see"
"""The right to see personal data at the office that keeps the letter."""


def veils(actor: Actor, letters: Collection[int]) -> Mapping[int, Veil]:
    """The veil that the person sees each of these letters through: three queries at most."""
    rows = Letter.objects.filter(pk__in=letters).annotate(open=shown(actor))
    told = rows.filter(open=False).values_list("pk", "text__facts")
    facts = {} if actor.system else dict(told)
    return dict.fromkeys(letters, CLEAR) | veils_over(facts)


def veils_and_covers(
    actor: Actor, letters: Collection[int]
) -> tuple[Mapping[int, Veil], Mapping[int, Veil]]:
    """The same veils, and those that cover what is private even from who may see it.

    Three queries; for pages that show a secret only when asked.
    """
    rows = Letter.objects.filter(pk__in=letters).annotate(open=shown(actor))
    told = list(rows.values_list("pk", "open", "text__facts"))
    none = dict.fromkeys(letters, CLEAR)
    covers = none | veils_over({id_: facts for id_, _, facts in told})
    closed = {id_: covers[id_] for id_, open_, _ in told if not (open_ or actor.system)}
    return none | closed, covers


def shown(actor: Actor, office: str = "office") -> Exists:
    """Whether the row's office shows this person what is private; for `annotate`."""
    return Exists(kept(actor, PRIVATE).filter(office=OuterRef(office)))


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of a letter as they hold now, and the veil over all its secrets."""

    now: Mapping[str, Any]
    over: Veil


def veils_over(facts: Mapping[int, Any]) -> dict[int, Veil]:
    """The veil over all secrets of each letter, by its facts as they were read: two queries."""
    return {id_: reading.over for id_, reading in readings(facts).items()}


def readings(facts: Mapping[int, Any]) -> dict[int, Reading]:
    """What each letter says now, with its veil, by its facts as they were read: two queries."""
    found: dict[int, Reading] = {}
    if not facts:
        return found
    said = _said(facts)
    links: dict[int, list[str]] = defaultdict(list)
    for id_, url in Link.objects.filter(letter__in=facts, private=True).values_list(
        "letter", "url"
    ):
        links[id_].append(url)
    for id_, read in facts.items():
        read, rows = read or {}, said[id_]
        newest = {one.name: (one, back) for one, back in rows}
        now = effective(read, [one for one, back in newest.values() if not back])
        once = effective(read, [one for one, back in rows if not back])
        found[id_] = Reading(now, veil((read, now, once), links[id_]))
    return found


def _said(letters: Mapping[int, Any]) -> Mapping[int, list[tuple[Said, bool]]]:
    """What people said of each letter in its order, and whether they took it back with that."""
    found: dict[int, list[tuple[Said, bool]]] = defaultdict(list)
    rows = Correction.objects.filter(letter__in=letters).order_by("pk")
    for id_, name, value, back in rows.values_list("letter", "name", "value", "back"):
        found[id_].append((Said(name, value), back))
    return found
