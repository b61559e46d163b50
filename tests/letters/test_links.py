"""Links of letters are asked with care: nothing inside the walls, nothing private, nothing slow."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.letters.inside import kept, somebody
from wian.ledger.queries import latest
from wian.letters.actions.links import ask_links, ask_links_of, keep_answers
from wian.letters.errors import Refused
from wian.letters.links import ask
from wian.letters.models import Link
from wian.letters.queries.threads import links
from wian.offices.acting import Actor, Denied
from wian.outside import Rules, public

pytestmark = pytest.mark.django_db


class Site(BaseHTTPRequestHandler):
    """A small site: pages that are there, gone, moved, broken, slow, or know no HEAD."""

    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        page, _, rest = self.path.strip("/").partition("/")
        if page == "drip":
            self._drip()
            return
        if page == "no-head":
            self.send_response(405 if self.command == "HEAD" else 200)
        elif page == "moved":
            self.send_response(302)
            self.send_header("Location", "/" + rest)
        elif page == "inside":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/secret")
        elif page == "circle":
            self.send_response(302)
            self.send_header("Location", "/circle")
        else:
            self.send_response(int(page) if page.isdecimal() else 200)
        self.end_headers()

    def _drip(self) -> None:
        """One byte of a head that never ends, again and again."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            for _ in range(100):
                self.wfile.write(b"X: 1\r\n")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, int]]:
    """The site's address and port, on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    port = server.server_address[1]
    yield f"http://127.0.0.1:{port}", port
    server.shutdown()
    server.server_close()


@pytest.fixture
def rules(site: tuple[str, int]) -> Rules:
    """This machine may be asked, by its port of the test; all else as it is."""
    here = frozenset({"127.0.0.1"})
    return Rules(allowed=lambda a: a in here, ports=frozenset({site[1]}), seconds=1.0, in_all=1.5)


@pytest.mark.parametrize(
    ("path", "alive", "code"),
    [
        ("/here", True, "200"),
        ("/no-head", True, "200"),
        ("/moved/here", True, "200"),
        ("/404", False, "404"),
        ("/410", False, "410"),
        ("/401", True, "401"),
        ("/503", False, "503"),
        ("/circle", False, "redirects"),
        ("/drip", False, "timeout"),
        ("/ก?ข=ค", True, "200"),
    ],
)
def test_an_answer_tells_whether_the_page_is_there(
    site: tuple[str, int], rules: Rules, path: str, alive: bool, code: str
) -> None:
    started = time.monotonic()
    found = ask(site[0] + path, rules=rules)
    assert (found.alive, found.code) == (alive, code)
    assert time.monotonic() - started < 4


def test_a_redirect_to_an_address_inside_is_not_followed(
    site: tuple[str, int], rules: Rules
) -> None:
    inside = Rules(rules.allowed, rules.ports | {80}, 1.0, 1.5)
    assert ask(f"{site[0]}/inside", rules=inside).code == "not-public"


def test_nothing_on_this_machine_is_asked_by_the_rules_that_hold(site: tuple[str, int]) -> None:
    Site.asked.clear()
    host = f"127.0.0.1:{site[1]}"
    for url in (f"http://{host}/", f"http://localhost:{site[1]}/"):
        assert ask(url).code == "port"
    for url in ("http://localhost/", "http://127.0.0.1/", "http://[::1]/", "http://2130706433/"):
        assert ask(url).code == "not-public"
    assert Site.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "http://",
        "http://user@example.org/",
        "http://a:b@example.org/",
        "http://exa mple.org/",
        "http://example.org/\r\nHost: inside",
        "http://[::1",
        "http://example.org:99999/",
        "javascript:alert(1)",
        "http://example.org/" + "a" * 3000,
        "",
    ],
)
def test_what_is_no_plain_web_address_is_not_asked(url: str) -> None:
    found = ask(url)
    assert (found.alive, found.code) == (False, "no-address")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
        "ff02::1",
    ],
)
def test_an_address_inside_the_walls_is_not_public(address: str) -> None:
    assert not public(address)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_public_in_its_new_form_as_in_its_old(address: IPv4Address) -> None:
    assert public(f"::ffff:{address}") is public(f"64:ff9b::{address}") or not public(str(address))
    if not public(str(address)):
        assert not public(f"::ffff:{address}")
        assert not public(f"64:ff9b::{address}")


def test_open_addresses_are_public() -> None:
    assert public("1.1.1.1")
    assert public("2606:4700:4700::1111")


def test_each_link_of_a_letter_has_its_answer_and_private_ones_are_not_asked(
    home: int, site: tuple[str, int], rules: Rules
) -> None:
    letter = kept(home)
    here = Link.objects.create(letter=letter, url=f"{site[0]}/here", qr=True, page=1)
    gone = Link.objects.create(letter=letter, url=f"{site[0]}/404")
    own = Link.objects.create(letter=letter, url=f"{site[0]}/j?pwd=x", private=True)
    Site.asked.clear()
    keep_answers(letter.pk, rules=rules)
    for link, state, answer in ((here, "alive", "200"), (gone, "dead", "404"), (own, "", "")):
        link.refresh_from_db()
        assert (link.state, link.answer) == (state, answer)
        assert (link.asked_at is None) == (state == "")
    assert not [page for page in Site.asked if "pwd" in page]
    assert latest(limit=1)[0].verb.name == "letter.link"


def test_links_are_not_asked_where_nobody_switched_it_on(
    home: int, clerk: Actor, outsider: Actor, settings: Any, site: tuple[str, int]
) -> None:
    settings.WIAN_ASK_LINKS = False
    letter = kept(home)
    Link.objects.create(letter=letter, url=f"{site[0]}/here")
    with pytest.raises(Refused) as refused:
        ask_links(clerk, letter=letter.pk)
    assert refused.value.number == "L404"
    ask_links_of.func(letter.pk)
    assert Link.objects.get().state == ""
    settings.WIAN_ASK_LINKS = True
    with pytest.raises(Denied):
        ask_links(outsider, letter=letter.pk)
    ask_links(clerk, letter=letter.pk)
    assert latest(limit=1)[0].verb.name == "letter.link"


def test_a_private_link_shows_its_host_only_to_who_may_not_see_it(
    home: int, clerk: Actor, outsider: Actor
) -> None:
    chief = somebody("head", home, given="หัวหน้า")
    letter = kept(home)
    url = "https://us05web.zoom.us/j/0002468135?pwd=namfon65"
    Link.objects.create(letter=letter, url=url, private=True)
    (seen,) = links(chief, letter.pk)
    assert (seen.url, seen.hidden) == (url, False)
    (masked,) = links(clerk, letter.pk)
    assert masked.hidden
    assert masked.url == "https://us05web.zoom.us/••••••••"
    with pytest.raises(LookupError):
        links(outsider, letter.pk)
