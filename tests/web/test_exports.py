"""A file of the directory is of the day that was asked for, or there is none."""

from __future__ import annotations

import pytest

from tests.web.conftest import Somebody, signed_in
from wian.ledger.models import Entry


@pytest.mark.parametrize("name", ["directory.xlsx", "offices.csv", "template.csv"])
def test_a_day_that_is_none_is_refused_in_words_and_nothing_goes_out(
    name: str, house: Somebody
) -> None:
    for typed in ("31 เม.ย. 2568", "พรุ่งนี้เช้า"):
        answer = signed_in(house).get(f"/directory/export/{name}", {"on": typed})
        assert answer.status_code == 400
        assert answer.headers["Content-Type"].startswith("text/html")
        assert "อ่านวันที่นี้ไม่ได้" in answer.content.decode()
    assert not Entry.objects.filter(verb="directory.export").exists()
