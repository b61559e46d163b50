"""Mobiles and passcodes are hidden wherever they stand, and every place in the text still holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.inside import kept, somebody
from tests.support import ROOT
from wian.letters.masking import CLEAR, mask_link, veil
from wian.letters.models import Correction, Text
from wian.letters.queries.veiling import veils
from wian.offices.acting import SYSTEM, Actor
from wian.reading import read
from wian.reading.export import to_dict
from wian.thai.digits import to_thai

TWINS = Path(ROOT) / "examples" / "letters"


def document(number: int, at: int) -> tuple[str, dict[str, Any]]:
    text = (TWINS / f"00{number}.txt").read_text(encoding="utf-8")
    return text, to_dict(read(text))["documents"][at]


def test_the_passcode_of_the_twin_is_hidden_in_text_and_facts() -> None:
    text, facts = document(3, 2)
    over = veil((facts,))
    hidden = over.text(text)
    assert "namfon65" in text
    assert "namfon65" not in hidden
    assert len(hidden) == len(text)
    assert hidden.replace("•", "") == text.replace("namfon65", "")
    assert "namfon65" not in repr(over.facts(facts))
    assert over.hides("รหัส NAMFON65 นะ")


def test_the_mobile_of_the_twin_is_hidden_however_it_is_written() -> None:
    text, facts = document(1, 0)
    over = veil((facts,))
    hidden = over.text(text)
    assert over.facts(facts)["contacts"][1]["phone"] == "•" * 10
    start, end = facts["contacts"][1]["span"]
    assert not any(char.isdigit() for char in hidden[start:end])
    office = facts["contacts"][0]
    assert over.facts(office) == office
    for written in ("090-000-0317", to_thai("0900000317"), "0 9000 00317", "090) 000.0317"):
        assert over.text(f"โทร. {written} ครับ") == f"โทร. {'•' * len(written)} ครับ"
    assert over.text("ว 10900000317") == "ว 10900000317"


def test_a_mobile_that_somebody_typed_is_hidden_without_a_mark() -> None:
    over = veil(({"contacts": [{"phone": "0812345678"}, None]},))
    assert over.text("โทร 081-234-5678") == f"โทร {'•' * 12}"
    assert veil(({"contacts": [{"phone": "053710000"}]},)) == CLEAR


def test_a_link_shows_its_host_and_no_more() -> None:
    assert mask_link("https://a.go.th/x?pwd=1") == "https://a.go.th/•••••••"
    assert mask_link("รหัส") == "••••"


@given(st.text(max_size=60), st.text("0123456789abcXYZ-", min_size=3, max_size=12))
def test_a_veil_keeps_every_length_and_leaves_no_secret(text: str, secret: str) -> None:
    over = veil(({"meetings": [{"passcode": secret}]},))
    told = f"{text} {secret} {text}"
    hidden = over.text(told)
    assert len(hidden) == len(told)
    assert f" {secret} " not in hidden


@pytest.mark.django_db
def test_only_who_may_see_personal_data_at_the_keeping_office_sees_through(
    home: int, clerk: Actor, outsider: Actor, django_assert_max_num_queries: Any
) -> None:
    chief = somebody("head", home, given="หัวหน้า")
    text, facts = document(1, 0)
    ids = []
    for _ in range(5):
        letter = kept(home)
        Text.objects.create(letter=letter, raw=text, facts=facts)
        ids.append(letter.pk)
    assert veils(chief, ids)[ids[0]] == veils(SYSTEM, ids)[ids[0]] == CLEAR
    for actor in (clerk, outsider):
        with django_assert_max_num_queries(3):
            found = veils(actor, ids)
        assert all(over.hides("0900000317") for over in found.values())


@pytest.mark.django_db
def test_what_was_corrected_is_hidden_too(home: int, clerk: Actor) -> None:
    text, facts = document(1, 0)
    letter = kept(home)
    Text.objects.create(letter=letter, raw=text, facts=facts)
    Correction.objects.create(letter=letter, name="contacts.1.phone", value="0899999999")
    over = veils(clerk, (letter.pk,))[letter.pk]
    assert over.hides("089 999 9999")
    assert over.hides("0900000317")
