"""What leaves with a file: its bytes, a name that fits them, and headers that let nothing run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.files.hands import LETTER, content, office_file, shelved, stored
from tests.scanning.makers import LINES, drawn, pdf, saved
from wian.files import queries
from wian.files.errors import Refused
from wian.files.headers import headers, picture_headers
from wian.files.kinds import DOCUMENTS, INLINE
from wian.files.names import for_saving
from wian.files.values import Opened
from wian.offices.acting import SYSTEM, Actor


def told(media: str, name: str = "ก.pdf", **how: bool) -> dict[str, str]:
    return headers(Opened(None, for_saving(name, media), media, 7, None), **how)


@pytest.mark.django_db
def test_an_opened_text_tells_its_encoding_and_is_read_from_its_beginning(clerk: Actor) -> None:
    file = shelved(clerk, LETTER.decode().encode("cp874"), "จดหมาย")
    found = queries.opened(clerk, file, how="view")
    assert headers(found)["Content-Type"] == "text/plain; charset=windows-874"
    assert headers(found)["Content-Length"] == str(found.size)
    with found.stream as stream:
        assert stream.read().decode("cp874") == LETTER.decode()


@pytest.mark.django_db
def test_a_file_whose_bytes_are_gone_or_cut_short_says_so(clerk: Actor, shelf) -> None:
    file = shelved(clerk)
    queries.opened(clerk, file, how="view").stream.close()
    kept = content(shelf)[0]
    kept.write_bytes(b"short")
    with pytest.raises(Refused, match="B106"):
        queries.opened(clerk, file, how="view")
    kept.unlink()
    with pytest.raises(Refused, match="B106"):
        queries.opened(clerk, file, how="view")


@pytest.mark.django_db
def test_a_way_of_opening_is_one_of_the_list(clerk: Actor) -> None:
    with pytest.raises(ValueError, match="opened in one of"):
        queries.opened(SYSTEM, stored(clerk), how="peek")


def test_nothing_of_a_file_runs_or_stays() -> None:
    for found in (told("application/pdf"), picture_headers(9)):
        assert found["X-Content-Type-Options"] == "nosniff"
        assert found["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert found["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("media", sorted(DOCUMENTS))
def test_only_what_runs_nothing_is_shown_in_the_browser(media: str) -> None:
    shown = told(media)["Content-Disposition"].partition(";")[0]
    assert shown == ("inline" if media in INLINE else "attachment")
    assert told(media, attachment=True)["Content-Disposition"].startswith("attachment;")


def test_a_thai_name_travels_as_rfc_5987_has_it() -> None:
    line = told("application/pdf", "หนังสือ ว ๑.pdf", attachment=True)["Content-Disposition"]
    assert line.startswith("attachment; filename*=utf-8''%E0%B8%AB")
    assert line.isascii()


@given(st.text(max_size=60))
def test_no_name_breaks_out_of_its_header(name: str) -> None:
    line = told("application/pdf", name)["Content-Disposition"]
    assert line.isascii()
    assert not re.search(r"[\r\n\x00]", line)
    assert re.fullmatch(r'inline; filename(="(\\.|[^"\\])*"|\*=utf-8\'\'[^ ;"]*)', line)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "name", "saved_as"),
    [
        (pdf(LINES), "หนังสือ.exe", "หนังสือ.exe.pdf"),
        (saved(drawn(), "PNG"), "รูป.html", "รูป.html.png"),
        (office_file("xl__workbook_dot_xml"), "ตาราง.xlsx", "ตาราง.xlsx"),
    ],
)
def test_a_saved_name_ends_in_what_the_bytes_are(
    clerk: Actor, data: bytes, name: str, saved_as: str
) -> None:
    file = shelved(clerk, data, name, taken=DOCUMENTS)
    found = queries.opened(clerk, file, how="download")
    found.stream.close()
    assert found.name == saved_as
