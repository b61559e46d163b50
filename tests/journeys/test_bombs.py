"""What is meant ill is refused in words or shown harmless, while everybody else goes on working."""

from __future__ import annotations

import html
import io
import re
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import requests

from tests.journeys import bombs
from tests.journeys.staff import PASSWORD, staffed

SECONDS, BESIDE = 60, 3.0
"""An answer to whoever sends it; one to everybody else meanwhile."""
TAKEN_OR_TOLD = re.compile(r"letters/\?box=reading|\b[BFL]\d{3}\b")


class Clerk:
    """A clerk without a browser, signed in over HTTP."""

    def __init__(self, house: str) -> None:
        self.house, self.session = house, requests.Session()
        self.post("/signin", login="clerk", password=PASSWORD)

    def get(self, path: str) -> requests.Response:
        """What the address answers."""
        return self.session.get(self.house + path, timeout=SECONDS)

    def post(self, path: str, files: object = None, **fields: str) -> requests.Response:
        """What the form of the address answers to these fields."""
        shown = self.get(path).text
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown)
        assert token, path
        office = re.search(r'name="office".*?<option value="(\d+)"', shown, re.DOTALL)
        sent = {"csrfmiddlewaretoken": token[1], **fields}
        if office and "office" not in fields:
            sent["office"] = office[1]
        return self.session.post(
            self.house + path, sent, files=files, headers={"Referer": self.house}, timeout=SECONDS
        )

    def reads(self) -> None:
        """Nothing waits to be read any more."""
        deadline = time.monotonic() + SECONDS
        while 'class="hits"' in self.get("/letters/?box=reading").text:
            assert time.monotonic() < deadline, "still being read"
            time.sleep(0.2)

    def letters(self, *boxes: str) -> list[str]:
        """The addresses of all letters in these boxes of the desk."""
        pages = (self.get(f"/letters/?box={box}").text for box in boxes)
        return sorted({at for page in pages for at in re.findall(r"/letters/\d+/read", page)})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the house."""
    return tmp_path_factory.mktemp("bombs") / "home"


@pytest.fixture(scope="module")
def clerk(home: Path) -> Iterator[Clerk]:
    """The clerk of a district, in a house whose temporary files lie beside it."""
    aside = home.parent / "tmp"
    aside.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(aside))
        with staffed(home, "clerk:clerk:d5701") as house:
            yield Clerk(house)


@contextmanager
def others_go_on(clerk: Clerk) -> Iterator[list[float]]:
    """How long everybody else waits for the site and for a page, again and again meanwhile."""
    waited, done, other = list[float](), threading.Event(), Clerk(clerk.house)

    def ask() -> None:
        while not done.is_set():
            for path in ("/healthz", "/letters/"):
                start = time.monotonic()
                answer = other.get(path)
                waited.append(time.monotonic() - start if answer.ok else SECONDS)
            done.wait(0.3)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield waited
    finally:
        done.set()
        asking.join()


def outside(home: Path) -> set[str]:
    """What lies around the store: names of files in the house and beside it."""
    store = home / "files"
    found = (path for path in home.parent.rglob("*") if path.is_file())
    return {path.name for path in found if not path.is_relative_to(store)}


def test_every_bomb_is_refused_or_harmless_while_others_go_on(clerk: Clerk, home: Path) -> None:
    before = outside(home)
    with others_go_on(clerk) as waited:
        for what, (name, data) in bombs.every().items():
            start = time.monotonic()
            answer = clerk.post("/letters/take", files=[("files", (name, data))])
            assert answer.status_code in (200, 413, 422), what
            assert TAKEN_OR_TOLD.search(answer.text), what
            assert "<script>alert" not in answer.text, what
            clerk.reads()
            assert time.monotonic() - start < SECONDS, what
    assert len(waited) > 20
    assert max(waited) < BESIDE
    new = outside(home) - before
    assert {name for name in new if not name.startswith("wian.sqlite3")} == set()


def test_what_could_not_be_read_stands_in_needs_attention_with_the_reason(clerk: Clerk) -> None:
    page = clerk.get("/letters/?box=attention").text
    for name in ("locked.pdf", "half.pdf", "unfolds.pdf"):
        assert name in page


def test_every_letter_of_them_opens_and_runs_nothing(clerk: Clerk) -> None:
    found = clerk.letters("look", "attention", "waiting")
    assert len(found) > 10
    names = ""
    for at in found:
        for path in (at, at.removesuffix("/read")):
            answer = clerk.get(path)
            assert answer.status_code == 200, path
            assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]
            for live in (bombs.SCRIPT, bombs.SVG, "<svg xmlns", "<img src=x", "\u202e", "../.."):
                assert live not in answer.text, path
            names += answer.text
        for file in set(re.findall(r"/files/\d+(?=[\"?])", names)):
            given = clerk.get(file)
            assert given.headers["X-Content-Type-Options"] == "nosniff"
            assert "sandbox" in given.headers["Content-Security-Policy"]
            assert "text/html" not in given.headers["Content-Type"]
    assert html.escape(bombs.SCRIPT) in names
    assert "C:\\Windows" not in names


def test_formulas_are_text_in_the_workbook_of_the_register(clerk: Clerk) -> None:
    for at in clerk.letters("look"):
        if "HYPERLINK" in html.unescape(page := clerk.get(at).text):
            break
    revision = re.search(r'name="revision" value="(\d+)"', page)
    assert revision
    done = clerk.post(at, do="register", revision=revision[1])
    assert "done=registered" in done.url
    until = datetime.now(ZoneInfo("Asia/Bangkok")).date().isoformat()
    kept = {"kind": "in", "count": "1", "until": until, "subject": "@SUM(1+1)*cmd|' /C calc'!A0"}
    clerk.post("/letters/registers/reserve", **kept)
    book = re.search(r"/letters/registers/\d+", clerk.get("/letters/registers").text)
    assert book
    data = clerk.get(f"{book[0]}/print?form=xlsx").content
    with zipfile.ZipFile(io.BytesIO(data)) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
        words = html.unescape(workbook.read("xl/sharedStrings.xml").decode())
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert bombs.FORMULA in words
    assert "@SUM(1+1)" in words


def test_the_worker_still_reads_what_comes_next(clerk: Clerk) -> None:
    before = set(clerk.letters("look"))
    text = bombs.letter("เรื่องถัดไป", 40)
    clerk.post("/letters/take", files=[("files", ("next.txt", text.encode()))])
    clerk.reads()
    [came] = set(clerk.letters("look")) - before
    assert "เรื่องถัดไป" in clerk.get(came).text
