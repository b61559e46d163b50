"""Who may not see what a letter says in private cannot find the letter by it, digit by digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.searching import found, kept, looked
from wian.letters.actions.indexing import rebuild
from wian.letters.masking import veil
from wian.letters.models import Correction, Indexed, Link
from wian.letters.queries.search import suggest
from wian.letters.search.document import written
from wian.letters.search.folding import even, plain
from wian.offices.acting import Actor

FACTS = {
    "contacts": [{"phone": "0812345678", "private": True}],
    "meetings": [{"passcode": "k7Q2x9"}],
    "people": ["นายสมชาย ใจดี"],
    "places": {"people": [{"span": [0, 5], "confidence": 0.9, "private": True}]},
}
TEXT = "ประชุมโทร ๐๘ ๑๒๓๔-๕๖๗๘ รหัส K7q2X9 นายสมชาย ใจดี ฝ่ายทะเบียน ที่ ๑๒๓๔"


def _pieces(secret: str) -> list[str]:
    return [secret[a:b] for a in range(len(secret)) for b in range(a + 1, len(secret) + 1)]


@pytest.mark.django_db
@pytest.mark.usefixtures("both")
class TestAsked:
    """Asked of both databases."""

    def test_only_who_sees_personal_data_finds_a_letter_by_it(
        self, home: int, clerk: Actor, head: Actor
    ) -> None:
        id_ = kept(home, TEXT, facts=FACTS)
        for typed in ("0812345678", "๐๘๑๒", "k7q2", "Q2X9", "สมชาย", "ชายใจ", "โทร 0812345678"):
            assert found(typed, head) == [id_]
            assert found(typed, clerk) == []
            assert looked(typed, clerk).total == 0
        for typed in ("ประชุม", "1234", "๑๒", "โทร", "ฝ่ายทะเบียน", "รหัส ประชุม"):
            assert found(typed, head) == found(typed, clerk) == [id_]

    def test_no_piece_that_reaches_into_a_secret_tells_its_next_digit(
        self, home: int, clerk: Actor
    ) -> None:
        kept(home, "รหัส ๗๓๙๑๕๕ สิ้นสุด", facts={"meetings": [{"passcode": "739155"}]})
        reaching = [*_pieces("739155"), "รหัส7", "ส7", "5สิ้น", "รหัส739155สิ้นสุด"]
        assert [typed for typed in reaching if found(typed, clerk)] == []

    def test_a_suggestion_is_not_made_by_what_only_the_text_says_in_private(
        self, home: int, clerk: Actor, head: Actor
    ) -> None:
        kept(home, TEXT, facts=FACTS, subject="ประชุม ๐๘๑๒๓๔๕๖๗๘")
        assert suggest(clerk, "ประชุม").subjects == ()
        assert suggest(clerk, "0812").subjects == suggest(head, "0812").subjects == ()

    def test_what_a_person_put_right_and_a_private_link_are_secrets_too(
        self, home: int, clerk: Actor, head: Actor
    ) -> None:
        id_ = kept(home, "เข้าที่ https://zoom.us/j/99887766 โทร ๐๘๖๕๕๕๔๔๔๓")
        Link.objects.create(letter_id=id_, url="https://zoom.us/j/99887766", private=True)
        contacts = [{"phone": "0865554443", "private": True}]
        Correction.objects.create(letter_id=id_, name="contacts", value=contacts)
        assert rebuild().mended == 1
        for typed in ("99887766", "998", "0865554443", "j/9"):
            assert found(typed, head) == [id_]
            assert found(typed, clerk) == []
        assert found("zoom.us", clerk) == [id_]

    def test_a_letter_without_secrets_keeps_no_second_text(self, home: int) -> None:
        row = Indexed.objects.get(pk=kept(home, "ประชุมเรื่องน้ำ ๑๒๓๔"))
        assert (row.veiled, row.latin) == ("", True)


@given(before=st.text("กข12 -", max_size=6), after=st.text("กข12 -", max_size=6), data=st.data())
def test_what_is_searched_openly_holds_no_piece_of_the_text_that_touches_a_secret(
    before: str, after: str, data: st.DataObject
) -> None:
    secret = data.draw(st.sampled_from(["987654", "k7Q2x", "สมชาย"]))
    text = f"{before} {secret} {after}"
    over = veil([{"meetings": [{"passcode": secret}]}])
    said = written([text], over)
    assert said.latin is secret.isascii()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = text[start:end]
    place = len(before) + 1
    if start < place + len(secret) and end > place and piece.strip():
        assert even(piece) not in said.veiled
        assert plain(piece) not in said.veiled
    elif piece.strip(" -"):
        assert plain(piece) in said.veiled
