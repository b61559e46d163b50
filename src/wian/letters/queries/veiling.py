"""Which secrets of letters the acting person may not see: every query that shows text asks here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import JSONObject

from wian.offices.acting import Actor
from wian.offices.queries.reach import kept

from ..circulating import State
from ..facts import Said, effective
from ..masking import CLEAR, Veil, veil
from ..models import Correction, Letter, Link, Receipt

PRIVATE: Final = "person.see"
"""The right to see personal data at the office that keeps the letter."""


def veils(actor: Actor, letters: Collection[int]) -> Mapping[int, Veil]:
    """The veil that the person sees each of these letters through: two queries at most."""
    rows = Letter.objects.filter(pk__in=letters).annotate(open=shown(actor))
    told = rows.filter(open=False).values_list("pk", "text__facts")
    facts = {} if actor.system else dict(told)
    return dict.fromkeys(letters, CLEAR) | veils_over(facts)


def veils_and_covers(
    actor: Actor, letters: Collection[int]
) -> tuple[Mapping[int, Veil], Mapping[int, Veil]]:
    """The same veils, and those that cover what is private even from who may see it.

    Two queries; for pages that show a secret only when asked.
    """
    rows = Letter.objects.filter(pk__in=letters).annotate(open=shown(actor))
    told = list(rows.values_list("pk", "open", "text__facts"))
    none = dict.fromkeys(letters, CLEAR)
    covers = none | veils_over({id_: facts for id_, _, facts in told})
    closed = {id_: covers[id_] for id_, open_, _ in told if not (open_ or actor.system)}
    return none | closed, covers


def shown(actor: Actor, letter: str = "") -> Q:
    """Whether this person sees what is private in the letter of a row, for `annotate`: by the right
    at the office that keeps it, or at one that it was sent to. `letter` is the way to it."""
    offices = kept(actor, PRIVATE).filter(office=OuterRef(f"{letter}office"))
    sent_to = Receipt.objects.filter(
        letter=OuterRef(f"{letter}pk"), office__in=kept(actor, PRIVATE).values("office")
    )
    return Q(Exists(offices)) | Q(Exists(sent_to.exclude(state=State.RECALLED)))


def plain() -> Q:
    """Whether nobody put anything right in the letter of a row, and it has no private link: then
    its facts alone tell what is private in it."""
    said = Correction.objects.filter(letter=OuterRef("pk"))
    links = Link.objects.filter(letter=OuterRef("pk"), private=True)
    return ~Q(Exists(said)) & ~Q(Exists(links))


@dataclass(frozen=True, slots=True)
class Reading:
    """The facts of a letter as they hold now, the veil over all its secrets, and what people put
    right."""

    now: Mapping[str, Any]
    over: Veil
    said: tuple[Said, ...] = ()


def reading_of(facts: Mapping[str, Any] | None) -> Reading:
    """The same of a letter that is `plain`, by its facts alone: no query."""
    now = effective(facts or {}, ())
    return Reading(now, veil((facts or {}, now)))


def veils_over(facts: Mapping[int, Any]) -> dict[int, Veil]:
    """The veil over all secrets of each letter, by its facts as they were read: one query."""
    return {id_: reading.over for id_, reading in readings(facts).items()}


def readings(facts: Mapping[int, Any]) -> dict[int, Reading]:
    """What each letter says now, with its veil, by its facts as they were read: one query."""
    found: dict[int, Reading] = {}
    if not facts:
        return found
    said, links = _said(facts)
    for id_, read in facts.items():
        read, rows = read or {}, said[id_]
        newest = {one.name: (one, back) for one, back in rows}
        holding = tuple(one for one, back in newest.values() if not back)
        now = effective(read, holding)
        once = effective(read, [one for one, back in rows if not back])
        found[id_] = Reading(now, veil((read, now, once), links[id_]), holding)
    return found


def _said(
    letters: Mapping[int, Any],
) -> tuple[Mapping[int, list[tuple[Said, bool]]], Mapping[int, list[str]]]:
    """What people said of each letter in its order, and whether they took it back with that; and
    its private links."""
    said: dict[int, list[tuple[Said, bool]]] = defaultdict(list)
    links: dict[int, list[str]] = defaultdict(list)
    corrections = Correction.objects.filter(letter__in=letters).annotate(link=Value(False))
    urls = Link.objects.filter(letter__in=letters, private=True)
    same = {"none": Value(""), "at": JSONObject(url="url"), "back": Value(False)}
    urls = urls.annotate(**same, link=Value(True))
    rows = corrections.values_list("letter", "pk", "name", "value", "back", "link").union(
        urls.values_list("letter", "pk", "none", "at", "back", "link"), all=True
    )
    told: list[Any] = sorted(rows, key=lambda row: row[:2])
    for id_, _, name, value, back, link in told:
        if link:
            links[id_].append(value["url"])
        else:
            said[id_].append((Said(name, value), bool(back)))
    return said, links
