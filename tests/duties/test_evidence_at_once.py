"""The same photo from several hands at once is one piece of evidence, on either database."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from tests.duties.photos import picture
from tests.offices.hands import having
from wian.duties.actions.evidence import give_evidence
from wian.duties.evidence_values import Given
from wian.duties.models import Evidence
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_several_who_give_the_same_bytes_at_once_one_gives_them(
    both: str, shelf: object
) -> None:
    giver, office, data = having("officer", "d5701"), by_key("d5701"), picture()
    said: list[Given] = []
    ready = threading.Barrier(4)

    def give() -> None:
        try:
            ready.wait(30)
            said.append(give_evidence(giver, office=office, data=data, name="a.jpg"))
        finally:
            connection.close()

    threads = [threading.Thread(target=give) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert sorted(one.already for one in said) == [False, True, True, True]
    assert {one.evidence for one in said} == {Evidence.objects.get().pk}
