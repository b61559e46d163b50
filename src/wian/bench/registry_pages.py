"""The pages of an office full of letters, as its clerk opens them: how many queries, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from wian.bench.frame import Measure, Target, timed
from wian.bench.registry_place import Place
from wian.bench.statements import bare, watched
from wian.letters.queries import registers as books
from wian.offices.acting import today

QUERIES = 12
RUNS, WARM = 7, 2
_DOOR = "allauth.account.auth_backends.AuthenticationBackend"
_OK = 200


def rows(place: Place, ids: Sequence[int], size: str) -> Iterator[Measure]:
    """Queries and milliseconds of each list, and of a letter's own page."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(get_user_model().objects.get(pk=place.account), backend=_DOOR)
    for name, address in addresses(place, ids).items():

        def opened(address: str = address) -> None:
            answer = client.get(address)
            assert answer.status_code == _OK, f"{address}: {answer.status_code}"

        for _ in range(WARM):
            opened()
        sent = watched(opened, 0).sent
        is_list = name != "letter"
        target = Target(QUERIES) if is_list else None
        page = f"{size}, {name}"
        yield Measure("page", page, "queries", (float(len(sent)),), target=target, exact=True)
        taken = tuple(1_000 * seconds for seconds in timed(opened, RUNS))
        floor = replace(bare(sent, RUNS, 1), command="the page's own statements, sent bare")
        yield Measure("page", page, "ms", taken, floor)


def addresses(place: Place, ids: Sequence[int]) -> dict[str, str]:
    """The pages that are opened, each by what a person calls it."""
    [book] = books.books(place.clerk, year=today().year, offices=[place.office])
    boxes, hands = reverse("letters:boxes"), reverse("letters:hands")
    register, search = reverse("letters:register", args=[book.id]), reverse("letters:search")
    return {
        "reading desk": boxes,
        "waiting": f"{boxes}?box=waiting",
        "registers": reverse("letters:registers"),
        "register": register,
        "register, searched": f"{register}?q=ประชุม",
        "in hand, mine": hands,
        "in hand, ours": f"{hands}?list=ours",
        "search, a word": f"{search}?q=ประชุม",
        "search, two letters": f"{search}?q=กา",
        "drafts": reverse("letters:drafts"),
        "my desk": reverse("desk"),
        "letter": reverse("letters:letter", args=[ids[-1]]),
    }
