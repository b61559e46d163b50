"""Who sees evidence, on SQLite and on PostgreSQL: neither a use nor a file reaches an outsider."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.duties.owing import asks, move, owe
from tests.duties.photos import picture
from tests.offices.hands import having
from wian.duties.actions.evidence import freeze, give_evidence, unuse_evidence, use_evidence
from wian.duties.errors import Refused
from wian.duties.evidence_values import For
from wian.duties.models import Evidence, Owed
from wian.duties.queries.evidence import evidence, library, steps, used_elsewhere
from wian.duties.queries.evidence_of import evidence_of, evidence_of_many
from wian.duties.queries.evidence_things import thing_of
from wian.duties.stages import Stage
from wian.files import queries as files
from wian.files.actions import picture as thumbnail
from wian.offices.acting import NOBODY, Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db


class Scene:
    """One photo of a district that serves a report asked by the province."""

    def __init__(self) -> None:
        self.province, self.district = by_key("p57"), by_key("d5701")
        self.giver = having("officer", "d5701")
        self.asker = having("officer", "p57")
        self.reader = having("member", "d5701")
        self.neighbour = having("head", "d5702")
        self.elsewhere = having("head", "p50", scope="subtree")
        duty = asks(self.province, wanted=[["photo", "ภาพ", True]])
        self.rows = owe(duty, [self.district, by_key("d5702")], ("1m:2025-01", "1m:2025-02"))
        self.row = self.rows[0]
        self.thing = self.named(self.row)
        purpose = For("report", self.thing, "photo")
        told = {"office": self.district, "data": picture(), "name": "a.jpg", "uses": [purpose]}
        self.id = give_evidence(self.giver, **told).evidence  # type: ignore[arg-type]
        self.kept = Evidence.objects.get(pk=self.id)
        assert self.kept.public_id is not None
        self.copy: int = self.kept.public_id

    @staticmethod
    def named(row: Owed) -> str:
        return thing_of(row.duty_id, row.office_id, row.period)

    def send(self) -> None:
        freeze("report", self.thing)
        self.row = move(self.row, stage=Stage.SENT)

    def sees_nothing(self, actor: Actor) -> bool:
        """No query and no file tells this person of the evidence."""
        for door in (evidence, steps):
            with pytest.raises(LookupError):
                door(actor, self.id)
        for file in (self.kept.file_id, self.copy):
            for opens in self.doors(file):
                with pytest.raises(Denied):
                    opens(actor)
        listed: list[Any] = [
            library(actor),
            library(actor, office=self.district),
            used_elsewhere(actor, self.id),
            evidence_of(actor, "report", self.thing),
            files.of_thing(actor, "report", self.thing),
            files.of_thing(actor, "evidence", self.id),
        ]
        return not any(listed) and files.files(actor, [self.kept.file_id, self.copy]) == {}

    @staticmethod
    def doors(file: int) -> list[Callable[[Actor], object]]:
        return [
            lambda actor: files.file(actor, file),
            lambda actor: files.uses(actor, file),
            lambda actor: files.opened(actor, file, how="view"),
            lambda actor: thumbnail(actor, file=file, page=1),
        ]


@pytest.fixture
def scene(both: str, shelf: object) -> Scene:
    return Scene()


def test_outsiders_and_neighbours_see_neither_use_nor_file_before_or_after(scene: Scene) -> None:
    others = (scene.neighbour, scene.elsewhere, NOBODY)
    assert all(scene.sees_nothing(actor) for actor in others)
    scene.send()
    assert all(scene.sees_nothing(actor) for actor in others)


def test_who_asks_sees_what_was_sent_and_no_draft_of_it(scene: Scene) -> None:
    assert scene.sees_nothing(scene.asker)
    scene.send()
    seen = evidence_of(scene.asker, "report", scene.thing)
    assert [(one.id, one.file, one.original) for one in seen] == [
        (scene.id, scene.kept.file_id, True)
    ]
    assert evidence(scene.asker, scene.id).latitude is not None
    assert [one.thing for one in used_elsewhere(scene.asker, scene.id)] == [scene.thing]
    files.opened(scene.asker, scene.kept.file_id, how="view").stream.close()
    assert library(scene.asker) == []


def test_who_only_reads_has_the_copy_without_its_place(scene: Scene) -> None:
    scene.send()
    watcher = having("executive", "p57")
    for actor in (scene.reader, watcher):
        seen = evidence(actor, scene.id)
        assert (seen.file, seen.original) == (scene.copy, False)
        assert (seen.latitude, seen.longitude) == (None, None)
        assert [one.file for one in evidence_of(actor, "report", scene.thing)] == [scene.copy]
        assert [one.id for one in files.of_thing(actor, "report", scene.thing)] == [scene.copy]
        assert thumbnail(actor, file=scene.copy, page=1, width=240).data
        for opens in scene.doors(scene.kept.file_id):
            with pytest.raises(Denied):
                opens(actor)
        assert steps(actor, scene.id) == frozenset()


def test_uses_that_are_not_seen_are_not_counted(scene: Scene) -> None:
    scene.send()
    other_asker = having("officer", "p50")
    duty = asks(by_key("p50"))
    other = scene.named(owe(duty, [scene.district], ("1m:2025-01",))[0])
    use_evidence(scene.giver, evidence=scene.id, kind="report", thing=other)
    freeze("report", other)
    assert evidence(scene.giver, scene.id).elsewhere == 2
    assert evidence_of(scene.giver, "report", scene.thing)[0].elsewhere == 1
    assert evidence_of(scene.asker, "report", scene.thing)[0].elsewhere == 0
    assert evidence(scene.asker, scene.id).elsewhere == 1
    for actor, thing in ((scene.asker, scene.thing), (other_asker, other)):
        assert [one.thing for one in used_elsewhere(actor, scene.id)] == [thing]
        told = {use.thing for use in files.uses(actor, scene.kept.file_id)}
        assert told == {thing}


def test_after_it_is_taken_away_nothing_is_left_to_who_asks(scene: Scene) -> None:
    watcher = having("officer", "p57", scope="subtree", account=None)
    again = scene.named(scene.rows[1])
    use_evidence(scene.giver, evidence=scene.id, kind="report", thing=again)
    freeze("report", again)
    assert evidence(scene.asker, scene.id).elsewhere == 1
    unuse_evidence(scene.giver, evidence=scene.id, kind="report", thing=scene.thing, wanted="photo")
    assert evidence_of(watcher, "report", scene.thing) == []
    assert [use.thing for use in used_elsewhere(scene.giver, scene.id)] == [again]
    assert files.of_thing(scene.giver, "report", scene.thing) == []


def test_once_it_serves_nothing_only_its_own_office_has_it(scene: Scene) -> None:
    unuse_evidence(scene.giver, evidence=scene.id, kind="report", thing=scene.thing, wanted="photo")
    scene.row = move(scene.row, stage=Stage.SENT)
    others = (scene.asker, scene.neighbour, scene.elsewhere, NOBODY)
    assert all(scene.sees_nothing(actor) for actor in others)
    assert [one.id for one in library(scene.giver)] == [scene.id]


def test_two_pieces_of_one_report_keep_the_file_until_both_are_gone(scene: Scene) -> None:
    told = {"evidence": scene.id, "kind": "report", "thing": scene.thing}
    use_evidence(scene.giver, **told)  # type: ignore[arg-type]
    unuse_evidence(scene.giver, **told, wanted="photo")  # type: ignore[arg-type]
    assert files.of_thing(scene.giver, "report", scene.thing)
    unuse_evidence(scene.giver, **told)  # type: ignore[arg-type]
    assert not files.of_thing(scene.giver, "report", scene.thing)


def test_nobody_gives_uses_or_takes_away_at_an_office_of_others(scene: Scene) -> None:
    neighbours = scene.named(scene.rows[2])
    give = {"office": scene.district, "data": picture(colour="green"), "name": "b.jpg"}
    for actor in (scene.neighbour, scene.asker, scene.reader, NOBODY):
        with pytest.raises(Denied):
            give_evidence(actor, **give)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="D301"):
        use_evidence(scene.neighbour, evidence=scene.id, kind="report", thing=neighbours)
    with pytest.raises(LookupError):
        use_evidence(scene.giver, evidence=scene.id, kind="report", thing=neighbours)
    with pytest.raises(LookupError):
        give_evidence(scene.giver, **give, uses=[For("report", neighbours)])  # type: ignore[arg-type]
    with pytest.raises(LookupError):
        unuse_evidence(scene.neighbour, evidence=scene.id, kind="report", thing=scene.thing)
    with pytest.raises(Denied):
        use_evidence(scene.reader, evidence=scene.id, kind="report", thing=scene.thing)
    scene.send()
    with pytest.raises(Denied):
        unuse_evidence(scene.asker, evidence=scene.id, kind="report", thing=scene.thing)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    "thing", ["", "x", "1", "1-2", "1-2-", "๑-๒-1m:2025-01", "9" * 30 + "-1-a"]
)
def test_what_names_nothing_is_no_thing(thing: str, scene: Scene) -> None:
    assert evidence_of(scene.giver, "report", thing) == []
    for kind in ("report", "activity", "criterion"):
        with pytest.raises(LookupError):
            use_evidence(scene.giver, evidence=scene.id, kind=kind, thing=thing)


def test_many_pieces_and_many_reports_cost_no_more_queries_than_one(scene: Scene) -> None:
    for colour in ("green", "white", "black"):
        told = {"office": scene.district, "data": picture(colour=colour), "name": "x.jpg"}
        purposes = [For("report", scene.named(row)) for row in scene.rows[:2]]
        give_evidence(scene.giver, **told, uses=purposes)  # type: ignore[arg-type]
    things = [scene.named(row) for row in scene.rows]
    with CaptureQueriesContext(connection) as one:
        assert len(evidence_of(scene.giver, "report", scene.thing)) == 4
    with CaptureQueriesContext(connection) as many:
        assert sum(map(len, evidence_of_many(scene.giver, "report", things).values())) == 7
    assert len(many) == len(one) <= 5
    with CaptureQueriesContext(connection) as listed:
        assert len(library(scene.giver)) == 4
    assert len(listed) <= 4
    with CaptureQueriesContext(connection) as page:
        evidence(scene.giver, scene.id)
    assert len(page) <= 4
