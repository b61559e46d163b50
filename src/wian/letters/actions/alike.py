"""Letters of one office that are the same again are tied, so that nobody registers one twice."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet

from wian.thai.folding import fold

from ..duplicates import NEAR, alike, runs
from ..models import Band, Letter, Text, Tie

COMPARED = 20
"""Letters whose text is compared with that of a new one, those first that share most; and as many
of the earliest that are the same, so that a thousand copies do not make a million ties."""


def tie_alike(letter: int) -> None:
    """The letter is tied to those of its office that are the same; safe to repeat.

    One tie for each pair, by the surest sign: the same bytes, the same number, day and issuer, or
    nearly the same text. What a person rejected stays rejected.
    """
    own = Letter.objects.get(pk=letter)
    if own.state == "enclosed":
        return
    found: dict[int, tuple[str, float]] = {}
    for other, kind, score in (*_same(own), *_near(own)):
        found.setdefault(other, (kind, score))
    known = Tie.objects.filter(Q(letter=own) | Q(other=own), kind__in=KINDS)
    for one, other in known.values_list("letter", "other"):
        found.pop(one if other == own.pk else other, None)
    Tie.objects.bulk_create(
        [
            Tie(
                letter_id=max(own.pk, other),
                other_id=min(own.pk, other),
                kind=kind,
                state="suggested",
                score=score,
            )
            for other, (kind, score) in found.items()
        ],
        ignore_conflicts=True,
    )


KINDS = ("same_bytes", "same_number", "near_text")


def _beside(own: Letter) -> QuerySet[Letter]:
    """The other incoming letters of the same office, not those of the same file."""
    file = own.whole_id or own.pk
    rows = Letter.objects.filter(office=own.office_id, way="in")
    return rows.exclude(Q(pk=file) | Q(whole=file))


def _same(own: Letter) -> Iterator[tuple[int, str, float]]:
    if own.digest:
        rows = _beside(own).filter(digest=own.digest).exclude(digest="").order_by("pk")
        for other in rows.values_list("pk", flat=True)[:COMPARED]:
            yield other, "same_bytes", 1.0
    if own.number_key and own.dated:
        rows = _beside(own).filter(number_key=own.number_key, dated=own.dated)
        # The very condition of the index, or SQLite looks at every letter of the office.
        rows = rows.exclude(number_key="").order_by("pk")
        for other, issuer in rows.values_list("pk", "issuer")[:COMPARED]:
            if fold(issuer) == fold(own.issuer):
                yield other, "same_number", 1.0


def _near(own: Letter) -> Iterator[tuple[int, str, float]]:
    """Letters that share a piece of the fingerprint and, compared, nearly the whole text."""
    shared = Q(pk__in=())
    for place, value in own.bands.values_list("place", "value"):
        shared |= Q(office=own.office_id, place=place, value=value)
    sharing = Band.objects.filter(shared).values("letter")
    most = sharing.annotate(count=Count("pk")).order_by("-count", "-letter")
    near = [row["letter"] for row in most[: COMPARED + 1] if row["letter"] != own.pk]
    others = _beside(own).filter(pk__in=near).values("pk")
    texts = dict(Text.objects.filter(letter__in=others).values_list("letter", "raw"))
    mine = runs(own.text.raw) if texts else frozenset()
    for other, raw in texts.items():
        if (share := alike(mine, runs(raw))) >= NEAR:
            yield other, "near_text", round(share, 3)
