"""People who sign for the office of these tests in place of its head."""

from __future__ import annotations

from tests.letters.inside import again, somebody
from wian.offices.acting import SYSTEM, Actor, today
from wian.offices.actions.people import begin_tenure
from wian.offices.models import Account, Post
from wian.offices.stays import Absence, Mode


def head_post(office: int) -> int:
    """The head's post of an office of the built-in directory."""
    return Post.objects.get(office=office, head=True).pk


def standing_in(office: int, *, mode: Mode = "acting", role: str = "head") -> Actor:
    """A deputy of the office who is in the head's post in this mode from today on."""
    deputy = somebody(role, office, given="ผู้แทน", title="ปลัดอำเภออาวุโส")
    person = Account.objects.values_list("person", flat=True).get(pk=deputy.account)
    assert person is not None
    absence: Absence | None = "leave" if mode == "acting" else None
    begin_tenure(
        SYSTEM, post=head_post(office), person=person, mode=mode, since=today(), absence=absence
    )
    return again(deputy)
