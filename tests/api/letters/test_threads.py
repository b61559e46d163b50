"""Letters that belong together, links, and search by program."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.asking import code, done, got, post, sent
from tests.letters.inside import kept
from tests.letters.searching import kept as searched
from wian.letters.actions.indexing import index
from wian.letters.models import Link

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_letters_are_tied_rejected_and_confirmed(clerk: Client, home: int) -> None:
    one, other = kept(home), kept(home, "ชร 1/2")
    body = {"other": other.pk, "kind": "reply"}
    tie = done(post(clerk, f"letters/{one.pk}/ties", body))["tie"]
    family = got(clerk, f"letters/{one.pk}/family")
    assert {member["id"] for member in family["members"]} == {one.pk, other.pk}
    assert {bond["state"] for member in family["members"] for bond in member["bonds"]} == {
        "confirmed"
    }
    assert got(clerk, f"letters/{one.pk}")["ties"][0]["other"] == other.pk
    done(post(clerk, f"ties/{tie}/reject"))
    assert len(got(clerk, f"letters/{one.pk}/family")["members"]) == 1
    done(post(clerk, f"ties/{tie}/confirm"))
    done(sent(clerk, "DELETE", f"ties/{tie}"))
    assert code(post(clerk, f"letters/{one.pk}/ties", {**body, "other": one.pk})) == "L402"
    assert code(post(clerk, "ties/999/confirm")) == "L401"


def test_a_private_link_shows_its_host_only_to_who_may_not_see_it(
    clerk: Client, head: Client, home: int
) -> None:
    letter = kept(home)
    Link.objects.create(letter=letter, url="https://meet.example.org/j/123?pwd=9876", private=True)
    [hidden], [told] = (got(who, f"letters/{letter.pk}/links") for who in (clerk, head))
    assert (hidden["hidden"], "9876" in hidden["url"]) == (True, False)
    assert (told["hidden"], "9876" in told["url"]) == (False, True)
    assert hidden["url"].startswith("https://meet.example.org/")


def test_links_are_asked_where_the_installation_allows_it(
    clerk: Client, home: int, settings
) -> None:
    letter = kept(home)
    Link.objects.create(letter=letter, url="https://www.example.org/")
    assert code(post(clerk, f"letters/{letter.pk}/links/asking")) == "L404"
    settings.WIAN_ASK_LINKS = True
    assert done(post(clerk, f"letters/{letter.pk}/links/asking"))[0]["state"] == ""


def test_a_letter_is_found_in_either_digits_and_filtered(clerk: Client, home: int) -> None:
    letter = searched(home, "ปรับปรุงสะพาน เลขที่ ๑๕๖๕", subject="สะพานข้ามน้ำ", issuer="แขวงทางหลวง")
    searched(home, "เรื่องอื่น", subject="ประชุมประจำเดือน", state="aside")
    for words in ("๑๕๖๕", "1565", "สะพาน"):
        found = got(clerk, f"letters?q={words}")
        assert [(hit["id"], hit["office"]) for hit in found["items"]] == [(letter, "d5701")]
        marked = [
            part["text"]
            for shown in found["items"][0]["shown"]
            for part in shown["segments"]
            if part["marked"]
        ]
        assert marked
    assert [hit["subject"] for hit in got(clerk, "letters?state=aside")["items"]] == [
        "ประชุมประจำเดือน"
    ]
    assert got(clerk, "letters?office=d5702")["items"] == []
    assert got(clerk, "letters/suggest?q=สะพ")["subjects"] == ["สะพานข้ามน้ำ"]
    assert code(clerk.get("/api/letters?cursor=x")) == "L501"


def test_a_list_comes_in_pages_and_costs_the_same_for_many(
    clerk: Client, home: int, django_assert_max_num_queries
) -> None:
    letters = [searched(home, f"เรื่อง {n}") for n in range(7)]
    got(clerk, "letters")
    with django_assert_max_num_queries(12):
        assert [hit["id"] for hit in got(clerk, "letters")["items"]] == letters[::-1]
    page = got(clerk, "letters?limit=4")
    rest = got(clerk, f"letters?limit=4&cursor={page['next']}")
    assert [hit["id"] for hit in page["items"] + rest["items"]] == letters[::-1]
    assert (page["total"], page["more"], rest["next"]) == (7, False, None)


def test_an_outsider_finds_and_ties_nothing(
    clerk: Client, outsider: Client, stranger: Client, home: int
) -> None:
    one, other = kept(home, subject="เรื่องลับตา"), kept(home, "ชร 1/2")
    index(one.pk)
    for tail in ("family", "links"):
        assert got(clerk, f"letters/{one.pk}/{tail}") is not None
        assert outsider.get(f"/api/letters/{one.pk}/{tail}").status_code == 404
        assert stranger.get(f"/api/letters/{one.pk}/{tail}").status_code == 401
    assert got(clerk, "letters?q=ลับตา")["total"] == 1
    assert got(outsider, "letters?q=ลับตา")["total"] == 0
    assert got(outsider, "letters/suggest?q=ลับตา")["subjects"] == []
    body = {"other": other.pk, "kind": "reply"}
    assert post(outsider, f"letters/{one.pk}/ties", body).status_code == 403
    assert post(outsider, f"letters/{one.pk}/links/asking").status_code == 403
