"""Searching letters: what is found and what is not, in which order, on both databases."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ledger.support import undone
from tests.letters.searching import EXAMPLES, found, kept, looked
from wian.letters.actions.indexing import index
from wian.letters.errors import Refused
from wian.letters.models import Book, Correction, Draft, Entry, Indexed, Letter
from wian.letters.queries.search import COUNTED
from wian.letters.search.folding import even, plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("both")]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
SHORT = "กขาีำ่้เแ๑1 aB-.\"'%_\\*\n\0"
LOOSELY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(texts=st.lists(st.text(SHORT, max_size=12), min_size=1, max_size=5), data=st.data())
@LOOSELY
def test_whatever_stands_in_a_folded_text_is_found_and_nothing_else(
    home: int, texts: list[str], data: st.DataObject
) -> None:
    needle = data.draw(st.one_of(st.sampled_from(texts), st.text(SHORT, max_size=4)))
    start = data.draw(st.integers(0, len(needle)))
    typed = "".join(needle[start : start + data.draw(st.integers(1, 6))].split())
    typed = typed.replace('"', "")
    with undone():
        ids = {kept(home, text.replace("\0", "")): text for text in texts}
        true = {id_ for id_, text in ids.items() if even(typed) in even(text)}
        seen = set(found(typed))
        assert true <= seen
        # What is found beyond that stands in the text as it was printed.
        rows = Indexed.objects.filter(letter__in=seen - true).values_list("folded", flat=True)
        forms = (even(typed), plain(typed))
        assert all(any(form in folded for form in forms) for folded in rows)


@given(data=st.data())
@LOOSELY
def test_every_piece_of_a_real_letter_is_found_in_either_script_of_digits(
    home: int, data: st.DataObject
) -> None:
    if not Letter.objects.exists():
        for text in TEXTS:
            kept(home, text)
    text = data.draw(st.sampled_from(TEXTS))
    start = data.draw(st.integers(0, len(text) - 20))
    typed = text[start : start + data.draw(st.integers(2, 20))]
    swapped = typed.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙0123456789", "0123456789๐๑๒๓๔๕๖๗๘๙"))
    rows = Letter.objects.select_related("text")
    assert {row.pk for row in rows if typed in row.text.raw} <= set(found(typed))
    assert found(swapped) == found(typed)


def test_a_word_comes_before_the_same_letters_inside_another_word(home: int) -> None:
    place = kept(home, "ประชุมที่อำเภอพาน จังหวัดเชียงราย")
    bridge = kept(home, "ซ่อมสะพานข้ามแม่น้ำ")
    page = looked("พาน")
    assert [(hit.id, hit.sure) for hit in page.hits] == [(place, True), (bridge, False)]
    assert page.total == 2


@pytest.mark.parametrize("typed", ["ชรบ", "ชรบ."])
def test_an_abbreviation_is_meant_with_its_dot_or_without(home: int, typed: str) -> None:
    village = kept(home, "ชุดรักษาความปลอดภัยหมู่บ้าน (ชรบ.) ออกตรวจ")
    town = kept(home, "จังหวัดเพชรบูรณ์ เลขที่ ชรบ.๑")
    other = kept(home, "ที่ว่าการอำเภอเมืองเพชรบูรณ์")
    hits = {hit.id: hit.sure for hit in looked(typed).hits}
    assert hits[village]
    assert hits[town]
    assert not hits.get(other)


def test_the_newest_comes_first_among_equals(home: int) -> None:
    ids = [kept(home, f"งานพัฒนาชุมชน ครั้งที่ {n}") for n in range(3)]
    assert found("พัฒนาชุมชน") == ids[::-1]


def test_words_in_the_order_typed_come_before_the_same_words_apart(home: int) -> None:
    ordered = kept(home, "เรื่อง ตรวจราชการ เชียงราย")
    apart = kept(home, "เชียงราย ขอเชิญร่วมตรวจราชการ")
    kept(home, "เชียงรายเท่านั้น")
    assert found("ตรวจราชการ เชียงราย") == [ordered, apart]


def test_words_in_quotes_are_one_piece(home: int) -> None:
    together = kept(home, "ชุมชนเข้มแข็ง ยั่งยืน")
    kept(home, "เข้มแข็ง ชุมชน ยั่งยืน")
    assert found('"ชุมชนเข้มแข็ง ยั่งยืน"') == found('"ชุมชน เข้มแข็ง') == [together]


def test_a_number_is_found_in_either_script_of_digits_with_its_marks_or_without(home: int) -> None:
    number = kept(home, "ที่ ชร ๐๐๑๙.๒/ว ๓๐๓๒๒", number="ชร 0019.2/ว 30322")
    kept(home, "ที่ ชร ๐๐๑๙.๒/ว ๓๐๓๒๓")
    for typed in ("30322", "๓๐๓๒๒", "ว๓๐๓๒๒", "0019.2/ว 30322", "ชร ๐๐๑๙.๒/ว ๓๐๓๒๒"):
        assert found(typed) == [number]
        assert looked(typed).hits[0].sure


def test_a_damaged_word_finds_the_letter_as_printed_and_as_corrected(home: int) -> None:
    damaged = kept(home, "จังหวัดอุดรดิตถ์", repaired="จังหวัดอุตรดิตถ์")
    assert found("อุดรดิตถ์") == found("อุตรดิตถ์") == [damaged]


def test_what_a_person_corrected_finds_the_letter_until_it_is_taken_back(home: int) -> None:
    id_ = kept(home, "นายกิตภพ")
    said = {"letter_id": id_, "name": "signatory.name", "printed": "นายกิตภพ"}
    Correction.objects.create(value="นายกิตติภพ", **said)
    index(id_)
    assert found("กิตติภพ") == found("กิตภพ") == [id_]
    Correction.objects.create(back=True, **said)
    index(id_)
    assert found("กิตติภพ") == []


def test_the_line_of_a_letter_in_a_book_finds_it(home: int) -> None:
    id_ = kept(home, "หนังสือ")
    book = Book.objects.create(office_id=home, way="in", year=2024)
    line = {"state": "issued", "day": date(2024, 7, 1), "sender": "สำนักงานจังหวัด"}
    Entry.objects.create(book=book, number=1565, letter_id=id_, **line)
    index(id_)
    assert found("๑๕๖๕") == found("1565") == found("สำนักงานจังหวัด") == [id_]
    assert found("", book=book.pk) == found("", year=2024) == [id_]
    assert found("", year=2023) == []


def test_only_the_newest_wording_of_a_draft_is_found(home: int) -> None:
    id_ = kept(home)
    for version, words in enumerate(("ขอความอนุเคราะห์", "ขอเชิญประชุม"), 1):
        Draft.objects.create(letter_id=id_, version=version, content={"body": [words]})
    index(id_)
    assert found("ขอเชิญประชุม") == [id_]
    assert found("อนุเคราะห์") == []


def test_a_letter_is_found_however_its_marks_are_ordered(home: int) -> None:
    ids = [kept(home, word) for word in ("แหล่งน้ำ", "แหล่งนํ้า", "เเหล่งน้ํา", "แหล่งนำ้")]
    for typed in ("แหล่งน้ำ", "แหล่งนํ้า", "เเหล่งน้ํา", "นำ้"):
        assert sorted(found(typed)) == ids


@pytest.mark.parametrize("typed", ["ก", "ร.", "/", "๕", "อก", "..."])
def test_one_or_two_characters_are_enough(home: int, typed: str) -> None:
    id_ = kept(home, "สมัคร. ก/ข ... อก ๕")
    kept(home, "นาย")
    assert found(typed) == [id_]


@pytest.mark.parametrize(
    "typed",
    [
        '"', '""', '"ก', "*", "ก*", "NEAR(ก ข)", "ก OR ข", "ก AND", "NOT ก", "-ก", "^ก", "folded:ก",
        "(", "')); DROP TABLE letters_letter; --", "%", "_", "\\", "ก\0ข", "\ud800", "\U0010ffff",
        "\ue000", "ก" * 10_000, "ก ข " * 5_000, '" ' * 5_000, "{a} | b & !c <-> d:*", "'", "😀",
    ],
)  # fmt: skip
def test_nothing_that_is_typed_is_a_command(home: int, typed: str) -> None:
    kept(home, "ข้อความ")
    assert looked(typed).total in {0, 1}
    assert Letter.objects.count() == 1


def test_with_nothing_typed_the_filters_alone_choose(home: int) -> None:
    first = kept(home, state="registered", urgency="ด่วน", kind="memo", issuer="กรมการปกครอง")
    second = kept(home, way="out", dated=date(2024, 3, 1), earliest_due=date(2024, 4, 1))
    assert found("") == found('" "') == [second, first]
    for wanted in (
        {"state": "registered"},
        {"urgency": "ด่วน"},
        {"kind": "memo"},
        {"issuer": "ปกครอง"},
        {"way": "in"},
    ):
        assert found("", **wanted) == [first]
    for day in (
        {"since": date(2024, 3, 1)},
        {"until": date(2024, 3, 1)},
        {"due_since": date(2024, 4, 1)},
        {"due_until": date(2024, 4, 1)},
        {"year": 2024},
    ):
        assert found("", **day) == [second]
    assert found("", issuer="\0\ud800%") == found("", office=home + 1) == []


def test_pages_follow_each_other_without_gap_or_double(home: int) -> None:
    for n in range(7):
        kept(home, f"ประชุม เชียงราย {n}")
        kept(home, f"เชียงราย ประชุม {n}")
        kept(home, f"ประชุมเชียงรายๆ สะพาน{n}")
        kept(home, f"การประชุมใหญ่ เชียงรายเหนือ {n}")
    whole = found("ประชุม เชียงราย")
    pages, after = list[int](), None
    while True:
        page = looked("ประชุม เชียงราย", after=after, most=3)
        assert (page.total, page.more) == (28, False)
        pages += [hit.id for hit in page.hits]
        if (after := page.next) is None:
            break
    assert pages == whole
    assert len(set(pages)) == 28


def test_a_next_page_that_was_never_offered_is_refused(home: int) -> None:
    for after in ("x", "3.1", "0.", "0.٣", "0.1e5", "0." + "9" * 25, "1.2.3"):
        with pytest.raises(Refused, match="L501"):
            looked("ก", after=after)


def test_a_total_is_exact_up_to_a_cap(home: int) -> None:
    rows = [Letter(office_id=home, way="in", state="desk", source="api") for _ in range(COUNTED)]
    ids = [row.pk for row in Letter.objects.bulk_create(rows)]
    Indexed.objects.bulk_create(Indexed(letter_id=id_, folded="กขค\n", words=" ก ") for id_ in ids)
    assert (looked("กขค").total, looked("กขค").more) == (COUNTED, False)
    kept(home, "กขค")
    assert (looked("กขค").total, looked("กขค").more) == (COUNTED, True)


@pytest.mark.parametrize("typed", ["", "ประชุม", "ประชุม ครั้ง", "ชุม"])
def test_a_page_takes_five_statements_however_many_letters_there_are(home: int, typed: str) -> None:
    counts = []
    for more in (1, 30):
        for n in range(more):
            kept(home, f"การประชุมครั้งที่ {n} ประชุม ครั้ง")
        with CaptureQueriesContext(
            connection,
        ) as sent:
            looked(typed)
        counts.append(len(sent))
    assert max(counts) <= 5
