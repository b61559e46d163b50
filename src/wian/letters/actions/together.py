"""Pictures of one letter come to the reading desk together: one PDF of their pages, one letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db import transaction

from wian.files.actions import store
from wian.files.kinds import PAPERS
from wian.files.looking import look
from wian.files.names import cleaned
from wian.offices import errors
from wian.offices.acting import Actor, check
from wian.offices.queries.reach import standing
from wian.scanning import DEFAULT, ScanError, shared_pool
from wian.scanning.kinds import TEXT
from wian.typeset import Leaves, TypesetError, bound, leaves

from ..errors import Refused
from ..queries.alike import PAGE
from .locking import WRITE
from .originals import ORIGINAL
from .taking import Paper, Taken, enter, new_row, take_in

MOST: Final = DEFAULT.pages
_STEM, _NAME = 120, 80


@dataclass(frozen=True, slots=True)
class Given:
    """One of the papers of a letter: its name, and its bytes, read one paper at a time."""

    name: str
    read: Callable[[], bytes]


def take_together(
    actor: Actor,
    *,
    office: int,
    papers: Sequence[Given],
    source: str,
    also: Callable[[Taken], object] | None = None,
) -> Taken:
    """The pages of these pictures and PDFs, in this order, are one letter that will be read.

    It is read from one PDF of them all, and keeps each paper as it was given beside that. One
    paper alone stays what it is. All or none: refused L130 with the paper and its reason, L132
    without any, L133 to L135 for all of them. `also` as in `take_in`.
    """
    check(actor, WRITE, standing(office))
    if len(papers) == 1:
        alone = Paper(papers[0].name, data=papers[0].read())
        return take_in(actor, office=office, papers=[alone], source=source, also=also)[0]
    name = papers[0].name if papers else ""
    try:
        whole, pages, digest = _whole(papers)
        name = _called(name, pages)
        files = _stored(actor, office, name, whole, papers)
    except errors.Refused as refusal:
        return Taken(name, None, refusal)
    except OSError:
        return Taken(name, None, Refused("L123"))
    with transaction.atomic():
        letter = new_row(actor, office, name, source, "reading", digest)
        labels = [ORIGINAL, *(f"{PAGE}.{n}" for n in range(1, len(papers) + 1))]
        enter(actor, letter, dict(zip(files, labels, strict=True)))
        taken = Taken(name, letter.pk)
        if also is not None:
            also(taken)
    return taken


def digest_of(papers: Sequence[str]) -> str:
    """What tells that the papers of these digests came before, whatever their order was."""
    known = sorted(set(papers))
    return known[0] if len(known) == 1 else sha256("\n".join(known).encode()).hexdigest()


def _whole(papers: Sequence[Given]) -> tuple[bytes, int, str]:
    """One PDF, how many pages it has, and the digest of all papers."""
    if not papers:
        raise Refused("L132")
    if len(papers) > MOST:
        raise Refused("L133", limit=MOST)
    most: int = settings.WIAN_UPLOAD_MAX_BYTES
    made: list[bytes] = []
    digests: list[str] = []
    pages = size = 0
    for n, paper in enumerate(papers, start=1):
        data = paper.read()
        found = _leaves(n, paper, data, most // len(papers))
        pages, size = pages + found.pages, size + len(found.data)
        if pages > MOST:
            raise _because(n, paper, Refused("L133", limit=MOST))
        if size > most:
            raise _because(n, paper, Refused("L134", limit=most // 1_000_000))
        made.append(found.data)
        digests.append(sha256(data).hexdigest())
    try:
        whole = shared_pool().submit(bound, made).result()
    except ScanError as wrong:
        raise Refused("L135", why=wrong.th, why_en=wrong.en) from None
    return whole, pages, digest_of(digests)


def _leaves(n: int, paper: Given, data: bytes, room: int) -> Leaves:
    """The pages of one paper, looked into before, in a confined child."""
    try:
        media = look(data, PAPERS).media
        if media == TEXT:
            raise Refused("L131")
        return shared_pool().submit(leaves, data, media, room).result()
    except (errors.Refused, ScanError, TypesetError) as wrong:
        raise _because(n, paper, wrong) from None


def _stored(
    actor: Actor, office: int, name: str, whole: bytes, papers: Sequence[Given]
) -> list[int]:
    """The files of the PDF and of each paper."""

    def kept() -> Iterator[int]:
        yield store(actor, verb=WRITE, office=office, name=name, data=whole)
        for n, paper in enumerate(papers, start=1):
            try:
                yield store(actor, verb=WRITE, office=office, name=paper.name, data=paper.read())
            except errors.Refused as wrong:
                raise _because(n, paper, wrong) from None

    return list(kept())


def _because(n: int, paper: Given, wrong: errors.Refused | ScanError | TypesetError) -> Refused:
    """None is taken, for this reason of this paper."""
    if isinstance(wrong, errors.Refused):
        code, thai, english = wrong.number, wrong.thai, wrong.english
    else:
        code, thai, english = wrong.code, wrong.th, wrong.en
    name, why, why_en = cleaned(paper.name)[:_NAME], f"{thai} ({code})", f"{english} ({code})"
    return Refused("L130", n=n, name=name, why=why, why_en=why_en)


def _called(first: str, pages: int) -> str:
    name = cleaned(first)
    stem = (name.rpartition(".")[0] or name)[:_STEM]
    return f"{stem} ({pages} หน้า).pdf"
