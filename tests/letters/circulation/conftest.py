"""A province's letter that goes round its districts."""

from __future__ import annotations

import pytest

from tests.letters.conftest import having
from tests.notices.conftest import hooked, line, mails
from wian.letters.models import Letter
from wian.offices.acting import Actor
from wian.offices.audience import Part, Rule
from wian.offices.queries.offices import by_key

__all__ = ["hooked", "line", "mails"]
PROVINCE = "p57"
DISTRICTS = Rule((Part(kinds=("district",), areas=("57",)),))


def issued(office: int, **columns: object) -> int:
    """An office's letter that has its number."""
    values = {"way": "out", "state": "issued", "source": "written", "subject": "ขอเชิญประชุม"}
    return Letter.objects.create(office_id=office, **(values | columns)).pk


@pytest.fixture
def province(directory: None) -> int:
    """The province that sends."""
    return by_key(PROVINCE)


@pytest.fixture
def sender(directory: None) -> Actor:
    """The clerk of the province, without a role anywhere below it."""
    return having("clerk", PROVINCE)


@pytest.fixture
def letter(province: int) -> int:
    """The province's letter, numbered and not sent yet."""
    return issued(province, number="ชร 0019/ว 12")
