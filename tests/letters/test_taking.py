"""Papers come in, are read by a job, split and linked; nothing that goes wrong loses a letter."""

from __future__ import annotations

import pytest
from django_tasks_db.models import DBTaskResult

from tests.letters.desk_papers import at_desk, page, simple, taken, twin
from tests.scanning.makers import LINES
from wian.files.queries import of_thing
from wian.jobs.running import run
from wian.ledger.models import Entry
from wian.letters.actions import keeping, reading
from wian.letters.actions.reading import read_letter, rescue
from wian.letters.actions.taking import Paper, take_in
from wian.letters.models import Band, Citation, Doubt, Indexed, Letter, Link, Text, Tie
from wian.offices.acting import Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_file_and_a_pasted_text_are_letters_that_wait_to_be_read(clerk: Actor, home: int) -> None:
    papers = [Paper("scan.pdf", data=page(LINES)), Paper("", text=twin("002"))]
    found = take_in(clerk, office=home, papers=papers, source="upload")
    assert [one.refusal for one in found] == [None, None]
    rows = [Letter.objects.get(pk=one.letter) for one in found]
    assert {(row.state, row.way, row.office_id) for row in rows} == {("reading", "in", home)}
    assert all(row.digest and row.job for row in rows)
    files = [of_thing(clerk, "letter", row.pk) for row in rows]
    assert [[file.media for file in of] for of in files] == [["application/pdf"], ["text/plain"]]
    assert Entry.objects.filter(verb="letter.take").count() == 2


def test_one_bad_paper_never_loses_the_others(clerk: Actor, home: int) -> None:
    papers = [
        Paper("empty.pdf"),
        Paper("good.txt", data=twin("002").encode()),
        Paper("program.exe", data=b"MZ\x90\0" + b"\0" * 200),
        Paper("nothing", text=" \n"),
        Paper("long", text="ก" * 1_000_001),
    ]
    found = take_in(clerk, office=home, papers=papers, source="upload")
    numbers = [one.refusal.number if one.refusal else None for one in found]
    assert numbers == ["B101", None, "B103", "L114", "L115"]
    assert [one.letter is not None for one in found] == [False, True, False, False, False]
    assert Letter.objects.count() == 1


def test_only_who_may_write_letters_there_takes_any_in(outsider: Actor, home: int) -> None:
    with pytest.raises(Denied):
        take_in(outsider, office=home, papers=[Paper("a", text=twin("002"))], source="paste")
    assert not Letter.objects.exists()
    assert Entry.objects.filter(verb="do.denied").exists()
    there = by_key("d5702")
    assert take_in(outsider, office=there, papers=[Paper("a", text="ข")], source="paste")[0].letter


def test_a_letter_is_read_by_a_worker_into_facts_doubts_and_columns(
    clerk: Actor, home: int
) -> None:
    [id_] = taken(clerk, home, twin("002"))
    assert run(stop=lambda: False, once=True) >= 1
    letter = Letter.objects.get(pk=id_)
    assert (letter.state, letter.trouble, letter.revision) == ("desk", "", 1)
    assert letter.number == "กส 0033.12/ว 26417"
    assert letter.number_key == "กส0033.12/ว26417"
    assert letter.subject.startswith("การยกระดับศูนย์เรียนรู้")
    assert letter.text.raw == twin("002")
    [doubt] = Doubt.objects.filter(letter=letter)
    [(where, start, end)] = doubt.quotes
    assert where == id_
    assert twin("002")[start:end] == "ภส ๐๐๓๓.๑๒/ว ๒๖๔๑๗"
    assert Band.objects.filter(letter=letter).exists()
    assert Indexed.objects.filter(letter=letter).exists()
    assert Entry.objects.filter(verb="letter.read", thing=str(id_)).count() == 1


def test_a_file_with_several_documents_becomes_letters_that_know_each_other(
    clerk: Actor, home: int
) -> None:
    [cover] = at_desk(clerk, home, twin("003"))
    rows = list(Letter.objects.order_by("pk"))
    assert [(row.whole_id, row.part, row.state) for row in rows] == [
        (None, 0, "desk"),
        (cover, 1, "enclosed"),
        (cover, 2, "enclosed"),
    ]
    assert "".join(row.text.raw for row in rows) == twin("003")
    for row in rows:
        place = row.text.facts["places"].get("number")
        if place:
            printed = row.text.raw[slice(*place["span"])]
            assert printed.strip().startswith(("พช", "มท"))
    ties = {(t.letter_id, t.other_id, t.kind, t.state) for t in Tie.objects.all()}
    forwarded, annex = rows[1].pk, rows[2].pk
    assert ties == {
        (forwarded, cover, "forwarded", "confirmed"),
        (forwarded, annex, "enclosure", "confirmed"),
    }
    assert all(len(of_thing(clerk, "letter", row.pk)) == 1 for row in rows)
    assert {doubt.letter_id for doubt in Doubt.objects.all()} == {cover}
    assert set(Citation.objects.values_list("number_key", flat=True)) >= {"มท0816.4/ว2389"}


def test_the_order_enclosed_in_a_file_is_tied_to_its_cover(clerk: Actor, home: int) -> None:
    [cover] = at_desk(clerk, home, twin("004"))
    order = Letter.objects.get(kind="order")
    assert (order.whole_id, order.state) == (cover, "enclosed")
    assert Tie.objects.get(other=order, kind="enclosure").letter_id == cover
    assert order.text.facts["committees"]


def test_letters_scanned_in_one_pile_lie_on_the_desk_each_for_itself(
    clerk: Actor, home: int
) -> None:
    one, other = simple(7), simple(8).replace("การรายงานผล", "การประกวดหมู่บ้าน")
    [first] = at_desk(clerk, home, f"{one}\f{other}")
    rows = Letter.objects.order_by("pk")
    assert [(row.state, row.number[-3:]) for row in rows] == [("desk", "ว 7"), ("desk", "ว 8")]
    assert rows[1].whole_id == first
    assert not Tie.objects.filter(kind__in=("forwarded", "enclosure")).exists()


def test_links_and_secrecy_of_a_letter_are_kept(clerk: Actor, home: int) -> None:
    text = simple(5).replace("จึงเรียน", "ดูที่ https://example.go.th/form\n\nจึงเรียน")
    [id_] = at_desk(clerk, home, f"ลับมาก\n{text}")
    assert Letter.objects.get(pk=id_).secrecy == "ลับมาก"
    assert Link.objects.get(letter=id_).url == "https://example.go.th/form"


@pytest.mark.parametrize(
    ("data", "number"),
    [(page(()), "S112"), (b"%PDF-1.7\nbroken", "S105")],
    ids=["no text", "damaged"],
)
def test_what_cannot_be_read_needs_attention_and_says_why(
    clerk: Actor, home: int, data: bytes, number: str
) -> None:
    [one] = take_in(clerk, office=home, papers=[Paper("x.pdf", data=data)], source="upload")
    assert one.letter is not None
    read_letter.call(one.letter)
    letter = Letter.objects.get(pk=one.letter)
    assert (letter.state, letter.trouble) == ("desk", number)
    assert set(letter.trouble_words) == {"th", "en"}
    assert not Text.objects.exists()


def test_reading_twice_changes_nothing(clerk: Actor, home: int) -> None:
    [id_] = at_desk(clerk, home, twin("003"))
    rows = Letter.objects.count()
    read_letter.call(id_)
    assert Letter.objects.count() == rows
    assert Letter.objects.get(pk=id_).revision == 1
    assert Entry.objects.filter(verb="letter.read").count() == 1


def test_a_failing_search_for_copies_fails_no_letter(
    clerk: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(letter: int) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "tie_alike", broken)
    [id_] = at_desk(clerk, home, twin("002"))
    assert Letter.objects.get(pk=id_).state == "desk"


def test_a_change_that_fails_leaves_nothing_half_written(
    clerk: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(ids: object) -> None:
        raise ZeroDivisionError

    [id_] = taken(clerk, home, twin("003"))
    monkeypatch.setattr(keeping, "index_many", broken)
    with pytest.raises(ZeroDivisionError):
        read_letter.call(id_)
    assert Letter.objects.get().state == "reading"
    assert not Text.objects.exists()
    assert not Doubt.objects.exists()


def test_a_letter_whose_job_is_gone_needs_attention_after_a_while(
    clerk: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost, waiting = taken(clerk, home, twin("002"), simple(1))
    DBTaskResult.objects.filter(pk=Letter.objects.get(pk=lost).job).delete()
    rescue()
    assert Letter.objects.filter(state="reading").count() == 2
    monkeypatch.setattr(reading, "SILENT", -reading.SILENT)
    rescue()
    assert Letter.objects.get(pk=lost).trouble == "L120"
    assert Letter.objects.get(pk=waiting).state == "reading"


@pytest.mark.parametrize("kind", ["same_bytes", "same_number", "near_text"])
def test_a_letter_that_comes_again_is_tied_to_the_first(clerk: Actor, home: int, kind: str) -> None:
    from wian.bench.damage import damage

    text = twin("002")
    other = twin("003")
    again = {
        "same_bytes": text,
        "same_number": text[:900] + "\n" + "ข้อความอื่นที่ต่างไปโดยสิ้นเชิง " * 40 + text[1700:],
        "near_text": damage(text, "medium", 4).replace("๒๖๔๑๗", "๒๖๔๑๑"),
    }[kind]
    first, unlike, second = at_desk(clerk, home, text, other, again)
    ties = Tie.objects.filter(kind__in=("same_bytes", "same_number", "near_text"))
    assert [(t.letter_id, t.other_id, t.kind, t.state) for t in ties] == [
        (second, first, kind, "suggested")
    ]
    assert Letter.objects.filter(pk__in=(first, unlike, second)).count() == 3


def test_a_rejected_tie_is_not_suggested_anew(clerk: Actor, home: int) -> None:
    first, second = at_desk(clerk, home, twin("002"), twin("002"))
    Tie.objects.filter(letter=second, other=first).update(state="rejected")
    read_letter.call(second)
    read_letter.call(first)
    assert list(Tie.objects.values_list("state", flat=True)) == ["rejected"]


def test_letters_of_other_offices_are_not_tied(clerk: Actor, outsider: Actor, home: int) -> None:
    at_desk(clerk, home, twin("002"))
    at_desk(outsider, by_key("d5702"), twin("002"))
    assert not Tie.objects.exists()
