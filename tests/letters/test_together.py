"""Pictures of one letter become one letter: one PDF to read, each picture kept beside it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import pytest
from PIL import Image

from tests.letters.desk_papers import simple
from tests.scanning.makers import LINES, drawn, huge_png, pdf, saved
from tests.support import require
from wian.files.models import File
from wian.files.queries import of_thing, opened
from wian.ledger.models import Entry
from wian.letters.actions import together
from wian.letters.actions.reading import read_letter
from wian.letters.actions.taking import Paper, Taken, take_in
from wian.letters.actions.together import Given, digest_of, take_together
from wian.letters.models import Letter, Tie
from wian.letters.queries.alike import same_file
from wian.offices.acting import SYSTEM, Actor, Denied
from wian.offices.queries.offices import by_key

pytestmark = pytest.mark.django_db(transaction=True)


def photo(shade: int, **how: Any) -> bytes:
    """A picture unlike those of other shades."""
    return saved(Image.new("RGB", (60, 80), (shade, 90, 90)), "JPEG", **how)


PHOTOS = [("หน้า 2.jpg", photo(10)), ("IMG_1.jpg", photo(20)), ("c.jpg", photo(30))]


def took(who: Actor, office: int, papers: Sequence[tuple[str, bytes]], **how: Any) -> Taken:
    given = [Given(name, lambda data=data: data) for name, data in papers]  # type: ignore[misc]
    return take_together(who, office=office, papers=given, source="upload", **how)


def refusal(found: Taken) -> str:
    """Its words; nothing was taken in."""
    assert found.letter is None
    assert found.refusal is not None
    assert not Letter.objects.exists()
    assert not File.objects.exists()
    return f"{found.refusal.number}: {found.refusal.thai}"


def test_pictures_become_one_letter_with_one_pdf_and_each_picture_as_it_was(
    clerk: Actor, home: int
) -> None:
    found = took(clerk, home, PHOTOS)
    letter = Letter.objects.get()
    assert (found.letter, found.refusal) == (letter.pk, None)
    assert (letter.state, letter.source, letter.office_id) == ("reading", "upload", home)
    assert letter.job
    whole, *beside = of_thing(clerk, "letter", letter.pk)
    assert (whole.label, whole.media, whole.pages) == ("original", "application/pdf", 3)
    assert whole.name == letter.name == "หน้า 2 (3 หน้า).pdf"
    assert [file.label for file in beside] == ["page.1", "page.2", "page.3"]
    assert all(file.original is None for file in beside)
    for file, (name, data) in zip(beside, PHOTOS, strict=True):
        assert file.name == name
        with opened(clerk, file.id, how="view").stream as stream:
            assert stream.read() == data
    assert Entry.objects.filter(verb="letter.take").count() == 1


def test_the_letter_is_read_from_all_pages_in_their_order(clerk: Actor, home: int) -> None:
    first, second = simple(7).split("จึงเรียน")
    papers = [(f"{n}.pdf", pdf(tuple(text.split("\n")))) for n, text in enumerate((first, second))]
    found = took(clerk, home, papers)
    assert found.letter is not None
    read_letter.call(found.letter)
    letter = Letter.objects.get()
    assert (letter.state, letter.trouble, letter.number[-3:]) == ("desk", "", "ว 7")
    assert [page["number"] for page in letter.text.pages] == [1, 2]
    assert "ทุกอำเภอ" in letter.text.raw.split("\f")[0]


def test_pictures_of_a_letter_are_read_by_the_worker(clerk: Actor, home: int) -> None:
    require("ocr")
    papers = [("1.png", saved(drawn())), ("2.png", saved(drawn(LINES[3:])))]
    found = took(clerk, home, papers)
    assert found.letter is not None
    read_letter.call(found.letter)
    letter = Letter.objects.get()
    assert letter.trouble == ""
    assert {page["source"] for page in letter.text.pages} == {"ocr"}
    assert "คุณภาพชีวิตผู้สูงอายุ" in letter.subject


def test_one_picture_alone_stays_the_paper_that_it_is(clerk: Actor, home: int) -> None:
    found = took(clerk, home, PHOTOS[:1])
    letter = Letter.objects.get(pk=found.letter)
    [file] = of_thing(clerk, "letter", letter.pk)
    assert (file.label, file.media, letter.name) == ("original", "image/jpeg", "หน้า 2.jpg")
    assert letter.digest == sha256(PHOTOS[0][1]).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("บันทึก.txt", simple(1).encode(), "L131"),
        ("letter.docx", b"PK\x03\x04" + b"\0" * 60, "B103"),
        ("empty.jpg", b"", "B101"),
        ("bomb.png", huge_png(30_000, 30_000), "B108"),
        ("cut.jpg", saved(drawn(), "JPEG")[:30_000], "S110"),
        ("broken.pdf", b"%PDF-1.7\nbroken", "S105"),
    ],
    ids=["text", "packed", "empty", "bomb", "cut", "broken"],
)
def test_one_bad_paper_and_none_is_taken_in_and_the_words_name_it(
    clerk: Actor, home: int, name: str, data: bytes, why: str
) -> None:
    said = refusal(took(clerk, home, [PHOTOS[0], (name, data), PHOTOS[1]]))
    assert said.startswith(f"L130: ยังไม่ได้รับสักหน้า ติดที่ไฟล์ลำดับที่ 2 “{name}”:")
    assert said.endswith(f"({why})")


def test_a_name_with_hidden_signs_is_told_without_them(clerk: Actor, home: int) -> None:
    said = refusal(took(clerk, home, [PHOTOS[0], ("../\u202egpj.{x}\n" + "ก" * 300, b"")]))
    assert "“gpj.{x} กก" in said
    assert len(said) < 300


def test_no_papers_and_three_hundred_are_refused_unread(clerk: Actor, home: int) -> None:
    def never() -> bytes:
        raise AssertionError("read")

    assert refusal(took(clerk, home, [])).startswith("L132")
    many = [Given(f"{n}.jpg", never) for n in range(300)]
    found = take_together(clerk, office=home, papers=many, source="upload")
    assert "เกิน 200 หน้า" in refusal(found)


def test_more_pages_or_bytes_than_a_file_may_have_are_refused(
    clerk: Actor, home: int, settings: Any
) -> None:
    thick = pdf(*[LINES[:1]] * 150)
    assert "“b.pdf”: รวมกันแล้วเกิน 200 หน้า" in refusal(
        took(clerk, home, [("a.pdf", thick), ("b.pdf", thick)])
    )
    settings.WIAN_UPLOAD_MAX_BYTES = 1_000_000
    sharp = saved(Image.effect_noise((1000, 1000), 90), "JPEG", quality=92)
    assert 700_000 < len(sharp) < 1_000_000
    said = refusal(took(clerk, home, [("a.jpg", sharp), ("b.jpg", sharp)]))
    assert "“b.jpg”: รวมกันแล้วใหญ่เกิน 1 MB" in said


def test_only_who_may_write_letters_there_takes_any_in(outsider: Actor, home: int) -> None:
    for papers in ([], PHOTOS[:1], PHOTOS):
        with pytest.raises(Denied):
            took(outsider, home, papers)
    assert not Letter.objects.exists()
    assert Entry.objects.filter(verb="do.denied").exists()


def test_a_store_that_does_not_answer_takes_nothing(
    clerk: Actor, home: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: Any, **how: Any) -> int:
        raise OSError

    monkeypatch.setattr(together, "store", full)
    assert refusal(took(clerk, home, PHOTOS)).startswith("L123")


def test_what_fails_at_the_end_leaves_no_letter(clerk: Actor, home: int) -> None:
    def broken(taken: Taken) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        took(clerk, home, PHOTOS, also=broken)
    assert not Letter.objects.exists()


def test_the_same_pictures_again_are_told_and_tied_in_whatever_order(
    clerk: Actor, outsider: Actor, home: int
) -> None:
    first, again = took(clerk, home, PHOTOS).letter, took(clerk, home, PHOTOS[::-1]).letter
    theirs = took(outsider, by_key("d5702"), PHOTOS).letter
    assert None not in (first, again, theirs)
    assert [(e.id, e.wholly) for e in same_file(clerk, [again])[again]] == [(first, True)]
    assert same_file(outsider, [theirs])[theirs] == ()
    for id_ in (first, again, theirs):
        read_letter.call(id_)
    ties = Tie.objects.values_list("letter", "other", "kind")
    assert list(ties) == [(again, first, "same_bytes")]


def test_a_picture_that_was_a_letter_or_a_page_before_is_told(clerk: Actor, home: int) -> None:
    paper = Paper("x.jpg", data=PHOTOS[1][1])
    [single] = take_in(clerk, office=home, papers=[paper], source="upload")
    whole = took(clerk, home, PHOTOS).letter
    other = took(clerk, home, [("y.jpg", photo(40)), PHOTOS[2]]).letter
    [later] = take_in(clerk, office=home, papers=[paper], source="upload")
    assert None not in (whole, other, single.letter, later.letter)
    found = same_file(clerk, [whole, other, later.letter])
    told = {id_: [(one.id, one.wholly) for one in rows] for id_, rows in found.items()}
    assert told == {
        whole: [(single.letter, False)],
        other: [(whole, False)],
        later.letter: [(single.letter, True), (whole, False)],
    }


def test_telling_what_came_before_costs_the_same_for_many(
    clerk: Actor, home: int, django_assert_max_num_queries: Any
) -> None:
    ids = [took(clerk, home, PHOTOS).letter or 0 for _ in range(4)]
    for some in (ids[-1:], ids):
        with django_assert_max_num_queries(8):
            assert len(same_file(clerk, some)[ids[-1]]) == 3


def test_the_digest_of_papers_is_of_the_set_of_them() -> None:
    assert digest_of(["a", "b"]) == digest_of(["b", "a", "b"]) != digest_of(["a", "c"])
    assert digest_of(["a", "a"]) == "a"


def test_letters_of_pictures_are_the_same_on_either_database(both: str) -> None:
    home = by_key("d5701")
    first, again = (took(SYSTEM, home, PHOTOS).letter for _ in range(2))
    assert None not in (first, again)
    files = of_thing(SYSTEM, "letter", again)
    assert [file.label for file in files] == ["original", "page.1", "page.2", "page.3"]
    assert [one.id for one in same_file(SYSTEM, [again])[again]] == [first]
    assert took(SYSTEM, home, [PHOTOS[0], ("a.txt", b"text")]).letter is None
    assert Letter.objects.filter(pk__in=(first, again)).count() == 2
