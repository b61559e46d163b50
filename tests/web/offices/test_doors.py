"""Who comes in where: each page opens for somebody, is refused to others, and asks strangers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.offices.pages import refused, words
from wian.offices.models import Account, Person

pytestmark = pytest.mark.django_db
Visitor = Callable[[str], Client]

# page, who is let in, who is not, and what the refusal says in the ledger
DOORS = (
    ("/directory/d5704/", "officer", "outsider", "outside"),
    ("/directory/d5704/?on=1 ต.ค. 2560", "officer", "outsider", "outside"),
    ("/directory/?open=d5704", "officer", "outsider", "outside"),
    ("/directory/d5704/change/details", "keeper", "officer", "role-cannot"),
    ("/directory/d5704/change/move", "keeper", "neighbour", "outside"),
    ("/directory/d5704/change/split", "keeper", "neighbour", "outside"),
    ("/directory/d5704/change/merge", "keeper", "neighbour", "outside"),
    ("/directory/d5704/change/close", "keeper", "neighbour", "outside"),
    ("/directory/people/{chief}/", "officer", "outsider", "not-shown"),
    ("/directory/accounts/{officer}", "keeper", "neighbour", "outside"),
    ("/directory/links", "clerk", "officer", "role-cannot"),
    ("/directory/import", "keeper", "officer", "role-cannot"),
    ("/directory/ledger", "keeper", "officer", "role-cannot"),
    ("/directory/administration", "keeper", "officer", "role-cannot"),
    ("/directory/audience", "officer", "nobody", "no-role"),
    ("/directory/groups", "officer", "nobody", "no-role"),
    ("/directory/export/offices.csv", "officer", "nobody", "no-role"),
)


@pytest.fixture
def visitor(request: pytest.FixtureRequest) -> Visitor:
    """The client of this name."""
    return lambda name: request.getfixturevalue(name)


def address(page: str) -> str:
    """The page with the numbers of this run in it."""
    chief = Person.objects.filter(tenures__post__office__key="d5704").first()
    officer = Account.objects.filter(login="officer").first()
    return page.format(chief=chief and chief.pk, officer=officer and officer.pk)


@pytest.mark.parametrize(("page", "guest", "other", "why"), DOORS, ids=[d[0] for d in DOORS])
def test_a_page_opens_for_its_people_and_is_refused_to_others(
    page: str, guest: str, other: str, why: str, visitor: Visitor
) -> None:
    visitor("officer")
    at = address(page)
    assert visitor(guest).get(at).status_code == 200
    assert not refused()
    answer = visitor(other).get(at)
    assert answer.status_code == 403
    assert "ขอบทบาทจากผู้ดูแลระบบของหน่วยงาน" in words(answer)
    assert [line.why for line in refused()] == [why]


@pytest.mark.parametrize("page", [door[0] for door in DOORS])
def test_a_stranger_signs_in_first_and_then_comes_back(page: str, directory: None) -> None:
    at = address(page.replace("{officer}", "1"))
    answer = Client().get(at)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"{reverse('account_login')}?next=/directory/")
    assert not refused()


def test_what_a_stranger_sends_is_not_done(directory: None) -> None:
    for page in ("/directory/d5704/change/close", "/directory/groups", "/directory/accounts"):
        answer = Client().post(page, {"do": "yes"})
        assert answer.status_code == 302
        assert answer.headers["Location"] == reverse("account_login")


def test_an_office_that_is_not_there_is_404(officer: Client) -> None:
    assert officer.get("/directory/d9999/").status_code == 404
    assert officer.get("/directory/d5704/change/rename").status_code == 404
    assert officer.get("/directory/people/999999/").status_code == 404
    assert officer.get("/directory/groups/nowhere").status_code == 404
    assert officer.get("/directory/export/secrets.csv").status_code == 404


def test_a_group_of_other_offices_only_is_not_there(officer: Client, outsider: Client) -> None:
    assert officer.get("/directory/groups/zone-north").status_code == 404
    assert outsider.get("/directory/groups/pilot-districts").status_code == 404
