"""What may stand in a row of the ledger."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wian.ledger import rules
from wian.ledger.verbs import VERBS, verb

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc"), inner, max_size=4),
    max_leaves=10,
)  # fmt: skip


def test_a_verb_is_told_in_thai_and_in_english() -> None:
    for name, found in VERBS.items():
        assert found.name == name
        assert any("ก" <= letter <= "๙" for letter in found.thai)
        assert found.english.isascii()
        assert verb(name) is found


def test_no_two_verbs_have_one_name() -> None:
    from wian.ledger.verbs import _LIST

    assert len(_LIST) == len(VERBS)


def test_a_verb_outside_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="no such verb"):
        verb("office.explode")


@given(st.dictionaries(st.text("abcก", min_size=1), PLAIN, max_size=5))
def test_plain_values_come_back_as_they_went_in(value: dict[str, object]) -> None:
    assert json.loads(rules.written(value)) == value


def test_dates_are_iso_text_and_decimals_keep_their_digits() -> None:
    value = {
        "since": date(2025, 10, 1),
        "at": datetime(2025, 10, 1, 9, 30, tzinfo=UTC),
        "points": Decimal("79.40"),
    }
    assert json.loads(rules.written(value)) == {
        "since": "2025-10-01",
        "at": "2025-10-01T09:30:00+00:00",
        "points": "79.40",
    }


def test_the_same_value_is_always_the_same_text() -> None:
    assert (
        rules.written({"b": 1, "a": "ก"}) == rules.written({"a": "ก", "b": 1}) == '{"a":"ก","b":1}'
    )


def test_nothing_and_an_empty_value_are_not_the_same() -> None:
    assert rules.written(None) == ""
    assert rules.written({}) == "{}"


@pytest.mark.parametrize(
    "value",
    [object(), b"x", {1, 2}, float("nan"), Decimal("NaN"), {("a",): 1}, "\ud800"],
    ids=lambda value: type(value).__name__,
)
def test_a_value_that_is_not_plain_is_refused(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        rules.written({"a": value})


def test_a_value_that_holds_itself_is_refused() -> None:
    value: dict[str, object] = {}
    value["a"] = value
    with pytest.raises(ValueError, match="Circular"):
        rules.written(value)


def test_a_value_above_eight_kilobytes_is_refused_by_bytes_not_letters() -> None:
    assert rules.written({"a": "x" * (rules.LARGEST - 8)})
    with pytest.raises(ValueError, match="8192 bytes"):
        rules.written({"a": "ก" * (rules.LARGEST // 3)})


@pytest.mark.parametrize(
    "value",
    [{"name": "สมมติ"}, {"mail": "a@example.org"}, {"list": [{"deep": "two words"}]}],
    ids=str,
)
def test_a_row_about_a_person_holds_no_words(value: dict[str, object]) -> None:
    assert rules.written(value)
    with pytest.raises(ValueError, match="words about a person"):
        rules.written(value, personal=True)


def test_a_row_about_a_person_holds_ids_codes_and_dates() -> None:
    value = {"post": 12, "fields": ["name", "phone"], "until": date(2025, 9, 30), "active": True}
    assert rules.written(value, personal=True)


@pytest.mark.parametrize("name", ["person.erase", "account.make", "sign.fail", "session.end"])
def test_verbs_about_people_are_known_as_such(name: str) -> None:
    assert verb(name).personal
    assert not verb("office.rename").personal


@given(st.ip_addresses())
def test_an_address_is_cut_to_a_network_that_holds_it(address) -> None:
    network = ip_network(rules.shortened(str(address)))
    found = getattr(address, "ipv4_mapped", None) or address
    assert found in network
    assert network.prefixlen == (24 if found.version == 4 else 48)
    assert len(str(network)) <= 43


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("::ffff:203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("", ""),
        ("unix:", ""),
        ("203.0.113.77, 198.51.100.1", ""),
    ],
)
def test_what_is_no_address_is_left_out_and_the_row_still_stands(
    address: str, network: str
) -> None:
    assert rules.shortened(address) == network
    assert not network or ip_address(network.split("/")[0])


@pytest.mark.parametrize(
    "thing",
    [("office", "สมมติ"), ("office", ""), ("Office", 1), ("", 1), ("office", "a b")],
    ids=str,
)
def test_a_thing_is_named_by_an_id_and_never_by_words(thing: tuple[str, int | str]) -> None:
    with pytest.raises(ValueError, match="a thing is"):
        rules.pair(thing)


def test_a_thing_touched_twice_stands_once_and_the_main_one_not_at_all() -> None:
    touched = [("office", 3), ("office", "2"), ("office", 3), ("office", 1)]
    assert rules.others(touched, ("office", "1")) == [("office", "2"), ("office", "3")]
