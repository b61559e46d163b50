"""Evidence is given once, told of, used and removed; what was sent with it keeps it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from tests.duties.owing import asks, move, owe
from tests.duties.photos import opened as looked_at
from tests.duties.photos import picture, tells_of_nothing
from tests.offices.hands import having
from tests.scanning.makers import LINES, pdf
from wian.duties.actions.evidence import (
    change_evidence,
    freeze,
    give_evidence,
    remove_evidence,
    thaw,
    unuse_evidence,
    use_evidence,
)
from wian.duties.errors import Refused
from wian.duties.evidence_values import For
from wian.duties.models import Evidence, EvidenceUse, Owed
from wian.duties.queries.evidence import evidence, library, steps, used_elsewhere
from wian.duties.queries.evidence_of import evidence_of, wanted_given
from wian.duties.queries.evidence_things import thing_of
from wian.duties.stages import Stage
from wian.files import queries as files
from wian.files.errors import Refused as FileRefused
from wian.files.models import Blob, File
from wian.ledger.models import Entry
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db

WANTED = [["photo", "ภาพกิจกรรม", True], ["order", "คำสั่ง", False]]


@pytest.fixture
def officer(directory: None) -> Actor:
    """An officer of the district that owes."""
    return having("officer", "d5701")


@pytest.fixture
def owed(directory: None) -> list[Owed]:
    """Two months of a duty that the province asks of the district."""
    duty = asks(by_key("p57"), wanted=WANTED, form=[{"code": "list", "kind": "file"}])
    return owe(duty, [by_key("d5701"), by_key("d5702")], ("1m:2025-01", "1m:2025-02"))


def thing(row: Owed) -> str:
    return thing_of(row.duty_id, row.office_id, row.period)


def given(actor: Actor, data: bytes | None = None, **more: object) -> int:
    told = {"office": by_key("d5701"), "data": data or picture(), "name": "IMG_1.jpg"}
    return give_evidence(actor, **(told | more)).evidence  # type: ignore[arg-type]


def test_a_picture_proposes_its_day_and_place_and_a_person_has_the_last_word(
    officer: Actor,
) -> None:
    said = give_evidence(officer, office=by_key("d5701"), data=picture(), name="a/IMG_1.jpg")
    assert (said.already, said.taken, said.located) == (False, date(2024, 12, 18), True)
    seen = evidence(officer, said.evidence)
    assert (seen.title, seen.day, seen.media) == ("IMG_1.jpg", date(2024, 12, 18), "image/jpeg")
    assert (seen.latitude, seen.longitude) == (Decimal("19.908472"), Decimal("99.820000"))
    other = given(officer, picture(colour="green"), day=date(2024, 12, 1), title=" ลงพื้นที่ ")
    seen = evidence(officer, other)
    assert (seen.title, seen.day) == ("ลงพื้นที่", date(2024, 12, 1))


def test_a_day_to_come_in_a_picture_is_a_wrong_clocks(officer: Actor) -> None:
    later = timezone.localtime() + timedelta(days=40)
    id_ = given(officer, picture(taken=f"{later:%Y:%m:%d} 10:00:00"))
    assert evidence(officer, id_).day is None
    with pytest.raises(Refused, match="D304"):
        given(officer, picture(colour="green"), day=later.date())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_copy_for_others_tells_neither_place_nor_camera(kind: str, officer: Actor) -> None:
    row = Evidence.objects.get(pk=given(officer, picture(kind)))
    assert row.public_id is not None
    with files.opened(officer, row.public_id, how="view").stream as stream:
        data = stream.read()
    assert tells_of_nothing(data)
    assert looked_at(data).size == (40, 80)
    copy = files.file(officer, row.public_id)
    assert (copy.original, copy.media) == (row.file_id, row.media)


def test_a_document_needs_no_copy(officer: Actor) -> None:
    row = Evidence.objects.get(pk=given(officer, pdf(LINES), name="คำสั่ง.pdf"))
    assert (row.public_id, row.media, row.latitude) == (None, "application/pdf", None)
    assert evidence(officer, row.pk).original


def test_the_same_bytes_are_offered_and_never_kept_twice(officer: Actor, owed: list[Owed]) -> None:
    first = given(officer, picture())
    count = (Blob.objects.count(), File.objects.count(), Entry.objects.count())
    again = give_evidence(
        officer,
        office=by_key("d5701"),
        data=picture(),
        name="other.jpg",
        uses=[For("report", thing(owed[0]))],
    )
    assert (again.evidence, again.already) == (first, True)
    assert count == (Blob.objects.count(), File.objects.count(), Entry.objects.count())
    assert not EvidenceUse.objects.exists()


def test_a_picture_that_cannot_be_shown_without_its_place_is_refused_in_words(
    officer: Actor,
) -> None:
    heic = b"\x00\x00\x00\x18ftypheic" + b"\x00" * 64
    for data, number in ((heic, "D302"), (picture("PNG")[:90], "D303")):
        with pytest.raises(Refused, match=number):
            given(officer, data)
    with pytest.raises(FileRefused, match="B103"):
        given(officer, b"PK\x03\x04 nothing in it")
    assert not File.objects.exists()


def test_one_photo_serves_two_duties_without_a_second_upload(
    officer: Actor, owed: list[Owed]
) -> None:
    other = owe(asks(by_key("p57"), wanted=WANTED), [by_key("d5701")], ("1m:2025-01",))
    first = [For("report", thing(owed[0]), "photo")]
    id_ = given(officer, uses=first)
    use_evidence(officer, evidence=id_, kind="report", thing=thing(other[0]), wanted="photo")
    use_evidence(officer, evidence=id_, kind="report", thing=thing(other[0]), wanted="photo")
    assert wanted_given("report", thing(other[0])) == {"photo"}
    assert Evidence.objects.count() == 1
    assert EvidenceUse.objects.count() == 2
    seen = evidence_of(officer, "report", thing(owed[0]))
    assert [(one.id, one.wanted, one.elsewhere) for one in seen] == [(id_, "photo", 1)]
    elsewhere = used_elsewhere(officer, id_, besides=("report", thing(owed[0])))
    assert [(one.thing, one.duty, one.period) for one in elsewhere] == [
        (thing(other[0]), other[0].duty_id, "1m:2025-01")
    ]


def test_only_pieces_that_are_asked_for_are_given(officer: Actor, owed: list[Owed]) -> None:
    id_ = given(officer)
    for wanted in ("", "order", "list"):
        use_evidence(officer, evidence=id_, kind="report", thing=thing(owed[0]), wanted=wanted)
    with pytest.raises(Refused, match="D308"):
        use_evidence(officer, evidence=id_, kind="report", thing=thing(owed[0]), wanted="mou")


@pytest.mark.parametrize("stage", [Stage.SENT, Stage.ACCEPTED, Stage.EXEMPT])
def test_nothing_is_added_to_what_is_not_being_written(
    stage: Stage, officer: Actor, owed: list[Owed]
) -> None:
    id_ = given(officer)
    move(owed[0], stage=stage)
    with pytest.raises(Refused, match="D305"):
        use_evidence(officer, evidence=id_, kind="report", thing=thing(owed[0]))
    with pytest.raises(Refused, match="D305"):
        given(officer, picture(colour="green"), uses=[For("report", thing(owed[0]))])
    assert Evidence.objects.count() == 1


def test_what_was_sent_keeps_its_evidence_and_how_it_is_told(
    officer: Actor, owed: list[Owed]
) -> None:
    id_ = given(officer, uses=[For("report", thing(owed[0]), "photo")])
    freeze("report", thing(owed[0]))
    row = move(owed[0], stage=Stage.SENT)
    with pytest.raises(Refused, match="D306"):
        unuse_evidence(officer, evidence=id_, kind="report", thing=thing(owed[0]), wanted="photo")
    with pytest.raises(Refused, match="D309"):
        change_evidence(officer, evidence=id_, title="อื่น")
    with pytest.raises(Refused, match="D307"):
        remove_evidence(officer, evidence=id_)
    move(row, stage=Stage.RETURNED)
    change_evidence(officer, evidence=id_, title="ภาพที่ถูกต้อง", day=date(2024, 12, 2))
    assert evidence(officer, id_).title == "ภาพที่ถูกต้อง"


def test_details_are_mended_and_the_ledger_holds_no_word_of_them(officer: Actor) -> None:
    id_ = given(officer)
    change_evidence(officer, evidence=id_, title="", place="บ้านป่าซาง", people="ผู้ใหญ่บ้าน")
    seen = evidence(officer, id_)
    assert (seen.title, seen.place, seen.latitude) == ("IMG_1.jpg", "บ้านป่าซาง", None)
    last = Entry.objects.latest("pk")
    assert last.verb == "evidence.change"
    assert "ป่าซาง" not in str(last.after)
    for place in ((Decimal(91), Decimal(0)), (Decimal(1), None), (Decimal("NaN"), Decimal(1))):
        with pytest.raises(Refused, match="D311"):
            change_evidence(officer, evidence=id_, title="", latitude=place[0], longitude=place[1])
    with pytest.raises(Refused, match="D310"):
        change_evidence(officer, evidence=id_, title="ก" * 201)


def test_what_serves_nothing_is_removed_and_may_be_given_anew(
    officer: Actor, owed: list[Owed]
) -> None:
    id_ = given(officer, uses=[For("report", thing(owed[0]))])
    file = Evidence.objects.get(pk=id_).file_id
    assert "remove" not in steps(officer, id_)
    unuse_evidence(officer, evidence=id_, kind="report", thing=thing(owed[0]))
    assert "remove" in steps(officer, id_)
    remove_evidence(officer, evidence=id_)
    assert library(officer) == []
    with pytest.raises(LookupError):
        evidence(officer, id_)
    with pytest.raises(Denied):
        files.file(officer, file)
    assert given(officer) != id_


def test_a_library_is_searched_and_read_on(officer: Actor) -> None:
    first = given(officer, title="ประชุมคณะทำงาน", place="หอประชุม")
    second = given(officer, picture(colour="green"), title="ลงพื้นที่", people="กำนัน")
    assert [one.id for one in library(officer)] == [second, first]
    assert [one.id for one in library(officer, words="หอประชุม คณะ")] == [first]
    assert [one.id for one in library(officer, before=second)] == [first]


def test_a_sending_that_nobody_saw_lets_its_evidence_go_but_not_that_of_an_earlier_one(
    officer: Actor, owed: list[Owed]
) -> None:
    first = given(officer, uses=[For("report", thing(owed[0]), "photo")])
    freeze("report", thing(owed[0]))
    second = given(officer, picture(colour="green"), uses=[For("report", thing(owed[0]), "photo")])
    sent = freeze("report", thing(owed[0]))
    assert [(one.evidence, one.wanted) for one in sent] == [(first, "photo"), (second, "photo")]
    thaw("report", thing(owed[0]), keep={(first, "photo")})
    assert [(one.id, one.frozen) for one in evidence_of(officer, "report", thing(owed[0]))] == [
        (first, True),
        (second, False),
    ]
